-- Four foreign keys of the log were looked up row by row: some 230 times for an episode of 58 entries, each with a lock on a
-- row of facility or author that all writers share. The same is asked here, once for all rows of a statement. Scans of
-- whole tables are off: a plan that is kept from when they were empty would go on reading them.

alter table entry
    drop constraint entry_stream_fkey,
    drop constraint entry_author_fkey,
    drop constraint entry_facility_fkey;
alter table entry_content drop constraint entry_content_stream_seq_fkey;

create function entry_belongs() returns trigger language plpgsql security definer
    set search_path = emr, pg_temp set enable_seqscan = off as $$
begin
    if exists (select from (select distinct stream, facility from added) a
               where not exists (select from emr.stream s where s.key = a.stream and s.facility = a.facility))
        or exists (select from (select distinct author from added) a
                   where not exists (select from emr.author o where o.key = a.author)) then
        raise foreign_key_violation using message = 'an entry belongs to a stream of its facility and has an author';
    end if;
    return null;
end $$;
create trigger belongs after insert on entry referencing new table as added
    for each statement execute function entry_belongs();

create function content_belongs() returns trigger language plpgsql security definer
    set search_path = emr, pg_temp set enable_seqscan = off as $$
begin
    if exists (select from added a
               where not exists (select from emr.entry e where e.stream = a.stream and e.seq = a.seq)) then
        raise foreign_key_violation using message = 'content belongs to an entry';
    end if;
    return null;
end $$;
create trigger belongs after insert on entry_content referencing new table as added
    for each statement execute function content_belongs();

-- What others belong to stays.
create function stream_stays() returns trigger language plpgsql security definer set search_path = emr, pg_temp as $$
begin
    if exists (select from gone g where exists (select from emr.entry e where e.stream = g.key)) then
        raise foreign_key_violation using message = 'the stream has entries';
    end if;
    return null;
end $$;
create trigger stays after delete on stream referencing old table as gone
    for each statement execute function stream_stays();

create function author_stays() returns trigger language plpgsql security definer set search_path = emr, pg_temp as $$
begin
    if exists (select from gone g where exists (select from emr.entry e where e.author = g.key)) then
        raise foreign_key_violation using message = 'the author has entries';
    end if;
    return null;
end $$;
create trigger stays after delete on author referencing old table as gone
    for each statement execute function author_stays();

create function entry_stays() returns trigger language plpgsql security definer set search_path = emr, pg_temp as $$
begin
    if exists (select from gone g
               where exists (select from emr.entry_content c where c.stream = g.stream and c.seq = g.seq)) then
        raise foreign_key_violation using message = 'the entry has content';
    end if;
    return null;
end $$;
create trigger stays after delete on entry referencing old table as gone
    for each statement execute function entry_stays();
