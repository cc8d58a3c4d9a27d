/* link_poster.h - how people find an anonymous survey: a poster to hang up, and small
 * cards to cut out and hand over. Standing A4, readable in black and white. Pure.
 *
 * Both say what it is, who asks, where to go and what happens with the answers. They are
 * the same for everybody: nothing on them says who took one. */
#pragma once

#include "base/say.h"
#include "base/text.h"
#include "method/instrument.h"

enum { LINK_CARDS = 8 }; /* on a page */

/* All texts are borrowed, none is NULL. */
struct link_poster {
    const char *title; /* of the survey */
    const char *network;
    const char *asker; /* "": not said */
    const char *due_day; /* as it is shown; "": none */
    enum respondent respondent; /* families or workers: what happens with answers */
    const char *link; /* what the QR code opens */
    const char *door; /* the address where the code can be typed */
    const char *code; /* "abcd-efgh" */
    enum language language;
};

/* Add the one page as an SVG. */
void drawing_link_poster(const struct link_poster *poster, struct text *svg);
void drawing_link_cards(const struct link_poster *poster, struct text *svg);
