/* introductions_page.c - whom to introduce to whom: what was found when the wave was
 * computed, with why, for two aims and one to three introductions. */
#include "web/pages.h"

#include <string.h>

#include "base/number.h"
#include "web/finding_words.h"
#include "web/pin.h"
#include "web/ties_model.h"

/* Sets shown beside the best. */
enum { OTHERS_SHOWN = 4 };

static const struct {
    const char *code;
    enum introduce_aim aim;
    const char *title; /* N_() */
    const char *help; /* N_() */
} AIMS[] = {
    {"nearer", INTRODUCE_DISTANCE, N_("So that all come nearer to each other"),
     N_("These introductions shorten most ways between organisations; joining who stands "
        "apart counts, too.")},
    {"freer", INTRODUCE_DEPENDENCE, N_("So that less leans on the coordinator"),
     N_("These introductions leave the fewest pairs whose shortest ways all run through "
        "the organisation that coordinates. It introduces, and is in no pair itself.")},
};

static const struct wave_introductions *introductions_of(const struct findings *findings,
                                                         enum introduce_aim aim,
                                                         size_t count)
{
    const struct wave_results *results = &findings->results;

    return aim == INTRODUCE_DISTANCE ? &results->nearer[count - 1]
                                     : &results->freer[count - 1];
}

static const char *why_not(struct visit *visit, const char *code)
{
    if (strcmp(code, "no_coordinator") == 0) {
        return say(
            N_("Nobody on the list of this wave is marked as the organisation that "
               "coordinates."),
            visit->language);
    }
    if (strcmp(code, "too_many") == 0) {
        return say(N_("There are too many sets of pairs to try them all. Look at fewer "
                      "introductions."),
                   visit->language);
    }
    return say(N_("Fewer pairs than that have no tie yet."), visit->language);
}

/* What the introductions were searched in. */
struct introducing {
    const struct findings *findings;
    struct graph graph;
    enum wave_relation relation;
    struct introduce_order order;
};

static void set_put(struct visit *visit, const struct introducing *introducing,
                    const struct introductions *found, size_t number, struct value *item)
{
    const struct introduction_set *set = &found->sets[number];
    const char *const *names = introducing->findings->measured.names;
    struct value *pairs = model_set_list(item, "pairs");
    const struct message sentence =
        introduction_set_sentence(found, set, &introducing->order, names, visit->pool);

    model_set_integer(item, "place", (int64_t)set->place);
    model_set_text(item, "sentence", finding_say(visit, &sentence));
    for (size_t i = 0; i < introducing->order.count; i++) {
        const struct introduction *pair = &set->pairs[i];
        const struct message why =
            introduction_sentence(pair, &introducing->graph, names, visit->pool);
        struct value *row = model_add_object(pairs);

        model_set_text(row, "first", names[pair->a]);
        model_set_text(row, "second", names[pair->b]);
        model_set_text(row, "sentence", finding_say(visit, &why));
    }
}

static void found_put(struct visit *visit, const struct introducing *introducing,
                      const struct introductions *found, struct value *aim)
{
    set_put(visit, introducing, found, 0, model_set_object(aim, "best"));
    struct value *others = model_set_list(aim, "others");
    for (size_t i = 1; i < found->set_count && i <= OTHERS_SHOWN; i++) {
        set_put(visit, introducing, found, i, model_add_object(others));
    }
    model_set_boolean(aim, "has_others", found->set_count > 1);
    model_set_integer(aim, "best_count", (int64_t)found->best_count);
    model_set_boolean(aim, "has_equals", found->best_count > 1);
    model_set_integer(aim, "unknown_count", (int64_t)found->unknown_count);
    model_set_boolean(aim, "has_unknown", found->unknown_count > 0);
    model_set_integer(aim, "tried", (int64_t)found->tried);
    const struct message how =
        introductions_how_sentence(found, introducing->order.count, visit->pool);
    model_set_boolean(aim, "is_stepwise", how.id != NULL);
    model_set_text(aim, "stepwise", how.id == NULL ? NULL : finding_say(visit, &how));
}

static void none_put(struct value *aim)
{
    model_set_null(aim, "best");
    model_set_boolean(aim, "has_equals", false);
    model_set_boolean(aim, "has_unknown", false);
    model_set_boolean(aim, "has_others", false);
    model_set_boolean(aim, "is_stepwise", false);
    model_set_null(aim, "pin");
}

static void aim_put(struct visit *visit, struct introducing *introducing, size_t number,
                    size_t count, struct value *list)
{
    const struct wave_introductions *stored =
        introductions_of(introducing->findings, AIMS[number].aim, count);
    struct value *aim = model_add_object(list);
    const char *code = visit_address(visit, "%s%zu", AIMS[number].code, count);
    const struct pin_which which = {
        introducing->findings->wave.wave.id,        0,    "introduction",
        WAVE_RELATIONS[introducing->relation].code, code, 0};

    introducing->order.aim = AIMS[number].aim;
    introducing->order.count = count;
    model_set_text(aim, "code", AIMS[number].code);
    model_set_text(aim, "title", say(AIMS[number].title, visit->language));
    model_set_text(aim, "help", say(AIMS[number].help, visit->language));
    if (!stored->is_there || stored->found.set_count == 0) {
        none_put(aim);
        model_set_text(aim, "why_not",
                       why_not(visit, stored->why_not == NULL ? "" : stored->why_not));
        return;
    }
    model_set_null(aim, "why_not");
    found_put(visit, introducing, &stored->found, aim);
    pin_put(visit, aim, &which, say(AIMS[number].title, visit->language));
}

/* "?k=2"; else the most that were found, three at first. */
static size_t count_asked(const struct visit *visit, const struct findings *findings)
{
    const char *asked = visit_query(visit, "k");
    size_t count = INTRODUCE_MOST;

    if (asked != NULL && number_read(asked, INTRODUCE_MOST, &count) && count > 0) {
        return count;
    }
    count = INTRODUCE_MOST;
    while (count > 1 && !findings->results.nearer[count - 1].is_there &&
           !findings->results.freer[count - 1].is_there) {
        count--;
    }
    return count;
}

static void counts_put(struct visit *visit, size_t chosen)
{
    struct value *list = model_set_list(visit->model, "counts");

    for (size_t i = 1; i <= INTRODUCE_MOST; i++) {
        struct value *item = model_add_object(list);
        const struct message label = message_make_plural(
            visit->pool, i, "%zu introduction", "%zu introductions", i);

        model_set_integer(item, "count", (int64_t)i);
        model_set_text(item, "label", finding_say(visit, &label));
        model_set_boolean(item, "is_here", i == chosen);
    }
}

static size_t coordinator_of(const struct wave_answers *answers)
{
    for (size_t i = 0; i < answers->organisation_count; i++) {
        if (answers->organisations[i].is_coordinator) {
            return i;
        }
    }
    return GROUP_NONE;
}

bool introductions_page(struct visit *visit, struct status *st)
{
    static const char *const PARTS[] = {FINDINGS_INTRODUCTIONS, NULL};
    struct findings findings;

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, &findings, st)) {
        return false;
    }
    const enum wave_relation relation = findings_first_relation(&findings);
    const bool is_there = findings.is_computed && relation != WAVE_RELATION_COUNT &&
                          findings.results.nearer[0].why_not != NULL;
    findings_frame_put(visit, &findings);
    const size_t count = count_asked(visit, &findings);
    counts_put(visit, count);
    struct value *aims = model_set_list(visit->model, "aims");
    model_set_boolean(visit->model, "is_there", is_there);
    if (!is_there) {
        return true;
    }
    finding_sureness_put(visit, &findings, relation, visit->model);
    model_set_text(visit->model, "relation_sentence",
                   say(WAVE_RELATIONS[relation].sentence, visit->language));
    struct introducing introducing = {
        .findings = &findings,
        .graph = findings_graph(visit, &findings, relation),
        .relation = relation,
        .order = {.from = coordinator_of(&findings.answers)}};
    for (size_t i = 0; i < ARRAY_COUNT(AIMS); i++) {
        aim_put(visit, &introducing, i, count, aims);
    }
    return true;
}
