-- wave_answer.sql - the statements of a record kind (record.h), then its own.

-- name: wave_answer_list
SELECT id, wave_id, wave_actor_id, item, informants, answers
FROM wave_answer WHERE network_id = ? ORDER BY id

-- name: wave_answer_find
SELECT id, wave_id, wave_actor_id, item, informants, answers
FROM wave_answer WHERE network_id = ? AND id = ?

-- name: wave_answer_put
INSERT INTO wave_answer (network_id, id, wave_id, wave_actor_id, item, informants,
    answers)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    wave_actor_id = excluded.wave_actor_id,
    item = excluded.item,
    informants = excluded.informants,
    answers = excluded.answers

-- name: wave_answer_remove
DELETE FROM wave_answer WHERE network_id = ? AND id = ?

-- name: wave_answer_next
SELECT COALESCE(MAX(id), 0) + 1 FROM wave_answer WHERE network_id = ?

-- name: wave_answer_of_wave
SELECT id, wave_id, wave_actor_id, item, informants, answers
FROM wave_answer WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: wave_answer_of_actor
SELECT b.id, b.wave_id, b.wave_actor_id, b.item, b.informants, b.answers
FROM wave_actor a
JOIN wave_answer b ON b.network_id = a.network_id AND b.wave_id = a.wave_id
    AND b.wave_actor_id = a.id
WHERE a.network_id = ? AND a.id = ? ORDER BY b.id
