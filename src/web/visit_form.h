/* visit_form.h - forms: their fields in the model (visit_form, in visit.h), and what was
 * sent against their plan. Here is the shape of a field; its rules are the method's. */
#pragma once

#include "web/visit.h"

/* Check what was sent, every field of it; what is wrong stands in visit->errors. */
NODISCARD bool visit_form_check(struct visit *visit, const struct form_plan *plan,
                                struct status *st);

/* Does the form carry a file? `plan` NULL: no. */
bool visit_form_takes_file(const struct form_plan *plan);
