#include "method/arena_place.h"

#include <assert.h>

void place_list_add(struct place_list *list, int key)
{
    list->counts[key]++;
}

void place_list_remove(struct place_list *list, int key)
{
    assert(list->counts[key] > 0);
    list->counts[key]--;
}

size_t place_list_find(const struct place_list *list, int key)
{
    size_t place = 1;

    for (int higher = key + 1; higher < PLACE_KEYS; higher++) {
        place += list->counts[higher];
    }
    return place;
}
