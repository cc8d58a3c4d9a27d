/* day_model.h - moments as they stand in a model: for machines, and in words for people.
 * Days need no help: a template shows the member from_day as {{from_day_text}}. */
#pragma once

#include "web/visit.h"

/* Set "at" as "2026-11-22 14:05" and "at_text" in the visitor's language, with its hour
 * in UTC. `name` is a literal. In a template:
 * <time datetime="{{at}}Z">{{at_text}}</time> */
void moment_model_set(struct visit *visit, struct value *object, const char *name,
                      int64_t moment);
