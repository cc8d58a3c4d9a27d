-- rating.sql - the statements of a record kind (record.h).

-- name: rating_list
SELECT id, round_id, person_id, actor_id, is_own, importance, irreplaceability,
    dependence, replaced_by, note
FROM rating WHERE network_id = ? ORDER BY id

-- name: rating_find
SELECT id, round_id, person_id, actor_id, is_own, importance, irreplaceability,
    dependence, replaced_by, note
FROM rating WHERE network_id = ? AND id = ?

-- name: rating_put
INSERT INTO rating (network_id, id, round_id, person_id, actor_id, is_own, importance,
    irreplaceability, dependence, replaced_by, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    round_id = excluded.round_id,
    person_id = excluded.person_id,
    actor_id = excluded.actor_id,
    is_own = excluded.is_own,
    importance = excluded.importance,
    irreplaceability = excluded.irreplaceability,
    dependence = excluded.dependence,
    replaced_by = excluded.replaced_by,
    note = excluded.note

-- name: rating_remove
DELETE FROM rating WHERE network_id = ? AND id = ?

-- name: rating_next
SELECT COALESCE(MAX(id), 0) + 1 FROM rating WHERE network_id = ?
