#include "cli/network_positions.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/input.h"

enum { COLUMN_NAME, COLUMN_X, COLUMN_Y, COLUMNS };

enum { DECIMALS = 5 };

static const char *const HEADS[COLUMNS] = {"name", "x", "y"};

static bool columns_find(const struct csv_table *table, struct report *report,
                         size_t *columns_out)
{
    for (size_t k = 0; k < COLUMNS; k++) {
        columns_out[k] = table->column_count;
        for (size_t i = 0; i < table->column_count; i++) {
            if (strcmp(table->header[i].text, HEADS[k]) == 0) {
                columns_out[k] = i;
            }
        }
        if (columns_out[k] == table->column_count) {
            report_add(report, REPORT_ERROR, csv_place(table, &table->header[0]),
                       "the column '%s' is missing: a table of positions has name,x,y",
                       HEADS[k]);
            return false;
        }
    }
    return true;
}

static bool share_read(const struct csv_table *table, const struct csv_cell *cell,
                       struct report *report, double *share_out)
{
    if (number_read_decimal(cell->text, share_out) && *share_out >= 0 &&
        *share_out <= 1) {
        return true;
    }
    report_add(report, REPORT_ERROR, csv_place(table, cell),
               "'%s' is no position: it is a number from 0 to 1, a share of the page",
               cell->text);
    return false;
}

static void rows_read(const struct csv_table *table, const size_t *columns,
                      const struct network *network, struct report *report,
                      struct point *places)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const struct csv_cell *const cells = table->rows[row].cells;
        const size_t i =
            network_organisation_find(network, cells[columns[COLUMN_NAME]].text);
        struct point place = {0, 0};
        const bool is_read =
            share_read(table, &cells[columns[COLUMN_X]], report, &place.x) &&
            share_read(table, &cells[columns[COLUMN_Y]], report, &place.y);
        if (is_read && i < network->organisation_count) {
            places[i] = place;
        }
    }
}

enum exit_code network_positions_read(const struct call *call, const char *path,
                                      const struct network_input *input,
                                      const struct point **places_out)
{
    const size_t count = input->network->organisation_count;
    struct point *places = pool_array(call->pool, count, struct point);
    struct report report = {.pool = call->pool};
    size_t columns[COLUMNS];
    struct file_bytes file;
    struct csv_table table;
    struct status st = {0};

    for (size_t i = 0; i < count; i++) {
        places[i] = (struct point){(double)NAN, (double)NAN};
    }
    if (!input_read(path, call->pool, &file, &st)) {
        return call_refuse(call, &st);
    }
    if (csv_read(&file, call->pool, &report, &table) &&
        columns_find(&table, &report, columns)) {
        rows_read(&table, columns, input->network, &report, places);
    }
    if (report.error_count > 0) {
        call_print_errors(call, &report);
        return EXIT_REFUSED;
    }
    *places_out = places;
    return EXIT_DONE;
}

static void share_add(struct text *csv, double share)
{
    text_add_char(csv, ',');
    text_add_number(csv, share, DECIMALS);
}

bool network_positions_write(const struct call *call, const char *path,
                             const struct network *network, const struct point *places,
                             struct status *st)
{
    struct text csv;

    text_init(&csv, call->pool, LIMIT_OUTPUT_BYTES);
    text_add(&csv, "name,x,y\n");
    for (size_t i = 0; i < network->organisation_count; i++) {
        if (!isnan(places[i].x)) {
            csv_add_cell(&csv, network->names[i], true);
            share_add(&csv, places[i].x);
            share_add(&csv, places[i].y);
            text_add_char(&csv, '\n');
        }
    }
    return output_write(path, csv.bytes, csv.length, st);
}
