/* test_instrument_experience.c - the questionnaires of the anonymous surveys: their codes
 * are stored with answers and named by findings, so they never change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "base/pool.h"
#include "base/text.h"
#include "method/dilemma.h"
#include "method/instrument.h"
#include "method/replies.h"

static const struct instrument *named(const char *code)
{
    const struct instrument *found = instrument_find(code, "1");
    assert_non_null(found);
    assert_int_equal(found->world, WORLD_ANONYMOUS);
    return found;
}

/* "step: item item" must be step number `i`. */
static void step_is(const struct instrument *instrument, size_t i, const char *wanted)
{
    SCOPED(pool) pool = pool_new();
    struct text said;

    text_init(&said, pool, 1000);
    assert_true(i < instrument->step_count);
    text_add(&said, instrument->steps[i].code);
    text_add(&said, ":");
    for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
        text_add(&said, " ");
        text_add(&said, instrument->steps[i].items[j].code);
    }
    assert_string_equal(said.bytes, wanted);
}

static void dilemmas_1_asks_in_this_order(void **state)
{
    static const char *const LATER[] = {
        "power: power_T power_H",
        "contact: prox media media2",
        "coordinator: coordinator_role beh1 beh2 beh3 beh4 bridge",
        "process: pp1 pp2 pp3",
        "statements: stell1 stell1_why stell2 stell2_why stell3 stell3_why",
        "shared: shared_partners shared_families",
    };
    const struct instrument *dilemmas = named("dilemmas");
    (void)state;

    assert_int_equal(dilemmas->step_count, DILEMMA_COUNT + ARRAY_COUNT(LATER));
    for (size_t i = 0; i < DILEMMA_COUNT; i++) {
        const struct instrument_step *step = &dilemmas->steps[i];
        assert_string_equal(step->code, DILEMMA_CODES[i]);
        assert_int_equal(step->item_count, DILEMMA_ITEM_COUNT);
        for (size_t j = 0; j < step->item_count; j++) {
            assert_string_equal(step->items[j].code,
                                dilemma_item_code((enum dilemma)i, (enum dilemma_item)j));
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(LATER); i++) {
        step_is(dilemmas, DILEMMA_COUNT + i, LATER[i]);
    }
}

static void growth_1_asks_in_this_order(void **state)
{
    static const char *const ORDER[] = {
        "interest: interest_own interest_network interest_example",
        "objective: objective_own objective_network objective_example",
        "decision_line: decision_line_own decision_line_network decision_line_example",
        "sources: sources_own sources_network sources_example",
        "commitment: commitment_own commitment_network commitment_example",
        ("identification: identification_own identification_network "
         "identification_example"),
        "task: task_1 task_2",
        "relation: relation_1 relation_2",
        "growth: growth_1 growth_2",
        "profiling: profiling_1 profiling_2",
        "benefits: expected experienced",
    };
    (void)state;

    assert_int_equal(named("growth")->step_count, ARRAY_COUNT(ORDER));
    for (size_t i = 0; i < ARRAY_COUNT(ORDER); i++) {
        step_is(named("growth"), i, ORDER[i]);
    }
}

static void five_b_1_asks_in_this_order(void **state)
{
    static const char *const ORDER[] = {
        "availability: bs1 bs2 bs3",
        "reachability: br1 br2 br3",
        "affordability: bt1 bt2 bt3",
        "usability: bk1 bk2 bk3",
        "comprehensibility: bg1 bg2 bg3",
        "known: kn1 kn2",
        "trust: zs1 zs2",
        "understanding: be1 be2",
        "enterable: bd1 bd2",
        "story: cont1 cont2",
        "open: open_better open_good",
        "background: child_age",
    };
    (void)state;

    assert_int_equal(named("five_b")->step_count, ARRAY_COUNT(ORDER));
    for (size_t i = 0; i < ARRAY_COUNT(ORDER); i++) {
        step_is(named("five_b"), i, ORDER[i]);
    }
}

static void agreement_has_five_levels_and_not_knowing(void **state)
{
    const struct instrument_item *item =
        instrument_item(named("dilemmas"), "loyalty_T", NULL);
    (void)state;

    assert_int_equal(item->level_count, 5);
    assert_string_equal(wording_in(&item_level(item, 4)->label, LANGUAGE_NL), "akkoord");
    assert_string_equal(wording_in(&named("dilemmas")->unknown, LANGUAGE_NL),
                        "weet niet / niet van toepassing");
    assert_true(item_takes(item, -1));
    assert_false(item_takes(item, 0));
    assert_false(item_takes(item, 6));
}

/* A role is no more than another: there is no middle of them. */
static void the_role_of_a_coordinator_has_no_order(void **state)
{
    size_t nominal = 0;
    (void)state;

    assert_true(instrument_item(named("dilemmas"), "coordinator_role", NULL)->is_nominal);
    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        for (size_t j = 0; j < INSTRUMENTS[i]->step_count; j++) {
            for (size_t k = 0; k < INSTRUMENTS[i]->steps[j].item_count; k++) {
                nominal += INSTRUMENTS[i]->steps[j].items[k].is_nominal ? 1 : 0;
            }
        }
    }
    assert_int_equal(nominal, 1);
}

/* The values are stored: their order is that of the method, with document first. */
static void the_media_go_from_poor_to_rich(void **state)
{
    static const char *const ORDER[] = {"document", "email", "chat",
                                        "phone",    "video", "room"};
    const struct instrument_item *item =
        instrument_item(named("dilemmas"), "media", NULL);
    (void)state;

    assert_int_equal(item->level_count, ARRAY_COUNT(ORDER));
    for (size_t i = 0; i < ARRAY_COUNT(ORDER); i++) {
        assert_string_equal(item->levels[i].code, ORDER[i]);
        assert_int_equal(item->levels[i].value, (int)i + 1);
    }
}

static void workers_are_asked_how_families_would_answer(void **state)
{
    const struct instrument *five_b = named("five_b");
    const struct instrument_item *item = instrument_item(five_b, "bs1", NULL);
    (void)state;

    assert_string_equal(item_question(five_b, item, RESPONDENT_FAMILIES, LANGUAGE_NL),
                        "Er was hulp toen ik die nodig had.");
    assert_string_equal(item_question(five_b, item, RESPONDENT_WORKERS, LANGUAGE_NL),
                        "Er is hulp wanneer gezinnen die nodig hebben.");
    assert_string_equal(
        step_question(five_b, &five_b->steps[0], RESPONDENT_WORKERS, LANGUAGE_EN),
        "Answer as you think most families would.");
    assert_string_not_equal(instrument_opening(five_b, RESPONDENT_WORKERS, LANGUAGE_FR),
                            instrument_opening(five_b, RESPONDENT_FAMILIES, LANGUAGE_FR));
}

/* All that is a level is mirrored, but for what is about who answers. */
static void every_b_has_its_mirror(void **state)
{
    const struct instrument *five_b = named("five_b");
    (void)state;

    for (size_t i = 0; i < five_b->step_count; i++) {
        for (size_t j = 0; j < five_b->steps[i].item_count; j++) {
            const struct instrument_item *item = &five_b->steps[i].items[j];
            assert_int_equal(item_is_asked(five_b, item, RESPONDENT_WORKERS),
                             item->kind == ITEM_LEVEL && !item->is_background);
            assert_true(item_is_asked(five_b, item, RESPONDENT_FAMILIES));
            assert_false(item_is_asked(five_b, item, RESPONDENT_COORDINATOR));
        }
    }
}

static void a_coordinator_mirrors_the_coordinators_step_alone(void **state)
{
    const struct instrument *dilemmas = named("dilemmas");
    (void)state;

    for (size_t i = 0; i < dilemmas->step_count; i++) {
        const struct instrument_step *step = &dilemmas->steps[i];
        for (size_t j = 0; j < step->item_count; j++) {
            assert_int_equal(
                item_is_asked(dilemmas, &step->items[j], RESPONDENT_COORDINATOR),
                strcmp(step->code, "coordinator") == 0);
        }
    }
    assert_int_equal(named("growth")->mirrored, RESPONDENT_NOBODY);
}

/* Nobody else may be told by a phrase that sounds as if somebody saw it. */
static void nobody_sees_who_answered_what(void **state)
{
    (void)state;
    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        for (size_t j = 0; j < INSTRUMENTS[i]->step_count; j++) {
            const struct instrument_step *step = &INSTRUMENTS[i]->steps[j];
            if (INSTRUMENTS[i]->world == WORLD_ANONYMOUS) {
                assert_int_equal(step->sight, SIGHT_NOBODY);
            }
            for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
                assert_string_not_equal(wording_in(&step->sight_words, l), "");
            }
        }
    }
}

static bool preset_asks(const struct instrument_preset *preset, const char *step)
{
    for (size_t i = 0; preset->steps[i] != NULL; i++) {
        if (strcmp(preset->steps[i], step) == 0) {
            return true;
        }
    }
    return false;
}

/* Of the B's: own words and the child's age are asked in all. */
static void a_preset_asks_as_many_bs_as_it_says(void **state)
{
    static const struct {
        const char *code;
        size_t count;
    } WANTED[] = {{"5", 5}, {"7", 7}, {"8", 8}, {"9", 9}, {"all", 10}};
    const struct instrument *five_b = named("five_b");
    (void)state;

    assert_int_equal(five_b->preset_count, ARRAY_COUNT(WANTED));
    for (size_t i = 0; i < ARRAY_COUNT(WANTED); i++) {
        size_t count = 0;
        while (five_b->presets[i].steps[count] != NULL) {
            count++;
        }
        assert_string_equal(five_b->presets[i].code, WANTED[i].code);
        assert_int_equal(count, WANTED[i].count);
        assert_int_equal(preset_asks(&five_b->presets[i], "story"),
                         strcmp(WANTED[i].code, "all") == 0);
        assert_false(preset_asks(&five_b->presets[i], "open"));
    }
}

static void an_item_is_found_among_replies(void **state)
{
    const struct instrument *growth = named("growth");
    const struct instrument_item *items[] = {
        instrument_item(growth, "interest_own", NULL),
        instrument_item(growth, "interest_network", NULL)};
    const int32_t values[] = {1, 5, REPLY_NONE, 4};
    const struct replies replies = {.instrument = growth,
                                    .items = items,
                                    .item_count = ARRAY_COUNT(items),
                                    .values = values,
                                    .count = 2};
    (void)state;

    assert_int_equal(replies_item(&replies, "interest_network"), 1);
    assert_int_equal(replies_item(&replies, "interest"), 2);
    assert_int_equal(replies_value(&replies, 1, 0), REPLY_NONE);
    assert_int_equal(replies_value(&replies, 1, 1), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dilemmas_1_asks_in_this_order),
        cmocka_unit_test(growth_1_asks_in_this_order),
        cmocka_unit_test(five_b_1_asks_in_this_order),
        cmocka_unit_test(agreement_has_five_levels_and_not_knowing),
        cmocka_unit_test(the_role_of_a_coordinator_has_no_order),
        cmocka_unit_test(the_media_go_from_poor_to_rich),
        cmocka_unit_test(workers_are_asked_how_families_would_answer),
        cmocka_unit_test(every_b_has_its_mirror),
        cmocka_unit_test(a_coordinator_mirrors_the_coordinators_step_alone),
        cmocka_unit_test(nobody_sees_who_answered_what),
        cmocka_unit_test(a_preset_asks_as_many_bs_as_it_says),
        cmocka_unit_test(an_item_is_found_among_replies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
