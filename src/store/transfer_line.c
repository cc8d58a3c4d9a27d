#include "store/transfer_line.h"

#include "store/transfer.h"

static void line_add(struct text *text, const struct value *line)
{
    value_write_json_compact(line, text);
    text_add_char(text, '\n');
}

void transfer_line_header(struct text *text, const char *network_id, int64_t migrations)
{
    struct value *line = model_object(text->pool);

    model_set_text(line, "format", TRANSFER_FORMAT);
    model_set_integer(line, "version", TRANSFER_VERSION);
    model_set_text(line, "network", network_id);
    model_set_integer(line, "migrations", migrations);
    line_add(text, line);
}

void transfer_line_record(struct text *text, const struct record_kind *kind,
                          const struct sql_value *values)
{
    struct value *line = model_object(text->pool);

    model_set_text(line, "record", kind->name);
    record_model(kind, values, model_set_object(line, "row"));
    line_add(text, line);
}

void transfer_line_journal(struct text *text, const struct journal_entry *entry)
{
    struct value *line = model_object(text->pool);
    struct value *link = model_set_object(line, "journal");

    model_set_integer(link, "position", entry->link.position);
    model_set_integer(link, "at", entry->link.at);
    model_set_text(link, "author", entry->link.author);
    model_set_text(link, "action", entry->link.action);
    if (entry->link.undoes == 0) {
        model_set_null(link, "undoes");
    } else {
        model_set_integer(link, "undoes", entry->link.undoes);
    }
    model_set_text(link, "value_digest", entry->value_digest);
    model_set_text(link, "digest", entry->digest);
    if (entry->changes == NULL) {
        model_set_null(line, "values");
    } else {
        struct value *values = model_set_object(line, "values");

        model_set_text(values, "salt", entry->salt);
        model_set_text(values, "changes", entry->changes);
    }
    line_add(text, line);
}

void transfer_line_end(struct text *text, size_t line_count, const char *digest)
{
    struct value *line = model_object(text->pool);

    model_set_boolean(line, "end", true);
    model_set_integer(line, "lines", (int64_t)line_count);
    model_set_text(line, "digest", digest);
    line_add(text, line);
}
