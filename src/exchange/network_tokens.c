#include "exchange/network_tokens.h"

#include <ctype.h>
#include <string.h>

bool tokens_begin(struct token_reader *reader, const struct file_bytes *file,
                  struct pool *pool, struct report *report)
{
    reader->file = file->name;
    reader->report = report;
    reader->at = decode_text(file, pool, report);
    reader->counted = reader->at;
    reader->column = 1;
    reader->line = 1;
    reader->is_line_begin = true;
    return reader->at != NULL;
}

static size_t column_of(struct token_reader *reader)
{
    for (; reader->counted < reader->at; reader->counted++) {
        reader->column += ((unsigned char)*reader->counted & 0xC0) != 0x80;
    }
    return reader->column;
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static void line_end_skip(struct token_reader *reader)
{
    reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
    reader->line++;
    reader->counted = reader->at;
    reader->column = 1;
    reader->is_line_begin = true;
}

static bool is_separator(const struct token_reader *reader, char byte)
{
    return byte == ' ' || byte == '\t' ||
           (byte != '\0' && strchr(reader->separators, byte) != NULL);
}

void token_line_skip(struct token_reader *reader)
{
    while (*reader->at != '\0' && !is_line_end(*reader->at)) {
        reader->at++;
    }
}

/* To the first letter of the next word; false at the end. */
static bool separators_skip(struct token_reader *reader)
{
    for (;;) {
        const char byte = *reader->at;

        if (is_line_end(byte)) {
            line_end_skip(reader);
        } else if (is_separator(reader, byte)) {
            reader->at++;
        } else if (byte != '\0' && byte == reader->comment && reader->is_line_begin) {
            token_line_skip(reader);
        } else {
            return byte != '\0';
        }
    }
}

/* End a word here, and step over what parts it from the next. */
static void word_end(struct token_reader *reader)
{
    char *end = reader->at;

    if (is_line_end(*reader->at)) {
        line_end_skip(reader);
    } else if (*reader->at != '\0') {
        reader->at++;
    }
    *end = '\0';
}

/* May a word end here? */
static bool is_end(const struct token_reader *reader, char byte)
{
    return byte == '\0' || is_line_end(byte) || is_separator(reader, byte);
}

/* igraph writes a quote within quotes as \". A name may also end in a backslash: then a
 * blank follows, and no other quote on the line. */
static bool is_escaped(const struct token_reader *reader)
{
    const char *behind = reader->at + 2;

    return !reader->is_doubled && reader->at[0] == '\\' && reader->at[1] == '"' &&
           (!is_end(reader, *behind) || behind[strcspn(behind, "\"\r\n")] == '"');
}

static bool quote_refuse(struct token_reader *reader, const struct token *token,
                         const char *id)
{
    report_add_message(reader->report, REPORT_ERROR, token_place(reader, token),
                       (struct message){.id = id});
    reader->at += strlen(reader->at);
    return false;
}

static bool quoted_read(struct token_reader *reader, struct token *token)
{
    char *write = ++reader->at;

    token->text = write;
    (void)column_of(reader); /* before what is counted moves */
    for (;; *write++ = *reader->at++) {
        if (*reader->at == '\0' || is_line_end(*reader->at)) {
            return quote_refuse(
                reader, token,
                N_("the quote that opens here is never closed; close it with \""));
        }
        if (is_escaped(reader)) {
            reader->at++;
        } else if (*reader->at == '"') {
            if (!reader->is_doubled || reader->at[1] != '"') {
                break;
            }
            reader->at++;
        }
    }
    *write = '\0'; /* on the closing quote, or before it */
    reader->at++;
    return reader->is_doubled || is_end(reader, *reader->at) ||
           quote_refuse(reader, token,
                        N_("text stands behind the closing quote of this name; write a "
                           "quote in a name as &#34;"));
}

static void plain_read(struct token_reader *reader, struct token *token)
{
    token->text = reader->at;
    while (*reader->at != '\0' && !is_line_end(*reader->at) &&
           !is_separator(reader, *reader->at)) {
        reader->at++;
    }
    word_end(reader);
}

bool token_next(struct token_reader *reader, struct token *token_out)
{
    if (reader->is_pushed) {
        reader->is_pushed = false;
        *token_out = reader->last;
        return true;
    }
    if (!separators_skip(reader)) {
        return false;
    }
    struct token token = {.line = reader->line,
                          .column = column_of(reader),
                          .is_first = reader->is_line_begin,
                          .is_quoted = *reader->at == '"'};
    reader->is_line_begin = false;
    if (!token.is_quoted) {
        plain_read(reader, &token);
    } else if (!quoted_read(reader, &token)) {
        return false;
    }
    reader->last = token;
    *token_out = token;
    return true;
}

void token_push(struct token_reader *reader)
{
    reader->is_pushed = true;
}

bool token_is(const struct token *token, const char *word)
{
    const char *at = token->text;

    while (*at != '\0' && tolower((unsigned char)*at) == *word) {
        at++;
        word++;
    }
    return !token->is_quoted && *at == '\0' && *word == '\0';
}

bool token_refuse(const struct token_reader *reader, const struct token *token,
                  const char *id)
{
    const struct message message = {
        .id = id, .values = {{.text = token->text}}, .value_count = 1};

    report_add_message(reader->report, REPORT_ERROR, token_place(reader, token), message);
    return false;
}
