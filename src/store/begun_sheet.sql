-- begun_sheet.sql - sheets that are not handed in yet, sealed (reply.h). No record.

-- name: begun_sheet_find
SELECT body FROM begun_sheet WHERE network_id = ? AND wave_id = ? AND id = ?

-- name: begun_sheet_change
UPDATE begun_sheet SET body = ?, day = ? WHERE network_id = ? AND wave_id = ? AND id = ?

-- name: begun_sheet_count
SELECT COUNT(*) FROM begun_sheet WHERE network_id = ? AND wave_id = ?

-- name: begun_sheet_count_between
SELECT COUNT(*) FROM begun_sheet
WHERE network_id = ? AND wave_id = ? AND id >= ? AND id < ?

-- name: begun_sheet_add
INSERT INTO begun_sheet (network_id, wave_id, id, body, day) VALUES (?, ?, ?, ?, ?)

-- name: begun_sheet_remove
DELETE FROM begun_sheet WHERE network_id = ? AND wave_id = ? AND id = ?

-- name: begun_sheet_remove_wave
DELETE FROM begun_sheet WHERE network_id = ? AND wave_id = ?

-- name: begun_sheet_remove_all
DELETE FROM begun_sheet WHERE network_id = ?

-- name: begun_sheet_remove_before
DELETE FROM begun_sheet WHERE day < ?
