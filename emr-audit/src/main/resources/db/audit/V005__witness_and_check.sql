-- What other nodes sealed about their logs and said about ours, and the checks of this log (docs/transfer.md,
-- docs/format.md). Append-only for the application but for the one row that tells how far a check is.

-- Heads of other nodes as they came, the newest last. The first of a node, and every one that breaks with the one
-- before, begins a line; the others extend it.
create table witnessed_head (
    key     bigint primary key generated always as identity,
    seen    timestamptz(3) not null,
    size    bigint not null,
    at      timestamptz(3) not null,
    origin  uuid not null,
    verdict smallint not null check (verdict between 1 and 4),
                                                -- 1 first, 2 extends, 3 rolled back, 4 forked
    node    text not null,
    root    bytea not null,
    jws     text not null,
    witness text not null                       -- our seal: that it was shown to us then
);
create index witnessed_head_newest on witnessed_head (node, key desc);
create index witnessed_head_broken on witnessed_head (key) where verdict > 2;

-- What other nodes sealed about our heads.
create table head_witness (
    size bigint not null,
    at   timestamptz(3) not null,
    node text not null,
    head bytea not null,                        -- SHA-256 of the head's JWS
    jws  text not null,
    primary key (node, size)
);

-- Heads that another node holds of ours and that our log doesn't have: it was restored, or rewritten.
create table lost_head (
    size bigint not null,
    seen timestamptz(3) not null,
    node text not null,
    root bytea not null,
    primary key (node, size, root)
);

-- Receipts that came for a message that had one: the receiver had lost it. The first stays where it is.
create table later_receipt (
    message uuid not null,
    at      timestamptz(3) not null,
    hash    bytea not null,                     -- SHA-256 of the JWS
    receipt text not null,
    primary key (message, hash)
);
-- Breaks after which what the other node had receipted was looked through and, where it was lost, sent again.
create table reopening (
    conflict bigint primary key references witnessed_head,
    at       timestamptz(3) not null,
    messages int not null
);
grant select, insert on witnessed_head, head_witness, lost_head, later_receipt, reopening to emr_app;

-- Checks of the whole log: asked for by the clock or a person, worked off step by step.
create table log_check (
    key      bigint primary key generated always as identity,
    asked    timestamptz(3) not null,
    started  timestamptz(3),
    worked   timestamptz(3),                    -- last step
    ended    timestamptz(3),
    failures bigint not null default 0,
    done     bigint not null default 0,         -- rows checked so far
    total    bigint not null default 0,         -- rows there were when it began
    asked_by text not null,
    place    text not null default '',          -- where to go on
    counts   text not null default '{}',
    findings text not null default '[]',        -- the first of them, in words
    trouble  text                               -- why the last step failed, in codes
);
-- One check at a time.
create unique index log_check_open on log_check ((ended is null)) where ended is null;
alter table log_check enable row level security;
create policy for_the_auditor on log_check to emr_app using
    ((select emr.caller_is_system()) or (select emr.caller_part(3)) = 'province');
grant select, insert, update (started, worked, ended, failures, done, total, place, counts, findings, trouble)
    on log_check to emr_app;

-- The role that checks reads what there is and writes nothing.
grant usage on schema emr, audit to emr_verifier;
do $$
declare
    name text;
begin
    foreach name in array array['emr.node', 'emr.facility', 'emr.author', 'emr.stream', 'emr.entry', 'emr.entry_content',
        'emr.entry_queue', 'emr.resource', 'emr.access_grant', 'emr.blob', 'emr.blob_chunk', 'emr.his_export_part',
        'emr.patient_link', 'emr.patient_search', 'emr.person_number', 'emr.message', 'emr.message_out', 'emr.receipt',
        'audit.event', 'audit.event_queue', 'audit.receipt_queue', 'audit.leaf', 'audit.tree_node', 'audit.head',
        'audit.trust_key', 'audit.trust_key_revocation', 'audit.witnessed_head', 'audit.head_witness'] loop
        execute 'grant select on ' || name || ' to emr_verifier';
        execute 'create policy verifier_reads on ' || name || ' for select to emr_verifier using (true)';
    end loop;
end $$;
