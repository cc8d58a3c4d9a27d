/* dilemma_model.h - a dilemma as it stands in a model: what it is, and what a closed
 * survey says of it. For pages, drawings and files that show the same figures. */
#pragma once

#include "method/dilemma.h"
#include "web/experience_findings.h"

/* What a wave says of one dilemma. NULL: not asked, or nothing is computed. */
struct dilemma_figures {
    enum dilemma dilemma;
    enum dilemma_state state;
    int tension_percent; /* of who feels tension; -1: not given */
    const struct disclosed_item *items[DILEMMA_ITEM_COUNT];
    const struct disclosed_item *former[DILEMMA_ITEM_COUNT]; /* in the wave before */
    const struct experience_figure *both_pull;
};
struct dilemma_figures dilemma_figures(const struct experience_findings *findings,
                                       enum dilemma dilemma);

/* Was any of its four questions asked in this wave? */
bool dilemma_is_asked(const struct experience_findings *findings, enum dilemma dilemma);

/* Put what the dilemma is into `object`: {code, name, is_organisational, definition,
 * first_pole, second_pole, not_in_slides, source}. */
void dilemma_words_put(struct visit *visit, enum dilemma dilemma, struct value *object);

/* Put what the wave says of it into `object`: {state, state_name, state_sentence,
 * both_pull, items [{code, label, question, is_asked, figures, before, change,
 * change_name}]}: figures as disclosed_item_put(). */
void dilemma_figures_put(struct visit *visit, const struct experience_findings *findings,
                         const struct dilemma_figures *figures, struct value *object);
