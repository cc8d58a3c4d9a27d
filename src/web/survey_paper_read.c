/* survey_paper_read.c - what was typed in of a sheet, as answers. */
#include "web/survey_paper.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"

bool paper_asks(const struct survey_one *one, const struct wave_actor_row *actor)
{
    return actor->id != one->organisation->id &&
           (survey_is_listed(actor) ||
            (actor->informant_id == one->informant->id && actor->same_as == 0));
}

const char *paper_field(struct visit *visit, const char *kind, const char *item,
                        int64_t target_id, int value)
{
    struct text name;

    text_init(&name, visit->pool, LIMIT_NAME_BYTES);
    text_format(&name, "%s_", kind);
    if (item[0] != '\0') {
        text_format(&name, "%s_", item);
    }
    text_format(&name, "%" PRId64, target_id);
    if (value != 0) {
        text_format(&name, "_%d", value);
    }
    return name.bytes;
}

/* While the sheet is read. */
struct reading {
    struct visit *visit;
    const struct survey_one *one;
    bool *is_chosen; /* by place in the list of the wave */
    struct paper *paper;
};

static const char *level_sent(const struct reading *reading,
                              const struct instrument_item *item, int64_t target_id)
{
    return visit_field(reading->visit,
                       paper_field(reading->visit, "i", item->code, target_id, 0));
}

/* The bits that are ticked. */
static int set_sent(const struct reading *reading, const struct instrument_item *item,
                    int64_t target_id)
{
    int bits = 0;

    for (size_t i = 0; i < item->level_count; i++) {
        const int value = item->levels[i].value;
        const char *name =
            paper_field(reading->visit, "s", item->code, target_id, value + 1);

        if (strcmp(visit_field(reading->visit, name), "yes") == 0) {
            bits |= 1 << value;
        }
    }
    return bits;
}

static const struct item_level *level_coded(const struct instrument_item *item,
                                            const char *code)
{
    for (size_t i = 0; i < item->level_count; i++) {
        if (strcmp(item->levels[i].code, code) == 0) {
            return &item->levels[i];
        }
    }
    return NULL;
}

/* What is stored of one item of one name; SURVEY_NONE: nothing. */
static int64_t value_sent(const struct reading *reading,
                          const struct instrument_item *item, int64_t target_id)
{
    if (item->kind == ITEM_SET) {
        return set_sent(reading, item, target_id);
    }
    const char *code = level_sent(reading, item, target_id);
    const struct item_level *level = level_coded(item, code);
    if (level != NULL) {
        return level->value;
    }
    if (strcmp(code, PAPER_UNKNOWN) == 0 && item->may_not_know) {
        return SURVEY_UNKNOWN;
    }
    return code[0] == '\0' && item->has_default ? item->levels[0].value : SURVEY_NONE;
}

/* Something was said of this name: the box before it may have been forgotten. */
static bool is_said(const struct reading *reading, const struct instrument_item *item,
                    int64_t target_id)
{
    const char *code = level_sent(reading, item, target_id);

    if (item->kind == ITEM_SET) {
        return set_sent(reading, item, target_id) != 0;
    }
    const struct item_level *level = level_coded(item, code);
    return level != NULL && (!item->has_default || level->value > item->levels[0].value);
}

static bool is_skipped(const struct reading *reading, const struct instrument_step *step)
{
    return !wave_asks(&reading->one->survey.whole.wave, step) ||
           strcmp(visit_field(reading->visit,
                              visit_address(reading->visit, "skip_%s", step->code)),
                  "yes") == 0;
}

static bool is_chosen(const struct reading *reading, int64_t target_id)
{
    const struct instrument *instrument = reading->one->survey.whole.instrument;

    if (strcmp(visit_field(reading->visit,
                           paper_field(reading->visit, "p", "", target_id, 0)),
               "yes") == 0) {
        return true;
    }
    for (size_t s = 0; s < instrument->step_count; s++) {
        const struct instrument_step *step = &instrument->steps[s];

        for (size_t i = 0; i < step->item_count && !is_skipped(reading, step); i++) {
            if (step->items[i].kind != ITEM_NAMES &&
                is_said(reading, &step->items[i], target_id)) {
                return true;
            }
        }
    }
    return false;
}

/* A level that the scale does not have was not chosen on our page. */
static bool level_check(const struct reading *reading, const struct instrument_item *item,
                        int64_t target_id, struct status *st)
{
    const char *code = level_sent(reading, item, target_id);

    return item->kind != ITEM_LEVEL || code[0] == '\0' ||
           level_coded(item, code) != NULL || strcmp(code, PAPER_UNREADABLE) == 0 ||
           (item->may_not_know && strcmp(code, PAPER_UNKNOWN) == 0) ||
           visit_refuse(reading->visit, "", st, "choose one of the list");
}

/* Is it asked of this name: does what it needs hold? */
static bool is_needed(const struct reading *reading, const struct instrument_item *item,
                      int64_t target_id)
{
    const struct instrument_item *needed =
        item->needs == NULL
            ? NULL
            : instrument_item(reading->one->survey.whole.instrument, item->needs, NULL);

    return needed == NULL || value_sent(reading, needed, target_id) >= item->needs_least;
}

/* The answers of one item, added to those of its step. */
static bool item_read(struct reading *reading, const struct instrument_item *item,
                      struct survey_answer *answers, size_t *count, struct status *st)
{
    const struct wave_whole *whole = &reading->one->survey.whole;

    for (size_t i = 0; i < whole->actor_count; i++) {
        const int64_t target_id = whole->actors[i].id;

        if (!reading->is_chosen[i] || !is_needed(reading, item, target_id)) {
            continue;
        }
        if (!level_check(reading, item, target_id, st)) {
            return false;
        }
        const int64_t value = item->kind == ITEM_NAMES
                                  ? item->levels[0].value
                                  : value_sent(reading, item, target_id);
        if (value != SURVEY_NONE) {
            answers[(*count)++] = (struct survey_answer){item->code, target_id, value};
        } else if (strcmp(level_sent(reading, item, target_id), PAPER_UNREADABLE) == 0) {
            reading->paper->unreadable++;
        }
    }
    return true;
}

static bool step_read(struct reading *reading, const struct instrument_step *step,
                      struct paper_step *step_out, struct status *st)
{
    struct survey_answer *answers =
        pool_array(reading->visit->pool,
                   step->item_count * reading->one->survey.whole.actor_count + 1,
                   struct survey_answer);
    size_t count = 0;

    for (size_t i = 0; i < step->item_count; i++) {
        if (!item_read(reading, &step->items[i], answers, &count, st)) {
            return false;
        }
    }
    *step_out = (struct paper_step){step, answers, count};
    return true;
}

static void chosen_read(struct reading *reading)
{
    const struct wave_whole *whole = &reading->one->survey.whole;

    reading->is_chosen = pool_array(reading->visit->pool, whole->actor_count + 1, bool);
    for (size_t i = 0; i < whole->actor_count; i++) {
        reading->is_chosen[i] = paper_asks(reading->one, &whole->actors[i]) &&
                                is_chosen(reading, whole->actors[i].id);
        reading->paper->chosen += reading->is_chosen[i];
    }
}

bool paper_read(struct visit *visit, const struct survey_one *one,
                struct paper *paper_out, struct status *st)
{
    const struct instrument *instrument = one->survey.whole.instrument;
    struct paper_step *steps =
        pool_array(visit->pool, instrument->step_count, struct paper_step);
    struct reading reading = {.visit = visit, .one = one, .paper = paper_out};

    *paper_out = (struct paper){.steps = steps};
    chosen_read(&reading);
    if (paper_out->chosen == 0 && strcmp(visit_field(visit, "nobody"), "yes") != 0) {
        return visit_refuse(visit, "", st,
                            "not one organisation is chosen: tick those with whom this "
                            "organisation works, or say below that it works with none");
    }
    for (size_t i = 0; i < instrument->step_count; i++) {
        if (!is_skipped(&reading, &instrument->steps[i]) &&
            !step_read(&reading, &instrument->steps[i], &steps[paper_out->step_count++],
                       st)) {
            return false;
        }
    }
    return true;
}
