-- finding.sql - the statements of a record kind (record.h).

-- name: finding_list
SELECT id, wave_id, former_id, code, relation, measure, wave_actor_id, value, low, high,
    state, engine, sentence, note, author, at
FROM finding WHERE network_id = ? ORDER BY id

-- name: finding_find
SELECT id, wave_id, former_id, code, relation, measure, wave_actor_id, value, low, high,
    state, engine, sentence, note, author, at
FROM finding WHERE network_id = ? AND id = ?

-- name: finding_put
INSERT INTO finding (network_id, id, wave_id, former_id, code, relation, measure,
    wave_actor_id, value, low, high, state, engine, sentence, note, author, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    wave_id = excluded.wave_id,
    former_id = excluded.former_id,
    code = excluded.code,
    relation = excluded.relation,
    measure = excluded.measure,
    wave_actor_id = excluded.wave_actor_id,
    value = excluded.value,
    low = excluded.low,
    high = excluded.high,
    state = excluded.state,
    engine = excluded.engine,
    sentence = excluded.sentence,
    note = excluded.note,
    author = excluded.author,
    at = excluded.at

-- name: finding_remove
DELETE FROM finding WHERE network_id = ? AND id = ?

-- name: finding_next
SELECT COALESCE(MAX(id), 0) + 1 FROM finding WHERE network_id = ?
