#include "analysis/response.h"

#define RESPONSE_ALL 0.8
#define RESPONSE_SOME 0.6
#define ROUNDING 1e-12

const char *const MEASURE_STATE_CODES[] = {"firm", "incomplete", "greyed"};

/* Cells of its row that organisation i left open itself. Of an undirected graph a pair
 * with somebody who did not answer is open because of the other. */
static size_t row_missing(const struct graph *graph, size_t i)
{
    size_t missing = 0;

    for (size_t j = 0; j < graph->count; j++) {
        missing += j != i && !graph_knows(graph, i, j) &&
                   (graph->is_directed || graph_answers(graph, j));
    }
    return missing;
}

static enum response_level level_of(double share, bool is_whole)
{
    if (is_whole) {
        return RESPONSE_WHOLE;
    }
    if (share >= RESPONSE_ALL - ROUNDING) {
        return RESPONSE_HIGH;
    }
    return share >= RESPONSE_SOME - ROUNDING ? RESPONSE_PARTIAL : RESPONSE_LOW;
}

struct response response_of(const struct graph *graph)
{
    struct response response = {.organisations = graph->count};
    size_t missing = 0;

    for (size_t i = 0; i < graph->count; i++) {
        const size_t row = graph->unknown == NULL || !graph_answers(graph, i)
                               ? 0
                               : row_missing(graph, i);
        if (graph_answers(graph, i) && (row == 0 || row < graph->count - 1)) {
            response.answered++;
            missing += row;
        }
    }
    response.missing_count = graph->is_directed ? missing : missing / 2;
    /* Each row counts once, so all open cells together weigh as many rows. */
    const double rows =
        graph->count > 1 ? (double)missing / (double)(graph->count - 1) : 0;
    response.share = ((double)response.answered - rows) / (double)graph->count;
    response.level = level_of(response.share, graph->unknown_count == 0 &&
                                                  response.answered == graph->count &&
                                                  graph->count > 0);
    return response;
}

/* ---- what may be shown ---- */

/* Rounded down: what is below a threshold is never shown as if it were on it. */
static size_t percent_of(const struct response *response)
{
    return (size_t)(100 * response->share + ROUNDING);
}

/* Of these it is known that they stand when some do not answer, though they count the
 * known ties only: how often others name somebody (Costenbader & Valente 2003), and the
 * mean of the ties, which has a band by imputing (Huang, Zhang & Li 2019). */
static bool is_robust(const struct measure *measure)
{
    return measure->unknown == UNKNOWN_LEFT_OUT ||
           measure == &NETWORK_MEASURES[NETWORK_MEAN_DEGREE] ||
           measure == &ORGANISATION_MEASURES[ORGANISATION_INDEGREE];
}

static struct message why_firm(const struct response *response,
                               enum measure_unknown unknown, struct pool *pool)
{
    const size_t answered = response->answered;
    const size_t all = response->organisations;

    if (unknown == UNKNOWN_LEFT_OUT) {
        return message_make(
            pool,
            "%zu of %zu organisations answered: this is counted over what "
            "is known.",
            answered, all);
    }
    if (unknown == UNKNOWN_BOUNDS || unknown == UNKNOWN_EITHER) {
        return message_make(pool,
                            "%zu of %zu organisations answered: this follows the known "
                            "ties, so look at its band, too.",
                            answered, all);
    }
    return message_make(pool,
                        "%zu of %zu organisations answered: one missing answer can "
                        "already move this much, so look at its band before you use it.",
                        answered, all);
}

static struct message why_incomplete(const struct response *response,
                                     enum measure_unknown unknown, struct pool *pool)
{
    if (unknown == UNKNOWN_BOUNDS) {
        return message_make(
            pool,
            "Only %zu of %zu organisations answered: ties are missing, so "
            "the true figure lies to one side of this one.",
            response->answered, response->organisations);
    }
    if (unknown == UNKNOWN_EITHER) {
        return message_make(
            pool,
            "Only %zu of %zu organisations answered: ties are missing, and the true "
            "figure may be higher or lower than this one.",
            response->answered, response->organisations);
    }
    return message_make(pool,
                        "Only %zu of %zu organisations answered: this figure is known to "
                        "break when answers are missing.",
                        response->answered, response->organisations);
}

static struct message why_greyed(const struct response *response, struct pool *pool)
{
    return message_make(
        pool,
        "Only %zu of %zu organisations answered, and %zu %% of all answers "
        "are there, less than 60 %%: too few to speak of the network.",
        response->answered, response->organisations, percent_of(response));
}

struct measure_trust response_trust(const struct response *response,
                                    const struct measure *measure, struct pool *pool)
{
    /* Who the members are is known without any answer. */
    if (response->level == RESPONSE_WHOLE ||
        measure == &NETWORK_MEASURES[NETWORK_ORGANISATIONS]) {
        return (struct measure_trust){.state = MEASURE_FIRM};
    }
    if (response->level == RESPONSE_LOW) {
        return (struct measure_trust){MEASURE_GREYED, why_greyed(response, pool)};
    }
    if (response->level == RESPONSE_PARTIAL && !is_robust(measure)) {
        return (struct measure_trust){MEASURE_INCOMPLETE,
                                      why_incomplete(response, measure->unknown, pool)};
    }
    return (struct measure_trust){MEASURE_FIRM,
                                  why_firm(response, measure->unknown, pool)};
}

/* All gave an answer, and some left a few out. */
static struct message sentence_gaps(const struct response *response, struct pool *pool)
{
    return message_make_plural(
        pool, response->missing_count,
        "Everybody answered, but for %zu tie; it counts as unknown, not as none.",
        "Everybody answered, but for %zu ties; they count as unknown, not as none.",
        response->missing_count);
}

struct message response_sentence(const struct response *response, struct pool *pool)
{
    const size_t answered = response->answered;
    const size_t all = response->organisations;
    const size_t percent = percent_of(response);

    if (response->level == RESPONSE_WHOLE) {
        return (struct message){.id = NULL};
    }
    if (answered == all && response->level == RESPONSE_HIGH) {
        return sentence_gaps(response, pool);
    }
    if (response->level == RESPONSE_HIGH) {
        return message_make(
            pool,
            "%zu of %zu organisations answered, and %zu %% of all answers "
            "are there: all figures may be shown; what is missing counts "
            "as unknown, not as none.",
            answered, all, percent);
    }
    if (response->level == RESPONSE_PARTIAL) {
        return message_make(
            pool,
            "%zu of %zu organisations answered, and %zu %% of all answers "
            "are there, less than 80 %%: density, and what is as robust, "
            "may be shown; everything else is incomplete.",
            answered, all, percent);
    }
    return message_make(
        pool,
        "%zu of %zu organisations answered, and %zu %% of all answers "
        "are there, less than 60 %%: too few to speak of the network; its "
        "figures are shown grey.",
        answered, all, percent);
}
