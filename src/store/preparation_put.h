/* preparation_put.h - a preparation as rows of a network: the way back of
 * workspace_preparation(), a step at a time, each within a change of the caller's.
 *
 * What a preparation does not know is left for others to fill in: kinds of sources,
 * answers about forms, who meets a criterion, agreements. Versions are begun by
 * version_begin(): how an earlier one stood is no part of a preparation. */
#pragma once

#include "method/preparation.h"
#include "store/change.h"

struct preparation_put {
    const char *network_id;
    const struct preparation *preparation; /* borrowed */
    const int64_t *person_ids; /* who each rater is: rater_count ids */
    const char *author; /* who changes, as in the journal, */
    int64_t now; /* and when: stands in overrides and locked criteria */
    /* The ids that rows got, by number: set when actors and sources are put. */
    int64_t *actor_ids;
    int64_t *source_ids;
};

struct preparation_put preparation_put_of(const char *network_id,
                                          const struct preparation *preparation,
                                          struct pool *pool);

/* The text of the issue. */
NODISCARD bool preparation_put_issue(struct change *change, struct unit *unit,
                                     const struct preparation_put *put,
                                     struct status *st);
NODISCARD bool preparation_put_sources(struct change *change, struct preparation_put *put,
                                       struct status *st);

/* fails  as actor_add() */
NODISCARD bool preparation_put_actors(struct change *change, struct unit *unit,
                                      struct preparation_put *put, struct status *st);

/* ---- once actors and sources are put ---- */

/* Who has which source, as estimated; on the actual basis with what talks confirmed. */
NODISCARD bool preparation_put_holdings(struct change *change,
                                        const struct preparation_put *put,
                                        enum holding_basis basis, struct status *st);

/* The marks of one rater as drafts of an open round: nobody else sees them before
 * round_close().
 * fails  as rating_draft_put() */
struct preparation_sheet {
    int64_t round_id;
    size_t rater;
};
NODISCARD bool preparation_put_sheet(struct change *change, struct unit *unit,
                                     const struct preparation_put *put,
                                     const struct preparation_sheet *sheet,
                                     struct status *st);

NODISCARD bool preparation_put_overrides(struct change *change,
                                         const struct preparation_put *put,
                                         struct status *st);

/* The form chosen for each actor, beside the answers that stand there already. */
NODISCARD bool preparation_put_forms(struct change *change, struct unit *unit,
                                     const struct preparation_put *put,
                                     struct status *st);
NODISCARD bool preparation_put_criteria(struct change *change,
                                        const struct preparation_put *put,
                                        struct status *st);

/* Who was chosen in or out; nothing for who was not chosen either way. */
NODISCARD bool preparation_put_choices(struct change *change,
                                       const struct preparation_put *put,
                                       struct status *st);
NODISCARD bool preparation_put_pairs(struct change *change,
                                     const struct preparation_put *put,
                                     struct status *st);

/* One talk of the preparation; and what it confirmed of each source, where the estimate
 * stands already. */
NODISCARD bool preparation_put_talk(struct change *change,
                                    const struct preparation_put *put,
                                    const struct talk *talk, struct status *st);
NODISCARD bool preparation_put_confirmed(struct change *change, struct unit *unit,
                                         const struct preparation_put *put, size_t actor,
                                         struct status *st);
