-- name: installation_find
SELECT is_demonstration, secret, setup_digest FROM installation WHERE id = 1

-- name: installation_create
INSERT INTO installation (id, is_demonstration, secret, setup_digest, created_at)
VALUES (1, ?, ?, ?, ?)

-- name: installation_mark
UPDATE installation SET is_demonstration = ? WHERE id = 1

-- name: installation_setup
-- A new one-time set-up link; NULL: it was used.
UPDATE installation SET setup_digest = ? WHERE id = 1

-- name: installation_lock sqlite
SELECT id FROM installation

-- name: installation_lock postgres
SELECT id FROM installation FOR UPDATE
