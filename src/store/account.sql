-- name: account_find
SELECT id, email, name, password_hash, language, is_host, is_verified FROM account WHERE id = ?

-- name: account_by_email
SELECT id, email, name, password_hash, language, is_host, is_verified FROM account WHERE email_key = ?

-- name: account_add
INSERT INTO account
    (id, email, email_key, name, password_hash, language, is_host, is_verified, created_at)
SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM account

-- name: account_count
SELECT COUNT(*) FROM account

-- name: account_hosts
SELECT COUNT(*) FROM account WHERE is_host = 1

-- name: account_make_host
-- The set-up of an installation into which networks were imported first.
UPDATE account SET name = ?, password_hash = ?, language = ?, is_host = 1, is_verified = 1
WHERE id = ?

-- name: account_distrust
-- Somebody else may have set this password: nobody has shown that the address is theirs.
UPDATE account SET password_hash = NULL WHERE id = ? AND is_verified = 0

-- name: account_set_password
UPDATE account SET password_hash = ? WHERE id = ?

-- name: account_verify
-- The first mail that reached the person: a password that somebody else may have set goes.
UPDATE account SET is_verified = 1, password_hash = NULL WHERE id = ? AND is_verified = 0

-- name: account_set_profile
UPDATE account SET name = ?, language = ? WHERE id = ?

-- name: session_add
INSERT INTO session (digest, account_id, is_by_link, created_at, seen_at, expires_at)
VALUES (?, ?, ?, ?, ?, ?)

-- name: session_find
-- Who signs in with this token, while it holds.
SELECT a.id, a.email, a.name, a.language, a.is_host, s.seen_at, s.created_at, s.is_by_link,
       a.is_verified
FROM session s JOIN account a ON a.id = s.account_id
WHERE s.digest = ? AND s.expires_at > ?

-- name: session_seen
UPDATE session SET seen_at = ?, expires_at = ? WHERE digest = ?

-- name: session_remove
DELETE FROM session WHERE digest = ?

-- name: session_remove_others
DELETE FROM session WHERE account_id = ? AND digest <> ?

-- name: session_count
SELECT COUNT(*) FROM session WHERE account_id = ? AND expires_at > ?

-- name: session_sweep
DELETE FROM session WHERE expires_at <= ?

-- name: sign_in_link_add
INSERT INTO sign_in_link (digest, account_id, network_id, is_repeatable, expires_at)
VALUES (?, ?, ?, ?, ?)

-- name: sign_in_link_find
SELECT account_id, network_id, is_repeatable FROM sign_in_link
WHERE digest = ? AND expires_at > ?

-- name: sign_in_link_remove
DELETE FROM sign_in_link WHERE digest = ?

-- name: sign_in_link_remove_account
DELETE FROM sign_in_link WHERE account_id = ? AND is_repeatable = 0

-- name: sign_in_link_remove_network
DELETE FROM sign_in_link WHERE network_id = ?

-- name: sign_in_link_sweep
DELETE FROM sign_in_link WHERE expires_at <= ?

-- name: attempt_find
SELECT tried, since FROM attempt WHERE bucket = ?

-- name: attempt_put
INSERT INTO attempt (bucket, tried, since) VALUES (?, ?, ?)
ON CONFLICT (bucket) DO UPDATE SET tried = excluded.tried, since = excluded.since

-- name: attempt_remove
DELETE FROM attempt WHERE bucket = ?

-- name: attempt_sweep
DELETE FROM attempt WHERE since < ?
