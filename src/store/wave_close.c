/* wave_close.c - a wave ends: single answers become one of each organisation. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "method/survey_combine.h"
#include "store/survey_answer.h"
#include "store/survey_steps.h"
#include "store/wave_result.h"

/* A row of the journal holds so much of what is written; JSON makes it longer. */
enum { BYTES_A_CHANGE = LIMIT_CHANGE_BYTES / 8, ROW_BYTES = 200 };

struct closing {
    struct change *change;
    struct pool *pool;
    struct wave_whole wave;
    struct survey_raws raws;
    struct survey_marks marks;
    size_t row_bytes; /* of the rows of this change so far */
};

/* The first of the answers of an informant, or of a later one. */
static size_t raws_of(const struct survey_raws *raws, int64_t informant_id)
{
    size_t low = 0;
    size_t high = raws->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (raws->rows[middle].informant_id < informant_id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* What the informants of an organisation gave of an item. */
struct given {
    struct given_answer *answers;
    size_t count;
    size_t capacity;
};

static void given_collect(const struct closing *closing, int64_t informant_id,
                          const char *item, struct given *given)
{
    const struct survey_raws *raws = &closing->raws;

    for (size_t i = raws_of(raws, informant_id);
         i < raws->count && raws->rows[i].informant_id == informant_id; i++) {
        const struct survey_answer *answer = &raws->rows[i].answer;

        if (strcmp(answer->item, item) == 0) {
            given->answers = pool_grow(closing->pool, given->answers, given->count,
                                       &given->capacity, struct given_answer);
            given->answers[given->count++] = (struct given_answer){
                (size_t)informant_id, answer->target_id, (int)answer->value};
        }
    }
}

static const char *answers_text(const struct combined_answers *answers, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CHANGE_BYTES);
    for (size_t i = 0; i < answers->count; i++) {
        const struct combined_answer *answer = &answers->items[i];

        text_format(&text, "%s%lld %d", i == 0 ? "" : "\n", (long long)answer->target,
                    answer->value);
        if (answer->is_divided) {
            text_format(&text, " %d %d", answer->low, answer->high);
        }
    }
    return text.bytes;
}

static bool answer_write(struct closing *closing, struct wave_answer_row *row,
                         struct status *st)
{
    closing->row_bytes += ROW_BYTES + strlen(row->answers);
    if (closing->row_bytes > BYTES_A_CHANGE) {
        closing->row_bytes = 0;
        if (!change_next(closing->change, st)) {
            return false;
        }
    }
    return change_add(closing->change, &WAVE_ANSWER_RECORD, row, st);
}

static bool item_close(struct closing *closing, const struct wave_actor_row *actor,
                       const struct instrument_item *item, size_t informant_count,
                       struct status *st)
{
    struct given given = {0};

    for (size_t i = 0; i < closing->wave.informant_count; i++) {
        if (closing->wave.informants[i].wave_actor_id == actor->id) {
            given_collect(closing, closing->wave.informants[i].id, item->code, &given);
        }
    }
    const struct combined_answers combined =
        survey_combine(item, given.answers, given.count, informant_count, closing->pool);
    struct wave_answer_row row = {
        .wave_id = actor->wave_id,
        .wave_actor_id = actor->id,
        .item = item->code,
        .informants = (int64_t)informant_count,
        .answers = answers_text(&combined, closing->pool),
    };
    return answer_write(closing, &row, st);
}

static bool step_close(struct closing *closing, const struct wave_actor_row *actor,
                       const struct instrument_step *step, struct status *st)
{
    size_t informant_count = 0;

    for (size_t i = 0; i < closing->wave.informant_count; i++) {
        const struct informant_row *informant = &closing->wave.informants[i];

        informant_count +=
            informant->wave_actor_id == actor->id &&
            survey_step_is_answered(&closing->marks, informant, step->code);
    }
    for (size_t i = 0; informant_count > 0 && i < step->item_count; i++) {
        if (!item_close(closing, actor, &step->items[i], informant_count, st)) {
            return false;
        }
    }
    return true;
}

static bool actor_close(struct closing *closing, const struct wave_actor_row *actor,
                        struct status *st)
{
    const struct instrument *instrument = closing->wave.instrument;

    for (size_t i = 0; actor->actor_id != 0 && i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        /* What is said in trust stays where it is, until it is erased. */
        if (step->sight == SIGHT_MEMBERS && wave_asks(&closing->wave.wave, step) &&
            !step_close(closing, actor, step, st)) {
            return false;
        }
    }
    return true;
}

static bool is_answered(const struct closing *closing)
{
    const struct instrument *instrument = closing->wave.instrument;

    for (size_t i = 0; i < closing->wave.informant_count; i++) {
        for (size_t j = 0; j < instrument->step_count; j++) {
            if (survey_step_is_answered(&closing->marks, &closing->wave.informants[i],
                                        instrument->steps[j].code)) {
                return true;
            }
        }
    }
    return false;
}

static bool closing_read(struct closing *closing, struct unit *unit,
                         const char *network_id, int64_t wave_id, struct status *st)
{
    if (!wave_read(unit->database, network_id, wave_id, unit->pool, &closing->wave, st)) {
        return false;
    }
    if (strcmp(closing->wave.wave.state, "open") != 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open");
    }
    if (!survey_raws(unit->database, network_id, wave_id, unit->pool, &closing->raws,
                     st) ||
        !survey_steps(unit->database, network_id, wave_id, unit->pool, &closing->marks,
                      st)) {
        return false;
    }
    return is_answered(closing) ||
           status_fail(st, STATUS_CONFLICT,
                       "nobody has answered a whole question yet: wait with closing");
}

bool wave_close(struct change *change, struct unit *unit, const char *network_id,
                int64_t wave_id, int64_t now, struct status *st)
{
    struct closing closing = {.change = change, .pool = unit->pool};
    const struct job_row job = {
        .network_id = network_id,
        .kind = "wave.compute",
        .subject_id = wave_id,
        .wanted_at = now,
    };

    if (!closing_read(&closing, unit, network_id, wave_id, st)) {
        return false;
    }
    for (size_t i = 0; i < closing.wave.actor_count; i++) {
        if (!actor_close(&closing, &closing.wave.actors[i], st)) {
            return false;
        }
    }
    closing.wave.wave.state = "closed";
    closing.wave.wave.closed_at = now;
    return change_put_row(change, &WAVE_RECORD, &closing.wave.wave, st) &&
           job_add(unit, &job, st);
}
