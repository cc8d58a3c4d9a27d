/* record.h - named values in order, written as members of a JSON object or as a row of
 * CSV: one list of fields, two formats. */
#pragma once

#include "base/json.h"

struct value {
    enum { VALUE_NULL, VALUE_NUMBER, VALUE_CLAIM, VALUE_TEXT } kind;
    int64_t number; /* or 0 and 1 of a claim */
    const char *text; /* borrowed */
};

struct field {
    const char *name; /* of the JSON member and the CSV column */
    struct value value;
};

static inline struct value value_number(int64_t number)
{
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

/* A level, class or place: 0 is none. */
static inline struct value value_level(size_t level)
{
    struct value value = {.kind = VALUE_NULL};

    if (level != 0) {
        value = value_number((int64_t)level);
    }
    return value;
}

static inline struct value value_claim(bool is_true)
{
    return (struct value){.kind = VALUE_CLAIM, .number = is_true};
}

/* NULL is null. */
static inline struct value value_text(const char *text)
{
    return (struct value){.kind = text == NULL ? VALUE_NULL : VALUE_TEXT, .text = text};
}

void record_json(struct json *json, const struct field *fields, size_t count);

/* The names, or the values, separated by commas; no line end. null is an empty cell. */
void record_csv_header(struct text *text, const struct field *fields, size_t count);
void record_csv_row(struct text *text, const struct field *fields, size_t count);
