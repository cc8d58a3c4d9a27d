-- attention.sql - the statements of a record kind (record.h).

-- name: attention_list
SELECT id, dimension, day, what
FROM attention WHERE network_id = ? ORDER BY id

-- name: attention_find
SELECT id, dimension, day, what
FROM attention WHERE network_id = ? AND id = ?

-- name: attention_put
INSERT INTO attention (network_id, id, dimension, day, what)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    dimension = excluded.dimension,
    day = excluded.day,
    what = excluded.what

-- name: attention_remove
DELETE FROM attention WHERE network_id = ? AND id = ?

-- name: attention_next
SELECT COALESCE(MAX(id), 0) + 1 FROM attention WHERE network_id = ?
