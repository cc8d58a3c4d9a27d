#include "web/mail.h"

#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>

#include <curl/curl.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/mail_directory.h"

enum {
    CONNECT_SECONDS = 10,
    SEND_SECONDS = 30,
    REPLY_BYTES = 200,
    URL_BYTES_MAX = 1000,
    ID_BYTES = 15,
};

struct mail_sender {
    struct pool *pool; /* owned; the sender and the texts below live there */
    const char *directory; /* NULL: by SMTP */
    const char *from_address;
    const char *from_name;
    CURL *curl; /* NULL: into the directory */
    atomic_bool is_stopped;
    char refusal[REPLY_BYTES + 1]; /* what the server said, printable ASCII */
};

/* What is still to be uploaded. */
struct upload {
    const char *bytes; /* borrowed from the composed mail */
    size_t length;
    size_t sent;
};

bool mail_init(struct status *st)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return status_fail(st, STATUS_FAILED, "could not begin with mail");
    }
    return true;
}

/* ---- what libcurl calls ---- */

static size_t upload_read(char *buffer, size_t size, size_t count, void *context)
{
    struct upload *upload = context;
    size_t length = upload->length - upload->sent;

    if (length > size * count) {
        length = size * count;
    }
    memcpy(buffer, upload->bytes + upload->sent, length);
    upload->sent += length;
    return length;
}

/* Keep the last line of a refusal, as far as one can show it to anybody. A friendly
 * answer to our QUIT may still follow. */
static size_t refusal_keep(const char *line, size_t size, size_t count, void *context)
{
    struct mail_sender *sender = context;
    const size_t given = size * count;
    size_t length = 0;

    if (given == 0 || (line[0] != '4' && line[0] != '5')) {
        return given;
    }
    for (; length < given && length < REPLY_BYTES; length++) {
        if (line[length] == '\r' || line[length] == '\n') {
            break;
        }
        sender->refusal[length] =
            line[length] >= ' ' && line[length] <= '~' ? line[length] : '?';
    }
    sender->refusal[length] = '\0';
    return given;
}

static int is_to_stop(void *context, curl_off_t download, curl_off_t downloaded,
                      curl_off_t upload, curl_off_t uploaded)
{
    const struct mail_sender *sender = context;

    (void)download;
    (void)downloaded;
    (void)upload;
    (void)uploaded;
    return atomic_load(&sender->is_stopped);
}

/* ---- making a sender ---- */

static bool is_loopback(const char *host)
{
    return strcmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
           strncmp(host, "127.", 4) == 0;
}

static bool url_part_is(CURLU *url, CURLUPart part, bool (*is_so)(const char *))
{
    char *text = NULL;
    const bool has_part = curl_url_get(url, part, &text, 0) == CURLUE_OK;
    const bool is_part_so = has_part && (is_so == NULL || is_so(text));

    curl_free(text);
    return is_part_so;
}

static bool is_mail_scheme(const char *scheme)
{
    return strcmp(scheme, "smtp") == 0 || strcmp(scheme, "smtps") == 0;
}

/* A password in the URL would end up in logs and messages. */
static bool url_check(const char *smtp_url, bool *is_loopback_out, struct status *st)
{
    CURLU *url = curl_url();
    const bool is_right =
        strlen(smtp_url) <= URL_BYTES_MAX &&
        curl_url_set(url, CURLUPART_URL, smtp_url, CURLU_DISALLOW_USER) == CURLUE_OK &&
        url_part_is(url, CURLUPART_SCHEME, is_mail_scheme) &&
        !url_part_is(url, CURLUPART_QUERY, NULL) &&
        !url_part_is(url, CURLUPART_FRAGMENT, NULL);
    const bool is_here = is_right && url_part_is(url, CURLUPART_HOST, is_loopback);

    curl_url_cleanup(url);
    if (!is_right) {
        return status_fail(st, STATUS_INVALID,
                           "the mail server is written as 'smtp://host:port' or "
                           "'smtps://host:port', without a user");
    }
    *is_loopback_out = is_here;
    return true;
}

static void curl_prepare(struct mail_sender *sender, const struct mail_options *options,
                         bool is_here)
{
    CURL *curl = sender->curl;
    const long seconds = options->timeout_seconds == 0 ? (long)SEND_SECONDS
                                                       : (long)options->timeout_seconds;
    const curl_usessl encryption = is_here                 ? CURLUSESSL_NONE
                                   : options->user != NULL ? CURLUSESSL_ALL
                                                           : CURLUSESSL_TRY;

    curl_easy_setopt(curl, CURLOPT_URL, options->smtp_url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* none of the environment's */
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)encryption);
    if (options->user != NULL) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, options->password);
    }
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds); /* to QUIT */
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, is_to_stop);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, sender);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, refusal_keep);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, sender);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, upload_read);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

static const char *text_or_null(struct pool *pool, const char *text)
{
    return text != NULL ? pool_text(pool, text) : NULL;
}

bool mail_sender_new(const struct mail_options *options, struct mail_sender **sender_out,
                     struct status *st)
{
    bool is_here = false;

    if ((options->smtp_url == NULL) == (options->directory == NULL) ||
        (options->directory != NULL && options->directory[0] == '\0')) {
        return status_fail(st, STATUS_INVALID,
                           "mail goes either to a server or into a directory");
    }
    if (!mail_address_check(options->from_address, st) ||
        (options->smtp_url != NULL && !url_check(options->smtp_url, &is_here, st))) {
        return false;
    }
    struct pool *pool = pool_new();
    struct mail_sender *sender = pool_array(pool, 1, struct mail_sender);

    sender->pool = pool;
    sender->directory = text_or_null(pool, options->directory);
    sender->from_address = pool_text(pool, options->from_address);
    sender->from_name = text_or_null(pool, options->from_name);
    atomic_init(&sender->is_stopped, false);
    if (options->smtp_url != NULL) {
        sender->curl = curl_easy_init();
        if (sender->curl == NULL) {
            mail_sender_free(sender);
            return status_fail(st, STATUS_FAILED, "could not begin with mail");
        }
        curl_prepare(sender, options, is_here);
    }
    *sender_out = sender;
    return true;
}

void mail_sender_stop(struct mail_sender *sender)
{
    atomic_store(&sender->is_stopped, true);
}

bool mail_sender_is_stopped(const struct mail_sender *sender)
{
    return atomic_load(&sender->is_stopped);
}

/* libcurl says QUIT at the end and would wait two minutes for an answer, whatever it was
 * told before: let it find the end of the stream instead. */
static void answers_shut(CURL *curl)
{
    curl_socket_t connection = CURL_SOCKET_BAD;

    if (curl != NULL &&
        curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &connection) == CURLE_OK &&
        connection != CURL_SOCKET_BAD) {
        (void)shutdown(connection, SHUT_RD);
    }
}

void mail_sender_free(struct mail_sender *sender)
{
    if (sender != NULL) {
        mail_sender_stop(sender);
        answers_shut(sender->curl);
        curl_easy_cleanup(sender->curl);
        pool_free(sender->pool);
    }
}

/* ---- by SMTP ---- */

/* The server will not have this mail, whenever it comes. That it will not have us (in its
 * greeting, at the sign-in) says nothing of the mail and may be mended: later again. */
static bool is_refused_for_good(CURLcode code, int reply, bool has_begun)
{
    enum { NEEDS_SIGN_IN = 530, SIGN_IN_FIRST = 534, SIGN_IN_LAST = 538 };

    if (reply < 500 || reply > 599 || reply == NEEDS_SIGN_IN ||
        (reply >= SIGN_IN_FIRST && reply <= SIGN_IN_LAST)) {
        return false;
    }
    return code == CURLE_SEND_ERROR || has_begun;
}

static bool stopped_fail(struct status *st)
{
    return status_fail(st, STATUS_FAILED, "sending mail was stopped");
}

static bool curl_fail(struct mail_sender *sender, CURLcode code, bool has_begun,
                      struct status *st)
{
    long reply = 0;

    (void)curl_easy_getinfo(sender->curl, CURLINFO_RESPONSE_CODE, &reply);
    if (code == CURLE_ABORTED_BY_CALLBACK) {
        return stopped_fail(st);
    }
    if (is_refused_for_good(code, (int)reply, has_begun)) {
        return status_fail(st, STATUS_INVALID, "the mail server refuses the mail: '%s'",
                           sender->refusal);
    }
    if (reply >= 400 && reply <= 599) {
        return status_fail(st, STATUS_FAILED,
                           "the mail server could not take the mail now: '%s'",
                           sender->refusal);
    }
    return status_fail(st, STATUS_FAILED, "could not send by the mail server: '%s'",
                       curl_easy_strerror(code));
}

static const char *in_brackets(struct pool *pool, const char *address)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "<%s>", address);
    return text.bytes;
}

static bool send_by_smtp(struct mail_sender *sender, const struct mail *mail,
                         const struct text *composed, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct upload upload = {.bytes = composed->bytes, .length = composed->length};
    struct curl_slist *recipients =
        curl_slist_append(NULL, in_brackets(scratch, mail->to_address));

    sender->refusal[0] = '\0';
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_FROM,
                     in_brackets(scratch, mail->from_address));
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(sender->curl, CURLOPT_READDATA, &upload);
    curl_easy_setopt(sender->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload.length);
    const CURLcode code = curl_easy_perform(sender->curl);
    curl_easy_setopt(sender->curl, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(recipients);
    return code == CURLE_OK || curl_fail(sender, code, upload.sent > 0, st);
}

/* ---- by SMTP or into a directory ---- */

static const char *new_message_id(struct pool *pool, const char *from_address)
{
    struct text id;

    text_init(&id, pool, LIMIT_CELL_BYTES);
    text_format(&id, "%s%s", secret_token(pool, ID_BYTES),
                from_address + strcspn(from_address, "@"));
    return id.bytes;
}

bool mail_send(struct mail_sender *sender, const struct mail *mail, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct mail whole = *mail;
    struct text composed;

    if (whole.from_address == NULL) {
        whole.from_address = sender->from_address;
        whole.from_name = sender->from_name;
    }
    if (whole.message_id == NULL) {
        whole.message_id = new_message_id(scratch, whole.from_address);
    }
    if (!mail_compose(&whole, scratch, &composed, st)) {
        return false;
    }
    if (atomic_load(&sender->is_stopped)) {
        return stopped_fail(st);
    }
    if (sender->curl != NULL) {
        return send_by_smtp(sender, &whole, &composed, st);
    }
    return mail_directory_add(sender->directory, whole.to_address, &composed, st);
}
