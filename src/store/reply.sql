-- reply.sql - anonymous answers (reply.h). No record.

-- name: reply_door
-- All that decides whether a link takes an answer now, and which.
SELECT l.state, w.state, n.state, l.wave_id, l.respondent, w.instrument,
    w.instrument_version, w.left_out, e.items_out, e.areas, l.most, COALESCE(u.used, -1),
    (SELECT COUNT(*) FROM own_item o
     WHERE o.network_id = l.network_id AND o.wave_id = l.wave_id)
FROM survey_link l
JOIN wave w ON w.network_id = l.network_id AND w.id = l.wave_id
JOIN experience e ON e.network_id = l.network_id AND e.wave_id = l.wave_id
JOIN network n ON n.id = l.network_id
LEFT JOIN survey_link_use u ON u.network_id = l.network_id AND u.link_id = l.id
WHERE l.network_id = ? AND l.id = ?

-- name: reply_organisation
-- Did this actor ever take part in the network?
SELECT COUNT(*) FROM member WHERE network_id = ? AND actor_id = ?

-- name: reply_add
INSERT INTO reply (network_id, wave_id, id, respondent, answers) VALUES (?, ?, ?, ?, ?)

-- name: reply_of_wave
SELECT respondent, answers FROM reply WHERE network_id = ? AND wave_id = ? ORDER BY id

-- name: reply_remove_wave
DELETE FROM reply WHERE network_id = ? AND wave_id = ?

-- name: reply_remove_all
DELETE FROM reply WHERE network_id = ?

-- name: reply_is_kept
-- Is there anything of this network that an export leaves behind?
SELECT (SELECT COUNT(*) FROM reply WHERE network_id = ?)
    + (SELECT COUNT(*) FROM open_answer WHERE network_id = ?)

-- name: reply_keeping
-- Closed waves of which single answers stand.
SELECT w.network_id, w.id, w.closed_at, w.keep_months FROM wave w
WHERE w.state = 'closed'
  AND (EXISTS (SELECT 1 FROM reply r
               WHERE r.network_id = w.network_id AND r.wave_id = w.id)
    OR EXISTS (SELECT 1 FROM open_answer a
               WHERE a.network_id = w.network_id AND a.wave_id = w.id
                 AND a.state IN ('waiting', 'once')))
ORDER BY w.network_id, w.id
