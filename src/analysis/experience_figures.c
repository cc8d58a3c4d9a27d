/* experience_figures.c - the figures on dilemmas: both poles at once, and the hypotheses
 * that one network can say something about (H1, H2, H6; method chapter 5.4). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/experience_parts.h"
#include "analysis/rank_correlation.h"
#include "base/number.h"
#include "method/dilemma.h"

const char *const FIGURE_STATE_CODES[] = {
    [FIGURE_GIVEN] = "given",
    [FIGURE_TOO_FEW] = "too_few",
    [FIGURE_UNDEFINED] = "undefined",
};

enum {
    AGREES = 4, /* of 1 .. 5: agrees, and agrees entirely */
    SUBGROUP_LEAST = 20, /* of H2a and H2b */
    APART_LEAST = 2, /* that it is nobody or one, nobody may know */
    MEDIA_TIED = 2 /* documents are as poor a medium as e-mail */
};

/* ---- giving figures ---- */

/* To two decimals below the number from which shares are exact too. Else to ten: the rest
 * comes from the order in which answers were added up. */
static double rounded(const struct experience_figures *figures,
                      const struct experience_ground *ground, double value)
{
    const double steps =
        ground->people.people < figures->group->rule->rounded_below ? 1e2 : 1e10;

    return round(value * steps) / steps;
}

void experience_figure_add(struct experience_figures *figures, const char *name,
                           const struct experience_ground *ground,
                           struct experience_number number)
{
    const struct disclosure_rule *rule = figures->group->rule;
    struct experience_figure figure = {
        .name = name,
        .group = figures->group->name,
        .state = FIGURE_GIVEN,
        .value = (double)NAN,
        .low = (double)NAN,
        .high = (double)NAN,
        .answered = disclose_number(ground->people.people, rule),
    };

    if (ground->people.people < ground->least ||
        !disclosure_is_group(&ground->people, rule)) {
        figure.state = FIGURE_TOO_FEW;
    } else if (ground->apart < APART_LEAST || isnan(number.value)) {
        figure.state = FIGURE_UNDEFINED;
    } else {
        figure.value = rounded(figures, ground, number.value);
        figure.low = rounded(figures, ground, number.low);
        figure.high = rounded(figures, ground, number.high);
    }
    figures->items = pool_grow(figures->pool, figures->items, figures->count,
                               &figures->capacity, struct experience_figure);
    figures->items[figures->count++] = figure;
}

double *experience_values(const struct experience_figures *figures, size_t item)
{
    const struct replies *replies = figures->replies;
    double *values = NULL;

    if (item == replies->item_count) {
        return NULL;
    }
    values = pool_array(figures->pool, replies->count, double);
    for (size_t i = 0; i < replies->count; i++) {
        const int32_t value = replies_value(replies, i, item);
        values[i] = figures->group->is_in[i] && value >= 0 ? (double)value : (double)NAN;
    }
    return values;
}

size_t experience_apart(const double *values, size_t count, struct pool *pool)
{
    double *known = pool_array(pool, count, double);
    size_t known_count = 0;
    size_t most = 0;
    size_t run = 0;

    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            known[known_count++] = values[i];
        }
    }
    qsort(known, known_count, sizeof *known, number_compare);
    for (size_t i = 0; i < known_count; i++) {
        run = i > 0 && !(known[i] > known[i - 1]) ? run + 1 : 1;
        most = run > most ? run : most;
    }
    return known_count - most;
}

/* ---- two items together ---- */

struct both {
    double *first; /* NaN where either is unknown */
    double *second;
    struct disclosure_group people;
};

static double *values_of(const struct experience_figures *figures, const char *code)
{
    return experience_values(figures, replies_item(figures->replies, code));
}

/* Count who gave both, and leave the others out of both. */
static void both_settle(const struct experience_figures *figures, struct both *both)
{
    const struct replies *replies = figures->replies;
    bool *is_in = pool_array(figures->pool, replies->count, bool);

    for (size_t i = 0; i < replies->count; i++) {
        is_in[i] = !isnan(both->first[i]) && !isnan(both->second[i]);
        both->first[i] = is_in[i] ? both->first[i] : (double)NAN;
        both->second[i] = is_in[i] ? both->second[i] : (double)NAN;
    }
    both->people = experience_count(replies, replies->item_count, is_in);
}

/* False when one was not asked. */
static bool both_find(const struct experience_figures *figures, const char *first,
                      const char *second, struct both *both_out)
{
    *both_out =
        (struct both){values_of(figures, first), values_of(figures, second), {0, 0}};
    if (both_out->first == NULL || both_out->second == NULL) {
        return false;
    }
    both_settle(figures, both_out);
    return true;
}

static struct experience_ground both_ground(const struct experience_figures *figures,
                                            const struct both *both, size_t least)
{
    const size_t count = figures->replies->count;
    const size_t first = experience_apart(both->first, count, figures->pool);
    const size_t second = experience_apart(both->second, count, figures->pool);

    return (struct experience_ground){both->people, least,
                                      first < second ? first : second};
}

static void tau_add(struct experience_figures *figures, const char *name,
                    const struct both *both, size_t least)
{
    const struct tau tau =
        tau_make(both->first, both->second, figures->replies->count, figures->pool);
    const struct experience_ground ground = both_ground(figures, both, least);

    experience_figure_add(figures, name, &ground,
                          (struct experience_number){tau.tau, tau.low, tau.high});
}

/* The share of those in one corner of the 2x2, as disclosure gives shares: in steps of
 * five below 50 people, 0 and 100 mean almost nobody and almost everybody. */
static void corner_add(struct experience_figures *figures, const char *name,
                       const struct both *both, bool is_first_high, bool is_second_high)
{
    size_t part = 0;

    for (size_t i = 0; i < figures->replies->count; i++) {
        part += !isnan(both->first[i]) && (both->first[i] >= AGREES) == is_first_high &&
                (both->second[i] >= AGREES) == is_second_high;
    }
    const struct disclosed_share share =
        disclose_share(part, both->people.people, figures->group->rule);
    const struct experience_ground ground = {both->people, DISCLOSURE_CROSSED.least,
                                             APART_LEAST};
    experience_figure_add(
        figures, name, &ground,
        (struct experience_number){(double)share.percent, (double)NAN, (double)NAN});
}

/* ---- the hypotheses ---- */

static const char *loyalty_code(enum dilemma_item item)
{
    return dilemma_item_code(DILEMMA_LOYALTY, item);
}

static void identifications_add(struct experience_figures *figures)
{
    static const char *const CORNERS[] = {"H1.low_low", "H1.low_high", "H1.high_low",
                                          "H1.high_high"};
    struct both both;

    if (!both_find(figures, loyalty_code(DILEMMA_FIRST), loyalty_code(DILEMMA_SECOND),
                   &both)) {
        return;
    }
    for (int i = 0; i < 4; i++) {
        corner_add(figures, CORNERS[i], &both, i / 2 == 1, i % 2 == 1);
    }
    tau_add(figures, "H1", &both, DISCLOSURE_CROSSED.least);
}

/* What goes with belonging to the network, among those who belong strongly (or weakly) to
 * their own organisation. */
static void subgroup_add(struct experience_figures *figures, const char *name,
                         const char *cause, bool is_strong)
{
    const double *own = values_of(figures, loyalty_code(DILEMMA_FIRST));
    struct both both = {values_of(figures, cause),
                        values_of(figures, loyalty_code(DILEMMA_SECOND)),
                        {0, 0}};

    if (own == NULL || both.first == NULL || both.second == NULL) {
        return;
    }
    for (size_t i = 0; i < figures->replies->count; i++) {
        if (isnan(own[i]) || (own[i] >= AGREES) != is_strong) {
            both.first[i] = (double)NAN;
        } else if (!is_strong && both.first[i] < MEDIA_TIED) {
            both.first[i] = MEDIA_TIED;
        }
    }
    both_settle(figures, &both);
    tau_add(figures, name, &both, SUBGROUP_LEAST);
}

static void culture_add(struct experience_figures *figures, const char *name,
                        enum dilemma_item other)
{
    struct both both;

    if (both_find(figures, dilemma_item_code(DILEMMA_CULTURE, DILEMMA_HANDLED),
                  dilemma_item_code(DILEMMA_CULTURE, other), &both)) {
        tau_add(figures, name, &both, DISCLOSURE_CROSSED.least);
    }
}

void experience_figures_add(struct experience_figures *figures)
{
    struct both both;

    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const enum dilemma dilemma = (enum dilemma)i;
        if (both_find(figures, dilemma_item_code(dilemma, DILEMMA_FIRST),
                      dilemma_item_code(dilemma, DILEMMA_SECOND), &both)) {
            corner_add(figures,
                       experience_name("both_pull", DILEMMA_CODES[i], figures->pool),
                       &both, true, true);
        }
    }
    identifications_add(figures);
    subgroup_add(figures, "H2a", "prox", true);
    subgroup_add(figures, "H2b", "media", false);
    culture_add(figures, "H6_tension", DILEMMA_TENSION);
    culture_add(figures, "H6_seamless", DILEMMA_SECOND);
}
