-- Surveys in waves: the relation survey between organisations, identified by design
-- (docs/methods/survey.md). Anonymous surveys keep their answers in tables of their own.
--
-- While a wave is open, answers stand in survey_answer: no record, so that no history,
-- export, undo or page but the informant's own knows them. Closing makes one combined
-- answer of each organisation. What is said in trust never becomes a record.

-- One time that an instrument is asked. At most one of an instrument is open.
CREATE TABLE wave (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    instrument TEXT NOT NULL, -- code and version of what is asked: "relation", "1"
    instrument_version TEXT NOT NULL,
    title TEXT NOT NULL, -- "T0", "spring 2026"
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    asker TEXT NOT NULL, -- who asks: name, organisation, how to reach them
    reason TEXT NOT NULL, -- why, and what happens with it
    left_out TEXT NOT NULL, -- codes of the steps that are not asked, a line each
    due_day TEXT, -- by when answers are wished; NULL: none
    keep_months BIGINT NOT NULL, -- single answers, after closing
    former_id BIGINT, -- the wave that this one carries forward
    opened_at BIGINT,
    closed_at BIGINT,
    PRIMARY KEY (network_id, id)
);
CREATE UNIQUE INDEX wave_open ON wave (network_id, instrument, state) WHERE state = 'open';

-- Whom a wave is about: the members of that moment, and names that informants added.
CREATE TABLE wave_actor (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    actor_id BIGINT, -- NULL: a name that an informant added
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    -- MEMBER_ROLE; "" for an added name
    role TEXT NOT NULL CHECK (role IN ('core', 'edge', 'context', 'anchoring', '')),
    is_coordinator BIGINT NOT NULL CHECK (is_coordinator IN (0, 1)),
    informant_id BIGINT, -- who added the name; NULL: it stood on the list
    same_as BIGINT, -- the wave_actor that an added name turned out to be
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id),
    FOREIGN KEY (network_id, actor_id) REFERENCES actor (network_id, id)
);

-- Who answers for an organisation, by a personal link.
CREATE TABLE informant (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    wave_actor_id BIGINT NOT NULL, -- the organisation
    name TEXT NOT NULL,
    email TEXT NOT NULL, -- "": the link is handed over
    -- of the mail and the paper sheet
    language TEXT NOT NULL CHECK (language IN ('nl', 'fr', 'en')),
    link_number BIGINT NOT NULL, -- 1, 2 …: a new one voids the former link
    digest TEXT UNIQUE, -- of the link's code; local
    state TEXT NOT NULL CHECK (state IN ('waiting', 'begun', 'finished', 'withdrawn')),
    mailed_at BIGINT, -- the last invitation or reminder
    mail_count BIGINT NOT NULL,
    begun_at BIGINT,
    finished_at BIGINT,
    paper_by TEXT, -- the author who entered it from paper
    paper_at BIGINT,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id),
    FOREIGN KEY (network_id, wave_actor_id) REFERENCES wave_actor (network_id, id)
);

-- What an informant says of an organisation. No record.
CREATE TABLE survey_answer (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    informant_id BIGINT NOT NULL,
    item TEXT NOT NULL,
    target_id BIGINT NOT NULL, -- a wave_actor; 0: the item is not about one
    value BIGINT NOT NULL, -- a level; of a set its bits; -1: does not know
    PRIMARY KEY (network_id, wave_id, informant_id, item, target_id),
    FOREIGN KEY (network_id, informant_id) REFERENCES informant (network_id, id)
);

-- The steps that an informant has answered: where nothing is named there, it is a no.
CREATE TABLE survey_step (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    informant_id BIGINT NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, wave_id, informant_id, step),
    FOREIGN KEY (network_id, informant_id) REFERENCES informant (network_id, id)
);

-- What an organisation answers, its informants combined: made by closing, then frozen.
-- No row: unknown. Never of an item that is said in trust.
CREATE TABLE wave_answer (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    wave_actor_id BIGINT NOT NULL,
    item TEXT NOT NULL,
    informants BIGINT NOT NULL, -- who answered it
    answers TEXT NOT NULL, -- a line a target: "target value", or "target value low high"
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, wave_id, wave_actor_id, item),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id),
    FOREIGN KEY (network_id, wave_actor_id) REFERENCES wave_actor (network_id, id)
);

-- Trust and value as an organisation received them, or (NULL) the whole network: without
-- who gave what, and without figures where those who gave are too few.
CREATE TABLE wave_score (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    wave_actor_id BIGINT,
    scale TEXT NOT NULL CHECK (scale IN ('trust', 'value')),
    state TEXT NOT NULL, -- TRUST_STATE_CODES
    raters BIGINT NOT NULL, -- of the network: organisations whose score counts
    mean TEXT NOT NULL, -- a decimal; "" when it is not given
    middle TEXT NOT NULL, -- median; of the network the spread
    PRIMARY KEY (network_id, id),
    UNIQUE (network_id, wave_id, wave_actor_id, scale),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id),
    FOREIGN KEY (network_id, wave_actor_id) REFERENCES wave_actor (network_id, id)
);

-- What was computed of a closed wave, a part a row (JSON). No record: it follows from the
-- answers, and is made again when it is asked for.
CREATE TABLE wave_result (
    network_id TEXT NOT NULL,
    wave_id BIGINT NOT NULL,
    part TEXT NOT NULL, -- 'run', 'contact' … 'introductions', 'differences'
    body TEXT NOT NULL,
    PRIMARY KEY (network_id, wave_id, part),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id)
);

-- A figure that people want to talk about, as it stood when it was pinned.
CREATE TABLE finding (
    network_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    wave_id BIGINT NOT NULL,
    former_id BIGINT, -- the earlier wave of a change; NULL: no change
    code TEXT NOT NULL, -- what it is: 'measure', 'organisation', 'without' …
    relation TEXT NOT NULL, -- "" where it is about none
    measure TEXT NOT NULL, -- its stable name
    wave_actor_id BIGINT, -- NULL: the network as a whole
    value TEXT NOT NULL, -- a decimal; "": no number
    low TEXT NOT NULL, -- of its band; "": none
    high TEXT NOT NULL,
    state TEXT NOT NULL, -- MEASURE_STATE_CODES: how sure, when it was pinned
    engine BIGINT NOT NULL, -- version that computed it
    sentence TEXT NOT NULL, -- as it stood, in the language of who pinned it
    note TEXT NOT NULL, -- why it matters
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, id),
    FOREIGN KEY (network_id, wave_id) REFERENCES wave (network_id, id),
    FOREIGN KEY (network_id, wave_actor_id) REFERENCES wave_actor (network_id, id)
);

-- Long work that the clerk does, with how far it is. No record.
CREATE TABLE job (
    network_id TEXT NOT NULL REFERENCES network (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL, -- 'wave.compute'
    subject_id BIGINT NOT NULL, -- the wave
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
    permille BIGINT NOT NULL, -- 0..1000
    is_stopping BIGINT NOT NULL CHECK (is_stopping IN (0, 1)),
    trouble TEXT NOT NULL, -- "" or why it failed
    wanted_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL, -- who runs it has it until then; 0: nobody
    PRIMARY KEY (network_id, id)
);
CREATE INDEX job_by_state ON job (state, wanted_at);
