-- What the import needs to recognise a file that comes again, and to go on after a crash.

-- How the newest version of a subject (an Encounter of an episode, or a Patient with its cards) was made: which file
-- said so, and a keyed hash of every statement in it. Keyed, because clinical facts are short and could be guessed.
-- Goes when the content goes.
create table his_content (
    subject  uuid primary key,                  -- Encounter or Patient
    facility smallint not null references facility,
    version  int not null,
    made     text not null,                     -- NGAYLAP of the file, yyyyMMdd; '' when it had none
    paid     text not null,                     -- NGAY_TTOAN; '' until paid
    content  bytea not null,                    -- keyed hash of all that the HOSO says, mapped or not
    rows     bytea not null                     -- 48 bytes each: natural key, content (keyed hashes), logical id
);
alter table his_content enable row level security;
create policy by_facility on his_content to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update, delete on his_content to emr_app;

-- Reports of the HOSO of a file whose import is under way, written in the transaction of each: after a crash those
-- that have one are not imported again. Gone when the report of the file is there.
create table his_export_hoso (
    export   uuid not null references his_export,
    no       int not null,
    facility smallint not null,
    report   text not null,
    primary key (export, no)
);
alter table his_export_hoso enable row level security;
create policy by_facility on his_export_hoso to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, delete on his_export_hoso to emr_app;
