/* experience_sheet.h - an anonymous survey on paper: for who would rather have a pen than
 * a screen, and for the table of an association. Standing A4, readable in black and
 * white, no place for a name. Pure.
 *
 * First why and for whom, then a block a step: who sees it, then its questions with boxes
 * to tick. The code of each item stands small beside it and the value of each box under
 * it, for who types the sheet in. */
#pragma once

#include "base/text.h"
#include "drawing/survey_frame.h"
#include "method/instrument.h"

struct experience_paper_item {
    const struct instrument_item *item;
    const char *question; /* as these respondents are asked */
};

struct experience_paper_step {
    const struct instrument_step *step;
    const char *question; /* over the items, as these respondents are asked */
    const struct experience_paper_item *items;
    size_t item_count;
};

/* To choose from, the network's own: an organisation, a neighbourhood. */
struct experience_paper_choice {
    int64_t value; /* as it is typed in */
    const char *name;
};

/* All texts are borrowed; none is NULL but where it says so. */
struct experience_paper {
    const struct instrument *instrument;
    enum respondent respondent; /* families get faces, and larger letters */
    const char *network;
    const char *wave;
    struct survey_asking asking; /* by the link of a group */
    const struct experience_paper_choice
        *organisations; /* workers choose theirs, first */
    size_t organisation_count;
    const struct experience_paper_choice *areas; /* families choose theirs, last */
    size_t area_count;
    const struct experience_paper_step *steps;
    size_t step_count;
    enum language language;
};

/* Pages, 1 or more. O(items), as is drawing one page. */
size_t drawing_experience_page_count(const struct experience_paper *paper);

/* Add page 0 .. page_count - 1 as one SVG. */
void drawing_experience(const struct experience_paper *paper, size_t page,
                        struct text *svg);
