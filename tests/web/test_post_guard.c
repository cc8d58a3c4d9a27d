/* test_post_guard.c - a change is taken from a form of ours in the visitor's own browser,
 * and from nowhere else. */
#include "site_posts.h"

#include "web/form_token.h"

static void every_post_route_is_tried(void **state)
{
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        count += ROUTES[i].method == HTTP_POST;
    }
    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        (void)site_post_route(&SITE_POSTS[i]);
    }
    assert_int_equal(SITE_POST_COUNT, count);
}

/* Does a route lead on only, so that there is nothing to see of it in the store? */
static bool is_leading_on(const struct site_post *post)
{
    static const char *const PATHS[] = {"/sign-out", "/sign-in", "/v",
                                        "/a/{code}/resume"};

    for (size_t i = 0; i < ARRAY_COUNT(PATHS); i++) {
        if (strcmp(post->path, PATHS[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void each_is_taken_from_who_may(void **state)
{
    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        SCOPED(world) world = world_new(state);
        SCOPED(browser) browser = site_post_browser(world, &SITE_POSTS[i]);

        print_message("%s\n", SITE_POSTS[i].path);
        site_post_prepare(world, &SITE_POSTS[i]);
        const char *fields = site_post_fields(browser, &SITE_POSTS[i]);
        const char *before = world_state(world);
        (void)browser_post(browser, site_post_address(world, &SITE_POSTS[i]), fields);
        browser_expect(browser, 303, NULL);
        assert_int_equal(strcmp(world_state(world), before) == 0,
                         is_leading_on(&SITE_POSTS[i]));
        assert_int_equal(browser_follow(browser), 200);
    }
}

static void json_is_told_where_to_go(void **state)
{
    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        SCOPED(world) world = world_new(state);
        SCOPED(browser) browser = site_post_browser(world, &SITE_POSTS[i]);
        struct text address;

        site_post_prepare(world, &SITE_POSTS[i]);
        text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&address, "%s.json", site_post_address(world, &SITE_POSTS[i]));
        print_message("%s\n", address.bytes);
        (void)browser_post(browser, address.bytes,
                           site_post_fields(browser, &SITE_POSTS[i]));
        browser_expect(browser, 200, "{\n  \"go\": \"/");
    }
}

/* ---- refused ---- */

static const struct {
    const char *label;
    const char *token; /* NULL: the right one */
    struct http_header header;
    const char *more; /* behind the fields */
    int code;
} ATTACKS[] = {
    {"no token", "", {0}, "", 403},
    {"a token of its own making", "00000000000000000000000000000000", {0}, "", 403},
    {"a page elsewhere", NULL, {"Origin", "http://elders.invalid"}, "", 403},
    {"a page on another port", NULL, {"Origin", "http://127.0.0.1:9999"}, "", 403},
    {"a page of no address", NULL, {"Origin", "elders"}, "", 403},
    {"another site", NULL, {"Sec-Fetch-Site", "cross-site"}, "", 403},
    {"a site beside ours", NULL, {"Sec-Fetch-Site", "same-site"}, "", 403},
    {"a form as text", NULL, {"Content-Type", "text/plain"}, "", 422},
    {"a form in parts",
     NULL,
     {"Content-Type", "multipart/form-data; boundary=x"},
     "",
     422},
    {"JSON", NULL, {"Content-Type", "application/json"}, "", 422},
    {"a type that begins alike",
     NULL,
     {"Content-Type", "application/x-www-form-urlencodedx"},
     "",
     422},
    {"no type", NULL, {"Content-Type", ""}, "", 422},
    {"bytes that are no UTF-8", NULL, {0}, "&name=%ff", 422},
    {"an escape that is broken", NULL, {0}, "&x=%zz", 422},
    {"a byte that ends texts", NULL, {0}, "&x=a%00b", 422},
    {"a control character", NULL, {0}, "&x=%1b", 422},
};

static void send_attack(struct browser *browser, const char *address, const char *fields,
                        size_t attack)
{
    SCOPED(pool) pool = pool_new();
    const char *token = ATTACKS[attack].token;
    struct text body;

    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_format(&body, "token=%s&%s%s", token == NULL ? browser_token(browser) : token,
                fields, ATTACKS[attack].more);
    (void)browser_send(browser, &(struct browser_request){
                                    HTTP_POST, .address = address, .body = body.bytes,
                                    .headers = {ATTACKS[attack].header}});
}

static void nothing_else_changes_anything(void **state)
{
    SCOPED(world) world = world_new(state);
    site_post_experience(world);
    const char *before = world_state(world);
    const int64_t sessions = world_number(world, "SELECT COUNT(*) FROM session");

    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        SCOPED(browser) browser = site_post_browser(world, &SITE_POSTS[i]);
        const char *address = site_post_address(world, &SITE_POSTS[i]);
        const char *fields = site_post_fields(browser, &SITE_POSTS[i]);

        for (size_t attack = 0; attack < ARRAY_COUNT(ATTACKS); attack++) {
            print_message("%s: %s\n", address, ATTACKS[attack].label);
            send_attack(browser, address, fields, attack);
            browser_expect(browser, ATTACKS[attack].code, NULL);
        }
        assert_string_equal(world_state(world), before);
    }
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM session"), sessions);
}

static void a_token_is_of_one_session(void **state)
{
    SCOPED(world) world = world_new(state);
    site_post_experience(world);
    const char *before = world_state(world);

    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        SCOPED(browser) browser = site_post_browser(world, &SITE_POSTS[i]);
        SCOPED(browser)
        other = browser_new(world, SITE_POSTS[i].actor == ACTOR_HOST ? ACTOR_WORKER
                                                                     : ACTOR_HOST);
        SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
        const char *fields = site_post_fields(browser, &SITE_POSTS[i]);
        struct text body;
        struct browser_request request = {
            .method = HTTP_POST,
            .address = site_post_address(world, &SITE_POSTS[i]),
        };

        text_init(&body, world->pool, LIMIT_BODY_BYTES);
        text_format(&body, "token=%s&%s", browser_token(other), fields);
        request.body = body.bytes;
        assert_int_equal(browser_send(browser, &request), 403);
        text_init(&body, world->pool, LIMIT_BODY_BYTES);
        text_format(&body, "token=%s&%s", browser_token(visitor), fields);
        request.body = body.bytes;
        assert_int_equal(browser_send(browser, &request), 403);
    }
    assert_string_equal(world_state(world), before);
}

static const struct {
    const char *label;
    struct http_header headers[2];
} HONEST[] = {
    {"an old browser", {{0}}},
    {"a browser that says where the form stood",
     {{"Origin", "http://127.0.0.1:8080"}, {"Sec-Fetch-Site", "same-origin"}}},
    {"one that keeps it to itself", {{"Origin", "null"}}},
    {"a form that was sent again by hand", {{"Sec-Fetch-Site", "none"}}},
    {"a type with its characters",
     {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}}},
};

static void honest_browsers_are_heard(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_NOBODY);

    for (size_t i = 0; i < ARRAY_COUNT(HONEST); i++) {
        struct text body;
        struct browser_request request = {.method = HTTP_POST, .address = "/account"};

        print_message("%s\n", HONEST[i].label);
        memcpy(request.headers, HONEST[i].headers, sizeof HONEST[i].headers);
        text_init(&body, world->pool, LIMIT_BODY_BYTES);
        text_format(&body, "token=%s&name=N%zu&language=en", browser_token(browser), i);
        request.body = body.bytes;
        assert_int_equal(browser_send(browser, &request), 303);
    }
}

static void a_form_beyond_every_limit_is_too_large(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_NOBODY);
    const char *before = world_state(world);
    struct text body;

    text_init(&body, world->pool, LIMIT_BODY_BYTES);
    text_add(&body, "name=");
    text_add_repeated(&body, 'x', LIMIT_FIELD_BYTES + 1);
    assert_int_equal(browser_post(browser, "/account", body.bytes), 413);
    browser_expect(browser, 413, "This is too large");
    text_init(&body, world->pool, LIMIT_BODY_BYTES);
    for (size_t i = 0; i <= LIMIT_FORM_FIELDS; i++) {
        text_add(&body, "a=b&");
    }
    assert_int_equal(browser_post(browser, "/account", body.bytes), 413);
    assert_string_equal(world_state(world), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_post_route_is_tried),
        ON_SQLITE(each_is_taken_from_who_may),
        ON_SQLITE(json_is_told_where_to_go),
        ON_SQLITE(nothing_else_changes_anything),
        ON_SQLITE(a_token_is_of_one_session),
        ON_SQLITE(honest_browsers_are_heard),
        ON_SQLITE(a_form_beyond_every_limit_is_too_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
