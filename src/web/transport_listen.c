#include "web/transport_listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

union any_address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

enum { BACKLOG = 1024, OWN_FILES = 128 };

static const unsigned char MAPPED[12] = {[10] = 0xFF, [11] = 0xFF};

static bool address_read(const char *text, uint16_t port, union any_address *address_out,
                         socklen_t *length_out)
{
    union any_address address = {.any.sa_family = AF_UNSPEC};

    if (inet_pton(AF_INET, text, &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(port);
        *length_out = sizeof address.v4;
    } else if (inet_pton(AF_INET6, text, &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        *length_out = sizeof address.v6;
    }
    *address_out = address;
    return address.any.sa_family != AF_UNSPEC;
}

static bool listen_fail(const char *address, uint16_t port, int error, struct status *st)
{
    switch (error) {
    case EADDRINUSE:
        return status_fail(st, STATUS_FAILED,
                           N_("port %d of '%s' is in use by another program"), port,
                           address);
    case EACCES:
        return status_fail(st, STATUS_FAILED,
                           N_("port %d of '%s' may not be used by this user"), port,
                           address);
    case EADDRNOTAVAIL:
        return status_fail(st, STATUS_FAILED,
                           N_("'%s' is not an address of this machine"), address);
    default:
        return status_fail(st, STATUS_FAILED,
                           N_("could not listen on port %d of '%s' (error %d)"), port,
                           address, error);
    }
}

static bool socket_listen(int fd, const union any_address *address, socklen_t length)
{
    const int yes = 1;
    const bool is_any = address->any.sa_family == AF_INET6 &&
                        IN6_IS_ADDR_UNSPECIFIED(&address->v6.sin6_addr);
    const int is_v6_only = !is_any;

    /* A server that starts again must not wait for connections of its last life. */
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (address->any.sa_family == AF_INET6) {
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &is_v6_only, sizeof is_v6_only);
    }
    return bind(fd, &address->any, length) == 0 && listen(fd, BACKLOG) == 0 &&
           fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool transport_listen(const char *address, uint16_t port, int *fd_out, struct status *st)
{
    union any_address where;
    socklen_t length = 0;

    if (!address_read(address, port, &where, &length)) {
        return status_fail(st, STATUS_INVALID,
                           N_("'%s' is not an address such as 127.0.0.1 or ::1"),
                           address);
    }
    const int fd = socket(where.any.sa_family, SOCK_STREAM, 0);
    if (fd < 0) {
        return listen_fail(address, port, errno, st);
    }
    if (!socket_listen(fd, &where, length)) {
        const int error = errno;
        (void)close(fd);
        return listen_fail(address, port, error, st);
    }
    *fd_out = fd;
    return true;
}

uint16_t transport_listen_port(int fd)
{
    union any_address where = {.any.sa_family = AF_UNSPEC};
    socklen_t length = sizeof where;

    (void)getsockname(fd, &where.any, &length);
    return ntohs(where.any.sa_family == AF_INET6 ? where.v6.sin6_port
                                                 : where.v4.sin_port);
}

bool transport_allow_files(size_t connections, struct status *st)
{
    const rlim_t wanted = connections + OWN_FILES;
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) {
        return true;
    }
    files.rlim_cur = wanted;
    if (files.rlim_max < wanted || setrlimit(RLIMIT_NOFILE, &files) != 0) {
        return status_fail(st, STATUS_FAILED,
                           N_("%zu connections need %zu open files, and only %zu are "
                              "allowed (ulimit -n)"),
                           connections, (size_t)wanted, (size_t)files.rlim_max);
    }
    return true;
}

/* The sixteen bytes of an address; IPv4 as IPv6 maps it. */
static bool address_bytes(const struct sockaddr *address, unsigned char bytes_out[16])
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;

        memcpy(&v4, address, sizeof v4);
        memcpy(bytes_out, MAPPED, sizeof MAPPED);
        memcpy(bytes_out + sizeof MAPPED, &v4.sin_addr, 4);
        return true;
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;

        memcpy(&v6, address, sizeof v6);
        memcpy(bytes_out, &v6.sin6_addr, 16);
        return true;
    }
    return false;
}

static bool is_mapped(const unsigned char bytes[16])
{
    return memcmp(bytes, MAPPED, sizeof MAPPED) == 0;
}

void transport_address_write(const struct sockaddr *address,
                             char text_out[INET6_ADDRSTRLEN])
{
    unsigned char bytes[16];

    text_out[0] = '\0';
    if (!address_bytes(address, bytes)) {
        return;
    }
    if (is_mapped(bytes)) {
        (void)inet_ntop(AF_INET, bytes + sizeof MAPPED, text_out, INET6_ADDRSTRLEN);
    } else {
        (void)inet_ntop(AF_INET6, bytes, text_out, INET6_ADDRSTRLEN);
    }
}

bool transport_address_key(const struct sockaddr *address, struct address_key *key_out)
{
    static const unsigned char LOOPBACK[16] = {[15] = 1};
    struct address_key key = {{0}};

    if (!address_bytes(address, key.bytes) ||
        memcmp(key.bytes, LOOPBACK, sizeof LOOPBACK) == 0) {
        return false;
    }
    if (is_mapped(key.bytes)) {
        *key_out = key;
        return key.bytes[sizeof MAPPED] != 127;
    }
    memset(key.bytes + 8, 0, 8);
    *key_out = key;
    return true;
}
