/* disclosed_words.h - what disclosure.h lets through, as words and as a part of a model.
 *
 * All texts live in the visit's pool, in the visitor's language. What is not given never
 * comes out as a zero: a sentence says why there is nothing. */
#pragma once

#include "method/disclosure.h"
#include "web/visit.h"

/* "63", "10 to 19", "fewer than 5". */
const char *disclosed_number_words(struct visit *visit, struct disclosed_number number);

/* "40 %", "about 40 %" (when `is_rounded`), "almost everybody", "almost nobody",
 * "not shown". */
const char *disclosed_share_text(struct visit *visit, struct disclosed_share share,
                                 bool is_rounded);

/* The same of a share that was made of others: from 100 and up to 0 it is "almost". */
const char *disclosed_percent_text(struct visit *visit, double percent, bool is_rounded);

/* The same of the two highest levels of an item: "not shown" too when it is not, or when
 * it is NULL. */
const char *disclosed_high_text(struct visit *visit,
                                const struct disclosed_item *figures);

/* Are the shares of this item in steps of five? Then its number is a band. */
bool disclosed_is_rounded(const struct disclosed_item *figures);

/* Why there is no figure, a sentence; NULL: there is one. */
const char *disclosed_why_not(struct visit *visit, enum disclosed_state state);

/* How many answered: "10 to 19 people answered."; when nothing is shown, why not. */
const char *disclosed_sentence(struct visit *visit, const struct disclosed_item *figures);

/* Put into `object`: {state, is_shown, sentence, answered, unknown, has_unknown, high,
 * high_percent, median, median_label, shares [{value, label, percent, text, is_given}]}.
 * `figures` NULL: not asked. percent is null where it is not given or where it is "almost
 * everybody", "almost nobody"; high is null of a nominal item and of a set. */
void disclosed_item_put(struct visit *visit, const struct instrument_item *item,
                        const struct disclosed_item *figures, struct value *object);
