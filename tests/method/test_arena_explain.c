/* test_arena_explain.c - which reasons are given, and that they can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "method/arena_explain.h"
#include "sheets.h"

static struct arena_explanation explain(const struct arena *arena, const char *name,
                                        struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_result *result = sheets_result(&ranking, name);

    return arena_explain(&ranking, result,
                         &arena_sensitivities(&ranking, pool)[result->actor], pool);
}

static const char *codes_of(const struct arena_explanation *explanation,
                            struct pool *pool)
{
    const char *codes[ARENA_REASONS_MAX];

    for (size_t i = 0; i < explanation->reason_count; i++) {
        codes[i] = explanation->reasons[i].code;
    }
    return text_join(pool, codes, explanation->reason_count, " ");
}

static const struct {
    const char *label;
    const char *arena; /* P is explained */
    const char *codes;
} REASON_CASES[] = {
    {"not rated: one reason", "P: -", "not_rated"},
    {"the own mark alone, whatever else there is", "P: 44*/3 !c4 > Q\nQ: 33",
     "not_rated"},
    {"of one mind", "P: 44 44 44",
     "class_core importance_4 replaceability_4 dependence_3 firm"},
    {"the lowest", "P: 11 11 11",
     "class_not_relevant importance_1 replaceability_1 dependence_1 fairly_firm"},
    {"the middle", "P: 22 22 22",
     "class_context importance_2 replaceability_2 dependence_1 very_shaky"},
    {"hard to replace, hardly important", "P: 13 13 13",
     "class_context importance_1 replaceability_3 dependence_2 shaky"},
    {"complementary", "P: 31 31 31",
     "class_complementary importance_3 replaceability_1 dependence_2 fairly_firm"},
    {"by whom", "P: 44 44 44 > Q, the neighbours",
     "class_core importance_4 replaceability_4 replaced_by dependence_3 firm"},
    {"stated as derived", "P: 44/3 44/3 44/3",
     "class_core importance_4 replaceability_4 dependence_3 firm"},
    {"stated otherwise", "P: 44/1 44/1 44",
     "class_core importance_4 replaceability_4 dependence_3 stated_1 firm"},
    {"stated larger than derived", "P: 11/3 11/3 11/2",
     "class_not_relevant importance_1 replaceability_1 dependence_1 stated_3 "
     "fairly_firm"},
    {"stated in between", "P: 44/2 44/2 44/2",
     "class_core importance_4 replaceability_4 dependence_3 stated_2 firm"},
    {"an override by class; the dependence stays the derived one", "P: 44 44 44 !c1",
     "class_not_relevant importance_4 replaceability_4 dependence_3 override_class firm"},
    {"an override by dependence", "P: 44 44 44 !d2",
     "class_complementary importance_4 replaceability_4 dependence_3 "
     "override_dependence firm"},
    {"divided on importance", "P: 24 44 44 44",
     "class_core importance_4 replaceability_4 dependence_3 divided_importance firm"},
    {"one apart is not divided", "P: 34 44 44 44",
     "class_core importance_4 replaceability_4 dependence_3 firm"},
    {"divided on replaceability", "P: 42 44 44 44",
     "class_core importance_4 replaceability_4 dependence_3 divided_replaceability firm"},
    {"divided on both", "P: 11 44 44 44",
     "class_core importance_4 replaceability_4 dependence_3 divided_both firm"},
    {"two raters", "P: 44 44",
     "class_core importance_4 replaceability_4 dependence_3 firm few_raters"},
    {"one rater, without whom there would be no class at all", "P: 44",
     "class_core importance_4 replaceability_4 dependence_3 firm few_raters"},
    {"three of whom one is its own", "P: 44 44 44*\nQ: 11 11 11",
     "class_core importance_4 replaceability_4 dependence_3 firm few_raters"},
    {"its own mark would give another place", "P: 33 33 33 44* 44* 44* 44*\nQ: 44 44 44",
     "class_core importance_3 replaceability_3 dependence_3 shaky own_mark"},
    {"its own mark under an override would not", "P: 44 44 44 11* !c1\nQ: 22 22 22",
     "class_not_relevant importance_4 replaceability_4 dependence_3 override_class "
     "firm"},
    {"everything at once", "P: 11/3 33 44*/1 !c1 > Q\nQ: 22 22",
     "class_not_relevant importance_1 replaceability_1 replaced_by dependence_1 "
     "stated_3 override_class divided_both fairly_firm left_out few_raters"},
};

static void each_fact_is_one_reason_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REASON_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(REASON_CASES[i].arena, pool);
        const struct arena_explanation explanation = explain(&arena, "P", pool);

        print_message("%s\n", REASON_CASES[i].label);
        assert_string_equal(codes_of(&explanation, pool), REASON_CASES[i].codes);
    }
}

static void a_sheet_filled_in_together_has_no_few_raters(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct arena arena = sheets_arena("P: 44", pool);

    (void)state;
    arena.is_worksheet = true;
    const struct arena_explanation explanation = explain(&arena, "P", pool);
    assert_string_equal(codes_of(&explanation, pool),
                        "class_core importance_4 replaceability_4 dependence_3 firm");
}

static bool has_no_mark(const char *text)
{
    return text[0] != '\0' && strchr(text, '%') == NULL;
}

static void every_reason_can_be_read_in_three_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REASON_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(REASON_CASES[i].arena, pool);
        const struct arena_explanation explanation = explain(&arena, "P", pool);

        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            for (size_t j = 0; j < explanation.reason_count; j++) {
                assert_true(has_no_mark(say_in(pool, &explanation.reasons[j].message,
                                               (enum language)language)));
            }
            assert_true(has_no_mark(
                arena_explanation_say(&explanation, (enum language)language, pool)));
        }
    }
}

static const struct {
    const char *name;
    const char *facts; /* in this order, by utf8_key(); '|' between them */
} DUTCH_CASES[] = {
    {"Basisscholen", "basisscholen|kernactor|plaats 1|heel belangrijk|4|2|3|moeilijk te "
                     "vervangen|klein|grote afhankelijkheid|stevig"},
    {"Kind en Gezin", "kind en gezin|kernactor|plaats 2|huisartsen wgc|vrij stevig"},
    {"CLB", "clb|contextactor|plaats 11|kind en gezin|so we say|zeer wankel|a b c"},
    {"Vereniging", "vereniging|kernactor|plaats 6|wankel|2|1"},
    {"Sportdienst", "sportdienst|14|groot|jeugdwerk|b c"},
};

static void the_dutch_sentences_say_the_facts_of_the_example(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena(OOSTERLINDE.arena, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DUTCH_CASES); i++) {
        const struct arena_explanation explanation =
            explain(&arena, DUTCH_CASES[i].name, pool);
        const char *said = arena_explanation_say(&explanation, LANGUAGE_NL, pool);
        const char *rest = utf8_key(pool, said);
        const char *facts = DUTCH_CASES[i].facts;

        print_message("%s\n", said);
        while (*facts != '\0') {
            const size_t length = strcspn(facts, "|");
            const char *fact = pool_text_part(pool, facts, length);
            rest = strstr(rest, fact);
            print_message("  %s\n", fact);
            assert_non_null(rest);
            rest += length;
            facts += length + (facts[length] == '|');
        }
    }
}

static void a_shared_place_is_written_with_an_equals_sign(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(arena_place_text(1, false, pool), "1");
    assert_string_equal(arena_place_text(2, true, pool), "2=");
    assert_string_equal(arena_place_text(500, true, pool), "500=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fact_is_one_reason_in_order),
        cmocka_unit_test(a_sheet_filled_in_together_has_no_few_raters),
        cmocka_unit_test(every_reason_can_be_read_in_three_languages),
        cmocka_unit_test(the_dutch_sentences_say_the_facts_of_the_example),
        cmocka_unit_test(a_shared_place_is_written_with_an_equals_sign),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
