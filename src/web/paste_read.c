/* paste_read.c - what a pasted table would change, line by line. */
#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/block_pairs.h"
#include "store/issue.h"
#include "store/secret.h"
#include "web/arena_actors.h"
#include "web/form_plans.h"
#include "web/paste.h"

static const char *const CODES[PASTE_INTO_COUNT] = {
    [PASTE_ACTORS] = "actors",
    [PASTE_SHEET] = "sheet",
    [PASTE_HOLDINGS] = "holdings",
};

const char *paste_into_code(enum paste_into into)
{
    return CODES[into];
}

bool paste_into_find(const char *code, enum paste_into *into_out)
{
    for (int i = 0; i < PASTE_INTO_COUNT; i++) {
        if (strcmp(CODES[i], code) == 0) {
            *into_out = (enum paste_into)i;
            return true;
        }
    }
    return false;
}

/* ---- what a block does not know: the limits of the page's own columns ---- */

struct limit {
    size_t characters; /* 0: none of its own */
    bool is_line; /* the page shows it in one line */
};

static struct limit limit_of(const struct paste *paste, size_t column)
{
    const struct grid_column *shown = NULL;

    if (paste->into == PASTE_ACTORS) {
        shown = &ACTORS_PLAN.columns[column];
        return (struct limit){shown->limit,
                              column == ACTORS_NAME || column == ACTORS_SECTOR};
    }
    if (paste->into == PASTE_SHEET && column > 0) {
        shown = &SHEET_PLAN.columns[column - 1];
        return (struct limit){shown->limit, true};
    }
    return (struct limit){0, false};
}

static const char *line_of(const char *value, struct pool *pool)
{
    char *line = pool_text(pool, value);

    for (char *at = line; *at != '\0'; at++) {
        *at = (char)(*at == '\n' || *at == '\t' ? ' ' : *at);
    }
    return line;
}

/* The longest of the names between bars, in characters. */
static size_t name_longest(const char *names, struct pool *pool)
{
    size_t longest = 0;

    for (const char *at = names; *at != '\0';) {
        const size_t length = strcspn(at, "|");
        const size_t count = utf8_count(pool_text_part(pool, at, length));

        longest = count > longest ? count : longest;
        at += length + (at[length] == '|');
    }
    return longest;
}

static void change_check(const struct paste *paste, struct block_line *line,
                         struct block_change *change, struct pool *pool)
{
    const struct limit limit = limit_of(paste, change->column);
    const struct place place = {NULL, line->number, 0};
    const enum block_kind kind = paste->grid.columns[change->column].kind;

    if (limit.is_line && kind == BLOCK_TEXT) {
        change->after = line_of(change->after, pool);
    }
    const size_t length = utf8_count(change->after);
    if (limit.characters > 0 && length > limit.characters) {
        report_add(&line->report, REPORT_ERROR, place,
                   "this is too long: %zu characters, and %zu fit", length,
                   limit.characters);
    } else if (kind == BLOCK_NAMES && name_longest(change->after, pool) > NAME_LIMIT) {
        report_add(&line->report, REPORT_ERROR, place, "a name has at most %d characters",
                   NAME_LIMIT);
    }
}

static void line_check(struct paste *paste, struct block_line *line, struct pool *pool)
{
    struct block_change *changes =
        pool_copy(pool, line->changes, line->change_count, struct block_change);

    for (size_t i = 0; i < line->change_count; i++) {
        change_check(paste, line, &changes[i], pool);
    }
    line->changes = changes;
    if (line->report.error_count > 0) {
        paste->counts[line->kind]--;
        paste->counts[BLOCK_REFUSED]++;
        line->kind = BLOCK_REFUSED;
        line->change_count = 0;
    }
}

static bool line_is_taken(const struct block_line *line)
{
    return line->kind == BLOCK_ADDED || line->kind == BLOCK_CHANGED;
}

/* All that it would change, from what to what. */
static const char *seen_make(const struct paste *paste, const char *secret,
                             struct pool *pool)
{
    struct text all;

    text_init(&all, pool, LIMIT_UNPACKED_BYTES);
    for (size_t i = 0; i < paste->line_count; i++) {
        const struct block_line *line = &paste->lines[i];

        for (size_t c = 0; line_is_taken(line) && c < line->change_count; c++) {
            text_format(&all, "%zu %" PRId64 " %zu\t%s\t%s\n", line->number, line->key,
                        line->changes[c].column, line->changes[c].before,
                        line->changes[c].after);
        }
    }
    return secret_keyed_digest(pool, secret, "paste", all.bytes);
}

/* Of how many actors and sources something changes: a row each in the journal. */
static size_t holdings_changed(const struct paste *paste)
{
    size_t count = 0;

    for (size_t i = 0; i < paste->line_count; i++) {
        const struct block_line *line = &paste->lines[i];

        if (line_is_taken(line)) {
            count += paste->is_pairs ? 1 : line->change_count;
        }
    }
    return count;
}

/* All of it is one change of the journal, which is taken back as one: that has an end. */
static bool size_check(const struct paste *paste, struct status *st)
{
    const size_t count = paste->into == PASTE_HOLDINGS ? holdings_changed(paste) : 0;

    return count <= LIMIT_BLOCK_HOLDINGS ||
           status_fail(st, STATUS_INVALID,
                       "this table says something new of %zu cells, and %d fit at once: "
                       "take it over in parts, some actors at a time",
                       count, LIMIT_BLOCK_HOLDINGS);
}

static struct block pairs_read(const struct paste *paste, const char *text,
                               struct pool *pool)
{
    struct block_row *sources = pool_array(pool, paste->source_count, struct block_row);
    const char **labels = pool_array(pool, paste->source_count, const char *);

    for (size_t i = 0; i < paste->source_count; i++) {
        sources[i] = (struct block_row){paste->sources[i].id, paste->sources[i].code};
        labels[i] = paste->sources[i].label;
    }
    const struct block_pairs pairs = {
        .actors = paste->grid.rows,
        .actor_count = paste->actor_count,
        .sources = sources,
        .source_labels = labels,
        .source_count = paste->source_count,
        .cells = paste->grid.cells,
    };
    return block_pairs_read(text, &pairs, pool);
}

bool paste_read(struct database *database, const struct paste_order *order,
                struct pool *pool, struct paste *paste_out, struct status *st)
{
    struct paste paste = {.into = order->into};

    if (!paste_grid_read(database, order, pool, &paste, st)) {
        return false;
    }
    const struct block block = paste.is_pairs
                                   ? pairs_read(&paste, order->text, pool)
                                   : block_read(order->text, &paste.grid, pool);
    paste.lines = pool_copy(pool, block.lines, block.line_count, struct block_line);
    paste.line_count = block.line_count;
    memcpy(paste.counts, block.counts, sizeof paste.counts);
    paste.kept_count = block.kept_count;
    for (size_t i = 0; i < paste.line_count; i++) {
        if (line_is_taken(&paste.lines[i])) {
            line_check(&paste, &paste.lines[i], pool);
        }
    }
    if (!size_check(&paste, st)) {
        return false;
    }
    paste.seen = seen_make(&paste, order->secret, pool);
    *paste_out = paste;
    return true;
}

bool paste_has_changes(const struct paste *paste)
{
    return paste->counts[BLOCK_ADDED] + paste->counts[BLOCK_CHANGED] > 0;
}
