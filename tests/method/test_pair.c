/* test_pair.c - which actors bring the same, and what people said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "sheets.h"

static const struct {
    const char *label;
    const char *holdings; /* of R1 and R2, by P, Q, R, S; S is not selected */
    const char *stated;
    const char *pairs; /* "?" after a proposal */
} CASES[] = {
    {"nobody brings anything", "", "", ""},
    {"one brings it", "P: R1 yyy", "", ""},
    {"two bring other sources", "P: R1 yyy\nQ: R2 yyy", "", ""},
    {"two bring the same: overlapping is a proposal", "P: R1 yyy\nQ: R1 yyy", "",
     "P Q R1 overlapping?"},
    {"three make three pairs, in file order", "P: R1 yyy\nQ: R1 yyy\nR: R1 yyy", "",
     "P Q R1 overlapping?, P R R1 overlapping?, Q R R1 overlapping?"},
    {"by source first", "P: R1 yyy, R2 yyy\nR: R1 yyy, R2 yyy", "",
     "P R R1 overlapping?, P R R2 overlapping?"},
    {"who is not selected makes no pair", "P: R1 yyy\nS: R1 yyy", "", ""},
    {"who cannot makes no pair", "P: R1 yyy\nQ: R1 yny", "", ""},
    {"what people say wins", "P: R1 yyy\nQ: R1 yyy", "P + Q: R1 complementary",
     "P Q R1 complementary"},
    {"overlapping as people say is no proposal", "P: R1 yyy\nQ: R1 yyy",
     "P + Q: R1 overlapping", "P Q R1 overlapping"},
    {"on another source they said nothing", "P: R1 yyy, R2 yyy\nQ: R1 yyy, R2 yyy",
     "P + Q: R2 competitive", "P Q R1 overlapping?, P Q R2 competitive"},
    {"stated of who does not bring it comes last", "P: R1 yyy\nQ: R1 yyy",
     "P + R: R1 competitive", "P Q R1 overlapping?, P R R1 competitive"},
    {"stated of who is not selected too", "P: R1 yyy\nS: R1 yyy",
     "P + S: R1 complementary", "P S R1 complementary"},
    {"each stated pair once", "P: R1 yyy\nQ: R1 yyy",
     "P + R: R2 competitive\nP + Q: R1 competitive\nP + R: R2 competitive",
     "P Q R1 competitive, P R R2 competitive"},
};

static const char *pairs_text(const struct preparation *preparation,
                              struct pair_list list, struct pool *pool)
{
    const struct arena_actor *actors = preparation->arena.actors;
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < list.count; i++) {
        const struct pair *pair = &list.pairs[i];
        assert_true(pair->first < pair->second);
        text_format(&text, "%s%s %s %s %s%s", i > 0 ? ", " : "", actors[pair->first].name,
                    actors[pair->second].name,
                    preparation->holdings.sources[pair->source].code,
                    vocabulary_code(&PAIR_RELATION, (int)pair->relation),
                    pair->is_proposed ? "?" : "");
    }
    return text.bytes;
}

static void two_that_bring_the_same_are_a_pair(void **state)
{
    static const bool SELECTED[] = {true, true, true, false};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.arena = "P: 44\nQ: 44\nR: 44\nS: 44",
                                      .sources = "R1!\nR2!",
                                      .holdings = CASES[i].holdings,
                                      .pairs = CASES[i].stated};
        const struct preparation preparation = sheets_preparation(&sheets, pool);
        const struct pair_list list = pair_relations(
            &preparation.holdings, SELECTED, HOLDING_ACTUAL, preparation.pairs, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(pairs_text(&preparation, list, pool), CASES[i].pairs);
    }
}

static void the_basis_decides_who_brings_it(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const bool SELECTED[] = {true, true};
    const struct sheets sheets = {.arena = "P: 44\nQ: 44",
                                  .sources = "R1!",
                                  .holdings = "P: R1 yyy\nQ: R1 yyn/yyy"};
    const struct preparation preparation = sheets_preparation(&sheets, pool);
    const struct holdings *holdings = &preparation.holdings;

    (void)state;
    assert_int_equal(
        pair_relations(holdings, SELECTED, HOLDING_ESTIMATED, preparation.pairs, pool)
            .count,
        0);
    assert_int_equal(
        pair_relations(holdings, SELECTED, HOLDING_ACTUAL, preparation.pairs, pool).count,
        1);
}

static void the_pairs_of_the_example_are_those_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct preparation example = sheets_preparation(&OOSTERLINDE, pool);
    const bool *is_selected = preparation_selection(&example, HOLDING_ACTUAL, pool);
    const struct pair_list all = pair_relations(&example.holdings, is_selected,
                                                HOLDING_ACTUAL, example.pairs, pool);
    struct pair *said = pool_array(pool, all.count, struct pair);
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < all.count; i++) {
        if (!all.pairs[i].is_proposed) {
            said[count++] = all.pairs[i];
        }
    }
    assert_int_equal(all.count, 15 + 1 + 1 + 1 + 1 + 1);
    assert_string_equal(
        pairs_text(&example, (struct pair_list){said, count, false}, pool),
        "Vereniging Inloopteam R1 competitive, OCMW CAW R5 overlapping, "
        "Kind en Gezin Huisartsen/WGC R6 complementary");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_that_bring_the_same_are_a_pair),
        cmocka_unit_test(the_basis_decides_who_brings_it),
        cmocka_unit_test(the_pairs_of_the_example_are_those_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
