/* ties_talks.c - which pairs of organisations see their tie differently: for the
 * coordinator, who brings the two together. Who said what is not in the model; the two
 * find that on their own pages. */
#include "web/pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "web/ties_model.h"

/* One thing that two see differently. */
struct difference {
    size_t first; /* place in the list of names, first < second */
    size_t second;
    enum wave_relation relation;
    size_t from; /* organisations */
    size_t to;
    enum tie_state state;
};

struct differences {
    struct difference *items;
    size_t count;
    size_t capacity;
};

/* Contact at least monthly is asked with the same question as any contact. */
static bool is_talked_about(const struct findings *findings, enum wave_relation relation)
{
    return findings_has(findings, relation) &&
           (relation != WAVE_REGULAR || !findings_has(findings, WAVE_CONTACT));
}

static int difference_compare(const void *a, const void *b)
{
    const struct difference *left = a;
    const struct difference *right = b;

    if (left->first != right->first) {
        return left->first < right->first ? -1 : 1;
    }
    if (left->second != right->second) {
        return left->second < right->second ? -1 : 1;
    }
    if (left->relation != right->relation) {
        return left->relation < right->relation ? -1 : 1;
    }
    return (left->from > right->from) - (left->from < right->from);
}

static void difference_add(struct visit *visit, const size_t *place_of,
                           const struct tie_report *tie, enum wave_relation relation,
                           struct differences *differences)
{
    const size_t a = place_of[tie->from];
    const size_t b = place_of[tie->to];

    differences->items = pool_grow(visit->pool, differences->items, differences->count,
                                   &differences->capacity, struct difference);
    differences->items[differences->count++] = (struct difference){
        a < b ? a : b, a < b ? b : a, relation, tie->from, tie->to, tie->state};
}

/* ---- how often ---- */

static void counts_put(struct visit *visit, const struct reports *reports,
                       enum wave_relation relation, struct value *list)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "code", WAVE_RELATIONS[relation].code);
    model_set_text(item, "label", say(WAVE_RELATIONS[relation].label, visit->language));
    for (int i = 0; i < TIE_STATE_COUNT; i++) {
        model_set_integer(item, TIE_STATE_CODES[i], (int64_t)reports->counts[i]);
    }
}

static struct differences differences_read(struct visit *visit,
                                           const struct findings *findings,
                                           const size_t *order)
{
    const size_t count = findings->answers.organisation_count;
    size_t *place_of = pool_array(visit->pool, count, size_t);
    struct value *counts = model_set_list(visit->model, "counts");
    struct differences differences = {0};

    for (size_t i = 0; i < count; i++) {
        place_of[order[i]] = i;
    }
    for (int r = 0; r < WAVE_RELATION_COUNT; r++) {
        const enum wave_relation relation = (enum wave_relation)r;

        if (!is_talked_about(findings, relation)) {
            continue;
        }
        const struct reports reports =
            wave_reports(&findings->answers, relation, visit->pool);
        counts_put(visit, &reports, relation, counts);
        for (size_t i = 0; i < reports.count; i++) {
            const enum tie_state state = reports.ties[i].state;
            if (state == TIE_DISPUTED || state == TIE_ONE_SIDED) {
                difference_add(visit, place_of, &reports.ties[i], relation, &differences);
            }
        }
    }
    if (differences.count > 0) {
        qsort(differences.items, differences.count, sizeof *differences.items,
              difference_compare);
    }
    return differences;
}

/* ---- the conversations ---- */

/* What differs, without who said it: the same sentence whoever did. */
static const char *difference_sentence(struct visit *visit,
                                       const struct findings *findings,
                                       const struct difference *difference)
{
    const char *from = findings->shown.names[difference->from];
    const char *to = findings->shown.names[difference->to];
    const bool is_far = difference->state == TIE_DISPUTED;

    switch (difference->relation) {
    case WAVE_INFO:
        return is_far
                   ? visit_say(visit, N_("how often %s gives information to %s"), from,
                               to)
                   : visit_say(visit, N_("whether %s gives information to %s"), from, to);
    case WAVE_REFERRAL:
        return is_far
                   ? visit_say(visit, N_("how often %s refers families to %s"), from, to)
                   : visit_say(visit, N_("whether %s refers families to %s"), from, to);
    case WAVE_ACTION:
        return say(is_far ? N_("how much they do together")
                          : N_("whether they do something together"),
                   visit->language);
    case WAVE_MEANS:
        return say(N_("whether they share means"), visit->language);
    default:
        return say(is_far ? N_("how often they are in contact")
                          : N_("whether they are in contact"),
                   visit->language);
    }
}

static void pair_put(struct visit *visit, const struct findings *findings,
                     const size_t *order, const struct difference *differences,
                     size_t count, struct value *list)
{
    struct value *pair = model_add_object(list);
    struct value *items = NULL;

    model_set_text(pair, "first", findings->shown.names[order[differences->first]]);
    model_set_text(pair, "second", findings->shown.names[order[differences->second]]);
    model_set_integer(pair, "count", (int64_t)count);
    items = model_set_list(pair, "items");
    for (size_t i = 0; i < count; i++) {
        const struct difference *difference = &differences[i];
        struct value *item = model_add_object(items);

        model_set_text(item, "relation", WAVE_RELATIONS[difference->relation].code);
        model_set_text(item, "state", TIE_STATE_CODES[difference->state]);
        model_set_text(item, "state_label",
                       difference->state == TIE_DISPUTED
                           ? say(N_("far apart"), visit->language)
                           : say(N_("one-sided"), visit->language));
        model_set_text(item, "sentence",
                       difference_sentence(visit, findings, difference));
    }
}

static size_t pair_length(const struct differences *differences, size_t first)
{
    const struct difference *begin = &differences->items[first];
    size_t end = first;

    while (end < differences->count && differences->items[end].first == begin->first &&
           differences->items[end].second == begin->second) {
        end++;
    }
    return end - first;
}

/* Those who differ most come first; of equals in the order of names. */
static void pairs_put(struct visit *visit, const struct findings *findings,
                      const size_t *order, const struct differences *differences)
{
    struct value *list = model_set_list(visit->model, "pairs");
    size_t most = 0;
    size_t pairs = 0;

    for (size_t i = 0; i < differences->count; i += pair_length(differences, i)) {
        const size_t length = pair_length(differences, i);
        most = length > most ? length : most;
        pairs++;
    }
    for (size_t wanted = most; wanted > 0; wanted--) {
        for (size_t i = 0; i < differences->count; i += pair_length(differences, i)) {
            const size_t length = pair_length(differences, i);
            if (length == wanted) {
                pair_put(visit, findings, order, &differences->items[i], length, list);
            }
        }
    }
    model_set_integer(visit->model, "pair_count", (int64_t)pairs);
    model_set_boolean(visit->model, "has_pairs", pairs > 0);
    model_set_boolean(visit->model, "has_several", pairs > 1);
}

/* Who answered nothing: of their ties only one end is known. */
static void silent_put(struct visit *visit, const struct findings *findings,
                       const size_t *order)
{
    const struct wave_answers *answers = &findings->answers;
    struct value *list = model_set_list(visit->model, "silent");
    size_t count = 0;

    for (size_t i = 0; i < answers->organisation_count; i++) {
        bool has_answered = false;
        for (size_t k = 0; k < answers->item_count; k++) {
            has_answered |= answers->has_answered[order[i] * answers->item_count + k];
        }
        if (!has_answered) {
            struct value *item = model_add_object(list);
            model_set_text(item, "name", findings->shown.names[order[i]]);
            count++;
        }
    }
    model_set_boolean(visit->model, "has_silent", count > 0);
}

bool tie_talks_page(struct visit *visit, struct status *st)
{
    static const char *const PARTS[] = {NULL};
    struct findings findings;

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, &findings, st)) {
        return false;
    }
    findings_frame_put(visit, &findings);
    const size_t *order = ties_order(visit, &findings);
    const struct differences differences = differences_read(visit, &findings, order);
    pairs_put(visit, &findings, order, &differences);
    silent_put(visit, &findings, order);
    return true;
}
