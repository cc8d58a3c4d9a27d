/* test_coordinator_log.c - stories of a coordinator's own log: it is read by its own
 * account alone, and leaves no trace in the network. */
#include "site_fixture.h"

#include "base/limits.h"
#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define LOG HERE "/log"
#define ENTRY                                                                            \
    "day=2026-11-20&what=Beide+directies+gebeld&behaviour=mobilising&task=legitimacy"    \
    "&dilemma=loyalty&outcome=Ze+komen"

static const char *entry_address(struct world *world, const char *rest)
{
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, LOG "/%s%s",
                world_text(world, "SELECT id FROM log_entry ORDER BY day LIMIT 1"), rest);
    return address.bytes;
}

/* A second coordinator of the same network. */
static void initiator_coordinates(struct world *world)
{
    world_run(world, "UPDATE role SET role = 'coordinator' WHERE role = 'initiator' AND "
                     "network_id = '" WORLD_NETWORK "'");
}

static void what_was_done_is_shown_with_its_words(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    expect_whole(hilde, LOG);
    assert_int_equal(browser_submit(hilde, LOG, ENTRY), 303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "Saved.");
    expect_whole(hilde, LOG);
    browser_expect(hilde, 200, "<h3>20 November 2026</h3>");
    browser_expect(hilde, 200, "Beide directies gebeld");
    browser_expect(hilde, 200, "<span class=\"tag\">Loyalty</span>");
    browser_expect(hilde, 200, "Ze komen");
}

static void the_overview_counts_also_what_was_never_noted(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, LOG, ENTRY), 303);
    assert_int_equal(browser_post(hilde, LOG, ENTRY), 303);
    (void)browser_get(hilde, LOG);
    assert_non_null(strstr(
        browser_between(hilde, "<th scope=\"row\">Loyalty</th>", "</tr>"), ">2</td>"));
    assert_non_null(strstr(
        browser_between(hilde, "<th scope=\"row\">Culture</th>", "</tr>"), ">0</td>"));
}

static void another_coordinator_reads_and_changes_nothing_of_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    initiator_coordinates(world);
    assert_int_equal(browser_post(hilde, LOG, ENTRY), 303);
    (void)browser_get(sofie, LOG);
    browser_expect(sofie, 200, "Nothing yet.");
    (void)browser_get(sofie, LOG ".json");
    assert_false(browser_shows(sofie, "directies"));
    assert_int_equal(browser_get(sofie, entry_address(world, "")), 404);
    assert_int_equal(browser_post(sofie, entry_address(world, ""), ENTRY), 404);
    assert_int_equal(browser_post(sofie, entry_address(world, "/remove"), ""), 404);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM log_entry"), 1);
}

static void no_other_role_has_a_log(void **state)
{
    static const enum actor OTHERS[] = {
        ACTOR_NOBODY, ACTOR_HOST,           ACTOR_RESEARCHER, ACTOR_FAMILY,
        ACTOR_WORKER, ACTOR_REPRESENTATIVE, ACTOR_INITIATOR,  ACTOR_ELSEWHERE};
    SCOPED(world) world = world_new(state);

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i]);
        const int code = browser_get(browser, LOG);

        print_message("%s\n", ACTORS[OTHERS[i]].label);
        assert_int_equal(code, ACTORS[OTHERS[i]].is_in ? 403 : 404);
    }
}

static void it_stands_in_no_history(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    const int64_t before = world_number(world, "SELECT COUNT(*) FROM journal");

    assert_int_equal(browser_post(hilde, LOG, ENTRY), 303);
    assert_int_equal(browser_post(hilde, entry_address(world, ""), ENTRY), 303);
    assert_int_equal(browser_post(hilde, entry_address(world, "/remove"), ""), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal"), before);
    assert_int_equal(world_number(world,
                                  "SELECT COUNT(*) FROM journal_value WHERE changes LIKE "
                                  "'%directies%'"),
                     0);
}

static void an_entry_is_changed_and_removed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, LOG, ENTRY), 303);
    expect_whole(hilde, entry_address(world, ""));
    browser_expect(hilde, 200, "Beide directies gebeld</textarea>");
    assert_int_equal(browser_post(hilde, entry_address(world, ""),
                                  "day=2026-11-19&what=Eerst+een+directie&behaviour="
                                  "&task=&dilemma=&outcome="),
                     303);
    assert_string_equal(world_text(world, "SELECT what FROM log_entry"),
                        "Eerst een directie");
    assert_string_equal(world_text(world, "SELECT day FROM log_entry"), "2026-11-19");
    assert_int_equal(browser_post(hilde, entry_address(world, "/remove"), ""), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM log_entry"), 0);
}

static void what_is_of_no_list_is_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(hilde, LOG, "day=2026-11-20&what=x&behaviour=shouting"),
                     422);
    assert_int_equal(browser_post(hilde, LOG, "day=2026-11-20&what=x&dilemma=money"),
                     422);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM log_entry"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_was_done_is_shown_with_its_words),
        ON_SQLITE(the_overview_counts_also_what_was_never_noted),
        ON_BOTH(another_coordinator_reads_and_changes_nothing_of_it),
        ON_SQLITE(no_other_role_has_a_log),
        ON_BOTH(it_stands_in_no_history),
        ON_BOTH(an_entry_is_changed_and_removed),
        ON_SQLITE(what_is_of_no_list_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
