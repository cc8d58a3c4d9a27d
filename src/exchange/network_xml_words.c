#include "exchange/network_xml_words.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "exchange/xml_write.h"

const char XML_ANSWERED_IN[] = "answered: ";

/* ---- names ---- */

static char lower(char letter)
{
    return (char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

bool xml_is_word(const char *text, const char *word)
{
    while (*text != '\0' && lower(*text) == lower(*word)) {
        text++;
        word++;
    }
    return *text == *word;
}

struct known_word {
    const char *name;
    enum xml_word word;
};

static enum xml_word word_among(const struct known_word *words, size_t count,
                                const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (xml_is_word(words[i].name, name)) {
            return words[i].word;
        }
    }
    return XML_WORD_OTHER;
}

enum xml_word xml_word_of_node(const char *name)
{
    static const struct known_word WORDS[] = {
        {"name", XML_WORD_NAME},
        {"label", XML_WORD_LABEL},
        {"answered", XML_WORD_ANSWERED},
    };

    return strncmp(name, XML_ANSWERED_IN, strlen(XML_ANSWERED_IN)) == 0
               ? XML_WORD_ANSWERED
               : word_among(WORDS, ARRAY_COUNT(WORDS), name);
}

enum xml_word xml_word_of_edge(const char *name)
{
    static const struct known_word WORDS[] = {
        {"value", XML_WORD_VALUE},    {"weight", XML_WORD_VALUE},
        {"strength", XML_WORD_VALUE}, {"relation", XML_WORD_RELATION},
        {"type", XML_WORD_RELATION},  {"unknown", XML_WORD_UNKNOWN},
    };

    return word_among(WORDS, ARRAY_COUNT(WORDS), name);
}

enum xml_word xml_word_of_graph(const char *name)
{
    static const struct known_word WORDS[] = {
        {"title", XML_WORD_TITLE},
        {"name", XML_WORD_TITLE},
        {"wave", XML_WORD_WAVE},
        {"relations", XML_WORD_RELATIONS},
    };

    return word_among(WORDS, ARRAY_COUNT(WORDS), name);
}

const char *xml_answered_relation(const char *name)
{
    const size_t length = strlen(XML_ANSWERED_IN);

    return strncmp(name, XML_ANSWERED_IN, length) == 0 ? name + length : NULL;
}

/* ---- values ---- */

static bool is_among(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (xml_is_word(text, words[i])) {
            return true;
        }
    }
    return false;
}

bool xml_value_read(const char *text, double *value_out)
{
    static const char *const UNKNOWN[] = {"", "NaN", "NA", "?"};

    if (is_among(text, UNKNOWN, ARRAY_COUNT(UNKNOWN))) {
        *value_out = NAN;
        return true;
    }
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
        *value_out = text[0] == 't' ? 1 : 0;
        return true;
    }
    return number_read_decimal(text, value_out);
}

bool xml_is_false(const char *text)
{
    static const char *const WORDS[] = {"false", "0", "no"};

    return is_among(text, WORDS, ARRAY_COUNT(WORDS));
}

bool xml_is_number(const char *text)
{
    double value = 0;

    return number_read_decimal(text, &value);
}

/* ---- for the readers ---- */

void xml_absent_add(struct network_builder *builder, const struct xml_members *members,
                    size_t wave_count)
{
    const size_t organisation_count = network_builder_count(builder);

    for (size_t wave = 0; wave < wave_count; wave++) {
        for (size_t i = 0; i < organisation_count; i++) {
            if (i >= members[wave].count || !members[wave].is_member[i]) {
                network_builder_absent(builder, wave, i);
            }
        }
    }
}

static const char DIRECTED[] = "directed:";
static const char UNDIRECTED[] = "undirected:";

void xml_undirected_find(const char *text, struct name_index *index)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        const size_t head = strlen(UNDIRECTED);

        if (strncmp(text, UNDIRECTED, head) == 0) {
            const char *name = pool_text_part(index->pool, text + head, length - head);
            if (name_index_find(index, name) == NAME_INDEX_NONE) {
                name_index_add(index, name, index->count);
            }
        }
        text += length + (text[length] == '\n');
    }
}

const char *xml_relations_read(struct network_builder *builder, const char *text,
                               struct pool *pool)
{
    const char *first = NULL;

    while (*text != '\0') {
        const size_t length = strcspn(text, "\n");
        const char *line = pool_text_part(pool, text, length);
        const bool is_directed = strncmp(line, DIRECTED, strlen(DIRECTED)) == 0;

        if (is_directed || strncmp(line, UNDIRECTED, strlen(UNDIRECTED)) == 0) {
            const char *name = line + strlen(is_directed ? DIRECTED : UNDIRECTED);

            (void)network_builder_relation(builder, name, is_directed);
            first = first == NULL ? name : first;
        }
        text += length + (text[length] == '\n');
    }
    return first != NULL ? first : "";
}

/* ---- for the writers ---- */

bool xml_has_relations(const struct network *network)
{
    return network->relation_count > 1 || network->relations[0].name[0] != '\0' ||
           network->relations[0].tie_count == 0;
}

static bool is_silent(const struct relation *relation, size_t organisation)
{
    return relation->is_silent != NULL && relation->is_silent[organisation];
}

static enum xml_silence silence_in(const struct network *network)
{
    enum xml_silence silence = XML_SILENCE_NONE;

    for (size_t i = 0; i < network->organisation_count; i++) {
        const bool first = is_silent(&network->relations[0], i);

        for (size_t j = 1; j < network->relation_count; j++) {
            if (is_silent(&network->relations[j], i) != first) {
                return XML_SILENCE_APART;
            }
        }
        silence = first ? XML_SILENCE_ALIKE : silence;
    }
    return silence;
}

enum xml_silence xml_silence_of(const struct network_series *series)
{
    enum xml_silence most = XML_SILENCE_NONE;

    for (size_t i = 0; i < series->wave_count; i++) {
        const enum xml_silence silence = silence_in(&series->waves[i].network);

        most = silence > most ? silence : most;
    }
    return most;
}

typedef bool (*tie_claim_fn)(const struct tie *tie);

static bool tie_is_unknown(const struct tie *tie)
{
    return isnan(tie->value);
}

static bool tie_has_value(const struct tie *tie)
{
    return !isnan(tie->value) && tie->value != 1;
}

static bool any_tie_in(const struct relation *relation, tie_claim_fn claim)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        if (claim(&relation->ties[i])) {
            return true;
        }
    }
    return false;
}

static bool any_tie(const struct network_series *series, tie_claim_fn claim)
{
    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->relation_count; j++) {
            if (any_tie_in(&network->relations[j], claim)) {
                return true;
            }
        }
    }
    return false;
}

bool xml_has_unknown(const struct network_series *series)
{
    return any_tie(series, tie_is_unknown);
}

bool xml_has_values(const struct network_series *series)
{
    return any_tie(series, tie_has_value);
}

static size_t attribute_number(const struct xml_attributes *attributes, const char *name)
{
    size_t i = 0;

    while (i < attributes->count && strcmp(attributes->attributes[i]->name, name) != 0) {
        i++;
    }
    return i;
}

struct xml_attributes xml_attributes_of(const struct network_series *series,
                                        struct pool *pool)
{
    struct xml_attributes found = {NULL, NULL, 0};
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        count += series->waves[i].network.attribute_count;
    }
    found.attributes = pool_array(pool, count, const struct attribute *);
    found.kinds = pool_array(pool, count, enum attribute_kind);
    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->attribute_count; j++) {
            const struct attribute *attribute = &network->attributes[j];
            const size_t number = attribute_number(&found, attribute->name);

            if (number == found.count) {
                found.attributes[found.count] = attribute;
                found.kinds[found.count++] = attribute->kind;
            } else if (found.kinds[number] != attribute->kind) {
                found.kinds[number] = ATTRIBUTE_TEXT;
            }
        }
    }
    return found;
}

const struct attribute *xml_attribute_in(const struct xml_attributes *attributes,
                                         size_t number, const struct network *network)
{
    const char *name = attributes->attributes[number]->name;

    return number < network->attribute_count &&
                   strcmp(network->attributes[number].name, name) == 0
               ? &network->attributes[number]
               : network_attribute(network, name);
}

void xml_add_typed(struct text *xml, enum attribute_kind kind,
                   const struct attribute *attribute, size_t organisation)
{
    const char *text = attribute->texts[organisation];

    if (kind == ATTRIBUTE_TEXT || attribute->numbers == NULL) {
        xml_add(xml, text);
    } else if (kind == ATTRIBUTE_YES_NO) {
        text_add(xml, attribute->numbers[organisation] != 0 ? "true" : "false");
    } else if (xml_is_number(text)) {
        text_add(xml, text);
    } else {
        text_add_exact(xml, attribute->numbers[organisation]);
    }
}

const char *xml_relations_text(const struct network *network, struct pool *pool)
{
    struct text lines;

    text_init(&lines, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < network->relation_count; i++) {
        text_format(&lines, "%s%s:%s", i > 0 ? "\n" : "",
                    network->relations[i].is_directed ? "directed" : "undirected",
                    network->relations[i].name);
    }
    return lines.bytes;
}

void xml_limits_say(const struct network_series *series, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    if (xml_has_unknown(series)) {
        report_add(report, REPORT_NOTE, nowhere,
                   "unknown ties are written as edges with 'unknown'; other programs "
                   "take them for ties: leave them out there");
    }
    if (xml_silence_of(series) != XML_SILENCE_NONE) {
        report_add(report, REPORT_NOTE, nowhere,
                   "who did not answer is written as 'answered' false; other programs "
                   "count what they did not report as no tie");
    }
}
