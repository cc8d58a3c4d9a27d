/* test_survey_story.c - a wave of the relation survey from the first form to the
 * findings, by pages alone: a coordinator, and the ten organisations of site_survey.h. */
#include "site_survey.h"

#include <inttypes.h>

#include "web/clerk_wave.h"

#define HERE "/networks/" WORLD_NETWORK
#define SURVEY HERE "/survey"
#define WAVE SURVEY "/1"
#define FINDINGS HERE "/findings/1"

/* Who is asked, in the order of their ids. */
static const struct {
    enum survey_house house;
    const char *name;
    const char *email; /* "": the link is handed over */
    const char *language;
} ASKED[] = {
    {HOUSE_OCMW, "Jan", "jan@ocmw.invalid", "nl"},
    {HOUSE_OCMW, "An", "", "fr"},
    {HOUSE_CAW, "Karel", "karel@caw.invalid", "nl"},
    {HOUSE_SCHOLEN, "Piet", "piet@scholen.invalid", "nl"},
    {HOUSE_BIB, "Ben", "ben@bib.invalid", "en"},
    {HOUSE_KINDEROPVANG, "Lies", "lies@opvang.invalid", "nl"},
    {HOUSE_INLOOPTEAM, "Mariam", "mariam@inloop.invalid", "fr"},
    {HOUSE_HUISARTSEN, "Hugo", "hugo@arts.invalid", "nl"},
    {HOUSE_VOEDSELHULP, "Dora", "", "nl"},
    {HOUSE_VERENIGING, "Ward", "ward@armoede.invalid", "nl"},
    {HOUSE_ZORGHUIS, "Zita", "zita@zorg.invalid", "nl"},
};
enum { JAN, AN, KAREL, PIET, BEN, LIES, MARIAM, HUGO, DORA, WARD, ZITA, STEF };

static int64_t outbox_count(struct world *world)
{
    return world_number(world, "SELECT COUNT(*) FROM outbox");
}

/* ---- the coordinator ---- */

static void wave_is_made(struct browser *hilde)
{
    assert_int_equal(browser_get(hilde, SURVEY "/new"), 200);
    assert_int_equal(
        browser_submit(hilde, SURVEY "/new",
                       "title=T0&asker=Hilde%2C+van+het+netwerk&reason=Samen+leren"
                       "&due_day=2026-12-06&keep_months=12&steps=info&steps=referral"
                       "&steps=warm&steps=action&steps=means&steps=T&steps=U"),
        303);
    assert_int_equal(browser_follow(hilde), 200);
}

static void person_is_asked(struct browser *hilde, enum survey_house house,
                            const char *name, const char *email, const char *language)
{
    struct world *world = hilde->world;
    struct text fields;

    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "wave_actor_id=%" PRId64 "&name=%s&email=%s&language=%s",
                site_survey_target(world, 1, house), name, email, language);
    if (browser_post(hilde, WAVE "/informants", fields.bytes) != 303) {
        fail_msg("%s is not asked: %s", name, hilde->body);
    }
}

static void everybody_is_asked(struct browser *hilde)
{
    struct text fields;

    for (size_t i = 0; i < ARRAY_COUNT(ASKED); i++) {
        person_is_asked(hilde, ASKED[i].house, ASKED[i].name, ASKED[i].email,
                        ASKED[i].language);
    }
    text_init(&fields, hilde->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "wave_actor_id=%" PRId64,
                site_survey_target(hilde->world, 1, HOUSE_INLOOPTEAM));
    assert_int_equal(browser_post(hilde, WAVE "/coordinates", fields.bytes), 303);
}

static void wave_is_opened(struct browser *hilde)
{
    const int64_t mails = outbox_count(hilde->world);

    assert_int_equal(browser_post(hilde, WAVE "/open", ""), 303);
    assert_int_equal(outbox_count(hilde->world), mails + 9);
}

/* ---- who answers ---- */

struct partner {
    size_t number; /* of ASKED, or STEF */
    enum survey_house house;
    const char *link;
    struct browser *browser; /* of the phone that is held now */
};

static struct partner partner_of(struct world *world, size_t number)
{
    return (struct partner){.number = number,
                            .house =
                                number == STEF ? HOUSE_SPORTDIENST : ASKED[number].house,
                            .link = site_survey_link(world, (int64_t)number + 1)};
}

static void phone_take(struct world *world, struct partner *partner)
{
    partner->browser = browser_new(world, ACTOR_VISITOR);
    partner->browser->language =
        partner->number == STEF ? "nl" : ASKED[partner->number].language;
}

static void phone_leave(struct partner *partner)
{
    browser_free(partner->browser);
    partner->browser = NULL;
}

static enum survey_house house_of_target(struct world *world, int64_t target_id)
{
    struct text query;

    text_init(&query, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&query,
                "SELECT COALESCE(actor_id, 0) FROM wave_actor WHERE id = %" PRId64,
                target_id);
    const int64_t actor = world_number(world, query.bytes);
    return actor == 0 ? HOUSE_COUNT : (enum survey_house)(actor - 1);
}

/* One cell that the page has, as it is answered: "&w_contact_5=0&c_contact_5=3". */
static void cell_add(struct text *fields, const struct partner *partner, const char *item,
                     int64_t target_id, const char *was)
{
    struct world *world = partner->browser->world;
    const enum survey_house to = house_of_target(world, target_id);
    const int second = partner->house == HOUSE_SPORTDIENST || to == HOUSE_SPORTDIENST;
    const int contact =
        to == HOUSE_COUNT ? 2 : site_survey_contact(1 + second, partner->house, to);
    const int64_t value = site_survey_value(item, contact, partner->house,
                                            to == HOUSE_COUNT ? HOUSE_OCMW : to);

    text_format(fields, "&w_%s_%" PRId64 "=%s", item, target_id, was);
    if (strcmp(item, "works_with") == 0) {
        if (contact > 0) {
            text_format(fields, "&c_%s_%" PRId64 "=1", item, target_id);
        }
        return;
    }
    for (int bit = 0; bit < 6 && strcmp(item, "means") == 0; bit++) {
        if ((value >> bit & 1) != 0) {
            text_format(fields, "&c_means_%" PRId64 "=%d", target_id, bit);
        }
    }
    if (strcmp(item, "means") != 0) {
        text_format(fields, "&c_%s_%" PRId64 "=%" PRId64, item, target_id, value);
    }
}

/* Everything that the present page asks. */
static const char *step_fields(const struct partner *partner)
{
    static const char BEGIN[] = "name=\"w_";
    struct pool *pool = partner->browser->world->pool;
    struct text fields;

    text_init(&fields, pool, LIMIT_PAGE_BYTES);
    text_add(&fields, "then=next");
    for (const char *at = strstr(partner->browser->body, BEGIN); at != NULL;
         at = strstr(at, BEGIN)) {
        at += sizeof BEGIN - 1;
        const char *name = pool_text_part(pool, at, strcspn(at, "\""));
        const char *blank = strrchr(name, '_');
        const char *value = strstr(at, "value=\"") + sizeof "value=\"" - 1;

        cell_add(&fields, partner, pool_text_part(pool, name, (size_t)(blank - name)),
                 strtoll(blank + 1, NULL, 10),
                 pool_text_part(pool, value, strcspn(value, "\"")));
    }
    return fields.bytes;
}

static const char *where_to(const struct partner *partner)
{
    return pool_text(partner->browser->world->pool,
                     browser_header(partner->browser, "Location"));
}

/* Open the link, and begin. */
static void partner_begins(struct partner *partner)
{
    browser_expect(partner->browser, (browser_get(partner->browser, partner->link), 200),
                   NULL);
    assert_int_equal(browser_submit(partner->browser, partner->link, ""), 303);
}

/* Answer as many steps as asked, or all, from this one on. */
static void steps_answer(struct partner *partner, const char *first, size_t most)
{
    const char *address = first;

    for (size_t i = 0; i < most && strstr(address, "/end") == NULL; i++) {
        const char *here =
            pool_text_part(partner->browser->world->pool, address, strcspn(address, "?"));

        assert_int_equal(browser_get(partner->browser, here), 200);
        const char *fields = step_fields(partner);
        if (browser_post(partner->browser, here, fields) != 303) {
            fail_msg("%s does not take %s: %s", here, fields, partner->browser->body);
        }
        address = where_to(partner);
    }
}

static void partner_finishes(struct partner *partner)
{
    struct text end;

    text_init(&end, partner->browser->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&end, "%s/end", partner->link);
    assert_int_equal(browser_get(partner->browser, end.bytes), 200);
    assert_int_equal(browser_submit(partner->browser, end.bytes, ""), 303);
}

static void partner_answers(struct world *world, size_t number)
{
    struct partner partner = partner_of(world, number);

    phone_take(world, &partner);
    partner_begins(&partner);
    steps_answer(&partner, where_to(&partner), SIZE_MAX);
    partner_finishes(&partner);
    phone_leave(&partner);
}

/* Three questions on a phone; the code typed on another one, with a blank; the rest. */
static void partner_resumes(struct world *world, size_t number)
{
    struct partner partner = partner_of(world, number);
    struct text code;

    phone_take(world, &partner);
    partner_begins(&partner);
    steps_answer(&partner, where_to(&partner), 3);
    phone_leave(&partner);
    world_wait(2 * (int64_t)DAY_MILLISECONDS);
    phone_take(world, &partner);
    text_init(&code, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&code, "code=%.4s+%s", partner.link + 3, partner.link + 7);
    assert_int_equal(browser_get(partner.browser, "/v"), 200);
    assert_int_equal(browser_submit(partner.browser, "/v", code.bytes), 303);
    assert_string_equal(where_to(&partner), partner.link);
    assert_int_equal(browser_follow(partner.browser), 200);
    steps_answer(&partner,
                 pool_text(world->pool,
                           browser_between(
                               partner.browser,
                               "<p class=\"buttons\"><a class=\"button\" href=\"", "\"")),
                 SIZE_MAX);
    partner_finishes(&partner);
    phone_leave(&partner);
}

/* "Verenigin" is asked back, and becomes the one of the list; another name is its own. */
static void partner_names_others(struct world *world, size_t number)
{
    struct partner partner = partner_of(world, number);
    struct text fields;
    struct text step;

    phone_take(world, &partner);
    partner_begins(&partner);
    text_init(&step, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&step, "%s/partners", partner.link);
    assert_int_equal(browser_post(partner.browser, step.bytes, "then=add&name=Verenigin"),
                     200);
    assert_non_null(strstr(partner.browser->body, "Vereniging"));
    text_init(&fields, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&fields, "then=add&name=Verenigin&same=%" PRId64,
                site_survey_target(world, 1, HOUSE_VERENIGING));
    assert_int_equal(browser_post(partner.browser, step.bytes, fields.bytes), 303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_actor"
                                         " WHERE actor_id IS NULL"),
                     0);
    assert_int_equal(
        browser_post(partner.browser, step.bytes, "then=add&name=Buurthuis+De+Brug"),
        303);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM wave_actor"
                                         " WHERE actor_id IS NULL"),
                     1);
    steps_answer(&partner, where_to(&partner), SIZE_MAX);
    partner_finishes(&partner);
    phone_leave(&partner);
}

/* What Dora ticked on paper, typed in by the coordinator. */
static void paper_is_typed_in(struct browser *hilde)
{
    assert_int_equal(browser_get(hilde, WAVE "/informants/9/paper"), 200);
    assert_int_equal(
        browser_submit(hilde, WAVE "/informants/9/paper",
                       "p_1=yes&p_2=yes&p_6=yes&p_9=yes&i_contact_1=few_times"
                       "&i_contact_2=monthly&i_contact_6=few_times"
                       "&i_contact_9=unreadable&i_info_give_2=regularly"
                       "&i_T1_2=unknown"),
        303);
    assert_int_equal(browser_follow(hilde), 200);
}

/* Sportdienst joins while others have answered already. */
static void member_joins(struct browser *hilde)
{
    assert_int_equal(browser_post(hilde, HERE "/members",
                                  "actor_id=11&role=edge&from_day=2026-11-20"
                                  "&engagement_level=lasting&engagement=&agreed_day="),
                     303);
    assert_int_equal(browser_post(hilde, WAVE "/organisations", "actor_id=11"), 303);
    person_is_asked(hilde, HOUSE_SPORTDIENST, "Stef", "", "nl");
}

static void wave_is_answered(struct world *world, struct browser *hilde)
{
    partner_answers(world, JAN);
    partner_answers(world, AN);
    partner_names_others(world, KAREL);
    partner_answers(world, PIET);
    member_joins(hilde);
    partner_answers(world, STEF);
    partner_answers(world, BEN);
    partner_answers(world, MARIAM);
    partner_answers(world, HUGO);
    paper_is_typed_in(hilde);
    partner_resumes(world, LIES);
}

/* Whoever is not ready and has an address, but nobody else. */
static void the_rest_is_reminded(struct browser *hilde)
{
    const int64_t mails = outbox_count(hilde->world);

    assert_int_equal(browser_post(hilde, WAVE "/remind", "part=100"), 303);
    assert_int_equal(outbox_count(hilde->world), mails + 2); /* Ward and Zita */
}

static void wave_is_closed(struct browser *hilde)
{
    struct status st = {0};

    assert_int_equal(browser_get(hilde, WAVE "/close"), 200);
    browser_expect(hilde, 200, "Zorghuis");
    assert_int_equal(browser_post(hilde, WAVE "/close", ""), 422);
    assert_int_equal(browser_post(hilde, WAVE "/close", "sure=yes"), 303);
    assert_int_equal(browser_get(hilde, FINDINGS), 200);
    expect_done(clerk_wave_now(hilde->world->store, world_clock(), &st), &st);
}

/* ---- what is found ---- */

static const char *const SEEN[] = {
    "",       "/map",         "/scorecard",     "/brokers",
    "/trust", "/coordinator", "/introductions", "/organisations",
    "/files", "/map.svg"};

static void everybody_looks(struct world *world)
{
    static const enum actor MEMBERS[] = {ACTOR_FAMILY, ACTOR_WORKER, ACTOR_REPRESENTATIVE,
                                         ACTOR_INITIATOR, ACTOR_COORDINATOR};

    for (size_t i = 0; i < ARRAY_COUNT(MEMBERS); i++) {
        SCOPED(browser) browser = browser_new(world, MEMBERS[i]);
        for (size_t j = 0; j < ARRAY_COUNT(SEEN); j++) {
            struct text address;
            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&address, FINDINGS "%s", SEEN[j]);
            if (browser_get(browser, address.bytes) != 200) {
                fail_msg("%s does not see %s", ACTORS[MEMBERS[i]].label, address.bytes);
            }
        }
    }
}

static int status_for(struct world *world, enum actor actor, const char *address)
{
    SCOPED(browser) browser = browser_new(world, actor);

    return browser_get(browser, address);
}

/* ---- the claims ---- */

static void wave_is_told(struct world *world)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_members(world);
    wave_is_made(hilde);
    everybody_is_asked(hilde);
    wave_is_opened(hilde);
    wave_is_answered(world, hilde);
    the_rest_is_reminded(hilde);
    partner_answers(world, WARD);
    wave_is_closed(hilde);
}

static void a_wave_goes_from_the_first_form_to_the_findings_by_pages_alone(void **state)
{
    SCOPED(world) world = world_new(state);

    wave_is_told(world);
    assert_int_equal(world_number(world, "SELECT COUNT(DISTINCT wave_actor_id)"
                                         " FROM wave_answer WHERE item = 'contact'"),
                     10); /* of eleven */
    everybody_looks(world);
    assert_int_equal(status_for(world, ACTOR_COORDINATOR, FINDINGS "/talks"), 200);
    assert_int_equal(status_for(world, ACTOR_REPRESENTATIVE, FINDINGS "/own"), 200);
}

static void findings_are_closed_to_who_is_no_member(void **state)
{
    SCOPED(world) world = world_new(state);

    wave_is_told(world);
    assert_int_equal(status_for(world, ACTOR_VISITOR, FINDINGS), 303);
    assert_int_not_equal(status_for(world, ACTOR_NOBODY, FINDINGS), 200);
    assert_int_not_equal(status_for(world, ACTOR_FORMER, FINDINGS), 200);
    assert_int_not_equal(status_for(world, ACTOR_ELSEWHERE, FINDINGS), 200);
    assert_int_not_equal(status_for(world, ACTOR_HOST, FINDINGS), 200);
    assert_int_not_equal(status_for(world, ACTOR_REPRESENTATIVE, FINDINGS "/talks"), 200);
    assert_int_not_equal(status_for(world, ACTOR_COORDINATOR, FINDINGS "/own"), 200);
}

/* By pages and by the store, the same answers: what each house said is equal. */
static void pages_store_what_was_answered(void **state)
{
    SCOPED(world) world = world_new(state);

    wave_is_told(world);
    assert_string_equal(world_text(world, "SELECT answers FROM wave_answer WHERE item ="
                                          " 'contact' AND wave_actor_id = 6"),
                        "1 3\n2 3\n3 2\n4 1\n5 3\n7 3\n8 2\n9 3\n10 2\n12 2");
    assert_string_equal(world_text(world, "SELECT answers FROM wave_answer WHERE item ="
                                          " 'contact' AND wave_actor_id = 8"),
                        "1 2\n2 3\n6 2");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM informant WHERE"
                                         " paper_by IS NOT NULL"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_wave_goes_from_the_first_form_to_the_findings_by_pages_alone),
        ON_SQLITE(findings_are_closed_to_who_is_no_member),
        ON_SQLITE(pages_store_what_was_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
