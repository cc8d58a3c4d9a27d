-- log_entry.sql - what coordinators write for themselves (experience.h). No record.

-- name: log_entry_of_account
SELECT id, account_id, day, behaviour, task, dilemma, what, outcome FROM log_entry
WHERE network_id = ? AND account_id = ? ORDER BY day DESC, id

-- name: log_entry_count
SELECT COUNT(*) FROM log_entry WHERE network_id = ? AND account_id = ?

-- name: log_entry_add
INSERT INTO log_entry (network_id, id, account_id, day, behaviour, task, dilemma, what,
    outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: log_entry_change
UPDATE log_entry SET day = ?, behaviour = ?, task = ?, dilemma = ?, what = ?, outcome = ?
WHERE network_id = ? AND id = ? AND account_id = ?

-- name: log_entry_remove
DELETE FROM log_entry WHERE network_id = ? AND id = ? AND account_id = ?

-- name: log_entry_remove_all
DELETE FROM log_entry WHERE network_id = ?
