#include "analysis/experience_results.h"

#include <string.h>

#include "analysis/experience_parts.h"

/* One group of respondents: its number, its cells, its figures. */
static void respondents_add(const struct replies *replies, enum respondent respondent,
                            struct experience_results *results,
                            struct experience_cells *cells,
                            struct experience_figures *figures)
{
    struct experience_group *group = pool_array(cells->pool, 1, struct experience_group);

    *group = experience_group_of(replies, respondent, cells->pool);
    const struct disclosure_group people =
        experience_count(replies, replies->item_count, group->is_in);
    if (respondent != replies->instrument->asked &&
        respondent != replies->instrument->mirrored) {
        return;
    }
    results->respondents[respondent] = disclose_number(people.people, group->rule);
    if (respondent == RESPONDENT_WORKERS && disclosure_is_group(&people, group->rule)) {
        results->organisations = people.organisations;
    }
    experience_cells_add(replies, group, cells);
    figures->group = group;
    if (respondent == replies->instrument->asked) {
        experience_figures_add(figures);
    }
    experience_quality_add(figures);
}

struct experience_parts experience_results_make(const struct replies *replies,
                                                int64_t now, struct pool *pool)
{
    struct experience_cells cells = {.pool = pool};
    struct experience_figures figures = {.pool = pool, .replies = replies};
    struct experience_results all = {.engine = EXPERIENCE_ENGINE, .computed_at = now};
    const enum respondent first = replies->instrument->asked == RESPONDENT_WORKERS
                                      ? RESPONDENT_WORKERS
                                      : RESPONDENT_FAMILIES;
    const enum respondent second =
        first == RESPONDENT_WORKERS ? RESPONDENT_FAMILIES : RESPONDENT_WORKERS;

    respondents_add(replies, first, &all, &cells, &figures);
    respondents_add(replies, second, &all, &cells, &figures);
    all.cells = cells.items;
    all.cell_count = cells.count;
    all.figures = figures.items;
    all.figure_count = figures.count;
    const struct experience_parts own = experience_own_parts(replies, &all, pool);
    struct experience_part *parts =
        pool_array(pool, own.count + 1, struct experience_part);
    parts[0] = (struct experience_part){"experience", all};
    for (size_t i = 0; i < own.count; i++) {
        parts[i + 1] = own.parts[i];
    }
    return (struct experience_parts){parts, own.count + 1};
}

const struct disclosed_item *experience_cell(const struct experience_results *results,
                                             const char *group, const char *item)
{
    for (size_t i = 0; i < results->cell_count; i++) {
        if (strcmp(results->cells[i].item, item) == 0 &&
            strcmp(results->cells[i].group, group) == 0) {
            return &results->cells[i].figures;
        }
    }
    return NULL;
}

const struct experience_figure *experience_figure(
    const struct experience_results *results, const char *name)
{
    for (size_t i = 0; i < results->figure_count; i++) {
        if (strcmp(results->figures[i].name, name) == 0) {
            return &results->figures[i];
        }
    }
    return NULL;
}
