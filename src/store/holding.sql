-- holding.sql - the statements of a record kind (record.h).

-- name: holding_list
SELECT id, actor_id, source_id, has, can, wants, has_confirmed, can_confirmed,
    wants_confirmed
FROM holding WHERE network_id = ? ORDER BY id

-- name: holding_find
SELECT id, actor_id, source_id, has, can, wants, has_confirmed, can_confirmed,
    wants_confirmed
FROM holding WHERE network_id = ? AND id = ?

-- name: holding_put
INSERT INTO holding (network_id, id, actor_id, source_id, has, can, wants,
    has_confirmed, can_confirmed, wants_confirmed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    source_id = excluded.source_id,
    has = excluded.has,
    can = excluded.can,
    wants = excluded.wants,
    has_confirmed = excluded.has_confirmed,
    can_confirmed = excluded.can_confirmed,
    wants_confirmed = excluded.wants_confirmed

-- name: holding_remove
DELETE FROM holding WHERE network_id = ? AND id = ?

-- name: holding_next
SELECT COALESCE(MAX(id), 0) + 1 FROM holding WHERE network_id = ?
