#include "web/dilemma_model.h"

#include <math.h>

#include "method/growth.h"
#include "web/disclosed_words.h"

/* ---- reading ---- */

bool dilemma_is_asked(const struct experience_findings *findings, enum dilemma dilemma)
{
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        if (experience_findings_asks(findings,
                                     dilemma_item_code(dilemma, (enum dilemma_item)i))) {
            return true;
        }
    }
    return false;
}

static int median_of(const struct disclosed_item *item)
{
    return disclosed_is_shown(item) && item->median >= 1 ? item->median : 0;
}

struct dilemma_figures dilemma_figures(const struct experience_findings *findings,
                                       enum dilemma dilemma)
{
    static const char *const BOTH_PULL[DILEMMA_COUNT] = {
        [DILEMMA_LOYALTY] = "both_pull.loyalty",
        [DILEMMA_RESPONSIBILITY] = "both_pull.responsibility",
        [DILEMMA_LEARNING] = "both_pull.learning",
        [DILEMMA_CULTURE] = "both_pull.culture",
        [DILEMMA_IDENTITY] = "both_pull.identity",
        [DILEMMA_KNOWLEDGE] = "both_pull.knowledge",
        [DILEMMA_ROLE] = "both_pull.role",
        [DILEMMA_CONTROL_POWER] = "both_pull.control_power",
    };
    struct dilemma_figures figures = {.dilemma = dilemma};

    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        const char *code = dilemma_item_code(dilemma, (enum dilemma_item)i);

        figures.items[i] = experience_findings_cell(findings, RESPONDENT_WORKERS, code);
        figures.former[i] =
            experience_findings_former_cell(findings, RESPONDENT_WORKERS, code);
    }
    const struct disclosed_item *tension = figures.items[DILEMMA_TENSION];
    const double percent = disclosed_high_percent(tension);
    figures.state =
        dilemma_state(median_of(tension), median_of(figures.items[DILEMMA_HANDLED]));
    figures.tension_percent = isnan(percent) ? -1 : (int)percent;
    figures.both_pull = findings->is_computed
                            ? experience_figure(&findings->results, BOTH_PULL[dilemma])
                            : NULL;
    return figures;
}

/* ---- words ---- */

/* What an answer is about: the pole itself, or what is asked of both. */
static const char *item_label(struct visit *visit, enum dilemma dilemma,
                              enum dilemma_item item)
{
    const struct dilemma_card *card = &DILEMMA_CARDS[dilemma];
    const char *const labels[DILEMMA_ITEM_COUNT] = {
        [DILEMMA_FIRST] = card->first_pole,
        [DILEMMA_SECOND] = card->second_pole,
        [DILEMMA_TENSION] = N_("Tension that is felt"),
        [DILEMMA_HANDLED] = N_("It can be talked about"),
    };

    return say(labels[item], visit->language);
}

void dilemma_words_put(struct visit *visit, enum dilemma dilemma, struct value *object)
{
    const struct dilemma_card *card = &DILEMMA_CARDS[dilemma];
    const char *not_in_slides = card->not_in_slides;

    model_set_text(object, "code", DILEMMA_CODES[dilemma]);
    model_set_text(object, "name", say(card->name, visit->language));
    model_set_boolean(object, "is_organisational", card->is_organisational);
    model_set_text(object, "definition", say(card->definition, visit->language));
    model_set_text(object, "first_pole", say(card->first_pole, visit->language));
    model_set_text(object, "second_pole", say(card->second_pole, visit->language));
    model_set_text(object, "not_in_slides",
                   not_in_slides == NULL ? NULL : say(not_in_slides, visit->language));
    model_set_text(object, "source", say(card->source, visit->language));
}

/* What a state means, in words. */
static const char *state_sentence(struct visit *visit, enum dilemma_state state)
{
    static const char *const SENTENCES[DILEMMA_STATE_COUNT] = {
        [DILEMMA_PINCHING] =
            N_("Most feel the tension, and at most half can talk about it: begin here."),
        [DILEMMA_ATTENTION] = N_("Neither calm nor pinching: keep an eye on it."),
        [DILEMMA_DISCUSSABLE] = N_("It is alive, and it can be talked about."),
        [DILEMMA_CALM] = N_("Most feel little tension here at this moment."),
        [DILEMMA_TOO_FEW] = N_("Too few answers to say how it stands."),
    };

    return say(SENTENCES[state], visit->language);
}

/* How many agree with both poles: they do not exclude each other. */
static const char *both_pull_sentence(struct visit *visit,
                                      const struct dilemma_figures *figures)
{
    const struct experience_figure *both = figures->both_pull;

    if (both == NULL || both->state != FIGURE_GIVEN || isnan(both->value)) {
        return visit_say(visit,
                         N_("Whether both poles pull at once: too few answers to show."));
    }
    return visit_say(visit, N_("Both poles pull at once: %s."),
                     disclosed_percent_text(visit, both->value,
                                            both->answered.low != both->answered.high));
}

/* ---- beside the wave before ---- */

static const char *change_name(struct visit *visit, enum growth_change change)
{
    static const char *const NAMES[GROWTH_CHANGE_COUNT] = {
        [GROWTH_CHANGE_UP] = N_("more agree than before"),
        [GROWTH_CHANGE_DOWN] = N_("fewer agree than before"),
        [GROWTH_CHANGE_NOT_CLEAR] = N_("no clear difference"),
        [GROWTH_CHANGE_TOO_FEW] = N_("too few answers to compare"),
    };

    return say(NAMES[change], visit->language);
}

static void moved_put(struct visit *visit, const struct experience_findings *findings,
                      const struct disclosed_item *former,
                      const struct disclosed_item *now, struct value *object)
{
    if (!findings->has_former) {
        model_set_null(object, "before");
        model_set_null(object, "change");
        model_set_null(object, "change_name");
        return;
    }
    const enum growth_change change = growth_change(former, now);
    model_set_text(object, "before",
                   disclosed_is_shown(former) ? disclosed_high_text(visit, former)
                                              : NULL);
    model_set_text(object, "change", GROWTH_CHANGE_CODES[change]);
    model_set_text(object, "change_name", change_name(visit, change));
}

static void item_put(struct visit *visit, const struct experience_findings *findings,
                     const struct dilemma_figures *figures, enum dilemma_item item,
                     struct value *object)
{
    const char *code = dilemma_item_code(figures->dilemma, item);
    const struct instrument_item *scale =
        instrument_item(findings->wave.instrument, code, NULL);

    model_set_text(object, "code", code);
    model_set_text(object, "label", item_label(visit, figures->dilemma, item));
    model_set_text(object, "question",
                   experience_findings_question(visit, findings, code, false));
    model_set_boolean(object, "is_asked", experience_findings_asks(findings, code));
    if (scale == NULL) {
        model_set_null(object, "figures");
    } else {
        disclosed_item_put(visit, scale, figures->items[item],
                           model_set_object(object, "figures"));
    }
    moved_put(visit, findings, figures->former[item], figures->items[item], object);
}

void dilemma_figures_put(struct visit *visit, const struct experience_findings *findings,
                         const struct dilemma_figures *figures, struct value *object)
{
    struct value *items = model_set_list(object, "items");

    model_set_text(object, "state", DILEMMA_STATE_CODES[figures->state]);
    model_set_text(object, "state_name",
                   say(DILEMMA_STATE_NAMES[figures->state], visit->language));
    model_set_text(object, "state_sentence", state_sentence(visit, figures->state));
    model_set_text(object, "both_pull", both_pull_sentence(visit, figures));
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        item_put(visit, findings, figures, (enum dilemma_item)i, model_add_object(items));
    }
}
