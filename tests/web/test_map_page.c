/* test_map_page.c - stories of the map of a closed wave: the table that says the same,
 * what can be chosen, the files, and that nobody sees who said what. */
#include "site_survey.h"

#include "base/limits.h"
#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/findings/1"
#define MAP WAVE "/map"

static struct world *surveyed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    return world;
}

/* The row of an organisation in the table. */
static const char *row_of(struct browser *browser, const char *name)
{
    struct text before;

    text_init(&before, browser->pool, LIMIT_ADDRESS_BYTES);
    text_format(&before, "<th scope=\"row\">%s", name);
    return browser_between(browser, before.bytes, "</tr>");
}

static void the_table_comes_first_and_names_every_partner(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    expect_whole(worker, MAP);
    const char *table = strstr(worker->body, "<table");
    assert_non_null(table);
    assert_true(strstr(worker->body, "<img class=\"picture\"") > table);
    const char *bib = row_of(worker, "Bib");
    assert_non_null(strstr(bib, ">Scholen</a>"));
    browser_expect(worker, 200, "Named in answers, but not a member:");
    browser_expect(worker, 200, "Buurthuis De Brug");
}

static void a_tie_is_the_same_from_both_sides(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    /* One of the two says there is none: nobody sees which. */
    (void)browser_get(worker, MAP "?relation=contact");
    const char *scholen = row_of(worker, "Scholen");
    const char *vereniging = row_of(worker, "Vereniging");
    assert_non_null(strstr(scholen, ">Vereniging</a>"));
    assert_non_null(strstr(vereniging, ">Scholen</a>"));
}

static void who_did_not_answer_is_unknown_and_not_alone(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, MAP);
    const char *zorghuis = row_of(worker, "Zorghuis");
    assert_non_null(strstr(zorghuis, "did not answer"));
    assert_null(strstr(zorghuis, ">none<"));
    browser_expect(worker, 200, "9 of 10 organisations answered");
}

static void lines_can_begin_at_a_level_of_contact(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    size_t former = SIZE_MAX;

    for (int least = 1; least <= 5; least++) {
        struct text address;
        size_t count = 0;

        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, MAP "?relation=contact&least=%d", least);
        assert_int_equal(browser_get(worker, address.bytes), 200);
        for (const char *at = worker->body; (at = strstr(at, "href=\"#o")) != NULL;
             at++) {
            count++;
        }
        assert_true(count <= former);
        assert_true(least == 1 ? count > 0 : true);
        former = count;
    }
    assert_true(former < 10);
}

static const struct {
    const char *query;
    const char *shows;
} CHOICES[] = {
    {"?relation=referral", "An arrow means: the one refers families to the other."},
    {"?relation=referral&size=named_by", "<option value=\"named_by\" selected>"},
    {"?relation=contact&size=named_by", "<option value=\"partners\" selected>"},
    {"?colour=role&size=betweenness&line=same",
     "<option value=\"betweenness\" selected>"},
    {"?relation=means", "they share means"},
    {"?relation=info&line=level", "information"},
    {"?colour=beauty&size=beauty&line=beauty&as=beauty&least=99", "Who is tied to whom?"},
};

static void what_is_shown_can_be_chosen(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    for (size_t i = 0; i < ARRAY_COUNT(CHOICES); i++) {
        struct text address;

        print_message("%s\n", CHOICES[i].query);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, MAP "%s", CHOICES[i].query);
        expect_whole(worker, address.bytes);
        browser_expect(worker, 200, CHOICES[i].shows);
    }
    assert_int_equal(browser_get(worker, MAP "?relation=friendship"), 404);
}

static void names_can_be_left_out(void **state)
{
    static const char *const WAYS[] = {"code", "role"};
    static const char *const FILES[] = {"/map", "/map.svg", "/matrix.svg", "/map.json"};
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    for (size_t i = 0; i < ARRAY_COUNT(WAYS) * ARRAY_COUNT(FILES); i++) {
        struct text address;

        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, WAVE "%s?relation=contact&as=%s", FILES[i / 2],
                    WAYS[i % 2]);
        print_message("%s\n", address.bytes);
        assert_int_equal(browser_get(worker, address.bytes), 200);
        for (size_t house = 0; house < HOUSE_SPORTDIENST; house++) {
            assert_false(browser_shows(worker, SURVEY_HOUSES[house]));
        }
    }
}

/* ---- files ---- */

static void the_map_is_a_drawing_with_handles(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_get(worker, WAVE "/map.svg?relation=contact"), 200);
    assert_string_equal(browser_header(worker, "Content-Type"), "image/svg+xml");
    browser_expect(worker, 200, "data-mark=\"0\"");
    browser_expect(worker, 200, "data-tie=\"0 1\"");
    browser_expect(worker, 200, "hatch-");
    assert_false(browser_shows(worker, "names OCMW"));
    assert_int_equal(browser_get(worker, WAVE "/matrix.svg"), 200);
    browser_expect(worker, 200, "</svg>");
    assert_int_equal(browser_get(worker, WAVE "/map.svg?relation=x"), 404);
}

static void the_map_can_be_printed_and_shown(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    assert_int_equal(browser_get(worker, WAVE "/map.pdf"), 200);
    assert_string_equal(browser_header(worker, "Content-Type"), "application/pdf");
    assert_memory_equal(worker->body, "%PDF", 4);
    assert_int_equal(browser_get(worker, WAVE "/map.png"), 200);
    assert_string_equal(browser_header(worker, "Content-Type"), "image/png");
}

/* Where the mark of an organisation stands in the present answer. */
static const char *place_of(struct browser *browser, const char *name)
{
    struct text before;

    text_init(&before, browser->pool, LIMIT_ADDRESS_BYTES);
    text_format(&before, "<title>%s;", name);
    return browser_between(browser, before.bytes, "</g>");
}

static void who_stands_where_does_not_hang_on_the_kind_of_tie(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);

    (void)browser_get(worker, WAVE "/map.svg?relation=regular&line=same&size=none");
    const char *regular = pool_text(world->pool, place_of(worker, "Scholen"));
    (void)browser_get(worker, WAVE "/map.svg?relation=action&line=same&size=none");
    const char *action = place_of(worker, "Scholen");
    assert_string_not_equal(regular, "");
    assert_string_not_equal(action, "");
    assert_string_equal(regular, action);
}

static void others_see_no_map(void **state)
{
    SCOPED(world) world = surveyed(state);
    SCOPED(browser) researcher = browser_new(world, ACTOR_RESEARCHER);
    SCOPED(browser) elsewhere = browser_new(world, ACTOR_ELSEWHERE);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    assert_int_equal(browser_get(researcher, MAP), 403);
    assert_int_equal(browser_get(researcher, WAVE "/map.svg"), 403);
    assert_int_equal(browser_get(elsewhere, WAVE "/map.svg"), 404);
    assert_int_equal(browser_get(family, MAP), 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_table_comes_first_and_names_every_partner),
        ON_SQLITE(a_tie_is_the_same_from_both_sides),
        ON_SQLITE(who_did_not_answer_is_unknown_and_not_alone),
        ON_SQLITE(lines_can_begin_at_a_level_of_contact),
        ON_SQLITE(what_is_shown_can_be_chosen),
        ON_SQLITE(names_can_be_left_out),
        ON_SQLITE(the_map_is_a_drawing_with_handles),
        ON_SQLITE(the_map_can_be_printed_and_shown),
        ON_SQLITE(who_stands_where_does_not_hang_on_the_kind_of_tie),
        ON_BOTH(others_see_no_map),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
