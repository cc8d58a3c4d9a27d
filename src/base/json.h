/* json.h - write JSON, one value after the other, into a text.
 *
 * Names are given inside objects and NULL inside arrays and at the top. Output
 * is pretty-printed, or on one line, and byte-identical run to run. */
#pragma once

#include "base/text.h"

struct json {
    struct text *text; /* borrowed; asked for is_cut by its owner */
    size_t depth;
    bool has_sibling; /* a value stands before the next one at this depth */
    bool is_compact; /* one line, no blanks, no line end */
};

void json_init(struct json *json, struct text *text);
void json_init_compact(struct json *json, struct text *text);

void json_object_begin(struct json *json, const char *name);
void json_object_end(struct json *json);
void json_array_begin(struct json *json, const char *name);
void json_array_end(struct json *json);

/* NULL text is written as null. */
void json_text(struct json *json, const char *name, const char *value);
void json_integer(struct json *json, const char *name, int64_t value);

/* A figure with 17 significant digits, which say it exactly; null when it is undefined
 * (NaN). Not infinite. */
void json_figure(struct json *json, const char *name, double value);

/* What is written as it stands: the digits of a number, "true", "false". */
void json_word(struct json *json, const char *name, const char *word);
void json_boolean(struct json *json, const char *name, bool value);
void json_null(struct json *json, const char *name);

/* `value`, or null when `value` is 0: our 0 is "no level". */
void json_level(struct json *json, const char *name, int value);
