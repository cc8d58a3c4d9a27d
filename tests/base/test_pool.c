/* test_pool.c - memory that is zeroed, aligned, apart, and freed at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"

static const struct {
    const char *label;
    size_t size;
} SIZE_CASES[] = {
    {"nothing still has an address", 0},    {"one byte", 1},
    {"just under the alignment", 15},       {"just over the alignment", 17},
    {"many small ones fill a block", 1000}, {"a whole block", 16 * 1024},
    {"more than a block", 16 * 1024 + 1},   {"far more than a block", 1024 * 1024},
};

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

static void bytes_are_zeroed_and_aligned(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SIZE_CASES); i++) {
        print_message("%s\n", SIZE_CASES[i].label);
        for (int again = 0; again < 20; again++) {
            unsigned char *bytes = pool_bytes(pool, SIZE_CASES[i].size);
            assert_non_null(bytes);
            assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
            assert_true(is_zero(bytes, SIZE_CASES[i].size));
            memset(bytes, 0xFF, SIZE_CASES[i].size);
        }
    }
}

static void allocations_do_not_touch_each_other(void **state)
{
    enum { COUNT = 3000 };
    SCOPED(pool) pool = pool_new();
    unsigned char *parts[COUNT];

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        parts[i] = pool_bytes(pool, i % 61);
        memset(parts[i], (int)(i % 251), i % 61);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t at = 0; at < i % 61; at++) {
            assert_int_equal(parts[i][at], i % 251);
        }
    }
}

static void a_pool_that_was_not_made_can_be_freed(void **state)
{
    (void)state;
    pool_free(NULL);
    pool_free(pool_new()); /* and one that was never used */
}

static const struct {
    const char *label;
    const char *text;
    size_t length;
    const char *copy;
} PART_CASES[] = {
    {"nothing of nothing", "", 0, ""},
    {"nothing of something", "CAW", 0, ""},
    {"the beginning", "CAW", 2, "CA"},
    {"all of it", "CAW", 3, "CAW"},
};

static void texts_are_copied_and_ended(void **state)
{
    SCOPED(pool) pool = pool_new();
    char original[] = "OCMW";

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PART_CASES); i++) {
        print_message("%s\n", PART_CASES[i].label);
        assert_string_equal(
            pool_text_part(pool, PART_CASES[i].text, PART_CASES[i].length),
            PART_CASES[i].copy);
    }
    const char *copy = pool_text(pool, original);
    original[0] = 'X';
    assert_string_equal(copy, "OCMW");
}

static void items_are_copied(void **state)
{
    SCOPED(pool) pool = pool_new();
    int numbers[] = {3, 1, 4};

    (void)state;
    const int *copy = pool_copy(pool, numbers, ARRAY_COUNT(numbers), int);
    numbers[0] = 9;
    assert_int_equal(copy[0], 3);
    assert_int_equal(copy[2], 4);
    assert_non_null(pool_copy(pool, (const int *)NULL, 0, int));
    assert_non_null(pool_array(pool, 0, int));
    const int *fresh = pool_array(pool, 100, int);
    assert_int_equal(fresh[99], 0);
}

/* Ask for `count` items of `size` in a process of its own; gives how it ended. */
static int end_of_asking(size_t count, size_t size)
{
    const pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        const struct rlimit none = {0, 0};
        struct pool *pool = pool_new();
        if (setrlimit(RLIMIT_CORE, &none) == 0 && freopen("/dev/null", "w", stderr)) {
            (void)pool_items(pool, count, size);
        }
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void items_grow_and_keep_what_they_hold(void **state)
{
    SCOPED(pool) pool = pool_new();
    int *items = NULL;
    size_t capacity = 0;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        items = pool_grow(pool, items, (size_t)i, &capacity, int);
        items[i] = i;
        assert_true(capacity > (size_t)i);
    }
    assert_true(capacity < 2000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i);
    }
}

static void a_product_that_wraps_ends_the_process(void **state)
{
    (void)state;
    assert_true(WIFEXITED(end_of_asking(1000, 8)));
    assert_true(WIFEXITED(end_of_asking(SIZE_MAX, 0)));
    const int status = end_of_asking(SIZE_MAX / 4 + 2, 8);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_true(WIFSIGNALED(end_of_asking(SIZE_MAX, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_zeroed_and_aligned),
        cmocka_unit_test(allocations_do_not_touch_each_other),
        cmocka_unit_test(a_pool_that_was_not_made_can_be_freed),
        cmocka_unit_test(texts_are_copied_and_ended),
        cmocka_unit_test(items_are_copied),
        cmocka_unit_test(items_grow_and_keep_what_they_hold),
        cmocka_unit_test(a_product_that_wraps_ends_the_process),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
