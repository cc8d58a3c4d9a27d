/* paste_grids.c - what stands in the list of actors, in one's own sheet, in the table of
 * holdings, as the grid into which a block is read. */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/block_pairs.h"
#include "exchange/block_sheets.h"
#include "web/arena_actors.h"
#include "web/paste.h"
#include "web/sheet_order.h"

static const void *rows_read(struct database *database, const struct record_kind *kind,
                             const char *network_id, struct pool *pool, size_t *count_out,
                             struct status *st)
{
    struct record_list list;

    if (!record_list(database, kind, network_id, pool, &list, st)) {
        return NULL;
    }
    *count_out = list.count;
    return record_read_all(kind, &list, pool);
}

/* The rows of the grid are the actors, in this order (NULL: as they stand). */
static void rows_put(struct paste *paste, const size_t *order, struct pool *pool)
{
    struct block_row *rows = pool_array(pool, paste->actor_count, struct block_row);

    for (size_t i = 0; i < paste->actor_count; i++) {
        const struct actor_row *actor = &paste->actors[order == NULL ? i : order[i]];

        rows[i] = (struct block_row){actor->id, actor->name};
    }
    paste->grid.rows = rows;
    paste->grid.row_count = paste->actor_count;
}

/* Where a block without names begins. */
static void row_begin(struct paste *paste, int64_t id)
{
    for (size_t i = 0; i < paste->grid.row_count; i++) {
        if (paste->grid.rows[i].key == id) {
            paste->grid.at_row = i;
        }
    }
}

/* ---- the list of actors ---- */

static void actors_put(struct paste *paste, const struct paste_order *order,
                       struct pool *pool)
{
    const size_t count = paste->actor_count * ACTORS_COLUMN_COUNT;
    const char **cells = pool_array(pool, count, const char *);

    static_assert((int)ACTORS_COLUMN_COUNT == (int)BLOCK_ACTOR_COLUMNS,
                  "the grid has the columns of the block, in its order");
    for (size_t i = 0; i < count; i++) {
        cells[i] = actors_value(&paste->actors[i / ACTORS_COLUMN_COUNT],
                                (enum actors_column)(i % ACTORS_COLUMN_COUNT));
    }
    paste->labels = pool_array(pool, ACTORS_COLUMN_COUNT, const char *);
    for (size_t i = 0; i < ACTORS_COLUMN_COUNT; i++) {
        paste->labels[i] = ACTORS_PLAN.columns[i].label;
        if (strcmp(ACTORS_PLAN.columns[i].code, order->at_column) == 0) {
            paste->grid.at_column = i;
        }
    }
    rows_put(paste, NULL, pool);
    paste->grid.columns = BLOCK_ACTORS;
    paste->grid.column_count = BLOCK_ACTOR_COLUMNS;
    paste->grid.cells = cells;
    paste->grid.row_limit = LIMIT_ACTORS;
}

/* ---- one's own sheet ---- */

/* The columns of a block in the order of the page, behind the names. */
static const enum block_rating_column RATING_OF[SHEET_COLUMN_COUNT] = {
    [SHEET_OWN] = BLOCK_RATING_OWN,
    [SHEET_IMPORTANCE] = BLOCK_RATING_IMPORTANCE,
    [SHEET_REPLACEABILITY] = BLOCK_RATING_REPLACEABILITY,
    [SHEET_REPLACED_BY] = BLOCK_RATING_REPLACED_BY,
    [SHEET_DEPENDENCE] = BLOCK_RATING_DEPENDENCE,
    [SHEET_NOTE] = BLOCK_RATING_NOTE,
};

static void sheet_columns_put(struct paste *paste, const struct paste_order *order,
                              struct pool *pool)
{
    struct block_column *columns =
        pool_array(pool, SHEET_COLUMN_COUNT + 1, struct block_column);

    paste->labels = pool_array(pool, SHEET_COLUMN_COUNT + 1, const char *);
    columns[0] = BLOCK_RATINGS[BLOCK_RATING_ACTOR];
    paste->labels[0] = SHEET_PLAN.row_label;
    for (size_t i = 0; i < SHEET_COLUMN_COUNT; i++) {
        columns[i + 1] = BLOCK_RATINGS[RATING_OF[i]];
        paste->labels[i + 1] = SHEET_PLAN.columns[i].label;
        if (strcmp(SHEET_PLAN.columns[i].code, order->at_column) == 0) {
            paste->grid.at_column = i + 1;
        }
    }
    paste->grid.columns = columns;
    paste->grid.column_count = SHEET_COLUMN_COUNT + 1;
}

static bool sheet_put(struct database *database, const struct paste_order *order,
                      struct pool *pool, struct paste *paste, struct status *st)
{
    const size_t width = SHEET_COLUMN_COUNT + 1;
    struct workspace workspace;

    if (!sheet_read(database, &order->reader, pool, &paste->sheet, st) ||
        !workspace_read(database, order->reader.network_id, 0, pool, &workspace, st)) {
        return false;
    }
    const size_t *actors = sheet_order_make(&workspace, pool).actors;
    if (paste->sheet.round_id == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "no round is open now: there is no sheet to fill in");
    }
    if (paste->sheet.finished_at != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "your sheet is finished: take it up again first");
    }
    const char **cells = pool_array(pool, paste->actor_count * width, const char *);
    for (size_t i = 0; i < paste->actor_count * width; i++) {
        const struct rating_row *row = &paste->sheet.rows[actors[i / width]];

        cells[i] =
            i % width == 0 ? "" : sheet_value(row, (enum sheet_column)(i % width - 1));
    }
    sheet_columns_put(paste, order, pool);
    rows_put(paste, actors, pool);
    paste->grid.cells = cells;
    return true;
}

/* ---- holdings ---- */

static const char ANSWER_WRONG[] =
    N_("write yes, partly, no or unknown, or leave the cell empty, not '%s'");

/* A column a source: known by its code, or by its name. */
static void sources_put(struct paste *paste, const struct paste_order *order,
                        struct pool *pool)
{
    const size_t width = paste->source_count + 1;
    struct block_column *columns = pool_array(pool, width, struct block_column);
    struct column *headers = pool_array(pool, width, struct column);
    const char *under = strchr(order->at_column, '_');

    paste->labels = pool_array(pool, width, const char *);
    columns[0] = BLOCK_ACTORS[BLOCK_ACTOR_NAME];
    paste->labels[0] = "";
    for (size_t i = 0; i < paste->source_count; i++) {
        const struct source_row *source = &paste->sources[i];
        const char *const words[] = {source->code, source->label};

        headers[i + 1] = (struct column){source->code, source->label, NULL, false};
        columns[i + 1] = (struct block_column){&headers[i + 1], BLOCK_WORD,
                                               &HOLDING_ANSWER, ANSWER_WRONG};
        paste->labels[i + 1] = text_join(pool, words, 2, " ");
        if (under != NULL && visit_id(under + 1) == source->id) {
            paste->grid.at_column = i + 1;
        }
    }
    paste->grid.columns = columns;
    paste->grid.column_count = width;
}

/* Which pair a row is of; false when one of the two is not there. */
static bool place_find(const struct paste *paste, const struct holding_row *row,
                       size_t *actor_out, size_t *source_out)
{
    size_t actor = 0;
    size_t source = 0;

    while (actor < paste->actor_count && paste->actors[actor].id != row->actor_id) {
        actor++;
    }
    while (source < paste->source_count && paste->sources[source].id != row->source_id) {
        source++;
    }
    *actor_out = actor;
    *source_out = source;
    return actor < paste->actor_count && source < paste->source_count;
}

/* Cells that stay NULL are empty. */
static void holding_cells_put(struct paste *paste, struct pool *pool)
{
    const size_t width = paste->source_count + 1;
    const char **cells = pool_array(pool, paste->actor_count * width, const char *);

    for (size_t i = 0; i < paste->book.count; i++) {
        size_t actor = 0;
        size_t source = 0;

        if (place_find(paste, &paste->book.rows[i], &actor, &source)) {
            cells[actor * width + source + 1] =
                holding_estimate(&paste->book.rows[i], paste->aspect);
        }
    }
    paste->grid.cells = cells;
}

static void pair_cells_put(struct paste *paste, struct pool *pool)
{
    const size_t count = paste->actor_count * paste->source_count;
    const char **cells = pool_array(pool, count * BLOCK_PAIR_COLUMNS, const char *);

    for (size_t i = 0; i < paste->book.count; i++) {
        size_t actor = 0;
        size_t source = 0;

        if (!place_find(paste, &paste->book.rows[i], &actor, &source)) {
            continue;
        }
        for (size_t a = 0; a < ASPECT_COUNT; a++) {
            cells[(actor * paste->source_count + source) * BLOCK_PAIR_COLUMNS +
                  BLOCK_PAIR_HAS + a] =
                holding_estimate(&paste->book.rows[i], (enum holding_aspect)a);
        }
    }
    paste->grid.cells = cells;
}

/* The columns of a table with a line an actor and source. */
static void pair_labels_put(struct paste *paste, struct pool *pool)
{
    paste->labels = pool_array(pool, BLOCK_PAIR_COLUMNS, const char *);
    paste->labels[BLOCK_PAIR_NAME] = "";
    for (size_t i = 0; i < ASPECT_COUNT; i++) {
        paste->labels[BLOCK_PAIR_HAS + i] = holding_aspect_label((enum holding_aspect)i);
    }
    paste->grid.columns = BLOCK_PAIRS;
    paste->grid.column_count = BLOCK_PAIR_COLUMNS;
}

static bool holdings_put(struct database *database, const struct paste_order *order,
                         struct pool *pool, struct paste *paste, struct status *st)
{
    const char *network_id = order->reader.network_id;

    paste->sources =
        rows_read(database, &SOURCE_RECORD, network_id, pool, &paste->source_count, st);
    if (paste->sources == NULL ||
        !holding_book_read(database, network_id, paste->actor_count * paste->source_count,
                           pool, &paste->book, st)) {
        return false;
    }
    paste->aspect = ASPECT_HAS;
    (void)holding_aspect_find(order->at_column, strcspn(order->at_column, "_"),
                              &paste->aspect);
    rows_put(paste, NULL, pool);
    paste->is_pairs = block_pairs_is(order->text, pool);
    if (paste->is_pairs) {
        pair_labels_put(paste, pool);
        pair_cells_put(paste, pool);
        return true;
    }
    paste->is_said = true;
    sources_put(paste, order, pool);
    holding_cells_put(paste, pool);
    return true;
}

struct holding_cell paste_holding(const struct paste *paste,
                                  const struct block_line *line,
                                  const struct block_change *change)
{
    const size_t pair = (size_t)line->key - 1;

    if (paste->is_pairs) {
        return (struct holding_cell){
            .actor_id = paste->actors[pair / paste->source_count].id,
            .source_id = paste->sources[pair % paste->source_count].id,
            .aspect = (enum holding_aspect)(change->column - BLOCK_PAIR_HAS),
            .answer = change->after,
        };
    }
    return (struct holding_cell){
        .actor_id = line->key,
        .source_id = paste->sources[change->column - 1].id,
        .aspect = paste->aspect,
        .answer = change->after,
    };
}

bool paste_grid_read(struct database *database, const struct paste_order *order,
                     struct pool *pool, struct paste *paste, struct status *st)
{
    paste->actors = rows_read(database, &ACTOR_RECORD, order->reader.network_id, pool,
                              &paste->actor_count, st);
    if (paste->actors == NULL) {
        return false;
    }
    switch (order->into) {
    case PASTE_SHEET:
        if (!sheet_put(database, order, pool, paste, st)) {
            return false;
        }
        break;
    case PASTE_HOLDINGS:
        if (!holdings_put(database, order, pool, paste, st)) {
            return false;
        }
        break;
    case PASTE_ACTORS:
    case PASTE_INTO_COUNT:
        actors_put(paste, order, pool);
        break;
    }
    row_begin(paste, order->at_row);
    return true;
}
