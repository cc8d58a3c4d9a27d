#include "web/transport_door.h"

#include <string.h>
#include <time.h>

enum {
    SLOWEST_BYTES_A_MS = 32,
    HURRY_MS = 100, /* for requests that are on their way when a drain begins */
    LOOK_MS = 10
};

void door_init(struct door *door, const struct transport_options *options)
{
    door->connection_limit = options->connection_limit;
    door->address_limit = options->address_limit;
    door->request_ms = options->request_seconds * INT64_C(1000);
}

void door_count(const struct door *door, struct transport_counts *counts_out)
{
    *counts_out = (struct transport_counts){
        .accepted = atomic_load(&door->accepted_count),
        .refused = atomic_load(&door->refused_count),
        .cut = reaper_cut_count(door->reaper),
    };
}

void door_wait_empty(struct door *door, unsigned seconds)
{
    const struct timespec look = {.tv_nsec = LOOK_MS * 1000000L};
    const int64_t until = reaper_now() + seconds * INT64_C(1000);

    /* Again and again: those that were busy become idle. */
    while (atomic_load(&door->open_count) > 0 && reaper_now() < until) {
        reaper_hurry(door->reaper, HURRY_MS);
        (void)nanosleep(&look, NULL);
    }
}

static size_t key_count(const struct door *door, const struct address_key *key)
{
    size_t count = 0;

    for (const struct connection *at = door->first; at != NULL; at = at->next) {
        count += at->is_counted && memcmp(&at->key, key, sizeof *key) == 0;
    }
    return count;
}

bool door_admits(struct door *door, const struct sockaddr *address)
{
    struct address_key key;
    const bool is_full =
        atomic_load(&door->open_count) >= door->connection_limit ||
        (door->address_limit > 0 && transport_address_key(address, &key) &&
         key_count(door, &key) >= door->address_limit);

    atomic_fetch_add(is_full ? &door->refused_count : &door->accepted_count, 1);
    return !is_full;
}

struct connection *connection_new(struct door *door, int fd,
                                  const struct sockaddr *address)
{
    struct pool *pool = pool_new();
    struct connection *connection = pool_array(pool, 1, struct connection);

    connection->pool = pool;
    connection->door = door;
    connection->next = door->first;
    if (door->first != NULL) {
        door->first->previous = connection;
    }
    door->first = connection;
    connection->is_counted = transport_address_key(address, &connection->key);
    transport_address_write(address, connection->address);
    connection->entry.fd = fd;
    atomic_store(&connection->entry.is_idle, true);
    reaper_entry_allow(&connection->entry, door->request_ms);
    reaper_watch(door->reaper, &connection->entry);
    atomic_fetch_add(&door->open_count, 1);
    return connection;
}

void connection_free(struct connection *connection)
{
    struct door *door = connection->door;

    reaper_forget(door->reaper, &connection->entry);
    if (connection->is_refused) {
        reaper_linger(door->reaper, connection->entry.fd);
    }
    if (connection->previous != NULL) {
        connection->previous->next = connection->next;
    } else {
        door->first = connection->next;
    }
    if (connection->next != NULL) {
        connection->next->previous = connection->previous;
    }
    atomic_fetch_sub(&door->open_count, 1);
    pool_free(connection->pool);
}

/* The time of the first request began when the connection did. */
void connection_begin_request(struct connection *connection)
{
    atomic_store(&connection->entry.is_idle, false);
    if (connection->is_used) {
        reaper_entry_allow(&connection->entry, connection->door->request_ms);
    }
}

void connection_begin_work(struct connection *connection)
{
    reaper_entry_allow(&connection->entry, 0);
}

void connection_begin_response(struct connection *connection, size_t length)
{
    reaper_entry_allow(&connection->entry, connection->door->request_ms +
                                               (int64_t)(length / SLOWEST_BYTES_A_MS));
}

void connection_end_request(struct connection *connection)
{
    connection->is_used = true;
    reaper_entry_allow(&connection->entry, 2 * connection->door->request_ms);
    atomic_store(&connection->entry.is_idle, true);
}
