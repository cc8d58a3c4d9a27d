/* experience_reading.h - everything that is frozen of some waves, as numbers over the
 * kinds of people that somebody can tell apart. It walks over the groups there are, and
 * fails at one whose people it does not know: a new breakdown has to be attacked too. */
#pragma once

#include "experience_story.h"
#include "method/linear_attacker.h"

/* Sheets that are alike in all that groups are made of, and in the same waves. */
struct kinds {
    const struct story *story;
    size_t count;
    size_t of[MADE_REPLIES_MOST];
    size_t example[ATTACKER_KINDS]; /* a sheet of each */
};
struct kinds *kinds_find(const struct story *story, struct pool *pool);

/* May something be shown: as it was frozen or, naively, when the group is not small? */
typedef bool show_fn(enum disclosed_state state, size_t people);
bool show_by_rules(enum disclosed_state state, size_t people);
bool show_naively(enum disclosed_state state, size_t people);

/* Of one item all that is shown to anybody: parts[wave] is what was frozen. Naively the
 * pages of all houses too, also of those that the rules give none. */
void kinds_read(const struct kinds *kinds, size_t item,
                const struct experience_parts *const *parts, show_fn show,
                struct attacker_crowd *crowd, struct published_numbers *published);
