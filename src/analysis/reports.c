#include "analysis/reports.h"

#include <math.h>

const char *const TIE_STATE_CODES[TIE_STATE_COUNT] = {
    [TIE_CONFIRMED] = "confirmed",
    [TIE_DISPUTED] = "disputed",
    [TIE_ONE_SIDED] = "one_sided",
    [TIE_UNANSWERED] = "unanswered",
};

const char *const TIE_STATE_LABELS[TIE_STATE_COUNT] = {
    [TIE_CONFIRMED] = N_("confirmed"),
    [TIE_DISPUTED] = N_("disputed"),
    [TIE_ONE_SIDED] = N_("one-sided"),
    [TIE_UNANSWERED] = N_("unanswered"),
};

/* The value of the tie i -> j: 0 when there is none, NaN when it is unknown. The row
 * is in ascending order. */
static double value_said(const struct graph *graph, size_t i, size_t j)
{
    size_t low = graph->out.start[i];
    size_t high = graph->out.start[i + 1];

    if (!graph_has(graph, i, j)) {
        return graph_knows(graph, i, j) ? 0 : (double)NAN;
    }
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (graph->out.to[middle] <= j) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return graph->out.value[low];
}

/* At least one of the two is a tie. */
static enum tie_state state_of(double value, double back)
{
    if (isnan(value) || isnan(back)) {
        return TIE_UNANSWERED;
    }
    if (value == 0 || back == 0) {
        return TIE_ONE_SIDED;
    }
    return fabs(value - back) >= REPORTS_STEPS ? TIE_DISPUTED : TIE_CONFIRMED;
}

static struct tie_report report_of(size_t from, size_t to, double value, double back)
{
    return (struct tie_report){from, to, value, back, state_of(value, back)};
}

struct tie_report reports_tie(const struct graph *graph, size_t from, size_t to)
{
    return report_of(from, to, value_said(graph, from, to), value_said(graph, to, from));
}

/* The list as it grows; `ties` has room for every tie of both. */
struct listing {
    struct tie_report *ties;
    struct reports reports;
};

static void listing_add(struct listing *listing, struct tie_report tie)
{
    listing->ties[listing->reports.count++] = tie;
    listing->reports.counts[tie.state]++;
}

static struct listing listing_begin(size_t most, struct pool *pool)
{
    struct tie_report *ties = pool_array(pool, most, struct tie_report);

    return (struct listing){ties, {.ties = ties}};
}

struct reports reports_make(const struct graph *graph, struct pool *pool)
{
    if (!graph->is_directed) {
        return (struct reports){0};
    }
    struct listing listing = listing_begin(graph->tie_count, pool);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t j = graph->all.to[k];
            if (i < j) {
                listing_add(&listing, reports_tie(graph, i, j));
            }
        }
    }
    return listing.reports;
}

struct reports reports_of_two(const struct graph *sends, const struct graph *receives,
                              struct pool *pool)
{
    struct listing listing = listing_begin(sends->tie_count + receives->tie_count, pool);

    /* Row i: to whom i says it sends, and who says to receive from i; both
     * ascending. */
    for (size_t i = 0; i < sends->count; i++) {
        const size_t end = sends->out.start[i + 1];
        const size_t back_end = receives->in.start[i + 1];
        size_t k = sends->out.start[i];
        size_t l = receives->in.start[i];
        while (k < end || l < back_end) {
            const size_t said = k < end ? sends->out.to[k] : SIZE_MAX;
            const size_t heard = l < back_end ? receives->in.to[l] : SIZE_MAX;
            const size_t j = said < heard ? said : heard;
            listing_add(&listing, report_of(i, j, value_said(sends, i, j),
                                            value_said(receives, j, i)));
            k += said == j;
            l += heard == j;
        }
    }
    return listing.reports;
}
