/* made_network.c - made-up networks, and what differs between two. */
#include "made_network.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "exchange/network_builder.h"
#include "random.h"

static const char *const NAMES[] = {
    "CAW Oost",
    "OCMW \"De Brug\"",
    "a,b;c",
    "O'Neill & Zn.",
    "=1+1",
    "#hash",
    "\xC3\xA9\xC3\xA9n \xC3\xA0",
    "two  spaces",
    "<tag attr=\"x\">",
    "]]>",
    "\xF0\x9F\x98\x80",
    "1",
    "0.5",
    "n1",
    "true",
    "NA",
    "*Vertices 3",
    "-dash",
    "back\\slash",
    "per%cent {brace}",
};

const char *report_text(const struct report *report, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        report_entry_say(entry, LANGUAGE_EN, &text);
        text_add_char(&text, '\n');
    }
    return text.bytes;
}

/* ---- making ---- */

struct maker {
    struct network_builder *builder;
    uint64_t seed;
    struct made_kind kind;
    size_t count;
};

static void attributes_make(struct maker *maker)
{
    static const char *const SECTORS[] = {"zorg", "wel & wee", "\"q\"", "two\nlines", ""};
    static const char *const NUMBERS[] = {"3", "0.10", "-2.5", "1e3", ""};
    static const char *const CLAIMS[] = {"yes", "no", ""};

    for (size_t i = 0; i < maker->count; i++) {
        struct network_builder *builder = maker->builder;

        network_builder_attribute(builder, i, "sector",
                                  SECTORS[random_below(&maker->seed, 5)]);
        network_builder_attribute(builder, i, "full-time",
                                  NUMBERS[random_below(&maker->seed, 5)]);
        network_builder_attribute(builder, i, "is \"new\" & <big>",
                                  CLAIMS[random_below(&maker->seed, 3)]);
        network_builder_attribute(builder, i, "name", i % 2 == 0 ? "alias" : "");
        network_builder_attribute(builder, i, "all missing", "");
    }
}

static double value_make(struct maker *maker)
{
    static const double VALUES[] = {1, 2, 5, 0.1, -3, 1e10 / 3};

    if (maker->kind.has_unknown && random_below(&maker->seed, 4) == 0) {
        return NAN;
    }
    return maker->kind.has_values ? VALUES[random_below(&maker->seed, 6)] : 1;
}

static void relation_make(struct maker *maker, size_t wave, size_t relation)
{
    const bool is_directed = maker->kind.has_no_mixture || relation % 2 == 0;
    static const char *const LABELS[] = {"contact", "refers & <sends>", "empty one"};
    const size_t number =
        network_builder_relation(maker->builder, LABELS[relation], is_directed);

    for (size_t i = 0; i < maker->count && relation < 2; i++) {
        for (size_t j = is_directed ? 0 : i + 1; j < maker->count; j++) {
            const struct builder_tie tie = {.wave = wave,
                                            .relation = number,
                                            .from = i,
                                            .to = j,
                                            .value = value_make(maker)};

            /* Every third organisation comes later. */
            if (i != j && random_below(&maker->seed, 3) == 0 &&
                (wave > 0 || (i % 3 != 2 && j % 3 != 2) || maker->kind.waves == 1)) {
                network_builder_tie(maker->builder, &tie);
            }
        }
    }
    for (size_t i = 0; maker->kind.is_silent && i < maker->count; i += 2) {
        if (random_below(&maker->seed, 2) == 0) {
            network_builder_silent(maker->builder, wave,
                                   maker->kind.is_apart ? number : GROUP_NONE, i);
        }
    }
}

struct network_series made_series(uint64_t seed, struct made_kind kind, struct pool *pool)
{
    static const char *const LABELS[] = {"2024-01-01", "2025-03-01", "2026-01-01"};
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct report report = {.pool = pool};
    struct network_series series = {NULL, 0};
    struct maker maker = {.builder = network_builder_new(&reading, "made", pool, &report),
                          .seed = seed,
                          .kind = kind};

    maker.count = 2 + random_below(&maker.seed, ARRAY_COUNT(NAMES) - 1);
    network_builder_title(maker.builder, "A title & more");
    for (size_t i = 0; i < maker.count; i++) {
        (void)network_builder_organisation(maker.builder, NAMES[i], NULL,
                                           (struct place){NULL, 0, 0});
    }
    attributes_make(&maker);
    for (size_t wave = 0; wave < kind.waves; wave++) {
        if (kind.waves > 1) {
            (void)network_builder_wave(maker.builder,
                                       seed % 2 == 0 ? LABELS[wave] : LABELS[wave] + 2);
        }
        for (size_t i = 0; i < kind.relations; i++) {
            relation_make(&maker, wave, i);
        }
        for (size_t i = 2; wave == 0 && kind.waves > 1 && i < maker.count; i += 3) {
            network_builder_absent(maker.builder, wave, i);
        }
    }
    if (!network_builder_finish(maker.builder, &series)) {
        (void)fprintf(stderr, "the made-up network is refused\n");
        abort();
    }
    return series;
}

/* ---- comparing ---- */

struct comparer {
    const struct network *first;
    const struct network *second;
    size_t *numbers; /* of the first's organisations in the second */
    struct pool *pool;
};

static const char *differ(struct comparer *comparer, const char *what, const char *where)
{
    struct text text;

    text_init(&text, comparer->pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s: %s", what, where);
    return text.bytes;
}

static const char *names_compare(struct comparer *comparer)
{
    const struct network *first = comparer->first;

    if (first->organisation_count != comparer->second->organisation_count) {
        return differ(comparer, "organisations", "another number");
    }
    for (size_t i = 0; i < first->organisation_count; i++) {
        comparer->numbers[i] =
            network_organisation_find(comparer->second, first->names[i]);
        if (comparer->numbers[i] == first->organisation_count) {
            return differ(comparer, "organisation", first->names[i]);
        }
    }
    return NULL;
}

static bool number_is_same(double a, double b)
{
    return isnan(a) ? isnan(b) : a == b;
}

static const char *attributes_compare(struct comparer *comparer)
{
    const struct network *first = comparer->first;

    if (first->attribute_count != comparer->second->attribute_count) {
        return differ(comparer, "attributes", "another number");
    }
    for (size_t i = 0; i < first->attribute_count; i++) {
        const struct attribute *a = &first->attributes[i];
        const struct attribute *b = network_attribute(comparer->second, a->name);

        if (b == NULL || a->kind != b->kind) {
            return differ(comparer, "attribute", a->name);
        }
        for (size_t j = 0; j < first->organisation_count; j++) {
            const size_t k = comparer->numbers[j];

            if (a->numbers != NULL ? !number_is_same(a->numbers[j], b->numbers[k])
                                   : strcmp(a->texts[j], b->texts[k]) != 0) {
                return differ(comparer, a->name, first->names[j]);
            }
        }
    }
    return NULL;
}

static const struct tie *tie_find(const struct relation *relation, size_t from, size_t to)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];

        if ((tie->from == from && tie->to == to) ||
            (!relation->is_directed && tie->from == to && tie->to == from)) {
            return tie;
        }
    }
    return NULL;
}

static bool is_silent(const struct relation *relation, size_t organisation)
{
    return relation->is_silent != NULL && relation->is_silent[organisation];
}

static const char *relations_compare(struct comparer *comparer)
{
    const struct network *first = comparer->first;

    if (first->relation_count != comparer->second->relation_count) {
        return differ(comparer, "relations", "another number");
    }
    for (size_t i = 0; i < first->relation_count; i++) {
        const struct relation *a = &first->relations[i];
        const struct relation *b = &comparer->second->relations[i];

        if (strcmp(a->name, b->name) != 0 || a->is_directed != b->is_directed ||
            a->tie_count != b->tie_count) {
            return differ(comparer, "relation", a->name);
        }
        for (size_t j = 0; j < a->tie_count; j++) {
            const struct tie *tie = &a->ties[j];
            const struct tie *other =
                tie_find(b, comparer->numbers[tie->from], comparer->numbers[tie->to]);
            if (other == NULL || !number_is_same(tie->value, other->value)) {
                return differ(comparer, "tie from", first->names[tie->from]);
            }
        }
        for (size_t j = 0; j < first->organisation_count; j++) {
            if (is_silent(a, j) != is_silent(b, comparer->numbers[j])) {
                return differ(comparer, "silence of", first->names[j]);
            }
        }
    }
    return NULL;
}

static const char *wave_compare(struct comparer *comparer)
{
    const char *difference = NULL;

    if (strcmp(comparer->first->title, comparer->second->title) != 0) {
        return differ(comparer, "title", comparer->second->title);
    }
    difference = names_compare(comparer);
    difference = difference == NULL ? attributes_compare(comparer) : difference;
    return difference == NULL ? relations_compare(comparer) : difference;
}

const char *series_difference(const struct network_series *first,
                              const struct network_series *second, struct pool *pool)
{
    if (first->wave_count != second->wave_count) {
        return "another number of waves";
    }
    for (size_t i = 0; i < first->wave_count; i++) {
        struct comparer comparer = {&first->waves[i].network, &second->waves[i].network,
                                    NULL, pool};
        const char *difference = NULL;

        comparer.numbers = pool_array(pool, comparer.first->organisation_count, size_t);
        if (strcmp(first->waves[i].label, second->waves[i].label) != 0) {
            return differ(&comparer, "label", second->waves[i].label);
        }
        difference = wave_compare(&comparer);
        if (difference != NULL) {
            return difference;
        }
    }
    return NULL;
}
