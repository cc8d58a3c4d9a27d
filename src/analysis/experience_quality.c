/* experience_quality.c - how well the answers of a group hold together: within a scale,
 * within organisations, between people. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/experience_parts.h"
#include "analysis/reliability.h"
#include "method/dilemma.h"

enum {
    PEOPLE_LEAST = 10,
    ORGANISATIONS_LEAST = 5, /* of MEMBERS_LEAST answers each */
    MEMBERS_LEAST = 2
};

/* Full agreement would tell everybody what everybody said. */
static const double AGREEMENT_MOST = 0.95;

/* Some items side by side, of the group's people only; the others are NaN. */
struct side_by_side {
    struct score_table table;
    struct disclosure_group people; /* who gave all of them */
    const bool *is_complete; /* per reply */
    size_t apart;
};

static struct side_by_side side_make(const struct experience_figures *figures,
                                     const size_t *items, size_t count)
{
    const struct replies *replies = figures->replies;
    struct pool *pool = figures->pool;
    double *values = pool_array(pool, replies->count * count, double);
    double *sums = pool_array(pool, replies->count, double);
    bool *is_complete = pool_array(pool, replies->count, bool);

    for (size_t i = 0; i < count; i++) {
        const double *column = experience_values(figures, items[i]);
        for (size_t row = 0; row < replies->count; row++) {
            values[row * count + i] = column[row];
            sums[row] += column[row];
        }
    }
    for (size_t row = 0; row < replies->count; row++) {
        is_complete[row] = !isnan(sums[row]);
    }
    return (struct side_by_side){
        .table = {values, replies->count, count},
        .people = experience_count(replies, replies->item_count, is_complete),
        .is_complete = is_complete,
        .apart = experience_apart(sums, replies->count, pool),
    };
}

/* ---- organisations ---- */

/* The organisations of which enough people count, and how many of each. */
struct houses {
    int64_t *ids;
    size_t *sizes;
    size_t count;
};

static struct houses houses_find(const struct replies *replies, const bool *is_in,
                                 struct pool *pool)
{
    int64_t *ids = pool_array(pool, replies->count, int64_t);
    struct houses houses = {ids, pool_array(pool, replies->count, size_t), 0};
    size_t count = 0;

    for (size_t i = 0; i < replies->count; i++) {
        if (is_in[i] && replies->organisations[i] != 0) {
            ids[count++] = replies->organisations[i];
        }
    }
    qsort(ids, count, sizeof *ids, experience_id_compare);
    for (size_t i = 0, size = 0; i < count; i += size) {
        for (size = 1; i + size < count && ids[i + size] == ids[i];) {
            size++;
        }
        if (size >= MEMBERS_LEAST) {
            houses.sizes[houses.count] = size;
            ids[houses.count++] = ids[i];
        }
    }
    return houses;
}

static struct experience_ground houses_ground(const struct houses *houses, size_t apart)
{
    struct experience_ground ground = {{0, houses->count}, PEOPLE_LEAST, apart};

    for (size_t i = 0; i < houses->count; i++) {
        ground.people.people += houses->sizes[i];
    }
    if (houses->count < ORGANISATIONS_LEAST) {
        ground.least = SIZE_MAX;
    }
    return ground;
}

static struct experience_number agreement(double value)
{
    return (struct experience_number){isnan(value) ? value : fmin(value, AGREEMENT_MOST),
                                      (double)NAN, (double)NAN};
}

static void icc_add(struct experience_figures *figures, size_t item)
{
    const struct replies *replies = figures->replies;
    struct pool *pool = figures->pool;
    const struct side_by_side side = side_make(figures, &item, 1);
    const struct houses houses = houses_find(replies, side.is_complete, pool);
    double *values = pool_array(pool, replies->count, double);
    size_t *groups = pool_array(pool, replies->count, size_t);

    for (size_t i = 0; i < replies->count; i++) {
        values[i] = (double)NAN;
        for (size_t j = 0; side.is_complete[i] && j < houses.count; j++) {
            if (houses.ids[j] == replies->organisations[i]) {
                values[i] = side.table.values[i];
                groups[i] = j;
            }
        }
    }
    const struct icc_groups icc = icc_groups_make(values, groups, replies->count, pool);
    const struct experience_ground ground =
        houses_ground(&houses, experience_apart(values, replies->count, pool));
    experience_figure_add(figures,
                          experience_name("icc", replies->items[item]->code, pool),
                          &ground, agreement(icc.icc1));
}

static struct rwg house_rwg(const struct replies *replies,
                            const struct side_by_side *side, int64_t id, size_t levels,
                            struct pool *pool)
{
    const size_t columns = side->table.column_count;
    double *values = pool_array(pool, replies->count * columns, double);
    struct score_table table = {values, 0, columns};

    for (size_t i = 0; i < replies->count; i++) {
        if (side->is_complete[i] && replies->organisations[i] == id) {
            memcpy(&values[table.row_count++ * columns], &side->table.values[i * columns],
                   columns * sizeof *values);
        }
    }
    return rwg_make(&table, levels);
}

static void rwg_add(struct experience_figures *figures, const char *name,
                    const struct side_by_side *side, size_t levels)
{
    const struct replies *replies = figures->replies;
    const struct houses houses = houses_find(replies, side->is_complete, figures->pool);
    const struct experience_ground ground = houses_ground(&houses, side->apart);
    double sum = 0;

    for (size_t i = 0; i < houses.count; i++) {
        sum += house_rwg(replies, side, houses.ids[i], levels, figures->pool).value;
    }
    experience_figure_add(figures, name, &ground, agreement(sum / (double)houses.count));
}

/* ---- scales ---- */

/* The items of a step that were asked of this group, as numbers of a scale. */
static size_t scale_items(const struct experience_figures *figures,
                          const struct instrument_step *step, size_t *items_out)
{
    const struct replies *replies = figures->replies;
    size_t count = 0;

    for (size_t i = 0; i < step->item_count; i++) {
        const size_t item = replies_item(replies, step->items[i].code);
        if (item < replies->item_count && step->items[i].kind == ITEM_LEVEL &&
            !step->items[i].is_nominal &&
            item_is_asked(replies->instrument, replies->items[item],
                          figures->group->respondent)) {
            items_out[count++] = item;
        }
    }
    return count;
}

static void scale_add(struct experience_figures *figures,
                      const struct instrument_step *step)
{
    size_t *items = pool_array(figures->pool, step->item_count, size_t);
    const size_t count = scale_items(figures, step, items);

    if (count < 2) {
        return;
    }
    const struct side_by_side side = side_make(figures, items, count);
    const struct cronbach cronbach = cronbach_make(&side.table, figures->pool);
    const struct experience_ground ground = {side.people, PEOPLE_LEAST, side.apart};
    experience_figure_add(
        figures, experience_name("alpha", step->code, figures->pool), &ground,
        (struct experience_number){cronbach.alpha, cronbach.low, cronbach.high});
    if (figures->group->respondent == RESPONDENT_WORKERS) {
        rwg_add(figures, experience_name("rwg", step->code, figures->pool), &side,
                figures->replies->items[items[0]]->level_count);
    }
}

/* ---- do people see the same dilemmas? ---- */

/* Who gave at least one of them: the figure rests on these, for it can do with gaps. It
 * is only given when enough people gave all. */
static struct experience_ground coders_ground(const struct experience_figures *figures,
                                              const struct side_by_side *side)
{
    const struct replies *replies = figures->replies;
    const size_t columns = side->table.column_count;
    bool *is_in = pool_array(figures->pool, replies->count, bool);
    const bool is_enough = side->people.people >= PEOPLE_LEAST &&
                           disclosure_is_group(&side->people, figures->group->rule);

    for (size_t i = 0; i < replies->count * columns; i++) {
        is_in[i / columns] |= !isnan(side->table.values[i]);
    }
    return (struct experience_ground){
        experience_count(replies, replies->item_count, is_in),
        is_enough ? PEOPLE_LEAST : SIZE_MAX, side->apart};
}

/* People are the coders and the dilemmas the units: do they put the same ones high? */
static void krippendorff_add(struct experience_figures *figures, const char *name,
                             enum dilemma_item which)
{
    const struct replies *replies = figures->replies;
    size_t items[DILEMMA_COUNT];
    size_t count = 0;

    for (int i = 0; i < DILEMMA_COUNT; i++) {
        items[count] = replies_item(replies, dilemma_item_code((enum dilemma)i, which));
        count += items[count] < replies->item_count;
    }
    if (count < 2) {
        return;
    }
    const struct side_by_side side = side_make(figures, items, count);
    const struct krippendorff krippendorff =
        krippendorff_make(&side.table, KRIPPENDORFF_ORDINAL);
    const struct experience_ground ground = coders_ground(figures, &side);
    experience_figure_add(figures, name, &ground, agreement(krippendorff.alpha));
}

void experience_quality_add(struct experience_figures *figures)
{
    static const char *const NAMES[DILEMMA_ITEM_COUNT] = {
        "krippendorff.A", "krippendorff.B", "krippendorff.T", "krippendorff.H"};
    const struct replies *replies = figures->replies;

    for (size_t i = 0; i < replies->instrument->step_count; i++) {
        if (replies->instrument->steps[i].is_scale) {
            scale_add(figures, &replies->instrument->steps[i]);
        }
    }
    if (figures->group->respondent != RESPONDENT_WORKERS) {
        return;
    }
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        krippendorff_add(figures, NAMES[i], (enum dilemma_item)i);
    }
    for (size_t i = 0; i < replies->item_count; i++) {
        const struct instrument_item *item = replies->items[i];
        if (item->kind == ITEM_LEVEL && !item->is_nominal && !item->is_background &&
            item_is_asked(replies->instrument, replies->items[i], RESPONDENT_WORKERS)) {
            icc_add(figures, i);
        }
    }
}
