-- Ten years of reads: an event and its leaf are most of what the audit keeps, and their indexes were most of that.

-- One key with many rows is kept once: an index without the event's number is a tenth of one with it. Pages of the newest
-- events of an account are found backwards by number, those of a patient are few.
create index event_of_patient on event (patient) where patient is not null;
create index event_of_account on event (account);
drop index event_patient;
drop index event_account;

-- Events become leaves nearly in their order; the queue, under the sequencer's lock, gives each of them once, and the verifier
-- finds one that is a leaf twice.
create index leaf_of_event on leaf using brin (event) with (pages_per_range = 16);
drop index leaf_event;

-- Four bytes of a hash lead to very few leaves.
create index leaf_by_hash on leaf (substring(hash from 1 for 4));
drop index leaf_hash;
