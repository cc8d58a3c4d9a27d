/* test_measure.c - the list of measures is whole: every one has its name, its words, its
 * page and its place in the documented format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/measure.h"

enum { FILE_MOST = 256 * 1024 };

struct list {
    const struct measure *measures;
    size_t count;
};

static const struct list LISTS[] = {
    {NETWORK_MEASURES, NETWORK_MEASURE_COUNT},
    {ORGANISATION_MEASURES, ORGANISATION_MEASURE_COUNT},
};
enum { LIST_COUNT = sizeof LISTS / sizeof LISTS[0] };

/* The tests run at the root of the tree. */
static const char *file_read(const char *path)
{
    static char bytes[FILE_MOST];
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        return NULL;
    }
    const size_t length = fread(bytes, 1, sizeof bytes - 1, file);
    (void)fclose(file);
    bytes[length] = '\0';
    return bytes;
}

static void every_measure_has_name_words_and_group(void **state)
{
    (void)state;
    for (size_t list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < LISTS[list].count; i++) {
            const struct measure *measure = &LISTS[list].measures[i];

            assert_non_null(measure->name);
            assert_int_equal(strspn(measure->name, "abcdefghijklmnopqrstuvwxyz_"),
                             strlen(measure->name));
            assert_true(strlen(measure->label) > 2);
            assert_int_equal(measure->sentence[strlen(measure->sentence) - 1], '.');
            assert_true(measure->group < MEASURE_GROUP_COUNT);
        }
    }
}

static void no_two_measures_share_a_name(void **state)
{
    (void)state;
    for (size_t list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < LISTS[list].count; i++) {
            for (size_t k = 0; k < i; k++) {
                assert_string_not_equal(LISTS[list].measures[i].name,
                                        LISTS[list].measures[k].name);
            }
        }
    }
}

static void every_measure_has_a_page_that_names_it(void **state)
{
    (void)state;
    for (size_t list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < LISTS[list].count; i++) {
            const struct measure *measure = &LISTS[list].measures[i];
            char path[200];

            (void)snprintf(path, sizeof path, "docs/methods/networks/%s.md",
                           measure->page);
            const char *page = file_read(path);
            if (page == NULL || strstr(page, measure->name) == NULL) {
                fail_msg("%s does not explain '%s'", path, measure->name);
            }
        }
    }
}

static void every_measure_stands_in_the_documented_format(void **state)
{
    const char *formats = file_read("docs/formats.md");

    (void)state;
    assert_non_null(formats);
    for (size_t list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < LISTS[list].count; i++) {
            char name[100];

            (void)snprintf(name, sizeof name, "`%s`", LISTS[list].measures[i].name);
            if (strstr(formats, name) == NULL) {
                fail_msg("docs/formats.md does not list %s", name);
            }
        }
    }
}

static void every_group_has_a_cost(void **state)
{
    (void)state;
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        assert_true(MEASURE_GROUP_COSTS[i].factor > 0);
        assert_non_null(COST_GROWTH_TEXTS[MEASURE_GROUP_COSTS[i].growth]);
    }
}

/* 60 organisations cost nothing; of 10,000 with a million ties the paths are dear. */
static void what_is_dear_follows_from_organisations_ties_and_partners(void **state)
{
    const struct network_size small = {60, 1770, 59};
    const struct network_size sparse = {5000, 50 * 1000, 60};
    const struct network_size dense = {10 * 1000, 1000 * 1000, 400};

    (void)state;
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        assert_true(measure_group_steps((enum measure_group)i, &small) <
                    MEASURE_STEPS_MOST / 100);
        assert_true(measure_group_steps((enum measure_group)i, &sparse) <
                    MEASURE_STEPS_MOST);
    }
    assert_true(measure_group_steps(GROUP_PATHS, &dense) > MEASURE_STEPS_MOST);
    assert_true(measure_group_steps(GROUP_COMMUNITIES, &dense) > MEASURE_STEPS_MOST);
    assert_true(measure_group_steps(GROUP_TRIADS, &dense) < MEASURE_STEPS_MOST);
    assert_true(measure_group_steps(GROUP_PATHS, &dense) == 1e10);
}

static void a_measure_applies_where_it_has_a_meaning(void **state)
{
    const struct measure *reciprocity = &NETWORK_MEASURES[NETWORK_RECIPROCITY];
    const struct measure *closeness = &ORGANISATION_MEASURES[ORGANISATION_CLOSENESS];
    const struct measure *strength = &NETWORK_MEASURES[NETWORK_MEAN_STRENGTH];

    (void)state;
    assert_true(measure_applies(reciprocity, true, false));
    assert_false(measure_applies(reciprocity, false, false));
    assert_false(measure_applies(closeness, true, false));
    assert_true(measure_applies(closeness, false, false));
    assert_false(measure_applies(strength, true, false));
    assert_true(measure_applies(strength, true, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_measure_has_name_words_and_group),
        cmocka_unit_test(no_two_measures_share_a_name),
        cmocka_unit_test(every_measure_has_a_page_that_names_it),
        cmocka_unit_test(every_measure_stands_in_the_documented_format),
        cmocka_unit_test(every_group_has_a_cost),
        cmocka_unit_test(what_is_dear_follows_from_organisations_ties_and_partners),
        cmocka_unit_test(a_measure_applies_where_it_has_a_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
