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

/* Who answers. In an anonymous survey the item has one wording for those whom it is
 * about, and a mirror for those who say how they think that the others see it. */
enum respondent {
    RESPONDENT_FAMILIES,
    RESPONDENT_WORKERS,
    RESPONDENT_COORDINATOR, /* of oneself: by name, shown beside what others say */
    RESPONDENT_COUNT,
    RESPONDENT_NOBODY = RESPONDENT_COUNT
};
extern const char *const RESPONDENT_CODES[RESPONDENT_COUNT]; /* "families" … */

/* RESPONDENT_NOBODY when none has this code. */
enum respondent respondent_of_code(const char *code);

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
    struct wording mirror; /* as the mirroring respondents are asked; "": not asked */
    const struct item_level *levels;
    size_t level_count; /* 12 at most */
    bool is_nominal; /* its levels have no order: no median */
    bool is_background; /* about who answers: findings may be split by it */
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
    struct wording mirror; /* the same for the mirroring respondents; "": no other */
    struct wording help; /* "" */
    struct wording sight_words; /* who sees this, one sentence */
    enum item_sight sight;
    bool is_optional; /* a coordinator may leave it out of a wave */
    bool is_scale; /* its items measure one thing: reliability may be asked of them */
    const struct instrument_item *items;
    size_t item_count;
};

/* A usual choice of steps: "the five B's", "the nine". Steps that are named in no preset
 * are asked in all. */
struct instrument_preset {
    const char *code; /* "5" */
    struct wording title;
    struct wording help; /* who chose so, and how sure that is */
    const char *const *steps; /* codes of the steps it asks, ended by NULL */
};

struct instrument {
    const char *code; /* "relation" */
    const char *version; /* "1" */
    enum instrument_world world;
    enum respondent asked; /* RESPONDENT_NOBODY of an identified survey */
    enum respondent mirrored; /* RESPONDENT_NOBODY: there is no mirror */
    struct wording title;
    struct wording caution; /* for who makes a wave: how sure its items are; "" */
    struct wording opening; /* paragraphs, a blank line between them: before the first
                             * question; who asks and why come from the wave */
    struct wording mirror_opening; /* for the mirroring respondents; "": no mirror */
    struct wording unknown; /* how "does not know" is said; "": in the pages' words */
    const struct instrument_step *steps; /* in the order in which they are asked */
    size_t step_count;
    const struct instrument_preset *presets; /* the usual one first */
    size_t preset_count;
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

/* Is the item asked of these respondents? */
bool item_is_asked(const struct instrument *instrument,
                   const struct instrument_item *item, enum respondent respondent);

/* The words for these respondents: the mirror's where they mirror and it has its own. */
const char *instrument_opening(const struct instrument *instrument,
                               enum respondent respondent, enum language language);
const char *step_question(const struct instrument *instrument,
                          const struct instrument_step *step, enum respondent respondent,
                          enum language language);
const char *item_question(const struct instrument *instrument,
                          const struct instrument_item *item, enum respondent respondent,
                          enum language language);

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
