#include "web/finding_organisations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "drawing/network_drawing.h"
#include "web/finding_words.h"

/* The columns of the table. */
static const enum organisation_measure COLUMNS[] = {
    ORGANISATION_DEGREE,
    ORGANISATION_REACH_TWO,
    ORGANISATION_CLUSTERING,
    ORGANISATION_CORENESS,
};

enum {
    COLUMN_GROUPS = GROUP_BIT(GROUP_SIZE) | GROUP_BIT(GROUP_PATHS) |
                    GROUP_BIT(GROUP_CLUSTERING) | GROUP_BIT(GROUP_CORES)
};

/* On the page of who connects whom. */
static const enum organisation_measure SHOWN_ELSEWHERE[] = {
    ORGANISATION_BETWEENNESS,        ORGANISATION_CUTPOINT,
    ORGANISATION_BROKER_COORDINATOR, ORGANISATION_BROKER_CONSULTANT,
    ORGANISATION_BROKER_LIAISON,     ORGANISATION_BROKER_TOTAL,
    ORGANISATION_EFFECTIVE_SIZE,     ORGANISATION_BROKER_REPRESENTATIVE,
    ORGANISATION_BROKER_GATEKEEPER,
};

bool finding_organisation_shows(size_t measure)
{
    for (size_t i = 0; i < ARRAY_COUNT(COLUMNS); i++) {
        if ((size_t)COLUMNS[i] == measure) {
            return true;
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(SHOWN_ELSEWHERE); i++) {
        if ((size_t)SHOWN_ELSEWHERE[i] == measure) {
            return true;
        }
    }
    return false;
}

struct graph finding_shown_graph(struct visit *visit, const struct findings *findings,
                                 enum wave_relation relation)
{
    return graph_make(network_relation(&findings->shown, WAVE_RELATIONS[relation].code),
                      findings->shown.organisation_count, (struct graph_reading){0},
                      visit->pool);
}

struct scorecard finding_organisation_card(struct visit *visit,
                                           const struct findings *findings,
                                           enum wave_relation relation, unsigned groups)
{
    const struct graph graph = finding_shown_graph(visit, findings, relation);
    const struct attribute *sector = network_attribute(&findings->shown, "sector");
    struct scorecard_order order = {.groups = groups};
    struct grouping grouping;

    if (sector != NULL) {
        grouping = grouping_make(sector, graph.count, visit->pool);
        order.grouping = &grouping;
    }
    return scorecard_make(&graph, &order, visit->pool);
}

/* ---- order ---- */

struct ordered {
    size_t organisation;
    size_t by_name;
    double value; /* NaN: last */
};

static int by_value(const void *left, const void *right)
{
    const struct ordered *a = left;
    const struct ordered *b = right;
    const double va = isnan(a->value) ? -(double)INFINITY : a->value;
    const double vb = isnan(b->value) ? -(double)INFINITY : b->value;

    if (va != vb) {
        return va > vb ? -1 : 1;
    }
    return (a->by_name > b->by_name) - (a->by_name < b->by_name);
}

/* By name, or by the column asked for. */
static const struct ordered *order_of(struct visit *visit,
                                      const struct findings *findings,
                                      const double *values)
{
    const size_t count = findings->shown.organisation_count;
    const size_t *names = network_order_by_name(&findings->shown, visit->pool);
    struct ordered *order = pool_array(visit->pool, count, struct ordered);

    for (size_t k = 0; k < count; k++) {
        order[k] = (struct ordered){names[k], k,
                                    values == NULL ? (double)NAN : values[names[k]]};
    }
    if (count > 0) {
        qsort(order, count, sizeof *order, by_value);
    }
    return order;
}

/* ---- the table ---- */

/* The number of the column that "?by=" names; their count: by name. */
static size_t column_asked(const struct visit *visit)
{
    const char *by = visit_query(visit, "by");
    size_t i = 0;

    while (by != NULL && i < ARRAY_COUNT(COLUMNS) &&
           strcmp(ORGANISATION_MEASURES[COLUMNS[i]].name, by) != 0) {
        i++;
    }
    return by == NULL ? ARRAY_COUNT(COLUMNS) : i;
}

static void columns_put(struct visit *visit, enum wave_relation relation,
                        const char *address, size_t asked)
{
    struct value *columns = model_set_list(visit->model, "columns");

    model_set_boolean(visit->model, "is_by_name", asked == ARRAY_COUNT(COLUMNS));
    model_set_text(visit->model, "by_name_address",
                   visit_address(visit, "%s?relation=%s#organisations", address,
                                 WAVE_RELATIONS[relation].code));
    for (size_t i = 0; i < ARRAY_COUNT(COLUMNS); i++) {
        const struct measure *measure = &ORGANISATION_MEASURES[COLUMNS[i]];
        struct value *column = model_add_object(columns);

        model_set_text(column, "code", measure->name);
        model_set_text(column, "label", say(measure->label, visit->language));
        model_set_text(column, "sentence", say(measure->sentence, visit->language));
        model_set_text(column, "address",
                       visit_address(visit, "%s?relation=%s&by=%s#organisations", address,
                                     WAVE_RELATIONS[relation].code, measure->name));
        model_set_boolean(column, "is_sorted", i == asked);
    }
}

/* The table, and what stands in it. */
struct table {
    const struct findings *findings;
    const struct relation *ties;
    struct scorecard card;
};

static void row_put(struct visit *visit, const struct table *table, size_t organisation,
                    struct value *row)
{
    const struct wave_actor_row *actor = findings_actor(table->findings, organisation);
    const struct relation *ties = table->ties;
    const bool has_answered = ties->is_silent == NULL || !ties->is_silent[organisation];
    struct value *cells = model_set_list(row, "cells");

    model_set_integer(row, "id", actor->id);
    model_set_text(row, "name", actor->name);
    model_set_text(row, "sector", actor->sector[0] == '\0' ? NULL : actor->sector);
    model_set_boolean(row, "answered", has_answered);
    for (size_t i = 0; i < ARRAY_COUNT(COLUMNS); i++) {
        const struct measure *measure = &ORGANISATION_MEASURES[COLUMNS[i]];
        const double *values = table->card.organisation[COLUMNS[i]];
        const double value = values == NULL ? (double)NAN : values[organisation];
        struct value *cell = model_add_object(cells);

        model_set_text(cell, "label", say(measure->label, visit->language));
        model_set_text(cell, "text",
                       finding_known_value(visit, measure, value, has_answered));
    }
}

void finding_organisations_put(struct visit *visit, const struct findings *findings,
                               enum wave_relation relation, const char *address)
{
    const struct table table = {
        .findings = findings,
        .ties = network_relation(&findings->shown, WAVE_RELATIONS[relation].code),
        .card = finding_organisation_card(visit, findings, relation, COLUMN_GROUPS)};
    const size_t asked = column_asked(visit);
    const struct ordered *order = order_of(
        visit, findings,
        asked == ARRAY_COUNT(COLUMNS) ? NULL : table.card.organisation[COLUMNS[asked]]);
    struct value *rows = model_set_list(visit->model, "rows");

    columns_put(visit, relation, address, asked);
    for (size_t k = 0; k < findings->shown.organisation_count; k++) {
        row_put(visit, &table, order[k].organisation, model_add_object(rows));
    }
}
