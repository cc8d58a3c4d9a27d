/* mustache_render.c - walk the operations of a template (web/mustache_program.h). */
#include <string.h>

#include "base/day_say.h"
#include "web/mustache_program.h"

enum {
    CALLS_MAX = 64, /* partials, parents and blocks in one another */
    STEPS_MAX =
        10 * 1000 * 1000 /* operations, items and contexts looked in, by one page */
};

struct renderer {
    struct text *output;
    struct template_gaps *gaps; /* or NULL */
    enum language language;
    size_t calls; /* in one another, now */
    size_t steps; /* so far */
    bool is_line_begin; /* kept only while there is an indent */
};

/* What names are looked up in, the innermost first. */
struct context {
    const struct value *value;
    const struct context *around;
};

/* The arguments of a parent, and where their own blocks look theirs up. */
struct arguments {
    const struct op *parent;
    const struct arguments *around;
};

struct indent {
    struct slice text;
    const struct indent *around;
};

/* Everything that an operation sees. Each level makes its own, on the stack. */
struct scope {
    const struct context *context;
    const struct arguments *arguments; /* or NULL */
    const struct indent *indent; /* or NULL: the usual case */
};

/* ---- writing ---- */

static void indent_write(struct renderer *renderer, const struct indent *indent)
{
    if (indent != NULL) {
        indent_write(renderer, indent->around);
        text_add_part(renderer->output, indent->text.bytes, indent->text.length);
    }
}

/* Before something is written in a line. */
static void line_begin(struct renderer *renderer, const struct scope *scope)
{
    if (scope->indent != NULL && renderer->is_line_begin) {
        indent_write(renderer, scope->indent);
        renderer->is_line_begin = false;
    }
}

static void text_write(struct renderer *renderer, const struct scope *scope,
                       struct slice text)
{
    while (scope->indent != NULL && text.length > 0) {
        const char *end = memchr(text.bytes, '\n', text.length);
        const size_t length = end == NULL ? text.length : (size_t)(end + 1 - text.bytes);
        line_begin(renderer, scope);
        text_add_part(renderer->output, text.bytes, length);
        renderer->is_line_begin = end != NULL;
        text = (struct slice){text.bytes + length, text.length - length};
    }
    text_add_part(renderer->output, text.bytes, text.length);
}

/* NULL: the byte stands for itself. */
static const char *const ESCAPES[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

static void escaped_write(struct text *output, const char *text)
{
    const char *plain = text; /* begin of what needs no escape */

    for (; *text != '\0'; text++) {
        const char *escape = ESCAPES[(unsigned char)*text];
        if (escape != NULL) {
            text_add_part(output, plain, (size_t)(text - plain));
            text_add(output, escape);
            plain = text + 1;
        }
    }
    text_add_part(output, plain, (size_t)(text - plain));
}

/* ---- names ---- */

static void gap_note(struct renderer *renderer, const struct template_name *name)
{
    struct text text;

    if (renderer->gaps != NULL && renderer->gaps->first == NULL) {
        text_init(&text, renderer->gaps->pool, renderer->output->ceiling);
        text_format(&text, "%s:%zu: %s", name->file, name->line, name->text);
        renderer->gaps->first = text.bytes;
    }
}

/* How C says that something optional is not there. */
static bool is_absent(const struct value *value)
{
    return value_kind(value) == VALUE_NULL ||
           (value_kind(value) == VALUE_BOOLEAN && !value_is_shown(value));
}

/* The first part is looked up in all contexts, the others in what it gave. */
static const struct value *name_find(struct renderer *renderer,
                                     const struct context *context,
                                     const struct template_name *name)
{
    if (name->part_count == 0) {
        return context->value;
    }
    const struct slice *part = name->parts;
    const struct value *value = NULL;
    for (; context != NULL && value == NULL; context = context->around) {
        renderer->steps++;
        value = value_find(context->value, part->bytes, part->length);
    }
    for (size_t i = 1; i < name->part_count && value != NULL; i++) {
        if (is_absent(value)) {
            return NULL; /* said to be absent: no gap */
        }
        part = &name->parts[i];
        value = value_find(value, part->bytes, part->length);
    }
    if (value == NULL) {
        gap_note(renderer, name);
    }
    return value;
}

/* ---- operations ---- */

static void ops_render(struct renderer *renderer, const struct scope *scope,
                       const struct op *ops, size_t count);

/* The operations behind `op`. */
static void contents_render(struct renderer *renderer, const struct scope *scope,
                            const struct op *op)
{
    ops_render(renderer, scope, op + 1, op->length - 1);
}

static void value_render(struct renderer *renderer, const struct scope *scope,
                         const struct op *op)
{
    const struct value *value = name_find(renderer, scope->context, op->name);

    line_begin(renderer, scope);
    if (value == NULL) {
        return;
    }
    const char *text = value_text(value);
    if (op->name->is_day) {
        text = day_say(text, renderer->language, renderer->output->pool);
    }
    if (op->kind == OP_RAW) {
        text_add(renderer->output, text);
    } else {
        escaped_write(renderer->output, text);
    }
}

static void section_render(struct renderer *renderer, const struct scope *scope,
                           const struct op *op)
{
    const struct value *value = name_find(renderer, scope->context, op->name);
    struct scope inner = *scope;

    if (value == NULL || !value_is_shown(value)) {
        return;
    }
    struct context context = {.value = value, .around = scope->context};
    inner.context = &context;
    if (value_kind(value) != VALUE_LIST) {
        contents_render(renderer, &inner, op);
        return;
    }
    for (context.value = value_first(value);
         context.value != NULL && !renderer->output->is_cut;
         context.value = value_next(context.value)) {
        renderer->steps++;
        contents_render(renderer, &inner, op);
    }
}

static void inverted_render(struct renderer *renderer, const struct scope *scope,
                            const struct op *op)
{
    const struct value *value = name_find(renderer, scope->context, op->name);

    if (value == NULL || !value_is_shown(value)) {
        contents_render(renderer, scope, op);
    }
}

/* One level deeper, with `text` before each line. */
static void nested_render(struct renderer *renderer, const struct scope *scope,
                          struct slice text, const struct op *ops, size_t count)
{
    struct scope inner = *scope;
    const struct indent indent = {.text = text, .around = scope->indent};

    if (text.length > 0) {
        inner.indent = &indent;
    }
    if (++renderer->calls > CALLS_MAX) {
        renderer->output->is_cut = true;
    } else {
        ops_render(renderer, &inner, ops, count);
    }
    renderer->calls--;
}

static void call_render(struct renderer *renderer, const struct scope *scope,
                        const struct op *op)
{
    const struct arguments arguments = {.parent = op, .around = scope->arguments};
    struct scope inner = *scope;

    if (op->length > 1) {
        inner.arguments = &arguments;
    }
    if (op->is_standalone) {
        renderer->is_line_begin = true;
    }
    nested_render(renderer, &inner, op->text, op->called->ops, op->called->op_count);
}

/* The argument of this name that was given farthest out: a page has the last word. */
static const struct op *argument_find(const struct arguments *arguments, const char *name,
                                      const struct arguments **given_out)
{
    const struct op *found = NULL;

    for (; arguments != NULL; arguments = arguments->around) {
        const struct op *end = arguments->parent + arguments->parent->length;
        for (const struct op *at = arguments->parent + 1; at < end; at += at->length) {
            if (strcmp(at->name->text, name) == 0) {
                found = at;
                *given_out = arguments;
                break;
            }
        }
    }
    return found;
}

/* An argument was written outside the parent, so its own blocks look up there. */
static void block_render(struct renderer *renderer, const struct scope *scope,
                         const struct op *op)
{
    const struct arguments *given = NULL;
    const struct op *argument = argument_find(scope->arguments, op->name->text, &given);

    if (argument == NULL) {
        contents_render(renderer, scope, op);
        return;
    }
    struct scope inner = *scope;
    inner.arguments = given->around;
    if (op->text.length > 0 && scope->indent == NULL) {
        renderer->is_line_begin = op->is_standalone;
    }
    nested_render(renderer, &inner, op->text, argument + 1, argument->length - 1);
}

static void op_render(struct renderer *renderer, const struct scope *scope,
                      const struct op *op)
{
    switch (op->kind) {
    case OP_TEXT:
        text_write(renderer, scope, op->text);
        break;
    case OP_VALUE:
    case OP_RAW:
        value_render(renderer, scope, op);
        break;
    case OP_SECTION:
        section_render(renderer, scope, op);
        break;
    case OP_INVERTED:
        inverted_render(renderer, scope, op);
        break;
    case OP_PARTIAL:
    case OP_PARENT:
        call_render(renderer, scope, op);
        break;
    case OP_BLOCK:
        block_render(renderer, scope, op);
        break;
    case OP_ARGUMENT: /* stands only in a parent, which is not walked */
        break;
    }
}

static void ops_render(struct renderer *renderer, const struct scope *scope,
                       const struct op *ops, size_t count)
{
    for (size_t at = 0; at < count && !renderer->output->is_cut; at += ops[at].length) {
        if (++renderer->steps > STEPS_MAX) {
            renderer->output->is_cut = true;
            return;
        }
        op_render(renderer, scope, &ops[at]);
    }
}

void template_render(const struct template *page, const struct value *model,
                     struct text *output, struct template_gaps *gaps)
{
    struct renderer renderer = {.output = output,
                                .gaps = gaps,
                                .language = page->language,
                                .is_line_begin = true};
    const struct context context = {.value = model};
    const struct scope scope = {.context = &context};

    ops_render(&renderer, &scope, page->ops, page->op_count);
}
