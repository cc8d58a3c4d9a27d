/* network_pajek_vertices.c - the organisations of a .net. */
#include "base/limits.h"
#include "base/number.h"
#include "exchange/network_pajek_label.h"
#include "exchange/network_pajek_parts.h"

bool pajek_names_take(struct pajek_reader *reader)
{
    const struct place whole = {reader->tokens.file, 0, 0};

    if (reader->is_named) {
        return true;
    }
    reader->organisations = pool_array(reader->scratch, reader->count, size_t);
    for (size_t i = 0; i < reader->count; i++) {
        const struct token *name = &reader->names[i];
        struct text number;

        text_init(&number, reader->scratch, LIMIT_NAME_BYTES);
        text_format(&number, "%zu", i + 1);
        reader->organisations[i] = network_builder_organisation(
            reader->builder, name->text != NULL ? name->text : number.bytes, number.bytes,
            name->text != NULL ? token_place(&reader->tokens, name) : whole);
    }
    reader->is_named = true;
    return reader->report->error_count == 0;
}

bool pajek_rest_next(struct pajek_reader *reader, struct token *token_out)
{
    if (!token_next(&reader->tokens, token_out)) {
        return false;
    }
    if (token_out->is_first) {
        token_push(&reader->tokens);
        return false;
    }
    return true;
}

void pajek_rest_skip(struct pajek_reader *reader)
{
    struct token token = {.text = ""};

    while (pajek_rest_next(reader, &token)) {
    }
}

bool pajek_number_of(struct pajek_reader *reader, const struct token *token,
                     size_t *number_out)
{
    size_t number = 0;

    if (!number_read(token->text, reader->count, &number) || number == 0) {
        report_add(reader->report, REPORT_ERROR, token_place(&reader->tokens, token),
                   "here must stand a number from 1 to %zu, not '%s'", reader->count,
                   token->text);
        return false;
    }
    *number_out = number - 1;
    return true;
}

bool pajek_vertex_take(struct pajek_reader *reader, const struct token *first)
{
    struct token token = {.text = ""};
    size_t number = 0;

    if (!pajek_number_of(reader, first, &number)) {
        return false;
    }
    if (reader->is_named || reader->names[number].text != NULL) {
        return token_refuse(&reader->tokens, first, N_("the vertex %s stands twice"));
    }
    reader->names[number] = *first;
    if (pajek_rest_next(reader, &token)) {
        reader->names[number].text = pajek_label_read(token.text, reader->scratch);
        pajek_rest_skip(reader);
    }
    return true;
}

bool pajek_vertices_begin(struct pajek_reader *reader, const struct token *head)
{
    struct token token = {.text = ""};
    size_t other = 0;

    if (reader->count > 0) {
        return token_refuse(&reader->tokens, head,
                            N_("%s stands twice: a file holds one network"));
    }
    if (!pajek_rest_next(reader, &token) ||
        !number_read(token.text, LIMIT_ORGANISATIONS, &reader->count) ||
        reader->count == 0) {
        reader->count = 0;
        report_add(reader->report, REPORT_ERROR, token_place(&reader->tokens, head),
                   "behind *Vertices must stand how many there are, from 1 to %d",
                   LIMIT_ORGANISATIONS);
        return false;
    }
    if (pajek_rest_next(reader, &token) &&
        number_read(token.text, SIZE_MAX / 16, &other)) {
        return token_refuse(&reader->tokens, head,
                            N_("this is a network of two kinds (two-mode: %s with two "
                               "numbers); only networks of one kind are read"));
    }
    pajek_rest_skip(reader);
    reader->names = pool_array(reader->scratch, reader->count, struct token);
    reader->part = PART_VERTICES;
    return true;
}
