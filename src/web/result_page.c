/* result_page.c - what a closed round says: counts, what to discuss first, the ranking
 * and why, how firm it is, who gave what. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "method/arena_check.h"
#include "method/arena_remarks.h"
#include "web/forms.h"
#include "web/result_model.h"

static int class_of(const struct result *result, size_t i)
{
    return result->is_erased ? result->kept.actors[i].arena_class
                             : result->ranking.results[i].standing.arena_class;
}

static size_t count_of(const struct result *result, int arena_class)
{
    size_t count = 0;

    for (size_t i = 0; i < result->workspace.actor_count; i++) {
        count += class_of(result, i) == arena_class;
    }
    return count;
}

/* "7 core actors. 4 complementary actors. …": a sentence each. */
static void counts_put(struct visit *visit, const struct result *result)
{
    const size_t core = count_of(result, ARENA_CORE);
    const size_t complementary = count_of(result, ARENA_COMPLEMENTARY);
    const size_t context = count_of(result, ARENA_CONTEXT);
    const size_t irrelevant = count_of(result, ARENA_NOT_RELEVANT);
    const size_t unrated = count_of(result, 0);
    struct pool *pool = visit->pool;
    const struct {
        const char *code;
        size_t count;
        struct message sentence;
    } COUNTS[] = {
        {"core", core,
         message_make_plural(pool, core, "%zu core actor.", "%zu core actors.", core)},
        {"complementary", complementary,
         message_make_plural(pool, complementary, "%zu complementary actor.",
                             "%zu complementary actors.", complementary)},
        {"context", context,
         message_make_plural(pool, context, "%zu context actor.", "%zu context actors.",
                             context)},
        {"not_relevant", irrelevant,
         message_make_plural(pool, irrelevant,
                             "%zu actor is not relevant for this issue.",
                             "%zu actors are not relevant for this issue.", irrelevant)},
        {"not_rated", unrated,
         message_make_plural(pool, unrated, "%zu actor was not rated.",
                             "%zu actors were not rated.", unrated)},
    };
    struct value *counts = model_set_list(visit->model, "counts");

    for (size_t i = 0; i < ARRAY_COUNT(COUNTS); i++) {
        struct value *item = model_add_object(counts);

        model_set_text(item, "code", COUNTS[i].code);
        model_set_integer(item, "count", (int64_t)COUNTS[i].count);
        model_set_boolean(item, "is_shown", COUNTS[i].count > 0);
        model_set_text(item, "sentence",
                       say_in(pool, &COUNTS[i].sentence, visit->language));
    }
}

/* ---- rounds, and who rated ---- */

static void round_put(struct visit *visit, const struct workspace *workspace,
                      const struct round_row *round, struct value *object)
{
    const size_t ordinal = (size_t)(round - workspace->rounds) + 1;
    const bool is_closed = strcmp(round->state, "closed") == 0;

    model_set_integer(object, "id", round->id);
    model_set_integer(object, "number", (int64_t)ordinal);
    model_set_integer(object, "version", round->version);
    model_set_text(object, "opened_day", day_of(round->opened_at, visit->pool));
    model_set_text(object, "closed_day",
                   is_closed ? day_of(round->closed_at, visit->pool) : NULL);
}

static void rounds_put(struct visit *visit, const struct result *result)
{
    const struct workspace *workspace = &result->workspace;
    const struct round_row *open = workspace_open_round(workspace);
    size_t closed = 0;

    if (result->round == NULL) {
        model_set_null(visit->model, "round");
    } else {
        round_put(visit, workspace, result->round,
                  model_set_object(visit->model, "round"));
    }
    struct value *rounds = model_set_list(visit->model, "rounds");
    for (size_t i = 0; i < workspace->round_count; i++) {
        const struct round_row *round = &workspace->rounds[i];
        if (strcmp(round->state, "closed") != 0) {
            continue;
        }
        struct value *item = model_add_object(rounds);
        round_put(visit, workspace, round, item);
        model_set_boolean(item, "is_shown", round == result->round);
        closed++;
    }
    /* Without single marks all rounds look the same: what was kept. */
    model_set_boolean(visit->model, "is_newest", result->is_newest || result->is_erased);
    model_set_boolean(visit->model, "has_rounds", closed > 1 && !result->is_erased);
    model_set_boolean(visit->model, "is_rating", open != NULL);
    model_set_integer(visit->model, "version", workspace_version(workspace));
}

static void rater_put(struct value *raters, int64_t id, const char *name)
{
    struct value *rater = model_add_object(raters);

    model_set_integer(rater, "id", id);
    model_set_text(rater, "name", name);
}

/* Whose marks count; once these are deleted, who rated in the round. */
static void raters_put(struct visit *visit, const struct result *result)
{
    const struct workspace *workspace = &result->workspace;
    const struct arena *arena = &result->preparation.arena;
    struct value *raters = model_set_list(visit->model, "raters");

    for (size_t i = 0; i < result->rater_count; i++) {
        rater_put(raters, result->raters[i], arena->raters[i]);
    }
    for (size_t i = 0; result->is_erased && i < workspace->rater_count; i++) {
        const struct rater_row *row = &workspace->raters[i];
        if (row->round_id == result->round->id) {
            rater_put(raters, row->person_id,
                      workspace_person_name(workspace, row->person_id));
        }
    }
    model_set_boolean(visit->model, "has_raters", value_first(raters) != NULL);
}

/* When single marks were deleted; null while they are there. */
static bool erased_put(struct visit *visit, const struct result *result,
                       struct status *st)
{
    int64_t at = 0;

    if (!rating_erased_at(visit->database, visit->network_id, &at, st)) {
        return false;
    }
    model_set_boolean(visit->model, "is_erased", result->is_erased);
    model_set_text(visit->model, "erased_day",
                   result->is_erased && at != 0 ? day_of(at, visit->pool) : NULL);
    return true;
}

/* ---- what to know beside it ---- */

static void remarks_put(struct visit *visit, const struct result *result)
{
    struct report report = {.pool = visit->pool};
    struct value *remarks = model_set_list(visit->model, "remarks");

    if (result->is_erased || result->round == NULL) {
        return;
    }
    arena_remarks(&result->ranking, &report);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        struct value *item = model_add_object(remarks);

        model_set_text(item, "severity", report_severity_code(entry->severity));
        model_set_text(item, "sentence",
                       say_in(visit->pool, &entry->message, visit->language));
    }
}

/* What belongs to the sheet; who is divided stands apart, and the later steps have pages
 * of their own. */
static bool is_of_sheet(const char *code)
{
    static const char *const OF_SHEET[] = {"by_whom_missing", "by_whom_outside",
                                           "mutual_replacement", "stated_differs",
                                           "unique_holder"};

    for (size_t i = 0; i < ARRAY_COUNT(OF_SHEET); i++) {
        if (strcmp(code, OF_SHEET[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void findings_put(struct visit *visit, const struct result *result)
{
    struct value *findings = model_set_list(visit->model, "findings");

    if (result->is_erased || result->round == NULL) {
        return;
    }
    const struct finding_list list =
        arena_check(&result->preparation, &result->ranking, visit->pool);
    for (const struct finding *finding = list.first; finding != NULL;
         finding = finding->next) {
        if (!is_of_sheet(finding->code)) {
            continue;
        }
        struct value *item = model_add_object(findings);
        model_set_text(item, "code", finding->code);
        model_set_boolean(item, "is_urgent", finding->is_urgent);
        model_set_boolean(item, "is_outside",
                          strcmp(finding->code, "by_whom_outside") == 0);
        model_set_text(item, "sentence",
                       say_in(visit->pool, &finding->message, visit->language));
    }
}

/* What the picture shows, for who hears it. */
static const char *picture_words(struct visit *visit, const struct result *result)
{
    const size_t actor_count = result->workspace.actor_count;
    const char **names = pool_array(visit->pool, actor_count, const char *);
    size_t count = 0;

    for (size_t i = 0; i < actor_count; i++) {
        const struct arena_result *row = &result->ranking.results[i];
        if (row->standing.arena_class == ARENA_CORE) {
            names[count++] = result->workspace.actors[row->actor].name;
        }
    }
    return count == 0
               ? visit_say(visit,
                           N_("Picture of the ranking: nobody is a core actor. The same "
                              "stands in the table."))
               : visit_say(visit,
                           N_("Picture of the ranking. Core actors: %s. The same stands "
                              "in the table."),
                           text_join(visit->pool, names, count, ", "));
}

static bool has_any(const struct visit *visit, const char *list)
{
    return value_first(value_find(visit->model, list, strlen(list))) != NULL;
}

/* What the page begins with is there only when there is something to talk about. */
static void discussion_put(struct visit *visit, const struct result *result)
{
    const bool has_divided = has_any(visit, "divided");

    model_set_boolean(visit->model, "has_divided", has_divided);
    model_set_boolean(visit->model, "has_discussion",
                      has_divided || has_any(visit, "remarks"));
    model_set_boolean(visit->model, "has_findings", has_any(visit, "findings"));
    model_set_boolean(visit->model, "may_rate_again",
                      result->is_newest &&
                          workspace_open_round(&result->workspace) == NULL &&
                          visit_may(visit, OBJECT_STEERING, RIGHT_CHANGE));
    visit_form(visit, &FORM_ROUND_OPEN,
               visit_address(visit, "/networks/%s/arena/round/open", visit->network_id),
               NULL, 0);
}

bool result_page(struct visit *visit, struct status *st)
{
    const struct result *result = NULL;

    if (!result_read(visit, &result, st) || !erased_put(visit, result, st)) {
        return false;
    }
    rounds_put(visit, result);
    raters_put(visit, result);
    counts_put(visit, result);
    model_set_text(visit->model, "picture", picture_words(visit, result));
    result_divided_put(visit, result);
    remarks_put(visit, result);
    result_groups_put(visit, result);
    findings_put(visit, result);
    result_marks_put(visit, result);
    discussion_put(visit, result);
    return true;
}
