/* mustache.h - templates after the Mustache specification, over the model.
 *
 * Values, lists, conditions, partials and inheritance, nothing else: deciding is the work
 * of C. {{x}} escapes. {{#_}}English sentence{{/_}} is replaced by its translation when
 * the template is compiled, so that a rendered page looks nothing up; the sentence may
 * hold tags. {{closed_day_text}} is the member closed_day, an ISO day, as people write
 * it: any name that ends in day_text. Optional modules of the specification:
 * inheritance; lambdas and dynamic names are left out.
 * https://github.com/mustache/spec */
#pragma once

#include "base/embedded.h"
#include "base/model.h"
#include "base/status.h"

struct template_set;
struct template;

struct template_files {
    const struct embedded_file *items;
    size_t count;
};

/* Compile every file for one language; partials and parents are looked up among them by
 * name without ".html". The set lives in `pool`, borrows the files, and may be shared by
 * threads once it is made.
 * fails  STATUS_INVALID  file, line and what is wrong: a section that is not closed, an
 *                        unknown partial, a template that always holds itself, a
 *                        translation whose tags are not those of its sentence … */
NODISCARD bool template_set_make(const struct template_files *files,
                                 enum language language, struct pool *pool,
                                 struct template_set **set_out, struct status *st);

/* NULL when there is none of this name (without ".html"). */
const struct template *template_find(const struct template_set *set, const char *name);

/* Names that a template asked for and the model did not have, for the tests: optional
 * things are set to null or false. Asking for a member of those is no gap. */
struct template_gaps {
    struct pool *pool;
    const char *first; /* "home.html:14: people.count"; NULL: none */
};

/* Add the page to `output`. `gaps` may be NULL. Ask output->is_cut at the end: also
 * partials and blocks that nest deeper than 64, and ten million steps, cut the page, so
 * that no model can keep the renderer busy. O(output). */
void template_render(const struct template *page, const struct value *model,
                     struct text *output, struct template_gaps *gaps);
