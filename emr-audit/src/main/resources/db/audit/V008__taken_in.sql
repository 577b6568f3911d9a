-- Events that were kept in the node's spool while the database had no space (ADR 0008), taken in later. Each record of the
-- spool is taken in once: it and its events are one transaction.
create table taken_in (
    record uuid primary key,                    -- of the spool
    at     timestamptz(3) not null,             -- when it was taken in; the events say when they were
    events bigint[] not null                    -- keys of its events
);
grant select on taken_in to emr_app;

-- Takes a record in; false when it was before.
create function take_in(p_record uuid, p_events jsonb, p_opening jsonb, p_closing jsonb)
    returns boolean language plpgsql security definer set search_path = audit, emr, pg_temp as $$
declare
    keys bigint[];
begin
    if not emr.caller_is_system() then
        raise insufficient_privilege using message = 'the node takes in what it kept in its spool';
    end if;
    perform from taken_in where record = p_record;
    if found then
        return false;
    end if;
    with added as (
        insert into event (at, patient, type, outcome, caller_kind, basis, count, facility, account, about, detail, role, purpose)
        select e.at, e.patient, e.type, e.outcome, e.caller_kind, e.basis, e.count, e.facility, e.account, e.about, e.detail,
               e.role, e.purpose
        from jsonb_array_elements(coalesce(p_events, '[]')) with ordinality as r(event, no),
             jsonb_to_record(r.event) as e(at timestamptz, patient uuid, type smallint, outcome smallint,
                                           caller_kind smallint, basis smallint, count int, facility text, account text,
                                           about text, detail text, role smallint, purpose smallint)
        order by r.no
        returning key)
    select coalesce(array_agg(key order by key), '{}') into keys from added;
    if p_opening is not null then
        perform emr.take_in_opening(o.id, o.opened, o.until, o.due, o.facility, o.account, o.name, o.reason, o.patients)
        from jsonb_to_record(p_opening) as o(id uuid, opened timestamptz, until timestamptz, due timestamptz,
                                             facility text, account text, name text, reason text, patients uuid[]);
    end if;
    if p_closing is not null then
        perform emr.take_in_closing(c.id, c.at) from jsonb_to_record(p_closing) as c(id uuid, at timestamptz);
    end if;
    insert into taken_in (record, at, events) values (p_record, clock_timestamp(), keys);
    return true;
end $$;
revoke execute on function take_in from public;
grant execute on function take_in to emr_app;
