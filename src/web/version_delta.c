#include "web/version_delta.h"

#include <string.h>

#include "method/arena_delta.h"
#include "web/result_model.h"

static const char *const STANDING_WORDS[] = {N_("not on the list"), N_("on the list"),
                                             N_("selected")};

static const char *standing_word(const struct visit *visit, bool is_listed,
                                 bool is_selected)
{
    return say(STANDING_WORDS[is_selected ? 2 : is_listed], visit->language);
}

static bool actor_is_changed(const struct actor_delta *actor)
{
    return actor->was_listed != actor->is_listed ||
           actor->was_selected != actor->is_selected ||
           actor->class_before != actor->class_after;
}

/* What happened to an actor, in whole words; the class stands in columns of its own. */
static void actor_changes_put(struct visit *visit, const struct actor_delta *actor,
                              struct value *item)
{
    const struct {
        bool is_so;
        const char *code;
        const char *label;
    } CHANGES[] = {
        {!actor->was_listed && actor->is_listed, "listed", N_("New on the list.")},
        {actor->was_listed && !actor->is_listed, "unlisted",
         N_("No longer on the list.")},
        {!actor->was_selected && actor->is_selected, "selected", N_("Now selected.")},
        {actor->was_selected && !actor->is_selected, "unselected",
         N_("No longer selected.")},
        {actor->was_listed && actor->is_listed &&
             actor->class_before < actor->class_after,
         "class_up", N_("A higher class.")},
        {actor->was_listed && actor->is_listed &&
             actor->class_before > actor->class_after,
         "class_down", N_("A lower class.")},
    };
    struct value *list = model_set_list(item, "changes");

    for (size_t i = 0; i < ARRAY_COUNT(CHANGES); i++) {
        if (CHANGES[i].is_so) {
            struct value *change = model_add_object(list);
            model_set_text(change, "code", CHANGES[i].code);
            model_set_text(change, "label", say(CHANGES[i].label, visit->language));
        }
    }
}

static size_t actors_put(struct visit *visit, const struct arena_delta *delta,
                         struct value *object)
{
    struct value *list = model_set_list(object, "actors");
    size_t count = 0;

    for (size_t i = 0; i < delta->actor_count; i++) {
        const struct actor_delta *actor = &delta->actors[i];

        if (!actor_is_changed(actor)) {
            continue;
        }
        struct value *item = model_add_object(list);
        model_set_text(item, "name", actor->name);
        model_set_text(item, "before",
                       standing_word(visit, actor->was_listed, actor->was_selected));
        model_set_text(item, "after",
                       standing_word(visit, actor->is_listed, actor->is_selected));
        result_word_put(visit, item, "class_before", &ARENA_CLASS, actor->class_before);
        result_word_put(visit, item, "class_after", &ARENA_CLASS, actor->class_after);
        actor_changes_put(visit, actor, item);
        count++;
    }
    return count;
}

/* What happened to a source: gained or lost, or how its coverage moved. */
static void source_change_put(struct visit *visit, const struct source_delta *source,
                              struct value *item)
{
    const bool is_both = source->was_listed && source->is_listed;
    const struct {
        bool is_so;
        const char *code;
        const char *label;
    } CHANGES[] = {
        {!source->was_listed, "gained", N_("Newly needed.")},
        {!source->is_listed, "lost", N_("No longer needed.")},
        {is_both && source->after > source->before, "better", N_("Better covered.")},
        {is_both && source->after < source->before, "worse", N_("Less covered.")},
        {is_both && source->after == source->before, "number",
         N_("As covered as before, by another number of actors.")},
    };

    for (size_t i = 0; i < ARRAY_COUNT(CHANGES); i++) {
        if (CHANGES[i].is_so) {
            model_set_text(item, "change", CHANGES[i].code);
            model_set_text(item, "change_label", say(CHANGES[i].label, visit->language));
            return;
        }
    }
}

/* `state` -1: the version does not list it. */
static void coverage_put(struct visit *visit, struct value *item, const char *name,
                         int state, size_t actor_count)
{
    if (state < 0) {
        model_set_null(item, name);
        return;
    }
    struct value *object = model_set_object(item, name);
    model_set_text(object, "code", vocabulary_code(&COVERAGE_STATE, state));
    model_set_text(object, "label",
                   say(vocabulary_label(&COVERAGE_STATE, state), visit->language));
    model_set_integer(object, "actor_count", (int64_t)actor_count);
}

static const char *label_of(const struct arena_combined *version, const char *code)
{
    for (size_t i = 0; i < version->source_count; i++) {
        if (strcmp(version->sources[i].code, code) == 0) {
            return version->sources[i].label;
        }
    }
    return NULL;
}

/* Both versions, and what lies between them. */
struct comparison {
    struct arena_combined before;
    struct arena_combined after;
    struct arena_delta delta;
};

static size_t sources_put(struct visit *visit, const struct comparison *comparison,
                          struct value *object)
{
    struct value *list = model_set_list(object, "sources");
    size_t count = 0;

    for (size_t i = 0; i < comparison->delta.source_count; i++) {
        const struct source_delta *source = &comparison->delta.sources[i];

        if (source->was_listed == source->is_listed && source->before == source->after &&
            source->actors_before == source->actors_after) {
            continue;
        }
        const char *label = label_of(&comparison->after, source->code);
        struct value *item = model_add_object(list);
        model_set_text(item, "code", source->code);
        model_set_text(item, "label",
                       label != NULL ? label
                                     : label_of(&comparison->before, source->code));
        coverage_put(visit, item, "before", source->was_listed ? (int)source->before : -1,
                     source->actors_before);
        coverage_put(visit, item, "after", source->is_listed ? (int)source->after : -1,
                     source->actors_after);
        source_change_put(visit, source, item);
        count++;
    }
    return count;
}

/* A version of the address: a number, or "now"; `otherwise` when it is not there. */
static bool version_asked(struct visit *visit, const char *name,
                          const struct workspace *workspace, int64_t otherwise,
                          int64_t *version_out, struct status *st)
{
    const char *asked = visit_query(visit, name);

    *version_out = otherwise;
    if (asked != NULL && strcmp(asked, "now") == 0) {
        *version_out = workspace_version(workspace);
    } else if (asked != NULL && asked[0] != '\0') {
        *version_out = visit_id(asked);
    }
    return (*version_out >= 1 && *version_out <= workspace_version(workspace)) ||
           status_fail(st, STATUS_NOT_FOUND, "there is no version of this number");
}

/* The two lists from which versions are chosen to compare. */
static void choices_put(const struct workspace *workspace, struct value *object,
                        const int64_t chosen[2])
{
    static const char *const NAMES[] = {"from", "to"};
    struct value *lists = model_set_list(object, "choices");

    for (size_t n = 0; n < ARRAY_COUNT(NAMES); n++) {
        struct value *list = model_add_object(lists);
        model_set_text(list, "name", NAMES[n]);
        model_set_boolean(list, "is_from", n == 0);
        struct value *options = model_set_list(list, "options");
        for (int64_t number = 1; number <= workspace_version(workspace); number++) {
            struct value *option = model_add_object(options);
            model_set_integer(option, "number", number);
            model_set_boolean(option, "is_present",
                              number == workspace_version(workspace));
            model_set_boolean(option, "is_chosen", number == chosen[n]);
        }
    }
}

bool version_delta_put(struct visit *visit, const struct workspace *workspace,
                       struct status *st)
{
    const int64_t present = workspace_version(workspace);
    struct comparison comparison;
    int64_t from = 0;
    int64_t to = 0;

    if (present == 1) {
        model_set_null(visit->model, "delta");
        return true;
    }
    if (!version_asked(visit, "from", workspace, present - 1, &from, st) ||
        !version_asked(visit, "to", workspace, present, &to, st)) {
        return false;
    }
    comparison.before = version_combined(workspace, from, visit->pool);
    comparison.after = version_combined(workspace, to, visit->pool);
    comparison.delta = arena_delta(&comparison.before, &comparison.after, visit->pool);
    struct value *object = model_set_object(visit->model, "delta");
    model_set_integer(object, "from", from);
    model_set_integer(object, "to", to);
    model_set_boolean(object, "is_to_present", to == present);
    model_set_boolean(object, "is_same", from == to);
    model_set_boolean(object, "is_known",
                      version_is_known(workspace, from) &&
                          version_is_known(workspace, to));
    const size_t sources = sources_put(visit, &comparison, object);
    const size_t actors = actors_put(visit, &comparison.delta, object);
    model_set_boolean(object, "has_sources", sources > 0);
    model_set_boolean(object, "has_actors", actors > 0);
    model_set_boolean(object, "has_changes", sources + actors > 0);
    choices_put(workspace, object, (const int64_t[]){from, to});
    return true;
}
