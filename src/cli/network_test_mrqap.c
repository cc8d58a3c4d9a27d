/* network_test_mrqap.c - `samenspel network test mrqap`: which of several things go
 * together with a tie, each beside the others? */
#include <math.h>

#include "analysis/mrqap.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_test.h"

static void term_json(struct json *json, const struct mrqap_term *term)
{
    json_figure(json, "coefficient", term->coefficient);
    json_figure(json, "standard_error", term->standard_error);
    json_figure(json, "t", term->t);
    json_figure(json, "standard_error_robust", term->standard_error_robust);
    json_figure(json, "t_robust", term->t_robust);
}

static void mrqap_json(const struct call *call, const struct test_matrices *test,
                       const struct mrqap *mrqap, struct text *output)
{
    struct json json;

    network_document_begin(&json, output, call, &test->input);
    json_text(&json, "test", "mrqap");
    json_text(&json, "y", test->names[0]);
    json_integer(&json, "cells", (int64_t)mrqap->cell_count);
    json_figure(&json, "r_squared", mrqap->r_squared);
    json_figure(&json, "adjusted_r_squared", mrqap->adjusted_r_squared);
    json_integer(&json, "permutations", (int64_t)mrqap->terms[0].chance.draw_count);
    json_boolean(&json, "exact", mrqap->terms[0].chance.is_exact);
    json_object_begin(&json, "intercept");
    term_json(&json, &mrqap->intercept);
    json_object_end(&json);
    json_array_begin(&json, "predictors");
    for (size_t i = 1; i < test->count; i++) {
        json_object_begin(&json, NULL);
        json_text(&json, "name", test->names[i]);
        term_json(&json, &mrqap->terms[i - 1]);
        test_chance_json(&json, &mrqap->terms[i - 1].chance);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, test->input.report, call->language);
    json_object_end(&json);
}

static void term_csv(struct text *output, const char *name, const struct mrqap_term *term)
{
    const double figures[] = {term->coefficient,
                              term->standard_error,
                              term->t,
                              term->standard_error_robust,
                              term->t_robust,
                              term->chance.p_greater,
                              term->chance.p_less,
                              term->chance.p_two_sided,
                              term->chance.monte_carlo_error};

    csv_add_cell(output, name, true);
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++) {
        test_figure_csv(output, figures[i], false);
    }
    text_add_char(output, '\n');
}

static void mrqap_csv(const struct test_matrices *test, const struct mrqap *mrqap,
                      struct text *output)
{
    text_add(output, "name,coefficient,standard_error,t,standard_error_robust,t_robust,"
                     "p_greater,p_less,p_two_sided,monte_carlo_error\n");
    term_csv(output, "intercept", &mrqap->intercept);
    for (size_t i = 1; i < test->count; i++) {
        term_csv(output, test->names[i], &mrqap->terms[i - 1]);
    }
}

static void term_row(struct layout_table *table, const char *name,
                     const struct mrqap_term *term)
{
    struct pool *pool = table->pool;
    const struct chance *chance = &term->chance;

    layout_table_cell(table, name);
    layout_table_cell(table, test_figure(term->coefficient, pool));
    layout_table_cell(table, test_figure(term->t, pool));
    layout_table_cell(table, test_p(chance->p_greater, chance, pool));
    layout_table_cell(table, test_p(chance->p_less, chance, pool));
    layout_table_cell(table, test_p(chance->p_two_sided, chance, pool));
}

/* The p that is known worst says how far all may be trusted. */
static const struct chance *chance_widest(const struct test_matrices *test,
                                          const struct mrqap *mrqap)
{
    const struct chance *widest = &mrqap->terms[0].chance;

    for (size_t i = 1; i < test->count; i++) {
        const struct chance *chance = &mrqap->terms[i - 1].chance;
        widest = chance->monte_carlo_error > widest->monte_carlo_error ? chance : widest;
    }
    return widest;
}

static void mrqap_text(const struct call *call, const struct test_matrices *test,
                       const struct mrqap *mrqap, struct text *output)
{
    static const char *const HEADERS[] = {N_("what"),
                                          N_("coefficient"),
                                          N_("t"),
                                          N_("p, t as great or more"),
                                          N_("as great or less"),
                                          N_("two-sided")};
    const enum language language = call->language;
    struct pool *pool = output->pool;
    const struct message title =
        message_make(pool, "What goes together with '%s'? %zu cells.", test->names[0],
                     mrqap->cell_count);
    const struct message fit =
        message_make(pool, "Explained of the differences: R2 %s, adjusted %s.",
                     test_figure(mrqap->r_squared, pool),
                     test_figure(mrqap->adjusted_r_squared, pool));
    struct layout_table table;

    layout_paragraph(output, "", say_in(pool, &title, language));
    layout_paragraph(output, "", say_in(pool, &fit, language));
    text_add_char(output, '\n');
    layout_table_init(&table, pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    term_row(&table, say(N_("(intercept)"), language), &mrqap->intercept);
    for (size_t i = 1; i < test->count; i++) {
        term_row(&table, test->names[i], &mrqap->terms[i - 1]);
    }
    layout_table_add(output, &table);
    test_chance_text(output, chance_widest(test, mrqap), language);
    layout_notes(output, test->input.report, language);
}

static bool mrqap_make(const struct call *call, const struct test_matrices *test,
                       struct mrqap *mrqap_out, struct status *st)
{
    struct mrqap_matrix *named = pool_array(call->pool, test->count, struct mrqap_matrix);

    for (size_t i = 0; i < test->count; i++) {
        named[i] = (struct mrqap_matrix){test->names[i], test->matrices[i]};
    }
    return mrqap_fit(
        &(struct mrqap_question){
            .outcome = named[0],
            .predictors = named + 1,
            .predictor_count = test->count - 1,
            .is_undirected = test->is_undirected,
            .permutations = call_number(call, "--permutations", TEST_PERMUTATIONS),
            .seed = call_number(call, "--seed", NETWORK_SEED)},
        call->pool, mrqap_out, st);
}

static void exact_fit_note(const struct mrqap *mrqap, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    if (isnan(mrqap->intercept.t)) {
        report_add(
            report, REPORT_WARNING, nowhere,
            "the predictors explain everything, so there is no rest to compare "
            "with: t is undefined, and p says only how often chance does the same");
    }
}

enum exit_code network_test_mrqap(const struct call *call)
{
    struct test_matrices test;
    struct mrqap mrqap;
    struct text output;
    struct status st = {0};
    const enum exit_code code = test_matrices_load(call, &test);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!mrqap_make(call, &test, &mrqap, &st)) {
        return call_refuse(call, &st);
    }
    exact_fit_note(&mrqap, test.input.report);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        mrqap_json(call, &test, &mrqap, &output);
    } else if (call->format == OUTPUT_CSV) {
        mrqap_csv(&test, &mrqap, &output);
        call_print_notes(call, test.input.report);
    } else {
        mrqap_text(call, &test, &mrqap, &output);
    }
    return call_finish(call, &output);
}
