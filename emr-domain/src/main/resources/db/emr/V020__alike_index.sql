-- Who looks alike is found at once: the birth date alone leaves hundreds in a province of a million, and the search by parts of
-- a name, which PostgreSQL took to help, reads far more than it saves.
create index patient_search_alike on patient_search (facility, birth, name_key);
drop index patient_search_birth;
