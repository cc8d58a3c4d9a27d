#include "web/form_token.h"

#include <string.h>

#include "store/secret.h"
#include "web/cookie.h"

enum { VISITOR_BYTES = 15 };

/* What the token of a visitor is bound to; NULL: nothing yet. */
static const char *binding_find(const struct visit *visit)
{
    if (visit->session_digest != NULL) {
        return visit->session_digest;
    }
    return visit->form_key != NULL
               ? visit->form_key
               : cookie_value(http_request_header(visit->http, "Cookie"), COOKIE_VISITOR,
                              visit->pool);
}

static const char *token_of(const struct visit *visit, const char *binding)
{
    return secret_keyed_digest(visit->pool, visit->site->secret, "form", binding);
}

const char *form_token(struct visit *visit)
{
    const char *binding = binding_find(visit);

    if (binding == NULL) {
        binding = secret_token(visit->pool, VISITOR_BYTES);
        visit->form_key = binding;
        cookie_set(visit, COOKIE_VISITOR, binding, COOKIE_OF_BROWSER);
    }
    return token_of(visit, binding);
}

bool form_origin_is_ours(const struct visit *visit)
{
    const char *origin = http_request_header(visit->http, "Origin");
    const char *site = http_request_header(visit->http, "Sec-Fetch-Site");
    const char *host = strstr(origin, "://");

    if (site[0] != '\0' && strcmp(site, "same-origin") != 0 &&
        strcmp(site, "none") != 0) {
        return false;
    }
    /* "null": a page that sends no referrer. The token decides. */
    return origin[0] == '\0' || strcmp(origin, "null") == 0 ||
           (host != NULL &&
            strcmp(host + 3, http_request_header(visit->http, "Host")) == 0);
}

bool form_token_check(struct visit *visit, struct status *st)
{
    const char *binding = binding_find(visit);
    const char *token = visit_field(visit, "token");

    if (!form_origin_is_ours(visit) || binding == NULL ||
        !secret_equal(token, token_of(visit, binding))) {
        return status_fail(st, STATUS_DENIED,
                           "this form was open for too long: look once more at what it "
                           "says, and send it again");
    }
    return true;
}
