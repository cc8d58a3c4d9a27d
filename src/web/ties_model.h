/* ties_model.h - what the pages about single ties and single organisations share: which
 * kind of tie is asked for, and how numbers and levels read. */
#pragma once

#include "web/findings.h"

/* The kind of tie that "?relation=CODE" names; without it, or when the wave has none of
 * that name, the first there is. WAVE_RELATION_COUNT: the wave has none. */
enum wave_relation ties_relation_asked(const struct visit *visit,
                                       const struct findings *findings);

/* Put "relations" [{code, label, is_here}] and "relation" {code, label, sentence} into
 * the model; null when there is none. */
void ties_relations_put(struct visit *visit, const struct findings *findings,
                        enum wave_relation chosen);

/* The network of one relation as members see it. The relation must be there. Lives in the
 * visit's pool. */
struct graph ties_shown(struct visit *visit, const struct findings *findings,
                        enum wave_relation relation);

/* A number as people write it in the visitor's language; NULL: undefined. */
const char *ties_number(struct visit *visit, double number, int decimals);

/* A decimal of the store in the same way; NULL: "". */
const char *ties_decimal(struct visit *visit, const char *digits);

/* The words of a value: a level, or what is chosen of a set; 0 of a set is its own
 * sentence. NULL: the item has no such value. */
const char *ties_value(struct visit *visit, const struct instrument_item *item,
                       int value);

/* The word for a level of a relation as it stands in a network; NULL where values are no
 * levels, or where there is no tie. */
const char *ties_level(struct visit *visit, const struct findings *findings,
                       enum wave_relation relation, double value);

/* Names, a comma between them; numbers of organisations. Lives in the visit's pool. */
const char *ties_names(struct visit *visit, const struct findings *findings,
                       const size_t *numbers, size_t count);

/* Numbers of all organisations in the order of a list of names. */
const size_t *ties_order(struct visit *visit, const struct findings *findings);
