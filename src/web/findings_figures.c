/* findings_figures.c - every measure of a wave's network, per relation, as CSV, JSON and
 * a workbook. */
#include "web/findings_files.h"

#include <math.h>
#include <string.h>

#include "base/csv_write.h"
#include "base/json.h"
#include "base/limits.h"
#include "exchange/xlsx_write.h"

const char *const FINDINGS_FIGURE_PARTS[] = {"regular", "contact", "info", "referral",
                                             "action",  "means",   NULL};

/* One row of every form. */
struct figure {
    enum wave_relation relation;
    const struct measure *measure;
    double value; /* NaN: undefined */
    struct band dropped;
    struct band imputed;
    enum measure_state state;
};

struct figures {
    const struct figure *rows;
    size_t count;
};

enum {
    COLUMN_RELATION,
    COLUMN_MEASURE,
    COLUMN_LABEL,
    COLUMN_VALUE,
    COLUMN_LOW,
    COLUMN_HIGH,
    COLUMN_IMPUTED_LOW,
    COLUMN_IMPUTED_HIGH,
    COLUMN_STATE,
    COLUMN_COUNT
};

static const struct book_column COLUMNS[COLUMN_COUNT] = {
    {"relation", 12},    {"measure", 30},      {"label", 40},
    {"value", 12},       {"dropped_low", 12},  {"dropped_high", 12},
    {"imputed_low", 12}, {"imputed_high", 12}, {"state", 12}};

static struct figures figures_gather(struct visit *visit, const struct findings *findings)
{
    struct figure *rows = pool_array(
        visit->pool, (size_t)WAVE_RELATION_COUNT * NETWORK_MEASURE_COUNT, struct figure);
    size_t count = 0;

    for (int r = 0; r < WAVE_RELATION_COUNT; r++) {
        const struct relation_results *results = &findings->results.relations[r];

        for (int m = 0; results->is_there && m < NETWORK_MEASURE_COUNT; m++) {
            const struct measure *measure = &NETWORK_MEASURES[m];
            if (measure_applies(measure, true, false)) {
                rows[count++] = (struct figure){
                    (enum wave_relation)r,
                    measure,
                    results->network[m],
                    results->bands.dropped[m],
                    results->bands.imputed[m],
                    response_trust(&results->response, measure, visit->pool).state};
            }
        }
    }
    return (struct figures){rows, count};
}

/* NaN where there is no band. */
static double low_of(const struct band *band)
{
    return band->draws > 0 ? band->low : (double)NAN;
}

static double high_of(const struct band *band)
{
    return band->draws > 0 ? band->high : (double)NAN;
}

static void numbers_of(const struct figure *row, double numbers_out[COLUMN_COUNT])
{
    numbers_out[COLUMN_VALUE] = row->value;
    numbers_out[COLUMN_LOW] = low_of(&row->dropped);
    numbers_out[COLUMN_HIGH] = high_of(&row->dropped);
    numbers_out[COLUMN_IMPUTED_LOW] = low_of(&row->imputed);
    numbers_out[COLUMN_IMPUTED_HIGH] = high_of(&row->imputed);
}

/* ---- what stands on top ---- */

enum { README_LINES = 4, README_WIDTH = 100 };

static void readme_make(struct visit *visit, const struct findings *findings,
                        const char *lines_out[README_LINES])
{
    lines_out[0] = visit_say(
        visit, N_("Figures of the wave '%s': %zu of %zu organisations answered."),
        findings->wave.wave.title, findings->response.answered,
        findings->response.organisations);
    lines_out[1] = say(N_("Measured on what each organisation said itself. A band says "
                          "between which figures nine of ten lie when some organisations "
                          "are left out by chance (dropped), or when unknown ties are "
                          "drawn (imputed). A network is no sample: it is no confidence "
                          "interval."),
                       visit->language);
    lines_out[2] =
        say(N_("An empty cell is unknown or undefined, never 0. Where the state "
               "is greyed, too many did not answer to lean on the figure."),
            visit->language);
    lines_out[3] = say(N_("Not usable to judge a partner or to decide on funding."),
                       visit->language);
}

/* ---- the forms ---- */

static const char *exact_text(double value, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    if (isfinite(value)) {
        text_add_exact(&text, value);
    }
    return text.bytes;
}

static void csv_make(struct visit *visit, const struct figures *figures,
                     struct file_bytes *file_out)
{
    double numbers[COLUMN_COUNT];
    struct text text;

    text_init(&text, visit->pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        csv_add_cell(&text, COLUMNS[i].header, i == 0);
    }
    text_add_char(&text, '\n');
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *row = &figures->rows[i];

        numbers_of(row, numbers);
        csv_add_cell(&text, WAVE_RELATIONS[row->relation].code, true);
        csv_add_cell(&text, row->measure->name, false);
        csv_add_cell(&text, say(row->measure->label, visit->language), false);
        for (size_t k = COLUMN_VALUE; k < COLUMN_STATE; k++) {
            csv_add_cell(&text, exact_text(numbers[k], visit->pool), false);
        }
        csv_add_cell(&text, MEASURE_STATE_CODES[row->state], false);
        text_add_char(&text, '\n');
    }
    *file_out = (struct file_bytes){"figures.csv", text.bytes, text.length};
}

static void json_make(struct visit *visit, const struct findings *findings,
                      const struct figures *figures, struct file_bytes *file_out)
{
    double numbers[COLUMN_COUNT];
    struct text text;
    struct json json;

    text_init(&text, visit->pool, LIMIT_OUTPUT_BYTES);
    json_init(&json, &text);
    json_object_begin(&json, NULL);
    json_text(&json, "wave", findings->wave.wave.title);
    json_integer(&json, "engine", findings->results.engine);
    json_integer(&json, "organisations", (int64_t)findings->response.organisations);
    json_integer(&json, "answered", (int64_t)findings->response.answered);
    json_array_begin(&json, "figures");
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *row = &figures->rows[i];

        numbers_of(row, numbers);
        json_object_begin(&json, NULL);
        json_text(&json, COLUMNS[COLUMN_RELATION].header,
                  WAVE_RELATIONS[row->relation].code);
        json_text(&json, COLUMNS[COLUMN_MEASURE].header, row->measure->name);
        json_text(&json, COLUMNS[COLUMN_LABEL].header,
                  say(row->measure->label, visit->language));
        for (size_t k = COLUMN_VALUE; k < COLUMN_STATE; k++) {
            json_figure(&json, COLUMNS[k].header, numbers[k]);
        }
        json_text(&json, COLUMNS[COLUMN_STATE].header, MEASURE_STATE_CODES[row->state]);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    *file_out = (struct file_bytes){"figures.json", text.bytes, text.length};
}

static void sheet_fill(struct visit *visit, const struct figures *figures,
                       struct book_sheet *sheet)
{
    double numbers[COLUMN_COUNT];

    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *row = &figures->rows[i];

        numbers_of(row, numbers);
        book_add_text(sheet, visit->pool, WAVE_RELATIONS[row->relation].code);
        book_add_text(sheet, visit->pool, row->measure->name);
        book_add_text(sheet, visit->pool, say(row->measure->label, visit->language));
        for (size_t k = COLUMN_VALUE; k < COLUMN_STATE; k++) {
            if (isfinite(numbers[k])) {
                book_add_decimal(sheet, visit->pool, numbers[k]);
            } else {
                book_add_text(sheet, visit->pool, "");
            }
        }
        book_add_text(sheet, visit->pool, MEASURE_STATE_CODES[row->state]);
    }
}

static bool xlsx_make(struct visit *visit, const struct findings *findings,
                      const struct figures *figures, struct file_bytes *file_out,
                      struct status *st)
{
    enum { SHEETS = 2 };
    const char *lines[README_LINES];
    struct book_sheet sheets[SHEETS] = {{0}};
    const struct book book = {sheets, SHEETS, visit->now};

    readme_make(visit, findings, lines);
    const struct book_column column = {lines[0], README_WIDTH};
    sheets[0] = (struct book_sheet){.name = say(N_("read first"), visit->language),
                                    .columns = &column,
                                    .column_count = 1};
    for (size_t i = 1; i < README_LINES; i++) {
        book_add_text(&sheets[0], visit->pool, lines[i]);
    }
    sheets[1] = (struct book_sheet){.name = say(N_("figures"), visit->language),
                                    .columns = COLUMNS,
                                    .column_count = COLUMN_COUNT};
    sheet_fill(visit, figures, &sheets[1]);
    return xlsx_write("figures.xlsx", &book, visit->pool, file_out, st);
}

bool findings_figures_make(struct visit *visit, const struct findings *findings,
                           enum figures_format format, struct file_bytes *file_out,
                           struct status *st)
{
    if (!findings->is_computed) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "the figures of this wave are not computed yet");
    }
    const struct figures figures = figures_gather(visit, findings);
    if (format == FIGURES_XLSX) {
        return xlsx_make(visit, findings, &figures, file_out, st);
    }
    if (format == FIGURES_CSV) {
        csv_make(visit, &figures, file_out);
    } else {
        json_make(visit, findings, &figures, file_out);
    }
    return true;
}
