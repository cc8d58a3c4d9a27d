/* test_sign_in.c - stories of the door: the first start, passwords, mailed links,
 * signing out, and what is not let through. */
#include "site_fixture.h"

#include <pthread.h>

#include "store/sign_in.h"

#define PASSWORD "zeven paarse olifanten"
#define PASSWORD_SENT "zeven+paarse+olifanten"
#define COORDINATOR "coordinator%40wereld.invalid"
#define RIGHT "email=" COORDINATOR "&password=" PASSWORD_SENT
#define WRONG "email=" COORDINATOR "&password=acht+paarse+olifanten"

/* Is this browser signed in? */
static bool is_in(struct browser *browser)
{
    return browser_get(browser, "/account") == 200;
}

/* ---- the first start ---- */

static void the_first_start_makes_a_host_and_a_network(void **state)
{
    static const char FIELDS[] = "name=An+Claes&email=An%40Nieuw.invalid"
                                 "&network=Nieuw+net&place=Gent&password=";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) an = browser_new(world, ACTOR_VISITOR);
    struct text fields;

    assert_int_equal(browser_get(an, "/setup/" WORLD_SETUP), 200);
    text_init(&fields, world->pool, LIMIT_NAME_BYTES);
    text_format(&fields, "%skort", FIELDS);
    assert_int_equal(browser_submit(an, "/setup/" WORLD_SETUP, fields.bytes), 422);
    assert_false(is_in(an));

    (void)browser_get(an, "/setup/" WORLD_SETUP);
    text_init(&fields, world->pool, LIMIT_NAME_BYTES);
    text_format(&fields, "%s%s", FIELDS, PASSWORD_SENT);
    assert_int_equal(browser_submit(an, "/setup/" WORLD_SETUP, fields.bytes), 303);
    assert_int_equal(browser_follow(an), 200);
    browser_expect(an, 200, "The network is there");
    browser_expect(an, 200, "<h1>Nieuw net</h1>");
    assert_int_equal(browser_get(an, "/host"), 200);

    /* Once. */
    SCOPED(browser) other = browser_new(world, ACTOR_VISITOR);
    assert_int_equal(browser_get(other, "/setup/" WORLD_SETUP), 404);
    assert_int_equal(browser_post(other, "/setup/" WORLD_SETUP, fields.bytes), 404);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM account WHERE is_host = 1"), 2);

    /* The address in any letters, the password as it is. */
    assert_int_equal(browser_get(other, "/sign-in"), 200);
    assert_int_equal(browser_submit(other, "/sign-in",
                                    "email=an%40nieuw.invalid&password=" PASSWORD_SENT),
                     303);
    assert_true(is_in(other));
}

static void a_set_up_link_is_not_for_an_address_that_is_there(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) an = browser_new(world, ACTOR_VISITOR);
    const char *before = world_state(world);

    (void)browser_post(an, "/setup/" WORLD_SETUP,
                       "name=An&network=N&place=&email=" COORDINATOR
                       "&password=" PASSWORD_SENT);
    browser_expect(an, 409, "has an account already");
    assert_string_equal(world_state(world), before);
    assert_false(is_in(an));
}

/* One of two who send a form at the same moment. */
struct hurry {
    struct browser *browser;
    const char *action;
    const char *fields;
    int code;
};

static void *hurry_run(void *context)
{
    struct hurry *hurry = context;

    hurry->code = browser_submit(hurry->browser, hurry->action, hurry->fields);
    return NULL;
}

static const struct {
    const char *label;
    const char *action; /* NULL: of the invitation */
    const char *fields;
} ONCE[] = {
    {"the set-up link", "/setup/" WORLD_SETUP,
     "name=An&network=N&place=&password=" PASSWORD_SENT "&email="},
    {"a mailed link", "/sign-in/" WORLD_LINK, ""},
    {"an invitation", NULL, "name=An&password=" PASSWORD_SENT "&email="},
};

static void a_link_for_one_lets_one_of_two_in(void **state)
{
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(ONCE); i++) {
        SCOPED(browser) first = browser_new(world, ACTOR_VISITOR);
        SCOPED(browser) second = browser_new(world, ACTOR_VISITOR);
        struct hurry hurries[2] = {{.browser = first}, {.browser = second}};
        pthread_t threads[2];

        print_message("%s\n", ONCE[i].label);
        for (size_t t = 0; t < 2; t++) {
            struct text action;
            struct text fields;

            text_init(&action, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&action, "%s%s", world->invitation, "/new");
            text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&fields, "%san%zu%zu%%40nieuw.invalid", ONCE[i].fields, i, t);
            hurries[t].action = ONCE[i].action == NULL ? action.bytes : ONCE[i].action;
            hurries[t].fields = fields.bytes;
            (void)browser_get(hurries[t].browser, ONCE[i].action == NULL
                                                      ? world->invitation
                                                      : ONCE[i].action);
            hurries[t].browser->is_in_crowd = true;
        }
        for (size_t t = 0; t < 2; t++) {
            assert_int_equal(pthread_create(&threads[t], NULL, hurry_run, &hurries[t]),
                             0);
        }
        for (size_t t = 0; t < 2; t++) {
            assert_int_equal(pthread_join(threads[t], NULL), 0);
        }
        assert_int_equal(hurries[0].code + hurries[1].code, 303 + 404);
        assert_true(is_in(first) != is_in(second));
    }
}

/* ---- passwords ---- */

static void a_password_lets_in(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_VISITOR);

    world_password(world, ACTOR_COORDINATOR, PASSWORD);
    assert_int_equal(
        browser_get(hilde, "/networks/" WORLD_NETWORK "/people?on=2026-11-05"), 303);
    (void)browser_follow(hilde);
    const char *to = browser_between(hilde, "name=\"to\" value=\"", "\"");
    assert_string_equal(to, "/networks/" WORLD_NETWORK "/people?on=2026-11-05");
    assert_int_equal(browser_submit(hilde, "/sign-in",
                                    RIGHT "&to=%2Fnetworks%2F" WORLD_NETWORK
                                          "%2Fpeople%3Fon%3D2026-11-05"),
                     303);
    assert_int_equal(browser_follow(hilde), 200);
    browser_expect(hilde, 200, "As it was at the end of 5 November 2026.");
    assert_int_equal(browser_get(hilde, "/sign-in"), 303);
    assert_string_equal(browser_header(hilde, "Location"), "/networks");
    assert_int_equal(browser_get(hilde, "/"), 303);
    assert_string_equal(browser_header(hilde, "Location"), "/networks");
}

static void a_wrong_password_and_an_unknown_address_get_one_answer(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) other = browser_new(world, ACTOR_VISITOR);

    world_password(world, ACTOR_COORDINATOR, PASSWORD);
    (void)browser_token(browser);
    other->cookies[0] = browser->cookies[0]; /* so that their pages have one token */
    other->cookie_count = browser->cookie_count;
    (void)browser_post(browser, "/sign-in", "email=x%40y.be&password=" PASSWORD_SENT);
    browser_expect(browser, 422, "E-mail address and password do not belong together");
    const char *unknown = pool_text(world->pool, browser->body);
    /* No password at all, and another one. */
    (void)browser_post(other, "/sign-in", "email=w%40y.be&password=" PASSWORD_SENT);
    assert_int_equal(strlen(other->body), strlen(unknown));
    (void)browser_post(other, "/sign-in",
                       "email=worker%40wereld.invalid&password=" PASSWORD_SENT);
    browser_expect(other, 422, "E-mail address and password do not belong together");
    (void)browser_post(other, "/sign-in", WRONG);
    browser_expect(other, 422, "E-mail address and password do not belong together");
    assert_false(browser_shows(other, "olifanten"));
    assert_false(is_in(other));
}

static const struct {
    const char *label;
    const char *to;
    const char *leads_to;
} TARGETS[] = {
    {"nothing", "", "/networks"},
    {"an address of ours", "/account", "/account"},
    {"one with a query", "/networks?x=1", "/networks?x=1"},
    {"an address elsewhere", "https://elders.invalid/", "/networks"},
    {"one without its scheme", "//elders.invalid/", "/networks"},
    {"one that browsers read so", "/\\elders.invalid/", "/networks"},
    {"a word", "account", "/networks"},
};

static void signing_in_leads_nowhere_else(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_NOBODY);

    for (size_t i = 0; i < ARRAY_COUNT(TARGETS); i++) {
        struct text address;

        print_message("%s\n", TARGETS[i].label);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_add(&address, "/sign-in?to=");
        url_add(&address, TARGETS[i].to);
        assert_int_equal(browser_get(browser, address.bytes), 303);
        assert_string_equal(browser_header(browser, "Location"), TARGETS[i].leads_to);
    }
}

/* ---- how often ---- */

static void guessing_one_password_ends_soon(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) guesser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_VISITOR);

    world_password(world, ACTOR_COORDINATOR, PASSWORD);
    world_password(world, ACTOR_WORKER, PASSWORD);
    /* Whoever gets in begins anew. */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(browser_post(guesser, "/sign-in", WRONG), 422);
    }
    assert_int_equal(browser_post(worker, "/sign-in", RIGHT), 303);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(browser_post(guesser, "/sign-in", WRONG), 422);
    }
    (void)browser_post(guesser, "/sign-in", RIGHT);
    browser_expect(guesser, 429, "Too many tries; please try again in 15 minutes");
    assert_false(is_in(guesser));
    assert_int_equal(
        browser_post(guesser, "/sign-in",
                     "email=worker%40wereld.invalid&password=" PASSWORD_SENT),
        303);
    SCOPED(browser) later = browser_new(world, ACTOR_VISITOR);
    world_wait(15 * MINUTES - 1);
    assert_int_equal(browser_post(later, "/sign-in", RIGHT), 429);
    world_wait(1);
    assert_int_equal(browser_post(later, "/sign-in", RIGHT), 303);
}

static void mailing_many_ends_soon(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) there = browser_new(world, ACTOR_VISITOR);

    for (int i = 0; i < 100; i++) {
        char fields[40];
        (void)snprintf(fields, sizeof fields, "email=n%d%%40y.be", i);
        assert_int_equal(browser_post(here, "/sign-in/mail", fields), 303);
    }
    (void)browser_post(here, "/sign-in/mail", "email=" COORDINATOR);
    browser_expect(here, 429, "Too many tries");
    /* Somebody at another address is not concerned, for three mails. */
    there->address = "192.0.2.7";
    for (int i = 0; i < 3 - 1; i++) { /* the refused one counts for its address */
        assert_int_equal(browser_post(there, "/sign-in/mail", "email=" COORDINATOR), 303);
    }
    assert_int_equal(browser_post(there, "/sign-in/mail", "email=" COORDINATOR), 429);
    world_wait(15 * MINUTES);
    assert_int_equal(browser_post(here, "/sign-in/mail", "email=" COORDINATOR), 303);
}

static void behind_a_proxy_the_visitor_counts(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    struct text body;

    world->site.has_proxy = true;
    for (int i = 0; i < 102; i++) {
        char peer[40];

        (void)snprintf(peer, sizeof peer, "10.0.0.9, 192.0.2.%d", i == 101 ? 1 : 8);
        text_init(&body, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&body, "token=%s&email=n%d%%40y.be", browser_token(browser), i);
        const int code = browser_send(
            browser, &(struct browser_request){HTTP_POST, .address = "/sign-in/mail",
                                               .body = body.bytes,
                                               .headers = {{"X-Forwarded-For", peer}}});
        assert_int_equal(code, i == 100 ? 429 : 303);
    }
}

/* ---- mailed links ---- */

/* The address of the link in the newest mail. */
static const char *link_of_mail(struct world *world)
{
    const char *body =
        world_text(world, "SELECT body FROM outbox ORDER BY id DESC LIMIT 1");
    const char *link = strstr(body, "http://127.0.0.1:8080/sign-in/");

    assert_non_null(link);
    link += strlen("http://127.0.0.1:8080");
    return pool_text_part(world->pool, link, strcspn(link, "\n"));
}

static void a_mailed_link_signs_in_once(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) second = browser_new(world, ACTOR_VISITOR);
    const int64_t mails = world_number(world, "SELECT COUNT(*) FROM outbox");

    (void)browser_get(browser, "/sign-in");
    assert_int_equal(browser_submit(browser, "/sign-in/mail", "email=x%40y.be"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox"), mails);
    (void)browser_follow(browser);
    const char *answer = pool_text(world->pool, browser->body);
    assert_int_equal(browser_submit(browser, "/sign-in/mail", "email=" COORDINATOR), 303);
    (void)browser_follow(browser);
    browser_expect(browser, 200, "If this address has an account");
    assert_string_equal(browser->body, answer);

    const char *link = link_of_mail(world);
    assert_int_equal(browser_get(browser, link), 200);
    assert_int_equal(browser_get(browser, link), 200);
    assert_false(is_in(browser));
    (void)browser_get(second, link);
    (void)browser_get(browser, link);
    assert_int_equal(browser_submit(browser, link, ""), 303);
    assert_true(is_in(browser));
    assert_int_equal(browser_submit(second, link, ""), 404);
    assert_int_equal(browser_get(second, link), 404);
    assert_false(is_in(second));
    struct text query;
    text_init(&query, world->pool, LIMIT_PAGE_BYTES);
    text_format(&query, "SELECT COUNT(*) FROM sign_in_link WHERE digest = '%s'",
                link + strlen("/sign-in/"));
    assert_int_equal(world_number(world, query.bytes), 0);
}

static void a_mailed_link_ends_after_half_an_hour(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    world_wait((int64_t)LINK_MINUTES * MINUTES - 1);
    assert_int_equal(browser_get(browser, "/sign-in/" WORLD_LINK), 200);
    world_wait(1);
    assert_int_equal(browser_submit(browser, "/sign-in/" WORLD_LINK, ""), 404);
    assert_int_equal(browser_get(browser, "/sign-in/" WORLD_LINK), 404);
    assert_false(is_in(browser));
}

/* Who made an account with an address that is not proven loses it to whom it belongs. */
static void a_mail_proves_whose_address_it_is(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) thief = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) owner = browser_new(world, ACTOR_VISITOR);
    struct text join;

    text_init(&join, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&join, "%s/new", world->invitation);
    assert_int_equal(
        browser_post(thief, join.bytes,
                     "name=Dief&email=els%40echt.invalid&password=" PASSWORD_SENT),
        303);
    assert_true(is_in(thief));
    assert_int_equal(browser_post(owner, "/sign-in/mail", "email=els%40echt.invalid"),
                     303);
    const char *link = link_of_mail(world);
    (void)browser_get(owner, link);
    assert_int_equal(browser_submit(owner, link, ""), 303);
    assert_true(is_in(owner));
    assert_false(is_in(thief));
    SCOPED(browser) again = browser_new(world, ACTOR_VISITOR);
    assert_int_equal(browser_post(again, "/sign-in",
                                  "email=els%40echt.invalid&password=" PASSWORD_SENT),
                     422);
}

static void without_mail_no_link_is_made(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const char *before = world_state(world);

    world->site.can_mail = false;
    assert_int_equal(browser_post(browser, "/sign-in/mail", "email=" COORDINATOR), 404);
    assert_string_equal(world_state(world), before);
}

/* ---- links of a demonstration ---- */

static const struct {
    const char *label;
    bool is_demonstration;
    bool is_loopback;
    int code;
} DEMONSTRATIONS[] = {
    {"a demonstration on this machine", true, true, 303},
    {"a database that is in use", false, true, 404},
    {"a demonstration that others can reach", true, false, 404},
};

static void a_link_of_a_demonstration_holds_there_only(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(DEMONSTRATIONS); i++) {
        SCOPED(world) world = world_new(state);

        print_message("%s\n", DEMONSTRATIONS[i].label);
        world_link(world, ACTOR_WORKER, "demonstratie", true);
        world->site.is_loopback = DEMONSTRATIONS[i].is_loopback;
        if (DEMONSTRATIONS[i].is_demonstration) {
            world_run(world, "UPDATE installation SET is_demonstration = 1");
        }
        for (int again = 0; again < 2; again++) {
            SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

            assert_int_equal(browser_get(browser, "/sign-in/demonstratie"),
                             DEMONSTRATIONS[i].code);
            assert_int_equal(is_in(browser), DEMONSTRATIONS[i].code == 303);
        }
        SCOPED(browser) poster = browser_new(world, ACTOR_VISITOR);
        assert_int_equal(browser_post(poster, "/sign-in/demonstratie", ""), 404);
        assert_false(is_in(poster));
        assert_int_equal(world_number(world, "SELECT COUNT(*) FROM sign_in_link"), 2);
    }
}

/* ---- sessions ---- */

static void signing_out_ends_the_session_here(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) stolen = browser_new(world, ACTOR_NOBODY);

    (void)browser_get(here, "/networks");
    assert_int_equal(browser_submit(here, "/sign-out", ""), 303);
    (void)browser_follow(here);
    browser_expect(here, 200, "You are signed out.");
    assert_int_equal(here->cookie_count, 1); /* that of the form */
    assert_false(is_in(stolen)); /* the cookie is worth nothing any more */
}

static void signing_out_everywhere_leaves_this_browser(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) there = browser_new(world, ACTOR_VISITOR);
    SCOPED(browser) other = browser_new(world, ACTOR_WORKER);

    (void)browser_get(there, "/sign-in/" WORLD_LINK);
    assert_int_equal(browser_submit(there, "/sign-in/" WORLD_LINK, ""), 303);
    world_link(world, ACTOR_NOBODY, "another", false);
    (void)browser_get(here, "/account");
    browser_expect(here, 200, "Signed in elsewhere: 1.");
    assert_int_equal(browser_submit(here, "/account/sign-out-everywhere", ""), 303);
    (void)browser_follow(here);
    browser_expect(here, 200, "You are signed in here only.");
    assert_false(is_in(there));
    assert_true(is_in(other));
    assert_int_equal(browser_get(there, "/sign-in/another"), 404);
}

static void a_session_that_is_used_holds(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) used = browser_new(world, ACTOR_NOBODY);
    SCOPED(browser) unused = browser_new(world, ACTOR_WORKER);

    for (int day = 0; day < 3; day++) {
        world_wait((int64_t)15 * DAY_MILLISECONDS - 1);
        assert_true(is_in(used));
    }
    assert_false(is_in(unused));
    world_wait((int64_t)30 * DAY_MILLISECONDS);
    assert_false(is_in(used));
}

static void a_new_password_asks_for_the_present_one(void **state)
{
    static const char OLD[] = "present=" PASSWORD_SENT "&password=tien+groene+vlinders";
    static const char NONE[] = "present=&password=tien+groene+vlinders";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) there = browser_new(world, ACTOR_VISITOR);

    world_password(world, ACTOR_COORDINATOR, PASSWORD);
    assert_int_equal(browser_post(there, "/sign-in", RIGHT), 303);
    (void)browser_get(here, "/account");
    (void)browser_submit(here, "/account/password", NONE);
    browser_expect(here, 422, "This is not your present password");
    assert_int_equal(browser_submit(here, "/account/password", OLD), 303);
    (void)browser_follow(here);
    browser_expect(here, 200, "Other devices are signed out.");
    assert_false(is_in(there));
    assert_int_equal(browser_post(there, "/sign-in", RIGHT), 422);
    assert_int_equal(browser_post(there, "/sign-in",
                                  "email=" COORDINATOR "&password=tien+groene+vlinders"),
                     303);
}

static void but_not_after_a_mailed_link(void **state)
{
    static const char NONE[] = "present=&password=tien+groene+vlinders";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    world_password(world, ACTOR_NOBODY, PASSWORD);
    (void)browser_get(browser, "/sign-in/" WORLD_LINK);
    assert_int_equal(browser_submit(browser, "/sign-in/" WORLD_LINK, ""), 303);
    world_wait((int64_t)LINK_MINUTES * MINUTES - 1);
    assert_int_equal(browser_post(browser, "/account/password", NONE), 303);
    world_wait(1);
    assert_int_equal(browser_post(browser, "/account/password", NONE), 422);
}

static void the_present_password_is_not_guessed_in_an_open_browser(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) here = browser_new(world, ACTOR_COORDINATOR);

    world_password(world, ACTOR_COORDINATOR, PASSWORD);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(browser_post(here, "/account/password",
                                      "present=x&password=tien+groene+vlinders"),
                         422);
    }
    assert_int_equal(browser_post(here, "/account/password",
                                  "present=" PASSWORD_SENT
                                  "&password=tien+groene+vlinders"),
                     429);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_first_start_makes_a_host_and_a_network),
        ON_SQLITE(a_set_up_link_is_not_for_an_address_that_is_there),
        ON_BOTH(a_link_for_one_lets_one_of_two_in),
        ON_SQLITE(a_password_lets_in),
        ON_SQLITE(a_wrong_password_and_an_unknown_address_get_one_answer),
        ON_SQLITE(signing_in_leads_nowhere_else),
        ON_SQLITE(guessing_one_password_ends_soon),
        ON_BOTH(mailing_many_ends_soon),
        ON_SQLITE(behind_a_proxy_the_visitor_counts),
        ON_BOTH(a_mailed_link_signs_in_once),
        ON_SQLITE(a_mailed_link_ends_after_half_an_hour),
        ON_BOTH(a_mail_proves_whose_address_it_is),
        ON_SQLITE(without_mail_no_link_is_made),
        ON_SQLITE(a_link_of_a_demonstration_holds_there_only),
        ON_SQLITE(signing_out_ends_the_session_here),
        ON_BOTH(signing_out_everywhere_leaves_this_browser),
        ON_SQLITE(a_session_that_is_used_holds),
        ON_BOTH(a_new_password_asks_for_the_present_one),
        ON_SQLITE(but_not_after_a_mailed_link),
        ON_SQLITE(the_present_password_is_not_guessed_in_an_open_browser),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
