/* test_form_dialogue.c - asking the questions on the form in a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/form_dialogue.h"

/* What the dialogue understood of some lines: "Q3=alone also=case". */
static const char *understood(const char *lines, size_t length, enum language language,
                              struct pool *pool)
{
    FILE *in = tmpfile();
    FILE *out = tmpfile();
    struct text text;

    assert_non_null(in);
    assert_non_null(out);
    assert_int_equal(fwrite(lines, 1, length, in), length);
    rewind(in);
    const struct form_answers answers = form_dialogue_ask(in, out, language);
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        const char *code =
            form_answer_code((enum form_question_number)i, answers.given[i], pool);
        if (code != NULL) {
            text_format(&text, " %s=%s", FORM_QUESTIONS[i].code, code);
        }
    }
    for (int purpose = 1; purpose < FORM_PURPOSE_END; purpose++) {
        if (answers.is_also[purpose]) {
            text_format(&text, " also=%s", form_answer_code(FORM_Q1, purpose, pool));
        }
    }
    (void)fclose(in);
    (void)fclose(out);
    return text.bytes;
}

static const struct {
    const char *label;
    const char *lines;
    const char *answers;
} CASES[] = {
    {"nothing at all", "", ""},
    {"empty lines", "\n\n\n\n\n\n\n\n\n\n\n\n", ""},
    {"spaces are empty too", "  \t\r\n\n3\n", ""},
    {"a number of the menu", "8\n", " Q1=project"},
    {"the last line needs no end", "8", " Q1=project"},
    {"words, with spaces and a carriage return", " One joint action \r\n", " Q1=action"},
    {"a code", "resources\n", " Q1=resources"},
    {"secondary purposes are asked after a main one only", "8\n6, signalling\n1\n",
     " Q1=project Q2a=yes also=signalling also=learning"},
    {"not after an open one", "\n1\n", " Q2a=yes"},
    {"one wrong among them takes none", "8\n6, fun\ncase\n", " Q1=project also=case"},
    {"help, then an answer", "?\n?\n8\n", " Q1=project"},
    {"a wrong answer is asked again", "9\n0\nfun\n8\n", " Q1=project"},
    {"Q7 and organisations take the number itself", "\n\n\n\n\n\n\n\n1\n\n12\n2\n",
     " Q7=1 organisations=12 mandated=no"},
    {"Q7 takes any number", "\n\n\n\n\n\n\n\n0\n\n", " Q7=0"},
    {"organisations are never a word", "\n\n\n\n\n\n\n\n\n\nmany\n3\n",
     " organisations=3"},
    {"everything",
     "project\n\nyes\nyes\nyes\nonly together\nlasting\nlasting\nhalf or "
     "more\n7\nyes\n9\n"
     "no\n",
     " Q1=project Q2a=yes Q2b=yes Q2c=yes Q3=only_together Q4=lasting Q5=lasting "
     "Q6=half_or_more Q7=2 Q8=yes organisations=9 mandated=no"},
    {"bytes that are no text", "\xFF\xFE\n8\n", " Q1=project"},
};

static void lines_become_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", CASES[i].label);
        assert_string_equal(
            understood(CASES[i].lines, strlen(CASES[i].lines), LANGUAGE_EN, pool),
            CASES[i].answers);
    }
}

static void a_line_that_is_too_long_or_holds_a_nul_is_asked_again(void **state)
{
    SCOPED(pool) pool = pool_new();
    char lines[2000];

    (void)state;
    memset(lines, '8', sizeof lines);
    memcpy(lines + sizeof lines - 3, "\n8\n", 3);
    assert_string_equal(understood(lines, sizeof lines, LANGUAGE_EN, pool),
                        " Q1=project");
    assert_string_equal(understood("8\0\n5\n", 5, LANGUAGE_EN, pool), " Q1=action");
}

static const char *prompts(const char *lines, struct pool *pool)
{
    FILE *in = tmpfile();
    FILE *out = tmpfile();
    char *bytes = pool_bytes(pool, 20000);

    assert_non_null(in);
    assert_non_null(out);
    (void)fputs(lines, in);
    rewind(in);
    (void)form_dialogue_ask(in, out, LANGUAGE_EN);
    rewind(out);
    assert_true(fread(bytes, 1, 19999, out) < 19999);
    (void)fclose(in);
    (void)fclose(out);
    return bytes;
}

static void what_is_asked_is_seen(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *shown = prompts("", pool);

    (void)state;
    assert_non_null(strstr(shown, "\nQ1. What do you mainly want?\n"
                                  "  1  getting to know each other\n"));
    assert_null(strstr(shown, "Q2a.")); /* the end is the end */
    assert_null(strstr(shown, "[our own proposal]"));
    shown = prompts("?\n", pool);
    assert_non_null(strstr(shown, "[our own proposal]"));
    shown = prompts("9\n", pool);
    assert_non_null(strstr(shown, "'9' is not one of the answers; write the number or "
                                  "the words of one.\n"
                                  "Q1. What do you mainly want?\n  1  getting"));
    shown = prompts("\n\n\n\n\n\n\n\n\n\nmany\n", pool);
    assert_non_null(strstr(shown, "  0  on nobody\n"));
    assert_non_null(strstr(shown, "'many' is not an answer; write a whole number.\n"
                                  "organisations. How many"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_answers),
        cmocka_unit_test(a_line_that_is_too_long_or_holds_a_nul_is_asked_again),
        cmocka_unit_test(what_is_asked_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
