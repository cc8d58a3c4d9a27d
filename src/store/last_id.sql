-- name: last_id_find
SELECT id FROM last_id WHERE network_id = ? AND record = ?

-- name: last_id_put
INSERT INTO last_id (network_id, record, id) VALUES (?, ?, ?)
ON CONFLICT (network_id, record) DO UPDATE SET id = excluded.id

-- name: last_id_remove
DELETE FROM last_id WHERE network_id = ?
