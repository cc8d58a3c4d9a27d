/* html_check.h - is a page of ours well-formed, and usable without seeing it? A strict
 * reader of the HTML that we write, not of HTML. */
#pragma once

#include <stddef.h>

#include "base/pool.h"

/* The first thing that is wrong, NULL when nothing is: a tag that is not closed, an id
 * that stands twice, an attribute twice or without quotes, no title, not one h1, a field
 * without label, a form that posts without token, a reference to an id that is not there,
 * an image without words, a button without text, a script, style or handler in the page,
 * a tag of a template. Lives in `pool`. */
const char *html_check(const char *page, struct pool *pool);
