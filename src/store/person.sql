-- person.sql - the statements of a record kind (record.h), then its own.

-- name: person_list
SELECT id, name, email, account_id
FROM person WHERE network_id = ? ORDER BY id

-- name: person_find
SELECT id, name, email, account_id
FROM person WHERE network_id = ? AND id = ?

-- name: person_put
INSERT INTO person (network_id, id, name, email, account_id)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    name = excluded.name,
    email = excluded.email,
    account_id = excluded.account_id

-- name: person_remove
DELETE FROM person WHERE network_id = ? AND id = ?

-- name: person_next
SELECT COALESCE(MAX(id), 0) + 1 FROM person WHERE network_id = ?

-- name: person_by_account
SELECT id FROM person WHERE network_id = ? AND account_id = ? ORDER BY id

-- name: person_by_email sqlite
-- Lower case of ASCII letters only, as account_email_key() makes it.
SELECT id FROM person WHERE network_id = ? AND LOWER(email) = ? ORDER BY id

-- name: person_by_email postgres
SELECT id FROM person WHERE network_id = ? AND LOWER(email COLLATE "C") = ? ORDER BY id

-- name: person_link
-- After an import: the person is who signs in with this account.
UPDATE person SET account_id = ? WHERE network_id = ? AND id = ?
