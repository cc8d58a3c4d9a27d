#include "web/tries.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "store/secret.h"
#include "web/transport_listen.h"

struct counting {
    const char *bucket;
    int64_t limit;
    int64_t window;
    int64_t now;
};

static bool counting_do(struct unit *unit, void *context, struct status *st)
{
    const struct counting *counting = context;

    return attempt_count(unit, counting->bucket, counting->limit, counting->window,
                         counting->now, st);
}

static const char *bucket_of(const struct visit *visit, const char *purpose,
                             const char *name)
{
    return secret_keyed_digest(visit->pool, visit->site->secret, purpose,
                               account_email_key(name, visit->pool));
}

bool tries_count(struct visit *visit, const char *purpose, const char *name,
                 int64_t limit, struct status *st)
{
    struct counting counting = {
        .bucket = bucket_of(visit, purpose, name),
        .limit = limit,
        .window = TRIES_WINDOW,
        .now = visit->now,
    };

    return visit_store(visit, counting_do, &counting, st);
}

bool tries_check(const struct visit *visit, struct database *database,
                 const char *purpose, const char *name, int64_t limit, struct status *st)
{
    const struct attempt_rule rule = {limit, TRIES_WINDOW};

    return attempt_check(database, bucket_of(visit, purpose, name), &rule, visit->now,
                         st);
}

bool tries_count_invitation(struct visit *visit, struct status *st)
{
    struct counting counting = {
        .bucket = bucket_of(visit, "invitation",
                            visit_address(visit, "%" PRId64, visit->account.id)),
        .limit = INVITATIONS_A_DAY,
        .window = DAY_MILLISECONDS,
        .now = visit->now,
    };

    return visit_store(visit, counting_do, &counting, st);
}

static bool forgetting_do(struct unit *unit, void *context, struct status *st)
{
    return attempt_clear(unit, context, st);
}

bool tries_forget(struct visit *visit, const char *purpose, const char *name,
                  struct status *st)
{
    char *bucket = pool_text(visit->pool, bucket_of(visit, purpose, name));

    return visit_store(visit, forgetting_do, bucket, st);
}

/* "2001:db8::" of "2001:db8::7"; what is no such address is as it is. */
static const char *subscriber_of(struct pool *pool, const char *address)
{
    struct sockaddr_in6 socket = {.sin6_family = AF_INET6};
    struct address_key key;
    char text[INET6_ADDRSTRLEN];

    if (inet_pton(AF_INET6, address, &socket.sin6_addr) != 1 ||
        !transport_address_key((const struct sockaddr *)&socket, &key) ||
        inet_ntop(AF_INET6, key.bytes, text, sizeof text) == NULL) {
        return address;
    }
    return pool_text(pool, text);
}

const char *tries_peer(const struct visit *visit)
{
    const char *forwarded = http_request_header(visit->http, "X-Forwarded-For");
    const char *last = strrchr(forwarded, ',');

    /* Only our own proxy on loopback may say so; the last one is whom it saw itself. */
    if (!visit->site->has_proxy || forwarded[0] == '\0') {
        return subscriber_of(visit->pool, visit->http->address);
    }
    last = last == NULL ? forwarded : last + 1;
    return subscriber_of(visit->pool, last + strspn(last, " "));
}
