-- Keys that may speak for a node, and the transparency log: one Merkle tree over entries, audit events and receipts
-- (docs/format.md). Append-only for the application.

-- A key is pinned once, by a person or, the node's own, by the node, and speaks for one node.
create table trust_key (
    node       text not null,
    kid        text not null unique,            -- RFC 7638 thumbprint
    public_key bytea not null,                  -- SPKI, DER
    valid_from timestamptz(3) not null,
    valid_to   timestamptz(3),
    pinned     timestamptz not null default now(),
    pinned_by  text not null,
    primary key (node, kid),
    check (valid_to > valid_from)
);
create table trust_key_revocation (
    node   text not null,
    kid    text not null,
    at     timestamptz(3) not null,             -- nothing sealed from then on is believed
    by     text not null,
    reason text not null,
    primary key (node, kid),
    foreign key (node, kid) references trust_key
);
grant select on trust_key, trust_key_revocation to emr_app;

-- The only key that the application can pin: its own node's.
create function pin_own_key(p_kid text, p_public_key bytea, p_from timestamptz)
    returns void language plpgsql security definer set search_path = audit, emr, pg_temp as $$
begin
    if not emr.caller_is_system() then
        raise insufficient_privilege using message = 'the node pins its own key';
    end if;
    insert into trust_key (node, kid, public_key, valid_from, pinned_by)
    select n.name, p_kid, p_public_key, p_from, emr.caller_part(4) from emr.node n
    on conflict do nothing;
end $$;

-- Leaves in their order, from 0. A leaf never moves, and what it names is a leaf once.
create table leaf (
    no      bigint primary key,
    kind    smallint not null,                  -- 1 entry, 2 audit event, 3 receipt
    seq     int,                                -- of the entry in its stream
    stream  bigint,
    event   bigint,
    message uuid,                               -- that the receipt is for
    hash    bytea not null,
    check (case kind when 1 then stream is not null and seq is not null when 2 then event is not null
                     when 3 then message is not null else false end)
);
create unique index leaf_entry on leaf (stream, seq) where kind = 1;
create unique index leaf_event on leaf (event) where kind = 2;
create unique index leaf_receipt on leaf (message) where kind = 3;
create index leaf_hash on leaf using hash (hash);

-- Hashes of complete subtrees of 256 leaves and more; those below are computed from the leaves when they are needed.
create table tree_node (
    level smallint not null,                    -- a subtree of 2^level leaves
    no    bigint not null,                      -- from leaf no * 2^level
    hash  bytea not null,
    primary key (level, no)
);

-- Heads that the node sealed.
create table head (
    size bigint primary key,
    at   timestamptz(3) not null,
    root bytea not null,
    jws  text not null
);
grant select, insert on leaf, tree_node, head to emr_app;

-- What waits for the sequencer, written in the transaction of the row itself.
create table event_queue (
    event bigint primary key
);
create table receipt_queue (
    message uuid primary key
);
create function queue_event() returns trigger language plpgsql security definer set search_path = audit, pg_temp as $$
begin
    insert into event_queue (event) values (new.key);
    return null;
end $$;
create function queue_receipt() returns trigger language plpgsql security definer set search_path = audit, pg_temp as $$
begin
    insert into receipt_queue (message) values (new.message);
    return null;
end $$;
create trigger queue after insert on event for each row execute function queue_event();
create trigger queue after insert on emr.receipt for each row execute function queue_receipt();
insert into event_queue (event) select key from event;
insert into receipt_queue (message) select message from emr.receipt;

-- One sequencer at a time, until its transaction ends. The snapshot of what follows is younger than the lock.
create function begin_sequencing() returns void language plpgsql set search_path = audit, emr, pg_temp as $$
begin
    if not emr.caller_is_system() then
        raise insufficient_privilege using message = 'the node itself sequences';
    end if;
    perform pg_advisory_xact_lock(hashtext('audit.leaf'));
end $$;

-- Each takes about p_limit leaves, fewer only when no more wait. What names a row that is not there stays in its queue,
-- for the verifier to find; what is a leaf already does not become one again. A queue is empty or long, so statistics
-- of it mislead: rows are looked up one by one by their keys, never by a join that the planner may turn round.
create function take_entries(p_limit int) returns table (stream bigint, seq int, hash bytea)
    language plpgsql security definer set search_path = audit, emr, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
    waiting record;
    here bigint;
    total bigint := 0;
begin
    perform begin_sequencing();
    for waiting in select q.key, q.stream, q.first, q.last from emr.entry_queue q order by q.key for update skip locked loop
        select count(*) into here from emr.entry e
        where e.stream = waiting.stream and e.seq between waiting.first and waiting.last;
        if here = waiting.last::bigint - waiting.first + 1 then
            delete from emr.entry_queue q where q.key = waiting.key;
            return query
                select e.stream, e.seq, e.entry_hash from emr.entry e
                where e.stream = waiting.stream and e.seq between waiting.first and waiting.last
                  and (select true from leaf l where l.kind = 1 and l.stream = e.stream and l.seq = e.seq) is null;
            total := total + here;
            exit when total >= p_limit;
        end if;
    end loop;
end $$;
create function take_events(p_limit int) returns setof event
    language plpgsql security definer set search_path = audit, emr, pg_temp set enable_seqscan = off as $$
declare
    taken bigint[];
begin
    perform begin_sequencing();
    taken := array(
        select q.event from event_queue q where (select true from event v where v.key = q.event)
        order by q.event limit p_limit for update skip locked);
    delete from event_queue q where q.event = any (taken);
    return query select v.* from event v where v.key = any (taken) order by v.key;
end $$;
create function take_receipts(p_limit int) returns table (message uuid, hash bytea)
    language plpgsql security definer set search_path = audit, emr, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
    taken uuid[];
begin
    perform begin_sequencing();
    taken := array(
        select q.message from receipt_queue q where (select true from emr.receipt r where r.message = q.message)
        order by q.message limit p_limit for update skip locked);
    delete from receipt_queue q where q.message = any (taken);
    return query
        select r.message, sha256(convert_to(r.receipt, 'UTF8')) from emr.receipt r where r.message = any (taken)
        order by r.message;
end $$;
revoke execute on function pin_own_key, queue_event, queue_receipt, begin_sequencing, take_entries, take_events,
    take_receipts from public;
grant execute on function pin_own_key, take_entries, take_events, take_receipts to emr_app;
