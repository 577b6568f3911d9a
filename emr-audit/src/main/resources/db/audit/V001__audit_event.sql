-- The audit trail: append-only for the application.

grant usage on schema audit to emr_app;

create table event (
    key         bigint primary key generated always as identity,
    at          timestamptz(3) not null,
    patient     uuid,
    type        smallint not null,              -- AuditEventType
    outcome     smallint not null,              -- 0 done, 1 refused
    caller_kind smallint not null,              -- 0 staff, 1 partner, 2 system, 3 nobody
    basis       smallint not null,              -- LegalBasis; 0: no patient read
    count       int,                            -- hits of a search, entries of an import
    facility    text,                           -- of the caller
    account     text not null,
    about       text,                           -- what it was about: an id or a code, never a name
    detail      text                            -- rule or reason, in codes
);
create index event_patient on event (patient, key) where patient is not null;
create index event_account on event (account, key);
create index event_at on event using brin (at);
alter table event enable row level security;
-- Everyone adds events; the auditor reads those of the province, a facility's people those of their facility.
create policy add on event for insert to emr_app with check (true);
create policy read on event for select to emr_app using (
    (select emr.caller_part(3)) = 'province'
    or facility = (select nullif(emr.caller_part(2), '')));
grant select, insert on event to emr_app;

-- Searching patients is reading them: the search and its event are one function, there is no way around it.
create function find_patients(p_words text[], p_numbers text[], p_year text, p_limit int)
    returns table (patient uuid, name text, birth text, sex text, mrn text, citizen_number text,
                   insurance_number text, address text, last_visit text, last_visit_class text)
    language plpgsql security definer set search_path = audit, emr, pg_temp as $$
declare
    hits int;
begin
    if p_limit not between 1 and 100 then
        raise invalid_parameter_value using message = 'a search gives 1 to 100 patients';
    end if;
    return query select * from emr.find_patients(p_words, p_numbers, p_year, p_limit);
    get diagnostics hits = row_count;
    insert into audit.event (at, type, outcome, caller_kind, basis, count, facility, account, detail)
    values (clock_timestamp(), 10, 0,
            case emr.caller_part(1) when 'staff' then 0 when 'partner' then 1 when 'system' then 2 else 3 end,
            1, hits, nullif(emr.caller_part(2), ''), emr.caller_part(4),
            'words ' || cardinality(p_words) || ', numbers ' || cardinality(p_numbers));
end $$;
revoke execute on function find_patients from public;
grant execute on function find_patients to emr_app;
