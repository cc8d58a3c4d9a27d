-- The ground: the installation, its accounts, and networks with their people.
--
-- Times are milliseconds since 1970 (UTC), days are texts 'YYYY-MM-DD', a truth is 0 or 1.
-- Every row of a network has network_id as the first part of its key, and no foreign key
-- crosses networks. What only means something in this installation (account_id, digests
-- of links) is never exported.

CREATE TABLE installation (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    is_demonstration BIGINT NOT NULL CHECK (is_demonstration IN (0, 1)),
    secret TEXT NOT NULL, -- keys the tokens of forms and the digests of addresses
    setup_digest TEXT, -- of the one-time set-up link; NULL once it was used
    created_at BIGINT NOT NULL
);

CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE, -- the address in lower case
    name TEXT NOT NULL,
    password_hash TEXT, -- argon2id; NULL: signs in by mailed links only
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'en')),
    is_host BIGINT NOT NULL CHECK (is_host IN (0, 1)),
    is_verified BIGINT NOT NULL CHECK (is_verified IN (0, 1)), -- a mail reached the person
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    digest TEXT PRIMARY KEY, -- of the token that the cookie holds
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    is_by_link BIGINT NOT NULL CHECK (is_by_link IN (0, 1)), -- may set a new password
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE sign_in_link (
    digest TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    network_id TEXT, -- where to go after signing in; NULL: the list of networks
    is_repeatable BIGINT NOT NULL CHECK (is_repeatable IN (0, 1)), -- demonstrations only
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_in_link_by_account ON sign_in_link (account_id);

-- How often something was tried of late: the key is a keyed digest, so that neither
-- e-mail addresses nor addresses of visitors stand here.
CREATE TABLE attempt (
    bucket TEXT PRIMARY KEY,
    tried BIGINT NOT NULL,
    since BIGINT NOT NULL
);

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL, -- emptied once it was sent or given up: it holds links
    created_at BIGINT NOT NULL,
    next_at BIGINT, -- of the next attempt; NULL: sent, or given up
    tried BIGINT NOT NULL,
    sent_at BIGINT,
    trouble TEXT -- of the last attempt
);
CREATE INDEX outbox_by_next ON outbox (next_at);

-- ---- a network and its people ----

CREATE TABLE network (
    id TEXT PRIMARY KEY, -- random; the same in every installation
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    purpose TEXT NOT NULL, -- in one or two sentences, in the network's own words
    state TEXT NOT NULL CHECK (state IN ('active', 'archived')),
    archived_day TEXT,
    delete_day TEXT, -- when an archived network is deleted for good; NULL: never
    journal_months BIGINT NOT NULL, -- how long what was written before stays readable
    created_at BIGINT NOT NULL
);

CREATE TABLE organisation (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (network_id, id)
);

CREATE TABLE person (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id) ON DELETE SET NULL,
    PRIMARY KEY (network_id, id)
);
CREATE INDEX person_by_account ON person (account_id);

CREATE TABLE role (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    organisation_id BIGINT,
    from_day TEXT NOT NULL,
    to_day TEXT, -- the first day on which it no longer holds; NULL: open
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES person (network_id, id),
    FOREIGN KEY (network_id, organisation_id) REFERENCES organisation (network_id, id)
);
CREATE INDEX role_by_person ON role (network_id, person_id);

CREATE TABLE invitation (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT, -- NULL: a link to hand over
    role TEXT NOT NULL,
    organisation_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'withdrawn')),
    invited_by TEXT NOT NULL, -- an author, as in the journal
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    digest TEXT UNIQUE, -- of the link's token
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, organisation_id) REFERENCES organisation (network_id, id)
);

-- The last id that was given for each kind of row: none is given twice, so that "person:3"
-- in the journal means one person for ever. Made anew from the journal by an import.
CREATE TABLE last_id (
    network_id TEXT NOT NULL,
    record TEXT NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (network_id, record)
);

-- ---- the journal ----

-- The last link of each chain: locked while a change is written. The chain of the
-- installation itself has no network ('').
CREATE TABLE journal_head (
    network_id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest TEXT NOT NULL
);

CREATE TABLE journal (
    network_id TEXT NOT NULL REFERENCES journal_head (network_id),
    position BIGINT NOT NULL, -- 1, 2, 3 …
    at BIGINT NOT NULL,
    author TEXT NOT NULL, -- 'person:3', 'account:7', 'host', 'clerk'
    action TEXT NOT NULL,
    undoes BIGINT, -- the position of the change that this one takes back
    value_digest TEXT NOT NULL,
    digest TEXT NOT NULL, -- over the former digest and all of the above
    PRIMARY KEY (network_id, position)
);

-- What was there before and after: may be erased without breaking the chain.
CREATE TABLE journal_value (
    network_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    salt TEXT NOT NULL,
    changes TEXT NOT NULL, -- JSON
    PRIMARY KEY (network_id, position),
    FOREIGN KEY (network_id, position) REFERENCES journal (network_id, position)
);

INSERT INTO journal_head (network_id, position, at, digest) VALUES ('', 0, 0, '');
