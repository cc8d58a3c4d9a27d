/* number.h - read numbers as people and programs write them, and put them in order. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Read 0..highest; false for signs, spaces, anything that is no digit, and above. */
bool number_read(const char *text, size_t highest, size_t *number_out);

/* Read a number with a point: "3", "-0.25", "1e-3"; surrounding spaces, a comma, "nan",
 * "inf" and hexadecimals are no number, and neither is what a double cannot hold. */
bool number_read_decimal(const char *text, double *number_out);

/* Of two doubles, for qsort(): the smaller first. Neither is NaN. */
int number_compare(const void *one, const void *other);
