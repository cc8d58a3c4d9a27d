-- wave_actor.sql - the statements of a record kind (record.h), then its own.

-- name: wave_actor_list
SELECT id, wave_id, actor_id, name, sector, role, is_coordinator, informant_id, same_as
FROM wave_actor WHERE network_id = ? ORDER BY id

-- name: wave_actor_find
SELECT id, wave_id, actor_id, name, sector, role, is_coordinator, informant_id, same_as
FROM wave_actor WHERE network_id = ? AND id = ?

-- name: wave_actor_put
INSERT INTO wave_actor (network_id, id, wave_id, actor_id, name, sector, role,
    is_coordinator, informant_id, same_as)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    actor_id = excluded.actor_id,
    name = excluded.name,
    sector = excluded.sector,
    role = excluded.role,
    is_coordinator = excluded.is_coordinator,
    informant_id = excluded.informant_id,
    same_as = excluded.same_as

-- name: wave_actor_remove
DELETE FROM wave_actor WHERE network_id = ? AND id = ?

-- name: wave_actor_next
SELECT COALESCE(MAX(id), 0) + 1 FROM wave_actor WHERE network_id = ?

-- name: wave_actor_of_wave
SELECT id, wave_id, actor_id, name, sector, role, is_coordinator, informant_id, same_as
FROM wave_actor WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: wave_actor_count_of_actor
SELECT COUNT(*) FROM wave_actor WHERE network_id = ? AND actor_id = ?
