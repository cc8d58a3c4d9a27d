-- selection.sql - the statements of a record kind (record.h).

-- name: selection_list
SELECT id, actor_id, is_in, reason
FROM selection WHERE network_id = ? ORDER BY id

-- name: selection_find
SELECT id, actor_id, is_in, reason
FROM selection WHERE network_id = ? AND id = ?

-- name: selection_put
INSERT INTO selection (network_id, id, actor_id, is_in, reason)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    is_in = excluded.is_in,
    reason = excluded.reason

-- name: selection_remove
DELETE FROM selection WHERE network_id = ? AND id = ?

-- name: selection_next
SELECT COALESCE(MAX(id), 0) + 1 FROM selection WHERE network_id = ?
