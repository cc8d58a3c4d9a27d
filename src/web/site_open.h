/* site_open.h - make and end a site: also for tests, which need no socket. */
#pragma once

#include "web/site.h"

struct site_options {
    struct store *store; /* borrowed */
    const char *public_url; /* borrowed */
    bool is_https;
    bool is_loopback;
    bool answers_loopback;
    bool has_proxy;
    bool can_mail;
    int64_t (*clock)(void);
};

/* Templates, caches, the installation's secret. Lives in `pool`; call site_close() too.
 * fails  the templates, the database */
NODISCARD bool site_open(struct site *site, const struct site_options *options,
                         struct pool *pool, struct status *st);
/* Set the public address: before the first request only. */
void site_name(struct site *site, const char *public_url);
void site_close(struct site *site);

/* Milliseconds since 1970, of this machine. */
int64_t site_clock(void);
