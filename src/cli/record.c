#include "cli/record.h"

#include <inttypes.h>

#include "base/csv_write.h"

void record_json(struct json *json, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &fields[i].value;

        switch (value->kind) {
        case VALUE_NULL:
            json_null(json, fields[i].name);
            break;
        case VALUE_NUMBER:
            json_integer(json, fields[i].name, value->number);
            break;
        case VALUE_CLAIM:
            json_boolean(json, fields[i].name, value->number != 0);
            break;
        case VALUE_TEXT:
            json_text(json, fields[i].name, value->text);
            break;
        }
    }
}

void record_csv_header(struct text *text, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        csv_add_cell(text, fields[i].name, i == 0);
    }
}

static void value_csv(struct text *text, const struct value *value, bool is_first)
{
    text_add(text, is_first || value->kind == VALUE_TEXT ? "" : ",");
    switch (value->kind) {
    case VALUE_NULL:
        break;
    case VALUE_NUMBER:
        text_format(text, "%" PRId64, value->number);
        break;
    case VALUE_CLAIM:
        text_add(text, value->number != 0 ? "true" : "false");
        break;
    case VALUE_TEXT:
        csv_add_cell(text, value->text, is_first);
        break;
    }
}

void record_csv_row(struct text *text, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        value_csv(text, &fields[i].value, i == 0);
    }
}
