-- invitation.sql - the statements of a record kind (record.h), then its own.

-- name: invitation_list
SELECT id, name, email, role, organisation_id, state, invited_by, created_at, expires_at, digest
FROM invitation WHERE network_id = ? ORDER BY id

-- name: invitation_find
SELECT id, name, email, role, organisation_id, state, invited_by, created_at, expires_at, digest
FROM invitation WHERE network_id = ? AND id = ?

-- name: invitation_put
INSERT INTO invitation (network_id, id, name, email, role, organisation_id, state, invited_by, created_at, expires_at, digest)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    name = excluded.name,
    email = excluded.email,
    role = excluded.role,
    organisation_id = excluded.organisation_id,
    state = excluded.state,
    invited_by = excluded.invited_by,
    created_at = excluded.created_at,
    expires_at = excluded.expires_at,
    digest = excluded.digest

-- name: invitation_remove
DELETE FROM invitation WHERE network_id = ? AND id = ?

-- name: invitation_next
SELECT COALESCE(MAX(id), 0) + 1 FROM invitation WHERE network_id = ?

-- name: invitation_by_digest
SELECT network_id, id FROM invitation WHERE digest = ?
