/* network_builder_names.c - the organisations of a network that is read: by name, by
 * nearly that name, and by what the file calls them. */
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/network_parts.h"

const char *builder_trim(const char *name, struct pool *pool)
{
    size_t length = 0;

    while (*name == ' ' || *name == '\t' || *name == '\n' || *name == '\r' ||
           strncmp(name, "\xC2\xA0", 2) == 0) {
        name += *name == '\xC2' ? 2 : 1;
    }
    for (length = strlen(name); length > 0;) {
        if (strchr(" \t\n\r", name[length - 1]) != NULL) {
            length--;
        } else if (length >= 2 && memcmp(name + length - 2, "\xC2\xA0", 2) == 0) {
            length -= 2;
        } else {
            break;
        }
    }
    return pool_text_part(pool, name, length);
}

const char *builder_keep(struct network_builder *builder, const char *text)
{
    const struct place whole = {builder->file, 0, 0};

    builder->text_bytes += strlen(text);
    if (builder->text_bytes > LIMIT_NETWORK_TEXT) {
        (void)builder_too_large(builder, whole,
                                N_("the names and attributes of the network are longer "
                                   "than %d bytes together"),
                                LIMIT_NETWORK_TEXT);
        return "";
    }
    return builder_trim(text, builder->pool);
}

bool builder_name_check(const struct network_builder *builder, const char *name,
                        struct place place)
{
    struct report *report = builder->report;

    if (name[0] == '\0') {
        report_add(report, REPORT_ERROR, place,
                   "the name of an organisation is missing here");
    } else if (strlen(name) > LIMIT_NAME_BYTES) {
        report_add(report, REPORT_ERROR, place,
                   "this name is longer than %d bytes; shorten it", LIMIT_NAME_BYTES);
    } else if (!utf8_is_visible(name, "")) {
        report_add(report, REPORT_ERROR, place,
                   "a name holds a line end or an invisible control character; remove "
                   "it");
    } else {
        return true;
    }
    return false;
}

/* Names that differ only by case, accents or spaces have one key: that of utf8.h, which
 * drops signs, and the signs. */
static const char *key_of(const char *name, struct pool *pool)
{
    static const char SIGNS[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    struct text key;

    text_init(&key, pool, (size_t)4 * LIMIT_NAME_BYTES);
    text_add(&key, utf8_key(pool, name));
    text_add_char(&key, '\n');
    for (const char *at = strpbrk(name, SIGNS); at != NULL; at = strpbrk(at + 1, SIGNS)) {
        text_add_char(&key, *at);
    }
    return key.bytes;
}

static size_t organisation_add(struct network_builder *builder, const char *name,
                               struct place place)
{
    const size_t number = builder->organisation_count;

    if (number == LIMIT_ORGANISATIONS) {
        return builder_too_large(builder, place,
                                 N_("the network has more than %d organisations"),
                                 LIMIT_ORGANISATIONS);
    }
    builder->organisations =
        pool_grow(builder->pool, builder->organisations, number,
                  &builder->organisation_capacity, struct raw_organisation);
    builder->organisations[number] = (struct raw_organisation){
        .name = name, .line = (uint32_t)place.line, .column = (uint32_t)place.column};
    builder->organisation_count++;
    name_index_add(&builder->names, name, number);
    return number;
}

/* A name that nearly is another: that one's number when the reading merges, else a
 * warning. GROUP_NONE: it is its own. */
static size_t alike_find(struct network_builder *builder, const char *name,
                         const char *key, struct place place)
{
    const size_t other = name_index_find(&builder->keys, key);

    if (other == NAME_INDEX_NONE) {
        return GROUP_NONE;
    }
    builder->alike_count++;
    if (builder->alike_count <= NETWORK_LISTED) {
        const char *known = builder->organisations[other].name;

        if (builder->reading.is_merging) {
            report_add(builder->report, REPORT_NOTE, place, "'%s' was read as '%s'", name,
                       known);
        } else {
            report_add(builder->report, REPORT_WARNING, place,
                       "'%s' and '%s' differ only by case, accents or spaces and are "
                       "counted apart; are they one? Then merge them (--merge)",
                       name, known);
        }
    }
    return builder->reading.is_merging ? other : GROUP_NONE;
}

static size_t name_take(struct network_builder *builder, const char *name,
                        struct place place)
{
    const char *key = key_of(name, builder->pool);
    const size_t alike = alike_find(builder, name, key, place);

    if (alike != GROUP_NONE) {
        name_index_add(&builder->names, name, alike);
        return alike;
    }
    const size_t number = organisation_add(builder, name, place);
    if (name_index_find(&builder->keys, key) == NAME_INDEX_NONE) {
        name_index_add(&builder->keys, key, number);
    }
    return number;
}

size_t network_builder_organisation(struct network_builder *builder, const char *name,
                                    const char *identity, struct place place)
{
    const size_t known = identity != NULL
                             ? name_index_find(&builder->identities, identity)
                             : name_index_find(&builder->names, name);

    if (known != NAME_INDEX_NONE) {
        return known;
    }
    const char *trimmed = builder_keep(builder, name);
    if (builder->is_too_large || !builder_name_check(builder, trimmed, place)) {
        return 0;
    }
    size_t number = name_index_find(&builder->names, trimmed);
    if (number == NAME_INDEX_NONE) {
        number = name_take(builder, trimmed, place);
    } else if (identity != NULL && !builder->reading.is_merging) {
        report_add(builder->report, REPORT_ERROR, place,
                   "two organisations have the name '%s'; give them different names",
                   trimmed);
    }
    if (identity != NULL) {
        name_index_add(&builder->identities, pool_text(builder->pool, identity), number);
    }
    return number;
}

size_t network_builder_find(const struct network_builder *builder, const char *identity)
{
    const size_t number = name_index_find(&builder->identities, identity);

    return number != NAME_INDEX_NONE ? number
                                     : name_index_find(&builder->names, identity);
}

size_t network_builder_find_name(const struct network_builder *builder, const char *name)
{
    SCOPED(pool) scratch = pool_new();
    const char *trimmed = builder_trim(name, scratch);
    const size_t number = name_index_find(&builder->names, trimmed);

    if (number == NAME_INDEX_NONE && builder->reading.is_merging) {
        return name_index_find(&builder->keys, key_of(trimmed, scratch));
    }
    return number;
}

size_t network_builder_count(const struct network_builder *builder)
{
    return builder->organisation_count;
}

const char *network_builder_name(const struct network_builder *builder,
                                 size_t organisation)
{
    return builder->organisations[organisation].name;
}

struct place network_builder_place(const struct network_builder *builder,
                                   size_t organisation)
{
    const struct raw_organisation *found = &builder->organisations[organisation];

    return (struct place){builder->file, found->line, found->column};
}

bool network_builder_is_tied(const struct network_builder *builder, size_t organisation)
{
    return builder->organisations[organisation].is_tied;
}
