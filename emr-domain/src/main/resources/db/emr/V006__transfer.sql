-- Referrals between facilities, the messages that carry them between nodes, and who may read what came.

-- The node that keeps a partner facility's records; null for the facilities of this node and for those not connected.
alter table facility add node text;

-- Nodes that this one talks to, pinned by a person at both ends.
create table partner_node (
    name               text primary key,
    url                text not null,           -- of its doors: https://host:port/exchange
    certificate_sha256 bytea not null unique,   -- of the certificate that it shows (mutual TLS)
    pinned             timestamptz not null default now(),
    pinned_by          text not null
);
grant select on partner_node to emr_app;

-- The readiness gate between a facility and a partner: patient data passes in state 5 only.
create table connection (
    facility smallint not null references facility,
    partner  smallint not null references facility,
    state    smallint not null check (state between 1 and 6),
                                                -- 1 planned, 2 infrastructure ready, 3 security reviewed, 4 testing,
                                                -- 5 live, 6 suspended
    expires  date,                              -- of the evidence: the gate closes by itself
    changed  timestamptz not null default now(),
    evidence text not null,
    primary key (facility, partner)
);
grant select on connection to emr_app;

-- A referral as one of its two facilities has it. The statements are in the log (ServiceRequest of the same id, Task,
-- Composition); this is what lists and workers need.
create table referral (
    id        uuid primary key,                 -- of the ServiceRequest: the same at both facilities
    opened    timestamptz(3) not null,
    changed   timestamptz(3) not null,
    facility  smallint not null references facility,
    partner   smallint not null references facility,
    direction smallint not null,                -- 1 we refer, 2 we are asked
    state     smallint not null,                -- ReferralState
    urgency   smallint not null,                -- 1 emergency, 2 urgent, 3 routine
    version   int not null default 0,           -- of this row: two people at once
    patient   uuid not null,
    encounter uuid,
    paper     text,                             -- GIAY_CHUYEN_TUYEN
    problem   text not null,                    -- diagnosis, for lists
    form      text                              -- what was typed so far, until it is sent
);
create index referral_list on referral (facility, direction, state, urgency, opened);
create index referral_patient on referral (patient);
-- One paper is one referral, however often somebody presses the button; a cancelled one frees it.
create unique index referral_paper on referral (facility, partner, patient, paper)
    where direction = 1 and paper is not null and state <> 9;
alter table referral enable row level security;
create policy by_facility on referral to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (changed, state, urgency, version, encounter, paper, problem, form) on referral to emr_app;
-- A draft that was thrown away leaves nothing; what was sent can't be deleted.
create policy drafts_go on referral as restrictive for delete to emr_app using (state = 0);
grant delete on referral to emr_app;

-- Sealed messages, as they were sent or received, for ever.
create table message (
    id        uuid primary key,
    at        timestamptz(3) not null,
    referral  uuid not null references referral,
    sequence  int not null,                     -- within the referral and direction, from 1
    direction smallint not null,                -- 1 sent, 2 received
    kind      smallint not null,                -- 1 referral, 2 supplement, 3 answer, 4 files
    facility  smallint not null references facility,
    partner   smallint not null references facility,
    hash      bytea not null,                   -- of the manifest
    manifest  text not null,                    -- JWS
    unique (direction, referral, sequence)
);
alter table message enable row level security;
create policy by_facility on message to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on message to emr_app;

-- The receiver's sealed word that it has all of a message.
create table receipt (
    message  uuid primary key references message,
    at       timestamptz(3) not null,
    facility smallint not null references facility,
    receipt  text not null                      -- JWS
);
alter table receipt enable row level security;
create policy by_facility on receipt to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert on receipt to emr_app;

-- What waits to be sent. The worker looks at all facilities' rows, they hold no patient data.
create table message_out (
    message   uuid primary key references message,
    referral  uuid not null,
    queued    timestamptz not null,
    next_try  timestamptz not null,
    claimed   timestamptz,
    bytes     bigint not null default 0,        -- sent so far
    total     bigint not null default 0,        -- of the upload; 0 while unknown
    sequence  int not null,
    facility  smallint not null references facility,
    state     smallint not null,                -- 1 waiting, 2 receipted, 3 stopped: a person has to look
    priority  smallint not null,                -- urgency of the referral
    attempts  int not null default 0,
    node      text not null,
    problem   text                              -- why the last try failed, in codes
);
create index message_out_waiting on message_out (priority, queued) where state = 1;
create index message_out_referral on message_out (referral, sequence) where state <> 2;
alter table message_out enable row level security;
create policy by_facility on message_out to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy system_works on message_out to emr_app using ((select caller_is_system()));
grant select, insert, update (next_try, claimed, bytes, total, state, attempts, problem) on message_out to emr_app;

-- A message on its way in: announced, and so many bytes of its upload here. Gone when the message is committed.
create table upload (
    message  uuid primary key,
    opened   timestamptz not null,
    facility smallint not null references facility,
    node     text not null,
    hash     bytea not null,
    manifest text not null,
    bytes    bigint not null default 0
);
create table upload_chunk (
    message  uuid not null references upload on delete cascade,
    start    bigint not null,
    facility smallint not null,
    bytes    bytea storage external not null,
    primary key (message, start)
);
alter table upload enable row level security;
alter table upload_chunk enable row level security;
create policy by_facility on upload to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
create policy by_facility on upload_chunk to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select, insert, update (bytes), delete on upload to emr_app;
grant select, insert, delete on upload_chunk to emr_app;

-- Which streams of others a facility may read, and why. Written by receive_stream only.
create table access_grant (
    facility smallint not null references facility,
    basis    smallint not null,                 -- LegalBasis
    stream   bigint not null references stream,
    referral uuid not null,
    since    timestamptz not null,
    primary key (facility, stream, referral)
);
alter table access_grant enable row level security;
create policy by_facility on access_grant to emr_app using
    (may_touch(facility, (select caller_facility()), (select caller_is_system())));
grant select on access_grant to emr_app;

-- Not inlined, so that it is asked only for rows that aren't the caller's own.
create function granted(p_stream bigint, own smallint) returns boolean
    language sql stable parallel safe security definer set search_path = emr, pg_temp
    as $$ select exists (select from access_grant where facility = own and stream = p_stream) $$;
alter policy by_facility on stream using
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or granted(key, (select caller_facility())));
alter policy by_facility on entry using
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or granted(stream, (select caller_facility())));
alter policy by_facility on entry_content using
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or granted(stream, (select caller_facility())));
alter policy by_facility on resource using
    (may_touch(facility, (select caller_facility()), (select caller_is_system()))
     or granted(stream, (select caller_facility())));

-- Makes room for a stream that another node, or another facility of this one, begins to share with the caller's
-- facility, and lets the facility read it. Only the node's own workers do that.
create function receive_stream(p_origin uuid, p_id uuid, p_subject uuid, p_kind int, p_custodian text, p_genesis bytea,
                               p_basis int, p_referral uuid)
    returns bigint language plpgsql security definer set search_path = emr, pg_temp as $$
declare
    own smallint := caller_facility();
    found bigint;
begin
    if own is null or not caller_is_system() then
        raise insufficient_privilege using message = 'a stream is received by the node, for a facility';
    end if;
    insert into stream (origin, id, subject, kind, facility, natural_key, head, opened)
    select p_origin, p_id, p_subject, p_kind, f.key, p_origin || ':' || p_id, p_genesis, now()
    from facility f where f.code = p_custodian
    on conflict (origin, id) do nothing;
    select s.key into found from stream s join facility f on f.key = s.facility
    where s.origin = p_origin and s.id = p_id and s.kind = p_kind and s.subject = p_subject and f.code = p_custodian;
    if found is null then
        raise check_violation using message = 'this stream is known as another one';
    end if;
    insert into access_grant (facility, basis, stream, referral, since)
    values (own, p_basis, found, p_referral, now())
    on conflict do nothing;
    return found;
end $$;

-- Hash of an entry that this node has, whoever may read it: so that nothing is sent twice, and a forked log is found.
create function known_entry(p_origin uuid, p_stream uuid, p_seq int) returns bytea
    language sql stable security definer set search_path = emr, pg_temp as $$
    select e.entry_hash from stream s join entry e on e.stream = s.key
    where s.origin = p_origin and s.id = p_stream and e.seq = p_seq and caller_is_system()
$$;

-- Whether one of these resources is in another stream already.
create function resource_elsewhere(p_ids uuid[], p_stream bigint) returns boolean
    language sql stable security definer set search_path = emr, pg_temp
    as $$ select exists (select from resource where id = any (p_ids) and stream <> p_stream) and caller_is_system() $$;
revoke execute on function receive_stream, granted, known_entry, resource_elsewhere from public;
grant execute on function receive_stream, granted, known_entry, resource_elsewhere to emr_app;
