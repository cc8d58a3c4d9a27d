/* demo_wave_answers.h - the partners of the Huis van het Kind, and what each would answer
 * about the others in the three waves: seeded, the same on every machine. Pure.
 *
 * Ties come and go with what two organisations do. Between childcare and schools they
 * grow from wave to wave, and trust with them; between welfare and the associations of
 * people in poverty nothing grows. The coordinating team is everywhere at first, less so
 * later. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
    DEMO_HOUSES = 25,
    DEMO_TEAM = 0, /* the house that coordinates */
    DEMO_LEAVER = 22, /* left after the first wave */
    DEMO_JOINER = 23, /* on the list since the second */
    DEMO_LATEST = 24, /* since the third */
    DEMO_WAVES = 3
};

struct demo_house {
    const char *name;
    const char *sector;
    const char *role; /* code of ACTOR_ROLE */
    const char *informant;
    const char *email; /* "": from paper */
    const char *beside; /* a second informant; NULL: none */
    unsigned silent; /* bit of each wave that it does not answer */
};
extern const struct demo_house DEMO_HOUSE[DEMO_HOUSES];

/* Who answers about whom. */
struct demo_view {
    int wave; /* 0 .. 2 */
    size_t from;
    size_t to;
    int who; /* 0: the first informant of the house; 1: beside it */
};

/* Contact, 0 .. 5; 0 also where there is something but this one does not name it. */
int demo_contact(const struct demo_view *view);

/* What an item of the instrument is answered, where there is contact. */
int64_t demo_answer(const struct demo_view *view, const char *item);
