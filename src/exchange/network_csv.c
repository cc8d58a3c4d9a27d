#include "exchange/network_csv.h"

#include "base/name_index.h"
#include "base/utf8.h"
#include "exchange/network_edges.h"

/* Do half or more of the names in the first column stand in the first row? */
static bool names_agree(const struct csv_table *table)
{
    SCOPED(pool) scratch = pool_new();
    struct name_index headers = {.pool = scratch};
    size_t found = 0;

    for (size_t i = 1; i < table->column_count; i++) {
        const char *key = utf8_key(scratch, table->header[i].text);
        if (name_index_find(&headers, key) == NAME_INDEX_NONE) {
            name_index_add(&headers, key, i);
        }
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const char *name = table->rows[i].cells[0].text;
        found += name[0] != '\0' &&
                 name_index_find(&headers, utf8_key(scratch, name)) != NAME_INDEX_NONE;
    }
    return found > 0 && 2 * found >= table->row_count;
}

enum table_shape network_table_shape(const struct csv_table *table)
{
    const bool is_wide = table->column_count > 1;
    const bool has_corner = table->header[0].text[0] != '\0';

    if (is_wide && !has_corner && names_agree(table)) {
        return SHAPE_MATRIX; /* also of organisations that are called "De" and "A" */
    }
    if (edge_columns_find(table).is_edges) {
        return SHAPE_EDGES;
    }
    return is_wide && (!has_corner || names_agree(table)) ? SHAPE_MATRIX : SHAPE_NEITHER;
}

void network_table_refuse(const struct csv_table *table, struct report *report)
{
    report_add(report, REPORT_ERROR, csv_place(table, &table->header[0]),
               "this is neither a list of ties nor a matrix: a list has columns 'source' "
               "and 'target' (also from and to, van and naar, de and vers), a matrix has "
               "the same names in its first row and its first column");
}
