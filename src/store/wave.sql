-- wave.sql - the statements of a record kind (record.h).

-- name: wave_list
SELECT id, instrument, instrument_version, title, state, asker, reason, left_out,
    due_day, keep_months, former_id, opened_at, closed_at
FROM wave WHERE network_id = ? ORDER BY id

-- name: wave_find
SELECT id, instrument, instrument_version, title, state, asker, reason, left_out,
    due_day, keep_months, former_id, opened_at, closed_at
FROM wave WHERE network_id = ? AND id = ?

-- name: wave_put
INSERT INTO wave (network_id, id, instrument, instrument_version, title, state, asker,
    reason, left_out, due_day, keep_months, former_id, opened_at, closed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    instrument = excluded.instrument,
    instrument_version = excluded.instrument_version,
    title = excluded.title,
    state = excluded.state,
    asker = excluded.asker,
    reason = excluded.reason,
    left_out = excluded.left_out,
    due_day = excluded.due_day,
    keep_months = excluded.keep_months,
    former_id = excluded.former_id,
    opened_at = excluded.opened_at,
    closed_at = excluded.closed_at

-- name: wave_remove
DELETE FROM wave WHERE network_id = ? AND id = ?

-- name: wave_next
SELECT COALESCE(MAX(id), 0) + 1 FROM wave WHERE network_id = ?
