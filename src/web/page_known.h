/* page_known.h - pages that were made before, for this server and for this browser.
 *
 * The cache of the server has them under all that they depend on. The tag that a browser
 * gets (ETag) is made of what the page shows and of nothing else. */
#pragma once

#include "web/visit.h"

/* Everything that a cached page depends on. Lives in the visit's pool. */
const char *page_known_key(const struct visit *visit);

/* Answer with the page as it was made before: 200, or 304 when the browser has it; a 304
 * keeps the body of its 200, of which only the length is sent. False when the page must
 * be made. */
NODISCARD bool page_known_answer(struct visit *visit, const char *key);

/* Keep the page that was made, and answer with its tag, 200 or 304. */
void page_known_keep(struct visit *visit, const char *key);
