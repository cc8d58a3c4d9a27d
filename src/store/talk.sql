-- talk.sql - the statements of a record kind (record.h).

-- name: talk_list
SELECT id, actor_id, by_whom, with_whom, day, was_right, interest, interest_effect,
    motivation, readiness, conditions, mandate, outcome, note, corrected_by,
    corrected_at
FROM talk WHERE network_id = ? ORDER BY id

-- name: talk_find
SELECT id, actor_id, by_whom, with_whom, day, was_right, interest, interest_effect,
    motivation, readiness, conditions, mandate, outcome, note, corrected_by,
    corrected_at
FROM talk WHERE network_id = ? AND id = ?

-- name: talk_put
INSERT INTO talk (network_id, id, actor_id, by_whom, with_whom, day, was_right,
    interest, interest_effect, motivation, readiness, conditions, mandate, outcome,
    note, corrected_by, corrected_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    by_whom = excluded.by_whom,
    with_whom = excluded.with_whom,
    day = excluded.day,
    was_right = excluded.was_right,
    interest = excluded.interest,
    interest_effect = excluded.interest_effect,
    motivation = excluded.motivation,
    readiness = excluded.readiness,
    conditions = excluded.conditions,
    mandate = excluded.mandate,
    outcome = excluded.outcome,
    note = excluded.note,
    corrected_by = excluded.corrected_by,
    corrected_at = excluded.corrected_at

-- name: talk_remove
DELETE FROM talk WHERE network_id = ? AND id = ?

-- name: talk_next
SELECT COALESCE(MAX(id), 0) + 1 FROM talk WHERE network_id = ?
