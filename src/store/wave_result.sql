-- wave_result.sql - what was computed of closed waves (wave_result.h).

-- name: wave_result_find
SELECT body FROM wave_result WHERE network_id = ? AND wave_id = ? AND part = ?

-- name: wave_result_put
INSERT INTO wave_result (network_id, wave_id, part, body) VALUES (?, ?, ?, ?)
ON CONFLICT (network_id, wave_id, part) DO UPDATE SET body = excluded.body

-- name: wave_result_remove_all
DELETE FROM wave_result WHERE network_id = ?
