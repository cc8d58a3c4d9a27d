/* render.h - from a filled model to the bytes that are sent: HTML through a template, or
 * JSON as it is; redirects; and the pages that say what went wrong. */
#pragma once

#include "web/visit.h"

/* Answer with the model. `template` without ".html"; the body lives in the pool. */
void render_page(struct visit *visit, const char *template, int code);

/* Answer with a plain text (health, metrics). */
void render_text(struct visit *visit, int code, const char *type,
                 const struct text *text);

/* Answer with a picture, compressed where that is accepted: unlike a page it holds
 * nothing secret that its length could give away. */
void render_drawing(struct visit *visit, const struct text *svg);

/* 303 to an address of ours; JSON visitors get {"go": address}. */
void render_redirect(struct visit *visit, const char *address);

/* A page of one sentence, in place of the one that was asked for. */
void render_error(struct visit *visit, int code, const struct status *st);

/* The HTTP status that a failure has. */
int render_code_of(enum status_code code);

/* The headers that every answer has; `is_private` keeps it out of shared caches. */
void render_headers(struct visit *visit);
