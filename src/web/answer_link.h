/* answer_link.h - the personal link of an informant: whose it is, in which wave, and what
 * was answered so far. Who holds the link answers; nobody is signed in. */
#pragma once

#include "store/network.h"
#include "store/survey_answer.h"
#include "web/visit.h"

enum answer_state {
    ANSWER_DRAFT, /* the wave is not open yet */
    ANSWER_OPEN,
    ANSWER_CLOSED,
    ANSWER_WITHDRAWN /* this informant is not asked any more */
};

struct answer_link {
    const char *code; /* eight letters */
    const char *network_id;
    struct network network;
    struct wave_whole wave; /* and its list; no informants, answers, scores */
    const struct wave_actor_row *organisation; /* for which the informant speaks */
    struct informant_row informant;
    struct survey_sheet sheet;
    bool has_former;
    struct wave_whole former; /* the wave that is carried forward: its list, and what this
                               * organisation answered */
    const struct wave_actor_row *former_self; /* NULL: was not on its list */
    enum answer_state state;
};

/* Find the link of the address (its first part). Wrong codes are counted by the visitor's
 * address; who gave too many is refused for a while, also with a right one.
 * fails  STATUS_NOT_FOUND  no such code, or a new link was made since
 *        STATUS_LIMIT      too many wrong ones */
NODISCARD bool answer_link_read(struct visit *visit, struct answer_link *link_out,
                                struct status *st);

/* The same for saving one step: the sheet holds no answers of other steps. */
NODISCARD bool answer_link_read_step(struct visit *visit, const char *step,
                                     struct answer_link *link_out, struct status *st);

/* May this visitor give one more code? In the visit's database, or that of a unit.
 * fails  STATUS_LIMIT */
NODISCARD bool answer_tries_check(const struct visit *visit, struct database *database,
                                  struct status *st);

/* A code as it was typed, without blanks and dashes, in small letters. */
const char *answer_code_tidy(struct pool *pool, const char *typed);

/* "/v/abcdefgh" and what follows. */
const char *answer_address(struct visit *visit, const struct answer_link *link,
                           const char *rest);

/* What a change by this informant is written down with. */
struct change_head answer_head(struct unit *unit, const struct answer_link *link,
                               const char *action, int64_t now);

/* The informant as it stands now, for a change; refuses unless the wave is open.
 * fails  STATUS_CONFLICT  closed, not open yet, withdrawn, or the network is archived */
NODISCARD bool answer_informant_read(struct unit *unit, const struct answer_link *link,
                                     struct informant_row *informant_out,
                                     struct status *st);

/* Members "survey": {network, organisation, informant, title, asker, code, address,
 * device, state, is_…}, and "script". The page is not for search machines. */
void answer_link_put(struct visit *visit, const struct answer_link *link);
