/* fields.h - read one cell as what it should be, or say what would be right.
 * Pure. An empty cell is never an error here: whether it may be empty is the
 * caller's to know. */
#pragma once

#include "base/csv.h"
#include "method/vocabulary.h"

/* Where the cells of one table go wrong. */
struct field_reader {
    const struct csv_table *table; /* borrowed */
    struct pool *pool;
    struct report *report;
};

/* An error at a cell; gives false. The message takes what is written as its one %s. */
bool field_refuse(const struct field_reader *reader, const struct csv_cell *cell,
                  const char *id);

/* Each gives false after an error; then *out is untouched. `wrong_id` is a message
 * that takes what was written as its one %s. */

/* A whole number of 1..highest. */
bool field_level(const struct field_reader *reader, const struct csv_cell *cell,
                 int highest, const char *wrong_id, int *out);

/* A word of a closed list. */
bool field_word(const struct field_reader *reader, const struct csv_cell *cell,
                const struct vocabulary *vocabulary, const char *wrong_id, int *out);

/* Yes or no, as a cross too: x, 1, ja, oui; 0, nee, non. */
bool field_yes_no(const struct field_reader *reader, const struct csv_cell *cell,
                  const char *wrong_id, bool *out);

/* A date "2026-03-03", also with a time "2026-03-03 10:12" or "2026-03-03T10:12"; kept
 * as text with a space, so that earlier sorts before later. */
bool field_date(const struct field_reader *reader, const struct csv_cell *cell,
                const char **out);

/* A name that must be there, at most LIMIT_NAME_BYTES long. */
bool field_name(const struct field_reader *reader, const struct csv_cell *cell,
                const char *missing_id, const char **out);

/* Names separated by '|'; a blank between two bars is an error, a cell with only a
 * dash is empty. */
struct name_list {
    const char *const *names;
    size_t count;
};
bool field_names(const struct field_reader *reader, const struct csv_cell *cell,
                 struct name_list *out);

/* Names as people write them, with a bar for each ',' and ';' between them; one within a
 * name of `known` stays as it is. O(length of both). */
const char *names_part(const char *text, const struct name_list *known,
                       struct pool *pool);

/* Number of `name` among `names`, or `count`. */
size_t name_find(const char *const *names, size_t count, const char *name);

/* The name that a person probably meant: the same but for case, accents and
 * punctuation. NULL when there is none. */
const char *name_suggest(const char *const *names, size_t count, const char *name);

/* An error at a cell that names an actor who is not in the list; gives false. Says who
 * was probably meant. */
bool field_unknown_actor(const struct field_reader *reader, const struct csv_cell *cell,
                         const struct name_list *actors, const char *name);
