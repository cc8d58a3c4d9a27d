#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

enum { INDENT = 2 };

void json_init(struct json *json, struct text *text)
{
    *json = (struct json){.text = text};
}

void json_init_compact(struct json *json, struct text *text)
{
    *json = (struct json){.text = text, .is_compact = true};
}

static void add_quoted(struct text *text, const char *value)
{
    text_add_char(text, '"');
    const char *plain = value; /* begin of what needs no escape */
    for (; *value != '\0'; value++) {
        const unsigned char byte = (unsigned char)*value;
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
            continue;
        }
        text_add_part(text, plain, (size_t)(value - plain));
        plain = value + 1;
        if (byte == '"' || byte == '\\') {
            text_add_char(text, '\\');
            text_add_char(text, (char)byte);
        } else if (byte == '\n') {
            text_add(text, "\\n");
        } else {
            text_format(text, "\\u%04x", byte);
        }
    }
    text_add_part(text, plain, (size_t)(value - plain));
    text_add_char(text, '"');
}

static void line_break(struct json *json)
{
    if (!json->is_compact) {
        text_add_char(json->text, '\n');
        text_add_repeated(json->text, ' ', INDENT * json->depth);
    }
}

static void line_begin(struct json *json)
{
    if (json->has_sibling) {
        text_add_char(json->text, ',');
    }
    if (json->depth > 0) {
        line_break(json);
    }
}

static void value_begin(struct json *json, const char *name)
{
    line_begin(json);
    if (name != NULL) {
        add_quoted(json->text, name);
        text_add(json->text, json->is_compact ? ":" : ": ");
    }
    json->has_sibling = true;
}

static void open(struct json *json, const char *name, char bracket)
{
    value_begin(json, name);
    text_add_char(json->text, bracket);
    json->depth++;
    json->has_sibling = false;
}

static void close(struct json *json, char bracket)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->has_sibling) {
        line_break(json);
    }
    text_add_char(json->text, bracket);
    json->has_sibling = true;
    if (json->depth == 0 && !json->is_compact) {
        text_add_char(json->text, '\n');
    }
}

void json_object_begin(struct json *json, const char *name)
{
    open(json, name, '{');
}

void json_object_end(struct json *json)
{
    close(json, '}');
}

void json_array_begin(struct json *json, const char *name)
{
    open(json, name, '[');
}

void json_array_end(struct json *json)
{
    close(json, ']');
}

void json_text(struct json *json, const char *name, const char *value)
{
    if (value == NULL) {
        json_null(json, name);
        return;
    }
    value_begin(json, name);
    add_quoted(json->text, value);
}

void json_integer(struct json *json, const char *name, int64_t value)
{
    value_begin(json, name);
    text_format(json->text, "%" PRId64, value);
}

void json_word(struct json *json, const char *name, const char *word)
{
    value_begin(json, name);
    text_add(json->text, word);
}

void json_figure(struct json *json, const char *name, double value)
{
    if (isnan(value)) {
        json_null(json, name);
        return;
    }
    value_begin(json, name);
    text_add_exact(json->text, value);
}

void json_boolean(struct json *json, const char *name, bool value)
{
    json_word(json, name, value ? "true" : "false");
}

void json_null(struct json *json, const char *name)
{
    json_word(json, name, "null");
}

void json_level(struct json *json, const char *name, int value)
{
    if (value == 0) {
        json_null(json, name);
    } else {
        json_integer(json, name, value);
    }
}
