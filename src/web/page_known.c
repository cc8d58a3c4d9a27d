#include "web/page_known.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/assets.h"
#include "web/metrics.h"
#include "web/page_cache.h"
#include "web/render.h"

const char *page_known_key(const struct visit *visit)
{
    struct text key;

    text_init(&key, visit->pool, LIMIT_PAGE_BYTES);
    text_format(&key, "%" PRId64 " %" PRId64 " %u %" PRId64 " ", visit->site->started_at,
                visit->network_position, visit->roles, visit->presence.person_id);
    text_format(&key, "%s %s %s %d %s?%s %s", visit->today, visit->session_digest,
                language_code(visit->language), visit->is_json, visit->http->path,
                visit->http->query, visit->account.name);
    return key.bytes;
}

/* Of one made of the key whoever asks again and again would learn that something changed
 * which they may not see. */
static const char *tag_make(const struct visit *visit)
{
    return secret_keyed_digest(visit->pool, visit->site->secret, "etag",
                               (const char *)visit->response->body);
}

static void tag_answer(struct visit *visit, const char *tag)
{
    const char *known = http_request_header(visit->http, "If-None-Match");
    const char *etag = visit_address(visit, "\"%s\"", tag);

    http_response_header(visit->response, "ETag", etag);
    http_response_header(visit->response, "Cache-Control", "private, no-cache");
    if (asset_matches_tag(known, etag)) {
        visit->response->code = 304;
    }
}

/* A page is kept behind its tag, on a line of its own: to digest it each time would take
 * longer than to send it. */
bool page_known_answer(struct visit *visit, const char *key)
{
    size_t length = 0;
    const char *kept = page_cache_find(visit->site->cache, key, visit->pool, &length);

    if (kept == NULL) {
        return false;
    }
    const size_t tag_length = strcspn(kept, "\n");
    const struct text page = {.pool = visit->pool,
                              .bytes = (char *)(uintptr_t)(kept + tag_length + 1),
                              .length = length - tag_length - 1};
    render_text(visit, 200,
                visit->is_json ? "application/json; charset=utf-8"
                               : "text/html; charset=utf-8",
                &page);
    tag_answer(visit, pool_text_part(visit->pool, kept, tag_length));
    metrics_count_cached(visit->site->metrics);
    return true;
}

void page_known_keep(struct visit *visit, const char *key)
{
    const char *tag = tag_make(visit);
    struct text kept;

    text_init(&kept, visit->pool, LIMIT_PAGE_BYTES + LIMIT_NAME_BYTES);
    text_format(&kept, "%s\n", tag);
    text_add_part(&kept, (const char *)visit->response->body,
                  visit->response->body_length);
    page_cache_keep(visit->site->cache, key, kept.bytes, kept.length);
    tag_answer(visit, tag);
}
