/* network_test_cug.c - `samenspel network test cug`: is a figure of the network more than
 * its size, density or pairs alone would give? */
#include <string.h>

#include "analysis/cug.h"
#include "analysis/scorecard.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_test.h"
#include "exchange/fields.h"

/* What is tested of which network. */
struct cug_test {
    struct network_input input;
    struct graph graph; /* of that relation, without values */
    enum network_measure measure;
    enum random_given given;
    struct scorecard_order order;
};

static double measure_of(void *context, const struct graph *graph, struct pool *pool)
{
    const struct cug_test *test = context;

    return scorecard_make(graph, &test->order, pool).network[test->measure];
}

static bool measure_find(const char *name, enum network_measure *measure_out,
                         struct status *st)
{
    const char *names[NETWORK_MEASURE_COUNT];

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        names[i] = NETWORK_MEASURES[i].name;
    }
    const size_t found = name_find(names, NETWORK_MEASURE_COUNT, name);
    if (found < NETWORK_MEASURE_COUNT) {
        *measure_out = (enum network_measure)found;
        return true;
    }
    const char *meant = name_suggest(names, NETWORK_MEASURE_COUNT, name);
    if (meant != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "there is no measure '%s'; do you mean '%s'?", name, meant);
    }
    return status_fail(
        st, STATUS_INVALID,
        "there is no measure '%s'; 'network measure' shows which there are", name);
}

static bool measure_check(const struct cug_test *test, struct status *st)
{
    const struct measure *measure = &NETWORK_MEASURES[test->measure];

    if (measure->group == GROUP_MULTIPLEXITY || measure->is_valued) {
        return status_fail(st, STATUS_INVALID,
                           "'%s' cannot be tested: the networks that are drawn have one "
                           "relation without values",
                           measure->name);
    }
    if (!measure_applies(measure, test->graph.is_directed, false)) {
        if (test->graph.is_directed) {
            return status_fail(st, STATUS_INVALID,
                               "'%s' has a meaning for undirected ties only",
                               measure->name);
        }
        return status_fail(st, STATUS_INVALID,
                           "'%s' has a meaning for directed ties only", measure->name);
    }
    return measure->group != GROUP_MIXING || test->input.by != NULL ||
           status_fail(st, STATUS_INVALID, "'%s' needs the groups: --by ATTRIBUTE",
                       measure->name);
}

static enum random_given given_of(const struct call *call)
{
    const char *code = call_option(call, "--given");
    int given = 0;

    if (code == NULL) {
        return GIVEN_DENSITY;
    }
    while (strcmp(RANDOM_GIVEN_CODES[given], code) != 0) {
        given++;
    }
    return (enum random_given)given;
}

static bool test_make(const struct call *call, struct cug_test *test, struct status *st)
{
    const struct graph_reading reading = {.is_undirected =
                                              call_option(call, "--undirected") != NULL};
    const struct place nowhere = {0};

    if (!measure_find(call_option(call, "--measure"), &test->measure, st)) {
        return false;
    }
    test->graph =
        graph_make(test->input.relation, test->input.network->organisation_count, reading,
                   call->pool);
    test->input.graph = test->graph;
    test->given = given_of(call);
    test->order = (struct scorecard_order){
        .groups = GROUP_BIT(NETWORK_MEASURES[test->measure].group),
        .grouping = test->input.by != NULL ? &test->input.grouping : NULL,
        .seed = call_number(call, "--seed", NETWORK_SEED)};
    if (test->given == GIVEN_DYAD_CENSUS && !test->graph.is_directed) {
        test->given = GIVEN_DENSITY;
        report_add(test->input.report, REPORT_NOTE, nowhere,
                   "ties go both ways: the dyad census is the density");
    }
    return measure_check(test, st);
}

/* ---- the result ---- */

static void cug_json(const struct call *call, const struct cug_test *test,
                     const struct cug *cug, struct text *output)
{
    struct json json;

    network_document_begin(&json, output, call, &test->input);
    json_text(&json, "test", "cug");
    json_text(&json, "measure", NETWORK_MEASURES[test->measure].name);
    json_text(&json, "given", RANDOM_GIVEN_CODES[test->given]);
    json_figure(&json, "observed", cug->chance.observed);
    json_figure(&json, "mean", cug->chance.mean);
    json_figure(&json, "sd", cug->chance.sd);
    test_chance_json(&json, &cug->chance);
    json_integer(&json, "draws", (int64_t)cug->chance.draw_count);
    json_integer(&json, "draws_undefined", (int64_t)cug->undefined_count);
    document_notes(&json, test->input.report, call->language);
    json_object_end(&json);
}

static void cug_csv(const struct cug_test *test, const struct cug *cug,
                    struct text *output)
{
    const struct chance *chance = &cug->chance;
    const double figures[] = {chance->observed,
                              chance->mean,
                              chance->sd,
                              chance->p_greater,
                              chance->p_less,
                              chance->p_two_sided,
                              chance->monte_carlo_error,
                              (double)chance->draw_count};

    text_format(output,
                "measure,given,observed,mean,sd,p_greater,p_less,p_two_sided,"
                "monte_carlo_error,draws\n%s,%s",
                NETWORK_MEASURES[test->measure].name, RANDOM_GIVEN_CODES[test->given]);
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++) {
        test_figure_csv(output, figures[i], false);
    }
    text_add_char(output, '\n');
}

static void row_add(struct layout_table *table, const char *label, const char *figure)
{
    layout_table_cell(table, label);
    layout_table_cell(table, figure);
}

static void cug_text(const struct call *call, const struct cug_test *test,
                     const struct cug *cug, struct text *output)
{
    static const char *const GIVEN[] = {
        [GIVEN_SIZE] = N_("Drawn were networks of as many organisations."),
        [GIVEN_DENSITY] =
            N_("Drawn were networks of as many organisations with as many ties."),
        [GIVEN_DYAD_CENSUS] = N_("Drawn were networks with as many mutual and one-sided "
                                 "pairs."),
    };
    const enum language language = call->language;
    const struct chance *chance = &cug->chance;
    struct pool *pool = output->pool;
    struct layout_table table;

    layout_paragraph(output, "", say(GIVEN[test->given], language));
    text_add_char(output, '\n');
    layout_table_init(&table, pool, 2);
    row_add(&table, say(NETWORK_MEASURES[test->measure].label, language),
            say(N_("figure"), language));
    row_add(&table, say(N_("of this network"), language),
            test_figure(chance->observed, pool));
    row_add(&table, say(N_("mean of the drawn networks"), language),
            test_figure(chance->mean, pool));
    row_add(&table, say(N_("their standard deviation"), language),
            test_figure(chance->sd, pool));
    row_add(&table, say(N_("p of a figure at least as great"), language),
            test_p(chance->p_greater, chance, pool));
    row_add(&table, say(N_("p of a figure at most as great"), language),
            test_p(chance->p_less, chance, pool));
    row_add(&table, say(N_("p, two-sided"), language),
            test_p(chance->p_two_sided, chance, pool));
    layout_table_add(output, &table);
    test_chance_text(output, chance, language);
    layout_notes(output, test->input.report, language);
}

static void undefined_note(const struct cug_test *test, const struct cug *cug)
{
    const struct place nowhere = {0};

    if (cug->undefined_count > 0) {
        report_add(test->input.report, REPORT_WARNING, nowhere,
                   "in %zu of the drawn networks '%s' is undefined; they are left out",
                   cug->undefined_count, NETWORK_MEASURES[test->measure].name);
    }
}

enum exit_code network_test_cug(const struct call *call)
{
    struct cug_test test;
    struct text output;
    struct status st = {0};
    const enum exit_code code = network_input_load(call, call->operands[1], &test.input);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!test_make(call, &test, &st)) {
        return call_refuse(call, &st);
    }
    const struct cug cug = cug_test(
        &(struct cug_question){.graph = &test.graph,
                               .given = test.given,
                               .measure = measure_of,
                               .context = &test,
                               .draws = call_number(call, "--draws", TEST_DRAWS),
                               .seed = call_number(call, "--seed", NETWORK_SEED)});
    undefined_note(&test, &cug);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        cug_json(call, &test, &cug, &output);
    } else if (call->format == OUTPUT_CSV) {
        cug_csv(&test, &cug, &output);
        call_print_notes(call, test.input.report);
    } else {
        cug_text(call, &test, &cug, &output);
    }
    return call_finish(call, &output);
}
