/* test_answer_pages.c - the pages of an informant: a link, a step a question, saving,
 * names that are added, what nobody is shown again, and where a link opens nothing. */
#include "site_survey.h"

#include "html_check.h"

/* Jan of OCMW, who answers nothing before these tests. */
static struct world *asked(void **state)
{
    struct world *world = world_new(state);

    site_survey_open(world);
    return world;
}

static const char *at(struct world *world, int64_t informant_id, const char *rest)
{
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s%s", site_survey_link(world, informant_id), rest);
    return address.bytes;
}

static const char *jan(struct world *world, const char *rest)
{
    return at(world, INFORMANT_JAN, rest);
}

/* '#' becomes what the house is called in fields. */
static const char *cell(struct world *world, const char *format, enum survey_house house)
{
    const int id = (int)site_survey_target(world, 1, house);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    for (const char *here = format; *here != '\0'; here++) {
        if (*here == '#') {
            text_format(&fields, "%d", id);
        } else {
            text_add_char(&fields, *here);
        }
    }
    return fields.bytes;
}

static void well(const struct browser *browser)
{
    assert_null(browser->world->gaps.first);
    assert_null(html_check(browser->body, browser->world->pool));
}

#define CHOOSES "c_works_with_#=1&w_works_with_#=0"

static void choose(struct browser *browser, struct world *world, enum survey_house house)
{
    assert_int_equal(browser_post(browser, jan(world, "/partners"),
                                  cell(world, "then=next&" CHOOSES, house)),
                     303);
}

static int64_t given(struct world *world, const char *item, enum survey_house house)
{
    struct text query;

    text_init(&query, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&query,
                "SELECT COALESCE(MAX(value), -2) FROM survey_answer WHERE informant_id = "
                "1 AND item = '%s' AND target_id = %d",
                item, (int)site_survey_target(world, 1, house));
    return world_number(world, query.bytes);
}

/* ---- the link ---- */

static void a_code_is_typed_with_blanks_and_capitals(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const char *link = jan(world, "") + strlen("/v/");
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_add(&fields, "code=+");
    for (; *link != '\0'; link++) {
        text_add_char(&fields,
                      (char)(*link >= 'a' && *link <= 'z' ? *link - 'a' + 'A' : *link));
        text_add_char(&fields, '+');
    }
    (void)browser_get(browser, "/v");
    browser_expect(browser, 200, "name=\"code\"");
    well(browser);
    assert_int_equal(browser_post(browser, "/v", fields.bytes), 303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Jan, you answer for OCMW.");
}

static void the_whole_link_may_stand_where_the_code_is_asked(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "code=samenspel.example%s", jan(world, ""));
    (void)browser_get(browser, "/v");
    assert_int_equal(browser_post(browser, "/v", fields.bytes), 303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Jan, you answer for OCMW.");
}

static int64_t tries_of(struct world *world)
{
    return world_number(world, "SELECT COALESCE(SUM(tried), 0) FROM attempt");
}

/* Codes of groups are typed at the same door, and their wrong ones are counted apart. */
static void a_code_that_is_right_is_counted_as_wrong_nowhere(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const int64_t before = tries_of(world);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "code=%s", jan(world, "") + strlen("/v/"));
    (void)browser_get(browser, "/v");
    assert_int_equal(browser_submit(browser, "/v", fields.bytes), 303);
    assert_int_equal(tries_of(world), before);
    (void)browser_get(browser, "/v");
    (void)browser_submit(browser, "/v", "code=abcdefgh");
    browser_expect(browser, 404, NULL);
    assert_int_equal(tries_of(world), before + 2);
}

static void the_opening_says_who_asks_and_why(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 200, "Hilde, coordinator");
    browser_expect(browser, 200, "To see who works with whom.");
    browser_expect(browser, 200, "6 months after the survey is closed");
    browser_expect(browser, 200, "What you say about trust and value, nobody sees");
    assert_string_equal(browser_header(browser, "Cache-Control"), "no-store");
    assert_string_equal(browser_header(browser, "X-Robots-Tag"), "noindex, nofollow");
    well(browser);
    assert_int_equal(browser_submit(browser, jan(world, ""), ""), 303);
    assert_string_equal(world_text(world, "SELECT state FROM informant WHERE id = 1"),
                        "begun");
    assert_string_equal(
        world_text(world, "SELECT author FROM journal WHERE action = 'informant.begin'"),
        "informant:1");
}

static void a_wrong_code_is_told_and_sixty_are_too_many(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, "/v/abcd-efgh");
    browser_expect(browser, 404, "his code is not known");
    for (int i = 1; i < 60; i++) {
        (void)browser_get(browser, "/v/abcd-efgh");
    }
    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 429, "oo many tries");
    world_wait(16 * MINUTES);
    (void)browser_get(browser, jan(world, ""));
    browser_expect(browser, 200, "OCMW");
}

static const struct {
    const char *label;
    const char *statement;
    const char *sentence;
} SHUT[] = {
    {"withdrawn", "UPDATE informant SET state = 'withdrawn' WHERE id = 1",
     "This link was withdrawn"},
    {"not open yet", "UPDATE wave SET state = 'draft'", "has not begun yet"},
    {"closed", "UPDATE wave SET state = 'closed', closed_at = 86400000",
     "This survey was closed on"},
};

static void a_link_that_is_shut_says_why_and_saves_nothing(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(SHUT); i++) {
        SCOPED(world) world = asked(state);
        SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

        print_message("%s\n", SHUT[i].label);
        world_run(world, SHUT[i].statement);
        (void)browser_get(browser, jan(world, ""));
        browser_expect(browser, 200, SHUT[i].sentence);
        well(browser);
        assert_int_equal(browser_get(browser, jan(world, "/partners")), 303);
        (void)browser_post(browser, jan(world, "/partners"),
                           cell(world, "then=next&" CHOOSES, HOUSE_CAW));
        /* What was ticked stands there still. */
        browser_expect(browser, 409, "checked");
        well(browser);
        assert_int_equal(world_number(world, "SELECT COUNT(*) FROM survey_answer"), 0);
    }
}

static void a_renewed_link_voids_the_former_one(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const char *link = jan(world, "");

    world_run(world,
              "UPDATE informant SET link_number = 2, digest = 'other' WHERE id = 1");
    (void)browser_get(browser, link);
    browser_expect(browser, 404, "erhaps you got a newer link since");
}

/* ---- partners ---- */

static void partners_are_the_list_without_the_own_organisation(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, jan(world, "/partners"));
    browser_expect(browser, 200, "CAW");
    browser_expect(browser, 200, "Zorghuis");
    browser_expect(browser, 200, "Who sees this?");
    assert_false(browser_shows(browser, cell(world, "c_works_with_#\"", HOUSE_OCMW)));
    well(browser);
}

static void a_saved_step_leads_to_the_next_about_the_chosen_alone(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_follow(browser);
    browser_expect(browser, 200, cell(world, "id=\"c_contact_#_0\"", HOUSE_CAW));
    browser_expect(browser, 200, "Question 2 of");
    assert_false(browser_shows(browser, cell(world, "c_contact_#_0", HOUSE_BIB)));
    well(browser);
}

static void the_lowest_level_is_chosen_already_and_saved(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_get(browser, jan(world, "/contact"));
    assert_true(browser_shows(
        browser,
        cell(world, "id=\"c_contact_#_0\" name=\"c_contact_#\" value=\"0\" checked",
             HOUSE_CAW)));
    assert_int_equal(
        browser_post(browser, jan(world, "/contact"),
                     cell(world, "then=next&c_contact_#=0&w_contact_#=0", HOUSE_CAW)),
        303);
    assert_int_equal(given(world, "contact", HOUSE_CAW), 0);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM survey_step WHERE step = 'contact'"),
        1);
}

static void who_chooses_nobody_has_answered_what_follows(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(
        browser_post(browser, jan(world, "/partners"),
                     cell(world, "then=next&w_works_with_#=0", HOUSE_ZORGHUIS)),
        303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Everything is answered");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM survey_step WHERE step = 'contact'"),
        1);
}

static void a_partner_less_is_not_spoken_of_any_more(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_post(browser, jan(world, "/contact"),
                       cell(world, "then=next&c_contact_#=4&w_contact_#=0", HOUSE_CAW));
    /* A slip, one answer by script, loses nothing. */
    (void)browser_post(browser, jan(world, "/partners.json"),
                       cell(world, "then=one&w_works_with_#=1", HOUSE_CAW));
    assert_int_equal(given(world, "contact", HOUSE_CAW), 4);
    (void)browser_post(browser, jan(world, "/partners"),
                       cell(world, "then=next&w_works_with_#=0", HOUSE_CAW));
    assert_int_equal(given(world, "contact", HOUSE_CAW), -2);
}

static void who_comes_later_is_a_name_to_add(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_post(browser, jan(world, "/contact"),
                       cell(world, "then=next&c_contact_#=4&w_contact_#=0", HOUSE_CAW));
    choose(browser, world, HOUSE_BIB);
    (void)browser_get(browser, jan(world, "/end"));
    browser_expect(browser, 200, "1 name to add");
    well(browser);
}

/* ---- names that are added ---- */

static void another_name_is_added_and_chosen(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) an = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(
        browser_post(browser, jan(world, "/partners"), "then=add&name=Buurthuis+De+Brug"),
        303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Buurthuis De Brug");
    browser_expect(browser, 200, "added by you");
    well(browser);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM survey_answer WHERE value = 1"), 1);
    assert_string_equal(
        world_text(world, "SELECT author FROM journal WHERE action = 'informant.name'"),
        "informant:1");
    (void)browser_get(an, at(world, INFORMANT_AN, "/partners"));
    assert_false(browser_shows(an, "Buurthuis De Brug"));
}

static void a_name_like_one_of_the_list_is_offered_and_nothing_is_lost(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const char *fields =
        cell(world, "then=next&name=De+Vereniging+Oost&" CHOOSES, HOUSE_BIB);

    (void)browser_post(browser, jan(world, "/partners"), fields);
    browser_expect(browser, 200, "Do you mean one of these");
    browser_expect(browser, 200, cell(world, "id=\"same-#\"", HOUSE_VERENIGING));
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_actor"), 10);
    assert_int_equal(given(world, "works_with", HOUSE_BIB), 1);
    well(browser);
    assert_int_equal(browser_post(browser, jan(world, "/partners"),
                                  cell(world, "then=add&name=De+Vereniging+Oost&same=#",
                                       HOUSE_VERENIGING)),
                     303);
    assert_int_equal(given(world, "works_with", HOUSE_VERENIGING), 1);
    assert_int_equal(browser_post(browser, jan(world, "/partners"),
                                  "then=add&name=De+Vereniging+Oost&same=new"),
                     303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_actor"), 11);
    assert_int_equal(browser_post(browser, jan(world, "/partners"),
                                  "then=add&name=Een+Vereniging&same=none"),
                     303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_actor"), 11);
}

static void the_own_name_is_refused_where_it_was_typed(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_post(browser, jan(world, "/partners"), "then=add&name=ocmw");
    browser_expect(browser, 422, "id=\"name-error\"");
    well(browser);
}

/* ---- saving ---- */

static void one_answer_is_saved_at_once(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    assert_int_equal(
        browser_post(browser, jan(world, "/contact.json"),
                     cell(world, "then=one&c_contact_#=3&w_contact_#=0", HOUSE_CAW)),
        200);
    browser_expect(browser, 200, "\"go\"");
    assert_int_equal(given(world, "contact", HOUSE_CAW), 3);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM survey_step WHERE step = 'contact'"),
        0);
}

static void of_two_screens_the_last_answer_counts_and_both_are_told(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_post(browser, jan(world, "/contact.json"),
                       cell(world, "then=one&c_contact_#=3&w_contact_#=0", HOUSE_CAW));
    /* The other screen has not touched it: the answer stays. */
    (void)browser_post(browser, jan(world, "/contact"),
                       cell(world, "then=next&c_contact_#=0&w_contact_#=0", HOUSE_CAW));
    assert_int_equal(given(world, "contact", HOUSE_CAW), 3);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "look whether it stands as you want it");
    (void)browser_post(browser, jan(world, "/contact"),
                       cell(world, "then=next&c_contact_#=1&w_contact_#=0", HOUSE_CAW));
    assert_int_equal(given(world, "contact", HOUSE_CAW), 1);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "look whether it stands as you want it");
}

static void a_set_is_saved_by_its_bits(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_get(browser, jan(world, "/means"));
    well(browser);
    (void)browser_post(
        browser, jan(world, "/means"),
        cell(world, "then=next&c_means_#=0&c_means_#=2&w_means_#=0", HOUSE_CAW));
    assert_int_equal(given(world, "means", HOUSE_CAW), 5);
}

static void a_value_that_is_none_is_refused(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    assert_int_equal(
        browser_post(browser, jan(world, "/contact"),
                     cell(world, "then=next&c_contact_#=9&w_contact_#=0", HOUSE_CAW)),
        422);
    assert_int_equal(given(world, "contact", HOUSE_CAW), -2);
}

static void warm_is_asked_of_whom_one_refers_to(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    choose(browser, world, HOUSE_BIB);
    assert_int_equal(browser_get(browser, jan(world, "/warm")), 303);
    (void)browser_post(
        browser, jan(world, "/referral"),
        cell(world,
             "then=next&c_refer_to_#=2&w_refer_to_#=0&c_refer_from_#=0&w_refer_from_#=0",
             HOUSE_CAW));
    (void)browser_get(browser, jan(world, "/warm"));
    browser_expect(browser, 200, cell(world, "c_warm_#_0", HOUSE_CAW));
    assert_false(browser_shows(browser, cell(world, "c_warm_#_0", HOUSE_BIB)));
    well(browser);
}

/* ---- what is said in trust ---- */

static void trust_is_not_shown_again_and_answering_replaces_it(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_post(browser, jan(world, "/T1.json"),
                       cell(world, "then=one&c_T1_#=3&w_T1_#=", HOUSE_CAW));
    assert_int_equal(given(world, "T1", HOUSE_CAW), 3);
    (void)browser_get(browser, jan(world, "/T1"));
    browser_expect(browser, 200, "Saved, and not shown.");
    assert_false(browser_shows(browser, " checked"));
    well(browser);
    /* Nor does one who guesses learn whether it was another. */
    (void)browser_post(browser, jan(world, "/T1"),
                       cell(world, "then=one&c_T1_#=2&w_T1_#=", HOUSE_CAW));
    (void)browser_follow(browser);
    assert_false(browser_shows(browser, "look whether it stands as you want it"));
    assert_int_equal(given(world, "T1", HOUSE_CAW), 2);
    (void)browser_post(browser, jan(world, "/T1"),
                       cell(world, "then=next&c_T1_#=3&w_T1_#=3", HOUSE_CAW));
    (void)browser_get(browser, jan(world, "/T1"));
    browser_expect(browser, 200, "is not shown here");
    assert_false(browser_shows(browser, " checked"));
    well(browser);
    (void)browser_get(browser, jan(world, "/T1.json"));
    assert_false(browser_shows(browser, "\"is_chosen\": true"));
    assert_false(browser_shows(browser, "\"was\": \"3\""));
    /* Left open it stays; answered again it is another. */
    (void)browser_post(browser, jan(world, "/T1"),
                       cell(world, "then=next&w_T1_#=", HOUSE_CAW));
    assert_int_equal(given(world, "T1", HOUSE_CAW), 3);
    (void)browser_post(browser, jan(world, "/T1"),
                       cell(world, "then=next&c_T1_#=-1&w_T1_#=", HOUSE_CAW));
    assert_int_equal(given(world, "T1", HOUSE_CAW), -1);
}

static void a_colleague_sees_nothing_of_it(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) an = browser_new(world, ACTOR_VISITOR);

    choose(browser, world, HOUSE_CAW);
    (void)browser_get(an, at(world, INFORMANT_AN, "/partners"));
    assert_false(browser_shows(an, " checked"));
    (void)browser_get(an, at(world, INFORMANT_AN, ""));
    browser_expect(an, 200, "An, you answer for OCMW.");
}

/* ---- finishing ---- */

static void finishing_thanks_and_can_be_taken_back(void **state)
{
    SCOPED(world) world = asked(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_post(browser, jan(world, "/end"), "");
    browser_expect(browser, 422, "here is nothing to finish yet");
    choose(browser, world, HOUSE_CAW);
    (void)browser_get(browser, jan(world, "/end"));
    browser_expect(browser, 200, "not answered yet");
    assert_int_equal(browser_submit(browser, jan(world, "/end"), ""), 303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Thank you. You have finished.");
    well(browser);
    assert_int_equal(browser_get(browser, jan(world, "/contact")), 303);
    (void)browser_get(browser, jan(world, ""));
    assert_int_equal(browser_submit(browser, jan(world, "/resume"), ""), 303);
    assert_int_equal(browser_get(browser, jan(world, "/contact")), 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_code_is_typed_with_blanks_and_capitals),
        ON_SQLITE(the_whole_link_may_stand_where_the_code_is_asked),
        ON_BOTH(a_code_that_is_right_is_counted_as_wrong_nowhere),
        ON_BOTH(the_opening_says_who_asks_and_why),
        ON_BOTH(a_wrong_code_is_told_and_sixty_are_too_many),
        ON_SQLITE(a_link_that_is_shut_says_why_and_saves_nothing),
        ON_SQLITE(a_renewed_link_voids_the_former_one),
        ON_SQLITE(partners_are_the_list_without_the_own_organisation),
        ON_BOTH(a_saved_step_leads_to_the_next_about_the_chosen_alone),
        ON_SQLITE(the_lowest_level_is_chosen_already_and_saved),
        ON_SQLITE(who_chooses_nobody_has_answered_what_follows),
        ON_SQLITE(a_partner_less_is_not_spoken_of_any_more),
        ON_SQLITE(who_comes_later_is_a_name_to_add),
        ON_BOTH(another_name_is_added_and_chosen),
        ON_SQLITE(a_name_like_one_of_the_list_is_offered_and_nothing_is_lost),
        ON_SQLITE(the_own_name_is_refused_where_it_was_typed),
        ON_BOTH(one_answer_is_saved_at_once),
        ON_SQLITE(of_two_screens_the_last_answer_counts_and_both_are_told),
        ON_SQLITE(a_set_is_saved_by_its_bits),
        ON_SQLITE(a_value_that_is_none_is_refused),
        ON_SQLITE(warm_is_asked_of_whom_one_refers_to),
        ON_BOTH(trust_is_not_shown_again_and_answering_replaces_it),
        ON_SQLITE(a_colleague_sees_nothing_of_it),
        ON_BOTH(finishing_thanks_and_can_be_taken_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
