#include "web/arena_actors.h"

#include <string.h>

#include "exchange/fields.h"
#include "web/edit_author.h"
#include "web/form_plans.h"
#include "web/pages.h"

/* clang-format off */
static const struct grid_column COLUMNS[ACTORS_COLUMN_COUNT] = {
    [ACTORS_NAME] = {"name", GRID_LINE, false, false, NAME_LIMIT, N_("Name"), NULL, NULL},
    [ACTORS_SECTOR] = {"sector", GRID_LINE, false, false, NAME_LIMIT, N_("Sector"), NULL, NULL},
    [ACTORS_SOURCES] = {"sources", GRID_LINE, false, false, SENTENCE_LIMIT, N_("Power and help sources"), NULL, NULL},
    [ACTORS_NOTE] = {"note", GRID_LINE, false, false, SENTENCE_LIMIT, N_("Note"), NULL, NULL},
};
/* clang-format on */

const struct grid_plan ACTORS_PLAN = {
    .form = &FORM_ACTORS,
    .caption = N_("The actors on the sheet"),
    .row_label = N_("Nr."),
    .columns = COLUMNS,
    .column_count = ACTORS_COLUMN_COUNT,
    .paste_into = "actors",
};

static const char **text_of(struct actor_row *actor, enum actors_column column)
{
    switch (column) {
    case ACTORS_SECTOR:
        return &actor->sector;
    case ACTORS_SOURCES:
        return &actor->sources;
    case ACTORS_NOTE:
        return &actor->note;
    case ACTORS_NAME:
    case ACTORS_COLUMN_COUNT:
        break;
    }
    return &actor->name;
}

const char *actors_value(const struct actor_row *actor, enum actors_column column)
{
    struct actor_row copy = *actor;

    return *text_of(&copy, column);
}

void actors_set(struct actor_row *actor, enum actors_column column, const char *value)
{
    *text_of(actor, column) = value;
}

bool actors_name_check(struct unit *unit, const char *network_id, const char *name,
                       int64_t id, struct status *st)
{
    struct record_list list;

    if (name[0] == '\0') {
        return status_fail(st, STATUS_INVALID, "this must be filled in");
    }
    if (strchr(name, '|') != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "write the name without '|': that stands between names");
    }
    if (!record_list(unit->database, &ACTOR_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    const struct actor_row *actors = record_read_all(&ACTOR_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (actors[i].id != id && strcmp(actors[i].name, name) == 0) {
            return status_fail(st, STATUS_CONFLICT, "'%s' stands on the sheet already",
                               name);
        }
    }
    return true;
}

/* ---- the grid ---- */

struct writing {
    const char *network_id;
    struct grid_cells cells;
    struct pool *pool; /* of the visit */
    /* By cell: why it was refused; NULL: it was not. */
    struct message *refusals;
    bool is_gone; /* an actor is not on the sheet any more */
};

/* What is wrong with a name is said at its cell; trouble outside ends the unit. */
static bool cell_check(struct writing *writing, struct unit *unit, size_t cell,
                       bool *is_right_out, struct status *st)
{
    const struct grid_cell *item = &writing->cells.items[cell];

    *is_right_out = true;
    if (item->column != ACTORS_NAME ||
        actors_name_check(unit, writing->network_id, item->value, item->row, st)) {
        return true;
    }
    if (st->code == STATUS_FAILED) {
        return false;
    }
    writing->refusals[cell] = st->parts[0];
    message_keep(&writing->refusals[cell], writing->pool);
    status_clear(st);
    *is_right_out = false;
    return true;
}

/* The cells of one actor, from `*cell` on. */
static bool actor_write(struct change *change, struct unit *unit, struct writing *writing,
                        size_t *cell, struct status *st)
{
    const int64_t id = writing->cells.items[*cell].row;
    const struct sql_value *values = NULL;
    struct actor_row actor = {0};
    bool is_there = false;

    if (!status_absent(record_find(unit->database, &ACTOR_RECORD, writing->network_id, id,
                                   unit->pool, &values, st),
                       &is_there, st)) {
        return false;
    }
    if (is_there) {
        record_read(&ACTOR_RECORD, values, &actor);
    }
    writing->is_gone = writing->is_gone || !is_there;
    for (; *cell < writing->cells.count && writing->cells.items[*cell].row == id;
         (*cell)++) {
        struct grid_cell *item = &writing->cells.items[*cell];
        const enum actors_column column = (enum actors_column)item->column;
        bool is_right = false;

        if (!is_there || !grid_take(item, actors_value(&actor, column), writing->pool)) {
            continue;
        }
        if (!cell_check(writing, unit, *cell, &is_right, st)) {
            return false;
        }
        if (is_right) {
            actors_set(&actor, column, item->value);
        }
    }
    return !is_there || change_put_row(change, &ACTOR_RECORD, &actor, st);
}

static bool writing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct writing *writing = context;

    memset(writing->refusals, 0, writing->cells.count * sizeof *writing->refusals);
    writing->is_gone = false;
    for (size_t cell = 0; cell < writing->cells.count;) {
        if (!actor_write(change, unit, writing, &cell, st)) {
            return false;
        }
    }
    return true;
}

/* Say at each cell what it became meanwhile, or what is wrong with it. */
static bool refusals_say(struct visit *visit, struct writing *writing, struct status *st)
{
    int64_t *rows = pool_array(visit->pool, writing->cells.count, int64_t);

    for (size_t i = 0; i < writing->cells.count; i++) {
        struct grid_cell *cell = &writing->cells.items[i];

        rows[i] = cell->row;
        if (writing->refusals[i].id != NULL) {
            grid_refuse_message(visit, cell, writing->refusals[i]);
        }
    }
    return edit_refuse_cells(visit, &ACTORS_PLAN, &writing->cells, &ACTOR_RECORD, rows,
                             st);
}

bool arena_actors_post(struct visit *visit, struct status *st)
{
    struct writing writing = {
        .network_id = visit->network_id,
        .cells = grid_read(visit, &ACTORS_PLAN),
        .pool = visit->pool,
    };

    writing.refusals = pool_array(visit->pool, writing.cells.count, struct message);
    if (!visit_change(visit, "actor.change", writing_do, &writing, st) ||
        !refusals_say(visit, &writing, st)) {
        return false;
    }
    if (writing.is_gone) {
        return visit_refuse(visit, "", st,
                            "an actor was taken off the sheet meanwhile: what you wrote "
                            "of it was not saved");
    }
    if (!grid_end(visit, &writing.cells, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/arena", visit->network_id);
    return true;
}

/* ---- one more ---- */

struct adding {
    const char *network_id;
    struct actor_row actor;
};

/* "wijkcentrum heide" beside "Wijkcentrum Heide": nearly always the same one. */
static bool likeness_check(struct unit *unit, const char *network_id, const char *name,
                           struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &ACTOR_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    const struct actor_row *actors = record_read_all(&ACTOR_RECORD, &list, unit->pool);
    const char **names = pool_array(unit->pool, list.count, const char *);
    for (size_t i = 0; i < list.count; i++) {
        names[i] = actors[i].name;
    }
    const char *alike = name_suggest(names, list.count, name);
    return alike == NULL ||
           status_fail(
               st, STATUS_CONFLICT,
               "'%s' stands on the sheet already; if this is another one, give it "
               "a name that tells them apart",
               alike);
}

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct adding *adding = context;
    struct actor_row actor = adding->actor;

    return actors_name_check(unit, adding->network_id, actor.name, 0, st) &&
           likeness_check(unit, adding->network_id, actor.name, st) &&
           actor_add(change, unit, adding->network_id, &actor, st);
}

bool actor_add_post(struct visit *visit, struct status *st)
{
    struct adding adding = {
        .network_id = visit->network_id,
        .actor = {.name = visit_field(visit, "name"),
                  .sector = visit_field(visit, "sector"),
                  .sources = visit_field(visit, "sources"),
                  .note = ""},
    };

    if (!visit_change(visit, "actor.add", adding_do, &adding, st)) {
        return st->code == STATUS_FAILED ? false : visit_refuse_status(visit, "name", st);
    }
    visit_go_done(visit, "actor-added", "/networks/%s/arena", visit->network_id);
    return true;
}
