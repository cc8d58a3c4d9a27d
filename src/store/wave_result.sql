-- wave_result.sql - what was computed of closed waves (wave_result.h).

-- name: wave_result_find
SELECT body FROM wave_result WHERE network_id = ? AND wave_id = ? AND part = ?

-- name: wave_result_put
INSERT INTO wave_result (network_id, wave_id, part, body) VALUES (?, ?, ?, ?)
ON CONFLICT (network_id, wave_id, part) DO UPDATE SET body = excluded.body

-- name: wave_result_remove_all
DELETE FROM wave_result WHERE network_id = ?

-- name: wave_result_remove_wave
DELETE FROM wave_result WHERE network_id = ? AND wave_id = ?

-- name: wave_result_anonymous
-- What was told of anonymous surveys.
SELECT r.wave_id, r.part, r.body FROM wave_result r
JOIN experience e ON e.network_id = r.network_id AND e.wave_id = r.wave_id
WHERE r.network_id = ?
