/* network_measure.h - what `samenspel network measure` has found about one network, for
 * its three ways to show it. */
#pragma once

#include "analysis/band.h"
#include "analysis/mixing.h"
#include "analysis/response.h"
#include "analysis/scorecard.h"
#include "base/json.h"
#include "cli/network_input.h"

/* What is asked for: everything, or the measures that --measures names. */
struct measure_choice {
    bool is_named; /* --measures was given */
    bool network[NETWORK_MEASURE_COUNT];
    bool organisation[ORGANISATION_MEASURE_COUNT];
    bool has_dyad_census;
    bool has_triad_census;
    unsigned groups; /* that bring them */
};

/* One measured network. */
struct measuring {
    const char *label; /* of the network in a file of many; "" */
    struct network_input input;
    const struct measure_choice *choice;
    unsigned groups; /* that were computed: without those too dear */
    struct scorecard card;
    struct response response;
    struct bands bands; /* has_bands */
    bool has_bands;
};

/* Is it shown: asked for, computed, and with a meaning here? */
bool measuring_shows_network(const struct measuring *measuring, size_t measure);
bool measuring_shows_organisation(const struct measuring *measuring, size_t measure);

/* The rest of an object that network_document_begin() opened. */
void network_measure_json(struct json *json, const struct measuring *measuring,
                          enum language language);

/* A row a network: file, wave, relation, then every measure that the choice names, so
 * that rows of all kinds of networks stand under one header. */
void network_measure_csv_header(struct text *text, const struct measure_choice *choice);
void network_measure_csv(struct text *text, const struct measuring *measuring);

/* A row an organisation. */
void network_organisations_csv_header(struct text *text,
                                      const struct measure_choice *choice);
void network_organisations_csv(struct text *text, const struct measuring *measuring);

/* What there is to say beside the rows, which have no room for it: on the error stream.
 * Of many networks only what may be wrong in their files; --json has it all. */
void network_measure_csv_notes(const struct call *call, const struct report *report,
                               bool is_many);

void network_measure_text(struct text *text, const struct measuring *measuring,
                          enum language language);
