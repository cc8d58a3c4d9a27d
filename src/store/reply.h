/* reply.h - anonymous answers: how they come in, and the only way in which anything of
 * them comes out.
 *
 * Nothing here gives out a reply. One function, handed in, makes of all of them what
 * disclosure.h lets through, and that is what is kept and shown (wave_result.h). Written
 * answers come out apart from the rest, in random order: to those who check them, and to
 * others as two of these let them stand. */
#pragma once

#include "method/replies.h"
#include "store/change.h"

/* ---- a begun sheet: only who has its code can open it ---- */

/* Letters of the code that a person may write down to go on later. */
enum { SHEET_CODE_LENGTH = 12 };

/* A fresh one, random. "k7mq2v9xw3pd". Lives in `pool`. */
const char *sheet_code_make(struct pool *pool);

struct reply_answer {
    const char *item;
    int32_t value; /* REPLY_UNKNOWN for "does not know"; REPLY_NONE takes it away */
    const char *text; /* of a text item; NULL: none */
};

/* What one person has answered up to now. */
struct reply_sheet {
    const struct reply_answer *answers;
    size_t answer_count;
    int64_t organisation_id; /* of a worker; 0: not said */
};

/* Of which survey, and of whom: all that an identifier and a key hang on. */
struct sheet_place {
    const char *network_id;
    int64_t wave_id;
    const char *respondent;
};

/* Save a begun sheet under its code, sealed with a key made of it (libsodium).
 * fails  STATUS_CONFLICT  the wave is not open, or the link is void
 *        STATUS_LIMIT     too many begun sheets, or the sheet is too long
 *        STATUS_INVALID   an item or value that is not asked */
NODISCARD bool reply_begun_put(struct unit *unit, const char *network_id, int64_t link_id,
                               const char *code, const struct reply_sheet *sheet,
                               const char *today, struct status *st);

/* fails  STATUS_NOT_FOUND  no sheet opens with this code: sent, erased, or never there */
NODISCARD bool reply_begun_read(struct database *database,
                                const struct sheet_place *place, const char *code,
                                struct pool *pool, struct reply_sheet *sheet_out,
                                struct status *st);

/* It need not be there. */
NODISCARD bool reply_begun_remove(struct unit *unit, const struct sheet_place *place,
                                  const char *code, struct status *st);

/* How many sheets of a wave are begun and not handed in: closing it would erase them.
 * Callers show less than this. */
NODISCARD bool reply_begun_count(struct database *database, const char *network_id,
                                 int64_t wave_id, int64_t *count_out, struct status *st);

/* Hand in. The link counts one more; what was begun under `code` (NULL: nothing) is
 * erased. An empty sheet is not counted.
 * fails  as reply_begun_put(); STATUS_LIMIT  the link takes no more;
 *        STATUS_NOT_FOUND  the code was handed in already (a link opened twice) */
NODISCARD bool reply_send(struct unit *unit, const char *network_id, int64_t link_id,
                          const char *code, const struct reply_sheet *sheet,
                          struct status *st);

/* Is there anything that an export leaves behind? */
NODISCARD bool reply_is_kept(struct database *database, const char *network_id,
                             bool *is_kept_out, struct status *st);

/* Erase begun sheets not touched for SHEET_DAYS, and of waves whose time is over replies
 * and written answers that nobody has checked: the clerk, once an hour. */
enum { SHEET_DAYS = 14 };
NODISCARD bool reply_sweep(struct unit *unit, int64_t now, struct status *st);

/* ---- what comes out ---- */

/* Make again what is kept of a closed wave: after the engine changed.
 * fails  STATUS_CONFLICT  not closed, or its replies are erased */
NODISCARD bool reply_summarise(struct unit *unit, const char *network_id, int64_t wave_id,
                               int64_t now, reply_summary *summary, struct status *st);

/* ---- written answers ---- */

struct open_answer {
    const char *id;
    const char *respondent;
    const char *item;
    const char *body; /* as written: only of those that wait for a check */
    const char *shown;
    const char *state; /* "waiting", "once", "shown", "kept_back" */
    const char *first_by;
};
struct open_answers {
    const struct open_answer *rows;
    size_t count;
};

/* Those that `author` may check: of a closed wave, and not checked first by the same
 * person. Closing has erased those of groups that are too small to be shown. */
NODISCARD bool open_answers_to_check(struct database *database, const char *network_id,
                                     int64_t wave_id, const char *author,
                                     struct pool *pool, struct open_answers *answers_out,
                                     struct status *st);

/* How many wait, and those that everybody may read, in random order that stays. */
NODISCARD bool open_answers_shown(struct database *database, const char *network_id,
                                  int64_t wave_id, struct pool *pool,
                                  struct open_answers *answers_out, int64_t *waiting_out,
                                  struct status *st);

/* A check: as it may be read (`shown`), or kept back (""). The second one who agrees with
 * the text as it stands decides, and then it is erased as it came in; one who changes it
 * becomes the first again. Of `answer` id and shown count. Nothing is journalled.
 * fails  STATUS_CONFLICT   checked by this person already, or decided
 *        STATUS_NOT_FOUND  no such answer, or the wave is not closed */
NODISCARD bool open_answer_check(struct unit *unit, const char *network_id,
                                 int64_t wave_id, const struct open_answer *answer,
                                 const char *author, struct status *st);
