-- rater.sql - the statements of a record kind (record.h).

-- name: rater_list
SELECT id, round_id, person_id, finished_at
FROM rater WHERE network_id = ? ORDER BY id

-- name: rater_find
SELECT id, round_id, person_id, finished_at
FROM rater WHERE network_id = ? AND id = ?

-- name: rater_put
INSERT INTO rater (network_id, id, round_id, person_id, finished_at)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    round_id = excluded.round_id,
    person_id = excluded.person_id,
    finished_at = excluded.finished_at

-- name: rater_remove
DELETE FROM rater WHERE network_id = ? AND id = ?

-- name: rater_next
SELECT COALESCE(MAX(id), 0) + 1 FROM rater WHERE network_id = ?
