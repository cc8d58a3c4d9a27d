/* form_plans.h - how the plans of forms are written down. For web/forms*.c. */
#pragma once

#include "web/forms.h"

enum { NAME_LIMIT = 120, SENTENCE_LIMIT = 300, STORY_LIMIT = 2000 };

/* Languages as a choice, each in its own words, so none is translated. In forms.c. */
extern const struct choice LANGUAGE_CHOICES[];

/* A form with fields; one with nothing but its button; one whose doing cannot be taken
 * back; one that changes a row (web/edit.h). `title` is its member of the model. */
#define PLAN(variable, title, its_fields, button)                                        \
    const struct form_plan variable = {title,  its_fields, ARRAY_COUNT(its_fields),      \
                                       button, false,      false}
#define BUTTON(variable, title, button)                                                  \
    const struct form_plan variable = {title, NULL, 0, button, false, false}
#define DANGER_PLAN(variable, title, its_fields, button)                                 \
    const struct form_plan variable = {title,  its_fields, ARRAY_COUNT(its_fields),      \
                                       button, true,       false}
#define DANGER_BUTTON(variable, title, button)                                           \
    const struct form_plan variable = {title, NULL, 0, button, true, false}
#define EDIT_PLAN(variable, title, its_fields, button)                                   \
    const struct form_plan variable = {title,  its_fields, ARRAY_COUNT(its_fields),      \
                                       button, false,      true}
