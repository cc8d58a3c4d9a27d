-- version.sql - the statements of a record kind (record.h).

-- name: version_list
SELECT id, number, at, author, reason
FROM version WHERE network_id = ? ORDER BY id

-- name: version_find
SELECT id, number, at, author, reason
FROM version WHERE network_id = ? AND id = ?

-- name: version_put
INSERT INTO version (network_id, id, number, at, author, reason)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    number = excluded.number,
    at = excluded.at,
    author = excluded.author,
    reason = excluded.reason

-- name: version_remove
DELETE FROM version WHERE network_id = ? AND id = ?

-- name: version_next
SELECT COALESCE(MAX(id), 0) + 1 FROM version WHERE network_id = ?
