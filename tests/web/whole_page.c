/* whole_page.c - the checks of whole_page.h. */
#include "whole_page.h"

#include <string.h>

#include "base/limits.h"
#include "html_check.h"

void expect_page(const struct browser *browser)
{
    const char *complaint = html_check(browser->body, browser->world->pool);
    const char *gap = browser->world->gaps.first;

    if (complaint != NULL || gap != NULL) {
        fail_msg("%s %s, in:\n%s", complaint == NULL ? "" : complaint,
                 gap == NULL ? "" : gap, browser->body);
    }
}

void expect_whole(struct browser *browser, const char *address)
{
    static const char *const LANGUAGES[] = {"nl", "fr", "en"};

    for (size_t i = 0; i < ARRAY_COUNT(LANGUAGES); i++) {
        struct text asked;

        text_init(&asked, browser->world->pool, LIMIT_ADDRESS_BYTES);
        text_format(&asked, "%s%clang=%s", address, strchr(address, '?') ? '&' : '?',
                    LANGUAGES[i]);
        (void)browser_get(browser, asked.bytes);
        if (browser_follow(browser) != 200) {
            fail_msg("%s: %d\n%s", address, browser->answer.code, browser->body);
        }
        expect_page(browser);
    }
}

void expect_refused(struct browser *browser, const char *address,
                    const struct refused *refused, size_t count)
{
    struct world *world = browser->world;
    const char *before = world_state(world);

    for (size_t i = 0; i < count; i++) {
        print_message("%s\n", refused[i].label);
        (void)browser_post(browser, address, refused[i].fields);
        browser_expect(browser, 422, refused[i].sentence);
        if (refused[i].place != NULL) {
            struct text error;

            text_init(&error, world->pool, LIMIT_ADDRESS_BYTES);
            text_format(&error, "id=\"%s-error\"", refused[i].place);
            browser_expect(browser, 422, error.bytes);
        }
        expect_page(browser);
        assert_string_equal(world_state(world), before);
    }
}
