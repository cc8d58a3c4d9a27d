#include "web/wave_compute.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "drawing/network_map.h"
#include "web/wave_stored.h"

enum { WAVE_SEED = 1, DIFFERENCES_LISTED = 1000 };

/* ---- reading ---- */

static bool before_read(const struct wave_stored *stored,
                        struct wave_computing *computing, struct status *st)
{
    const char *parts[WAVE_RELATION_COUNT + 1] = {NULL};

    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        parts[i] = WAVE_RELATIONS[i].code;
    }
    return wave_stored_read(stored, parts, &computing->before, &computing->has_before,
                            st);
}

/* Where each organisation of this wave stood in the former one. */
static const struct point *places_carry(const struct wave_computing *computing,
                                        const struct wave_whole *former,
                                        const struct wave_read *read,
                                        const struct wave_results *results)
{
    const size_t count = computing->read.answers.organisation_count;
    struct point *places = pool_array(computing->pool, count, struct point);

    for (size_t i = 0; i < count; i++) {
        const int64_t actor_id =
            wave_actor(&computing->wave, computing->read.ids[i])->actor_id;

        places[i] = (struct point){(double)NAN, (double)NAN};
        for (size_t k = 0; k < read->answers.organisation_count; k++) {
            if (wave_actor(former, read->ids[k])->actor_id == actor_id) {
                places[i] = (struct point){results->place_x[k], results->place_y[k]};
            }
        }
    }
    return places;
}

static bool former_read(struct database *database, struct wave_computing *computing,
                        struct status *st)
{
    static const char *const PARTS[] = {"places", NULL};
    const int64_t former_id = computing->wave.wave.former_id;
    struct wave_whole former;
    struct wave_results results;
    bool is_there = false;

    if (former_id == 0) {
        return true;
    }
    if (!status_absent(wave_read(database, computing->network_id, former_id,
                                 computing->pool, &former, st),
                       &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return true;
    }
    const struct wave_read read = wave_read_answers(&former, computing->pool);
    const struct wave_stored stored = {database, computing->network_id, former_id,
                                       read.answers.organisation_count, computing->pool};
    if (!wave_stored_read(&stored, PARTS, &results, &is_there, st)) {
        return false;
    }
    if (results.place_x != NULL) {
        computing->former_places = places_carry(computing, &former, &read, &results);
    }
    return true;
}

bool wave_compute_read(struct database *database, struct wave_computing *computing,
                       struct status *st)
{
    struct pool *pool = computing->pool;
    struct survey_raws raws;

    if (!wave_read(database, computing->network_id, computing->wave_id, pool,
                   &computing->wave, st)) {
        return false;
    }
    if (strcmp(computing->wave.wave.state, "closed") != 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not closed");
    }
    computing->read = wave_read_answers(&computing->wave, pool);
    const struct wave_stored stored = {database, computing->network_id,
                                       computing->wave_id,
                                       computing->read.answers.organisation_count, pool};
    if (!survey_raws(database, computing->network_id, computing->wave_id, pool, &raws,
                     st) ||
        !before_read(&stored, computing, st) || !former_read(database, computing, st)) {
        return false;
    }
    computing->scores = wave_scores_make(&computing->wave, &computing->read, &raws, pool);
    return true;
}

/* ---- computing ---- */

/* Places are those of the map as members see it, drawn as its page draws it at first. The
 * drawing itself is not kept. */
static void places_make(struct wave_computing *computing)
{
    const struct wave_answers *answers = &computing->read.answers;
    struct pool *pool = computing->pool;
    const struct network shown =
        wave_network_shown(answers, computing->wave.wave.title, pool);
    const size_t count = shown.organisation_count;
    struct point *places = pool_array(pool, count, struct point);
    double *x = pool_array(pool, count, double);
    double *y = pool_array(pool, count, double);
    struct text svg;

    if (shown.relation_count == 0 || count > LIMIT_DRAWN) {
        return;
    }
    const struct graph graph = graph_make(
        &shown.relations[0], count, (struct graph_reading){.is_valued = true}, pool);
    const struct grouping grouping =
        grouping_make(network_attribute(&shown, "sector"), count, pool);
    const struct network_drawing drawing = {
        .network = &shown,
        .relation = &shown.relations[0],
        .graph = &graph,
        .grouping = grouping.group_count > 0 ? &grouping : NULL,
        .grouping_name = "",
        .figure_name = "",
        .title = "",
        .date = "",
        .language = LANGUAGE_EN,
        .paper = DRAWING_A4};
    const struct map_layout layout =
        map_layout_make(&graph, computing->former_places, pool);

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_map(&drawing, &layout, &svg, places);
    for (size_t i = 0; i < count; i++) {
        x[i] = places[i].x;
        y[i] = places[i].y;
    }
    computing->results.place_x = x;
    computing->results.place_y = y;
}

bool wave_compute_make(struct wave_computing *computing, int64_t now,
                       const struct work *work)
{
    const uint64_t seed = computing->has_before ? computing->before.seed : WAVE_SEED;

    if (!wave_results_make(&computing->read.answers, seed, work, computing->pool,
                           &computing->results)) {
        return false;
    }
    computing->results.computed_at = now;
    places_make(computing);
    return true;
}

/* ---- writing ---- */

static bool scores_write(struct unit *unit, const struct wave_computing *computing,
                         int64_t now, struct status *st)
{
    const struct change_head head = {computing->network_id, "clerk", "wave.score", now,
                                     0};
    struct change *change = NULL;
    struct wave_whole kept; /* another server may have been first */

    if (!wave_read(unit->database, computing->network_id, computing->wave_id, unit->pool,
                   &kept, st) ||
        !change_begin(unit, &head, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < computing->scores.count; i++) {
        struct wave_score_row row = computing->scores.rows[i];

        row.id = wave_score_id(&kept, row.wave_actor_id, row.scale);
        if (row.id == 0 ? !change_add(change, &WAVE_SCORE_RECORD, &row, st)
                        : !change_put_row(change, &WAVE_SCORE_RECORD, &row, st)) {
            return false;
        }
    }
    /* Results are no records; but pages that were kept change with them. */
    change_note(change, "wave_results", computing->wave_id);
    return change_end(change, st);
}

/* Which organisation, as its wave_actor; null: the network. */
static void difference_write(const struct wave_computing *computing,
                             const struct result_difference *difference,
                             struct value *item)
{
    model_set_text(item, "relation", WAVE_RELATIONS[difference->relation].code);
    model_set_text(item, "measure", difference->measure);
    if (difference->organisation == GROUP_NONE) {
        model_set_null(item, "organisation");
    } else {
        model_set_integer(item, "organisation",
                          computing->read.ids[difference->organisation]);
    }
    model_set_figure(item, "before", difference->before);
    model_set_figure(item, "after", difference->after);
}

static bool differences_write(struct unit *unit, const struct wave_computing *computing,
                              struct status *st)
{
    const struct result_differences found =
        wave_results_differ(&computing->before, &computing->results,
                            computing->read.answers.organisation_count, unit->pool);
    struct value *object = model_object(unit->pool);

    if (!computing->has_before) {
        return true;
    }
    model_set_integer(object, "computed_at", computing->before.computed_at);
    model_set_integer(object, "count", (int64_t)found.count);
    struct value *items = model_set_list(object, "items");
    for (size_t i = 0; i < found.count && i < DIFFERENCES_LISTED; i++) {
        difference_write(computing, &found.items[i], model_add_object(items));
    }
    return wave_result_put(unit, computing->network_id, computing->wave_id, "differences",
                           object, st);
}

bool wave_compute_write(struct unit *unit, const struct wave_computing *computing,
                        int64_t now, struct status *st)
{
    struct wave_part parts[WAVE_PARTS_MOST];
    const size_t count =
        wave_results_parts(&computing->results,
                           computing->read.answers.organisation_count, unit->pool, parts);

    if (!scores_write(unit, computing, now, st) ||
        !differences_write(unit, computing, st)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!wave_result_put(unit, computing->network_id, computing->wave_id,
                             parts[i].name, parts[i].value, st)) {
            return false;
        }
    }
    return true;
}
