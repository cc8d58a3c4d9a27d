#include "exchange/network_pajek_label.h"

#include <string.h>

#include "base/limits.h"

/* "&#34;" is a quote: Pajek writes signs by their number. The number's end, or NULL. */
static const char *sign_read(const char *text, unsigned *code_out)
{
    size_t number = 0;
    size_t length = 0;

    if (text[0] != '&' || text[1] != '#') {
        return NULL;
    }
    for (text += 2; *text >= '0' && *text <= '9' && length < 7; text++, length++) {
        number = number * 10 + (size_t)(*text - '0');
    }
    const bool is_code =
        number >= ' ' && number < 0x110000 && !(number >= 0xD800 && number <= 0xDFFF);
    *code_out = (unsigned)number;
    return length > 0 && *text == ';' && is_code ? text + 1 : NULL;
}

static void code_add(struct text *text, unsigned code)
{
    if (code < 0x80) {
        text_add_char(text, (char)code);
        return;
    }
    const unsigned lead = code < 0x800 ? 0xC0 : code < 0x10000 ? 0xE0 : 0xF0;
    unsigned shift = code < 0x800 ? 6 : code < 0x10000 ? 12 : 18;

    text_add_char(text, (char)(lead | (code >> shift)));
    while (shift > 0) {
        shift -= 6;
        text_add_char(text, (char)(0x80 | ((code >> shift) & 0x3F)));
    }
}

const char *pajek_label_read(const char *text, struct pool *pool)
{
    struct text label;

    if (strstr(text, "&#") == NULL) {
        return text;
    }
    text_init(&label, pool, (size_t)LIMIT_FILE_BYTES);
    while (*text != '\0') {
        unsigned code = 0;
        const char *behind = sign_read(text, &code);

        if (behind != NULL) {
            code_add(&label, code);
        } else {
            text_add_char(&label, *text);
        }
        text = behind != NULL ? behind : text + 1;
    }
    return label.bytes;
}

void pajek_label_add(struct text *net, const char *label)
{
    text_add_char(net, '"');
    for (; *label != '\0'; label++) {
        const bool is_sign = *label == '"' || (label[0] == '&' && label[1] == '#');

        if (is_sign) {
            text_format(net, "&#%d;", *label);
        } else {
            text_add_char(net, *label);
        }
    }
    text_add_char(net, '"');
}
