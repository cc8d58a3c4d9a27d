/* sources_page.c - the power and help sources that the issue needs: named before anybody
 * is named who has them. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "method/coverage.h"
#include "method/issue.h"
#include "store/actor.h"
#include "store/issue.h"
#include "web/edit.h"
#include "web/forms.h"

struct sources {
    const struct source_row *rows;
    size_t count;
};

static bool sources_read(struct database *database, const char *network_id,
                         struct pool *pool, struct sources *sources_out,
                         struct status *st)
{
    struct record_list list;

    if (!record_list(database, &SOURCE_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    *sources_out =
        (struct sources){record_read_all(&SOURCE_RECORD, &list, pool), list.count};
    return true;
}

/* ---- the list ---- */

/* A stored code in words; the code itself when it is of no list, NULL for "". */
static const char *word_of(const struct visit *visit, const struct vocabulary *vocabulary,
                           const char *code)
{
    for (size_t i = 0; i < vocabulary->word_count; i++) {
        if (strcmp(vocabulary->words[i].code, code) == 0) {
            return say(vocabulary->words[i].label, visit->language);
        }
    }
    return code[0] == '\0' ? NULL : code;
}

static void source_put(struct visit *visit, struct value *item,
                       const struct source_row *row)
{
    model_set_integer(item, "id", row->id);
    model_set_text(item, "code", row->code);
    model_set_text(item, "label", row->label);
    model_set_text(item, "kind", row->kind);
    model_set_text(item, "kind_label", word_of(visit, &SOURCE_KIND, row->kind));
    model_set_text(item, "necessity", row->necessity);
    model_set_text(item, "necessity_label",
                   word_of(visit, &SOURCE_NECESSITY, row->necessity));
    model_set_boolean(item, "is_indispensable",
                      strcmp(row->necessity, "indispensable") == 0);
    model_set_text(item, "note", row->note);
}

static void kinds_put(struct visit *visit)
{
    struct value *kinds = model_set_list(visit->model, "kinds");

    for (size_t i = 0; i < SOURCE_KIND.word_count; i++) {
        const struct word *word = &SOURCE_KIND.words[i];
        struct value *item = model_add_object(kinds);

        model_set_text(item, "code", word->code);
        model_set_text(item, "label", say(word->label, visit->language));
        model_set_text(item, "help", say(source_kind_help(word->value), visit->language));
    }
}

/* "R8" when the highest of this shape is R7. */
static const char *code_next(struct visit *visit, const struct sources *sources)
{
    size_t highest = 0;

    for (size_t i = 0; i < sources->count; i++) {
        const char *code = sources->rows[i].code;
        size_t number = 0;

        if (code[0] == 'R' && number_read(code + 1, INT32_MAX - 1, &number) &&
            number > highest) {
            highest = number;
        }
    }
    return visit_address(visit, "R%zu", highest + 1);
}

bool sources_page(struct visit *visit, struct status *st)
{
    struct sources sources;
    size_t indispensable = 0;

    if (!sources_read(visit->database, visit->network_id, visit->pool, &sources, st)) {
        return false;
    }
    struct value *list = model_set_list(visit->model, "sources");
    for (size_t i = 0; i < sources.count; i++) {
        source_put(visit, model_add_object(list), &sources.rows[i]);
        indispensable += strcmp(sources.rows[i].necessity, "indispensable") == 0;
    }
    model_set_boolean(visit->model, "has_sources", sources.count > 0);
    model_set_integer(visit->model, "source_count", (int64_t)sources.count);
    model_set_integer(visit->model, "indispensable_count", (int64_t)indispensable);
    model_set_boolean(visit->model, "has_actors", visit->progress.actors > 0);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ISSUE, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_arena",
                      visit_may(visit, OBJECT_ARENA, RIGHT_SEE));
    kinds_put(visit);
    const struct form_start start[] = {{"code", code_next(visit, &sources)}};
    visit_form(visit, &FORM_SOURCE_ADD,
               visit_address(visit, "/networks/%s/sources", visit->network_id), start,
               ARRAY_COUNT(start));
    return true;
}

/* ---- one source ---- */

/* What would go along with a source. */
struct pointing {
    int64_t holdings;
    int64_t pairs;
};

static bool pointing_count(struct visit *visit, int64_t source_id,
                           struct pointing *pointing_out, struct status *st)
{
    struct record_list holdings;
    struct record_list pairs;
    struct pointing pointing = {0};

    if (!record_list(visit->database, &HOLDING_RECORD, visit->network_id, visit->pool,
                     &holdings, st) ||
        !record_list(visit->database, &PAIR_RECORD, visit->network_id, visit->pool,
                     &pairs, st)) {
        return false;
    }
    const struct holding_row *holding_rows =
        record_read_all(&HOLDING_RECORD, &holdings, visit->pool);
    const struct pair_row *pair_rows = record_read_all(&PAIR_RECORD, &pairs, visit->pool);
    for (size_t i = 0; i < holdings.count; i++) {
        pointing.holdings += holding_rows[i].source_id == source_id;
    }
    for (size_t i = 0; i < pairs.count; i++) {
        pointing.pairs += pair_rows[i].source_id == source_id;
    }
    *pointing_out = pointing;
    return true;
}

bool source_page(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);
    const struct sql_value *values = NULL;
    struct source_row row;
    struct pointing pointing;

    if (!record_find(visit->database, &SOURCE_RECORD, visit->network_id, id, visit->pool,
                     &values, st) ||
        !pointing_count(visit, id, &pointing, st)) {
        return false;
    }
    record_read(&SOURCE_RECORD, values, &row);
    struct value *source = model_set_object(visit->model, "source");
    source_put(visit, source, &row);
    model_set_integer(source, "holding_count", pointing.holdings);
    model_set_integer(source, "pair_count", pointing.pairs);
    model_set_boolean(source, "is_pointed_at", pointing.holdings + pointing.pairs > 0);
    kinds_put(visit);
    const char *address =
        visit_address(visit, "/networks/%s/sources/%" PRId64, visit->network_id, row.id);
    edit_form(visit, &FORM_SOURCE, &SOURCE_RECORD, values, address);
    visit_form(visit, &FORM_SOURCE_REMOVE, visit_address(visit, "%s/remove", address),
               NULL, 0);
    return true;
}

/* ---- writing ---- */

struct writing {
    const char *network_id;
    const char *field; /* at which it was refused; NULL: it was not */
};

static bool refuse_at(struct writing *writing, const char *field)
{
    writing->field = field;
    return false;
}

/* Is there room for a source, and is its code its own? */
static bool source_check(struct writing *writing, struct unit *unit,
                         const struct source_row *row, struct status *st)
{
    struct sources sources;
    size_t others = 0;
    size_t indispensable = 0;

    writing->field = NULL;
    if (!sources_read(unit->database, writing->network_id, unit->pool, &sources, st)) {
        return false;
    }
    for (size_t i = 0; i < sources.count; i++) {
        const struct source_row *other = &sources.rows[i];

        if (other->id == row->id) {
            continue;
        }
        if (utf8_same_word(unit->pool, other->code, row->code)) {
            (void)status_fail(st, STATUS_INVALID, "%s is the code of '%s' already",
                              other->code, other->label);
            return refuse_at(writing, "code");
        }
        others++;
        indispensable += strcmp(other->necessity, "indispensable") == 0;
    }
    if (others >= LIMIT_SOURCES) {
        (void)status_fail(
            st, STATUS_INVALID,
            "there are %d sources already: take together what belongs together",
            LIMIT_SOURCES);
        return refuse_at(writing, "label");
    }
    if (indispensable >= LIMIT_INDISPENSABLE &&
        strcmp(row->necessity, "indispensable") == 0) {
        (void)status_fail(st, STATUS_INVALID,
                          "%d sources are indispensable already, and more cannot be "
                          "watched: choose what you can do without",
                          LIMIT_INDISPENSABLE);
        return refuse_at(writing, "necessity");
    }
    return true;
}

static bool source_more(struct change *change, struct unit *unit,
                        struct edit_merge *merge, struct sql_value *values, void *context,
                        struct status *st)
{
    struct source_row row;

    (void)change;
    (void)merge;
    record_read(&SOURCE_RECORD, values, &row);
    return source_check(context, unit, &row, st);
}

/* Add (id 0) or change a source by what was sent. */
static bool source_write(struct visit *visit, const struct form_plan *plan,
                         const char *action, int64_t id, struct status *st)
{
    struct sql_value empty[RECORD_COLUMNS_MAX];
    struct writing writing = {.network_id = visit->network_id};
    const struct edit edit = {
        .kind = &SOURCE_RECORD,
        .plan = plan,
        .action = action,
        .id = id,
        .row = empty,
        .more = source_more,
        .context = &writing,
    };

    record_fill(&SOURCE_RECORD,
                &(struct source_row){
                    .code = "", .label = "", .kind = "", .necessity = "", .note = ""},
                empty);
    if (edit_write(visit, &edit, NULL, st)) {
        return true;
    }
    return writing.field != NULL ? visit_refuse_status(visit, writing.field, st) : false;
}

bool source_add_post(struct visit *visit, struct status *st)
{
    if (!source_write(visit, &FORM_SOURCE_ADD, "source.add", 0, st)) {
        return false;
    }
    visit_go_done(visit, "source-added", "/networks/%s/sources", visit->network_id);
    return true;
}

bool source_post(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);

    if (id == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (!source_write(visit, &FORM_SOURCE, "source.change", id, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/sources", visit->network_id);
    return true;
}

/* ---- removing ---- */

struct removal {
    const char *network_id;
    int64_t source_id;
    bool is_sure; /* what points at it goes along */
    bool is_unsure; /* refused: something points at it */
};

static bool pointing_remove(struct change *change, struct unit *unit,
                            struct removal *removal, const struct record_kind *kind,
                            size_t column, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, kind, removal->network_id, unit->pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (list.rows[i][column].integer != removal->source_id) {
            continue;
        }
        if (!removal->is_sure) {
            removal->is_unsure = true;
            return status_fail(st, STATUS_INVALID,
                               "something was written about what actors have of it: "
                               "tick this when it may go along");
        }
        if (!change_remove(change, kind, list.rows[i][0].integer, st)) {
            return false;
        }
    }
    return true;
}

/* Where holdings and pairs say which source they are about. */
enum { HOLDING_SOURCE_COLUMN = 2, PAIR_SOURCE_COLUMN = 3 };

static bool removal_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct removal *removal = context;
    const struct sql_value *values = NULL;

    removal->is_unsure = false;
    return record_find(unit->database, &SOURCE_RECORD, removal->network_id,
                       removal->source_id, unit->pool, &values, st) &&
           pointing_remove(change, unit, removal, &PAIR_RECORD, PAIR_SOURCE_COLUMN, st) &&
           pointing_remove(change, unit, removal, &HOLDING_RECORD, HOLDING_SOURCE_COLUMN,
                           st) &&
           change_remove(change, &SOURCE_RECORD, removal->source_id, st);
}

bool source_remove_post(struct visit *visit, struct status *st)
{
    struct removal removal = {
        .network_id = visit->network_id,
        .source_id = visit_id(visit->parts[1]),
        .is_sure = visit_field(visit, "is_sure")[0] != '\0',
    };

    if (!visit_change(visit, "source.remove", removal_do, &removal, st)) {
        return removal.is_unsure ? visit_refuse_status(visit, "is_sure", st) : false;
    }
    visit_go_done(visit, "source-removed", "/networks/%s/sources", visit->network_id);
    return true;
}
