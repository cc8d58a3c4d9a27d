#include "store/experience_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "base/utf8.h"

static const char OWN[] = "own";
static const char AREA[] = "area";

struct experience_plan experience_plan_of(const struct experience_whole *whole)
{
    return (struct experience_plan){
        .instrument = whole->instrument,
        .wave = whole->wave,
        .items_out = whole->choice.items_out,
        .areas = whole->choice.areas,
        .own_items = whole->own_items,
        .own_item_count = whole->own_item_count,
    };
}

/* ---- what is asked ---- */

bool plan_asks(const struct experience_plan *plan, const struct instrument_step *step,
               const struct instrument_item *item, enum respondent respondent)
{
    return (respondent == RESPONDENT_NOBODY ||
            item_is_asked(plan->instrument, item, respondent)) &&
           wave_asks(&plan->wave, step) && !lines_have(plan->items_out, item->code);
}

/* Own questions and neighbourhoods have one wording: only those are asked whom the
 * survey is about. */
static bool is_about(const struct experience_plan *plan, enum respondent respondent)
{
    return respondent == RESPONDENT_NOBODY || respondent == plan->instrument->asked;
}

/* The scale of agreement of the instrument: that of its first step that is a scale. */
static const struct instrument_item *agreement_item(const struct instrument *instrument)
{
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (step->is_scale && step->item_count > 0 && step->items[0].kind == ITEM_LEVEL) {
            return &step->items[0];
        }
    }
    return NULL;
}

static const struct wording NO_WORDS = {{"", "", ""}};

const struct instrument_item *plan_own_item(const struct experience_plan *plan,
                                            const struct own_item_row *row,
                                            struct pool *pool)
{
    const struct instrument_item *scale = agreement_item(plan->instrument);
    struct instrument_item *item = pool_array(pool, 1, struct instrument_item);
    struct text code;

    text_init(&code, pool, LIMIT_NAME_BYTES);
    text_format(&code, "%s%lld", OWN, (long long)row->id);
    *item = (struct instrument_item){
        .code = code.bytes,
        .kind = strcmp(row->kind, "text") == 0 ? ITEM_TEXT : ITEM_LEVEL,
        .question = own_item_words(row),
        .mirror = NO_WORDS,
    };
    if (item->kind == ITEM_LEVEL && scale != NULL) {
        item->levels = scale->levels;
        item->level_count = scale->level_count;
        item->may_not_know = true;
    }
    return item;
}

/* Its levels are the neighbourhoods, numbered from 1. */
static const struct instrument_item *area_item(const char *areas, struct pool *pool)
{
    const size_t count = lines_count(areas);
    struct instrument_item *item = pool_array(pool, 1, struct instrument_item);
    struct item_level *levels = pool_array(pool, count, struct item_level);

    for (size_t i = 0; i < count; i++) {
        const char *name = lines_next(&areas, pool);

        levels[i] = (struct item_level){(int)i + 1, name, {{name, name, name}}};
    }
    *item = (struct instrument_item){
        .code = AREA,
        .kind = ITEM_LEVEL,
        .question = NO_WORDS,
        .mirror = NO_WORDS,
        .levels = levels,
        .level_count = count,
        .is_nominal = true,
        .is_background = true,
    };
    return item;
}

static size_t most_items(const struct experience_plan *plan)
{
    size_t count = 1 + plan->own_item_count;

    for (size_t i = 0; i < plan->instrument->step_count; i++) {
        count += plan->instrument->steps[i].item_count;
    }
    return count;
}

struct plan_items plan_items(const struct experience_plan *plan,
                             enum respondent respondent, struct pool *pool)
{
    const struct instrument *instrument = plan->instrument;
    const struct instrument_item **items =
        pool_array(pool, most_items(plan), const struct instrument_item *);
    size_t count = 0;

    if (is_about(plan, respondent) && plan->areas[0] != '\0') {
        items[count++] = area_item(plan->areas, pool);
    }
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        for (size_t j = 0; j < step->item_count; j++) {
            if (plan_asks(plan, step, &step->items[j], respondent)) {
                items[count++] = &step->items[j];
            }
        }
    }
    for (size_t i = 0; is_about(plan, respondent) && i < plan->own_item_count; i++) {
        items[count++] = plan_own_item(plan, &plan->own_items[i], pool);
    }
    return (struct plan_items){items, count};
}

/* ---- a sheet ---- */

bool plan_text_check(const char *text, struct status *st)
{
    if (utf8_count(text) > LIMIT_OPEN_ANSWER_CHARACTERS) {
        return status_fail(st, STATUS_LIMIT, "write at most %d characters here",
                           (int)LIMIT_OPEN_ANSWER_CHARACTERS);
    }
    return utf8_is_visible(text, "\n\t") ||
           status_fail(st, STATUS_INVALID,
                       "what is written holds an invisible control character");
}

static bool answer_check(const struct instrument_item *item,
                         const struct reply_answer *answer, struct status *st)
{
    if (item->kind == ITEM_TEXT) {
        return answer->text == NULL || plan_text_check(answer->text, st);
    }
    return answer->value == REPLY_NONE ||
           (answer->text == NULL && item_takes(item, answer->value)) ||
           status_fail(st, STATUS_INVALID, "this is no answer to '%s'", item->code);
}

/* Is anything said? */
static bool is_given(const struct instrument_item *item,
                     const struct reply_answer *answer)
{
    return item->kind == ITEM_TEXT
               ? answer->text != NULL &&
                     answer->text[strspn(answer->text, " \t\r\n")] != '\0'
               : answer->value != REPLY_NONE;
}

/* Where an item stands in the list; most come in its order, so look behind the former
 * one first. */
static size_t place_of(const struct plan_items *items, const char *code, size_t from)
{
    for (size_t i = 0; i < items->count; i++) {
        const size_t place = (from + i) % items->count;

        if (strcmp(items->items[place]->code, code) == 0) {
            return place;
        }
    }
    return items->count;
}

bool plan_sort(const struct plan_items *items, const struct reply_sheet *sheet,
               struct pool *pool, struct reply_sheet *sorted_out, struct status *st)
{
    struct reply_answer *answers = pool_array(pool, items->count, struct reply_answer);
    size_t count = 0;
    size_t place = 0;

    for (size_t i = 0; i < sheet->answer_count; i++) {
        const struct reply_answer *answer = &sheet->answers[i];

        place = place_of(items, answer->item, place);
        if (place == items->count) {
            return status_fail(st, STATUS_INVALID, "nothing is asked here as '%s'",
                               answer->item);
        }
        if (!answer_check(items->items[place], answer, st)) {
            return false;
        }
        answers[place] = *answer;
    }
    for (size_t i = 0; i < items->count; i++) {
        if (answers[i].item != NULL && is_given(items->items[i], &answers[i])) {
            answers[count++] = answers[i];
        }
    }
    *sorted_out = (struct reply_sheet){answers, count, sheet->organisation_id};
    return true;
}

static void line_add(struct text *text, const char *item, int64_t value)
{
    if (text->length > 0) {
        text_add_char(text, '\n');
    }
    text_add(text, item);
    text_add_char(text, ' ');
    text_add_integer(text, value);
}

const char *plan_write(const struct reply_sheet *sorted, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_SHEET_BYTES);
    if (sorted->organisation_id != 0) {
        line_add(&text, "organisation", sorted->organisation_id);
    }
    for (size_t i = 0; i < sorted->answer_count; i++) {
        const struct reply_answer *answer = &sorted->answers[i];

        if (answer->text == NULL) {
            line_add(&text, answer->item, answer->value);
        }
    }
    return text.is_cut ? NULL : text.bytes;
}

/* The number behind the space at `at`; strtoll() would go on to the next line for it. */
static int32_t number_read(const char *at)
{
    char *end = NULL;

    if (*at != ' ' || strchr("-0123456789", at[1]) == NULL) {
        return REPLY_NONE;
    }
    const long long value = strtoll(at + 1, &end, 10);
    return end > at + 1 && (*end == '\n' || *end == '\0') && value >= INT32_MIN &&
                   value <= INT32_MAX
               ? (int32_t)value
               : REPLY_NONE;
}

const char *plan_line(const char *at, const char **item_out, size_t *length_out,
                      int32_t *value_out)
{
    if (*at == '\0') {
        return NULL;
    }
    *item_out = at;
    *length_out = strcspn(at, " \n");
    at += *length_out;
    *value_out = number_read(at);
    at += strcspn(at, "\n");
    return at + (*at == '\n');
}
