#include "exchange/block_pairs.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/block_layout.h"
#include "method/coverage.h"

static const char WRONG[] =
    N_("write yes, partly, no or unknown, or leave the cell empty, not '%s'");

static const struct column ACTOR = {
    "actor", "actors|actoren|acteur|acteurs|naam|nom|name|organisatie|organisation", NULL,
    true};
static const struct column SOURCE = {"source", "bron|code", NULL, true};
static const struct column HAS = {"has", "heeft|a", NULL, false};
static const struct column CAN = {"can", "kan|peut", NULL, false};
static const struct column WANTS = {"wants", "wil|veut", NULL, false};

const struct block_column BLOCK_PAIRS[BLOCK_PAIR_COLUMNS] = {
    [BLOCK_PAIR_NAME] = {&ACTOR, BLOCK_NAME, NULL, NULL},
    [BLOCK_PAIR_HAS] = {&HAS, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
    [BLOCK_PAIR_CAN] = {&CAN, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
    [BLOCK_PAIR_WANTS] = {&WANTS, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
};

/* The columns as they are written: with the source in one of its own. */
enum { WRITTEN_ACTOR, WRITTEN_SOURCE, WRITTEN_COUNT = BLOCK_PAIR_COLUMNS + 1 };

static const struct block_column WRITTEN[WRITTEN_COUNT] = {
    {&ACTOR, BLOCK_NAME, NULL, NULL},
    {&SOURCE, BLOCK_TEXT, NULL, NULL},
    {&HAS, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
    {&CAN, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
    {&WANTS, BLOCK_WORD, &HOLDING_ANSWER, WRONG},
};
static const struct block_grid WRITTEN_GRID = {.columns = WRITTEN,
                                               .column_count = WRITTEN_COUNT};

struct joiner {
    const struct block_pairs *pairs;
    struct pool *pool;
    struct block_layout layout;
    struct block_cut cut;
    size_t first; /* the line of the header */
    struct text joined;
    const char **unknown; /* by line: a source that is none; NULL */
};

/* Where a written column stands in the lines; LIMIT_BLOCK_COLUMNS: nowhere. */
static size_t place_of(const struct block_layout *layout, int column)
{
    size_t i = 0;

    while (i < LIMIT_BLOCK_COLUMNS && layout->targets[i] != column) {
        i++;
    }
    return i;
}

/* Cut the text, and read its header; false when it has none that names both. */
static bool header_take(struct joiner *joiner, const char *text)
{
    struct report unsaid = {.pool = joiner->pool};

    block_layout_init(&joiner->layout, &WRITTEN_GRID);
    joiner->cut = block_layout_cut(&joiner->layout, text, joiner->pool);
    joiner->first = block_layout_first(&joiner->layout, &joiner->cut);
    if (joiner->first >= joiner->cut.line_count ||
        !block_layout_is_header(&joiner->layout, &joiner->cut.lines[joiner->first],
                                true)) {
        return false;
    }
    block_layout_take(&joiner->layout, &joiner->cut.lines[joiner->first], 1, &unsaid);
    return place_of(&joiner->layout, WRITTEN_ACTOR) < LIMIT_BLOCK_COLUMNS &&
           place_of(&joiner->layout, WRITTEN_SOURCE) < LIMIT_BLOCK_COLUMNS;
}

bool block_pairs_is(const char *text, struct pool *pool)
{
    struct joiner joiner = {.pool = pool};

    return header_take(&joiner, text);
}

/* ---- two names as one ---- */

static const char *pair_name(struct pool *pool, const char *actor, const char *source)
{
    const char *const pieces[] = {actor, source};

    return text_join(pool, pieces, 2, ": ");
}

static size_t actor_find(const struct joiner *joiner, const char *written)
{
    const struct block_pairs *pairs = joiner->pairs;
    size_t i = 0;

    while (i < pairs->actor_count && strcmp(pairs->actors[i].name, written) != 0) {
        i++;
    }
    return i;
}

static size_t source_find(const struct joiner *joiner, const char *written)
{
    const struct block_pairs *pairs = joiner->pairs;
    size_t i = 0;

    while (i < pairs->source_count &&
           !utf8_same_word(joiner->pool, pairs->sources[i].name, written) &&
           !utf8_same_word(joiner->pool, pairs->source_labels[i], written)) {
        i++;
    }
    return i;
}

/* What stands in the place of the actor: the pair, or the name that is not known. */
static const char *name_of(struct joiner *joiner, size_t line)
{
    const struct cut_line *cells = &joiner->cut.lines[line];
    const size_t actor_at = place_of(&joiner->layout, WRITTEN_ACTOR);
    const size_t source_at = place_of(&joiner->layout, WRITTEN_SOURCE);
    const char *actor = actor_at < cells->cell_count ? cells->cells[actor_at] : "";
    const char *source = source_at < cells->cell_count ? cells->cells[source_at] : "";
    const size_t found = source_find(joiner, source);

    if (actor_find(joiner, actor) == joiner->pairs->actor_count) {
        return actor;
    }
    if (found == joiner->pairs->source_count) {
        joiner->unknown[line] = source;
        return pair_name(joiner->pool, actor, source);
    }
    return pair_name(joiner->pool, actor, joiner->pairs->sources[found].name);
}

/* Between quotes, so that it is cut as it was. */
static void cell_write(struct joiner *joiner, const char *cell)
{
    text_add_char(&joiner->joined, '"');
    for (; *cell != '\0'; cell++) {
        text_add(&joiner->joined, *cell == '"' ? "\"" : "");
        text_add_char(&joiner->joined, *cell);
    }
    text_add_char(&joiner->joined, '"');
}

static void line_write(struct joiner *joiner, size_t line)
{
    const struct cut_line *cells = &joiner->cut.lines[line];
    const bool is_header =
        line == joiner->first || block_layout_is_header(&joiner->layout, cells, false);
    const bool is_title = line < joiner->first;
    const bool is_data = !is_header && !is_title && !cut_line_is_empty(cells);
    const size_t actor_at = place_of(&joiner->layout, WRITTEN_ACTOR);
    const size_t source_at = place_of(&joiner->layout, WRITTEN_SOURCE);
    const char *name = is_data ? name_of(joiner, line) : NULL;

    for (size_t i = 0; i < cells->cell_count; i++) {
        text_add(&joiner->joined, i > 0 ? "\t" : "");
        cell_write(joiner, i == source_at && !is_title ? ""
                           : is_data && i == actor_at  ? name
                                                       : cells->cells[i]);
    }
    text_add_char(&joiner->joined, '\n');
}

static struct block_row *rows_make(const struct block_pairs *pairs, struct pool *pool)
{
    const size_t count = pairs->actor_count * pairs->source_count;
    struct block_row *rows = pool_array(pool, count, struct block_row);

    for (size_t i = 0; i < count; i++) {
        rows[i] = (struct block_row){
            .key = (int64_t)i + 1,
            .name = pair_name(pool, pairs->actors[i / pairs->source_count].name,
                              pairs->sources[i % pairs->source_count].name),
        };
    }
    return rows;
}

/* The lines whose source is none say so, and nothing else. */
static void unknown_say(const struct joiner *joiner, struct block *block)
{
    struct block_line *lines =
        pool_copy(joiner->pool, block->lines, block->line_count, struct block_line);
    const size_t source_at = place_of(&joiner->layout, WRITTEN_SOURCE);

    for (size_t i = 0; i < block->line_count && i < joiner->cut.line_count; i++) {
        const char *source = joiner->unknown[i];

        const struct place place = {NULL, i + 1, source_at + 1};

        if (source == NULL || lines[i].kind != BLOCK_REFUSED) {
            continue;
        }
        lines[i].report = (struct report){.pool = joiner->pool};
        report_add(&lines[i].report, REPORT_ERROR, place,
                   "'%s' is none of the needed sources; write its code as it stands in "
                   "the list",
                   source);
    }
    block->lines = lines;
}

struct block block_pairs_read(const char *text, const struct block_pairs *pairs,
                              struct pool *pool)
{
    struct joiner joiner = {.pairs = pairs, .pool = pool};
    struct block_grid grid = {
        .columns = BLOCK_PAIRS,
        .column_count = BLOCK_PAIR_COLUMNS,
        .rows = rows_make(pairs, pool),
        .row_count = pairs->actor_count * pairs->source_count,
        .cells = pairs->cells,
    };

    if (!header_take(&joiner, text)) {
        return block_read(text, &grid, pool);
    }
    joiner.unknown = pool_array(pool, joiner.cut.line_count, const char *);
    text_init(&joiner.joined, pool, LIMIT_UNPACKED_BYTES);
    for (size_t i = 0; i < joiner.cut.line_count; i++) {
        line_write(&joiner, i);
    }
    if (joiner.cut.is_longer) {
        text_add(&joiner.joined, "-\n"); /* the line that is too much is refused */
    }
    struct block block = block_read(joiner.joined.bytes, &grid, pool);
    unknown_say(&joiner, &block);
    return block;
}
