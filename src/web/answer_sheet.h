/* answer_sheet.h - what is asked of one informant: about whom, which steps, and what
 * stands there already. */
#pragma once

#include "web/answer_link.h"

/* One of the list, or a name that this informant added; never the own organisation. */
struct answer_target {
    const struct wave_actor_row *actor;
    const char *key; /* utf8_key() of its name */
    bool is_chosen; /* this informant says that they work together */
};

struct answer_targets {
    const struct answer_target *items; /* in order of name */
    size_t count;
};

/* `sheet`: what was answered by now. Lives in `pool`. */
struct answer_targets answer_targets(const struct answer_link *link,
                                     const struct survey_sheet *sheet, struct pool *pool);

/* The same targets by a later sheet. */
struct answer_targets answer_targets_now(const struct answer_link *link,
                                         const struct answer_targets *targets,
                                         const struct survey_sheet *sheet,
                                         struct pool *pool);

/* The first step of an instrument about names; its one item. */
const struct instrument_step *answer_names_step(const struct instrument *instrument);

/* Are answers of this step hidden: said in trust, and one or all of them saved? */
bool answer_is_hidden(const struct survey_sheet *sheet,
                      const struct instrument_step *step);

/* Is this item asked of this target now? */
bool answer_item_is_asked(const struct survey_sheet *sheet,
                          const struct instrument_item *item,
                          const struct answer_target *target);

/* Is the step asked in this wave, and of somebody? */
bool answer_step_is_asked(const struct answer_link *link,
                          const struct survey_sheet *sheet,
                          const struct answer_targets *targets,
                          const struct instrument_step *step);

/* Asked in this wave, or perhaps later: what was answered so far does not tell yet. */
bool answer_step_is_possible(const struct answer_link *link,
                             const struct survey_sheet *sheet,
                             const struct answer_targets *targets,
                             const struct instrument_step *step);

/* Asked in this wave, but of nobody: because nobody was chosen, or nobody fits what was
 * answered before. */
bool answer_step_is_void(const struct answer_link *link, const struct survey_sheet *sheet,
                         const struct answer_targets *targets,
                         const struct instrument_step *step);

/* What stands in the form: what was given, else what was said last time, else the lowest
 * level where that is chosen already; SURVEY_NONE. */
int64_t answer_shown(const struct answer_link *link, const struct instrument_step *step,
                     const struct instrument_item *item,
                     const struct wave_actor_row *target);

/* Is what was said last time shown where nothing is given yet? */
bool answer_is_carried(const struct instrument_step *step,
                       const struct instrument_item *item, bool is_step_saved);

/* What stands in the form where nothing is given yet; `former` SURVEY_NONE: nothing was
 * said last time, or it is not carried. */
int64_t answer_start(const struct instrument_item *item, int64_t former);

/* Did it come onto the list after this informant said with whom they work? Whoever was
 * shown then has an answer, a 0 at least; where such zeros are not stored (a sheet that
 * was typed in from paper), nobody is late. O(targets). */
bool answer_is_late(const struct answer_link *link, const struct answer_targets *targets,
                    const struct answer_target *target);

/* Of how many targets nothing was given yet in a step that was saved: names that came
 * later. */
size_t answer_missing(const struct answer_link *link,
                      const struct answer_targets *targets,
                      const struct instrument_step *step);
