/* access_log.h - one line a request on stderr, without anything of a person: the route
 * and not the address (it may hold a token), no names, no address of the visitor. */
#pragma once

#include "web/transport.h"

/* A moment to measure from, in microseconds. */
int64_t access_log_start(void);

/* 2026-11-22 14:05 GET /networks/{network} 200 23112 B 0.8 ms. `route` NULL: none. */
void access_log_add(int64_t now, enum http_method method, const char *route,
                    const struct http_response *response, int64_t microseconds);

/* What the host has to know: the database's or the mail server's own words. */
void access_log_trouble(const char *where, const struct status *st);
