-- survey_link.sql - the statements of a record kind (record.h), then its own.

-- name: survey_link_list
SELECT id, wave_id, respondent, kind, label, language, people, most, digest, state,
    void_reason
FROM survey_link WHERE network_id = ? ORDER BY id

-- name: survey_link_find
SELECT id, wave_id, respondent, kind, label, language, people, most, digest, state,
    void_reason
FROM survey_link WHERE network_id = ? AND id = ?

-- name: survey_link_put
INSERT INTO survey_link (network_id, id, wave_id, respondent, kind, label, language,
    people, most, digest, state, void_reason)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    respondent = excluded.respondent,
    kind = excluded.kind,
    label = excluded.label,
    language = excluded.language,
    people = excluded.people,
    most = excluded.most,
    digest = excluded.digest,
    state = excluded.state,
    void_reason = excluded.void_reason

-- name: survey_link_remove
DELETE FROM survey_link WHERE network_id = ? AND id = ?

-- name: survey_link_next
SELECT COALESCE(MAX(id), 0) + 1 FROM survey_link WHERE network_id = ?

-- name: survey_link_of_wave
SELECT id, wave_id, respondent, kind, label, language, people, most, digest, state,
    void_reason
FROM survey_link WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: survey_link_by_digest
SELECT network_id, id FROM survey_link WHERE digest = ?

-- name: survey_link_taken
-- Links of groups and of informants are typed in one place.
SELECT (SELECT COUNT(*) FROM survey_link WHERE digest = ?)
    + (SELECT COUNT(*) FROM informant WHERE digest = ?)

-- name: survey_link_use_of_wave
SELECT l.id, COALESCE(u.used, 0) FROM survey_link l
LEFT JOIN survey_link_use u ON u.network_id = l.network_id AND u.link_id = l.id
WHERE l.network_id = ? AND l.wave_id = ? ORDER BY l.id

-- name: survey_link_use_begin
INSERT INTO survey_link_use (network_id, link_id, used) VALUES (?, ?, 1)

-- name: survey_link_use_add
UPDATE survey_link_use SET used = used + 1 WHERE network_id = ? AND link_id = ?

-- name: survey_link_use_remove
DELETE FROM survey_link_use WHERE network_id = ? AND link_id = ?

-- name: survey_link_use_remove_all
DELETE FROM survey_link_use WHERE network_id = ?
