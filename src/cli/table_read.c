/* table_read.c - samenspel table read: a workbook or a CSV of any kind as plain CSV. The
 * server runs it as a child of its own on every file that somebody sends it. */
#include "cli/table.h"

#include <stdio.h>

#include "base/limits.h"
#include "cli/input.h"
#include "exchange/table_write.h"
#include "exchange/xlsx_read.h"

static const struct option OPTIONS[] = {
    {"--sheet", "NAME", N_("the sheet of a workbook (its first when not given)"), false},
    {"--entries", NULL,
     N_("messages as severity, line, column and sentence, with tabs between, for "
        "programs"),
     false},
};

static void entries_print(const struct call *call, struct report *report)
{
    report_sort(report);
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        (void)fprintf(stderr, "%s\t%zu\t%zu\t%s\n", report_severity_code(entry->severity),
                      entry->place.line, entry->place.column,
                      say_in(call->pool, &entry->message, call->language));
    }
}

static void report_print(const struct call *call, struct report *report)
{
    if (call_option(call, "--entries") != NULL) {
        entries_print(call, report);
    } else if (report->error_count > 0) {
        call_print_errors(call, report);
    } else {
        call_print_notes(call, report);
    }
}

/* As CSV that is not larger than what is read. */
static bool table_convert(const struct call *call, const struct file_bytes *file,
                          struct report *report, struct text *csv)
{
    const struct place whole = {file->name, 0, 0};
    struct csv_table table;

    if (!table_file_read(file, call_option(call, "--sheet"), call->pool, report,
                         &table) ||
        report->error_count > 0) {
        return false;
    }
    text_init(csv, call->pool, LIMIT_FILE_BYTES);
    table_add(csv, &table);
    if (csv->is_cut) {
        report_add(report, REPORT_ERROR, whole,
                   "the table holds more than %d MB of text; split it",
                   LIMIT_FILE_BYTES / (1024 * 1024));
    }
    return !csv->is_cut;
}

static enum exit_code table_read_run(const struct call *call)
{
    struct report report = {.pool = call->pool};
    struct file_bytes file;
    struct status st = {0};
    struct text csv;

    if (!input_read(call->operands[0], call->pool, &file, &st)) {
        return call_refuse(call, &st);
    }
    const bool is_read = table_convert(call, &file, &report, &csv);
    report_print(call, &report);
    return is_read ? call_finish(call, &csv) : EXIT_REFUSED;
}

const struct command CLI_TABLE_READ = {
    .noun = "table",
    .verb = "read",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("a spreadsheet (.xlsx) or CSV as plain CSV"),
    .detail = N_("The CSV is UTF-8 with commas, for every command that reads tables: "
                 "samenspel table read ratings.xlsx | samenspel arena rank -"),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = table_read_run,
};
