-- informant.sql - the statements of a record kind (record.h), then its own.

-- name: informant_list
SELECT id, wave_id, wave_actor_id, name, email, language, link_number, digest, state,
    mailed_at, mail_count, begun_at, finished_at, paper_by, paper_at
FROM informant WHERE network_id = ? ORDER BY id

-- name: informant_find
SELECT id, wave_id, wave_actor_id, name, email, language, link_number, digest, state,
    mailed_at, mail_count, begun_at, finished_at, paper_by, paper_at
FROM informant WHERE network_id = ? AND id = ?

-- name: informant_put
INSERT INTO informant (network_id, id, wave_id, wave_actor_id, name, email, language,
    link_number, digest, state, mailed_at, mail_count, begun_at, finished_at, paper_by,
    paper_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    wave_actor_id = excluded.wave_actor_id,
    name = excluded.name,
    email = excluded.email,
    language = excluded.language,
    link_number = excluded.link_number,
    digest = excluded.digest,
    state = excluded.state,
    mailed_at = excluded.mailed_at,
    mail_count = excluded.mail_count,
    begun_at = excluded.begun_at,
    finished_at = excluded.finished_at,
    paper_by = excluded.paper_by,
    paper_at = excluded.paper_at

-- name: informant_remove
DELETE FROM informant WHERE network_id = ? AND id = ?

-- name: informant_next
SELECT COALESCE(MAX(id), 0) + 1 FROM informant WHERE network_id = ?

-- name: informant_of_wave
SELECT id, wave_id, wave_actor_id, name, email, language, link_number, digest, state,
    mailed_at, mail_count, begun_at, finished_at, paper_by, paper_at
FROM informant WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: informant_by_digest
SELECT network_id, id FROM informant WHERE digest = ?
