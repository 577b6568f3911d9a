-- Files of a hospital information system on their way in, by whatever door: what came together is a batch; each file in it
-- is here in parts until it is whole, and then an export of its own (his_export); a zip is opened into such files.
create table his_batch (
    id       uuid primary key,
    facility smallint not null references facility,
    door     smallint not null,                 -- 1 page, 2 REST, 3 folder
    opened   timestamptz not null,
    account  text not null
);
create index his_batch_facility on his_batch (facility, opened desc);
alter table his_batch enable row level security;
create policy by_facility on his_batch to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy system_works on his_batch to emr_app using ((select caller_is_system()));
grant select, insert, delete on his_batch to emr_app;

create table his_upload (
    id       uuid primary key,
    batch    uuid not null references his_batch,
    archive  uuid references his_upload,        -- the zip that it lay in
    export   uuid references his_export,        -- what became of it
    facility smallint not null references facility,
    state    smallint not null,                 -- 1 coming, 2 a whole zip, to be opened, 3 taken, 4 refused
    attempts smallint not null default 0,       -- how often the zip was begun to be opened
    no       int not null default 0,            -- place in the zip
    size     bigint not null,                   -- as announced
    bytes    bigint not null default 0,         -- so much is here
    checksum bigint not null default 0,         -- CRC-32 of the whole as the browser counted it: by it and the name it is known again
    opened   timestamptz not null,
    changed  timestamptz not null,
    claimed  timestamptz,
    name     text not null,
    problem  text                               -- why it was refused before it could become an export
);
create index his_upload_batch on his_upload (batch, id);
create index his_upload_open on his_upload (changed) where state in (1, 2);
create unique index his_upload_entry on his_upload (archive, no) where archive is not null;
alter table his_upload enable row level security;
create policy by_facility on his_upload to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
-- The worker looks for zips to be opened, and for what was left half, at all facilities.
create policy system_works on his_upload to emr_app using ((select caller_is_system()));
grant select, insert, update (batch, export, state, attempts, size, bytes, changed, claimed, problem), delete
    on his_upload to emr_app;

create table his_upload_chunk (
    upload   uuid not null references his_upload on delete cascade,
    start    bigint not null,
    facility smallint not null,
    bytes    bytea storage external not null,
    primary key (upload, start)
);
alter table his_upload_chunk enable row level security;
create policy by_facility on his_upload_chunk to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, delete on his_upload_chunk to emr_app;

-- What came of an export, in numbers: lists of many need not read the reports. Null for those that ended before.
alter table his_export add answer smallint;     -- 1 accepted, 2 warned, 3 refused
alter table his_export add accepted int not null default 0;
alter table his_export add warned int not null default 0;
alter table his_export add refused int not null default 0;

-- A file that was taken out of a watched folder, until it lies beside its report.
create table his_folder_file (
    id       uuid primary key,                  -- also the name of the directory in which it waits
    facility smallint not null references facility,
    batch    uuid not null references his_batch,
    taken    timestamptz not null,
    ended    timestamptz,
    name     text not null,
    target   text                               -- where it goes, decided before the first move
);
create index his_folder_file_open on his_folder_file (facility) where ended is null;
alter table his_folder_file enable row level security;
create policy by_facility on his_folder_file to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (ended, target) on his_folder_file to emr_app;

-- When a facility's folder was last looked at, and what was wrong with it.
create table his_folder (
    facility smallint primary key references facility,
    looked   timestamptz not null,
    since    timestamptz not null,              -- of the problem, or of its end
    path     text not null,
    problem  text not null default ''
);
alter table his_folder enable row level security;
create policy by_facility on his_folder to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (looked, since, path, problem) on his_folder to emr_app;
