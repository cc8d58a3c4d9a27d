-- progress.sql - how far a network is, in one row (progress.h).

-- name: progress_of
SELECT CASE WHEN n.purpose = '' THEN 0 ELSE 1 END,
    (SELECT COUNT(*) FROM source WHERE network_id = n.id),
    (SELECT COUNT(*) FROM source WHERE network_id = n.id AND necessity = 'indispensable'),
    (SELECT COUNT(*) FROM actor WHERE network_id = n.id),
    (SELECT COALESCE(MAX(id), 0) FROM round WHERE network_id = n.id AND state = 'open'),
    (SELECT COUNT(*) FROM round WHERE network_id = n.id AND state = 'closed'),
    (SELECT COALESCE(MAX(closed_at), 0) FROM round
     WHERE network_id = n.id AND state = 'closed'),
    (SELECT COUNT(*) FROM rater WHERE network_id = n.id AND round_id =
        (SELECT MAX(id) FROM round WHERE network_id = n.id AND state = 'closed')),
    (SELECT COUNT(*) FROM form_case
     WHERE network_id = n.id AND actor_id IS NOT NULL AND form <> ''),
    (SELECT COUNT(*) FROM form_case WHERE network_id = n.id AND recheck_day <= ?),
    (SELECT COUNT(*) FROM criterion WHERE network_id = n.id),
    (SELECT COUNT(*) FROM criterion WHERE network_id = n.id AND locked_at IS NULL),
    (SELECT COUNT(*) FROM selection WHERE network_id = n.id AND is_in = 1),
    (SELECT COUNT(*) FROM talk WHERE network_id = n.id AND day <= ?),
    (SELECT COUNT(*) FROM talk WHERE network_id = n.id AND outcome <> ''),
    (SELECT COUNT(DISTINCT actor_id) FROM member
     WHERE network_id = n.id AND from_day <= ? AND (to_day IS NULL OR to_day > ?)),
    (SELECT COALESCE(MAX(id), 0) FROM wave WHERE network_id = n.id
         AND instrument = 'relation' AND state = 'draft'),
    (SELECT COALESCE(MAX(id), 0) FROM wave WHERE network_id = n.id
         AND instrument = 'relation' AND state = 'open'),
    (SELECT COUNT(*) FROM wave WHERE network_id = n.id
         AND instrument = 'relation' AND state = 'closed'),
    (SELECT COALESCE(MAX(closed_at), 0) FROM wave
     WHERE network_id = n.id AND instrument = 'relation' AND state = 'closed'),
    (SELECT COUNT(*) FROM wave w CROSS JOIN informant i
     WHERE w.network_id = n.id AND w.state = 'open' AND i.network_id = w.network_id
         AND i.wave_id = w.id AND i.state <> 'withdrawn'),
    (SELECT COUNT(*) FROM wave w CROSS JOIN informant i
     WHERE w.network_id = n.id AND w.state = 'open' AND i.network_id = w.network_id
         AND i.wave_id = w.id AND i.state = 'finished'),
    (SELECT COUNT(*) FROM finding WHERE network_id = n.id),
    (SELECT COALESCE(MAX(number), 1) FROM version WHERE network_id = n.id),
    (SELECT COUNT(*) FROM rater WHERE network_id = n.id AND person_id = ?
         AND finished_at IS NOT NULL AND round_id IN
        (SELECT id FROM round WHERE network_id = n.id AND state = 'open')),
    (SELECT COUNT(*) FROM talk t
     JOIN actor a ON a.network_id = t.network_id AND a.id = t.actor_id
     JOIN role r ON r.network_id = t.network_id AND r.organisation_id = a.organisation_id
     WHERE t.network_id = n.id AND t.day > ? AND t.day <= ? AND t.corrected_at IS NULL
       AND r.person_id = ? AND r.role = 'representative'
       AND r.from_day <= ? AND (r.to_day IS NULL OR r.to_day > ?))
FROM network n WHERE n.id = ?
