#include "exchange/network_dl.h"

#include <ctype.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "exchange/network_dl_parts.h"

static const char HEAD_SEPARATORS[] = ",=";
static const char LIST_SEPARATORS[] = ",";

/* ---- header ---- */

/* A keyword, with or without a colon behind it. */
static bool is_key(const struct token *token, const char *word)
{
    const size_t length = strlen(word);
    const char *text = token->text;

    for (size_t i = 0; i < length; i++) {
        if (tolower((unsigned char)text[i]) != word[i]) {
            return false;
        }
    }
    return !token->is_quoted &&
           (text[length] == '\0' || (text[length] == ':' && text[length + 1] == '\0'));
}

static bool is_among(const struct token *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_key(token, words[i])) {
            return true;
        }
    }
    return false;
}

static bool end_refuse(const struct dl_reader *reader)
{
    report_add(reader->report, REPORT_ERROR,
               token_line(&reader->tokens, reader->tokens.line),
               "the file ends too early: more is announced than it holds");
    return false;
}

static bool number_take(struct dl_reader *reader, size_t highest, size_t *number_out)
{
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    if (!number_read(token.text, highest, number_out) || *number_out == 0) {
        report_add(reader->report, REPORT_ERROR, token_place(&reader->tokens, &token),
                   "here must stand a number from 1 to %zu, not '%s'", highest,
                   token.text);
        return false;
    }
    return true;
}

static bool count_take(struct dl_reader *reader)
{
    const size_t before = reader->count;

    if (!number_take(reader, LIMIT_ORGANISATIONS, &reader->count)) {
        return false;
    }
    if (before != 0 && before != reader->count) {
        report_add(reader->report, REPORT_ERROR,
                   token_line(&reader->tokens, reader->tokens.last.line),
                   "the matrix is not square: rows %zu, columns %zu", before,
                   reader->count);
        return false;
    }
    return true;
}

static bool format_take(struct dl_reader *reader)
{
    static const char *const MATRIX[] = {"fullmatrix", "fm"};
    static const char *const EDGES[] = {"edgelist1", "el1"};
    static const char *const NODES[] = {"nodelist1", "nl1"};
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    if (is_among(&token, MATRIX, ARRAY_COUNT(MATRIX))) {
        reader->format = DL_MATRIX;
    } else if (is_among(&token, EDGES, ARRAY_COUNT(EDGES))) {
        reader->format = DL_EDGES;
    } else if (is_among(&token, NODES, ARRAY_COUNT(NODES))) {
        reader->format = DL_NODES;
    } else {
        return token_refuse(&reader->tokens, &token,
                            N_("of DL the formats fullmatrix, edgelist1 and nodelist1 "
                               "are read, not '%s'"));
    }
    return true;
}

static bool diagonal_take(struct dl_reader *reader)
{
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    reader->is_diagonal_absent = is_key(&token, "absent");
    return reader->is_diagonal_absent || is_key(&token, "present") ||
           token_refuse(&reader->tokens, &token,
                        N_("the diagonal must be present or absent, not '%s'"));
}

/* ---- labels ---- */

struct dl_words {
    struct token *words;
    size_t count;
    size_t capacity;
    size_t line_count;
};

/* Does a new part begin here? Within labels only "data:" surely does, others where there
 * are labels enough. */
static bool is_part_begin(const struct token *token, bool is_enough)
{
    static const char *const PARTS[] = {"data",   "labels", "row",  "col",
                                        "column", "matrix", "level"};

    if (token->is_quoted) {
        return false;
    }
    return token_is(token, "data:") || token_is(token, "labels:") ||
           (is_enough && token->is_first && is_among(token, PARTS, ARRAY_COUNT(PARTS)));
}

static void words_take(struct dl_reader *reader, size_t wanted, struct dl_words *words)
{
    struct token token = {.text = ""};

    reader->tokens.separators = LIST_SEPARATORS;
    while (words->count < (size_t)20 * LIMIT_ORGANISATIONS &&
           token_next(&reader->tokens, &token)) {
        if (is_part_begin(&token, words->count >= wanted)) {
            token_push(&reader->tokens);
            break;
        }
        if (words->count == 0 || words->words[words->count - 1].line != token.line) {
            words->line_count++;
        }
        words->words = pool_grow(reader->scratch, words->words, words->count,
                                 &words->capacity, struct token);
        words->words[words->count++] = token;
    }
    reader->tokens.separators = HEAD_SEPARATORS;
}

/* Where names have blanks and no quotes, a line is a name. */
static void lines_join(const struct dl_reader *reader, struct dl_words *words)
{
    size_t count = 0;

    for (size_t i = 0; i < words->count;) {
        struct token joined = words->words[i++];
        struct text text;

        text_init(&text, reader->scratch, LIMIT_CELL_BYTES);
        text_add(&text, joined.text);
        for (; i < words->count && words->words[i].line == joined.line; i++) {
            text_add_char(&text, ' ');
            text_add(&text, words->words[i].text);
        }
        joined.text = text.bytes;
        words->words[count++] = joined;
    }
    words->count = count;
}

static bool labels_take(struct dl_reader *reader, size_t wanted, struct dl_words *words)
{
    const size_t line = reader->tokens.line;

    words_take(reader, wanted, words);
    if (words->count != wanted && words->line_count == wanted) {
        lines_join(reader, words);
    }
    if (words->count != wanted) {
        report_add(reader->report, REPORT_ERROR, token_line(&reader->tokens, line),
                   "here stand %zu labels and %zu are announced; put labels with blanks "
                   "or commas in quotes",
                   words->count, wanted);
        return false;
    }
    return true;
}

static bool names_take(struct dl_reader *reader)
{
    struct dl_words words = {0};

    if (reader->count == 0) {
        report_add(reader->report, REPORT_ERROR,
                   token_line(&reader->tokens, reader->tokens.line),
                   "the number of organisations (n=) must stand before the labels");
        return false;
    }
    if (!labels_take(reader, reader->count, &words)) {
        return false;
    }
    const bool is_again = reader->organisations != NULL; /* rows and columns apart */
    size_t *organisations = pool_array(reader->scratch, reader->count, size_t);
    bool *is_taken = pool_array(reader->scratch, LIMIT_ORGANISATIONS, bool);
    for (size_t i = 0; i < reader->count; i++) {
        const struct token *word = &words.words[i];

        organisations[i] = network_builder_organisation(
            reader->builder, word->text, NULL, token_place(&reader->tokens, word));
        if (is_again ? organisations[i] != reader->organisations[i]
                     : is_taken[organisations[i]]) {
            return token_refuse(&reader->tokens, word,
                                is_again
                                    ? N_("rows and columns must have the same labels "
                                         "in the same order; here stands '%s'")
                                    : N_("two organisations have the label '%s'"));
        }
        is_taken[organisations[i]] = true;
    }
    reader->organisations = organisations;
    return reader->report->error_count == 0;
}

static bool relations_take(struct dl_reader *reader)
{
    struct dl_words words = {0};

    if (!labels_take(reader, reader->matrix_count, &words)) {
        return false;
    }
    reader->relations = pool_array(reader->scratch, words.count, const char *);
    for (size_t i = 0; i < words.count; i++) {
        reader->relations[i] = words.words[i].text;
    }
    return true;
}

/* Whose labels: of rows, columns, both, or matrices. */
enum dl_labels { LABELS_ALL, LABELS_ROWS, LABELS_COLUMNS, LABELS_MATRICES };

static bool label_part_take(struct dl_reader *reader, enum dl_labels whose)
{
    struct token token = {.text = ""};

    if (whose != LABELS_ALL &&
        (!token_next(&reader->tokens, &token) || !is_key(&token, "labels"))) {
        return token_refuse(&reader->tokens, &token,
                            N_("'labels' is expected here, not '%s'"));
    }
    reader->tokens.separators = LIST_SEPARATORS;
    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    reader->tokens.separators = HEAD_SEPARATORS;
    if (is_key(&token, "embedded") && whose != LABELS_MATRICES) {
        reader->is_row_embedded |= whose != LABELS_COLUMNS;
        reader->is_column_embedded |= whose != LABELS_ROWS;
        return true;
    }
    token_push(&reader->tokens);
    return whose == LABELS_MATRICES ? relations_take(reader) : names_take(reader);
}

/* ---- the whole ---- */

static bool title_take(struct dl_reader *reader)
{
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token)) {
        return end_refuse(reader);
    }
    network_builder_title(reader->builder, token.text);
    return true;
}

/* One part of the header; false also at the data. */
static bool part_take(struct dl_reader *reader, const struct token *token, bool *is_data)
{
    static const char *const COUNTS[] = {"n", "nr", "nc"};
    static const char *const COLUMNS[] = {"col", "column"};
    static const char *const MATRICES[] = {"matrix", "level"};

    if (is_key(token, "data")) {
        *is_data = true;
        return false;
    }
    if (is_among(token, COUNTS, ARRAY_COUNT(COUNTS))) {
        return count_take(reader);
    }
    if (is_key(token, "nm")) {
        return number_take(reader, LIMIT_RELATIONS, &reader->matrix_count);
    }
    if (is_key(token, "format")) {
        return format_take(reader);
    }
    if (is_key(token, "diagonal")) {
        return diagonal_take(reader);
    }
    if (is_key(token, "title")) {
        return title_take(reader);
    }
    if (is_key(token, "labels")) {
        return label_part_take(reader, LABELS_ALL);
    }
    if (is_key(token, "row")) {
        return label_part_take(reader, LABELS_ROWS);
    }
    if (is_among(token, COLUMNS, ARRAY_COUNT(COLUMNS))) {
        return label_part_take(reader, LABELS_COLUMNS);
    }
    if (is_among(token, MATRICES, ARRAY_COUNT(MATRICES))) {
        return label_part_take(reader, LABELS_MATRICES);
    }
    return token_refuse(&reader->tokens, token,
                        N_("'%s' is not known in the head of a DL file; labels with "
                           "blanks or commas stand in quotes"));
}

static bool head_read(struct dl_reader *reader)
{
    struct token token = {.text = ""};
    bool is_data = false;

    if (!token_next(&reader->tokens, &token) || !is_key(&token, "dl")) {
        report_add(reader->report, REPORT_ERROR, token_line(&reader->tokens, 1),
                   "a DL file begins with the word dl");
        return false;
    }
    while (token_next(&reader->tokens, &token)) {
        if (!part_take(reader, &token, &is_data)) {
            return is_data;
        }
    }
    return end_refuse(reader);
}

bool network_dl_read(const struct file_bytes *file, const struct network_reading *reading,
                     struct network_builder *builder, struct pool *pool,
                     struct report *report)
{
    SCOPED(pool) scratch = pool_new();
    struct dl_reader reader = {
        .tokens = {.separators = HEAD_SEPARATORS, .comment = '!', .is_doubled = true},
        .reading = reading,
        .builder = builder,
        .report = report,
        .scratch = scratch,
        .matrix_count = 1};

    (void)pool;
    if (!tokens_begin(&reader.tokens, file, scratch, report) || !head_read(&reader)) {
        return false;
    }
    if (reader.count == 0) {
        report_add(report, REPORT_ERROR, token_line(&reader.tokens, 1),
                   "the file does not say how many organisations there are (n=)");
        return false;
    }
    reader.tokens.separators = LIST_SEPARATORS;
    return dl_data_read(&reader) && report->error_count == 0;
}
