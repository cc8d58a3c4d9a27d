/* survey_raws.c - what counts of the single answers of a wave; and their erasure. */
#include <stdlib.h>
#include <string.h>

#include "store/sql.h"
#include "store/survey_answer.h"
#include "store/survey_steps.h"
#include "store/wave_rows.h"

/* ---- who answered which step ---- */

static int mark_compare(const void *left, const void *right)
{
    const struct survey_mark *a = left;
    const struct survey_mark *b = right;

    return a->informant_id != b->informant_id
               ? (a->informant_id > b->informant_id) - (a->informant_id < b->informant_id)
               : strcmp(a->step, b->step);
}

bool survey_steps(struct database *database, const char *network_id, int64_t wave_id,
                  struct pool *pool, struct survey_marks *marks_out, struct status *st)
{
    struct survey_mark *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_SURVEY_STEP_OF_WAVE,
                        SQL_VALUES(sql_text(network_id), sql_integer(wave_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct survey_mark);
        rows[count++] =
            (struct survey_mark){query_integer(query, 0), query_text(query, 1, pool)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (count > 0) {
        qsort(rows, count, sizeof *rows, mark_compare);
    }
    *marks_out = (struct survey_marks){rows, count};
    return true;
}

/* One of them is this step. */
static bool marks_have(const struct survey_marks *marks, int64_t informant_id,
                       const char *step)
{
    size_t low = 0;
    size_t high = marks->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct survey_mark *mark = &marks->rows[middle];

        if (mark->informant_id < informant_id ||
            (mark->informant_id == informant_id && strcmp(mark->step, step) < 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < marks->count && marks->rows[low].informant_id == informant_id &&
           strcmp(marks->rows[low].step, step) == 0;
}

bool survey_step_is_answered(const struct survey_marks *marks,
                             const struct informant_row *informant, const char *step)
{
    return strcmp(informant->state, "withdrawn") != 0 &&
           marks_have(marks, informant->id, step);
}

/* ---- what counts ---- */

struct counting {
    const struct wave_whole *wave;
    const struct survey_marks *marks;
    const char *names_item; /* whom one works with; NULL: not asked */
};

/* The rows of one informant, in order of item and target. */
struct sheet_part {
    const struct informant_row *informant;
    const struct survey_raw *rows;
    size_t count;
};

static int raw_compare(const void *left, const void *right)
{
    const struct survey_raw *a = left;
    const struct survey_raw *b = right;

    if (a->informant_id != b->informant_id) {
        return a->informant_id < b->informant_id ? -1 : 1;
    }
    const int order = strcmp(a->answer.item, b->answer.item);
    return order != 0 ? order
                      : (a->answer.target_id > b->answer.target_id) -
                            (a->answer.target_id < b->answer.target_id);
}

static int64_t given_of(const struct sheet_part *part, const char *item,
                        int64_t target_id)
{
    const struct survey_raw wanted = {part->informant->id, {item, target_id, 0}};
    const struct survey_raw *found =
        bsearch(&wanted, part->rows, part->count, sizeof wanted, raw_compare);

    return found == NULL ? SURVEY_NONE : found->answer.value;
}

/* Its step was answered, of a name that is chosen still, and so was what it needs. */
static bool answer_counts(const struct counting *counting, const struct sheet_part *part,
                          const struct survey_answer *answer)
{
    const struct instrument_step *step = NULL;
    const struct instrument_item *item =
        instrument_item(counting->wave->instrument, answer->item, &step);
    const struct instrument_step *names = NULL;

    if (item == NULL || !wave_asks(&counting->wave->wave, step) ||
        !survey_step_is_answered(counting->marks, part->informant, step->code)) {
        return false;
    }
    if (counting->names_item != NULL) {
        (void)instrument_item(counting->wave->instrument, counting->names_item, &names);
        if (survey_step_is_answered(counting->marks, part->informant, names->code) &&
            given_of(part, counting->names_item, answer->target_id) != 1) {
            return false;
        }
    }
    return item->needs == NULL ||
           given_of(part, item->needs, answer->target_id) >= item->needs_least;
}

/* Keep what counts, with the organisation that an added name turned out to be; nobody
 * answers about the own one. Gives how many were kept. */
static size_t part_keep(const struct counting *counting, const struct sheet_part *part,
                        struct survey_raw *kept)
{
    size_t count = 0;

    for (size_t i = 0; i < part->count; i++) {
        const struct survey_raw *row = &part->rows[i];
        const struct wave_actor_row *target =
            wave_actor_resolved(counting->wave, row->answer.target_id);

        if (target == NULL || target->id == part->informant->wave_actor_id ||
            !answer_counts(counting, part, &row->answer)) {
            continue;
        }
        /* Said of the organisation itself too: then that counts. */
        if (target->id != row->answer.target_id &&
            given_of(part, row->answer.item, target->id) >= 0 &&
            answer_counts(counting, part,
                          &(struct survey_answer){row->answer.item, target->id, 0})) {
            continue;
        }
        kept[count] = *row;
        kept[count++].answer.target_id = target->id;
    }
    return count;
}

/* Two added names that are the same organisation: the first counts. */
static size_t twins_drop(struct survey_raw *rows, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || raw_compare(&rows[kept - 1], &rows[i]) != 0) {
            rows[kept++] = rows[i];
        }
    }
    return kept;
}

static bool rows_read(struct database *database, const struct sql_value key[2],
                      struct pool *pool, struct survey_raws *raws_out, struct status *st)
{
    struct survey_raw *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query) query = query_begin(database, &SQL_SURVEY_ANSWER_OF_WAVE, key, 2);

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct survey_raw);
        rows[count++] = (struct survey_raw){
            query_integer(query, 0),
            {query_text(query, 1, pool), query_integer(query, 2),
             query_integer(query, 3)},
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (count > 0) {
        qsort(rows, count, sizeof *rows, raw_compare);
    }
    *raws_out = (struct survey_raws){rows, count};
    return true;
}

static const char *names_item_of(const struct wave_whole *wave)
{
    const struct instrument *instrument = wave->instrument;

    for (size_t i = 0; i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
            if (instrument->steps[i].items[j].kind == ITEM_NAMES) {
                return instrument->steps[i].items[j].code;
            }
        }
    }
    return NULL;
}

static struct survey_raws raws_count(const struct counting *counting,
                                     const struct survey_raws *all, struct pool *pool)
{
    struct survey_raw *kept = pool_array(pool, all->count, struct survey_raw);
    size_t count = 0;

    for (size_t i = 0; i < all->count;) {
        const int64_t id = all->rows[i].informant_id;
        struct sheet_part part = {wave_informant(counting->wave, id), &all->rows[i], 0};

        while (i < all->count && all->rows[i].informant_id == id) {
            part.count++;
            i++;
        }
        if (part.informant != NULL) {
            count += part_keep(counting, &part, kept + count);
        }
    }
    if (count > 0) {
        qsort(kept, count, sizeof *kept, raw_compare);
    }
    return (struct survey_raws){kept, twins_drop(kept, count)};
}

bool survey_raws(struct database *database, const char *network_id, int64_t wave_id,
                 struct pool *pool, struct survey_raws *raws_out, struct status *st)
{
    const struct sql_value key[] = {sql_text(network_id), sql_integer(wave_id)};
    struct wave_whole wave;
    struct survey_marks marks;
    struct survey_raws all;

    if (!wave_read(database, network_id, wave_id, pool, &wave, st) ||
        !survey_steps(database, network_id, wave_id, pool, &marks, st) ||
        !rows_read(database, key, pool, &all, st)) {
        return false;
    }
    const struct counting counting = {&wave, &marks, names_item_of(&wave)};
    *raws_out = raws_count(&counting, &all, pool);
    return true;
}

/* ---- erasing ---- */

bool survey_sweep(struct unit *unit, int64_t now, struct status *st)
{
    struct over_wave *waves = NULL;
    size_t count = 0;

    if (!waves_over(unit, &SQL_SURVEY_KEEPING, now, &waves, &count, st)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct sql_value key[] = {sql_text(waves[i].network_id),
                                        sql_integer(waves[i].id)};

        if (!database_run(unit->database, &SQL_SURVEY_ANSWER_REMOVE_WAVE, key, 2, st) ||
            !database_run(unit->database, &SQL_SURVEY_STEP_REMOVE_WAVE, key, 2, st)) {
            return false;
        }
    }
    return true;
}
