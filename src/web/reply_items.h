/* reply_items.h - the questions of a screen: how they stand in the model, and what was
 * sent for them. */
#pragma once

#include "web/reply_choices.h"
#include "web/reply_screens.h"

/* How one answers them. */
enum reply_manner {
    MANNER_SCREEN, /* radio buttons, boxes; faces where families are asked how it was */
    MANNER_PAPER /* digits, as somebody types a paper sheet */
};

/* Add a question to the list "items" of a page: {field, legend, is_…, options, text,
 * error …}. What stands in it comes from the sheet, or, after a refusal, from what was
 * sent. */
void reply_item_put(struct visit *visit, const struct reply_link *link,
                    const struct asked_item *asked, enum reply_manner manner,
                    struct value *items);
void reply_organisation_put(struct visit *visit, const struct reply_link *link,
                            const struct reply_organisations *organisations,
                            struct value *items);
void reply_area_put(struct visit *visit, const struct reply_link *link,
                    enum reply_manner manner, struct value *items);

/* What was sent for a screen. */
struct reply_sent {
    struct reply_answer *answers; /* REPLY_NONE takes one away; those not sent are not in
                                   * here */
    size_t count;
    size_t capacity;
    bool has_organisation;
    int64_t organisation_id;
};

/* Read what was sent. What is wrong is said at its field.
 * fails  STATUS_INVALID */
NODISCARD bool reply_screen_read(struct visit *visit, const struct reply_link *link,
                                 const struct reply_screen *screen,
                                 enum reply_manner manner, struct reply_sent *sent,
                                 struct status *st);

/* Take everything away that the screen asks. */
void reply_screen_skip(struct visit *visit, const struct reply_screen *screen,
                       struct reply_sent *sent);

/* The sheet with what was sent. Lives in `pool`. */
struct reply_sheet reply_merged(const struct reply_sheet *sheet,
                                const struct reply_sent *sent, struct pool *pool);
