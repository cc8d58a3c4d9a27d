/* whole_page.c - the check of whole_page.h. */
#include "whole_page.h"

#include <string.h>

#include "base/limits.h"
#include "html_check.h"

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
        const char *complaint = html_check(browser->body, browser->pool);
        if (complaint != NULL || browser->world->gaps.first != NULL) {
            fail_msg("%s: %s, %s", address, complaint, browser->world->gaps.first);
        }
    }
}
