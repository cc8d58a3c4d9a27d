-- form_case.sql - the statements of a record kind (record.h).

-- name: form_case_list
SELECT id, actor_id, q1, q1_also, q2a, q2b, q2c, q3, q4, q5, q6, q7, q8, organisations,
    mandated, form, kind, reason, recheck_day
FROM form_case WHERE network_id = ? ORDER BY id

-- name: form_case_find
SELECT id, actor_id, q1, q1_also, q2a, q2b, q2c, q3, q4, q5, q6, q7, q8, organisations,
    mandated, form, kind, reason, recheck_day
FROM form_case WHERE network_id = ? AND id = ?

-- name: form_case_put
INSERT INTO form_case (network_id, id, actor_id, q1, q1_also, q2a, q2b, q2c, q3, q4, q5,
    q6, q7, q8, organisations, mandated, form, kind, reason, recheck_day)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    actor_id = excluded.actor_id,
    q1 = excluded.q1,
    q1_also = excluded.q1_also,
    q2a = excluded.q2a,
    q2b = excluded.q2b,
    q2c = excluded.q2c,
    q3 = excluded.q3,
    q4 = excluded.q4,
    q5 = excluded.q5,
    q6 = excluded.q6,
    q7 = excluded.q7,
    q8 = excluded.q8,
    organisations = excluded.organisations,
    mandated = excluded.mandated,
    form = excluded.form,
    kind = excluded.kind,
    reason = excluded.reason,
    recheck_day = excluded.recheck_day

-- name: form_case_remove
DELETE FROM form_case WHERE network_id = ? AND id = ?

-- name: form_case_next
SELECT COALESCE(MAX(id), 0) + 1 FROM form_case WHERE network_id = ?
