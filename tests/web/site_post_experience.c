/* site_post_experience.c - what the POST routes of the anonymous surveys stand on
 * (site_posts.h). */
#include "site_posts.h"

#include "site_experience.h"

#include "store/secret.h"

#define HERE "/networks/" WORLD_NETWORK
#define NETWORK "/networks/{network}"
#define WAVE NETWORK "/experience/{wave}"
#define SHEET_COOKIE "samenspel_sheet"

/* Of the five B's, by the order of site_experience_draft(). */
enum { LINK_SCREEN = 1, LINK_PAPER = 3 };

/* How far wave 1 is. */
enum stage { STAGE_NONE, STAGE_DRAFT, STAGE_OPEN, STAGE_CLOSED };

static const struct {
    const char *path;
    enum stage stage;
} STAGES[] = {
    {NETWORK "/experience/new", STAGE_NONE},
    {WAVE "/open", STAGE_DRAFT},
    {WAVE "/open-answers", STAGE_CLOSED},
    {WAVE "/recompute", STAGE_CLOSED},
    {WAVE "/close", STAGE_OPEN},
    {WAVE "/remove", STAGE_OPEN},
    {WAVE "/import", STAGE_OPEN},
    {WAVE "/self", STAGE_OPEN},
    {WAVE "/links/{link}", STAGE_OPEN},
    {WAVE, STAGE_DRAFT},
    {"/a/", STAGE_OPEN},
};

static bool begins(const char *path, const char *part)
{
    return strncmp(path, part, strlen(part)) == 0;
}

/* By the longest beginning: "/open-answers" is no "/open". */
static enum stage stage_of(const struct site_post *post)
{
    size_t longest = 0;
    enum stage stage = STAGE_NONE;

    for (size_t i = 0; i < ARRAY_COUNT(STAGES); i++) {
        if (begins(post->path, STAGES[i].path) && strlen(STAGES[i].path) > longest) {
            longest = strlen(STAGES[i].path);
            stage = STAGES[i].stage;
        }
    }
    return stage;
}

bool site_post_is_anonymous(const struct site_post *post)
{
    static const char *const PARTS[] = {"/a/", NETWORK "/experience", NETWORK "/notes",
                                        NETWORK "/attention", NETWORK "/log"};

    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        if (begins(post->path, PARTS[i])) {
            return true;
        }
    }
    return false;
}

/* ---- what is there ---- */

static bool sheet_do(struct unit *unit, void *context, struct status *st)
{
    const struct reply_answer answer = {.item = "bs1", .value = 4};
    const struct reply_sheet sheet = {&answer, 1, 0};

    (void)context;
    return reply_begun_put(unit, WORLD_NETWORK, LINK_SCREEN, SITE_POST_SHEET, &sheet,
                           WORLD_TODAY, st);
}

/* A sheet that a visitor has begun by the link for screens. */
static void sheet_begin(struct world *world)
{
    struct status st = {0};

    expect_done(store_change(world->store, sheet_do, NULL, &st), &st);
}

/* A link by a code that is known here; it opens in English, as the tests read. */
static void code_give(struct world *world, int link_id, const char *code)
{
    struct text statement;

    text_init(&statement, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&statement,
                "UPDATE survey_link SET digest = '%s', language = 'en' WHERE id = %d",
                secret_digest(world->pool, code), link_id);
    world_run(world, statement.bytes);
}

static void notes_make(struct world *world)
{
    static const struct {
        const char *address;
        const char *fields;
    } MADE[] = {
        {HERE "/notes/new", "kind=problem&title=Niemand+op+woensdag"},
        {HERE "/attention", "dimension=task&day=2026-11-20&what=Actieplan"},
        {HERE "/log", "day=2026-11-20&what=Gebeld"},
    };
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    for (size_t i = 0; i < ARRAY_COUNT(MADE); i++) {
        assert_int_equal(browser_post(hilde, MADE[i].address, MADE[i].fields), 303);
    }
    world_run(world, "UPDATE log_entry SET id = 'entry'");
}

static void families_ask(struct world *world)
{
    site_survey_members(world);
    assert_int_equal((int)site_experience_open(world, "five_b"), 1);
    code_give(world, LINK_SCREEN, "k7mq2v9p");
    code_give(world, LINK_PAPER, "k7mq2v9r");
}

/* As many families answered as is told of, and some wrote. */
static void families_closed(struct world *world)
{
    families_ask(world);
    site_experience_answer(world, 1, 0, 12);
    site_experience_close(world, 1, 10);
    world_run(world, "UPDATE open_answer SET id = 'answer' WHERE id = "
                     "(SELECT MIN(id) FROM open_answer)");
}

void site_post_experience(struct world *world)
{
    families_ask(world);
    sheet_begin(world);
    notes_make(world);
}

void site_post_anonymous(struct world *world, const struct site_post *post)
{
    const enum stage stage = stage_of(post);

    if (strcmp(post->path, WAVE "/self") == 0) { /* of who coordinates: not of families */
        site_survey_members(world);
        assert_int_equal((int)site_experience_open(world, "dilemmas"), 1);
    } else if (stage == STAGE_DRAFT) {
        site_survey_members(world);
        assert_int_equal((int)site_experience_draft(world, "five_b"), 1);
    } else if (stage == STAGE_OPEN) {
        families_ask(world);
    } else if (stage == STAGE_CLOSED) {
        families_closed(world);
    } else if (!begins(post->path, NETWORK "/experience")) {
        notes_make(world);
    }
    if (begins(post->path, "/a/{code}/")) {
        sheet_begin(world);
    } else if (strcmp(post->path, WAVE "/recompute") == 0) {
        world_run(world, "UPDATE wave_result SET body = '{\"engine\": 0}' "
                         "WHERE part = 'experience'");
    }
}

/* ---- who sends it ---- */

struct browser *site_post_browser(struct world *world, const struct site_post *post)
{
    struct browser *browser = browser_new(world, post->actor);

    if (begins(post->path, "/a/{code}/")) {
        browser_set_cookie(browser, SHEET_COOKIE, SITE_POST_SHEET);
    }
    return browser;
}

const char *site_post_fields(struct browser *browser, const struct site_post *post)
{
    struct pool *pool = browser->world->pool;
    struct text fields;

    if (strcmp(post->path, WAVE "/import") != 0) {
        return post->fields;
    }
    /* What the preview said goes with it. */
    (void)browser_post(browser, site_post_address(browser->world, post), post->fields);
    browser_expect(browser, 200, "name=\"seen\"");
    text_init(&fields, pool, LIMIT_BODY_BYTES);
    text_add(&fields,
             pool_text_part(pool, post->fields,
                            (size_t)(strstr(post->fields, "&seen=") - post->fields)));
    text_format(&fields, "&confirm=yes&seen=%s",
                browser_between(browser, "name=\"seen\" value=\"", "\""));
    return fields.bytes;
}
