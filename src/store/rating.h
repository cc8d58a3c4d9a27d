/* rating.h - who rates in which round, blind until it is closed.
 *
 * While a round is open, marks stand as drafts: no record, so that no history, export,
 * undo or other page can show them, also not to the coordinator. Closing the round makes
 * ratings of them, in one change. docs/decisions/0022-blind-until-closed.md */
#pragma once

#include "store/change.h"

/* One time that the group rates; at most one is open. */
struct round_row {
    int64_t id;
    int64_t version; /* of the arena-analysis, 1 first */
    const char *state;
    int64_t opened_at;
    int64_t closed_at;
};

/* Who rates in a round, and whether the sheet is finished: never what it says. */
struct rater_row {
    int64_t id;
    int64_t round_id;
    int64_t person_id;
    int64_t finished_at; /* NULL: still rating */
};

/* What a rater gave an actor in a closed round. */
struct rating_row {
    int64_t id;
    int64_t round_id;
    int64_t person_id;
    int64_t actor_id;
    int64_t is_own; /* the rater's own organisation */
    int64_t importance; /* 1..4 */
    int64_t irreplaceability; /* 1..4; 4: replaceability small */
    int64_t dependence; /* 1..3; 0: left open */
    const char *replaced_by; /* names, with | between them */
    const char *note;
};

/* The group lets its own opinion count. At most one an actor. */
struct override_row {
    int64_t id;
    int64_t actor_id;
    int64_t dependence; /* 1..3, or 0 when the class is overridden */
    int64_t arena_class; /* 1..4, or 0 */
    const char *reason;
    const char *author; /* as in the journal */
    int64_t at;
};

extern const struct record_kind ROUND_RECORD, RATER_RECORD, RATING_RECORD,
    OVERRIDE_RECORD;

/* Begin a round; the former one must be closed.
 * fails  STATUS_CONFLICT  a round is open already */
NODISCARD bool round_open(struct change *change, struct unit *unit,
                          const char *network_id, struct round_row *round,
                          struct status *st);

/* Close a round: every draft with both marks becomes a rating, for all to see; many make
 * several rows of the journal.
 * fails  STATUS_CONFLICT  it is not open, or no draft has both marks */
NODISCARD bool round_close(struct change *change, struct unit *unit,
                           const char *network_id, int64_t round_id, int64_t now,
                           struct status *st);

/* The open round, or 0. */
NODISCARD bool round_find_open(struct database *database, const char *network_id,
                               struct pool *pool, int64_t *round_id_out,
                               struct status *st);

struct rating_drafts {
    const struct rating_row *rows; /* `id` is 0 */
    size_t count;
};

/* The drafts of one rater, in order of actor: for this rater's eyes only. */
NODISCARD bool rating_drafts(struct database *database, const char *network_id,
                             int64_t round_id, int64_t person_id, struct pool *pool,
                             struct rating_drafts *drafts_out, struct status *st);

/* Keep one draft; who rates is noted as having begun (`change`), and no more than that.
 * fails  STATUS_CONFLICT  the round is not open, or this rater has finished */
NODISCARD bool rating_draft_put(struct change *change, struct unit *unit,
                                const char *network_id, const struct rating_row *row,
                                struct status *st);

/* The sheet of a rater is finished, or taken up again. */
NODISCARD bool rater_finish(struct change *change, struct unit *unit,
                            const char *network_id, const struct rater_row *rater,
                            struct status *st);

/* How many drafts there are: they do not go along in an export. */
NODISCARD bool rating_draft_count(struct database *database, const char *network_id,
                                  int64_t *count_out, struct status *st);
