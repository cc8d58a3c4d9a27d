/* network_many.c - many networks in one list of ties, told apart by a column. */
#include <string.h>

#include "base/name_index.h"
#include "exchange/network_edges.h"

enum { REMARKS_LISTED = 50 }; /* of all networks together */

/* The rows of each network, one network after the other. */
struct many_rows {
    const char **labels;
    size_t count; /* networks */
    size_t *starts; /* count + 1 */
    size_t *rows;
};

bool network_is_many(const struct file_bytes *file)
{
    SCOPED(pool) scratch = pool_new();
    struct report report = {.pool = scratch};
    struct csv_table table = {0};
    size_t length = 0;

    while (length < file->length && file->bytes[length] != '\n' &&
           file->bytes[length] != '\r') {
        length++;
    }
    const struct file_bytes header = {file->name, file->bytes, length};
    if (length == 0 || !csv_read(&header, scratch, &report, &table)) {
        return false;
    }
    const struct edge_columns columns = edge_columns_find(&table);
    return columns.is_edges && columns.at[EDGE_NETWORK] != COLUMN_MISSING;
}

static struct many_rows rows_part(const struct csv_table *table, int column,
                                  struct pool *scratch, struct pool *pool)
{
    struct name_index index = {.pool = scratch};
    size_t *network_of = pool_array(scratch, table->row_count, size_t);
    struct many_rows many = {.labels = NULL};
    size_t capacity = 0;

    for (size_t i = 0; i < table->row_count; i++) {
        const char *label = column_cell(&table->rows[i], column)->text;

        network_of[i] = name_index_find(&index, label);
        if (network_of[i] == NAME_INDEX_NONE) {
            network_of[i] = many.count;
            name_index_add(&index, label, many.count);
            many.labels =
                pool_grow(scratch, many.labels, many.count, &capacity, const char *);
            many.labels[many.count++] = pool_text(pool, label);
        }
    }
    many.starts = pool_array(scratch, many.count + 2, size_t);
    many.rows = pool_array(scratch, table->row_count, size_t);
    for (size_t i = 0; i < table->row_count; i++) {
        many.starts[network_of[i] + 2]++;
    }
    for (size_t i = 2; i < many.count + 2; i++) {
        many.starts[i] += many.starts[i - 1];
    }
    for (size_t i = 0; i < table->row_count; i++) {
        many.rows[many.starts[network_of[i] + 1]++] = i;
    }
    return many;
}

/* What was said of one network goes on, as far as the list is not too long. */
static void remarks_pass(const struct report *from, struct report *report, size_t *count)
{
    for (const struct report_entry *entry = from->first; entry != NULL;
         entry = entry->next) {
        if (entry->severity == REPORT_ERROR || (*count)++ < REMARKS_LISTED) {
            report_add_message(report, entry->severity, entry->place, entry->message);
        }
    }
}

static bool one_read(const struct network_table *source,
                     const struct edge_columns *columns, const size_t *rows,
                     size_t row_count, struct pool *pool,
                     struct network_series *series_out)
{
    for (size_t i = 0; i < row_count; i++) {
        edge_row_read(source, columns, &source->table->rows[rows[i]]);
    }
    return network_builder_finish_in(source->builder, pool, series_out);
}

static void many_read(const struct network_table *all, const struct edge_columns *columns,
                      const struct many_rows *many, struct pool *pool,
                      struct labelled_network *networks)
{
    const struct place whole = {all->table->file, 0, 0};
    size_t remark_count = 0;

    for (size_t i = 0; i < many->count; i++) {
        SCOPED(pool) scratch = pool_new();
        struct report report = {.pool = scratch};
        const size_t start = many->starts[i];
        const struct network_table source = {
            all->table, all->reading,
            network_builder_new(all->reading, all->table->file, scratch, &report),
            &report, ""};

        networks[i].label = many->labels[i];
        network_builder_quiet(source.builder);
        (void)one_read(&source, columns, many->rows + start, many->starts[i + 1] - start,
                       pool, &networks[i].series);
        remarks_pass(&report, all->report, &remark_count);
    }
    if (remark_count > REMARKS_LISTED) {
        report_add(all->report, REPORT_NOTE, whole,
                   "warnings and notes in all: %zu, of which %d are listed", remark_count,
                   (int)REMARKS_LISTED);
    }
    report_add(all->report, REPORT_NOTE, whole, "networks read: %zu", many->count);
}

bool network_read_many(const struct file_bytes *file,
                       const struct network_reading *reading, struct pool *pool,
                       struct report *report, struct labelled_networks *networks_out)
{
    SCOPED(pool) scratch = pool_new();
    struct csv_table table = {0};

    if (!csv_read_long(file, scratch, report, &table)) {
        return false;
    }
    const struct edge_columns columns = edge_columns_find(&table);
    if (!columns.is_edges) {
        network_table_refuse(&table, report);
        return false;
    }
    const struct network_table all = {&table, reading, NULL, report, ""};
    const struct many_rows many =
        rows_part(&table, columns.at[EDGE_NETWORK], scratch, pool);
    struct labelled_network *networks =
        pool_array(pool, many.count, struct labelled_network);

    edge_columns_say(&all, &columns);
    many_read(&all, &columns, &many, pool, networks);
    if (report->error_count > 0) {
        return false;
    }
    *networks_out = (struct labelled_networks){networks, many.count};
    return true;
}
