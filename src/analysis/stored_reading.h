/* stored_reading.h - results that were stored as a tree of values, read back. What does
 * not have the shape in which it was written breaks the reading, and that stays so: the
 * caller asks once, at the end. Private to the files that read results. */
#pragma once

#include "base/model.h"

struct reading {
    struct pool *pool; /* of what is read */
    size_t organisation_count; /* values of a list with one of each; 0: there is none */
    bool is_broken;
};

/* A member of this kind; NULL, and broken, when it is not there. */
const struct value *reading_member(struct reading *reading, const struct value *object,
                                   const char *name, enum value_kind kind);

/* A figure; null is NaN. `value` or `object` NULL: broken. */
double reading_figure_of(struct reading *reading, const struct value *value);
double reading_figure(struct reading *reading, const struct value *object,
                      const char *name);

/* How many values a list has; 0 of NULL. */
size_t reading_length(const struct value *list);
