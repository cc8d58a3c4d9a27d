/* network_tokens.h - the words of a text file of a network (UCINET, Pajek), each with its
 * place. Pure. */
#pragma once

#include "base/decode.h"

struct token {
    const char *text; /* without quotes */
    size_t line;
    size_t column;
    bool is_first; /* of its line */
    bool is_quoted;
};

struct token_reader {
    const char *file; /* borrowed */
    struct report *report;
    char *at; /* the text is changed where it was read */
    size_t line;
    size_t column; /* of `counted`, in characters */
    const char *counted; /* the column is known up to here */
    const char *separators; /* beside blanks and line ends */
    char comment; /* a line that begins with it is passed over; '\0': none */
    bool
        is_doubled; /* a quote within quotes is written twice; else as \", or by number */
    bool is_line_begin;
    bool is_pushed; /* the last token comes again */
    struct token last;
};

/* Begin with a file; false after an error of decode_text(). */
NODISCARD bool tokens_begin(struct token_reader *reader, const struct file_bytes *file,
                            struct pool *pool, struct report *report);

/* The next word; false at the end. A quote that does not close on its line is an error,
 * and ends the file. O(length). */
bool token_next(struct token_reader *reader, struct token *token_out);

/* The word that came last comes again. */
void token_push(struct token_reader *reader);

/* The words up to the end of the line are passed over. */
void token_line_skip(struct token_reader *reader);

static inline struct place token_place(const struct token_reader *reader,
                                       const struct token *token)
{
    return (struct place){reader->file, token->line, token->column};
}

/* Any place of the file; column 0: the line. */
static inline struct place token_line(const struct token_reader *reader, size_t line)
{
    return (struct place){reader->file, line, 0};
}

/* The same, whatever its case; `word` is lower. */
bool token_is(const struct token *token, const char *word);

/* An error at a word; `id` takes the word as its one %s. Gives false. */
bool token_refuse(const struct token_reader *reader, const struct token *token,
                  const char *id);
