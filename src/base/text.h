/* text.h - a text that grows in a pool, up to a ceiling.
 *
 * Adding never fails halfway through a caller's work: past the ceiling the text
 * stops growing and remembers it, and the caller asks once at the end. Texts that are
 * bounded by what they are made of (a cell, a sentence, a path) need not ask. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

struct text {
    struct pool *pool; /* borrowed; what the text holds lives there */
    char *bytes; /* NUL-terminated, never NULL after text_init */
    size_t length;
    size_t capacity;
    size_t ceiling;
    bool is_cut; /* something did not fit; ask once, before using the text */
};

/* Begin an empty text in `pool`; `ceiling` is a constant of base/limits.h. */
void text_init(struct text *text, struct pool *pool, size_t ceiling);

void text_add(struct text *text, const char *addition);
void text_add_part(struct text *text, const char *addition, size_t length);
void text_add_char(struct text *text, char addition);
void text_add_repeated(struct text *text, char addition, size_t count);
void text_format(struct text *text, const char *format, ...) PRINTF_LIKE(2, 3);

/* "-7": as text_format() would, at a tenth of its cost. */
void text_add_integer(struct text *text, int64_t integer);

/* Write a number as JSON, SVG, CSV and the terminal want it: a point, no
 * grouping, at most `decimals` (0..9) decimals, no trailing zeros, no "-0".
 * `value` must be finite. */
void text_add_number(struct text *text, double value, int decimals);

/* Write a number with 17 significant digits, from which it is read back exactly: "0.5",
 * "0.10000000000000001", "1e+300". `value` must be finite. */
void text_add_exact(struct text *text, double value);

/* The items one after the other, a separator between them; lives in `pool`. */
const char *text_join(struct pool *pool, const char *const *items, size_t count,
                      const char *separator);
