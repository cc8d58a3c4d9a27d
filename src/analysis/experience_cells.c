/* experience_cells.c - how each group answered each item, as far as it may be told. */
#include <stdlib.h>
#include <string.h>

#include "analysis/experience_parts.h"
#include "base/text.h"

enum { NAME_BYTES_MOST = 128 };

const char *experience_name(const char *kind, const char *of, struct pool *pool)
{
    struct text name;

    text_init(&name, pool, NAME_BYTES_MOST);
    text_format(&name, "%s.%s", kind, of);
    return name.bytes;
}

static const char *part_name(const char *of, int64_t number, struct pool *pool)
{
    struct text name;

    text_init(&name, pool, NAME_BYTES_MOST);
    text_format(&name, "%s:%lld", of, (long long)number);
    return name.bytes;
}

/* ---- groups ---- */

static bool is_answer(int32_t value)
{
    return value >= 0;
}

struct experience_group experience_group_of(const struct replies *replies,
                                            enum respondent respondent, struct pool *pool)
{
    bool *is_in = pool_array(pool, replies->count, bool);

    for (size_t i = 0; i < replies->count; i++) {
        is_in[i] = replies->respondents[i] == respondent;
    }
    return (struct experience_group){
        RESPONDENT_CODES[respondent], respondent, is_in,
        respondent == RESPONDENT_FAMILIES ? &DISCLOSURE_FAMILIES : &DISCLOSURE_WORKERS};
}

int experience_id_compare(const void *a, const void *b)
{
    const int64_t left = *(const int64_t *)a;
    const int64_t right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

/* The different organisations among `ids`, in order; 0 is none. */
static size_t ids_distinct(int64_t *ids, size_t count)
{
    size_t kept = 0;

    qsort(ids, count, sizeof *ids, experience_id_compare);
    for (size_t i = 0; i < count; i++) {
        if (ids[i] != 0 && (kept == 0 || ids[kept - 1] != ids[i])) {
            ids[kept++] = ids[i];
        }
    }
    return kept;
}

struct disclosure_group experience_count(const struct replies *replies, size_t item,
                                         const bool *is_in)
{
    SCOPED(pool) work = pool_new();
    int64_t *ids = pool_array(work, replies->count, int64_t);
    size_t people = 0;

    for (size_t i = 0; i < replies->count; i++) {
        if (is_in[i] &&
            (item == replies->item_count || is_answer(replies_value(replies, i, item)))) {
            ids[people++] = replies->organisations[i];
        }
    }
    return (struct disclosure_group){people, ids_distinct(ids, people)};
}

/* ---- cells ---- */

static void cell_add(const struct replies *replies, const struct experience_group *group,
                     size_t item, enum disclosed_state state,
                     struct experience_cells *cells)
{
    struct experience_cell *cell = NULL;

    cells->items = pool_grow(cells->pool, cells->items, cells->count, &cells->capacity,
                             struct experience_cell);
    cell = &cells->items[cells->count++];
    *cell = (struct experience_cell){
        .group = group->name,
        .item = replies->items[item]->code,
        .figures = {.state = state, .median = -1},
    };
    if (state == DISCLOSED) {
        cell->figures = disclose_item(replies, item, group->is_in, group->rule);
    }
}

/* ---- by a background item ---- */

static const bool *level_members(const struct replies *replies,
                                 const struct experience_group *group, size_t background,
                                 int level, struct pool *pool)
{
    bool *is_in = pool_array(pool, replies->count, bool);

    for (size_t i = 0; i < replies->count; i++) {
        is_in[i] = group->is_in[i] && replies_value(replies, i, background) == level;
    }
    return is_in;
}

/* What may be shown of each of the groups beside their total. */
static const struct disclosed_item *groups_disclose(const struct replies *replies,
                                                    size_t item,
                                                    const struct experience_group *total,
                                                    const struct experience_group *groups,
                                                    size_t count, struct pool *pool)
{
    size_t *group_of = pool_array(pool, replies->count, size_t);
    struct disclosed_item *items = pool_array(pool, count, struct disclosed_item);
    const struct disclosure_split split = {
        .is_in = total->is_in,
        .groups = group_of,
        .group_count = count,
        .rule = count > 0 ? groups[0].rule : total->rule,
        .rest_rule = total->rule,
    };

    for (size_t i = 0; i < replies->count; i++) {
        while (group_of[i] < count && !groups[group_of[i]].is_in[i]) {
            group_of[i]++;
        }
    }
    disclose_split(replies, item, &split, items);
    return items;
}

/* An item in the groups of all levels at once. */
static void levels_add(const struct replies *replies, size_t item,
                       const struct experience_group *total,
                       const struct experience_group *levels, size_t level_count,
                       struct experience_cells *cells)
{
    const struct disclosed_item *items =
        groups_disclose(replies, item, total, levels, level_count, cells->pool);

    for (size_t i = 0; i < level_count; i++) {
        cell_add(replies, &levels[i], item, items[i].state, cells);
    }
}

/* Always rounded: exact shares of a level beside an exact total would give the rest. */
static const struct disclosure_rule *level_rule(const struct experience_group *total,
                                                struct pool *pool)
{
    struct disclosure_rule *rule =
        pool_copy(pool, total->rule, 1, struct disclosure_rule);

    rule->rounded_below = SIZE_MAX;
    return rule;
}

/* Not of other background items: that would be two features at once. */
static void background_add(const struct replies *replies, size_t background,
                           const struct experience_group *total,
                           struct experience_cells *cells)
{
    const struct instrument_item *item = replies->items[background];
    const struct disclosure_rule *rule = level_rule(total, cells->pool);
    struct experience_group *levels =
        pool_array(cells->pool, item->level_count, struct experience_group);

    for (size_t i = 0; i < item->level_count; i++) {
        const int value = item->levels[i].value;
        levels[i] = (struct experience_group){
            .name = part_name(item->code, value, cells->pool),
            .respondent = total->respondent,
            .is_in = level_members(replies, total, background, value, cells->pool),
            .rule = rule,
        };
    }
    for (size_t i = 0; i < replies->item_count; i++) {
        if (!replies->items[i]->is_background &&
            item_is_asked(replies->instrument, replies->items[i], total->respondent)) {
            levels_add(replies, i, total, levels, item->level_count, cells);
        }
    }
}

void experience_cells_add(const struct replies *replies,
                          const struct experience_group *group,
                          struct experience_cells *cells)
{
    for (size_t i = 0; i < replies->item_count; i++) {
        if (item_is_asked(replies->instrument, replies->items[i], group->respondent)) {
            cell_add(replies, group, i, DISCLOSED, cells);
        }
    }
    for (size_t i = 0; i < replies->item_count; i++) {
        if (replies->items[i]->is_background &&
            item_is_asked(replies->instrument, replies->items[i], group->respondent)) {
            background_add(replies, i, group, cells);
        }
    }
}

/* ---- an organisation's own answers ---- */

/* All organisations, and what may be shown to each of its own: [item * count + number];
 * item_count for how many answered. */
struct own {
    const struct experience_group *groups;
    size_t count;
    enum disclosed_state *states;
};

static const bool *organisation_members(const struct replies *replies, int64_t id,
                                        struct pool *pool)
{
    bool *is_in = pool_array(pool, replies->count, bool);

    for (size_t i = 0; i < replies->count; i++) {
        is_in[i] = replies->respondents[i] == RESPONDENT_WORKERS &&
                   replies->organisations[i] == id;
    }
    return is_in;
}

/* Each organisation sees the workers' total too, so that what is left of it without them
 * must be a group that could be shown. */
static void own_people_states(const struct replies *replies,
                              const struct experience_group *workers, struct own *own,
                              struct pool *pool)
{
    enum disclosed_state *states = &own->states[replies->item_count * own->count];
    struct disclosure_group *groups =
        pool_array(pool, own->count, struct disclosure_group);
    const struct disclosure_group all =
        experience_count(replies, replies->item_count, workers->is_in);

    for (size_t i = 0; i < own->count; i++) {
        groups[i] = experience_count(replies, replies->item_count, own->groups[i].is_in);
    }
    disclose_groups(groups, own->count, &all, &DISCLOSURE_OWN, states);
    for (size_t i = 0; i < own->count; i++) {
        const struct disclosure_group rest = {
            all.people - groups[i].people, all.organisations - groups[i].organisations};
        if (states[i] == DISCLOSED && !disclosure_is_group(&rest, workers->rule)) {
            states[i] = DISCLOSED_BESIDE;
        }
    }
}

/* Only houses that have a page at all are groups: who has none is hidden on every item,
 * and must not be what the others' pages leave of the total. */
static void own_item_states(const struct replies *replies, size_t item,
                            const struct experience_group *workers, struct own *own,
                            struct pool *pool)
{
    const enum disclosed_state *pages = &own->states[replies->item_count * own->count];
    enum disclosed_state *states = &own->states[item * own->count];
    struct experience_group *groups =
        pool_array(pool, own->count, struct experience_group);
    size_t count = 0;

    for (size_t i = 0; i < own->count; i++) {
        if (pages[i] == DISCLOSED) {
            groups[count++] = own->groups[i];
        }
    }
    const struct disclosed_item *items =
        groups_disclose(replies, item, workers, groups, count, pool);
    for (size_t i = 0, group = 0; i < own->count; i++) {
        states[i] = pages[i] == DISCLOSED ? items[group++].state : pages[i];
    }
}

static struct own own_make(const struct replies *replies, struct pool *pool)
{
    const struct experience_group workers =
        experience_group_of(replies, RESPONDENT_WORKERS, pool);
    int64_t *ids = pool_array(pool, replies->count, int64_t);
    struct experience_group *groups = NULL;
    struct own own = {0};

    for (size_t i = 0; i < replies->count; i++) {
        ids[i] = workers.is_in[i] ? replies->organisations[i] : 0;
    }
    own.count = ids_distinct(ids, replies->count);
    groups = pool_array(pool, own.count, struct experience_group);
    for (size_t i = 0; i < own.count; i++) {
        groups[i] = (struct experience_group){
            .name = part_name("organisation", ids[i], pool),
            .respondent = RESPONDENT_WORKERS,
            .is_in = organisation_members(replies, ids[i], pool),
            .rule = &DISCLOSURE_OWN,
        };
    }
    own.groups = groups;
    own.states =
        pool_array(pool, own.count * (replies->item_count + 1), enum disclosed_state);
    own_people_states(replies, &workers, &own, pool);
    for (size_t i = 0; i < replies->item_count; i++) {
        own_item_states(replies, i, &workers, &own, pool);
    }
    return own;
}

static struct experience_results own_results(const struct replies *replies,
                                             const struct own *own, size_t number,
                                             const struct experience_results *all,
                                             struct pool *pool)
{
    const struct experience_group *group = &own->groups[number];
    const struct disclosure_group people =
        experience_count(replies, replies->item_count, group->is_in);
    struct experience_cells cells = {.pool = pool};
    struct experience_results results = {
        .engine = all->engine,
        .computed_at = all->computed_at,
        .organisations = 1,
    };

    for (size_t i = 0; i < replies->item_count; i++) {
        if (item_is_asked(replies->instrument, replies->items[i], RESPONDENT_WORKERS)) {
            cell_add(replies, group, i, own->states[i * own->count + number], &cells);
        }
    }
    results.respondents[RESPONDENT_WORKERS] =
        disclose_number(people.people, &DISCLOSURE_OWN);
    results.cells = cells.items;
    results.cell_count = cells.count;
    return results;
}

struct experience_parts experience_own_parts(const struct replies *replies,
                                             const struct experience_results *all,
                                             struct pool *pool)
{
    const struct own own = own_make(replies, pool);
    struct experience_part *parts = pool_array(pool, own.count, struct experience_part);
    size_t count = 0;

    for (size_t i = 0; i < own.count; i++) {
        if (own.states[replies->item_count * own.count + i] == DISCLOSED) {
            parts[count++] = (struct experience_part){
                own.groups[i].name, own_results(replies, &own, i, all, pool)};
        }
    }
    return (struct experience_parts){parts, count};
}
