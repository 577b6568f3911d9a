-- Persons, their numbers, and the search for patients.

-- Which Person each facility's Patient belongs to. Projection of the links in Person.
create table patient_link (
    patient   uuid primary key,
    person    uuid not null,
    facility  smallint not null references facility,
    assurance smallint not null                 -- FHIR identity-assuranceLevel 1..4
);
create index patient_link_person on patient_link (person);
alter table patient_link enable row level security;
create policy by_facility on patient_link to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
-- Linking reads across facilities: only the node's own workers do it.
create policy system_reads on patient_link for select to emr_app using ((select caller_is_system()));
grant select, insert, update on patient_link to emr_app;

-- Numbers by which a person is known. The partial unique index decides, nothing searches first.
create table person_number (
    system    smallint not null,                -- 1 citizen number, 2 social-insurance number with name and birth date
    value     text collate "C" not null,
    state     smallint not null,                -- 1 verified, 2 disputed
    sex       text not null,
    facility  smallint not null references facility,
    person    uuid not null,
    patient   uuid not null,
    birth     text,
    name_key  text not null,
    since     timestamptz not null
);
create unique index person_number_verified on person_number (system, value) where state = 1;
create index person_number_person on person_number (person);
alter table person_number enable row level security;
create policy system_only on person_number to emr_app using ((select caller_is_system()));
grant select, insert, update (person, state) on person_number to emr_app;

-- What a steward (records officer) has to look at: a number that two people claim, two people who may be one.
create table identity_task (
    id       uuid primary key,
    facility smallint not null references facility,
    patient  uuid not null,
    rule     text not null,
    system   smallint not null,
    opened   timestamptz not null,
    closed   timestamptz
);
create index identity_task_open on identity_task (facility, opened) where closed is null;
alter table identity_task enable row level security;
create policy by_facility on identity_task to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (closed) on identity_task to emr_app;

-- Search table: the application role has no right to read it. Text operators are not leakproof, so a policy here
-- would turn every name search into a sequential scan; two functions stand in front instead.
create table patient_search (
    patient          uuid primary key,
    facility         smallint not null references facility,
    name             text not null,
    name_key         text not null,             -- ' nguyen van an ': no diacritics, đ as d, lower case
    birth            text,
    sex              text,
    mrn              text not null,
    citizen_number   text,
    insurance_number text,
    address          text,
    last_visit       text,
    last_visit_class text
);
create index patient_search_name on patient_search using gin (facility, name_key gin_trgm_ops);
create table patient_search_number (
    facility smallint not null,
    value    text collate "C" not null,
    patient  uuid not null references patient_search on delete cascade,
    primary key (facility, value, patient)
);
create index patient_search_number_patient on patient_search_number (patient);
alter table patient_search enable row level security;
alter table patient_search_number enable row level security;

create function index_patient(p_patient uuid, p_name text, p_name_key text, p_birth text, p_sex text, p_mrn text,
                              p_citizen_number text, p_insurance_number text, p_address text, p_numbers text[])
    returns void language plpgsql security definer set search_path = emr, pg_temp as $$
declare
    own smallint := caller_facility();
begin
    if own is null then
        raise insufficient_privilege using message = 'a patient is indexed for the facility of the caller';
    end if;
    insert into patient_search (patient, facility, name, name_key, birth, sex, mrn, citizen_number, insurance_number, address)
    values (p_patient, own, p_name, p_name_key, p_birth, p_sex, p_mrn, p_citizen_number, p_insurance_number, p_address)
    on conflict (patient) do update set name = excluded.name, name_key = excluded.name_key, birth = excluded.birth,
        sex = excluded.sex, mrn = excluded.mrn, citizen_number = excluded.citizen_number,
        insurance_number = excluded.insurance_number, address = excluded.address
        where patient_search.facility = own;
    delete from patient_search_number n
    where n.patient = p_patient and n.facility = own and n.value <> all (p_numbers);
    insert into patient_search_number (facility, value, patient)
    select distinct own, n, p_patient from unnest(p_numbers) n
    on conflict do nothing;
end $$;

create function index_visit(p_patient uuid, p_at text, p_class text)
    returns void language sql security definer set search_path = emr, pg_temp as $$
    update patient_search set last_visit = p_at, last_visit_class = p_class
    where patient = p_patient and facility = caller_facility()
      and (last_visit is null or last_visit <= p_at)
$$;

-- The search itself, for the owner only: emr-audit puts the audited function in front of it (audit.find_patients).
create function find_patients(p_words text[], p_numbers text[], p_year text, p_limit int)
    returns table (patient uuid, name text, birth text, sex text, mrn text, citizen_number text,
                   insurance_number text, address text, last_visit text, last_visit_class text)
    language plpgsql stable security definer set search_path = emr, pg_temp as $$
declare
    own smallint := caller_facility();
    longest text := (select x from unnest(p_words) x order by length(x) desc limit 1);
begin
    if own is null then
        return;
    end if;
    return query
        with hit as (
            select n.patient, 0 as rank from patient_search_number n where n.facility = own and n.value = any (p_numbers)
            union
            select w.patient, 1 as rank
            from (select s.patient from patient_search s
                  where s.facility = own and s.name_key like '% ' || longest || '%'
                    and s.name_key like all (array(select '% ' || x || '%' from unnest(p_words) x))
                    and (p_year is null or s.birth like p_year || '%')
                  limit 2000) w)
        select s.patient, s.name, s.birth, s.sex, s.mrn, s.citizen_number, s.insurance_number, s.address,
               s.last_visit, s.last_visit_class
        from (select h.patient, min(h.rank) as rank from hit h group by h.patient) h
        join patient_search s on s.patient = h.patient
        order by h.rank,
                 (select count(*) from unnest(p_words) x where s.name_key like '% ' || x || ' %') desc,
                 s.last_visit desc nulls last, s.patient
        limit p_limit;
end $$;
revoke execute on function find_patients, index_patient, index_visit from public;
grant execute on function index_patient, index_visit to emr_app;
