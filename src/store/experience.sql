-- experience.sql - the statements of a record kind (record.h), then its own.

-- name: experience_list
SELECT id, wave_id, items_out, chosen_by, areas, reason_nl, reason_fr, reason_en
FROM experience WHERE network_id = ? ORDER BY id

-- name: experience_find
SELECT id, wave_id, items_out, chosen_by, areas, reason_nl, reason_fr, reason_en
FROM experience WHERE network_id = ? AND id = ?

-- name: experience_put
INSERT INTO experience (network_id, id, wave_id, items_out, chosen_by, areas,
    reason_nl, reason_fr, reason_en)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    items_out = excluded.items_out,
    chosen_by = excluded.chosen_by,
    areas = excluded.areas,
    reason_nl = excluded.reason_nl,
    reason_fr = excluded.reason_fr,
    reason_en = excluded.reason_en

-- name: experience_remove
DELETE FROM experience WHERE network_id = ? AND id = ?

-- name: experience_next
SELECT COALESCE(MAX(id), 0) + 1 FROM experience WHERE network_id = ?

-- name: experience_of_wave
SELECT id, wave_id, items_out, chosen_by, areas, reason_nl, reason_fr, reason_en
FROM experience WHERE network_id = ? AND wave_id = ?
