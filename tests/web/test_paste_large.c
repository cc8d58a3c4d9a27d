/* test_paste_large.c - how large a pasted table may be: one change of the journal. */
#include "site_preparation.h"

#include <assert.h>

#define PASTE "/networks/" WORLD_NETWORK "/arena/paste"

enum { WIDE = 50 }; /* sources; as many actors make LIMIT_BLOCK_HOLDINGS */

static_assert(WIDE * WIDE == LIMIT_BLOCK_HOLDINGS, "the largest table that is taken");

/* Actors and sources beside those that are prepared, one actor too many. */
static void widen(struct world *world)
{
    for (int i = 101; i <= 101 + WIDE; i++) {
        struct text words;

        text_init(&words, world->pool, LIMIT_FIELD_BYTES);
        text_format(&words,
                    "INSERT INTO actor (network_id, id, organisation_id, name, sector, "
                    "sources, note) SELECT network_id, %d, organisation_id, 'Actor %d', "
                    "'', '', '' FROM actor WHERE id = 4",
                    i, i);
        world_run(world, words.bytes);
        words.length = 0;
        text_format(&words,
                    "INSERT INTO source (network_id, id, code, label, kind, necessity, "
                    "note) SELECT network_id, %d, 'R%d', 'bron %d', '', 'useful', '' "
                    "FROM source WHERE id = 2",
                    i, i, i);
        world_run(world, words.bytes);
    }
}

/* What so many actors answer about WIDE sources; `fields` go before it. */
static const char *table(struct pool *pool, const char *fields, int actors,
                         const char *answer)
{
    struct text body;

    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_format(&body, "into=holdings&%s&text=actor", fields);
    for (int i = 0; i < WIDE; i++) {
        text_format(&body, "%%09R%d", 101 + i);
    }
    for (int i = 0; i < actors; i++) {
        text_format(&body, "%%0AActor+%d", 101 + i);
        for (int c = 0; c < WIDE; c++) {
            text_format(&body, "%%09%s", answer);
        }
    }
    return body.bytes;
}

/* With all that stood there before; what the preview promises, the journal holds. */
static void the_largest_table_is_one_change(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    widen(world);
    assert_int_equal(
        browser_post(browser, PASTE, table(world->pool, "confirm=yes", WIDE, "unknown")),
        303);
    world_run(world, "UPDATE holding SET can = 'unknown', wants = 'unknown', "
                     "has_confirmed = 'unknown', can_confirmed = 'unknown', "
                     "wants_confirmed = 'unknown'");
    assert_int_equal(
        browser_post(browser, PASTE, table(world->pool, "confirm=yes", WIDE, "partly")),
        303);
    assert_int_equal(world_number(world,
                                  "SELECT COUNT(*) FROM holding WHERE has = 'partly' AND "
                                  "actor_id > 100"),
                     LIMIT_BLOCK_HOLDINGS);
}

static void a_larger_one_is_refused_before_it_is_previewed(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    widen(world);
    const char *before = world_state(world);
    (void)browser_post(browser, PASTE, table(world->pool, "seen=", WIDE + 1, "no"));
    browser_expect(browser, 200, "2550 cells, and 2500 fit at once");
    assert_false(browser_shows(browser, "name=\"confirm\""));
    (void)browser_post(browser, PASTE, table(world->pool, "confirm=yes", WIDE + 1, "no"));
    browser_expect(browser, 422, "2550 cells, and 2500 fit at once");
    assert_string_equal(world_state(world), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_largest_table_is_one_change),
        ON_SQLITE(a_larger_one_is_refused_before_it_is_previewed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
