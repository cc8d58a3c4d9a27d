/* sheet_post.c - writing in one's own blind sheet: keeping drafts, finishing it, taking
 * it up again. */
#include <inttypes.h>
#include <string.h>

#include "exchange/fields.h"
#include "web/pages.h"
#include "web/sheet_model.h"

struct marking {
    struct sheet_reader reader;
    struct grid_cells cells;
    struct pool *pool; /* of the visit */
    struct name_list known; /* the actors */
    int64_t now;
    bool is_gone; /* an actor is not on the sheet any more */
    int64_t half_id; /* of the actor that keeps it from being finished; 0: none */
    bool wants_importance; /* of its two marks that is the missing one */
};

static size_t actor_find(const struct sheet *sheet, int64_t id)
{
    size_t i = 0;

    while (i < sheet->actor_count && sheet->actors[i].id != id) {
        i++;
    }
    return i;
}

static bool draft_put(struct change *change, struct unit *unit,
                      const struct marking *marking, struct sheet *sheet, size_t actor,
                      struct status *st)
{
    sheet->rows[actor].round_id = sheet->round_id;
    sheet->rows[actor].person_id = marking->reader.person_id;
    sheet->is_drafted[actor] = true;
    return rating_draft_put(change, unit, marking->reader.network_id, &sheet->rows[actor],
                            st);
}

/* Names as a person writes them, between commas, in the form in which they are kept. */
static const char *parted(const struct marking *marking, const char *value)
{
    return grid_names_tidy(marking->pool,
                           names_part(value, &marking->known, marking->pool));
}

/* The cells of one actor, from `*cell` on. */
static bool row_mark(struct change *change, struct unit *unit, struct marking *marking,
                     struct sheet *sheet, size_t *cell, struct status *st)
{
    const int64_t id = marking->cells.items[*cell].row;
    const size_t actor = actor_find(sheet, id);
    const bool is_there = actor < sheet->actor_count;
    bool is_changed = false;

    marking->is_gone = marking->is_gone || !is_there;
    for (; *cell < marking->cells.count && marking->cells.items[*cell].row == id;
         (*cell)++) {
        struct grid_cell *item = &marking->cells.items[*cell];
        const enum sheet_column column = (enum sheet_column)item->column;
        const char *present = is_there ? sheet_value(&sheet->rows[actor], column) : "";

        if (column == SHEET_REPLACED_BY) {
            present = parted(marking, present);
        }
        if (is_there && grid_take(item, present, marking->pool)) {
            sheet_set(&sheet->rows[actor], column, item->value);
            is_changed = true;
        }
    }
    return !is_changed || draft_put(change, unit, marking, sheet, actor, st);
}

static bool round_check(const struct sheet *sheet, struct status *st)
{
    return sheet->round_id != 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "the round was closed meanwhile: what you gave before counts");
}

static bool marking_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct marking *marking = context;
    struct sheet sheet;

    marking->is_gone = false;
    if (!sheet_read(unit->database, &marking->reader, unit->pool, &sheet, st) ||
        !round_check(&sheet, st)) {
        return false;
    }
    for (size_t cell = 0; cell < marking->cells.count;) {
        if (!row_mark(change, unit, marking, &sheet, &cell, st)) {
            return false;
        }
    }
    return true;
}

/* The first row with one of its two marks keeps the sheet from being finished. */
static bool half_find(struct marking *marking, const struct sheet *sheet)
{
    marking->half_id = 0;
    for (size_t i = 0; i < sheet->actor_count && marking->half_id == 0; i++) {
        if (sheet_row_is_half(&sheet->rows[i])) {
            marking->half_id = sheet->actors[i].id;
            marking->wants_importance = sheet->rows[i].importance == 0;
        }
    }
    return marking->half_id != 0;
}

/* Every whole row belongs to this round, also where nothing was changed in it. */
static bool finishing_do(struct change *change, struct unit *unit, void *context,
                         struct status *st)
{
    struct marking *marking = context;
    struct sheet sheet;
    struct rater_row rater = {.person_id = marking->reader.person_id,
                              .finished_at = marking->now};

    if (!sheet_read(unit->database, &marking->reader, unit->pool, &sheet, st) ||
        !round_check(&sheet, st)) {
        return false;
    }
    if (half_find(marking, &sheet)) {
        return status_fail(st, STATUS_INVALID, "a row has one of its two marks");
    }
    if (sheet_done(&sheet) == 0) {
        return status_fail(st, STATUS_INVALID,
                           "there is nothing to finish yet: rate at least one actor");
    }
    for (size_t i = 0; i < sheet.actor_count; i++) {
        if (sheet_row_is_whole(&sheet.rows[i]) && !sheet.is_drafted[i] &&
            !draft_put(change, unit, marking, &sheet, i, st)) {
            return false;
        }
    }
    rater.round_id = sheet.round_id;
    return rater_finish(change, unit, marking->reader.network_id, &rater, st);
}

/* The sentence stands at the mark that is missing. */
static bool half_refuse(struct visit *visit, const struct marking *marking,
                        struct status *st)
{
    const enum sheet_column column =
        marking->wants_importance ? SHEET_IMPORTANCE : SHEET_REPLACEABILITY;
    const char *name = visit_address(visit, "c_%" PRId64 "_%s", marking->half_id,
                                     SHEET_PLAN.columns[column].code);

    return visit_refuse(visit, name, st,
                        "give this mark too, or take the other one away: your sheet is "
                        "saved, and not finished yet");
}

static bool refused_say(struct visit *visit, struct marking *marking, struct status *st)
{
    for (size_t i = 0; i < marking->cells.count; i++) {
        struct grid_cell *cell = &marking->cells.items[i];

        if (cell->meanwhile != NULL) {
            /* Only oneself writes here: on another screen. */
            grid_refuse_meanwhile(visit, &SHEET_PLAN, cell, visit->account.name);
        }
    }
    if (marking->is_gone) {
        return visit_refuse(visit, "", st,
                            "an actor was taken off the sheet meanwhile: what you wrote "
                            "of it was not saved");
    }
    return grid_end(visit, &marking->cells, st);
}

/* What the cells name: an actor's own name may hold a comma. */
static bool names_take(struct visit *visit, struct marking *marking, struct status *st)
{
    struct record_list list;

    if (!record_list(visit->database, &ACTOR_RECORD, visit->network_id, visit->pool,
                     &list, st)) {
        return false;
    }
    const struct actor_row *actors = record_read_all(&ACTOR_RECORD, &list, visit->pool);
    const char **names = pool_array(visit->pool, list.count, const char *);
    for (size_t i = 0; i < list.count; i++) {
        names[i] = actors[i].name;
    }
    marking->known = (struct name_list){names, list.count};
    for (size_t i = 0; i < marking->cells.count; i++) {
        struct grid_cell *cell = &marking->cells.items[i];

        if (cell->column == SHEET_REPLACED_BY) {
            cell->value = parted(marking, cell->value);
            cell->was = cell->was == NULL ? NULL : parted(marking, cell->was);
        }
        sheet_names_check(visit, cell);
    }
    return true;
}

bool sheet_post(struct visit *visit, struct status *st)
{
    const bool is_finishing = strcmp(visit_field(visit, "then"), "finish") == 0;
    struct marking marking = {
        .reader = sheet_reader_of(visit),
        .cells = grid_read(visit, &SHEET_PLAN),
        .pool = visit->pool,
        .now = visit->now,
    };

    if (!names_take(visit, &marking, st) ||
        !visit_change(visit, "rater.begin", marking_do, &marking, st) ||
        !refused_say(visit, &marking, st)) {
        return false;
    }
    if (is_finishing &&
        !visit_change(visit, "rater.finish", finishing_do, &marking, st)) {
        return marking.half_id != 0 ? half_refuse(visit, &marking, st) : false;
    }
    visit_go_done(visit, is_finishing ? "sheet-finished" : "saved", "%s",
                  sheet_address(visit, ""));
    return true;
}

static bool resuming_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct marking *marking = context;
    struct rater_row rater = {.person_id = marking->reader.person_id};
    struct sheet sheet;

    if (!sheet_read(unit->database, &marking->reader, unit->pool, &sheet, st) ||
        !round_check(&sheet, st)) {
        return false;
    }
    rater.round_id = sheet.round_id;
    return rater_finish(change, unit, marking->reader.network_id, &rater, st);
}

bool sheet_resume_post(struct visit *visit, struct status *st)
{
    struct marking marking = {.reader = sheet_reader_of(visit)};

    if (!visit_change(visit, "rater.resume", resuming_do, &marking, st)) {
        return false;
    }
    visit_go(visit, "%s", sheet_address(visit, ""));
    return true;
}
