-- Anonymous surveys: what workers and families experience (docs/methods/experience.md).
--
-- They share `wave` with the relation survey. What people answer stands in tables of its
-- own, that name no link, invitation, account, address, language or time; the order of
-- their rows is that of random identifiers. A test reads this from the schema.

-- What is chosen for one anonymous wave, beside its row in `wave`.
CREATE TABLE experience (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    items_out TEXT NOT NULL, -- codes of single items that are not asked, a line each
    chosen_by TEXT NOT NULL, -- who decided which items stay: "the mothers of ..."
    areas TEXT NOT NULL, -- neighbourhoods to choose from, a line each; "": not asked
    reason_nl TEXT NOT NULL, -- why, in that language; "": as the wave says it
    reason_fr TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, wave_id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- A question that a network adds; never compared with other networks.
CREATE TABLE own_item (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('level', 'text')),
    text_nl TEXT NOT NULL, -- "" in a language: the first that is not empty stands in
    text_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- One link for a whole group: typed, as QR code, on a tablet, or to enter paper sheets.
CREATE TABLE survey_link (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    respondent TEXT NOT NULL CHECK (respondent IN ('families', 'workers')),
    kind TEXT NOT NULL CHECK (kind IN ('screen', 'kiosk', 'paper')),
    label TEXT NOT NULL, -- where it hangs, for the coordinator: "poster of the library"
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'en')), -- it opens in
    people BIGINT NOT NULL, -- who get it, about: as the coordinator said
    most BIGINT NOT NULL, -- answers that it takes
    digest TEXT UNIQUE, -- of the code; local
    state TEXT NOT NULL CHECK (state IN ('open', 'void')),
    void_reason TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- How often a link was used: a number, and nothing else. No record.
CREATE TABLE survey_link_use (
    network_id TEXT NOT NULL,
    link_id BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (network_id, link_id),
    FOREIGN KEY (network_id, link_id) REFERENCES survey_link (network_id, id)
);

-- A sheet that somebody has begun: sealed with a code that only that person has. Erased
-- when it is sent, when its wave closes, or after a while. No record.
CREATE TABLE begun_sheet (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    id TEXT NOT NULL, -- digest of the code
    body TEXT NOT NULL, -- sealed
    day TEXT NOT NULL, -- of the last change: to erase it in time
    PRIMARY KEY (network_id, wave_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- For each sheet of a worker: does this organisation take part?
CREATE INDEX member_by_actor ON member (network_id, actor_id);

-- What one person answered. No record, no key to anything but the wave; in the order of
-- random identifiers also on the disk.
-- only: sqlite
CREATE TABLE reply (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    id TEXT NOT NULL, -- random
    respondent TEXT NOT NULL CHECK (respondent IN ('families', 'workers')),
    answers TEXT NOT NULL, -- a line an item: "item value"
    PRIMARY KEY (network_id, wave_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
) WITHOUT ROWID;

-- only: postgres
CREATE TABLE reply (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    id TEXT NOT NULL, -- random
    respondent TEXT NOT NULL CHECK (respondent IN ('families', 'workers')),
    answers TEXT NOT NULL, -- a line an item: "item value"
    PRIMARY KEY (network_id, wave_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- What one person wrote, apart from what the same person chose. Nobody reads it before
-- the wave is closed, and then two people check it before anybody else does. No record.
-- only: sqlite
CREATE TABLE open_answer (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    id TEXT NOT NULL, -- random
    respondent TEXT NOT NULL CHECK (respondent IN ('families', 'workers')),
    item TEXT NOT NULL,
    body TEXT NOT NULL, -- as written; erased once it was checked
    shown TEXT NOT NULL, -- as the checkers left it; "" until then
    state TEXT NOT NULL CHECK (state IN ('waiting', 'once', 'shown', 'kept_back')),
    first_by TEXT, -- the author of the first check
    second_by TEXT,
    PRIMARY KEY (network_id, wave_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
) WITHOUT ROWID;

-- only: postgres
CREATE TABLE open_answer (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    id TEXT NOT NULL, -- random
    respondent TEXT NOT NULL CHECK (respondent IN ('families', 'workers')),
    item TEXT NOT NULL,
    body TEXT NOT NULL, -- as written; erased once it was checked
    shown TEXT NOT NULL, -- as the checkers left it; "" until then
    state TEXT NOT NULL CHECK (state IN ('waiting', 'once', 'shown', 'kept_back')),
    first_by TEXT, -- the author of the first check
    second_by TEXT,
    PRIMARY KEY (network_id, wave_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- How a coordinator sees the own role: by name, shown beside what the others say.
CREATE TABLE self_image (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    author TEXT NOT NULL,
    answers TEXT NOT NULL, -- a line an item: "item value"
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, wave_id, author),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- A dilemma, or a problem, as the network itself words it. A dilemma is never closed.
CREATE TABLE dilemma_note (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('dilemma', 'problem')),
    dilemma TEXT NOT NULL, -- code of one of the eight; "": one of the network's own
    title TEXT NOT NULL,
    options TEXT NOT NULL, -- of a dilemma two or more: a line each
    drawbacks TEXT NOT NULL, -- of each option: a line each
    note TEXT NOT NULL, -- what we do with it for now
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, id)
);

-- To which of the four dimensions the network gave attention, and when.
CREATE TABLE attention (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    dimension TEXT NOT NULL CHECK (dimension IN ('task', 'relation', 'growth', 'profiling')),
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (network_id, id)
);

-- What a coordinator writes for the own reflection: read by that account alone. No record.
CREATE TABLE log_entry (
    network_id TEXT NOT NULL REFERENCES network (id),
    id TEXT NOT NULL, -- random
    account_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    behaviour TEXT NOT NULL, -- code, or ""
    task TEXT NOT NULL, -- code, or ""
    dilemma TEXT NOT NULL, -- code, or ""
    what TEXT NOT NULL,
    outcome TEXT NOT NULL, -- what came of it
    PRIMARY KEY (network_id, id)
);
