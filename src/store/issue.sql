-- issue.sql - the statements of a record kind (record.h).

-- name: issue_list
SELECT appeal, domains, area, added_value
FROM issue WHERE network_id = ?

-- name: issue_find
SELECT appeal, domains, area, added_value
FROM issue WHERE network_id = ?

-- name: issue_put
INSERT INTO issue (network_id, appeal, domains, area, added_value)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (network_id) DO UPDATE SET
    appeal = excluded.appeal,
    domains = excluded.domains,
    area = excluded.area,
    added_value = excluded.added_value

-- name: issue_remove
DELETE FROM issue WHERE network_id = ?
