-- fit.sql - the statements of a record kind (record.h).

-- name: fit_list
SELECT id, actor_id, criterion_id, answer
FROM fit WHERE network_id = ? ORDER BY id

-- name: fit_find
SELECT id, actor_id, criterion_id, answer
FROM fit WHERE network_id = ? AND id = ?

-- name: fit_put
INSERT INTO fit (network_id, id, actor_id, criterion_id, answer)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    criterion_id = excluded.criterion_id,
    answer = excluded.answer

-- name: fit_remove
DELETE FROM fit WHERE network_id = ? AND id = ?

-- name: fit_next
SELECT COALESCE(MAX(id), 0) + 1 FROM fit WHERE network_id = ?
