/* test_talk.c - what a talk changed, and who belongs to the network after it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "sheets.h"

static const struct {
    const char *label;
    const char *holdings; /* of P and Q on R1 and R2; P is looked at */
    const char *differences;
} CASES[] = {
    {"nothing was known", "", ""},
    {"nothing was confirmed", "P: R1 yyy", ""},
    {"all as estimated", "P: R1 ypn/ypn", ""},
    {"one answer", "P: R1 yyy/ypy", "R1 can yes>partly"},
    {"an answer left open changes nothing", "P: R1 yyy/n--", "R1 has yes>no"},
    {"what nobody had thought of", "P: R1 -y-/y-u", "R1 has ->yes, R1 wants ->unknown"},
    {"unknown is an answer", "P: R1 uyy/yyu", "R1 has unknown>yes, R1 wants yes>unknown"},
    {"by source and then aspect", "P: R2 yyy/nnn, R1 yyy/yyn",
     "R1 wants yes>no, R2 has yes>no, R2 can yes>no, R2 wants yes>no"},
    {"the talk with another is another's", "Q: R1 yyy/nnn", ""},
};

static const char *answer_text(enum holding_answer answer)
{
    const char *code = vocabulary_code(&HOLDING_ANSWER, (int)answer);

    return code != NULL ? code : "-";
}

static const char *differences_text(const struct preparation *preparation, size_t actor,
                                    struct pool *pool)
{
    size_t count = 99;
    const struct talk_difference *differences =
        talk_differences(&preparation->holdings, actor, pool, &count);
    struct text text;

    text_init(&text, pool, 1024);
    for (size_t i = 0; i < count; i++) {
        const struct talk_difference *difference = &differences[i];
        text_format(&text, "%s%s %s %s>%s", i > 0 ? ", " : "",
                    preparation->holdings.sources[difference->source].code,
                    vocabulary_code(&HOLDING_ASPECT, (int)difference->aspect),
                    answer_text(difference->estimated),
                    answer_text(difference->confirmed));
    }
    return text.bytes;
}

static void a_talk_changes_the_answers_it_confirmed_otherwise(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.arena = "P: 44\nQ: 44",
                                      .sources = "R1!\nR2!",
                                      .holdings = CASES[i].holdings};
        const struct preparation preparation = sheets_preparation(&sheets, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(differences_text(&preparation, 0, pool),
                            CASES[i].differences);
    }
}

static void without_sources_nothing_differs(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct sheets sheets = {.arena = "P: 44"};
    const struct preparation preparation = sheets_preparation(&sheets, pool);

    (void)state;
    assert_string_equal(differences_text(&preparation, 0, pool), "");
}

static void the_talks_of_the_example_changed_this(void **state)
{
    static const struct {
        const char *name;
        const char *differences;
    } ROWS[] = {
        {"Woonmaatschappij", "R8 can yes>partly, R8 wants yes>no"},
        {"Kind en Gezin", "R1 can yes>partly, R6 can yes>partly"},
        {"Huisartsen/WGC", "R6 wants no>yes"},
        {"OCMW", ""},
        {"CLB", ""},
    };
    SCOPED(pool) pool = pool_new();
    const struct preparation example = sheets_preparation(&OOSTERLINDE, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        const size_t actor = arena_actor_find(&example.arena, ROWS[i].name);
        print_message("%s\n", ROWS[i].name);
        assert_string_equal(differences_text(&example, actor, pool), ROWS[i].differences);
    }
}

static void core_and_edge_are_members_and_nobody_else_is(void **state)
{
    (void)state;
    for (int outcome = TALK_OUTCOME_NONE; outcome <= TALK_LATER; outcome++) {
        assert_int_equal(talk_outcome_is_member((enum talk_outcome)outcome),
                         outcome == TALK_CORE || outcome == TALK_EDGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_talk_changes_the_answers_it_confirmed_otherwise),
        cmocka_unit_test(without_sources_nothing_differs),
        cmocka_unit_test(the_talks_of_the_example_changed_this),
        cmocka_unit_test(core_and_edge_are_members_and_nobody_else_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
