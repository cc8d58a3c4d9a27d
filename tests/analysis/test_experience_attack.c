/* test_experience_attack.c - what is frozen when an anonymous survey closes, read by
 * somebody who solves it as equations and has the exact count behind each rounded share.
 * tests/method/test_disclosure_attack.c has the same attacker on the rules themselves.
 *
 * He reads every figure of every group there is, of all waves at once: the tests walk
 * over the groups that were frozen, and stop at one whose people they do not know. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "experience_reading.h"
#include "method/five_b.h"
#include "method/growth.h"
#include "random.h"

enum { K = 5, ROUNDS = 40, SOAK_FACTOR = 40 };

static size_t rounds(void)
{
    return getenv("SAMENSPEL_SOAK") != NULL ? (size_t)ROUNDS * SOAK_FACTOR : ROUNDS;
}

struct attack {
    struct attacker_loot loot;
    bool tries_cells;
    size_t shown; /* cells, where there are more than the totals */
};

/* All items, each with all that is shown of it in all waves. */
static void story_attack(const struct story *story, show_fn show, struct attack *attack)
{
    SCOPED(pool) pool = pool_new();
    const struct kinds *kinds = kinds_find(story, pool);
    const struct experience_parts *parts[STORY_WAVES];

    for (size_t wave = 0; wave < story->wave_count; wave++) {
        parts[wave] = story_parts(story, wave, pool);
    }
    for (size_t item = 0; item < story->made.replies.item_count; item++) {
        struct published_numbers published;
        struct attacker_crowd crowd;

        kinds_read(kinds, item, parts, show, &crowd, &published);
        attack->shown += published.count > story->wave_count ? published.count : 0;
        attacker_try_sets(&published, &crowd, &attack->loot);
        if (attack->tries_cells) {
            attacker_try_cells(&published, &crowd, &attack->loot);
        }
    }
}

/* ---- one wave: totals, every background, every organisation ---- */

static const char *const CODES[] = {"five_b", "dilemmas", "growth"};

static struct attack filters_attack(show_fn show, bool is_nested, size_t count)
{
    struct attack attack = {.shown = 0};
    uint64_t seed = 21;

    for (size_t round = 0; round < count; round++) {
        for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
            SCOPED(pool) pool = pool_new();
            struct story *story = story_begin(CODES[i], 1, pool);
            if (story->made.replies.instrument->asked == RESPONDENT_FAMILIES) {
                story_families(story, &seed, is_nested);
            }
            story_workers(story, &seed);
            story_attack(story, show, &attack);
        }
    }
    return attack;
}

static void all_groups_there_are_together_give_nobody_away(void **state)
{
    const struct attack attack = filters_attack(show_by_rules, false, rounds());

    (void)state;
    assert_int_equal(attack.loot.small, 0);
    assert_int_equal(attack.loot.alike, 0);
    assert_int_equal(attack.loot.near, 0);
    assert_true(attack.shown > 10 * rounds()); /* there was something to attack */
}

static void showing_all_but_small_groups_gives_people_away(void **state)
{
    const struct attack attack = filters_attack(show_naively, false, ROUNDS / 5);

    (void)state;
    print_message("naive: %zu sums over too few, %zu alike, %zu of too few houses\n",
                  attack.loot.small, attack.loot.alike, attack.loot.near);
    assert_true(attack.loot.small > 20);
    assert_true(attack.loot.alike > 20);
    assert_true(attack.loot.near > 20);
}

static bool is_first_of_group(const struct experience_results *results, size_t cell)
{
    for (size_t i = 0; i < cell; i++) {
        if (strcmp(results->cells[i].group, results->cells[cell].group) == 0) {
            return false;
        }
    }
    return true;
}

/* Each level of each background, and the totals: no group more and none less; figures
 * over several items are of all families or all workers alone. */
static void groups_are_totals_backgrounds_and_houses_only(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct story *story = story_begin("five_b", 1, pool);
    const struct replies *replies = &story->made.replies;
    uint64_t seed = 25;
    size_t expected = 2;
    size_t groups = 0;

    (void)state;
    story_families(story, &seed, false);
    story_workers(story, &seed);
    const struct experience_parts *parts = story_parts(story, 0, pool);
    const struct experience_results *results = &parts->parts[0].results;
    for (size_t i = 0; i < replies->item_count; i++) {
        expected += replies->items[i]->is_background ? replies->items[i]->level_count : 0;
    }
    for (size_t i = 0; i < results->cell_count; i++) {
        groups += is_first_of_group(results, i);
    }
    assert_int_equal(groups, expected);
    for (size_t i = 0; i < results->figure_count; i++) {
        assert_null(strchr(results->figures[i].group, ':'));
    }
    for (size_t part = 1; part < parts->count; part++) {
        assert_int_equal(parts->parts[part].results.figure_count, 0);
        (void)part_organisation(&parts->parts[part]);
    }
}

/* What no rule on numbers prevents (docs/security.md): that all families of one
 * neighbourhood have children of one age nobody is told, but somebody may know it. */
static void who_knows_which_groups_lie_in_others_takes_one_off_the_other(void **state)
{
    const struct attack attack = filters_attack(show_by_rules, true, 10);

    (void)state;
    print_message("composition known: %zu sums over too few\n", attack.loot.small);
    assert_true(attack.loot.small > 20);
}

/* Four houses answered an item, and one person of none another one: then the house of
 * five has no page. So what the other three pages leave of the total must not be it. */
static void a_house_without_a_page_is_not_what_the_other_pages_leave(void **state)
{
    static const size_t PEOPLE[] = {1, 8, 8, 8, 5}; /* of house 0, 1 … */
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    size_t shown = 0;

    (void)state;
    for (size_t house = 0; house < ARRAY_COUNT(PEOPLE); house++) {
        for (size_t i = 0; i < PEOPLE[house]; i++) {
            made_replies_add(&made, RESPONDENT_WORKERS, (int64_t)house);
            made_replies_say(&made, house == 0 ? "loyalty_B" : "loyalty_A",
                             1 + (int32_t)(i % 5));
        }
    }
    const struct experience_parts parts = made_parts(&made, pool);
    for (size_t i = 1; i < parts.count; i++) {
        assert_int_not_equal(part_organisation(&parts.parts[i]), 4);
        shown += disclosed_is_shown(
            experience_cell(&parts.parts[i].results, parts.parts[i].name, "loyalty_A"));
    }
    assert_int_equal(shown, 1); /* two more are hidden: three houses are left together */
}

/* ---- several waves ---- */

static struct attack waves_attack(show_fn show, size_t wave_count, bool is_linked,
                                  size_t count)
{
    struct attack attack = {.shown = 0};
    uint64_t seed = 22;

    for (size_t round = 0; round < count; round++) {
        SCOPED(pool) pool = pool_new();
        attack.tries_cells = round % ROUNDS == 0; /* takes long */
        story_attack(story_waves(&seed, wave_count, is_linked, pool), show, &attack);
    }
    return attack;
}

static void three_waves_together_give_nobody_away(void **state)
{
    const struct attack attack =
        waves_attack(show_by_rules, STORY_WAVES, false, rounds() / 2);

    (void)state;
    assert_int_equal(attack.loot.small, 0);
    assert_int_equal(attack.loot.alike, 0);
    assert_int_equal(attack.loot.near, 0);
    assert_int_equal(attack.loot.cells, 0);
    assert_true(attack.shown > 10 * rounds());
}

/* What pages say of two waves or groups is made of two cells that are both shown, of ten
 * people or more each, and of nothing else: it adds no equation. */
static void only_what_both_waves_show_is_compared(void **state)
{
    uint64_t seed = 26;
    size_t compared = 0;
    size_t hidden_once = 0;

    (void)state;
    for (size_t round = 0; round < rounds(); round++) {
        SCOPED(pool) pool = pool_new();
        struct story *story = story_waves(&seed, 2, false, pool);
        const struct experience_results *before =
            &story_parts(story, 0, pool)->parts[0].results;
        const struct experience_results *after =
            &story_parts(story, 1, pool)->parts[0].results;
        for (size_t i = 0; i < after->cell_count; i++) {
            const struct disclosed_item *now = &after->cells[i].figures;
            const struct disclosed_item *former =
                experience_cell(before, after->cells[i].group, after->cells[i].item);
            const bool is_told = growth_change(former, now) != GROWTH_CHANGE_TOO_FEW;
            assert_true(is_told == (five_b_compare(former, now).view != FIVE_B_TOO_FEW));
            assert_true(!is_told ||
                        (disclosed_is_shown(former) && former->answered.low >= 10 &&
                         disclosed_is_shown(now) && now->answered.low >= 10));
            compared += is_told;
            hidden_once += disclosed_is_shown(former) != disclosed_is_shown(now);
        }
    }
    assert_true(compared > rounds());
    assert_true(hidden_once > rounds() / 10);
}

static void three_waves_with_all_but_small_groups_give_people_away(void **state)
{
    const struct attack attack = waves_attack(show_naively, STORY_WAVES, false, 5);

    (void)state;
    print_message("naive waves: %zu sums over too few\n", attack.loot.small);
    assert_true(attack.loot.small > 20);
}

/* What no rule on numbers prevents (docs/security.md): somebody who knows of each person
 * that the answer stayed the same takes one wave off the other. */
static void who_knows_that_nobody_changed_learns_of_those_who_came_or_went(void **state)
{
    const struct attack attack = waves_attack(show_by_rules, 2, true, 10);

    (void)state;
    print_message("nobody changed: %zu sums over too few\n", attack.loot.small);
    assert_true(attack.loot.small > 20);
}

/* One wave that was computed, and again when somebody was late: two versions of it. */
static void a_wave_that_is_not_frozen_gives_away_who_was_late(void **state)
{
    struct attack attack = {.shown = 0};
    uint64_t seed = 23;

    (void)state;
    for (size_t round = 0; round < 10; round++) {
        SCOPED(pool) pool = pool_new();
        struct story *story = story_begin("dilemmas", 2, pool);
        story_workers(story, &seed);
        for (size_t i = 0; i < story->made.replies.count; i++) {
            story->waves[i] = 3;
        }
        story_add(story, &seed, RESPONDENT_WORKERS, 1, 2);
        story_attack(story, show_by_rules, &attack);
    }
    print_message("not frozen: %zu sums over too few\n", attack.loot.small);
    assert_true(attack.loot.small > 20);
}

/* ---- the whole text ---- */

/* The same people the other way round. */
static struct made_replies turned(const struct made_replies *made, const char *instrument,
                                  struct pool *pool)
{
    const size_t items = made->replies.item_count;
    struct made_replies other = made_replies_begin(instrument, pool);

    for (size_t i = made->replies.count; i > 0; i--) {
        made_replies_add(&other, made->respondents[i - 1], made->organisations[i - 1]);
        memcpy(&other.values[(other.replies.count - 1) * items],
               &made->values[(i - 1) * items], items * sizeof *made->values);
    }
    return other;
}

static void the_order_of_answers_leaves_no_trace(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 12; seed++) {
        SCOPED(pool) pool = pool_new();
        const char *code = CODES[seed % ARRAY_COUNT(CODES)];
        struct made_replies made = made_replies_begin(code, pool);
        made_replies_draw(&made, RESPONDENT_WORKERS, 70, 8, seed);
        made_replies_draw(&made, RESPONDENT_FAMILIES, 40, 0, seed + 100);
        const struct made_replies other = turned(&made, code, pool);
        const struct experience_parts before = made_parts(&made, pool);
        const struct experience_parts after = made_parts(&other, pool);
        assert_int_equal(before.count, after.count);
        for (size_t i = 0; i < before.count; i++) {
            assert_string_equal(results_text(&before.parts[i].results, pool),
                                results_text(&after.parts[i].results, pool));
        }
    }
}

static void what_is_hidden_has_no_figures(void **state)
{
    static const struct disclosed_share NOTHING = {0};
    uint64_t seed = 27;

    (void)state;
    for (size_t round = 0; round < 10; round++) {
        SCOPED(pool) pool = pool_new();
        struct story *story = story_begin("five_b", 1, pool);
        story_families(story, &seed, false);
        const struct experience_results *results =
            &story_parts(story, 0, pool)->parts[0].results;
        for (size_t i = 0; i < results->cell_count; i++) {
            const struct disclosed_item *cell = &results->cells[i].figures;
            assert_true(cell->state == DISCLOSED ? cell->answered.low >= K
                                                 : cell->answered.high == 0);
            for (size_t j = 0; cell->state != DISCLOSED && j < DISCLOSURE_LEVELS; j++) {
                assert_memory_equal(&cell->shares[j], &NOTHING, sizeof NOTHING);
            }
        }
        for (size_t i = 0; i < results->figure_count; i++) {
            assert_true(results->figures[i].state != FIGURE_GIVEN ||
                        results->figures[i].answered.low >= K);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_groups_there_are_together_give_nobody_away),
        cmocka_unit_test(showing_all_but_small_groups_gives_people_away),
        cmocka_unit_test(groups_are_totals_backgrounds_and_houses_only),
        cmocka_unit_test(who_knows_which_groups_lie_in_others_takes_one_off_the_other),
        cmocka_unit_test(a_house_without_a_page_is_not_what_the_other_pages_leave),
        cmocka_unit_test(three_waves_together_give_nobody_away),
        cmocka_unit_test(three_waves_with_all_but_small_groups_give_people_away),
        cmocka_unit_test(only_what_both_waves_show_is_compared),
        cmocka_unit_test(a_wave_that_is_not_frozen_gives_away_who_was_late),
        cmocka_unit_test(who_knows_that_nobody_changed_learns_of_those_who_came_or_went),
        cmocka_unit_test(the_order_of_answers_leaves_no_trace),
        cmocka_unit_test(what_is_hidden_has_no_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
