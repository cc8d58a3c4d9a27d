/* network_test.c - `samenspel network test`: what is more than chance. */
#include "cli/network_test.h"

#include <math.h>
#include <string.h>

#include "analysis/mrqap.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/layout.h"
#include "cli/network_commands.h"

enum { DECIMALS = 4 };

const char *test_figure(double value, struct pool *pool)
{
    struct text text;

    if (isnan(value)) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

const char *test_p(double p, const struct chance *chance, struct pool *pool)
{
    struct text text;

    if (p != 0 || chance->is_exact) {
        return test_figure(p, pool);
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add(&text, "< ");
    text_add_number(&text, 1 / (double)chance->draw_count, 6);
    return text.bytes;
}

void test_chance_json(struct json *json, const struct chance *chance)
{
    json_figure(json, "p_greater", chance->p_greater);
    json_figure(json, "p_less", chance->p_less);
    json_figure(json, "p_two_sided", chance->p_two_sided);
    json_figure(json, "monte_carlo_error", chance->monte_carlo_error);
}

void test_figure_csv(struct text *text, double value, bool is_first)
{
    struct text cell;

    text_init(&cell, text->pool, LIMIT_CELL_BYTES);
    if (!isnan(value)) {
        text_add_exact(&cell, value);
    }
    csv_add_cell(text, cell.bytes, is_first);
}

/* How far off p may be; a p of 0 or 1 by what one draw more would make of it. */
static const char *error_figure(const struct chance *chance, struct pool *pool)
{
    const double error = fmax(chance->monte_carlo_error, 1 / (double)chance->draw_count);
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, error, error < 0.001 ? 6 : 3);
    return text.bytes;
}

void test_chance_text(struct text *text, const struct chance *chance,
                      enum language language)
{
    struct pool *pool = text->pool;

    if (chance->draw_count == 0 || isnan(chance->p_two_sided)) {
        return;
    }
    const struct message exact = message_make_plural(
        pool, chance->draw_count,
        "%zu order of the organisations was counted: p is exact.",
        "All %zu orders of the organisations were counted: p is exact.",
        chance->draw_count);
    const struct message sampled = message_make(
        pool,
        "Counted in %zu draws: p, two-sided, is uncertain by about %s (its Monte Carlo "
        "error); more draws make that smaller.",
        chance->draw_count, error_figure(chance, pool));

    text_add_char(text, '\n');
    layout_paragraph(text, "",
                     say(N_("p: the share of the draws in which chance gives as much. A "
                            "small p says that chance hardly does; not that it matters, "
                            "nor why."),
                         language));
    layout_paragraph(text, "",
                     say_in(pool, chance->is_exact ? &exact : &sampled, language));
}

/* ---- which test ---- */

static const struct {
    const char *name;
    size_t operands_least; /* files and predictors behind the name */
    size_t operands_most;
    enum exit_code (*run)(const struct call *call);
} TESTS[] = {
    {"qap", 2, 2, network_test_qap},
    {"mrqap", 2, 1 + MRQAP_PREDICTORS_MOST, network_test_mrqap},
    {"cug", 1, 1, network_test_cug},
};

/* Options that only one kind of test has. */
static bool options_check(const struct call *call, bool is_cug, struct status *st)
{
    static const char *const CUG[] = {"--measure", "--given", "--draws", "--by",
                                      "--missing"};

    for (size_t i = 0; !is_cug && i < ARRAY_COUNT(CUG); i++) {
        if (call_option(call, CUG[i]) != NULL) {
            return status_fail(st, STATUS_INVALID, "%s is for 'network test cug'",
                               CUG[i]);
        }
    }
    if (is_cug && call_option(call, "--permutations") != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "'network test cug' draws networks: --draws says how many");
    }
    if (is_cug && call_option(call, "--measure") == NULL) {
        return status_fail(st, STATUS_INVALID,
                           "'network test cug' needs --measure: what is to be tested");
    }
    if (call_number(call, "--permutations", 1) == 0 ||
        call_number(call, "--draws", 1) == 0) {
        return status_fail(st, STATUS_INVALID, "a p-value needs at least one draw");
    }
    return true;
}

static enum exit_code run(const struct call *call)
{
    const char *name = call->operands[0];
    const size_t operands = call->operand_count - 1;
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(TESTS); i++) {
        if (strcmp(TESTS[i].name, name) != 0) {
            continue;
        }
        if (operands < TESTS[i].operands_least) {
            (void)status_fail(&st, STATUS_INVALID,
                              "'network test %s' needs at least %zu files or predictors",
                              name, TESTS[i].operands_least);
            return call_misused(call, &st);
        }
        if (operands > TESTS[i].operands_most) {
            (void)status_fail(&st, STATUS_INVALID,
                              "'network test %s' takes at most %zu files or predictors",
                              name, TESTS[i].operands_most);
            return call_misused(call, &st);
        }
        if (!options_check(call, TESTS[i].run == network_test_cug, &st)) {
            return call_misused(call, &st);
        }
        return TESTS[i].run(call);
    }
    (void)status_fail(&st, STATUS_INVALID,
                      "there is no test '%s'; there is qap, mrqap, cug", name);
    return call_misused(call, &st);
}

static const struct option OPTIONS[] = {
    {"--permutations", "N",
     N_("qap, mrqap: how many random orders (5000); few organisations: all orders"),
     false},
    {"--measure", "NAME", N_("cug: which figure of the network, as transitivity"), false},
    {"--given", "size|density|dyad_census",
     N_("cug: what the drawn networks share with this one (density)"), false},
    {"--draws", "N", N_("cug: how many networks are drawn (1000)"), false},
    NETWORK_BY_OPTION,
    NETWORK_SEED_OPTION,
    NETWORK_INPUT_OPTIONS,
};

const struct command CLI_NETWORK_TEST = {
    .noun = "network",
    .verb = "test",
    .operands = "qap|mrqap|cug FILE...",
    .operand_count = 2,
    .operand_count_most = 2 + MRQAP_PREDICTORS_MOST,
    .summary = N_("test whether what a network shows is more than chance"),
    .detail =
        N_("qap X Y: do two kinds of ties go together? mrqap Y X...: which of several "
           "things "
           "go together with a tie, each beside the others? cug FILE: is a figure of the "
           "network more than its size, density or pairs alone would give?\n"
           "X and Y are files of the same organisations (any order), or: t:FILE ties the "
           "other way round, bin:FILE ties without their values, relation:NAME another "
           "relation of the first file, and of --attributes same:ATTRIBUTE, "
           "absdiff:ATTRIBUTE (how far apart), sender:ATTRIBUTE, receiver:ATTRIBUTE. An "
           "organisation or tie that is unknown is left out. p says how often chance "
           "gives as much; it does not say that something is important, or why it is "
           "so."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
