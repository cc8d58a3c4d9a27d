/* network_builder_attributes.c - the attributes of a network that is read, with the kind
 * that their values show. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "exchange/network_parts.h"

static bool is_word(const char *text, const char *word)
{
    while (*text != '\0' && tolower((unsigned char)*text) == *word) {
        text++;
        word++;
    }
    return *text == '\0' && *word == '\0';
}

static bool yes_no_read(const char *text, double *number_out)
{
    static const char *const YES[] = {"yes", "true", "ja", "oui"};
    static const char *const NO[] = {"no", "false", "nee", "non"};

    for (size_t i = 0; i < ARRAY_COUNT(YES); i++) {
        if (is_word(text, YES[i]) || is_word(text, NO[i])) {
            *number_out = is_word(text, YES[i]) ? 1 : 0;
            return true;
        }
    }
    return false;
}

/* A number, but not a code such as 0470 or 012: its zeros would be lost. */
static bool figure_read(const char *text, double *number_out)
{
    const char *digits = text[0] == '-' || text[0] == '+' ? text + 1 : text;
    const bool is_code = digits[0] == '0' && isdigit((unsigned char)digits[1]);

    return !is_code && number_read_decimal(text, number_out);
}

typedef bool (*number_fn)(const char *text, double *number_out);

/* The texts as numbers; NULL when one of them is none, or all are missing. */
static double *numbers_read(const char *const *texts, size_t count, number_fn read,
                            struct pool *pool)
{
    double *numbers = NULL;

    for (size_t i = 0; i < count; i++) {
        double number = 0;

        if (texts[i][0] == '\0') {
            continue;
        }
        if (!read(texts[i], &number)) {
            return NULL;
        }
        if (numbers == NULL) { /* only now: most texts are no numbers */
            numbers = pool_array(pool, count, double);
            for (size_t j = 0; j < count; j++) {
                numbers[j] = NAN;
            }
        }
        numbers[i] = number;
    }
    return numbers;
}

static struct attribute attribute_make(const struct raw_attribute *raw, size_t count,
                                       struct pool *pool)
{
    const char **texts = pool_array(pool, count, const char *);
    struct attribute attribute = {.name = raw->name, .texts = texts};

    for (size_t i = 0; i < count; i++) {
        const char *text = i < raw->capacity ? raw->texts[i] : NULL;
        texts[i] = text != NULL ? text : "";
    }
    attribute.numbers = numbers_read(texts, count, figure_read, pool);
    if (attribute.numbers != NULL) {
        attribute.kind = ATTRIBUTE_NUMBER;
        return attribute;
    }
    attribute.numbers = numbers_read(texts, count, yes_no_read, pool);
    attribute.kind = attribute.numbers != NULL ? ATTRIBUTE_YES_NO : ATTRIBUTE_TEXT;
    return attribute;
}

struct attribute *raw_attributes_make(const struct network_builder *builder,
                                      struct pool *pool)
{
    struct attribute *attributes =
        pool_array(pool, builder->attribute_count, struct attribute);

    for (size_t i = 0; i < builder->attribute_count; i++) {
        attributes[i] =
            attribute_make(&builder->attributes[i], builder->organisation_count, pool);
    }
    return attributes;
}

struct attribute *attributes_part(const struct attribute *attributes, size_t count,
                                  const size_t *members, size_t member_count,
                                  struct pool *pool)
{
    struct attribute *part = pool_array(pool, count, struct attribute);

    for (size_t i = 0; i < count; i++) {
        const bool has_numbers = attributes[i].numbers != NULL;
        const char **texts = pool_array(pool, member_count, const char *);
        double *numbers = has_numbers ? pool_array(pool, member_count, double) : NULL;

        for (size_t j = 0; j < member_count; j++) {
            texts[j] = attributes[i].texts[members[j]];
            if (numbers != NULL) {
                numbers[j] = attributes[i].numbers[members[j]];
            }
        }
        part[i] =
            (struct attribute){attributes[i].name, attributes[i].kind, texts, numbers};
    }
    return part;
}
