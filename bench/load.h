/* load.h - many clients in one thread: each asks again as soon as it is answered. */
#pragma once

#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "race.h"
#include "web/http_client.h"

enum { CLIENTS_MAX = 64, LATENCIES_MAX = 400 * 1000, REQUEST_MAX = 1024 };

struct load {
    uint16_t port;
    size_t clients;
    double seconds;
    /* Write the next request; `number` counts them. */
    size_t (*write)(const void *context, char request_out[REQUEST_MAX], size_t number);
    const void *context;
    unsigned code; /* that every answer must have */
};

struct figures {
    double rate; /* requests a second */
    double p50; /* seconds */
    double p99;
};

struct load_client {
    int fd;
    double sent_at;
    char head[2048];
    size_t head_length;
    size_t left; /* of the body, once the head is there */
    bool has_head;
};

static inline void client_send(struct load_client *client, const struct load *load,
                               size_t number)
{
    char request[REQUEST_MAX];
    const size_t length = load->write(load->context, request, number);

    client->head_length = 0;
    client->has_head = false;
    client->sent_at = now_seconds();
    require(http_send(client->fd, request, length), "send");
}

/* The end of the head was read: what is the code, how long is the body? */
static inline void client_begin_body(struct load_client *client, unsigned code)
{
    const char *length = strstr(client->head, "Content-Length: ");
    const unsigned long got = strtoul(client->head + 9, NULL, 10);

    if (got != code) {
        (void)fprintf(stderr, "%s\n", client->head);
    }
    require(got == code, "an answer as expected");
    client->has_head = true;
    client->left =
        length == NULL || code == 304 ? 0 : (size_t)strtoul(length + 16, NULL, 10);
}

/* Take what has come; true when the answer is complete. */
static inline bool client_read(struct load_client *client, unsigned code)
{
    char bytes[64 * 1024];
    const ssize_t got = recv(client->fd, bytes, sizeof bytes, 0);
    size_t count = (size_t)got;
    size_t at = 0;

    require(got > 0, "an answer");
    while (!client->has_head && at < count) {
        client->head[client->head_length++] = bytes[at++];
        client->head[client->head_length] = '\0';
        require(client->head_length + 1 < sizeof client->head, "a short head");
        if (client->head_length >= 4 &&
            memcmp(client->head + client->head_length - 4, "\r\n\r\n", 4) == 0) {
            client_begin_body(client, code);
        }
    }
    client->left -= count - at;
    return client->has_head && client->left == 0;
}

static inline struct figures load_figures(double *latencies, size_t count, double elapsed)
{
    require(count > 0, "answers");
    (void)median(latencies, count);
    return (struct figures){.rate = (double)count / elapsed,
                            .p50 = latencies[count / 2],
                            .p99 = latencies[count * 99 / 100]};
}

static inline struct figures load_run(const struct load *load)
{
    static double latencies[LATENCIES_MAX];
    static struct load_client clients[CLIENTS_MAX];
    struct pollfd waits[CLIENTS_MAX];
    size_t count = 0;
    size_t number = 0;
    const double begin = now_seconds();

    for (size_t i = 0; i < load->clients; i++) {
        clients[i] = (struct load_client){.fd = http_connect(load->port)};
        waits[i] = (struct pollfd){.fd = clients[i].fd, .events = POLLIN};
        client_send(&clients[i], load, number++);
    }
    while (now_seconds() - begin < load->seconds && count < LATENCIES_MAX) {
        require(poll(waits, load->clients, 5000) > 0, "answers in time");
        for (size_t i = 0; i < load->clients && count < LATENCIES_MAX; i++) {
            if (waits[i].revents != 0 && client_read(&clients[i], load->code)) {
                latencies[count++] = now_seconds() - clients[i].sent_at;
                client_send(&clients[i], load, number++);
            }
        }
    }
    const double elapsed = now_seconds() - begin;
    /* What is still asked is answered first: nothing of it changes the next look. */
    for (size_t i = 0; i < load->clients; i++) {
        while (!client_read(&clients[i], load->code)) {
        }
        http_close(clients[i].fd);
    }
    return load_figures(latencies, count, elapsed);
}
