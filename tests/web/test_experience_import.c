/* test_experience_import.c - many paper sheets from a table: what would be added, every
 * error at once, and all or nothing. */
#include "site_experience.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"
#define IMPORT WAVE "/import"

/* An open survey, and the fields of a form that sends this table by its paper link. */
static const char *fields_of(struct world *world, const char *respondent,
                             const char *table, const char *more)
{
    const struct survey_link_row *link =
        site_experience_link(world, 1, respondent, "paper");
    struct text fields;

    text_init(&fields, world->pool, LIMIT_BODY_BYTES);
    text_format(&fields, "link=%d&text=", (int)link->id);
    url_add(&fields, table);
    text_add(&fields, more);
    return fields.bytes;
}

static const char *hidden_of(const struct browser *browser, const char *name)
{
    struct text before;

    text_init(&before, browser->world->pool, LIMIT_NAME_BYTES);
    text_format(&before, "name=\"%s\" value=\"", name);
    return pool_text(browser->world->pool, browser_between(browser, before.bytes, "\""));
}

static const char *confirm_of(const struct browser *browser)
{
    struct text more;

    text_init(&more, browser->world->pool, LIMIT_FIELD_BYTES);
    text_format(&more, "&confirm=yes&seen=%s", hidden_of(browser, "seen"));
    return more.bytes;
}

static int64_t replies(struct world *world)
{
    return world_number(world, "SELECT COUNT(*) FROM reply");
}

#define TABLE                                                                            \
    "bs1,bs2,br1,area,open_better\n5,4,,1,\"Meer uren, graag\"\n1,?,3,2,\n2,2,2,,\n"

static void what_would_be_added_is_shown_and_then_added_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    (void)browser_get(hilde, IMPORT);
    browser_expect(hilde, 200, "<code>bs1</code>");
    expect_page(hilde);
    (void)browser_post(hilde, IMPORT, fields_of(world, "families", TABLE, ""));
    browser_expect(hilde, 200, "3 sheets will be added.");
    expect_page(hilde);
    assert_int_equal(replies(world), 0);
    const char *fields = fields_of(world, "families", TABLE, confirm_of(hilde));
    assert_int_equal(browser_post(hilde, IMPORT, fields), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The sheets of paper were added.");
    assert_int_equal(replies(world), 3);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM open_answer"), 1);
    /* A button that is pressed twice. */
    (void)browser_post(hilde, IMPORT, fields);
    browser_expect(hilde, 409, "added them already");
    expect_page(hilde);
    assert_int_equal(replies(world), 3);
}

static void everything_that_is_wrong_is_said_at_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    (void)browser_post(hilde, IMPORT,
                       fields_of(world, "families", "bs1,bs2\n9,1\n1,1\n1,zeven\n", ""));
    browser_expect(hilde, 200, "Nothing was added");
    browser_expect(hilde, 200, "<td class=\"num\" data-label=\"Line\">2</td>");
    browser_expect(hilde, 200, "<td class=\"num\" data-label=\"Line\">4</td>");
    browser_expect(hilde, 200, "1,zeven");
    assert_false(browser_shows(hilde, "name=\"confirm\" value=\"yes\""));
    expect_page(hilde);
    /* Sent along as if it had been right. */
    (void)browser_post(
        hilde, IMPORT,
        fields_of(world, "families", "bs1\n9\n1\n", "&confirm=yes&seen=x"));
    browser_expect(hilde, 200, "Nothing was added");
    assert_int_equal(replies(world), 0);
}

static const struct {
    const char *label;
    const char *table;
    const char *sentence;
} WRONG[] = {
    {"a question of another survey", "loyalty_A\n3\n", "loyalty_A"},
    {"another version", "version,bs1\n7,3\n", "7"},
    {"sheets of others", "respondent,bs1\nworkers,3\n", "others than the link"},
    {"no sheet", "bs1\n", NULL},
};

static void a_table_of_something_else_is_not_taken(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        print_message("%s\n", WRONG[i].label);
        (void)browser_post(hilde, IMPORT,
                           fields_of(world, "families", WRONG[i].table, ""));
        browser_expect(hilde, 200, "Nothing was added");
        if (WRONG[i].sentence != NULL) {
            browser_expect(hilde, 200, WRONG[i].sentence);
        }
        expect_page(hilde);
    }
    (void)browser_post(hilde, IMPORT, "link=99&text=bs1");
    browser_expect(hilde, 422, "Choose one of the list");
    (void)browser_post(hilde, IMPORT, fields_of(world, "families", "", ""));
    browser_expect(hilde, 422, "Paste a table here");
    expect_page(hilde);
}

static void workers_name_an_organisation_that_takes_part(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "dilemmas"), 1);
    (void)browser_post(
        hilde, IMPORT,
        fields_of(world, "workers", "organisation,loyalty_A\nOCMW,3\nNergens,2\n", ""));
    browser_expect(hilde, 200, "no organisation that takes part today");
    (void)browser_post(
        hilde, IMPORT,
        fields_of(world, "workers", "organisation,loyalty_A\nocmw,3\n,2\n", ""));
    browser_expect(hilde, 200, "2 sheets will be added.");
    assert_int_equal(
        browser_post(hilde, IMPORT,
                     fields_of(world, "workers", "organisation,loyalty_A\nocmw,3\n,2\n",
                               confirm_of(hilde))),
        303);
    assert_int_equal(
        world_number(world,
                     "SELECT COUNT(*) FROM reply WHERE answers LIKE 'organisation %'"),
        1);
}

static void nothing_is_added_to_a_survey_that_is_not_open(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    (void)browser_get(hilde, IMPORT);
    browser_expect(hilde, 200, "while the survey is open");
    expect_page(hilde);
    (void)browser_post(hilde, IMPORT, fields_of(world, "families", "bs1\n3\n", ""));
    browser_expect(hilde, 409, "not open");
    expect_page(hilde);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_would_be_added_is_shown_and_then_added_once),
        ON_SQLITE(everything_that_is_wrong_is_said_at_once),
        ON_SQLITE(a_table_of_something_else_is_not_taken),
        ON_SQLITE(workers_name_an_organisation_that_takes_part),
        ON_SQLITE(nothing_is_added_to_a_survey_that_is_not_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
