/* test_trust_file.c - reading who says what of whom, and saying what is wrong with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/trust_file.h"

/* The answers as "A>B T1=4", a line each; or the errors. Warnings stand in both. */
static const char *outcome_of(const char *bytes, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct trust_file file = {.name_count = 77};
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    const bool is_read = trust_file_read(
        &(struct file_bytes){"f.csv", bytes, strlen(bytes)}, NULL, pool, &report, &file);
    assert_int_equal(is_read, report.error_count == 0);
    assert_true(is_read || file.name_count == 77);
    for (size_t i = 0; is_read && i < file.answer_count; i++) {
        const struct trust_answer *answer = &file.answers[i];
        text_format(&text, "%s>%s %s=%d\n", file.names[answer->rater],
                    file.names[answer->organisation], TRUST_ITEM_CODES[answer->item],
                    answer->level);
    }
    report_lines_add(&text, &report);
    return text.bytes;
}

static const struct {
    const char *label;
    const char *bytes;
    const char *outcome;
} CASES[] = {
    {"answers as they stand",
     "rater,organisation,item,value\nA,B,T1,4\nB,A,U3,1\nA,B,t2,2\n",
     "A>B T1=4\nB>A U3=1\nA>B T2=2\n"},
    {"headers in Dutch, in another order",
     "vraag;antwoord;organisatie;beoordelaar\nT3;3;B;A\n", "A>B T3=3\n"},
    {"who does not know",
     "rater,organisation,item,value\nA,B,T1,\nA,B,T2,?\nA,B,T3,Weet niet\n"
     "A,B,U1,ne sait pas\nA,B,U2,don't know\n",
     "A>B T1=0\nA>B T2=0\nA>B T3=0\nA>B U1=0\nA>B U2=0\n"},
    {"no answers", "rater,organisation,item,value\n", ""},
    {"names that are much alike",
     "rater,organisation,item,value\nGGD,B,T1,4\nA,ggd,T1,3\n",
     "GGD>B T1=4\nA>ggd T1=3\nwarning f.csv:3:3: 'ggd' differs from 'GGD' only by case, "
     "accents or blanks: they count as two\n"},
    {"all errors at once",
     "rater,organisation,item,value\nA,,T1,4\nA,B,T9,3\nA,B,T1,5\nA,B,T1,0\n",
     "error f.csv:2:3: a name is missing\n"
     "error f.csv:3:5: an item is T1, T2, T3, U1, U2 or U3, not 'T9'\n"
     "error f.csv:4:8: a value is 1, 2, 3 or 4, or empty, not '5'\n"
     "error f.csv:5:8: a value is 1, 2, 3 or 4, or empty, not '0'\n"},
    {"the same question answered twice",
     "rater,organisation,item,value\nA,B,T1,4\nA,B,T2,4\nA,B,T1,4\n",
     "error f.csv:4: the same rater, organisation and item stand on line 2\n"},
};

static void a_table_gives_its_answers_or_all_its_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        print_message("%s\n", CASES[i].label);
        assert_string_equal(outcome_of(CASES[i].bytes, pool), CASES[i].outcome);
    }
}

static void a_column_that_is_missing_is_named(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *outcome = outcome_of("rater,organisation,item\nA,B,T1\n", pool);

    (void)state;
    assert_non_null(strstr(outcome, "value"));
    assert_ptr_equal(strstr(outcome, "error f.csv"), outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_gives_its_answers_or_all_its_errors),
        cmocka_unit_test(a_column_that_is_missing_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
