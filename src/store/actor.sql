-- actor.sql - the statements of a record kind (record.h).

-- name: actor_list
SELECT id, organisation_id, name, sector, sources, note
FROM actor WHERE network_id = ? ORDER BY id

-- name: actor_find
SELECT id, organisation_id, name, sector, sources, note
FROM actor WHERE network_id = ? AND id = ?

-- name: actor_put
INSERT INTO actor (network_id, id, organisation_id, name, sector, sources, note)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    organisation_id = excluded.organisation_id,
    name = excluded.name,
    sector = excluded.sector,
    sources = excluded.sources,
    note = excluded.note

-- name: actor_remove
DELETE FROM actor WHERE network_id = ? AND id = ?

-- name: actor_next
SELECT COALESCE(MAX(id), 0) + 1 FROM actor WHERE network_id = ?
