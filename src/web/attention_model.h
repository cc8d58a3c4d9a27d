/* attention_model.h - to which of the four dimensions a network gave attention, and which
 * got none this quarter. */
#pragma once

#include "method/growth.h"
#include "web/visit.h"

/* Put "quarter" and "quarter_before" into `object`, each {year, number, words, without
 * [{code, name}], is_complete}: the dimensions without attention in it. */
NODISCARD bool attention_quarters_put(struct visit *visit, struct value *object,
                                      struct status *st);
