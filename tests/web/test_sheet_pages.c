/* test_sheet_pages.c - the blind sheet: one's own marks, drafts until the round is
 * closed, and nowhere a mark of somebody else before that. */
#include "site_preparation.h"

#include "html_check.h"
#include "method/arena.h"
#include "store/transfer.h"
#include "web/sheet_model.h"

#define HERE "/networks/" WORLD_NETWORK
#define ARENA HERE "/arena"
#define SHEET ARENA "/sheet"

/* A remark that stands in no other text: where it is found, a mark leaked. */
#define SECRET "zwijgzaamheid"
#define MARKS                                                                            \
    "c_1_importance=2&w_1_importance=&c_1_replaceability=rather_large"                   \
    "&w_1_replaceability=&c_1_note=" SECRET "&w_1_note=&c_1_replaced_by=geheime+wijk"

/* The preparation without its closed round; round 1 is open, nobody has rated. */
static struct world *rating(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    world_run(world, "DELETE FROM rating");
    world_run(world, "DELETE FROM rater");
    world_run(world, "UPDATE round SET state = 'open', closed_at = NULL");
    return world;
}

/* The preparation with a second round open over its first. */
static struct world *rating_again(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    world_open_round(world);
    return world;
}

static void well(const struct browser *browser)
{
    const struct world *world = browser->world;

    assert_null(world->gaps.first);
    assert_null(html_check(browser->body, world->pool));
}

/* ---- what it shows ---- */

static void the_choices_are_those_of_the_method(void **state)
{
    static const struct {
        enum sheet_column column;
        const struct vocabulary *vocabulary;
    } CASES[] = {{SHEET_REPLACEABILITY, &ARENA_REPLACEABILITY},
                 {SHEET_DEPENDENCE, &ARENA_DEPENDENCE}};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const struct choice *choices = SHEET_PLAN.columns[CASES[i].column].choices;
        int value = 1;

        for (; choices[value - 1].code != NULL; value++) {
            assert_string_equal(choices[value - 1].code,
                                vocabulary_code(CASES[i].vocabulary, value));
            assert_string_equal(choices[value - 1].label,
                                vocabulary_label(CASES[i].vocabulary, value));
        }
        assert_null(vocabulary_code(CASES[i].vocabulary, value));
    }
}

static void a_sheet_has_a_row_for_each_actor(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "<select id=\"c_1_importance\"");
    browser_expect(karim, 200, "<option value=\"4\">4 – very important</option>");
    browser_expect(karim, 200, "<select id=\"c_4_dependence\"");
    browser_expect(karim, 200, "<span class=\"grid-done\">0</span> / 4");
    assert_string_equal(browser_header(karim, "Cache-Control"), "no-store");
    well(karim);
}

static void without_an_open_round_it_leads_to_the_result(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "The coordinator opens one");
    world_prepare(world);
    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "No round is open now");
    browser_expect(karim, 200, ARENA "/result");
    assert_false(browser_shows(karim, "c_1_importance"));
    well(karim);
}

static void the_own_organisation_is_ticked(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_run(world, "UPDATE role SET organisation_id = (SELECT organisation_id FROM "
                     "actor WHERE id = 2) WHERE person_id = 2");
    (void)browser_get(karim, SHEET);
    browser_expect(
        karim, 200,
        "id=\"c_2_own\" name=\"c_2_own\" type=\"checkbox\" value=\"yes\" checked");
    assert_false(browser_shows(
        karim,
        "id=\"c_1_own\" name=\"c_1_own\" type=\"checkbox\" value=\"yes\" checked"));
}

/* ---- saving ---- */

static void a_mark_is_kept_as_a_draft(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(
        browser_post(karim, SHEET ".json", "c_1_importance=3&w_1_importance="), 200);
    assert_int_equal(browser_post(karim, SHEET ".json",
                                  "c_1_replaceability=small&w_1_replaceability="),
                     200);
    assert_int_equal(browser_post(karim, SHEET ".json",
                                  "c_1_dependence=large&w_1_dependence="
                                  "&c_1_replaced_by=CAW+%7C+Wijkteam&c_1_own=yes"),
                     200);
    assert_string_equal(
        world_text(world, "SELECT person_id || ' ' || importance || ' ' || "
                          "irreplaceability || ' ' || dependence || ' ' || is_own || ' ' "
                          "|| replaced_by FROM rating_draft"),
        "2 3 4 3 1 CAW|Wijkteam");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating"), 0);
    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "<span class=\"grid-done\">1</span> / 4");
    browser_expect(karim, 200, "<option value=\"small\" selected>");
}

static const struct {
    const char *label;
    const char *fields;
    const char *name;
    const char *sentence;
} WRONG[] = {
    {"a level beyond the scale", "c_1_importance=5&w_1_importance=", "c_1_importance",
     "hoose one of the list"},
    {"a number for a word", "c_1_replaceability=3&w_1_replaceability=",
     "c_1_replaceability", "hoose one of the list"},
    {"small dependence, which there is not",
     "c_1_dependence=small&w_1_dependence=", "c_1_dependence", "hoose one of the list"},
};

static void a_wrong_word_is_said_at_its_cell(void **state)
{
    SCOPED(world) world = rating(state);

    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
        struct text id;

        print_message("%s\n", WRONG[i].label);
        text_init(&id, world->pool, LIMIT_NAME_BYTES);
        text_format(&id, "id=\"%s-error\"", WRONG[i].name);
        (void)browser_post(karim, SHEET, WRONG[i].fields);
        browser_expect(karim, 422, NULL);
        assert_non_null(
            strstr(browser_between(karim, id.bytes, "</p>"), WRONG[i].sentence));
        well(karim);
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating_draft"), 0);
}

static void too_many_names_are_refused(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    struct text fields;

    text_init(&fields, world->pool, LIMIT_BODY_BYTES);
    text_add(&fields, "c_1_replaced_by=");
    for (int i = 0; i <= LIMIT_REPLACED_BY; i++) {
        text_format(&fields, "n%d%%7C", i);
    }
    (void)browser_post(karim, SHEET, fields.bytes);
    browser_expect(karim, 422, "Name at most 50");
}

static void names_stand_between_commas_but_for_one_that_holds_a_comma(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_run(world, "UPDATE actor SET name = 'Zorg, wonen en werk' WHERE id = 3");
    assert_int_equal(
        browser_post(karim, SHEET,
                     "c_1_replaced_by=CAW,+Zorg,+wonen+en+werk;+Syntra&w_1_replaced_by="),
        303);
    assert_string_equal(world_text(world, "SELECT replaced_by FROM rating_draft"),
                        "CAW|Zorg, wonen en werk|Syntra");
    /* What a page without script keeps as shown is the same list. */
    assert_int_equal(
        browser_post(karim, SHEET,
                     "c_1_replaced_by=CAW,+Bib&w_1_replaced_by=CAW,+Zorg,+wonen+en+werk,"
                     "Syntra"),
        303);
    assert_string_equal(world_text(world, "SELECT replaced_by FROM rating_draft"),
                        "CAW|Bib");
}

static void the_words_are_explained_until_the_sheet_was_begun(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "<details class=\"sheet scales\" open>");
    assert_int_equal(browser_post(karim, SHEET, "c_1_importance=3&w_1_importance="), 303);
    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "<details class=\"sheet scales\" >");
}

static void one_rater_on_two_screens_is_told(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, SHEET, "c_1_importance=3&w_1_importance="), 303);
    (void)browser_post(karim, SHEET, "c_1_importance=2&w_1_importance=");
    browser_expect(karim, 409, "made this &#39;3 – important&#39; meanwhile");
    browser_expect(karim, 409, "name=\"w_1_importance\" value=\"3\"");
}

/* ---- finishing ---- */

static void a_half_row_keeps_a_sheet_from_being_finished(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(karim, SHEET,
                       "c_2_importance=3&w_2_importance=&c_1_note=x&then=finish");
    browser_expect(karim, 422, "id=\"c_2_replaceability-error\"");
    browser_expect(karim, 422, "Give this mark too");
    assert_int_equal(world_number(world, "SELECT COUNT(finished_at) FROM rater"), 0);
    assert_int_equal(world_number(world, "SELECT importance FROM rating_draft "
                                         "WHERE actor_id = 2"),
                     3);
    well(karim);
}

static void an_empty_sheet_is_not_finished(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_post(karim, SHEET, "then=finish");
    browser_expect(karim, 422, "rate at least one actor");
}

static void a_finished_sheet_is_read_and_taken_up_again(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, SHEET, MARKS "&then=finish"), 303);
    (void)browser_follow(karim);
    browser_expect(karim, 200, "You finished your sheet on 22 November 2026");
    browser_expect(karim, 200, "<li>Scholen</li>"); /* left out, and named */
    browser_expect(karim, 200, "rather large");
    assert_false(browser_shows(karim, "<select"));
    well(karim);
    (void)browser_post(karim, SHEET, "c_1_importance=4&w_1_importance=2");
    browser_expect(karim, 409, "This sheet is finished");
    assert_int_equal(browser_post(karim, SHEET "/resume", ""), 303);
    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "<option value=\"2\" selected>");
}

static void the_coordinator_sees_who_has_finished_and_nothing_more(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(hilde, ARENA);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rater"), 0);
    browser_expect(hilde, 200, "not begun");
    assert_int_equal(browser_post(karim, SHEET, MARKS), 303);
    (void)browser_get(hilde, ARENA);
    browser_expect(hilde, 200, "<span class=\"rater begun\">begun</span>");
    assert_int_equal(browser_post(karim, SHEET, "then=finish"), 303);
    (void)browser_get(hilde, ARENA ".json");
    browser_expect(hilde, 200, "\"sheet_state\": \"finished\"");
    assert_false(browser_shows(hilde, SECRET));
}

/* ---- blindness ---- */

/* Every page and every .json of the network, for one role. */
static const char *leak_find(struct world *world, enum actor actor)
{
    SCOPED(browser) browser = browser_new(world, actor);

    for (size_t r = 0; r < ROUTE_COUNT; r++) {
        const struct route *route = &ROUTES[r];

        if (route->method != HTTP_GET || route_network_part(route) < 0) {
            continue;
        }
        for (int is_json = 0; is_json < 2; is_json++) {
            struct text address;

            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            for (const char *at = route->path; *at != '\0';) {
                const size_t length = strcspn(at, "}") + 1;
                if (*at != '{') {
                    text_add_char(&address, *at++);
                    continue;
                }
                text_add(&address,
                         strncmp(at, "{network}", length) == 0 ? WORLD_NETWORK : "1");
                at += length;
            }
            text_add(&address, is_json ? ".json" : "");
            (void)browser_get(browser, address.bytes);
            if (browser_shows(browser, SECRET) ||
                browser_shows(browser, "geheime wijk")) {
                return address.bytes;
            }
        }
    }
    return NULL;
}

static const char *exported(struct world *world)
{
    SCOPED(database) database = database_at(world->fixture->url);
    struct status st = {0};
    FILE *out = tmpfile();
    struct text text;
    char line[1024];

    assert_non_null(out);
    expect_done(transfer_export(database, WORLD_NETWORK, out, &st), &st);
    rewind(out);
    text_init(&text, world->pool, LIMIT_OUTPUT_BYTES);
    while (fgets(line, sizeof line, out) != NULL) {
        text_add(&text, line);
    }
    (void)fclose(out);
    return text.bytes;
}

static void nobody_else_reads_a_mark_before_the_round_is_closed(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(karim, SHEET, MARKS "&then=finish"), 303);
    assert_int_equal(browser_post(karim, SHEET "/resume", ""), 303);
    for (int i = 0; i < ACTOR_COUNT; i++) {
        const enum actor actor = (enum actor)i;
        const char *leak = actor == ACTOR_INITIATOR ? NULL : leak_find(world, actor);

        print_message("%s\n", ACTORS[actor].label);
        if (leak != NULL) {
            fail_msg("%s reads a mark at %s", ACTORS[actor].label, leak);
        }
    }
    assert_null(strstr(exported(world), SECRET));
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal_value WHERE "
                                         "changes LIKE '%" SECRET "%'"),
                     0);
}

static void the_rater_reads_it_on_the_own_sheet_alone(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(karim, SHEET, MARKS), 303);
    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, SECRET);
    (void)browser_get(hilde, SHEET);
    assert_false(browser_shows(hilde, SECRET));
    assert_false(browser_shows(hilde, " selected>"));
    (void)browser_get(karim, ARENA);
    assert_false(browser_shows(karim, SECRET));
}

static void closing_shows_it_to_the_group(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(karim, SHEET, MARKS "&c_2_importance=4"), 303);
    (void)browser_get(hilde, ARENA);
    assert_int_equal(browser_submit(hilde, ARENA "/round/close", "round=1"), 303);
    assert_string_equal(browser_header(hilde, "Location"),
                        ARENA "/result?done=round-closed");
    /* Half a row stays a draft; a whole one is a rating, for export and group. */
    assert_string_equal(world_text(world, "SELECT note FROM rating"), SECRET);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating"), 1);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating_draft"), 1);
    assert_non_null(strstr(exported(world), SECRET));
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal_value WHERE "
                                         "changes LIKE '%" SECRET "%'"),
                     1);
    (void)browser_post(karim, SHEET, "c_2_replaceability=small");
    browser_expect(karim, 409, "The round was closed meanwhile");
}

/* Without script a whole sheet may be under way when the round is closed. */
static void what_was_typed_meanwhile_comes_back_to_be_copied(void **state)
{
    SCOPED(world) world = rating(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_post(karim, SHEET, MARKS), 303);
    assert_int_equal(browser_post(hilde, ARENA "/round/close", "round=1"), 303);
    (void)browser_post(karim, SHEET,
                       "c_2_importance=3&w_2_importance=&c_2_note=Eerst+bellen&w_2_note="
                       "&c_1_dependence=large&w_1_dependence=large");
    browser_expect(karim, 409, "What you wrote here was not saved");
    const char *list = browser_between(karim, "<dl class=\"facts\">", "</dl>");
    assert_non_null(strstr(list, ": Note</dt><dd>Eerst bellen</dd>"));
    assert_non_null(strstr(list, ": Importance</dt><dd>3 – important</dd>"));
    assert_null(strstr(list, "Dependence")); /* not touched */
    (void)browser_get(karim, SHEET);
    assert_false(browser_shows(karim, "was not saved"));
}

static void who_is_not_in_the_group_finds_no_sheet(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_RESEARCHER, ACTOR_FAMILY, ACTOR_WORKER,
                                        ACTOR_REPRESENTATIVE};
    SCOPED(world) world = rating(state);

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i]);

        assert_int_equal(browser_get(browser, SHEET), 403);
        assert_int_equal(browser_get(browser, SHEET ".json"), 403);
        assert_int_equal(browser_post(browser, SHEET, "c_1_importance=3"), 403);
    }
}

/* ---- a second round ---- */

static void a_second_sheet_begins_with_the_own_marks(void **state)
{
    SCOPED(world) world = rating_again(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, SHEET);
    browser_expect(karim, 200, "name=\"w_1_importance\" value=\"4\"");
    browser_expect(karim, 200, "name=\"w_1_replaceability\" value=\"rather_small\"");
    browser_expect(karim, 200, "<span class=\"grid-done\">4</span> / 4");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating_draft"), 0);
}

static void divided_actors_stand_first_with_a_word(void **state)
{
    SCOPED(world) world = rating_again(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, SHEET);
    /* Scholen: importance 4 and 1, irreplaceability 3 and 1. */
    browser_expect(karim, 200, "discuss: importance and replaceability");
    assert_true(strstr(karim->body, "c_3_importance") <
                strstr(karim->body, "c_1_importance"));
    well(karim);
}

static void both_rounds_stay(void **state)
{
    SCOPED(world) world = rating_again(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(
        browser_post(karim, SHEET, "c_3_importance=3&w_3_importance=1&then=finish"), 303);
    assert_int_equal(browser_post(hilde, ARENA "/round/close", "round=2"), 303);
    assert_int_equal(world_number(world, "SELECT importance FROM rating WHERE person_id "
                                         "= 2 AND actor_id = 3 AND round_id = 1"),
                     1);
    assert_int_equal(world_number(world, "SELECT importance FROM rating WHERE person_id "
                                         "= 2 AND actor_id = 3 AND round_id = 2"),
                     3);
    /* Finishing takes along what was left as it was. */
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM rating WHERE round_id = 2"), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_choices_are_those_of_the_method),
        ON_BOTH(a_sheet_has_a_row_for_each_actor),
        ON_SQLITE(without_an_open_round_it_leads_to_the_result),
        ON_BOTH(the_own_organisation_is_ticked),
        ON_BOTH(a_mark_is_kept_as_a_draft),
        ON_SQLITE(a_wrong_word_is_said_at_its_cell),
        ON_SQLITE(too_many_names_are_refused),
        ON_SQLITE(names_stand_between_commas_but_for_one_that_holds_a_comma),
        ON_SQLITE(the_words_are_explained_until_the_sheet_was_begun),
        ON_BOTH(one_rater_on_two_screens_is_told),
        ON_SQLITE(a_half_row_keeps_a_sheet_from_being_finished),
        ON_SQLITE(an_empty_sheet_is_not_finished),
        ON_BOTH(a_finished_sheet_is_read_and_taken_up_again),
        ON_SQLITE(the_coordinator_sees_who_has_finished_and_nothing_more),
        ON_BOTH(nobody_else_reads_a_mark_before_the_round_is_closed),
        ON_BOTH(the_rater_reads_it_on_the_own_sheet_alone),
        ON_BOTH(closing_shows_it_to_the_group),
        ON_BOTH(what_was_typed_meanwhile_comes_back_to_be_copied),
        ON_SQLITE(who_is_not_in_the_group_finds_no_sheet),
        ON_BOTH(a_second_sheet_begins_with_the_own_marks),
        ON_SQLITE(divided_actors_stand_first_with_a_word),
        ON_BOTH(both_rounds_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
