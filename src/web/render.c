#include "web/render.h"

#include <string.h>
#include <zlib.h>

#include "base/limits.h"
#include "web/access_log.h"
#include "web/assets.h"
#include "web/frame.h"

static const char POLICY[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

void render_headers(struct visit *visit)
{
    struct http_response *response = visit->response;

    http_response_header(response, "Content-Security-Policy", POLICY);
    http_response_header(response, "X-Content-Type-Options", "nosniff");
    http_response_header(response, "Referrer-Policy", "same-origin");
    http_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
    if (visit->site->is_https) {
        http_response_header(response, "Strict-Transport-Security", "max-age=31536000");
    }
}

static void body_set(struct visit *visit, int code, const char *type,
                     const struct text *text)
{
    visit->response->code = code;
    visit->response->body = text->bytes;
    visit->response->body_length = text->length;
    http_response_header(visit->response, "Content-Type", type);
    render_headers(visit);
}

/* A page that did not fit is not half shown. `template` NULL: it was JSON. */
static void cut_answer(struct visit *visit, const char *template)
{
    static const char SORRY[] = "It does not work at this moment.\n";
    struct status st = {0};

    (void)status_fail(&st, STATUS_FAILED, "the page does not fit in %d MB",
                      LIMIT_PAGE_BYTES / (1024 * 1024));
    access_log_trouble(visit->route == NULL ? "page" : visit->route->path, &st);
    visit->response->header_count = 0;
    if (template != NULL && strcmp(template, "error") != 0) {
        render_error(visit, 503, &st);
        return;
    }
    struct text text;
    text_init(&text, visit->pool, sizeof SORRY);
    text_add(&text, SORRY);
    body_set(visit, 503, "text/plain; charset=utf-8", &text);
    http_response_header(visit->response, "Cache-Control", "no-store");
}

void render_page(struct visit *visit, const char *template, int code)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_PAGE_BYTES);
    if (visit->is_json) {
        value_write_json(visit->model, &text);
        if (text.is_cut) {
            cut_answer(visit, NULL);
            return;
        }
        body_set(visit, code, "application/json; charset=utf-8", &text);
        return;
    }
    template_render(template_find(visit->site->templates[visit->language], template),
                    visit->model, &text, visit->site->gaps);
    if (text.is_cut) {
        cut_answer(visit, template);
        return;
    }
    body_set(visit, code, "text/html; charset=utf-8", &text);
}

void render_text(struct visit *visit, int code, const char *type, const struct text *text)
{
    body_set(visit, code, type, text);
}

/* False: it does not become smaller. */
static bool gzip_make(struct pool *pool, const struct text *text, struct text *zip_out)
{
    enum { GZIP = 16 + MAX_WBITS };
    z_stream stream = {0};

    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        return false;
    }
    unsigned char *bytes = pool_array(pool, text->length + 1, unsigned char);

    stream.next_in = (z_const Bytef *)text->bytes;
    stream.avail_in = (uInt)text->length;
    stream.next_out = bytes;
    stream.avail_out = (uInt)text->length;
    const bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    *zip_out = (struct text){.bytes = (char *)bytes, .length = stream.total_out};
    (void)deflateEnd(&stream);
    return is_whole;
}

void render_drawing(struct visit *visit, const struct text *svg)
{
    const char *accepted = http_request_header(visit->http, "Accept-Encoding");
    struct text zip;

    http_response_header(visit->response, "Vary", "Accept-Encoding");
    if (asset_accepts_gzip(accepted) && gzip_make(visit->pool, svg, &zip)) {
        http_response_header(visit->response, "Content-Encoding", "gzip");
        svg = &zip;
    }
    body_set(visit, 200, "image/svg+xml", svg);
}

void render_redirect(struct visit *visit, const char *address)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_PAGE_BYTES);
    if (visit->is_json) {
        struct value *go = model_object(visit->pool);

        model_set_text(go, "go", address);
        value_write_json(go, &text);
        body_set(visit, 200, "application/json; charset=utf-8", &text);
        return;
    }
    http_response_header(visit->response, "Location", address);
    body_set(visit, 303, "text/html; charset=utf-8", &text);
}

int render_code_of(enum status_code code)
{
    static const int CODES[] = {
        [STATUS_OK] = 200,     [STATUS_INVALID] = 422,  [STATUS_NOT_FOUND] = 404,
        [STATUS_DENIED] = 403, [STATUS_CONFLICT] = 409, [STATUS_LIMIT] = 429,
        [STATUS_FAILED] = 503,
    };

    return CODES[code];
}

/* What a person can do about it. */
static const char *title_of(int code)
{
    switch (code) {
    case 403:
        return N_("This is not open to you");
    case 404:
        return N_("There is nothing here");
    case 405:
        return N_("This cannot be done here");
    case 409:
        return N_("Something changed in the meantime");
    case 413:
        return N_("This is too large");
    case 429:
        return N_("Please wait a little");
    case 503:
        return N_("It does not work at this moment");
    default:
        return N_("This could not be read");
    }
}

static const char *advice_of(int code)
{
    switch (code) {
    case 403:
        return N_(
            "If you are signed in: perhaps your role does not give you this. Ask the "
            "coordinator if you think it should.");
    case 404:
        return N_(
            "Did you follow a link from a mail or an invitation? Ask for a new one. "
            "Was it a page of a network? Perhaps your role there has ended.");
    case 503:
        return N_("Nothing that was answered is lost. Please try again in a minute; what "
                  "you just typed is still in your browser when you go back.");
    default:
        return N_("Go back: what you typed is still in your browser.");
    }
}

void render_error(struct visit *visit, int code, const struct status *st)
{
    struct text sentence;

    text_init(&sentence, visit->pool, LIMIT_PAGE_BYTES);
    /* The database's own words are for the host's log, not for a page. */
    if (st != NULL && st->code != STATUS_OK && st->code != STATUS_FAILED) {
        status_say(st, visit->language, &sentence);
    }
    visit->model = model_object(visit->pool);
    frame_put_plain(visit);
    model_set_null(visit->model, "network");
    struct value *error = model_set_object(visit->model, "error");
    model_set_integer(error, "code", code);
    model_set_text(error, "title", say(title_of(code), visit->language));
    model_set_text(error, "sentence", visit_sentence(visit->pool, sentence.bytes));
    model_set_text(error, "advice", say(advice_of(code), visit->language));
    /* Who mistyped a code was told so; of networks and roles they know nothing. */
    model_set_boolean(error, "is_wrong_code",
                      code == 404 && strncmp(visit->http->path, "/a/", 3) == 0);
    render_page(visit, "error", code);
    http_response_header(visit->response, "Cache-Control", "no-store");
}
