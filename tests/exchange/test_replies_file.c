/* test_replies_file.c - reading answers to an anonymous survey, and saying what is wrong
 * with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/replies_file.h"

static void replies_say(const struct replies_file *file, struct text *text)
{
    const struct replies *replies = &file->replies;

    text_format(text, "%s %s\n", replies->instrument->code, replies->instrument->version);
    for (size_t i = 0; i < replies->count; i++) {
        const int64_t organisation = replies->organisations[i];
        text_format(text, "%zu %s %s", file->lines[i],
                    replies->respondents[i] == RESPONDENT_WORKERS ? "worker" : "family",
                    organisation == 0 ? "-" : file->organisations[organisation - 1]);
        for (size_t j = 0; j < replies->item_count; j++) {
            text_format(text, " %s=%d", replies->items[j]->code,
                        (int)replies_value(replies, i, j));
        }
        for (size_t j = 0; j < file->text_count; j++) {
            text_format(text, " %s='%s'", file->text_items[j]->code,
                        file->texts[i * file->text_count + j]);
        }
        text_add_char(text, '\n');
    }
}

/* What was read, a line a person; or the errors. */
static const char *outcome_of(const char *bytes, const struct replies_order *order,
                              struct pool *pool)
{
    struct report report = {.pool = pool};
    struct replies_file file = {.text_count = 77};
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    const bool is_read = replies_file_read(
        &(struct file_bytes){"f.csv", bytes, strlen(bytes)}, order, pool, &report, &file);
    assert_int_equal(is_read, report.error_count == 0);
    if (is_read) {
        replies_say(&file, &text);
    } else {
        assert_int_equal(file.text_count, 77);
    }
    report_lines_add(&text, &report);
    return text.bytes;
}

static const struct replies_order ANY = {.respondent = RESPONDENT_NOBODY};

static const struct {
    const char *label;
    const char *bytes;
    const char *outcome;
} CASES[] = {
    {"answers as they stand, of a survey that its columns tell",
     "organisation,loyalty_A,loyalty_T\nCAW,4,\nOCMW,?,2\nCAW,5,weet niet\n",
     "dilemmas 1\n2 worker CAW loyalty_A=4 loyalty_T=-2\n"
     "3 worker OCMW loyalty_A=-1 loyalty_T=2\n4 worker CAW loyalty_A=5 loyalty_T=-1\n"},
    {"families and workers in one table, and own words",
     "respondent;organisation;bs1;open_better\ngezin;;5;\"wachten; lang\"\n"
     "workers;CAW;2;\n;;1;\n",
     "five_b 1\n2 family - bs1=5 open_better='wachten; lang'\n"
     "3 worker CAW bs1=2 open_better=''\n4 family - bs1=1 open_better=''\n"},
    {"codes of levels, and several of a list",
     "coordinator_role,instrument,version\nfacilitator,dilemmas,1\n",
     "dilemmas 1\n2 worker - coordinator_role=3\n"},
    {"several of a list", "expected\nquality|knowledge\n-\n\"\"\nstronger\n",
     "growth 1\n2 worker - expected=33\n3 worker - expected=0\n"
     "5 worker - expected=16\n"},
    {"all errors at once",
     "organisation,loyalty_A,loyalty_T,wishes\nCAW,6,x,\nCAW,0,4,\n",
     "error f.csv:1:34: unknown column 'wishes'; known are: "},
    {"values out of scale", "loyalty_A,coordinator_role\n6,1\n3,boss\n1.5,-1\n",
     "error f.csv:2:1: '6' is no answer to 'loyalty_A'; write one of 1, 2, 3, 4, 5, or ? "
     "for who does not know, or leave the cell empty\n"
     "error f.csv:3:3: 'boss' is no answer to 'coordinator_role'; write one of "
     "commissioner, coproducer, facilitator, or ? for who does not know, or leave the "
     "cell empty\n"
     "error f.csv:4:1: '1.5' is no answer to 'loyalty_A'; write one of 1, 2, 3, 4, 5, or "
     "? for who does not know, or leave the cell empty\n"
     "error f.csv:4:5: '-1' is no answer to 'coordinator_role'; write one of "
     "commissioner, coproducer, facilitator, or ? for who does not know, or leave the "
     "cell empty\n"},
    {"no such survey", "instrument,bs1\nmoods,1\n",
     "error f.csv:2:1: this is no table of answers to a survey that is known here: "
     "dilemmas, five_b, growth\n"},
    {"a survey by name", "instrument,contact\nrelation,1\n",
     "error f.csv:2:1: this is no table of answers to a survey that is known here: "
     "dilemmas, five_b, growth\n"},
    {"columns of nothing we know", "a,b\n1,2\n",
     "error f.csv:1:1: this is no table of answers to a survey that is known here: "
     "dilemmas, five_b, growth\n"},
    {"no such version", "version,bs1\n9,1\n",
     "error f.csv:2:1: there is no version '9' of 'five_b'; the newest is 1\n"},
    {"two surveys in one table",
     "instrument,version,bs1\nfive_b,1,1\ngrowth,1,2\nfive_b,2,1\n",
     "error f.csv:3:1: a row of the survey 'growth' among answers to 'five_b'\n"
     "error f.csv:4:8: a row of version '2' among answers to version '1'\n"},
    {"who is not asked", "respondent,loyalty_A\nfamilies,3\nnobody,3\n",
     "error f.csv:2:1: 'dilemmas' is not asked of families\n"
     "error f.csv:3:1: a respondent is families or workers, not 'nobody'\n"},
    {"workers are not asked for their child", "respondent,child_age,bs1\nworkers,1,3\n",
     "error f.csv:2:9: 'child_age' is not asked of workers; leave the cell empty\n"},
    {"families have no organisation", "organisation,bs1\nCAW,3\n",
     "error f.csv:2:1: families have no organisation; leave the cell empty, not 'CAW'\n"},
    {"no rows", "bs1\n", "error f.csv: there is no row of answers below the header\n"},
};

static void each_table_is_read_or_refused_as_it_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *outcome = outcome_of(CASES[i].bytes, &ANY, pool);
        const size_t length = strlen(CASES[i].outcome);
        const bool is_begin = CASES[i].outcome[length - 1] != '\n';
        if (is_begin ? strncmp(outcome, CASES[i].outcome, length) != 0
                     : strcmp(outcome, CASES[i].outcome) != 0) {
            fail_msg("%s: gave\n%s", CASES[i].label, outcome);
        }
    }
}

static void another_survey_than_ordered_is_refused(void **state)
{
    static const struct replies_order ORDER = {
        .instrument = "dilemmas", .version = "1", .respondent = RESPONDENT_WORKERS};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(
        outcome_of("instrument,loyalty_A\nfive_b,3\n", &ORDER, pool),
        "error f.csv:2:1: a row of the survey 'five_b' among answers to 'dilemmas'\n");
}

static void a_wrong_file_is_refused_in_one_sentence(void **state)
{
    static const struct replies_order ORDER = {.instrument = "dilemmas",
                                               .respondent = RESPONDENT_WORKERS};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(outcome_of("bs1,bs2\n3,4\n", &ORDER, pool),
                        "error f.csv:1:1: these are answers to the survey 'five_b', and "
                        "not to 'dilemmas'\n");
    assert_string_equal(outcome_of("4,3,5\n3,2,1\n", &ORDER, pool),
                        "error f.csv:1:1: no column is an item of 'dilemmas'; the first "
                        "row has their names, such as 'loyalty_A'\n");
}

static void an_item_that_was_not_asked_is_no_column(void **state)
{
    static const struct instrument_item *asked[1];
    struct replies_order order = {.instrument = "dilemmas",
                                  .version = "1",
                                  .items = asked,
                                  .item_count = 1,
                                  .respondent = RESPONDENT_WORKERS};
    SCOPED(pool) pool = pool_new();

    (void)state;
    asked[0] = instrument_item(instrument_newest("dilemmas"), "loyalty_T", NULL);
    assert_string_equal(outcome_of("loyalty_T,loyalty_A\n3,2\n", &order, pool),
                        "error f.csv:1:11: unknown column 'loyalty_A'; known are: "
                        "respondent, organisation, instrument, version, loyalty_T\n");
}

static void who_neither_is_asked_nor_mirrors_has_no_answers(void **state)
{
    static const struct replies_order ORDER = {.instrument = "five_b",
                                               .respondent = RESPONDENT_COORDINATOR};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(outcome_of("bs1\n3\n", &ORDER, pool),
                        "error f.csv:2:1: 'bs1' is not asked of coordinator; leave the "
                        "cell empty\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_table_is_read_or_refused_as_it_should),
        cmocka_unit_test(another_survey_than_ordered_is_refused),
        cmocka_unit_test(a_wrong_file_is_refused_in_one_sentence),
        cmocka_unit_test(an_item_that_was_not_asked_is_no_column),
        cmocka_unit_test(who_neither_is_asked_nor_mirrors_has_no_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
