#include "exchange/network_xml_held.h"

#include <string.h>

/* As it is declared: "answered: contact" stands for itself. NULL: like any attribute. */
static const char *word_name(const char *attribute)
{
    if (xml_word_of_node(attribute) != XML_WORD_ANSWERED) {
        return NULL;
    }
    return xml_answered_relation(attribute) != NULL ? attribute : "answered";
}

static bool is_declared(const char *word, enum xml_silence silence,
                        const struct network *network)
{
    const char *relation = xml_answered_relation(word);

    if (relation != NULL) {
        return silence == XML_SILENCE_APART &&
               network_relation(network, relation) != NULL;
    }
    return silence == XML_SILENCE_ALIKE;
}

static bool held_has(const struct xml_held *held, const char *name)
{
    for (size_t i = 0; i < held->count; i++) {
        if (strcmp(held->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

struct xml_held xml_held_of(const struct xml_attributes *attributes,
                            enum xml_silence silence, const struct network *network,
                            struct pool *pool)
{
    struct xml_held held = {pool_array(pool, attributes->count, const char *), 0};

    for (size_t i = 0; i < attributes->count; i++) {
        const char *word = word_name(attributes->attributes[i]->name);

        if (word != NULL && !is_declared(word, silence, network) &&
            !held_has(&held, word)) {
            held.names[held.count++] = word;
        }
    }
    return held;
}
