/* network_ties.c - `samenspel network ties`: every tie, what both ends say of it,
 * and how much hangs on it. */
#include "cli/network_commands.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/cuts.h"
#include "analysis/paths.h"
#include "analysis/reports.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_input.h"

enum { DECIMALS = 2, ROWS_SHOWN = 500 };

/* One row of the result. */
struct tie_row {
    struct tie_report report;
    bool has_state; /* two ends report it */
    bool is_bridge;
    double betweenness; /* NaN: no tie of the graph */
};

struct tie_list {
    struct network_input input;
    struct tie_row *rows;
    size_t count;
    struct reports reports; /* per pair, or per sender and receiver */
};

/* ---- making ---- */

static int bridge_compare(const void *a, const void *b)
{
    const struct bridge *left = a;
    const struct bridge *right = b;

    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return (left->to > right->to) - (left->to < right->to);
}

static bool is_bridge(const struct cuts *cuts, size_t from, size_t to)
{
    const struct bridge wanted = {from < to ? from : to, from < to ? to : from};

    return cuts->bridge_count > 0 && bsearch(&wanted, cuts->bridges, cuts->bridge_count,
                                             sizeof wanted, bridge_compare) != NULL;
}

/* A relation as both ends report it: with its values and directions, whatever
 * --valued and --undirected ask of the measures. */
static struct graph reported_graph(const struct network_input *input,
                                   const struct relation *relation, struct pool *pool)
{
    return graph_make(relation, input->network->organisation_count,
                      (struct graph_reading){.is_valued = true}, pool);
}

/* The value of the tie at place k of the rows of the graph; the reported graph has
 * it in the same place when both read the relation in the same direction. */
static struct tie_report report_at(const struct tie_list *list,
                                   const struct graph *reported, size_t i, size_t k)
{
    const size_t j = list->input.graph.out.to[k];
    struct tie_report report = {i, j, reported->out.value[k], NAN, TIE_CONFIRMED};

    if (reported->is_directed) {
        report = reports_tie(reported, i, j);
    }
    return report;
}

static void ties_fill(struct tie_list *list, const struct graph *reported,
                      struct pool *pool)
{
    const struct graph *graph = &list->input.graph;
    const double *betweenness = paths_tie_betweenness(graph, pool);
    const struct cuts cuts = cuts_make(graph, pool);

    list->rows = pool_array(pool, graph->tie_count, struct tie_row);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            const size_t j = graph->out.to[k];
            if (graph->is_directed || i < j) {
                list->rows[list->count++] = (struct tie_row){
                    report_at(list, reported, i, k), reported->is_directed,
                    is_bridge(&cuts, i, j), betweenness[k]};
            }
        }
    }
}

/* Who sends beside who receives; the paths are those of what is sent. */
static void halves_fill(struct tie_list *list, struct pool *pool)
{
    const struct graph *graph = &list->input.graph;
    const double *betweenness = paths_tie_betweenness(graph, pool);
    const struct cuts cuts = cuts_make(graph, pool);
    size_t k = 0; /* the ties of the graph come in the same order */

    list->rows = pool_array(pool, list->reports.count, struct tie_row);
    for (size_t i = 0; i < list->reports.count; i++) {
        const struct tie_report *report = &list->reports.ties[i];
        struct tie_row row = {*report, true, false, NAN};
        if (graph_has(graph, report->from, report->to)) {
            row.is_bridge = is_bridge(&cuts, report->from, report->to);
            row.betweenness = betweenness[k++];
        }
        list->rows[list->count++] = row;
    }
}

static bool list_make(const struct call *call, struct tie_list *list, struct status *st)
{
    const struct network_input *input = &list->input;
    const char *receives_name = call_option(call, "--receives");
    const struct graph reported = reported_graph(input, input->relation, call->pool);

    if (receives_name == NULL) {
        list->reports = reports_make(&reported, call->pool);
        ties_fill(list, &reported, call->pool);
        return true;
    }
    const struct relation *receives = network_relation(input->network, receives_name);
    if (receives == NULL) {
        return status_fail(st, STATUS_INVALID, "there is no relation '%s'",
                           receives_name);
    }
    if (!input->graph.is_directed || !receives->is_directed) {
        return status_fail(st, STATUS_INVALID,
                           "--receives lays who sends beside who receives: both "
                           "relations need a direction");
    }
    const struct graph receiving = reported_graph(input, receives, call->pool);
    list->reports = reports_of_two(&reported, &receiving, call->pool);
    halves_fill(list, call->pool);
    return true;
}

/* ---- JSON and CSV ---- */

static const char *state_code(const struct tie_row *row)
{
    return row->has_state ? TIE_STATE_CODES[row->report.state] : NULL;
}

static void counts_json(struct json *json, const struct tie_list *list)
{
    json_object_begin(json, "reports");
    for (int state = 0; state < TIE_STATE_COUNT; state++) {
        json_integer(json, TIE_STATE_CODES[state], (int64_t)list->reports.counts[state]);
    }
    json_object_end(json);
}

static void list_json(struct text *output, const struct call *call,
                      const struct tie_list *list)
{
    struct json json;

    network_document_begin(&json, output, call, &list->input);
    counts_json(&json, list);
    json_array_begin(&json, "ties");
    for (size_t i = 0; i < list->count; i++) {
        const struct tie_row *row = &list->rows[i];
        json_object_begin(&json, NULL);
        json_text(&json, "from", list->input.network->names[row->report.from]);
        json_text(&json, "to", list->input.network->names[row->report.to]);
        json_figure(&json, "value", row->report.value);
        json_figure(&json, "back", row->report.back);
        json_text(&json, "state", state_code(row));
        json_boolean(&json, "bridge", row->is_bridge);
        json_figure(&json, "betweenness", row->betweenness);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, list->input.report, call->language);
    json_object_end(&json);
}

static void figure_csv(struct text *output, double value)
{
    text_add_char(output, ',');
    if (!isnan(value)) {
        text_add_exact(output, value);
    }
}

static void list_csv(struct text *output, const struct tie_list *list)
{
    text_add(output, "from,to,value,back,state,bridge,betweenness\n");
    for (size_t i = 0; i < list->count; i++) {
        const struct tie_row *row = &list->rows[i];
        const char *code = state_code(row);
        csv_add_cell(output, list->input.network->names[row->report.from], true);
        csv_add_cell(output, list->input.network->names[row->report.to], false);
        figure_csv(output, row->report.value);
        figure_csv(output, row->report.back);
        csv_add_cell(output, code != NULL ? code : "", false);
        csv_add_cell(output, row->is_bridge ? "true" : "false", false);
        figure_csv(output, row->betweenness);
        text_add_char(output, '\n');
    }
}

/* ---- text ---- */

static const char *figure_text(double value, struct pool *pool)
{
    struct text text;

    if (isnan(value)) {
        return "?";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

static void row_add(struct layout_table *table, const struct tie_list *list, size_t i,
                    enum language language)
{
    const struct tie_row *row = &list->rows[i];
    const char *const *names = list->input.network->names;

    layout_table_cell(table, names[row->report.from]);
    layout_table_cell(table, names[row->report.to]);
    layout_table_cell(table, figure_text(row->report.value, table->pool));
    layout_table_cell(table,
                      row->has_state ? figure_text(row->report.back, table->pool) : "-");
    layout_table_cell(
        table, row->has_state ? say(TIE_STATE_LABELS[row->report.state], language) : "-");
    layout_table_cell(table, row->is_bridge ? say(N_("yes"), language) : "");
    layout_table_cell(table, isnan(row->betweenness)
                                 ? "-"
                                 : figure_text(row->betweenness, table->pool));
}

static void counts_add(struct text *output, const struct tie_list *list,
                       enum language language)
{
    for (int state = 0; state < TIE_STATE_COUNT; state++) {
        text_format(output, "%s%s: %zu", state > 0 ? ", " : "",
                    say(TIE_STATE_LABELS[state], language), list->reports.counts[state]);
    }
    text_add(output, "\n\n");
}

static void list_text(struct text *output, const struct tie_list *list,
                      enum language language)
{
    static const char *const HEADERS[] = {N_("from"),   N_("to"),      N_("value"),
                                          N_("back"),   N_("reports"), N_("bridge"),
                                          N_("between")};
    const size_t shown = list->count < ROWS_SHOWN ? list->count : ROWS_SHOWN;
    struct layout_table table;

    if (list->reports.count > 0) {
        counts_add(output, list, language);
    }
    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < shown; i++) {
        row_add(&table, list, i, language);
    }
    layout_table_add(output, &table);
    text_add_char(output, '\n');
    layout_paragraph(
        output, "",
        say(N_("back: what the other end says. bridge: without this tie a part comes "
               "loose. between: over how many shortest paths of others it lies. A "
               "difference between two reports is something to talk about, by the two "
               "of them: show it to nobody else."),
            language));
    layout_notes(output, list->input.report, language);
}

/* ---- the command ---- */

/* Bytes of all rows at least: names, and what stands around them when every figure is
 * one digit. */
static size_t rows_least(const struct network_input *input, size_t row_least)
{
    const struct graph *graph = &input->graph;
    size_t bytes = 0;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            const size_t j = graph->out.to[k];
            if (graph->is_directed || i < j) {
                bytes += row_least + strlen(input->network->names[i]) +
                         strlen(input->network->names[j]);
            }
        }
    }
    return bytes;
}

/* Refuse before the work what cannot fit after it. */
static bool size_check(const struct call *call, const struct network_input *input,
                       struct status *st)
{
    enum { JSON_ROW_LEAST = 140, CSV_ROW_LEAST = 11 };
    const int most = LIMIT_OUTPUT_BYTES / (1024 * 1024);

    if (call->format == OUTPUT_TEXT) {
        return true; /* shows the first rows */
    }
    if (rows_least(input, CSV_ROW_LEAST) > LIMIT_OUTPUT_BYTES) {
        return status_fail(st, STATUS_LIMIT, "the result is larger than %d MB", most);
    }
    if (call->format == OUTPUT_JSON &&
        rows_least(input, JSON_ROW_LEAST) > LIMIT_OUTPUT_BYTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the result is larger than %d MB; --csv is smaller", most);
    }
    return true;
}

static void shown_note(const struct call *call, const struct tie_list *list)
{
    const struct place whole = {list->input.path, 0, 0};

    if (call->format == OUTPUT_TEXT && list->count > ROWS_SHOWN) {
        report_add(list->input.report, REPORT_NOTE, whole,
                   "the first %d of %zu ties are shown; --csv has all", ROWS_SHOWN,
                   list->count);
    }
}

static enum exit_code run(const struct call *call)
{
    struct tie_list list = {0};
    struct status st = {0};
    struct text output;
    const enum exit_code code = network_input_load(call, call->operands[0], &list.input);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!size_check(call, &list.input, &st) || !list_make(call, &list, &st)) {
        return call_refuse(call, &st);
    }
    shown_note(call, &list);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        list_json(&output, call, &list);
    } else if (call->format == OUTPUT_CSV) {
        list_csv(&output, &list);
        call_print_notes(call, list.input.report);
    } else {
        list_text(&output, &list, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--receives", "NAME",
     N_("the relation in which each says of whom it receives; --relation is then what "
        "each says it sends"),
     false},
    NETWORK_SEED_OPTION,
    NETWORK_INPUT_OPTIONS,
};

const struct command CLI_NETWORK_TIES = {
    .noun = "network",
    .verb = "ties",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("every tie: what both ends say, bridges, what lies on its path"),
    .detail =
        N_("A tie with a direction has two reports: what each end says. Confirmed: both "
           "name it. Disputed: both name it, and their values lie two steps or more "
           "apart. One-sided: one names it, the other answered and does not. "
           "Unanswered: what the other says is unknown. See "
           "docs/methods/networks/reports.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
