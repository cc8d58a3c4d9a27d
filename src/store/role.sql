-- role.sql - the statements of a record kind (record.h), then its own.

-- name: role_list
SELECT id, person_id, role, organisation_id, from_day, to_day
FROM role WHERE network_id = ? ORDER BY id

-- name: role_find
SELECT id, person_id, role, organisation_id, from_day, to_day
FROM role WHERE network_id = ? AND id = ?

-- name: role_put
INSERT INTO role (network_id, id, person_id, role, organisation_id, from_day, to_day)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    person_id = excluded.person_id,
    role = excluded.role,
    organisation_id = excluded.organisation_id,
    from_day = excluded.from_day,
    to_day = excluded.to_day

-- name: role_remove
DELETE FROM role WHERE network_id = ? AND id = ?

-- name: role_next
SELECT COALESCE(MAX(id), 0) + 1 FROM role WHERE network_id = ?

-- name: role_of_account
-- What an account is in a network today; asked with every request. CROSS: the person
-- first, where SQLite by itself would go through all roles of the network.
SELECT p.id, r.role, r.organisation_id
FROM person p
CROSS JOIN role r
WHERE r.network_id = p.network_id AND r.person_id = p.id
  AND p.network_id = ? AND p.account_id = ?
  AND r.from_day <= ? AND (r.to_day IS NULL OR r.to_day > ?)
ORDER BY r.id

-- name: role_anywhere
-- Is an account this in any network today?
SELECT COUNT(*)
FROM person p
JOIN role r ON r.network_id = p.network_id AND r.person_id = p.id
WHERE p.account_id = ? AND r.role = ?
  AND r.from_day <= ? AND (r.to_day IS NULL OR r.to_day > ?)
