-- version_freeze.sql - single ratings go, versions stay (version_freeze.h).

-- name: rating_count
SELECT COUNT(*) FROM rating WHERE network_id = ?

-- name: rating_remove_all
DELETE FROM rating WHERE network_id = ?

-- name: rating_draft_remove_closed
-- Drafts with one mark stay when their round is closed.
DELETE FROM rating_draft
WHERE network_id = ?
  AND round_id IN (SELECT id FROM round WHERE network_id = ? AND state = 'closed')

-- name: journal_value_forget_like
DELETE FROM journal_value WHERE network_id = ? AND changes LIKE ?

-- name: rating_erased
-- When it was done last; 0: never.
SELECT COALESCE(MAX(at), 0) FROM journal WHERE network_id = ? AND action = 'rating.erase'

-- name: rating_due
-- Networks with members whose newest round was closed before a moment.
SELECT n.id
FROM network n
WHERE EXISTS (SELECT 1 FROM rating g WHERE g.network_id = n.id)
  AND EXISTS (SELECT 1 FROM member m WHERE m.network_id = n.id)
  AND NOT EXISTS (
    SELECT 1 FROM round r
    WHERE r.network_id = n.id AND (r.state = 'open' OR r.closed_at >= ?))
ORDER BY n.id
