-- Who is signed in on the pages. The container's sign-in only establishes who it is; this row decides: it ends after
-- 12 hours, after 30 idle minutes, or when somebody ends it. The cookie's token itself is never stored.
create table staff_session (
    token_sha256 bytea primary key check (octet_length(token_sha256) = 32),
    account text not null check (account <> ''),
    name text not null,
    facility text,
    licence text,
    roles text not null, -- realm names, separated by spaces
    id_token text not null, -- tells Keycloak at sign-out whose session to end
    begun timestamptz not null,
    seen timestamptz not null,
    check (seen >= begun)
);

create index staff_session_account on staff_session (account);
create index staff_session_begun on staff_session (begun);

-- Short-lived and no part of the record, so the application may delete rows. It may not change who a session is.
grant select, insert, delete on staff_session to emr_app;
grant update (seen) on staff_session to emr_app;
