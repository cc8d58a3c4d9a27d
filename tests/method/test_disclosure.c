/* test_disclosure.c - what may be told of people who answered in confidence, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/attributes.h"
#include "method/disclosure.h"

enum { PEOPLE = 400, ITEM = 0, NO_GROUP = 9 };

/* ---- how many ---- */

static void a_small_number_is_a_band(void **state)
{
    static const struct {
        size_t count;
        const struct disclosure_rule *rule;
        size_t low;
        size_t high;
    } CASES[] = {
        {0, &DISCLOSURE_FAMILIES, 0, 4},       {4, &DISCLOSURE_FAMILIES, 0, 4},
        {5, &DISCLOSURE_FAMILIES, 5, 9},       {9, &DISCLOSURE_WORKERS, 5, 9},
        {10, &DISCLOSURE_WORKERS, 10, 19},     {19, &DISCLOSURE_OWN, 10, 19},
        {20, &DISCLOSURE_OWN, 20, 49},         {49, &DISCLOSURE_CROSSED, 20, 49},
        {50, &DISCLOSURE_FAMILIES, 50, 50},    {1234, &DISCLOSURE_FAMILIES, 1234, 1234},
        {50, &DISCLOSURE_OWN, 50, 99},         {199, &DISCLOSURE_OWN, 100, 199},
        {200, &DISCLOSURE_OWN, 200, 499},      {999, &DISCLOSURE_OWN, 500, 999},
        {12000, &DISCLOSURE_OWN, 10000, 19999}};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const struct disclosed_number number =
            disclose_number(CASES[i].count, CASES[i].rule);
        assert_int_equal(number.low, CASES[i].low);
        assert_int_equal(number.high, CASES[i].high);
    }
}

/* ---- shares ---- */

/* "40", "almost all", "almost none", "hidden". */
static const char *share_text(struct disclosed_share share, char *text, size_t size)
{
    static const char *const STATES[] = {
        [SHARE_GIVEN] = "",
        [SHARE_ALMOST_ALL] = "almost all",
        [SHARE_ALMOST_NONE] = "almost none",
        [SHARE_HIDDEN] = "hidden",
    };

    snprintf(text, size, share.state == SHARE_GIVEN ? "%s%d" : "%s", STATES[share.state],
             share.percent);
    return text;
}

static const struct {
    size_t part;
    size_t whole;
    const char *families; /* of 5, rounded below 50 */
    const char *crossed; /* of 10 */
} SHARES[] = {
    {0, 0, "hidden", "hidden"},
    {2, 4, "hidden", "hidden"},
    {2, 5, "40", "hidden"},
    {3, 5, "60", "hidden"},
    {4, 5, "almost all", "hidden"}, /* or it would be known when it is all five */
    {5, 5, "almost all", "hidden"},
    {0, 5, "almost none", "hidden"},
    {1, 5, "almost none", "hidden"}, /* the other side of four in five */
    {3, 8, "40", "hidden"}, /* 37.5: halves go up */
    {2, 6, "35", "hidden"},
    {5, 12, "40", "40"},
    {9, 10, "almost all", "almost all"},
    {8, 10, "80", "80"},
    {2, 49, "5", "5"},
    {47, 49, "95", "95"},
    {17, 50, "34", "34"},
    {49, 50, "almost all", "almost all"},
    {2, 300, "1", "1"},
    {2, 500, "almost none", "almost none"},
    {298, 300, "99", "99"},
    {498, 500, "almost all", "almost all"},
};

static void shares_are_those_by_hand(void **state)
{
    char text[32];

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHARES); i++) {
        assert_string_equal(share_text(disclose_share(SHARES[i].part, SHARES[i].whole,
                                                      &DISCLOSURE_FAMILIES),
                                       text, sizeof text),
                            SHARES[i].families);
        assert_string_equal(share_text(disclose_share(SHARES[i].part, SHARES[i].whole,
                                                      &DISCLOSURE_CROSSED),
                                       text, sizeof text),
                            SHARES[i].crossed);
    }
}

static void nobody_can_tell_all_from_all_but_one(void **state)
{
    (void)state;
    for (size_t whole = 5; whole < 200; whole++) {
        const struct disclosed_share all =
            disclose_share(whole, whole, &DISCLOSURE_FAMILIES);
        const struct disclosed_share but_one =
            disclose_share(whole - 1, whole, &DISCLOSURE_FAMILIES);
        assert_int_equal(all.state, but_one.state);
        assert_int_equal(all.percent, but_one.percent);
        assert_int_equal(disclose_share(0, whole, &DISCLOSURE_FAMILIES).state,
                         disclose_share(1, whole, &DISCLOSURE_FAMILIES).state);
    }
}

/* ---- one item of one group ---- */

static const struct item_level AGREE[] = {{.value = 1, .code = "1"},
                                          {.value = 2, .code = "2"},
                                          {.value = 3, .code = "3"},
                                          {.value = 4, .code = "4"},
                                          {.value = 5, .code = "5"}};
static const struct instrument_item SCALE = {
    .code = "x", .kind = ITEM_LEVEL, .levels = AGREE, .level_count = 5};
static const struct instrument_item TWO_LEVELS = {
    .code = "x", .kind = ITEM_LEVEL, .levels = AGREE, .level_count = 2};
static const struct instrument_item NOMINAL = {.code = "role",
                                               .kind = ITEM_LEVEL,
                                               .levels = AGREE,
                                               .level_count = 3,
                                               .is_nominal = true};
static const struct item_level CHOICE[] = {
    {.value = 0, .code = "a"}, {.value = 1, .code = "b"}, {.value = 2, .code = "c"}};
static const struct instrument_item SET = {
    .code = "s", .kind = ITEM_SET, .levels = CHOICE, .level_count = 3};

/* People who answered one item: a value and an organisation each, and a group. */
struct people {
    const struct instrument_item *item;
    int32_t values[PEOPLE];
    enum respondent respondents[PEOPLE];
    int64_t organisations[PEOPLE];
    size_t groups[PEOPLE];
    size_t count;
};

static struct replies people_replies(const struct people *people)
{
    return (struct replies){.items = &people->item,
                            .item_count = 1,
                            .values = people->values,
                            .respondents = people->respondents,
                            .organisations = people->organisations,
                            .count = people->count};
}

/* Digits are answers, '?' does not know, '-' skipped; a letter before them is the
 * organisation ("a12b3"), '|' begins the next group, who stands behind '~' is in none. */
static struct people people_of(const struct instrument_item *item, const char *line)
{
    struct people people = {.item = item};
    int64_t organisation = 0;
    size_t group = 0;

    for (; *line != '\0'; line++) {
        if (*line >= 'a' && *line <= 'z') {
            organisation = *line - 'a' + 1;
        } else if (*line == '|') {
            group++;
        } else if (*line == '~') {
            group = NO_GROUP;
        } else if (*line != ' ') {
            people.values[people.count] = *line == '?'   ? REPLY_UNKNOWN
                                          : *line == '-' ? REPLY_NONE
                                                         : *line - '0';
            people.organisations[people.count] = organisation;
            people.groups[people.count++] = group;
        }
    }
    return people;
}

/* "5-9 ?almost none | 40 … | high 60 median 3". */
static const char *item_text(const struct disclosed_item *item, char *text, size_t size)
{
    char part[32];
    int length = 0;

    if (item->state != DISCLOSED) {
        snprintf(text, size, "%s", DISCLOSED_STATE_CODES[item->state]);
        return text;
    }
    length += snprintf(text, size, "%zu-%zu ?%s |", item->answered.low,
                       item->answered.high, share_text(item->unknown, part, sizeof part));
    for (size_t i = 0; i < item->level_count; i++) {
        length += snprintf(text + length, size - (size_t)length, " %s,",
                           share_text(item->shares[i], part, sizeof part));
    }
    snprintf(text + length, size - (size_t)length, " high %s median %d",
             share_text(item->high, part, sizeof part), item->median);
    return text;
}

static const struct {
    const char *label;
    const struct instrument_item *item;
    const char *answers;
    const struct disclosure_rule *rule;
    const char *expected;
} ITEMS[] = {
    {"four are too few", &SCALE, "1234", &DISCLOSURE_FAMILIES, "too_few"},
    {"who does not know has not answered", &SCALE, "1234??", &DISCLOSURE_FAMILIES,
     "too_few"},
    {"who skipped it neither", &SCALE, "1234--", &DISCLOSURE_FAMILIES, "too_few"},
    {"ten by hand", &SCALE, "1122334455 ??? ---", &DISCLOSURE_FAMILIES,
     "10-19 ?25 | 20, 20, 20, 20, 20, high 40 median 3"},
    {"who does not know is rounded as who answered: 10 of 55", &SCALE,
     "123451234512345123451234512345123451234512345 ??????????", &DISCLOSURE_FAMILIES,
     "20-49 ?20 | 20, 20, 20, 20, 20, high 40 median 3"},
    {"the lower median of six", &SCALE, "112455", &DISCLOSURE_FAMILIES,
     "5-9 ?almost none | 35, almost none, almost none, almost none, 35, high 50 "
     "median 2"},
    {"all alike", &SCALE, "44444", &DISCLOSURE_FAMILIES,
     "5-9 ?almost none | almost none, almost none, almost none, almost all, almost "
     "none, high almost all median 4"},
    {"all but one alike", &SCALE, "24444", &DISCLOSURE_FAMILIES,
     "5-9 ?almost none | almost none, almost none, almost none, almost all, almost "
     "none, high almost all median 4"},
    {"of two levels the highest are no part", &TWO_LEVELS, "1112211",
     &DISCLOSURE_FAMILIES, "5-9 ?almost none | 70, 30, high hidden median 1"},
    {"no middle without an order", &NOMINAL, "1122233", &DISCLOSURE_FAMILIES,
     "5-9 ?almost none | 30, 45, 30, high hidden median -1"},
    {"of a set each choice: 3 is a and b, 4 is c", &SET, "33344 0", &DISCLOSURE_FAMILIES,
     "5-9 ?almost none | 50, 50, 35, high hidden median -1"},
    {"workers of two organisations", &SCALE, "a123 b123", &DISCLOSURE_WORKERS, "too_few"},
    {"of three", &SCALE, "a123 b12 c3", &DISCLOSURE_WORKERS,
     "5-9 ?almost none | 35, 35, 35, almost none, almost none, high almost none "
     "median 2"},
    {"an organisation that does not know does not count", &SCALE, "a123 b12 c?",
     &DISCLOSURE_WORKERS, "too_few"},
    {"a crossed group of nine", &SCALE, "123451234", &DISCLOSURE_CROSSED, "too_few"},
};

static void items_are_those_by_hand(void **state)
{
    char text[256];

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ITEMS); i++) {
        const struct people people = people_of(ITEMS[i].item, ITEMS[i].answers);
        const struct replies replies = people_replies(&people);
        const struct disclosed_item item =
            disclose_item(&replies, ITEM, NULL, ITEMS[i].rule);

        print_message("%s\n", ITEMS[i].label);
        assert_string_equal(item_text(&item, text, sizeof text), ITEMS[i].expected);
    }
}

static void who_is_not_said_to_be_of_an_organisation_counts_for_none(void **state)
{
    const struct people people = people_of(&SCALE, "1234 a1 b2");
    const struct replies replies = people_replies(&people);

    (void)state;
    assert_int_equal(disclose_item(&replies, ITEM, NULL, &DISCLOSURE_WORKERS).state,
                     DISCLOSED_TOO_FEW);
}

static void only_those_who_are_in_are_counted(void **state)
{
    const struct people people = people_of(&SCALE, "55555 11111");
    const struct replies replies = people_replies(&people);
    const bool is_in[] = {true,  true,  true,  true,  true,
                          false, false, false, false, false};
    const struct disclosed_item item =
        disclose_item(&replies, ITEM, is_in, &DISCLOSURE_FAMILIES);

    (void)state;
    assert_int_equal(item.median, 5);
    assert_int_equal(item.answered.high, 9);
}

static void what_has_no_highest_levels_has_no_points_to_compare(void **state)
{
    const struct people nominal = people_of(&NOMINAL, "1122233 1122233");
    const struct people scale = people_of(&SCALE, "1122255 1122255");
    const struct replies without = people_replies(&nominal);
    const struct replies with = people_replies(&scale);
    const struct disclosed_item none =
        disclose_item(&without, ITEM, NULL, &DISCLOSURE_FAMILIES);
    const struct disclosed_item some =
        disclose_item(&with, ITEM, NULL, &DISCLOSURE_FAMILIES);

    (void)state;
    assert_int_equal(disclosed_high_points(&none), -1);
    assert_false(disclosed_is_comparable(&none));
    assert_int_equal(disclosed_high_points(&some), 30);
    assert_true(disclosed_is_comparable(&some));
}

static void what_was_not_asked_is_not_too_few(void **state)
{
    const struct people people = people_of(&SCALE, "12345");
    const struct replies replies = people_replies(&people);

    (void)state;
    assert_int_equal(disclose_item(&replies, 1, NULL, &DISCLOSURE_FAMILIES).state,
                     DISCLOSED_NOT_ASKED);
}

static void what_is_hidden_is_empty(void **state)
{
    static const struct disclosed_item EMPTY = {.state = DISCLOSED_TOO_FEW};
    const struct people people = people_of(&SCALE, "1234??");
    const struct replies replies = people_replies(&people);
    const struct disclosed_item item =
        disclose_item(&replies, ITEM, NULL, &DISCLOSURE_FAMILIES);

    (void)state;
    assert_memory_equal(&item, &EMPTY, sizeof item);
}

/* ---- groups beside their total ---- */

static const struct {
    const char *label;
    struct disclosure_group groups[6]; /* until one without people and organisations */
    struct disclosure_group total;
    const struct disclosure_rule *rule;
    const char *shown; /* '+' shown, '-' too few, '*' beside */
} GROUPS[] = {
    {"all large", {{5, 1}, {6, 1}, {7, 1}}, {18, 1}, &DISCLOSURE_FAMILIES, "+++"},
    {"one too small takes the next smallest along",
     {{4, 1}, {9, 1}, {7, 1}},
     {20, 1},
     &DISCLOSURE_FAMILIES,
     "-+*"},
    {"two that are enough together",
     {{3, 1}, {2, 1}, {7, 1}},
     {12, 1},
     &DISCLOSURE_FAMILIES,
     "--+"},
    {"two that are not", {{2, 1}, {2, 1}, {7, 1}}, {11, 1}, &DISCLOSURE_FAMILIES, "--*"},
    {"who is in none counts as hidden",
     {{6, 1}, {7, 1}},
     {14, 1},
     &DISCLOSURE_FAMILIES,
     "*+"},
    {"five in none are enough", {{6, 1}, {7, 1}}, {18, 1}, &DISCLOSURE_FAMILIES, "++"},
    {"equal ones: the first",
     {{1, 1}, {6, 1}, {6, 1}},
     {13, 1},
     &DISCLOSURE_FAMILIES,
     "-*+"},
    {"hidden ones of two organisations are no group of workers",
     {{4, 2}, {9, 4}, {6, 3}},
     {19, 9},
     &DISCLOSURE_WORKERS,
     "-+*"},
    {"ten for crossed ones",
     {{9, 1}, {10, 1}, {30, 1}},
     {49, 1},
     &DISCLOSURE_CROSSED,
     "-*+"},
    {"hidden ones are of at least as many organisations as one of them",
     {{4, 3}, {3, 1}, {9, 4}},
     {16, 5},
     &DISCLOSURE_WORKERS,
     "--+"},
    {"a group that is everybody leaves nobody",
     {{7, 1}},
     {7, 1},
     &DISCLOSURE_FAMILIES,
     "+"},
    {"nobody is left when all are hidden",
     {{4, 1}, {6, 1}},
     {10, 1},
     &DISCLOSURE_FAMILIES,
     "-*"},
};

static void groups_are_shown_as_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(GROUPS); i++) {
        enum disclosed_state states[6];
        char shown[8] = "";
        size_t count = 0;

        while (GROUPS[i].groups[count].organisations > 0) {
            count++;
        }
        disclose_groups(GROUPS[i].groups, count, &GROUPS[i].total, GROUPS[i].rule,
                        states);
        for (size_t group = 0; group < count; group++) {
            shown[group] = "+-*"[states[group]];
        }
        print_message("%s\n", GROUPS[i].label);
        assert_string_equal(shown, GROUPS[i].shown);
    }
}

static const struct {
    const char *label;
    const char *answers; /* groups between bars; after '~' in none */
    size_t group_count;
    const struct disclosure_rule *rule;
    const struct disclosure_rule *rest_rule;
    const char *shown;
} SPLITS[] = {
    {"all large", "12345|12345|123455", 3, &DISCLOSURE_FAMILIES, &DISCLOSURE_FAMILIES,
     "+++"},
    {"too few who know", "1234??|12345|123455", 3, &DISCLOSURE_FAMILIES,
     &DISCLOSURE_FAMILIES, "-*+"},
    {"those in none are hidden", "12345|123455~1", 2, &DISCLOSURE_FAMILIES,
     &DISCLOSURE_FAMILIES, "*+"},
    {"enough hidden, and they differ", "123|451|12345", 3, &DISCLOSURE_FAMILIES,
     &DISCLOSURE_FAMILIES, "--+"},
    {"enough hidden, but they are all of one mind", "333|333|12345", 3,
     &DISCLOSURE_FAMILIES, &DISCLOSURE_FAMILIES, "--*"},
    {"own pages of all, three others each time", "a12345|b12345|c12345|d12345", 4,
     &DISCLOSURE_OWN, &DISCLOSURE_WORKERS, "++++"},
    {"own pages of three: two others are no group", "a12345|b12345|c12345", 3,
     &DISCLOSURE_OWN, &DISCLOSURE_WORKERS, "***"},
    {"what is left of four organisations, six people", "a12|b34|c5|d1|e123455", 5,
     &DISCLOSURE_OWN, &DISCLOSURE_WORKERS, "----+"},
    {"what is left of two organisations takes one along", "a123|b345|c123455|d1234512", 4,
     &DISCLOSURE_OWN, &DISCLOSURE_WORKERS, "--*+"},
};

static void splits_are_shown_as_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SPLITS); i++) {
        const struct people people = people_of(&SCALE, SPLITS[i].answers);
        const struct replies replies = people_replies(&people);
        struct people moved = people;
        struct disclosed_item items[6];
        char shown[8] = "";

        for (size_t reply = 0; reply < people.count; reply++) {
            moved.groups[reply] = people.groups[reply] == NO_GROUP ? SPLITS[i].group_count
                                                                   : people.groups[reply];
        }
        const struct disclosure_split split = {.groups = moved.groups,
                                               .group_count = SPLITS[i].group_count,
                                               .rule = SPLITS[i].rule,
                                               .rest_rule = SPLITS[i].rest_rule};
        disclose_split(&replies, ITEM, &split, items);
        for (size_t group = 0; group < split.group_count; group++) {
            shown[group] = "+-*"[items[group].state];
        }
        print_message("%s\n", SPLITS[i].label);
        assert_string_equal(shown, SPLITS[i].shown);
    }
}

static void who_is_not_in_the_total_is_in_no_group(void **state)
{
    static const bool IS_IN[PEOPLE] = {true, true, true, true, true,
                                       true, true, true, true, true};
    const struct people people = people_of(&SCALE, "12345|12345|12345");
    const struct replies replies = people_replies(&people);
    const struct disclosure_split split = {.is_in = IS_IN,
                                           .groups = people.groups,
                                           .group_count = 3,
                                           .rule = &DISCLOSURE_FAMILIES,
                                           .rest_rule = &DISCLOSURE_FAMILIES};
    struct disclosed_item items[3];

    (void)state;
    disclose_split(&replies, ITEM, &split, items);
    assert_int_equal(items[1].state, DISCLOSED);
    assert_int_equal(items[2].state, DISCLOSED_TOO_FEW);
}

static void a_group_that_is_shown_says_what_it_says_alone(void **state)
{
    const struct people people = people_of(&SCALE, "12345?|554433-1|2211");
    const struct replies replies = people_replies(&people);
    const struct disclosure_split split = {.groups = people.groups,
                                           .group_count = 3,
                                           .rule = &DISCLOSURE_FAMILIES,
                                           .rest_rule = &DISCLOSURE_FAMILIES};
    struct disclosed_item items[3];
    bool is_in[PEOPLE];

    (void)state;
    for (size_t i = 0; i < people.count; i++) {
        is_in[i] = people.groups[i] == 1;
    }
    disclose_split(&replies, ITEM, &split, items);
    const struct disclosed_item alone =
        disclose_item(&replies, ITEM, is_in, &DISCLOSURE_FAMILIES);
    assert_memory_equal(&items[1], &alone, sizeof alone);
    assert_int_equal(items[0].state, DISCLOSED_BESIDE);
    assert_int_equal(items[2].state, DISCLOSED_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_number_is_a_band),
        cmocka_unit_test(shares_are_those_by_hand),
        cmocka_unit_test(nobody_can_tell_all_from_all_but_one),
        cmocka_unit_test(items_are_those_by_hand),
        cmocka_unit_test(who_is_not_said_to_be_of_an_organisation_counts_for_none),
        cmocka_unit_test(only_those_who_are_in_are_counted),
        cmocka_unit_test(what_has_no_highest_levels_has_no_points_to_compare),
        cmocka_unit_test(what_was_not_asked_is_not_too_few),
        cmocka_unit_test(what_is_hidden_is_empty),
        cmocka_unit_test(groups_are_shown_as_by_hand),
        cmocka_unit_test(splits_are_shown_as_by_hand),
        cmocka_unit_test(who_is_not_in_the_total_is_in_no_group),
        cmocka_unit_test(a_group_that_is_shown_says_what_it_says_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
