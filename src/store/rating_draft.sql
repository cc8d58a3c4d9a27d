-- rating_draft.sql - what a rater gives while the round is open (rating.h).

-- name: rating_draft_list
SELECT actor_id, is_own, importance, irreplaceability, dependence, replaced_by, note
FROM rating_draft WHERE network_id = ? AND round_id = ? AND person_id = ? ORDER BY actor_id

-- name: rating_draft_put
INSERT INTO rating_draft (network_id, round_id, person_id, actor_id, is_own, importance,
    irreplaceability, dependence, replaced_by, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, round_id, person_id, actor_id) DO UPDATE SET
    is_own = excluded.is_own,
    importance = excluded.importance,
    irreplaceability = excluded.irreplaceability,
    dependence = excluded.dependence,
    replaced_by = excluded.replaced_by,
    note = excluded.note

-- name: rating_draft_whole
-- Those of a round that have both marks: they become ratings when it is closed.
SELECT person_id, actor_id, is_own, importance, irreplaceability, dependence, replaced_by, note
FROM rating_draft
WHERE network_id = ? AND round_id = ? AND importance > 0 AND irreplaceability > 0
ORDER BY person_id, actor_id

-- name: rating_draft_remove_whole
DELETE FROM rating_draft
WHERE network_id = ? AND round_id = ? AND importance > 0 AND irreplaceability > 0

-- name: rating_draft_remove_actor
DELETE FROM rating_draft WHERE network_id = ? AND actor_id = ?

-- name: rating_draft_remove_all
DELETE FROM rating_draft WHERE network_id = ?

-- name: rating_draft_count
-- How many would not go along in an export.
SELECT COUNT(*) FROM rating_draft WHERE network_id = ?
