-- member.sql - the statements of a record kind (record.h).

-- name: member_list
SELECT id, actor_id, role, from_day, to_day, engagement, engagement_level, agreed_day,
    leave_reason
FROM member WHERE network_id = ? ORDER BY id

-- name: member_find
SELECT id, actor_id, role, from_day, to_day, engagement, engagement_level, agreed_day,
    leave_reason
FROM member WHERE network_id = ? AND id = ?

-- name: member_put
INSERT INTO member (network_id, id, actor_id, role, from_day, to_day, engagement,
    engagement_level, agreed_day, leave_reason)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    role = excluded.role,
    from_day = excluded.from_day,
    to_day = excluded.to_day,
    engagement = excluded.engagement,
    engagement_level = excluded.engagement_level,
    agreed_day = excluded.agreed_day,
    leave_reason = excluded.leave_reason

-- name: member_remove
DELETE FROM member WHERE network_id = ? AND id = ?

-- name: member_next
SELECT COALESCE(MAX(id), 0) + 1 FROM member WHERE network_id = ?
