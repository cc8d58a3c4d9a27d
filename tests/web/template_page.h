/* template_page.h - small templates and a model to try them on. */
#pragma once

#include "web/mustache.h"

enum { PAGE_PARTIALS_MAX = 3 };

struct page_partial {
    const char *name;
    const char *text;
};

struct page {
    const char *label;
    const char *text;
    const char *rendered; /* or what is wrong */
    struct page_partial partials[PAGE_PARTIALS_MAX];
};

/* The model that all pages show. */
struct value *page_model(struct pool *pool);

/* Compile a page ("page.html") and its partials. */
NODISCARD bool page_compile(struct pool *pool, const struct page *page,
                            enum language language, struct template_set **set_out,
                            struct status *st);

/* What the page shows of the model, or the sentence with which it is refused. */
const char *page_rendered(struct pool *pool, const struct page *page,
                          enum language language, struct template_gaps *gaps);

/* Each is rendered as it says. */
void pages_check(const struct page *pages, size_t count);
