/* transport_listen.h - sockets and addresses. */
#pragma once

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/status.h"

/* Listen on an address as people write it, "127.0.0.1" or "::1"; "::" takes IPv4 too.
 * Port 0 takes any free one.
 * fails  STATUS_INVALID  no such address
 *        STATUS_FAILED   in use, not of this machine, not allowed … */
NODISCARD bool transport_listen(const char *address, uint16_t port, int *fd_out,
                                struct status *st);

/* The port that a socket listens on. */
uint16_t transport_listen_port(int fd);

/* Let this process hold `connections` besides its own files.
 * fails  STATUS_FAILED  the system allows fewer */
NODISCARD bool transport_allow_files(size_t connections, struct status *st);

/* Write "192.0.2.7" or "2001:db8::1"; "" when it is neither. */
void transport_address_write(const struct sockaddr *address,
                             char text_out[INET6_ADDRSTRLEN]);

/* What an address limit counts as one: an IPv4 address, the /64 of an IPv6 address, which
 * one subscriber has whole. False for loopback and what is neither. */
struct address_key {
    unsigned char bytes[16];
};
bool transport_address_key(const struct sockaddr *address, struct address_key *key_out);
