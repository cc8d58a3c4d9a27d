/* test_form_case_pages.c - stories of step 3: questions, advice and choice of a form of
 * cooperation, for the whole and per actor. */
#include "site_preparation.h"

#include "html_check.h"
#include "method/form.h"
#include "web/form_case_model.h"
#include "web/forms.h"

#define HERE "/networks/" WORLD_NETWORK
#define FORM HERE "/form"

/* Every answer but those of a story. */
#define COMPLEX "q2a=yes&q2b=yes&q2c=no"
#define TOGETHER COMPLEX "&q3=only_together"

static void page_check(const struct browser *browser)
{
    SCOPED(pool) pool = pool_new();
    const char *complaint = html_check(browser->body, pool);

    if (complaint != NULL || browser->world->gaps.first != NULL) {
        fail_msg("%s, %s", complaint == NULL ? "-" : complaint,
                 browser->world->gaps.first == NULL ? "-" : browser->world->gaps.first);
    }
}

static void saves(struct browser *browser, const char *address, const char *fields)
{
    (void)browser_post(browser, address, fields);
    browser_expect(browser, 303, NULL);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Saved.");
    page_check(browser);
}

/* ---- pages ---- */

static void an_empty_network_is_told_what_to_do_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FORM);
    browser_expect(hilde, 200, "none yet: no question is answered");
    browser_expect(hilde, 200, "Name the actors first");
    browser_expect(hilde, 200, "Answer the questions");
    page_check(hilde);
    (void)browser_get(hilde, FORM "/0");
    browser_expect(hilde, 200, "Which form fits the cooperation as a whole?");
    browser_expect(hilde, 200, "Answer at least one question");
    page_check(hilde);
}

static void every_actor_stands_there_with_class_advice_and_choice(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    (void)browser_get(karim, FORM);
    browser_expect(karim, 200, "core, <span class=\"num\">place 1</span>");
    browser_expect(karim, 200, "1 of 4 chosen.");
    browser_expect(karim, 200, "<strong>network</strong>");
    page_check(karim);
    (void)browser_get(karim, FORM ".json");
    browser_expect(karim, 200, "\"chosen_count\": 1");
    browser_expect(karim, 200, "\"code\": \"core\"");
}

static void the_sheet_of_forms_is_for_the_initiating_group_alone(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_FAMILY, ACTOR_WORKER, ACTOR_REPRESENTATIVE,
                                        ACTOR_RESEARCHER};
    static const char *const ADDRESSES[] = {FORM, FORM ".json", FORM "/1", FORM "/1.json",
                                            HERE "/criteria/fit"};
    SCOPED(world) world = world_new(state);

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i]);

        for (size_t a = 0; a < ARRAY_COUNT(ADDRESSES); a++) {
            assert_int_equal(browser_get(browser, ADDRESSES[a]), 403);
            assert_false(browser_shows(browser, "OCMW"));
        }
    }
}

static void a_case_that_is_none_is_not_here(void **state)
{
    static const char *const ADDRESSES[] = {FORM "/99", FORM "/x", FORM "/00",
                                            FORM "/-1"};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        print_message("%s\n", ADDRESSES[i]);
        assert_int_equal(browser_get(hilde, ADDRESSES[i]), 404);
        assert_int_equal(browser_post(hilde, ADDRESSES[i], "q3=alone"), 404);
    }
}

/* ---- answers ---- */

static void answers_of_the_whole_give_an_advice_with_its_reasons(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    saves(hilde, FORM "/0", TOGETHER "&q1=learning&q5=lasting&q6=some");
    browser_expect(hilde, 200, "<p class=\"form-advice\">learning network</p>");
    browser_expect(hilde, 200, "The problem is complex, there is added value only");
    browser_expect(hilde, 200, "if it were “alone”: no cooperation now");
    browser_expect(hilde, 200, "value=\"only_together\" checked");
    (void)browser_get(hilde, FORM "/0.json");
    browser_expect(hilde, 200, "\"rule\": \"V1\"");
    browser_expect(hilde, 200, "\"is_settled\": true");
}

static void an_open_question_that_could_change_the_advice_is_named(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    saves(hilde, FORM "/0", TOGETHER "&q5=lasting");
    browser_expect(hilde, 200, "able to change the advice");
    (void)browser_get(hilde, FORM "/0.json");
    const char *decisive = browser_between(hilde, "\"decisive\": [", "]");
    assert_non_null(strstr(decisive, "\"Q6\""));
}

static void an_actor_takes_the_answers_of_the_whole_and_its_own_win(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    saves(hilde, FORM "/0", TOGETHER "&q1=learning&q5=lasting&q6=some&organisations=12");
    (void)browser_get(hilde, FORM "/2");
    browser_expect(hilde, 200, "<p class=\"form-advice\">learning network</p>");
    browser_expect(hilde, 200, "from the whole: only together");
    browser_expect(hilde, 200, "from the whole: 12");
    page_check(hilde);
    saves(hilde, FORM "/2", "q3=alone");
    browser_expect(hilde, 200, "<p class=\"form-advice\">no cooperation now</p>");
    browser_expect(hilde, 200, "from the whole: only together");
    (void)browser_get(hilde, FORM "/3");
    browser_expect(hilde, 200, "<p class=\"form-advice\">learning network</p>");
}

static void secondary_purposes_are_its_own_once_it_names_a_purpose(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    saves(hilde, FORM "/0", "q1=action&q1_also=case&q1_also=learning");
    assert_string_equal(
        world_text(world, "SELECT q1_also FROM form_case WHERE actor_id IS NULL"),
        "case\nlearning");
    browser_expect(hilde, 200, "professional secrecy");
    (void)browser_get(hilde, FORM "/2");
    browser_expect(hilde, 200, "professional secrecy");
    saves(hilde, FORM "/2", "q1=project");
    assert_false(browser_shows(hilde, "professional secrecy"));
}

static void q7_is_proposed_from_the_arena_and_not_filled_in(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FORM "/0");
    assert_false(browser_shows(hilde, "In the arena-analysis now"));
    world_prepare(world);
    (void)browser_get(hilde, FORM "/0");
    browser_expect(hilde, 200, "In the arena-analysis now: 1 with a large dependence");
    browser_expect(hilde, 200, "so &#39;on one actor&#39;");
    assert_false(browser_shows(hilde, "name=\"q7\" value=\"1\" checked"));
}

static void an_answer_that_the_question_does_not_have_is_refused_there(void **state)
{
    static const struct {
        const char *fields;
        const char *id;
    } WRONG[] = {
        {"q3=samen", "form_case_answers-q3-error"},
        {"q3=only+together", "form_case_answers-q3-error"},
        {"q7=5", "form_case_answers-q7-error"},
        {"q1_also=elders", "form_case_answers-q1_also-error"},
        {"organisations=10000", "form_case_answers-organisations-error"},
        {"organisations=-1", "form_case_answers-organisations-error"},
    };
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before = world_state(world);

    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        struct text fields;
        print_message("%s\n", WRONG[i].fields);
        text_init(&fields, world->pool, LIMIT_PAGE_BYTES);
        text_format(&fields, "%s&q4=once", WRONG[i].fields);
        (void)browser_post(hilde, FORM "/0", fields.bytes);
        browser_expect(hilde, 422, WRONG[i].id);
        browser_expect(hilde, 422, "value=\"once\" checked");
        page_check(hilde);
    }
    assert_string_equal(world_state(world), before);
}

/* ---- the choice ---- */

static void a_choice_is_kept_beside_the_answers(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    saves(hilde, FORM "/2", TOGETHER "&q1=learning&q5=lasting&q6=some");
    saves(hilde, FORM "/2/choice",
          "form=network&kind=learning&reason=&recheck_day=2027-01-15");
    browser_expect(hilde, 200, "value=\"only_together\" checked");
    browser_expect(hilde, 200, "a review date is required");
    saves(hilde, FORM "/2", COMPLEX "&q3=alone");
    browser_expect(hilde, 200, "value=\"2027-01-15\"");
    browser_expect(hilde, 200, "not the advice");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM form_case WHERE actor_id = 2"), 1);
}

static const struct {
    const char *label;
    const char *answers;
    const char *choice;
    const char *field; /* that is refused; NULL: taken */
} CHOICES[] = {
    {"as advised", "q3=alone", "form=none&kind=&reason=&recheck_day=", NULL},
    {"not as advised, and no reason", "q3=alone",
     "form=consultation&kind=&reason=&recheck_day=", "reason"},
    {"not as advised, with a reason", "q3=alone",
     "form=consultation&kind=&reason=elkaar+leren+kennen&recheck_day=", NULL},
    {"a network without a kind", TOGETHER "&q5=lasting&q6=some&q1=action",
     "form=network&kind=&reason=x&recheck_day=2027-01-01", "kind"},
    {"a network of another kind than advised", TOGETHER "&q5=lasting&q6=some&q1=action",
     "form=network&kind=learning&reason=&recheck_day=2027-01-01", "reason"},
    {"a network without a day", TOGETHER "&q5=lasting&q6=some&q1=action",
     "form=network&kind=action&reason=&recheck_day=", "recheck_day"},
    {"a network until yesterday", TOGETHER "&q5=lasting&q6=some&q1=action",
     "form=network&kind=action&reason=&recheck_day=" WORLD_YESTERDAY, "recheck_day"},
    {"a network until today", TOGETHER "&q5=lasting&q6=some&q1=action",
     "form=network&kind=action&reason=&recheck_day=" WORLD_TODAY, NULL},
    {"perhaps a network later, without a day", TOGETHER "&q5=non_binding",
     "form=consultation&kind=&reason=&recheck_day=", "recheck_day"},
    {"perhaps a network later", TOGETHER "&q5=non_binding",
     "form=consultation&kind=&reason=&recheck_day=2027-01-01", NULL},
    {"consultation, as advised", "q1=information&q5=non_binding",
     "form=consultation&kind=&reason=&recheck_day=", NULL},
    {"nothing is answered yet", "", "form=ad_hoc&kind=&reason=&recheck_day=", NULL},
    {"no form at all", "", "form=&kind=&reason=&recheck_day=", "form"},
    {"a form that there is not", "", "form=samen&kind=&reason=&recheck_day=", "form"},
};

static void a_choice_is_checked_against_the_advice(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CHOICES); i++) {
        SCOPED(world) world = world_new(state);
        SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
        struct text id;

        print_message("%s\n", CHOICES[i].label);
        assert_int_equal(browser_post(hilde, FORM "/0", CHOICES[i].answers), 303);
        const int code = browser_post(hilde, FORM "/0/choice", CHOICES[i].choice);
        assert_int_equal(code, CHOICES[i].field == NULL ? 303 : 422);
        if (CHOICES[i].field != NULL) {
            text_init(&id, world->pool, LIMIT_NAME_BYTES);
            text_format(&id, "id=\"form_case_choice-%s-error\"", CHOICES[i].field);
            browser_expect(hilde, 422, id.bytes);
            page_check(hilde);
        }
    }
}

static void only_a_network_has_a_kind(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    saves(hilde, FORM "/0/choice",
          "form=network&kind=action&reason=&recheck_day=2027-01-01");
    saves(hilde, FORM "/0/choice", "form=ad_hoc&kind=action&reason=&recheck_day=");
    assert_string_equal(world_text(world, "SELECT kind FROM form_case"), "");
    browser_expect(hilde, 200, "an end date is required");
    saves(hilde, FORM "/0/choice", "form=none&kind=&reason=&recheck_day=");
    browser_expect(hilde, 200, "Nothing: there is no cooperation now.");
}

static void a_day_that_has_come_is_said_in_words(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_prepare(world);
    saves(hilde, FORM "/3/choice",
          "form=network&kind=action&reason=x&recheck_day=2026-11-23");
    (void)browser_get(hilde, FORM);
    assert_false(browser_shows(hilde, "Forms to look at again today"));
    world_wait(DAY_MILLISECONDS);
    SCOPED(browser) later = browser_new(world, ACTOR_COORDINATOR);
    (void)browser_get(later, FORM);
    browser_expect(later, 200, "Forms to look at again today: 1.");
    browser_expect(later, 200, "<span class=\"tag\">due</span>");
}

static void there_is_no_way_up(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    saves(hilde, FORM "/0/choice", "form=consultation&kind=&reason=&recheck_day=");
    browser_expect(hilde, 200, "in either direction");
    assert_false(browser_shows(hilde, "pgrade"));
    saves(hilde, FORM "/0/choice",
          "form=network&kind=action&reason=&recheck_day=2027-01-01");
    saves(hilde, FORM "/0/choice", "form=consultation&kind=&reason=&recheck_day=");
}

/* ---- two people ---- */

static void two_people_answer_different_questions_and_both_stay(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    saves(hilde, FORM "/0", "q3=alone&was_q3=&q4=&was_q4=");
    saves(karim, FORM "/0", "q3=&was_q3=&q4=once&was_q4=");
    browser_expect(karim, 200, "value=\"alone\" checked");
    browser_expect(karim, 200, "value=\"once\" checked");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM form_case"), 1);
}

static void of_two_answers_to_one_question_the_second_is_asked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    saves(hilde, FORM "/0", "q3=alone&was_q3=");
    (void)browser_post(karim, FORM "/0", "q3=only_together&was_q3=");
    browser_expect(karim, 409, "form_case_answers-q3-error");
    browser_expect(karim, 409, "value=\"only_together\" checked");
    browser_expect(karim, 409, "name=\"was_q3\" value=\"alone\"");
    page_check(karim);
    saves(karim, FORM "/0", "q3=only_together&was_q3=alone");
}

/* ---- tables ---- */

static void the_plan_asks_the_questions_of_the_method(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORM_CASE_ANSWERS.field_count; i++) {
        const struct field *field = &FORM_CASE_ANSWERS.fields[i];
        int question = 0;

        if (strcmp(field->name, "q1_also") == 0) {
            continue;
        }
        while (question < FORM_QUESTION_COUNT &&
               strcmp(FORM_CASE_FIELDS[question], field->name) != 0) {
            question++;
        }
        assert_true(question < FORM_QUESTION_COUNT);
        assert_string_equal(field->label, FORM_QUESTIONS[question].text);
    }
    assert_int_equal(FORM_CASE_ANSWERS.field_count, FORM_QUESTION_COUNT + 1);
}

static void choices_check(const struct choice *choice, const struct vocabulary *words)
{
    for (size_t i = 0; i < words->word_count; i++, choice++) {
        assert_string_equal(choice->code, words->words[i].code);
        assert_string_equal(choice->label, words->words[i].label);
    }
    assert_null(choice->code);
}

static void the_plan_offers_the_forms_of_the_method(void **state)
{
    (void)state;
    choices_check(FORM_CASE_CHOICE.fields[0].choices, &FORM_FORMS);
    choices_check(FORM_CASE_CHOICE.fields[1].choices, &FORM_KINDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(an_empty_network_is_told_what_to_do_first),
        ON_BOTH(every_actor_stands_there_with_class_advice_and_choice),
        ON_SQLITE(the_sheet_of_forms_is_for_the_initiating_group_alone),
        ON_SQLITE(a_case_that_is_none_is_not_here),
        ON_BOTH(answers_of_the_whole_give_an_advice_with_its_reasons),
        ON_SQLITE(an_open_question_that_could_change_the_advice_is_named),
        ON_SQLITE(an_actor_takes_the_answers_of_the_whole_and_its_own_win),
        ON_SQLITE(secondary_purposes_are_its_own_once_it_names_a_purpose),
        ON_SQLITE(q7_is_proposed_from_the_arena_and_not_filled_in),
        ON_SQLITE(an_answer_that_the_question_does_not_have_is_refused_there),
        ON_BOTH(a_choice_is_kept_beside_the_answers),
        ON_SQLITE(a_choice_is_checked_against_the_advice),
        ON_SQLITE(only_a_network_has_a_kind),
        ON_SQLITE(a_day_that_has_come_is_said_in_words),
        ON_SQLITE(there_is_no_way_up),
        ON_BOTH(two_people_answer_different_questions_and_both_stay),
        ON_BOTH(of_two_answers_to_one_question_the_second_is_asked),
        cmocka_unit_test(the_plan_asks_the_questions_of_the_method),
        cmocka_unit_test(the_plan_offers_the_forms_of_the_method),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
