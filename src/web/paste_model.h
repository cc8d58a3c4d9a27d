/* paste_model.h - what the page of a pasted table shows: its help, and its preview. */
#pragma once

#include "web/paste.h"
#include "web/visit.h"

/* What may be pasted, with an example. `sources` are rows of SOURCE_RECORD. */
void paste_help_put(struct visit *visit, enum paste_into into,
                    const struct record_list *sources);

/* What the table would change, as `preview`. */
void paste_preview_put(struct visit *visit, const struct paste_order *order,
                       const struct paste *paste);

/* CSV of our own (sandbox.h) as a spreadsheet puts it on the clipboard. O(length). */
const char *paste_text_of_csv(const char *csv, struct pool *pool);
