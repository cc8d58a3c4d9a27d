/* serve_options.h - where to listen and by which name to be known, from the options. */
#pragma once

#include "base/pool.h"
#include "web/serve.h"

struct serve_place {
    const char *address; /* "127.0.0.1", "::1" */
    uint16_t port;
    bool is_loopback;
    const char *public_url; /* no slash at the end; NULL until the port is known */
    bool is_https;
};

/* fails  STATUS_INVALID */
NODISCARD bool serve_place_read(const struct serve_options *options, struct pool *pool,
                                struct serve_place *place_out, struct status *st);

/* The public address, once the port is known. */
const char *serve_public_url(const struct serve_place *place, uint16_t port,
                             struct pool *pool);
