/* mustache_tokens.h - a template as tokens: what stands between its first and its second
 * pass. Private to the mustache files. */
#pragma once

#include "base/embedded.h"
#include "base/say.h"
#include "base/status.h"

/* Bytes that are borrowed: of a file, a translation, or the pool. */
struct slice {
    const char *bytes;
    size_t length;
};

enum token_kind {
    TOKEN_TEXT, /* a line, or the part of one between two tags */
    TOKEN_VALUE, /* {{name}} */
    TOKEN_RAW, /* {{{name}}} and {{&name}} */
    TOKEN_SECTION, /* {{#name}} */
    TOKEN_INVERTED, /* {{^name}} */
    TOKEN_PARENT, /* {{<name}} */
    TOKEN_BLOCK, /* {{$name}} */
    TOKEN_CLOSE, /* {{/name}} */
    TOKEN_PARTIAL, /* {{>name}} */
    TOKEN_NOTHING /* {{! comments }} and {{=changes of delimiters=}} */
};

struct token {
    enum token_kind kind;
    struct slice text; /* of a text */
    const char *name; /* of a tag */
    size_t line;
    const char *sentence; /* the msgid in which it stands; NULL: in none */
    bool begins_line; /* nothing stands before it on its line */
    bool is_dropped; /* white space around a tag that has its line for itself */
    bool is_standalone; /* a partial, parent or block on lines of its own */
    bool is_argument; /* a block that stands directly in a parent */
    struct slice indent; /* white space that such a tag gives to each line it brings */
    size_t partner; /* the other end of a section, parent or block */
};

struct token_list {
    const char *file; /* borrowed: the name for messages */
    struct pool *pool; /* for what outlives the tokens: names */
    struct pool *scratch;
    struct token *items; /* they live in `scratch` */
    size_t count;
    size_t capacity;
};

/* Cut a file into tokens; each sentence is replaced by those of its translation.
 * fails  STATUS_INVALID  a tag that does not end or is malformed, a sentence that is
 *                        empty, not closed or, in this language, not balanced */
NODISCARD bool mustache_scan(const struct embedded_file *file, enum language language,
                             struct token_list *tokens, struct status *st);

/* Find the other end of every section, parent and block from token `first` on.
 * fails  STATUS_INVALID  one has no other end, or they cross, or nest too deep */
NODISCARD bool mustache_match(struct token_list *tokens, size_t first, struct status *st);

/* Drop the white space that the specification takes away around standalone tags, and note
 * the indentation that they give. The ends must be matched. */
void mustache_trim(struct token_list *tokens);

/* Say where a status went wrong. Gives false. */
bool mustache_refuse(const char *file, const struct token *token, struct status *st);

/* White space at the begin of a slice: blanks and tabs. */
struct slice slice_margin(struct slice slice);

/* Without those first bytes that it has in common with the white space `margin`. */
struct slice slice_without_margin(struct slice slice, struct slice margin);
