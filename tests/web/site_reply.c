/* site_reply.c - answering by a link, as site_reply.h says. */
#include "site_reply.h"

struct asked asked_open(void **state, const char *instrument, const char *respondent,
                        const char *kind)
{
    struct asked asked = {.world = world_new(state)};

    site_survey_members(asked.world);
    asked.wave_id = site_experience_open(asked.world, instrument);
    asked.path = site_experience_path(asked.world, asked.wave_id, respondent, kind);
    return asked;
}

const char *asked_at(const struct asked *asked, const char *rest)
{
    struct text address;

    text_init(&address, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "%s%s", asked->path, rest);
    return address.bytes;
}

void asked_begin(struct browser *browser, const struct asked *asked)
{
    (void)browser_get(browser, asked->path);
    assert_int_equal(browser_submit(browser, asked->path, ""), 303);
    (void)browser_follow(browser);
}

void asked_save(struct browser *browser, const struct asked *asked, const char *step,
                const char *fields)
{
    assert_int_equal(browser_post(browser, asked_at(asked, step), fields), 303);
}

int64_t asked_count(const struct asked *asked, const char *table)
{
    struct text query;

    text_init(&query, asked->world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&query, "SELECT COUNT(*) FROM %s", table);
    return world_number(asked->world, query.bytes);
}
