#include "web/criteria_model.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "web/day_model.h"

enum { CORRECTIONS_SHOWN = 200 };

bool criteria_read(struct database *database, const char *network_id, struct pool *pool,
                   struct criteria *criteria_out, struct status *st)
{
    struct record_list list;
    size_t open = 0;

    if (!record_list(database, &CRITERION_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    *criteria_out = (struct criteria){
        .rows = record_read_all(&CRITERION_RECORD, &list, pool),
        .count = list.count,
    };
    for (size_t i = 0; i < list.count; i++) {
        open += criteria_out->rows[i].locked_at == 0;
    }
    criteria_out->lock = list.count == 0 ? CRITERIA_MISSING
                         : open > 0      ? CRITERIA_OPEN
                                         : CRITERIA_LOCKED;
    return true;
}

bool criteria_has_code(const struct criteria *criteria, const char *code, int64_t id)
{
    for (size_t i = 0; i < criteria->count; i++) {
        if (criteria->rows[i].id != id && strcmp(criteria->rows[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

const char *criteria_next_code(const struct criteria *criteria, struct pool *pool)
{
    struct text code;
    size_t number = criteria->count;

    do {
        number++;
        text_init(&code, pool, LIMIT_NAME_BYTES);
        text_format(&code, "C%zu", number);
    } while (criteria_has_code(criteria, code.bytes, 0));
    return code.bytes;
}

/* ---- what the journal says ---- */

struct past {
    struct people people;
    struct journal_list locks;
    struct journal_list corrections;
    struct journal_list undone;
};

static bool past_read(struct visit *visit, struct past *past, struct status *st)
{
    const char *network = visit->network_id;

    return people_read(visit, 0, &past->people, st) &&
           journal_list_action(visit->database, network, "criterion.lock",
                               CORRECTIONS_SHOWN, visit->pool, &past->locks, st) &&
           journal_list_action(visit->database, network, "criterion.correct",
                               CORRECTIONS_SHOWN, visit->pool, &past->corrections, st) &&
           journal_list_action(visit->database, network, "undo", CORRECTIONS_SHOWN,
                               visit->pool, &past->undone, st);
}

static bool is_undone(const struct past *past, const struct journal_entry *entry)
{
    for (size_t i = 0; i < past->undone.count; i++) {
        if (past->undone.entries[i].link.undoes == entry->link.position) {
            return true;
        }
    }
    return false;
}

static const struct value *side_of(const struct value *row, const char *side)
{
    return value_find(row, side, strlen(side));
}

static const char *text_of(const struct value *values, const char *name)
{
    return values == NULL ? "" : value_text(value_find(values, name, strlen(name)));
}

/* The rows of a change; none once the journal forgot them. */
static const struct value *rows_of(const struct journal_entry *entry)
{
    return entry->rows == NULL ? NULL : value_first(entry->rows);
}

/* A correction is noted in two rows where one is removed: that of its reason says
 * nothing more. */
static bool says_something(const struct value *row)
{
    const struct value *before = side_of(row, "before");
    const struct value *after = side_of(row, "after");

    return strcmp(text_of(row, "record"), CRITERION_RECORD.name) == 0 &&
           (before == NULL || after == NULL ||
            strcmp(text_of(before, "text"), text_of(after, "text")) != 0 ||
            strcmp(text_of(before, "code"), text_of(after, "code")) != 0);
}

static void correction_put(struct visit *visit, const struct past *past,
                           const struct journal_entry *entry, const struct value *row,
                           struct value *list)
{
    const struct value *before = side_of(row, "before");
    const struct value *after = side_of(row, "after");
    struct value *object = model_add_object(list);

    moment_model_set(visit, object, "at", entry->link.at);
    model_set_text(object, "who",
                   people_author_name(visit, &past->people, entry->link.author));
    model_set_text(object, "reason",
                   text_of(after == NULL ? before : after, "correction"));
    model_set_text(object, "former_code",
                   before == NULL ? NULL : text_of(before, "code"));
    model_set_text(object, "former", before == NULL ? NULL : text_of(before, "text"));
}

static void corrections_put(struct visit *visit, const struct past *past,
                            const struct criterion_row *criterion, struct value *list)
{
    struct text id;

    text_init(&id, visit->pool, LIMIT_NAME_BYTES);
    text_format(&id, "%lld", (long long)criterion->id);
    for (size_t i = 0; i < past->corrections.count; i++) {
        const struct journal_entry *entry = &past->corrections.entries[i];
        for (const struct value *row = rows_of(entry); row != NULL;
             row = value_next(row)) {
            if (strcmp(text_of(row, "id"), id.bytes) == 0 && says_something(row) &&
                !is_undone(past, entry)) {
                correction_put(visit, past, entry, row, list);
            }
        }
    }
    if (value_first(list) == NULL && criterion->correction[0] != '\0') {
        /* The journal does not keep it any more. */
        struct value *object = model_add_object(list);
        model_set_null(object, "at");
        model_set_null(object, "who");
        model_set_text(object, "reason", criterion->correction);
        model_set_null(object, "former_code");
        model_set_null(object, "former");
    }
}

static void removed_put(struct visit *visit, const struct past *past,
                        const struct criteria *criteria)
{
    struct value *list = model_set_list(visit->model, "removed");

    for (size_t i = 0; i < past->corrections.count && !criteria->is_hidden; i++) {
        const struct journal_entry *entry = &past->corrections.entries[i];
        for (const struct value *row = rows_of(entry); row != NULL;
             row = value_next(row)) {
            if (side_of(row, "after") == NULL && says_something(row) &&
                !is_undone(past, entry)) {
                correction_put(visit, past, entry, row, list);
            }
        }
    }
}

/* By whom: NULL when the change that locked is not known. */
static const char *locked_by(struct visit *visit, const struct past *past, int64_t at)
{
    for (size_t i = 0; i < past->locks.count; i++) {
        if (past->locks.entries[i].link.at == at) {
            return people_author_name(visit, &past->people,
                                      past->locks.entries[i].link.author);
        }
    }
    return NULL;
}

static void lock_put(struct visit *visit, const struct past *past,
                     const struct criteria *criteria)
{
    static const char *const STATES[] = {
        [CRITERIA_MISSING] = "missing",
        [CRITERIA_OPEN] = "open",
        [CRITERIA_LOCKED] = "locked",
    };
    int64_t first = INT64_MAX;

    model_set_text(visit->model, "state", STATES[criteria->lock]);
    if (criteria->lock != CRITERIA_LOCKED) {
        model_set_null(visit->model, "locked");
        return;
    }
    for (size_t i = 0; i < criteria->count; i++) {
        const int64_t at = criteria->rows[i].locked_at;
        first = at < first ? at : first;
    }
    struct value *locked = model_set_object(visit->model, "locked");
    moment_model_set(visit, locked, "at", first);
    model_set_text(locked, "who", locked_by(visit, past, first));
}

bool criteria_put(struct visit *visit, const struct criteria *criteria, struct status *st)
{
    struct past past;

    if (!past_read(visit, &past, st)) {
        return false;
    }
    lock_put(visit, &past, criteria);
    model_set_boolean(visit->model, "is_hidden", criteria->is_hidden);
    struct value *list = model_set_list(visit->model, "criteria");
    for (size_t i = 0; i < criteria->count && !criteria->is_hidden; i++) {
        const struct criterion_row *row = &criteria->rows[i];
        struct value *object = model_add_object(list);

        model_set_integer(object, "id", row->id);
        model_set_text(object, "code", row->code);
        model_set_text(object, "text", row->text);
        model_set_text(object, "locked_at",
                       row->locked_at == 0 ? NULL
                                           : moment_text(row->locked_at, visit->pool));
        corrections_put(visit, &past, row, model_set_list(object, "corrections"));
    }
    removed_put(visit, &past, criteria);
    return true;
}

/* ---- changing ---- */

static bool is_locked_now(const struct criteria *criteria, int64_t id)
{
    for (size_t i = 0; i < criteria->count; i++) {
        if (criteria->rows[i].id == id) {
            return criteria->rows[i].locked_at != 0;
        }
    }
    return criteria->lock == CRITERIA_LOCKED;
}

bool criterion_check(struct unit *unit, struct criterion_change *writing,
                     struct status *st)
{
    struct criteria criteria;

    writing->field = "";
    if (!criteria_read(unit->database, writing->network_id, unit->pool, &criteria, st)) {
        return false;
    }
    if (is_locked_now(&criteria, writing->id) != writing->is_locked) {
        return status_fail(st, STATUS_CONFLICT,
                           "somebody locked the criteria, or opened them, meanwhile: "
                           "look again, and send it once more");
    }
    if (writing->id == 0 && criteria.count >= LIMIT_CRITERIA) {
        return status_fail(st, STATUS_LIMIT,
                           "there are %d criteria already, and no more "
                           "fit",
                           LIMIT_CRITERIA);
    }
    writing->field = "code";
    if (criteria_has_code(&criteria, writing->code, writing->id)) {
        return status_fail(st, STATUS_CONFLICT, "another criterion has the code '%s'",
                           writing->code);
    }
    writing->field = "reason";
    return !writing->is_locked || writing->reason[0] != '\0' ||
           status_fail(st, STATUS_INVALID,
                       "the criteria are locked: say why this is corrected");
}

struct form_plan criterion_form(const struct visit *visit, const struct form_plan *plan,
                                bool is_locked)
{
    struct form_plan shown = *plan;
    struct field *fields =
        pool_copy(visit->pool, plan->fields, plan->field_count, struct field);

    fields[plan->field_count - 1].is_required = is_locked;
    shown.fields = fields;
    if (!is_locked && visit_field(visit, "reason")[0] == '\0') {
        shown.field_count--;
    }
    return shown;
}
