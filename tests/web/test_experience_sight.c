/* test_experience_sight.c - who sees what of anonymous surveys (method 8.2): by changing
 * what must stay hidden, and seeing that no page of any role changes with it.
 *
 * Every page on which such a survey has a part is asked for by every role, as JSON where
 * there is a model; then something hidden is changed in the database; then all is asked
 * again. */
#include "site_experience.h"

#include "web/kept.h"
#include "web/page_cache.h"

enum { ANSWERS_MOST = 600, CACHE_BYTES = 1024 * 1024 };

static const struct address_part PARTS[] = {
    {"{network}", WORLD_NETWORK}, {"{wave}", "1"}, {"{link}", "1"},
    {"{dilemma}", "loyalty"},     {"{note}", "1"}, {"{entry}", "abc"}};

/* Whatever begins so, beside the home of the network and its history. */
static const char *const PREFIXES[] = {
    "/networks/{network}/experience", "/networks/{network}/notes",
    "/networks/{network}/log",        "/networks/{network}/attention",
    "/networks/{network}/history",    "/networks/{network}/own",
};

static const char *const CODES[] = {"dilemmas", "growth", "five_b"};

/* What one role was answered at one address. */
struct answer {
    enum actor actor;
    enum access_object object;
    const char *address;
    const char *body; /* with its code */
};

struct answers {
    struct answer items[ANSWERS_MOST];
    size_t count;
};

static struct browser *BROWSERS[ACTOR_COUNT];

static void browsers_open(struct world *world)
{
    for (int i = 0; i < ACTOR_COUNT; i++) {
        BROWSERS[i] = browser_new(world, (enum actor)i);
    }
}

static void browsers_close(void)
{
    for (int i = 0; i < ACTOR_COUNT; i++) {
        browser_free(BROWSERS[i]);
    }
}

/* Papers say the same as their pages, and take long. */
static bool is_asked(const struct route *route)
{
    bool is_here = strcmp(route->path, "/networks/{network}") == 0;

    for (size_t i = 0; i < ARRAY_COUNT(PREFIXES); i++) {
        is_here |= strncmp(route->path, PREFIXES[i], strlen(PREFIXES[i])) == 0;
    }
    return is_here && route->method == HTTP_GET && strstr(route->path, ".pdf") == NULL;
}

static void answer_add(struct world *world, enum actor actor, enum access_object object,
                       const char *address, struct answers *answers)
{
    struct browser *browser = BROWSERS[actor];
    struct text body;
    const int code = browser_get(browser, address);

    assert_true(answers->count < ANSWERS_MOST);
    text_init(&body, world->pool, LIMIT_PAGE_BYTES);
    text_format(&body, "%d ", code);
    text_add_part(&body, browser->answer.body == NULL ? "" : browser->body,
                  browser->answer.body_length);
    answers->items[answers->count++] =
        (struct answer){actor, object, pool_text(world->pool, address), body.bytes};
}

/* Everything that everybody is answered, as it is now. */
static struct answers *answers_read(struct world *world)
{
    struct answers *answers = pool_array(world->pool, 1, struct answers);

    page_cache_free(world->site.cache);
    world->site.cache = page_cache_new(CACHE_BYTES);
    kept_free(world->site.kept);
    world->site.kept = kept_new(CACHE_BYTES);
    for (int i = 0; i < ACTOR_COUNT; i++) {
        for (size_t r = 0; r < ROUTE_COUNT; r++) {
            struct text address;

            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            if (is_asked(&ROUTES[r]) &&
                site_address(&ROUTES[r], PARTS, ARRAY_COUNT(PARTS), &address)) {
                text_add(&address, ROUTES[r].template != NULL ? ".json" : "");
                answer_add(world, (enum actor)i, ROUTES[r].object, address.bytes,
                           answers);
            }
        }
        answer_add(world, (enum actor)i, OBJECT_INSTALLATION, "/host.json", answers);
    }
    return answers;
}

/* Pages of one object may change for those who may see it; how many did. */
static size_t changes_count(const struct answers *before, const struct answers *after,
                            enum access_object allowed)
{
    size_t count = 0;

    assert_int_equal(before->count, after->count);
    for (size_t i = 0; i < before->count; i++) {
        const struct answer *answer = &before->items[i];

        if (strcmp(answer->body, after->items[i].body) == 0) {
            continue;
        }
        if (answer->object != allowed || strncmp(answer->body, "200", 3) != 0) {
            fail_msg("%s tells %s what is hidden:\n%s\n---\n%s", answer->address,
                     ACTORS[answer->actor].label, answer->body, after->items[i].body);
        }
        count++;
    }
    return count;
}

/* How many pages were shown at all: else nothing could change. */
static size_t shown_count(const struct answers *answers)
{
    size_t count = 0;

    for (size_t i = 0; i < answers->count; i++) {
        count += strncmp(answers->items[i].body, "200 ", 4) == 0;
    }
    return count;
}

static struct world *opened(void **state, const char *instrument)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    const int64_t wave_id = site_experience_open(world, instrument);
    site_experience_answer(world, wave_id, 42,
                           strcmp(instrument, "five_b") == 0 ? 32 : 0);
    assert_int_equal(wave_id, 1);
    browsers_open(world);
    return world;
}

static struct world *closed(void **state, const char *instrument)
{
    struct world *world = world_new(state);

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, instrument), 1);
    browsers_open(world);
    return world;
}

/* ---- while it is open ---- */

static void nothing_of_an_answer_shows_while_a_survey_is_open(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        SCOPED(world) world = opened(state, CODES[i]);
        const struct answers *before = answers_read(world);

        assert_true(shown_count(before) > 30);
        world_run(world, "UPDATE reply SET answers = 'bs1 1'");
        world_run(world, "UPDATE open_answer SET body = 'geheim', state = 'shown', "
                         "shown = 'geheim'");
        (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
        browsers_close();
    }
}

/* One more by a link, and somebody who has just begun: who looks minute by minute must
 * not see when the one behind the door answers. */
static void one_more_answer_is_not_seen_before_five_are(void **state)
{
    SCOPED(world) world = opened(state, "five_b");
    const struct answers *before = answers_read(world);

    /* Families: 26 by screen and 6 by kiosk are 32; workers 42. */
    assert_int_equal(
        world_number(world, "SELECT used FROM survey_link_use WHERE link_id = 1"), 26);
    world_run(world, "UPDATE survey_link_use SET used = used + 1 WHERE link_id = 1");
    world_run(world, "INSERT INTO reply SELECT network_id, wave_id, 'zz', respondent, "
                     "answers FROM reply WHERE id = (SELECT MAX(id) FROM reply)");
    world_run(world, "INSERT INTO begun_sheet VALUES ('" WORLD_NETWORK
                     "', 1, 'aa', 'sealed', '" WORLD_TODAY "')");
    (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
    browsers_close();
}

/* ---- when it is closed ---- */

static void what_single_people_answered_is_on_no_page(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        SCOPED(world) world = closed(state, CODES[i]);
        const struct answers *before = answers_read(world);

        assert_true(shown_count(before) > 30);
        world_run(world, "UPDATE reply SET answers = 'bs1 1'");
        (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
        world_run(world, "DELETE FROM reply");
        (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
        browsers_close();
    }
}

static void what_is_written_is_for_those_who_check_it(void **state)
{
    SCOPED(world) world = closed(state, "five_b");
    const struct answers *before = answers_read(world);

    world_run(world, "UPDATE open_answer SET body = 'geheim'");
    /* The family as member, the initiator and the coordinator. */
    assert_int_equal(changes_count(before, answers_read(world), OBJECT_OPEN_ANSWERS), 3);
    browsers_close();
}

static void the_first_check_is_seen_by_the_second_alone(void **state)
{
    SCOPED(world) world = closed(state, "five_b");

    world_run(world, "UPDATE open_answer SET state = 'once', shown = 'half', first_by = "
                     "'person:99'");
    const struct answers *before = answers_read(world);
    world_run(world, "UPDATE open_answer SET shown = 'heel'");
    assert_int_equal(changes_count(before, answers_read(world), OBJECT_OPEN_ANSWERS), 3);
    browsers_close();
}

static void how_it_came_in_is_gone_for_all_once_it_is_decided(void **state)
{
    SCOPED(world) world = closed(state, "five_b");

    site_experience_check(world, 1, 4);
    const struct answers *before = answers_read(world);
    world_run(world, "UPDATE open_answer SET body = 'geheim', respondent = 'workers' "
                     "WHERE state = 'shown'");
    (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
    browsers_close();
}

static void ones_own_organisation_is_on_ones_own_page_only(void **state)
{
    SCOPED(world) world = closed(state, "dilemmas");
    const struct answers *before = answers_read(world);

    world_run(world, "DELETE FROM wave_result WHERE part LIKE 'organisation:%' AND part "
                     "<> 'organisation:1'");
    (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
    world_run(world, "DELETE FROM wave_result WHERE part = 'organisation:1'");
    /* The worker and the representative. */
    assert_int_equal(changes_count(before, answers_read(world), OBJECT_OWN_EXPERIENCE),
                     2);
    browsers_close();
}

/* Shown in one wave and hidden in the other: nothing is said of the change. */
static void what_one_of_two_waves_hides_is_not_compared(void **state)
{
    static const char *const SAID[] = {"\"change\": \"up\"", "\"change\": \"down\"",
                                       "\"change\": \"not_clear\""};
    SCOPED(world) world = world_new(state);

    site_survey_members(world);
    const int64_t former = site_experience_open(world, "growth");
    site_experience_answer(world, former, 4, 0);
    site_experience_close(world, former, 10);
    assert_int_equal(site_experience_second(world, "growth"), 2);
    SCOPED(browser) browser = browser_new(world, ACTOR_REPRESENTATIVE);
    (void)browser_get(browser, "/networks/" WORLD_NETWORK "/experience/2/growth.json");
    browser_expect(browser, 200, "\"has_former\": true");
    browser_expect(browser, 200, "\"change\": \"too_few\"");
    assert_false(browser_shows(browser, ", before "));
    for (size_t i = 0; i < ARRAY_COUNT(SAID); i++) {
        assert_false(browser_shows(browser, SAID[i]));
    }
}

/* ---- what a coordinator keeps ---- */

static void a_log_is_on_no_page_of_anybody_else(void **state)
{
    SCOPED(world) world = closed(state, "growth");

    world_run(world, "INSERT INTO log_entry VALUES ('" WORLD_NETWORK
                     "', 'abc', 9999, '2026-11-01', '', '', '', 'a', 'b')");
    const struct answers *before = answers_read(world);
    world_run(world, "UPDATE log_entry SET what = 'geheim'");
    (void)changes_count(before, answers_read(world), OBJECT_PUBLIC);
    browsers_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(nothing_of_an_answer_shows_while_a_survey_is_open),
        ON_SQLITE(one_more_answer_is_not_seen_before_five_are),
        ON_SQLITE(what_single_people_answered_is_on_no_page),
        ON_SQLITE(what_is_written_is_for_those_who_check_it),
        ON_SQLITE(the_first_check_is_seen_by_the_second_alone),
        ON_SQLITE(how_it_came_in_is_gone_for_all_once_it_is_decided),
        ON_SQLITE(ones_own_organisation_is_on_ones_own_page_only),
        ON_SQLITE(what_one_of_two_waves_hides_is_not_compared),
        ON_SQLITE(a_log_is_on_no_page_of_anybody_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
