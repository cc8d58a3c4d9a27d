-- self_image.sql - the statements of a record kind (record.h), then its own.

-- name: self_image_list
SELECT id, wave_id, author, answers, at
FROM self_image WHERE network_id = ? ORDER BY id

-- name: self_image_find
SELECT id, wave_id, author, answers, at
FROM self_image WHERE network_id = ? AND id = ?

-- name: self_image_put
INSERT INTO self_image (network_id, id, wave_id, author, answers, at)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    author = excluded.author,
    answers = excluded.answers,
    at = excluded.at

-- name: self_image_remove
DELETE FROM self_image WHERE network_id = ? AND id = ?

-- name: self_image_next
SELECT COALESCE(MAX(id), 0) + 1 FROM self_image WHERE network_id = ?

-- name: self_image_of_wave
SELECT id, wave_id, author, answers, at FROM self_image
WHERE network_id = ? AND wave_id = ? ORDER BY id
