/* test_experience_languages.c - in Dutch, French and English a survey tells the same: the
 * difference of two languages is nothing, so it tells of nobody. And nothing is kept or
 * told of who answered in which language. */
#include "site_reply.h"

#include <ctype.h>
#include <stdlib.h>

#include "web/kept.h"
#include "web/page_cache.h"

static const char *const LANGUAGES[] = {"en", "nl", "fr"};
static const char *const CODES[] = {"dilemmas", "growth", "five_b"};

/* ---- the numbers of a page ---- */

enum { RUNS_MOST = 4000, RUN_MOST = 40 }; /* a token may be digits alone */

/* Numbers of one piece of text: sorted, for each language puts them in its own order. */
struct runs {
    char items[RUNS_MOST][RUN_MOST];
    size_t count;
};

static int run_order(const void *first, const void *second)
{
    return strcmp(first, second);
}

static void runs_flush(struct runs *runs, struct text *out)
{
    qsort(runs->items, runs->count, sizeof runs->items[0], run_order);
    for (size_t i = 0; i < runs->count; i++) {
        text_add_char(out, ' ');
        text_add(out, runs->items[i]);
    }
    runs->count = 0;
}

/* The next number from here on, if one begins here. */
static const char *run_take(const char *at, struct runs *runs)
{
    const size_t length = strspn(at, "0123456789");

    if (length == 0) {
        return at + 1;
    }
    assert_true(length < RUN_MOST && runs->count < RUNS_MOST);
    (void)snprintf(runs->items[runs->count++], RUN_MOST, "%.*s", (int)length, at);
    return at + length;
}

/* Of a drawing, in which lines are broken as the words are long. */
#define HEIGHT "height"

/* JSON as it is, but of each text its numbers only: what is a number, true, null or
 * absent has to be the same in the same place. */
static void json_numbers(const char *json, struct text *out)
{
    static struct runs runs;
    /* But for what stands around every page. */
    const char *frame = strstr(json, "\"frame\": {");
    const char *frame_end = frame == NULL ? NULL : strstr(frame, "\n  }");

    assert_non_null(frame_end);
    for (const char *at = json; *at != '\0';) {
        at = at == frame ? frame_end : at;
        if (*at != '"') {
            text_add_char(out, *at++);
            continue;
        }
        for (at++; *at != '"';) {
            if (at[0] == '\\') {
                at += at[1] == 'u' ? 6 : 2;
            } else {
                at = run_take(at, &runs);
            }
        }
        if (strncmp(at - strlen(HEIGHT), HEIGHT, strlen(HEIGHT)) == 0) {
            at += strspn(at, "\": 0123456789");
            continue;
        }
        at++;
        text_add_char(out, '"');
        runs_flush(&runs, out);
        text_add_char(out, '"');
    }
}

/* The numbers that a reader sees: of pages and drawings what stands between the tags. */
static void shown_numbers(const char *page, struct text *out)
{
    static struct runs runs;

    for (const char *at = page; *at != '\0';) {
        if (*at == '<') {
            at += strcspn(at, ">");
        } else if (*at == '&') {
            at += strcspn(at, ";"); /* &#39; */
        } else {
            at = run_take(at, &runs);
            continue;
        }
        at += *at != '\0';
    }
    runs_flush(&runs, out);
}

/* ---- every page of the results, in every language ---- */

static const struct address_part PARTS[] = {
    {"{network}", WORLD_NETWORK}, {"{wave}", "2"}, {"{dilemma}", "loyalty"}};

/* What tells of answers. Papers say the same as their pages. */
static bool is_result(const struct route *route)
{
    return route->method == HTTP_GET && strstr(route->path, ".pdf") == NULL &&
           (route->object == OBJECT_EXPERIENCE_FINDINGS ||
            route->object == OBJECT_OWN_EXPERIENCE);
}

static const char *numbers_of(struct browser *browser, const char *address,
                              const char *language, int *code_out)
{
    struct text out;

    browser_set_cookie(browser, "samenspel_language", language);
    *code_out = browser_get(browser, address);
    text_init(&out, browser->world->pool, LIMIT_PAGE_BYTES);
    if (browser->answer.body == NULL) {
        return "";
    }
    if (strstr(browser_header(browser, "Content-Type"), "json") != NULL) {
        json_numbers(browser->body, &out);
    } else {
        shown_numbers(browser->body, &out);
    }
    assert_false(out.is_cut);
    return out.bytes;
}

/* Gives how many numbers, about, the three agreed on. */
static size_t languages_agree(struct browser *browser, const char *address)
{
    int first_code = 0;
    const char *first = numbers_of(browser, address, LANGUAGES[0], &first_code);

    for (size_t i = 1; i < ARRAY_COUNT(LANGUAGES); i++) {
        int code = 0;
        const char *other = numbers_of(browser, address, LANGUAGES[i], &code);

        assert_int_equal(code, first_code);
        if (strcmp(first, other) != 0) {
            size_t same = 0;
            while (first[same] == other[same]) {
                same++;
            }
            same -= same < 60 ? same : 60;
            fail_msg("%s tells otherwise in %s:\n%.200s\n---\n%.200s", address,
                     LANGUAGES[i], first + same, other + same);
        }
    }
    return first_code == 200 ? strlen(first) : 0;
}

static size_t results_agree(struct world *world, enum actor actor)
{
    static const char *const ENDS[] = {"", ".json"};
    SCOPED(browser) browser = browser_new(world, actor);
    size_t told = 0;

    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const bool is_page = ROUTES[i].template != NULL;

        for (size_t end = 0; is_result(&ROUTES[i]) && end < 1 + (size_t)is_page; end++) {
            struct text address;

            text_init(&address, world->pool, LIMIT_ADDRESS_BYTES);
            if (site_address(&ROUTES[i], PARTS, ARRAY_COUNT(PARTS), &address)) {
                text_add(&address, ENDS[end]);
                told += languages_agree(browser, address.bytes);
            }
        }
    }
    return told;
}

static void every_result_is_the_same_in_every_language(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        SCOPED(world) world = world_new(state);

        site_survey_members(world);
        assert_int_equal(site_experience_closed(world, CODES[i]), 1);
        assert_int_equal(site_experience_second(world, CODES[i]), 2);
        assert_true(results_agree(world, ACTOR_REPRESENTATIVE) > 1000);
        assert_true(results_agree(world, ACTOR_RESEARCHER) > 1000);
    }
}

static void caches_clear(struct world *world)
{
    enum { CACHE_BYTES = 1024 * 1024 };

    page_cache_free(world->site.cache);
    world->site.cache = page_cache_new(CACHE_BYTES);
    kept_free(world->site.kept);
    world->site.kept = kept_new(CACHE_BYTES);
}

/* As if a page in another language were computed anew: one share is another. */
static void figures_made_anew_for_a_language_would_be_seen(void **state)
{
    static const char ADDRESS[] = "/networks/" WORLD_NETWORK "/experience/1/growth";
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_REPRESENTATIVE);
    int code = 0;

    site_survey_members(world);
    assert_int_equal(site_experience_closed(world, "growth"), 1);
    const char *before = numbers_of(browser, ADDRESS, "nl", &code);
    caches_clear(world);
    assert_string_equal(numbers_of(browser, ADDRESS, "fr", &code), before);
    world_run(world, "UPDATE wave_result SET body = REPLACE(body, '\"percent\":43', "
                     "'\"percent\":44')");
    caches_clear(world);
    assert_string_not_equal(numbers_of(browser, ADDRESS, "fr", &code), before);
}

/* ---- who answers in which language ---- */

static void answer_in(const struct asked *asked, const char *language)
{
    SCOPED(browser) browser = browser_new(asked->world, ACTOR_VISITOR);
    struct text choose;

    text_init(&choose, asked->world->pool, LIMIT_NAME_BYTES);
    text_format(&choose, "?lang=%s", language);
    (void)browser_get(browser, asked_at(asked, choose.bytes));
    (void)browser_follow(browser);
    asked_begin(browser, asked);
    text_init(&choose, asked->world->pool, LIMIT_NAME_BYTES);
    text_format(&choose, "<html lang=\"%s\">", language);
    browser_expect(browser, 200, choose.bytes);
    asked_save(browser, asked, "/bs1", "then=next&c_bs1=4");
    (void)browser_get(browser, asked_at(asked, "/end"));
    assert_int_equal(browser_submit(browser, asked_at(asked, "/end"), ""), 303);
}

static void the_same_answer_is_the_same_row_in_every_language(void **state)
{
    const struct asked asked = asked_open(state, "five_b", "families", "screen");
    SCOPED(world) world = asked.world;

    for (size_t i = 0; i < ARRAY_COUNT(LANGUAGES); i++) {
        answer_in(&asked, LANGUAGES[i]);
    }
    assert_int_equal(asked_count(&asked, "reply"), (int64_t)ARRAY_COUNT(LANGUAGES));
    assert_int_equal(
        world_number(world, "SELECT COUNT(DISTINCT respondent || answers) FROM reply"),
        1);
}

/* Totals, backgrounds and houses: tests/analysis/test_experience_attack.c looks into
 * them; there is no other part. */
static void nothing_is_computed_for_a_language(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        SCOPED(world) world = world_new(state);

        site_survey_members(world);
        (void)site_experience_closed(world, CODES[i]);
        assert_int_equal(world_number(world,
                                      "SELECT COUNT(*) FROM wave_result WHERE part = "
                                      "'experience'"),
                         1);
        assert_int_equal(world_number(world,
                                      "SELECT COUNT(*) FROM wave_result WHERE part <> "
                                      "'experience' AND part NOT LIKE 'organisation:%'"),
                         0);
        for (size_t j = 0; j < ARRAY_COUNT(LANGUAGES); j++) {
            struct text query;

            text_init(&query, world->pool, LIMIT_NAME_BYTES);
            text_format(&query,
                        "SELECT COUNT(*) FROM wave_result WHERE body LIKE "
                        "'%%\"%s\"%%' OR body LIKE '%%language%%'",
                        LANGUAGES[j]);
            assert_int_equal(world_number(world, query.bytes), 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(every_result_is_the_same_in_every_language),
        ON_SQLITE(figures_made_anew_for_a_language_would_be_seen),
        ON_SQLITE(the_same_answer_is_the_same_row_in_every_language),
        ON_SQLITE(nothing_is_computed_for_a_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
