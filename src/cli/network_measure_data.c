/* network_measure_data.c - a measured network as JSON and as rows of CSV. */
#include "cli/network_measure.h"

#include <math.h>

#include "base/csv_write.h"
#include "cli/document.h"

/* ---- JSON ---- */

static void figure_json(struct json *json, const struct measure *measure, double value)
{
    if (measure->kind == KIND_YES_NO && !isnan(value)) {
        json_boolean(json, measure->name, value != 0);
        return;
    }
    json_figure(json, measure->name, value);
}

static void census_json(struct json *json, const char *name, const size_t *census,
                        size_t count)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < count; i++) {
        json_integer(json, NULL, (int64_t)census[i]);
    }
    json_array_end(json);
}

static void network_json(struct json *json, const struct measuring *measuring)
{
    const struct scorecard *card = &measuring->card;
    const struct measure_choice *choice = measuring->choice;

    json_object_begin(json, "network");
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring_shows_network(measuring, i)) {
            figure_json(json, &NETWORK_MEASURES[i], card->network[i]);
        }
    }
    if (choice->has_dyad_census) {
        census_json(json, "dyad_census", card->dyad_census, DYAD_KINDS);
    }
    if (choice->has_triad_census) {
        census_json(json, "triad_census", card->triad_census, TRIAD_KINDS);
    }
    json_object_end(json);
}

static void organisations_json(struct json *json, const struct measuring *measuring)
{
    json_array_begin(json, "organisations");
    for (size_t i = 0; i < measuring->card.count; i++) {
        json_object_begin(json, NULL);
        json_text(json, "name", measuring->input.network->names[i]);
        if (measuring->input.by != NULL) {
            json_text(json, "group", measuring->input.by->texts[i]);
        }
        if (measuring->input.graph.is_silent != NULL) {
            json_boolean(json, "answered", !measuring->input.graph.is_silent[i]);
        }
        for (size_t k = 0; k < ORGANISATION_MEASURE_COUNT; k++) {
            if (measuring_shows_organisation(measuring, k)) {
                figure_json(json, &ORGANISATION_MEASURES[k],
                            measuring->card.organisation[k][i]);
            }
        }
        json_object_end(json);
    }
    json_array_end(json);
}

static void band_json(struct json *json, const char *name, const struct band *band)
{
    if (band->draws == 0) {
        return;
    }
    json_object_begin(json, name);
    json_figure(json, "low", band->low);
    json_figure(json, "high", band->high);
    json_integer(json, "draws", (int64_t)band->draws);
    json_integer(json, "undefined", (int64_t)band->undefined_count);
    json_object_end(json);
}

static void bands_json(struct json *json, const struct measuring *measuring)
{
    const struct bands *bands = &measuring->bands;

    if (!measuring->has_bands) {
        json_null(json, "bands");
        return;
    }
    json_object_begin(json, "bands");
    json_integer(json, "dropped_organisations", (int64_t)bands->dropped_count);
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring_shows_network(measuring, i) &&
            bands->dropped[i].draws + bands->imputed[i].draws > 0) {
            json_object_begin(json, NETWORK_MEASURES[i].name);
            band_json(json, "dropped", &bands->dropped[i]);
            band_json(json, "imputed", &bands->imputed[i]);
            json_object_end(json);
        }
    }
    json_object_end(json);
}

static void state_json(struct json *json, const struct measuring *measuring,
                       const struct measure *measure, struct pool *pool)
{
    const struct measure_trust trust =
        response_trust(&measuring->response, measure, pool);

    json_text(json, measure->name, MEASURE_STATE_CODES[trust.state]);
}

static void response_json(struct json *json, const struct measuring *measuring)
{
    SCOPED(pool) scratch = pool_new();
    const struct response *response = &measuring->response;

    json_object_begin(json, "response");
    json_integer(json, "answered", (int64_t)response->answered);
    json_integer(json, "organisations", (int64_t)response->organisations);
    json_figure(json, "share", response->share);
    json_integer(json, "unknown_cells", (int64_t)measuring->input.graph.unknown_count);
    json_object_begin(json, "network");
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring_shows_network(measuring, i)) {
            state_json(json, measuring, &NETWORK_MEASURES[i], scratch);
        }
    }
    json_object_end(json);
    json_object_begin(json, "organisation");
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (measuring_shows_organisation(measuring, i)) {
            state_json(json, measuring, &ORGANISATION_MEASURES[i], scratch);
        }
    }
    json_object_end(json);
    json_object_end(json);
}

static void matrix_json(struct json *json, const char *name, const size_t *cells,
                        size_t count)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < count; i++) {
        census_json(json, NULL, &cells[i * count], count);
    }
    json_array_end(json);
}

static void mixing_json(struct json *json, const struct measuring *measuring)
{
    SCOPED(pool) scratch = pool_new();
    const struct grouping *grouping = &measuring->input.grouping;
    const struct mixing mixing = mixing_make(&measuring->input.graph, grouping, scratch);
    const struct place whole = {measuring->input.path, 0, 0};

    json_object_begin(json, "mixing");
    json_text(json, "attribute", measuring->input.by->name);
    json_array_begin(json, "groups");
    for (size_t i = 0; i < grouping->group_count; i++) {
        json_text(json, NULL, grouping->labels[i]);
    }
    json_array_end(json);
    if (mixing.ties != NULL) {
        matrix_json(json, "ties", mixing.ties, mixing.group_count);
        matrix_json(json, "possible", mixing.possible, mixing.group_count);
    } else {
        json_null(json, "ties");
        json_null(json, "possible");
        report_add(measuring->input.report, REPORT_NOTE, whole,
                   "'%s' makes %zu groups, and the tables of ties between groups are "
                   "given for at most %d",
                   measuring->input.by->name, mixing.group_count, MIXING_TABLE_MOST);
    }
    json_integer(json, "left_out", (int64_t)mixing.left_out);
    json_object_end(json);
}

void network_measure_json(struct json *json, const struct measuring *measuring,
                          enum language language)
{
    network_json(json, measuring);
    organisations_json(json, measuring);
    bands_json(json, measuring);
    response_json(json, measuring);
    if (measuring->input.by != NULL) {
        mixing_json(json, measuring);
    }
    document_notes(json, measuring->input.report, language);
    json_object_end(json);
}

/* ---- CSV ---- */

static const char *const DYAD_NAMES[DYAD_KINDS] = {"mutual", "asymmetric", "null"};
static const char *const TRIAD_NAMES[TRIAD_KINDS] = {
    "003",  "012",  "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210",  "300"};

static void cell_format(struct text *text, const char *prefix, const char *name)
{
    text_format(text, ",%s%s", prefix, name);
}

void network_measure_csv_header(struct text *text, const struct measure_choice *choice)
{
    text_add(text, "file,network,wave,relation,directed,answered");
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (choice->network[i]) {
            cell_format(text, "", NETWORK_MEASURES[i].name);
        }
    }
    for (size_t i = 0; choice->has_dyad_census && i < DYAD_KINDS; i++) {
        cell_format(text, "dyads_", DYAD_NAMES[i]);
    }
    for (size_t i = 0; choice->has_triad_census && i < TRIAD_KINDS; i++) {
        cell_format(text, "triads_", TRIAD_NAMES[i]);
    }
    text_add_char(text, '\n');
}

static void figure_csv(struct text *text, const struct measure *measure, double value)
{
    text_add_char(text, ',');
    if (isnan(value)) {
        return;
    }
    if (measure->kind == KIND_YES_NO) {
        text_add(text, value != 0 ? "yes" : "no");
        return;
    }
    text_add_exact(text, value);
}

static void census_csv(struct text *text, const size_t *census, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_format(text, ",%zu", census[i]);
    }
}

static void place_csv(struct text *text, const struct measuring *measuring)
{
    csv_add_cell(text, measuring->input.path, true);
    csv_add_cell(text, measuring->label, false);
    csv_add_cell(text, measuring->input.wave->label, false);
    csv_add_cell(text, measuring->input.relation->name, false);
}

void network_measure_csv(struct text *text, const struct measuring *measuring)
{
    const struct measure_choice *choice = measuring->choice;

    place_csv(text, measuring);
    text_add(text, measuring->input.graph.is_directed ? ",yes," : ",no,");
    text_format(text, "%zu", measuring->response.answered);
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (choice->network[i]) {
            figure_csv(text, &NETWORK_MEASURES[i], measuring->card.network[i]);
        }
    }
    if (choice->has_dyad_census) {
        census_csv(text, measuring->card.dyad_census, DYAD_KINDS);
    }
    if (choice->has_triad_census) {
        census_csv(text, measuring->card.triad_census, TRIAD_KINDS);
    }
    text_add_char(text, '\n');
}

void network_organisations_csv_header(struct text *text,
                                      const struct measure_choice *choice)
{
    text_add(text, "file,network,wave,relation,name,group,answered");
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (choice->organisation[i]) {
            cell_format(text, "", ORGANISATION_MEASURES[i].name);
        }
    }
    text_add_char(text, '\n');
}

void network_organisations_csv(struct text *text, const struct measuring *measuring)
{
    const struct network_input *input = &measuring->input;

    for (size_t i = 0; i < measuring->card.count; i++) {
        place_csv(text, measuring);
        csv_add_cell(text, input->network->names[i], false);
        csv_add_cell(text, input->by != NULL ? input->by->texts[i] : "", false);
        text_add(text, graph_answers(&input->graph, i) ? ",yes" : ",no");
        for (size_t k = 0; k < ORGANISATION_MEASURE_COUNT; k++) {
            const double *values = measuring->card.organisation[k];
            if (measuring->choice->organisation[k]) {
                const double value = values != NULL ? values[i] : (double)NAN;
                figure_csv(text, &ORGANISATION_MEASURES[k], value);
            }
        }
        text_add_char(text, '\n');
    }
}

void network_measure_csv_notes(const struct call *call, const struct report *report,
                               bool is_many)
{
    struct report warnings = {.pool = call->pool};

    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        if (entry->severity == REPORT_WARNING && entry->place.file != NULL) {
            report_add_message(&warnings, entry->severity, entry->place, entry->message);
        }
    }
    call_print_notes(call, is_many ? &warnings : report);
}
