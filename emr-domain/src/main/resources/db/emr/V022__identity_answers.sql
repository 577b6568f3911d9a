-- What a steward is asked about who is who keeps the number that it is about, so that it is asked once a number and closed by
-- itself when a later number answers it; and what the answer changed, so that it can be taken back.
alter table identity_task
    add number   text collate "C",              -- null: about no number, or asked before this column was there
    add person   uuid,                          -- Person that the patient was linked to before the answer
    add released text collate "C";              -- number that the answer took from that Person
grant update (closed, decision, decided_by, note, person, released) on identity_task to emr_app;

update identity_task t set number = n.value
from (select distinct on (patient) patient, value from person_number where system = 1 and state = 2
      order by patient, since desc) n
where n.patient = t.patient and t.system = 1;

-- Nobody has two verified citizen numbers. Where an earlier version claimed a second one, the first stays (the Person was made
-- with it), and a steward is asked about the other.
with several as (
    select ctid as at, row_number() over (partition by person order by since, value) as nth
    from person_number where system = 1 and state = 1
), second as (
    update person_number n set state = 2 from several s where n.ctid = s.at and s.nth > 1
    returning n.facility, n.patient, n.value
)
insert into identity_task (id, facility, patient, rule, system, number, opened)
select gen_random_uuid(), s.facility, s.patient, 'identity.second', 1, s.value, now() from second s
where not exists (select from identity_task t where t.patient = s.patient and t.rule = 'identity.second'
                  and t.number = s.value);

create unique index person_number_one_citizen on person_number (person) where system = 1 and state = 1;
-- State 3: released, when a steward found that it was claimed wrongly. Disputed ones are looked up by their patient.
create index person_number_disputed on person_number (patient) where state = 2;
