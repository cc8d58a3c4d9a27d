#include "exchange/xml_write.h"

#include <string.h>

static const char *escape_of(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    case '\t':
        return "&#9;";
    default:
        return "";
    }
}

void xml_add(struct text *xml, const char *value)
{
    for (;;) {
        const size_t plain = strcspn(value, "&<>\"\n\r\t");

        text_add_part(xml, value, plain);
        if (value[plain] == '\0') {
            return;
        }
        text_add(xml, escape_of(value[plain]));
        value += plain + 1;
    }
}

void xml_add_attribute(struct text *xml, const char *name, const char *value)
{
    text_add_char(xml, ' ');
    text_add(xml, name);
    text_add(xml, "=\"");
    xml_add(xml, value);
    text_add_char(xml, '"');
}

void xml_add_attribute_number(struct text *xml, const char *name, size_t number)
{
    text_format(xml, " %s=\"%zu\"", name, number);
}
