/* network_xlsx_write.c - networks as workbooks. */
#include <math.h>
#include <string.h>

#include "analysis/matrix.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "exchange/network_csv.h"
#include "exchange/network_edges.h"
#include "exchange/network_loss.h"
#include "exchange/network_value.h"
#include "exchange/network_xlsx.h"
#include "exchange/xlsx_write.h"

enum {
    MATRIX_MOST = 250, /* organisations; more is a list of ties */
    WIDTH_NAME = 30,
    WIDTH_VALUE = 6,
    WIDTH_TEXT = 14
};

static const int64_t CREATED_AT = INT64_C(315532800000); /* 1980, as the files in it */

static void columns_set(struct book_sheet *sheet, const char *const *headers,
                        size_t count, struct pool *pool)
{
    struct book_column *columns = pool_array(pool, count, struct book_column);

    for (size_t i = 0; i < count; i++) {
        columns[i] = (struct book_column){headers[i], i == 0 ? WIDTH_NAME : WIDTH_TEXT};
    }
    sheet->columns = columns;
    sheet->column_count = count;
}

static void value_add(struct book_sheet *sheet, struct pool *pool, double value)
{
    if (isnan(value)) {
        book_add_text(sheet, pool, "NA");
    } else {
        book_add_decimal(sheet, pool, value);
    }
}

/* ---- a list of ties ---- */

struct edges_sheet {
    struct book_sheet *sheet;
    struct pool *pool;
    struct edge_form form;
};

static void line_add(void *context, const struct edge_line *line)
{
    const struct edges_sheet *edges = context;

    book_add_text(edges->sheet, edges->pool, line->source);
    book_add_text(edges->sheet, edges->pool, line->target);
    book_add_text(edges->sheet, edges->pool, line->type);
    value_add(edges->sheet, edges->pool, line->value);
    if (edges->form.has_relation) {
        book_add_text(edges->sheet, edges->pool, line->relation);
    }
    if (edges->form.has_wave) {
        book_add_text(edges->sheet, edges->pool, line->wave);
    }
}

static struct book_sheet edges_sheet(const struct network_series *series,
                                     struct pool *pool)
{
    struct book_sheet sheet = {.name = "edges"};
    struct edges_sheet edges = {&sheet, pool, edge_form_of(series)};
    const char *headers[] = {"Source", "Target", "Type", "Weight", "Relation", "Wave"};
    size_t count = 4;

    count += edges.form.has_relation;
    if (edges.form.has_wave) {
        headers[count++] = "Wave";
    }
    columns_set(&sheet, headers, count, pool);
    edge_lines_each(series, line_add, &edges);
    return sheet;
}

/* ---- matrices ---- */

static bool is_taken(const struct book_sheet *sheets, size_t count, const char *name,
                     struct pool *pool)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(utf8_key(pool, sheets[i].name), utf8_key(pool, name)) == 0) {
            return true;
        }
    }
    return network_sheet_is_nodes(name);
}

static const char *name_choose(const struct book_sheet *sheets, size_t count,
                               const char *relation, struct pool *pool)
{
    size_t number = 0;
    const char *name = network_sheet_name(relation, 0, pool);

    while (is_taken(sheets, count, name, pool)) {
        number++;
        name = network_sheet_name(relation, number, pool);
    }
    return name;
}

static struct book_sheet matrix_sheet(const struct network *network,
                                      const struct relation *relation, const char *name,
                                      struct pool *pool)
{
    const size_t count = network->organisation_count;
    const struct matrix matrix = matrix_of(relation, count, false, pool);
    struct book_column *columns = pool_array(pool, count + 1, struct book_column);
    struct book_sheet sheet = {
        .name = name, .columns = columns, .column_count = count + 1};

    columns[0] = (struct book_column){relation->name, WIDTH_NAME};
    for (size_t i = 0; i < count; i++) {
        columns[i + 1] = (struct book_column){network->names[i], WIDTH_VALUE};
    }
    for (size_t i = 0; i < count; i++) {
        book_add_text(&sheet, pool, network->names[i]);
        for (size_t j = 0; j < count; j++) {
            value_add(&sheet, pool, matrix.cells[i * count + j]);
        }
    }
    return sheet;
}

/* ---- organisations ---- */

/* A number is one where it is written as a program would write it: "5.80" stays a text.
 * */
static void attribute_add(struct book_sheet *sheet, struct pool *pool, const char *text)
{
    double value = 0;
    struct text written;

    if (number_read_decimal(text, &value)) {
        text_init(&written, pool, LIMIT_CELL_BYTES);
        network_value_add(&written, value);
        if (strcmp(written.bytes, text) == 0) {
            book_add_decimal(sheet, pool, value);
            return;
        }
    }
    book_add_text(sheet, pool, text);
}

static struct book_sheet nodes_sheet(const struct network_series *series,
                                     struct pool *pool)
{
    const struct node_table table = node_table_of(series, pool);
    struct book_sheet sheet = {.name = "organisations"};

    columns_set(&sheet, table.headers, table.column_count, pool);
    for (size_t i = 0; i < table.row_count; i++) {
        const char *const *row = table.cells + i * table.width;

        book_add_text(&sheet, pool, row[0]);
        for (size_t j = 1; j < table.column_count; j++) {
            attribute_add(&sheet, pool, row[j]);
        }
    }
    return sheet;
}

bool network_xlsx_write(const char *name, const struct network_series *series,
                        struct pool *pool, struct report *report,
                        struct file_bytes *xlsx_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const struct network *network = &series->waves[series->wave_count - 1].network;
    const bool is_list =
        edge_form_of(series).has_wave || network->organisation_count > MATRIX_MOST;
    struct book_sheet *sheets =
        pool_array(scratch, network->relation_count + 1, struct book_sheet);
    struct book book = {.sheets = sheets, .created_at = CREATED_AT};

    network_loss_say(series,
                     (struct network_holding){.waves = true,
                                              .relations = true,
                                              .attributes = true,
                                              .isolates = true,
                                              .silent_alike = true,
                                              .unknown = true,
                                              .is_matrix = !is_list},
                     report);
    if (is_list) {
        sheets[book.sheet_count++] = edges_sheet(series, scratch);
    }
    for (size_t i = 0; i < network->relation_count && !is_list; i++) {
        const struct relation *relation = &network->relations[i];
        const char *sheet = name_choose(sheets, i, relation->name, scratch);
        sheets[book.sheet_count++] = matrix_sheet(network, relation, sheet, scratch);
    }
    sheets[book.sheet_count++] = nodes_sheet(series, scratch);
    return xlsx_write(name, &book, pool, xlsx_out, st);
}
