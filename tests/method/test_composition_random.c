/* test_composition_random.c - random questions, with an answer from all subsets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "method/composition.h"
#include "random.h"

enum { RANDOM_ACTORS_MAX = 16, SOURCES_MAX = 12, SIZES = RANDOM_ACTORS_MAX + 1 };

/* A question and what it borrows. */
struct sheet {
    struct composition_question question;
    uint64_t brings[RANDOM_ACTORS_MAX];
    bool is_core[RANDOM_ACTORS_MAX];
    bool is_required[RANDOM_ACTORS_MAX];
    bool is_excluded[RANDOM_ACTORS_MAX];
};

static void sheet_init(struct sheet *sheet)
{
    memset(sheet, 0, sizeof *sheet);
    sheet->question = (struct composition_question){.brings = sheet->brings,
                                                    .is_core = sheet->is_core,
                                                    .is_required = sheet->is_required,
                                                    .is_excluded = sheet->is_excluded,
                                                    .selection_limit = LIMIT_SELECTIONS};
}

static uint64_t random_state;

/* Of all kinds: sparse and dense, with twins, with few and many conditions. */
static void sheet_make(struct sheet *sheet, size_t actors_max)
{
    static const size_t CHANCES[] = {0, 0, 5, 20, 50, 100};
    const size_t core_chance = CHANCES[random_below(&random_state, 6)];
    const size_t required_chance = CHANCES[random_below(&random_state, 4)];
    const size_t excluded_chance = CHANCES[random_below(&random_state, 4)];
    const size_t density = 5 + random_below(&random_state, 50);
    const size_t twin_chance = CHANCES[random_below(&random_state, 5)];

    sheet_init(sheet);
    sheet->question.actor_count = random_below(&random_state, actors_max + 1);
    sheet->question.source_count = random_below(&random_state, SOURCES_MAX + 1);
    sheet->question.times = 1 + (int)random_below(&random_state, 2);
    sheet->question.max_size =
        random_below(&random_state, 3) == 0 ? random_below(&random_state, 10) : SIZE_MAX;
    for (size_t i = 0; i < sheet->question.actor_count; i++) {
        sheet->is_core[i] = random_below(&random_state, 100) < core_chance;
        sheet->is_required[i] = random_below(&random_state, 100) < required_chance;
        sheet->is_excluded[i] =
            !sheet->is_required[i] && random_below(&random_state, 100) < excluded_chance;
        for (size_t j = 0; j < sheet->question.source_count; j++) {
            sheet->brings[i] |= (uint64_t)(random_below(&random_state, 100) < density)
                                << j;
        }
        if (i > 0 && random_below(&random_state, 100) < twin_chance) {
            sheet->brings[i] = sheet->brings[random_below(&random_state, i)];
        }
    }
}

/* What one subset is worth; actors are bits here. */
struct worth {
    bool is_covering;
    size_t size;
    size_t covered_twice;
    size_t cores;
};

static struct worth subset_worth(const struct sheet *sheet, size_t subset)
{
    const struct composition_question *question = &sheet->question;
    struct worth worth = {.is_covering = true};

    for (size_t j = 0; j < question->source_count; j++) {
        int bringers = 0;
        for (size_t i = 0; i < question->actor_count; i++) {
            bringers += (subset >> i & 1) != 0 && (sheet->brings[i] >> j & 1) != 0;
        }
        worth.is_covering = worth.is_covering && bringers >= question->times;
        worth.covered_twice += bringers >= 2;
    }
    for (size_t i = 0; i < question->actor_count; i++) {
        const bool is_in = (subset >> i & 1) != 0;
        worth.size += is_in;
        worth.cores += is_in && sheet->is_core[i];
        if ((is_in && sheet->is_excluded[i]) || (!is_in && sheet->is_required[i])) {
            worth.is_covering = false;
        }
    }
    return worth;
}

/* The same size: first who has the first actor in which they differ. */
static bool subset_is_before(size_t a, size_t b)
{
    const size_t difference = a ^ b;

    return (a & (difference & -difference)) != 0;
}

static int subset_compare(const void *a, const void *b)
{
    const size_t left = *(const size_t *)a;
    const size_t right = *(const size_t *)b;

    return left == right ? 0 : subset_is_before(left, right) ? -1 : 1;
}

static size_t subset_of(const size_t *actors, size_t count)
{
    size_t subset = 0;

    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || actors[i - 1] < actors[i]);
        subset |= (size_t)1 << actors[i];
    }
    return subset;
}

static bool worth_dominates(struct worth a, struct worth b)
{
    return a.size <= b.size && a.covered_twice >= b.covered_twice && a.cores >= b.cores &&
           (a.size < b.size || a.covered_twice > b.covered_twice || a.cores > b.cores);
}

/* Best first by the order in which points are given: -1 when a stands before b. */
static int point_compare(const void *a, const void *b)
{
    const struct composition_point *left = a;
    const struct composition_point *right = b;

    if (left->size != right->size) {
        return left->size < right->size ? -1 : 1;
    }
    if (left->covered_twice != right->covered_twice) {
        return left->covered_twice > right->covered_twice ? -1 : 1;
    }
    return left->core_count > right->core_count ? -1
                                                : left->core_count < right->core_count;
}

/* Everything about all subsets, in tables by subset and by figures. */
struct brute {
    bool has_any;
    size_t smallest_size;
    size_t *smallest; /* subsets, sorted */
    size_t smallest_count;
    bool has[SIZES][SOURCES_MAX + 1][SIZES]; /* size, covered twice, cores */
    size_t first[SIZES][SOURCES_MAX + 1][SIZES];
};

static void brute_see(struct brute *brute, struct worth worth, size_t subset)
{
    bool *has = &brute->has[worth.size][worth.covered_twice][worth.cores];
    size_t *first = &brute->first[worth.size][worth.covered_twice][worth.cores];

    if (!*has || subset_is_before(subset, *first)) {
        *has = true;
        *first = subset;
    }
    if (!brute->has_any || worth.size < brute->smallest_size) {
        brute->has_any = true;
        brute->smallest_size = worth.size;
        brute->smallest_count = 0;
    }
    if (worth.size == brute->smallest_size) {
        brute->smallest[brute->smallest_count++] = subset;
    }
}

static void brute_find(struct brute *brute, const struct sheet *sheet, struct pool *pool)
{
    const size_t subset_count = (size_t)1 << sheet->question.actor_count;

    memset(brute, 0, sizeof *brute);
    brute->smallest = pool_array(pool, subset_count, size_t);
    for (size_t subset = 0; subset < subset_count; subset++) {
        const struct worth worth = subset_worth(sheet, subset);
        if (worth.is_covering) {
            brute_see(brute, worth, subset);
        }
    }
    qsort(brute->smallest, brute->smallest_count, sizeof(size_t), subset_compare);
}

static bool brute_is_dominated(const struct brute *brute, struct worth worth,
                               size_t largest)
{
    struct worth other = {0};

    for (other.size = 0; other.size <= largest; other.size++) {
        for (other.covered_twice = 0; other.covered_twice <= SOURCES_MAX;
             other.covered_twice++) {
            for (other.cores = 0; other.cores <= largest; other.cores++) {
                if (brute->has[other.size][other.covered_twice][other.cores] &&
                    worth_dominates(other, worth)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* A point is right when its figures are those of its actors, nothing dominates it, and
 * its actors are the first; all points are there when each triple that nothing
 * dominates has one. */
static void front_is_right(const struct brute *brute, const struct sheet *sheet,
                           const struct composition *found)
{
    size_t largest = brute->smallest_size + 3;
    size_t point_count = 0;

    largest = largest < RANDOM_ACTORS_MAX ? largest : RANDOM_ACTORS_MAX;
    largest = largest < sheet->question.max_size ? largest : sheet->question.max_size;
    for (size_t i = 0; i < found->point_count; i++) {
        const struct composition_point *point = &found->points[i];
        const size_t subset = subset_of(point->actors, point->size);
        const struct worth worth = subset_worth(sheet, subset);
        assert_true(worth.is_covering && worth.size <= largest);
        assert_int_equal(worth.size, point->size);
        assert_int_equal(worth.covered_twice, point->covered_twice);
        assert_int_equal(worth.cores, point->core_count);
        assert_int_equal(subset,
                         brute->first[worth.size][worth.covered_twice][worth.cores]);
        assert_false(brute_is_dominated(brute, worth, largest));
        assert_true(i == 0 || point_compare(point - 1, point) < 0);
    }
    for (size_t size = 0; size <= largest; size++) {
        for (size_t i = 0; i < (SOURCES_MAX + 1) * SIZES; i++) {
            const struct worth worth = {true, size, i / SIZES, i % SIZES};
            point_count += brute->has[size][worth.covered_twice][worth.cores] &&
                           !brute_is_dominated(brute, worth, largest);
        }
    }
    assert_int_equal(found->point_count, point_count);
}

static void smallest_are_right(const struct brute *brute, const struct sheet *sheet,
                               const struct composition *found)
{
    const size_t limit = sheet->question.selection_limit;
    const bool is_long = brute->smallest_count > limit;
    size_t in_every = SIZE_MAX;
    size_t in_some = 0;

    assert_int_equal(found->smallest_size, brute->smallest_size);
    assert_int_equal(found->selection_count, is_long ? limit : brute->smallest_count);
    assert_int_equal(found->is_truncated, is_long);
    for (size_t i = 0; i < brute->smallest_count; i++) {
        in_every &= brute->smallest[i];
        in_some |= brute->smallest[i];
        assert_true(i >= limit || subset_of(found->selections[i], brute->smallest_size) ==
                                      brute->smallest[i]);
    }
    for (size_t actor = 0; actor < sheet->question.actor_count; actor++) {
        assert_int_equal(found->always[actor], in_every >> actor & 1);
        assert_int_equal(found->never[actor], !(in_some >> actor & 1));
    }
}

static void sheet_is_answered_right(struct sheet *sheet, struct brute *brute)
{
    SCOPED(pool) pool = pool_new();
    struct composition *found = NULL;
    struct status st = {0};

    brute_find(brute, sheet, pool);
    sheet->question.selection_limit =
        random_below(&random_state, 2) == 0 ? 1 + random_below(&random_state, 5) : 20000;
    const bool is_found = composition_find(&sheet->question, pool, &found, &st);
    assert_int_equal(is_found,
                     brute->has_any && brute->smallest_size <= sheet->question.max_size);
    if (!is_found) {
        assert_int_equal(st.code, STATUS_NOT_FOUND);
        assert_int_equal(composition_lacking(&sheet->question) == 0, brute->has_any);
        return;
    }
    assert_int_equal(composition_lacking(&sheet->question), 0);
    assert_true(found->is_front_complete);
    smallest_are_right(brute, sheet, found);
    front_is_right(brute, sheet, found);
}

static void random_questions_agree_with_all_subsets(void **state)
{
    (void)state;
    static struct brute brute;
    const bool is_soak = getenv("SAMENSPEL_SOAK") != NULL;
    const size_t question_count = is_soak ? 20000 : 1500;

    random_state = 20240501;
    for (size_t i = 0; i < question_count; i++) {
        struct sheet sheet;

        /* All subsets of 16 take their time: most of those are for the soak. */
        sheet_make(&sheet, is_soak || i % 40 == 0 ? RANDOM_ACTORS_MAX : 10);
        sheet_is_answered_right(&sheet, &brute);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_questions_agree_with_all_subsets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
