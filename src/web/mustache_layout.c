/* mustache_layout.c - which tags belong together, and what white space they take away
 * (web/mustache_tokens.h). */
#include <string.h>

#include "web/mustache_tokens.h"

/* Each level costs the renderer a call; templates nest five deep, not fifty. */
enum { NESTING_MAX = 32 };

/* ---- matching ---- */

static bool is_opening(enum token_kind kind)
{
    return kind == TOKEN_SECTION || kind == TOKEN_INVERTED || kind == TOKEN_PARENT ||
           kind == TOKEN_BLOCK;
}

static bool opening_refuse(const struct token_list *tokens, const struct token *opening,
                           struct status *st)
{
    switch (opening->kind) {
    case TOKEN_PARENT:
        (void)status_fail(st, STATUS_INVALID, "parent '%s' is not closed", opening->name);
        break;
    case TOKEN_BLOCK:
        (void)status_fail(st, STATUS_INVALID, "block '%s' is not closed", opening->name);
        break;
    default:
        (void)status_fail(st, STATUS_INVALID, "section '%s' is not closed",
                          opening->name);
        break;
    }
    return mustache_refuse(tokens->file, opening, st);
}

static bool closing_refuse(const struct token_list *tokens, const struct token *opening,
                           const struct token *closing, struct status *st)
{
    if (opening == NULL) {
        (void)status_fail(st, STATUS_INVALID, "'%s' is closed but was not opened",
                          closing->name);
    } else {
        (void)status_fail(st, STATUS_INVALID, "'%s' is closed where '%s' is open",
                          closing->name, opening->name);
    }
    return mustache_refuse(tokens->file, closing, st);
}

/* While a tag is open, its partner is the one that was open around it. */
bool mustache_match(struct token_list *tokens, size_t first, struct status *st)
{
    struct token *items = tokens->items;
    size_t depth = 0;
    size_t open = 0; /* of no meaning at depth 0 */

    for (size_t i = first; i < tokens->count; i++) {
        if (is_opening(items[i].kind)) {
            items[i].partner = open;
            items[i].is_argument = items[i].kind == TOKEN_BLOCK && depth > 0 &&
                                   items[open].kind == TOKEN_PARENT;
            open = i;
            if (++depth > NESTING_MAX) {
                (void)status_fail(st, STATUS_INVALID, "tags nest deeper than %d",
                                  NESTING_MAX);
                return mustache_refuse(tokens->file, &items[i], st);
            }
        } else if (items[i].kind == TOKEN_CLOSE) {
            if (depth == 0 || strcmp(items[open].name, items[i].name) != 0) {
                return closing_refuse(tokens, depth == 0 ? NULL : &items[open], &items[i],
                                      st);
            }
            const size_t around = items[open].partner;
            items[open].partner = i;
            items[i].partner = open;
            open = around;
            depth--;
        }
    }
    return depth == 0 || opening_refuse(tokens, &items[open], st);
}

/* ---- white space ---- */

struct slice slice_margin(struct slice slice)
{
    size_t length = 0;

    while (length < slice.length &&
           (slice.bytes[length] == ' ' || slice.bytes[length] == '\t')) {
        length++;
    }
    return (struct slice){slice.bytes, length};
}

struct slice slice_without_margin(struct slice slice, struct slice margin)
{
    size_t length = 0;

    if (slice.length == 0) {
        return slice;
    }
    while (length < slice.length && length < margin.length &&
           slice.bytes[length] == margin.bytes[length]) {
        length++;
    }
    return (struct slice){slice.bytes + length, slice.length - length};
}

static bool is_line_end(const struct token *token)
{
    return token->text.bytes[token->text.length - 1] == '\n';
}

/* A text of white space only. */
static bool is_blank(const struct token *token)
{
    if (token->kind != TOKEN_TEXT) {
        return false;
    }
    size_t length = slice_margin(token->text).length;
    const size_t rest = token->text.length - length;
    const char *end = token->text.bytes + length;

    return rest == 0 || (rest == 1 && *end == '\n') ||
           (rest == 2 && memcmp(end, "\r\n", 2) == 0);
}

/* The white space that stands alone before tag `i` on its line; false when something
 * else stands there. */
static bool lead_find(const struct token_list *tokens, size_t i, struct slice *lead_out)
{
    const struct token *items = tokens->items;

    *lead_out = (struct slice){"", 0};
    if (items[i].begins_line) {
        return true;
    }
    if (!items[i - 1].begins_line || !is_blank(&items[i - 1]) ||
        items[i - 1].sentence != items[i].sentence) {
        return false;
    }
    *lead_out = items[i - 1].text;
    return true;
}

/* Nothing but white space stands behind tag `i` on its line. */
static bool is_last(const struct token_list *tokens, size_t i)
{
    const size_t next = i + 1;

    return next == tokens->count ||
           (is_blank(&tokens->items[next]) &&
            (is_line_end(&tokens->items[next]) || next + 1 == tokens->count));
}

static void lead_drop(struct token_list *tokens, size_t i)
{
    if (!tokens->items[i].begins_line) {
        tokens->items[i - 1].is_dropped = true;
    }
}

static void rest_drop(struct token_list *tokens, size_t i)
{
    if (i + 1 < tokens->count) {
        tokens->items[i + 1].is_dropped = true;
    }
}

/* The margin of the first line with something on it, of the tokens of a block. */
static bool margin_find(const struct token_list *tokens, size_t block,
                        struct slice *margin_out)
{
    for (size_t i = block + 1; i < tokens->items[block].partner; i++) {
        const struct token *token = &tokens->items[i];
        const bool is_followed = i + 1 < tokens->items[block].partner;
        if (!token->begins_line || token->kind == TOKEN_NOTHING) {
            continue;
        }
        if (token->kind != TOKEN_TEXT) {
            *margin_out = (struct slice){"", 0};
            return true;
        }
        if (!is_blank(token) || (!is_line_end(token) && is_followed)) {
            *margin_out = slice_margin(token->text);
            return true;
        }
    }
    return false;
}

/* A block that is an argument: its margin is taken away where it is written, because the
 * parent's is added where it is read. */
static void argument_trim(struct token_list *tokens, size_t i)
{
    struct token *block = &tokens->items[i];
    struct slice lead;

    if (is_last(tokens, i)) {
        rest_drop(tokens, i);
        (void)margin_find(tokens, i, &block->indent);
    }
    if (lead_find(tokens, block->partner, &lead)) {
        lead_drop(tokens, block->partner);
    }
}

/* A block that is a place to fill. */
static void block_trim(struct token_list *tokens, size_t i)
{
    struct token *block = &tokens->items[i];
    struct slice lead;

    if (!lead_find(tokens, i, &lead)) {
        return;
    }
    block->indent = lead;
    if (is_last(tokens, i)) {
        lead_drop(tokens, i);
        rest_drop(tokens, i);
        block->is_standalone = true;
        (void)margin_find(tokens, i, &block->indent);
    }
}

/* A tag from `first` to `last` that has its lines for itself. */
static void lines_trim(struct token_list *tokens, size_t first, size_t last)
{
    struct slice lead;

    if (lead_find(tokens, first, &lead) && is_last(tokens, last)) {
        lead_drop(tokens, first);
        rest_drop(tokens, last);
        tokens->items[first].is_standalone = true;
        tokens->items[first].indent = lead;
    }
}

void mustache_trim(struct token_list *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        switch (token->kind) {
        case TOKEN_TEXT:
        case TOKEN_VALUE:
        case TOKEN_RAW:
            break;
        case TOKEN_BLOCK:
            if (token->is_argument) {
                argument_trim(tokens, i);
            } else {
                block_trim(tokens, i);
            }
            break;
        case TOKEN_PARENT:
            lines_trim(tokens, i, token->partner);
            break;
        case TOKEN_CLOSE:
            if (tokens->items[token->partner].kind != TOKEN_PARENT) {
                lines_trim(tokens, i, i);
            }
            break;
        default:
            lines_trim(tokens, i, i);
            break;
        }
    }
}
