-- Entries with a security label (R: restricted) are opened by the policy for one patient at a time, in one transaction
-- (docs/access.md). Without that they don't exist, whatever the application asks for.

alter table resource add labelled boolean not null default false;
alter table entry_content add labelled boolean not null default false;
alter table access_grant add labelled boolean not null default false;   -- labelled entries were among what was sent
alter table patient_grant add labelled boolean not null default false;  -- the paper names labelled entries too
-- Care plans (29) are of HIV and tuberculosis programmes only. What else was labelled before this version is known by its
-- content alone, and held back where content is read.
update resource set labelled = true where type = 29;

-- A referral takes labelled entries along when the doctor ticks them. One that was written before was not asked.
update referral set left_out = ltrim(left_out || ' PROGRAMMES') where direction = 1 and left_out !~ '\mPROGRAMMES\M';
update referral set form = jsonb_set(form::jsonb, '{leftOut}',
        coalesce(form::jsonb -> 'leftOut', '[]'::jsonb) || '["PROGRAMMES"]'::jsonb)::text
    where form is not null and direction = 1 and not coalesce(form::jsonb -> 'leftOut', '[]'::jsonb) ? 'PROGRAMMES';

-- What the policy has opened in this transaction (emr.labels): KIND:patient, with commas between. 'open' is everything of
-- the patient, 'sent' what a referral brought to the caller's facility, 'named' what a consent names.
create function labels_open(p_patient uuid, p_stream bigint) returns boolean
    language sql stable parallel safe security definer set search_path = emr, pg_temp
    as $$
    select caller_is_system() or exists (
        select from unnest(string_to_array(nullif(current_setting('emr.labels', true), ''), ',')) o(opened)
        where split_part(o.opened, ':', 2) = cast(p_patient as text)
          and case split_part(o.opened, ':', 1)
              when 'open' then true
              when 'sent' then exists (select from access_grant g
                  where g.stream = p_stream and g.facility = caller_facility() and g.labelled)
              when 'named' then exists (select from patient_grant g join stream s on s.key = p_stream
                  where g.patient = p_patient and g.labelled
                    and (g.facility = caller_facility() or g.account = caller_part(4))
                    and g.ended is null and now() between g.since and g.until
                    and (g.stay is null or s.subject = g.stay or s.subject = g.patient))
              else false end)
$$;

create function labels_open_in(p_stream bigint) returns boolean
    language sql stable parallel safe security definer set search_path = emr, pg_temp
    as $$
    select labels_open((select r.patient from resource r where r.stream = p_stream and r.patient is not null limit 1), p_stream)
$$;

create policy labelled on resource as restrictive for select to emr_app
    using (not labelled or labels_open(patient, stream));
create policy labelled on entry_content as restrictive for select to emr_app
    using (not labelled or labels_open_in(stream));

-- Remembers that a referral brought labelled entries. Only the node's own workers do that.
create function receive_labelled(p_referral uuid, p_origins uuid[], p_streams uuid[], p_seqs int[]) returns void
    language sql security definer set search_path = emr, pg_temp as $$
    update access_grant g set labelled = true
    from stream s join unnest(p_origins, p_streams, p_seqs) w(origin, stream, seq)
         on s.origin = w.origin and s.id = w.stream
    where caller_is_system() and g.facility = caller_facility() and g.referral = p_referral and g.stream = s.key
      and exists (select from entry_content c where c.stream = s.key and c.seq = w.seq and c.labelled)
$$;
revoke execute on function labels_open, labels_open_in, receive_labelled from public;
grant execute on function labels_open, labels_open_in, receive_labelled to emr_app;
