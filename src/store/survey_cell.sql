-- survey_cell.sql - one cell on the screen of one who answers (survey_cell.h).

-- name: survey_cell
-- All that decides about one cell of a link's screen, and what stands in it.
SELECT i.network_id, n.state, i.id, i.state, i.wave_actor_id, w.id, w.state, w.instrument,
    w.instrument_version, w.left_out, w.former_id, s.value, p.at
FROM informant i
JOIN wave w ON w.network_id = i.network_id AND w.id = i.wave_id
JOIN network n ON n.id = i.network_id
JOIN wave_actor a ON a.network_id = i.network_id AND a.id = ? AND a.wave_id = i.wave_id
LEFT JOIN survey_answer s ON s.network_id = i.network_id AND s.wave_id = i.wave_id
    AND s.informant_id = i.id AND s.item = ? AND s.target_id = a.id
LEFT JOIN survey_step p ON p.network_id = i.network_id AND p.wave_id = i.wave_id
    AND p.informant_id = i.id AND p.step = ?
WHERE i.digest = ? AND a.id <> i.wave_actor_id
  AND (a.informant_id IS NULL OR a.informant_id = i.id)

-- name: survey_cell_former
-- What an organisation said in the wave before, and what the target is called there.
SELECT f.answers, b.id
FROM wave_actor own
JOIN wave_actor target ON target.network_id = own.network_id
JOIN wave_actor a ON a.network_id = own.network_id AND a.actor_id = own.actor_id
JOIN wave_actor b ON b.network_id = own.network_id AND b.actor_id = target.actor_id
JOIN wave_answer f ON f.network_id = own.network_id AND f.wave_id = a.wave_id
    AND f.wave_actor_id = a.id AND f.item = ?
WHERE own.network_id = ? AND own.id = ? AND target.id = ? AND a.wave_id = ?
  AND b.wave_id = ?

-- name: survey_cell_put
INSERT INTO survey_answer (network_id, wave_id, informant_id, item, target_id, value)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, wave_id, informant_id, item, target_id) DO UPDATE SET
    value = excluded.value
