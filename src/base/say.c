#include "base/say.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/limits.h"

/* GNU .mo files, little-endian, written by msgfmt and embedded at build time. */
extern const unsigned char embedded_catalogue_nl[];
extern const unsigned char embedded_catalogue_fr[];

static const char *const CODES[LANGUAGE_COUNT] = {"nl", "fr", "en"};

const char *language_code(enum language language)
{
    return CODES[language];
}

const char *language_name(enum language language)
{
    static const char *const NAMES[LANGUAGE_COUNT] = {"Nederlands", "Français",
                                                      "English"};

    return NAMES[language];
}

bool language_find(const char *code, enum language *language_out)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(code, CODES[i]) == 0) {
            *language_out = (enum language)i;
            return true;
        }
    }
    return false;
}

static uint32_t read_u32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* A translation; the forms of a plural follow each other. */
struct forms {
    const char *first; /* NULL: there is none */
    size_t length; /* of all of them */
};

/* Text number `index` of a table of (length, offset) pairs. */
static struct forms catalogue_text(const unsigned char *mo, uint32_t table,
                                   uint32_t index)
{
    const unsigned char *entry = mo + table + (size_t)8 * index;

    return (struct forms){(const char *)mo + read_u32(entry + 4), read_u32(entry)};
}

/* Search the sorted source texts. */
static struct forms catalogue_find(const unsigned char *mo, const char *id)
{
    const uint32_t sources = read_u32(mo + 12);
    const uint32_t translations = read_u32(mo + 16);
    uint32_t low = 0;
    uint32_t high = read_u32(mo + 8);

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(id, catalogue_text(mo, sources, middle).first);
        if (order == 0) {
            return catalogue_text(mo, translations, middle);
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return (struct forms){0};
}

static struct forms translation_find(const char *id, enum language language)
{
    assert(id[0] != '\0'); /* the empty id is the catalogue's own header */
    if (language == LANGUAGE_NL) {
        return catalogue_find(embedded_catalogue_nl, id);
    }
    return language == LANGUAGE_FR ? catalogue_find(embedded_catalogue_fr, id)
                                   : (struct forms){0};
}

const char *say(const char *id, enum language language)
{
    const struct forms translation = translation_find(id, language);

    return translation.first != NULL ? translation.first : id;
}

/* Zero is plural in Dutch and English, singular in French. */
static bool is_plural(size_t count, enum language language)
{
    return language == LANGUAGE_FR ? count > 1 : count != 1;
}

static const char *message_format(const struct message *message, enum language language)
{
    const bool plural =
        message->plural_id != NULL && is_plural(message->plural_count, language);
    const struct forms forms = translation_find(message->id, language);
    const size_t first = forms.first == NULL ? 0 : strlen(forms.first) + 1;

    if (forms.first == NULL) {
        return plural ? message->plural_id : message->id;
    }
    if (plural && first >= forms.length) { /* translated as a sentence of one form */
        return say(message->plural_id, language);
    }
    return plural ? forms.first + first : forms.first;
}

/* What somebody wrote must not look like a line of ours. */
static void one_line_add(struct text *text, const char *words)
{
    for (; *words != '\0'; words++) {
        text_add_char(text, (char)(*words == '\n' ? ' ' : *words));
    }
}

void say_message(struct text *text, const struct message *message, enum language language)
{
    const char *rest = message_format(message, language);
    struct message_slot slot;
    size_t taken = 0;

    for (; message_next_slot(rest, &taken, &slot); rest = slot.end) {
        text_add_part(text, rest, (size_t)(slot.begin - rest));
        if (slot.kind == '%') {
            text_add_char(text, '%');
            continue;
        }
        assert(slot.position < message->value_count);
        const struct message_value *value = &message->values[slot.position];
        if (value->text != NULL) {
            one_line_add(text, value->text);
        } else {
            text_format(text, "%" PRId64, value->number);
        }
    }
    text_add(text, rest);
}

const char *say_in(struct pool *pool, const struct message *message,
                   enum language language)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    say_message(&text, message, language);
    return text.bytes;
}
