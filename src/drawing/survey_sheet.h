/* survey_sheet.h - a relation survey on paper: who wishes to, answers with a pen, and
 * somebody types it in. Standing A4, readable in black and white. Pure.
 *
 * First what it is for and how to fill it in, then a list of the organisations, then a
 * table for each question: rows are organisations, columns are boxes to tick. Questions
 * with the same scale and the same sight share a table. */
#pragma once

#include "base/text.h"
#include "drawing/survey_frame.h"
#include "method/instrument.h"

/* An organisation that is asked about; the informant's own is not among them. */
struct survey_paper_name {
    const char *name;
    const char *sector; /* "": not said */
};

/* All texts are borrowed; none is NULL but where it says so. */
struct survey_paper {
    const struct instrument *instrument; /* identified */
    const char *const *left_out; /* codes of steps that are not asked */
    size_t left_out_count;
    const char *network;
    const char *wave;
    struct survey_asking asking; /* by the link of one informant */
    const char *organisation; /* "": a line to write on, as for the next */
    const char *informant;
    const struct survey_paper_name *names;
    size_t name_count;
    enum language language;
};

/* Pages, 1 or more. O(names * steps), as is drawing one page. */
size_t drawing_survey_page_count(const struct survey_paper *paper);

/* Add page 0 .. page_count - 1 as one SVG. */
void drawing_survey(const struct survey_paper *paper, size_t page, struct text *svg);
