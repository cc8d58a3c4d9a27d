#include "web/own_findings.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/trust.h"
#include "web/wave_read.h"

/* One organisation's own answers and those about it. */
struct own {
    struct visit *visit;
    const struct findings *findings;
    size_t organisation;
    struct wave_tie_answer *answers; /* from it, or to it */
    size_t answer_count;
};

/* What is asked of a tie, from this side and from the other. */
static const struct {
    enum wave_relation relation;
    const char *title; /* N_() */
    const char *ours; /* item */
    const char *theirs;
} ASPECTS[] = {
    {WAVE_CONTACT, N_("Contact"), "contact", "contact"},
    {WAVE_INFO, N_("Information from you to them"), "info_give", "info_get"},
    {WAVE_INFO, N_("Information from them to you"), "info_get", "info_give"},
    {WAVE_REFERRAL, N_("Families that you refer to them"), "refer_to", "refer_from"},
    {WAVE_REFERRAL, N_("Families that they refer to you"), "refer_from", "refer_to"},
    {WAVE_ACTION, N_("Doing something together"), "action", "action"},
    {WAVE_MEANS, N_("Sharing means"), "means", "means"},
};

static bool is_aspect(const char *item)
{
    size_t i = 0;

    while (i < ARRAY_COUNT(ASPECTS) && strcmp(ASPECTS[i].ours, item) != 0) {
        i++;
    }
    return i < ARRAY_COUNT(ASPECTS);
}

static struct own own_make(struct visit *visit, const struct findings *findings,
                           size_t organisation)
{
    const struct wave_answers *answers = &findings->answers;
    struct own own = {visit, findings, organisation, NULL, 0};

    own.answers = pool_array(visit->pool, answers->tie_count, struct wave_tie_answer);
    for (size_t i = 0; i < answers->tie_count; i++) {
        const struct wave_tie_answer *tie = &answers->ties[i];
        if ((tie->from == organisation || tie->to == organisation) &&
            is_aspect(tie->item)) {
            own.answers[own.answer_count++] = *tie;
        }
    }
    return own;
}

/* ---- one tie, from both sides ---- */

enum { NOT_ANSWERED = -1 };

static bool has_answered(const struct findings *findings, size_t organisation,
                         const char *item)
{
    const struct wave_answers *answers = &findings->answers;

    for (size_t i = 0; i < answers->item_count; i++) {
        if (strcmp(answers->items[i], item) == 0) {
            return answers->has_answered[organisation * answers->item_count + i];
        }
    }
    return false;
}

/* What `from` said of `to`: 0 where it answered and said nothing else. */
static int value_of(const struct own *own, size_t from, size_t to, const char *item)
{
    for (size_t i = 0; i < own->answer_count; i++) {
        const struct wave_tie_answer *tie = &own->answers[i];
        if (tie->from == from && tie->to == to && strcmp(tie->item, item) == 0) {
            return tie->value;
        }
    }
    return has_answered(own->findings, from, item) ? 0 : NOT_ANSWERED;
}

static bool is_far_apart(enum wave_relation relation, int ours, int theirs)
{
    return WAVE_RELATIONS[relation].is_valued && abs(ours - theirs) >= REPORTS_STEPS;
}

/* As analysis/reports.h has it, seen from one end. */
static const char *state_code(enum wave_relation relation, int ours, int theirs)
{
    if (ours == NOT_ANSWERED || theirs == NOT_ANSWERED) {
        return "unanswered";
    }
    if (ours == 0 || theirs == 0) {
        return "one_sided";
    }
    return is_far_apart(relation, ours, theirs) ? "disputed" : "confirmed";
}

static const char *state_label(struct visit *visit, const char *code, bool is_ours)
{
    if (strcmp(code, "unanswered") == 0) {
        return say(is_ours ? N_("they did not answer") : N_("you did not answer"),
                   visit->language);
    }
    if (strcmp(code, "one_sided") == 0) {
        return say(is_ours ? N_("only you say so") : N_("only they say so"),
                   visit->language);
    }
    return say(strcmp(code, "disputed") == 0 ? N_("far apart") : N_("both say so"),
               visit->language);
}

static void side_put(struct visit *visit, const struct instrument_item *item, int value,
                     struct value *object, const char *name)
{
    model_set_text(object, name,
                   value == NOT_ANSWERED ? NULL : ties_value(visit, item, value));
}

/* What the two say in one respect. */
struct sides {
    int ours;
    int theirs;
    const char *state; /* NULL: neither says anything */
};

static struct sides sides_of(const struct own *own, size_t other, size_t number)
{
    struct sides sides = {value_of(own, own->organisation, other, ASPECTS[number].ours),
                          value_of(own, other, own->organisation, ASPECTS[number].theirs),
                          NULL};

    if (sides.ours > 0 || sides.theirs > 0) {
        sides.state = state_code(ASPECTS[number].relation, sides.ours, sides.theirs);
    }
    return sides;
}

static bool is_seen_differently(const struct own *own, size_t other)
{
    for (size_t i = 0; i < ARRAY_COUNT(ASPECTS); i++) {
        const char *state = sides_of(own, other, i).state;
        if (state != NULL &&
            (strcmp(state, "one_sided") == 0 || strcmp(state, "disputed") == 0)) {
            return true;
        }
    }
    return false;
}

static void aspect_put(const struct own *own, size_t other, size_t number,
                       struct value *list)
{
    struct visit *visit = own->visit;
    const struct instrument *instrument = own->findings->wave.instrument;
    const struct instrument_item *ours =
        instrument_item(instrument, ASPECTS[number].ours, NULL);
    const struct instrument_item *theirs =
        instrument_item(instrument, ASPECTS[number].theirs, NULL);
    const struct sides sides = sides_of(own, other, number);

    if (sides.state == NULL) {
        return;
    }
    struct value *aspect = model_add_object(list);
    model_set_text(aspect, "code", ASPECTS[number].ours);
    model_set_text(aspect, "title", say(ASPECTS[number].title, visit->language));
    side_put(visit, ours, sides.ours, aspect, "ours");
    side_put(visit, theirs, sides.theirs, aspect, "theirs");
    model_set_text(aspect, "state", sides.state);
    model_set_text(aspect, "state_label",
                   state_label(visit, sides.state, sides.ours > 0));
}

/* Is anything said of the two, by either? */
static bool is_told(const struct own *own, size_t other)
{
    for (size_t i = 0; i < own->answer_count; i++) {
        const struct wave_tie_answer *tie = &own->answers[i];
        if ((tie->from == other || tie->to == other) && tie->value > 0) {
            return true;
        }
    }
    return false;
}

static void tie_put(const struct own *own, size_t other, bool differs, struct value *list)
{
    struct value *tie = model_add_object(list);

    model_set_text(tie, "name", own->findings->shown.names[other]);
    model_set_boolean(tie, "differs", differs);
    struct value *aspects = model_set_list(tie, "aspects");
    for (size_t i = 0; i < ARRAY_COUNT(ASPECTS); i++) {
        aspect_put(own, other, i, aspects);
    }
}

/* What is seen differently comes first; then in the order of names. */
static void ties_put(const struct own *own, struct value *object)
{
    const size_t count = own->findings->answers.organisation_count;
    const size_t *order = ties_order(own->visit, own->findings);
    struct value *list = model_set_list(object, "ties");
    size_t found[2] = {0, 0};

    for (int differs = 1; differs >= 0; differs--) {
        for (size_t i = 0; i < count; i++) {
            const size_t other = order[i];
            if (other != own->organisation && is_told(own, other) &&
                is_seen_differently(own, other) == (differs == 1)) {
                tie_put(own, other, differs == 1, list);
                found[differs]++;
            }
        }
    }
    model_set_boolean(object, "has_ties", found[0] + found[1] > 0);
    model_set_integer(object, "partners", (int64_t)(found[0] + found[1]));
    model_set_integer(object, "differing", (int64_t)found[1]);
    model_set_boolean(object, "has_differing", found[1] > 0);
}

/* ---- where its own informants differ ---- */

static void divided_line_put(const struct own *own, const struct instrument_step *step,
                             const struct instrument_item *item,
                             const struct combined_answer *answer, struct value *list)
{
    struct visit *visit = own->visit;
    const size_t other = findings_organisation(own->findings, answer->target);

    if (other == GROUP_NONE || !answer->is_divided) {
        return;
    }
    struct value *row = model_add_object(list);
    model_set_text(row, "title", wording_in(&step->title, visit->language));
    model_set_text(row, "question", wording_in(&item->question, visit->language));
    model_set_text(row, "name", own->findings->shown.names[other]);
    model_set_text(row, "low", ties_value(visit, item, answer->low));
    model_set_text(row, "high", ties_value(visit, item, answer->high));
    model_set_text(row, "value", ties_value(visit, item, answer->value));
}

static void divided_put(const struct own *own, struct value *object)
{
    const struct wave_whole *wave = &own->findings->wave;
    const int64_t id = own->findings->wave_actor_ids[own->organisation];
    struct value *list = model_set_list(object, "divided");
    int64_t informants = 0;

    for (size_t i = 0; i < wave->answer_count; i++) {
        const struct wave_answer_row *row = &wave->answers[i];
        const struct instrument_step *step = NULL;
        const struct instrument_item *item =
            instrument_item(wave->instrument, row->item, &step);
        const char *text = row->answers;
        struct combined_answer answer;

        if (row->wave_actor_id != id || item == NULL || step->sight == SIGHT_NOBODY ||
            item->kind == ITEM_NAMES) {
            continue;
        }
        informants = row->informants > informants ? row->informants : informants;
        while (wave_read_line(&text, &answer)) {
            divided_line_put(own, step, item, &answer, list);
        }
    }
    model_set_boolean(object, "has_divided", value_first(list) != NULL);
    model_set_integer(object, "informants", informants);
    model_set_boolean(object, "has_several_informants", informants > 1);
    model_set_boolean(object, "has_answered", informants > 0);
}

/* ---- its own scores ---- */

static const struct {
    const char *scale; /* of the store */
    const char *name; /* N_() */
    const char *asked; /* N_() */
} SCALES[TRUST_SCALE_COUNT] = {
    [SCALE_TRUST] = {"trust", N_("Trust"),
                     N_("You keep agreements, are honest about what is difficult, and "
                        "want to reach the same as the others.")},
    [SCALE_VALUE] = {"value", N_("Value"),
                     N_("You bring in means, have influence to change something, and "
                        "commit yourselves.")},
};

static const char *score_lack(struct visit *visit, const struct wave_score_row *score)
{
    if (score == NULL) {
        return say(
            N_("There is no score: this was not asked, or it is not computed yet."),
            visit->language);
    }
    for (int i = 0; i < TRUST_STATE_COUNT; i++) {
        if (i != TRUST_GIVEN && strcmp(score->state, TRUST_STATE_CODES[i]) == 0) {
            return visit_sentence(visit->pool,
                                  say(TRUST_STATE_LABELS[i], visit->language));
        }
    }
    return NULL;
}

/* Who stands for the organisation learns its score only where enough gave it. */
static void scores_put(const struct own *own, struct value *object)
{
    struct visit *visit = own->visit;
    const int64_t id = own->findings->wave_actor_ids[own->organisation];
    struct value *list = model_set_list(object, "scores");

    for (size_t i = 0; i < TRUST_SCALE_COUNT; i++) {
        const struct wave_score_row *score =
            findings_score(own->findings, id, SCALES[i].scale);
        const char *lack = score_lack(visit, score);
        const bool is_given = lack == NULL && score->raters >= TRUST_RATERS_LEAST;
        struct value *item = model_add_object(list);

        model_set_text(item, "code", SCALES[i].scale);
        model_set_text(item, "name", say(SCALES[i].name, visit->language));
        model_set_text(item, "asked", say(SCALES[i].asked, visit->language));
        model_set_text(item, "lack", lack);
        model_set_text(item, "mean", is_given ? ties_decimal(visit, score->mean) : NULL);
        model_set_text(item, "middle",
                       is_given ? ties_decimal(visit, score->middle) : NULL);
        model_set_integer(item, "raters", is_given ? score->raters : 0);
        model_set_boolean(item, "is_given", is_given);
    }
}

bool own_findings_put(struct visit *visit, const struct findings *findings,
                      size_t organisation, struct status *st)
{
    const struct own own = own_make(visit, findings, organisation);
    struct value *object = model_set_object(visit->model, "own");

    model_set_integer(object, "id", findings->wave_actor_ids[organisation]);
    model_set_text(object, "name", findings->shown.names[organisation]);
    ties_put(&own, object);
    divided_put(&own, object);
    scores_put(&own, object);
    return own_changes_put(visit, findings, organisation, object, st);
}
