/* experience_model.h - an anonymous survey as those who set it up know it: what is asked,
 * by which links, and about how many have answered. Never an answer, and no exact number
 * while it is open: who watches a counter could see who answered. */
#pragma once

#include "store/experience.h"
#include "web/visit.h"

struct experience {
    struct experience_whole whole;
    struct link_uses uses;
};

/* An anonymous wave of the visit's network. fails  STATUS_NOT_FOUND */
NODISCARD bool experience_load(struct visit *visit, int64_t wave_id,
                               struct experience *experience_out, struct status *st);

/* The wave of the address, while what it asks may change (experience_items.c).
 * fails  STATUS_CONFLICT  it is open or closed */
NODISCARD bool experience_load_draft(struct visit *visit, struct experience *experience,
                                     struct status *st);

/* Is its state "draft", "open", "closed"? */
bool experience_is(const struct wave_row *wave, const char *state);

/* The address of the wave, with more behind it. */
const char *experience_address(struct visit *visit, int64_t wave_id, const char *rest);

/* Can it be asked anew: the newest version of an anonymous survey? */
bool experience_is_offered(const struct instrument *instrument);

/* ---- who is asked ---- */

/* What people call them: N_(). */
const char *respondent_name(enum respondent respondent);

/* May a link of this survey ask them: whom it is about, or who mirrors it? A coordinator
 * says the own view by name, and has no link. */
bool experience_asks(const struct instrument *instrument, enum respondent respondent);

/* How often the links of these respondents were used; RESPONDENT_COUNT: of all. */
int64_t experience_used(const struct experience *experience, enum respondent respondent);

/* What a link takes that about so many people get: one and a half times as many, because
 * some pass it on, and a number is not known exactly [P]. */
int64_t link_most(int64_t people);

/* ---- into the model ---- */

/* As survey_wave_put(), with the addresses and rights of an anonymous survey. */
void experience_wave_put(struct visit *visit, const struct wave_row *wave,
                         struct value *item);

/* {code, title, caution, what, whom, questions, minutes, sentence}: of what is asked in
 * `whole`, or with whole NULL of the whole instrument as it is usually asked. */
void experience_instrument_put(struct visit *visit, const struct instrument *instrument,
                               const struct experience_whole *whole, struct value *item);

/* "groups": {code, name, link_count, is_asked, answered} of those whom a link may ask;
 * `answered` in words, null without a link. */
void experience_groups_put(struct visit *visit, const struct experience *experience,
                           struct value *item);

/* "at least 35", "fewer than 5": a number rounded down to five, in words. */
const char *experience_about(struct visit *visit, int64_t count);

/* "warnings": sentences on what could not be shown of it, also if everybody answers.
 * They forbid nothing. */
void experience_warnings_put(struct visit *visit, const struct experience *experience,
                             struct value *item);

/* ---- pages that belong to it (experience_page.c, experience_status.c) ---- */

/* {id, label, group, kind, kind_name, language, most, answered, is_full, is_void,
 * void_reason, is_paper, is_kiosk, address}. */
void survey_link_put(struct visit *visit, const struct experience *experience,
                     const struct survey_link_row *link, struct value *item);

/* "waiting": a sentence on written answers that this visitor may check; null: none. */
NODISCARD bool experience_waiting_put(struct visit *visit, const struct wave_row *wave,
                                      struct value *item, struct status *st);

/* ---- how a wave is usually asked ---- */

/* Steps that are asked with the usual choice: codes of those that are left out, a line
 * each. `preset` NULL: the first; of an instrument without any: "". */
const char *experience_left_out(struct visit *visit, const struct instrument *instrument,
                                const struct instrument_preset *preset);
