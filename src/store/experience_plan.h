/* experience_plan.h - what is asked in one anonymous wave, item by item; and a sheet of
 * answers held against it. For the files of anonymous surveys alone. */
#pragma once

#include "store/experience.h"

/* Random bytes of the identifier of a reply, or of a written answer. */
enum { REPLY_ID_BYTES = 10 };

/* What decides which items are asked. */
struct experience_plan {
    const struct instrument *instrument;
    struct wave_row wave; /* of it left_out */
    const char *items_out;
    const char *areas;
    const struct own_item_row *own_items;
    size_t own_item_count;
};

struct experience_plan experience_plan_of(const struct experience_whole *whole);

/* Is this item of the instrument asked of these respondents? Of RESPONDENT_NOBODY: of
 * any of them. */
bool plan_asks(const struct experience_plan *plan, const struct instrument_step *step,
               const struct instrument_item *item, enum respondent respondent);

/* Those asked, in a fixed order: the neighbourhood, the instrument's, the own ones. */
struct plan_items {
    const struct instrument_item *const *items;
    size_t count;
};
struct plan_items plan_items(const struct experience_plan *plan,
                             enum respondent respondent, struct pool *pool);

/* An own item as one of the instrument: "own7". Lives in `pool`. */
const struct instrument_item *plan_own_item(const struct experience_plan *plan,
                                            const struct own_item_row *row,
                                            struct pool *pool);

/* A sheet in one order, whatever the order in which it was given: of an item given twice
 * the last counts, what is taken away is gone.
 * fails  STATUS_INVALID  an item or value that is not asked
 *        STATUS_LIMIT    a text is too long */
NODISCARD bool plan_sort(const struct plan_items *items, const struct reply_sheet *sheet,
                         struct pool *pool, struct reply_sheet *sorted_out,
                         struct status *st);

/* May this stand as a written answer?
 * fails  STATUS_LIMIT    LIMIT_OPEN_ANSWER_CHARACTERS
 *        STATUS_INVALID  it holds what cannot be seen */
NODISCARD bool plan_text_check(const char *text, struct status *st);

/* "organisation 12", "loyalty_A 4" …: a line each, without written answers. NULL: too
 * long. */
const char *plan_write(const struct reply_sheet *sorted, struct pool *pool);

/* The next line of such a text: its item, its value; NULL at the end. What is no number,
 * or none that fits, is REPLY_NONE. */
const char *plan_line(const char *at, const char **item_out, size_t *length_out,
                      int32_t *value_out);
