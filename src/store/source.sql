-- source.sql - the statements of a record kind (record.h).

-- name: source_list
SELECT id, code, label, kind, necessity, note
FROM source WHERE network_id = ? ORDER BY id

-- name: source_find
SELECT id, code, label, kind, necessity, note
FROM source WHERE network_id = ? AND id = ?

-- name: source_put
INSERT INTO source (network_id, id, code, label, kind, necessity, note)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    code = excluded.code,
    label = excluded.label,
    kind = excluded.kind,
    necessity = excluded.necessity,
    note = excluded.note

-- name: source_remove
DELETE FROM source WHERE network_id = ? AND id = ?

-- name: source_next
SELECT COALESCE(MAX(id), 0) + 1 FROM source WHERE network_id = ?
