/* test_arena_check.c - each question is asked where it should be, and not beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "method/arena_check.h"
#include "sheets.h"

static struct finding_list findings_of(const struct sheets *sheets, struct pool *pool)
{
    struct preparation *preparation = pool_array(pool, 1, struct preparation);
    struct arena_ranking *ranking = pool_array(pool, 1, struct arena_ranking);

    *preparation = sheets_preparation(sheets, pool);
    *ranking = arena_rank(&preparation->arena, pool);
    return arena_check(preparation, ranking, pool);
}

/* The findings with this code (NULL: all), as "P Q" for the names in one; "!" after an
 * urgent one; with all of them the code before it. */
static const char *findings_text(struct finding_list list, const char *code,
                                 struct pool *pool)
{
    struct text text;
    size_t count = 0;

    text_init(&text, pool, 4096);
    for (const struct finding *finding = list.first; finding != NULL;
         finding = finding->next) {
        count++;
        if (code != NULL && strcmp(finding->code, code) != 0) {
            continue;
        }
        text_add(&text, text.length > 0 ? "; " : "");
        text_add(&text, code == NULL ? finding->code : "");
        for (size_t i = 0; i < finding->message.value_count; i++) {
            const struct message_value *value = &finding->message.values[i];
            text_add(&text, i > 0 || code == NULL ? " " : "");
            if (value->text != NULL) {
                text_add(&text, value->text);
            } else {
                text_format(&text, "%d", (int)value->number);
            }
        }
        text_add(&text, finding->is_urgent ? "!" : "");
    }
    assert_int_equal(count, list.count);
    return text.bytes;
}

#define LOCKED "C1: 2026-03-03 10:12"
#define THREE_IN "P: network\nQ: network\nR: network"
#define THREE "P: 33\nQ: 33\nR: 33"

/* clang-format off */
static const struct {
    const char *label;
    const char *code;
    const char *findings;
    struct sheets sheets;
} CASES[] = {
    /* the sheet */
    {"rather easy to replace, and nobody wrote by whom", "by_whom_missing", "P; Q",
     {.arena = "P: 41\nQ: 42"}},
    {"hard to replace needs no name", "by_whom_missing", "",
     {.arena = "P: 43\nQ: 44"}},
    {"a name was written", "by_whom_missing", "", {.arena = "P: 41 > Q\nQ: 44"}},
    {"who is not rated is not asked", "by_whom_missing", "", {.arena = "P: 41*\nQ: -"}},
    {"each name that is not in the list", "by_whom_outside", "P S; P T",
     {.arena = "P: 44 > Q, S, T\nQ: 44"}},
    {"all names are in the list", "by_whom_outside", "", {.arena = "P: 44 > Q\nQ: 44"}},
    {"both replace each other and neither is selected", "mutual_replacement", "P Q",
     {.arena = "P: 44 > Q\nQ: 44 > P\nR: 44", .forms = "R: network"}},
    {"one of them is selected", "mutual_replacement", "",
     {.arena = "P: 44 > Q\nQ: 44 > P\nR: 44", .forms = "P: network"}},
    {"only one names the other", "mutual_replacement", "",
     {.arena = "P: 44 > Q\nQ: 44 > R\nR: 44", .forms = "R: network"}},
    {"nobody has chosen yet", "mutual_replacement", "",
     {.arena = "P: 44 > Q\nQ: 44 > P"}},
    {"two levels apart on importance", "divided_importance", "P", {.arena = "P: 22 42"}},
    {"one level apart", "divided_importance", "", {.arena = "P: 22 32"}},
    {"apart by a mark of its own", "divided_importance", "", {.arena = "P: 22 42*"}},
    {"two levels apart on replaceability", "divided_replaceability", "P",
     {.arena = "P: 22 24"}},
    {"one level apart on it", "divided_replaceability", "", {.arena = "P: 22 23"}},
    {"stated another dependence than derived", "stated_differs", "P",
     {.arena = "P: 44/1"}},
    {"stated the same", "stated_differs", "", {.arena = "P: 44/3"}},
    {"stated nothing", "stated_differs", "", {.arena = "P: 44"}},
    {"stated of its own organisation", "stated_differs", "", {.arena = "P: 44/3 44*/1"}},
    {"the group has decided", "stated_differs", "", {.arena = "P: 44/1 !c2"}},

    /* the sources */
    {"alone in having what is indispensable, and of low class", "unique_holder", "P R1",
     {.arena = "P: 22\nQ: 44", .sources = "R1!", .holdings = "P: R1 yyy"}},
    {"complementary is not low", "unique_holder", "",
     {.arena = "P: 31\nQ: 44", .sources = "R1!", .holdings = "P: R1 yyy"}},
    {"nobody rated it: it stands nowhere", "unique_holder", "",
     {.arena = "P: -\nQ: 44", .sources = "R1!", .holdings = "P: R1 yyy"}},
    {"not alone", "unique_holder", "",
     {.arena = "P: 22\nQ: 44", .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy"}},
    {"of a useful source", "unique_holder", "",
     {.arena = "P: 22\nQ: 44", .sources = "R1", .holdings = "P: R1 yyy"}},
    {"an indispensable source that nobody selected brings", "gap", "R1 what it is!",
     {.arena = THREE, .sources = "R1!", .holdings = "Q: R1 yyy", .forms = "P: network"}},
    {"brought by one is no gap", "gap", "",
     {.arena = THREE, .sources = "R1!", .holdings = "Q: R1 yyy", .forms = "Q: network"}},
    {"no gap before the choice", "gap", "", {.arena = THREE, .sources = "R1!"}},
    {"a useful source that nobody selected brings", "gap_useful", "R9 what it is",
     {.arena = THREE, .sources = "R9", .forms = "P: network"}},
    {"an indispensable gap is another question", "gap_useful", "",
     {.arena = THREE, .sources = "R1!", .forms = "P: network"}},
    {"brought by one", "fragile", "R1 what it is Q",
     {.arena = THREE, .sources = "R1!", .holdings = "Q: R1 yyy", .forms = "Q: network"}},
    {"brought by two", "fragile", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = "P: network\nQ: network"}},
    {"a useful source may depend on one", "fragile", "",
     {.arena = THREE, .sources = "R1", .holdings = "Q: R1 yyy", .forms = "Q: network"}},
    {"two that compete", "pair_competitive", "P Q R1!",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = THREE_IN, .pairs = "P + Q: R1 competitive"}},
    {"one of them is not selected", "pair_competitive", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = "P: network", .pairs = "P + Q: R1 competitive"}},
    {"complementary is no question", "pair_competitive", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = THREE_IN, .pairs = "P + Q: R1 complementary"}},
    {"two that overlap as people say", "pair_overlapping", "P Q R1",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = THREE_IN, .pairs = "P + Q: R1 overlapping"}},
    {"overlapping as a proposal", "pair_overlapping", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = THREE_IN}},
    {"pairs that nobody described: one question a source", "pairs_open", "R1 P, Q, R 3",
     {.arena = THREE, .sources = "R1!", .forms = THREE_IN,
      .holdings = "P: R1 yyy\nQ: R1 yyy\nR: R1 yyy"}},
    {"two of them are left", "pairs_open", "R1 P, Q, R 2",
     {.arena = THREE, .sources = "R1!", .forms = THREE_IN,
      .holdings = "P: R1 yyy\nQ: R1 yyy\nR: R1 yyy", .pairs = "P + R: R1 competitive"}},
    {"all are described", "pairs_open", "",
     {.arena = THREE, .sources = "R1!", .forms = THREE_IN,
      .holdings = "P: R1 yyy\nR: R1 yyy", .pairs = "P + R: R1 competitive"}},
    {"one brings it", "pairs_open", "",
     {.arena = THREE, .sources = "R1!", .forms = THREE_IN, .holdings = "P: R1 yyy"}},

    /* the choice */
    {"a choice without criteria", "criteria_missing", "!",
     {.arena = THREE, .forms = THREE_IN}},
    {"no choice yet", "criteria_missing", "", {.arena = THREE}},
    {"nobody is selected", "criteria_missing", "", {.arena = THREE, .forms = "P: none"}},
    {"there are criteria", "criteria_missing", "",
     {.arena = THREE, .forms = THREE_IN, .criteria = "C1:"}},
    {"one is not locked", "criteria_open", "!",
     {.arena = THREE, .forms = THREE_IN, .criteria = LOCKED "\nC2:"}},
    {"all are locked", "criteria_open", "",
     {.arena = THREE, .forms = THREE_IN, .criteria = LOCKED}},
    {"open, but nobody is chosen", "criteria_open", "",
     {.arena = THREE, .criteria = "C1:"}},
    {"a core actor left out without a word", "core_left_out", "P",
     {.arena = "P: 44\nQ: 33", .forms = "P: none\nQ: network"}},
    {"with a reason", "core_left_out", "",
     {.arena = "P: 44\nQ: 33", .forms = "P: none, not now\nQ: network"}},
    {"with a note of the talk", "core_left_out", "",
     {.arena = "P: 44\nQ: 33", .forms = "P: network\nQ: network",
      .talks = "P: -, no, they have no time"}},
    {"the talk ended otherwise, without a word", "core_left_out", "P",
     {.arena = "P: 44\nQ: 33", .forms = "P: network\nQ: network", .talks = "P: -, no"}},
    {"a complementary one may be left out", "core_left_out", "",
     {.arena = "P: 31\nQ: 33", .forms = "P: none\nQ: network"}},
    {"core by the group's own class", "core_left_out", "P",
     {.arena = "P: 11 !c4\nQ: 33", .forms = "P: none\nQ: network"}},
    {"no longer core by the group's own class", "core_left_out", "",
     {.arena = "P: 44 !c3\nQ: 33", .forms = "P: none\nQ: network"}},
    {"left out by an explicit choice without a word", "core_left_out", "P",
     {.arena = "P: 44\nQ: 33", .forms = "P: network", .choices = "P: out\nQ: in"}},
    {"with a reason of the choice", "core_left_out", "",
     {.arena = "P: 44\nQ: 33", .choices = "P: out, they asked so\nQ: in"}},
    {"chosen in after all", "core_left_out", "",
     {.arena = "P: 44\nQ: 33", .forms = "P: none\nQ: network", .choices = "P: in"}},
    {"taken in by an explicit choice without a word", "not_relevant_taken_in", "P",
     {.arena = "P: 11\nQ: 33", .choices = "P: in"}},
    {"with a reason of the choice", "not_relevant_taken_in", "",
     {.arena = "P: 11\nQ: 33", .choices = "P: in, their own wish"}},
    {"one that is not relevant taken in", "not_relevant_taken_in", "P",
     {.arena = "P: 11\nQ: 33", .forms = "P: network"}},
    {"with a reason", "not_relevant_taken_in", "",
     {.arena = "P: 11\nQ: 33", .forms = "P: network, they asked"}},
    {"a context actor taken in", "not_relevant_taken_in", "",
     {.arena = "P: 22\nQ: 33", .forms = "P: network"}},
    {"not rated is not the same as not relevant", "not_relevant_taken_in", "",
     {.arena = "P: -\nQ: 33", .forms = "P: network"}},
    {"two are no network", "too_few", "!",
     {.arena = THREE, .forms = "P: network\nQ: network\nR: consultation"}},
    {"three are", "too_few", "", {.arena = THREE, .forms = THREE_IN}},
    {"nobody is no small network", "too_few", "", {.arena = THREE, .forms = "P: none"}},

    /* the talks */
    {"a talk on the day before", "talk_before_lock", "P 2026-03-02 2026-03-03 10:12!",
     {.arena = THREE, .criteria = LOCKED, .talks = "P: 2026-03-02, core"}},
    {"on the same day, no hour given", "talk_before_lock", "",
     {.arena = THREE, .criteria = LOCKED, .talks = "P: 2026-03-03, core"}},
    {"on the same day, an hour too early", "talk_before_lock",
     "P 2026-03-03 09:12 2026-03-03 10:12!",
     {.arena = THREE, .criteria = LOCKED, .talks = "P: 2026-03-03 09:12, core"}},
    {"before the last of two locks", "talk_before_lock", "P 2026-03-04 2026-03-05!",
     {.arena = THREE, .criteria = "C1: 2026-03-05\nC2: 2026-03-03",
      .talks = "P: 2026-03-04, core"}},
    {"without a date", "talk_before_lock", "",
     {.arena = THREE, .criteria = LOCKED, .talks = "P: -, core"}},
    {"no lock yet is the question of the criteria", "talk_before_lock", "",
     {.arena = THREE, .criteria = "C1:", .talks = "P: 2026-03-02, core"}},
    {"yes became no, partly became no", "estimate_too_high", "P R1; P R1",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyp/ynn",
      .talks = "P: -, core"}},
    {"a yes became unknown", "estimate_too_high", "P R1",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 y--/u--",
      .talks = "P: -, core"}},
    {"as estimated", "estimate_too_high", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 ypn/ypn",
      .talks = "P: -, core"}},
    {"left open in the talk", "estimate_too_high", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy", .talks = "P: -, core"}},
    {"without a talk nothing is compared", "estimate_too_high", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yyy/nnn"}},
    {"no became yes, partly became yes", "estimate_too_low", "P R1; P R1",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 npy/yyy",
      .talks = "P: -, core"}},
    {"nobody had estimated it, so nobody was wrong", "estimate_too_high", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yy-/yyn",
      .talks = "P: -, core"}},
    {"nothing became unknown: nobody is wiser", "estimate_too_low", "",
     {.arena = THREE, .sources = "R1!", .holdings = "P: R1 yy-/yyu",
      .talks = "P: -, core"}},
    {"a talk without outcome", "outcome_missing", "P",
     {.arena = THREE, .talks = "P: -, -"}},
    {"later is an outcome", "outcome_missing", "", {.arena = THREE,
     .talks = "P: -, later"}},
    {"selected, others were talked with", "talk_missing", "Q",
     {.arena = THREE, .forms = "P: network\nQ: network", .talks = "P: -, core"}},
    {"nobody was talked with yet", "talk_missing", "",
     {.arena = THREE, .forms = THREE_IN}},
    {"who is not selected needs no talk", "talk_missing", "",
     {.arena = THREE, .forms = "P: network\nQ: none", .talks = "P: -, core"}},
};
/* clang-format on */

static void each_question_is_asked_and_not_in_its_near_miss(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct finding_list list = findings_of(&CASES[i].sheets, pool);

        print_message("%s: %s\n", CASES[i].code, CASES[i].label);
        assert_string_equal(findings_text(list, CASES[i].code, pool), CASES[i].findings);
    }
}

static void an_empty_preparation_asks_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct sheets empty = {0};

    (void)state;
    assert_string_equal(findings_text(findings_of(&empty, pool), NULL, pool), "");
}

/* In the order of the steps, and within a step in file order. */
static const char EXAMPLE[] =
    "by_whom_outside Kinderopvang onthaalouders; divided_importance Woonmaatschappij; "
    "stated_differs Woonmaatschappij; divided_replaceability Voedselhulp; "
    "by_whom_outside Sportdienst jeugdwerk; fragile R2 what it is Vereniging; "
    "fragile R3 what it is Stadsbestuur; gap R8 what it is!; "
    "pair_overlapping OCMW CAW R5; pair_competitive Vereniging Inloopteam R1!; "
    "pairs_open R1 OCMW, Kind en Gezin, Vereniging, Basisscholen, Kinderopvang, "
    "Inloopteam 14; pairs_open R4 OCMW, Stadsbestuur 1; "
    "pairs_open R7 Basisscholen, Kinderopvang 1; "
    "pairs_open R9 Basisscholen, Inloopteam 1; estimate_too_high Kind en Gezin R1; "
    "estimate_too_high Kind en Gezin R6; estimate_too_low Huisartsen/WGC R6; "
    "estimate_too_high Woonmaatschappij R8; estimate_too_high Woonmaatschappij R8";

static void the_example_leaves_these_questions(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(findings_text(findings_of(&OOSTERLINDE, pool), NULL, pool),
                        EXAMPLE);
}

static void every_question_can_be_read_in_three_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct finding_list list = findings_of(&CASES[i].sheets, pool);
        for (const struct finding *finding = list.first; finding != NULL;
             finding = finding->next) {
            for (int language = 0; language < LANGUAGE_COUNT; language++) {
                const char *said =
                    say_in(pool, &finding->message, (enum language)language);
                assert_true(said[0] != '\0');
                assert_null(strchr(said, '%'));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_question_is_asked_and_not_in_its_near_miss),
        cmocka_unit_test(an_empty_preparation_asks_nothing),
        cmocka_unit_test(the_example_leaves_these_questions),
        cmocka_unit_test(every_question_can_be_read_in_three_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
