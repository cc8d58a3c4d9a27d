/* whole_page.h - a page as every page must be. */
#pragma once

#include "site_fixture.h"

/* The page answers in every language, well-formed, and misses nothing that its template
 * names; English is the last, and stays in the browser. */
void expect_whole(struct browser *browser, const char *address);
