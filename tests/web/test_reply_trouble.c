/* test_reply_trouble.c - links that open nothing, or not any more; a flood; what a link
 * shows when all is over. */
#include "site_reply.h"
#include "whole_page.h"

#include "web/assets.h"

static struct asked asked_of(struct world *world, int64_t wave_id)
{
    return (struct asked){world, wave_id,
                          site_experience_path(world, wave_id, "families", "screen")};
}

static struct asked opened(void **state)
{
    return asked_open(state, "five_b", "families", "screen");
}

static struct browser *visitor(struct world *world)
{
    struct browser *browser = browser_new(world, ACTOR_VISITOR);

    browser_set_cookie(browser, "samenspel_language", "en");
    return browser;
}

/* ---- not now ---- */

static void a_link_of_a_draft_says_come_back(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const struct asked asked = asked_of(world, site_experience_draft(world, "five_b"));
    SCOPED(browser) browser = visitor(world);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "not open yet");
    assert_false(browser_shows(browser, "class=\"reply-begin\""));
    expect_page(browser);
    (void)browser_post(browser, asked.path, "");
    browser_expect(browser, 409, "not open yet");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM begun_sheet"), 0);
}

static void after_closing_nothing_is_taken_and_what_was_chosen_is_shown(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = visitor(world);

    asked_begin(browser, &asked);
    site_experience_close(world, asked.wave_id, 0);
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    browser_expect(browser, 409, "questions are closed");
    browser_expect(browser, 409, "value=\"4\" checked");
    expect_page(browser);
    (void)browser_post(browser, asked_at(&asked, "/end"), "");
    browser_expect(browser, 409, "questions are closed");
    (void)browser_get(browser, asked_at(&asked, "/bs1"));
    assert_string_equal(browser_header(browser, "Location"), asked.path);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "The questions were closed on");
    expect_page(browser);
}

static void a_void_link_says_so_and_takes_nothing(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = visitor(world);

    asked_begin(browser, &asked);
    world_run(world, "UPDATE survey_link SET state = 'void', void_reason = 'x'");
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    browser_expect(browser, 409, "takes no answers any more");
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "This link takes no answers any more");
    assert_false(browser_shows(browser, "class=\"reply-begin\""));
    expect_page(browser);
}

static void a_full_link_lets_nobody_begin_for_nothing(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) early = visitor(world);
    SCOPED(browser) late = visitor(world);

    asked_begin(early, &asked);
    (void)browser_post(early, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    (void)browser_get(early, asked_at(&asked, "/end"));
    assert_int_equal(browser_submit(early, asked_at(&asked, "/end"), ""), 303);
    world_run(world, "UPDATE survey_link SET most = 1");
    (void)browser_get(late, asked.path);
    (void)browser_submit(late, asked.path, "");
    browser_expect(late, 429, "has taken all the answers");
    expect_page(late);
}

static void what_was_begun_survives_a_link_that_fills_up(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) first = visitor(world);
    SCOPED(browser) second = visitor(world);

    world_run(world, "UPDATE survey_link SET most = 1");
    asked_begin(first, &asked);
    asked_begin(second, &asked);
    (void)browser_post(first, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    (void)browser_post(second, asked_at(&asked, "/bs1"), "then=next&c_bs1=3");
    (void)browser_post(first, asked_at(&asked, "/end"), "");
    assert_int_equal(first->answer.code, 303);
    (void)browser_post(second, asked_at(&asked, "/end"), "");
    browser_expect(second, 429, "role=\"alert\"");
    expect_page(second);
    (void)browser_get(second, asked_at(&asked, "/bs1"));
    browser_expect(second, 200, "value=\"3\" checked");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM reply"), 1);
}

static void an_archived_network_takes_nothing(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = visitor(world);

    asked_begin(browser, &asked);
    world_run(world, "UPDATE network SET state = 'archived', archived_day = '2026-11-01' "
                     "WHERE id = '" WORLD_NETWORK "'");
    (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    browser_expect(browser, 409, "This network is closed");
}

static void of_an_archived_network_the_link_says_so_at_once(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) browser = visitor(world);

    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "class=\"reply-begin\"");
    assert_int_equal(
        browser_post(hilde, "/networks/" WORLD_NETWORK "/archive", "when=keep"), 303);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "This network is closed");
    assert_false(browser_shows(browser, "class=\"reply-begin\""));
    expect_page(browser);
    (void)browser_post(browser, asked.path, "");
    browser_expect(browser, 409, "This network is closed: nothing can be handed in");
    expect_page(browser);
    assert_int_equal(
        browser_post(hilde, "/networks/" WORLD_NETWORK "/archive/reopen", ""), 303);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "class=\"reply-begin\"");
}

/* What it has told stays to be read. */
static void of_an_archived_network_families_still_see_what_came_out(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const struct asked asked = asked_of(world, site_experience_closed(world, "five_b"));
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) browser = visitor(world);
    assert_int_equal(
        browser_post(hilde, "/networks/" WORLD_NETWORK "/archive", "when=keep"), 303);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "class=\"reply-shares\"");
}

/* ---- many ---- */

/* A hall behind one address: nobody is stopped by it. */
static void many_behind_one_address_all_come_through(void **state)
{
    enum { PEOPLE = 120 };
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;

    for (int i = 0; i < PEOPLE; i++) {
        SCOPED(browser) browser = visitor(world);

        asked_begin(browser, &asked);
        (void)browser_post(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
        (void)browser_post(browser, asked_at(&asked, "/end"), "");
        assert_int_equal(browser->answer.code, 303);
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM reply"), PEOPLE);
}

/* ---- afterwards ---- */

static void families_see_what_came_out_by_the_same_link(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const struct asked asked = asked_of(world, site_experience_closed(world, "five_b"));
    SCOPED(browser) browser = visitor(world);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "What families said together");
    browser_expect(browser, 200, "There was help when I needed it.");
    browser_expect(browser, 200, "class=\"reply-shares\"");
    assert_false(browser_shows(browser, "How old is your youngest child?"));
    expect_page(browser);
}

static void of_a_few_families_nothing_is_shown(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = visitor(world);

    site_experience_answer(world, asked.wave_id, 0, 3);
    site_experience_close(world, asked.wave_id, 0);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "What families said together");
    browser_expect(browser, 200, "Too few families answered");
    assert_false(browser_shows(browser, "There was help when I needed it."));
    assert_false(browser_shows(browser, "class=\"reply-shares\""));
    assert_false(browser_shows(browser, " %"));
    expect_page(browser);
}

static void workers_see_no_results_by_a_link(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const int64_t wave_id = site_experience_closed(world, "five_b");
    const struct asked asked = {
        world, wave_id, site_experience_path(world, wave_id, "workers", "screen")};
    SCOPED(browser) browser = visitor(world);
    (void)browser_get(browser, asked.path);
    browser_expect(browser, 200, "The questions were closed on");
    assert_false(browser_shows(browser, "reply-result"));
    expect_page(browser);
}

/* ---- what nobody finds ---- */

static void neither_journal_nor_account_knows_who_answered(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    const int64_t before = world_number(world, "SELECT COUNT(*) FROM journal");

    asked_begin(worker, &asked);
    (void)browser_post(worker, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    (void)browser_post(worker, asked_at(&asked, "/end"), "");
    assert_int_equal(worker->answer.code, 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal"), before);
    assert_string_equal(world_text(world, "SELECT answers FROM reply"), "bs1 4");
}

/* Its code, as it stands on a poster. */
static void code_type(struct browser *browser, const struct asked *asked)
{
    struct text fields;

    text_init(&fields, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "code=%s", asked->path + strlen("/a/"));
    (void)browser_get(browser, "/v");
    assert_int_equal(browser_submit(browser, "/v", fields.bytes), 303);
    assert_string_equal(browser_header(browser, "Location"), asked->path);
}

/* Who is signed in besides, in the same browser: when the session was last used would be
 * the moment of the answer. */
static void a_session_does_not_note_that_its_person_answered(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    const int64_t before = world_number(world, "SELECT SUM(seen_at) FROM session");

    world_wait(90 * MINUTES);
    code_type(worker, &asked);
    asked_begin(worker, &asked);
    (void)browser_submit(worker, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    (void)browser_get(worker, asked_at(&asked, "/end"));
    assert_int_equal(browser_submit(worker, asked_at(&asked, "/end"), ""), 303);
    assert_int_equal(world_number(world, "SELECT SUM(seen_at) FROM session"), before);
    (void)browser_get(worker, "/networks");
    assert_int_equal(world_number(world, "SELECT SUM(seen_at) FROM session"),
                     before + 90 * MINUTES);
}

static void the_log_has_no_line_of_who_answers(void **state)
{
    const struct asked asked = opened(state);
    SCOPED(world) world = asked.world;
    SCOPED(browser) browser = visitor(world);
    char lines[LIMIT_NAME_BYTES] = {0};
    FILE *log = tmpfile();

    asked_begin(browser, &asked);
    assert_non_null(log);
    (void)fflush(stderr);
    const int kept = dup(STDERR_FILENO);
    (void)dup2(fileno(log), STDERR_FILENO);
    browser->is_in_crowd = true;
    (void)browser_submit(browser, asked_at(&asked, "/bs1"), "then=next&c_bs1=4");
    (void)browser_get(browser, asked_at(&asked, "/end"));
    assert_int_equal(browser_submit(browser, asked_at(&asked, "/end"), ""), 303);
    (void)browser_get(browser, "/leave");
    code_type(browser, &asked);
    (void)browser_get(browser, asset_named("experience.js")->path);
    (void)browser_get(browser, "/sign-in");
    (void)fflush(stderr);
    (void)dup2(kept, STDERR_FILENO);
    (void)close(kept);
    rewind(log);
    assert_true(fread(lines, 1, sizeof lines - 1, log) > 0);
    (void)fclose(log);
    const char *first = strchr(lines, '\n');
    assert_non_null(strstr(lines, "GET /sign-in 200"));
    assert_ptr_equal(first + 1, lines + strlen(lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_link_of_a_draft_says_come_back),
        ON_BOTH(after_closing_nothing_is_taken_and_what_was_chosen_is_shown),
        ON_SQLITE(a_void_link_says_so_and_takes_nothing),
        ON_SQLITE(a_full_link_lets_nobody_begin_for_nothing),
        ON_BOTH(what_was_begun_survives_a_link_that_fills_up),
        ON_SQLITE(an_archived_network_takes_nothing),
        ON_BOTH(of_an_archived_network_the_link_says_so_at_once),
        ON_SQLITE(of_an_archived_network_families_still_see_what_came_out),
        ON_SQLITE(many_behind_one_address_all_come_through),
        ON_BOTH(families_see_what_came_out_by_the_same_link),
        ON_SQLITE(of_a_few_families_nothing_is_shown),
        ON_SQLITE(workers_see_no_results_by_a_link),
        ON_SQLITE(the_log_has_no_line_of_who_answers),
        ON_BOTH(neither_journal_nor_account_knows_who_answered),
        ON_SQLITE(a_session_does_not_note_that_its_person_answered),
    };

    return cmocka_run_group_tests_name("reply trouble", tests, NULL, NULL);
}
