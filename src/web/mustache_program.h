/* mustache_program.h - a compiled template: operations in a row, that are walked when it
 * is rendered. Private to the mustache files. */
#pragma once

#include "web/mustache.h"
#include "web/mustache_tokens.h"

enum op_kind {
    OP_TEXT,
    OP_VALUE, /* escaped */
    OP_RAW,
    OP_SECTION, /* its contents follow, `length` counts them */
    OP_INVERTED,
    OP_PARTIAL,
    OP_PARENT, /* its arguments follow */
    OP_ARGUMENT, /* its contents follow */
    OP_BLOCK /* its default contents follow */
};

/* A name in a template: "people.count" has two parts, "." none. */
struct template_name {
    const char *text;
    const struct slice *parts;
    size_t part_count;
    bool is_day; /* shown as people write a day */
    const char *file;
    size_t line;
};

struct op {
    enum op_kind kind;
    bool is_standalone; /* it begins on a line of its own */
    size_t length; /* in operations, with its contents */
    struct slice text; /* of a text; the indentation of a partial, parent, block */
    const struct template_name *name; /* of a value, section, argument, block */
    const struct template *called; /* a partial or parent */
};

struct template
{
    const char *name;
    const char *file;
    enum language language;
    const struct op *ops;
    size_t op_count;
    enum { TEMPLATE_NEW, TEMPLATE_OPEN, TEMPLATE_DONE } visit; /* looking for circles */
};

struct template_set {
    struct pool *pool;
    struct template *templates;
    size_t count;
};

/* Turn tokens that are matched and trimmed into the program of a template of `set`.
 * fails  STATUS_INVALID  a name with an empty part, an unknown partial or parent, a tag
 *                        between the blocks of a parent */
NODISCARD bool mustache_compile(const struct token_list *tokens,
                                const struct template_set *set, struct template *template,
                                struct status *st);
