/* survey_sheet_table.h - the tables of a survey on paper: which questions share one, and
 * their rows of boxes. Pure. */
#pragma once

#include "drawing/paper_pen.h"
#include "drawing/survey_sheet.h"

enum { SURVEY_GROUPS_MOST = 3, SURVEY_EMPTY_ROWS = 3 };

/* One to three items side by side over the same names. */
struct survey_table {
    size_t number; /* 1, 2 ..: as it is printed */
    const struct instrument_step *steps; /* that share it, behind each other */
    size_t step_count;
    const struct instrument_item *items[SURVEY_GROUPS_MOST];
    const char *titles[SURVEY_GROUPS_MOST]; /* of the items; "": none is wanted */
    size_t item_count;
};

/* Is this step asked on this paper? */
bool survey_step_is_asked(const struct survey_paper *paper,
                          const struct instrument_step *step);

/* The table that begins at step `from`, which is asked. */
struct survey_table survey_table_at(const struct survey_paper *paper, size_t from,
                                    size_t number);

/* Write it: question, help, who sees it, then a row a name and some empty ones. */
void survey_table_write(const struct survey_paper *paper,
                        const struct survey_table *table, struct paper_pen *pen);

/* A box to tick around a centre; how it looks ticked, and crossed out. */
enum survey_tick { SURVEY_EMPTY, SURVEY_TICKED, SURVEY_CROSSED_OUT };
void survey_box_draw(struct text *svg, struct point centre, enum survey_tick tick);
