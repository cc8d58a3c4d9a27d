/* test_people_pages.c - stories of who takes part: inviting, joining, giving and ending
 * roles, handing over, taking a change back, the network as of a day. */
#include "site_fixture.h"

#include "base/limits.h"
#include "web/tries.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define PEOPLE HERE "/people"
#define INVITE HERE "/people/invite"
#define PASSWORD_SENT "zeven+paarse+olifanten"

static bool is_in_network(struct browser *browser)
{
    return browser_get(browser, HERE) == 200;
}

/* The path of the link in the newest mail. */
static const char *invitation_of_mail(struct world *world)
{
    const char *body =
        world_text(world, "SELECT body FROM outbox ORDER BY id DESC LIMIT 1");
    const char *link = strstr(body, "/invitation/");

    assert_non_null(link);
    return pool_text_part(world->pool, link, strcspn(link, "\n"));
}

/* ---- inviting ---- */

static void a_mailed_invitation_is_known_to_the_person_only(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) eva = browser_new(world, ACTOR_VISITOR);
    struct text query;

    (void)browser_get(hilde, INVITE);
    assert_int_equal(browser_submit(hilde, INVITE,
                                    "name=Eva&email=eva%40nieuw.invalid"
                                    "&role=representative&organisation=Zorghuis"),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The invitation is on its way.");
    browser_expect(hilde, 200, "eva@nieuw.invalid");
    assert_int_equal(browser_get(hilde, PEOPLE "/invitations/3"), 200);
    assert_false(browser_shows(hilde, "/invitation/"));

    const char *link = invitation_of_mail(world);
    const char *token = link + strlen("/invitation/");
    text_init(&query, world->pool, LIMIT_PAGE_BYTES);
    text_format(&query,
                "SELECT (SELECT COUNT(*) FROM invitation WHERE digest LIKE '%%%s%%') + "
                "(SELECT COUNT(*) FROM journal_value WHERE changes LIKE '%%%s%%')",
                token, token);
    assert_int_equal(world_number(world, query.bytes), 0);

    assert_int_equal(browser_get(eva, link), 200);
    browser_expect(eva, 200, "the coordinator invites you to take part");
    browser_expect(eva, 200, "Zorghuis");
    browser_expect(eva, 200, "value=\"eva@nieuw.invalid\"");
    struct text join;
    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", link);
    assert_int_equal(browser_submit(eva, join.bytes,
                                    "name=Eva+Mertens&email=EVA%40nieuw.invalid"
                                    "&password=" PASSWORD_SENT),
                     303);
    (void)browser_follow(eva);
    browser_expect(eva, 200, "Welcome. You are part of this network now.");
    assert_int_equal(world_number(world, "SELECT is_verified FROM account "
                                         "WHERE email_key = 'eva@nieuw.invalid'"),
                     1);
    assert_int_equal(browser_get(hilde, PEOPLE), 200);
    browser_expect(hilde, 200, "Eva Mertens");
    assert_false(browser_shows(hilde, "Invited: Eva"));
}

static void a_link_to_hand_over_can_be_shown_again(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) dirk = browser_new(world, ACTOR_VISITOR);

    for (int i = 0; i < 2; i++) {
        assert_int_equal(browser_get(hilde, PEOPLE "/invitations/1"), 200);
        browser_expect(hilde, 200, world->invitation);
        assert_int_equal(browser_get(hilde, PEOPLE "/invitations/1/qr.svg"), 200);
        assert_string_equal(browser_header(hilde, "Content-Type"), "image/svg+xml");
        browser_expect(hilde, 200, "<svg");
    }
    assert_int_equal(browser_get(dirk, world->invitation), 200);
    struct text join;
    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    assert_int_equal(browser_submit(dirk, join.bytes,
                                    "name=Dirk&email=dirk%40nieuw.invalid"
                                    "&password=" PASSWORD_SENT),
                     303);
    assert_true(is_in_network(dirk));
    assert_int_equal(world_number(world, "SELECT is_verified FROM account "
                                         "WHERE email_key = 'dirk@nieuw.invalid'"),
                     0);
    assert_int_equal(browser_get(hilde, PEOPLE "/invitations/1"), 404);
    assert_int_equal(browser_get(hilde, PEOPLE "/invitations/1/qr.svg"), 404);
}

static void without_mail_it_is_handed_over(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before = world_state(world);

    world->site.can_mail = false;
    (void)browser_get(hilde, INVITE);
    browser_expect(hilde, 200, "This installation sends no mail");
    (void)browser_submit(hilde, INVITE,
                         "name=Eva&email=eva%40nieuw.invalid&role=researcher");
    browser_expect(hilde, 422, "leave this empty and hand the link over");
    assert_string_equal(world_state(world), before);
}

static void a_withdrawn_invitation_leads_nowhere(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) dirk = browser_new(world, ACTOR_NOBODY);

    (void)browser_get(dirk, world->invitation);
    (void)browser_get(hilde, PEOPLE "/invitations/1");
    assert_int_equal(browser_submit(hilde, PEOPLE "/invitations/1/withdraw", ""), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "its link no longer works");
    assert_int_equal(browser_submit(dirk, world->invitation, ""), 404);
    assert_int_equal(browser_get(dirk, world->invitation), 404);
    (void)browser_post(hilde, PEOPLE "/invitations/1/withdraw", "");
    browser_expect(hilde, 409, "This invitation is not open any more");
}

static void an_invitation_ends_after_thirty_days(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) dirk = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_wait((int64_t)15 * DAY_MILLISECONDS);
    (void)browser_get(dirk, "/account"); /* both sessions hold */
    (void)browser_get(hilde, "/account");
    world_wait((int64_t)15 * DAY_MILLISECONDS - 1);
    assert_int_equal(browser_get(dirk, world->invitation), 200);
    world_wait(1);
    assert_int_equal(browser_submit(dirk, world->invitation, ""), 404);
    assert_int_equal(browser_get(dirk, world->invitation), 404);
    world_wait(DAY_MILLISECONDS / 2); /* the page tells the last day, not the moment */
    (void)browser_get(hilde, PEOPLE);
    browser_expect(hilde, 200, "the link is out of date");
}

/* Made elsewhere, or come back by an undo: what its link is known by is not there. */
static void an_invitation_whose_link_leads_nowhere_says_so(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) dirk = browser_new(world, ACTOR_NOBODY);

    world_run(world, "UPDATE invitation SET digest = NULL");
    assert_int_equal(browser_get(dirk, world->invitation), 404);
    (void)browser_get(hilde, PEOPLE "/invitations/1");
    browser_expect(hilde, 200, "The link of this invitation does not work here");
    assert_false(browser_shows(hilde, "qr.svg"));
    assert_false(browser_shows(hilde, "/invitation/"));
    assert_int_equal(browser_get(hilde, PEOPLE "/invitations/1/qr.svg"), 404);
    (void)browser_get(hilde, PEOPLE "/invitations/2");
    browser_expect(hilde, 200, "The link of this invitation does not work here");
    assert_false(browser_shows(hilde, "The invitation went to"));
}

static void so_many_invitations_are_open_at_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text many;

    text_init(&many, world->pool, LIMIT_PAGE_BYTES);
    text_format(&many,
                "WITH RECURSIVE more (id) AS (SELECT 3 UNION ALL SELECT id + 1 FROM more "
                "WHERE id < %d) INSERT INTO invitation SELECT network_id, more.id, name, "
                "email, role, organisation_id, state, invited_by, created_at, "
                "expires_at, NULL FROM more, invitation WHERE invitation.id = 1 "
                "AND network_id = '" WORLD_NETWORK "'",
                LIMIT_INVITATIONS - 1);
    world_run(world, many.bytes);
    assert_int_equal(browser_post(hilde, INVITE, "name=A&email=&role=researcher"), 303);
    (void)browser_post(hilde, INVITE, "name=B&email=&role=researcher");
    browser_expect(hilde, 409, "500 invitations are open");
    assert_int_equal(browser_post(hilde, PEOPLE "/invitations/3/withdraw", ""), 303);
    assert_int_equal(browser_post(hilde, INVITE, "name=B&email=&role=researcher"), 303);
}

static void so_many_invitations_are_sent_in_a_day(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) elsewhere = browser_new(world, ACTOR_ELSEWHERE);

    world_run(world, "DELETE FROM attempt"); /* of the world's own invitations */
    for (int i = 0; i <= INVITATIONS_A_DAY; i++) {
        const int code = browser_post(
            hilde, INVITE, "name=Eva&email=eva%40nieuw.invalid&role=researcher");

        assert_int_equal(code, i == INVITATIONS_A_DAY ? 429 : 303);
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox"),
                     1 + INVITATIONS_A_DAY);
    assert_int_equal(browser_post(elsewhere,
                                  "/networks/" WORLD_ELSEWHERE "/people/invite",
                                  "name=Eva&email=&role=researcher"),
                     303);
    world_wait(DAY_MILLISECONDS);
    assert_int_equal(browser_post(hilde, INVITE, "name=Eva&email=&role=researcher"), 303);
}

/* ---- joining ---- */

static void an_account_joins_once_with_one_click(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) nobody = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) other = browser_new(world, ACTOR_HOST);

    (void)browser_get(other, world->invitation);
    assert_false(is_in_network(nobody));
    (void)browser_get(nobody, world->invitation);
    browser_expect(nobody, 200, "You are signed in as signed in without role.");
    assert_int_equal(browser_submit(nobody, world->invitation, ""), 303);
    (void)browser_follow(nobody);
    browser_expect(nobody, 200, "Welcome.");
    assert_int_equal(browser_get(nobody, PEOPLE), 200);
    assert_int_equal(browser_post(nobody, world->invitation, ""), 404);
    assert_int_equal(browser_submit(other, world->invitation, ""), 404);
    assert_false(is_in_network(other));
}

static void an_address_with_an_account_signs_in_first(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const char *before = world_state(world);
    struct text join;

    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    (void)browser_get(browser, world->invitation);
    (void)browser_submit(browser, join.bytes,
                         "name=Hilde&email=Coordinator%40wereld.invalid"
                         "&password=" PASSWORD_SENT);
    browser_expect(browser, 422, "This address has an account already");
    assert_string_equal(world_state(world), before);
    const char *sign_in = browser_between(browser, "<a href=\"/sign-in?to=", "\"");
    assert_string_equal(sign_in, world->invitation);
}

/* Somebody whose account is not here (moved from another installation) is not somebody
 * else who knows the address. */
static void an_address_alone_does_not_make_one_a_person_of_the_network(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) thief = browser_new(world, ACTOR_VISITOR);
    struct text join;

    world_run(world,
              "UPDATE person SET account_id = NULL, email = 'moved@wereld.invalid' "
              "WHERE network_id = '" WORLD_NETWORK "' AND id = 1");
    const char *before = world_state(world);
    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    (void)browser_post(thief, join.bytes,
                       "name=Dief&email=Moved%40wereld.invalid&password=" PASSWORD_SENT);
    browser_expect(thief, 422, "only a mailed invitation can prove");
    assert_string_equal(world_state(world), before);
}

/* Only of the address itself it is said that it has an account. */
static void another_conflict_is_not_said_to_be_the_address(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) dirk = browser_new(world, ACTOR_VISITOR);
    struct text join;

    world_run(world,
              "CREATE TRIGGER clash BEFORE INSERT ON role BEGIN INSERT INTO person "
              "SELECT * FROM person; END");
    const char *before = world_state(world);
    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    (void)browser_post(dirk, join.bytes,
                       "name=Dirk&email=dirk%40nieuw.invalid&password=" PASSWORD_SENT);
    assert_true(dirk->answer.code >= 400);
    assert_false(browser_shows(dirk, "has an account already"));
    assert_string_equal(world_state(world), before);
}

static void nobody_joins_an_archived_network(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) nobody = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
    struct text join;

    assert_int_equal(browser_post(hilde, HERE "/archive", "when=keep"), 303);
    const char *before = world_state(world);
    (void)browser_post(nobody, world->invitation, "");
    browser_expect(nobody, 409, "This network is archived");
    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    (void)browser_post(visitor, join.bytes,
                       "name=Dirk&email=dirk%40nieuw.invalid&password=" PASSWORD_SENT);
    browser_expect(visitor, 409, "This network is archived");
    assert_string_equal(world_state(world), before);
}

/* ---- roles ---- */

static void roles_are_given_and_ended(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_get(worker, HERE "/history"), 403);
    (void)browser_get(hilde, PEOPLE "/4");
    assert_int_equal(
        browser_submit(hilde, PEOPLE "/4/role", "role=representative&organisation=ocmw"),
        303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The role was given.");
    assert_int_equal(browser_get(worker, HERE "/history"), 200);
    /* "ocmw" is the organisation that is there. */
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM organisation "
                                         "WHERE LOWER(name) = 'ocmw'"),
                     1);
    /* Twice is once. */
    const char *before = world_state(world);
    assert_int_equal(
        browser_post(hilde, PEOPLE "/4/role", "role=representative&organisation=OCMW"),
        303);
    assert_string_equal(world_state(world), before);

    (void)browser_get(hilde, PEOPLE "/4");
    assert_int_equal(browser_submit(hilde, PEOPLE "/4/role/end", "role_id=4"), 303);
    assert_int_equal(browser_post(hilde, PEOPLE "/4/role/end", "role_id=8"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The role ended today.");
    assert_int_equal(browser_get(worker, HERE), 404);
    (void)browser_post(hilde, PEOPLE "/4/role/end", "role_id=8");
    browser_expect(hilde, 409, "This role has ended already");
    browser_expect(hilde, 409, "<h1>a worker</h1>");
}

static void the_last_coordinator_stays(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const char *before = world_state(world);

    (void)browser_post(hilde, PEOPLE "/1/role/end", "role_id=1");
    browser_expect(hilde, 409, "name a second one first");
    assert_string_equal(world_state(world), before);
}

static void a_network_is_handed_over(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_post(hilde, PEOPLE "/4/role", "role=coordinator"), 303);
    assert_int_equal(browser_get(worker, INVITE), 200);
    assert_int_equal(browser_post(hilde, PEOPLE "/1/role/end", "role_id=1"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "with it your part in this network");
    assert_int_equal(browser_get(hilde, HERE), 404);
    assert_int_equal(browser_post(hilde, HERE "/settings", "name=X"), 404);
    (void)browser_get(hilde, "/networks");
    browser_expect(hilde, 200, "You are in no network at this moment.");
    (void)browser_post(worker, PEOPLE "/4/role/end", "role_id=8");
    browser_expect(worker, 409, "name a second one first");
}

static void a_name_changes_in_all_networks(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(worker, "/account");
    assert_int_equal(browser_submit(worker, "/account", "name=Pieter+G&language=nl"),
                     303);
    (void)browser_follow(worker);
    browser_expect(worker, 200, "<html lang=\"nl\">");
    (void)browser_get(hilde, PEOPLE);
    browser_expect(hilde, 200, ">Pieter G</a>");
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "changed the own name");
    /* Nothing changes, nothing is written. */
    const char *before = world_state(world);
    assert_int_equal(browser_post(worker, "/account", "name=Pieter+G&language=nl"), 303);
    assert_string_equal(world_state(world), before);
}

/* ---- taking back ---- */

static void a_change_is_taken_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_post(hilde, PEOPLE "/4/role/end", "role_id=4"), 303);
    assert_false(is_in_network(worker));
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "ended a role");
    assert_int_equal(browser_submit(hilde, HERE "/history/undo", "position=11"), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "The change was taken back.");
    browser_expect(hilde, 200, "(no. 11)");
    assert_true(is_in_network(worker));
    (void)browser_post(hilde, HERE "/history/undo", "position=11");
    browser_expect(hilde, 409, "This was changed again since");
}

/* It would come back with a day of deletion that may have gone by. */
static void opening_again_is_not_taken_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, HERE "/archive", "when=delete"), 303);
    assert_int_equal(browser_post(hilde, HERE "/archive/reopen", ""), 303);
    const char *before = world_state(world);
    (void)browser_post(hilde, HERE "/history/undo", "position=12");
    browser_expect(hilde, 422, "Archiving has a page of its own");
    assert_string_equal(world_state(world), before);
}

static void a_later_change_is_not_lost_by_taking_one_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    static const char NAMES[][60] = {"name=Eerst&journal_months=6",
                                     "name=Later&journal_months=6"};

    assert_int_equal(browser_post(hilde, HERE "/settings", NAMES[0]), 303);
    assert_int_equal(browser_post(hilde, HERE "/settings", NAMES[1]), 303);
    const char *before = world_state(world);
    (void)browser_post(hilde, HERE "/history/undo", "position=11");
    browser_expect(hilde, 409, "taking it back would lose the later change");
    browser_expect(hilde, 409, "<h1>History</h1>");
    assert_string_equal(world_state(world), before);
    SCOPED(pool) pool = pool_new();
    assert_null(html_check(hilde->body, pool));
}

static void the_beginning_cannot_be_taken_back(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) alone = browser_new(world, ACTOR_ELSEWHERE);
    const char *before = world_state(world);

    (void)browser_post(hilde, HERE "/history/undo", "position=1");
    browser_expect(hilde, 422, NULL);
    (void)browser_post(alone, "/networks/" WORLD_ELSEWHERE "/history/undo", "position=1");
    browser_expect(alone, 422, "A network is not taken back");
    assert_string_equal(world_state(world), before);
}

static void values_that_were_erased_cannot_be_restored(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "DELETE FROM journal_value");
    (void)browser_post(hilde, HERE "/history/undo", "position=10");
    browser_expect(hilde, 404, "was erased when its time was over");
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "invited somebody");
}

static void history_goes_back_page_by_page(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (int i = 0; i < 35; i++) {
        char fields[60];
        (void)snprintf(fields, sizeof fields, "name=N%d&journal_months=6", i);
        assert_int_equal(browser_post(hilde, HERE "/settings", fields), 303);
    }
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "<td class=\"num\">45</td>");
    browser_expect(hilde, 200, "<td class=\"num\">16</td>");
    assert_false(browser_shows(hilde, "<td class=\"num\">15</td>"));
    browser_expect(hilde, 200, HERE "/history?before=16\"");
    (void)browser_get(hilde, HERE "/history?before=16");
    browser_expect(hilde, 200, "<td class=\"num\">15</td>");
    browser_expect(hilde, 200, "made the network");
    assert_false(browser_shows(hilde, ">Older<"));
}

/* ---- as of a day ---- */

static const struct {
    const char *label;
    const char *on;
    const char *shown;
    const char *hidden;
} DAYS[] = {
    {"before anybody came", "2026-11-01", ">the coordinator", ">a worker"},
    {"before there was a network", "2026-10-01", "Nobody has left", "/people/1\""},
    {"when they had come", "2026-11-02", ">a worker", "Invited:"},
    {"while somebody was there who left", "2026-11-20", ">who left yesterday",
     "<li>who left"},
    {"today", WORLD_TODAY, "<li>who left yesterday", "Invite somebody"},
    {"a day to come", "2027-01-01", "<li>who left yesterday", "Invite somebody"},
};

static void the_network_is_shown_as_of_a_day(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(DAYS); i++) {
        char address[80];

        print_message("%s\n", DAYS[i].label);
        (void)snprintf(address, sizeof address, PEOPLE "?on=%s", DAYS[i].on);
        (void)browser_get(hilde, address);
        browser_expect(hilde, 200, "As it was at the end of ");
        browser_expect(hilde, 200, DAYS[i].shown);
        assert_false(browser_shows(hilde, DAYS[i].hidden));
    }
    assert_int_equal(browser_get(hilde, PEOPLE "?on="), 200);
    assert_false(browser_shows(hilde, "As it was at the end of "));
    (void)browser_get(hilde, PEOPLE "?on=2026-02-30");
    browser_expect(hilde, 422, "Write a day as 2026-11-22, not &#39;2026-02-30&#39;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_mailed_invitation_is_known_to_the_person_only),
        ON_SQLITE(a_link_to_hand_over_can_be_shown_again),
        ON_SQLITE(without_mail_it_is_handed_over),
        ON_SQLITE(a_withdrawn_invitation_leads_nowhere),
        ON_SQLITE(an_invitation_ends_after_thirty_days),
        ON_BOTH(an_account_joins_once_with_one_click),
        ON_SQLITE(an_address_with_an_account_signs_in_first),
        ON_BOTH(an_address_alone_does_not_make_one_a_person_of_the_network),
        ON_SQLITE(nobody_joins_an_archived_network),
        ON_BOTH(roles_are_given_and_ended),
        ON_SQLITE(the_last_coordinator_stays),
        ON_BOTH(a_network_is_handed_over),
        ON_BOTH(a_name_changes_in_all_networks),
        ON_BOTH(a_change_is_taken_back),
        ON_SQLITE(a_later_change_is_not_lost_by_taking_one_back),
        ON_SQLITE(the_beginning_cannot_be_taken_back),
        ON_SQLITE(values_that_were_erased_cannot_be_restored),
        ON_SQLITE(history_goes_back_page_by_page),
        ON_BOTH(the_network_is_shown_as_of_a_day),
        ON_SQLITE(an_invitation_whose_link_leads_nowhere_says_so),
        ON_SQLITE(so_many_invitations_are_open_at_once),
        ON_SQLITE(so_many_invitations_are_sent_in_a_day),
        ON_SQLITE(another_conflict_is_not_said_to_be_the_address),
        ON_BOTH(opening_again_is_not_taken_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
