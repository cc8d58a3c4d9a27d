/* test_experience_results.c - what is told of an anonymous survey, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "made_replies.h"

static enum disclosed_state state_of(const struct experience_results *results,
                                     const char *group, const char *item)
{
    const struct disclosed_item *cell = experience_cell(results, group, item);

    assert_non_null(cell);
    return cell->state;
}

/* So many families of one level of a background item, who say yes, or rather not. */
static void families_add(struct made_replies *made, int32_t child_age, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        made_replies_add(made, RESPONDENT_FAMILIES, 0);
        made_replies_say(made, "child_age", child_age);
        made_replies_say(made, "bs1", i % 2 == 0 ? 5 : 2);
    }
}

/* ---- groups ---- */

static void four_families_are_too_few(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    families_add(&made, 1, 4);
    const struct experience_results *results = made_results(&made, pool);
    assert_int_equal(state_of(results, "families", "bs1"), DISCLOSED_TOO_FEW);
    assert_int_equal(results->respondents[RESPONDENT_FAMILIES].high, 4);
}

static void five_families_are_shown(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    families_add(&made, 1, 5);
    const struct disclosed_item *cell =
        experience_cell(made_results(&made, pool), "families", "bs1");
    assert_int_equal(cell->state, DISCLOSED);
    assert_int_equal(cell->high.percent, 60);
    assert_int_equal(cell->median, 5);
}

static void workers_of_two_organisations_are_not_shown(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);

    (void)state;
    made_replies_draw(&made, RESPONDENT_WORKERS, 40, 2, 1);
    const struct experience_results *results = made_results(&made, pool);
    assert_int_equal(state_of(results, "workers", "loyalty_T"), DISCLOSED_TOO_FEW);
    assert_int_equal(results->organisations, 0);
    assert_int_equal(experience_figure(results, "H1")->state, FIGURE_TOO_FEW);
}

/* 12, 6 and 2: two are too few, and six more hide them. */
static void a_total_does_not_give_a_small_level_away(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    families_add(&made, 1, 12);
    families_add(&made, 2, 6);
    families_add(&made, 3, 2);
    const struct experience_results *results = made_results(&made, pool);
    assert_int_equal(state_of(results, "child_age:1", "bs1"), DISCLOSED);
    assert_int_equal(state_of(results, "child_age:2", "bs1"), DISCLOSED_BESIDE);
    assert_int_equal(state_of(results, "child_age:3", "bs1"), DISCLOSED_TOO_FEW);
}

static void who_skipped_the_background_counts_as_hidden(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    families_add(&made, 1, 12);
    families_add(&made, 2, 8);
    families_add(&made, REPLY_NONE, 1);
    const struct experience_results *results = made_results(&made, pool);
    assert_int_equal(state_of(results, "child_age:2", "bs1"), DISCLOSED_BESIDE);
    assert_int_equal(state_of(results, "child_age:1", "bs1"), DISCLOSED);
}

static void background_is_not_crossed_with_background(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    families_add(&made, 1, 30);
    const struct experience_results *results = made_results(&made, pool);
    assert_non_null(experience_cell(results, "families", "child_age"));
    assert_null(experience_cell(results, "child_age:1", "child_age"));
}

static void mirroring_workers_have_no_cell_for_what_they_are_not_asked(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("five_b", pool);

    (void)state;
    made_replies_draw(&made, RESPONDENT_WORKERS, 30, 6, 2);
    const struct experience_results *results = made_results(&made, pool);
    assert_int_equal(state_of(results, "workers", "bs1"), DISCLOSED);
    assert_null(experience_cell(results, "workers", "child_age"));
}

/* ---- an organisation's own answers ---- */

static void organisation_add(struct made_replies *made, int64_t organisation,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        made_replies_add(made, RESPONDENT_WORKERS, organisation);
        made_replies_say(made, "loyalty_T", 1 + (int32_t)(i % 5));
    }
}

static const struct experience_results *part_find(const struct experience_parts *parts,
                                                  const char *name)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (strcmp(parts->parts[i].name, name) == 0) {
            return &parts->parts[i].results;
        }
    }
    return NULL;
}

static void an_organisation_of_five_sees_its_own_and_one_of_four_does_not(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);

    (void)state;
    organisation_add(&made, 12, 9);
    organisation_add(&made, 13, 4);
    organisation_add(&made, 14, 6);
    organisation_add(&made, 15, 5);
    const struct experience_parts parts = made_parts(&made, pool);
    const struct experience_results *own = part_find(&parts, "organisation:12");
    assert_non_null(own);
    assert_int_equal(state_of(own, "organisation:12", "loyalty_T"), DISCLOSED);
    assert_int_equal(state_of(own, "organisation:12", "loyalty_H"), DISCLOSED_TOO_FEW);
    assert_null(part_find(&parts, "organisation:13"));
    assert_int_equal(own->respondents[RESPONDENT_WORKERS].low, 5);
    assert_int_equal(own->figure_count, 0);
}

/* Whoever takes twelve's own off the total would have the two others. */
static void own_answers_need_a_rest_of_three_organisations(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);

    (void)state;
    organisation_add(&made, 12, 9);
    organisation_add(&made, 13, 9);
    organisation_add(&made, 14, 9);
    const struct experience_parts parts = made_parts(&made, pool);
    assert_int_equal(parts.count, 1);
}

/* ---- stored and read back ---- */

static void what_is_read_back_is_what_was_written(void **state)
{
    static const char *const CODES[] = {"dilemmas", "five_b", "growth"};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin(CODES[i], pool);
        struct experience_results back;
        struct status st = {0};
        made_replies_draw(&made, RESPONDENT_WORKERS, 80, 9, 4);
        made_replies_draw(&made, RESPONDENT_FAMILIES, 45, 0, 5);
        const struct experience_results *results = made_results(&made, pool);
        assert_true(experience_results_read(experience_results_write(results, pool), pool,
                                            &back, &st));
        assert_string_equal(results_text(&back, pool), results_text(results, pool));
    }
}

static void results_of_another_shape_are_refused(void **state)
{
    static const char *const NAMES[] = {"engine",      "computed_at", "organisations",
                                        "respondents", "cells",       "figures"};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("five_b", pool);
        struct experience_results back;
        struct status st = {0};
        families_add(&made, 1, 9);
        const struct experience_results *results = made_results(&made, pool);
        const struct value *written = experience_results_write(results, pool);
        struct value *value = NULL;
        memcpy(&value, &written, sizeof value); /* to break what is only to be read */
        model_unset(value, NAMES[i]);
        assert_false(experience_results_read(value, pool, &back, &st));
        assert_int_equal(st.code, STATUS_INVALID);
    }
}

/* ---- whatever was answered ---- */

struct counted {
    size_t total;
    size_t shown; /* in levels that are shown */
};

static struct counted count_levels(const struct made_replies *made,
                                   const struct experience_results *results, size_t item)
{
    const char *const levels[] = {NULL, "child_age:1", "child_age:2", "child_age:3"};
    const size_t background = replies_item(&made->replies, "child_age");
    struct counted counted = {0, 0};

    for (size_t i = 0; i < made->replies.count; i++) {
        const int32_t level = replies_value(&made->replies, i, background);
        if (replies_value(&made->replies, i, item) < 0) {
            continue;
        }
        counted.total++;
        counted.shown +=
            level > 0 && state_of(results, levels[level],
                                  made->replies.items[item]->code) == DISCLOSED;
    }
    return counted;
}

static void what_the_shown_levels_leave_of_a_total_is_nobody_or_five(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 60; seed++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("five_b", pool);
        made_replies_draw(&made, RESPONDENT_FAMILIES, 5 + seed % 40, 0, seed);
        const struct experience_results *results = made_results(&made, pool);
        for (size_t i = 0; i < made.replies.item_count; i++) {
            if (made.replies.items[i]->is_background) {
                continue;
            }
            const struct counted counted = count_levels(&made, results, i);
            const size_t left = counted.total - counted.shown;
            assert_true(left == 0 || left >= 5 || counted.shown == 0);
        }
    }
}

/* Who of the other organisations answered this. */
static struct disclosure_group rest_of(const struct made_replies *made, size_t item,
                                       int64_t organisation)
{
    bool is_counted[64] = {false};
    struct disclosure_group rest = {0, 0};

    for (size_t i = 0; i < made->replies.count; i++) {
        const int64_t own = made->organisations[i];
        if (own == organisation || replies_value(&made->replies, i, item) < 0) {
            continue;
        }
        rest.people++;
        rest.organisations += own != 0 && !is_counted[own];
        is_counted[own] = true;
    }
    return rest;
}

static void part_check(const struct made_replies *made,
                       const struct experience_part *part)
{
    const int64_t organisation = part_organisation(part);

    for (size_t i = 0; i < made->replies.item_count; i++) {
        const struct disclosure_group rest = rest_of(made, i, organisation);
        if (state_of(&part->results, part->name, made->replies.items[i]->code) ==
            DISCLOSED) {
            assert_true(rest.people >= 5 && rest.organisations >= 3);
        }
    }
}

static void what_an_organisation_can_take_off_leaves_a_group_that_may_be_shown(
    void **state)
{
    size_t parts_seen = 0;

    (void)state;
    for (uint32_t seed = 0; seed < 60; seed++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("dilemmas", pool);
        made_replies_draw(&made, RESPONDENT_WORKERS, 12 + seed % 30, 3 + seed % 4, seed);
        const struct experience_parts parts = made_parts(&made, pool);
        for (size_t i = 1; i < parts.count; i++, parts_seen++) {
            part_check(&made, &parts.parts[i]);
        }
    }
    assert_true(parts_seen > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_families_are_too_few),
        cmocka_unit_test(five_families_are_shown),
        cmocka_unit_test(workers_of_two_organisations_are_not_shown),
        cmocka_unit_test(a_total_does_not_give_a_small_level_away),
        cmocka_unit_test(who_skipped_the_background_counts_as_hidden),
        cmocka_unit_test(background_is_not_crossed_with_background),
        cmocka_unit_test(mirroring_workers_have_no_cell_for_what_they_are_not_asked),
        cmocka_unit_test(an_organisation_of_five_sees_its_own_and_one_of_four_does_not),
        cmocka_unit_test(own_answers_need_a_rest_of_three_organisations),
        cmocka_unit_test(what_is_read_back_is_what_was_written),
        cmocka_unit_test(results_of_another_shape_are_refused),
        cmocka_unit_test(what_the_shown_levels_leave_of_a_total_is_nobody_or_five),
        cmocka_unit_test(
            what_an_organisation_can_take_off_leaves_a_group_that_may_be_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
