/* demo_experience_words.h - why the Huis van het Kind asks its anonymous surveys; what
 * people write in them, and how it reads once two people have checked it. Constants. */
#pragma once

#include "cli/demo_experience_people.h"

/* Why it is asked, and what happens with the answers. */
struct wording demo_reasons(enum demo_survey survey);

struct demo_written {
    int round;
    enum demo_survey survey;
    const char *item; /* "own": the network's own question */
    const char *text;
    const char *shown; /* without what says who it is; NULL: as it is, "": kept back */
};

/* What this person writes at this item; NULL: nothing. `item` "own12" counts as "own". */
const struct demo_written *demo_written_of(const struct demo_person *person,
                                           const char *item);

/* The row with this text, and its number from 0 on; NULL: none. */
const struct demo_written *demo_written_find(const char *text, size_t *number_out);
