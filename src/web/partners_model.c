#include "web/partners_model.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "method/arena_explain.h"
#include "method/issue.h"
#include "store/version_freeze.h"
#include "web/edit.h"
#include "web/result_model.h"

/* ---- reading ---- */

static void id_mark(const struct workspace *workspace, const char *id, bool *is_marked)
{
    const size_t actor = workspace_actor(workspace, visit_id(id));

    if (actor < workspace->actor_count) {
        is_marked[actor] = true;
    }
}

void partners_ids_mark(const struct workspace *workspace, const struct form_values *form,
                       const char *name, bool *is_marked)
{
    for (size_t i = 0; i < form->pair_count; i++) {
        if (strcmp(form->pairs[i].name, name) != 0) {
            continue;
        }
        for (const char *at = form->pairs[i].value; *at != '\0';) {
            const size_t length = strcspn(at, ",\n");
            char id[16];

            if (length < sizeof id) {
                memcpy(id, at, length);
                id[length] = '\0';
                id_mark(workspace, id, is_marked);
            }
            at += length + (at[length] != '\0');
        }
    }
}

/* What is shown: what was typed when the form comes back, what an address asks for. */
static void choice_read(struct visit *visit, struct partners *partners)
{
    const bool is_again = visit->http->method == HTTP_POST;
    bool *is_in = pool_array(visit->pool, partners->workspace.actor_count, bool);

    partners->is_in = partners->is_saved;
    if (is_again || visit_query(visit, "try") != NULL) {
        partners_ids_mark(&partners->workspace, is_again ? &visit->body : &visit->query,
                          is_again ? "in" : "try", is_in);
        partners->is_in = is_in;
        partners->is_trial = memcmp(is_in, partners->is_saved,
                                    partners->workspace.actor_count * sizeof *is_in) != 0;
    }
}

bool partners_read(struct visit *visit, const struct partners **partners_out,
                   struct status *st)
{
    struct partners *partners = pool_array(visit->pool, 1, struct partners);

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &partners->workspace, st)) {
        return false;
    }
    const struct workspace *workspace = &partners->workspace;
    partners->preparation = workspace_preparation(workspace, 0, visit->pool);
    partners->ranking = arena_rank(&partners->preparation.arena, visit->pool);
    partners->combined =
        version_is_erased(workspace)
            ? version_combined(workspace, workspace_version(workspace), visit->pool)
            : arena_combine(&partners->preparation, &partners->ranking, HOLDING_ACTUAL,
                            visit->pool);
    partners->is_saved =
        preparation_selection(&partners->preparation, HOLDING_ESTIMATED, visit->pool);
    if (partners->is_saved == NULL) {
        partners->is_saved = pool_array(visit->pool, workspace->actor_count, bool);
    }
    choice_read(visit, partners);
    *partners_out = partners;
    return true;
}

bool partners_is_deviation(int arena_class, bool is_in)
{
    return (arena_class == ARENA_CORE && !is_in) ||
           (arena_class == ARENA_NOT_RELEVANT && is_in);
}

const char *partners_field(struct pool *pool, const char *name, int64_t actor_id)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%s_%" PRId64, name, actor_id);
    return text.bytes;
}

const char *partners_state(const struct selection_row *row, bool is_in)
{
    if (row == NULL) {
        return is_in ? "open_in" : "open_out";
    }
    return row->is_in != 0 ? "in" : "out";
}

const char *partners_names(const struct partners *partners, const size_t *actors,
                           size_t count, struct pool *pool)
{
    const char **names = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        names[i] = partners->workspace.actors[actors[i]].name;
    }
    return text_join(pool, names, count, ", ");
}

/* ---- one actor ---- */

static void brings_put(struct visit *visit, const struct partners *partners, size_t actor,
                       struct value *object)
{
    const struct holdings *holdings = &partners->preparation.holdings;
    struct value *brings = model_set_list(object, "brings");

    (void)visit;
    for (size_t source = 0; source < holdings->source_count; source++) {
        if (holding_brings(holding_of(holdings, actor, source), HOLDING_ACTUAL)) {
            struct value *item = model_add_object(brings);
            model_set_text(item, "code", holdings->sources[source].code);
            model_set_text(item, "label", holdings->sources[source].label);
            model_set_boolean(item, "is_indispensable",
                              holdings->sources[source].is_indispensable);
        }
    }
}

/* Whether an actor meets a criterion, as somebody answered. */
static const char *fit_of(const struct workspace *workspace, int64_t actor_id,
                          int64_t criterion_id)
{
    for (size_t i = 0; i < workspace->fit_count; i++) {
        if (workspace->fits[i].actor_id == actor_id &&
            workspace->fits[i].criterion_id == criterion_id) {
            return workspace->fits[i].answer;
        }
    }
    return "";
}

static void fits_put(struct visit *visit, const struct workspace *workspace,
                     int64_t actor_id, struct value *object)
{
    struct value *fits = model_set_list(object, "fits");
    bool has_fits = false;

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        const struct criterion_row *criterion = &workspace->criteria[i];
        struct value *item = model_add_object(fits);

        model_set_text(item, "code", criterion->code);
        model_set_text(item, "text", criterion->text);
        const char *answer = fit_of(workspace, actor_id, criterion->id);
        result_word_put(visit, item, "answer", &CRITERION_ANSWER,
                        workspace_code(&CRITERION_ANSWER, answer));
        model_set_boolean(item, "is_answered", answer[0] != '\0');
        has_fits = has_fits || answer[0] != '\0';
    }
    model_set_boolean(object, "has_fits", has_fits);
}

static void talk_put(struct visit *visit, const struct partners *partners, size_t actor,
                     struct value *object)
{
    const struct talk *talk = preparation_talk(&partners->preparation, actor);

    if (talk == NULL || talk->outcome == TALK_OUTCOME_NONE) {
        model_set_null(object, "talk");
        return;
    }
    struct value *item = model_set_object(object, "talk");
    result_word_put(visit, item, "outcome", &TALK_OUTCOME, (int)talk->outcome);
    model_set_boolean(item, "is_member", talk_outcome_is_member(talk->outcome));
}

static void standing_put(struct visit *visit, const struct partners *partners,
                         size_t actor, struct value *object)
{
    const struct combined_actor *standing = &partners->combined.actors[actor];
    const struct form_choice *form = &partners->preparation.forms[actor];

    model_set_text(
        object, "place",
        standing->place == 0
            ? NULL
            : arena_place_text(standing->place, standing->is_shared, visit->pool));
    result_word_put(visit, object, "class", &ARENA_CLASS, standing->arena_class);
    result_word_put(visit, object, "form", &FORM_FORMS,
                    form->is_made ? (int)form->form : 0);
    result_word_put(visit, object, "role_suggested", &ACTOR_ROLE,
                    (int)actor_role_suggested(standing->arena_class));
}

/* The sentence that a deviation from the class asks for: where it may be asked. */
static void reason_put(struct visit *visit, const struct actor_row *actor,
                       const struct selection_row *row, int arena_class,
                       struct value *object)
{
    const char *stored = row == NULL ? "" : row->reason;
    const char *name = partners_field(visit->pool, "reason", actor->id);
    const char *typed = form_value(&visit->body, name);

    if (arena_class != ARENA_CORE && arena_class != ARENA_NOT_RELEVANT &&
        stored[0] == '\0') {
        model_set_null(object, "reason");
        return;
    }
    struct value *reason = model_set_object(object, "reason");
    model_set_text(reason, "about", actor->name);
    model_set_text(reason, "name", name);
    model_set_text(reason, "value", typed == NULL ? stored : typed);
    model_set_text(reason, "error", visit_error(visit, name));
    model_set_boolean(reason, "is_for_out", arena_class == ARENA_CORE);
    model_set_boolean(reason, "is_for_in", arena_class == ARENA_NOT_RELEVANT);
    struct value *was = model_set_object(reason, "was");
    model_set_text(was, "name", edit_was_name(visit->pool, name));
    model_set_text(was, "value", stored);
}

static void actor_put(struct visit *visit, const struct partners *partners, size_t actor,
                      struct value *object)
{
    const struct workspace *workspace = &partners->workspace;
    const struct actor_row *row = &workspace->actors[actor];
    const struct selection_row *choice = workspace_selection(workspace, row->id);
    const char *name = partners_field(visit->pool, "in", row->id);

    model_set_integer(object, "id", row->id);
    model_set_text(object, "name", row->name);
    model_set_text(object, "sector", row->sector);
    model_set_boolean(object, "is_in", partners->is_in[actor]);
    model_set_text(object, "state",
                   choice == NULL ? "open" : partners_state(choice, false));
    model_set_boolean(object, "is_open", choice == NULL);
    model_set_boolean(object, "is_changed",
                      partners->is_in[actor] != partners->is_saved[actor]);
    model_set_text(object, "error", visit_error(visit, name));
    struct value *was = model_set_object(object, "was");
    model_set_text(was, "name", edit_was_name(visit->pool, name));
    model_set_text(was, "value", partners_state(choice, partners->is_saved[actor]));
    standing_put(visit, partners, actor, object);
    reason_put(visit, row, choice, partners->combined.actors[actor].arena_class, object);
    brings_put(visit, partners, actor, object);
    fits_put(visit, workspace, row->id, object);
    talk_put(visit, partners, actor, object);
}

/* Actor numbers by place; those without a place last, in the order of the list. */
static const size_t *order_of(const struct partners *partners, struct pool *pool)
{
    const size_t count = partners->workspace.actor_count;
    size_t *order = pool_array(pool, count, size_t);
    size_t filled = 0;

    for (size_t place = 1; place <= count && filled < count; place++) {
        for (size_t i = 0; i < count; i++) {
            if (partners->combined.actors[i].place == place) {
                order[filled++] = i;
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (partners->combined.actors[i].place == 0) {
            order[filled++] = i;
        }
    }
    return order;
}

void partners_actors_put(struct visit *visit, const struct partners *partners)
{
    const size_t *order = order_of(partners, visit->pool);
    struct value *actors = model_set_list(visit->model, "actors");

    for (size_t i = 0; i < partners->workspace.actor_count; i++) {
        actor_put(visit, partners, order[i], model_add_object(actors));
    }
}
