/* form_text.h - the advice on the form of cooperation as a person reads it. */
#pragma once

#include "cli/form_data.h"

/* Add the whole advice: an overview when there are several cases, then for each the
 * advice, why, what to know, what is open, what would change it and what follows. */
void form_text_add(struct text *text, const struct form_advised *advised,
                   enum language language);
