/* test_pairs_pages.c - stories of actors that bring the same source. */
#include "site_preparation.h"

#include "html_check.h"

#define HERE "/networks/" WORLD_NETWORK
#define PAIRS HERE "/partners/pairs"
#define PAIR PAIRS "/1/1/3"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

static void the_pages_are_complete(void **state)
{
    static const char *const ADDRESSES[] = {PAIRS, PAIRS "?source=1", PAIR,
                                            PAIRS "/2/2/3"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        SCOPED(pool) pool = pool_new();
        assert_int_equal(browser_get(hilde, ADDRESSES[i]), 200);
        assert_null(html_check(hilde->body, pool));
        assert_null(world->gaps.first);
    }
}

static void a_competitive_pair_without_agreement_is_marked(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PAIRS);
    browser_expect(hilde, 200, "the agreement card is still empty");
    assert_int_equal(browser_post(hilde, PAIR,
                                  "relation=competitive&agreement=OCMW%3A+rechten"
                                  "&was_relation=competitive&was_agreement="),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "OCMW: rechten");
    (void)browser_get(hilde, PAIRS);
    assert_false(browser_shows(hilde, "the agreement card is still empty"));
}

static void a_pair_that_nobody_described_is_a_proposal(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_run(world, "DELETE FROM pair");
    (void)browser_get(karim, PAIRS);
    browser_expect(karim, 200, "overlapping? (our proposal)");
    assert_int_equal(browser_post(karim, PAIR, "relation=complementary&agreement="), 303);
    (void)browser_get(karim, PAIRS);
    browser_expect(karim, 200, "<span class=\"tag\">complementing</span>");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM pair"), 1);
    assert_string_equal(
        world_text(world, "SELECT action FROM journal WHERE network_id = '" WORLD_NETWORK
                          "' ORDER BY position DESC LIMIT 1"),
        "pair.describe");
}

static void the_order_of_the_two_does_not_matter(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, PAIRS "/1/3/1",
                                  "relation=overlapping&agreement="
                                  "&was_relation=competitive&was_agreement="),
                     303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM pair"), 1);
    assert_string_equal(world_text(world, "SELECT relation FROM pair"), "overlapping");
}

static void who_describes_it_otherwise_meanwhile_is_told(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(hilde, PAIR,
                                  "relation=overlapping&agreement="
                                  "&was_relation=competitive&was_agreement="),
                     303);
    assert_int_equal(browser_post(karim, PAIR,
                                  "relation=complementary&agreement="
                                  "&was_relation=competitive&was_agreement="),
                     409);
    browser_expect(karim, 409, "The coordinator made this &#39;overlapping&#39;");
    assert_string_equal(world_text(world, "SELECT relation FROM pair"), "overlapping");
}

static void an_actor_and_itself_are_no_pair(void **state)
{
    static const char *const ADDRESSES[] = {PAIRS "/1/1/1", PAIRS "/9/1/3",
                                            PAIRS "/1/1/99", PAIRS "/x/1/3"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        assert_int_equal(browser_get(hilde, ADDRESSES[i]), 404);
    }
}

static void without_a_choice_it_leads_to_choosing(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, PAIRS);
    browser_expect(hilde, 200, "Nobody is chosen yet");
}

/* Twelve actors that bring the same are 66 pairs: the first stand there, the others are
 * counted, and can be asked for. */
static void a_long_list_says_how_many_more(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (int i = 5; i <= 14; i++) {
        struct text row;

        text_init(&row, world->pool, LIMIT_PAGE_BYTES);
        text_format(&row,
                    "INSERT INTO actor VALUES ('" WORLD_NETWORK
                    "', %d, 1, 'Actor %d', '', '', '');"
                    "INSERT INTO holding VALUES ('" WORLD_NETWORK
                    "', %d, %d, 1, 'yes', '', '', '', '', '');"
                    "INSERT INTO selection VALUES ('" WORLD_NETWORK "', %d, %d, 1, '')",
                    i, i, i, i, i, i);
        world_run(world, row.bytes);
    }
    (void)browser_get(hilde, PAIRS);
    browser_expect(hilde, 200, "57 pairs more, which nobody described yet.");
    (void)browser_get(hilde, PAIRS "?source=1");
    browser_expect(hilde, 200, "Actor 13 – Actor 14");
    assert_false(browser_shows(hilde, "pairs more"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_pages_are_complete),
        ON_SQLITE(a_competitive_pair_without_agreement_is_marked),
        ON_BOTH(a_pair_that_nobody_described_is_a_proposal),
        ON_SQLITE(the_order_of_the_two_does_not_matter),
        ON_BOTH(who_describes_it_otherwise_meanwhile_is_told),
        ON_SQLITE(an_actor_and_itself_are_no_pair),
        ON_SQLITE(without_a_choice_it_leads_to_choosing),
        ON_SQLITE(a_long_list_says_how_many_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
