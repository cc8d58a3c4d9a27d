#include "exchange/network_xml_columns.h"

#include <string.h>

#include "base/limits.h"

/* Every attribute, who answered in every relation, and the words of ours. */
enum { COLUMNS_MAX = LIMIT_ATTRIBUTES + LIMIT_RELATIONS + 50 };

static bool is_same_word(const struct xml_column *column, const struct xml_column *other)
{
    const enum xml_word word = other->words[XML_OF_NODE];

    return word != XML_WORD_OTHER && word == xml_word_of_node(column->name) &&
           xml_answered_relation(column->name) == NULL &&
           xml_answered_relation(other->name) == NULL;
}

/* Of nodes a word means something the first time only, in whatever case of letters: an
 * attribute may be called so too. Of edges and graphs it always does: networkx declares a
 * name once for each type that its values have. */
static void words_find(const struct xml_columns *columns, struct xml_column *column)
{
    column->words[XML_OF_NODE] = xml_word_of_node(column->name);
    column->words[XML_OF_EDGE] = xml_word_of_edge(column->name);
    column->words[XML_OF_GRAPH] = xml_word_of_graph(column->name);
    for (size_t i = 0; i < columns->count; i++) {
        const struct xml_column *other = &columns->columns[i];
        const bool is_same = strcmp(other->name, column->name) == 0;

        if (other->is_of[XML_OF_NODE] && (is_same || is_same_word(column, other))) {
            column->words[XML_OF_NODE] = XML_WORD_OTHER;
            column->is_again |= is_same && other->words[XML_OF_NODE] == XML_WORD_OTHER;
        }
    }
}

bool xml_column_add(struct xml_columns *columns, struct xml_column column,
                    struct place place)
{
    if (column.id == NULL ||
        name_index_find(&columns->index, column.id) != NAME_INDEX_NONE) {
        report_add(columns->report, REPORT_ERROR, place,
                   "this attribute has no id, or that of another");
        return false;
    }
    if (columns->count == COLUMNS_MAX) {
        report_add(columns->report, REPORT_ERROR, place,
                   "more than %d attributes; take those out that are not needed",
                   COLUMNS_MAX);
        return false;
    }
    column.name = pool_text(columns->pool, column.name != NULL ? column.name : column.id);
    column.id = pool_text(columns->pool, column.id);
    words_find(columns, &column);
    name_index_add(&columns->index, column.id, columns->count);
    columns->columns = pool_grow(columns->pool, columns->columns, columns->count,
                                 &columns->capacity, struct xml_column);
    columns->columns[columns->count++] = column;
    return true;
}

void xml_datum_add(struct xml_columns *columns, struct xml_datum datum)
{
    if (datum.column == XML_COLUMN_NONE) {
        return;
    }
    datum.text = pool_text(columns->pool, datum.text);
    columns->data = pool_grow(columns->pool, columns->data, columns->datum_count,
                              &columns->datum_capacity, struct xml_datum);
    columns->data[columns->datum_count++] = datum;
}

void xml_undeclared_note(struct xml_columns *columns, const char *id, struct place place)
{
    if (!columns->is_undeclared_noted) {
        columns->is_undeclared_noted = true;
        report_add(columns->report, REPORT_WARNING, place,
                   "'%s' is nowhere declared as an attribute; what stands under such "
                   "names is not read",
                   id != NULL ? id : "");
    }
}

static const char *text_of(const struct xml_columns *columns, size_t column)
{
    for (size_t i = columns->datum_count; i > 0; i--) {
        if (columns->data[i - 1].column == column) {
            return columns->data[i - 1].text;
        }
    }
    return columns->columns[column].otherwise;
}

const char *xml_datum_find(const struct xml_columns *columns, enum xml_of of,
                           enum xml_word word)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct xml_column *column = &columns->columns[i];

        if (column->is_of[of] && column->words[of] == word) {
            const char *text = text_of(columns, i);

            if (text != NULL) {
                return text;
            }
        }
    }
    return NULL;
}

static bool is_there(const char *text)
{
    return text != NULL && text[0] != '\0';
}

const char *xml_name_find(const struct xml_columns *columns, const char *label,
                          const char *otherwise)
{
    const char *name = xml_datum_find(columns, XML_OF_NODE, XML_WORD_NAME);

    if (is_there(name)) {
        return name;
    }
    name = is_there(label) ? label : xml_datum_find(columns, XML_OF_NODE, XML_WORD_LABEL);
    return is_there(name) ? name : otherwise;
}

void xml_attributes_tell(struct xml_columns *columns, size_t organisation,
                         const char *name)
{
    for (size_t i = 0; i < columns->count; i++) {
        const struct xml_column *column = &columns->columns[i];
        const enum xml_word word = column->words[XML_OF_NODE];
        const char *text = column->is_of[XML_OF_NODE] ? text_of(columns, i) : NULL;

        if (!column->is_of[XML_OF_NODE] || word == XML_WORD_NAME ||
            word == XML_WORD_ANSWERED) {
            continue;
        }
        if (text == NULL || (!column->is_text && strcmp(text, "NaN") == 0)) {
            text = "";
        }
        if (column->is_again && text[0] == '\0') {
            continue; /* what stands under the other counts */
        }
        if (word != XML_WORD_LABEL || (text[0] != '\0' && strcmp(text, name) != 0)) {
            network_builder_attribute(columns->builder, organisation, column->name, text);
        }
    }
}

bool xml_nodes_fit(const struct xml_columns *columns)
{
    return columns->report->error_count == 0 ||
           network_builder_count(columns->builder) < LIMIT_ORGANISATIONS;
}

void xml_others_note(struct xml_columns *columns, struct place place)
{
    for (size_t i = 0; i < columns->datum_count; i++) {
        struct xml_column *column = &columns->columns[columns->data[i].column];

        if (column->is_of[XML_OF_EDGE] && !column->is_of[XML_OF_NODE] &&
            column->words[XML_OF_EDGE] == XML_WORD_OTHER && !column->is_noted) {
            column->is_noted = true;
            report_add(columns->report, REPORT_NOTE, place,
                       "'%s' of the edges is not read", column->name);
        }
    }
}
