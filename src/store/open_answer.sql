-- open_answer.sql - what people wrote in anonymous surveys (reply.h). No record.

-- name: open_answer_add
INSERT INTO open_answer (network_id, wave_id, id, respondent, item, body, shown, state)
VALUES (?, ?, ?, ?, ?, ?, '', 'waiting')

-- name: open_answer_of_wave
SELECT respondent, item, body FROM open_answer
WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: open_answer_to_check
SELECT a.id, a.respondent, a.item, a.body, a.shown, a.state, a.first_by
FROM open_answer a
JOIN wave w ON w.network_id = a.network_id AND w.id = a.wave_id
WHERE a.network_id = ? AND a.wave_id = ? AND w.state = 'closed'
  AND (a.state = 'waiting' OR (a.state = 'once' AND a.first_by <> ?))
ORDER BY a.id

-- name: open_answer_shown
SELECT id, respondent, item, '', shown, state, first_by FROM open_answer
WHERE network_id = ? AND wave_id = ? AND state = 'shown' ORDER BY id

-- name: open_answer_waiting
SELECT COUNT(*) FROM open_answer
WHERE network_id = ? AND wave_id = ? AND state IN ('waiting', 'once')

-- name: open_answer_find
SELECT a.state, a.shown, a.first_by FROM open_answer a
JOIN wave w ON w.network_id = a.network_id AND w.id = a.wave_id
WHERE a.network_id = ? AND a.wave_id = ? AND a.id = ? AND w.state = 'closed'

-- name: open_answer_first
UPDATE open_answer SET shown = ?, state = 'once', first_by = ?
WHERE network_id = ? AND wave_id = ? AND id = ?

-- name: open_answer_decide
-- As it came in it is not needed any more.
UPDATE open_answer SET body = '', state = ?, second_by = ?
WHERE network_id = ? AND wave_id = ? AND id = ?

-- name: open_answer_remove_wave
DELETE FROM open_answer WHERE network_id = ? AND wave_id = ?

-- name: open_answer_remove_unchecked
DELETE FROM open_answer
WHERE network_id = ? AND wave_id = ? AND state IN ('waiting', 'once')

-- name: open_answer_remove_all
DELETE FROM open_answer WHERE network_id = ?
