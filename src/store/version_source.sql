-- version_source.sql - the statements of a record kind (record.h).

-- name: version_source_list
SELECT id, version, code, label, necessity, state, actor_count
FROM version_source WHERE network_id = ? ORDER BY id

-- name: version_source_find
SELECT id, version, code, label, necessity, state, actor_count
FROM version_source WHERE network_id = ? AND id = ?

-- name: version_source_put
INSERT INTO version_source (network_id, id, version, code, label, necessity, state,
    actor_count)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    version = excluded.version,
    code = excluded.code,
    label = excluded.label,
    necessity = excluded.necessity,
    state = excluded.state,
    actor_count = excluded.actor_count

-- name: version_source_remove
DELETE FROM version_source WHERE network_id = ? AND id = ?

-- name: version_source_next
SELECT COALESCE(MAX(id), 0) + 1 FROM version_source WHERE network_id = ?
