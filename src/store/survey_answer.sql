-- survey_answer.sql - what informants answer, one by one (survey_answer.h).

-- name: survey_door
-- All that decides whether an informant may answer now.
SELECT w.state, i.state, n.state, w.instrument, w.instrument_version, w.left_out,
    i.wave_actor_id
FROM informant i
JOIN wave w ON w.network_id = i.network_id AND w.id = i.wave_id
JOIN network n ON n.id = i.network_id
WHERE i.network_id = ? AND i.id = ? AND i.wave_id = ?

-- name: survey_answer_put
-- One row when the target is of the wave, another organisation than the informant's own,
-- and not a name that somebody else added; none otherwise.
INSERT INTO survey_answer (network_id, wave_id, informant_id, item, target_id, value)
SELECT a.network_id, a.wave_id, ?, ?, a.id, ?
FROM wave_actor a
WHERE a.network_id = ? AND a.id = ? AND a.wave_id = ? AND a.id <> ?
  AND (a.informant_id IS NULL OR a.informant_id = ?)
ON CONFLICT (network_id, wave_id, informant_id, item, target_id) DO UPDATE SET
    value = excluded.value

-- name: survey_answer_take
DELETE FROM survey_answer
WHERE network_id = ? AND wave_id = ? AND informant_id = ? AND item = ? AND target_id = ?

-- name: survey_answer_of
SELECT informant_id, item, target_id, value FROM survey_answer
WHERE network_id = ? AND wave_id = ? AND informant_id = ?

-- name: survey_answer_of_item
SELECT informant_id, item, target_id, value FROM survey_answer
WHERE network_id = ? AND wave_id = ? AND informant_id = ? AND item = ?

-- name: survey_answer_of_wave
SELECT informant_id, item, target_id, value FROM survey_answer
WHERE network_id = ? AND wave_id = ?

-- name: survey_answer_remove_target
DELETE FROM survey_answer WHERE network_id = ? AND wave_id = ? AND target_id = ?

-- name: survey_answer_remove_wave
DELETE FROM survey_answer WHERE network_id = ? AND wave_id = ?

-- name: survey_answer_remove_all
DELETE FROM survey_answer WHERE network_id = ?

-- name: survey_answer_count
-- How many would not go along in an export.
SELECT COUNT(*) FROM survey_answer WHERE network_id = ?

-- name: survey_step_put
INSERT INTO survey_step (network_id, wave_id, informant_id, step, at)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, wave_id, informant_id, step) DO UPDATE SET at = excluded.at

-- name: survey_step_of
SELECT informant_id, step, at FROM survey_step
WHERE network_id = ? AND wave_id = ? AND informant_id = ?

-- name: survey_step_of_wave
SELECT informant_id, step, at FROM survey_step WHERE network_id = ? AND wave_id = ?

-- name: survey_step_remove_wave
DELETE FROM survey_step WHERE network_id = ? AND wave_id = ?

-- name: survey_step_remove_all
DELETE FROM survey_step WHERE network_id = ?

-- name: survey_standing_of_wave
SELECT informant_id, COUNT(*), MAX(at) FROM survey_step
WHERE network_id = ? AND wave_id = ? GROUP BY informant_id ORDER BY informant_id

-- name: survey_keeping
-- Closed waves of which something stands that is not kept for ever. While their figures
-- are to be computed they need it: a demonstration closes waves of years ago.
SELECT w.network_id, w.id, w.closed_at, w.keep_months FROM wave w
WHERE w.state = 'closed'
  AND NOT EXISTS (SELECT 1 FROM job j
                  WHERE j.network_id = w.network_id AND j.kind = 'wave.compute'
                    AND j.subject_id = w.id AND j.state IN ('waiting', 'running'))
  AND (EXISTS (SELECT 1 FROM survey_answer a
               WHERE a.network_id = w.network_id AND a.wave_id = w.id)
    OR EXISTS (SELECT 1 FROM survey_step s
               WHERE s.network_id = w.network_id AND s.wave_id = w.id))
ORDER BY w.network_id, w.id
