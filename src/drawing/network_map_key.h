/* network_map_key.h - the columns beside a map: who has no known tie, and, where names
 * have no room on the map, the names of its numbers. Pure. */
#pragma once

#include "drawing/network_mark.h"

struct map_key_entry {
    const char *number; /* "12"; "": none */
    const char *words;
    bool is_head; /* words alone, bold */
    size_t mark;
    bool is_silent;
    const char *title; /* appears when one points at it */
};

struct map_key {
    const struct map_key_entry *entries;
    size_t count;
    bool is_numbered; /* leaves room for numbers */
};

/* Width of as many columns as `height` asks for; 0 for no entries. */
double map_key_width(const struct map_key *key, double height);
void map_key_draw(const struct map_key *key, struct box room, struct text *svg);
