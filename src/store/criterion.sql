-- criterion.sql - the statements of a record kind (record.h).

-- name: criterion_list
SELECT id, code, text, locked_at, correction
FROM criterion WHERE network_id = ? ORDER BY id

-- name: criterion_find
SELECT id, code, text, locked_at, correction
FROM criterion WHERE network_id = ? AND id = ?

-- name: criterion_put
INSERT INTO criterion (network_id, id, code, text, locked_at, correction)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    code = excluded.code,
    text = excluded.text,
    locked_at = excluded.locked_at,
    correction = excluded.correction

-- name: criterion_remove
DELETE FROM criterion WHERE network_id = ? AND id = ?

-- name: criterion_next
SELECT COALESCE(MAX(id), 0) + 1 FROM criterion WHERE network_id = ?
