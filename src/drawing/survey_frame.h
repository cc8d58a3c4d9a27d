/* survey_frame.h - what stands around the questions of every survey on paper: how to
 * answer on the web instead, what it is for, and at the foot of each page whose it is.
 * Pure. */
#pragma once

#include "base/say.h"
#include "drawing/paper_pen.h"

/* How people are asked. All texts are borrowed; only `link` may be NULL. */
struct survey_asking {
    const char *asker; /* "": not said */
    const char *reason; /* "": not said */
    const char *due_day; /* written out; "": none */
    int keep_months; /* single answers, after closing */
    const char *link; /* to answer on the web, as a QR code; NULL: paper alone */
    const char *door; /* the address where the code can be typed */
    const char *code; /* "abcd-efgh" */
};

/* As one survey shows it. */
struct survey_frame {
    const struct survey_asking *asking;
    const char *opening; /* paragraphs, an empty line between them */
    enum language language;
    struct font heading;
    struct font text;
    double text_space; /* before each paragraph */
};

/* The code to scan, where it can be typed instead, and its letters, beside the title.
 * Gives the room that is left for the title: as wide as it may be, and as high as what
 * stands beside it. */
struct box survey_frame_aside(const struct survey_frame *frame,
                              const struct paper_pen *pen);

/* Until when it is wanted back; "": no day is said. Lives in `pool`. */
const char *survey_frame_due(const struct survey_frame *frame, struct pool *pool);

void survey_frame_heading(const struct survey_frame *frame, const char *words,
                          struct paper_pen *pen);
void survey_frame_text(const struct survey_frame *frame, const char *words,
                       struct paper_pen *pen);

/* "What this is for": who asks and why, the opening, how long answers are kept. */
void survey_frame_opening(const struct survey_frame *frame, struct paper_pen *pen);

/* The foot of a page, by which loose pages are brought together again: at the left, in
 * the middle (there `anchor` says how), at the right. */
void survey_frame_foot(const char *const words[3], enum svg_anchor anchor,
                       struct text *svg);
