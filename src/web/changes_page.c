/* changes_page.c - two closed waves beside each other: who joined and left, what became
 * of each line, and which figures moved. */
#include "web/pages.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "web/changes_model.h"
#include "web/pin.h"

enum { DECIMALS = 2, PERCENT = 100 };

static const enum network_measure MEASURES_SHOWN[] = {
    NETWORK_DENSITY,         NETWORK_MEAN_DEGREE,   NETWORK_RECIPROCITY_DYAD,
    NETWORK_ISOLATES,        NETWORK_TRANSITIVITY,  NETWORK_CENTRALISATION_INDEGREE,
    NETWORK_CONNECTEDNESS,   NETWORK_MEAN_DISTANCE, NETWORK_COMPACTNESS,
    NETWORK_COMPONENTS_WEAK, NETWORK_CUTPOINTS,     NETWORK_BRIDGES,
};

/* ---- which waves ---- */

static const struct wave_row *wave_asked(const struct visit *visit,
                                         const struct wave_list *closed, const char *name,
                                         size_t otherwise)
{
    const char *asked = visit_query(visit, name);

    for (size_t i = 0; asked != NULL && i < closed->count; i++) {
        if (closed->rows[i].id == visit_id(asked)) {
            return &closed->rows[i];
        }
    }
    return asked == NULL ? &closed->rows[otherwise] : NULL;
}

struct chosen_waves {
    struct wave_row before;
    struct wave_row after;
};

/* Two that were asked for, or the newest and the one before; the earlier one first. */
static bool waves_choose(const struct visit *visit, const struct wave_list *closed,
                         struct chosen_waves *chosen_out, struct status *st)
{
    const struct wave_row *from = wave_asked(visit, closed, "from", closed->count - 2);
    const struct wave_row *to = wave_asked(visit, closed, "to", closed->count - 1);

    if (from == NULL || to == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no such closed wave");
    }
    *chosen_out = from->id > to->id ? (struct chosen_waves){*to, *from}
                                    : (struct chosen_waves){*from, *to};
    return true;
}

static void choice_put(struct visit *visit, const struct wave_list *closed,
                       const char *name, const char *label, int64_t chosen,
                       struct value *list)
{
    struct value *field = model_add_object(list);
    struct value *options = NULL;

    model_set_text(field, "name", name);
    model_set_text(field, "label", label);
    options = model_set_list(field, "options");
    for (size_t i = 0; i < closed->count; i++) {
        struct value *option = model_add_object(options);
        model_set_integer(option, "id", closed->rows[i].id);
        model_set_text(option, "title", closed->rows[i].title);
        model_set_text(option, "closed_day",
                       day_of(closed->rows[i].closed_at, visit->pool));
        model_set_boolean(option, "is_here", closed->rows[i].id == chosen);
    }
}

static void side_put(struct visit *visit, const struct findings *findings,
                     const char *name, enum wave_relation relation)
{
    struct value *side = model_set_object(visit->model, name);
    const struct wave_row *row = &findings->wave.wave;

    model_set_integer(side, "id", row->id);
    model_set_text(side, "title", row->title);
    model_set_text(side, "closed_day", day_of(row->closed_at, visit->pool));
    model_set_integer(side, "organisations", (int64_t)findings->response.organisations);
    model_set_integer(side, "answered", (int64_t)findings->response.answered);
    model_set_text(
        side, "picture",
        relation == WAVE_RELATION_COUNT
            ? NULL
            : visit_address(visit,
                            "/networks/%s/findings/%" PRId64 "/map.svg?relation=%s",
                            visit->network_id, row->id, WAVE_RELATIONS[relation].code));
}

/* ---- who ---- */

static void members_put(struct visit *visit, const struct wave_change *change)
{
    const struct change *found = &change->change;
    struct value *joiners = model_set_list(visit->model, "joiners");
    struct value *leavers = model_set_list(visit->model, "leavers");

    for (size_t i = 0; i < found->joiner_count + found->leaver_count; i++) {
        struct value *item =
            model_add_object(i < found->joiner_count ? joiners : leavers);
        model_set_text(item, "name", wave_change_name(change, found->both_count + i));
    }
    model_set_integer(visit->model, "both_count", (int64_t)found->both_count);
    model_set_boolean(visit->model, "has_joiners", found->joiner_count > 0);
    model_set_boolean(visit->model, "has_leavers", found->leaver_count > 0);
}

/* ---- lines ---- */

static void line_put(struct visit *visit, const struct wave_change *change,
                     const struct changed_tie *tie, struct value *list)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "first", wave_change_name(change, tie->from));
    model_set_text(item, "second", wave_change_name(change, tie->to));
    model_set_boolean(item, "is_directed", !WAVE_RELATIONS[change->relation].is_mutual);
    model_set_text(item, "change", PAIR_CHANGE_CODES[tie->change]);
    model_set_text(item, "change_label", wave_change_word(visit, tie->change));
    model_set_text(item, "before",
                   ties_level(visit, change->before, change->relation, tie->before));
    model_set_text(item, "after",
                   ties_level(visit, change->after, change->relation, tie->after));
}

/* A list a kind of change: what is new comes first. */
static void lines_put(struct visit *visit, const struct wave_change *change)
{
    static const struct {
        enum pair_change change;
        const char *name;
        const char *has;
    } LISTS[] = {{PAIR_NEW, "lines_new", "has_new"},
                 {PAIR_LOST, "lines_lost", "has_lost"},
                 {PAIR_KEPT, "lines_kept", "has_kept"},
                 {PAIR_UNKNOWN, "lines_unknown", "has_unknown"}};
    const struct change *found = &change->change;

    for (size_t k = 0; k < ARRAY_COUNT(LISTS); k++) {
        struct value *list = model_set_list(visit->model, LISTS[k].name);
        for (size_t i = 0; i < found->tie_count; i++) {
            if (found->ties[i].change == LISTS[k].change) {
                line_put(visit, change, &found->ties[i], list);
            }
        }
        model_set_boolean(visit->model, LISTS[k].has, value_first(list) != NULL);
    }
    struct value *counts = model_set_object(visit->model, "counts");
    for (int i = 0; i < PAIR_CHANGE_COUNT; i++) {
        model_set_integer(counts, PAIR_CHANGE_CODES[i], (int64_t)found->counts[i]);
    }
    model_set_text(counts, "kept_percent",
                   ties_number(visit, found->jaccard * PERCENT, 0));
    model_set_boolean(counts, "is_little", found->jaccard < CHANGE_JACCARD_LEAST);
}

static void organisations_put(struct visit *visit, const struct wave_change *change)
{
    struct value *list = model_set_list(visit->model, "organisations");

    for (size_t i = 0; i < change->change.both_count; i++) {
        const struct changed_organisation *row = &change->change.organisations[i];
        struct value *item = model_add_object(list);

        model_set_text(item, "name", wave_change_name(change, i));
        for (int k = 0; k < PAIR_CHANGE_COUNT; k++) {
            model_set_integer(item, PAIR_CHANGE_CODES[k], (int64_t)row->counts[k]);
        }
    }
}

/* ---- figures ---- */

static enum measure_state state_of(struct visit *visit, const struct change *change,
                                   const struct measure *measure)
{
    const enum measure_state before =
        response_trust(&change->response_before, measure, visit->pool).state;
    const enum measure_state after =
        response_trust(&change->response_after, measure, visit->pool).state;

    return before > after ? before : after;
}

static const char *state_word(struct visit *visit, enum measure_state state)
{
    static const char *const WORDS[] = {
        [MEASURE_FIRM] = NULL,
        [MEASURE_INCOMPLETE] = N_("incomplete: not everything is known"),
        [MEASURE_GREYED] = N_("too many did not answer"),
    };

    return WORDS[state] == NULL ? NULL : say(WORDS[state], visit->language);
}

static void measure_put(struct visit *visit, const struct wave_change *change,
                        enum network_measure number, struct value *list)
{
    const struct changed_measure *found = &change->change.measures[number];
    const struct measure *measure = &NETWORK_MEASURES[number];
    const double difference = found->after - found->before;
    const int decimals = measure->kind == KIND_COUNT ? 0 : DECIMALS;
    const bool has_band =
        isfinite(difference) && found->band.draws > 0 && isfinite(found->band.low);
    const enum measure_state state = state_of(visit, &change->change, measure);
    struct value *item = model_add_object(list);
    const struct pin_which which = {change->after->wave.wave.id,
                                    change->before->wave.wave.id,
                                    "change",
                                    WAVE_RELATIONS[change->relation].code,
                                    measure->name,
                                    0};

    model_set_text(item, "code", measure->name);
    model_set_text(item, "label", say(measure->label, visit->language));
    model_set_text(item, "sentence", say(measure->sentence, visit->language));
    model_set_text(item, "before", ties_number(visit, found->before, decimals));
    model_set_text(item, "after", ties_number(visit, found->after, decimals));
    model_set_text(item, "difference", ties_number(visit, difference, decimals));
    model_set_boolean(item, "has_band", has_band);
    model_set_text(item, "low",
                   has_band ? ties_number(visit, found->band.low, DECIMALS) : NULL);
    model_set_text(item, "high",
                   has_band ? ties_number(visit, found->band.high, DECIMALS) : NULL);
    model_set_boolean(item, "leans",
                      has_band && found->band.low <= 0 && found->band.high >= 0 &&
                          difference != 0);
    model_set_text(item, "state", MEASURE_STATE_CODES[state]);
    model_set_text(item, "state_label", state_word(visit, state));
    model_set_boolean(item, "is_greyed", state == MEASURE_GREYED);
    pin_put(visit, item, &which, say(measure->label, visit->language));
}

static void measures_put(struct visit *visit, const struct wave_change *change)
{
    struct value *list = model_set_list(visit->model, "measures");

    for (size_t i = 0; i < ARRAY_COUNT(MEASURES_SHOWN); i++) {
        if (measure_applies(&NETWORK_MEASURES[MEASURES_SHOWN[i]], true, false)) {
            measure_put(visit, change, MEASURES_SHOWN[i], list);
        }
    }
    model_set_integer(visit->model, "dropped_count",
                      (int64_t)change->change.dropped_count);
}

/* ---- the page ---- */

static enum wave_relation relation_asked(const struct visit *visit,
                                         const struct findings *before,
                                         const struct findings *after)
{
    const enum wave_relation asked = ties_relation_asked(visit, after);

    if (asked != WAVE_RELATION_COUNT && wave_change_has(before, after, asked)) {
        return asked;
    }
    for (int i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (wave_change_has(before, after, (enum wave_relation)i)) {
            return (enum wave_relation)i;
        }
    }
    return WAVE_RELATION_COUNT;
}

static void compared_put(struct visit *visit, const struct findings *before,
                         const struct findings *after, enum wave_relation relation)
{
    const struct wave_change shown = wave_change_shown(visit, before, after, relation);
    const struct wave_change measured =
        wave_change_measured(visit, before, after, relation);

    members_put(visit, &shown);
    lines_put(visit, &shown);
    organisations_put(visit, &shown);
    measures_put(visit, &measured);
}

/* Both are read, and the page beneath {{#is_comparable}} is filled. */
static bool sides_put(struct visit *visit, const struct wave_row *before,
                      const struct findings *after, struct status *st)
{
    struct findings *former = pool_array(visit->pool, 1, struct findings);

    if (!findings_read(visit, before->id, NULL, former, st)) {
        return false;
    }
    const enum wave_relation relation = relation_asked(visit, former, after);
    model_set_boolean(visit->model, "is_comparable", relation != WAVE_RELATION_COUNT);
    ties_relations_put(visit, after, relation);
    side_put(visit, former, "before", relation);
    side_put(visit, after, "after", relation);
    if (relation != WAVE_RELATION_COUNT) {
        compared_put(visit, former, after, relation);
    }
    return true;
}

static bool waves_compare(struct visit *visit, const struct wave_list *closed,
                          struct status *st)
{
    struct findings *after = pool_array(visit->pool, 1, struct findings);
    struct chosen_waves chosen = {{0}, {0}};

    if (!waves_choose(visit, closed, &chosen, st) ||
        !findings_read(visit, chosen.after.id, NULL, after, st)) {
        return false;
    }
    const bool is_same = chosen.before.id == chosen.after.id;
    findings_frame_put(visit, after);
    struct value *choices = model_set_list(visit->model, "choices");
    choice_put(visit, closed, "from", say(N_("From"), visit->language), chosen.before.id,
               choices);
    choice_put(visit, closed, "to", say(N_("To"), visit->language), chosen.after.id,
               choices);
    model_set_boolean(visit->model, "is_same", is_same);
    if (!is_same && wave_change_may(&chosen.before, &chosen.after)) {
        return sides_put(visit, &chosen.before, after, st);
    }
    model_set_boolean(visit->model, "is_comparable", false);
    return true;
}

bool changes_page(struct visit *visit, struct status *st)
{
    struct wave_list closed;

    if (!findings_closed(visit, &closed, st)) {
        return false;
    }
    model_set_boolean(visit->model, "has_two", closed.count > 1);
    if (closed.count < 2) {
        model_set_boolean(visit->model, "is_comparable", false);
        return true;
    }
    return waves_compare(visit, &closed, st);
}
