-- The append-only log of entries (docs/format.md), its projections, and who may see which row.
-- Runs as emr_owner. emr_app gets what it needs, by name, and never UPDATE or DELETE on what is append-only.

grant usage on schema emr to emr_app;

-- Who runs this node: made once, at its first start, and never changed (the origin of all its streams).
create table node (
    only_one boolean primary key default true check (only_one),
    origin   uuid not null,
    name     text not null,
    created  timestamptz not null
);
grant select, insert on node to emr_app;

-- Facilities of the province and their partners. Key 0 is the node itself: custodian of what belongs to no facility.
create table facility (
    key          smallint primary key generated always as identity (minvalue 1),
    code         text not null unique,          -- MA_CSKCB
    own_key      text not null unique,
    name_vi      text not null,
    name_en      text not null,
    kind         text not null,
    hosted       boolean not null               -- whether this node keeps its records
);
insert into facility (key, code, own_key, name_vi, name_en, kind, hosted) overriding system value
values (0, '-', 'NODE', 'Nút', 'Node', 'node', true);
grant select, insert, update on facility to emr_app;

-- emr.caller = kind|facility|scope|account, set by the first statement of every transaction.
create function caller_part(part int) returns text language sql stable parallel safe
    as $$ select split_part(coalesce(current_setting('emr.caller', true), ''), '|', part) $$;
create function caller_facility() returns smallint language sql stable parallel safe
    as $$ select key from emr.facility where code = emr.caller_part(2) $$;
create function caller_is_system() returns boolean language sql stable parallel safe
    as $$ select emr.caller_part(1) = 'system' $$;
-- What a policy asks: the caller's own facility; what belongs to the node itself only for the node's own workers.
create function may_touch(facility smallint, own smallint, system boolean) returns boolean
    language sql immutable parallel safe
    as $$ select facility = own or (facility = 0 and system) $$;

-- Accounts that submitted entries; the header carries the name, the row a number.
create table author (
    key     int primary key generated always as identity,
    account text not null unique
);
grant select, insert on author to emr_app;

-- Head of a chain. Its row lock orders appends; room for in-page updates.
create table stream (
    key         bigint primary key generated always as identity,
    origin      uuid not null,
    id          uuid not null,
    subject     uuid not null unique,           -- the Patient, Encounter, Person, Organization it is about
    kind        smallint not null,
    facility    smallint not null references facility,
    natural_key text not null,                  -- MA_BN, MA_LK, facility code, id of the Person
    seq         int not null default 0,
    head        bytea not null,
    opened      timestamptz not null,
    unique (origin, id),
    unique (kind, facility, natural_key)
) with (fillfactor = 80);
alter table stream enable row level security;
create policy by_facility on stream to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (seq, head) on stream to emr_app;

-- The log: headers. No update, no delete. Wide columns first, alignment padding is bytes.
create table entry (
    stream        bigint not null references stream,
    recorded      timestamptz(3) not null,
    effective     timestamptz(3),
    author        int not null references author,
    seq           int not null,
    version       int not null,
    facility      smallint not null references facility,
    format        smallint not null,
    kind          smallint not null,
    type          smallint not null,
    source        smallint not null,
    id            uuid not null,
    content_hash  bytea not null,
    previous_hash bytea not null,
    entry_hash    bytea not null,
    primary key (stream, seq),
    unique (id, version)
);
alter table entry enable row level security;
create policy by_facility on entry to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on entry to emr_app;

-- Content apart from its header, so that lawful destruction can take it and leave the proof.
create table entry_content (
    stream   bigint not null,
    seq      int not null,
    facility smallint not null,
    dict     smallint not null,                 -- 0: no dictionary
    salt     bytea not null,
    bytes    bytea storage external not null,   -- one zstd frame
    primary key (stream, seq),
    foreign key (stream, seq) references entry
);
alter table entry_content enable row level security;
create policy by_facility on entry_content to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on entry_content to emr_app;

-- New rows for the consumers of the log (sequencer, projections, outbox), written in the same transaction and taken
-- with FOR UPDATE SKIP LOCKED: never by "id > last", which would lose late commits.
create table entry_queue (
    key    bigint primary key generated always as identity,
    stream bigint not null,
    first  int not null,
    last   int not null
);
grant insert on entry_queue to emr_app;

-- Files and originals, content-addressed per custodian so that access and destruction work per facility.
create table blob (
    facility smallint not null references facility,
    sha256   bytea not null,
    length   bigint not null,
    stored   timestamptz not null,
    primary key (facility, sha256)
);
create table blob_chunk (
    facility smallint not null,
    no       int not null,
    sha256   bytea not null,
    bytes    bytea storage external not null,   -- one zstd frame of at most 256 KiB of content
    primary key (facility, sha256, no),
    foreign key (facility, sha256) references blob
);
alter table blob enable row level security;
alter table blob_chunk enable row level security;
create policy by_facility on blob to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy by_facility on blob_chunk to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on blob, blob_chunk to emr_app;

-- Projection: one row per resource, its current version. Can be dropped and rebuilt from the log.
create table resource (
    id        uuid primary key,
    stream    bigint not null,
    patient   uuid,
    encounter uuid,
    lo        timestamptz(3),
    updated   timestamptz(3) not null,
    seq       int not null,
    version   int not null,
    facility  smallint not null,
    type      smallint not null,
    withdrawn boolean not null                  -- entered-in-error
);
create index resource_patient on resource (patient, type, lo, id);
create index resource_stream on resource (stream);
alter table resource enable row level security;
create policy by_facility on resource to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update, delete on resource to emr_app;
