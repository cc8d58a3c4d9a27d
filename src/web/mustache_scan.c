/* mustache_scan.c - cut a template into tokens (web/mustache_tokens.h). */
#include <string.h>

#include "base/limits.h"
#include "web/mustache_tokens.h"

struct scanner {
    struct token_list *tokens;
    enum language language;
    struct slice rest; /* what is still to be cut */
    struct slice open; /* delimiters */
    struct slice close;
    size_t line;
    bool is_line_begin;
    const char *sentence; /* the msgid, while its translation is cut; or NULL */
};

/* ---- slices ---- */

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static bool slice_begins(struct slice slice, struct slice wanted)
{
    return slice.length >= wanted.length &&
           memcmp(slice.bytes, wanted.bytes, wanted.length) == 0;
}

/* Bytes before the first `wanted`; all of them when there is none. */
static size_t slice_find(struct slice slice, struct slice wanted)
{
    const char *end = slice.bytes + slice.length;
    const char *at = slice.bytes;

    while (at < end && (at = memchr(at, wanted.bytes[0], (size_t)(end - at))) != NULL) {
        if (slice_begins((struct slice){at, (size_t)(end - at)}, wanted)) {
            return (size_t)(at - slice.bytes);
        }
        at++;
    }
    return slice.length;
}

static struct slice slice_from(struct slice slice, size_t begin)
{
    return (struct slice){slice.bytes + begin, slice.length - begin};
}

static struct slice slice_trimmed(struct slice slice)
{
    while (slice.length > 0 && is_white(slice.bytes[0])) {
        slice = slice_from(slice, 1);
    }
    while (slice.length > 0 && is_white(slice.bytes[slice.length - 1])) {
        slice.length--;
    }
    return slice;
}

static size_t slice_lines(struct slice slice)
{
    size_t lines = 0;

    for (size_t i = 0; i < slice.length; i++) {
        lines += slice.bytes[i] == '\n';
    }
    return lines;
}

/* ---- tokens ---- */

static struct token *token_add(struct scanner *scanner, enum token_kind kind)
{
    struct token_list *tokens = scanner->tokens;

    if (tokens->count == tokens->capacity) {
        const size_t capacity = tokens->count < 64 ? 64 : 2 * tokens->count;
        struct token *items = pool_array(tokens->scratch, capacity, struct token);
        if (tokens->count > 0) {
            memcpy(items, tokens->items, tokens->count * sizeof *items);
        }
        tokens->items = items;
        tokens->capacity = capacity;
    }
    struct token *token = &tokens->items[tokens->count++];
    *token = (struct token){.kind = kind,
                            .line = scanner->line,
                            .sentence = scanner->sentence,
                            .begins_line = scanner->is_line_begin};
    return token;
}

bool mustache_refuse(const char *file, const struct token *token, struct status *st)
{
    if (token->sentence != NULL) {
        (void)status_within(st, "sentence '%s'", token->sentence);
    }
    return status_within(st, "%s:%zu", file, token->line);
}

/* The same for what is no token yet. */
static bool scanner_refuse(const struct scanner *scanner, struct status *st)
{
    return mustache_refuse(
        scanner->tokens->file,
        &(struct token){.line = scanner->line, .sentence = scanner->sentence}, st);
}

static void scanner_skip(struct scanner *scanner, size_t length)
{
    scanner->line += slice_lines((struct slice){scanner->rest.bytes, length});
    scanner->rest = slice_from(scanner->rest, length);
}

/* Cut `length` bytes of text into lines. */
static void text_scan(struct scanner *scanner, size_t length)
{
    while (length > 0) {
        const char *end = memchr(scanner->rest.bytes, '\n', length);
        const size_t piece =
            end == NULL ? length : (size_t)(end + 1 - scanner->rest.bytes);

        token_add(scanner, TOKEN_TEXT)->text = (struct slice){scanner->rest.bytes, piece};
        scanner->is_line_begin = end != NULL;
        scanner_skip(scanner, piece);
        length -= piece;
    }
}

/* ---- tags ---- */

struct tag {
    enum token_kind kind;
    struct slice content; /* without sigil, trimmed */
    bool is_delimiters; /* {{=<% %>=}} */
    size_t length; /* of the whole tag */
};

static enum token_kind kind_of(char sigil)
{
    static const struct {
        char sigil;
        enum token_kind kind;
    } KINDS[] = {
        {'{', TOKEN_RAW},      {'&', TOKEN_RAW},     {'#', TOKEN_SECTION},
        {'^', TOKEN_INVERTED}, {'<', TOKEN_PARENT},  {'$', TOKEN_BLOCK},
        {'/', TOKEN_CLOSE},    {'>', TOKEN_PARTIAL}, {'!', TOKEN_NOTHING},
        {'=', TOKEN_NOTHING},
    };

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        if (KINDS[i].sigil == sigil) {
            return KINDS[i].kind;
        }
    }
    return TOKEN_VALUE;
}

/* Read the tag with which `rest` begins; false when it does not end. */
static bool tag_read(const struct scanner *scanner, struct slice rest,
                     struct tag *tag_out)
{
    struct slice content = slice_from(rest, scanner->open.length);
    const char sigil = (char)(content.length > 0 ? content.bytes[0] : '\0');
    const bool is_triple = sigil == '{' && scanner->open.length == 2 &&
                           memcmp(scanner->open.bytes, "{{", 2) == 0;
    const bool is_delimiters = sigil == '=';
    const enum token_kind kind =
        sigil == '{' && !is_triple ? TOKEN_VALUE : kind_of(sigil);

    if (kind != TOKEN_VALUE) {
        content = slice_from(content, 1);
    }
    char bytes[1 + LIMIT_NAME_BYTES];
    struct slice closing = scanner->close;
    if (is_triple || is_delimiters) {
        bytes[0] = (char)(is_triple ? '}' : '=');
        memcpy(bytes + 1, closing.bytes, closing.length);
        closing = (struct slice){bytes, closing.length + 1};
    }
    const size_t length = slice_find(content, closing);
    if (length + closing.length > content.length) {
        return false;
    }
    *tag_out = (struct tag){
        .kind = kind,
        .content = slice_trimmed((struct slice){content.bytes, length}),
        .is_delimiters = is_delimiters,
        .length = (size_t)(content.bytes - rest.bytes) + length + closing.length};
    return true;
}

/* A name is one word. */
static bool is_name(struct slice content)
{
    for (size_t i = 0; i < content.length; i++) {
        if (is_white(content.bytes[i])) {
            return false;
        }
    }
    return content.length > 0 && content.length <= LIMIT_NAME_BYTES;
}

/* "<% %>": two words without an equals sign. */
static bool delimiters_read(struct scanner *scanner, struct slice content)
{
    size_t first = 0;

    while (first < content.length && !is_white(content.bytes[first])) {
        first++;
    }
    const struct slice open = {content.bytes, first};
    const struct slice close = slice_trimmed(slice_from(content, first));
    if (!is_name(open) || !is_name(close) ||
        memchr(content.bytes, '=', content.length) != NULL) {
        return false;
    }
    scanner->open = open;
    scanner->close = close;
    return true;
}

/* ---- sentences ---- */

static bool tokens_scan(struct scanner *scanner, struct status *st);

/* The text between {{#_}} and {{/_}}; `length_out` counts both it and its closing tag. */
static bool sentence_find(const struct scanner *scanner, struct slice rest,
                          struct slice *sentence_out, size_t *length_out)
{
    size_t at = slice_find(rest, scanner->open);

    while (at < rest.length) {
        struct tag tag;
        if (!tag_read(scanner, slice_from(rest, at), &tag)) {
            return false;
        }
        if (tag.kind == TOKEN_CLOSE && tag.content.length == 1 &&
            tag.content.bytes[0] == '_') {
            *sentence_out = (struct slice){rest.bytes, at};
            *length_out = at + tag.length;
            return true;
        }
        at += tag.length;
        at += slice_find(slice_from(rest, at), scanner->open);
    }
    return false;
}

/* As tools/translations takes it out: runs of white space are one blank. */
static const char *sentence_id(struct pool *pool, struct slice sentence)
{
    const struct slice trimmed = slice_trimmed(sentence);
    char *id = pool_bytes(pool, trimmed.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < trimmed.length; i++) {
        const char byte = trimmed.bytes[i];
        if (!is_white(byte)) {
            id[length++] = byte;
        } else if (id[length - 1] != ' ') { /* trimmed: something stands before it */
            id[length++] = ' ';
        }
    }
    id[length] = '\0';
    return id;
}

/* Put the tokens of the translation in the place of the sentence. */
static bool translation_scan(struct scanner *scanner, const char *id, struct status *st)
{
    const char *translation = say(id, scanner->language);
    const size_t first = scanner->tokens->count;
    struct scanner inner = *scanner;

    inner.rest = (struct slice){translation, strlen(translation)};
    inner.sentence = id;
    if (!tokens_scan(&inner, st) || !mustache_match(scanner->tokens, first, st)) {
        return false;
    }
    for (size_t i = first; i < scanner->tokens->count; i++) {
        const struct token *token = &scanner->tokens->items[i];
        if (token->kind != TOKEN_TEXT && strstr(id, token->name) == NULL) {
            (void)status_fail(
                st, STATUS_INVALID,
                "the translation has a tag '%s' that is not in the sentence",
                token->name);
            return mustache_refuse(scanner->tokens->file, token, st);
        }
    }
    scanner->is_line_begin = inner.is_line_begin;
    return true;
}

static bool sentence_scan(struct scanner *scanner, const struct tag *tag,
                          struct status *st)
{
    const struct slice rest = slice_from(scanner->rest, tag->length);
    struct slice sentence;
    size_t length = 0;

    if (scanner->sentence != NULL) {
        (void)status_fail(st, STATUS_INVALID, "a sentence stands inside a sentence");
        return scanner_refuse(scanner, st);
    }
    if (!sentence_find(scanner, rest, &sentence, &length)) {
        (void)status_fail(st, STATUS_INVALID, "section '%s' is not closed", "_");
        return scanner_refuse(scanner, st);
    }
    const char *id = sentence_id(scanner->tokens->pool, sentence);
    if (id[0] == '\0') {
        (void)status_fail(st, STATUS_INVALID, "a sentence to translate is empty");
        return scanner_refuse(scanner, st);
    }
    if (!translation_scan(scanner, id, st)) {
        return false;
    }
    scanner_skip(scanner, tag->length + length);
    return true;
}

/* ---- the whole ---- */

static bool tag_scan(struct scanner *scanner, struct status *st)
{
    struct tag tag;

    if (!tag_read(scanner, scanner->rest, &tag)) {
        (void)status_fail(st, STATUS_INVALID, "a tag does not end");
        return scanner_refuse(scanner, st);
    }
    const struct slice content = tag.content;
    if (tag.kind == TOKEN_SECTION && content.length == 1 && content.bytes[0] == '_') {
        return sentence_scan(scanner, &tag, st);
    }
    struct token *token = token_add(scanner, tag.kind);
    token->name =
        tag.kind == TOKEN_NOTHING
            ? ""
            : pool_text_part(scanner->tokens->pool, content.bytes, content.length);
    if (tag.is_delimiters ? !delimiters_read(scanner, content)
                          : tag.kind != TOKEN_NOTHING && !is_name(content)) {
        const char *words =
            pool_text_part(scanner->tokens->pool, content.bytes, content.length);
        (void)status_fail(st, STATUS_INVALID,
                          tag.is_delimiters
                              ? N_("delimiters must be two words without '=', not '%s'")
                              : N_("the name of a tag must be one word, not '%s'"),
                          words);
        return mustache_refuse(scanner->tokens->file, token, st);
    }
    scanner->is_line_begin = false;
    scanner_skip(scanner, tag.length);
    return true;
}

static bool tokens_scan(struct scanner *scanner, struct status *st)
{
    while (scanner->rest.length > 0) {
        text_scan(scanner, slice_find(scanner->rest, scanner->open));
        if (scanner->rest.length > 0 && !tag_scan(scanner, st)) {
            return false;
        }
    }
    return true;
}

bool mustache_scan(const struct embedded_file *file, enum language language,
                   struct token_list *tokens, struct status *st)
{
    struct scanner scanner = {.tokens = tokens,
                              .language = language,
                              .rest = {(const char *)file->bytes, file->size},
                              .open = {"{{", 2},
                              .close = {"}}", 2},
                              .line = 1,
                              .is_line_begin = true};

    return tokens_scan(&scanner, st);
}
