/* mustache_compile.c - turn tokens into operations (web/mustache_program.h). */
#include <string.h>

#include "base/limits.h"
#include "web/mustache_program.h"

struct compiler {
    const struct token_list *tokens;
    const struct template_set *set;
    struct pool *pool;
    struct op *ops;
    size_t op_count;
    size_t op_capacity;
    struct slice margin; /* of the argument being compiled: taken from each line */
    struct text text; /* what was read since the last operation */
};

/* ---- operations ---- */

static struct op *op_add(struct compiler *compiler, enum op_kind kind)
{
    if (compiler->op_count == compiler->op_capacity) {
        const size_t capacity = compiler->op_count < 32 ? 32 : 2 * compiler->op_count;
        struct op *ops = pool_array(compiler->pool, capacity, struct op);
        if (compiler->op_count > 0) {
            memcpy(ops, compiler->ops, compiler->op_count * sizeof *ops);
        }
        compiler->ops = ops;
        compiler->op_capacity = capacity;
    }
    struct op *op = &compiler->ops[compiler->op_count++];
    *op = (struct op){.kind = kind, .length = 1};
    return op;
}

/* Neighbouring texts become one operation. */
static void text_flush(struct compiler *compiler)
{
    if (compiler->text.length > 0) {
        op_add(compiler, OP_TEXT)->text =
            (struct slice){compiler->text.bytes, compiler->text.length};
        text_init(&compiler->text, compiler->pool, LIMIT_FILE_BYTES);
    }
}

static void text_compile(struct compiler *compiler, const struct token *token)
{
    struct slice text = token->text;

    if (token->begins_line) {
        text = slice_without_margin(text, compiler->margin);
    }
    if (!token->is_dropped) {
        text_add_part(&compiler->text, text.bytes, text.length);
    }
}

/* ---- names ---- */

/* "closed_day_text" is the member closed_day, as people write a day. */
static void day_find(struct template_name *name, struct slice *last)
{
    static const char DAY[] = "day_text";
    static const size_t TEXT = sizeof "_text" - 1;

    if (last->length >= sizeof DAY - 1 &&
        memcmp(last->bytes + last->length - (sizeof DAY - 1), DAY, sizeof DAY - 1) == 0) {
        name->is_day = true;
        last->length -= TEXT;
    }
}

/* The parts between the points; false when one is empty. */
static bool parts_read(struct template_name *name, struct slice *parts)
{
    const char *rest = name->text;

    name->parts = parts;
    if (strcmp(rest, ".") == 0) {
        return true;
    }
    for (bool is_more = true; is_more;) {
        const size_t length = strcspn(rest, ".");
        if (length == 0) {
            return false;
        }
        parts[name->part_count++] = (struct slice){rest, length};
        is_more = rest[length] == '.';
        rest += length + is_more;
    }
    day_find(name, &parts[name->part_count - 1]);
    return true;
}

static bool name_compile(struct compiler *compiler, const struct token *token,
                         const struct template_name **name_out, struct status *st)
{
    struct template_name *name = pool_bytes(compiler->pool, sizeof *name);
    struct slice *parts =
        pool_array(compiler->pool, strlen(token->name) / 2 + 1, struct slice);

    *name = (struct template_name){
        .text = token->name, .file = compiler->tokens->file, .line = token->line};
    if (!parts_read(name, parts)) {
        (void)status_fail(st, STATUS_INVALID, "a part of the name '%s' is empty",
                          token->name);
        return mustache_refuse(compiler->tokens->file, token, st);
    }
    *name_out = name;
    return true;
}

/* Blocks have names of their own kind: a point in them is a letter like any other. */
static const struct template_name *block_name(struct compiler *compiler,
                                              const struct token *token)
{
    struct template_name *name = pool_bytes(compiler->pool, sizeof *name);

    *name = (struct template_name){
        .text = token->name, .file = compiler->tokens->file, .line = token->line};
    return name;
}

/* ---- tags ---- */

static bool range_compile(struct compiler *compiler, size_t from, size_t to,
                          struct status *st);

/* The contents of token `i`, behind operation `op`. */
static bool contents_compile(struct compiler *compiler, size_t i, size_t op,
                             struct status *st)
{
    if (!range_compile(compiler, i + 1, compiler->tokens->items[i].partner, st)) {
        return false;
    }
    text_flush(compiler);
    compiler->ops[op].length = compiler->op_count - op;
    return true;
}

static bool value_compile(struct compiler *compiler, size_t i, enum op_kind kind,
                          struct status *st)
{
    const struct template_name *name = NULL;

    if (!name_compile(compiler, &compiler->tokens->items[i], &name, st)) {
        return false;
    }
    op_add(compiler, kind)->name = name;
    return true;
}

static bool section_compile(struct compiler *compiler, size_t i, enum op_kind kind,
                            struct status *st)
{
    const size_t op = compiler->op_count;

    return value_compile(compiler, i, kind, st) && contents_compile(compiler, i, op, st);
}

static bool call_compile(struct compiler *compiler, const struct token *token,
                         enum op_kind kind, struct status *st)
{
    const struct template *called = template_find(compiler->set, token->name);

    if (called == NULL) {
        (void)status_fail(st, STATUS_INVALID, "there is no template '%s'", token->name);
        return mustache_refuse(compiler->tokens->file, token, st);
    }
    struct op *op = op_add(compiler, kind);
    op->called = called;
    op->is_standalone = token->is_standalone;
    op->text = slice_without_margin(token->indent, compiler->margin);
    return true;
}

static bool argument_compile(struct compiler *compiler, size_t i, struct status *st)
{
    const struct token *token = &compiler->tokens->items[i];
    const struct slice margin = compiler->margin;
    const size_t op = compiler->op_count;

    op_add(compiler, OP_ARGUMENT)->name = block_name(compiler, token);
    compiler->margin = token->indent;
    if (!contents_compile(compiler, i, op, st)) {
        return false;
    }
    compiler->margin = margin;
    return true;
}

/* Only blocks and text that explains them stand in a parent; the specification has
 * the text left out. */
static bool parent_compile(struct compiler *compiler, size_t i, struct status *st)
{
    const struct token *items = compiler->tokens->items;
    const size_t op = compiler->op_count;

    if (!call_compile(compiler, &items[i], OP_PARENT, st)) {
        return false;
    }
    for (size_t j = i + 1; j < items[i].partner; j++) {
        if (items[j].kind == TOKEN_BLOCK) {
            if (!argument_compile(compiler, j, st)) {
                return false;
            }
            j = items[j].partner;
        } else if (items[j].kind != TOKEN_TEXT && items[j].kind != TOKEN_NOTHING) {
            (void)status_fail(st, STATUS_INVALID,
                              "'%s' stands in parent '%s' but in none of its blocks",
                              items[j].name, items[i].name);
            return mustache_refuse(compiler->tokens->file, &items[j], st);
        }
    }
    compiler->ops[op].length = compiler->op_count - op;
    return true;
}

static bool block_compile(struct compiler *compiler, size_t i, struct status *st)
{
    const struct token *token = &compiler->tokens->items[i];
    const size_t index = compiler->op_count;
    struct op *op = op_add(compiler, OP_BLOCK);

    op->name = block_name(compiler, token);
    op->is_standalone = token->is_standalone;
    op->text = slice_without_margin(token->indent, compiler->margin);
    return contents_compile(compiler, i, index, st);
}

static bool tag_compile(struct compiler *compiler, size_t i, struct status *st)
{
    const struct token *token = &compiler->tokens->items[i];

    if (token->kind == TOKEN_NOTHING) {
        return true;
    }
    text_flush(compiler);
    switch (token->kind) {
    case TOKEN_VALUE:
        return value_compile(compiler, i, OP_VALUE, st);
    case TOKEN_RAW:
        return value_compile(compiler, i, OP_RAW, st);
    case TOKEN_SECTION:
        return section_compile(compiler, i, OP_SECTION, st);
    case TOKEN_INVERTED:
        return section_compile(compiler, i, OP_INVERTED, st);
    case TOKEN_PARTIAL:
        return call_compile(compiler, token, OP_PARTIAL, st);
    case TOKEN_PARENT:
        return parent_compile(compiler, i, st);
    case TOKEN_BLOCK:
        return block_compile(compiler, i, st);
    default:
        return true;
    }
}

static bool range_compile(struct compiler *compiler, size_t from, size_t to,
                          struct status *st)
{
    const struct token *items = compiler->tokens->items;

    for (size_t i = from; i < to; i++) {
        if (items[i].kind == TOKEN_TEXT) {
            text_compile(compiler, &items[i]);
        } else if (!tag_compile(compiler, i, st)) {
            return false;
        }
        if (items[i].partner > i) {
            i = items[i].partner;
        }
    }
    return true;
}

bool mustache_compile(const struct token_list *tokens, const struct template_set *set,
                      struct template *template, struct status *st)
{
    struct compiler compiler = {.tokens = tokens, .set = set, .pool = tokens->pool};

    text_init(&compiler.text, tokens->pool, LIMIT_FILE_BYTES);
    if (!range_compile(&compiler, 0, tokens->count, st)) {
        return false;
    }
    text_flush(&compiler);
    template->ops = compiler.ops;
    template->op_count = compiler.op_count;
    return true;
}
