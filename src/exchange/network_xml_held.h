/* network_xml_held.h - what the writers of XML declare before attributes that are called
 * as the word for who answered. Pure.
 *
 * The reader takes such a name for the word the first time it stands (in any case of
 * letters), and for an attribute the second time. So where all answered, the word is
 * declared all the same, with nothing under it. */
#pragma once

#include "exchange/network_xml_words.h"

struct xml_held {
    const char **names; /* "answered", "answered: contact"; each once */
    size_t count;
};

/* The words to declare for these attributes, in their order, but for those that this
 * silence has declared. Lives in `pool`. O(attributes^2) at worst:
 * only those that are called as a word count. */
struct xml_held xml_held_of(const struct xml_attributes *attributes,
                            enum xml_silence silence, const struct network *network,
                            struct pool *pool);
