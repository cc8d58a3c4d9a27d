/* result_marks.c - who gave what: where the raters lie apart, and all marks of a closed
 * round. */
#include "web/result_model.h"

#include "base/limits.h"
#include "method/arena_divided.h"

/* ---- where they lie apart ---- */

static const struct vocabulary *words_of(enum arena_scale scale)
{
    return scale == ARENA_SCALE_IMPORTANCE ? &RESULT_IMPORTANCE : &ARENA_REPLACEABILITY;
}

static int mark_on(const struct arena_rating *rating, enum arena_scale scale)
{
    return scale == ARENA_SCALE_IMPORTANCE ? rating->importance
                                           : rating->irreplaceability;
}

/* Highest first, so that those who lie apart stand at the two ends. */
static void cell_marks_put(struct visit *visit, const struct result *result,
                           const struct divided_cell *cell, struct value *list)
{
    const struct arena *arena = &result->preparation.arena;

    for (int level = LEVEL_COUNT; level >= 1; level--) {
        for (size_t rater = 0; rater < arena->rater_count; rater++) {
            const struct arena_rating *rating =
                arena_rating_of(arena, cell->actor, rater);

            if (!arena_rating_counts(rating) || mark_on(rating, cell->scale) != level) {
                continue;
            }
            struct value *mark = model_add_object(list);
            model_set_text(mark, "rater", arena->raters[rater]);
            result_word_put(visit, mark, "mark", words_of(cell->scale), level);
        }
    }
}

void result_divided_put(struct visit *visit, const struct result *result)
{
    struct value *list = model_set_list(visit->model, "divided");
    const struct divided_list divided = arena_divided(&result->ranking, visit->pool);

    for (size_t i = 0; i < divided.count; i++) {
        const struct divided_cell *cell = &divided.cells[i];
        const bool is_importance = cell->scale == ARENA_SCALE_IMPORTANCE;
        const struct actor_row *actor = &result->workspace.actors[cell->actor];
        struct value *item = model_add_object(list);

        model_set_integer(item, "actor_id", actor->id);
        model_set_text(item, "actor", actor->name);
        model_set_text(item, "scale", is_importance ? "importance" : "replaceability");
        model_set_boolean(item, "is_importance", is_importance);
        result_word_put(visit, item, "agreement", &ARENA_AGREEMENT, (int)cell->agreement);
        cell_marks_put(visit, result, cell, model_set_list(item, "marks"));
    }
}

/* ---- all of them ---- */

/* The row of each actor and rater that counts: of the newest round up to the shown one.
 * Ratings stand in order of round. */
static const struct rating_row *const *rows_of(const struct result *result,
                                               struct pool *pool)
{
    const struct workspace *workspace = &result->workspace;
    const size_t rater_count = result->rater_count;
    const struct rating_row **rows =
        pool_array(pool, workspace->actor_count * rater_count, const struct rating_row *);

    for (size_t i = 0; i < workspace->rating_count; i++) {
        const struct rating_row *rating = &workspace->ratings[i];
        const size_t actor = workspace_actor(workspace, rating->actor_id);
        size_t rater = 0;

        while (rater < rater_count && result->raters[rater] != rating->person_id) {
            rater++;
        }
        if (rating->round_id <= result->round->id && actor < workspace->actor_count &&
            rater < rater_count) {
            rows[actor * rater_count + rater] = rating;
        }
    }
    return rows;
}

/* "A|B" as people write it. */
static const char *names_said(const char *names, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (; *names != '\0'; names++) {
        text_add(&text, *names == '|' ? ", " : (const char[]){*names, '\0'});
    }
    return text.bytes;
}

static void mark_put(struct visit *visit, const struct result *result,
                     const struct rating_row *row, struct value *cell)
{
    model_set_boolean(cell, "is_rated", row != NULL);
    if (row == NULL) {
        return;
    }
    model_set_boolean(cell, "is_own", row->is_own != 0);
    model_set_boolean(cell, "is_of_earlier_round", row->round_id != result->round->id);
    result_word_put(visit, cell, "importance", &RESULT_IMPORTANCE, (int)row->importance);
    result_word_put(visit, cell, "replaceability", &ARENA_REPLACEABILITY,
                    (int)row->irreplaceability);
    result_word_put(visit, cell, "dependence_stated", &ARENA_DEPENDENCE,
                    (int)row->dependence);
    model_set_text(cell, "replaced_by", names_said(row->replaced_by, visit->pool));
    model_set_text(cell, "note", row->note);
}

void result_marks_put(struct visit *visit, const struct result *result)
{
    const struct arena *arena = &result->preparation.arena;
    struct value *marks = model_set_object(visit->model, "marks");
    struct value *raters = model_set_list(marks, "raters");
    struct value *actors = model_set_list(marks, "actors");

    model_set_boolean(marks, "has_marks", result->rater_count > 0);
    if (result->round == NULL || result->rater_count == 0) {
        return;
    }
    const struct rating_row *const *rows = rows_of(result, visit->pool);
    for (size_t i = 0; i < result->rater_count; i++) {
        struct value *rater = model_add_object(raters);
        model_set_integer(rater, "id", result->raters[i]);
        model_set_text(rater, "name", arena->raters[i]);
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        struct value *actor = model_add_object(actors);
        model_set_integer(actor, "id", result->workspace.actors[i].id);
        model_set_text(actor, "name", arena->actors[i].name);
        struct value *cells = model_set_list(actor, "cells");
        for (size_t rater = 0; rater < result->rater_count; rater++) {
            struct value *cell = model_add_object(cells);
            model_set_text(cell, "rater", arena->raters[rater]);
            mark_put(visit, result, rows[i * result->rater_count + rater], cell);
        }
    }
}
