#include "web/wave_read.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/name_index.h"

/* ---- organisations ---- */

/* The same, or with a number behind it when another one is called so. */
static const char *name_apart(struct name_index *names, const char *name, size_t number,
                              struct pool *pool)
{
    const char *apart = name;

    for (size_t i = 2; name_index_find(names, apart) != NAME_INDEX_NONE; i++) {
        struct text text;

        text_init(&text, pool, LIMIT_PAGE_BYTES);
        text_format(&text, "%s (%zu)", name, i);
        apart = text.bytes;
    }
    name_index_add(names, apart, number);
    return apart;
}

static void organisations_read(const struct wave_whole *wave, struct wave_read *read,
                               struct pool *pool)
{
    struct wave_organisation *organisations =
        pool_array(pool, wave->actor_count, struct wave_organisation);
    int64_t *ids = pool_array(pool, wave->actor_count, int64_t);
    struct name_index names = {.pool = pool};
    size_t count = 0;

    for (size_t i = 0; i < wave->actor_count; i++) {
        const struct wave_actor_row *row = &wave->actors[i];

        if (row->actor_id == 0) {
            continue;
        }
        organisations[count] =
            (struct wave_organisation){name_apart(&names, row->name, count, pool),
                                       row->sector, row->role, row->is_coordinator != 0};
        ids[count++] = row->id;
    }
    read->answers.organisations = organisations;
    read->answers.organisation_count = count;
    read->ids = ids;
}

size_t wave_read_organisation(const struct wave_read *read, int64_t wave_actor_id)
{
    size_t low = 0;
    size_t high = read->answers.organisation_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (read->ids[middle] < wave_actor_id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < read->answers.organisation_count && read->ids[low] == wave_actor_id
               ? low
               : GROUP_NONE;
}

/* ---- answers ---- */

static bool number_take(const char **text, int64_t *number_out)
{
    char *end = NULL;

    errno = 0;
    const long long number = strtoll(*text, &end, 10);
    if (end == *text || errno != 0) {
        return false;
    }
    *text = end;
    *number_out = number;
    return true;
}

static bool level_take(const char **text, int *level_out)
{
    int64_t number = 0;

    if (**text == '\n' || !number_take(text, &number) || number < INT_MIN ||
        number > INT_MAX) {
        return false;
    }
    *level_out = (int)number;
    return true;
}

bool wave_read_line(const char **text, struct combined_answer *answer_out)
{
    struct combined_answer answer = {0};

    if (!number_take(text, &answer.target) || !level_take(text, &answer.value)) {
        return false;
    }
    answer.low = answer.value;
    answer.high = answer.value;
    if (**text == ' ' &&
        (!level_take(text, &answer.low) || !level_take(text, &answer.high))) {
        return false;
    }
    answer.is_divided = answer.low != answer.high;
    *text += **text == '\n';
    *answer_out = answer;
    return true;
}

/* Answers that are being gathered. */
struct gathering {
    const struct wave_whole *wave;
    struct wave_read *read;
    struct pool *pool;
    struct wave_tie_answer *ties;
    size_t capacity;
    bool *has_answered;
};

static const char **items_of(const struct wave_whole *wave, size_t *count_out,
                             struct pool *pool)
{
    const struct instrument *instrument = wave->instrument;
    const char **items = NULL;
    size_t capacity = 0;
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (step->sight != SIGHT_MEMBERS || !wave_asks(&wave->wave, step)) {
            continue;
        }
        for (size_t k = 0; k < step->item_count; k++) {
            items = pool_grow(pool, items, count, &capacity, const char *);
            items[count++] = step->items[k].code;
        }
    }
    *count_out = count;
    return items;
}

static void row_gather(struct gathering *gathering, const struct wave_answer_row *row,
                       size_t organisation, size_t item)
{
    struct wave_answers *answers = &gathering->read->answers;
    const char *code = answers->items[item];
    const struct instrument_item *plan =
        instrument_item(gathering->wave->instrument, code, NULL);
    const char *text = row->answers;
    struct combined_answer answer;

    gathering->has_answered[organisation * answers->item_count + item] = true;
    while (wave_read_line(&text, &answer)) {
        const size_t target = wave_read_organisation(gathering->read, answer.target);

        if (target == GROUP_NONE || target == organisation || answer.value <= 0 ||
            !item_takes(plan, answer.value)) {
            continue;
        }
        gathering->ties = pool_grow(gathering->pool, gathering->ties, answers->tie_count,
                                    &gathering->capacity, struct wave_tie_answer);
        gathering->ties[answers->tie_count++] =
            (struct wave_tie_answer){organisation, target, code, answer.value};
    }
}

struct wave_read wave_read_answers(const struct wave_whole *wave, struct pool *pool)
{
    struct wave_read read = {0};
    struct wave_answers *answers = &read.answers;

    organisations_read(wave, &read, pool);
    answers->items = items_of(wave, &answers->item_count, pool);
    struct gathering gathering = {
        .wave = wave,
        .read = &read,
        .pool = pool,
        .has_answered =
            pool_array(pool, answers->organisation_count * answers->item_count, bool),
    };
    for (size_t i = 0; i < wave->answer_count; i++) {
        const struct wave_answer_row *row = &wave->answers[i];
        const size_t from = wave_read_organisation(&read, row->wave_actor_id);

        for (size_t k = 0; k < answers->item_count && from != GROUP_NONE; k++) {
            if (strcmp(answers->items[k], row->item) == 0) {
                row_gather(&gathering, row, from, k);
            }
        }
    }
    answers->ties = gathering.ties;
    answers->has_answered = gathering.has_answered;
    return read;
}
