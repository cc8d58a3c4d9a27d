/* experience.h - anonymous surveys: what is chosen for a wave, the links of its groups,
 * and what people keep beside it. Never an answer: those are in reply.h.
 *
 * A wave is a row of `wave` (wave.h) whose instrument is of WORLD_ANONYMOUS. */
#pragma once

#include "store/reply.h"
#include "store/wave.h"

struct experience_row {
    int64_t id;
    int64_t wave_id;
    const char *items_out; /* codes, a line each */
    const char *chosen_by;
    const char *areas; /* a line each */
    const char *reason_nl; /* why, in that language; "": as the wave says it */
    const char *reason_fr;
    const char *reason_en;
};

struct own_item_row {
    int64_t id; /* its code in answers is "own7" */
    int64_t wave_id;
    const char *kind; /* "level", "text" */
    const char *text_nl;
    const char *text_fr;
    const char *text_en;
};

struct survey_link_row {
    int64_t id;
    int64_t wave_id;
    const char *respondent; /* "families", "workers" */
    const char *kind; /* "screen", "kiosk", "paper" */
    const char *label;
    const char *language;
    int64_t people; /* who get it, about: as was said when it was made */
    int64_t most; /* answers that it takes */
    const char *digest; /* local */
    const char *state; /* "open", "void" */
    const char *void_reason;
};

struct self_image_row {
    int64_t id;
    int64_t wave_id;
    const char *author;
    const char *answers; /* a line an item: "item value" */
    int64_t at;
};

struct dilemma_note_row {
    int64_t id;
    const char *kind; /* "dilemma", "problem" */
    const char *dilemma; /* code; "": the network's own */
    const char *title;
    const char *options; /* a line each */
    const char *drawbacks; /* a line each */
    const char *note;
    const char *author;
    int64_t at;
};

struct attention_row {
    int64_t id;
    const char *dimension;
    const char *day;
    const char *what;
};

extern const struct record_kind EXPERIENCE_RECORD, OWN_ITEM_RECORD, SURVEY_LINK_RECORD,
    SELF_IMAGE_RECORD, DILEMMA_NOTE_RECORD, ATTENTION_RECORD;

/* ---- reading ---- */

struct experience_whole {
    struct wave_row wave;
    const struct instrument *instrument;
    struct experience_row choice;
    const struct own_item_row *own_items;
    size_t own_item_count;
    const struct survey_link_row *links;
    size_t link_count;
    const struct self_image_row *self_images;
    size_t self_image_count;
};

/* fails  STATUS_NOT_FOUND  no such wave, or not of an anonymous survey */
NODISCARD bool experience_read(struct database *database, const char *network_id,
                               int64_t wave_id, struct pool *pool,
                               struct experience_whole *whole_out, struct status *st);

/* Anonymous waves of every instrument, in order of id. */
NODISCARD bool experience_list(struct database *database, const char *network_id,
                               struct pool *pool, struct wave_list *list_out,
                               struct status *st);

/* What is asked of these respondents, in order: steps that are not left out, with the
 * items that are not, a step "own" at the end for own items (level items on the scale of
 * agreement of the instrument). A mirroring respondent gets items with a mirror, worded
 * so. Lives in `pool`. */
struct asked_item {
    const struct instrument_item *item;
    const char *question; /* in `language`; "" when the step's title says it */
};
struct asked_step {
    const struct instrument_step *step;
    const struct asked_item *items;
    size_t item_count;
};
struct asked_steps {
    const struct asked_step *steps;
    size_t count;
};
struct asked_steps experience_asked(const struct experience_whole *whole,
                                    enum respondent respondent, enum language language,
                                    struct pool *pool);

/* The question of an own item in each language: the first that is there where it has
 * none. */
struct wording own_item_words(const struct own_item_row *row);

/* Why it is asked, as it was written in each language; "" where it was not. */
struct wording experience_reasons(const struct experience_row *choice);

/* What who reads this language reads of it: where it was not written in it, what the wave
 * says, in whatever language that is. */
const char *experience_reason(const struct experience_whole *whole,
                              enum language language);

/* How often links were used, in all and per link. Callers show less than this
 * (disclose_number, rounded): who watches a counter could see who answered. */
struct link_use {
    int64_t link_id;
    int64_t used;
};
struct link_uses {
    const struct link_use *rows; /* in order of link */
    size_t count;
};
NODISCARD bool survey_link_uses(struct database *database, const char *network_id,
                                int64_t wave_id, struct pool *pool,
                                struct link_uses *uses_out, struct status *st);

/* How often this one was; 0: never. */
int64_t link_used(const struct link_uses *uses, int64_t link_id);

/* ---- changing: each inside a change ---- */

/* A new draft of the newest version of an instrument, with the newest closed one as its
 * former wave. `wave` as for wave_make(); `choice` gets its id.
 * fails  STATUS_CONFLICT  a draft or open wave of this instrument is there already */
NODISCARD bool experience_make(struct change *change, struct unit *unit,
                               const char *network_id, struct wave_row *wave,
                               struct experience_row *choice, struct status *st);

/* Change what is asked, and why: of a draft only. fails  STATUS_CONFLICT */
NODISCARD bool experience_change(struct change *change, struct unit *unit,
                                 const char *network_id, const struct wave_row *wave,
                                 const struct experience_row *choice, struct status *st);

/* id is given. fails  STATUS_CONFLICT  not a draft; STATUS_LIMIT */
NODISCARD bool own_item_add(struct change *change, struct unit *unit,
                            const char *network_id, struct own_item_row *item,
                            struct status *st);
NODISCARD bool own_item_remove(struct change *change, struct unit *unit,
                               const char *network_id, int64_t id, struct status *st);

/* id, digest and state are given; in a draft or open wave.
 * fails  STATUS_CONFLICT  closed; STATUS_LIMIT  LIMIT_SURVEY_LINKS;
 *        STATUS_INVALID   nobody of them is asked; for nobody, or for more people than
 *                         it takes answers, or more answers than LIMIT_LINK_REPLIES */
NODISCARD bool survey_link_add(struct change *change, struct unit *unit,
                               const char *network_id, struct survey_link_row *link,
                               struct status *st);

/* It takes no answer any more; those that came by it stay, because nothing says which
 * they are. When a wave has three quarters of the begun sheets that it may have
 * (LIMIT_BEGUN_SHEETS), all of these are erased: they are a flood.
 * fails  STATUS_CONFLICT  closed, or void already; STATUS_INVALID  no reason is given */
NODISCARD bool survey_link_void(struct change *change, struct unit *unit,
                                const char *network_id, int64_t id, const char *reason,
                                struct status *st);

/* fails  STATUS_CONFLICT  not a draft; no link yet; another one is open */
NODISCARD bool experience_open(struct change *change, struct unit *unit,
                               const char *network_id, int64_t wave_id, int64_t now,
                               struct status *st);

/* Close it for good: begun sheets are erased, replies are stored in the order of their
 * random identifiers, and `summary` makes what is told of them, which is kept.
 * fails  STATUS_CONFLICT  not open */
NODISCARD bool experience_close(struct change *change, struct unit *unit,
                                const char *network_id, int64_t wave_id, int64_t now,
                                reply_summary *summary, struct status *st);

/* Throw a draft away, or an open wave with all its answers (a flood), unread. Of an open
 * one the journal keeps the reason, with its links.
 * fails  STATUS_CONFLICT  closed; STATUS_INVALID  open, and no reason is given */
NODISCARD bool experience_remove(struct change *change, struct unit *unit,
                                 const char *network_id, int64_t wave_id,
                                 const char *reason, struct status *st);

/* One a coordinator, in an open or closed wave: it replaces the former one. */
NODISCARD bool self_image_put(struct change *change, struct unit *unit,
                              const char *network_id, struct self_image_row *image,
                              struct status *st);

/* ---- links ---- */

/* The eight letters of a link, derived from the installation's secret. */
const char *survey_link_code(struct pool *pool, const char *secret,
                             const char *network_id, const struct survey_link_row *link);

/* fails  STATUS_NOT_FOUND */
NODISCARD bool survey_link_by_code(struct database *database, const char *code,
                                   struct pool *pool, const char **network_id_out,
                                   int64_t *link_id_out, struct status *st);
NODISCARD bool survey_link_find(struct database *database, const char *network_id,
                                int64_t link_id, struct pool *pool,
                                struct survey_link_row *link_out, struct status *st);

/* ---- a coordinator's own log: not journalled, read by its account alone ---- */

struct log_entry {
    const char *id; /* "" of a new one */
    int64_t account_id;
    const char *day;
    const char *behaviour;
    const char *task;
    const char *dilemma;
    const char *what;
    const char *outcome;
};
struct log_entries {
    const struct log_entry *rows; /* the newest day first */
    size_t count;
};
NODISCARD bool log_entries(struct database *database, const char *network_id,
                           int64_t account_id, struct pool *pool,
                           struct log_entries *entries_out, struct status *st);

/* Keep it; a new one gets its id, which lives in the unit's pool.
 * fails  STATUS_NOT_FOUND  not this account's own; STATUS_LIMIT  LIMIT_LOG_ENTRIES */
NODISCARD bool log_entry_put(struct unit *unit, const char *network_id,
                             struct log_entry *entry, struct status *st);
NODISCARD bool log_entry_remove(struct unit *unit, const char *network_id,
                                int64_t account_id, const char *id, struct status *st);
