-- The preparation of a network: from its issue to chosen partners (docs/methods/arena.md).
--
-- Closed words are stored as the codes of method/vocabulary.h; "" is: not said. Rows point
-- at what stands above them. What there is at most once is UNIQUE, so that also an undo
-- and an import keep to it.

-- What belongs to the issue; its text is the purpose of the network.
CREATE TABLE issue (
    network_id TEXT NOT NULL REFERENCES network (id),
    appeal TEXT NOT NULL, -- who feels appealed to
    domains TEXT NOT NULL, -- codes, or own words, a line each
    area TEXT NOT NULL,
    added_value TEXT NOT NULL, -- for the community
    PRIMARY KEY (network_id)
);

-- A power or help source that the issue needs, before anybody is named.
CREATE TABLE source (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    code TEXT NOT NULL, -- "R1"
    label TEXT NOT NULL,
    kind TEXT NOT NULL, -- SOURCE_KIND, or ""
    necessity TEXT NOT NULL CHECK (necessity IN ('indispensable', 'useful')),
    note TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, code)
);

-- An organisation or group on the sheet.
CREATE TABLE actor (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    name TEXT NOT NULL, -- as it stands on the sheet
    sector TEXT NOT NULL,
    sources TEXT NOT NULL, -- free text of the worksheet
    note TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, name),
    FOREIGN KEY (network_id, organisation_id) REFERENCES organisation (network_id, id)
);

-- What an actor has of a source. One row an actor and source.
CREATE TABLE holding (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    source_id BIGINT NOT NULL,
    has TEXT NOT NULL, -- HOLDING_ANSWER, or ""; before the talk
    can TEXT NOT NULL,
    wants TEXT NOT NULL,
    has_confirmed TEXT NOT NULL, -- in the talk
    can_confirmed TEXT NOT NULL,
    wants_confirmed TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id, source_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id),
    FOREIGN KEY (network_id, source_id) REFERENCES source (network_id, id)
);

-- How two actors that bring the same source stand to each other.
CREATE TABLE pair (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    first_id BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    source_id BIGINT NOT NULL,
    relation TEXT NOT NULL
        CHECK (relation IN ('complementary', 'overlapping', 'competitive')),
    agreement TEXT NOT NULL, -- who does what, for whom, until when, who mediates
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, source_id, first_id, second_id),
    FOREIGN KEY (network_id, first_id) REFERENCES actor (network_id, id),
    FOREIGN KEY (network_id, second_id) REFERENCES actor (network_id, id),
    FOREIGN KEY (network_id, source_id) REFERENCES source (network_id, id)
);

-- One time that the group rates; at most one is open.
CREATE TABLE round (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    version BIGINT NOT NULL, -- of the arena-analysis, 1 first
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (network_id, id)
);
CREATE UNIQUE INDEX round_open ON round (network_id, state) WHERE state = 'open';

-- Who rates in a round, and whether the sheet is finished: never what it says.
CREATE TABLE rater (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    round_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    finished_at BIGINT, -- NULL: still rating
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, round_id, person_id),
    FOREIGN KEY (network_id, round_id) REFERENCES round (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES person (network_id, id)
);

-- What a rater gave an actor in a closed round.
CREATE TABLE rating (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    round_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    is_own BIGINT NOT NULL CHECK (is_own IN (0, 1)), -- the rater's own organisation
    importance BIGINT NOT NULL CHECK (importance IN (1, 2, 3, 4)), -- 1..4
    -- 4: replaceability small
    irreplaceability BIGINT NOT NULL CHECK (irreplaceability IN (1, 2, 3, 4)),
    dependence BIGINT NOT NULL CHECK (dependence IN (0, 1, 2, 3)), -- 1..3; 0: left open
    replaced_by TEXT NOT NULL, -- names, with | between them
    note TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, round_id, person_id, actor_id),
    FOREIGN KEY (network_id, round_id) REFERENCES round (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES person (network_id, id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- The group lets its own opinion count. At most one an actor.
CREATE TABLE arena_override (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    dependence BIGINT NOT NULL CHECK (dependence IN (0, 1, 2, 3)), -- 0: the class is
    arena_class BIGINT NOT NULL CHECK (arena_class IN (0, 1, 2, 3, 4)), -- 1..4, or 0
    reason TEXT NOT NULL,
    author TEXT NOT NULL, -- as in the journal
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- Step 3: the answers about a form of cooperation, and the choice.
CREATE TABLE form_case (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT, -- NULL: the cooperation as a whole
    q1 TEXT NOT NULL, -- the code of an answer, or ""
    q1_also TEXT NOT NULL, -- codes, a line each
    q2a TEXT NOT NULL,
    q2b TEXT NOT NULL,
    q2c TEXT NOT NULL,
    q3 TEXT NOT NULL,
    q4 TEXT NOT NULL,
    q5 TEXT NOT NULL,
    q6 TEXT NOT NULL,
    q7 TEXT NOT NULL,
    q8 TEXT NOT NULL,
    organisations TEXT NOT NULL,
    mandated TEXT NOT NULL,
    form TEXT NOT NULL, -- what people chose; "": nothing yet
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    recheck_day TEXT,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- Step 4: written and locked before the selection opens.
CREATE TABLE criterion (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    code TEXT NOT NULL, -- "C1"
    text TEXT NOT NULL,
    locked_at BIGINT, -- NULL: open
    correction TEXT NOT NULL, -- why it was changed after locking
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, code)
);

-- Does an actor meet a criterion? One row an actor and criterion.
CREATE TABLE fit (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    criterion_id BIGINT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id, criterion_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id),
    FOREIGN KEY (network_id, criterion_id) REFERENCES criterion (network_id, id)
);

-- Who was chosen, and who not. At most one row an actor.
CREATE TABLE selection (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    is_in BIGINT NOT NULL CHECK (is_in IN (0, 1)),
    reason TEXT NOT NULL, -- where the choice deviates from the class
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- Step 5: the talk with an actor. At most one an actor.
CREATE TABLE talk (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    by_whom TEXT NOT NULL, -- who asked
    with_whom TEXT NOT NULL, -- who answered
    day TEXT, -- NULL: not yet
    was_right TEXT NOT NULL, -- HOLDING_ANSWER, or ""
    interest TEXT NOT NULL,
    interest_effect TEXT NOT NULL, -- TALK_INTEREST, or ""
    motivation BIGINT NOT NULL CHECK (motivation IN (0, 1, 2, 3, 4)), -- 1..4; 0: not said
    readiness TEXT NOT NULL, -- TALK_READINESS, or ""
    conditions TEXT NOT NULL,
    mandate TEXT NOT NULL, -- TALK_MANDATE, or ""
    outcome TEXT NOT NULL, -- TALK_OUTCOME, or ""
    note TEXT NOT NULL,
    corrected_by TEXT, -- the author of the correction by the partner
    corrected_at BIGINT,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, actor_id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- The role of an organisation in the network, from a day to a day.
CREATE TABLE member (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('core', 'edge', 'context', 'anchoring')),
    from_day TEXT NOT NULL,
    to_day TEXT, -- the first day on which it no longer holds
    engagement TEXT NOT NULL, -- in words
    engagement_level TEXT NOT NULL, -- or ""
    agreed_day TEXT, -- by its own board
    leave_reason TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- Step 6: a correction begins a new version of the arena-analysis.
CREATE TABLE version (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    number BIGINT NOT NULL, -- 2, 3 …: the first needs no row
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, number)
);

-- How an actor stood in a version, all raters together: kept when single ratings go.
CREATE TABLE version_actor (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    version BIGINT NOT NULL, -- that was left behind
    name TEXT NOT NULL,
    arena_class BIGINT NOT NULL CHECK (arena_class IN (0, 1, 2, 3, 4)), -- 0: none
    importance BIGINT NOT NULL CHECK (importance IN (0, 1, 2, 3, 4)),
    irreplaceability BIGINT NOT NULL CHECK (irreplaceability IN (0, 1, 2, 3, 4)),
    place BIGINT NOT NULL,
    is_shared BIGINT NOT NULL CHECK (is_shared IN (0, 1)),
    is_selected BIGINT NOT NULL CHECK (is_selected IN (0, 1)),
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, version, name)
);

-- How a source was covered in a version.
CREATE TABLE version_source (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    necessity TEXT NOT NULL CHECK (necessity IN ('indispensable', 'useful')),
    state TEXT NOT NULL CHECK (state IN ('gap', 'fragile', 'covered')),
    actor_count BIGINT NOT NULL, -- selected actors that bring it
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, version, code)
);

-- What a rater gives while the round is open. No record: neither journalled nor exported,
-- seen by the rater only, and made a rating when the round is closed.
CREATE TABLE rating_draft (
    network_id TEXT NOT NULL,
    round_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    is_own BIGINT NOT NULL CHECK (is_own IN (0, 1)),
    importance BIGINT NOT NULL CHECK (importance IN (0, 1, 2, 3, 4)), -- 1..4; 0: not yet
    irreplaceability BIGINT NOT NULL CHECK (irreplaceability IN (0, 1, 2, 3, 4)),
    dependence BIGINT NOT NULL CHECK (dependence IN (0, 1, 2, 3)),
    replaced_by TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (network_id, round_id, person_id, actor_id),
    FOREIGN KEY (network_id, round_id) REFERENCES round (network_id, id),
    FOREIGN KEY (network_id, person_id) REFERENCES person (network_id, id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);
