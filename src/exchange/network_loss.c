#include "exchange/network_loss.h"

#include <math.h>

#include "analysis/matrix.h"
#include "base/name_index.h"

static const struct place NOWHERE = {NULL, 0, 0};

static void count_say(struct report *report, const char *id, size_t count)
{
    const struct message message = {
        .id = id, .values = {{.number = (int64_t)count}}, .value_count = 1};

    if (count > 0) {
        report_add_message(report, REPORT_WARNING, NOWHERE, message);
    }
}

/* The waves that are written. */
static size_t wave_first(const struct network_series *series,
                         struct network_holding holding)
{
    return holding.waves ? 0 : series->wave_count - 1;
}

static size_t relation_end(const struct network *network, struct network_holding holding)
{
    return holding.relations ? network->relation_count : 1;
}

bool network_is_silent(const struct network *network, size_t organisation)
{
    for (size_t i = 0; i < network->relation_count; i++) {
        const bool *is_silent = network->relations[i].is_silent;
        if (is_silent == NULL || !is_silent[organisation]) {
            return false;
        }
    }
    return true;
}

bool *network_always_silent(const struct network_series *series,
                            const struct name_index *index, struct pool *pool)
{
    bool *has_answered = pool_array(pool, index->count, bool);
    bool *is_silent = pool_array(pool, index->count, bool);

    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->organisation_count; j++) {
            has_answered[name_index_find(index, network->names[j])] |=
                !network_is_silent(network, j);
        }
    }
    for (size_t i = 0; i < index->count; i++) {
        is_silent[i] = !has_answered[i];
    }
    return is_silent;
}

struct name_index network_names_of(const struct network_series *series, struct pool *pool)
{
    struct name_index index = {.pool = pool};

    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->organisation_count; j++) {
            if (name_index_find(&index, network->names[j]) == NAME_INDEX_NONE) {
                name_index_add(&index, network->names[j], index.count);
            }
        }
    }
    return index;
}

struct loss_counts {
    size_t isolates;
    size_t silent;
    size_t unknown;
    size_t empty; /* relations without ties */
    size_t returned; /* directed relations that look undirected as a matrix */
    size_t blurred; /* organisations of which a matrix does not show if they answered */
    size_t absent;
};

/* ---- what a matrix does not show ---- */

static bool is_symmetric(const struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->count; i++) {
        for (size_t j = 0; j < i; j++) {
            const double value = matrix->cells[i * matrix->count + j];
            const double other = matrix->cells[j * matrix->count + i];

            if (isnan(value) ? !isnan(other) : value != other) {
                return false;
            }
        }
    }
    return true;
}

static bool is_blank(const struct matrix *matrix, size_t row)
{
    for (size_t i = 0; i < matrix->count; i++) {
        if (i != row && !isnan(matrix->cells[row * matrix->count + i])) {
            return false;
        }
    }
    return matrix->count > 1;
}

static void matrix_add(const struct network *network, struct network_holding holding,
                       const struct relation *relation, struct loss_counts *counts)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = network->organisation_count;

    if (!holding.is_matrix) {
        return;
    }
    const struct matrix matrix = matrix_of(relation, count, false, scratch);
    counts->returned += relation->is_directed && is_symmetric(&matrix);
    for (size_t i = 0; i < count; i++) {
        const bool is_silent = relation->is_silent != NULL && relation->is_silent[i];
        const bool is_listed = holding.silent_alike && network_is_silent(network, i);

        counts->blurred += !is_listed && is_blank(&matrix, i) != is_silent;
    }
}

/* ---- what a list does not hold ---- */

/* Those who answered at one time or in one relation, and not at another. */
static size_t silent_count(const struct network_series *series,
                           struct network_holding holding)
{
    SCOPED(pool) scratch = pool_new();
    const struct name_index index = network_names_of(series, scratch);
    const bool *is_always = network_always_silent(series, &index, scratch);
    size_t count = 0;

    for (size_t i = wave_first(series, holding); i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < relation_end(network, holding); j++) {
            const bool *is_silent = network->relations[j].is_silent;

            for (size_t k = 0; is_silent != NULL && k < network->organisation_count;
                 k++) {
                count += is_silent[k] &&
                         !(holding.silent_alike &&
                           is_always[name_index_find(&index, network->names[k])]);
            }
        }
    }
    return count;
}

static size_t absent_count(const struct network_series *series)
{
    SCOPED(pool) scratch = pool_new();
    const struct name_index index = network_names_of(series, scratch);
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        count += index.count - series->waves[i].network.organisation_count;
    }
    return count;
}

/* ---- all ---- */

static void counts_add(const struct network *network, struct network_holding holding,
                       struct loss_counts *counts)
{
    SCOPED(pool) scratch = pool_new();
    bool *is_tied = pool_array(scratch, network->organisation_count, bool);

    for (size_t i = 0; i < relation_end(network, holding); i++) {
        const struct relation *relation = &network->relations[i];

        counts->empty += relation->tie_count == 0;
        for (size_t j = 0; j < relation->tie_count; j++) {
            is_tied[relation->ties[j].from] = true;
            is_tied[relation->ties[j].to] = true;
            counts->unknown += isnan(relation->ties[j].value);
        }
        matrix_add(network, holding, relation, counts);
    }
    for (size_t i = 0; i < network->organisation_count; i++) {
        counts->isolates += !is_tied[i];
    }
}

void network_loss_say(const struct network_series *series, struct network_holding holding,
                      struct report *report)
{
    const struct network *last = &series->waves[series->wave_count - 1].network;
    struct loss_counts counts = {0};

    for (size_t i = wave_first(series, holding); i < series->wave_count; i++) {
        counts_add(&series->waves[i].network, holding, &counts);
    }
    if (!holding.silent && !holding.is_matrix) {
        counts.silent = silent_count(series, holding);
    }
    if (holding.waves && !holding.members) {
        counts.absent = absent_count(series);
    }
    if (!holding.waves && series->wave_count > 1) {
        count_say(report, N_("of %zu waves only the last is written"),
                  series->wave_count);
    }
    if (!holding.relations && last->relation_count > 1) {
        count_say(report, N_("of %zu relations only the first is written"),
                  last->relation_count);
    }
    count_say(report, N_("names of relations that are not written: %zu"),
              !holding.relations && last->relations[0].name[0] != '\0' ? 1 : 0);
    count_say(report,
              N_("attributes that are not written: %zu; a table of organisations holds "
                 "them"),
              holding.attributes ? 0 : last->attribute_count);
    count_say(report,
              N_("organisations without ties that are not written: %zu; a table of "
                 "organisations holds them"),
              holding.isolates ? 0 : counts.isolates);
    count_say(report, N_("relations without ties that are not written: %zu"),
              holding.isolates ? 0 : counts.empty);
    count_say(report, N_("names of waves that are not written: %zu"),
              !holding.waves && series->wave_count == 1 &&
                  series->waves[0].label[0] != '\0');
    count_say(
        report,
        N_("organisations that were no member of a wave, which is not written: %zu; "
           ".graphml, .gexf and .zip hold it"),
        counts.absent);
    count_say(report, N_("who did not answer is not written, rows: %zu"), counts.silent);
    count_say(report,
              N_("organisations of which a matrix does not show whether they answered: "
                 "%zu; the column 'answered' in a table of organisations does"),
              counts.blurred);
    count_say(report,
              N_("directed relations in which every tie is returned: %zu; a matrix does "
                 "not show their direction: read it with --directed"),
              counts.returned);
    count_say(report, N_("unknown ties that are not written: %zu"),
              holding.unknown ? 0 : counts.unknown);
    count_say(report, N_("titles that are not written: %zu"),
              holding.title || last->title[0] == '\0' ? 0 : 1);
}
