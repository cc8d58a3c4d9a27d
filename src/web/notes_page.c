/* notes_page.c - dilemmas and problems as the network itself words them. A problem can be
 * solved; a dilemma has drawbacks on every side and stays, so nothing here closes one. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/lines.h"
#include "method/dilemma.h"
#include "store/experience.h"
#include "web/edit.h"
#include "web/forms.h"
#include "web/people_model.h"

enum { OPTIONS_LEAST = 2 };

/* ---- lines of a text ---- */

static size_t line_count(const char *lines, struct pool *pool)
{
    size_t count = 0;

    while (lines_next_filled(&lines, pool) != NULL) {
        count++;
    }
    return count;
}

/* ---- showing ---- */

static const char *address_of(struct visit *visit, int64_t id, const char *rest)
{
    return visit_address(visit, "/networks/%s/notes/%" PRId64 "%s", visit->network_id, id,
                         rest);
}

/* Each option with what stands against it. */
static void options_put(struct visit *visit, const struct dilemma_note_row *row,
                        struct value *object)
{
    struct value *list = model_set_list(object, "options");
    const char *options = row->options;
    const char *drawbacks = row->drawbacks;

    for (const char *option = lines_next_filled(&options, visit->pool); option != NULL;
         option = lines_next_filled(&options, visit->pool)) {
        struct value *item = model_add_object(list);

        model_set_text(item, "option", option);
        model_set_text(item, "drawback", lines_next_filled(&drawbacks, visit->pool));
    }
}

static void note_put(struct visit *visit, const struct people *people,
                     const struct dilemma_note_row *row, struct value *object)
{
    enum dilemma dilemma = DILEMMA_COUNT;
    const bool is_known = dilemma_find(row->dilemma, &dilemma);

    model_set_integer(object, "id", row->id);
    model_set_text(object, "kind", row->kind);
    model_set_text(object, "dilemma", row->dilemma);
    model_set_text(object, "dilemma_name",
                   is_known ? say(DILEMMA_CARDS[dilemma].name, visit->language) : NULL);
    model_set_text(object, "title", row->title);
    options_put(visit, row, object);
    model_set_text(object, "note", row->note);
    model_set_text(object, "who", people_author_name(visit, people, row->author));
    model_set_text(object, "day", day_of(row->at, visit->pool));
    model_set_text(object, "address", address_of(visit, row->id, ""));
    model_set_boolean(object, "may_change",
                      visit_may(visit, OBJECT_EXPERIENCE_FINDINGS, RIGHT_CHANGE));
}

bool notes_page(struct visit *visit, struct status *st)
{
    struct value *dilemmas = model_set_list(visit->model, "dilemmas");
    struct value *problems = model_set_list(visit->model, "problems");
    struct record_list list;
    struct people people;

    if (!people_read(visit, 0, &people, st) ||
        !record_list(visit->database, &DILEMMA_NOTE_RECORD, visit->network_id,
                     visit->pool, &list, st)) {
        return false;
    }
    const struct dilemma_note_row *rows =
        record_read_all(&DILEMMA_NOTE_RECORD, &list, visit->pool);
    for (size_t i = 0; i < list.count; i++) {
        struct value *to = strcmp(rows[i].kind, "problem") == 0 ? problems : dilemmas;

        note_put(visit, &people, &rows[i], model_add_object(to));
    }
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_EXPERIENCE_FINDINGS, RIGHT_CHANGE));
    return true;
}

/* The eight, and the network's own at the top. */
static void choices_put(struct visit *visit, const struct form_plan *plan)
{
    struct choice *choices =
        pool_array(visit->pool, (size_t)DILEMMA_COUNT + 1, struct choice);

    for (int i = 0; i < DILEMMA_COUNT; i++) {
        choices[i] = (struct choice){DILEMMA_CODES[i],
                                     say(DILEMMA_CARDS[i].name, visit->language), NULL};
    }
    visit_form_choices(visit, plan, "dilemma", choices);
}

bool note_new_page(struct visit *visit, struct status *st)
{
    const char *asked = visit_query(visit, "dilemma");
    const char *kind = visit_query(visit, "kind");
    enum dilemma dilemma = DILEMMA_COUNT;
    const bool is_known = asked != NULL && dilemma_find(asked, &dilemma);
    const bool is_problem = kind != NULL && strcmp(kind, "problem") == 0;
    const struct form_start starts[] = {
        {"kind", is_problem ? "problem" : "dilemma"},
        {"dilemma", is_known ? DILEMMA_CODES[dilemma] : ""},
    };

    (void)st;
    model_set_null(visit->model, "note_title");
    model_set_null(visit->model, FORM_NOTE_REMOVE.name);
    choices_put(visit, &FORM_NOTE);
    visit_form(visit, &FORM_NOTE,
               visit_address(visit, "/networks/%s/notes/new", visit->network_id), starts,
               ARRAY_COUNT(starts));
    return true;
}

bool note_page(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);
    const struct sql_value *values = NULL;
    struct dilemma_note_row row;

    if (!record_find(visit->database, &DILEMMA_NOTE_RECORD, visit->network_id, id,
                     visit->pool, &values, st)) {
        return false;
    }
    record_read(&DILEMMA_NOTE_RECORD, values, &row);
    model_set_text(visit->model, "note_title", row.title);
    choices_put(visit, &FORM_NOTE);
    edit_form(visit, &FORM_NOTE, &DILEMMA_NOTE_RECORD, values, address_of(visit, id, ""));
    visit_form(visit, &FORM_NOTE_REMOVE, address_of(visit, id, "/remove"), NULL, 0);
    return true;
}

/* ---- writing ---- */

struct note_writing {
    const char *network_id;
    const char *author;
    int64_t now;
    bool is_new;
    const char *field; /* at which it is refused; NULL: above the form */
};

/* A dilemma is more than one way to go, and each costs something. */
static bool note_check(struct note_writing *writing, const struct dilemma_note_row *row,
                       struct pool *pool, struct status *st)
{
    const size_t options = line_count(row->options, pool);
    enum dilemma dilemma = DILEMMA_COUNT;

    if (row->dilemma[0] != '\0' && !dilemma_find(row->dilemma, &dilemma)) {
        writing->field = "dilemma";
        return status_fail(st, STATUS_INVALID, "choose one of the list");
    }
    if (strcmp(row->kind, "dilemma") != 0) {
        return true;
    }
    if (options < OPTIONS_LEAST) {
        writing->field = "options";
        return status_fail(st, STATUS_INVALID,
                           "a dilemma has two ways to go or more: write each on a line; "
                           "with one way it is a problem");
    }
    if (line_count(row->drawbacks, pool) != options) {
        writing->field = "drawbacks";
        return status_fail(st, STATUS_INVALID,
                           "write what stands against each way, a line each, in the "
                           "same order");
    }
    return true;
}

/* Inside the unit, with the form laid over the row. */
static bool writing_more(struct change *change, struct unit *unit,
                         struct edit_merge *merge, struct sql_value *values,
                         void *context, struct status *st)
{
    struct note_writing *writing = context;
    struct dilemma_note_row row;
    struct record_list list;

    (void)change;
    if (!edit_merge_is_changed(merge)) {
        return true;
    }
    if (!record_list(unit->database, &DILEMMA_NOTE_RECORD, writing->network_id,
                     unit->pool, &list, st)) {
        return false;
    }
    if (writing->is_new && list.count >= LIMIT_NOTES) {
        return status_fail(st, STATUS_LIMIT,
                           "%d notes are kept already, and more cannot be: take some "
                           "away first",
                           LIMIT_NOTES);
    }
    record_read(&DILEMMA_NOTE_RECORD, values, &row);
    if (!note_check(writing, &row, unit->pool, st)) {
        return false;
    }
    row.author = writing->author;
    row.at = writing->now;
    record_fill(&DILEMMA_NOTE_RECORD, &row, values);
    return true;
}

static bool note_write(struct visit *visit, int64_t id, struct status *st)
{
    struct note_writing writing = {
        .network_id = visit->network_id,
        .author = visit_author(visit),
        .now = visit->now,
        .is_new = id == 0,
    };
    struct dilemma_note_row row = {.kind = "dilemma",
                                   .dilemma = "",
                                   .title = "",
                                   .options = "",
                                   .drawbacks = "",
                                   .note = "",
                                   .author = writing.author,
                                   .at = writing.now};
    struct sql_value values[RECORD_COLUMNS_MAX] = {{0}};
    record_fill(&DILEMMA_NOTE_RECORD, &row, values);
    const struct edit edit = {
        .kind = &DILEMMA_NOTE_RECORD,
        .plan = &FORM_NOTE,
        .action = "note.put",
        .id = id,
        .row = values,
        .more = writing_more,
        .context = &writing,
    };

    if (!edit_write(visit, &edit, NULL, st)) {
        return writing.field != NULL && visit->error_count == 0 &&
                       st->code == STATUS_INVALID
                   ? visit_refuse_status(visit, writing.field, st)
                   : false;
    }
    visit_go_done(visit, "saved", "/networks/%s/notes", visit->network_id);
    return true;
}

bool note_new_post(struct visit *visit, struct status *st)
{
    return note_write(visit, 0, st);
}

bool note_post(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);

    if (id == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    return note_write(visit, id, st);
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const int64_t *id = context;

    (void)unit;
    return change_remove(change, &DILEMMA_NOTE_RECORD, *id, st);
}

bool note_remove_post(struct visit *visit, struct status *st)
{
    int64_t id = visit_id(visit->parts[1]);

    if (!visit_change(visit, "note.remove", removing_do, &id, st)) {
        return false;
    }
    visit_go_done(visit, "note-removed", "/networks/%s/notes", visit->network_id);
    return true;
}
