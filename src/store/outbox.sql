-- name: outbox_add
INSERT INTO outbox (id, to_address, to_name, subject, body, created_at, next_at, tried)
SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, ?, ?, ?, 0 FROM outbox

-- name: outbox_due
SELECT id, to_address, to_name, subject, body, created_at, next_at, tried FROM outbox
WHERE next_at <= ? ORDER BY next_at, id LIMIT 1

-- name: outbox_claim
-- Of two servers on one database only one changes the row.
UPDATE outbox SET next_at = ? WHERE id = ? AND next_at = ?

-- name: outbox_release
UPDATE outbox SET next_at = ? WHERE id = ? AND next_at IS NOT NULL

-- name: outbox_sent
UPDATE outbox SET body = '', next_at = NULL, sent_at = ?, tried = tried + 1, trouble = NULL
WHERE id = ?

-- name: outbox_again
UPDATE outbox SET next_at = ?, tried = tried + 1, trouble = ? WHERE id = ?

-- name: outbox_given_up
UPDATE outbox SET body = '', next_at = NULL, tried = tried + 1, trouble = ? WHERE id = ?

-- name: outbox_waiting
SELECT COUNT(*) FROM outbox WHERE next_at IS NOT NULL

-- name: outbox_failed
SELECT COUNT(*) FROM outbox WHERE next_at IS NULL AND sent_at IS NULL

-- name: outbox_sweep
DELETE FROM outbox WHERE next_at IS NULL AND created_at < ?
