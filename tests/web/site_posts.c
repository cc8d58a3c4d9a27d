/* site_posts.c - a right request for every POST route (site_posts.h). */
#include "site_posts.h"

#include "site_preparation.h"
#include "site_survey.h"

#include "store/secret.h"

#define HERE "/networks/" WORLD_NETWORK
#define NETWORK "/networks/{network}"
#define PASSWORD "zeven+paarse+olifanten"

/* clang-format off */
const struct site_post SITE_POSTS[] = {
    {"/sign-in", ACTOR_VISITOR, "/sign-in", "email=coordinator%40wereld.invalid&password=" PASSWORD "&to=%2Faccount"},
    {"/sign-in/mail", ACTOR_VISITOR, "/sign-in/mail", "email=coordinator%40wereld.invalid"},
    {"/sign-in/{token}", ACTOR_VISITOR, "/sign-in/" WORLD_LINK, ""},
    {"/sign-out", ACTOR_NOBODY, "/sign-out", ""},
    {"/setup/{token}", ACTOR_VISITOR, "/setup/" WORLD_SETUP, "name=An+Claes&email=an%40nieuw.invalid&password=" PASSWORD "&network=Nieuw+net&place=Gent"},
    {"/invitation/{token}", ACTOR_NOBODY, NULL, ""},
    {"/invitation/{token}/new", ACTOR_VISITOR, NULL, "name=Dirk+Aerts&email=dirk%40nieuw.invalid&password=" PASSWORD},
    {"/account", ACTOR_NOBODY, "/account", "name=Andere+naam&language=fr"},
    {"/account/password", ACTOR_NOBODY, "/account/password", "present=&password=" PASSWORD},
    {"/account/sign-out-everywhere", ACTOR_NOBODY, "/account/sign-out-everywhere", ""},
    {"/networks/new", ACTOR_HOST, "/networks/new", "name=Nieuw+net&place=Gent"},
    {NETWORK "/people/invite", ACTOR_COORDINATOR, HERE "/people/invite", "name=Eva+Mertens&email=eva%40nieuw.invalid&role=representative&organisation=Zorghuis"},
    {NETWORK "/people/invitations/{invitation}/withdraw", ACTOR_COORDINATOR, HERE "/people/invitations/1/withdraw", ""},
    {NETWORK "/people/{person}/role", ACTOR_COORDINATOR, HERE "/people/4/role", "role=initiator&organisation=Zorghuis"},
    {NETWORK "/people/{person}/role/end", ACTOR_COORDINATOR, HERE "/people/4/role/end", "role_id=4"},
    {NETWORK "/issue", ACTOR_INITIATOR, HERE "/issue", "purpose=Samen+verder&appeal=Ouders&known_domains=housing&own_domains=zorg&area=Oost&added_value=Rust"},
    {NETWORK "/sources", ACTOR_INITIATOR, HERE "/sources", "code=R9&label=geld&kind=money&necessity=indispensable&note=genoeg"},
    {NETWORK "/sources/{source}", ACTOR_INITIATOR, HERE "/sources/2", "code=R2&label=ruimte&kind=rooms&necessity=useful&note=droog"},
    {NETWORK "/sources/{source}/remove", ACTOR_INITIATOR, HERE "/sources/1/remove", "is_sure=yes"},
    {NETWORK "/form/{case}", ACTOR_INITIATOR, HERE "/form/1", "q1=learning&q1_also=project&q2a=yes&q2b=yes&q2c=no&q3=only_together&q4=lasting&q5=lasting&q6=some&q7=2&q8=yes&organisations=9&mandated=no"},
    {NETWORK "/form/{case}/choice", ACTOR_INITIATOR, HERE "/form/1/choice", "form=network&kind=learning&reason=samen+leren&recheck_day=2027-02-01"},
    {NETWORK "/criteria", ACTOR_INITIATOR, HERE "/criteria", "code=C9&text=wil+meedoen&reason=vergeten"},
    {NETWORK "/criteria/proposal", ACTOR_INITIATOR, HERE "/criteria/proposal", "proposal=size_limit"},
    {NETWORK "/criteria/lock", ACTOR_COORDINATOR, HERE "/criteria/lock", ""},
    {NETWORK "/criteria/fit", ACTOR_INITIATOR, HERE "/criteria/fit", "c_2_1=no&w_2_1="},
    {NETWORK "/criteria/{criterion}", ACTOR_INITIATOR, HERE "/criteria/1", "code=C1&text=brengt+een+bron+mee&reason=duidelijker"},
    {NETWORK "/criteria/{criterion}/remove", ACTOR_INITIATOR, HERE "/criteria/2/remove", "reason=dubbel"},
    {NETWORK "/partners", ACTOR_INITIATOR, HERE "/partners", "in=1,2,3"},
    {NETWORK "/partners/pairs/{source}/{first}/{second}", ACTOR_INITIATOR, HERE "/partners/pairs/1/1/3", "relation=complementary&agreement=Scholen+eerst"},
    {NETWORK "/partners/talks/{actor}", ACTOR_INITIATOR, HERE "/partners/talks/3", "day=2026-11-20&by_whom=Hilde&with_whom=Piet&was_right=no&interest=minder+wachten&interest_effect=neutral&motivation=2&readiness=hesitant&conditions=overdag&mandate=decides&outcome=edge&note=later+terug"},
    {NETWORK "/members", ACTOR_INITIATOR, HERE "/members", "actor_id=3&role=edge&from_day=2026-11-20&engagement_level=lasting&engagement=een+dag&agreed_day=2026-11-19"},
    {NETWORK "/members/{member}", ACTOR_INITIATOR, HERE "/members/1", "engagement_level=per_action&engagement=twee+dagen&agreed_day=2026-11-19"},
    {NETWORK "/members/{member}/role", ACTOR_INITIATOR, HERE "/members/1/role", "role=edge&from_day=2026-11-22"},
    {NETWORK "/members/{member}/end", ACTOR_INITIATOR, HERE "/members/1/end", "to_day=2026-11-22&leave_reason=geen+tijd"},
    {NETWORK "/own/{actor}", ACTOR_REPRESENTATIVE, HERE "/own/1", "interest=rechten&interest_effect=neutral&motivation=4&readiness=ready&conditions=geen&mandate=decides&note=samen"},
    {NETWORK "/arena", ACTOR_INITIATOR, HERE "/arena", "c_1_sector=welzijn&w_1_sector=zorg"},
    {NETWORK "/arena/actors", ACTOR_INITIATOR, HERE "/arena/actors", "name=Wijkteam&sector=zorg&sources=tijd"},
    {NETWORK "/arena/actors/{actor}", ACTOR_INITIATOR, HERE "/arena/actors/1", "name=Sociaal+huis&sector=welzijn&sources=geld&note=kern"},
    {NETWORK "/arena/actors/{actor}/remove", ACTOR_INITIATOR, HERE "/arena/actors/4/remove", ""},
    {NETWORK "/arena/sheet", ACTOR_INITIATOR, HERE "/arena/sheet", "c_1_importance=2&w_1_importance=4"},
    {NETWORK "/arena/sheet/resume", ACTOR_INITIATOR, HERE "/arena/sheet/resume", ""},
    {NETWORK "/arena/holdings", ACTOR_INITIATOR, HERE "/arena/holdings", "c_2_has_1=partly&w_2_has_1="},
    {NETWORK "/arena/paste", ACTOR_INITIATOR, HERE "/arena/paste", "into=actors&text=Wijkteam%09zorg&file=&at_row=&at_column=&seen=&confirm=yes"},
    {NETWORK "/arena/round/open", ACTOR_COORDINATOR, HERE "/arena/round/open", ""},
    {NETWORK "/arena/round/close", ACTOR_COORDINATOR, HERE "/arena/round/close", "round=2"},
    {NETWORK "/history/undo", ACTOR_COORDINATOR, HERE "/history/undo", "position=10&to="},
    {NETWORK "/arena/result/{actor}", ACTOR_INITIATOR, HERE "/arena/result/1", "dependence=2&arena_class=0&reason=zien+het+anders"},
    {NETWORK "/arena/result/{actor}/remove", ACTOR_INITIATOR, HERE "/arena/result/4/remove", ""},
    {NETWORK "/arena/versions", ACTOR_COORDINATOR, HERE "/arena/versions", "reason=geld+ontbreekt&step=sources"},
    {NETWORK "/arena/versions/erase", ACTOR_COORDINATOR, HERE "/arena/versions/erase", "sure=yes"},
    {NETWORK "/survey/new", ACTOR_COORDINATOR, HERE "/survey/new", "title=Lente&asker=Hilde&reason=samen+kijken&due_day=2026-12-10&keep_months=12&steps=info"},
    {NETWORK "/survey/{wave}/words", ACTOR_COORDINATOR, HERE "/survey/9/words", "title=Lente&asker=Hilde&reason=samen+kijken&due_day=2026-12-10&keep_months=12&steps=info"},
    {NETWORK "/survey/{wave}/ask", ACTOR_COORDINATOR, HERE "/survey/9/ask", ""},
    {NETWORK "/survey/{wave}/informants", ACTOR_COORDINATOR, HERE "/survey/1/informants", "wave_actor_id=1&name=Eva+Mertens&email=eva%40nieuw.invalid&language=fr"},
    {NETWORK "/survey/{wave}/organisations", ACTOR_COORDINATOR, HERE "/survey/9/organisations", "actor_id=1"},
    {NETWORK "/survey/{wave}/organisations/remove", ACTOR_COORDINATOR, HERE "/survey/9/organisations/remove", "wave_actor_id=90"},
    {NETWORK "/survey/{wave}/same", ACTOR_COORDINATOR, HERE "/survey/1/same", "wave_actor_id=11&same_as=8"},
    {NETWORK "/survey/{wave}/coordinates", ACTOR_COORDINATOR, HERE "/survey/1/coordinates", "wave_actor_id=1"},
    {NETWORK "/survey/{wave}/remind", ACTOR_COORDINATOR, HERE "/survey/1/remind", "part=100"},
    {NETWORK "/survey/{wave}/open", ACTOR_COORDINATOR, HERE "/survey/9/open", ""},
    {NETWORK "/survey/{wave}/close", ACTOR_COORDINATOR, HERE "/survey/1/close", "sure=yes"},
    {NETWORK "/survey/{wave}/remove", ACTOR_COORDINATOR, HERE "/survey/9/remove", "sure=yes"},
    {NETWORK "/survey/{wave}/informants/{informant}", ACTOR_COORDINATOR, HERE "/survey/1/informants/4", "name=Eva+Mertens&email=eva%40nieuw.invalid&language=fr"},
    {NETWORK "/survey/{wave}/informants/{informant}/renew", ACTOR_COORDINATOR, HERE "/survey/1/informants/2/renew", ""},
    {NETWORK "/survey/{wave}/informants/{informant}/withdraw", ACTOR_COORDINATOR, HERE "/survey/1/informants/2/withdraw", ""},
    {NETWORK "/survey/{wave}/informants/{informant}/paper", ACTOR_COORDINATOR, HERE "/survey/1/informants/2/paper", "nobody=yes"},
    {NETWORK "/survey/{wave}/informants/{informant}/paper/names", ACTOR_COORDINATOR, HERE "/survey/1/informants/2/paper/names", "name=Buurthuis"},
    {NETWORK "/findings/pin", ACTOR_COORDINATOR, HERE "/findings/pin", "wave=1&former=&code=measure&relation=regular&measure=density&organisation=&note=kijk"},
    {NETWORK "/findings/pinned/{finding}/remove", ACTOR_COORDINATOR, HERE "/findings/pinned/1/remove", ""},
    {NETWORK "/findings/{wave}/recompute", ACTOR_COORDINATOR, HERE "/findings/1/recompute", ""},
    {NETWORK "/findings/{wave}/stop", ACTOR_COORDINATOR, HERE "/findings/1/stop", ""},
    {NETWORK "/experience/new", ACTOR_COORDINATOR, HERE "/experience/new", "instrument=growth&title=Lente&asker=Hilde&reason=samen+kijken&due_day=2026-12-10&keep_months=12"},
    {NETWORK "/experience/{wave}/words", ACTOR_COORDINATOR, HERE "/experience/1/words", "title=Lente&asker=Hilde&reason=samen+kijken&reason_nl=kijken&reason_fr=voir&reason_en=look&due_day=2026-12-10&keep_months=12"},
    {NETWORK "/experience/{wave}/items", ACTOR_COORDINATOR, HERE "/experience/1/items", "steps=trust&items=bs1&chosen_by=De+moeders&areas=Oost%0AWest&areas_sure=yes"},
    {NETWORK "/experience/{wave}/items/preset", ACTOR_COORDINATOR, HERE "/experience/1/items/preset", "preset=9"},
    {NETWORK "/experience/{wave}/items/own", ACTOR_COORDINATOR, HERE "/experience/1/items/own", "kind=level&text_nl=Ik+kom+graag.&text_fr=Je+viens.&text_en=I+come."},
    {NETWORK "/experience/{wave}/items/own/remove", ACTOR_COORDINATOR, HERE "/experience/1/items/own/remove", "own_item=1"},
    {NETWORK "/experience/{wave}/links", ACTOR_COORDINATOR, HERE "/experience/1/links", "respondent=families&kind=screen&label=Poster&language=nl&people=25&most=100"},
    {NETWORK "/experience/{wave}/links/{link}/void", ACTOR_COORDINATOR, HERE "/experience/1/links/1/void", "reason=rondgestuurd"},
    {NETWORK "/experience/{wave}/open", ACTOR_COORDINATOR, HERE "/experience/1/open", ""},
    {NETWORK "/experience/{wave}/close", ACTOR_COORDINATOR, HERE "/experience/1/close", "sure=yes"},
    {NETWORK "/experience/{wave}/recompute", ACTOR_COORDINATOR, HERE "/experience/1/recompute", ""},
    {NETWORK "/experience/{wave}/remove", ACTOR_COORDINATOR, HERE "/experience/1/remove", "title=Najaar&reason=vloedgolf"},
    {NETWORK "/experience/{wave}/import", ACTOR_COORDINATOR, HERE "/experience/1/import", "link=3&text=bs1%0A3&file=&seen=&confirm="},
    {NETWORK "/experience/{wave}/self", ACTOR_COORDINATOR, HERE "/experience/1/self", "s_coordinator_role=3&s_bridge=4"},
    {NETWORK "/experience/{wave}/open-answers/check", ACTOR_COORDINATOR, HERE "/experience/1/open-answers/check", "answer=answer&shown=Goed&decision=show"},
    {NETWORK "/attention", ACTOR_COORDINATOR, HERE "/attention", "dimension=growth&day=2026-11-20&what=Vorming"},
    {NETWORK "/attention/{attention}/remove", ACTOR_COORDINATOR, HERE "/attention/1/remove", ""},
    {NETWORK "/notes/new", ACTOR_COORDINATOR, HERE "/notes/new", "kind=dilemma&title=Zeggen+we+het&dilemma=loyalty&options=Ja%0ANog+niet&drawbacks=Het+stopt%0AHoop&note=In+maart"},
    {NETWORK "/notes/{note}", ACTOR_COORDINATOR, HERE "/notes/1", "kind=dilemma&title=Zeggen+we+het&dilemma=loyalty&options=Ja%0ANog+niet&drawbacks=Het+stopt%0AHoop&note=In+maart"},
    {NETWORK "/notes/{note}/remove", ACTOR_COORDINATOR, HERE "/notes/1/remove", ""},
    {NETWORK "/log", ACTOR_COORDINATOR, HERE "/log", "day=2026-11-19&what=Beide+gebeld&behaviour=mobilising&task=legitimacy&dilemma=loyalty&outcome=Ze+komen"},
    {NETWORK "/log/{entry}", ACTOR_COORDINATOR, HERE "/log/entry", "day=2026-11-19&what=Beide+gebeld&behaviour=mobilising&task=legitimacy&dilemma=loyalty&outcome=Ze+komen"},
    {NETWORK "/log/{entry}/remove", ACTOR_COORDINATOR, HERE "/log/entry/remove", ""},
    {NETWORK "/settings", ACTOR_COORDINATOR, HERE "/settings", "name=Andere+naam&place=Zuid&journal_months=6"},
    {NETWORK "/archive", ACTOR_COORDINATOR, HERE "/archive", "when=delete"},
    {NETWORK "/archive/reopen", ACTOR_COORDINATOR, HERE "/archive/reopen", ""},
    {NETWORK "/archive/delete", ACTOR_COORDINATOR, HERE "/archive/delete", "name=Netwerk+%3COost%3E+%26+Linde"},
    {"/v", ACTOR_VISITOR, "/v", "code=k7mq-2v9x"},
    {"/v/{code}", ACTOR_VISITOR, "/v/k7mq2v9x", ""},
    {"/v/{code}/end", ACTOR_VISITOR, "/v/k7mq2v9y/end", ""},
    {"/v/{code}/resume", ACTOR_VISITOR, "/v/k7mq2v9y/resume", ""},
    {"/v/{code}/{step}", ACTOR_VISITOR, "/v/k7mq2v9x/partners", "c_works_with_2=1&w_works_with_2=0"},
    {"/a/{code}", ACTOR_VISITOR, "/a/k7mq2v9p", ""},
    {"/a/{code}/resume", ACTOR_VISITOR, "/a/k7mq2v9p/resume", "sheet=" SITE_POST_SHEET},
    {"/a/{code}/end", ACTOR_VISITOR, "/a/k7mq2v9p/end", ""},
    {"/a/{code}/erase", ACTOR_VISITOR, "/a/k7mq2v9p/erase", ""},
    {"/a/{code}/paper", ACTOR_VISITOR, "/a/k7mq2v9r/paper", "sheet=blad&c_bs1=3"},
    {"/a/{code}/{step}", ACTOR_VISITOR, "/a/k7mq2v9p/bs1", "c_bs1=2&then=next"},
    {"/host/{target}/coordinator", ACTOR_HOST, "/host/" WORLD_NETWORK "/coordinator", "name=Eva+Mertens&email=eva%40nieuw.invalid"},
};
/* clang-format on */
const size_t SITE_POST_COUNT = ARRAY_COUNT(SITE_POSTS);

const char *site_post_address(const struct world *world, const struct site_post *post)
{
    struct text address;

    text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
    text_add(&address, post->address != NULL ? post->address : world->invitation);
    text_add(&address,
             post->address == NULL && strstr(post->path, "/new") != NULL ? "/new" : "");
    return address.bytes;
}

const struct route *site_post_route(const struct site_post *post)
{
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        if (ROUTES[i].method == HTTP_POST && strcmp(ROUTES[i].path, post->path) == 0) {
            return &ROUTES[i];
        }
    }
    fail_msg("there is no route '%s'", post->path);
    return NULL;
}

/* Does a route stand on the preparation (site_preparation.h)? */
static bool is_prepared(const struct site_post *post)
{
    static const char *const PARTS[] = {"/sources",  "/arena",   "/form", "/criteria",
                                        "/partners", "/members", "/own",  "/files"};

    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        if (strncmp(post->path, NETWORK, sizeof NETWORK - 1) == 0 &&
            strncmp(post->path + sizeof NETWORK - 1, PARTS[i], strlen(PARTS[i])) == 0) {
            return true;
        }
    }
    return false;
}

void site_post_surveys(struct world *world)
{
    site_survey_open(world);
    site_survey_answer(world, INFORMANT_KAREL);
    world_run(world, "INSERT INTO wave SELECT network_id, 9, instrument, "
                     "instrument_version, 'Lente', 'draft', asker, reason, left_out, "
                     "due_day, keep_months, NULL, NULL, NULL FROM wave WHERE id = 1");
    world_run(world, "INSERT INTO wave_actor SELECT network_id, 90, 9, actor_id + 1, "
                     "'CAW', sector, role, 0, NULL, NULL FROM wave_actor WHERE id = 1");
    world_run(world, "INSERT INTO informant SELECT network_id, 90, 9, 90, 'Luc', '', "
                     "language, 1, NULL, 'waiting', NULL, 0, NULL, NULL, NULL, NULL "
                     "FROM informant WHERE id = 1");
}

/* What the routes of the survey stand on. */
static void surveys_prepare(struct world *world, const struct site_post *post)
{
    if (strcmp(post->path, NETWORK "/survey/new") == 0) {
        SCOPED(browser) sofie = browser_new(world, ACTOR_INITIATOR);
        world_prepare(world);
        assert_int_equal(browser_post(sofie, HERE "/members",
                                      "actor_id=2&role=edge&from_day=2026-11-20"),
                         303);
        return;
    }
    site_post_surveys(world);
    if (strstr(post->path, "/ask") != NULL) { /* of whom somebody speaks for it */
        world_run(world, "UPDATE wave_actor SET actor_id = 1 WHERE id = 90");
        world_run(world, "UPDATE actor SET organisation_id = (SELECT organisation_id "
                         "FROM role WHERE role = 'representative' AND to_day IS NULL) "
                         "WHERE id = 1");
    } else if (strcmp(post->path, NETWORK "/survey/{wave}/open") == 0) {
        world_run(world, "UPDATE wave SET state = 'closed', closed_at = 1 WHERE id = 1");
    }
}

/* Links that are known here: An's, who was asked, and Karel's, who answered. */
static void links_prepare(struct world *world, const struct site_post *post)
{
    static const char *const CODES[] = {"k7mq2v9x", "k7mq2v9y"};
    struct text statement;

    site_post_surveys(world);
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        text_init(&statement, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&statement, "UPDATE informant SET digest = '%s' WHERE id = %zu",
                    secret_digest(world->pool, CODES[i]), INFORMANT_AN + i);
        world_run(world, statement.bytes);
    }
    if (strstr(post->path, "/end") != NULL) {
        world_run(world, "UPDATE informant SET state = 'begun' WHERE state = 'finished'");
    }
}

/* What the routes of the findings stand on. */
static void findings_prepare(struct world *world, const struct site_post *post)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    site_survey_closed(world);
    if (strstr(post->path, "/stop") != NULL) {
        world_run(world, "UPDATE job SET state = 'running'");
    }
    if (strstr(post->path, "/remove") != NULL) {
        assert_int_equal(browser_post(hilde, HERE "/findings/pin",
                                      "wave=1&code=measure&relation=regular"
                                      "&measure=density&note="),
                         303);
    }
}

void site_post_prepare(struct world *world, const struct site_post *post)
{
    if (strncmp(post->path, NETWORK "/findings", sizeof NETWORK "/findings" - 1) == 0) {
        findings_prepare(world, post);
    }
    if (strncmp(post->path, NETWORK "/survey", sizeof NETWORK "/survey" - 1) == 0) {
        surveys_prepare(world, post);
    }
    if (strncmp(post->path, "/v", 2) == 0) {
        links_prepare(world, post);
    }
    if (site_post_is_anonymous(post)) {
        site_post_anonymous(world, post);
    }
    if (is_prepared(post)) {
        world_prepare(world);
    }
    if (strstr(post->path, "/criteria/lock") != NULL ||
        strstr(post->path, "/criteria/proposal") != NULL) {
        world_run(world, "UPDATE criterion SET locked_at = NULL");
    }
    if (strstr(post->path, "/arena/sheet") != NULL ||
        strstr(post->path, "/arena/round/close") != NULL) {
        SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
        world_open_round(world);
        assert_int_equal(browser_post(hilde, "/networks/" WORLD_NETWORK "/arena/sheet",
                                      "c_1_importance=2&w_1_importance=4"),
                         303);
    }
    if (strcmp(post->path, "/sign-in") == 0) {
        world_password(world, ACTOR_COORDINATOR, "zeven paarse olifanten");
    } else if (strstr(post->path, "/archive/") != NULL) {
        SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
        assert_int_equal(
            browser_post(hilde, "/networks/" WORLD_NETWORK "/archive", "when=delete"),
            303);
    }
}
