-- wave_score.sql - the statements of a record kind (record.h), then its own.

-- name: wave_score_list
SELECT id, wave_id, wave_actor_id, scale, state, raters, mean, middle
FROM wave_score WHERE network_id = ? ORDER BY id

-- name: wave_score_find
SELECT id, wave_id, wave_actor_id, scale, state, raters, mean, middle
FROM wave_score WHERE network_id = ? AND id = ?

-- name: wave_score_put
INSERT INTO wave_score (network_id, id, wave_id, wave_actor_id, scale, state, raters,
    mean, middle)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    wave_actor_id = excluded.wave_actor_id,
    scale = excluded.scale,
    state = excluded.state,
    raters = excluded.raters,
    mean = excluded.mean,
    middle = excluded.middle

-- name: wave_score_remove
DELETE FROM wave_score WHERE network_id = ? AND id = ?

-- name: wave_score_next
SELECT COALESCE(MAX(id), 0) + 1 FROM wave_score WHERE network_id = ?

-- name: wave_score_of_wave
SELECT id, wave_id, wave_actor_id, scale, state, raters, mean, middle
FROM wave_score WHERE network_id = ? AND wave_id = ? ORDER BY id
