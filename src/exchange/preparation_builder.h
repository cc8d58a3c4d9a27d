/* preparation_builder.h - what the readers of one folder share while they read.
 * Private to exchange/preparation_*.c. */
#pragma once

#include "exchange/columns.h"
#include "exchange/fields.h"
#include "exchange/preparation_files.h"

struct preparation_builder {
    struct pool *pool;
    struct report *report;
    struct preparation *preparation; /* what is finished of it */
    /* The table that is being read. */
    struct csv_table table;
    struct field_reader fields;
    int positions[COLUMNS_MAX];
    /* Under construction: items of preparation->…, which borrow them. */
    const char **actors;
    const char **sectors;
    size_t actor_count;
    struct needed_source *sources;
    const char **source_codes;
    struct holding *holdings;
    const struct csv_cell **holding_cells; /* where each was read */
    struct arena_actor *arena_actors;
    struct form_choice *forms;
    struct selection_choice *choices;
    struct criterion *criteria;
    struct talk *talks;
    struct pair *pairs;
    struct version *versions;
};

/* Reads one row; errors go to the report and the row is left out. */
typedef void (*preparation_row_fn)(struct preparation_builder *builder,
                                   const struct csv_row *row);

struct preparation_table {
    const struct column *columns;
    size_t column_count;
    preparation_row_fn row;
};

extern const struct preparation_table PREPARATION_TABLE_ACTORS;
extern const struct preparation_table PREPARATION_TABLE_SOURCES;
extern const struct preparation_table PREPARATION_TABLE_HOLDINGS;
extern const struct preparation_table PREPARATION_TABLE_PAIRS;
extern const struct preparation_table PREPARATION_TABLE_CRITERIA;
extern const struct preparation_table PREPARATION_TABLE_OVERRIDES;
extern const struct preparation_table PREPARATION_TABLE_FORMS;
extern const struct preparation_table PREPARATION_TABLE_TALKS;
extern const struct preparation_table PREPARATION_TABLE_VERSIONS;
extern const struct preparation_table PREPARATION_TABLE_SELECTION;

/* Rows are read to their end, so that a person gets every error at once; whether there
 * was one, the number of errors tells. */
static inline bool builder_is_right(const struct preparation_builder *builder,
                                    size_t errors_before)
{
    return builder->report->error_count == errors_before;
}

/* The cell of column number `column` in `row`. */
const struct csv_cell *builder_cell(const struct preparation_builder *builder,
                                    const struct csv_row *row, size_t column);

/* The actors that a cell names (several: 'A|B'); false after an error when there is
 * none or one is not in the list. */
struct actor_numbers {
    size_t *numbers;
    size_t count;
};
bool builder_actors(struct preparation_builder *builder, const struct csv_cell *cell,
                    struct actor_numbers *out);

/* The same for exactly one. */
bool builder_actor(struct preparation_builder *builder, const struct csv_cell *cell,
                   size_t *out);

/* A word, level or date that may be left out: true and *out untouched when empty. */
bool builder_word(const struct preparation_builder *builder, const struct csv_cell *cell,
                  const struct vocabulary *vocabulary, const char *wrong_id, int *out);
bool builder_date(const struct preparation_builder *builder, const struct csv_cell *cell,
                  const char **out);
