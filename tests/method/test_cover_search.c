/* test_cover_search.c - the exact search, with prices and without, against all subsets.
 * With them small questions hardly ever branch; without, nearly all do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "method/cover_search.h"
#include "random.h"

enum { ACTORS_MAX = 11, SOURCES_MAX = 9 };

struct network {
    uint64_t brings[ACTORS_MAX];
    bool is_core[ACTORS_MAX];
    size_t actor_count;
};

static uint64_t random_state;

static uint64_t random_sources(size_t percent)
{
    uint64_t sources = 0;

    for (size_t source = 0; source < SOURCES_MAX; source++) {
        sources |= (uint64_t)(random_below(&random_state, 100) < percent) << source;
    }
    return sources;
}

static void network_make(struct network *network)
{
    const size_t core_percent = random_below(&random_state, 80);
    const size_t density = 10 + random_below(&random_state, 40);

    network->actor_count = 1 + random_below(&random_state, ACTORS_MAX);
    for (size_t actor = 0; actor < network->actor_count; actor++) {
        network->brings[actor] = random_sources(density);
        network->is_core[actor] = random_below(&random_state, 100) < core_percent;
        if (actor > 0 && random_below(&random_state, 5) == 0) {
            network->brings[actor] = network->brings[actor - 1];
        }
    }
}

static struct cover_task task_make(const struct network *network)
{
    const uint64_t two = random_sources(random_below(&random_state, 2) * 70);
    struct cover_task task = {.two = two, .one = random_sources(60) & ~two};

    task.missable =
        random_below(&random_state, 2) * random_below(&random_state, SOURCES_MAX + 1);
    task.slots = random_below(&random_state, network->actor_count + 1);
    task.cores =
        random_below(&random_state, 2) * random_below(&random_state, task.slots + 1);
    return task;
}

/* What the head of cover_node.h says, for one subset of the actors. */
static bool subset_does(const struct network *network, const struct cover_task *task,
                        size_t subset)
{
    size_t size = 0;
    size_t cores = 0;
    size_t short_count = 0;

    for (size_t actor = 0; actor < network->actor_count; actor++) {
        size += subset >> actor & 1;
        cores += (subset >> actor & 1) != 0 && network->is_core[actor];
    }
    for (size_t source = 0; source < SOURCES_MAX; source++) {
        const bool is_two = (task->two >> source & 1) != 0;
        const int needed = is_two ? 2 : (int)(task->one >> source & 1);
        int brought = 0;
        for (size_t actor = 0; actor < network->actor_count; actor++) {
            brought +=
                (subset >> actor & 1) != 0 && (network->brings[actor] >> source & 1) != 0;
        }
        if (is_two && brought == 0) {
            return false;
        }
        short_count += brought < needed;
    }
    return size <= task->slots && cores >= task->cores && short_count <= task->missable;
}

static bool any_subset_does(const struct network *network, const struct cover_task *task,
                            size_t allowed)
{
    for (size_t subset = 0; subset < (size_t)1 << network->actor_count; subset++) {
        if ((subset & ~allowed) == 0 && subset_does(network, task, subset)) {
            return true;
        }
    }
    return false;
}

static void question_is_answered_right(const struct network *network,
                                       struct cover_search *search)
{
    struct cover_position position = {.task = task_make(network)};
    const size_t allowed =
        random_below(&random_state, (size_t)1 << network->actor_count) |
        random_below(&random_state, (size_t)1 << network->actor_count);
    struct actor_set selection;

    position.allowed.words[0] = allowed;
    cover_search_allow(search, SIZE_MAX);
    if (cover_search_ask(search, &position, &selection) == COVER_FOUND) {
        assert_int_equal(selection.words[0] & ~allowed, 0);
        assert_true(subset_does(network, &position.task, selection.words[0]));
    } else {
        assert_false(any_subset_does(network, &position.task, allowed));
    }
}

static void answers_agree_with_all_subsets_at_any_rounds_of_pricing(void **state)
{
    (void)state;
    static const int ROUNDS[][2] = {{0, 0}, {0, 0}, {0, 1}, {60, 3}};
    const size_t network_count = getenv("SAMENSPEL_SOAK") != NULL ? 50000 : 2500;

    random_state = 7;
    for (size_t i = 0; i < network_count; i++) {
        SCOPED(pool) pool = pool_new();
        struct cover_search search;
        struct network network;

        network_make(&network);
        cover_search_init(&search, network.brings, network.is_core, network.actor_count,
                          pool);
        search.rounds_first = ROUNDS[i % 4][0];
        search.rounds_branch = ROUNDS[i % 4][1];
        for (size_t question = 0; question < 10; question++) {
            question_is_answered_right(&network, &search);
        }
    }
}

/* Sources on a ring; an actor brings two neighbours and the one opposite. */
static void work_that_runs_out_is_said_and_leaves_the_output_alone(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const bool is_core[40] = {false};
    uint64_t brings[40] = {0};
    struct cover_position position = {.task = {.one = (UINT64_C(1) << 40) - 1}};
    struct actor_set selection = {{42}};
    struct cover_search search;
    enum cover_answer answer = COVER_OPEN;
    size_t steps = 0;

    for (size_t i = 0; i < 40; i++) {
        brings[i] =
            UINT64_C(1) << i | UINT64_C(1) << (i + 1) % 40 | UINT64_C(1) << (i + 20) % 40;
    }
    position.allowed.words[0] = (UINT64_C(1) << 40) - 1;
    position.task.slots = 20;
    cover_search_init(&search, brings, is_core, 40, pool);
    for (; answer == COVER_OPEN; steps = steps * 2 + 1) {
        assert_int_equal(selection.words[0], 42);
        cover_search_allow(&search, steps);
        answer = cover_search_ask(&search, &position, &selection);
    }
    assert_true(steps > 1000); /* it did run out, many times */
    assert_int_equal(answer, COVER_FOUND);
    position.task.slots = 16; /* too few; the proof must branch */
    cover_search_allow(&search, SIZE_MAX);
    assert_int_equal(cover_search_ask(&search, &position, &selection), COVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_agree_with_all_subsets_at_any_rounds_of_pricing),
        cmocka_unit_test(work_that_runs_out_is_said_and_leaves_the_output_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
