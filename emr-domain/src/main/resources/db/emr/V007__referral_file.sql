-- Photos and PDFs of a referral that is being written. When it is sent, their bytes become blobs and these rows go; what
-- is taken out before, or thrown away with the draft, leaves nothing: the log and the blobs never forget.
create table referral_file (
    id       uuid primary key,                  -- logical id of the DocumentReference that it becomes
    added    timestamptz(3) not null,
    referral uuid not null references referral on delete cascade,
    facility smallint not null references facility,
    length   int not null,
    type     text not null,                     -- media type, told by the first bytes
    sha256   bytea not null,
    title    text not null,
    unique (referral, sha256)
);
create table referral_file_chunk (
    file     uuid not null references referral_file on delete cascade,
    no       int not null,
    facility smallint not null,
    bytes    bytea storage external not null,   -- as in blob_chunk
    primary key (file, no)
);
alter table referral_file enable row level security;
alter table referral_file_chunk enable row level security;
create policy by_facility on referral_file to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy by_facility on referral_file_chunk to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, delete on referral_file, referral_file_chunk to emr_app;
