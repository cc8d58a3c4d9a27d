/* survey_sheet_columns.h - the columns of a table of a survey on paper and their heads: a
 * column a level, items side by side. Pure. */
#pragma once

#include "drawing/survey_sheet_table.h"

struct columns {
    const struct survey_table *table; /* borrowed */
    enum language language;
    double left; /* where the first column begins */
    double width; /* of one */
    bool is_narrow; /* numbers above the boxes: their words do not fit, see the legend */
    double titles_height;
    double labels_height;
};

/* At the right of the page, as wide as the words want if there is room. */
struct columns survey_columns_make(const struct survey_table *table,
                                   enum language language);

/* Of an item: a level each, and one for not knowing. */
size_t survey_item_columns(const struct instrument_item *item);

/* Where column `i` of an item begins. */
double survey_column_x(const struct columns *columns, size_t item, size_t i);

/* What column `i` of an item says, in words and, when it is narrow, as a number. */
const char *survey_column_label(const struct instrument_item *item, size_t i,
                                enum language language);
const char *survey_column_number(const struct instrument_item *item, size_t i,
                                 struct pool *pool);

/* Write the heads of all columns. */
double survey_columns_height(const struct columns *columns);
void survey_columns_write(const struct columns *columns, struct paper_pen *pen);
