-- job.sql - long work of the clerk (wave_result.h).

-- name: job_add
-- Nothing when the same waits already.
INSERT INTO job (network_id, id, kind, subject_id, state, permille, is_stopping, trouble,
    wanted_at, lease_until)
SELECT n.id, (SELECT COALESCE(MAX(id), 0) + 1 FROM job WHERE network_id = n.id), ?, ?,
    'waiting', 0, 0, '', ?, 0
FROM network n
WHERE n.id = ?
  AND NOT EXISTS (SELECT 1 FROM job WHERE network_id = n.id AND kind = ?
                  AND subject_id = ? AND state = 'waiting')

-- name: job_newest
SELECT network_id, id, kind, subject_id, state, permille, is_stopping, trouble, wanted_at,
    lease_until
FROM job WHERE network_id = ? AND kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 1

-- name: job_due
SELECT network_id, id, kind, subject_id, state, permille, is_stopping, trouble, wanted_at,
    lease_until
FROM job WHERE state = 'waiting' OR (state = 'running' AND lease_until <= ?)
ORDER BY wanted_at, network_id, id LIMIT 1

-- name: job_claim
-- Of two clerks on one database only one changes the row.
UPDATE job SET state = 'running', permille = 0, lease_until = ?
WHERE network_id = ? AND id = ? AND state = ? AND lease_until = ?

-- name: job_report
UPDATE job SET permille = ?, lease_until = ?
WHERE network_id = ? AND id = ? AND state = 'running' AND is_stopping = 0

-- name: job_end
UPDATE job SET state = ?, trouble = ?, permille = ?, is_stopping = 0, lease_until = 0
WHERE network_id = ? AND id = ? AND state = 'running'

-- name: job_stop_waiting
UPDATE job SET state = 'stopped' WHERE network_id = ? AND id = ? AND state = 'waiting'

-- name: job_stop_running
UPDATE job SET is_stopping = 1 WHERE network_id = ? AND id = ? AND state = 'running'

-- name: job_sweep
-- What ended long ago; the newest about its subject stays.
DELETE FROM job
WHERE state IN ('done', 'failed', 'stopped') AND wanted_at < ?
  AND EXISTS (SELECT 1 FROM job newer
              WHERE newer.network_id = job.network_id AND newer.kind = job.kind
                AND newer.subject_id = job.subject_id AND newer.id > job.id)

-- name: job_failed
-- Subjects whose newest job failed.
SELECT COUNT(*) FROM job
WHERE state = 'failed'
  AND NOT EXISTS (SELECT 1 FROM job newer
                  WHERE newer.network_id = job.network_id AND newer.kind = job.kind
                    AND newer.subject_id = job.subject_id AND newer.id > job.id)

-- name: job_remove_all
DELETE FROM job WHERE network_id = ?
