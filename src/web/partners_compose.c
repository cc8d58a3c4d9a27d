/* partners_compose.c - the smallest selections that bring every indispensable source:
 * advice beside the choice. */
#include "web/partners_model.h"

#include <inttypes.h>
#include <pthread.h>
#include <string.h>

#include "base/limits.h"
#include "method/composition.h"

enum { SELECTIONS_SHOWN = 20 };

/* A composition as it is asked for. */
struct composing {
    const struct partners *partners;
    struct composition_question question;
    size_t *sources; /* the indispensable ones, by bit */
    bool *is_required; /* by actor */
    bool *is_excluded;
};

static bool question_ask(struct visit *visit, struct composing *composing,
                         struct status *st)
{
    const struct partners *partners = composing->partners;
    const struct holdings *holdings = &partners->preparation.holdings;
    const size_t actor_count = holdings->actor_count;
    uint64_t *brings = pool_array(visit->pool, actor_count, uint64_t);
    bool *is_core = pool_array(visit->pool, actor_count, bool);
    size_t count = 0;

    composing->sources = pool_array(visit->pool, holdings->source_count, size_t);
    for (size_t i = 0; i < holdings->source_count; i++) {
        if (holdings->sources[i].is_indispensable) {
            composing->sources[count++] = i;
        }
    }
    if (count > LIMIT_INDISPENSABLE) {
        return status_fail(st, STATUS_LIMIT,
                           "%zu sources are indispensable; a composition takes at most "
                           "%d",
                           count, LIMIT_INDISPENSABLE);
    }
    for (size_t actor = 0; actor < actor_count; actor++) {
        for (size_t bit = 0; bit < count; bit++) {
            brings[actor] |=
                (uint64_t)holding_brings(
                    holding_of(holdings, actor, composing->sources[bit]), HOLDING_ACTUAL)
                << bit;
        }
        is_core[actor] = partners->combined.actors[actor].arena_class == ARENA_CORE;
    }
    composing->question = (struct composition_question){
        .actor_count = actor_count,
        .brings = brings,
        .is_core = is_core,
        .source_count = count,
        .times = 1,
        .max_size = SIZE_MAX,
        .is_required = composing->is_required,
        .is_excluded = composing->is_excluded,
        .selection_limit = LIMIT_SELECTIONS,
    };
    return true;
}

/* ---- addresses ---- */

static void ids_add(struct text *address, const char *name,
                    const struct partners *partners, const bool *is_marked)
{
    const char *separator = "";

    for (size_t actor = 0; actor < partners->workspace.actor_count; actor++) {
        if (is_marked[actor]) {
            text_format(address, "%s%s%" PRId64, separator[0] == '\0' ? name : "",
                        separator, partners->workspace.actors[actor].id);
            separator = ",";
        }
    }
}

/* The page with these actors ticked, and who must be in or out kept. */
static const char *trial_address(struct visit *visit, const struct composing *composing,
                                 const size_t *actors, size_t count)
{
    struct text address;

    text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "/networks/%s/partners?try=", visit->network_id);
    for (size_t i = 0; i < count; i++) {
        text_format(&address, "%s%" PRId64, i == 0 ? "" : ",",
                    composing->partners->workspace.actors[actors[i]].id);
    }
    ids_add(&address, "&require=", composing->partners, composing->is_required);
    ids_add(&address, "&exclude=", composing->partners, composing->is_excluded);
    text_add(&address, "#choose");
    return address.bytes;
}

/* ---- the answer ---- */

static void set_put(struct visit *visit, const struct composing *composing,
                    const size_t *actors, size_t count, struct value *object)
{
    struct value *ids = model_set_list(object, "ids");

    for (size_t i = 0; i < count; i++) {
        model_add_integer(ids, composing->partners->workspace.actors[actors[i]].id);
    }
    model_set_text(object, "names",
                   partners_names(composing->partners, actors, count, visit->pool));
    model_set_text(object, "address", trial_address(visit, composing, actors, count));
}

/* The names of the marked actors; NULL when there are none. */
static const char *marked_names(struct visit *visit, const struct partners *partners,
                                const bool *is_marked)
{
    const size_t actor_count = partners->workspace.actor_count;
    size_t *actors = pool_array(visit->pool, actor_count, size_t);
    size_t count = 0;

    for (size_t actor = 0; actor < actor_count; actor++) {
        if (is_marked[actor]) {
            actors[count++] = actor;
        }
    }
    return count == 0 ? NULL : partners_names(partners, actors, count, visit->pool);
}

static const char *count_sentence(struct visit *visit, const struct composition *answer)
{
    const size_t count = answer->selection_count;
    const struct message message =
        answer->is_truncated
            ? message_make(visit->pool,
                           N_("More than %zu selections of %zu actors bring every "
                              "indispensable source; none is smaller."),
                           count, answer->smallest_size)
            : message_make_plural(visit->pool, count,
                                  "%zu selection of %zu actors brings every "
                                  "indispensable source; none is smaller.",
                                  "%zu selections of %zu actors bring every "
                                  "indispensable source; none is smaller.",
                                  count, answer->smallest_size);

    return say_in(visit->pool, &message, visit->language);
}

static void answer_put(struct visit *visit, const struct composing *composing,
                       const struct composition *answer, struct value *object)
{
    const size_t count = answer->selection_count;
    const size_t shown = count < SELECTIONS_SHOWN ? count : SELECTIONS_SHOWN;
    struct value *selections = model_set_list(object, "selections");

    model_set_text(object, "sentence", count_sentence(visit, answer));
    model_set_integer(object, "smallest_size", (int64_t)answer->smallest_size);
    model_set_integer(object, "selection_count", (int64_t)count);
    model_set_boolean(object, "is_truncated", answer->is_truncated);
    model_set_text(object, "more",
                   count > shown ? visit_say(visit, N_("And %zu more."), count - shown)
                                 : NULL);
    for (size_t i = 0; i < shown; i++) {
        set_put(visit, composing, answer->selections[i], answer->smallest_size,
                model_add_object(selections));
    }
    model_set_text(object, "always",
                   marked_names(visit, composing->partners, answer->always));
    model_set_text(object, "never",
                   marked_names(visit, composing->partners, answer->never));
    struct value *points = model_set_list(object, "points");
    for (size_t i = 0; i < answer->point_count; i++) {
        const struct composition_point *point = &answer->points[i];
        struct value *item = model_add_object(points);

        model_set_integer(item, "size", (int64_t)point->size);
        model_set_integer(item, "covered_twice", (int64_t)point->covered_twice);
        model_set_integer(item, "core_count", (int64_t)point->core_count);
        set_put(visit, composing, point->actors, point->size, item);
    }
    model_set_boolean(object, "is_front_complete", answer->is_front_complete);
}

/* Why there is no answer; which sources nobody brings. */
static void trouble_put(struct visit *visit, const struct composing *composing,
                        const struct status *st, struct value *object)
{
    const uint64_t lacking =
        st->code == STATUS_NOT_FOUND ? composition_lacking(&composing->question) : 0;
    struct value *list = model_set_list(object, "lacking");
    struct text trouble;

    for (size_t bit = 0; bit < composing->question.source_count; bit++) {
        if ((lacking >> bit & 1) != 0) {
            const size_t source = composing->sources[bit];
            struct value *item = model_add_object(list);
            model_set_text(item, "code",
                           composing->partners->workspace.sources[source].code);
            model_set_text(item, "label",
                           composing->partners->workspace.sources[source].label);
        }
    }
    text_init(&trouble, visit->pool, LIMIT_PAGE_BYTES);
    status_say(st, visit->language, &trouble);
    model_set_text(object, "trouble",
                   lacking != 0 ? NULL : visit_sentence(visit->pool, trouble.bytes));
}

/* Who must be in, who must be out: as asked for. */
static void asked_put(const struct composing *composing, struct value *object)
{
    const struct workspace *workspace = &composing->partners->workspace;
    struct value *actors = model_set_list(object, "actors");
    bool is_asked = false;

    for (size_t i = 0; i < workspace->actor_count; i++) {
        struct value *item = model_add_object(actors);

        model_set_integer(item, "id", workspace->actors[i].id);
        model_set_text(item, "name", workspace->actors[i].name);
        model_set_boolean(item, "is_required", composing->is_required[i]);
        model_set_boolean(item, "is_excluded", composing->is_excluded[i]);
        is_asked = is_asked || composing->is_required[i] || composing->is_excluded[i];
    }
    model_set_boolean(object, "is_asked", is_asked);
}

/* One at a time: the processors are also there for the others. */
static pthread_mutex_t SEARCH_TURN = PTHREAD_MUTEX_INITIALIZER;

static bool search(struct visit *visit, const struct composing *composing,
                   struct composition **answer_out, struct status *st)
{
    (void)pthread_mutex_lock(&SEARCH_TURN);
    const bool is_found =
        composition_find(&composing->question, visit->pool, answer_out, st);
    (void)pthread_mutex_unlock(&SEARCH_TURN);
    return is_found;
}

void partners_compositions_put(struct visit *visit, const struct partners *partners)
{
    const size_t actor_count = partners->workspace.actor_count;
    struct composing composing = {
        .partners = partners,
        .is_required = pool_array(visit->pool, actor_count, bool),
        .is_excluded = pool_array(visit->pool, actor_count, bool),
    };
    struct value *object = model_set_object(visit->model, "compositions");
    struct composition *answer = NULL;
    struct status st = {0};

    partners_ids_mark(&partners->workspace, &visit->query, "require",
                      composing.is_required);
    partners_ids_mark(&partners->workspace, &visit->query, "exclude",
                      composing.is_excluded);
    asked_put(&composing, object);
    const bool is_found =
        question_ask(visit, &composing, &st) && search(visit, &composing, &answer, &st);
    model_set_integer(object, "indispensable_count",
                      (int64_t)composing.question.source_count);
    model_set_boolean(object, "is_asked_of_none", composing.question.source_count == 0);
    if (is_found && composing.question.source_count > 0) {
        answer_put(visit, &composing, answer, model_set_object(object, "answer"));
    } else {
        model_set_null(object, "answer");
    }
    if (is_found) {
        model_set_null(object, "failure");
    } else {
        trouble_put(visit, &composing, &st, model_set_object(object, "failure"));
        status_clear(&st);
    }
}
