/* dialogue_sheet.h - a sheet to lay on the table when families and professionals talk
 * about how help is experienced: what both answered, questions, and empty lines. One page
 * for each part, standing A4 or A3, readable in black and white. Pure. */
#pragma once

#include "drawing/answer_bars.h"
#include "drawing/drawing_page.h"

enum { DIALOGUE_QUESTIONS = 3 };

/* One page. All texts are borrowed; none is NULL. */
struct dialogue_part {
    const char *name; /* "Availability" */
    const char *meaning;
    struct answer_bars bars; /* its width is not looked at */
    const char *const *sentences; /* what may be said of the two beside each other */
    size_t sentence_count;
    const char *questions[DIALOGUE_QUESTIONS]; /* to talk about; "" where there is none */
};

struct dialogue_sheet {
    const char *network;
    const char
        *source; /* who answered, how many, until which day: one or two sentences */
    const struct dialogue_part *parts;
    size_t part_count;
    enum language language;
    enum drawing_paper paper; /* A3 is the same, larger */
};

/* Add the page of one part as one SVG. The bars become smaller when they would leave no
 * room to write. */
void drawing_dialogue_sheet(const struct dialogue_sheet *sheet, size_t part,
                            struct text *svg);
