/* instrument.h - questionnaires as data: what is asked, in which words, on which scale,
 * and who sees the answer. Pure.
 *
 * The data stand in instruments/, a file a version, in three languages; tools/instruments
 * checks them and makes them constants when the program is built. A version that was used
 * is never edited: a change is a new file. Identified and anonymous surveys are asked by
 * the same machinery from the same kind of data. docs/methods/survey.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/say.h"

/* A text in each language. */
struct wording {
    const char *texts[LANGUAGE_COUNT];
};

enum instrument_world {
    WORLD_IDENTIFIED, /* organisations name each other */
    WORLD_ANONYMOUS /* no answer can be led back to anybody */
};

enum item_kind {
    ITEM_NAMES, /* which of the names: the first step; value 1 for a chosen one */
    ITEM_LEVEL, /* one level of a scale, of each name */
    ITEM_SET, /* several of a list, of each name: bit `level.value` for each */
    ITEM_TEXT /* in own words */
};

/* Who sees what is answered. The sentence above the question says it. */
enum item_sight {
    SIGHT_MEMBERS, /* all members, as a line between two organisations */
    SIGHT_NOBODY, /* never who said it of whom: only scores of enough raters */
    SIGHT_COORDINATOR
};

struct item_level {
    int value; /* 0 .. 30, ascending */
    const char *code; /* stable: "monthly" */
    struct wording label;
};

struct instrument_item {
    const char *code; /* stable, stored with each answer: "contact", "T1" */
    enum item_kind kind;
    struct wording question; /* of the item within its step: "we give"; "" when alone */
    const struct item_level *levels;
    size_t level_count;
    bool may_not_know; /* "does not know" is an answer (-1) */
    bool has_default; /* the lowest level is chosen until one says otherwise */
    const char *needs; /* code of an item that must be at least `needs_least` of the same
                        * name; NULL: asked of every chosen name */
    int needs_least;
};

/* One screen. */
struct instrument_step {
    const char *code; /* "contact": in addresses and on paper */
    struct wording title; /* a word or two, for lists */
    struct wording question; /* over the names: "How often ... with" */
    struct wording help; /* "" */
    struct wording sight_words; /* who sees this, one sentence */
    enum item_sight sight;
    bool is_optional; /* a coordinator may leave it out of a wave */
    const struct instrument_item *items;
    size_t item_count;
};

struct instrument {
    const char *code; /* "relation" */
    const char *version; /* "1" */
    enum instrument_world world;
    struct wording title;
    struct wording opening; /* paragraphs, a blank line between them: before the first
                             * question; who asks and why come from the wave */
    const struct instrument_step *steps; /* in the order in which they are asked */
    size_t step_count;
};

/* Every version there is, in order of code and version. */
extern const struct instrument *const INSTRUMENTS[];
extern const size_t INSTRUMENT_COUNT;

/* NULL when there is none. */
const struct instrument *instrument_find(const char *code, const char *version);
const struct instrument *instrument_newest(const char *code);

const struct instrument_step *instrument_step(const struct instrument *instrument,
                                              const char *code);
/* `step_out` NULL: not asked. NULL when there is no such item. */
const struct instrument_item *instrument_item(const struct instrument *instrument,
                                              const char *code,
                                              const struct instrument_step **step_out);

/* The level of this value; NULL when it is none of the scale. */
const struct item_level *item_level(const struct instrument_item *item, int value);

/* May this be stored: a level of the scale, bits of the set, -1 where not knowing is an
 * answer; of a name 1, or 0 (it was there and not chosen)? */
bool item_takes(const struct instrument_item *item, int64_t value);

static inline const char *wording_in(const struct wording *wording,
                                     enum language language)
{
    return wording->texts[language];
}
