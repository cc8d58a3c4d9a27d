-- What the doctor asks a database.

-- name: doctor_integrity sqlite
PRAGMA integrity_check(20)

-- name: doctor_integrity postgres
SELECT 'the index ' || indexrelid::regclass::text || ' is not valid'
FROM pg_index WHERE NOT indisvalid

-- name: doctor_table_list sqlite
SELECT '"' || REPLACE(name, '"', '""') || '"' FROM sqlite_schema
WHERE type = 'table' ORDER BY name

-- name: doctor_table_list postgres
SELECT quote_ident(tablename) FROM pg_tables
WHERE schemaname = current_schema() ORDER BY tablename

-- name: doctor_references sqlite
-- Table and row that point at nothing.
PRAGMA foreign_key_check

-- name: doctor_references postgres
-- Every key is kept, as long as no constraint was put aside.
SELECT conrelid::regclass::text, conname FROM pg_constraint
WHERE NOT convalidated AND connamespace = current_schema()::text::regnamespace

-- name: doctor_without_journal
SELECT n.id FROM network n LEFT JOIN journal_head h ON h.network_id = n.id
WHERE h.network_id IS NULL ORDER BY n.id

-- name: doctor_without_network
SELECT h.network_id FROM journal_head h LEFT JOIN network n ON n.id = h.network_id
WHERE n.id IS NULL AND h.network_id <> '' ORDER BY h.network_id

-- name: doctor_without_coordinator
SELECT n.id FROM network n
WHERE NOT EXISTS (SELECT 1 FROM role r
                  WHERE r.network_id = n.id AND r.role = 'coordinator'
                    AND r.from_day <= ? AND (r.to_day IS NULL OR r.to_day > ?))
ORDER BY n.id

-- name: doctor_relation_count sqlite
-- Whatever somebody made in this database.
SELECT COUNT(*) FROM sqlite_schema

-- name: doctor_relation_count postgres
SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'

-- name: doctor_database_name sqlite
SELECT 'main'

-- name: doctor_database_name postgres
SELECT current_database()

-- name: doctor_without_figures
-- Closed anonymous surveys of which nothing is told.
SELECT COUNT(*) FROM wave w
JOIN experience e ON e.network_id = w.network_id AND e.wave_id = w.id
WHERE w.state = 'closed'
  AND NOT EXISTS (SELECT 1 FROM wave_result r
                  WHERE r.network_id = w.network_id AND r.wave_id = w.id)

-- name: doctor_left_over
-- What closing should have erased.
SELECT COUNT(*) FROM begun_sheet b
JOIN wave w ON w.network_id = b.network_id AND w.id = b.wave_id
WHERE w.state <> 'open'
