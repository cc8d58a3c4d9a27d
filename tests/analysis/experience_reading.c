/* experience_reading.c - the groups of what was frozen, for experience_reading.h. */
#include "experience_reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/number.h"

enum { K = 5 };

/* ---- whom the attacker can tell apart ---- */

static bool is_one_kind(const struct story *story, size_t one, size_t other)
{
    const struct replies *replies = &story->made.replies;
    bool is_one = replies->respondents[one] == replies->respondents[other] &&
                  replies->organisations[one] == replies->organisations[other] &&
                  story->waves[one] == story->waves[other];

    for (size_t i = 0; is_one && i < replies->item_count; i++) {
        is_one = !replies->items[i]->is_background ||
                 replies_value(replies, one, i) == replies_value(replies, other, i);
    }
    return is_one;
}

struct kinds *kinds_find(const struct story *story, struct pool *pool)
{
    struct kinds *kinds = pool_array(pool, 1, struct kinds);

    kinds->story = story;
    for (size_t i = 0; i < story->made.replies.count; i++) {
        size_t kind = 0;
        while (kind < kinds->count && !is_one_kind(story, i, kinds->example[kind])) {
            kind++;
        }
        if (kind == kinds->count) {
            assert_true(kinds->count < ATTACKER_KINDS);
            kinds->example[kinds->count++] = i;
        }
        kinds->of[i] = kind;
    }
    return kinds;
}

/* Is this sheet of the people of a group? A name that is not known here is a breakdown
 * that nobody has attacked. */
static bool is_of_group(const struct replies *replies, size_t reply, const char *group)
{
    const char *level = strchr(group, ':');
    const enum respondent respondent = replies->respondents[reply];
    size_t number = 0;
    char code[64];

    if (level == NULL) {
        assert_true(strcmp(group, "families") == 0 || strcmp(group, "workers") == 0);
        return strcmp(group, RESPONDENT_CODES[respondent]) == 0;
    }
    (void)snprintf(code, sizeof code, "%.*s", (int)(level - group), group);
    assert_true(number_read(level + 1, INT32_MAX, &number));
    if (strcmp(code, "organisation") == 0) {
        return respondent == RESPONDENT_WORKERS &&
               replies->organisations[reply] == (int64_t)number;
    }
    const size_t item = replies_item(replies, code);
    assert_true(item < replies->item_count && replies->items[item]->is_background);
    return replies_value(replies, reply, item) == (int32_t)number;
}

/* ---- what he reads, and what follows ---- */

bool show_by_rules(enum disclosed_state state, size_t people)
{
    (void)people;
    return state == DISCLOSED;
}

bool show_naively(enum disclosed_state state, size_t people)
{
    (void)state;
    return people >= K;
}

static void item_tally(const struct kinds *kinds, size_t item,
                       struct attacker_crowd *crowd)
{
    const struct replies *replies = &kinds->story->made.replies;
    const struct instrument_item *asked = replies->items[item];

    *crowd = (struct attacker_crowd){.kinds = kinds->count, .levels = asked->level_count};
    for (size_t i = 0; i < replies->count; i++) {
        const size_t kind = kinds->of[i];
        const int32_t value = replies_value(replies, i, item);

        crowd->houses[kind] = replies->respondents[i] == RESPONDENT_WORKERS
                                  ? replies->organisations[i]
                                  : -1;
        crowd->people[kind] += value >= 0;
        for (size_t level = 0; value >= 0 && level < asked->level_count; level++) {
            crowd->counts[kind][level] +=
                asked->kind == ITEM_SET ? (value >> asked->levels[level].value & 1) != 0
                                        : value == asked->levels[level].value;
        }
    }
}

/* What is read of one item in one wave. */
struct reading {
    const struct kinds *kinds;
    const struct attacker_crowd *crowd;
    size_t wave;
    struct published_numbers *published;
};

static void group_publish(const struct reading *reading, const char *group,
                          enum disclosed_state state, show_fn show)
{
    const struct story *story = reading->kinds->story;
    struct published_number number = {.value = 0};
    size_t people = 0;

    for (size_t kind = 0; kind < reading->kinds->count; kind++) {
        const size_t example = reading->kinds->example[kind];
        number.is_in[kind] = (story->waves[example] >> reading->wave & 1) != 0 &&
                             is_of_group(&story->made.replies, example, group);
        people += number.is_in[kind] ? reading->crowd->people[kind] : 0;
    }
    if (show(state, people)) {
        assert_true(reading->published->count < ATTACKER_NUMBERS);
        reading->published->numbers[reading->published->count++] = number;
    }
}

/* Every cell of this item that is shown anywhere in the wave. */
static void cells_publish(const struct reading *reading,
                          const struct experience_parts *parts, const char *item,
                          show_fn show)
{
    for (size_t part = 0; part < parts->count; part++) {
        const struct experience_results *results = &parts->parts[part].results;
        for (size_t i = 0; i < results->cell_count; i++) {
            if (strcmp(results->cells[i].item, item) == 0) {
                group_publish(reading, results->cells[i].group,
                              results->cells[i].figures.state, show);
            }
        }
    }
}

/* The pages of all organisations, also of those that the rules give none. */
static void houses_publish(const struct reading *reading, show_fn show)
{
    for (int house = 1; house <= STORY_HOUSES; house++) {
        char group[32];
        (void)snprintf(group, sizeof group, "organisation:%d", house);
        group_publish(reading, group, DISCLOSED_TOO_FEW, show);
    }
}

void kinds_read(const struct kinds *kinds, size_t item,
                const struct experience_parts *const *parts, show_fn show,
                struct attacker_crowd *crowd, struct published_numbers *published)
{
    const struct story *story = kinds->story;

    *published = (struct published_numbers){.kinds = kinds->count};
    item_tally(kinds, item, crowd);
    for (size_t wave = 0; wave < story->wave_count; wave++) {
        const struct reading reading = {kinds, crowd, wave, published};
        cells_publish(&reading, parts[wave], story->made.replies.items[item]->code, show);
        if (show == show_naively) {
            houses_publish(&reading, show);
        }
    }
}
