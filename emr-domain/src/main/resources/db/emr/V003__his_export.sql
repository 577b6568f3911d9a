-- Exports of hospital information systems on their way into the record. The row is the queue: the worker takes it
-- with FOR UPDATE SKIP LOCKED and writes its progress here, where pages and doors can read it.
create table his_export (
    id         uuid primary key,
    facility   smallint not null references facility,
    state      smallint not null,               -- 1 received, 2 importing, 3 done, 4 refused
    hoso_total int not null default 0,
    hoso_done  int not null default 0,
    attempts   int not null default 0,
    bytes      bigint not null,
    received   timestamptz not null,
    claimed    timestamptz,
    finished   timestamptz,
    sha256     bytea not null,
    account    text not null,
    file_name  text not null,
    report     text
);
create index his_export_waiting on his_export (received) where state in (1, 2);
create index his_export_facility on his_export (facility, received desc);
create index his_export_same on his_export (facility, sha256);
alter table his_export enable row level security;
create policy by_facility on his_export to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
-- The worker looks for waiting exports of all facilities before it takes the part of one.
create policy system_works on his_export to emr_app using ((select caller_is_system()));
grant select, insert, update on his_export to emr_app;

-- The file as it came, until the import is over; then only what was accepted stays (his_export_part).
create table his_export_chunk (
    export   uuid not null references his_export,
    no       int not null,
    facility smallint not null,
    bytes    bytea storage external not null,
    primary key (export, no)
);
alter table his_export_chunk enable row level security;
create policy by_facility on his_export_chunk to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, delete on his_export_chunk to emr_app;

-- Of what the file consisted: slices of the envelope as bytes, an accepted HOSO as a blob, a refused one only as its
-- length and hash. In this order they give the original back, byte for byte, where nothing was refused.
create table his_export_part (
    export   uuid not null references his_export,
    no       int not null,
    facility smallint not null,
    kind     smallint not null,                 -- 1 envelope, 2 HOSO kept as blob, 3 refused
    length   bigint not null,
    sha256   bytea not null,
    bytes    bytea,
    primary key (export, no)
);
alter table his_export_part enable row level security;
create policy by_facility on his_export_part to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on his_export_part to emr_app;
