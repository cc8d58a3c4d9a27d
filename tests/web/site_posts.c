/* site_posts.c - a right request for every POST route (site_posts.h). */
#include "site_posts.h"

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
    {NETWORK "/history/undo", ACTOR_COORDINATOR, HERE "/history/undo", "position=10"},
    {NETWORK "/settings", ACTOR_COORDINATOR, HERE "/settings", "name=Andere+naam&place=Zuid&purpose=Samen+verder&journal_months=6"},
    {NETWORK "/archive", ACTOR_COORDINATOR, HERE "/archive", "when=delete"},
    {NETWORK "/archive/reopen", ACTOR_COORDINATOR, HERE "/archive/reopen", ""},
    {NETWORK "/archive/delete", ACTOR_COORDINATOR, HERE "/archive/delete", "name=Netwerk+%3COost%3E+%26+Linde"},
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

void site_post_prepare(struct world *world, const struct site_post *post)
{
    if (strcmp(post->path, "/sign-in") == 0) {
        world_password(world, ACTOR_COORDINATOR, "zeven paarse olifanten");
    } else if (strstr(post->path, "/archive/") != NULL) {
        SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
        assert_int_equal(
            browser_post(hilde, "/networks/" WORLD_NETWORK "/archive", "when=delete"),
            303);
    }
}
