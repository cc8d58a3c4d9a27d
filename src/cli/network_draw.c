/* network_draw.c - `samenspel network draw`: the map or the matrix of a network. */
#include <math.h>
#include <string.h>

#include "analysis/scorecard.h"
#include "base/limits.h"
#include "cli/drawing_output.h"
#include "cli/network_commands.h"
#include "cli/network_positions.h"
#include "drawing/network_map.h"
#include "drawing/network_map_table.h"
#include "drawing/network_matrix.h"

static const char SIZE_DEFAULT[] = "degree";
static const char SIZE_NONE[] = "none";

/* ---- what is shown -------------------------------------------------------------- */

static const struct measure *measure_find(const char *name, size_t *number_out)
{
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (strcmp(ORGANISATION_MEASURES[i].name, name) == 0) {
            *number_out = i;
            return &ORGANISATION_MEASURES[i];
        }
    }
    return NULL;
}

/* Figures of organisations: a measure, or an attribute of numbers. */
static bool size_choose(const struct call *call, struct network_drawing *drawing,
                        struct status *st)
{
    const char *const asked = call_option(call, "--size");
    const char *const name = asked != NULL ? asked : SIZE_DEFAULT;
    const struct attribute *const attribute = network_attribute(drawing->network, name);
    size_t number = 0;
    const struct measure *const measure = measure_find(name, &number);

    if (strcmp(name, SIZE_NONE) == 0) {
        return true;
    }
    if (measure != NULL) {
        const struct scorecard_order order = {.groups = GROUP_BIT(measure->group),
                                              .grouping = drawing->grouping,
                                              .network = drawing->network,
                                              .seed = NETWORK_SEED};
        const struct scorecard card = scorecard_make(drawing->graph, &order, call->pool);
        drawing->figure = card.organisation[number];
        drawing->figure_name = say(measure->label, call->language);
        return drawing->figure != NULL ||
               status_fail(st, STATUS_INVALID,
                           "'%s' has no meaning in this network: choose another --size",
                           name);
    }
    if (attribute != NULL && attribute->numbers != NULL) {
        drawing->figure = attribute->numbers;
        drawing->figure_name = attribute->name;
        return true;
    }
    return status_fail(st, STATUS_INVALID,
                       "--size takes a measure of organisations (degree, betweenness, "
                       "...), an attribute of numbers, or none; not '%s'",
                       name);
}

static bool colour_choose(const struct call *call, struct network_drawing *drawing,
                          struct status *st)
{
    const char *const name = call_option(call, "--colour");

    if (name == NULL) {
        return true;
    }
    const struct attribute *const attribute = network_attribute(drawing->network, name);
    if (attribute == NULL) {
        return status_fail(st, STATUS_INVALID,
                           "there is no attribute '%s' to colour by: --attributes gives "
                           "a table of them",
                           name);
    }
    struct grouping *grouping = pool_array(call->pool, 1, struct grouping);
    *grouping =
        grouping_make(attribute, drawing->network->organisation_count, call->pool);
    drawing->grouping = grouping;
    drawing->grouping_name = attribute->name;
    return true;
}

/* What the options ask for, of one network. */
static bool drawing_make(const struct call *call, const struct network *network,
                         const struct relation *relation, const struct graph *graph,
                         struct network_drawing *drawing_out, struct status *st)
{
    const char *const title = call_option(call, "--title");
    struct network_drawing drawing = {.network = network,
                                      .relation = relation,
                                      .graph = graph,
                                      .grouping_name = "",
                                      .figure_name = "",
                                      .title = title != NULL ? title : "",
                                      .date = drawing_date_of(call),
                                      .language = call->language,
                                      .paper = drawing_paper_of(call)};

    if (graph->count > LIMIT_DRAWN) {
        return status_fail(st, STATUS_LIMIT,
                           "%zu organisations are more than can be told apart in a "
                           "picture (%d); draw a part of them",
                           graph->count, LIMIT_DRAWN);
    }
    if (!colour_choose(call, &drawing, st) || !size_choose(call, &drawing, st)) {
        return false;
    }
    *drawing_out = drawing;
    return true;
}

/* ---- where organisations stood -------------------------------------------------- */

/* The name of an organisation, also where it is hidden. */
static const char *true_name(const struct network_input *input,
                             const struct network *network, size_t i)
{
    const struct pseudonymous *const hidden = &input->hidden;

    for (size_t k = 0; k < hidden->count; k++) {
        if (strcmp(hidden->pseudonyms[k], network->names[i]) == 0) {
            return hidden->names[k];
        }
    }
    return network->names[i];
}

/* A network of a wave, and by which names its organisations are known. */
struct standing {
    const struct network_input *input;
    const struct network *network;
    const struct point *places; /* NULL: none yet */
};

/* The places of a former wave for the organisations of a next one. */
static const struct point *places_carry(const struct standing *former,
                                        const struct network_input *input,
                                        const struct network *network, struct pool *pool)
{
    struct point *places = pool_array(pool, network->organisation_count, struct point);

    if (former->places == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < network->organisation_count; i++) {
        const char *const name = true_name(input, network, i);
        places[i] = (struct point){(double)NAN, (double)NAN};
        for (size_t j = 0; j < former->network->organisation_count; j++) {
            if (strcmp(true_name(former->input, former->network, j), name) == 0) {
                places[i] = former->places[j];
            }
        }
    }
    return places;
}

/* Draw the map of one wave; `standing` is that of the former one, and becomes its own. */
static void map_make(const struct call *call, const struct network_drawing *drawing,
                     const struct network_input *input, struct standing *standing,
                     struct text *svg)
{
    struct point *places = pool_array(call->pool, drawing->graph->count, struct point);
    const struct point *const former =
        places_carry(standing, input, drawing->network, call->pool);
    const struct map_layout layout = map_layout_make(drawing->graph, former, call->pool);

    network_map(drawing, &layout, svg, places);
    *standing = (struct standing){input, drawing->network, places};
}

/* A wave that is not drawn, but decides where organisations stand in the next. */
static bool wave_pass(const struct call *call, const struct network_input *input,
                      const struct network *network, struct standing *standing,
                      struct status *st)
{
    const struct graph_reading reading = {
        .is_undirected = call_option(call, "--undirected") != NULL,
        .is_valued = call_option(call, "--valued") != NULL};
    const struct relation *const relation =
        network_relation(network, input->relation->name);
    struct graph *graph = pool_array(call->pool, 1, struct graph);
    struct network_drawing drawing = {.network = network, .graph = graph};
    struct text svg;

    if (relation == NULL) {
        return true;
    }
    *graph = graph_make(relation, network->organisation_count, reading, call->pool);
    if (!drawing_make(call, network, relation, graph, &drawing, st)) {
        return false;
    }
    text_init(&svg, call->pool, LIMIT_OUTPUT_BYTES);
    map_make(call, &drawing, input, standing, &svg);
    return true;
}

/* The waves of a file up to the chosen one, that one too when `is_whole`. */
static bool waves_pass(const struct call *call, const struct network_input *input,
                       bool is_whole, struct standing *standing, struct status *st)
{
    const size_t chosen = (size_t)(input->wave - input->series.waves);

    for (size_t i = 0; i < chosen + (is_whole ? 1 : 0); i++) {
        if (!wave_pass(call, input, &input->series.waves[i].network, standing, st)) {
            return false;
        }
    }
    return true;
}

/* Where the organisations stood: by --positions, --former, or the earlier waves. */
static enum exit_code standing_find(const struct call *call,
                                    const struct network_input *input,
                                    struct standing *standing)
{
    const char *const positions = call_option(call, "--positions");
    const char *const former_path = call_option(call, "--former");
    struct network_input *former = pool_array(call->pool, 1, struct network_input);
    struct status st = {0};

    if (positions != NULL) {
        *standing = (struct standing){.input = input, .network = input->network};
        return network_positions_read(call, positions, input, &standing->places);
    }
    if (former_path == NULL) {
        return waves_pass(call, input, false, standing, &st) ? EXIT_DONE
                                                             : call_refuse(call, &st);
    }
    const enum exit_code code = network_input_load(call, former_path, former);
    if (code != EXIT_DONE) {
        return code;
    }
    call_print_notes(call, former->report);
    return waves_pass(call, former, true, standing, &st) ? EXIT_DONE
                                                         : call_refuse(call, &st);
}

/* ---- the command ---------------------------------------------------------------- */

static enum network_matrix_order order_of(const struct call *call)
{
    const char *const order = call_option(call, "--order");

    if (order != NULL && strcmp(order, "name") == 0) {
        return MATRIX_BY_NAME;
    }
    return order != NULL && strcmp(order, "ties") == 0 ? MATRIX_BY_TIES : MATRIX_BY_GROUP;
}

static bool call_check(const struct call *call, struct status *st)
{
    const bool is_matrix = call_option(call, "--matrix") != NULL;
    const bool has_positions = call_option(call, "--positions") != NULL;
    const bool has_former = call_option(call, "--former") != NULL;

    if (has_positions && has_former) {
        return status_fail(st, STATUS_INVALID, "choose one of --positions and --former");
    }
    if (is_matrix &&
        (has_positions || has_former || call_option(call, "--positions-out") != NULL)) {
        return status_fail(st, STATUS_INVALID,
                           "positions are those of a map: leave "
                           "--matrix out");
    }
    const bool is_table_alone =
        call_option(call, "--table") != NULL && call_option(call, "-o") == NULL;
    return is_table_alone || drawing_output_check(call, ".svg|.pdf|.png", st);
}

static enum exit_code map_draw(const struct call *call,
                               const struct network_drawing *drawing,
                               const struct network_input *input, struct text *svg)
{
    const char *const positions_out = call_option(call, "--positions-out");
    struct standing standing = {0};
    struct status st = {0};

    const enum exit_code code = standing_find(call, input, &standing);
    if (code != EXIT_DONE) {
        return code;
    }
    map_make(call, drawing, input, &standing, svg);
    if (positions_out != NULL &&
        !network_positions_write(call, positions_out, drawing->network, standing.places,
                                 &st)) {
        return call_refuse(call, &st);
    }
    return EXIT_DONE;
}

static enum exit_code table_print(const struct call *call,
                                  const struct network_drawing *drawing)
{
    struct text table;

    if (call_option(call, "--table") == NULL) {
        return EXIT_DONE;
    }
    text_init(&table, call->pool, LIMIT_OUTPUT_BYTES);
    network_map_table_add(drawing, &table);
    return call_finish(call, &table);
}

static enum exit_code picture_write(const struct call *call,
                                    const struct network_drawing *drawing,
                                    const struct network_input *input)
{
    struct drawing_pages *pages = pool_array(call->pool, 1, struct drawing_pages);

    text_init(&pages->pages[0], call->pool, LIMIT_OUTPUT_BYTES);
    pages->count = 1;
    pages->title =
        network_words_title(drawing, say(N_("Who is tied to whom?"), call->language));
    if (call_option(call, "--matrix") != NULL) {
        network_matrix(drawing, order_of(call), &pages->pages[0]);
    } else {
        const enum exit_code code = map_draw(call, drawing, input, &pages->pages[0]);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    const enum exit_code code = table_print(call, drawing);
    return code == EXIT_DONE && call_option(call, "-o") != NULL
               ? drawing_output_write(call, pages)
               : code;
}

static enum exit_code run(const struct call *call)
{
    struct network_input input;
    struct status st = {0};

    if (!call_check(call, &st)) {
        return call_misused(call, &st);
    }
    const enum exit_code code = network_input_load(call, call->operands[0], &input);
    if (code != EXIT_DONE) {
        return code;
    }
    struct network_drawing drawing = {.network = input.network, .graph = &input.graph};
    if (!drawing_make(call, input.network, input.relation, &input.graph, &drawing, &st)) {
        return call_refuse(call, &st);
    }
    call_print_notes(call, input.report);
    return picture_write(call, &drawing, &input);
}

static const struct option OPTIONS[] = {
    DRAWING_OUTPUT_OPTION("FILE.svg|.pdf|.png"),
    {"--matrix", NULL, N_("a table of who names whom instead of a map"), false},
    {"--order", "group|name|ties",
     N_("rows of the matrix: by group (when not given), by name, most partners first"),
     false},
    {"--colour", "ATTRIBUTE", N_("colour and shape by an attribute, as sector"), false},
    {"--size", "MEASURE",
     N_("size by a measure or an attribute of numbers (degree); none: all equal"), false},
    {"--positions", "FILE",
     N_("a table of where organisations stood: name,x,y, as --positions-out writes it"),
     false},
    {"--positions-out", "FILE", N_("write where organisations stand, for a next wave"),
     false},
    {"--former", "FILE", N_("a former wave: who stayed stays where it stood"), false},
    {"--title", "TEXT", N_("the title above the picture"), false},
    {"--table", NULL, N_("print the same in words; then -o may be left out"), false},
    DRAWING_PAPER_OPTION,
    {"--width", "N", N_("how many pixels wide a PNG is (1600 when not given)"), false},
    DRAWING_DATE_OPTION,
    NETWORK_INPUT_OPTIONS,
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_DRAW = {
    .noun = "network",
    .verb = "draw",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("draw a network as a map, or as a matrix"),
    .detail =
        N_("Who is tied stands close together; hatched organisations did not answer, and "
           "unknown ties are counted but not drawn. Of a file with waves the chosen one "
           "is drawn, and who was there before stays where it stood."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
