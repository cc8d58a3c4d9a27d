/* arena_draw.c - `samenspel arena draw`: pictures for the wall. */
#include <string.h>

#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/drawing_output.h"
#include "drawing/coverage_matrix.h"
#include "drawing/ranking.h"

static void coverage_draw(const struct call *call, const struct arena_input *input,
                          struct text *svg)
{
    const enum holding_basis basis = arena_input_basis(call);
    const struct drawing_coverage_input drawing = {
        .arena = &input->preparation.arena,
        .holdings = &input->preparation.holdings,
        .is_selected = preparation_selection(&input->preparation, basis, call->pool),
        .basis = basis,
        .language = call->language,
        .paper = drawing_paper_of(call),
        .date = drawing_date_of(call),
    };

    drawing_coverage_matrix(&drawing, svg);
}

static void ranking_draw(const struct call *call, const struct arena_input *input,
                         struct text *svg)
{
    const struct drawing_ranking_input drawing = {
        .ranking = &input->ranking,
        .language = call->language,
        .paper = drawing_paper_of(call),
        .date = drawing_date_of(call),
    };

    drawing_ranking(&drawing, svg);
}

static enum exit_code run(const struct call *call)
{
    const char *picture = call_option(call, "--picture");
    const bool is_coverage = picture != NULL && strcmp(picture, "coverage") == 0;
    struct drawing_pages *pages = pool_array(call->pool, 1, struct drawing_pages);
    struct arena_input input;
    struct status st = {0};

    if (!drawing_output_check(call, ".svg|.pdf|.png", &st)) {
        return call_misused(call, &st);
    }
    const enum exit_code code = arena_input_load(call, call->operands[0], &input);
    if (code != EXIT_DONE) {
        return code;
    }
    text_init(&pages->pages[0], call->pool, LIMIT_OUTPUT_BYTES);
    pages->count = 1;
    if (is_coverage) {
        coverage_draw(call, &input, &pages->pages[0]);
        pages->title = say(N_("Coverage of needed sources"), call->language);
    } else {
        ranking_draw(call, &input, &pages->pages[0]);
        pages->title = say(N_("On whom do we depend?"), call->language);
    }
    call_print_notes(call, &input.report);
    return drawing_output_write(call, pages);
}

static const struct option OPTIONS[] = {
    DRAWING_OUTPUT_OPTION("FILE.svg|.pdf|.png"),
    {"--picture", "ranking|coverage",
     N_("what to draw: the ranking (when not given), or who brings which source"), false},
    DRAWING_PAPER_OPTION,
    {"--width", "N", N_("how many pixels wide a PNG is (1600 when not given)"), false},
    DRAWING_DATE_OPTION,
    {"--before-talks", NULL, N_("by the estimate, as it was before the talks"), false},
    ARENA_INPUT_OPTION,
};

const struct command CLI_ARENA_DRAW = {
    .noun = "arena",
    .verb = "draw",
    .operands = "DIR",
    .operand_count = 1,
    .summary = N_("draw the ranking, or who brings which source, as a picture"),
    .detail =
        N_("The ranking is a grid of importance by replaceability: who stands at the "
           "top right is important and hard to replace. The same figures stand in "
           "the table of arena rank."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
