-- round.sql - the statements of a record kind (record.h).

-- name: round_list
SELECT id, version, state, opened_at, closed_at
FROM round WHERE network_id = ? ORDER BY id

-- name: round_find
SELECT id, version, state, opened_at, closed_at
FROM round WHERE network_id = ? AND id = ?

-- name: round_put
INSERT INTO round (network_id, id, version, state, opened_at, closed_at)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    version = excluded.version,
    state = excluded.state,
    opened_at = excluded.opened_at,
    closed_at = excluded.closed_at

-- name: round_remove
DELETE FROM round WHERE network_id = ? AND id = ?

-- name: round_next
SELECT COALESCE(MAX(id), 0) + 1 FROM round WHERE network_id = ?
