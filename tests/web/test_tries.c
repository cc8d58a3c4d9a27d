/* test_tries.c - what the door counts, saves and says, so that it tells nobody who has an
 * account and lets nobody try for ever. */
#include "site_fixture.h"

#include <sodium.h>

#include "base/limits.h"
#include "web/password.h"

#define PASSWORD "zeven paarse olifanten"
#define COORDINATOR "coordinator%40wereld.invalid"
#define RIGHT "email=" COORDINATOR "&password=zeven+paarse+olifanten"

static void a_door_that_cannot_look_says_so(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);

    (void)browser_token(browser);
    world_run(world, "ALTER TABLE account RENAME TO lost");
    (void)browser_post(browser, "/sign-in/mail", "email=" COORDINATOR);
    browser_expect(browser, 503, "It does not work at this moment");
    (void)browser_post(browser, "/sign-in", RIGHT);
    browser_expect(browser, 503, "It does not work at this moment");
}

/* Who has an account is not told by how long the answer takes: each saves something. */
static void an_unknown_address_saves_as_much_as_a_known_one(void **state)
{
    static const char ROWS[] = "SELECT (SELECT COUNT(*) FROM attempt) + "
                               "(SELECT COUNT(*) FROM sign_in_link)";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    const int64_t before = world_number(world, ROWS);

    assert_int_equal(browser_post(browser, "/sign-in/mail", "email=" COORDINATOR), 303);
    const int64_t known = world_number(world, ROWS);
    browser->address = "192.0.2.7";
    assert_int_equal(browser_post(browser, "/sign-in/mail", "email=x%40y.be"), 303);
    assert_int_equal(world_number(world, ROWS) - known, known - before);
}

/* A subscriber of IPv6 has more addresses than we could count. */
static void the_half_of_an_address_counts_as_one(void **state)
{
    static const struct {
        const char *address;
        int code;
    } PEERS[] = {{"2001:db8:0:1::ffff", 429},
                 {"2001:db8:0:2::1", 303},
                 {"192.0.2.7", 303},
                 {"::1", 303}};
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_VISITOR);
    char fields[40];
    char address[40];

    for (int i = 0; i < 100; i++) {
        (void)snprintf(fields, sizeof fields, "email=n%d%%40y.be", i);
        (void)snprintf(address, sizeof address, "2001:db8:0:1::%d", i);
        browser->address = address;
        assert_int_equal(browser_post(browser, "/sign-in/mail", fields), 303);
    }
    for (size_t i = 0; i < ARRAY_COUNT(PEERS); i++) {
        print_message("%s\n", PEERS[i].address);
        (void)snprintf(fields, sizeof fields, "email=m%zu%%40y.be", i);
        browser->address = PEERS[i].address;
        assert_int_equal(browser_post(browser, "/sign-in/mail", fields), PEERS[i].code);
    }
}

static void a_hash_of_other_parameters_is_made_anew(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_VISITOR);
    char weak[crypto_pwhash_STRBYTES];
    struct text update;

    assert_int_equal(crypto_pwhash_str(weak, PASSWORD, strlen(PASSWORD),
                                       crypto_pwhash_OPSLIMIT_MIN,
                                       crypto_pwhash_MEMLIMIT_MIN),
                     0);
    text_init(&update, world->pool, LIMIT_PAGE_BYTES);
    text_format(&update,
                "UPDATE account SET password_hash = '%s' "
                "WHERE email_key = 'coordinator@wereld.invalid'",
                weak);
    world_run(world, update.bytes);
    assert_int_equal(browser_post(hilde, "/sign-in", RIGHT), 303);
    assert_int_equal(browser_get(hilde, "/account"), 200);
    const char *hash =
        world_text(world, "SELECT password_hash FROM account "
                          "WHERE email_key = 'coordinator@wereld.invalid'");
    assert_string_not_equal(hash, weak);
    assert_false(password_needs_rehash(hash));
    assert_int_equal(browser_post(hilde, "/sign-in", RIGHT), 303);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_door_that_cannot_look_says_so),
        ON_SQLITE(an_unknown_address_saves_as_much_as_a_known_one),
        ON_SQLITE(the_half_of_an_address_counts_as_one),
        ON_SQLITE(a_hash_of_other_parameters_is_made_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
