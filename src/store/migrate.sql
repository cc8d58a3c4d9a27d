-- Which migrations a database has had.

-- name: migration_list
SELECT number, name, digest FROM migration ORDER BY number;

-- name: migration_add
INSERT INTO migration (number, name, digest, at) VALUES (?, ?, ?, ?);
