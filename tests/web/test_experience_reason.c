/* test_experience_reason.c - a coordinator writes why the survey asks, in the languages
 * of those who answer; a mother reads it in hers. */
#include "site_reply.h"

#include "whole_page.h"

#define HERE "/networks/" WORLD_NETWORK
#define WAVE HERE "/experience/1"
#define WORDS "title=Lente&asker=Hilde&reason=samen+kijken&keep_months=3&due_day="

/* As site_experience.c has them: of the families' survey, in French alone. */
static const char COMMON[] =
    "<p class=\"lines reply-reason\">To learn what goes well.</p>";
static const char FRENCH[] =
    "<p class=\"lines reply-reason\" lang=\"fr\">Pour savoir ce qui va bien.</p>";

static void asked_read(struct browser *browser, const struct asked *asked,
                       const char *language)
{
    (void)browser_get(browser, asked_at(asked, language));
    (void)browser_follow(browser);
}

/* ---- who answers ---- */

static void who_reads_french_reads_why_in_french(void **state)
{
    const struct asked asked = asked_open(state, "five_b", "families", "screen");
    SCOPED(world) world = asked.world;
    SCOPED(browser) mother = browser_new(world, ACTOR_VISITOR);

    asked_read(mother, &asked, "?lang=fr");
    browser_expect(mother, 200, FRENCH);
    assert_false(browser_shows(mother, "To learn what goes well."));
    expect_page(mother);
}

static void without_a_text_of_ones_own_the_first_is_read_in_no_said_language(void **state)
{
    const struct asked asked = asked_open(state, "five_b", "families", "screen");
    SCOPED(world) world = asked.world;
    SCOPED(browser) mother = browser_new(world, ACTOR_VISITOR);

    asked_read(mother, &asked, "?lang=en");
    browser_expect(mother, 200, COMMON);
    asked_read(mother, &asked, "?lang=nl");
    browser_expect(mother, 200, COMMON);
    assert_false(browser_shows(mother, "Pour savoir"));
}

static void workers_who_mirror_families_read_it_too(void **state)
{
    const struct asked asked = asked_open(state, "five_b", "workers", "screen");
    SCOPED(world) world = asked.world;
    SCOPED(browser) worker = browser_new(world, ACTOR_VISITOR);

    asked_read(worker, &asked, "?lang=fr");
    browser_expect(worker, 200, FRENCH);
}

/* ---- on paper ---- */

/* The letters in a PDF are packed: two that differ say something else. */
static struct text sheet_read(struct browser *hilde, const char *language)
{
    struct text address;
    struct text sheet;

    text_init(&address, hilde->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, WAVE "/sheet.pdf?respondent=families&lang=%s", language);
    (void)browser_get(hilde, address.bytes);
    browser_expect(hilde, 200, "%PDF");
    text_init(&sheet, hilde->world->pool, LIMIT_OUTPUT_BYTES);
    text_add_part(&sheet, hilde->body, hilde->answer.body_length);
    return sheet;
}

static bool is_same(struct text one, struct text other)
{
    return one.length == other.length && memcmp(one.bytes, other.bytes, one.length) == 0;
}

static void paper_says_it_in_the_language_of_the_sheet(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    const struct text french = sheet_read(hilde, "fr");
    const struct text dutch = sheet_read(hilde, "nl");
    world_run(world, "UPDATE experience SET reason_fr = 'Pour apprendre.'");
    assert_false(is_same(sheet_read(hilde, "fr"), french));
    assert_true(is_same(sheet_read(hilde, "nl"), dutch));
}

/* ---- who asks ---- */

static void a_new_survey_asks_for_one_text(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    (void)browser_get(hilde, HERE "/experience/new?instrument=growth");
    browser_expect(hilde, 200, "name=\"reason\"");
    assert_false(browser_shows(hilde, "name=\"reason_fr\""));
}

static void a_draft_has_a_text_for_each_language(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "growth"), 1);
    (void)browser_get(hilde, WAVE "/words");
    browser_expect(hilde, 200, "name=\"reason_nl\" rows=\"4\"");
    assert_false(browser_shows(hilde, "name=\"reason_nl\" rows=\"4\" required"));
    expect_page(hilde);
    assert_int_equal(browser_submit(hilde, WAVE "/words",
                                    WORDS "&reason_nl=&reason_fr=voir+ensemble"
                                          "&reason_en=look+together"),
                     303);
    (void)browser_follow(hilde);
    browser_expect(hilde, 200, "<p class=\"lines\">samen kijken</p>");
    browser_expect(hilde, 200, "<p class=\"lines\" lang=\"fr\">");
    browser_expect(hilde, 200, "look together");
    expect_page(hilde);
    (void)browser_get(hilde, WAVE "/words");
    browser_expect(hilde, 200, "voir ensemble");
    (void)browser_get(hilde, HERE "/history");
    browser_expect(hilde, 200, "Why, in French");
}

static void a_draft_says_who_still_reads_the_first_text(void **state)
{
    static const char HINT[] = "reads this text:";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) wim = browser_new(world, ACTOR_WORKER);

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200,
                   "reads this text: <span class=\"item\" lang=\"nl\">Nederlands"
                   "</span> <span class=\"item\" lang=\"en\">English</span></p>");
    (void)browser_get(wim, WAVE);
    browser_expect(wim, 200, "Pour savoir ce qui va bien.");
    assert_false(browser_shows(wim, HINT));
    (void)browser_post(hilde, WAVE "/words",
                       WORDS "&reason_nl=kijken&reason_fr=voir&reason_en=look");
    (void)browser_get(hilde, WAVE);
    browser_expect(hilde, 200, "kijken");
    assert_false(browser_shows(hilde, HINT));
    assert_false(browser_shows(hilde, "samen kijken")); /* nobody reads it */
}

static void a_text_that_is_too_long_is_refused_at_its_field(void **state)
{
    enum { TOO_LONG = 2001 };
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct text fields;

    site_survey_members(world);
    assert_int_equal((int)site_experience_draft(world, "growth"), 1);
    text_init(&fields, world->pool, LIMIT_FIELD_BYTES);
    text_add(&fields, WORDS "&reason_en=");
    for (size_t i = 0; i < TOO_LONG; i++) {
        text_add_char(&fields, 'x');
    }
    (void)browser_post(hilde, WAVE "/words", fields.bytes);
    browser_expect(hilde, 422, "id=\"form_experience_words-reason_en-error\"");
}

static void of_an_open_survey_no_text_changes(void **state)
{
    const struct asked asked = asked_open(state, "five_b", "families", "screen");
    SCOPED(world) world = asked.world;
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    SCOPED(browser) mother = browser_new(world, ACTOR_VISITOR);

    (void)browser_get(hilde, WAVE "/words");
    assert_false(browser_shows(hilde, "name=\"reason_fr\""));
    assert_int_equal(browser_post(hilde, WAVE "/words",
                                  "asker=An&reason_nl=anders&reason_fr=autre&reason_en="),
                     303);
    assert_string_equal(world_text(world, "SELECT reason_nl FROM experience"), "");
    asked_read(mother, &asked, "?lang=fr");
    browser_expect(mother, 200, FRENCH);
    (void)browser_get(hilde, WAVE);
    assert_false(browser_shows(hilde, "reads this text:"));
    site_experience_close(world, asked.wave_id, 1);
    (void)browser_post(hilde, WAVE "/words", WORDS "&reason_fr=autre");
    browser_expect(hilde, 409, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(who_reads_french_reads_why_in_french),
        ON_SQLITE(without_a_text_of_ones_own_the_first_is_read_in_no_said_language),
        ON_SQLITE(workers_who_mirror_families_read_it_too),
        ON_SQLITE(paper_says_it_in_the_language_of_the_sheet),
        ON_SQLITE(a_new_survey_asks_for_one_text),
        ON_BOTH(a_draft_has_a_text_for_each_language),
        ON_SQLITE(a_draft_says_who_still_reads_the_first_text),
        ON_SQLITE(a_text_that_is_too_long_is_refused_at_its_field),
        ON_BOTH(of_an_open_survey_no_text_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
