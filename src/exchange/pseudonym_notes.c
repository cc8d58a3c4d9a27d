/* pseudonym_notes.c - what was said while a file was read, without names. */
#include <string.h>

#include "base/utf8.h"
#include "exchange/pseudonym_parts.h"

/* The name of a wave, relation or attribute, which says nothing about an organisation. */
static bool is_of_the_network(const struct hider *hider, const char *text)
{
    for (size_t i = 0; i < hider->series->wave_count; i++) {
        const struct wave *wave = &hider->series->waves[i];

        if (strcmp(wave->label, text) == 0 ||
            network_relation(&wave->network, text) != NULL ||
            network_attribute(&wave->network, text) != NULL) {
            return true;
        }
    }
    return false;
}

/* NULL: it may stay. A name that is written in another way counts as that name; what
 * stands in a row and is no name that is known may still be one. */
static const char *text_instead(const struct hider *hider, const char *text,
                                bool is_of_a_row)
{
    const struct everybody *all = &hider->all;
    size_t number = name_index_find(&all->index, text);

    if (number == NAME_INDEX_NONE) {
        SCOPED(pool) scratch = pool_new();

        number = name_index_find(&all->keys, utf8_key(scratch, text));
    }
    if (number != NAME_INDEX_NONE) {
        return all->pseudonyms[number];
    }
    return is_of_a_row && !is_of_the_network(hider, text) ? "\xE2\x80\xA6" : NULL;
}

void pseudonym_notes_hide(const struct hider *hider)
{
    for (struct report_entry *entry = hider->report->first; entry != NULL;
         entry = entry->next) {
        const bool is_of_a_row = entry->place.line > 1;

        for (size_t i = 0; i < entry->message.value_count; i++) {
            struct message_value *value = &entry->message.values[i];
            const char *instead = NULL;

            if (value->text != NULL) {
                instead = text_instead(hider, value->text, is_of_a_row);
            }
            if (instead != NULL) {
                value->text = pool_text(hider->report->pool, instead);
            }
        }
    }
}
