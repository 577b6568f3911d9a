-- In which role and to what purpose (docs/access.md).
alter table event add role smallint, add purpose smallint;

-- A facility also sees what others did with the patients that it keeps.
create policy kept on event for select to emr_app using (patient is not null and emr.keeps(patient));

-- A record is opened in an emergency and that is written down, or neither.
create function open_override(p_id uuid, p_number text, p_patient uuid, p_name text, p_reason text, p_hours int,
                              p_due interval, p_role int)
    returns setof uuid language plpgsql security definer set search_path = audit, emr, pg_temp as $$
declare
    opened uuid[];
begin
    opened := array(select emr.open_override(p_id, p_number, p_patient, p_name, p_reason, p_hours, p_due));
    insert into audit.event (at, patient, type, outcome, caller_kind, basis, purpose, role, count, facility, account, about)
    select clock_timestamp(), o.patient, 70, 0, 0, 5, 3, p_role, cardinality(opened), nullif(emr.caller_part(2), ''),
           emr.caller_part(4), p_id::text
    from unnest(opened) o(patient)
    where o.patient is not null;
    return query select unnest(opened);
end $$;
revoke execute on function open_override from public;
grant execute on function open_override to emr_app;
