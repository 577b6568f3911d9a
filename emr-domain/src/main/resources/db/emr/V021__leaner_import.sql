-- A chart reads all that a patient has of some types and sorts it: with the time and the id in it the index was the largest of all,
-- 110 bytes an entry, and equal keys, which PostgreSQL stores once, never came.
create index resource_of_patient on resource (patient, type);
drop index resource_patient;
alter index resource_of_patient rename to resource_patient;

-- A file waits as a zstd frame for each chunk: as it came it was half of all that an import wrote.
alter table his_export_chunk add packed boolean not null default false;
alter table his_export_chunk alter packed drop default;
