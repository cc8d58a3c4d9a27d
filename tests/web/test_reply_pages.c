/* test_reply_pages.c - the pages of who answers an anonymous survey: a mother on a phone,
 * a worker, a code that goes on, and every way in which a link opens nothing. */
#include "site_reply.h"
#include "whole_page.h"

#include <inttypes.h>

#include "store/actor.h"

static struct asked families(void **state)
{
    return asked_open(state, "five_b", "families", "screen");
}

static struct asked workers(void **state)
{
    return asked_open(state, "dilemmas", "workers", "screen");
}

#define IS_CHECKED "\" checked"

/* ---- the opening ---- */

static void the_opening_says_who_asks_why_and_how_long_it_is_kept(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked_at(&asked, "?lang=en"));
    (void)browser_follow(browser);
    browser_expect(browser, 200, "Who asks this, and who sees what");
    browser_expect(browser, 200, "months after the questions are closed");
    browser_expect(browser, 200, "You may leave out any question");
    assert_string_equal(browser_header(browser, "Cache-Control"), "no-store");
    assert_string_equal(browser_header(browser, "X-Robots-Tag"), "noindex, nofollow");
    expect_page(browser);
}

static void a_link_opens_in_its_own_language_until_another_is_chosen(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "<html lang=\"nl\">");
    (void)browser_get(browser, asked_at(&asked, "?lang=fr"));
    (void)browser_follow(browser);
    browser_expect(browser, 200, "<html lang=\"fr\">");
    browser_expect(browser, 200, "Ces questions");
}

static void the_typed_code_of_a_group_leads_to_its_link(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "code=%.4s+-+%s", asked.path + 3, asked.path + 7);
    (void)browser_get(browser, "/v");
    assert_int_equal(browser_post(browser, "/v", fields.bytes), 303);
    assert_string_equal(browser_header(browser, "Location"), asked.path);
}

static void a_code_that_is_none_is_told_in_a_sentence(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, "/a/abcdefgh");
    browser_expect(browser, 404, "his code is not known");
    browser_expect(browser, 404, "<a href=\"/v\">Type the code again</a>");
    assert_false(browser_shows(browser, "your role"));
    (void)browser_get(browser, "/a/abcdefgh/end");
    browser_expect(browser, 404, "his code is not known");
}

/* ---- answering ---- */

static void beginning_gives_a_cookie_of_this_link_alone(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct text path;

    (void)browser_get(browser, asked.path);
    assert_int_equal(browser_submit(browser, asked.path, ""), 303);
    text_init(&path, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "; Path=%s; HttpOnly; SameSite=Strict", asked.path);
    assert_non_null(strstr(browser_header(browser, "Set-Cookie"), path.bytes));
    assert_null(strstr(browser_header(browser, "Set-Cookie"), "Max-Age"));
    assert_int_equal(asked_count(&asked, "begun_sheet"), 1);
}

static void families_get_one_question_a_screen_with_nothing_chosen(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    browser_expect(browser, 200, "Er was hulp toen ik die nodig had.");
    browser_expect(browser, 200, "weet ik niet / niet nodig gehad");
    browser_expect(browser, 200, "/assets/face-5.");
    assert_false(browser_shows(browser, IS_CHECKED));
    assert_false(browser_shows(browser, "bs2"));
    expect_page(browser);
}

static void workers_say_their_organisation_first_and_get_a_dilemma_a_screen(void **state)
{
    const struct asked asked = workers(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    browser_expect(browser, 200, "OCMW");
    browser_expect(browser, 200, "c_organisation_0");
    expect_page(browser);
    asked_save(browser, &asked, "/organisation", "then=next&c_organisation=0");
    (void)browser_follow(browser);
    browser_expect(browser, 200, "c_loyalty_A");
    browser_expect(browser, 200, "c_loyalty_H");
    assert_false(browser_shows(browser, IS_CHECKED));
    expect_page(browser);
}

/* Own pages go by the actor: an organisation of the installation has another number. */
static void what_a_worker_chooses_is_an_actor_of_this_network(void **state)
{
    const struct asked asked = workers(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct record_list actors;
    SCOPED(reader) reader = reader_borrow(world->store);
    struct status st = {0};
    bool is_telling = false;

    assert_true(record_list(reader_database(reader), &ACTOR_RECORD, WORLD_NETWORK,
                            world->pool, &actors, &st));
    asked_begin(browser, &asked);
    for (size_t i = 0; i < actors.count; i++) {
        struct actor_row actor;

        record_read(&ACTOR_RECORD, actors.rows[i], &actor);
        if (strcmp(actor.name, "OCMW") == 0) {
            char value[40];

            (void)snprintf(value, sizeof value, "value=\"%" PRId64 "\"", actor.id);
            browser_expect(browser, 200, value);
        }
        is_telling |= actor.id != actor.organisation_id;
    }
    assert_true(is_telling);
}

static void an_answer_is_kept_and_stands_there_when_one_comes_back(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=4");
    asked_save(browser, &asked, "/bs2", "then=back&c_bs2=-1");
    (void)browser_follow(browser);
    browser_expect(browser, 200, "id=\"c_bs1_4\" name=\"c_bs1\" value=\"4\" checked");
    (void)browser_get(browser, asked_at(&asked, "/bs2"));
    browser_expect(browser, 200, "id=\"c_bs2_-1\" name=\"c_bs2\" value=\"-1\" checked");
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

static void skipping_takes_an_answer_away(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=4");
    asked_save(browser, &asked, "/bs1", "then=skip&c_bs1=4");
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_false(browser_shows(browser, IS_CHECKED));
}

static void another_language_in_the_middle_keeps_the_answers(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=fr&c_bs1=2");
    (void)browser_follow(browser);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "<html lang=\"fr\">");
    browser_expect(browser, 200, "value=\"2\" checked");
}

static void an_answer_that_is_none_is_refused_at_its_place(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=9");
    browser_expect(browser, 422, "c_bs1-error");
    expect_page(browser);
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=x");
    browser_expect(browser, 422, "c_bs1-error");
}

static void what_is_written_comes_back_as_it_was(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/open",
               "then=next&c_open_better=Meer+%3Ctijd%3E&c_open_good=");
    (void)browser_get(browser, asked_at(&asked, "/open"));
    browser_expect(browser, 200, "Meer &lt;tijd&gt;</textarea>");
    expect_page(browser);
}

/* ---- a code that goes on ---- */

static const char *code_shown(struct browser *browser, const struct asked *asked)
{
    (void)browser_get(browser, asked_at(asked, "/stop"));
    expect_page(browser);
    return pool_text(asked->world->pool,
                     browser_between(browser, "<strong class=\"reply-code\">", "<"));
}

static void the_code_goes_on_with_it_on_another_device(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) phone = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) library = browser_new(world, ACTOR_VISITOR);
    struct text fields;

    asked_begin(phone, &asked);
    asked_save(phone, &asked, "/bs1", "then=stop&c_bs1=5");
    const char *code = code_shown(phone, &asked);
    assert_int_equal(strlen(code), SHEET_CODE_LENGTH + 2);
    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "sheet=+%s", code);
    (void)browser_get(library, asked.path);
    assert_int_equal(browser_submit(library, asked_at(&asked, "/resume"), fields.bytes),
                     303);
    (void)browser_follow(library);
    browser_expect(library, 200, "Ik moest niet te lang wachten.");
    (void)browser_get(library, asked_at(&asked, "/bs1"));
    browser_expect(library, 200, "value=\"5\" checked");
}

static void a_wrong_code_opens_nothing_and_is_counted(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(browser, asked.path);
    const int64_t before = asked_count(&asked, "attempt");
    (void)browser_submit(browser, asked_at(&asked, "/resume"), "sheet=abcd-efgh-jkmn");
    browser_expect(browser, 422, "sheet-error");
    browser_expect(browser, 422, "<details class=\"sheet\" open>");
    expect_page(browser);
    assert_int_equal(asked_count(&asked, "attempt"), before + 1);
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_string_equal(browser_header(browser, "Location"), asked.path);
}

static void what_was_begun_here_is_not_overwritten_unasked(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=5");
    assert_int_equal(browser_post(browser, asked.path, ""), 303);
    assert_string_equal(browser_header(browser, "Location"), asked.path);
    (void)browser_follow(browser);
    browser_expect(browser, 200, asked_at(&asked, "/bs2"));
    expect_page(browser);
    assert_int_equal(browser_post(browser, asked.path, "then=anew"), 303);
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_false(browser_shows(browser, IS_CHECKED));
    assert_int_equal(asked_count(&asked, "begun_sheet"), 1);
}

/* ---- the end ---- */

static void the_end_names_what_is_not_answered(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=5");
    (void)browser_get(browser, asked_at(&asked, "/end"));
    browser_expect(browser, 200, asked_at(&asked, "/bs2\""));
    assert_false(browser_shows(browser, asked_at(&asked, "/bs1\"")));
    browser_expect(browser, 200, "reply-code");
    expect_page(browser);
}

static void handing_in_counts_once_and_leaves_no_code(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=5");
    (void)browser_get(browser, asked_at(&asked, "/end"));
    assert_int_equal(browser_submit(browser, asked_at(&asked, "/end"), ""), 303);
    assert_non_null(strstr(browser_header(browser, "Set-Cookie"), "Max-Age=0"));
    (void)browser_follow(browser);
    browser_expect(browser, 200, "<h1>");
    assert_false(browser_shows(browser, "reply-code"));
    assert_string_equal(browser_header(browser, "Cache-Control"), "no-store");
    expect_page(browser);
    assert_int_equal(asked_count(&asked, "reply"), 1);
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
}

static void handing_in_twice_is_told_and_counts_once(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) again = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=5");
    (void)browser_get(browser, asked_at(&asked, "/end"));
    for (size_t i = 0; i < browser->cookie_count; i++) {
        browser_set_cookie(again, browser->cookies[i].name, browser->cookies[i].value);
    }
    assert_int_equal(browser_submit(browser, asked_at(&asked, "/end"), ""), 303);
    (void)browser_get(again, asked.path);
    (void)browser_post(again, asked_at(&asked, "/end"), "");
    browser_expect(again, 409, "role=\"alert\"");
    (void)browser_post(again, asked_at(&asked, "/bs2"), "then=next&c_bs2=3");
    browser_expect(again, 409, "value=\"3\" checked");
    assert_int_equal(asked_count(&asked, "reply"), 1);
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
}

static void nothing_is_handed_in_where_nothing_is_answered(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    (void)browser_post(browser, asked_at(&asked, "/end"), "");
    browser_expect(browser, 422, "role=\"alert\"");
    expect_page(browser);
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

/* ---- stop, delete, leave ---- */

static void deleting_leaves_nothing(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    asked_save(browser, &asked, "/bs1", "then=next&c_bs1=5");
    (void)browser_get(browser, asked_at(&asked, "/erase"));
    browser_expect(browser, 200, NULL);
    expect_page(browser);
    assert_int_equal(browser_submit(browser, asked_at(&asked, "/erase"), ""), 303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "class=\"say notice\"");
    assert_int_equal(asked_count(&asked, "begun_sheet"), 0);
    assert_int_equal(asked_count(&asked, "reply"), 0);
}

static void who_leaves_at_once_is_on_a_page_that_says_nothing(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    asked_begin(browser, &asked);
    (void)browser_get(browser, asked_at(&asked, "/leave"));
    assert_string_equal(browser_header(browser, "Clear-Site-Data"),
                        "\"cookies\", \"storage\"");
    assert_non_null(strstr(browser_header(browser, "Set-Cookie"), "Max-Age=0"));
    assert_string_equal(browser_header(browser, "Location"), "/leave");
    (void)browser_follow(browser);
    browser_expect(browser, 200, NULL);
    assert_false(browser_shows(browser, asked.path));
    assert_false(browser_shows(browser, "Samenspel<"));
    expect_page(browser);
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_string_equal(browser_header(browser, "Location"), asked.path);
}

static void a_picture_on_a_foreign_page_makes_nobody_leave(void **state)
{
    const struct asked asked = families(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = browser_new(world, ACTOR_COORDINATOR);
    const struct browser_request picture = {
        .address = asked_at(&asked, "/leave"),
        .headers = {{"Sec-Fetch-Site", "cross-site"}},
    };

    asked_begin(browser, &asked);
    assert_int_equal(browser_send(browser, &picture), 303);
    assert_string_equal(browser_header(browser, "Clear-Site-Data"), "");
    assert_string_equal(browser_header(browser, "Set-Cookie"), "");
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_int_equal(browser->answer.code, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(the_opening_says_who_asks_why_and_how_long_it_is_kept),
        ON_SQLITE(a_link_opens_in_its_own_language_until_another_is_chosen),
        ON_SQLITE(the_typed_code_of_a_group_leads_to_its_link),
        ON_SQLITE(a_code_that_is_none_is_told_in_a_sentence),
        ON_BOTH(beginning_gives_a_cookie_of_this_link_alone),
        ON_SQLITE(families_get_one_question_a_screen_with_nothing_chosen),
        ON_SQLITE(workers_say_their_organisation_first_and_get_a_dilemma_a_screen),
        ON_SQLITE(what_a_worker_chooses_is_an_actor_of_this_network),
        ON_BOTH(an_answer_is_kept_and_stands_there_when_one_comes_back),
        ON_SQLITE(skipping_takes_an_answer_away),
        ON_SQLITE(another_language_in_the_middle_keeps_the_answers),
        ON_SQLITE(an_answer_that_is_none_is_refused_at_its_place),
        ON_SQLITE(what_is_written_comes_back_as_it_was),
        ON_BOTH(the_code_goes_on_with_it_on_another_device),
        ON_SQLITE(a_wrong_code_opens_nothing_and_is_counted),
        ON_SQLITE(what_was_begun_here_is_not_overwritten_unasked),
        ON_SQLITE(the_end_names_what_is_not_answered),
        ON_BOTH(handing_in_counts_once_and_leaves_no_code),
        ON_BOTH(handing_in_twice_is_told_and_counts_once),
        ON_SQLITE(nothing_is_handed_in_where_nothing_is_answered),
        ON_BOTH(deleting_leaves_nothing),
        ON_SQLITE(who_leaves_at_once_is_on_a_page_that_says_nothing),
        ON_SQLITE(a_picture_on_a_foreign_page_makes_nobody_leave),
    };

    return cmocka_run_group_tests_name("reply pages", tests, NULL, NULL);
}
