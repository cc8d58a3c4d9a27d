/* transport_door.h - who may come in, who is inside, and how long each may take. */
#pragma once

#include <netinet/in.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/socket.h>

#include "base/pool.h"
#include "web/reaper.h"
#include "web/transport.h"
#include "web/transport_listen.h"

struct door {
    struct reaper *reaper; /* set by whoever starts it */
    size_t connection_limit;
    size_t address_limit;
    int64_t request_ms;
    struct connection *first; /* only touched by the thread that accepts */
    atomic_size_t open_count;
    atomic_size_t accepted_count;
    atomic_size_t refused_count;
};

struct connection {
    struct reaper_entry entry;
    struct pool *pool;
    struct door *door;
    struct connection *previous;
    struct connection *next;
    struct address_key key;
    bool is_counted; /* by address_limit */
    bool is_used; /* a request was answered before */
    bool is_refused; /* more may be on its way than was read */
    char address[INET6_ADDRSTRLEN];
};

void door_init(struct door *door, const struct transport_options *options);
void door_count(const struct door *door, struct transport_counts *counts_out);

/* Wait until the last has left, for at most `seconds`; idle ones are shown out. */
void door_wait_empty(struct door *door, unsigned seconds);

/* These three only in the thread that accepts. O(connections) where there is an address
 * limit. */
bool door_admits(struct door *door, const struct sockaddr *address);
struct connection *connection_new(struct door *door, int fd,
                                  const struct sockaddr *address);
void connection_free(struct connection *connection); /* before `fd` is closed */

/* And these, in this order, in the thread that serves the connection. */
void connection_begin_request(struct connection *connection);
void connection_begin_work(struct connection *connection);
void connection_begin_response(struct connection *connection, size_t length);
void connection_end_request(struct connection *connection);
