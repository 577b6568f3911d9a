-- Who may read a patient by a grant reads the files of the record too: those of the facilities that keep such patients. Which
-- of them belong to the patient stands in the DocumentReferences, which have row-level security of their own.
create index blob_sha256 on blob (sha256);

create function granting_facilities() returns setof smallint
    language sql stable security definer set search_path = emr, pg_temp as $$
    select distinct p.facility
    from patient_grant g join resource p on p.id = g.patient
    where (g.facility = caller_facility() or g.account = caller_part(4))
      and g.ended is null and now() between g.since and g.until
$$;
revoke execute on function granting_facilities from public;
grant execute on function granting_facilities to emr_app;
create policy granted on blob for select to emr_app using (facility in (select granting_facilities()));
create policy granted on blob_chunk for select to emr_app using (facility in (select granting_facilities()));
