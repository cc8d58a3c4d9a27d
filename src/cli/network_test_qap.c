/* network_test_qap.c - `samenspel network test qap`: do two kinds of ties go together? */
#include "analysis/qap.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_test.h"

static void qap_json(const struct call *call, const struct test_matrices *test,
                     const struct qap *qap, struct text *output)
{
    struct json json;

    network_document_begin(&json, output, call, &test->input);
    json_text(&json, "test", "qap");
    json_text(&json, "x", test->names[0]);
    json_text(&json, "y", test->names[1]);
    json_integer(&json, "cells", (int64_t)qap->cell_count);
    json_figure(&json, "r", qap->r.observed);
    json_figure(&json, "jaccard", qap->jaccard);
    json_figure(&json, "matching", qap->matching);
    test_chance_json(&json, &qap->r);
    json_integer(&json, "permutations", (int64_t)qap->r.draw_count);
    json_boolean(&json, "exact", qap->r.is_exact);
    json_figure(&json, "permutation_mean", qap->r.mean);
    json_figure(&json, "permutation_sd", qap->r.sd);
    document_notes(&json, test->input.report, call->language);
    json_object_end(&json);
}

static void qap_csv(const struct qap *qap, struct text *output)
{
    const double figures[] = {
        (double)qap->cell_count, qap->r.observed,          qap->jaccard,
        qap->matching,           qap->r.p_greater,         qap->r.p_less,
        qap->r.p_two_sided,      qap->r.monte_carlo_error, (double)qap->r.draw_count};

    text_add(output, "cells,r,jaccard,matching,p_greater,p_less,p_two_sided,"
                     "monte_carlo_error,permutations\n");
    for (size_t i = 0; i < ARRAY_COUNT(figures); i++) {
        test_figure_csv(output, figures[i], i == 0);
    }
    text_add_char(output, '\n');
}

static void row_add(struct layout_table *table, const char *label, const char *figure)
{
    layout_table_cell(table, label);
    layout_table_cell(table, figure);
}

static void qap_text(const struct call *call, const struct test_matrices *test,
                     const struct qap *qap, struct text *output)
{
    const enum language language = call->language;
    struct pool *pool = output->pool;
    const struct chance *r = &qap->r;
    const struct message title =
        message_make(pool, "Do '%s' and '%s' go together? %zu cells.", test->names[0],
                     test->names[1], qap->cell_count);
    struct layout_table table;

    layout_paragraph(output, "", say_in(pool, &title, language));
    text_add_char(output, '\n');
    layout_table_init(&table, pool, 2);
    row_add(&table, say(N_("measure"), language), say(N_("figure"), language));
    row_add(&table, say(N_("correlation r"), language), test_figure(r->observed, pool));
    row_add(&table, say(N_("p of an r at least as great"), language),
            test_p(r->p_greater, r, pool));
    row_add(&table, say(N_("p of an r at most as great"), language),
            test_p(r->p_less, r, pool));
    row_add(&table, say(N_("p, two-sided"), language), test_p(r->p_two_sided, r, pool));
    row_add(&table, say(N_("Jaccard: ties in both / in either"), language),
            test_figure(qap->jaccard, pool));
    row_add(&table, say(N_("cells that match"), language),
            test_figure(qap->matching, pool));
    layout_table_add(output, &table);
    test_chance_text(output, r, language);
    layout_notes(output, test->input.report, language);
}

enum exit_code network_test_qap(const struct call *call)
{
    struct test_matrices test;
    struct text output;
    const enum exit_code code = test_matrices_load(call, &test);

    if (code != EXIT_DONE) {
        return code;
    }
    const struct qap_question question = {
        .first = &test.matrices[0],
        .second = &test.matrices[1],
        .is_undirected = test.is_undirected,
        .permutations = call_number(call, "--permutations", TEST_PERMUTATIONS),
        .seed = call_number(call, "--seed", NETWORK_SEED)};
    const struct qap qap = qap_test(&question);
    const struct place nowhere = {0};
    if (qap.r.draw_count == 0) {
        report_add(test.input.report, REPORT_WARNING, nowhere,
                   "one of the two is the same in every known cell: r is undefined");
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        qap_json(call, &test, &qap, &output);
    } else if (call->format == OUTPUT_CSV) {
        qap_csv(&qap, &output);
        call_print_notes(call, test.input.report);
    } else {
        qap_text(call, &test, &qap, &output);
    }
    return call_finish(call, &output);
}
