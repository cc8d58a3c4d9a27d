/* answer_table.h - what stands in a picture of answers once more as a table: for
 * {{>answer_table}}. */
#pragma once

#include "web/disclosed_words.h"

/* Begin in `object`: "name", "levels" [text], "columns" and "columns_all" (how many there
 * are behind the first one, and with it), "lines" (given). */
struct value *answer_table_begin(struct visit *visit, const char *name,
                                 const struct instrument_item *scale,
                                 struct value *object);

/* Add a line, {question, about}; `about` NULL: nothing more to say of it. The page sets a
 * list "sides" in it. */
struct value *answer_table_line(struct value *lines, const char *question,
                                const char *about);

/* Add who answered it to "sides", {name, figures}; nothing when it was not asked of
 * them. */
void answer_table_side(struct visit *visit, struct value *sides, const char *name,
                       const struct instrument_item *item,
                       const struct disclosed_item *figures);
