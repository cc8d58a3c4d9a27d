/* cookie.h - the cookies of the site: HttpOnly, SameSite=Lax, Secure when the public
 * address is https. */
#pragma once

#include "web/visit.h"

#define COOKIE_SESSION "samenspel_session"
#define COOKIE_VISITOR "samenspel_form"
#define COOKIE_LANGUAGE "samenspel_language"

enum {
    COOKIE_GONE = 0, /* take it away */
    COOKIE_OF_BROWSER = -1 /* until the browser is closed */
};

/* Send a cookie with the response; `seconds` to keep it, or one of the above. */
void cookie_set(struct visit *visit, const char *name, const char *value, int seconds);
