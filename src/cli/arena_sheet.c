/* arena_sheet.c - `samenspel arena sheet`: the worksheet for the table. */
#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/drawing_output.h"
#include "drawing/sheet.h"

static enum exit_code run(const struct call *call)
{
    struct drawing_pages *pages = pool_array(call->pool, 1, struct drawing_pages);
    struct arena_input input;
    struct status st = {0};

    if (!drawing_output_check(call, ".svg|.pdf", &st)) {
        return call_misused(call, &st);
    }
    const enum exit_code code = arena_input_load(call, call->operands[0], &input);
    if (code != EXIT_DONE) {
        return code;
    }
    const struct drawing_sheet_input drawing = {
        .arena = &input.preparation.arena,
        .ranking = call_option(call, "--blank") != NULL ? NULL : &input.ranking,
        .language = call->language,
        .paper = drawing_paper_of(call),
        .date = drawing_date_of(call),
    };
    pages->count = drawing_sheet_page_count(&drawing);
    if (pages->count > DRAWING_PAGES_MAX) {
        (void)status_fail(&st, STATUS_LIMIT, "the sheet has %zu pages; at most %d",
                          pages->count, DRAWING_PAGES_MAX);
        return call_refuse(call, &st);
    }
    for (size_t i = 0; i < pages->count; i++) {
        text_init(&pages->pages[i], call->pool, LIMIT_OUTPUT_BYTES);
        drawing_sheet(&drawing, i, &pages->pages[i]);
    }
    pages->title = say(N_("Arena-analysis"), call->language);
    call_print_notes(call, &input.report);
    return drawing_output_write(call, pages);
}

static const struct option OPTIONS[] = {
    DRAWING_OUTPUT_OPTION("FILE.svg|.pdf"),
    {"--blank", NULL,
     N_("to fill in with a pen: the issue and the actors' names only; DIR needs no "
        "ratings"),
     false},
    DRAWING_PAPER_OPTION,
    DRAWING_DATE_OPTION,
    ARENA_INPUT_OPTION,
};

const struct command CLI_ARENA_SHEET = {
    .noun = "arena",
    .verb = "sheet",
    .operands = "DIR",
    .operand_count = 1,
    .summary = N_("make the worksheet of the arena-analysis, blank or filled in"),
    .detail =
        N_("The columns are those of the worksheet of Samenlevingsopbouw. A PDF has "
           "all pages in one file; SVG has a file a page."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
