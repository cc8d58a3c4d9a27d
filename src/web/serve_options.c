#include "web/serve_options.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"

static bool address_is_loopback(const char *address)
{
    return strcmp(address, "::1") == 0 || strncmp(address, "127.", 4) == 0;
}

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080". */
static bool listen_read(const char *listen, struct pool *pool, struct serve_place *place,
                        struct status *st)
{
    const char *colon = strrchr(listen, ':');
    size_t port = 0;

    if (colon == NULL || colon == listen || !number_read(colon + 1, UINT16_MAX, &port)) {
        return status_fail(st, STATUS_INVALID,
                           "--listen takes HOST:PORT, as 127.0.0.1:8080, not '%s'",
                           listen);
    }
    size_t length = (size_t)(colon - listen);
    if (listen[0] == '[' && listen[length - 1] == ']') {
        listen++;
        length -= 2;
    }
    place->address = pool_text_part(pool, listen, length);
    if (strcmp(place->address, "localhost") == 0) {
        place->address = "127.0.0.1";
    }
    place->port = (uint16_t)port;
    place->is_loopback = address_is_loopback(place->address);
    return true;
}

/* "samenspel.example.org", "127.0.0.1:8080", "[::1]:8080": how long it is; 0: no host. */
static size_t host_length(const char *host)
{
    static const char NAME[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789.-";
    const bool is_bracketed = host[0] == '[';
    size_t length = is_bracketed ? 1 + strspn(host + 1, "0123456789abcdefABCDEF:.")
                                 : strspn(host, NAME);

    if (length == 0 || (is_bracketed && host[length++] != ']')) {
        return 0;
    }
    if (host[length] == ':') {
        const size_t digits = strspn(host + length + 1, "0123456789");
        length = digits > 0 ? length + 1 + digits : 0;
    }
    return length;
}

static bool public_url_read(const char *url, struct pool *pool, struct serve_place *place,
                            struct status *st)
{
    const bool is_https = strncmp(url, "https://", 8) == 0;
    const bool is_http = strncmp(url, "http://", 7) == 0;
    const char *host = url + (is_https ? 8 : 7);
    const size_t length = is_https || is_http ? host_length(host) : 0;

    if (length == 0 || (host[length] != '\0' && host[length] != '/')) {
        return status_fail(st, STATUS_INVALID,
                           "--public-url takes an address as "
                           "https://samenspel.example.org, not '%s'",
                           url);
    }
    if (host[length] == '/' && host[length + 1] != '\0') {
        return status_fail(st, STATUS_INVALID,
                           "--public-url takes no path: '%s' must end after the host",
                           url);
    }
    place->public_url = pool_text_part(pool, url, (size_t)(host - url) + length);
    place->is_https = is_https;
    return true;
}

/* Also when none was given: then it is where the server listens. A name that only begins
 * as an address of this machine ("127.0.0.1.example") is one of elsewhere. */
static bool url_is_loopback(const char *url)
{
    static const char *const HOSTS[] = {"http://localhost", "http://127.0.0.1",
                                        "http://[::1]"};
    bool is_loopback = url == NULL;

    for (size_t i = 0; !is_loopback && i < ARRAY_COUNT(HOSTS); i++) {
        const size_t length = strlen(HOSTS[i]);

        is_loopback = strncmp(url, HOSTS[i], length) == 0 &&
                      (url[length] == '\0' || url[length] == ':');
    }
    return is_loopback;
}

bool serve_place_read(const struct serve_options *options, struct pool *pool,
                      struct serve_place *place_out, struct status *st)
{
    struct serve_place place = {0};

    if (!listen_read(options->listen, pool, &place, st) ||
        (options->public_url != NULL &&
         !public_url_read(options->public_url, pool, &place, st))) {
        return false;
    }
    if (!place.is_https && (!place.is_loopback || !url_is_loopback(place.public_url))) {
        return status_fail(st, STATUS_INVALID,
                           "plain http is for this machine only: put a server for https "
                           "in front, and give its address with --public-url https://…");
    }
    *place_out = place;
    return true;
}

const char *serve_public_url(const struct serve_place *place, uint16_t port,
                             struct pool *pool)
{
    struct text text;

    if (place->public_url != NULL) {
        return place->public_url;
    }
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    const bool is_bracketed = strchr(place->address, ':') != NULL;
    text_format(&text, "http://%s%s%s:%u", is_bracketed ? "[" : "", place->address,
                is_bracketed ? "]" : "", (unsigned)port);
    return text.bytes;
}
