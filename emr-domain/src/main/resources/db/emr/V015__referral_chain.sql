-- Stays of one person at several facilities, and papers of a HIS that wait for somebody to send the patient's data.

-- The requests of a facility by time (21 = ServiceRequest): which of them nobody has referred yet.
create index resource_request on resource (facility, lo) where type = 21;

-- A paper of the HIS that somebody does not want to send. Taken back, the row goes; the trail keeps both.
create table paper_aside (
    request  uuid primary key,                  -- the ServiceRequest
    at       timestamptz(3) not null,
    facility smallint not null references facility,
    account  text not null
);
alter table paper_aside enable row level security;
create policy by_facility on paper_aside to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, delete on paper_aside to emr_app;

-- The other patients behind whom the same person is, of whom the caller may read something: the caller's facility keeps
-- them, was sent something of them, or was given leave. Of everybody else not even that they exist.
create function same_person(p_patient uuid) returns table (patient uuid)
    language sql stable security definer set search_path = emr, pg_temp as $$
    with linked as (
        select o.patient, o.facility
        from patient_link m join patient_link o on o.person = m.person
        where m.patient = p_patient
    ), open as (
        select l.patient from linked l
        where l.facility = caller_facility()
           or exists (select from stream s join access_grant g on g.stream = s.key
                      where s.subject = l.patient and g.facility = caller_facility())
           or exists (select from patient_grant g
                      where g.patient = l.patient and g.ended is null and now() between g.since and g.until
                        and (g.facility = caller_facility() or g.account = caller_part(4)))
    )
    select o.patient from open o
    where o.patient <> p_patient and exists (select from open m where m.patient = p_patient)
    order by o.patient
$$;
revoke execute on function same_person from public;
grant execute on function same_person to emr_app;
