/* arena_place.h - places in a list: equals share one, and the next place skips.
 * Pure. There is no hidden tie-break: 1, 2=, 2=, 4. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Actors are ordered by class, then importance, then irreplaceability, all
 * descending. The three fit in one number, so that a list is a tally. */
enum { PLACE_KEYS = 5 * 5 * 5 };

static inline int place_key(int arena_class, int importance, int irreplaceability)
{
    return (arena_class * 5 + importance) * 5 + irreplaceability;
}

/* {0} is the empty list. */
struct place_list {
    size_t counts[PLACE_KEYS];
};

void place_list_add(struct place_list *list, int key);
void place_list_remove(struct place_list *list, int key);

/* The place of an actor of the list, or the one a newcomer would get: 1 plus the
 * number before it. */
size_t place_list_find(const struct place_list *list, int key);
