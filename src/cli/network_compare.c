/* network_compare.c - `samenspel network compare`: what changed between waves. */
#include "cli/network_compare.h"

#include <string.h>

#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/measure_cost.h"
#include "cli/network_commands.h"
#include "cli/watch.h"

/* Bands are made by themselves while that takes a moment; --draws always makes them. */
enum { BANDS_WHOLE_MOST = 60, BANDS_SOME_MOST = 250, BANDS_SOME = 200 };

bool comparison_shows(const struct comparison *comparison, size_t measure)
{
    const struct measure *row = &NETWORK_MEASURES[measure];
    const struct graph *graph = &comparison->after->graph;

    return (comparison->groups & GROUP_BIT(row->group)) != 0 &&
           measure_applies(row, graph->is_directed, graph->is_valued);
}

enum measure_state comparison_state(const struct comparison *comparison, size_t measure,
                                    struct pool *scratch)
{
    const struct measure *row = &NETWORK_MEASURES[measure];
    const struct change *change = &comparison->change;
    const enum measure_state before =
        response_trust(&change->response_before, row, scratch).state;
    const enum measure_state after =
        response_trust(&change->response_after, row, scratch).state;

    return before > after ? before : after;
}

/* ---- the waves ---- */

/* All waves of all operands, in order. */
struct waves {
    struct compared_wave *items;
    const char **relations; /* the name of each one's relation */
    size_t count;
    const struct network_input *last; /* the input that says how things were read */
    struct report *report;
};

/* The call as one file is read. Names are hidden at the end, over all waves together,
 * else a code would be another organisation in each file. Of several tables of attributes
 * each belongs to one file, in order: who answered is another matter in each wave. */
static struct call call_of_file(const struct call *call, size_t file)
{
    struct call own = *call;
    const bool has_many = call_option_nth(call, "--attributes", 1) != NULL;
    size_t tables = 0;

    own.use_count = 0;
    for (size_t i = 0; i < call->use_count; i++) {
        const char *name = call->uses[i].option->name;
        const bool is_table = strcmp(name, "--attributes") == 0;
        const bool is_mine = !is_table || !has_many || tables == file;
        tables += is_table;
        if (is_mine && strcmp(name, "--as") != 0) {
            own.uses[own.use_count++] = call->uses[i];
        }
    }
    return own;
}

static bool tables_check(const struct call *call, struct status *st)
{
    size_t tables = 0;

    while (call_option_nth(call, "--attributes", tables) != NULL) {
        tables++;
    }
    return tables <= 1 || tables == call->operand_count ||
           status_fail(st, STATUS_INVALID,
                       "give one --attributes for all files, or one for each, in their "
                       "order: %zu files and %zu tables do not fit",
                       call->operand_count, tables);
}

static bool wave_check(const struct call *call, struct status *st)
{
    return call_option(call, "--wave") == NULL || call->operand_count > 1 ||
           status_fail(st, STATUS_INVALID,
                       "of one file all waves are compared; --wave chooses one where "
                       "each wave is a file");
}

static void report_move(const struct report *from, struct report *to)
{
    for (const struct report_entry *entry = from->first; entry != NULL;
         entry = entry->next) {
        report_add_message(to, entry->severity, entry->place, entry->message);
    }
}

static bool wave_add(struct waves *waves, const struct network_input *input,
                     const struct wave *wave, struct status *st)
{
    if (network_relation(&wave->network, input->relation->name) == NULL) {
        return status_fail(st, STATUS_INVALID, "wave '%s' of '%s' has no relation '%s'",
                           wave->label, input->path, input->relation->name);
    }
    waves->relations[waves->count] = input->relation->name;
    waves->items[waves->count++] = (struct compared_wave){.path = input->path,
                                                          .digest = input->digest,
                                                          .label = wave->label,
                                                          .network = &wave->network};
    return true;
}

/* One file: all its waves. Several: of each the last, or the one that --wave names. */
static enum exit_code waves_load(const struct call *call, struct waves *waves)
{
    struct call *own = pool_array(call->pool, 1, struct call);
    struct network_input *inputs =
        pool_array(call->pool, call->operand_count, struct network_input);
    const bool is_one = call->operand_count == 1;
    struct status st = {0};
    size_t most = call->operand_count;

    if (!tables_check(call, &st) || !wave_check(call, &st)) {
        return call_misused(call, &st);
    }
    for (size_t i = 0; i < call->operand_count; i++) {
        *own = call_of_file(call, i);
        const enum exit_code code =
            network_input_load(own, call->operands[i], &inputs[i]);
        if (code != EXIT_DONE) {
            return code;
        }
        most += inputs[i].series.wave_count;
    }
    waves->items = pool_array(call->pool, most, struct compared_wave);
    waves->relations = pool_array(call->pool, most, const char *);
    for (size_t i = 0; i < call->operand_count; i++) {
        const struct network_series *series = &inputs[i].series;
        for (size_t k = 0; k < series->wave_count; k++) {
            if ((is_one || &series->waves[k] == inputs[i].wave) &&
                !wave_add(waves, &inputs[i], &series->waves[k], &st)) {
                return call_refuse(call, &st);
            }
        }
        report_move(inputs[i].report, waves->report);
    }
    waves->last = &inputs[call->operand_count - 1];
    return EXIT_DONE;
}

static bool waves_hide(const struct call *call, struct waves *waves, struct status *st)
{
    const char *as = call_option(call, "--as");
    struct wave *series = pool_array(call->pool, waves->count, struct wave);
    enum naming naming = NAMING_NAME;
    struct pseudonymous hidden;

    while (as != NULL && strcmp(NAMING_CODES[naming], as) != 0) {
        naming++;
    }
    if (naming == NAMING_NAME) {
        return true;
    }
    for (size_t i = 0; i < waves->count; i++) {
        series[i] = (struct wave){waves->items[i].label, *waves->items[i].network};
    }
    const struct network_series all = {series, waves->count};
    if (!network_pseudonymise(&all, naming, call_number(call, "--seed", NETWORK_SEED),
                              call->pool, waves->report, &hidden, st)) {
        return false;
    }
    for (size_t i = 0; i < waves->count; i++) {
        waves->items[i].network = &hidden.series.waves[i].network;
    }
    return true;
}

static bool waves_ready(const struct call *call, struct waves *waves, struct status *st)
{
    const struct graph_reading reading = {
        .is_undirected = call_option(call, "--undirected") != NULL,
        .is_valued = call_option(call, "--valued") != NULL};

    if (waves->count < 2) {
        return status_fail(st, STATUS_INVALID,
                           "'%s' has one wave; name the file of the other one, too",
                           call->operands[0]);
    }
    if (!waves_hide(call, waves, st)) {
        return false;
    }
    for (size_t i = 0; i < waves->count; i++) {
        struct compared_wave *wave = &waves->items[i];
        const struct relation *relation =
            network_relation(wave->network, waves->relations[i]);
        wave->graph =
            graph_make(relation, wave->network->organisation_count, reading, call->pool);
        if (wave->graph.is_directed != waves->items[0].graph.is_directed) {
            return status_fail(st, STATUS_INVALID,
                               "of '%s' ties go one way, of '%s' both ways; choose "
                               "--directed or --undirected for both",
                               waves->items[wave->graph.is_directed ? i : 0].path,
                               waves->items[wave->graph.is_directed ? 0 : i].path);
        }
    }
    return true;
}

/* ---- comparing ---- */

static size_t draws_of(const struct call *call, size_t organisation_count)
{
    size_t otherwise = 0;

    if (organisation_count <= BANDS_SOME_MOST) {
        otherwise = organisation_count <= BANDS_WHOLE_MOST ? BAND_DRAWS : BANDS_SOME;
    }
    return call_number(call, "--draws", otherwise);
}

/* Without what is too dear, which is said, and what has no meaning here. */
static unsigned groups_of(const struct compared_wave *before,
                          const struct compared_wave *after, bool has_groups,
                          struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    unsigned groups = GROUPS_ALL;

    if (!has_groups) {
        groups &= ~GROUP_BIT(GROUP_MIXING);
    }
    if (before->network->relation_count < 2 || after->network->relation_count < 2) {
        groups &= ~GROUP_BIT(GROUP_MULTIPLEXITY);
    }
    return measure_groups_cheap(groups, &after->graph, nowhere, report);
}

static bool waves_compare(const struct call *call, const struct waves *waves,
                          size_t number, struct comparison *comparison, struct status *st)
{
    const struct compared_wave *before = &waves->items[number];
    const struct compared_wave *after = &waves->items[number + 1];
    const char *by = call_option(call, "--by");
    const struct attribute *attribute =
        by != NULL ? network_attribute(after->network, by) : NULL;
    struct grouping grouping;
    const struct work work = watch_begin(call, N_("bands"));
    struct band_order order = {.draws = draws_of(call, after->graph.count),
                               .network = after->network,
                               .seed = call_number(call, "--seed", NETWORK_SEED),
                               .work = work};
    const struct change_side sides[] = {{before->network, &before->graph},
                                        {after->network, &after->graph}};

    if (attribute != NULL) {
        grouping = grouping_make(attribute, after->graph.count, call->pool);
        order.grouping = &grouping;
    }
    order.groups = groups_of(before, after, attribute != NULL, waves->report);
    *comparison = (struct comparison){.before = before,
                                      .after = after,
                                      .groups = order.groups,
                                      .has_bands = order.draws > 0};
    const bool is_made =
        change_make(&sides[0], &sides[1], &order, call->pool, &comparison->change);
    watch_end(&work);
    return is_made || status_fail(st, STATUS_FAILED, "stopped");
}

static void comparisons_json(const struct call *call, const struct waves *waves,
                             const struct comparison *comparisons, struct text *output)
{
    struct json json;

    network_document_begin(&json, output, call, waves->last);
    json_array_begin(&json, "changes");
    for (size_t i = 0; i + 1 < waves->count; i++) {
        network_compare_json(&json, &comparisons[i]);
    }
    json_array_end(&json);
    document_notes(&json, waves->report, call->language);
    json_object_end(&json);
}

static void comparisons_show(const struct call *call, const struct waves *waves,
                             const struct comparison *comparisons, struct text *output)
{
    if (call->format == OUTPUT_JSON) {
        comparisons_json(call, waves, comparisons, output);
        return;
    }
    if (call->format == OUTPUT_CSV) {
        network_compare_csv_header(output);
    }
    for (size_t i = 0; i + 1 < waves->count; i++) {
        if (call->format == OUTPUT_CSV) {
            network_compare_csv(output, &comparisons[i]);
        } else {
            network_compare_text(output, &comparisons[i], call->language);
            text_add_char(output, '\n');
        }
    }
    if (call->format == OUTPUT_CSV) {
        call_print_notes(call, waves->report);
    } else {
        layout_notes(output, waves->report, call->language);
    }
}

static enum exit_code run(const struct call *call)
{
    struct report report = {.pool = call->pool};
    struct waves waves = {.report = &report};
    struct status st = {0};
    struct text output;
    const enum exit_code code = waves_load(call, &waves);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!waves_ready(call, &waves, &st)) {
        return call_refuse(call, &st);
    }
    struct comparison *comparisons =
        pool_array(call->pool, waves.count, struct comparison);
    for (size_t i = 0; i + 1 < waves.count; i++) {
        if (!waves_compare(call, &waves, i, &comparisons[i], &st)) {
            return call_refuse(call, &st);
        }
        change_remarks(&comparisons[i].change, &report);
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    comparisons_show(call, &waves, comparisons, &output);
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    NETWORK_INPUT_OPTIONS_OF(true),
    NETWORK_BY_OPTION,
    {"--draws", "N",
     N_("draws for the bands; 0: none (1000, 200 above 60 organisations, none above "
        "250)"),
     false},
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_COMPARE = {
    .noun = "network",
    .verb = "compare",
    .operands = "WAVE1 WAVE2...",
    .operand_count = 1,
    .operand_count_most = CALL_OPTIONS_MAX,
    .summary = N_("what changed between waves: who joined and left, ties new and lost"),
    .detail = N_(
        "Each wave is a file, or one file holds them all. --attributes may be given once "
        "for each file, since who answered differs. Organisations are the same by "
        "name. Ties and figures are compared among those in both waves; what is "
        "unknown in one of them counts as no change. Of each figure the difference "
        "has a band: the same organisations are left out of both waves by chance. "
        "How: docs/methods/networks/waves.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
