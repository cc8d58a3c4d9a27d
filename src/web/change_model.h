/* change_model.h - the changes of the journal as they stand in a model: who did what to
 * whom, in words. */
#pragma once

#include "store/journal.h"
#include "web/people_model.h"

/* One change of the journal as an object: position, at, who, a sentence of what. */
void change_model_put(struct visit *visit, const struct people *people,
                      const struct journal_entry *entry, struct value *list);
