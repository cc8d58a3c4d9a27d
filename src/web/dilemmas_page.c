/* dilemmas_page.c - how a network lives with the eight dilemmas: the four answers apart,
 * in the order in which they ask for attention. */
#include "web/pages.h"

#include "base/attributes.h"
#include "web/dilemma_bars.h"

#define INSTRUMENT "dilemmas"

/* ---- the page ---- */

static const char *address_of(struct visit *visit,
                              const struct experience_findings *findings,
                              enum dilemma dilemma)
{
    return visit_address(visit, "%s/%s",
                         experience_findings_address(visit, findings, "/dilemmas"),
                         DILEMMA_CODES[dilemma]);
}

static void dilemma_put(struct visit *visit, const struct experience_findings *findings,
                        const struct dilemma_figures *figures, struct value *object)
{
    const enum dilemma dilemma = figures->dilemma;

    dilemma_words_put(visit, dilemma, object);
    dilemma_figures_put(visit, findings, figures, object);
    model_set_text(object, "address", address_of(visit, findings, dilemma));
    dilemma_bars_put(visit, findings, figures, object);
}

/* What each word for a state means: the limits of dilemma_state(). */
static void states_put(struct visit *visit)
{
    static const struct {
        enum dilemma_state state;
        const char *rule; /* N_() */
    } STATES[] = {
        {DILEMMA_PINCHING, N_("The middle answer on tension is \"agree\" or more, and on "
                              "talking about it \"neither\" or less.")},
        {DILEMMA_DISCUSSABLE, N_("The middle answer on tension is \"neither\" or more, "
                                 "and on talking about it \"agree\" or more.")},
        {DILEMMA_CALM, N_("The middle answer on tension is \"disagree\" or less.")},
        {DILEMMA_ATTENTION, N_("Everything else.")},
    };
    struct value *states = model_set_list(visit->model, "states");

    for (size_t i = 0; i < ARRAY_COUNT(STATES); i++) {
        struct value *state = model_add_object(states);

        model_set_text(state, "name",
                       say(DILEMMA_STATE_NAMES[STATES[i].state], visit->language));
        model_set_text(state, "rule", say(STATES[i].rule, visit->language));
    }
}

static void dilemmas_put(struct visit *visit, const struct experience_findings *findings)
{
    struct value *list = model_set_list(visit->model, "dilemmas");
    struct value *left_out = model_set_list(visit->model, "left_out");
    struct dilemma_figures figures[DILEMMA_COUNT];
    struct dilemma_standing standings[DILEMMA_COUNT];
    size_t count = 0;

    for (int i = 0; i < DILEMMA_COUNT; i++) {
        figures[i] = dilemma_figures(findings, (enum dilemma)i);
        if (dilemma_is_asked(findings, (enum dilemma)i)) {
            standings[count++] = (struct dilemma_standing){
                (enum dilemma)i, figures[i].state, figures[i].tension_percent};
        } else {
            model_add_text(left_out, say(DILEMMA_CARDS[i].name, visit->language));
        }
    }
    dilemma_sort(standings, count);
    for (size_t i = 0; i < count; i++) {
        dilemma_put(visit, findings, &figures[standings[i].dilemma],
                    model_add_object(list));
    }
}

bool dilemmas_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    states_put(visit);
    dilemmas_put(visit, &findings);
    model_set_text(visit->model, "cards",
                   experience_findings_address(visit, &findings, "/dilemmas/cards.pdf"));
    model_set_text(visit->model, "notes",
                   visit_address(visit, "/networks/%s/notes", visit->network_id));
    return true;
}
