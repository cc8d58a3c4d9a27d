-- network.sql - the statements of a record kind (record.h), then its own.

-- name: network_list
SELECT name, place, purpose, state, archived_day, delete_day, journal_months, created_at
FROM network WHERE id = ?

-- name: network_find
SELECT name, place, purpose, state, archived_day, delete_day, journal_months, created_at
FROM network WHERE id = ?

-- name: network_put
INSERT INTO network (id, name, place, purpose, state, archived_day, delete_day, journal_months, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    place = excluded.place,
    purpose = excluded.purpose,
    state = excluded.state,
    archived_day = excluded.archived_day,
    delete_day = excluded.delete_day,
    journal_months = excluded.journal_months,
    created_at = excluded.created_at

-- name: network_remove
DELETE FROM network WHERE id = ?

-- name: network_of_account
-- The networks in which an account has a role today, with the roles.
SELECT n.id, n.name, n.place, n.state, r.role
FROM person p
JOIN role r ON r.network_id = p.network_id AND r.person_id = p.id
JOIN network n ON n.id = p.network_id
WHERE p.account_id = ? AND r.from_day <= ? AND (r.to_day IS NULL OR r.to_day > ?)
ORDER BY n.id, r.id

-- name: network_of_host
-- What the host sees of every network: its name and state, never content.
SELECT id, name, place, state FROM network ORDER BY id

-- name: network_due
-- Archived networks whose time is over.
SELECT id FROM network WHERE state = 'archived' AND delete_day <= ? ORDER BY id

-- name: network_keeping
-- How long each network keeps what stood there before.
SELECT id, journal_months FROM network ORDER BY id
