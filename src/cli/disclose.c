/* disclose.c - `samenspel disclose`: a table of counts with the cells hidden that would
 * tell of few people. */
#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/disclose_input.h"
#include "cli/document.h"
#include "cli/experience_commands.h"
#include "cli/layout.h"

enum { LEAST_USUAL = 5, LEAST_MOST = 1000 };

struct disclose {
    const struct disclose_input *input;
    struct disclosure_hiding hiding;
    size_t hidden_count;
};

static const char HIDDEN[] = "hidden"; /* the word in files */
static const char TOTAL[] = "total";

static bool is_hidden(const struct disclose *disclose, size_t row, size_t column)
{
    return disclose->hiding
        .is_hidden[row * (disclose->input->table.columns + 1) + column];
}

/* The digits of a cell; NULL when it is hidden. */
static const char *cell_digits(const struct disclose *disclose, size_t row, size_t column,
                               struct pool *pool)
{
    struct text text;

    if (is_hidden(disclose, row, column)) {
        return NULL;
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(
        &text, "%llu",
        (unsigned long long)disclosure_table_count(&disclose->input->table, row, column));
    return text.bytes;
}

static const char *row_name(const struct disclose *disclose, size_t row,
                            const char *total)
{
    return row == disclose->input->table.rows ? total : disclose->input->row_names[row];
}

static const char *column_name(const struct disclose *disclose, size_t column,
                               const char *total)
{
    return column == disclose->input->table.columns
               ? total
               : disclose->input->column_names[column];
}

/* ---- for other programs ---- */

static void disclose_json(const struct call *call, const struct disclose *disclose,
                          struct text *output)
{
    const struct disclosure_table *table = &disclose->input->table;
    struct json json;

    document_begin(&json, output, disclose->input->digest);
    json_integer(&json, "k", (int64_t)table->least);
    json_boolean(&json, "zeros_shown", table->shows_zeros);
    json_integer(&json, "sums_elsewhere", (int64_t)table->sum_count);
    json_integer(&json, "hidden", (int64_t)disclose->hidden_count);
    json_array_begin(&json, "columns");
    for (size_t column = 0; column <= table->columns; column++) {
        json_text(&json, NULL, column_name(disclose, column, TOTAL));
    }
    json_array_end(&json);
    json_array_begin(&json, "rows");
    for (size_t row = 0; row <= table->rows; row++) {
        json_object_begin(&json, NULL);
        json_text(&json, "name", row_name(disclose, row, TOTAL));
        json_array_begin(&json, "counts");
        for (size_t column = 0; column <= table->columns; column++) {
            const char *digits = cell_digits(disclose, row, column, call->pool);
            if (digits == NULL) {
                json_text(&json, NULL, HIDDEN);
            } else {
                json_word(&json, NULL, digits);
            }
        }
        json_array_end(&json);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &disclose->input->report, call->language);
    json_object_end(&json);
}

static void disclose_csv(const struct call *call, const struct disclose *disclose,
                         struct text *output)
{
    const struct disclosure_table *table = &disclose->input->table;

    csv_add_cell(output, disclose->input->corner, true);
    for (size_t column = 0; column <= table->columns; column++) {
        csv_add_cell(output, column_name(disclose, column, TOTAL), false);
    }
    text_add_char(output, '\n');
    for (size_t row = 0; row <= table->rows; row++) {
        csv_add_cell(output, row_name(disclose, row, TOTAL), true);
        for (size_t column = 0; column <= table->columns; column++) {
            const char *digits = cell_digits(disclose, row, column, call->pool);
            csv_add_cell(output, digits == NULL ? HIDDEN : digits, false);
        }
        text_add_char(output, '\n');
    }
}

/* ---- for people ---- */

static void table_text(const struct call *call, const struct disclose *disclose,
                       struct text *output)
{
    const struct disclosure_table *table = &disclose->input->table;
    const char *total = say(N_("total"), call->language);
    struct layout_table layout;

    layout_table_init(&layout, output->pool, table->columns + 2);
    layout_table_cell(&layout, disclose->input->corner);
    for (size_t column = 0; column <= table->columns; column++) {
        layout_table_cell(&layout, column_name(disclose, column, total));
    }
    for (size_t row = 0; row <= table->rows; row++) {
        layout_table_cell(&layout, row_name(disclose, row, total));
        for (size_t column = 0; column <= table->columns; column++) {
            const char *digits = cell_digits(disclose, row, column, call->pool);
            layout_table_cell(&layout, digits == NULL ? say(N_("hidden"), call->language)
                                                      : digits);
        }
    }
    layout_table_add(output, &layout);
}

static void disclose_text(const struct call *call, const struct disclose *disclose,
                          struct text *output)
{
    const struct disclosure_table *table = &disclose->input->table;
    const struct message count = message_make_plural(
        output->pool, disclose->hidden_count,
        "%zu number is hidden, of %zu with the totals (k = %zu).",
        "%zu numbers are hidden, of %zu with the totals (k = %zu).",
        disclose->hidden_count, disclosure_table_size(table), table->least);

    table_text(call, disclose, output);
    text_add_char(output, '\n');
    layout_paragraph(output, "", say_in(output->pool, &count, call->language));
    if (disclose->hidden_count > 0) {
        layout_paragraph(
            output, "",
            say(N_("Which of them are small and which stand beside a small one is not "
                   "said: that would help to work them out."),
                call->language));
    }
    layout_notes(output, &disclose->input->report, call->language);
}

static bool options_read(const struct call *call, struct disclosure_table *table,
                         struct status *st)
{
    table->least = call_number(call, "--k", LEAST_USUAL);
    table->shows_zeros = call_option(call, "--show-zeros") != NULL;
    if (table->least < 2 || table->least > LEAST_MOST) {
        return status_fail(st, STATUS_INVALID, "--k is a number from 2 to %d",
                           LEAST_MOST);
    }
    if (table->columns + 2 > LAYOUT_COLUMNS_MAX && call->format == OUTPUT_TEXT) {
        return status_fail(st, STATUS_INVALID,
                           "more than %d columns: take --csv or --json",
                           LAYOUT_COLUMNS_MAX - 2);
    }
    return true;
}

static enum exit_code run(const struct call *call)
{
    struct disclose_input input;
    struct disclose disclose = {.input = &input};
    struct status st = {0};
    struct text output;
    enum exit_code code = EXIT_DONE;

    if (!disclose_input_load(call, &input, &code)) {
        return code;
    }
    if (!options_read(call, &input.table, &st)) {
        return call_misused(call, &st);
    }
    disclose.hiding = disclosure_table_hide(&input.table, call->pool);
    disclose.hidden_count = disclose.hiding.small_count + disclose.hiding.beside_count;
    if (!disclose.hiding.is_safe) {
        (void)status_fail(&st, STATUS_INVALID,
                          "the sums that are published elsewhere give away numbers that "
                          "must be hidden; nothing is shown");
        return call_refuse(call, &st);
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        disclose_json(call, &disclose, &output);
    } else if (call->format == OUTPUT_CSV) {
        disclose_csv(call, &disclose, &output);
        call_print_notes(call, &input.report);
    } else {
        disclose_text(call, &disclose, &output);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--k", "N", N_("hide counts that are smaller: 2 to 1000 (usual: 5)"), false},
    {"--show-zeros", NULL,
     N_("leave 0 visible; usually it is hidden, because a row with one answer and zeros "
        "says what everybody in it answered"),
     false},
    {"--also", "FILE",
     N_("sums of cells that are published elsewhere: a table with the columns sum, row "
        "and column, a line for each cell of a sum"),
     false},
};

const struct command CLI_DISCLOSE = {
    .noun = "disclose",
    .operands = "TABLE",
    .operand_count = 1,
    .summary = N_("hide the cells of a table of counts that would tell of few people"),
    .detail =
        N_("The table has a header, and rows of a name and a count for each column; "
           "totals may stand last. Small counts are hidden, and then more beside them, "
           "until no hidden one can be worked out from the totals, and the hidden ones "
           "of a row or column are together k or more. See docs/methods/disclosure.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
