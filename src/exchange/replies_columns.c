/* replies_columns.c - which survey a table of answers is of, and what its columns are. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "exchange/replies_parts.h"

static const struct column MACHINERY[REPLIES_MACHINERY] = {
    [REPLIES_RESPONDENT] = {"respondent", "respondents|bevraagde|répondant|group|groep",
                            NULL, false},
    [REPLIES_ORGANISATION] = {"organisation", "organisatie|organization", NULL, false},
    [REPLIES_INSTRUMENT] = {"instrument", "survey|bevraging|enquête", NULL, false},
    [REPLIES_VERSION] = {"version", "versie", NULL, false},
};

/* ---- which instrument ---- */

/* "dilemmas, five_b, growth" */
static const char *instruments_say(struct pool *pool)
{
    const char **codes = pool_array(pool, INSTRUMENT_COUNT, const char *);
    size_t count = 0;

    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        const char *code = INSTRUMENTS[i]->code;
        if (INSTRUMENTS[i]->world == WORLD_ANONYMOUS &&
            instrument_newest(code) == INSTRUMENTS[i]) {
            codes[count++] = code;
        }
    }
    return text_join(pool, codes, count, ", ");
}

static bool item_is_named(const struct instrument *instrument, const char *header,
                          struct pool *pool)
{
    const char *key = utf8_key(pool, header);

    for (size_t i = 0; i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
            if (strcmp(utf8_key(pool, instrument->steps[i].items[j].code), key) == 0) {
                return true;
            }
        }
    }
    return false;
}

static size_t items_named(const struct csv_table *table,
                          const struct instrument *instrument)
{
    SCOPED(pool) work = pool_new();
    size_t count = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        count += item_is_named(instrument, table->header[i].text, work);
    }
    return count;
}

/* The one of which most columns are items; NULL: of none. */
static const struct instrument *instrument_guess(const struct csv_table *table)
{
    const struct instrument *best = NULL;
    size_t most = 0;

    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        if (INSTRUMENTS[i]->world == WORLD_ANONYMOUS) {
            const size_t count = items_named(table, INSTRUMENTS[i]);
            if (count > 0 && count >= most) { /* of two versions the newer */
                best = INSTRUMENTS[i];
                most = count;
            }
        }
    }
    return best;
}

/* The first cell of this column that has something. */
static const struct csv_cell *first_filled(const struct csv_table *table, int position)
{
    for (size_t i = 0; position != COLUMN_MISSING && i < table->row_count; i++) {
        if (table->rows[i].cells[position].text[0] != '\0') {
            return &table->rows[i].cells[position];
        }
    }
    return NULL;
}

static struct place cell_place(const struct csv_table *table, const struct csv_cell *cell)
{
    return cell != NULL ? csv_place(table, cell) : csv_place(table, &table->header[0]);
}

static bool instrument_choose(const struct csv_table *table,
                              const struct replies_order *order, const int *machinery,
                              struct report *report,
                              const struct instrument **instrument_out)
{
    const struct csv_cell *named = first_filled(table, machinery[REPLIES_INSTRUMENT]);
    const struct csv_cell *versioned = first_filled(table, machinery[REPLIES_VERSION]);
    const struct instrument *guess = NULL;
    const char *code = order->instrument;
    const char *version = order->version;

    if (code == NULL && named != NULL) {
        code = named->text;
    }
    if (code == NULL) {
        guess = instrument_guess(table);
        code = guess != NULL ? guess->code : NULL;
    }
    if (code == NULL || instrument_newest(code) == NULL ||
        instrument_newest(code)->world != WORLD_ANONYMOUS) {
        report_add(report, REPORT_ERROR, cell_place(table, named),
                   "this is no table of answers to a survey that is known here: %s",
                   instruments_say(report->pool));
        return false;
    }
    if (version == NULL && versioned != NULL) {
        version = versioned->text;
    }
    if (version == NULL) {
        version = instrument_newest(code)->version;
    }
    *instrument_out = instrument_find(code, version);
    if (*instrument_out == NULL) {
        report_add(report, REPORT_ERROR, cell_place(table, versioned),
                   "there is no version '%s' of '%s'; the newest is %s", version, code,
                   instrument_newest(code)->version);
    }
    return *instrument_out != NULL;
}

/* One sentence says more of a wrong file than one for each of its columns. */
static bool has_items(const struct csv_table *table, const struct instrument *instrument,
                      struct report *report)
{
    const struct place begin = csv_place(table, &table->header[0]);
    const struct instrument *guess = NULL;

    if (items_named(table, instrument) > 0) {
        return true;
    }
    guess = instrument_guess(table);
    if (guess != NULL && guess != instrument) {
        report_add(report, REPORT_ERROR, begin,
                   "these are answers to the survey '%s', and not to '%s'", guess->code,
                   instrument->code);
    } else {
        report_add(report, REPORT_ERROR, begin,
                   "no column is an item of '%s'; the first row has their names, such as "
                   "'%s'",
                   instrument->code, instrument->steps[0].items[0].code);
    }
    return false;
}

bool replies_row_is_ours(const struct replies_columns *columns, const struct csv_row *row,
                         const struct field_reader *reader)
{
    const struct csv_cell *named =
        column_cell(row, columns->machinery[REPLIES_INSTRUMENT]);
    const struct csv_cell *versioned =
        column_cell(row, columns->machinery[REPLIES_VERSION]);
    const struct instrument *ours = columns->instrument;

    if (named->text[0] != '\0' && strcmp(named->text, ours->code) != 0) {
        report_add(reader->report, REPORT_ERROR, csv_place(reader->table, named),
                   "a row of the survey '%s' among answers to '%s'", named->text,
                   ours->code);
        return false;
    }
    if (versioned->text[0] != '\0' && strcmp(versioned->text, ours->version) != 0) {
        report_add(reader->report, REPORT_ERROR, csv_place(reader->table, versioned),
                   "a row of version '%s' among answers to version '%s'", versioned->text,
                   ours->version);
        return false;
    }
    return true;
}

/* ---- which columns ---- */

/* Items that may be columns. */
struct offer {
    const struct instrument_item **items;
    size_t count;
};

static bool is_machinery(const char *code)
{
    for (size_t i = 0; i < REPLIES_MACHINERY; i++) {
        if (strcmp(MACHINERY[i].name, code) == 0) {
            return true;
        }
    }
    return false;
}

static struct offer offer_make(const struct replies_order *order,
                               const struct instrument *instrument, struct pool *pool)
{
    struct offer offer = {pool_array(pool, COLUMNS_MAX, const struct instrument_item *),
                          0};

    for (size_t i = 0; i < order->item_count; i++) {
        if (offer.count + REPLIES_MACHINERY < COLUMNS_MAX &&
            !is_machinery(order->items[i]->code)) {
            offer.items[offer.count++] = order->items[i];
        }
    }
    for (size_t i = 0; order->items == NULL && i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count &&
                           offer.count + REPLIES_MACHINERY < COLUMNS_MAX;
             j++) {
            offer.items[offer.count++] = &instrument->steps[i].items[j];
        }
    }
    return offer;
}

/* Sort what was found into items and texts. */
static void columns_sort(const struct offer *offer, const int *positions,
                         struct replies_columns *columns)
{
    for (size_t i = 0; i < offer->count; i++) {
        const int position = positions[REPLIES_MACHINERY + i];
        if (position == COLUMN_MISSING) {
            continue;
        }
        if (offer->items[i]->kind == ITEM_TEXT) {
            columns->texts[columns->text_count] = offer->items[i];
            columns->text_positions[columns->text_count++] = position;
        } else {
            columns->items[columns->item_count] = offer->items[i];
            columns->item_positions[columns->item_count++] = position;
        }
    }
}

static void machinery_find(const struct csv_table *table, int *positions_out)
{
    for (size_t i = 0; i < REPLIES_MACHINERY; i++) {
        positions_out[i] = COLUMN_MISSING;
    }
    for (size_t at = 0; at < table->column_count; at++) {
        const size_t found = column_of(table->header[at].text, MACHINERY,
                                       REPLIES_MACHINERY, positions_out);
        if (found < REPLIES_MACHINERY && positions_out[found] == COLUMN_MISSING) {
            positions_out[found] = (int)at;
        }
    }
}

bool replies_columns_find(const struct csv_table *table,
                          const struct replies_order *order, struct report *report,
                          struct replies_columns *columns_out)
{
    struct pool *pool = report->pool;
    struct column columns[COLUMNS_MAX];
    int positions[COLUMNS_MAX];
    struct replies_columns made = {0};

    machinery_find(table, made.machinery);
    if (!instrument_choose(table, order, made.machinery, report, &made.instrument) ||
        !has_items(table, made.instrument, report)) {
        return false;
    }
    const struct offer offer = offer_make(order, made.instrument, pool);
    memcpy(columns, MACHINERY, sizeof MACHINERY);
    for (size_t i = 0; i < offer.count; i++) {
        columns[REPLIES_MACHINERY + i] =
            (struct column){offer.items[i]->code, NULL, NULL, false};
    }
    if (!columns_find(table, columns, REPLIES_MACHINERY + offer.count, positions,
                      report)) {
        return false;
    }
    made.items = pool_array(pool, offer.count, const struct instrument_item *);
    made.texts = pool_array(pool, offer.count, const struct instrument_item *);
    made.item_positions = pool_array(pool, offer.count, int);
    made.text_positions = pool_array(pool, offer.count, int);
    columns_sort(&offer, positions, &made);
    if (made.item_count + made.text_count == 0) {
        report_add(report, REPORT_ERROR, csv_place(table, &table->header[0]),
                   "no column is an item of '%s'", made.instrument->code);
        return false;
    }
    *columns_out = made;
    return true;
}
