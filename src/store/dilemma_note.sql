-- dilemma_note.sql - the statements of a record kind (record.h).

-- name: dilemma_note_list
SELECT id, kind, dilemma, title, options, drawbacks, note, author, at
FROM dilemma_note WHERE network_id = ? ORDER BY id

-- name: dilemma_note_find
SELECT id, kind, dilemma, title, options, drawbacks, note, author, at
FROM dilemma_note WHERE network_id = ? AND id = ?

-- name: dilemma_note_put
INSERT INTO dilemma_note (network_id, id, kind, dilemma, title, options, drawbacks,
    note, author, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (network_id, id) DO UPDATE SET
    kind = excluded.kind,
    dilemma = excluded.dilemma,
    title = excluded.title,
    options = excluded.options,
    drawbacks = excluded.drawbacks,
    note = excluded.note,
    author = excluded.author,
    at = excluded.at

-- name: dilemma_note_remove
DELETE FROM dilemma_note WHERE network_id = ? AND id = ?

-- name: dilemma_note_next
SELECT COALESCE(MAX(id), 0) + 1 FROM dilemma_note WHERE network_id = ?
