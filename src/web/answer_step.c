#include "web/answer_step.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "web/answer_names.h"

static int64_t number_of(const char *text)
{
    size_t number = 0;

    if (text[0] == '\0') {
        return SURVEY_NONE;
    }
    if (strcmp(text, "-1") == 0) {
        return SURVEY_UNKNOWN;
    }
    return number_read(text, INT32_MAX, &number) ? (int64_t)number : SURVEY_WRONG;
}

/* Bits of a set are sent one by one. */
static int64_t bits_of(const struct visit *visit, const char *name)
{
    int64_t bits = 0;

    for (size_t i = 0; i < visit->body.pair_count; i++) {
        const int64_t bit = strcmp(visit->body.pairs[i].name, name) == 0
                                ? number_of(visit->body.pairs[i].value)
                                : SURVEY_NONE;

        if (bit > 30 || bit == SURVEY_WRONG) {
            return SURVEY_WRONG;
        }
        bits |= bit >= 0 ? INT64_C(1) << bit : 0;
    }
    return bits;
}

struct answer_cell answer_cell_read(const struct visit *visit,
                                    const struct instrument_item *item, int64_t target_id)
{
    char name[64];
    struct answer_cell cell = {.value = SURVEY_NONE, .was = SURVEY_NONE};

    (void)snprintf(name, sizeof name, "w_%s_%" PRId64, item->code, target_id);
    const char *was = form_value(&visit->body, name);
    cell.is_sent = was != NULL;
    if (!cell.is_sent) {
        return cell;
    }
    cell.was = number_of(was);
    name[0] = 'c';
    if (item->kind == ITEM_SET) {
        cell.value = bits_of(visit, name);
        return cell;
    }
    const char *value = form_value(&visit->body, name);
    if (item->kind == ITEM_NAMES) {
        cell.value = value == NULL ? 0 : number_of(value);
    } else {
        cell.value = value == NULL ? cell.was : number_of(value);
    }
    return cell;
}

bool answer_is_changed_elsewhere(const struct answer_cell *cell, int64_t shown)
{
    return shown != cell->was && shown != cell->value;
}

bool answer_step_find(const struct visit *visit, const struct answer_link *link,
                      const struct instrument_step **step_out, struct status *st)
{
    const struct instrument_step *step =
        instrument_step(link->wave.instrument, visit->parts[1]);

    if (step == NULL || !wave_asks(&link->wave.wave, step)) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    *step_out = step;
    return true;
}

struct answer_place answer_place_of(const struct answer_link *link,
                                    const struct survey_sheet *sheet,
                                    const struct answer_targets *targets,
                                    const struct instrument_step *step)
{
    const struct instrument *instrument = link->wave.instrument;
    struct answer_place place = {0};

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *one = &instrument->steps[i];

        place.count += answer_step_is_possible(link, sheet, targets, one);
        if (!answer_step_is_asked(link, sheet, targets, one)) {
            continue;
        }
        if (one == step) {
            place.number = place.count;
        } else if (one < step) {
            place.before = one;
        } else if (place.after == NULL) {
            place.after = one;
        }
    }
    return place;
}

struct answer_near answer_near(struct pool *pool, const struct answer_targets *targets,
                               const char *name)
{
    const char *key = utf8_key(pool, name);
    struct answer_near near = {0};

    for (size_t i = 0; i < targets->count && near.count < 8; i++) {
        if (answer_names_are_near(key, targets->items[i].key, pool)) {
            near.items[near.count++] = &targets->items[i];
        }
    }
    return near;
}
