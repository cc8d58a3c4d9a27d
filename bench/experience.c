/* experience.c - what it costs to close an anonymous survey: everything that is told of
 * 600 answers from 60 organisations, made, written and read back. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/experience_results.h"
#include "base/limits.h"
#include "random.h"
#include "timer.h"

enum { ROUNDS = 9, PEOPLE = 600, ORGANISATIONS = 60 };

static const char *const INSTRUMENT_CODES[] = {"dilemmas", "growth", "five_b"};

static const struct instrument_item **items_of(const struct instrument *instrument,
                                               size_t *count_out, struct pool *pool)
{
    size_t count = 0;
    size_t capacity = 0;
    const struct instrument_item **items = NULL;

    for (size_t i = 0; i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
            if (instrument->steps[i].items[j].kind != ITEM_TEXT) {
                items = pool_grow(pool, items, count, &capacity,
                                  const struct instrument_item *);
                items[count++] = &instrument->steps[i].items[j];
            }
        }
    }
    *count_out = count;
    return items;
}

static struct replies replies_make(const char *code, struct pool *pool)
{
    const struct instrument *instrument = instrument_newest(code);
    struct replies replies = {.instrument = instrument, .count = PEOPLE};
    int64_t *organisations = pool_array(pool, PEOPLE, int64_t);
    enum respondent *respondents = pool_array(pool, PEOPLE, enum respondent);
    uint64_t state = 1;

    replies.items = items_of(instrument, &replies.item_count, pool);
    int32_t *values = pool_array(pool, PEOPLE * replies.item_count, int32_t);
    for (size_t i = 0; i < PEOPLE; i++) {
        organisations[i] = 1 + (int64_t)random_below(&state, ORGANISATIONS);
        respondents[i] = i % 2 == 0 || instrument->asked == RESPONDENT_WORKERS
                             ? RESPONDENT_WORKERS
                             : RESPONDENT_FAMILIES;
        organisations[i] = respondents[i] == RESPONDENT_WORKERS ? organisations[i] : 0;
        for (size_t j = 0; j < replies.item_count; j++) {
            const struct instrument_item *item = replies.items[j];
            values[i * replies.item_count + j] =
                item->levels[random_below(&state, item->level_count)].value;
        }
    }
    replies.values = values;
    replies.organisations = organisations;
    replies.respondents = respondents;
    return replies;
}

/* Seconds of making, and of writing and reading back. */
struct cost {
    double made[ROUNDS];
    double kept[ROUNDS];
    size_t parts;
    size_t bytes; /* of the first part */
};

static void round_run(const struct replies *replies, size_t round, struct cost *cost)
{
    SCOPED(pool) pool = pool_new();
    struct experience_results back;
    struct status st = {0};
    struct text text;
    const double begin = now_seconds();
    const struct experience_parts parts = experience_results_make(replies, 0, pool);
    const double made = now_seconds();

    text_init(&text, pool, LIMIT_RESULT_BYTES);
    const struct value *value = experience_results_write(&parts.parts[0].results, pool);
    value_write_json_compact(value, &text);
    if (text.is_cut || !experience_results_read(value, pool, &back, &st)) {
        abort();
    }
    cost->made[round] = made - begin;
    cost->kept[round] = now_seconds() - made;
    cost->parts = parts.count;
    cost->bytes = text.length;
}

int main(void)
{
    (void)printf("%d answers of %d organisations: median of %d\n", PEOPLE, ORGANISATIONS,
                 ROUNDS);
    for (size_t i = 0; i < ARRAY_COUNT(INSTRUMENT_CODES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct replies replies = replies_make(INSTRUMENT_CODES[i], pool);
        struct cost cost;
        for (size_t round = 0; round < ROUNDS; round++) {
            round_run(&replies, round, &cost);
        }
        (void)printf("%-9s  make %6.1f ms  write and read %5.1f ms  parts %zu  %zu KB\n",
                     INSTRUMENT_CODES[i], 1e3 * median(cost.made, ROUNDS),
                     1e3 * median(cost.kept, ROUNDS), cost.parts, cost.bytes / 1024);
    }
    return 0;
}
