-- Nearly every statement asks which facility the caller is of. A transaction finds it out once, when it says who acts
-- (emr.own: code and number); whoever says only who acts has it looked up as before.
create function find_caller_facility() returns smallint language sql stable parallel safe
    as $$ select key from emr.facility where code = emr.caller_part(2) $$;
create or replace function caller_facility() returns smallint language sql stable parallel safe as $$
    select case when split_part(coalesce(current_setting('emr.own', true), ''), '=', 1) = emr.caller_part(2)
                then cast(nullif(split_part(current_setting('emr.own', true), '=', 2), '') as smallint)
                else emr.find_caller_facility() end
$$;
