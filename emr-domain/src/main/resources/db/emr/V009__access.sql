-- On what ground a patient may be read, apart from treating it and from a referral (docs/access.md).

-- When what it speaks about ended; infinity: it goes on. For stays; null where there is no end to know.
alter table resource add hi timestamptz(3);

-- Lets everybody of a facility, or one person, read a patient for a time. Ends by itself; ended early is the only change.
create table patient_grant (
    register uuid not null,                     -- the consent, legal request, emergency or declaration that gives it
    patient  uuid not null,
    stay     uuid,                              -- only this one; null: the whole record
    since    timestamptz(3) not null,
    until    timestamptz(3) not null,
    ended    timestamptz(3),
    giver    smallint not null references facility,
    facility smallint references facility,      -- everybody there may read, or
    basis    smallint not null,                 -- LegalBasis
    account  text,                              -- this person
    primary key (register, patient),
    check ((facility is null) <> (account is null)),
    check (until > since)
);
create index patient_grant_patient on patient_grant (patient);
create index patient_grant_facility on patient_grant (facility, until) where ended is null;
create index patient_grant_account on patient_grant (account, until) where ended is null;

-- Whether the caller's facility itself keeps this patient.
create function keeps(p_patient uuid) returns boolean
    language sql stable security definer set search_path = emr, pg_temp
    as $$ select exists (select from resource where id = p_patient and type = 6 and facility = caller_facility()) $$;

alter table patient_grant enable row level security;
create policy reads on patient_grant for select to emr_app using
    (giver = (select caller_facility()) or facility = (select caller_facility())
     or account = (select caller_part(4)) or keeps(patient));
create policy gives on patient_grant for insert to emr_app with check
    (giver = (select caller_facility()) and basis in (1, 3, 4) and keeps(patient));
create policy ends on patient_grant for update to emr_app using
    (ended is null and (giver = (select caller_facility()) or account = (select caller_part(4))))
    with check (giver = (select caller_facility()) or account = (select caller_part(4)));
grant select, insert, update (ended) on patient_grant to emr_app;

-- A record that was opened in an emergency, until a privacy officer has judged it and after.
create table access_override (
    id        uuid primary key,
    opened    timestamptz(3) not null,
    until     timestamptz(3) not null,
    due       timestamptz(3) not null,          -- of the review
    reviewed  timestamptz(3),
    facility  smallint not null references facility,
    patients  smallint not null,                -- how many records it opened
    justified boolean,
    keepers   smallint[] not null,              -- facilities that keep the records that it opened
    account   text not null,
    name      text not null,
    reason    text not null,
    reviewer  text,
    note      text
);
create index access_override_open on access_override (facility, due) where reviewed is null;
alter table access_override enable row level security;
create policy reads on access_override for select to emr_app using
    (facility = (select caller_facility()) or (select caller_facility()) = any (keepers));
create policy judges on access_override for update to emr_app using
    (reviewed is null and facility = (select caller_facility()) and account <> (select caller_part(4)))
    with check (facility = (select caller_facility()));
grant select, update (reviewed, justified, reviewer, note) on access_override to emr_app;

-- What an authority has asked in writing.
create table legal_request (
    id         uuid primary key,
    patient    uuid not null,
    entered    timestamptz(3) not null,
    until      timestamptz(3) not null,
    closed     timestamptz(3),
    facility   smallint not null references facility,
    dated      date not null,
    authority  text not null,
    number     text not null,
    subject    text not null,
    reader     text not null,                   -- account of who answers it
    entered_by text not null,
    closed_by  text
);
create index legal_request_facility on legal_request (facility, entered);
create index legal_request_patient on legal_request (patient);
alter table legal_request enable row level security;
create policy by_facility on legal_request to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy reader on legal_request for select to emr_app using (reader = (select caller_part(4)));
create policy kept on legal_request as restrictive for insert to emr_app with check (keeps(patient));
grant select, insert, update (closed, closed_by) on legal_request to emr_app;

-- The patient of a stream is one; who may read it may read the stream.
create or replace function granted(p_stream bigint, own smallint) returns boolean
    language sql stable parallel safe security definer set search_path = emr, pg_temp
    as $$
    select exists (select from access_grant where facility = own and stream = p_stream)
        or exists (
            select from patient_grant g join stream s on s.key = p_stream
            where g.patient = (select r.patient from resource r
                               where r.stream = p_stream and r.patient is not null limit 1)
              and (g.facility = own or g.account = caller_part(4))
              and g.ended is null and now() between g.since and g.until
              and (g.stay is null or s.subject = g.stay or s.subject = g.patient))
$$;

-- Who may read what others keep doesn't write there: only the node's own workers add what was received.
alter policy by_facility on entry with check
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or ((select caller_is_system()) and granted(stream, (select caller_facility()))));
alter policy by_facility on entry_content with check
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or ((select caller_is_system()) and granted(stream, (select caller_facility()))));
alter policy by_facility on resource with check
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or ((select caller_is_system()) and granted(stream, (select caller_facility()))));
create policy own_moves on stream as restrictive for update to emr_app using
    (facility = (select caller_facility()) or (select caller_is_system()));
create policy own_changes on resource as restrictive for update to emr_app using
    (facility = (select caller_facility()) or (select caller_is_system()));
create policy own_goes on resource as restrictive for delete to emr_app using
    (facility = (select caller_facility()) or (select caller_is_system()));

-- What the caller is to the patient, in one statement whoever asks about whomever: basis, and until when it was so.
create function relations(p_patient uuid) returns table (basis smallint, until timestamptz)
    language sql stable as $$
    select 6::smallint, coalesce(
        (select max(v.hi) from emr.resource v where v.patient = p_patient and v.type = 11 and not v.withdrawn
            and v.facility = (select emr.caller_facility())), p.updated)
    from emr.resource p
    where p.id = p_patient and p.type = 6 and p.facility = (select emr.caller_facility())
    union all
    select g.basis, case when r.state in (4, 6, 9) then r.changed else 'infinity' end
    from emr.stream s join emr.access_grant g on g.stream = s.key join emr.referral r on r.id = g.referral
    where s.subject = p_patient and s.kind = 2 and g.facility = (select emr.caller_facility())
    union all
    select g.basis, g.until
    from emr.patient_grant g
    where g.patient = p_patient and g.ended is null and g.since <= now() and g.until > now()
      and (g.facility = (select emr.caller_facility()) or g.account = (select emr.caller_part(4)))
$$;

-- Opens all records of one person to the caller, in an emergency; audit.open_override stands in front of it. Nothing when
-- nobody has the number; one null when more than one person has, and nothing opens.
create function open_override(p_id uuid, p_number text, p_patient uuid, p_name text, p_reason text, p_hours int,
                              p_due interval)
    returns setof uuid language plpgsql security definer set search_path = emr, pg_temp as $$
declare
    own smallint := caller_facility();
    persons uuid[];
    at timestamptz(3) := clock_timestamp();
begin
    if own is null or caller_part(1) <> 'staff' then
        raise insufficient_privilege using message = 'a record is opened in an emergency by staff of a facility';
    end if;
    persons := array(
        select l.person from patient_link l where l.patient = p_patient and keeps(p_patient)
        union
        select n.person from person_number n where n.system = 1 and n.state = 1 and n.value = p_number
        union
        select l.person from patient_search_number n
            join patient_search s on s.patient = n.patient
            join patient_link l on l.patient = n.patient
        where n.value = p_number
          and (s.citizen_number = p_number or right(s.insurance_number, 10) = right(p_number, 10)));
    if cardinality(persons) = 0 then
        return;
    elsif cardinality(persons) > 1 then
        return next null;
        return;
    end if;
    insert into access_override (id, opened, until, due, facility, patients, keepers, account, name, reason)
    select p_id, at, at + make_interval(hours => p_hours), at + p_due, own, count(*), array_agg(distinct l.facility),
           caller_part(4), p_name, p_reason
    from patient_link l where l.person = persons[1];
    return query
        insert into patient_grant (register, patient, since, until, giver, basis, account)
        select p_id, l.patient, at, at + make_interval(hours => p_hours), own, 5, caller_part(4)
        from patient_link l where l.person = persons[1]
        returning patient_grant.patient;
end $$;
revoke execute on function keeps, open_override from public;
grant execute on function keeps to emr_app;
