-- While the database has no space left, who opened a record in an emergency stands in the node's spool (ADR 0008). The node
-- says in the first statement of a transaction, beside emr.caller, which patients those are; it is believed as that is.

create function opened() returns setof uuid language sql stable parallel safe
    as $$ select cast(p as uuid) from unnest(string_to_array(nullif(current_setting('emr.opened', true), ''), ',')) p $$;

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
        or (coalesce(current_setting('emr.opened', true), '') <> ''
            and (select r.patient from resource r where r.stream = p_stream and r.patient is not null limit 1)
                in (select opened()))
$$;

create or replace function granting_facilities() returns setof smallint
    language sql stable security definer set search_path = emr, pg_temp as $$
    select distinct p.facility
    from patient_grant g join resource p on p.id = g.patient
    where (g.facility = caller_facility() or g.account = caller_part(4))
      and g.ended is null and now() between g.since and g.until
    union
    select p.facility from resource p where p.id in (select opened())
$$;

create or replace function relations(p_patient uuid) returns table (basis smallint, until timestamptz)
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
    union all
    select 5::smallint, 'infinity'::timestamptz from emr.opened() o where o = p_patient
$$;

-- Whom a number or a patient of the own facility means.
create function persons_meant(p_number text, p_patient uuid) returns uuid[]
    language sql stable security definer set search_path = emr, pg_temp as $$
    select array(
        select l.person from patient_link l where l.patient = p_patient and keeps(p_patient)
        union
        select n.person from person_number n where n.system = 1 and n.state = 1 and n.value = p_number
        union
        select l.person from patient_search_number n
            join patient_search s on s.patient = n.patient
            join patient_link l on l.patient = n.patient
        where n.value = p_number
          and (s.citizen_number = p_number or right(s.insurance_number, 10) = right(p_number, 10)))
$$;

create or replace function open_override(p_id uuid, p_number text, p_patient uuid, p_name text, p_reason text, p_hours int,
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
    persons := persons_meant(p_number, p_patient);
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

-- The same without writing, for the node while it may not write: what it finds it keeps in the spool before it answers.
create function patients_meant(p_number text, p_patient uuid) returns setof uuid
    language plpgsql stable security definer set search_path = emr, pg_temp as $$
declare
    persons uuid[];
begin
    if not caller_is_system() then
        raise insufficient_privilege using message = 'the node itself asks whom a number means';
    end if;
    persons := persons_meant(p_number, p_patient);
    if cardinality(persons) > 1 then
        return next null;
        return;
    end if;
    return query select l.patient from patient_link l where l.person = persons[1]
        order by l.facility <> caller_facility(), l.patient;
end $$;

-- Takes an opening in that was kept in the spool; audit.take_in stands in front of it.
create function take_in_opening(p_id uuid, p_opened timestamptz, p_until timestamptz, p_due timestamptz, p_facility text,
                                p_account text, p_name text, p_reason text, p_patients uuid[])
    returns void language sql security definer set search_path = emr, pg_temp as $$
    insert into access_override (id, opened, until, due, facility, patients, keepers, account, name, reason)
    values (p_id, p_opened, p_until, p_due, (select key from facility where code = p_facility), cardinality(p_patients),
            array(select distinct r.facility from resource r where r.id = any (p_patients)), p_account, p_name, p_reason);
    insert into patient_grant (register, patient, since, until, giver, basis, account)
    select p_id, p, p_opened, p_until, (select key from facility where code = p_facility), 5, p_account
    from unnest(p_patients) p
$$;
create function take_in_closing(p_id uuid, p_at timestamptz)
    returns void language sql security definer set search_path = emr, pg_temp as $$
    update patient_grant set ended = p_at where register = p_id and ended is null
$$;
revoke execute on function persons_meant, patients_meant, take_in_opening, take_in_closing from public;
grant execute on function patients_meant to emr_app;
