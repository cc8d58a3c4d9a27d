-- arena_override.sql - the statements of a record kind (record.h).

-- name: arena_override_list
SELECT id, actor_id, dependence, arena_class, reason, author, at
FROM arena_override WHERE network_id = ? ORDER BY id

-- name: arena_override_find
SELECT id, actor_id, dependence, arena_class, reason, author, at
FROM arena_override WHERE network_id = ? AND id = ?

-- name: arena_override_put
INSERT INTO arena_override (network_id, id, actor_id, dependence, arena_class, reason,
    author, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    dependence = excluded.dependence,
    arena_class = excluded.arena_class,
    reason = excluded.reason,
    author = excluded.author,
    at = excluded.at

-- name: arena_override_remove
DELETE FROM arena_override WHERE network_id = ? AND id = ?

-- name: arena_override_next
SELECT COALESCE(MAX(id), 0) + 1 FROM arena_override WHERE network_id = ?
