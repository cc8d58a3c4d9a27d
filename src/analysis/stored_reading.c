#include "analysis/stored_reading.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static const struct value *find(const struct value *object, const char *name)
{
    return object == NULL ? NULL : value_find(object, name, strlen(name));
}

const struct value *reading_member(struct reading *reading, const struct value *object,
                                   const char *name, enum value_kind kind)
{
    const struct value *found = find(object, name);

    if (found == NULL || value_kind(found) != kind) {
        reading->is_broken = true;
        return NULL;
    }
    return found;
}

double reading_figure_of(struct reading *reading, const struct value *value)
{
    double figure = (double)NAN;

    if (value == NULL || (value_kind(value) != VALUE_NULL &&
                          (value_kind(value) != VALUE_NUMBER ||
                           !number_read_decimal(value_text(value), &figure)))) {
        reading->is_broken = true;
    }
    return figure;
}

double reading_figure(struct reading *reading, const struct value *object,
                      const char *name)
{
    return reading_figure_of(reading, find(object, name));
}

size_t reading_length(const struct value *list)
{
    size_t length = 0;

    for (const struct value *at = list == NULL ? NULL : value_first(list); at != NULL;
         at = value_next(at)) {
        length++;
    }
    return length;
}
