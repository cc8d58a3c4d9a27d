/* test_issue_pages.c - step 1 in the browser: the issue and its former texts, the sources
 * that it needs, and what is refused. */
#include "site_preparation.h"

#include "base/limits.h"
#include "method/coverage.h"
#include "method/issue.h"
#include "web/forms.h"

#define HERE "/networks/" WORLD_NETWORK
#define ISSUE HERE "/issue"
#define SOURCES HERE "/sources"

/* What the form of the issue showed, as it is sent along. */
#define WAS_EMPTY                                                                        \
    "&was_purpose=&was_appeal=&was_known_domains=&was_own_domains=&was_area="            \
    "&was_added_value="

/* ---- the issue ---- */

static void the_issue_is_written_in_one_change(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) worker = browser_new(world, ACTOR_WORKER);
    const int64_t before = world_number(world, "SELECT COUNT(*) FROM journal");

    (void)browser_get(sofie, ISSUE);
    browser_expect(sofie, 200, "The thread begins here.");
    assert_int_equal(
        browser_submit(sofie, ISSUE,
                       "purpose=Kinderen+in+armoede&appeal=Ouders&known_domains=income"
                       "&known_domains=housing&own_domains=digitaal%0D%0Aslapen&area=Oost"
                       "&added_value=Rust" WAS_EMPTY),
        303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal"), before + 1);
    assert_string_equal(world_text(world, "SELECT domains FROM issue"),
                        "income\nhousing\ndigitaal\nslapen");
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "Saved.");
    browser_expect(sofie, 200, "<blockquote>Kinderen in armoede</blockquote>");
    browser_expect(sofie, 200, "value=\"housing\" checked");
    browser_expect(sofie, 200, ">\ndigitaal\nslapen</textarea>");
    browser_expect(sofie, 200, "multidimensional");

    (void)browser_get(worker, ISSUE);
    browser_expect(worker, 200, "<span class=\"tag\">housing</span>");
    browser_expect(worker, 200, "<span class=\"tag\">slapen</span>");
    assert_false(browser_shows(worker, "<textarea"));
    assert_int_equal(browser_post(worker, ISSUE, "purpose=x"), 403);
    (void)browser_get(worker, HERE "/issue.json");
    browser_expect(worker, 200, "\"code\": \"housing\"");
}

static void two_domains_are_not_multidimensional_yet(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(
        browser_post(sofie, ISSUE, "purpose=x&known_domains=income&own_domains=slaap"),
        303);
    (void)browser_get(sofie, HERE "/issue.json");
    browser_expect(sofie, 200, "\"is_multidimensional\": false");
    browser_expect(sofie, 200, "\"domain_count\": 2");
}

static void a_domain_that_is_no_longer_ticked_goes(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    assert_int_equal(browser_post(sofie, ISSUE,
                                  "purpose=x&appeal=&own_domains=&area=&added_value="
                                  "&was_known_domains=income%0D%0Ahousing"),
                     303);
    assert_string_equal(world_text(world, "SELECT domains FROM issue"), "");
}

static void a_domain_of_no_list_is_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    (void)browser_post(sofie, ISSUE,
                       "purpose=Bewaard&known_domains=income&known_domains=elders");
    browser_expect(sofie, 422, "id=\"form_issue-known_domains-error\"");
    browser_expect(sofie, 422, ">\nBewaard</textarea>");
    browser_expect(sofie, 422, "value=\"income\" checked");
    assert_string_equal(world_state(world), before);
}

static void who_is_second_sees_what_the_first_made_of_it(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(
        browser_post(hilde, ISSUE, "purpose=Van+Hilde&known_domains=income" WAS_EMPTY),
        303);
    /* Another field: both stay. */
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=&area=Oost" WAS_EMPTY), 303);
    assert_string_equal(world_text(world, "SELECT purpose FROM network "
                                          "WHERE id = '" WORLD_NETWORK "'"),
                        "Van Hilde");
    assert_string_equal(world_text(world, "SELECT domains FROM issue"), "income");
    assert_string_equal(world_text(world, "SELECT area FROM issue"), "Oost");
    /* The same field: told, with both. */
    (void)browser_post(sofie, ISSUE, "purpose=Van+Sofie&area=" WAS_EMPTY);
    browser_expect(sofie, 409, "The coordinator made this &#39;Van Hilde&#39; meanwhile");
    browser_expect(sofie, 409, ">\nVan Sofie</textarea>");
    browser_expect(sofie, 409, "name=\"was_purpose\" value=\"Van Hilde\"");
}

static void former_texts_stay_with_who_wrote_them(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, ISSUE);
    browser_expect(hilde, 200, "There is no former text");
    assert_int_equal(browser_post(hilde, ISSUE, "purpose=Eerst"), 303);
    world_wait(MINUTES);
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Dan&area=Oost"), 303);
    world_wait(MINUTES);
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Dan&area=West"), 303);
    (void)browser_get(hilde, ISSUE);
    browser_expect(hilde, 200, "<blockquote>Dan</blockquote>");
    browser_expect(hilde, 200, "Written by of the initiating group, " WORLD_TODAY_TEXT);
    browser_expect(hilde, 200, "<q>Eerst</q>");
    browser_expect(hilde, 200, "the coordinator, " WORLD_TODAY " 12:00");
    assert_false(browser_shows(hilde, "<q>Dan</q>"));
    /* Erased values are not shown, and nothing breaks. */
    world_run(world, "DELETE FROM journal_value WHERE network_id = '" WORLD_NETWORK "'");
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Nu&area=West"), 303);
    (void)browser_get(hilde, ISSUE);
    browser_expect(hilde, 200, "<blockquote>Nu</blockquote>");
    assert_false(browser_shows(hilde, "<q>Eerst</q>"));
}

static void a_text_that_was_taken_back_is_a_former_text(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(sofie, ISSUE);
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Eerst"), 303);
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Vergissing"), 303);
    world_run(world, "UPDATE journal SET action = 'undo', undoes = position - 1 "
                     "WHERE position = (SELECT MAX(position) FROM journal "
                     "WHERE network_id = '" WORLD_NETWORK "') "
                     "AND network_id = '" WORLD_NETWORK "'");
    assert_int_equal(browser_post(sofie, ISSUE, "purpose=Eerst"), 303);
    (void)browser_get(sofie, ISSUE);
    browser_expect(sofie, 200, "<q>Vergissing</q>");
}

static void an_empty_issue_is_not_saved(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    const char *before = world_state(world);

    (void)browser_get(sofie, ISSUE);
    assert_int_equal(browser_submit(sofie, ISSUE, "purpose="), 422);
    browser_expect(sofie, 422, "there is nothing to save yet");
    assert_string_equal(world_state(world), before);
}

/* ---- the sources ---- */

static void a_source_is_added_changed_and_taken_off(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) family = browser_new(world, ACTOR_FAMILY);

    (void)browser_get(sofie, SOURCES);
    browser_expect(sofie, 200, "There are none yet.");
    browser_expect(sofie, 200, "name=\"code\" type=\"text\" value=\"R1\"");
    browser_expect(sofie, 200, "<dt>power to block</dt>");
    assert_int_equal(browser_submit(sofie, SOURCES,
                                    "code=R1&label=lokalen&kind=rooms&necessity=useful"
                                    "&note=in+het+centrum"),
                     303);
    (void)browser_follow(sofie);
    browser_expect(sofie, 200, "The source stands on the list.");
    browser_expect(sofie, 200, "value=\"R2\"");
    (void)browser_get(sofie, SOURCES "/1");
    browser_expect(sofie, 200, "<option value=\"rooms\" selected>rooms</option>");
    assert_int_equal(
        browser_submit(sofie, SOURCES "/1",
                       "code=R1&label=een+lokaal&kind=&necessity=indispensable&note="),
        303);
    (void)browser_get(family, SOURCES);
    browser_expect(family, 200, "een lokaal");
    browser_expect(family, 200, "<strong>indispensable</strong>");
    assert_false(browser_shows(family, "<form method=\"post\" action=\"" SOURCES));
    assert_int_equal(browser_get(family, SOURCES "/1"), 403);
    (void)browser_get(sofie, SOURCES "/1");
    assert_int_equal(browser_submit(sofie, SOURCES "/1/remove", ""), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM source"), 0);
    assert_int_equal(browser_get(sofie, SOURCES "/1"), 404);
    assert_int_equal(browser_post(sofie, SOURCES "/1/remove", ""), 404);
    assert_int_equal(browser_post(sofie, SOURCES "/0", "code=R&label=l&necessity=useful"),
                     404);
}

static void what_hangs_on_a_source_goes_only_when_it_is_ticked(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text undo;

    world_prepare(world);
    const char *before = world_text(world, "SELECT label FROM source WHERE id = 1");
    (void)browser_get(hilde, SOURCES "/1");
    browser_expect(hilde, 200,
                   "notes on what actors have of it (2), and on how two actors "
                   "stand to each other in it (1).");
    (void)browser_submit(hilde, SOURCES "/1/remove", "");
    browser_expect(hilde, 422, "id=\"form_source_remove-is_sure-error\"");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM source"), 2);
    assert_int_equal(browser_submit(hilde, SOURCES "/1/remove", "is_sure=yes"), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM source"), 1);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM holding"), 1);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM pair"), 0);

    text_init(&undo, world->pool, LIMIT_NAME_BYTES);
    text_format(&undo, "position=%s",
                world_text(world, "SELECT CAST(MAX(position) AS TEXT) FROM journal "
                                  "WHERE network_id = '" WORLD_NETWORK "'"));
    assert_int_equal(browser_post(hilde, HERE "/history/undo", undo.bytes), 303);
    assert_string_equal(world_text(world, "SELECT label FROM source WHERE id = 1"),
                        before);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM holding"), 3);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM pair"), 1);
}

static const struct {
    const char *label;
    const char *address;
    const char *fields;
    const char *field; /* at which it is refused */
    const char *sentence;
} REFUSED[] = {
    {"a code that is there", SOURCES, "code=r1&label=x&necessity=useful",
     "form_source_add-code", "R1 is the code of "},
    {"the code of another", SOURCES "/2", "code=R1&label=x&necessity=useful",
     "form_source-code", "R1 is the code of "},
    {"no code", SOURCES, "code=&label=x&necessity=useful", "form_source_add-code",
     "This must be filled in"},
    {"no necessity", SOURCES, "code=R3&label=x", "form_source_add-necessity",
     "This must be filled in"},
    {"a kind of no list", SOURCES, "code=R3&label=x&kind=magic&necessity=useful",
     "form_source_add-kind", "Choose one of the list"},
};

static void what_does_not_fit_is_said_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    world_prepare(world);
    const char *before = world_state(world);
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        struct text error;

        print_message("%s\n", REFUSED[i].label);
        (void)browser_post(sofie, REFUSED[i].address, REFUSED[i].fields);
        browser_expect(sofie, 422, REFUSED[i].sentence);
        text_init(&error, world->pool, LIMIT_NAME_BYTES);
        text_format(&error, "id=\"%s-error\"", REFUSED[i].field);
        browser_expect(sofie, 422, error.bytes);
        assert_string_equal(world_state(world), before);
    }
    assert_int_equal(
        browser_post(sofie, SOURCES "/2", "code=R2&label=lokaal&necessity=useful"), 303);
}

/* As many sources as this, from the second on. */
static void sources_fill(struct world *world, int count, const char *necessity)
{
    for (int i = 1; i <= count; i++) {
        SCOPED(pool) pool = pool_new();
        struct text insert;

        text_init(&insert, pool, LIMIT_PAGE_BYTES);
        text_format(&insert,
                    "INSERT INTO source (network_id, id, code, label, kind, necessity, "
                    "note) VALUES ('" WORLD_NETWORK "', %d, 'S%d', 'bron', '', '%s', '')",
                    i, i, necessity);
        world_run(world, insert.bytes);
    }
}

static void more_sources_than_can_be_watched_are_refused(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    sources_fill(world, LIMIT_INDISPENSABLE, "indispensable");
    (void)browser_post(sofie, SOURCES, "code=R1&label=x&necessity=indispensable");
    browser_expect(sofie, 422, "64 sources are indispensable already");
    browser_expect(sofie, 422, "id=\"form_source_add-necessity-error\"");
    assert_int_equal(browser_post(sofie, SOURCES, "code=R1&label=x&necessity=useful"),
                     303);
    /* One that is indispensable already may be changed. */
    assert_int_equal(
        browser_post(sofie, SOURCES "/1", "code=S1&label=y&necessity=indispensable"),
        303);
}

static void there_is_an_end_to_the_list_of_sources(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);

    sources_fill(world, LIMIT_SOURCES, "useful");
    (void)browser_post(sofie, SOURCES, "code=R1&label=x&necessity=useful");
    browser_expect(sofie, 422, "There are 200 sources already");
    browser_expect(sofie, 422, "id=\"form_source_add-label-error\"");
}

/* ---- the tables ---- */

static const struct field *field_of(const struct form_plan *plan, const char *name)
{
    const struct field *field = plan->fields;

    while (strcmp(field->name, name) != 0) {
        field++;
    }
    return field;
}

static void words_check(const struct field *field, const struct vocabulary *vocabulary)
{
    size_t count = 0;

    for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
        const struct word *word = &vocabulary->words[count++];

        assert_string_equal(choice->code, word->code);
        assert_string_equal(choice->label, word->label);
    }
    assert_int_equal(count, vocabulary->word_count);
}

static void the_forms_offer_the_words_of_the_method(void **state)
{
    const struct field *domains = field_of(&FORM_ISSUE, "known_domains");

    (void)state;
    words_check(domains, &LIFE_DOMAIN);
    words_check(field_of(&FORM_SOURCE, "kind"), &SOURCE_KIND);
    words_check(field_of(&FORM_SOURCE, "necessity"), &SOURCE_NECESSITY);
    for (size_t i = 0; i < LIFE_DOMAIN.word_count; i++) {
        assert_string_equal(domains->choices[i].help,
                            life_domain_help(LIFE_DOMAIN.words[i].value));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_issue_is_written_in_one_change),
        ON_SQLITE(two_domains_are_not_multidimensional_yet),
        ON_BOTH(a_domain_that_is_no_longer_ticked_goes),
        ON_SQLITE(a_domain_of_no_list_is_refused),
        ON_BOTH(who_is_second_sees_what_the_first_made_of_it),
        ON_BOTH(former_texts_stay_with_who_wrote_them),
        ON_SQLITE(a_text_that_was_taken_back_is_a_former_text),
        ON_SQLITE(an_empty_issue_is_not_saved),
        ON_BOTH(a_source_is_added_changed_and_taken_off),
        ON_BOTH(what_hangs_on_a_source_goes_only_when_it_is_ticked),
        ON_BOTH(what_does_not_fit_is_said_at_its_field),
        ON_BOTH(more_sources_than_can_be_watched_are_refused),
        ON_SQLITE(there_is_an_end_to_the_list_of_sources),
        cmocka_unit_test(the_forms_offer_the_words_of_the_method),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
