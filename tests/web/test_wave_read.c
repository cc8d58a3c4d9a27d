/* test_wave_read.c - rows of a closed wave as answers that can be counted on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/wave_read.h"

/* 3 organisations; 8 is a name that an informant added. */
static const struct wave_actor_row ACTORS[] = {
    {.id = 2, .actor_id = 12, .name = "Ajuin", .sector = "welfare", .role = "core"},
    {.id = 5,
     .actor_id = 11,
     .name = "Biet",
     .sector = "",
     .role = "edge",
     .is_coordinator = 1},
    {.id = 8, .actor_id = 0, .name = "Dille", .sector = "", .role = ""},
    {.id = 9, .actor_id = 14, .name = "Ajuin", .sector = "", .role = "core"},
};

static struct wave_whole wave_of(const struct wave_answer_row *answers, size_t count)
{
    return (struct wave_whole){
        .wave = {.id = 1,
                 .instrument = "relation",
                 .instrument_version = "1",
                 .state = "closed",
                 .left_out = "action"},
        .instrument = instrument_find("relation", "1"),
        .actors = ACTORS,
        .actor_count = 4,
        .answers = answers,
        .answer_count = count,
    };
}

/* Its number; fails when it was not asked. */
static size_t item_number(const struct wave_answers *answers, const char *item)
{
    for (size_t i = 0; i < answers->item_count; i++) {
        if (strcmp(answers->items[i], item) == 0) {
            return i;
        }
    }
    fail_msg("%s was not asked", item);
    return 0;
}

static void the_list_makes_the_organisations(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(NULL, 0);
    const struct wave_read read = wave_read_answers(&wave, pool);

    (void)state;
    assert_int_equal(read.answers.organisation_count, 3);
    assert_int_equal(read.ids[0], 2);
    assert_int_equal(read.ids[1], 5);
    assert_int_equal(read.ids[2], 9);
    assert_true(read.answers.organisations[1].is_coordinator);
    assert_string_equal(read.answers.organisations[0].sector, "welfare");
}

static void two_of_the_same_name_are_told_apart(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(NULL, 0);
    const struct wave_read read = wave_read_answers(&wave, pool);

    (void)state;
    assert_string_equal(read.answers.organisations[0].name, "Ajuin");
    assert_string_equal(read.answers.organisations[2].name, "Ajuin (2)");
}

static void an_organisation_is_found_by_its_row(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(NULL, 0);
    const struct wave_read read = wave_read_answers(&wave, pool);

    (void)state;
    assert_int_equal(wave_read_organisation(&read, 2), 0);
    assert_int_equal(wave_read_organisation(&read, 9), 2);
    assert_true(wave_read_organisation(&read, 8) == GROUP_NONE);
    assert_true(wave_read_organisation(&read, 1) == GROUP_NONE);
    assert_true(wave_read_organisation(&read, 10) == GROUP_NONE);
}

static void only_what_members_see_and_what_was_asked_is_an_item(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(NULL, 0);
    const struct wave_read read = wave_read_answers(&wave, pool);

    (void)state;
    (void)item_number(&read.answers, "contact");
    (void)item_number(&read.answers, "refer_from");
    for (size_t i = 0; i < read.answers.item_count; i++) {
        assert_string_not_equal(read.answers.items[i], "action");
        assert_string_not_equal(read.answers.items[i], "T1");
        assert_string_not_equal(read.answers.items[i], "U3");
    }
}

static void a_row_says_that_it_was_answered_also_without_names(void **state)
{
    static const struct wave_answer_row ROWS[] = {
        {.id = 1, .wave_id = 1, .wave_actor_id = 5, .item = "contact", .answers = ""}};
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(ROWS, 1);
    const struct wave_read read = wave_read_answers(&wave, pool);
    const size_t items = read.answers.item_count;
    const size_t contact = item_number(&read.answers, "contact");

    (void)state;
    assert_int_equal(read.answers.tie_count, 0);
    assert_true(read.answers.has_answered[1 * items + contact]);
    assert_false(read.answers.has_answered[0 * items + contact]);
    assert_false(
        read.answers.has_answered[1 * items + item_number(&read.answers, "info_give")]);
}

/* Added names, the own one, what is no level, and no: none of them is a tie. */
static void answers_about_the_list_are_ties(void **state)
{
    static const struct wave_answer_row ROWS[] = {
        {.wave_actor_id = 2,
         .item = "contact",
         .answers = "2 3\n5 4 2 4\n8 3\n9 0 0 1\n77 5"},
        {.wave_actor_id = 5, .item = "contact", .answers = "2 99\n9 1"},
        {.wave_actor_id = 8, .item = "contact", .answers = "2 3"},
        {.wave_actor_id = 9, .item = "T1", .answers = "2 3"},
    };
    SCOPED(pool) pool = pool_new();
    const struct wave_whole wave = wave_of(ROWS, 4);
    const struct wave_answers answers = wave_read_answers(&wave, pool).answers;

    (void)state;
    assert_int_equal(answers.tie_count, 2);
    assert_int_equal(answers.ties[0].from, 0);
    assert_int_equal(answers.ties[0].to, 1);
    assert_int_equal(answers.ties[0].value, 4);
    assert_string_equal(answers.ties[0].item, "contact");
    assert_int_equal(answers.ties[1].from, 1);
    assert_int_equal(answers.ties[1].to, 2);
    assert_int_equal(answers.ties[1].value, 1);
}

/* ---- lines ---- */

static void a_line_has_a_value_and_perhaps_its_spread(void **state)
{
    const char *text = "12 3\n13 4 2 5\n";
    struct combined_answer answer;

    (void)state;
    assert_true(wave_read_line(&text, &answer));
    assert_int_equal(answer.target, 12);
    assert_int_equal(answer.value, 3);
    assert_false(answer.is_divided);
    assert_true(wave_read_line(&text, &answer));
    assert_int_equal(answer.target, 13);
    assert_int_equal(answer.value, 4);
    assert_int_equal(answer.low, 2);
    assert_int_equal(answer.high, 5);
    assert_true(answer.is_divided);
    assert_false(wave_read_line(&text, &answer));
}

static void what_is_no_line_ends_the_reading(void **state)
{
    static const char *const CASES[] = {
        "",
        "x",
        "12",
        "12\n3 4",
        "12 x",
        "12 3 4",
        "12 3 4 x",
        "99999999999999999999 1",
        "1 99999999999",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const char *text = CASES[i];
        struct combined_answer answer;

        print_message("'%s'\n", CASES[i]);
        assert_false(wave_read_line(&text, &answer));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_makes_the_organisations),
        cmocka_unit_test(two_of_the_same_name_are_told_apart),
        cmocka_unit_test(an_organisation_is_found_by_its_row),
        cmocka_unit_test(only_what_members_see_and_what_was_asked_is_an_item),
        cmocka_unit_test(a_row_says_that_it_was_answered_also_without_names),
        cmocka_unit_test(answers_about_the_list_are_ties),
        cmocka_unit_test(a_line_has_a_value_and_perhaps_its_spread),
        cmocka_unit_test(what_is_no_line_ends_the_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
