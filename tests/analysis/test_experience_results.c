/* test_experience_results.c - what is told of an anonymous survey, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/experience_results.h"
#include "analysis/rank_correlation.h"
#include "analysis/reliability.h"
#include "base/attributes.h"
#include "base/json.h"
#include "base/limits.h"
#include "graphs.h"
#include "made_replies.h"
#include "method/dilemma.h"

static const int64_t NOW = 1750000000000;

static const struct experience_results *made_results(const struct made_replies *made,
                                                     struct pool *pool)
{
    return &experience_results_make(&made->replies, NOW, pool).parts[0].results;
}

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
    const struct experience_parts parts =
        experience_results_make(&made.replies, NOW, pool);
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
    const struct experience_parts parts =
        experience_results_make(&made.replies, NOW, pool);
    assert_int_equal(parts.count, 1);
}

/* ---- figures ---- */

/* Twenty workers of five organisations: A and B of `high` of them are high, of the others
 * A is 1 + i % 3 and B 3. */
static struct made_replies pulled(size_t high, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (size_t i = 0; i < 20; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 5));
        made_replies_say(&made, "loyalty_A", i < high ? 4 : 1 + (int32_t)(i % 3));
        made_replies_say(&made, "loyalty_B", i < high ? 5 : 3);
    }
    return made;
}

static void both_pull_is_the_share_that_agrees_with_both(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = pulled(8, pool);
    const struct experience_results *results = made_results(&made, pool);
    const struct experience_figure *figure =
        experience_figure(results, "both_pull.loyalty");

    (void)state;
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, 40, "8 of 20");
    assert_figure(experience_figure(results, "H1.high_high")->value, 40, "both");
    assert_figure(experience_figure(results, "H1.low_low")->value, 60, "neither");
    assert_figure(experience_figure(results, "H1.low_high")->value, 0, "hardly anybody");
    assert_int_equal(experience_figure(results, "both_pull.role")->state, FIGURE_TOO_FEW);
}

static void tau_is_that_of_the_answers_to_two_decimals(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = pulled(8, pool);
    double first[20];
    double second[20];

    (void)state;
    for (size_t i = 0; i < 20; i++) {
        first[i] = i < 8 ? 4 : 1 + (double)(i % 3);
        second[i] = i < 8 ? 5 : 3;
    }
    const struct tau tau = tau_make(first, second, 20, pool);
    const struct experience_figure *figure =
        experience_figure(made_results(&made, pool), "H1");
    assert_figure(figure->value, round(tau.tau * 100) / 100, "tau-b");
    assert_figure(figure->low, round(tau.low * 100) / 100, "low");
    assert_int_equal(figure->answered.low, 20);
    assert_int_equal(figure->answered.high, 49);
}

static void one_who_differs_may_not_be_told_from_none(void **state)
{
    SCOPED(pool) pool = pool_new();
    (void)state;
    for (size_t differ = 0; differ <= 2; differ++) {
        const struct made_replies made = pulled(20 - differ, pool);
        const struct experience_figure *figure =
            experience_figure(made_results(&made, pool), "H1");
        assert_int_equal(figure->state, differ < 2 ? FIGURE_UNDEFINED : FIGURE_GIVEN);
    }
}

/* Subgroups of exactly `strong` strong ones: prox and B rise together. */
static struct made_replies rising(size_t strong, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (size_t i = 0; i < strong + 25; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 7));
        made_replies_say(&made, "loyalty_A", i < strong ? 5 : 3);
        made_replies_say(&made, "loyalty_B", 1 + (int32_t)(i % 5));
        made_replies_say(&made, "prox", (int32_t)(i % 5));
        made_replies_say(&made, "media", 1 + (int32_t)(i % 2));
    }
    return made;
}

static void the_subgroup_of_h2_needs_twenty(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies few = rising(19, pool);
    const struct made_replies enough = rising(20, pool);
    const struct experience_figure *figure =
        experience_figure(made_results(&enough, pool), "H2a");

    (void)state;
    assert_int_equal(experience_figure(made_results(&few, pool), "H2a")->state,
                     FIGURE_TOO_FEW);
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, 1, "they rise together");
}

static void documents_are_as_poor_a_medium_as_mail(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = rising(20, pool);

    (void)state;
    assert_int_equal(experience_figure(made_results(&made, pool), "H2b")->state,
                     FIGURE_UNDEFINED);
}

static double process_value(size_t person, size_t item)
{
    return 1 + (double)((person * (item + 2) + person / 3) % 5);
}

static void alpha_is_that_of_who_answered_the_whole_scale(void **state)
{
    static const char *const CODES[] = {"pp1", "pp2", "pp3"};
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    double values[60 * 3];
    const struct score_table table = {values, 60, 3};

    (void)state;
    for (size_t i = 0; i < 60; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 8));
        for (size_t j = 0; j < 3; j++) {
            values[i * 3 + j] = process_value(i, j);
            made_replies_say(&made, CODES[j], (int32_t)values[i * 3 + j]);
        }
    }
    made_replies_add(&made, RESPONDENT_WORKERS, 1);
    made_replies_say(&made, "pp1", 5);
    const struct experience_figure *figure =
        experience_figure(made_results(&made, pool), "alpha.process");
    const struct cronbach cronbach = cronbach_make(&table, pool);
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, cronbach.alpha, "alpha");
    assert_figure(figure->high, cronbach.high, "Feldt");
    assert_int_equal(figure->answered.high, 60);
}

/* `organisations` of four people each, all of one organisation alike. */
static struct made_replies houses(int64_t organisations, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (int64_t i = 0; i < organisations * 4; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + i / 4);
        made_replies_say(&made, "pp1", 1 + (int32_t)(i / 4 % 5));
        made_replies_say(&made, "pp2", 1 + (int32_t)(i / 4 % 5));
        made_replies_say(&made, "pp3", 1 + (int32_t)(i / 4 % 5));
    }
    return made;
}

static void organisations_are_compared_from_five_on(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies four = houses(4, pool);
    const struct experience_results *results = made_results(&four, pool);

    (void)state;
    assert_int_equal(experience_figure(results, "icc.pp1")->state, FIGURE_TOO_FEW);
    assert_int_equal(experience_figure(results, "rwg.process")->state, FIGURE_TOO_FEW);
}

static void krippendorff_rests_on_all_once_ten_gave_all_eight(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    const struct experience_figure *figures[60];

    (void)state;
    for (int32_t i = 0; i < 60; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + i % 6);
        for (int32_t d = 0; d < (i < 50 ? 1 : DILEMMA_COUNT); d++) {
            made_replies_say(&made, dilemma_item_code((enum dilemma)d, DILEMMA_TENSION),
                             1 + (i + d) % 5);
        }
        figures[i] = experience_figure(made_results(&made, pool), "krippendorff.T");
    }
    assert_int_equal(figures[58]->state, FIGURE_TOO_FEW);
    assert_int_equal(figures[59]->answered.high, 60);
}

static void that_all_of_each_organisation_agree_is_not_told(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies five = houses(5, pool);
    const struct experience_results *results = made_results(&five, pool);

    (void)state;
    assert_figure(experience_figure(results, "icc.pp1")->value, .95, "ICC(1)");
    assert_figure(experience_figure(results, "rwg.process")->value, .95, "rwg(j)");
}

/* ---- stored and read back ---- */

static const char *json_of(const struct experience_results *results, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_RESULT_BYTES);
    value_write_json_compact(experience_results_write(results, pool), &text);
    assert_false(text.is_cut);
    return text.bytes;
}

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
        assert_string_equal(json_of(&back, pool), json_of(results, pool));
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

/* The order of the replies says nothing: turned round, the same is told. */
static void the_order_of_the_replies_does_not_matter(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    struct made_replies turned = made_replies_begin("dilemmas", pool);
    const size_t items = made.replies.item_count;

    (void)state;
    made_replies_draw(&made, RESPONDENT_WORKERS, 70, 8, 6);
    for (size_t i = made.replies.count; i > 0; i--) {
        made_replies_add(&turned, made.respondents[i - 1], made.organisations[i - 1]);
        memcpy(&turned.values[(turned.replies.count - 1) * items],
               &made.values[(i - 1) * items], items * sizeof *made.values);
    }
    assert_string_equal(json_of(made_results(&made, pool), pool),
                        json_of(made_results(&turned, pool), pool));
}

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
    int64_t organisation = 0;

    for (const char *at = strchr(part->name, ':') + 1; *at != '\0'; at++) {
        organisation = organisation * 10 + (*at - '0');
    }
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
        const struct experience_parts parts =
            experience_results_make(&made.replies, NOW, pool);
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
        cmocka_unit_test(both_pull_is_the_share_that_agrees_with_both),
        cmocka_unit_test(tau_is_that_of_the_answers_to_two_decimals),
        cmocka_unit_test(one_who_differs_may_not_be_told_from_none),
        cmocka_unit_test(the_subgroup_of_h2_needs_twenty),
        cmocka_unit_test(documents_are_as_poor_a_medium_as_mail),
        cmocka_unit_test(alpha_is_that_of_who_answered_the_whole_scale),
        cmocka_unit_test(organisations_are_compared_from_five_on),
        cmocka_unit_test(krippendorff_rests_on_all_once_ten_gave_all_eight),
        cmocka_unit_test(that_all_of_each_organisation_agree_is_not_told),
        cmocka_unit_test(what_is_read_back_is_what_was_written),
        cmocka_unit_test(results_of_another_shape_are_refused),
        cmocka_unit_test(the_order_of_the_replies_does_not_matter),
        cmocka_unit_test(what_the_shown_levels_leave_of_a_total_is_nobody_or_five),
        cmocka_unit_test(
            what_an_organisation_can_take_off_leaves_a_group_that_may_be_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
