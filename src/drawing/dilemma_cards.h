/* dilemma_cards.h - the eight dilemmas as cards to talk with: two on a page of standing
 * A4, each as large as A5, to cut along the line. Pure. */
#pragma once

#include "base/say.h"
#include "base/text.h"
#include "method/dilemma.h"

/* What a network answers; texts as they are shown. */
struct dilemma_card_figures {
    const char *state; /* NULL: not asked, the card stands without figures */
    const char *shares[DILEMMA_ITEM_COUNT]; /* how many agree: "about 40 %" */
};

/* All texts are borrowed. */
struct dilemma_cards {
    const char *network; /* "": cards of no network */
    const char *wave;
    struct dilemma_card_figures figures[DILEMMA_COUNT];
    enum language language;
};

/* Pages, 1 or more. */
size_t drawing_dilemma_cards_page_count(const struct dilemma_cards *cards);

/* Add page 0 .. page_count - 1 as one SVG. Letters are as large as fit, from 9.5 points
 * down; what does not fit in the smallest is cut with an ellipsis. */
void drawing_dilemma_cards(const struct dilemma_cards *cards, size_t page,
                           struct text *svg);
