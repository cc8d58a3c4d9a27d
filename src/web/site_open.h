/* site_open.h - make and end a site: also for tests, which need no socket. */
#pragma once

#include "web/site.h"

/* Every page in every language. Read only: sites share it. */
struct site_templates {
    const struct template_set *sets[LANGUAGE_COUNT];
};

/* Compile the templates, which takes a hundredth of a second. They live in `pool`.
 * fails  STATUS_INVALID  one of them is wrong */
NODISCARD bool site_templates_make(struct pool *pool,
                                   struct site_templates *templates_out,
                                   struct status *st);

struct site_options {
    struct store *store; /* borrowed */
    const struct site_templates *templates; /* borrowed */
    const char *public_url; /* borrowed */
    bool is_https;
    bool is_loopback;
    bool answers_loopback;
    bool has_proxy;
    bool can_mail;
    int64_t (*clock)(void);
};

/* Caches, the installation's secret. Lives in `pool`; call site_close() too.
 * fails  the database */
NODISCARD bool site_open(struct site *site, const struct site_options *options,
                         struct pool *pool, struct status *st);
/* Set the public address: before the first request only. */
void site_name(struct site *site, const char *public_url);
void site_close(struct site *site);

/* Milliseconds since 1970, of this machine. */
int64_t site_clock(void);
