/* test_network_pages.c - stories of a network as a whole: making, settings, archiving,
 * deleting, what the clerk does in time, and what the host may and may not. */
#include "site_fixture.h"

#include "store/outbox.h"
#include "web/clerk.h"

#define HERE "/networks/" WORLD_NETWORK
#define NAME_SENT "Netwerk+%3COost%3E+%26+Linde"

static const int64_t DAY = DAY_MILLISECONDS;

static void sweep(struct world *world)
{
    struct status st = {0};

    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
}

/* Rows of every table that are the network's. */
static int64_t rows_left(struct world *world)
{
    return world_number(
        world,
        "SELECT (SELECT COUNT(*) FROM network WHERE id = '" WORLD_NETWORK "')"
        " + (SELECT COUNT(*) FROM person WHERE network_id = '" WORLD_NETWORK "')"
        " + (SELECT COUNT(*) FROM role WHERE network_id = '" WORLD_NETWORK "')"
        " + (SELECT COUNT(*) FROM organisation WHERE network_id = '" WORLD_NETWORK
        "') + (SELECT COUNT(*) FROM invitation WHERE network_id = '" WORLD_NETWORK
        "') + (SELECT COUNT(*) FROM journal WHERE network_id = '" WORLD_NETWORK
        "') + (SELECT COUNT(*) FROM journal_value WHERE network_id = '" WORLD_NETWORK
        "') + (SELECT COUNT(*) FROM journal_head WHERE network_id = '" WORLD_NETWORK
        "') + (SELECT COUNT(*) FROM sign_in_link WHERE network_id = '" WORLD_NETWORK
        "')");
}

static void a_coordinator_makes_another_network(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_ELSEWHERE);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_get(worker, "/networks/new"), 403);
    (void)browser_get(browser, "/networks/new");
    assert_int_equal(browser_submit(browser, "/networks/new", "name=Tweede&place=Gent"),
                     303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "<h1>Tweede</h1>");
    browser_expect(browser, 200, "You are here alone.");
    /* Who made it is who did, not "the host". */
    browser_expect(browser, 200, "<strong>the coordinator of another network</strong>");
    (void)browser_get(browser, "/networks");
    browser_expect(browser, 200, ">Tweede</a>");
    browser_expect(browser, 200, ">Elders</a>");
    assert_false(browser_shows(browser, "Linde"));
}

static void settings_are_changed_by_the_coordinator(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) jan = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(worker, HERE);
    browser_expect(worker, 200, "Nobody has written yet what it is about.");
    (void)browser_get(hilde, HERE "/settings");
    browser_expect(hilde, 200, "value=\"24\"");
    assert_int_equal(browser_submit(hilde, HERE "/settings",
                                    "name=Nieuwe+naam&place=Zuid&journal_months=3"),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Saved.");
    (void)browser_get(worker, HERE);
    browser_expect(worker, 200, "<h1>Nieuwe naam</h1>");
    browser_expect(worker, 200, "<p class=\"soft\">Zuid</p>");
    (void)browser_get(jan, HERE "/settings");
    browser_expect(jan, 200, "Nieuwe naam");
    assert_false(browser_shows(jan, "<input id="));
    assert_false(browser_shows(jan, "/archive"));
}

/* Every change but those of the archive. */
static const struct {
    const char *address;
    const char *fields;
} FROZEN[] = {
    {HERE "/people/invite", "name=Eva&role=researcher"},
    {HERE "/people/invitations/1/withdraw", ""},
    {HERE "/people/4/role", "role=coordinator"},
    {HERE "/people/4/role/end", "role_id=4"},
    {HERE "/history/undo", "position=10"},
    {HERE "/settings", "name=X&journal_months=6"},
};

static void an_archived_network_is_read_only_until_it_is_opened_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(hilde, HERE "/archive");
    assert_int_equal(browser_submit(hilde, HERE "/archive", "when=delete"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "This network is archived: everybody in it can read");
    browser_expect(hilde, 200, "It is deleted on 22 February 2027.");
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(FROZEN); i++) {
        (void)browser_post(hilde, FROZEN[i].address, FROZEN[i].fields);
        browser_expect(hilde, 409,
                       "This network is archived: it can be read, not changed");
    }
    assert_string_equal(world_state(world), before);
    assert_int_equal(browser_get(worker, HERE "/people"), 200);
    browser_expect(worker, 200, "This network is archived");
    assert_int_equal(browser_post(worker, HERE "/archive/reopen", ""), 403);

    (void)browser_get(hilde, HERE "/archive");
    assert_int_equal(browser_submit(hilde, HERE "/archive/reopen", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The network is active again.");
    assert_int_equal(browser_post(hilde, FROZEN[5].address, FROZEN[5].fields), 303);
    world_wait(100 * DAY);
    sweep(world);
    assert_true(rows_left(world) > 0);
}

static void a_network_is_deleted_by_its_name(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_post(hilde, HERE "/archive/delete", "name=" NAME_SENT);
    browser_expect(hilde, 409, "Archive the network first");
    assert_int_equal(browser_post(hilde, HERE "/archive", "when=keep"), 303);
    (void)browser_get(hilde, HERE "/archive");
    browser_expect(hilde, 200, "It is kept.");
    const char *before = world_state(world);
    (void)browser_submit(hilde, HERE "/archive/delete", "name=Netwerk+Oost");
    browser_expect(hilde, 422, "The name of this network is");
    assert_string_equal(world_state(world), before);
    assert_int_equal(browser_get(worker, HERE), 200);

    world_link(world, ACTOR_WORKER, "to-the-network", false);
    assert_int_equal(browser_submit(hilde, HERE "/archive/delete", "name=" NAME_SENT),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "You are in no network at this moment.");
    assert_int_equal(rows_left(world), 0);
    assert_int_equal(browser_get(hilde, HERE), 404);
    assert_int_equal(browser_get(worker, HERE), 404); /* not from the cache either */
    assert_int_equal(browser_get(worker, world->invitation), 404);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal "
                                         "WHERE network_id = '' AND action = "
                                         "'network.delete' AND author LIKE 'account:%'"),
                     1);
    assert_int_equal(
        world_number(world,
                     "SELECT COUNT(*) FROM network WHERE id = '" WORLD_ELSEWHERE "'"),
        1);
}

/* ---- the clerk ---- */

static void the_clerk_deletes_on_the_day(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, HERE "/archive", "when=delete"), 303);
    /* 2026-11-22 at noon; the day is 2027-02-22. */
    world_wait(91 * DAY);
    sweep(world);
    assert_true(rows_left(world) > 0);
    world_wait(DAY);
    sweep(world);
    assert_int_equal(rows_left(world), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal "
                                         "WHERE network_id = '' AND author = 'clerk'"),
                     1);
    sweep(world);
}

static void the_clerk_forgets_what_stood_there_before(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    static const char VALUES[] = "SELECT COUNT(*) FROM journal_value "
                                 "WHERE network_id = '" WORLD_NETWORK "'";
    static const char LINKS[] = "SELECT COUNT(*) FROM journal "
                                "WHERE network_id = '" WORLD_NETWORK "'";

    assert_int_equal(browser_post(hilde, HERE "/settings", "name=X&journal_months=3"),
                     303);
    sweep(world);
    assert_int_equal(world_number(world, VALUES), 11);
    world_wait(75 * DAY); /* those of a month ago are older than three months now */
    sweep(world);
    assert_int_equal(world_number(world, VALUES), 4);
    assert_int_equal(world_number(world, LINKS), 11);
    world_wait(30 * DAY);
    sweep(world);
    assert_int_equal(world_number(world, VALUES), 0);
    assert_int_equal(world_number(world, LINKS), 11);
}

static void the_clerk_lives_with_a_keeping_that_is_none(void **state)
{
    SCOPED(world) world = world_new(state);
    static const char VALUES[] = "SELECT COUNT(*) FROM journal_value";
    const int64_t values = world_number(world, VALUES);

    world_run(world, "UPDATE network SET journal_months = 100000");
    sweep(world);
    assert_int_equal(world_number(world, VALUES), values);
    world_run(world, "UPDATE network SET journal_months = -3");
    sweep(world);
    assert_int_equal(world_number(world, VALUES), values);
}

#define BOTH_ARE_DUE                                                                     \
    "UPDATE network SET state = 'archived', archived_day = '" WORLD_YESTERDAY            \
    "', delete_day = '" WORLD_YESTERDAY "'"
#define NETWORKS "SELECT COUNT(*) FROM network"

static void a_network_that_cannot_be_deleted_keeps_no_other(void **state)
{
    SCOPED(world) world = world_new(state);

    world_run(world, BOTH_ARE_DUE);
    world_run(world, "CREATE TRIGGER broken BEFORE DELETE ON network "
                     "WHEN OLD.id = '" WORLD_NETWORK "' BEGIN "
                     "SELECT RAISE(ABORT, 'broken'); END");
    sweep(world);
    assert_int_equal(world_number(world, NETWORKS), 1);
    assert_int_equal(world_number(world, NETWORKS " WHERE id = '" WORLD_NETWORK "'"), 1);
}

static void a_network_that_was_opened_again_at_the_last_moment_stays(void **state)
{
    SCOPED(world) world = world_new(state);

    world_run(world, BOTH_ARE_DUE);
    world_run(world, "CREATE TRIGGER opening AFTER DELETE ON network "
                     "WHEN OLD.id = '" WORLD_NETWORK "' BEGIN "
                     "UPDATE network SET state = 'active', archived_day = NULL, "
                     "delete_day = NULL; END");
    sweep(world);
    assert_int_equal(world_number(world, NETWORKS), 1);
}

static void the_clerk_ends_what_time_has_ended(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);

    assert_int_equal(browser_post(visitor, "/sign-in/mail", "email=x%40y.be"), 303);
    sweep(world);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM sign_in_link"), 1);
    assert_true(world_number(world, "SELECT COUNT(*) FROM attempt") > 0);
    world_wait(31 * DAY);
    sweep(world);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM sign_in_link"), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM session"), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM attempt"), 0);
}

/* ---- the host ---- */

static const char *const CONTENT[] = {HERE,
                                      HERE "/people",
                                      HERE "/history",
                                      HERE "/settings",
                                      HERE "/archive",
                                      HERE "/people/1"};

static void the_host_reads_no_content(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);

    (void)browser_get(host, "/host");
    browser_expect(host, 200, "Netwerk &lt;Oost&gt; &amp; Linde");
    browser_expect(host, 200, "Waiting: 1. Given up: 0.");
    assert_false(browser_shows(host, "a worker"));
    for (size_t i = 0; i < ARRAY_COUNT(CONTENT); i++) {
        assert_int_equal(browser_get(host, CONTENT[i]), 404);
    }
}

static void the_host_names_a_coordinator_and_still_reads_nothing(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);
    SCOPED(browser) eva = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    static const char FORM[] = "/host/" WORLD_NETWORK "/coordinator";

    (void)browser_get(host, FORM);
    assert_int_equal(browser_submit(host, FORM, "name=Eva&email=eva%40nieuw.invalid"),
                     303);
    (void)browser_follow(host);
    browser_expect(host, 200, "The coordinator was named");
    assert_int_equal(browser_get(host, HERE), 404);
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "named a coordinator");
    browser_expect(hilde, 200, "<td>the host</td>");

    const char *body =
        world_text(world, "SELECT body FROM outbox ORDER BY id DESC LIMIT 1");
    const char *link = strstr(body, "/sign-in/");
    assert_non_null(link);
    link = pool_text_part(world->pool, link, strcspn(link, "\n"));
    (void)browser_get(eva, link);
    assert_int_equal(browser_submit(eva, link, ""), 303);
    assert_string_equal(browser_header(eva, "Location"), HERE);
    assert_int_equal(browser_get(eva, HERE "/people/invite"), 200);
}

static void nobody_is_named_without_being_told(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);
    const char *before = world_state(world);

    world_run(world, "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN "
                     "SELECT RAISE(ABORT, 'full'); END");
    assert_int_equal(browser_post(host, "/host/" WORLD_NETWORK "/coordinator",
                                  "name=Eva&email=eva%40nieuw.invalid"),
                     503);
    assert_string_equal(world_state(world), before);
}

static void without_mail_the_host_hands_the_link_over(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);
    const int64_t mails = world_number(world, "SELECT COUNT(*) FROM outbox");

    world->site.can_mail = false;
    assert_int_equal(browser_post(host, "/host/" WORLD_NETWORK "/coordinator",
                                  "name=Eva&email=eva%40nieuw.invalid"),
                     303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox"), mails);
    (void)browser_get(host, "/host");
    browser_expect(host, 200, "This installation sends no mail.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_coordinator_makes_another_network),
        ON_SQLITE(settings_are_changed_by_the_coordinator),
        ON_BOTH(an_archived_network_is_read_only_until_it_is_opened_again),
        ON_BOTH(a_network_is_deleted_by_its_name),
        ON_BOTH(the_clerk_deletes_on_the_day),
        ON_BOTH(the_clerk_forgets_what_stood_there_before),
        ON_BOTH(the_clerk_ends_what_time_has_ended),
        ON_SQLITE(the_host_reads_no_content),
        ON_BOTH(the_host_names_a_coordinator_and_still_reads_nothing),
        ON_SQLITE(without_mail_the_host_hands_the_link_over),
        ON_BOTH(the_clerk_lives_with_a_keeping_that_is_none),
        ON_SQLITE(a_network_that_cannot_be_deleted_keeps_no_other),
        ON_SQLITE(a_network_that_was_opened_again_at_the_last_moment_stays),
        ON_SQLITE(nobody_is_named_without_being_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
