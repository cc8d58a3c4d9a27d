/* test_name_index.c - a name finds its number, among many and after growing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/name_index.h"

enum { MANY = 5000 };

static void an_empty_index_has_no_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct name_index index = {.pool = pool};

    (void)state;
    assert_true(name_index_find(&index, "OCMW") == NAME_INDEX_NONE);
    assert_true(name_index_find(&index, "") == NAME_INDEX_NONE);
}

static void every_name_of_many_is_found(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct name_index index = {.pool = pool};
    char name[20];

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        (void)snprintf(name, sizeof name, "organisation %zu", i);
        assert_true(name_index_find(&index, name) == NAME_INDEX_NONE);
        name_index_add(&index, pool_text(pool, name), i);
    }
    for (size_t i = 0; i < MANY; i++) {
        (void)snprintf(name, sizeof name, "organisation %zu", i);
        assert_true(name_index_find(&index, name) == i);
    }
    assert_true(name_index_find(&index, "organisation 5000") == NAME_INDEX_NONE);
}

static void of_equal_names_the_first_counts(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *const names[] = {"CAW", "OCMW", "CAW", "", "ocmw"};
    const struct name_index index = name_index_of(names, 5, pool);

    (void)state;
    assert_true(name_index_find(&index, "CAW") == 0);
    assert_true(name_index_find(&index, "OCMW") == 1);
    assert_true(name_index_find(&index, "") == 3);
    assert_true(name_index_find(&index, "ocmw") == 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_index_has_no_name),
        cmocka_unit_test(every_name_of_many_is_found),
        cmocka_unit_test(of_equal_names_the_first_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
