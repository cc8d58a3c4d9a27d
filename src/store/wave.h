/* wave.h - surveys in waves: which wave, about whom, asked of whom.
 *
 * A wave is a draft, then open, then closed for good. While it is open, what is answered
 * stands apart (survey_answer.h); closing makes the combined answers, in one change. */
#pragma once

#include "method/instrument.h"
#include "store/change.h"

enum { WAVE_MONTHS_LEAST = 1, WAVE_MONTHS_MOST = 60 };

struct wave_row {
    int64_t id;
    const char *instrument;
    const char *instrument_version;
    const char *title;
    const char *state; /* "draft", "open", "closed" */
    const char *asker;
    const char *reason;
    const char *left_out; /* codes of steps, a line each */
    const char *due_day; /* NULL: none */
    int64_t keep_months; /* WAVE_MONTHS_LEAST..MOST: single answers, after closing */
    int64_t former_id; /* the wave that is carried forward; 0: none */
    int64_t opened_at; /* 0: not yet */
    int64_t closed_at;
};

struct wave_actor_row {
    int64_t id;
    int64_t wave_id;
    int64_t actor_id; /* 0: a name that an informant added */
    const char *name;
    const char *sector;
    const char *role; /* code of MEMBER_ROLE; "" for an added name */
    int64_t is_coordinator; /* the organisation that coordinates */
    int64_t informant_id; /* who added the name; 0: it stood on the list */
    int64_t same_as; /* the wave_actor that an added name turned out to be; 0: itself */
};

struct informant_row {
    int64_t id;
    int64_t wave_id;
    int64_t wave_actor_id;
    const char *name;
    const char *email; /* "": the link is handed over, by paper or by mouth */
    const char *language; /* "nl", "fr", "en" */
    int64_t link_number; /* 1, 2 ... */
    const char *digest; /* local; NULL after an import */
    const char *state; /* "waiting", "begun", "finished", "withdrawn" */
    int64_t mailed_at;
    int64_t mail_count;
    int64_t begun_at;
    int64_t finished_at;
    const char *paper_by; /* NULL: not from paper */
    int64_t paper_at;
};

/* What an organisation answers, its informants combined. */
struct wave_answer_row {
    int64_t id;
    int64_t wave_id;
    int64_t wave_actor_id;
    const char *item;
    int64_t informants;
    const char *answers; /* a line a target: "target value" or "target value low high" */
};

struct wave_score_row {
    int64_t id;
    int64_t wave_id;
    int64_t wave_actor_id; /* 0: the network */
    const char *scale;
    const char *state;
    int64_t raters;
    const char *mean; /* "" when not given */
    const char *middle;
};

extern const struct record_kind WAVE_RECORD, WAVE_ACTOR_RECORD, INFORMANT_RECORD,
    WAVE_ANSWER_RECORD, WAVE_SCORE_RECORD;

/* ---- reading ---- */

/* One wave with all that belongs to it. Arrays in order of id. */
struct wave_whole {
    struct wave_row wave;
    const struct instrument *instrument;
    const struct wave_actor_row *actors;
    size_t actor_count;
    const struct informant_row *informants;
    size_t informant_count;
    const struct wave_answer_row *answers; /* once closed */
    size_t answer_count;
    const struct wave_score_row *scores;
    size_t score_count;
};

struct wave_list {
    const struct wave_row *rows; /* in order of id: of time */
    size_t count;
};

NODISCARD bool wave_list(struct database *database, const char *network_id,
                         const char *instrument, struct pool *pool,
                         struct wave_list *list_out, struct status *st);

/* fails  STATUS_NOT_FOUND  no such wave, or of an anonymous survey (experience.h) */
NODISCARD bool wave_read(struct database *database, const char *network_id,
                         int64_t wave_id, struct pool *pool, struct wave_whole *wave_out,
                         struct status *st);

/* The same without informants, answers and scores: 0 of each. */
NODISCARD bool wave_read_list(struct database *database, const char *network_id,
                              int64_t wave_id, struct pool *pool,
                              struct wave_whole *wave_out, struct status *st);

/* What one organisation of the list answered, and no other, into `wave`. */
NODISCARD bool wave_read_answers_of(struct database *database, const char *network_id,
                                    int64_t wave_actor_id, struct pool *pool,
                                    struct wave_whole *wave, struct status *st);

/* Is it of an instrument that asks nobody by name? Not of one that is not known here. */
bool wave_is_anonymous(const struct wave_row *wave);

/* One row by itself. fails  STATUS_NOT_FOUND */
NODISCARD bool wave_find(struct database *database, const char *network_id,
                         int64_t wave_id, struct pool *pool, struct wave_row *wave_out,
                         struct status *st);
NODISCARD bool informant_find(struct database *database, const char *network_id,
                              int64_t informant_id, struct pool *pool,
                              struct informant_row *informant_out, struct status *st);

/* Rows by id; NULL when there is none. wave_actor_resolved() follows `same_as`. */
const struct wave_actor_row *wave_actor(const struct wave_whole *wave, int64_t id);
const struct wave_actor_row *wave_actor_resolved(const struct wave_whole *wave,
                                                 int64_t id);
const struct informant_row *wave_informant(const struct wave_whole *wave, int64_t id);

/* Is this step asked in this wave? */
bool wave_asks(const struct wave_row *wave, const struct instrument_step *step);

/* From which day on the single answers of a closed wave are erased: from a day that is
 * over, WAVE_MONTHS_LEAST..MOST months, also where a database was changed by hand. */
const char *wave_kept_until(const struct wave_row *wave, int64_t now, struct pool *pool);

/* ---- changing: each inside a change ---- */

/* A new draft with the members of a day as its list (those with a role then), and the
 * newest closed wave of the instrument as its former one. `wave` gives instrument, title,
 * asker, reason, left_out, due_day, keep_months; its id, state and former_id are set.
 * fails  STATUS_CONFLICT  a draft or open wave of this instrument is there already
 *        STATUS_INVALID   fewer than two member organisations */
NODISCARD bool wave_make(struct change *change, struct unit *unit, const char *network_id,
                         const char *today, struct wave_row *wave, struct status *st);

/* Change words, day, steps of a draft; of an open wave asker, reason and day only.
 * fails  STATUS_CONFLICT  it is closed, or open and another column differs */
NODISCARD bool wave_change(struct change *change, struct unit *unit,
                           const char *network_id, const struct wave_row *wave,
                           struct status *st);

/* fails  STATUS_CONFLICT  not a draft; nobody is asked yet; another one is open */
NODISCARD bool wave_open(struct change *change, struct unit *unit, const char *network_id,
                         int64_t wave_id, int64_t now, struct status *st);

/* Close it: combined answers of every organisation of which somebody answered, and a job
 * that computes the results. Cannot be taken back.
 * fails  STATUS_CONFLICT  not open, or nobody has answered a whole step yet */
NODISCARD bool wave_close(struct change *change, struct unit *unit,
                          const char *network_id, int64_t wave_id, int64_t now,
                          struct status *st);

/* Take a draft away, with its list and informants. fails  STATUS_CONFLICT  not a draft */
NODISCARD bool wave_remove(struct change *change, struct unit *unit,
                           const char *network_id, int64_t wave_id, struct status *st);

/* Add to the list of a draft or open wave; its id is given. With actor_id 0 and an
 * informant it is an added name.
 * fails  STATUS_CONFLICT  this actor is on it, or the wave is closed
 *        STATUS_LIMIT     LIMIT_WAVE_ACTORS, or LIMIT_ADDED_NAMES of an informant */
NODISCARD bool wave_actor_add(struct change *change, struct unit *unit,
                              const char *network_id, struct wave_actor_row *actor,
                              struct status *st);

/* Off the list of a draft; in an open wave a name that was added, with what was said of
 * it. fails  STATUS_CONFLICT */
NODISCARD bool wave_actor_remove(struct change *change, struct unit *unit,
                                 const char *network_id, int64_t wave_actor_id,
                                 struct status *st);

/* Say that an added name is one of the list (0: that it is itself after all), or set who
 * coordinates: before closing. */
NODISCARD bool wave_actor_same(struct change *change, struct unit *unit,
                               const char *network_id, int64_t wave_actor_id,
                               int64_t same_as, struct status *st);
NODISCARD bool wave_actor_coordinates(struct change *change, struct unit *unit,
                                      const char *network_id, int64_t wave_actor_id,
                                      struct status *st);

/* Ask somebody; id, link_number, state and digest are given.
 * fails  STATUS_CONFLICT  the wave is closed; or this address is asked for this
 *                         organisation already
 *        STATUS_LIMIT     LIMIT_INFORMANTS */
NODISCARD bool informant_add(struct change *change, struct unit *unit,
                             const char *network_id, struct informant_row *informant,
                             struct status *st);

/* Write a row back: state, mail, name, paper. */
NODISCARD bool informant_put(struct change *change, const struct informant_row *informant,
                             struct status *st);

/* A new link; the former one opens nothing any more. */
NODISCARD bool informant_renew(struct change *change, struct unit *unit,
                               const char *network_id, int64_t informant_id,
                               struct status *st);

/* ---- links ---- */

/* The eight letters of a link, derived from the installation's secret: they can be mailed
 * and printed again. "k7mq2v9x". Lives in `pool`. docs/decisions/0027-said-in-trust.md */
enum { INFORMANT_CODE_LENGTH = 8 };
const char *informant_code(struct pool *pool, const char *secret, const char *network_id,
                           const struct informant_row *informant);

/* Whose code this is, in whatever wave; letters in any case, blanks and dashes left out.
 * fails  STATUS_NOT_FOUND */
NODISCARD bool informant_by_code(struct database *database, const char *code,
                                 struct pool *pool, const char **network_id_out,
                                 int64_t *informant_id_out, struct status *st);

/* The author of what an informant does: "informant:3". */
const char *informant_author(struct pool *pool, int64_t informant_id);
