#include "exchange/network_pajek.h"

#include <string.h>

#include "base/limits.h"
#include "exchange/network_cells.h"
#include "exchange/network_pajek_label.h"
#include "exchange/network_pajek_parts.h"
#include "exchange/network_value.h"

bool network_pajek_is(const struct file_bytes *file)
{
    const char *at = file->bytes;
    const char *end = at + file->length;

    if (file->length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
    }
    while (at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0') {
        at++;
    }
    return at < end && (*at == '*' || *at == '%');
}

/* ---- relations ---- */

/* The name of the relation with this number; one with a name of its own keeps it. */
static const char *relation_of(struct pajek_reader *reader, const char *number,
                               const char *name)
{
    for (size_t i = 0; i < reader->relation_count; i++) {
        struct pajek_relation *relation = &reader->relations[i];

        if (strcmp(relation->number, number) == 0) {
            return relation->name;
        }
    }
    if (reader->relation_count == LIMIT_RELATIONS) {
        return name != NULL ? name : number;
    }
    reader->relations =
        pool_grow(reader->scratch, reader->relations, reader->relation_count,
                  &reader->relation_capacity, struct pajek_relation);
    reader->relations[reader->relation_count] =
        (struct pajek_relation){pool_text(reader->scratch, number),
                                pool_text(reader->scratch, name != NULL ? name : number)};
    return reader->relations[reader->relation_count++].name;
}

/* "*Arcs", "*Arcs :2", "*Arcs :2 "contact"". */
static bool ties_begin(struct pajek_reader *reader, const struct token *head)
{
    struct token token = {.text = ""};
    const char *number = "";
    const char *name = NULL;

    if (reader->count == 0) {
        return token_refuse(&reader->tokens, head, N_("%s stands before *Vertices"));
    }
    while (pajek_rest_next(reader, &token)) {
        if (token.text[0] == ':' && !token.is_quoted) {
            number = pool_text(reader->scratch, token.text + 1);
        } else if (name == NULL && !(token.text[0] == ':' && token.text[1] == '\0')) {
            name = pajek_label_read(token.text, reader->scratch);
        }
    }
    if (name != NULL && number[0] == '\0') {
        number = name; /* named, and without a number */
    }
    reader->relation = relation_of(reader, number, name);
    (void)network_builder_relation(reader->builder, reader->relation,
                                   reader->is_directed);
    return pajek_names_take(reader);
}

static void tie_add(struct pajek_reader *reader, struct builder_tie *tie,
                    const char *relation)
{
    tie->relation =
        network_builder_relation(reader->builder, relation, reader->is_directed);
    network_builder_tie(reader->builder, tie);
}

static bool end_take(struct pajek_reader *reader, const struct token *token,
                     size_t *organisation_out)
{
    size_t number = 0;

    if (!pajek_number_of(reader, token, &number)) {
        return false;
    }
    *organisation_out = reader->organisations[number];
    return true;
}

/* "3: 1 2 1": a tie of relation 3; the second number then begins the line. */
static bool prefix_take(struct pajek_reader *reader, struct token *token,
                        const char **relation)
{
    const size_t length = strlen(token->text);

    *relation = reader->relation;
    if (length < 2 || token->text[length - 1] != ':') {
        return true;
    }
    *relation = relation_of(
        reader, pool_text_part(reader->scratch, token->text, length - 1), NULL);
    const struct token prefix = *token;
    return pajek_rest_next(reader, token) ||
           token_refuse(&reader->tokens, &prefix,
                        N_("behind '%s' must stand two numbers"));
}

/* A line of *Arcs or *Edges: from, to, perhaps a value, then how it is drawn. */
static bool pair_take(struct pajek_reader *reader, const struct token *first)
{
    struct token token = *first;
    struct builder_tie tie = {.value = 1, .place = token_place(&reader->tokens, first)};
    const char *relation = NULL;

    if (!prefix_take(reader, &token, &relation) || !end_take(reader, &token, &tie.from)) {
        return false;
    }
    if (!pajek_rest_next(reader, &token)) {
        report_add(reader->report, REPORT_ERROR, tie.place,
                   "a tie needs two organisations on one line");
        return false;
    }
    if (!end_take(reader, &token, &tie.to)) {
        return false;
    }
    if (pajek_rest_next(reader, &token) &&
        network_weight_read(token.text, false, &tie.value) == VALUE_NONE) {
        return token_refuse(&reader->tokens, &token,
                            N_("the value of a tie must be a number, not '%s'"));
    }
    pajek_rest_skip(reader);
    tie_add(reader, &tie, relation);
    return true;
}

static bool list_take(struct pajek_reader *reader, const struct token *first)
{
    struct builder_tie tie = {.value = 1, .place = token_place(&reader->tokens, first)};
    struct token token = {.text = ""};

    if (!end_take(reader, first, &tie.from)) {
        return false;
    }
    while (pajek_rest_next(reader, &token)) {
        if (!end_take(reader, &token, &tie.to)) {
            return false;
        }
        tie_add(reader, &tie, reader->relation);
    }
    return true;
}

/* ---- matrices ---- */

static bool matrix_value_take(struct pajek_reader *reader, const struct token *head,
                              double *value_out)
{
    struct token token = {.text = ""};

    if (!token_next(&reader->tokens, &token) || token.text[0] == '*') {
        return token_refuse(&reader->tokens, head,
                            N_("%s ends too early: it needs a row and a column for each "
                               "vertex"));
    }
    return network_weight_read(token.text, false, value_out) != VALUE_NONE ||
           token_refuse(&reader->tokens, &token,
                        N_("a cell of a matrix must be a number, or NA when it is "
                           "unknown, not '%s'"));
}

static bool matrix_take(struct pajek_reader *reader, const struct token *head)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = reader->count;

    if (count > LIMIT_MATRIX) {
        report_add(reader->report, REPORT_ERROR, token_place(&reader->tokens, head),
                   "a matrix has at most %d organisations; write it as *Arcs",
                   LIMIT_MATRIX);
        return false;
    }
    double *values = pool_items(scratch, count, count * sizeof(double));
    size_t *lines = pool_array(scratch, count, size_t);
    const struct network_cells cells = {reader->tokens.file,   reader->relation, count,
                                        reader->organisations, values,           lines};
    for (size_t i = 0; i < count * count; i++) {
        if (i % count == 0) {
            lines[i / count] = reader->tokens.line;
        }
        if (!matrix_value_take(reader, head, &values[i])) {
            return false;
        }
    }
    network_cells_add(&cells, reader->reading, reader->builder, reader->report);
    return true;
}

/* ---- the whole ---- */

static bool title_take(struct pajek_reader *reader)
{
    struct text title;
    struct token token = {.text = ""};

    text_init(&title, reader->scratch, LIMIT_CELL_BYTES);
    while (pajek_rest_next(reader, &token)) {
        text_add(&title, title.length > 0 ? " " : "");
        text_add(&title, pajek_label_read(token.text, reader->scratch));
    }
    network_builder_title(reader->builder, title.bytes);
    return true;
}

static bool part_begin(struct pajek_reader *reader, const struct token *head)
{
    static const struct {
        const char *word;
        enum pajek_part part;
        bool is_directed;
    } PARTS[] = {
        {"*arcs", PART_PAIRS, true},     {"*edges", PART_PAIRS, false},
        {"*arcslist", PART_LISTS, true}, {"*edgeslist", PART_LISTS, false},
        {"*matrix", PART_MATRIX, true},
    };

    if (token_is(head, "*network")) {
        return title_take(reader);
    }
    if (token_is(head, "*vertices")) {
        return pajek_vertices_begin(reader, head);
    }
    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        if (token_is(head, PARTS[i].word)) {
            reader->part = PARTS[i].part;
            reader->is_directed = PARTS[i].is_directed;
            return ties_begin(reader, head) &&
                   (reader->part != PART_MATRIX || matrix_take(reader, head));
        }
    }
    return token_refuse(&reader->tokens, head,
                        N_("'%s' is not read: a network has *Vertices, and *Arcs, "
                           "*Edges, *Arcslist, *Edgeslist or *Matrix"));
}

static bool line_take(struct pajek_reader *reader, const struct token *first)
{
    if (first->text[0] == '*' && !first->is_quoted) {
        return part_begin(reader, first);
    }
    switch (reader->part) {
    case PART_VERTICES:
        return pajek_vertex_take(reader, first);
    case PART_PAIRS:
        return pair_take(reader, first);
    case PART_LISTS:
        return list_take(reader, first);
    case PART_NONE:
    case PART_MATRIX:
        break;
    }
    return token_refuse(&reader->tokens, first, N_("'%s' belongs to no part"));
}

bool network_pajek_read(const struct file_bytes *file,
                        const struct network_reading *reading,
                        struct network_builder *builder, struct pool *pool,
                        struct report *report)
{
    SCOPED(pool) scratch = pool_new();
    struct pajek_reader reader = {.tokens = {.separators = "", .comment = '%'},
                                  .reading = reading,
                                  .builder = builder,
                                  .report = report,
                                  .scratch = scratch,
                                  .relation = ""};
    struct token token = {.text = ""};

    (void)pool;
    if (!tokens_begin(&reader.tokens, file, scratch, report)) {
        return false;
    }
    while (token_next(&reader.tokens, &token)) {
        if (!line_take(&reader, &token)) {
            return false;
        }
    }
    if (reader.count == 0) {
        report_add(report, REPORT_ERROR, token_line(&reader.tokens, 0),
                   "the file has no *Vertices");
        return false;
    }
    return pajek_names_take(&reader) && report->error_count == 0;
}
