-- A referral may be sent before the HIS exports its stay; the export joins it later.

alter table referral
    add joined   uuid,                          -- the same person as the HIS exported it later, when that is another Patient
    add left_out text not null default '';      -- groups that the doctor left out (PacketGroup), separated by spaces
create index referral_joined on referral (joined) where joined is not null;
grant update (joined, left_out) on referral to emr_app;

-- The facility's patients who have the name and sex of this one, and neither a birth date nor a citizen number that
-- contradicts. For a person to look at, never to be linked by. The search table itself stays closed; each use leaves an audit event.
create function namesakes(p_patient uuid)
    returns table (patient uuid) language sql stable security definer set search_path = emr, pg_temp as $$
    select o.patient
    from patient_search s
    join patient_search o on o.facility = s.facility and o.name_key = s.name_key and o.sex = s.sex
    where s.patient = p_patient and s.facility = caller_facility() and o.patient <> s.patient
      and s.birth is not null and o.birth is not null
      and (o.birth like s.birth || '%' or s.birth like o.birth || '%')
      and (s.citizen_number is null or o.citizen_number is null or s.citizen_number = o.citizen_number)
    order by o.patient
    limit 20
$$;
revoke execute on function namesakes from public;
grant execute on function namesakes to emr_app;
