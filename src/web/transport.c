#include "web/transport.h"

#include <assert.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"
#include "web/transport_check.h"
#include "web/transport_door.h"
#include "web/transport_listen.h"
#include "web/transport_wire.h"

enum {
    /* Of the library, a connection: both halves of a large request head, and what is
     * read at once of a body. Only what is used costs memory; above 32 kB each
     * connection would be a mapping of its own. */
    CONNECTION_BYTES = 32 * 1024,
    STACK_BYTES = 1024 * 1024 /* pictures are drawn in these threads */
};

struct transport {
    struct pool *pool;
    struct transport_options options;
    struct MHD_Daemon *daemon; /* NULL: drained */
    struct door door;
    int listen_fd;
    uint16_t port;
    bool is_lax; /* the library lets pass what transport_check_layout() looks for */
    atomic_bool is_draining;
};

/* One request on its way. */
struct exchange {
    struct http_request request;
    struct transport *transport;
    struct connection *connection;
    struct MHD_Connection *mhd;
    struct request_head head;
    struct http_header *headers; /* of the head, while they are collected */
    int target_code; /* to refuse the target with; 0: none */
    bool is_begun; /* the head was checked */
    struct text body;
};

/* ---- answering ------------------------------------------------------------------ */

const char *http_request_header(const struct http_request *request, const char *name)
{
    const struct exchange *exchange = request->connection;
    const char *value =
        exchange == NULL
            ? transport_header(request->headers, name)
            : MHD_lookup_connection_value(exchange->mhd, MHD_HEADER_KIND, name);

    return value != NULL ? value : "";
}

/* Make what the library sends; NULL when a header is no line. The library only reads the
 * body, which lives in the request's pool: it is freed after the last byte was sent. */
static struct MHD_Response *response_make(const struct http_response *response)
{
    void *body = (void *)(uintptr_t)(response->body_length > 0 ? response->body : "");
    struct MHD_Response *made = MHD_create_response_from_buffer(
        response->body_length, body, MHD_RESPMEM_PERSISTENT);

    for (size_t i = 0; made != NULL && i < response->header_count; i++) {
        const struct http_header *header = &response->headers[i];

        if (!transport_is_line(header)) {
            MHD_destroy_response(made);
            return NULL;
        }
        (void)MHD_add_response_header(made, header->name, header->value);
    }
    return made;
}

/* Hand the response to the library; MHD_NO closes the connection. */
static enum MHD_Result response_queue(struct exchange *exchange,
                                      const struct http_response *response)
{
    static const struct http_response BROKEN = {.code = 500, .is_closing = true};
    struct MHD_Response *made = response_make(response);

    if (made == NULL || response->code < 200 || response->code > 599) {
        MHD_destroy_response(made);
        response = &BROKEN;
        made = response_make(response);
    }
    if (made == NULL) {
        return MHD_NO;
    }
    if (response->is_closing || atomic_load(&exchange->transport->is_draining)) {
        (void)MHD_add_response_header(made, "Connection", "close");
    }
    connection_begin_response(exchange->connection, response->body_length);
    const enum MHD_Result result =
        MHD_queue_response(exchange->mhd, (unsigned)response->code, made);
    MHD_destroy_response(made);
    return result;
}

static enum MHD_Result request_refuse(struct exchange *exchange, int code)
{
    struct http_response response = {.code = code};

    transport_refuse(&exchange->transport->options, &exchange->request, &response);
    exchange->connection->is_refused = true;
    return response_queue(exchange, &response);
}

/* Answer while the upload still comes: the library would have us read to its end, which
 * may never be. Nothing was sent on this request yet, so the socket is ours. */
static enum MHD_Result upload_refuse(struct exchange *exchange)
{
    struct http_response response = {.code = 413};
    struct text text;

    transport_refuse(&exchange->transport->options, &exchange->request, &response);
    exchange->connection->is_refused = true;
    text_init(&text, exchange->request.pool, LIMIT_OUTPUT_BYTES);
    transport_write(&response, &text);
    (void)send(exchange->connection->entry.fd, text.bytes, text.length,
               MSG_NOSIGNAL | MSG_DONTWAIT);
    return MHD_NO;
}

/* ---- one request, in the thread of its connection ------------------------------- */

/* We decode queries ourselves. The library would make a record of each field, and with
 * many of them run out of memory and into a loop without an end: leave it one field. */
static void separators_hide(const char *target)
{
    for (char *at = strchr(target, '&'); at != NULL; at = strchr(at, '&')) {
        *at = 'x';
    }
}

/* The line of a request is there: the first that we hear of it. */
static void *request_begin(void *context, const char *target, struct MHD_Connection *mhd)
{
    struct transport *transport = context;
    struct connection *connection =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    struct pool *pool = pool_new();
    struct exchange *exchange = pool_array(pool, 1, struct exchange);

    exchange->transport = transport;
    exchange->connection = connection;
    exchange->mhd = mhd;
    exchange->request = (struct http_request){
        .pool = pool, .body = "", .address = connection->address, .connection = exchange};
    exchange->head.target = target;
    exchange->head.target_length = strlen(target);
    exchange->target_code = transport_read_target(target, &exchange->request);
    separators_hide(target);
    text_init(&exchange->body, pool,
              transport_body_limit(&transport->options, exchange->request.path));
    connection_begin_request(connection);
    return exchange;
}

static enum MHD_Result header_collect(void *context, enum MHD_ValueKind kind,
                                      const char *name, const char *value)
{
    struct exchange *exchange = context;

    (void)kind;
    exchange->headers[exchange->head.header_count++] =
        (struct http_header){name, value != NULL ? value : ""};
    return MHD_YES;
}

static void head_read(struct exchange *exchange, const char *method, const char *version)
{
    struct request_head *head = &exchange->head;
    struct MHD_Connection *mhd = exchange->mhd;
    const int count = MHD_get_connection_values(mhd, MHD_HEADER_KIND, NULL, NULL);

    head->method = method;
    head->version = version;
    head->size = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)
                     ->header_size;
    exchange->headers = pool_array(exchange->request.pool, count > 0 ? (size_t)count : 0,
                                   struct http_header);
    head->headers = exchange->headers;
    (void)MHD_get_connection_values(mhd, MHD_HEADER_KIND, header_collect, exchange);
    exchange->request.method = transport_method(method);
}

/* The code to refuse the request with; 0: none. */
static int head_check(const struct exchange *exchange)
{
    if (exchange->transport->is_lax && !transport_check_layout(&exchange->head)) {
        return 400;
    }
    const int code = transport_check_head(&exchange->head, exchange->body.ceiling);
    return code != 0 ? code : exchange->target_code;
}

static enum MHD_Result request_answer(struct exchange *exchange)
{
    const struct transport_options *options = &exchange->transport->options;
    struct http_response response = {.code = 200};

    exchange->request.body = exchange->body.bytes;
    exchange->request.body_length = exchange->body.length;
    connection_begin_work(exchange->connection);
    options->handler(options->context, &exchange->request, &response);
    return response_queue(exchange, &response);
}

/* Called when the head is there, for each piece of the body, and at the end. An answer to
 * the first call would close the connection: it means that we do not want the body. */
/* NOLINTNEXTLINE(readability-function-size): the parameters are the library's */
static enum MHD_Result request_continue(void *context, struct MHD_Connection *mhd,
                                        const char *url, const char *method,
                                        const char *version, const char *piece,
                                        size_t *piece_length, void **exchange_slot)
{
    struct exchange *exchange = *exchange_slot;

    (void)context, (void)mhd, (void)url;
    if (!exchange->is_begun) {
        exchange->is_begun = true;
        head_read(exchange, method, version);
        const int code = head_check(exchange);
        return code == 0 ? MHD_YES : request_refuse(exchange, code);
    }
    if (*piece_length > 0) {
        text_add_part(&exchange->body, piece, *piece_length);
        *piece_length = 0;
        return exchange->body.is_cut ? upload_refuse(exchange) : MHD_YES;
    }
    return request_answer(exchange);
}

static void request_end(void *context, struct MHD_Connection *mhd, void **exchange_slot,
                        enum MHD_RequestTerminationCode why)
{
    struct exchange *exchange = *exchange_slot;

    (void)context, (void)mhd, (void)why;
    if (exchange != NULL) {
        *exchange_slot = NULL;
        connection_end_request(exchange->connection);
        pool_free(exchange->request.pool);
    }
}

/* ---- connections, in the library's accepting thread ----------------------------- */

static enum MHD_Result connection_accept(void *context, const struct sockaddr *address,
                                         socklen_t length)
{
    struct transport *transport = context;

    (void)length;
    return door_admits(&transport->door, address) ? MHD_YES : MHD_NO;
}

static void connection_notice(void *context, struct MHD_Connection *mhd,
                              void **connection_slot,
                              enum MHD_ConnectionNotificationCode what)
{
    struct transport *transport = context;

    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *connection_slot = connection_new(
            &transport->door,
            MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd,
            MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
                ->client_addr);
    } else {
        connection_free(*connection_slot);
    }
}

/* ---- the whole ------------------------------------------------------------------ */

/* We decode addresses ourselves, once, strictly. */
static size_t text_leave(void *context, struct MHD_Connection *mhd, char *text)
{
    (void)context, (void)mhd;
    return strlen(text);
}

static struct MHD_Daemon *daemon_start(struct transport *transport)
{
    const unsigned flags = MHD_USE_THREAD_PER_CONNECTION |
                           MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC;

    /* No timeout of the library: it is one of idleness only, and it spends its last
     * second in a busy loop. Time is the reaper's. Its limit of connections is one above
     * ours, so that it is we who refuse, and count. */
    return MHD_start_daemon(
        flags, transport->port, connection_accept, transport, request_continue, transport,
        MHD_OPTION_LISTEN_SOCKET, transport->listen_fd, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)transport->options.connection_limit + 1,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES, MHD_OPTION_URI_LOG_CALLBACK,
        request_begin, transport, MHD_OPTION_UNESCAPE_CALLBACK, text_leave, transport,
        MHD_OPTION_NOTIFY_COMPLETED, request_end, transport, MHD_OPTION_NOTIFY_CONNECTION,
        connection_notice, transport, MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
        MHD_OPTION_STRICT_FOR_CLIENT, transport->is_lax ? 0 : 1, MHD_OPTION_END);
}

/* Start the threads with every signal blocked: signals belong to the main thread. */
static bool threads_start(struct transport *transport, struct status *st)
{
    sigset_t all;
    sigset_t before;

    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool has_reaper = reaper_new(&transport->door.reaper, st);
    transport->daemon = has_reaper ? daemon_start(transport) : NULL;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (has_reaper && transport->daemon == NULL) {
        reaper_free(transport->door.reaper);
        return status_fail(st, STATUS_FAILED, N_("could not start the web server"));
    }
    return has_reaper;
}

bool transport_start(const struct transport_options *options,
                     struct transport **transport_out, struct status *st)
{
    int fd = -1;

    assert(options->connection_limit > 0 && options->request_seconds > 0);
    if (!transport_allow_files(options->connection_limit, st) ||
        !transport_listen(options->address, options->port, &fd, st)) {
        return false;
    }
    struct pool *pool = pool_new();
    struct transport *transport = pool_array(pool, 1, struct transport);
    transport->pool = pool;
    transport->options = *options;
    transport->listen_fd = fd;
    transport->port = transport_listen_port(fd);
    door_init(&transport->door, options);
    transport->is_lax = MHD_get_version()[0] == '0';
    (void)signal(SIGPIPE, SIG_IGN);
    if (!threads_start(transport, st)) {
        (void)close(fd);
        pool_free(pool);
        return false;
    }
    *transport_out = transport;
    return true;
}

uint16_t transport_port(const struct transport *transport)
{
    return transport->port;
}

size_t transport_connection_count(const struct transport *transport)
{
    return atomic_load(&transport->door.open_count);
}

void transport_counts(const struct transport *transport,
                      struct transport_counts *counts_out)
{
    door_count(&transport->door, counts_out);
}

void transport_drain(struct transport *transport, unsigned seconds)
{
    if (transport->daemon == NULL) {
        return;
    }
    atomic_store(&transport->is_draining, true);
    (void)MHD_quiesce_daemon(transport->daemon);
    /* Closed only at the end: the accepting thread may just now be looking at it. */
    (void)shutdown(transport->listen_fd, SHUT_RDWR);
    door_wait_empty(&transport->door, seconds);
    MHD_stop_daemon(transport->daemon);
    transport->daemon = NULL;
    (void)close(transport->listen_fd);
}

void transport_free(struct transport *transport)
{
    if (transport == NULL) {
        return;
    }
    transport_drain(transport, 0);
    reaper_free(transport->door.reaper);
    pool_free(transport->pool);
}
