#include "web/access_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "base/day.h"
#include "base/limits.h"

static const char *const METHODS[] = {
    [HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD", [HTTP_POST] = "POST", [HTTP_OTHER] = "-"};

int64_t access_log_start(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

void access_log_add(int64_t now, enum http_method method, const char *route,
                    const struct http_response *response, int64_t microseconds)
{
    SCOPED(pool) pool = pool_new();

    /* One call, so that lines of several threads do not mix. */
    (void)fprintf(stderr, "%s %s %s %d %zu B %" PRId64 ".%" PRId64 " ms\n",
                  moment_text(now, pool), METHODS[method], route == NULL ? "-" : route,
                  response->code, response->body_length, microseconds / 1000,
                  microseconds / 100 % 10);
}

void access_log_trouble(const char *where, const struct status *st)
{
    struct text text;
    SCOPED(pool) pool = pool_new();

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    status_say(st, LANGUAGE_EN, &text);
    (void)fprintf(stderr, "trouble: %s: %s\n", where, text.bytes);
}
