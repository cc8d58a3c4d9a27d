/* arena_oracle.c - the rules once more: see arena_oracle.h. */
#include "arena_oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* ---- levels ---- */

/* The marks that some raters gave for one thing. */
struct marks {
    int marks[ORACLE_RATERS_MAX];
    size_t count;
};

static void marks_add(struct marks *marks, int mark)
{
    assert_true(marks->count < ORACLE_RATERS_MAX);
    marks->marks[marks->count++] = mark;
}

static int mark_compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* "For an odd number this is the median; for an even number the lower median." */
static struct oracle_level marks_combine(struct marks marks)
{
    struct oracle_level level = {0};

    if (marks.count == 0) {
        return level;
    }
    qsort(marks.marks, marks.count, sizeof marks.marks[0], mark_compare);
    level.majority = marks.marks[(marks.count - 1) / 2];
    level.possible = marks.marks[marks.count / 2];
    for (size_t i = 0; i < marks.count; i++) {
        level.support += marks.marks[i] >= level.majority;
    }
    switch (marks.marks[marks.count - 1] - marks.marks[0]) {
    case 0:
    case 1:
        level.agreement = ARENA_AGREED;
        break;
    case 2:
        level.agreement = ARENA_DIVIDED;
        break;
    default:
        level.agreement = ARENA_STRONGLY_DIVIDED;
    }
    return level;
}

struct actor_marks {
    struct marks importance;
    struct marks irreplaceability;
    struct marks dependence;
};

/* The marks that count, but for one rater's; `without` rater_count: everybody's. */
static struct actor_marks marks_of(const struct arena *arena, size_t actor,
                                   size_t without)
{
    struct actor_marks marks = {0};

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena_rating *rating =
            &arena->ratings[actor * arena->rater_count + rater];
        if (!rating->is_rated || rating->is_own || rater == without) {
            continue;
        }
        marks_add(&marks.importance, rating->importance);
        marks_add(&marks.irreplaceability, rating->irreplaceability);
        if (rating->dependence != 0) {
            marks_add(&marks.dependence, rating->dependence);
        }
    }
    return marks;
}

/* ---- dependence and class ---- */

/* The grid: importance 1..4 downwards, irreplaceability 1..4 to the right. */
static const int DEPENDENCES[4][4] = {
    {1, 1, 2, 2}, {1, 1, 2, 2}, {2, 2, 3, 3}, {2, 2, 3, 3}};
static const int CLASSES[4][4] = {{1, 1, 2, 2}, {2, 2, 3, 3}, {3, 3, 4, 4}, {3, 3, 4, 4}};

static int class_by_grid(int importance, int irreplaceability)
{
    return CLASSES[importance - 1][irreplaceability - 1];
}

static struct oracle_standing standing_by_grid(int importance, int irreplaceability)
{
    if (importance == 0) {
        return (struct oracle_standing){0};
    }
    return (struct oracle_standing){
        .importance = importance,
        .irreplaceability = irreplaceability,
        .dependence = DEPENDENCES[importance - 1][irreplaceability - 1],
        .arena_class = class_by_grid(importance, irreplaceability),
    };
}

static void override_apply(struct oracle_standing *standing,
                           const struct arena_override *override)
{
    if (override == NULL || standing->importance == 0) {
        return;
    }
    if (override->arena_class != 0) {
        standing->arena_class = override->arena_class;
    } else {
        standing->arena_class =
            override->dependence + (standing->importance >= 2 ? 1 : 0);
    }
}

/* ---- places ---- */

static bool is_better(const struct oracle_standing *a, const struct oracle_standing *b)
{
    if (a->arena_class != b->arena_class) {
        return a->arena_class > b->arena_class;
    }
    if (a->importance != b->importance) {
        return a->importance > b->importance;
    }
    return a->irreplaceability > b->irreplaceability;
}

static void places_count(struct oracle_standing *standings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (standings[i].importance == 0) {
            continue;
        }
        standings[i].place = 1;
        for (size_t j = 0; j < count; j++) {
            if (standings[j].importance == 0 || j == i) {
                continue;
            }
            const bool is_before = is_better(&standings[j], &standings[i]);
            standings[i].place += is_before ? 1 : 0;
            if (!is_before && !is_better(&standings[i], &standings[j])) {
                standings[i].is_shared = true;
            }
        }
    }
}

/* The list of an arena by majority levels, with its overrides. */
static struct oracle_standing *list_make(const struct arena *arena, struct pool *pool)
{
    struct oracle_standing *list =
        pool_array(pool, arena->actor_count, struct oracle_standing);

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        const struct actor_marks marks = marks_of(arena, actor, arena->rater_count);
        list[actor] = standing_by_grid(marks_combine(marks.importance).majority,
                                       marks_combine(marks.irreplaceability).majority);
        override_apply(&list[actor], arena->actors[actor].override);
    }
    places_count(list, arena->actor_count);
    return list;
}

/* ---- what if ---- */

/* Let the own marks of one actor count, and rank everybody again. */
static void with_own_find(const struct arena *arena, size_t actor, struct oracle_row *row,
                          struct pool *pool)
{
    struct arena other = *arena;
    struct arena_rating *ratings =
        pool_copy(pool, arena->ratings, arena->actor_count * arena->rater_count,
                  struct arena_rating);
    bool has_own = false;

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        struct arena_rating *rating = &ratings[actor * arena->rater_count + rater];
        has_own = has_own || (rating->is_rated && rating->is_own);
        rating->is_own = false;
    }
    other.ratings = ratings;
    if (has_own) {
        row->with_own = list_make(&other, pool)[actor];
    }
}

/* One rater's sheet as an arena: nobody else, everybody it rated, no overrides. */
static struct arena own_list(const struct arena *arena, size_t rater, struct pool *pool)
{
    struct arena one = *arena;
    struct arena_actor *actors = pool_array(pool, arena->actor_count, struct arena_actor);
    struct arena_rating *ratings =
        pool_array(pool, arena->actor_count, struct arena_rating);

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        actors[actor].name = arena->actors[actor].name;
        ratings[actor] = arena->ratings[actor * arena->rater_count + rater];
        ratings[actor].is_own = false;
    }
    one.actors = actors;
    one.ratings = ratings;
    one.rater_count = 1;
    return one;
}

static void spread_find(const struct arena *arena, struct oracle_row *rows,
                        struct pool *pool)
{
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena one = own_list(arena, rater, pool);
        const struct oracle_standing *list = list_make(&one, pool);
        for (size_t actor = 0; actor < arena->actor_count; actor++) {
            const bool is_own = arena->ratings[actor * arena->rater_count + rater].is_own;
            const size_t place = list[actor].place;
            struct oracle_row *row = &rows[actor];
            if (place == 0 || is_own) {
                continue;
            }
            row->place_worst = place > row->place_worst ? place : row->place_worst;
            row->place_best =
                row->place_best == 0 || place < row->place_best ? place : row->place_best;
        }
    }
}

/* Of all sheets there are, those one step from here. */
static void one_step_find(struct oracle_row *row)
{
    static const enum arena_robustness ROBUSTNESS[] = {
        ARENA_FIRM, ARENA_FAIRLY_FIRM, ARENA_SHAKY, ARENA_VERY_SHAKY, ARENA_VERY_SHAKY};
    const int importance = row->importance.majority;
    const int irreplaceability = row->irreplaceability.majority;

    for (int i = 1; i <= 4; i++) {
        for (int n = 1; n <= 4; n++) {
            if (abs(i - importance) + abs(n - irreplaceability) == 1 &&
                class_by_grid(i, n) != class_by_grid(importance, irreplaceability)) {
                row->one_step_changes++;
            }
        }
    }
    row->robustness = ROBUSTNESS[row->one_step_changes];
}

static void left_out_find(const struct arena *arena, size_t actor, struct oracle_row *row)
{
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct actor_marks marks = marks_of(arena, actor, rater);
        struct arena_left_out left_out = {.rater = rater};
        if (marks.importance.count == row->raters_counted) {
            continue; /* this one did not count in the first place */
        }
        if (marks.importance.count > 0) {
            const struct oracle_level importance = marks_combine(marks.importance);
            const struct oracle_level other = marks_combine(marks.irreplaceability);
            left_out.class_low = class_by_grid(importance.majority, other.majority);
            left_out.class_high = class_by_grid(importance.possible, other.possible);
        }
        if (left_out.class_low != row->derived_class ||
            left_out.class_high != row->derived_class) {
            row->left_out[row->left_out_count++] = left_out;
        }
    }
}

/* ---- all together ---- */

static void possible_find(struct oracle_row *rows, size_t count, struct pool *pool)
{
    struct oracle_standing *list = pool_array(pool, count, struct oracle_standing);

    for (size_t i = 0; i < count; i++) {
        list[i] = standing_by_grid(rows[i].importance.possible,
                                   rows[i].irreplaceability.possible);
    }
    places_count(list, count);
    for (size_t i = 0; i < count; i++) {
        rows[i].possible = list[i];
    }
}

/* By place, those without one last, and file order among equals. */
static const size_t *order_of(const struct oracle_row *rows, size_t count,
                              struct pool *pool)
{
    size_t *order = pool_array(pool, count, size_t);
    size_t found = 0;

    for (size_t place = 1; place <= count; place++) {
        for (size_t actor = 0; actor < count; actor++) {
            if (rows[actor].standing.place == place) {
                order[found++] = actor;
            }
        }
    }
    for (size_t actor = 0; actor < count; actor++) {
        if (rows[actor].standing.place == 0) {
            order[found++] = actor;
        }
    }
    assert_int_equal(found, count);
    return order;
}

static size_t raters_of(const struct arena *arena)
{
    size_t count = 0;

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        bool has_rated = false;
        for (size_t actor = 0; actor < arena->actor_count; actor++) {
            has_rated |= arena->ratings[actor * arena->rater_count + rater].is_rated;
        }
        count += has_rated ? 1 : 0;
    }
    return count;
}

struct oracle oracle_rank(const struct arena *arena, struct pool *pool)
{
    struct oracle_row *rows = pool_array(pool, arena->actor_count, struct oracle_row);
    const struct oracle_standing *list = list_make(arena, pool);

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        const struct actor_marks marks = marks_of(arena, actor, arena->rater_count);
        struct oracle_row *row = &rows[actor];
        row->raters_counted = marks.importance.count;
        row->importance = marks_combine(marks.importance);
        row->irreplaceability = marks_combine(marks.irreplaceability);
        row->dependence_stated = marks_combine(marks.dependence).majority;
        row->standing = list[actor];
        with_own_find(arena, actor, row, pool);
        if (row->raters_counted > 0) {
            row->derived_class =
                class_by_grid(row->importance.majority, row->irreplaceability.majority);
            one_step_find(row);
            left_out_find(arena, actor, row);
        }
    }
    possible_find(rows, arena->actor_count, pool);
    spread_find(arena, rows, pool);
    return (struct oracle){rows, order_of(rows, arena->actor_count, pool),
                           raters_of(arena)};
}
