/* model_json.c - the tree of values as JSON (base/model.h). */
#include "base/json.h"
#include "base/model.h"

static void value_write(struct json *json, const char *name, const struct value *value);

static void contents_write(struct json *json, const struct value *container)
{
    for (const struct value *at = value_first(container); at != NULL;
         at = value_next(at)) {
        value_write(json, value_name(at), at);
    }
}

static void value_write(struct json *json, const char *name, const struct value *value)
{
    switch (value_kind(value)) {
    case VALUE_NULL:
        json_null(json, name);
        break;
    case VALUE_BOOLEAN:
    case VALUE_NUMBER:
        json_word(json, name, value_text(value));
        break;
    case VALUE_TEXT:
        json_text(json, name, value_text(value));
        break;
    case VALUE_LIST:
        json_array_begin(json, name);
        contents_write(json, value);
        json_array_end(json);
        break;
    case VALUE_OBJECT:
        json_object_begin(json, name);
        contents_write(json, value);
        json_object_end(json);
        break;
    }
}

/* The top is written without a name, also when it is a member of something larger. */
void value_write_json(const struct value *value, struct text *text)
{
    struct json json;

    json_init(&json, text);
    value_write(&json, NULL, value);
}

void value_write_json_compact(const struct value *value, struct text *text)
{
    struct json json;

    json_init_compact(&json, text);
    value_write(&json, NULL, value);
}
