/* site.h - what all requests share: made once at the start, only read afterwards. What
 * changes while serving (queues, caches, counters) guards itself. */
#pragma once

#include "store/store.h"
#include "web/mustache.h"

struct page_cache;
struct kept;
struct password_gate;
struct sandbox_gate;
struct mail_sender;
struct clerk;
struct metrics;
struct transport;

struct site {
    struct store *store;
    const char *public_url; /* "https://samenspel.example.org", no slash at the end */
    const char *public_host; /* of it: "samenspel.example.org", "127.0.0.1:8080" */
    bool is_https; /* cookies are Secure */
    bool is_loopback; /* plain http for this machine only: nobody outside can come */
    bool answers_loopback; /* listens on loopback, perhaps behind a proxy */
    bool has_proxy; /* behind a proxy on loopback: it says who the peer is */
    bool can_mail;
    bool is_demonstration;
    const char *secret; /* keys form tokens and rate buckets */
    const struct template_set *templates[LANGUAGE_COUNT];
    struct page_cache *cache;
    struct kept *kept; /* what pages read; NULL: nothing is kept for others */
    struct password_gate *passwords;
    struct sandbox_gate *files; /* that are read at the same time */
    struct clerk *clerk; /* NULL in tests of pages */
    struct metrics *metrics;
    const char *program; /* samenspel, that reads files; NULL: the one that runs */
    struct transport *transport; /* NULL in tests of pages */
    int64_t (*clock)(void); /* milliseconds since 1970 */
    int64_t started_at; /* pages of a former start are not known any more */
    struct template_gaps *gaps; /* names that templates miss, for tests; NULL */
};
