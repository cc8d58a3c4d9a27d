/* network_dl_data.c - what stands behind "data:" in a DL file. */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "exchange/network_cells.h"
#include "exchange/network_dl_parts.h"
#include "exchange/network_value.h"

static bool end_refuse(const struct dl_reader *reader)
{
    report_add(reader->report, REPORT_ERROR,
               token_line(&reader->tokens, reader->tokens.line),
               "the file ends too early: more is announced than it holds");
    return false;
}

static const char *relation_name(const struct dl_reader *reader, size_t number)
{
    struct text name;

    if (reader->relations != NULL) {
        return reader->relations[number];
    }
    if (reader->matrix_count == 1) {
        return "";
    }
    text_init(&name, reader->scratch, LIMIT_NAME_BYTES);
    text_format(&name, "%zu", number + 1);
    return name.bytes;
}

/* Organisations without labels are called by their numbers. */
static void numbers_name(struct dl_reader *reader)
{
    const struct place whole = {reader->tokens.file, 0, 0};

    reader->organisations = pool_array(reader->scratch, reader->count, size_t);
    for (size_t i = 0; i < reader->count; i++) {
        struct text name;

        text_init(&name, reader->scratch, LIMIT_NAME_BYTES);
        text_format(&name, "%zu", i + 1);
        reader->organisations[i] =
            network_builder_organisation(reader->builder, name.bytes, NULL, whole);
    }
}

static size_t name_take(struct dl_reader *reader, const struct token *token)
{
    return network_builder_organisation(reader->builder, token->text, NULL,
                                        token_place(&reader->tokens, token));
}

/* ---- full matrices ---- */

/* The labels above a matrix: its columns. */
static bool columns_take(struct dl_reader *reader, size_t *organisations)
{
    bool *is_taken = pool_array(reader->scratch, LIMIT_ORGANISATIONS, bool);
    struct token token = {.text = ""};

    for (size_t i = 0; i < reader->count; i++) {
        if (!token_next(&reader->tokens, &token)) {
            return end_refuse(reader);
        }
        organisations[i] = name_take(reader, &token);
        if (reader->report->error_count > 0) {
            return false;
        }
        if (is_taken[organisations[i]]) {
            return token_refuse(&reader->tokens, &token,
                                N_("two organisations have the label '%s'"));
        }
        is_taken[organisations[i]] = true;
    }
    return true;
}

static bool value_take(struct dl_reader *reader, double *value_out)
{
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    return network_weight_read(token.text, false, value_out) != VALUE_NONE ||
           token_refuse(&reader->tokens, &token,
                        N_("a cell of a matrix must be a number, or NA when it is "
                           "unknown, not '%s'"));
}

/* Which row a label in the data begins. */
static bool row_find(struct dl_reader *reader, const struct network_cells *cells,
                     bool *is_read, size_t *row_out)
{
    struct token token = {.text = ""};
    size_t row = 0;

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    const size_t organisation = network_builder_find_name(reader->builder, token.text);
    while (row < cells->count && cells->organisations[row] != organisation) {
        row++;
    }
    if (row == cells->count || is_read[row]) {
        return token_refuse(&reader->tokens, &token,
                            N_("'%s' is not the label of a column, or has two rows"));
    }
    is_read[row] = true;
    *row_out = row;
    return true;
}

static bool row_take(struct dl_reader *reader, size_t row, double *values,
                     size_t *diagonal_count)
{
    for (size_t i = 0; i < reader->count; i++) {
        double value = 0;

        if ((i != row || !reader->is_diagonal_absent) && !value_take(reader, &value)) {
            return false;
        }
        *diagonal_count += i == row && value != 0 && !isnan(value);
        values[i] = value;
    }
    return true;
}

static void diagonal_say(const struct dl_reader *reader, size_t count)
{
    if (count > 0) {
        report_add(reader->report, REPORT_NOTE, token_line(&reader->tokens, 0),
                   "cells of the diagonal that are not 0, left out: %zu; they tie an "
                   "organisation with itself",
                   count);
    }
}

static bool matrix_take(struct dl_reader *reader, size_t number)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = reader->count;
    double *values = pool_items(scratch, count, count * sizeof(double));
    size_t *lines = pool_array(scratch, count, size_t);
    bool *is_read = pool_array(scratch, count, bool);
    size_t *organisations = pool_array(scratch, count, size_t);
    const struct network_cells cells = {reader->tokens.file,
                                        relation_name(reader, number),
                                        count,
                                        organisations,
                                        values,
                                        lines};
    size_t diagonal_count = 0;

    if (reader->is_column_embedded) {
        if (!columns_take(reader, organisations)) {
            return false;
        }
    } else {
        memcpy(organisations, reader->organisations, count * sizeof *organisations);
    }
    for (size_t i = 0; i < count; i++) {
        size_t row = i;

        if (reader->is_row_embedded && !row_find(reader, &cells, is_read, &row)) {
            return false;
        }
        lines[row] = reader->tokens.line;
        if (!row_take(reader, row, values + row * count, &diagonal_count)) {
            return false;
        }
    }
    diagonal_say(reader, diagonal_count);
    network_cells_add(&cells, reader->reading, reader->builder, reader->report);
    return true;
}

static bool matrices_read(struct dl_reader *reader)
{
    struct token token = {.text = ""};

    if (reader->count > LIMIT_MATRIX) {
        report_add(reader->report, REPORT_ERROR, token_line(&reader->tokens, 1),
                   "a full matrix has at most %d organisations; write it as edgelist1",
                   LIMIT_MATRIX);
        return false;
    }
    if (reader->is_row_embedded && !reader->is_column_embedded &&
        reader->organisations == NULL) {
        report_add(reader->report, REPORT_ERROR, token_line(&reader->tokens, 1),
                   "the columns have no labels: write 'labels embedded'");
        return false;
    }
    if (!reader->is_column_embedded && reader->organisations == NULL) {
        numbers_name(reader);
    }
    for (size_t i = 0; i < reader->matrix_count; i++) {
        if (!matrix_take(reader, i)) {
            return false;
        }
    }
    return !token_next(&reader->tokens, &token) ||
           token_refuse(&reader->tokens, &token,
                        N_("behind the last cell stands more: '%s'"));
}

/* ---- lists ---- */

static bool end_take(struct dl_reader *reader, const struct token *token,
                     size_t *organisation_out)
{
    size_t number = 0;

    if (reader->organisations == NULL) {
        *organisation_out = name_take(reader, token);
        return reader->report->error_count == 0;
    }
    if (!number_read(token->text, reader->count, &number) || number == 0) {
        report_add(reader->report, REPORT_ERROR, token_place(&reader->tokens, token),
                   "here must stand a number from 1 to %zu, not '%s'", reader->count,
                   token->text);
        return false;
    }
    *organisation_out = reader->organisations[number - 1];
    return true;
}

/* The next word if it stands on the same line. */
static bool rest_next(struct dl_reader *reader, struct token *token_out)
{
    if (!token_next(&reader->tokens, token_out)) {
        return false;
    }
    if (token_out->is_first) {
        token_push(&reader->tokens);
        return false;
    }
    return true;
}

static bool edge_take(struct dl_reader *reader, struct builder_tie *tie)
{
    struct token token = {.text = ""};

    if (!rest_next(reader, &token)) {
        report_add(reader->report, REPORT_ERROR, tie->place,
                   "a tie needs two organisations on one line");
        return false;
    }
    if (!end_take(reader, &token, &tie->to)) {
        return false;
    }
    tie->value = 1;
    if (rest_next(reader, &token) &&
        network_weight_read(token.text, false, &tie->value) == VALUE_NONE) {
        return token_refuse(&reader->tokens, &token,
                            N_("the value of a tie must be a number, or NA when it is "
                               "unknown, not '%s'"));
    }
    network_builder_tie(reader->builder, tie);
    return !rest_next(reader, &token) ||
           token_refuse(&reader->tokens, &token,
                        N_("behind the value of a tie stands more: '%s'"));
}

static bool node_take(struct dl_reader *reader, struct builder_tie *tie)
{
    struct token token = {.text = ""};

    tie->value = 1;
    while (rest_next(reader, &token)) {
        if (!end_take(reader, &token, &tie->to)) {
            return false;
        }
        network_builder_tie(reader->builder, tie);
    }
    return true;
}

static bool named_check(const struct dl_reader *reader)
{
    const size_t named = network_builder_count(reader->builder);

    if (named > reader->count) {
        report_add(reader->report, REPORT_ERROR, token_line(&reader->tokens, 1),
                   "the file announces %zu organisations and names %zu", reader->count,
                   named);
        return false;
    }
    if (named < reader->count) {
        report_add(reader->report, REPORT_WARNING, token_line(&reader->tokens, 1),
                   "the file announces %zu organisations and names %zu; those without a "
                   "name and a tie are not read",
                   reader->count, named);
    }
    return true;
}

static bool lists_read(struct dl_reader *reader)
{
    struct builder_tie tie = {.wave = 0};
    struct token token = {.text = ""};
    size_t number = 0;

    reader->tokens.comment = '\0'; /* a line with '!' parts two relations */
    if (!reader->is_row_embedded && !reader->is_column_embedded &&
        reader->organisations == NULL) {
        numbers_name(reader);
    } else if (reader->is_row_embedded || reader->is_column_embedded) {
        reader->organisations = NULL;
    }
    for (size_t i = 0; i < reader->matrix_count; i++) {
        (void)network_builder_relation(reader->builder, relation_name(reader, i), true);
    }
    while (token_next(&reader->tokens, &token)) {
        if (token_is(&token, "!") && number + 1 < reader->matrix_count) {
            number++;
            continue;
        }
        tie.relation = number;
        tie.place = token_place(&reader->tokens, &token);
        if (!end_take(reader, &token, &tie.from) ||
            !(reader->format == DL_EDGES ? edge_take(reader, &tie)
                                         : node_take(reader, &tie))) {
            return false;
        }
    }
    return reader->organisations != NULL || named_check(reader);
}

bool dl_data_read(struct dl_reader *reader)
{
    return reader->format == DL_MATRIX ? matrices_read(reader) : lists_read(reader);
}
