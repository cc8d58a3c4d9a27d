-- version_actor.sql - the statements of a record kind (record.h).

-- name: version_actor_list
SELECT id, version, name, arena_class, importance, irreplaceability, place, is_shared,
    is_selected
FROM version_actor WHERE network_id = ? ORDER BY id

-- name: version_actor_find
SELECT id, version, name, arena_class, importance, irreplaceability, place, is_shared,
    is_selected
FROM version_actor WHERE network_id = ? AND id = ?

-- name: version_actor_put
INSERT INTO version_actor (network_id, id, version, name, arena_class, importance,
    irreplaceability, place, is_shared, is_selected)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    version = excluded.version,
    name = excluded.name,
    arena_class = excluded.arena_class,
    importance = excluded.importance,
    irreplaceability = excluded.irreplaceability,
    place = excluded.place,
    is_shared = excluded.is_shared,
    is_selected = excluded.is_selected

-- name: version_actor_remove
DELETE FROM version_actor WHERE network_id = ? AND id = ?

-- name: version_actor_next
SELECT COALESCE(MAX(id), 0) + 1 FROM version_actor WHERE network_id = ?
