/* pseudonym_move.c - the networks anew, with pseudonyms for names. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/pseudonym_parts.h"

enum { NAME_KEY_BYTES = 4 }; /* shorter names stand in other words by chance */

/* ---- attributes that tell the name ---- */

/* Is the text a name, or does it hold that of its own organisation? */
static bool text_tells(const struct hider *hider, const char *text, const char *name,
                       struct pool *scratch)
{
    const char *key = utf8_key(scratch, text);
    const char *own = utf8_key(scratch, name);

    if (key[0] == '\0') {
        return false;
    }
    return name_index_find(&hider->all.keys, key) != NAME_INDEX_NONE ||
           (strlen(own) >= NAME_KEY_BYTES && strstr(key, own) != NULL);
}

bool pseudonym_attribute_tells(const struct hider *hider, const char *name)
{
    SCOPED(pool) scratch = pool_new();

    for (size_t i = 0; i < hider->series->wave_count; i++) {
        const struct network *network = &hider->series->waves[i].network;
        const struct attribute *attribute = network_attribute(network, name);

        for (size_t j = 0; attribute != NULL && attribute->kind == ATTRIBUTE_TEXT &&
                           j < network->organisation_count;
             j++) {
            if (text_tells(hider, attribute->texts[j], network->names[j], scratch)) {
                return true;
            }
        }
    }
    return false;
}

static void dropped_say(const struct hider *hider, struct name_index *dropped,
                        const char *name)
{
    const struct place nowhere = {NULL, 0, 0};

    if (name_index_find(dropped, name) == NAME_INDEX_NONE) {
        name_index_add(dropped, name, 0);
        report_add(hider->report, REPORT_NOTE, nowhere,
                   "the attribute '%s' is left out: it holds names", name);
    }
}

/* ---- the networks anew ---- */

/* The members of one network in their new order, and where each one went. */
struct moved {
    size_t *members; /* old numbers */
    size_t *position_of; /* per old number */
};

struct member {
    size_t position; /* among everybody */
    size_t number;
};

static int member_compare(const void *a, const void *b)
{
    const struct member *first = a;
    const struct member *second = b;

    return first->position < second->position ? -1 : first->position > second->position;
}

static struct moved members_move(const struct hider *hider, const struct network *network)
{
    const size_t count = network->organisation_count;
    struct member *members = pool_array(hider->pool, count, struct member);
    struct moved moved = {pool_array(hider->pool, count, size_t),
                          pool_array(hider->pool, count, size_t)};

    for (size_t i = 0; i < count; i++) {
        const size_t number = name_index_find(&hider->all.index, network->names[i]);

        members[i] = (struct member){hider->all.position_of[number], i};
    }
    qsort(members, count, sizeof *members, member_compare);
    for (size_t i = 0; i < count; i++) {
        moved.members[i] = members[i].number;
        moved.position_of[members[i].number] = i;
    }
    return moved;
}

static int tie_compare(const void *a, const void *b)
{
    const struct tie *first = a;
    const struct tie *second = b;

    if (first->from != second->from) {
        return first->from < second->from ? -1 : 1;
    }
    return first->to < second->to ? -1 : first->to > second->to;
}

static struct relation relation_move(const struct hider *hider,
                                     const struct relation *relation, size_t count,
                                     const struct moved *moved)
{
    struct relation result = *relation;
    struct tie *ties = pool_array(hider->pool, relation->tie_count, struct tie);

    for (size_t i = 0; i < relation->tie_count; i++) {
        const size_t from = moved->position_of[relation->ties[i].from];
        const size_t to = moved->position_of[relation->ties[i].to];
        const bool is_turned = !relation->is_directed && from > to;

        ties[i] = (struct tie){is_turned ? to : from, is_turned ? from : to,
                               relation->ties[i].value};
    }
    qsort(ties, relation->tie_count, sizeof *ties, tie_compare);
    result.ties = ties;
    if (relation->is_silent != NULL) {
        bool *is_silent = pool_array(hider->pool, count, bool);

        for (size_t i = 0; i < count; i++) {
            is_silent[i] = relation->is_silent[moved->members[i]];
        }
        result.is_silent = is_silent;
    }
    return result;
}

static struct attribute attribute_move(const struct hider *hider,
                                       const struct attribute *attribute, size_t count,
                                       const struct moved *moved)
{
    struct attribute result = *attribute;
    const char **texts = pool_array(hider->pool, count, const char *);
    double *numbers = pool_array(hider->pool, count, double);

    for (size_t i = 0; i < count; i++) {
        texts[i] = attribute->texts[moved->members[i]];
        if (attribute->numbers != NULL) {
            numbers[i] = attribute->numbers[moved->members[i]];
        }
    }
    result.texts = texts;
    result.numbers = attribute->numbers != NULL ? numbers : NULL;
    return result;
}

static struct network network_move(const struct hider *hider,
                                   const struct network *network,
                                   struct name_index *dropped)
{
    const size_t count = network->organisation_count;
    const struct moved moved = members_move(hider, network);
    const char **names = pool_array(hider->pool, count, const char *);
    struct attribute *attributes =
        pool_array(hider->pool, network->attribute_count, struct attribute);
    struct relation *relations =
        pool_array(hider->pool, network->relation_count, struct relation);
    struct network result = {
        "", names, count, attributes, 0, relations, network->relation_count};

    for (size_t i = 0; i < count; i++) {
        const size_t number =
            name_index_find(&hider->all.index, network->names[moved.members[i]]);

        names[i] = hider->all.pseudonyms[number];
    }
    for (size_t i = 0; i < network->attribute_count; i++) {
        const struct attribute *attribute = &network->attributes[i];

        if (pseudonym_attribute_tells(hider, attribute->name)) {
            dropped_say(hider, dropped, attribute->name);
        } else {
            attributes[result.attribute_count++] =
                attribute_move(hider, attribute, count, &moved);
        }
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relations[i] = relation_move(hider, &network->relations[i], count, &moved);
    }
    return result;
}

struct network_series pseudonym_series_move(const struct hider *hider)
{
    const struct place nowhere = {NULL, 0, 0};
    struct name_index dropped = {.pool = hider->pool};
    const size_t count = hider->series->wave_count;
    struct wave *waves = pool_array(hider->pool, count, struct wave);
    bool has_title = false;

    for (size_t i = 0; i < count; i++) {
        const struct wave *wave = &hider->series->waves[i];

        has_title |= wave->network.title[0] != '\0';
        waves[i] =
            (struct wave){wave->label, network_move(hider, &wave->network, &dropped)};
    }
    if (has_title) {
        report_add(hider->report, REPORT_NOTE, nowhere,
                   "the title of the network is left out");
    }
    report_add(hider->report, REPORT_NOTE, nowhere,
               "names are hidden from who reads along; who knows the network can still "
               "tell from attributes and ties who an organisation is");
    return (struct network_series){waves, count};
}
