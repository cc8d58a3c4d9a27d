#include "cli/network_measure.h"

#include <math.h>

#include "base/limits.h"
#include "cli/document.h"
#include "cli/input.h"
#include "cli/measure_choice.h"
#include "cli/measure_cost.h"
#include "cli/network_commands.h"
#include "cli/watch.h"

/* Bands are made by themselves while that takes a moment; --draws asks for them. */
enum { BANDS_WHOLE_MOST = 60, BANDS_SOME_MOST = 250, BANDS_SOME = 200 };

bool measuring_shows_network(const struct measuring *measuring, size_t measure)
{
    const struct measure *row = &NETWORK_MEASURES[measure];
    const struct graph *graph = &measuring->input.graph;

    return measuring->choice->network[measure] &&
           (measuring->groups & GROUP_BIT(row->group)) != 0 &&
           measure_applies(row, graph->is_directed, graph->is_valued);
}

bool measuring_shows_organisation(const struct measuring *measuring, size_t measure)
{
    return measuring->choice->organisation[measure] &&
           measuring->card.organisation[measure] != NULL;
}

/* ---- one network ---- */

/* What was asked for, without what is too dear or has no meaning here. */
static unsigned groups_of(const struct measuring *measuring)
{
    const struct network *network = measuring->input.network;
    const struct place whole = {measuring->input.path, 0, 0};
    unsigned groups = measuring->choice->groups;

    if (measuring->input.by == NULL) {
        groups &= ~GROUP_BIT(GROUP_MIXING);
    }
    if (network->relation_count < 2) {
        groups &= ~GROUP_BIT(GROUP_MULTIPLEXITY);
    }
    if (!measuring->choice->is_named) {
        groups = measure_groups_cheap(groups, &measuring->input.graph, whole,
                                      measuring->input.report);
    }
    return groups;
}

static size_t draws_of(const struct call *call, size_t organisation_count, bool is_many)
{
    size_t otherwise = 0;

    if (!is_many && organisation_count <= BANDS_SOME_MOST) {
        otherwise = organisation_count <= BANDS_WHOLE_MOST ? BAND_DRAWS : BANDS_SOME;
    }
    return call_number(call, "--draws", otherwise);
}

static void undefined_note(const struct measuring *measuring,
                           const struct measure *measure)
{
    const struct place nowhere = {NULL, 0, 0};
    const struct message message = {
        .id = measure->undefined, .values = {{.text = measure->name}}, .value_count = 1};

    if (measure->undefined != NULL) {
        report_add_message(measuring->input.report, REPORT_NOTE, nowhere, message);
    }
}

static bool has_undefined(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (isnan(values[i])) {
            return true;
        }
    }
    return false;
}

/* Say of every figure that is not there why it is not. */
static void undefined_notes(const struct measuring *measuring)
{
    const struct scorecard *card = &measuring->card;

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring_shows_network(measuring, i) &&
            has_undefined(&card->network[i], 1)) {
            undefined_note(measuring, &NETWORK_MEASURES[i]);
        }
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (measuring_shows_organisation(measuring, i) &&
            has_undefined(card->organisation[i], card->count)) {
            undefined_note(measuring, &ORGANISATION_MEASURES[i]);
        }
    }
}

/* Measures that were asked for by name and that this network does not have. */
static void absent_notes(const struct measuring *measuring)
{
    const struct place whole = {measuring->input.path, 0, 0};

    for (size_t i = 0; measuring->choice->is_named && i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring->choice->network[i] && !measuring_shows_network(measuring, i)) {
            report_add(measuring->input.report, REPORT_NOTE, whole,
                       "'%s' has no meaning here: it needs ties with a direction, ties "
                       "with values, groups (--by), or two relations",
                       NETWORK_MEASURES[i].name);
        }
    }
}

static void responses_note(const struct measuring *measuring)
{
    const struct place nowhere = {NULL, 0, 0};
    struct report *report = measuring->input.report;
    const struct message sentence = response_sentence(&measuring->response, report->pool);

    if (sentence.id != NULL) {
        report_add_message(report, REPORT_WARNING, nowhere, sentence);
    }
}

static bool measure_one(const struct call *call, struct measuring *measuring,
                        bool is_many, struct status *st)
{
    const struct network_input *input = &measuring->input;
    const uint64_t seed = call_number(call, "--seed", NETWORK_SEED);
    const struct grouping *grouping = input->by != NULL ? &input->grouping : NULL;
    const size_t draws = draws_of(call, input->graph.count, is_many);

    measuring->groups = groups_of(measuring);
    const struct scorecard_order order = {.groups = measuring->groups,
                                          .grouping = grouping,
                                          .network = input->network,
                                          .seed = seed};
    measuring->card = scorecard_make(&input->graph, &order, call->pool);
    measuring->response = response_of(&input->graph);
    measuring->has_bands = draws > 0;
    if (draws > 0) {
        const struct work work = watch_begin(call, N_("bands"));
        const struct band_order bands = {.groups = measuring->groups,
                                         .grouping = grouping,
                                         .network = input->network,
                                         .draws = draws,
                                         .seed = seed,
                                         .work = work};
        const bool is_made = bands_make(&input->graph, &bands, &measuring->bands);
        watch_end(&work);
        if (!is_made) {
            return status_fail(st, STATUS_FAILED, "stopped");
        }
    }
    undefined_notes(measuring);
    absent_notes(measuring);
    responses_note(measuring);
    return true;
}

/* ---- all that was given ---- */

/* How the results of several networks follow each other. */
struct measures_output {
    struct text text;
    struct json json;
    const struct measure_choice *choice;
    bool is_many;
    bool is_by_organisation; /* CSV: a row an organisation */
    enum exit_code code; /* the worst so far: a file that is refused stops no other */
};

/* From here on, if not before, there are several networks. */
static void many_begin(const struct call *call, struct measures_output *output)
{
    if (!output->is_many && call->format == OUTPUT_JSON) {
        document_begin(&output->json, &output->text, NULL);
        json_array_begin(&output->json, "networks");
    }
    output->is_many = true;
}

static void header_add(const struct call *call, struct measures_output *output)
{
    if (call->format == OUTPUT_CSV && output->is_by_organisation) {
        network_organisations_csv_header(&output->text, output->choice);
    } else if (call->format == OUTPUT_CSV) {
        network_measure_csv_header(&output->text, output->choice);
    }
}

static void json_add(const struct call *call, struct measures_output *output,
                     const struct measuring *measuring)
{
    struct json *json = &output->json;

    if (output->is_many) {
        json_object_begin(json, NULL);
        json_text(json, "label", measuring->label);
        json_text(json, "input_digest", measuring->input.digest);
        network_document_members(json, call, &measuring->input);
    } else {
        network_document_begin(json, &output->text, call, &measuring->input);
    }
    network_measure_json(json, measuring, call->language);
}

static void output_add(const struct call *call, struct measures_output *output,
                       const struct measuring *measuring)
{
    struct text *text = &output->text;

    if (call->format == OUTPUT_JSON) {
        json_add(call, output, measuring);
    } else if (call->format == OUTPUT_TEXT) {
        network_measure_text(text, measuring, call->language);
    } else if (output->is_by_organisation) {
        network_organisations_csv(text, measuring);
    } else {
        network_measure_csv(text, measuring);
    }
    if (call->format == OUTPUT_CSV) {
        network_measure_csv_notes(call, measuring->input.report, output->is_many);
    }
}

static void output_end(const struct call *call, struct measures_output *output)
{
    if (call->format == OUTPUT_JSON && output->is_many) {
        json_array_end(&output->json);
        json_object_end(&output->json);
    }
}

/* A network has a pool of its own: there may be ten thousand. */
static enum exit_code network_add(const struct call *call,
                                  const struct network_inputs *inputs, size_t i,
                                  struct measures_output *output)
{
    SCOPED(pool) pool = pool_new();
    struct call own = *call;
    struct measuring measuring = {
        .choice = output->choice,
        .label = inputs->networks != NULL ? inputs->networks[i].label : ""};
    struct status st = {0};

    own.pool = pool;
    enum exit_code code = network_inputs_choose(&own, inputs, i, &measuring.input);
    if (code == EXIT_DONE && !measure_one(&own, &measuring, output->is_many, &st)) {
        code = call_refuse(&own, &st);
    }
    if (code == EXIT_DONE) {
        output_add(&own, output, &measuring);
    }
    return code;
}

static void file_measure(const struct call *call, const char *path,
                         struct measures_output *output)
{
    SCOPED(pool) pool = pool_new();
    struct call own = *call;
    struct network_inputs inputs = {.count = 0};

    own.pool = pool;
    enum exit_code code = network_inputs_read(&own, path, &inputs);
    if (inputs.networks != NULL) {
        many_begin(call, output);
    }
    const struct work work = watch_begin(&own, N_("networks"));
    for (size_t i = 0;
         i < inputs.count && !output->text.is_cut && work_goes_on(&work, i, inputs.count);
         i++) {
        const enum exit_code its = network_add(&own, &inputs, i, output);
        code = its > code ? its : code;
    }
    watch_end(&work);
    output->code = code > output->code ? code : output->code;
}

/* Of a folder only what may hold a network by its ending, and the rest said. */
static bool path_counts(const struct call *call, const char *path)
{
    struct report report = {.pool = call->pool};
    const struct place whole = {path, 0, 0};
    enum network_format format = FORMAT_EDGES;
    struct status st = {0};

    if (network_format_of(path, &format, &st)) {
        return true;
    }
    report_add(&report, REPORT_NOTE, whole,
               "left out: its ending is none of a network's");
    call_print_notes(call, &report);
    return false;
}

static bool operand_measure(const struct call *call, const char *operand,
                            struct measures_output *output, struct status *st)
{
    const char **paths = NULL;
    size_t count = 0;

    if (!input_is_directory(operand)) {
        file_measure(call, operand, output);
        return true;
    }
    if (!input_folder_list(operand, call->pool, &paths, &count, st)) {
        return false;
    }
    const struct work work = watch_begin(call, N_("networks"));
    for (size_t i = 0; i < count && !output->text.is_cut && work_goes_on(&work, i, count);
         i++) {
        if (path_counts(call, paths[i])) {
            file_measure(call, paths[i], output);
        }
    }
    watch_end(&work);
    return true;
}

static enum exit_code run(const struct call *call)
{
    struct measure_choice choice;
    struct measures_output output = {.choice = &choice,
                                     .is_by_organisation =
                                         call_option(call, "--organisations") != NULL};
    struct status st = {0};

    if (!measure_choice_read(call, &choice, &st)) {
        return call_misused(call, &st);
    }
    text_init(&output.text, call->pool, LIMIT_OUTPUT_BYTES);
    header_add(call, &output);
    if (call->operand_count > 1 || input_is_directory(call->operands[0])) {
        many_begin(call, &output);
    }
    for (size_t i = 0; i < call->operand_count && !output.text.is_cut; i++) {
        if (!operand_measure(call, call->operands[i], &output, &st)) {
            return call_refuse(call, &st);
        }
    }
    output_end(call, &output);
    if (output.code != EXIT_DONE && !output.is_many) {
        return output.code;
    }
    const enum exit_code code = call_finish(call, &output.text);
    return code > output.code ? code : output.code;
}

static const struct option OPTIONS[] = {
    NETWORK_INPUT_OPTIONS,
    NETWORK_BY_OPTION,
    {"--measures", "NAMES",
     N_("only these, with commas between: density,betweenness (all that are cheap)"),
     false},
    {"--draws", "N",
     N_("draws for the bands; 0: none (1000, 200 above 60 organisations, none above 250 "
        "and for several networks)"),
     false},
    {"--organisations", NULL, N_("with --csv: a row an organisation, not a network"),
     false},
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_MEASURE = {
    .noun = "network",
    .verb = "measure",
    .operands = "FILE|DIR...",
    .operand_count = 1,
    .operand_count_most = LIMIT_CSV_ROWS,
    .summary = N_("a network in numbers: of the whole, of each organisation, how sure"),
    .detail =
        N_("FILE is a list of ties or a matrix (.csv, .xlsx), GraphML, UCINET DL, "
           "Pajek or GEXF: see docs/formats.md. A tie is a value that is not 0; the "
           "diagonal is ignored. A symmetric matrix is undirected, anything else "
           "directed, unless you say so. Who did not answer is unknown, not alone: "
           "figures carry how many answered and how far they lean on who is there. "
           "What each measure is and where it comes from: docs/methods/networks/. "
           "No figure here is a judgement: a dense network is not a better one."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
