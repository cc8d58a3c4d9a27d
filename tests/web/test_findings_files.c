/* test_findings_files.c - stories of what can be taken away of a closed wave. */
#include "site_survey.h"

#include "base/limits.h"
#include "exchange/network_file.h"
#include "whole_page.h"

#define FILES "/networks/" WORLD_NETWORK "/findings/1/files"
#define LATER "/networks/" WORLD_NETWORK "/findings/2/files"

static struct world *closed(void **state)
{
    struct world *world = world_new(state);

    site_survey_closed(world);
    return world;
}

static void every_file_on_the_page_comes(void **state)
{
    static const char *const NAMES[] = {
        "network-edges.csv", "network-matrix.csv", "network.xlsx", "network.graphml",
        "network.gexf",      "network.dl",         "network.net",  "network.zip",
        "figures.csv",       "figures.json",       "figures.xlsx"};
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    expect_whole(fatima, FILES);
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct text address;

        (void)browser_get(fatima, FILES);
        browser_expect(fatima, 200, NAMES[i]);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, "%s/%s", FILES, NAMES[i]);
        assert_int_equal(browser_get(fatima, address.bytes), 200);
        assert_non_null(
            strstr(browser_header(fatima, "Content-Disposition"), "attachment"));
        assert_true(fatima->answer.body_length > 0);
    }
    assert_int_equal(browser_get(fatima, FILES "/network.exe"), 404);
}

/* Read a network as somebody would who took it away. */
static struct network_series taken(struct browser *browser, const char *address,
                                   const char *name)
{
    const struct network_reading reading = {0};
    struct report report = {.pool = browser->world->pool};
    struct network_series series = {NULL, 0};

    assert_int_equal(browser_get(browser, address), 200);
    const struct file_bytes file = {
        name,
        pool_text_part(browser->world->pool, browser->body, browser->answer.body_length),
        browser->answer.body_length};
    assert_true(
        network_read(&file, NULL, &reading, browser->world->pool, &report, &series));
    return series;
}

static void what_members_take_does_not_say_who_said_it(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    const struct network_series series =
        taken(fatima, FILES "/network.graphml?relation=contact", "network.graphml");
    const struct network *network = &series.waves[0].network;

    assert_int_equal(network->organisation_count, 10);
    assert_false(network->relations[0].is_directed);
    const size_t one = network_organisation_find(network, "Scholen");
    const size_t other = network_organisation_find(network, "Inloopteam");
    for (size_t i = 0; i < network->relations[0].tie_count; i++) {
        const struct tie *tie = &network->relations[0].ties[i];
        if ((tie->from == one && tie->to == other) ||
            (tie->from == other && tie->to == one)) {
            assert_float_equal(tie->value, 4, 1e-12); /* the higher of 4 and 2 */
            return;
        }
    }
    fail_msg("Scholen - Inloopteam is not there");
}

static void what_each_said_goes_to_the_coordinator_without_names(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    assert_int_equal(browser_get(hilde, FILES "/network.graphml?of=measured&as=code"),
                     200);
    for (int i = 0; i < HOUSE_COUNT; i++) {
        assert_false(browser_shows(hilde, SURVEY_HOUSES[i]));
    }
    browser_expect(hilde, 200, "O01");
    assert_int_equal(browser_get(hilde, FILES "/network.graphml?of=measured&as=role"),
                     200);
    assert_int_equal(browser_get(hilde, FILES "/network.graphml?of=measured&as=name"),
                     403);
    assert_int_equal(browser_get(karim, FILES "/network.graphml?of=measured&as=code"),
                     403);
    assert_int_equal(browser_get(fatima, FILES "/network.graphml?of=measured&as=code"),
                     403);
    assert_int_equal(browser_get(fatima, FILES "?of=measured&as=code"), 403);
    (void)browser_get(fatima, FILES);
    assert_false(browser_shows(fatima, "value=\"measured\""));
}

static void the_network_as_shown_can_go_without_names_too(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    assert_int_equal(browser_get(fatima, FILES "/network-edges.csv?as=code"), 200);
    for (int i = 0; i < HOUSE_COUNT; i++) {
        assert_false(browser_shows(fatima, SURVEY_HOUSES[i]));
    }
    expect_whole(fatima, FILES "?as=role&waves=all&relation=referral");
    browser_expect(fatima, 200, "hide a name from who reads along");
    assert_int_equal(browser_get(fatima, FILES "/network-edges.csv?as=nickname"), 422);
    assert_int_equal(browser_get(fatima, FILES "/network-edges.csv?relation=love"), 422);
}

static void one_organisation_has_one_code_in_all_files(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    const struct network_series all =
        taken(fatima, LATER "/network.gexf?as=code&waves=all", "network.gexf");
    const struct network_series first =
        taken(fatima, FILES "/network.gexf?as=code", "network.gexf");
    assert_int_equal(all.wave_count, 2);
    assert_int_equal(first.wave_count, 1);
    const struct network *then = &all.waves[0].network;
    const struct network *alone = &first.waves[0].network;
    assert_int_equal(then->relations[0].tie_count, alone->relations[0].tie_count);
    for (size_t i = 0; i < alone->relations[0].tie_count; i++) {
        const struct tie *tie = &alone->relations[0].ties[i];
        const size_t from = network_organisation_find(then, alone->names[tie->from]);
        const size_t to = network_organisation_find(then, alone->names[tie->to]);
        bool is_there = false;
        for (size_t k = 0; k < then->relations[0].tie_count; k++) {
            const struct tie *other = &then->relations[0].ties[k];
            is_there |= (other->from == from && other->to == to) ||
                        (other->from == to && other->to == from);
        }
        assert_true(is_there);
    }
}

static void what_a_format_loses_is_said_before(void **state)
{
    SCOPED(world) world = world_new(state);

    site_survey_second(world);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);
    expect_whole(fatima, LATER "?waves=all");
    const char *pajek = browser_between(fatima, "network.net</a>", "</tr>");
    assert_non_null(strstr(pajek, "2 waves only the last"));
}

static void figures_have_bands_and_unknown_is_empty(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) fatima = browser_new(world, ACTOR_REPRESENTATIVE);

    (void)browser_get(fatima, FILES "/figures.csv");
    browser_expect(fatima, 200, "regular,density,");
    browser_expect(fatima, 200, "dropped_low");
    assert_false(browser_shows(fatima, "nan"));
    (void)browser_get(fatima, FILES "/figures.json");
    browser_expect(fatima, 200, "\"measure\": \"density\"");
    browser_expect(fatima, 200, "\"answered\": 9");
    world_run(world, "DELETE FROM wave_result");
    assert_int_equal(browser_get(fatima, FILES "/figures.csv"), 404);
}

static void no_file_holds_trust(void **state)
{
    SCOPED(world) world = closed(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, FILES "/network.graphml?of=measured&as=code");
    assert_false(browser_shows(hilde, "T1"));
    assert_false(browser_shows(hilde, "trust"));
    (void)browser_get(hilde, FILES "/figures.json");
    assert_false(browser_shows(hilde, "trust"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(every_file_on_the_page_comes),
        ON_SQLITE(what_members_take_does_not_say_who_said_it),
        ON_BOTH(what_each_said_goes_to_the_coordinator_without_names),
        ON_SQLITE(the_network_as_shown_can_go_without_names_too),
        ON_BOTH(one_organisation_has_one_code_in_all_files),
        ON_SQLITE(what_a_format_loses_is_said_before),
        ON_BOTH(figures_have_bands_and_unknown_is_empty),
        ON_SQLITE(no_file_holds_trust),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
