/* whole_page.h - a page as every page must be. */
#pragma once

#include "site_fixture.h"

/* The page on which the browser stands is well-formed, and misses nothing that its
 * template names. */
void expect_page(const struct browser *browser);

/* So does the page at this address in every language; English is the last, and stays in
 * the browser. */
void expect_whole(struct browser *browser, const char *address);

/* Fields that a form does not take. */
struct refused {
    const char *label;
    const char *fields;
    const char *place; /* of the sentence: "form_issue-title"; NULL: wherever it is */
    const char *sentence;
};

/* Each is answered with its sentence, on a page as every page must be, and changes
 * nothing. */
void expect_refused(struct browser *browser, const char *address,
                    const struct refused *refused, size_t count);
