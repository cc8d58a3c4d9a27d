/* test_vocabulary.c - every word of the method is read back as the value it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "method/arena_sensitivity.h"
#include "method/issue.h"
#include "method/preparation.h"

static const struct {
    const char *name;
    const struct vocabulary *vocabulary;
    size_t word_count;
    int first; /* values run on from it */
} LISTS[] = {
    {"replaceability", &ARENA_REPLACEABILITY, 4, 1},
    {"dependence", &ARENA_DEPENDENCE, 3, 1},
    {"class", &ARENA_CLASS, 4, 1},
    {"agreement", &ARENA_AGREEMENT, 3, ARENA_AGREED},
    {"robustness", &ARENA_ROBUSTNESS, 4, ARENA_FIRM},
    {"answer", &HOLDING_ANSWER, 4, ANSWER_YES},
    {"necessity", &SOURCE_NECESSITY, 2, 1},
    {"coverage", &COVERAGE_STATE, 3, COVERAGE_GAP},
    {"pair", &PAIR_RELATION, 3, PAIR_COMPLEMENTARY},
    {"outcome", &TALK_OUTCOME, 8, TALK_CORE},
    {"readiness", &TALK_READINESS, 4, 1},
    {"interest", &TALK_INTEREST, 3, 1},
    {"mandate", &TALK_MANDATE, 3, 1},
    {"aspect", &HOLDING_ASPECT, 3, ASPECT_HAS},
    {"form", &FORM_FORMS, 4, FORM_NONE},
    {"domain", &LIFE_DOMAIN, 10, DOMAIN_INCOME},
    {"source kind", &SOURCE_KIND, 12, SOURCE_AUTHORITY},
    {"criterion", &CRITERION_ANSWER, 3, CRITERION_YES},
    {"role", &ACTOR_ROLE, 4, ACTOR_ROLE_CORE},
    {"engagement", &ENGAGEMENT, 3, ENGAGEMENT_NON_BINDING},
};

static void is_read_as(const struct vocabulary *vocabulary, const char *written,
                       int value)
{
    int found = -1;

    print_message("  %s\n", written);
    assert_true(vocabulary_find(vocabulary, written, &found));
    assert_int_equal(found, value);
}

/* The same word as a hurried person types it. */
static const char *hurried(const char *word, struct pool *pool)
{
    char *loud = pool_text(pool, word);

    for (char *at = loud; *at != '\0'; at++) {
        *at = (char)(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    }
    struct text text;
    text_init(&text, pool, 1024);
    text_format(&text, "  %s. ", loud);
    return text.bytes;
}

static void spellings_are_read_as(const struct vocabulary *vocabulary,
                                  const struct word *word, struct pool *pool)
{
    is_read_as(vocabulary, word->code, word->value);
    is_read_as(vocabulary, hurried(word->code, pool), word->value);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *label = say(word->label, (enum language)language);
        is_read_as(vocabulary, label, word->value);
        is_read_as(vocabulary, hurried(label, pool), word->value);
        is_read_as(vocabulary, utf8_key(pool, label), word->value);
    }
    for (const char *also = word->also; also != NULL && *also != '\0';) {
        const size_t length = strcspn(also, "|");
        assert_true(length > 0);
        is_read_as(vocabulary, pool_text_part(pool, also, length), word->value);
        also += length + (also[length] == '|');
    }
}

static void every_spelling_is_read_back_to_its_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LISTS); i++) {
        const struct vocabulary *vocabulary = LISTS[i].vocabulary;

        print_message("%s\n", LISTS[i].name);
        assert_int_equal(vocabulary->word_count, LISTS[i].word_count);
        for (size_t j = 0; j < vocabulary->word_count; j++) {
            SCOPED(pool) pool = pool_new();
            const struct word *word = &vocabulary->words[j];
            assert_int_equal(word->value, LISTS[i].first + (int)j);
            spellings_are_read_as(vocabulary, word, pool);
        }
    }
}

static void every_answer_of_the_form_is_read_back_too(void **state)
{
    (void)state;
    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        const struct vocabulary *answers = FORM_QUESTIONS[question].answers;
        for (size_t j = 0; answers != NULL && j < answers->word_count; j++) {
            SCOPED(pool) pool = pool_new();
            spellings_are_read_as(answers, &answers->words[j], pool);
        }
    }
}

static void a_code_is_lower_case_and_a_name_of_one_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LISTS); i++) {
        const struct vocabulary *vocabulary = LISTS[i].vocabulary;
        for (size_t j = 0; j < vocabulary->word_count; j++) {
            const char *code = vocabulary->words[j].code;
            const int value = vocabulary->words[j].value;
            assert_int_equal(strspn(code, "abcdefghijklmnopqrstuvwxyz_"), strlen(code));
            assert_string_equal(vocabulary_code(vocabulary, value), code);
            assert_string_equal(vocabulary_label(vocabulary, value),
                                vocabulary->words[j].label);
        }
        const int outside = LISTS[i].first + (int)LISTS[i].word_count;
        assert_null(vocabulary_code(vocabulary, outside));
        assert_null(vocabulary_label(vocabulary, outside));
        assert_null(vocabulary_code(vocabulary, LISTS[i].first - 1));
    }
}

static const struct {
    const char *label;
    const struct vocabulary *vocabulary;
    const char *written;
    int value; /* 0: refused */
} WRITTEN_CASES[] = {
    {"a number where the list is numbered", &ARENA_REPLACEABILITY, "4", 4},
    {"the lowest", &ARENA_REPLACEABILITY, "1", 1},
    {"below it", &ARENA_REPLACEABILITY, "0", 0},
    {"above it", &ARENA_REPLACEABILITY, "5", 0},
    {"two digits", &ARENA_REPLACEABILITY, "11", 0},
    {"a minus is not nothing", &ARENA_REPLACEABILITY, "-3", 0},
    {"nor is a point", &ARENA_REPLACEABILITY, "3.", 0},
    {"a half", &ARENA_REPLACEABILITY, "2,5", 0},
    {"no number where the list has none", &ARENA_ROBUSTNESS, "1", 0},
    {"dependence has three", &ARENA_DEPENDENCE, "3", 3},
    {"and no fourth", &ARENA_DEPENDENCE, "4", 0},
    {"small is no dependence", &ARENA_DEPENDENCE, "small", 0},
    {"klein neither", &ARENA_DEPENDENCE, "klein", 0},
    {"nor petite", &ARENA_DEPENDENCE, "petite", 0},
    {"nor petit", &ARENA_DEPENDENCE, "petit", 0},
    {"eerder klein is", &ARENA_DEPENDENCE, "eerder klein", 1},
    {"klein is a replaceability", &ARENA_REPLACEABILITY, "klein", 4},
    {"case and double spaces", &ARENA_REPLACEABILITY, "Eerder  KLEIN", 3},
    {"an underscore is a space", &ARENA_REPLACEABILITY, "rather_large", 2},
    {"and the other way round", &ARENA_REPLACEABILITY, "rather large", 2},
    {"a hyphen too", &ARENA_REPLACEABILITY, "rather-large", 2},
    {"without its accent", &ARENA_REPLACEABILITY, "plutot grande", 2},
    {"with it, in capitals", &ARENA_REPLACEABILITY, "PLUTÔT PETITE", 3},
    {"the masculine form", &ARENA_REPLACEABILITY, "plutôt grand", 2},
    {"half a label", &ARENA_REPLACEABILITY, "eerder", 0},
    {"a label with more behind it", &ARENA_REPLACEABILITY, "klein, denk ik", 0},
    {"nothing", &ARENA_REPLACEABILITY, "", 0},
    {"spaces", &ARENA_REPLACEABILITY, "   ", 0},
    {"only punctuation", &HOLDING_ANSWER, ".", 0},
    {"a question mark is unknown", &HOLDING_ANSWER, "?", ANSWER_UNKNOWN},
    {"who is not sure says no yes", &HOLDING_ANSWER, "ja?", 0},
    {"a minus makes no 1", &HOLDING_ANSWER, "-1", 0},
    {"the bar between spellings is none", &HOLDING_ANSWER, "|", 0},
    {"another word", &ARENA_CLASS, "important", 0},
    {"kernactor", &ARENA_CLASS, "kernactor", 4},
    {"x is a cross in a box", &HOLDING_ANSWER, "x", ANSWER_YES},
    {"1 is a yes", &HOLDING_ANSWER, "1", ANSWER_YES},
    {"0 is a no", &HOLDING_ANSWER, "0", ANSWER_NO},
    {"2 is neither", &HOLDING_ANSWER, "2", 0},
    {"onmisbaar", &SOURCE_NECESSITY, "Onmisbaar", 1},
    {"two words in one", &TALK_OUTCOME, "AD HOC", TALK_AD_HOC},
    {"koppelt terug", &TALK_MANDATE, "koppelt terug", 2},
};

static void what_people_write_is_read_or_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WRITTEN_CASES); i++) {
        int value = -7;
        const bool is_found = vocabulary_find(WRITTEN_CASES[i].vocabulary,
                                              WRITTEN_CASES[i].written, &value);

        print_message("%s\n", WRITTEN_CASES[i].label);
        assert_int_equal(is_found, WRITTEN_CASES[i].value != 0);
        assert_int_equal(value, is_found ? WRITTEN_CASES[i].value : -7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_is_read_back_to_its_value),
        cmocka_unit_test(every_answer_of_the_form_is_read_back_too),
        cmocka_unit_test(a_code_is_lower_case_and_a_name_of_one_value),
        cmocka_unit_test(what_people_write_is_read_or_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
