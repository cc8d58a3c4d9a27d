-- name: journal_head_lock sqlite
SELECT position, at, digest FROM journal_head WHERE network_id = ?

-- name: journal_head_lock postgres
SELECT position, at, digest FROM journal_head WHERE network_id = ? FOR UPDATE

-- name: journal_head_find
SELECT position, at, digest FROM journal_head WHERE network_id = ?

-- name: journal_head_add
INSERT INTO journal_head (network_id, position, at, digest) VALUES (?, ?, ?, ?)

-- name: journal_head_move
UPDATE journal_head SET position = ?, at = ?, digest = ? WHERE network_id = ?

-- name: journal_head_remove
DELETE FROM journal_head WHERE network_id = ?

-- name: journal_head_list
SELECT network_id, position, digest FROM journal_head ORDER BY network_id

-- name: journal_add
INSERT INTO journal (network_id, position, at, author, action, undoes, value_digest, digest)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- name: journal_value_add
INSERT INTO journal_value (network_id, position, salt, changes) VALUES (?, ?, ?, ?)

-- name: journal_list
-- The whole chain, oldest first.
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, v.salt, v.changes
FROM journal j
LEFT JOIN journal_value v ON v.network_id = j.network_id AND v.position = j.position
WHERE j.network_id = ?
ORDER BY j.position

-- name: journal_find
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, v.salt, v.changes
FROM journal j
LEFT JOIN journal_value v ON v.network_id = j.network_id AND v.position = j.position
WHERE j.network_id = ? AND j.position = ?

-- name: journal_before
-- A page of the chain, newest first, from before a position.
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, v.salt, v.changes
FROM journal j
LEFT JOIN journal_value v ON v.network_id = j.network_id AND v.position = j.position
WHERE j.network_id = ? AND j.position < ?
ORDER BY j.position DESC
LIMIT ?

-- name: journal_links
-- The same without values.
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, NULL, NULL
FROM journal j
WHERE j.network_id = ? AND j.position < ?
ORDER BY j.position DESC
LIMIT ?

-- name: journal_of_action
-- The newest changes that are called so.
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, v.salt, v.changes
FROM journal j
LEFT JOIN journal_value v ON v.network_id = j.network_id AND v.position = j.position
WHERE j.network_id = ? AND j.action = ?
ORDER BY j.position DESC
LIMIT ?

-- name: journal_since
-- What changed after a moment, newest first.
SELECT j.position, j.at, j.author, j.action, j.undoes, j.value_digest, j.digest, v.salt, v.changes
FROM journal j
LEFT JOIN journal_value v ON v.network_id = j.network_id AND v.position = j.position
WHERE j.network_id = ? AND j.at > ?
ORDER BY j.position DESC

-- name: journal_value_forget
DELETE FROM journal_value
WHERE network_id = ?
  AND position IN (SELECT position FROM journal WHERE network_id = ? AND at < ?)

-- name: journal_value_remove
DELETE FROM journal_value WHERE network_id = ?

-- name: journal_remove
DELETE FROM journal WHERE network_id = ?
