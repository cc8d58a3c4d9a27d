/* experience_import.h - many sheets of paper from a table: read whole, every error with
 * its line and column, and added all or not at all. Private to experience_import*.c. */
#pragma once

#include "base/report.h"
#include "web/experience_model.h"
#include "web/reply_choices.h"

struct import_order {
    const struct experience *experience;
    const struct survey_link_row *link; /* of kind paper, not stopped */
    enum respondent respondent;
    struct reply_organisations organisations; /* that workers may name */
    const char *text; /* the table */
    size_t length;
};

struct import_sheets {
    const struct reply_sheet *sheets; /* in the order of the table */
    size_t count;
};

/* The neighbourhoods that this group chooses from, as an item; NULL: not asked. */
const struct instrument_item *import_area_item(const struct experience_whole *whole,
                                               enum respondent respondent,
                                               struct pool *pool);

/* False with at least one error in `report`. Lives in `pool`. */
NODISCARD bool import_read(const struct import_order *order, enum language language,
                           struct pool *pool, struct report *report,
                           struct import_sheets *sheets_out);
