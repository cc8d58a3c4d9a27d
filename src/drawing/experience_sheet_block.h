/* experience_sheet_block.h - the questions of an anonymous survey on paper: which of them
 * stand in one table, and their boxes. Pure. */
#pragma once

#include "drawing/experience_sheet.h"
#include "drawing/paper_pen.h"

/* Letters of a paper: families read larger ones. */
struct experience_fonts {
    struct font text; /* questions and what goes before them */
    struct font title;
    struct font small; /* labels of boxes, help */
    struct font sight;
    struct font entry; /* codes and values, for who types it in */
    double box; /* its side */
};
struct experience_fonts experience_fonts(const struct experience_paper *paper);

/* A step: title, who sees it, question, help, then its items. */
void experience_step_write(const struct experience_paper *paper,
                           const struct experience_paper_step *step,
                           struct paper_pen *pen);

/* What is to choose from, one below the other, a box before each. */
struct experience_choices {
    const char *title;
    const char *sight_words;
    const char *question;
    const char *code; /* of the item, for who types it in */
    const struct experience_paper_choice *choices;
    size_t choice_count;
    const char *none; /* "I would rather not say"; "": not offered */
};
void experience_choices_write(const struct experience_paper *paper,
                              const struct experience_choices *choices,
                              struct paper_pen *pen);

/* A box to tick around a centre. */
void experience_box_draw(struct text *svg, struct point centre, double side);
