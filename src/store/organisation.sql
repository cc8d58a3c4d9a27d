-- organisation.sql - the statements of a record kind (record.h), then its own.

-- name: organisation_list
SELECT id, name
FROM organisation WHERE network_id = ? ORDER BY id

-- name: organisation_find
SELECT id, name
FROM organisation WHERE network_id = ? AND id = ?

-- name: organisation_put
INSERT INTO organisation (network_id, id, name)
VALUES (?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    name = excluded.name

-- name: organisation_remove
DELETE FROM organisation WHERE network_id = ? AND id = ?

-- name: organisation_next
SELECT COALESCE(MAX(id), 0) + 1 FROM organisation WHERE network_id = ?
