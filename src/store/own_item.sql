-- own_item.sql - the statements of a record kind (record.h), then its own.

-- name: own_item_list
SELECT id, wave_id, kind, text_nl, text_fr, text_en
FROM own_item WHERE network_id = ? ORDER BY id

-- name: own_item_find
SELECT id, wave_id, kind, text_nl, text_fr, text_en
FROM own_item WHERE network_id = ? AND id = ?

-- name: own_item_put
INSERT INTO own_item (network_id, id, wave_id, kind, text_nl, text_fr, text_en)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    kind = excluded.kind,
    text_nl = excluded.text_nl,
    text_fr = excluded.text_fr,
    text_en = excluded.text_en

-- name: own_item_remove
DELETE FROM own_item WHERE network_id = ? AND id = ?

-- name: own_item_next
SELECT COALESCE(MAX(id), 0) + 1 FROM own_item WHERE network_id = ?

-- name: own_item_of_wave
SELECT id, wave_id, kind, text_nl, text_fr, text_en FROM own_item
WHERE network_id = ? AND wave_id = ? ORDER BY id
