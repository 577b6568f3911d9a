-- Emergency openings that found nobody, by who tried: few among all events, and asked for on the privacy officer's first page.
create index event_tried on event (account, at) where type = 70 and outcome = 1;
-- Until when somebody has looked into them.
create index event_tries_reviewed on event (about, at) where type = 93;

-- Whether a node proves that the head that it shows extends the one that we hold of it: a row each time that this changes.
create table head_proof (
    key    bigint primary key generated always as identity,
    seen   timestamptz(3) not null,
    held   bigint not null,                     -- leaves of the head that we hold
    shown  bigint,                              -- leaves of the one that it showed; null: none, or none to be believed
    proven boolean not null,
    node   text not null
);
create index head_proof_newest on head_proof (node, key desc);
grant select, insert on head_proof to emr_app;
