/* paste_apply.c - a pasted table is taken over: read again, written as one change. */
#include <string.h>

#include "store/workspace.h"
#include "web/arena_actors.h"
#include "web/paste.h"

static bool is_taken(const struct block_line *line)
{
    return line->kind == BLOCK_ADDED || line->kind == BLOCK_CHANGED;
}

static size_t actor_find(const struct paste *paste, int64_t id)
{
    size_t i = 0;

    while (i < paste->actor_count && paste->actors[i].id != id) {
        i++;
    }
    return i;
}

static bool actor_write(struct change *change, struct unit *unit,
                        const struct paste *paste, const struct block_line *line,
                        const char *network_id, struct status *st)
{
    struct actor_row actor = {.name = "", .sector = "", .sources = "", .note = ""};

    if (line->kind == BLOCK_CHANGED) {
        actor = paste->actors[actor_find(paste, line->key)];
    }
    for (size_t i = 0; i < line->change_count; i++) {
        actors_set(&actor, (enum actors_column)line->changes[i].column,
                   line->changes[i].after);
    }
    return line->kind == BLOCK_ADDED ? actor_add(change, unit, network_id, &actor, st)
                                     : change_put_row(change, &ACTOR_RECORD, &actor, st);
}

/* What the visitor says of one actor, as a draft that nobody else reads. */
static bool draft_write(struct change *change, struct unit *unit, struct paste *paste,
                        const struct block_line *line, const struct sheet_reader *reader,
                        struct status *st)
{
    struct rating_row *row = &paste->sheet.rows[actor_find(paste, line->key)];

    for (size_t i = 0; i < line->change_count; i++) {
        sheet_set(row, (enum sheet_column)(line->changes[i].column - 1),
                  line->changes[i].after);
    }
    row->round_id = paste->sheet.round_id;
    row->person_id = reader->person_id;
    return rating_draft_put(change, unit, reader->network_id, row, st);
}

static bool line_write(struct change *change, struct unit *unit, struct paste *paste,
                       const struct block_line *line, const struct sheet_reader *reader,
                       struct status *st)
{
    switch (paste->into) {
    case PASTE_SHEET:
        return draft_write(change, unit, paste, line, reader, st);
    case PASTE_HOLDINGS:
        for (size_t i = 0; i < line->change_count; i++) {
            const struct holding_cell cell =
                paste_holding(paste, line, &line->changes[i]);
            holding_book_set(&paste->book, &cell);
        }
        return true;
    case PASTE_ACTORS:
    case PASTE_INTO_COUNT:
        break;
    }
    return actor_write(change, unit, paste, line, reader->network_id, st);
}

bool paste_apply(struct change *change, struct unit *unit,
                 const struct paste_order *order, const char *seen, struct status *st)
{
    struct paste paste;

    if (!paste_read(unit->database, order, unit->pool, &paste, st)) {
        return false;
    }
    if (seen[0] != '\0' && strcmp(seen, paste.seen) != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "what stands there, or the table, changed after you looked: "
                           "this is what it would change now. Look once more, and take "
                           "it over");
    }
    if (!paste_has_changes(&paste)) {
        return status_fail(st, STATUS_INVALID,
                           "there is nothing to take over: no line would change "
                           "anything");
    }
    for (size_t i = 0; i < paste.line_count; i++) {
        if (is_taken(&paste.lines[i]) &&
            !line_write(change, unit, &paste, &paste.lines[i], &order->reader, st)) {
            return false;
        }
    }
    return paste.into != PASTE_HOLDINGS || holding_book_write(change, &paste.book, st);
}
