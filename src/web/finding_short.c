#include "web/finding_short.h"

#include <math.h>
#include <string.h>

#include "analysis/components.h"
#include "analysis/trust.h"
#include "analysis/without.h"
#include "base/limits.h"
#include "base/number.h"
#include "web/changes_model.h"
#include "web/finding_organisations.h"
#include "web/finding_words.h"

enum { NAMES_SHOWN = 12 };

static size_t coordinator_of(const struct findings *findings)
{
    for (size_t i = 0; i < findings->answers.organisation_count; i++) {
        if (findings->answers.organisations[i].is_coordinator) {
            return i;
        }
    }
    return GROUP_NONE;
}

/* Who is not tied to the most of those around the one who stops any more. */
struct fallen {
    const char **names; /* who answered */
    size_t count;
    const char **unsure; /* who did not: they may have ties that nobody told of */
    size_t unsure_count;
};

static struct fallen fallen_off(struct visit *visit, const struct graph *graph,
                                size_t stops, const char *const *names)
{
    struct fallen fallen = {.names = pool_array(visit->pool, graph->count, const char *),
                            .unsure =
                                pool_array(visit->pool, graph->count, const char *)};
    const struct components before = components_make(graph, visit->pool);
    bool *is_removed = pool_array(visit->pool, graph->count, bool);
    bool has_most = false; /* the largest part of those around it has been seen */

    is_removed[stops] = true;
    const struct without without = without_make(graph, is_removed, visit->pool);
    for (size_t k = 0; k < without.part_count; k++) {
        const struct organisation_part *part = &without.parts[k];
        if (before.weak[part->members[0]] != before.weak[stops]) {
            continue;
        }
        for (size_t m = 0; m < part->member_count && has_most; m++) {
            const size_t who = part->members[m];
            if (graph_answers(graph, who)) {
                fallen.names[fallen.count++] = names[who];
            } else {
                fallen.unsure[fallen.unsure_count++] = names[who];
            }
        }
        has_most = true;
    }
    return fallen;
}

static const char *unsure_sentence(struct visit *visit, const struct fallen *fallen)
{
    const struct message sentence = message_make_plural(
        visit->pool, fallen->unsure_count,
        "Of %zu organisation that did not answer it is unknown: %s.",
        "Of %zu organisations that did not answer it is unknown: %s.",
        fallen->unsure_count,
        text_join(visit->pool, fallen->unsure, fallen->unsure_count, ", "));

    return fallen->unsure_count == 0 ? NULL : finding_say(visit, &sentence);
}

void finding_without_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation)
{
    const size_t coordinator = coordinator_of(findings);
    const char *const *names = findings->shown.names;
    struct value *object = model_set_object(visit->model, "without");

    model_set_text(object, "who", coordinator == GROUP_NONE ? NULL : names[coordinator]);
    if (coordinator == GROUP_NONE) {
        model_set_null(object, "sentence");
        model_set_null(object, "unsure");
        return;
    }
    const struct graph graph = finding_shown_graph(visit, findings, relation);
    const struct fallen fallen = fallen_off(visit, &graph, coordinator, names);
    const size_t count = fallen.count;
    const struct message sentence = message_make_plural(
        visit->pool, count,
        "%zu organisation would not be tied to the others any more: %s.",
        "%zu organisations would not be tied to the others any more: %s.", count,
        text_join(visit->pool, fallen.names, count, ", "));
    const char *unsure = unsure_sentence(visit, &fallen);
    model_set_text(object, "unsure", unsure);
    if (count > 0) {
        model_set_text(object, "sentence", finding_say(visit, &sentence));
    } else {
        model_set_text(object, "sentence",
                       unsure != NULL
                           ? NULL
                           : visit_say(visit, N_("Nobody would fall off: the others "
                                                 "still reach each other.")));
    }
}

void finding_introductions_put(struct visit *visit, const struct findings *findings)
{
    struct value *list = model_set_list(visit->model, "introductions");
    const enum wave_relation relation = findings_first_relation(findings);
    size_t count = findings->is_computed ? INTRODUCE_MOST : 0;

    while (count > 0 && (!findings->results.nearer[count - 1].is_there ||
                         findings->results.nearer[count - 1].found.set_count == 0)) {
        count--;
    }
    if (count == 0) {
        model_set_null(visit->model, "stepwise");
        return;
    }
    const struct graph graph = findings_graph(visit, findings, relation);
    const struct introduction_set *set =
        &findings->results.nearer[count - 1].found.sets[0];
    const struct message how = introductions_how_sentence(
        &findings->results.nearer[count - 1].found, count, visit->pool);
    model_set_text(visit->model, "stepwise",
                   how.id == NULL ? NULL : finding_say(visit, &how));
    for (size_t i = 0; i < count; i++) {
        const struct message why = introduction_sentence(
            &set->pairs[i], &graph, findings->shown.names, visit->pool);
        struct value *item = model_add_object(list);

        model_set_text(item, "first", findings->shown.names[set->pairs[i].a]);
        model_set_text(item, "second", findings->shown.names[set->pairs[i].b]);
        model_set_text(item, "sentence", finding_say(visit, &why));
    }
}

/* ---- since the earlier wave ---- */

/* The names of joiners or leavers; "" when there are none. */
static const char *names_of(struct visit *visit, const struct wave_change *change,
                            size_t first, size_t count)
{
    const char *names[NAMES_SHOWN];
    const size_t shown = count < NAMES_SHOWN ? count : NAMES_SHOWN;

    for (size_t i = 0; i < shown; i++) {
        names[i] = wave_change_name(change, first + i);
    }
    return text_join(visit->pool, names, shown, ", ");
}

static void message_add(struct visit *visit, struct value *sentences,
                        struct message message)
{
    model_add_text(sentences, finding_say(visit, &message));
}

static void change_sentences_put(struct visit *visit, const struct wave_change *found,
                                 struct value *sentences)
{
    const struct change *change = &found->change;
    const size_t joined = change->joiner_count;
    const size_t left = change->leaver_count;
    const size_t *counts = change->counts;

    if (joined > 0) {
        message_add(
            visit, sentences,
            message_make_plural(visit->pool, joined, "%zu organisation is new: %s.",
                                "%zu organisations are new: %s.", joined,
                                names_of(visit, found, change->both_count, joined)));
    }
    if (left > 0) {
        message_add(visit, sentences,
                    message_make_plural(
                        visit->pool, left, "%zu organisation is not there any more: %s.",
                        "%zu organisations are not there any more: %s.", left,
                        names_of(visit, found, change->both_count + joined, left)));
    }
    message_add(visit, sentences,
                message_make(visit->pool,
                             "Ties among those in both waves: new %zu, gone %zu, stayed "
                             "%zu.",
                             counts[PAIR_NEW], counts[PAIR_LOST], counts[PAIR_KEPT]));
    if (counts[PAIR_UNKNOWN] > 0) {
        message_add(
            visit, sentences,
            message_make_plural(visit->pool, counts[PAIR_UNKNOWN],
                                "Of %zu pair it is unknown: somebody did not answer.",
                                "Of %zu pairs it is unknown: somebody did not answer.",
                                counts[PAIR_UNKNOWN]));
    }
}

bool finding_change_put(struct visit *visit, const struct findings *findings,
                        enum wave_relation relation, struct status *st)
{
    struct findings *former = pool_array(visit->pool, 1, struct findings);

    if (!findings->has_former ||
        !wave_change_may(&findings->former, &findings->wave.wave)) {
        model_set_null(visit->model, "change");
        return true;
    }
    if (!findings_read(visit, findings->former.id, NULL, former, st)) {
        return false;
    }
    if (!wave_change_has(former, findings, relation)) {
        model_set_null(visit->model, "change");
        return true;
    }
    const struct wave_change found = wave_change_shown(visit, former, findings, relation);
    struct value *change = model_set_object(visit->model, "change");
    model_set_text(change, "former", findings->former.title);
    change_sentences_put(visit, &found, model_set_list(change, "sentences"));
    return true;
}

/* ---- trust ---- */

static const char *trust_sentence(struct visit *visit, const struct wave_score_row *score,
                                  bool is_trust)
{
    const bool is_given = score != NULL &&
                          strcmp(score->state, TRUST_STATE_CODES[TRUST_GIVEN]) == 0 &&
                          score->raters >= TRUST_RATERS_LEAST;
    double mean = (double)NAN;
    double spread = (double)NAN;

    if (!is_given || !number_read_decimal(score->mean, &mean)) {
        return is_trust ? visit_say(visit, N_("Of trust too few answers are there to say "
                                              "anything of the network."))
                        : visit_say(visit,
                                    N_("Of what partners bring too few answers are there "
                                       "to say anything of the network."));
    }
    (void)number_read_decimal(score->middle, &spread);
    return visit_say(
        visit,
        is_trust
            ? N_("On average partners trust each other with %s on a scale of 1 to 4 "
                 "(spread %s).")
            : N_("What partners bring, they value on average with %s on a scale of 1 to "
                 "4 (spread %s)."),
        finding_number(visit, mean), finding_number(visit, spread));
}

void finding_trust_put(struct visit *visit, const struct findings *findings)
{
    struct value *list = model_set_list(visit->model, "trust");

    for (size_t i = 0; i < TRUST_SCALE_COUNT; i++) {
        model_add_text(
            list, trust_sentence(visit, findings_score(findings, 0, TRUST_SCALE_CODES[i]),
                                 i == SCALE_TRUST));
    }
}
