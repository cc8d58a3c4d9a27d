/* reference.h - one check of many figures for all the real networks of expected.h. */
#pragma once

#include "expected.h"

struct reference {
    const struct expected *expected;
    struct graph graph; /* every tie 1 */
};

/* Call `check` for every network; skips the test when they are not there. */
void reference_each(void (*check)(const struct reference *reference, struct pool *pool));

/* Fail the test unless what was found is what the reference has, if it has it: one
 * figure, one for each organisation, or a count for each. */
void reference_check(const struct reference *reference, const char *name, double found);
void reference_check_each(const struct reference *reference, const char *name,
                          const double *found);
void reference_check_counts(const struct reference *reference, const char *name,
                            const size_t *found);

/* A list of so many counts, such as a census. */
void reference_check_list(const struct reference *reference, const char *name,
                          const size_t *found, size_t length);
