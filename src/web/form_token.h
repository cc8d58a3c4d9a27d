/* form_token.h - proof that a form came from a page of ours (cross-site request forgery):
 * a keyed digest of the session, or of a cookie that a visitor without session gets. */
#pragma once

#include "web/visit.h"

/* The token of this visitor. Who has no session gets the cookie that it is bound to. */
const char *form_token(struct visit *visit);

/* Does the browser say that the form stood on a page of another site? Older ones say
 * nothing. */
bool form_origin_is_ours(const struct visit *visit);

/* Was the token sent, and does it belong to this visitor? And, as far as the browser says
 * so, did the form stand on a page of this site?
 * fails  STATUS_DENIED */
NODISCARD bool form_token_check(struct visit *visit, struct status *st);
