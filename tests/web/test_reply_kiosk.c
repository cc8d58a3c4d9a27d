/* test_reply_kiosk.c - one tablet and many people: nothing of one stays for the next; and
 * somebody who types paper sheets, one after the other. */
#include "site_reply.h"
#include "whole_page.h"

static struct asked open_one(void **state, const char *kind)
{
    return asked_open(state, "five_b", "families", kind);
}

/* ---- the kiosk ---- */

static void a_kiosk_shows_no_code_and_asks_for_none(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=stop&c_bs1=2");
    (void)browser_follow(browser);
    browser_expect(browser, 200, NULL);
    assert_false(browser_shows(browser, "reply-code"));
    expect_page(browser);
    (void)browser_get(browser, asked_at(&asked, "/end"));
    assert_false(browser_shows(browser, "reply-code"));
    expect_page(browser);
    (void)browser_get(browser, asked.path);
    assert_false(browser_shows(browser, "/resume"));
}

static void the_next_person_finds_nothing_of_the_former(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);

    asked_begin(tablet, &asked);
    (void)browser_post(tablet, asked_at(&asked, "/bs1"), "then=next&c_bs1=2");
    (void)browser_get(tablet, asked_at(&asked, "/end"));
    assert_int_equal(browser_submit(tablet, asked_at(&asked, "/end"), ""), 303);
    (void)browser_follow(tablet);
    browser_expect(tablet, 200, "http-equiv=\"refresh\" content=\"8;url=/a/");
    expect_page(tablet);
    /* The back button. */
    (void)browser_get(tablet, asked_at(&asked, "/bs1"));
    assert_int_equal(tablet->answer.code, 303);
    assert_string_equal(browser_header(tablet, "Location"), asked.path);
    asked_begin(tablet, &asked);
    (void)browser_get(tablet, asked_at(&asked, "/bs1"));
    assert_false(browser_shows(tablet, "\" checked"));
    assert_string_equal(browser_header(tablet, "Cache-Control"), "no-store");
}

static void who_walks_away_leaves_nothing_for_the_next(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);

    asked_begin(tablet, &asked);
    browser_expect(tablet, 200, "content=\"120;url=/a/");
    (void)browser_post(tablet, asked_at(&asked, "/bs1"), "then=next&c_bs1=2");
    /* Nobody touches it: the page goes here by itself. */
    (void)browser_get(tablet, asked_at(&asked, "/leave"));
    assert_string_equal(browser_header(tablet, "Location"), asked.path);
    assert_non_null(strstr(browser_header(tablet, "Set-Cookie"), "Max-Age=0"));
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
    (void)browser_get(tablet, asked_at(&asked, "/bs1"));
    assert_string_equal(browser_header(tablet, "Location"), asked.path);
}

/* Where the page says so, without script too. */
static void who_stops_and_leaves_the_tablet_deletes_what_was_filled_in(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) other = browser_new(world, ACTOR_VISITOR);

    asked_begin(other, &asked);
    asked_begin(tablet, &asked);
    (void)browser_post(tablet, asked_at(&asked, "/bs1"), "then=stop&c_bs1=2");
    (void)browser_follow(tablet);
    browser_expect(tablet, 200, "content=\"120;url=/a/");
    assert_int_equal(asked_count(&asked, "begun_sheet"), 2);
    (void)browser_get(tablet, asked_at(&asked, "/leave"));
    assert_int_equal(asked_count(&asked, "begun_sheet"), 1);
    assert_int_equal(browser_post(other, asked_at(&asked, "/bs1"), "then=next&c_bs1=3"),
                     303);
}

static void the_opening_of_a_kiosk_forgets_who_was_before(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);

    asked_begin(tablet, &asked);
    (void)browser_post(tablet, asked_at(&asked, "/bs1"), "then=next&c_bs1=2");
    (void)browser_get(tablet, asked.path);
    browser_expect(tablet, 200, NULL);
    assert_false(browser_shows(tablet, asked_at(&asked, "/bs2")));
    expect_page(tablet);
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
    (void)browser_get(tablet, asked_at(&asked, "/bs1"));
    assert_string_equal(browser_header(tablet, "Location"), asked.path);
}

static void a_language_is_for_one_person(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(tablet, asked_at(&asked, "?lang=en"));
    asked_begin(tablet, &asked);
    browser_expect(tablet, 200, "<html lang=\"en\">");
    (void)browser_get(tablet, asked_at(&asked, "/leave"));
    (void)browser_follow(tablet);
    browser_expect(tablet, 200, "<html lang=\"fr\">"); /* that of the link */
}

static void a_new_person_throws_away_what_was_left(void **state)
{
    const struct asked asked = open_one(state, "kiosk");
    SCOPED(world) world = asked.world;
    SCOPED(browser) tablet = browser_new(world, ACTOR_VISITOR);

    asked_begin(tablet, &asked);
    (void)browser_post(tablet, asked_at(&asked, "/bs1"), "then=next&c_bs1=2");
    assert_int_equal(browser_post(tablet, asked.path, ""), 303);
    assert_int_equal(asked_count(&asked, "begun_sheet"), 1);
    (void)browser_get(tablet, asked_at(&asked, "/bs1"));
    assert_false(browser_shows(tablet, "\" checked"));
}

/* ---- paper ---- */

static const char *sheet_token(struct browser *browser)
{
    return pool_text(browser->world->pool,
                     browser_between(browser, "name=\"sheet\" value=\"", "\""));
}

/* Type a sheet; "#" is what the page calls it. */
static int type(struct browser *browser, const struct asked *asked, const char *fields,
                const char *sheet)
{
    struct text body;

    text_init(&body, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&body, "sheet=%s&%s", sheet, fields);
    return browser_post(browser, asked_at(asked, "/paper"), body.bytes);
}

static void a_paper_link_leads_to_a_whole_sheet(void **state)
{
    const struct asked asked = open_one(state, "paper");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked.path);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "name=\"c_bs1\"");
    browser_expect(browser, 200, "name=\"c_bg3\"");
    browser_expect(browser, 200, "name=\"c_open_better\"");
    browser_expect(browser, 200, "name=\"c_area\"");
    assert_false(browser_shows(browser, "reply-code"));
    expect_page(browser);
}

static void a_saved_sheet_is_counted_and_the_next_one_is_empty(void **state)
{
    const struct asked asked = open_one(state, "paper");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "/paper"));
    assert_int_equal(type(browser, &asked,
                          "saved=12&c_bs1=4&c_bs2=?&c_open_good=Warm+onthaal&c_area=2",
                          sheet_token(browser)),
                     303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "role=\"status\"");
    browser_expect(browser, 200, "name=\"saved\" value=\"13\"");
    assert_false(browser_shows(browser, "Warm onthaal"));
    assert_false(browser_shows(browser, "value=\"4\""));
    assert_string_equal(world_text(world, "SELECT answers FROM reply"),
                        "area 2\nbs1 4\nbs2 -1");
    assert_int_equal(asked_count(&asked, "open_answer"), 1);
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
}

static void what_is_wrong_is_said_at_its_field_and_the_rest_stays(void **state)
{
    const struct asked asked = open_one(state, "paper");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "/paper"));
    (void)type(browser, &asked, "saved=3&c_bs1=4&c_bs2=7&c_bg1=x&c_open_good=Warm",
               sheet_token(browser));
    browser_expect(browser, 422, "c_bs2-error");
    browser_expect(browser, 422, "c_bg1-error");
    browser_expect(browser, 422,
                   "name=\"c_bs1\" type=\"text\" inputmode=\"numeric\" "
                   "value=\"4\"");
    browser_expect(browser, 422, "Warm</textarea>");
    browser_expect(browser, 422, "name=\"saved\" value=\"3\"");
    expect_page(browser);
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

static void a_sheet_that_is_sent_twice_counts_once(void **state)
{
    const struct asked asked = open_one(state, "paper");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "/paper"));
    const char *token = sheet_token(browser);
    assert_int_equal(type(browser, &asked, "saved=0&c_bs1=4", token), 303);
    assert_int_equal(type(browser, &asked, "saved=0&c_bs1=4", token), 303);
    assert_int_equal(asked_count(&asked, "reply"), 1);
}

static void an_empty_sheet_is_not_saved(void **state)
{
    const struct asked asked = open_one(state, "paper");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "/paper"));
    (void)type(browser, &asked, "saved=0&c_bs1=", sheet_token(browser));
    browser_expect(browser, 422, "role=\"alert\"");
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

static void a_link_for_screens_takes_no_paper(void **state)
{
    const struct asked asked = open_one(state, "screen");
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "/paper"));
    assert_string_equal(browser_header(browser, "Location"), asked.path);
    (void)browser_get(browser, asked.path);
    (void)type(browser, &asked, "saved=0&c_bs1=3", "x");
    browser_expect(browser, 409, NULL);
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_kiosk_shows_no_code_and_asks_for_none),
        ON_BOTH(the_next_person_finds_nothing_of_the_former),
        ON_SQLITE(who_walks_away_leaves_nothing_for_the_next),
        ON_BOTH(who_stops_and_leaves_the_tablet_deletes_what_was_filled_in),
        ON_SQLITE(the_opening_of_a_kiosk_forgets_who_was_before),
        ON_SQLITE(a_language_is_for_one_person),
        ON_BOTH(a_new_person_throws_away_what_was_left),
        ON_SQLITE(a_paper_link_leads_to_a_whole_sheet),
        ON_BOTH(a_saved_sheet_is_counted_and_the_next_one_is_empty),
        ON_SQLITE(what_is_wrong_is_said_at_its_field_and_the_rest_stays),
        ON_BOTH(a_sheet_that_is_sent_twice_counts_once),
        ON_SQLITE(an_empty_sheet_is_not_saved),
        ON_SQLITE(a_link_for_screens_takes_no_paper),
    };

    return cmocka_run_group_tests_name("reply kiosk", tests, NULL, NULL);
}
