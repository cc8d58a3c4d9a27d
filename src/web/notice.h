/* notice.h - the one sentence that a page says after a change: "The invitation was sent."
 * The address carries its code, so a page can be cached and nothing is kept. */
#pragma once

/* N_(); NULL when there is no such notice. */
const char *notice_text(const char *code);
