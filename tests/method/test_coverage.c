/* test_coverage.c - who brings a source, and how well it is covered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "sheets.h"

enum { ANSWER_COUNT = ANSWER_UNKNOWN + 1 };

/* ---- one holding ---- */

static struct holding_view view_of(int number)
{
    return (struct holding_view){
        (enum holding_answer)(number % ANSWER_COUNT),
        (enum holding_answer)(number / ANSWER_COUNT % ANSWER_COUNT),
        (enum holding_answer)(number / ANSWER_COUNT / ANSWER_COUNT),
    };
}

enum { VIEW_COUNT = ANSWER_COUNT * ANSWER_COUNT * ANSWER_COUNT };

/* "Counting only those with has = yes and can not no and wants not no": of the five
 * answers one will do for has, four for can and four for wants. */
static bool view_brings(struct holding_view view)
{
    static const bool DOES_FOR_HAS[] = {false, true, false, false, false};
    static const bool DOES_FOR_CAN[] = {true, true, true, false, true};

    return DOES_FOR_HAS[view.has] && DOES_FOR_CAN[view.can] && DOES_FOR_CAN[view.wants];
}

static void who_has_it_brings_it_unless_it_cannot_or_will_not(void **state)
{
    size_t count = 0;

    (void)state;
    for (int i = 0; i < VIEW_COUNT; i++) {
        const struct holding holding = {.estimated = view_of(i)};
        const bool brings = holding_brings(&holding, HOLDING_ESTIMATED);
        assert_int_equal(brings, view_brings(view_of(i)));
        assert_int_equal(brings, holding_brings(&holding, HOLDING_ACTUAL));
        count += brings;
    }
    assert_int_equal(count, 16);
}

static enum holding_answer answer_that_counts(enum holding_answer estimated,
                                              enum holding_answer confirmed)
{
    return confirmed == ANSWER_NONE ? estimated : confirmed;
}

static void what_the_talk_confirmed_wins_answer_by_answer(void **state)
{
    (void)state;
    for (int i = 0; i < VIEW_COUNT; i++) {
        for (int j = 0; j < VIEW_COUNT; j++) {
            const struct holding holding = {view_of(i), view_of(j)};
            const struct holding_view *was = &holding.estimated;
            const struct holding_view *is = &holding.confirmed;
            const struct holding_view view = {answer_that_counts(was->has, is->has),
                                              answer_that_counts(was->can, is->can),
                                              answer_that_counts(was->wants, is->wants)};
            const struct holding_view now = holding_view_on(&holding, HOLDING_ACTUAL);
            const struct holding_view then = holding_view_on(&holding, HOLDING_ESTIMATED);
            assert_true(now.has == view.has && now.can == view.can &&
                        now.wants == view.wants);
            assert_true(then.has == was->has && then.can == was->can &&
                        then.wants == was->wants);
            assert_int_equal(holding_brings(&holding, HOLDING_ACTUAL), view_brings(view));
            assert_int_equal(holding_brings(&holding, HOLDING_ESTIMATED),
                             view_brings(*was));
        }
    }
}

/* ---- a selection ---- */

/* "R1 covered P Q, R2 gap"; "?" after the state: an estimate. */
static const char *coverage_text(const struct preparation *preparation,
                                 const bool *is_selected, enum holding_basis basis,
                                 struct pool *pool)
{
    const struct holdings *holdings = &preparation->holdings;
    const struct coverage *coverages = coverage_of(holdings, is_selected, basis, pool);
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < holdings->source_count; i++) {
        const struct coverage *coverage = &coverages[i];
        assert_ptr_equal(coverage->source, &holdings->sources[i]);
        text_format(&text, "%s%s %s%s", i > 0 ? ", " : "", coverage->source->code,
                    vocabulary_code(&COVERAGE_STATE, (int)coverage->state),
                    coverage->is_estimate ? "?" : "");
        for (size_t j = 0; j < coverage->actor_count; j++) {
            text_format(&text, " %s",
                        preparation->arena.actors[coverage->actors[j]].name);
        }
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *sources;
    const char *holdings; /* of P, Q, R, of whom P and Q are selected */
    const char *estimated;
    const char *actual;
} CASES[] = {
    {"no sources", "", "", "", ""},
    {"nobody has it", "R1!", "", "R1 gap", "R1 gap"},
    {"one has it", "R1!", "Q: R1 yyy/yyy", "R1 fragile? Q", "R1 fragile Q"},
    {"who is not selected does not count", "R1!", "R: R1 yyy/yyy", "R1 gap", "R1 gap"},
    {"two have it, in file order", "R1!", "Q: R1 yyy/yyy\nP: R1 yyy/yyy",
     "R1 covered? P Q", "R1 covered P Q"},
    {"useful or indispensable makes no difference", "R1", "P: R1 yyy/yyy",
     "R1 fragile? P", "R1 fragile P"},
    {"an estimate as long as one answer of one of them is", "R1!",
     "P: R1 yyy/yyy\nQ: R1 yyy/yy-", "R1 covered? P Q", "R1 covered? P Q"},
    {"whichever of the three is open", "R1!\nR2!", "P: R1 yyy/-yy\nQ: R2 yyy/y-y",
     "R1 fragile? P, R2 fragile? Q", "R1 fragile? P, R2 fragile? Q"},
    {"the open answers of who does not bring it do not matter", "R1!",
     "P: R1 yyy/yyy\nQ: R1 yyy/n--", "R1 covered? P Q", "R1 fragile P"},
    {"estimated wrongly", "R1!\nR2!", "P: R1 yyy/yyn, R2 nyy/yyy",
     "R1 fragile? P, R2 gap", "R1 gap, R2 fragile P"},
    {"a gap is never an estimate", "R1!", "P: R1 nyy", "R1 gap", "R1 gap"},
    {"has it partly is not enough, can partly is", "R1!\nR2!", "P: R1 pyy, R2 ypy",
     "R1 gap, R2 fragile? P", "R1 gap, R2 fragile? P"},
};

static void a_source_is_covered_by_two_fragile_by_one(void **state)
{
    static const bool SELECTED[] = {true, true, false};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.arena = "P: 44\nQ: 44\nR: 44",
                                      .sources = CASES[i].sources,
                                      .holdings = CASES[i].holdings};
        const struct preparation preparation = sheets_preparation(&sheets, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(
            coverage_text(&preparation, SELECTED, HOLDING_ESTIMATED, pool),
            CASES[i].estimated);
        assert_string_equal(coverage_text(&preparation, SELECTED, HOLDING_ACTUAL, pool),
                            CASES[i].actual);
    }
}

static void the_example_is_covered_as_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct preparation example = sheets_preparation(&OOSTERLINDE, pool);

    (void)state;
    assert_string_equal(
        coverage_text(&example, preparation_selection(&example, HOLDING_ESTIMATED, pool),
                      HOLDING_ESTIMATED, pool),
        "R1 covered? OCMW Kind en Gezin Vereniging Basisscholen Kinderopvang Inloopteam, "
        "R2 fragile? Vereniging, R3 fragile? Stadsbestuur, R4 covered? OCMW "
        "Stadsbestuur, R5 covered? OCMW CAW, R6 fragile? Kind en Gezin, R7 covered? "
        "Basisscholen Kinderopvang, R8 fragile? Woonmaatschappij, R9 covered? "
        "Basisscholen Inloopteam");
    assert_string_equal(
        coverage_text(&example, preparation_selection(&example, HOLDING_ACTUAL, pool),
                      HOLDING_ACTUAL, pool),
        "R1 covered OCMW Kind en Gezin Vereniging Basisscholen Kinderopvang Inloopteam, "
        "R2 fragile Vereniging, R3 fragile Stadsbestuur, R4 covered OCMW Stadsbestuur, "
        "R5 covered OCMW CAW, R6 covered Kind en Gezin Huisartsen/WGC, R7 covered "
        "Basisscholen Kinderopvang, R8 gap, R9 covered Basisscholen Inloopteam");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_it_brings_it_unless_it_cannot_or_will_not),
        cmocka_unit_test(what_the_talk_confirmed_wins_answer_by_answer),
        cmocka_unit_test(a_source_is_covered_by_two_fragile_by_one),
        cmocka_unit_test(the_example_is_covered_as_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
