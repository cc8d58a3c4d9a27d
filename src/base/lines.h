/* lines.h - a list that is kept as one text, an item a line: codes that are left out,
 * names of neighbourhoods, answers as "item value". A newline at the end adds no line. */
#pragma once

#include "base/text.h"

/* Is it one of the lines? */
bool lines_have(const char *lines, const char *line);

/* How many: 0 of "". */
size_t lines_count(const char *lines);

/* The next line, in `pool`; `at` goes on to the one behind it. NULL: there is none. */
const char *lines_next(const char **at, struct pool *pool);

/* The same, past lines that are empty. */
const char *lines_next_filled(const char **at, struct pool *pool);

/* The next paragraph of a text with an empty line between any two: as lines_next(). */
const char *paragraph_next(const char **at, struct pool *pool);

/* Of lines as "name value" the value of this name, in `pool`; NULL: it has none. */
const char *lines_value(const char *lines, const char *name, struct pool *pool);

/* A line at the end of a text of lines. */
void lines_add(struct text *lines, const char *line);
