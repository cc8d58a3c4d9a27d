/* finding_words.h - figures of the findings as people read them: a sentence before each
 * number, a word beside each state, and never a 0 where something is unknown. */
#pragma once

#include "web/findings.h"

/* A number as the visitor's language writes it, at most two decimals; "–" for NaN. Texts
 * live in the visit's pool, here and below. */
const char *finding_number(const struct visit *visit, double number);

/* A sentence in the visitor's language, its numbers written as that language does. */
const char *finding_say(const struct visit *visit, const struct message *message);

/* A value of a measure: a number, "yes" or "no". */
const char *finding_value(const struct visit *visit, const struct measure *measure,
                          double value);

/* A value of an organisation: of one that did not answer "at least 3" where more ties can
 * only make it higher, else "–"; what nothing is known of is never 0. */
const char *finding_known_value(struct visit *visit, const struct measure *measure,
                                double value, bool has_answered);

/* "0.27 to 0.36"; NULL when one of the two is NaN. */
const char *finding_range(struct visit *visit, double low, double high);

/* The same of a band; NULL when there is none. */
const char *finding_band(struct visit *visit, const struct measure *measure,
                         const struct band *band);

/* A code of MEASURE_STATE_CODES in a word or two. */
const char *finding_state_label(const struct visit *visit, const char *state);

/* Put a figure of the network into an object: {code, label, sentence, page, value, text,
 * band, filled_in, state, state_label, is_firm, is_greyed, why, caution, undefined, pin}.
 * `why` says how sure it is, `caution` the same where it is worth a warning. */
void finding_measure_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation, enum network_measure number,
                         struct value *object);

/* How sure is what follows known ties (what falls apart, whom to introduce)? Put
 * {is_greyed, caution} into an object; `caution` NULL: four in five answered, or more. */
void finding_sureness_put(struct visit *visit, const struct findings *findings,
                          enum wave_relation relation, struct value *object);

/* Put the relations that are there, for links: "relations" [{code, label, address,
 * is_present}]; and "relation" {code, label, sentence} of the present one. `path` is the
 * part after the wave: "scorecard". */
void finding_relations_put(struct visit *visit, const struct findings *findings,
                           enum wave_relation present, const char *path);

/* The relation that "?relation=" asks for, or the one that pages begin with.
 * fails  STATUS_NOT_FOUND  it is not there */
NODISCARD bool finding_relation(struct visit *visit, const struct findings *findings,
                                enum wave_relation *relation_out, struct status *st);

/* The role of an organisation in the visitor's language; "" for none. */
const char *finding_role(const struct visit *visit, const char *code);

/* "/networks/…/findings/3" and more. */
const char *finding_address(struct visit *visit, const struct findings *findings,
                            const char *rest);
