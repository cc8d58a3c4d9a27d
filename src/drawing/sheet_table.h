/* sheet_table.h - the columns of the worksheet and their heads. Pure. */
#pragma once

#include "drawing/svg.h"

enum sheet_column {
    SHEET_ACTOR,
    SHEET_OWN, /* to tick; no width on a filled sheet */
    SHEET_SOURCES,
    SHEET_IMPORTANCE,
    SHEET_REPLACEABILITY,
    SHEET_BY_WHOM,
    SHEET_DEPENDENCE,
    SHEET_RANK,
    SHEET_COLUMNS
};

struct sheet_table {
    double x[SHEET_COLUMNS + 1]; /* left edges and the last right one */
    bool is_blank;
    enum language language;
};

/* Spread the columns over a room. */
struct sheet_table sheet_table_make(struct box room, bool is_blank,
                                    enum language language);

struct box sheet_table_cell(const struct sheet_table *table, enum sheet_column column,
                            double y, double height);

/* The boxes to tick in a cell of `count` choices: the middle of box 0..count - 1. */
double sheet_table_tick_x(struct box cell, int count, int tick);

double sheet_table_head_height(void);
void sheet_table_head_draw(const struct sheet_table *table, double y, struct text *svg);
