/* made_replies.c - answers to the real instruments, filled in. */
#include "made_replies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"

struct made_replies made_replies_begin(const char *instrument, struct pool *pool)
{
    const struct instrument *found = instrument_newest(instrument);
    const struct instrument_item **items =
        pool_array(pool, 200, const struct instrument_item *);
    struct made_replies made = {0};
    size_t count = 0;

    assert_non_null(found);
    for (size_t i = 0; i < found->step_count; i++) {
        for (size_t j = 0; j < found->steps[i].item_count; j++) {
            if (found->steps[i].items[j].kind != ITEM_TEXT) {
                items[count++] = &found->steps[i].items[j];
            }
        }
    }
    made.values = pool_array(pool, count * MADE_REPLIES_MOST, int32_t);
    made.respondents = pool_array(pool, MADE_REPLIES_MOST, enum respondent);
    made.organisations = pool_array(pool, MADE_REPLIES_MOST, int64_t);
    made.replies = (struct replies){
        found, items, count, made.values, made.respondents, made.organisations, 0};
    return made;
}

void made_replies_add(struct made_replies *made, enum respondent respondent,
                      int64_t organisation)
{
    const size_t count = made->replies.item_count;

    assert_true(made->replies.count < MADE_REPLIES_MOST);
    for (size_t i = 0; i < count; i++) {
        made->values[made->replies.count * count + i] = REPLY_NONE;
    }
    made->respondents[made->replies.count] = respondent;
    made->organisations[made->replies.count++] = organisation;
}

void made_replies_say(struct made_replies *made, const char *item, int32_t value)
{
    const size_t number = replies_item(&made->replies, item);

    assert_true(number < made->replies.item_count);
    made->values[(made->replies.count - 1) * made->replies.item_count + number] = value;
}

static uint32_t drawn(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % below;
}

static int32_t any_answer(const struct instrument_item *item, uint32_t *seed)
{
    const uint32_t chance = drawn(seed, 20);

    if (chance == 0) {
        return REPLY_NONE;
    }
    if (chance == 1 && item->may_not_know) {
        return REPLY_UNKNOWN;
    }
    return item->levels[drawn(seed, (uint32_t)item->level_count)].value;
}

void made_replies_draw(struct made_replies *made, enum respondent respondent,
                       size_t count, int64_t organisations, uint32_t seed)
{
    for (size_t i = 0; i < count; i++) {
        made_replies_add(
            made, respondent,
            organisations == 0 ? 0 : 1 + (int64_t)drawn(&seed, (uint32_t)organisations));
        for (size_t j = 0; j < made->replies.item_count; j++) {
            made->values[(made->replies.count - 1) * made->replies.item_count + j] =
                any_answer(made->replies.items[j], &seed);
        }
    }
}

/* ---- what is told of them ---- */

struct experience_parts made_parts(const struct made_replies *made, struct pool *pool)
{
    return experience_results_make(&made->replies, INT64_C(1750000000000), pool);
}

const struct experience_results *made_results(const struct made_replies *made,
                                              struct pool *pool)
{
    return &made_parts(made, pool).parts[0].results;
}

int64_t part_organisation(const struct experience_part *part)
{
    size_t organisation = 0;

    assert_true(
        number_read(part->name + strlen("organisation:"), INT64_MAX, &organisation));
    return (int64_t)organisation;
}

const char *results_text(const struct experience_results *results, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_RESULT_BYTES);
    value_write_json_compact(experience_results_write(results, pool), &text);
    assert_false(text.is_cut);
    return text.bytes;
}
