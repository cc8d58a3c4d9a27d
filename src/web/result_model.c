#include "web/result_model.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "method/arena_explain.h"

static const struct word IMPORTANCE_WORDS[] = {
    {1, "little", N_("of little importance"), NULL},
    {2, "some", N_("of some importance"), NULL},
    {3, "important", N_("important"), NULL},
    {4, "very", N_("very important"), NULL},
};
const struct vocabulary RESULT_IMPORTANCE = {IMPORTANCE_WORDS,
                                             ARRAY_COUNT(IMPORTANCE_WORDS), true};

/* ---- reading ---- */

/* The closed round that is asked for; the newest when none is. */
static bool round_asked(struct visit *visit, struct result *result, struct status *st)
{
    const struct workspace *workspace = &result->workspace;
    const struct round_row *newest = workspace_closed_round(workspace);
    const char *asked = visit_query(visit, "round");

    result->round = newest;
    result->is_newest = true;
    if (asked == NULL || asked[0] == '\0') {
        return true;
    }
    const int64_t id = visit_id(asked);
    for (size_t i = 0; i < workspace->round_count; i++) {
        const struct round_row *round = &workspace->rounds[i];
        if (round->id == id && strcmp(round->state, "closed") == 0) {
            result->round = round;
            result->is_newest = round == newest;
            return true;
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "there is no closed round of this number");
}

/* In the order in which the arena has them: of first appearance. */
static void raters_find(struct result *result, struct pool *pool)
{
    const struct workspace *workspace = &result->workspace;
    int64_t *raters = pool_array(pool, workspace->persons.count, int64_t);
    size_t count = 0;

    for (size_t i = 0; result->round != NULL && i < workspace->rating_count; i++) {
        const struct rating_row *rating = &workspace->ratings[i];
        size_t at = 0;

        while (at < count && raters[at] != rating->person_id) {
            at++;
        }
        if (rating->round_id <= result->round->id && at == count) {
            raters[count++] = rating->person_id;
        }
    }
    result->raters = raters;
    result->rater_count = count;
}

bool result_read(struct visit *visit, const struct result **result_out, struct status *st)
{
    struct result *result = pool_array(visit->pool, 1, struct result);

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &result->workspace, st) ||
        !round_asked(visit, result, st)) {
        return false;
    }
    result->preparation = workspace_preparation(
        &result->workspace, result->round == NULL ? 0 : result->round->id, visit->pool);
    result->ranking = arena_rank(&result->preparation.arena, visit->pool);
    result->sensitivities = arena_sensitivities(&result->ranking, visit->pool);
    raters_find(result, visit->pool);
    result->is_erased = version_is_erased(&result->workspace);
    if (result->is_erased) {
        result->kept = version_combined(
            &result->workspace, workspace_version(&result->workspace), visit->pool);
    }
    *result_out = result;
    return true;
}

/* ---- one actor ---- */

void result_word_put(struct visit *visit, struct value *object, const char *name,
                     const struct vocabulary *words, int value)
{
    const char *label = value == 0 ? NULL : vocabulary_label(words, value);

    if (label == NULL) {
        model_set_null(object, name);
        return;
    }
    struct value *word = model_set_object(object, name);
    model_set_integer(word, "value", value);
    model_set_text(word, "code", vocabulary_code(words, value));
    model_set_text(word, "label", say(label, visit->language));
}

static void place_put(struct visit *visit, struct value *object, const char *name,
                      size_t place, bool is_shared)
{
    model_set_text(object, name,
                   place == 0 ? NULL : arena_place_text(place, is_shared, visit->pool));
}

/* The bar of a class: four steps of which so many are filled. */
static void class_put(struct visit *visit, struct value *object, int arena_class)
{
    result_word_put(visit, object, "class", &ARENA_CLASS, arena_class);
}

/* Does the code of a sentence begin with one of these? */
static bool is_among(const char *code, const char *const *beginnings)
{
    while (*beginnings != NULL && strncmp(code, *beginnings, strlen(*beginnings)) != 0) {
        beginnings++;
    }
    return *beginnings != NULL;
}

/* What has a column, a row or a table of its own beside the sentences. */
static const char *const TOLD_ELSEWHERE[] = {
    "class_",   "firm",     "fairly_firm", "shaky",     "very_shaky",
    "left_out", "divided_", "override_",   "not_rated", NULL};

/* What an override may have changed. */
static const char *const NOT_OF_MARKS[] = {"class_", "dependence_", "override_", NULL};

static void reasons_put(struct visit *visit, const struct result *result,
                        const struct arena_result *row, struct value *object)
{
    struct value *reasons = model_set_list(object, "reasons");
    const struct arena_explanation explanation = arena_explain(
        &result->ranking, row, &result->sensitivities[row->actor], visit->pool);

    for (size_t i = 0; i < explanation.reason_count; i++) {
        const struct arena_reason *reason = &explanation.reasons[i];
        struct value *item = model_add_object(reasons);

        model_set_text(item, "code", reason->code);
        model_set_text(item, "sentence",
                       say_in(visit->pool, &reason->message, visit->language));
        model_set_boolean(item, "is_told", !is_among(reason->code, TOLD_ELSEWHERE));
        model_set_boolean(item, "is_of_marks", !is_among(reason->code, NOT_OF_MARKS));
    }
}

static void override_put(struct visit *visit, const struct result *result, size_t actor,
                         struct value *object)
{
    const struct override_row *row =
        workspace_override(&result->workspace, result->workspace.actors[actor].id);

    if (row == NULL) {
        model_set_null(object, "override");
        return;
    }
    struct value *override = model_set_object(object, "override");
    result_word_put(visit, override, "class", &ARENA_CLASS, (int)row->arena_class);
    result_word_put(visit, override, "dependence", &ARENA_DEPENDENCE,
                    (int)row->dependence);
    model_set_text(override, "reason", row->reason);
    model_set_text(override, "who",
                   workspace_author_name(&result->workspace, row->author));
    model_set_text(override, "day", day_of(row->at, visit->pool));
}

static void left_out_put(const struct result *result,
                         const struct arena_sensitivity *sensitivity,
                         struct value *object)
{
    struct value *left_out = model_set_list(object, "left_out");

    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        const struct arena_left_out *without = &sensitivity->left_out[i];
        struct value *item = model_add_object(left_out);

        model_set_text(item, "name", result->preparation.arena.raters[without->rater]);
        model_set_integer(item, "class_low", without->class_low);
        model_set_integer(item, "class_high", without->class_high);
        model_set_boolean(item, "is_next", i > 0);
    }
}

static void sensitivity_put(struct visit *visit, const struct result *result,
                            const struct arena_result *row, struct value *object)
{
    const struct arena_sensitivity *sensitivity = &result->sensitivities[row->actor];
    const struct arena_standing *own = &row->with_own;

    result_word_put(visit, object, "robustness", &ARENA_ROBUSTNESS,
                    (int)sensitivity->robustness);
    model_set_integer(object, "one_step_changes", sensitivity->one_step_changes);
    place_put(visit, object, "possible_place", row->possible.place,
              row->possible.is_shared);
    result_word_put(visit, object, "possible_class", &ARENA_CLASS,
                    row->possible.arena_class);
    place_put(visit, object, "place_best", sensitivity->place_best, false);
    place_put(visit, object, "place_worst", sensitivity->place_worst, false);
    model_set_boolean(object, "is_spread",
                      sensitivity->place_best != sensitivity->place_worst);
    left_out_put(result, sensitivity, object);
    place_put(visit, object, "place_with_own", own->place, own->is_shared);
    model_set_boolean(object, "own_changes",
                      own->place != 0 && own->place != row->standing.place);
    result_word_put(visit, object, "dependence_stated", &ARENA_DEPENDENCE,
                    row->dependence_stated);
    model_set_boolean(object, "stated_differs",
                      row->dependence_stated != 0 &&
                          row->dependence_stated != row->standing.dependence);
}

static void level_put(struct visit *visit, struct value *object, const char *name,
                      const struct vocabulary *words, const struct arena_level *level)
{
    result_word_put(visit, object, name, words, level->majority);
}

void result_actor_put(struct visit *visit, const struct result *result,
                      const struct arena_result *row, struct value *object)
{
    const struct actor_row *actor = &result->workspace.actors[row->actor];
    const enum arena_agreement agreement =
        row->importance.agreement > row->irreplaceability.agreement
            ? row->importance.agreement
            : row->irreplaceability.agreement;

    model_set_integer(object, "id", actor->id);
    model_set_text(object, "name", actor->name);
    model_set_text(object, "sector", actor->sector);
    place_put(visit, object, "place", row->standing.place, row->standing.is_shared);
    class_put(visit, object, row->standing.arena_class);
    result_word_put(visit, object, "derived_class", &ARENA_CLASS, row->derived_class);
    model_set_boolean(object, "is_overridden",
                      row->standing.arena_class != row->derived_class);
    level_put(visit, object, "importance", &RESULT_IMPORTANCE, &row->importance);
    level_put(visit, object, "replaceability", &ARENA_REPLACEABILITY,
              &row->irreplaceability);
    result_word_put(visit, object, "dependence", &ARENA_DEPENDENCE,
                    row->standing.dependence);
    model_set_integer(object, "raters_counted", (int64_t)row->raters_counted);
    model_set_boolean(object, "is_divided", agreement >= ARENA_DIVIDED);
    result_word_put(visit, object, "agreement", &ARENA_AGREEMENT, (int)agreement);
    override_put(visit, result, row->actor, object);
    sensitivity_put(visit, result, row, object);
    reasons_put(visit, result, row, object);
}

/* ---- all of them, by class ---- */

static const struct {
    int arena_class;
    const char *code;
    const char *name; /* N_() */
} GROUPS[] = {
    {ARENA_CORE, "core", N_("Core actors")},
    {ARENA_COMPLEMENTARY, "complementary", N_("Complementary actors")},
    {ARENA_CONTEXT, "context", N_("Context actors")},
    {ARENA_NOT_RELEVANT, "not_relevant", N_("Not relevant for this issue")},
    {0, "not_rated", N_("Not rated")},
};

/* What is kept of an actor whose single marks are gone. */
static void kept_put(struct visit *visit, const struct result *result, size_t actor,
                     struct value *object)
{
    const struct combined_actor *row = &result->kept.actors[actor];

    model_set_integer(object, "id", result->workspace.actors[actor].id);
    model_set_text(object, "name", row->name);
    model_set_text(object, "sector", result->workspace.actors[actor].sector);
    place_put(visit, object, "place", row->place, row->is_shared);
    class_put(visit, object, row->arena_class);
    result_word_put(visit, object, "importance", &RESULT_IMPORTANCE, row->importance);
    result_word_put(visit, object, "replaceability", &ARENA_REPLACEABILITY,
                    row->irreplaceability);
    model_set_boolean(object, "is_divided", false);
    model_set_boolean(object, "is_overridden", false);
    (void)model_set_list(object, "reasons");
    override_put(visit, result, actor, object);
}

/* In order of place; those of a shared one as the sheet has them. */
static size_t kept_next(const struct result *result, int arena_class, size_t place)
{
    size_t next = result->kept.actor_count;

    for (size_t i = 0; i < result->kept.actor_count; i++) {
        const struct combined_actor *row = &result->kept.actors[i];
        if (row->arena_class == arena_class && row->place > place &&
            (next == result->kept.actor_count ||
             row->place < result->kept.actors[next].place)) {
            next = i;
        }
    }
    return next;
}

static size_t kept_group_put(struct visit *visit, const struct result *result,
                             int arena_class, struct value *actors)
{
    const size_t actor_count = result->kept.actor_count;
    size_t count = 0;
    size_t place = 0;

    for (size_t i = 0; arena_class == 0 && i < actor_count; i++) {
        if (result->kept.actors[i].arena_class == 0) {
            kept_put(visit, result, i, model_add_object(actors));
            count++;
        }
    }
    for (size_t next = kept_next(result, arena_class, place);
         arena_class != 0 && next < actor_count;
         next = kept_next(result, arena_class, place)) {
        place = result->kept.actors[next].place;
        for (size_t i = next; i < actor_count; i++) {
            if (result->kept.actors[i].arena_class == arena_class &&
                result->kept.actors[i].place == place) {
                kept_put(visit, result, i, model_add_object(actors));
                count++;
            }
        }
    }
    return count;
}

static size_t group_put(struct visit *visit, const struct result *result, int arena_class,
                        struct value *actors)
{
    size_t count = 0;

    for (size_t i = 0; i < result->workspace.actor_count; i++) {
        const struct arena_result *row = &result->ranking.results[i];
        if (row->standing.arena_class == arena_class) {
            result_actor_put(visit, result, row, model_add_object(actors));
            count++;
        }
    }
    return count;
}

void result_groups_put(struct visit *visit, const struct result *result)
{
    struct value *groups = model_set_list(visit->model, "groups");

    for (size_t i = 0; i < ARRAY_COUNT(GROUPS); i++) {
        struct value *group = model_add_object(groups);
        struct value *actors = model_set_list(group, "actors");
        const size_t count =
            result->is_erased
                ? kept_group_put(visit, result, GROUPS[i].arena_class, actors)
                : group_put(visit, result, GROUPS[i].arena_class, actors);

        model_set_text(group, "code", GROUPS[i].code);
        model_set_text(group, "name", say(GROUPS[i].name, visit->language));
        model_set_integer(group, "class", GROUPS[i].arena_class);
        model_set_integer(group, "count", (int64_t)count);
        model_set_boolean(group, "is_shown", count > 0);
        model_set_boolean(group, "is_ranked", GROUPS[i].arena_class != 0);
    }
}
