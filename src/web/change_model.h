/* change_model.h - the changes of the journal as they stand in a model: who did what to
 * whom, in words. */
#pragma once

#include "store/journal.h"
#include "web/people_model.h"

/* One change of the journal into an empty object: {position, undoes, at, at_text, day,
 * day_text, who, subject, action, sentence}. The numbers are null for who sees a part of
 * the history. What it did, row by row: web/change_rows.h. */
void change_model_put(struct visit *visit, const struct people *people,
                      const struct journal_entry *entry, struct value *change);
