-- How often each rule was found in a facility's exports, by day: counted when a report is written, in its transaction,
-- so that ten years of it are some hundred thousand short rows and no report need be read again. Names nobody.
create table his_trend (
    facility smallint not null references facility,
    day      date not null,                     -- Vietnam's day on which the import ended
    severity smallint not null,                 -- 0 everything that came, 1 info, 2 warn, 3 refuse
    files    int not null,                      -- in which it was found
    hosos    int not null,                      -- in which it was found; of a finding about the file itself 0
    rule     text not null,                     -- '' for everything that came
    last     uuid not null references his_export,
    primary key (facility, day, rule, severity)
);
alter table his_trend enable row level security;
create policy by_facility on his_trend to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
-- The Department of Health, and the auditor, see those of all facilities.
create policy province_reads on his_trend for select to emr_app using
    ((select caller_part(3)) in ('department', 'province'));
grant select, insert, update (files, hosos, last) on his_trend to emr_app;
