/* test_preparation.c - the lock on the criteria, the talks, and who is selected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "sheets.h"

/* ---- criteria ---- */

static const struct {
    const char *label;
    const char *criteria;
    enum criteria_lock lock;
    const char *locked_at;
} LOCK_CASES[] = {
    {"none were written", "", CRITERIA_MISSING, ""},
    {"one is open", "C1:", CRITERIA_OPEN, ""},
    {"one is locked", "C1: 2026-03-03", CRITERIA_LOCKED, "2026-03-03"},
    {"the first is open", "C1:\nC2: 2026-03-03", CRITERIA_OPEN, ""},
    {"the last is open", "C1: 2026-03-03\nC2:", CRITERIA_OPEN, ""},
    {"the last lock counts, wherever it stands",
     "C1: 2026-03-03 10:12\nC2: 2026-03-05 09:00\nC3: 2026-03-04", CRITERIA_LOCKED,
     "2026-03-05 09:00"},
    {"by the hour", "C1: 2026-03-03 10:12\nC2: 2026-03-03 09:59", CRITERIA_LOCKED,
     "2026-03-03 10:12"},
};

static void criteria_are_locked_when_all_are(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LOCK_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.criteria = LOCK_CASES[i].criteria};
        const struct preparation preparation = sheets_preparation(&sheets, pool);

        print_message("%s\n", LOCK_CASES[i].label);
        assert_int_equal(criteria_lock_of(&preparation), LOCK_CASES[i].lock);
        assert_string_equal(criteria_locked_at(&preparation), LOCK_CASES[i].locked_at);
    }
}

/* ---- selection ---- */

static const struct {
    const char *label;
    const char *forms; /* of P, Q, R */
    const char *talks;
    const char *before; /* names; NULL: nobody has chosen */
    const char *after;
} SELECTION_CASES[] = {
    {"nobody has chosen", "", "", NULL, NULL},
    {"with form network", "P: network\nR: network", "", "P R", "P R"},
    {"another form is out", "P: consultation\nQ: ad_hoc\nR: network", "", "R", "R"},
    {"chosen, but nobody is in", "P: none", "", "", ""},
    {"core and edge come in by the talk", "P: consultation\nQ: none",
     "P: -, core\nQ: -, edge", "", "P Q"},
    {"any other outcome is out", "P: network\nQ: network\nR: network",
     "P: -, later\nQ: -, anchoring\nR: -, core", "P Q R", "R"},
    {"a talk without outcome leaves it", "P: network\nQ: none", "P: -, -\nQ: -, -", "P",
     "P"},
    {"the talks alone make a choice", "", "Q: -, edge", NULL, "Q"},
    {"also when nobody comes in", "", "Q: -, no", NULL, ""},
    {"a talk without outcome alone makes none", "", "Q: -, -", NULL, NULL},
};

static void selection_check(const struct preparation *preparation,
                            enum holding_basis basis, const char *expected,
                            struct pool *pool)
{
    const bool *is_selected = preparation_selection(preparation, basis, pool);
    struct text text;

    assert_int_equal(is_selected == NULL, expected == NULL);
    if (expected == NULL) {
        return;
    }
    text_init(&text, pool, 256);
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        if (is_selected[i]) {
            text_format(&text, "%s%s", text.length > 0 ? " " : "",
                        preparation->arena.actors[i].name);
        }
    }
    assert_string_equal(text.bytes, expected);
}

static void the_outcome_of_a_talk_goes_before_the_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SELECTION_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.arena = "P: 44\nQ: 44\nR: 44",
                                      .forms = SELECTION_CASES[i].forms,
                                      .talks = SELECTION_CASES[i].talks};
        const struct preparation preparation = sheets_preparation(&sheets, pool);

        print_message("%s\n", SELECTION_CASES[i].label);
        selection_check(&preparation, HOLDING_ESTIMATED, SELECTION_CASES[i].before, pool);
        selection_check(&preparation, HOLDING_ACTUAL, SELECTION_CASES[i].after, pool);
    }
}

static void without_actors_nobody_has_chosen(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct sheets empty = {0};
    const struct preparation preparation = sheets_preparation(&empty, pool);

    (void)state;
    selection_check(&preparation, HOLDING_ESTIMATED, NULL, pool);
    selection_check(&preparation, HOLDING_ACTUAL, NULL, pool);
}

static void the_example_selects_nine_before_and_after(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct preparation example = sheets_preparation(&OOSTERLINDE, pool);

    (void)state;
    selection_check(&example, HOLDING_ESTIMATED,
                    "OCMW Stadsbestuur Kind en Gezin Vereniging CAW Basisscholen "
                    "Kinderopvang Inloopteam Woonmaatschappij",
                    pool);
    selection_check(&example, HOLDING_ACTUAL,
                    "OCMW Stadsbestuur Kind en Gezin Vereniging CAW Basisscholen "
                    "Kinderopvang Inloopteam Huisartsen/WGC",
                    pool);
}

static const struct {
    const char *label;
    const char *forms;
    const char *choices;
    const char *talks;
    const char *before;
    const char *after;
} CHOICE_CASES[] = {
    {"a choice alone", "", "P: in\nQ: out", "", "P", "P"},
    {"nobody chosen in is a choice too", "", "Q: out", "", "", ""},
    {"it wins over the form", "P: network\nQ: consultation", "P: out\nQ: in", "", "Q",
     "Q"},
    {"where none is made the form counts", "P: network\nQ: none", "R: in", "", "P R",
     "P R"},
    {"the talk wins over it", "", "P: in\nQ: out", "P: -, no\nQ: -, edge", "P", "Q"},
    {"a talk without outcome leaves it", "P: none", "P: in", "P: -, -", "P", "P"},
};

static void a_choice_goes_before_the_form_and_after_the_talk(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHOICE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct sheets sheets = {.arena = "P: 44\nQ: 44\nR: 44",
                                      .forms = CHOICE_CASES[i].forms,
                                      .choices = CHOICE_CASES[i].choices,
                                      .talks = CHOICE_CASES[i].talks};
        const struct preparation preparation = sheets_preparation(&sheets, pool);

        print_message("%s\n", CHOICE_CASES[i].label);
        selection_check(&preparation, HOLDING_ESTIMATED, CHOICE_CASES[i].before, pool);
        selection_check(&preparation, HOLDING_ACTUAL, CHOICE_CASES[i].after, pool);
    }
}

/* ---- talks ---- */

static void a_talk_is_found_by_its_actor(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct sheets sheets = {.arena = "P: 44\nQ: 44\nR: 44",
                                  .talks = "R: 2026-03-10, core\nP: 2026-03-11, no"};
    const struct preparation preparation = sheets_preparation(&sheets, pool);
    const struct preparation empty = {0};

    (void)state;
    assert_ptr_equal(preparation_talk(&preparation, 0), &preparation.talks[1]);
    assert_null(preparation_talk(&preparation, 1));
    assert_ptr_equal(preparation_talk(&preparation, 2), &preparation.talks[0]);
    assert_null(preparation_talk(&empty, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria_are_locked_when_all_are),
        cmocka_unit_test(the_outcome_of_a_talk_goes_before_the_form),
        cmocka_unit_test(a_choice_goes_before_the_form_and_after_the_talk),
        cmocka_unit_test(without_actors_nobody_has_chosen),
        cmocka_unit_test(the_example_selects_nine_before_and_after),
        cmocka_unit_test(a_talk_is_found_by_its_actor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
