-- What a steward decided about who is who. Nothing is merged by it.
alter table identity_task
    add other    uuid,                          -- patient of the same facility who may be meant; null: of another one
    add decision smallint,                      -- IdentityTask.Decision; null while it waits
    add decided_by text,
    add note     text,
    add check ((closed is null) = (decision is null));
grant update (closed, decision, decided_by, note) on identity_task to emr_app;
create index identity_task_closed on identity_task (facility, closed desc) where closed is not null;

-- Who was born on the day: the few among whom somebody alike is looked for.
create index patient_search_birth on patient_search (facility, birth);

-- Who has the same name, sex and day of birth and isn't known to be the same person is shown to a steward, once a pair. Two of
-- whom each has a verified citizen number of their own are two, whatever they are called.
create function index_alike(p_patient uuid) returns void language sql security definer set search_path = emr, pg_temp as $$
    insert into identity_task (id, facility, patient, other, rule, system, opened)
    select gen_random_uuid(), p.facility, p.patient, s.patient, 'identity.alike', 0, now()
    from patient_search p
    join patient_search s on s.facility = p.facility and s.birth = p.birth
                         and s.name_key = p.name_key and s.sex = p.sex and s.patient <> p.patient
    left join patient_link a on a.patient = p.patient
    left join patient_link b on b.patient = s.patient
    where p.patient = p_patient and p.facility = caller_facility() and length(p.birth) = 10
      and a.person is distinct from b.person
      and not (exists (select from person_number n where n.person = a.person and n.system = 1 and n.state = 1)
               and exists (select from person_number n where n.person = b.person and n.system = 1 and n.state = 1))
      and not exists (select from identity_task t where t.facility = p.facility and t.rule = 'identity.alike'
                      and (t.patient = p.patient and t.other = s.patient or t.patient = s.patient and t.other = p.patient))
    order by s.patient limit 20
$$;
revoke execute on function index_alike from public;
grant execute on function index_alike to emr_app;
create index identity_task_patient on identity_task (patient);
create index identity_task_other on identity_task (other) where other is not null;
