/* number.h - read a whole number as a person writes it: digits and nothing else. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Read 0..highest; false for signs, spaces, anything that is no digit, and above. */
bool number_read(const char *text, size_t highest, size_t *number_out);
