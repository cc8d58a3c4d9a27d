/* partners_save.c - the selection as it was ticked, laid over what stands there.
 *
 * The form sends what it showed of each actor. What somebody else chose meanwhile stays
 * where it was not touched here; where both differ, who came second is told and
 * decides. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "web/edit.h"
#include "web/edit_author.h"
#include "web/form_plans.h"
#include "web/partners_model.h"

/* What an actor became meanwhile, by somebody else. */
struct meanwhile {
    int64_t actor_id;
    int64_t row_id;
    bool is_in;
    const char *reason; /* NULL: it is the choice that differs */
};

struct choosing {
    const char *network_id;
    const struct form_values *body;
    struct pool *pool; /* of the visit: the work may run in another thread */
    const struct partners *partners; /* as it was when the form arrived */
    bool says_what_it_showed; /* a form of the page: actors that it had not stay */
    struct meanwhile meanwhile[FIELD_ERRORS_MAX];
    size_t meanwhile_count;
};

/* ---- one actor ---- */

/* What was sent of an actor. */
struct sent {
    bool is_shown; /* the form had it */
    bool is_in;
    const char *was; /* partners_state(); "": not said, then what stands there */
    const char *reason; /* NULL: the form did not ask for one */
    const char *was_reason;
};

static struct sent sent_of(const struct choosing *choosing, size_t actor)
{
    const int64_t id = choosing->partners->workspace.actors[actor].id;
    const char *in = partners_field(choosing->pool, "in", id);
    const char *reason = partners_field(choosing->pool, "reason", id);
    const char *was = form_value(choosing->body, edit_was_name(choosing->pool, in));

    return (struct sent){
        .is_shown = was != NULL || !choosing->says_what_it_showed,
        .is_in = choosing->partners->is_in[actor],
        .was = was == NULL ? "" : was,
        .reason = form_value(choosing->body, reason),
        .was_reason = form_value(choosing->body, edit_was_name(choosing->pool, reason)),
    };
}

enum outcome { KEEP, WRITE, CONFLICT };

/* What becomes of the choice about an actor. `row` NULL: nobody has chosen yet. */
static enum outcome choice_decide(const struct sent *sent,
                                  const struct selection_row *row)
{
    const bool was_in = strcmp(sent->was, "in") == 0 || strcmp(sent->was, "open_in") == 0;
    const bool was_open = strncmp(sent->was, "open", strlen("open")) == 0;
    const bool is_said = sent->was[0] != '\0';

    if (!sent->is_shown) {
        return KEEP;
    }
    if (row == NULL) {
        return WRITE;
    }
    if ((row->is_in != 0) == sent->is_in) {
        return KEEP;
    }
    if (!is_said || (!was_open && was_in == (row->is_in != 0))) {
        return WRITE;
    }
    return was_in == sent->is_in ? KEEP : CONFLICT;
}

static bool is_blank(const char *text)
{
    return text == NULL || text[strspn(text, " \n\t")] == '\0';
}

/* The sentence beside the choice. */
static enum outcome reason_decide(const struct sent *sent,
                                  const struct selection_row *row)
{
    if (sent->reason == NULL || strcmp(sent->reason, row->reason) == 0) {
        return KEEP;
    }
    if (sent->was_reason == NULL || strcmp(sent->was_reason, row->reason) == 0) {
        return WRITE;
    }
    return strcmp(sent->reason, sent->was_reason) == 0 ? KEEP : CONFLICT;
}

static void meanwhile_add(struct choosing *choosing, const struct selection_row *row,
                          const char *reason)
{
    if (choosing->meanwhile_count < FIELD_ERRORS_MAX) {
        choosing->meanwhile[choosing->meanwhile_count++] =
            (struct meanwhile){row->actor_id, row->id, row->is_in != 0,
                               reason == NULL ? NULL : pool_text(choosing->pool, reason)};
    }
}

/* ---- writing ---- */

static const struct selection_row *row_of(const struct selection_row *rows, size_t count,
                                          int64_t actor_id)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].actor_id == actor_id) {
            return &rows[i];
        }
    }
    return NULL;
}

/* Lay what was sent of one actor over its row. */
static bool actor_write(struct choosing *choosing, struct change *change, size_t actor,
                        const struct selection_row *present, struct status *st)
{
    const struct sent sent = sent_of(choosing, actor);
    const int arena_class = choosing->partners->combined.actors[actor].arena_class;
    const enum outcome choice = choice_decide(&sent, present);
    struct selection_row row = {
        .actor_id = choosing->partners->workspace.actors[actor].id, .reason = ""};

    if (!sent.is_shown) {
        return true;
    }
    const enum outcome reason = present == NULL ? WRITE : reason_decide(&sent, present);
    if (present != NULL) {
        row = *present;
        if (choice == CONFLICT || reason == CONFLICT) {
            meanwhile_add(choosing, present, choice == KEEP ? present->reason : NULL);
            return true;
        }
    }
    if (choice == WRITE) {
        row.is_in = sent.is_in;
    }
    const bool is_asked = partners_is_deviation(arena_class, row.is_in != 0);
    if (reason == WRITE && sent.reason != NULL && (is_asked || row.reason[0] != '\0')) {
        row.reason = sent.reason;
    }
    /* A sentence explains one choice: it goes with it. */
    if (choice == WRITE && !is_asked) {
        row.reason = "";
    }
    return present == NULL ? change_add(change, &SELECTION_RECORD, &row, st)
                           : change_put_row(change, &SELECTION_RECORD, &row, st);
}

static bool lock_check(struct unit *unit, const char *network_id, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &CRITERION_RECORD, network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    const struct criterion_row *rows =
        record_read_all(&CRITERION_RECORD, &list, unit->pool);
    bool is_locked = list.count > 0;
    for (size_t i = 0; i < list.count; i++) {
        is_locked = is_locked && rows[i].locked_at != 0;
    }
    return is_locked || status_fail(st, STATUS_CONFLICT,
                                    "the criteria are not locked: think of them before "
                                    "the choice");
}

/* Still on the sheet? */
static bool is_there(const struct record_list *actors, int64_t id)
{
    for (size_t i = 0; i < actors->count; i++) {
        if (actors->rows[i][0].integer == id) {
            return true;
        }
    }
    return false;
}

static bool choosing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    struct choosing *choosing = context;
    const struct workspace *workspace = &choosing->partners->workspace;
    struct record_list actors;
    struct record_list list;

    choosing->meanwhile_count = 0;
    if (!lock_check(unit, choosing->network_id, st) ||
        !record_list(unit->database, &ACTOR_RECORD, choosing->network_id, unit->pool,
                     &actors, st) ||
        !record_list(unit->database, &SELECTION_RECORD, choosing->network_id, unit->pool,
                     &list, st)) {
        return false;
    }
    const struct selection_row *rows =
        record_read_all(&SELECTION_RECORD, &list, unit->pool);
    for (size_t i = 0; i < workspace->actor_count; i++) {
        const int64_t id = workspace->actors[i].id;

        if (is_there(&actors, id) &&
            !actor_write(choosing, change, i, row_of(rows, list.count, id), st)) {
            return false;
        }
    }
    return choosing->meanwhile_count == 0 ||
           status_fail(st, STATUS_CONFLICT, "somebody else changed this meanwhile");
}

/* ---- refusing ---- */

static bool reason_is_short(struct visit *visit, int64_t actor_id, const char *reason,
                            struct status *st)
{
    const size_t length = reason == NULL ? 0 : utf8_count(reason);

    return length <= SENTENCE_LIMIT ||
           visit_refuse(visit, partners_field(visit->pool, "reason", actor_id), st,
                        "this is too long: %zu characters, and %d fit", length,
                        SENTENCE_LIMIT);
}

/* A choice is made here, or its sentence wiped out, and no sentence stands beside it. */
static bool is_asked(const struct sent *sent, const struct selection_row *row)
{
    const bool is_wiped = row != NULL && row->reason[0] != '\0' && sent->reason != NULL;

    return is_blank(sent->reason) && (is_wiped || choice_decide(sent, row) != KEEP);
}

/* Ask for the sentence of each actor whose choice is decided here against its class. */
static bool reasons_check(struct visit *visit, const struct choosing *choosing,
                          struct status *st)
{
    const struct partners *partners = choosing->partners;
    bool is_right = true;

    for (size_t i = 0; i < partners->workspace.actor_count; i++) {
        const int64_t id = partners->workspace.actors[i].id;
        const struct sent sent = sent_of(choosing, i);

        if (!reason_is_short(visit, id, sent.reason, st)) {
            is_right = false;
            continue;
        }
        if (!is_asked(&sent, workspace_selection(&partners->workspace, id)) ||
            !partners_is_deviation(partners->combined.actors[i].arena_class,
                                   sent.is_in)) {
            continue;
        }
        is_right = visit_refuse(
            visit, partners_field(visit->pool, "reason", id), st,
            sent.is_in ? N_("%s is not relevant by the arena-analysis and is chosen: say "
                            "why in one sentence")
                       : N_("%s is a core actor and is not chosen: say why in one "
                            "sentence"),
            partners->workspace.actors[i].name);
    }
    return is_right;
}

/* Say at each actor what it became meanwhile. */
static bool meanwhile_refuse(struct visit *visit, const struct choosing *choosing,
                             struct status *st)
{
    struct edit_author authors[FIELD_ERRORS_MAX];

    status_clear(st);
    for (size_t i = 0; i < choosing->meanwhile_count; i++) {
        authors[i] = (struct edit_author){.kind = &SELECTION_RECORD,
                                          .id = choosing->meanwhile[i].row_id};
    }
    if (!edit_authors_find(visit, authors, choosing->meanwhile_count, st)) {
        return false;
    }
    for (size_t i = 0; i < choosing->meanwhile_count; i++) {
        const struct meanwhile *meanwhile = &choosing->meanwhile[i];
        const char *who = authors[i].name;

        if (meanwhile->reason != NULL) {
            (void)visit_refuse(
                visit, partners_field(visit->pool, "reason", meanwhile->actor_id), st,
                "%s made this '%s' meanwhile; yours stands here: save "
                "again to put it in its place",
                who, meanwhile->reason);
        } else {
            (void)visit_refuse(
                visit, partners_field(visit->pool, "in", meanwhile->actor_id), st,
                meanwhile->is_in ? N_("%s chose this actor meanwhile; your choice stands "
                                      "here: save again to put it in its place")
                                 : N_("%s left this actor out meanwhile; your choice "
                                      "stands here: save again to put it in its place"),
                who);
        }
    }
    st->code = STATUS_CONFLICT;
    return false;
}

bool partners_post(struct visit *visit, struct status *st)
{
    struct choosing choosing = {
        .network_id = visit->network_id, .body = &visit->body, .pool = visit->pool};

    if (!partners_read(visit, &choosing.partners, st)) {
        return false;
    }
    for (size_t i = 0; i < visit->body.pair_count; i++) {
        choosing.says_what_it_showed |=
            strncmp(visit->body.pairs[i].name, "was_in_", strlen("was_in_")) == 0;
    }
    if (form_value(&visit->body, "show") != NULL) {
        return visit_refuse(visit, "show", st,
                            "this is what your choice covers; it is not saved yet");
    }
    if (!reasons_check(visit, &choosing, st)) {
        return false;
    }
    if (!visit_change(visit, "selection.choose", choosing_do, &choosing, st)) {
        return choosing.meanwhile_count > 0 ? meanwhile_refuse(visit, &choosing, st)
                                            : false;
    }
    visit_go_done(visit, "saved", "/networks/%s/partners", visit->network_id);
    return true;
}
