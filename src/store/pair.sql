-- pair.sql - the statements of a record kind (record.h).

-- name: pair_list
SELECT id, first_id, second_id, source_id, relation, agreement
FROM pair WHERE network_id = ? ORDER BY id

-- name: pair_find
SELECT id, first_id, second_id, source_id, relation, agreement
FROM pair WHERE network_id = ? AND id = ?

-- name: pair_put
INSERT INTO pair (network_id, id, first_id, second_id, source_id, relation, agreement)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    first_id = excluded.first_id,
    second_id = excluded.second_id,
    source_id = excluded.source_id,
    relation = excluded.relation,
    agreement = excluded.agreement

-- name: pair_remove
DELETE FROM pair WHERE network_id = ? AND id = ?

-- name: pair_next
SELECT COALESCE(MAX(id), 0) + 1 FROM pair WHERE network_id = ?
