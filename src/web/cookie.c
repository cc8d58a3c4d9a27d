#include "web/cookie.h"

#include "base/limits.h"

void cookie_set(struct visit *visit, const char *name, const char *value, int seconds)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "%s=%s; Path=/; HttpOnly; SameSite=Lax", name, value);
    if (seconds != COOKIE_OF_BROWSER) {
        text_format(&text, "; Max-Age=%d", seconds);
    }
    if (visit->site->is_https) {
        text_add(&text, "; Secure");
    }
    http_response_header(visit->response, "Set-Cookie", text.bytes);
}
