#include "web/answer_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "web/answer_former.h"

const struct instrument_step *answer_names_step(const struct instrument *instrument)
{
    size_t i = 0;

    while (instrument->steps[i].items[0].kind != ITEM_NAMES) {
        i++;
    }
    return &instrument->steps[i];
}

static int target_compare(const void *a, const void *b)
{
    const struct answer_target *first = a;
    const struct answer_target *second = b;
    const int order = strcmp(first->key, second->key);

    return order != 0 ? order
                      : (first->actor->id > second->actor->id) -
                            (first->actor->id < second->actor->id);
}

struct answer_targets answer_targets(const struct answer_link *link,
                                     const struct survey_sheet *sheet, struct pool *pool)
{
    const struct instrument_item *names =
        &answer_names_step(link->wave.instrument)->items[0];
    struct answer_target *items =
        pool_array(pool, link->wave.actor_count, struct answer_target);
    size_t count = 0;

    for (size_t i = 0; i < link->wave.actor_count; i++) {
        const struct wave_actor_row *actor = &link->wave.actors[i];
        const bool is_own_name = actor->informant_id == link->informant.id;

        if (actor->id != link->organisation->id &&
            (actor->informant_id == 0 || is_own_name)) {
            items[count++] =
                (struct answer_target){actor, utf8_key(pool, actor->name),
                                       survey_given(sheet, names->code, actor->id) == 1};
        }
    }
    qsort(items, count, sizeof items[0], target_compare);
    return (struct answer_targets){items, count};
}

struct answer_targets answer_targets_now(const struct answer_link *link,
                                         const struct answer_targets *targets,
                                         const struct survey_sheet *sheet,
                                         struct pool *pool)
{
    const char *names = answer_names_step(link->wave.instrument)->items[0].code;
    struct answer_target *items =
        pool_copy(pool, targets->items, targets->count, struct answer_target);

    for (size_t i = 0; i < targets->count; i++) {
        items[i].is_chosen = survey_given(sheet, names, items[i].actor->id) == 1;
    }
    return (struct answer_targets){items, targets->count};
}

bool answer_is_hidden(const struct survey_sheet *sheet,
                      const struct instrument_step *step)
{
    bool is_given = survey_has_step(sheet, step->code);

    if (step->sight != SIGHT_NOBODY) {
        return false;
    }
    for (size_t i = 0; i < sheet->answer_count && !is_given; i++) {
        for (size_t k = 0; k < step->item_count; k++) {
            is_given =
                is_given || strcmp(sheet->answers[i].item, step->items[k].code) == 0;
        }
    }
    return is_given;
}

bool answer_item_is_asked(const struct survey_sheet *sheet,
                          const struct instrument_item *item,
                          const struct answer_target *target)
{
    if (item->kind == ITEM_NAMES) {
        return true;
    }
    return target->is_chosen &&
           (item->needs == NULL ||
            survey_given(sheet, item->needs, target->actor->id) >= item->needs_least);
}

static bool is_asked_of(const struct survey_sheet *sheet,
                        const struct instrument_step *step,
                        const struct answer_target *target)
{
    for (size_t i = 0; i < step->item_count; i++) {
        if (answer_item_is_asked(sheet, &step->items[i], target)) {
            return true;
        }
    }
    return false;
}

static bool is_asked_of_any(const struct survey_sheet *sheet,
                            const struct answer_targets *targets,
                            const struct instrument_step *step)
{
    for (size_t i = 0; i < targets->count; i++) {
        if (is_asked_of(sheet, step, &targets->items[i])) {
            return true;
        }
    }
    return step->items[0].kind == ITEM_NAMES;
}

bool answer_step_is_asked(const struct answer_link *link,
                          const struct survey_sheet *sheet,
                          const struct answer_targets *targets,
                          const struct instrument_step *step)
{
    return wave_asks(&link->wave.wave, step) && is_asked_of_any(sheet, targets, step);
}

bool answer_step_is_void(const struct answer_link *link, const struct survey_sheet *sheet,
                         const struct answer_targets *targets,
                         const struct instrument_step *step)
{
    const struct instrument *instrument = link->wave.instrument;

    if (!wave_asks(&link->wave.wave, step) || is_asked_of_any(sheet, targets, step) ||
        !survey_has_step(sheet, answer_names_step(instrument)->code)) {
        return false;
    }
    for (size_t i = 0; i < step->item_count; i++) {
        const struct instrument_step *needed = NULL;
        const char *needs = step->items[i].needs;

        if (needs != NULL && instrument_item(instrument, needs, &needed) != NULL &&
            wave_asks(&link->wave.wave, needed) &&
            !survey_has_step(sheet, needed->code)) {
            return false;
        }
    }
    return true;
}

bool answer_step_is_possible(const struct answer_link *link,
                             const struct survey_sheet *sheet,
                             const struct answer_targets *targets,
                             const struct instrument_step *step)
{
    return wave_asks(&link->wave.wave, step) &&
           !answer_step_is_void(link, sheet, targets, step);
}

bool answer_is_carried(const struct instrument_step *step,
                       const struct instrument_item *item, bool is_step_saved)
{
    return step->sight != SIGHT_NOBODY && !(item->kind == ITEM_NAMES && is_step_saved);
}

int64_t answer_start(const struct instrument_item *item, int64_t former)
{
    if (former != SURVEY_NONE && item_takes(item, former)) {
        return former;
    }
    if (item->kind == ITEM_LEVEL) {
        return item->has_default ? item->levels[0].value : SURVEY_NONE;
    }
    return 0;
}

int64_t answer_shown(const struct answer_link *link, const struct instrument_step *step,
                     const struct instrument_item *item,
                     const struct wave_actor_row *target)
{
    const int64_t given = survey_given(&link->sheet, item->code, target->id);

    if (answer_is_hidden(&link->sheet, step)) {
        return SURVEY_NONE;
    }
    if (given != SURVEY_NONE) {
        return given;
    }
    const bool is_carried =
        answer_is_carried(step, item, survey_has_step(&link->sheet, step->code));
    return answer_start(item,
                        is_carried ? answer_former(link, item, target) : SURVEY_NONE);
}

bool answer_is_late(const struct answer_link *link, const struct answer_targets *targets,
                    const struct answer_target *target)
{
    const struct instrument_step *step = answer_names_step(link->wave.instrument);
    const char *item = step->items[0].code;
    int64_t last = 0; /* that was shown then */
    int64_t first = INT64_MAX; /* without an answer */

    for (size_t i = 0; i < targets->count; i++) {
        const int64_t id = targets->items[i].actor->id;

        if (survey_given(&link->sheet, item, id) == SURVEY_NONE) {
            first = id < first ? id : first;
        } else if (targets->items[i].actor->informant_id == 0) {
            last = id > last ? id : last;
        }
    }
    return survey_has_step(&link->sheet, step->code) && first > last &&
           survey_given(&link->sheet, item, target->actor->id) == SURVEY_NONE;
}

size_t answer_missing(const struct answer_link *link,
                      const struct answer_targets *targets,
                      const struct instrument_step *step)
{
    size_t count = 0;

    if (!survey_has_step(&link->sheet, step->code)) {
        return 0;
    }
    for (size_t i = 0; i < targets->count; i++) {
        const struct answer_target *target = &targets->items[i];
        bool is_missing = step->items[0].kind == ITEM_NAMES
                              ? answer_is_late(link, targets, target)
                              : is_asked_of(&link->sheet, step, target);

        for (size_t k = 0; k < step->item_count; k++) {
            is_missing = is_missing && survey_given(&link->sheet, step->items[k].code,
                                                    target->actor->id) == SURVEY_NONE;
        }
        count += is_missing;
    }
    return count;
}
