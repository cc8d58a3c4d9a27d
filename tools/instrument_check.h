/* instrument_check.h - may a questionnaire in a file become one of the program's? Used
 * when the program is built, by tools/instruments.c alone. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "instrument_shape.h"

/* The words of a file, NULL-ended, in the order of the constants they stand for. */
extern const char *const WORLDS[];
extern const char *const KINDS[];
extern const char *const SIGHTS[];
extern const char *const RESPONDENTS[]; /* its end is RESPONDENT_NOBODY */

/* The value of level `i`; -1 when it is no number. */
json_int_t value_of(const json_t *levels, size_t i);

/* The levels of an item; NULL when it has none. */
const json_t *scale_of(const json_t *root, const json_t *item);

/* Say on stderr all that is wrong with it, with the file's name and the place in it. */
bool instrument_check(const char *file, json_t *root);
