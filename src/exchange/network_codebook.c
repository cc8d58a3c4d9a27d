#include "exchange/network_codebook.h"

#include <math.h>

#include "base/limits.h"
#include "base/say.h"
#include "exchange/table_write.h"

enum { VALUES_LISTED = 50 };

static void row_add(struct codebook *codebook, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        table_add_cell(&codebook->csv, cells[i], i == 0);
    }
    text_add_char(&codebook->csv, '\n');
}

void codebook_begin(struct codebook *codebook, struct pool *pool)
{
    static const char *const HEADERS[] = {
        "file", "column", "kind", "meaning", "betekenis", "signification", "values"};

    codebook->pool = pool;
    text_init(&codebook->csv, pool, LIMIT_OUTPUT_BYTES);
    row_add(codebook, HEADERS, ARRAY_COUNT(HEADERS));
}

void codebook_add(struct codebook *codebook, const struct codebook_row *row)
{
    const char *cells[] = {row->file,
                           row->column,
                           row->kind,
                           say(row->meaning, LANGUAGE_EN),
                           say(row->meaning, LANGUAGE_NL),
                           say(row->meaning, LANGUAGE_FR),
                           row->values};

    row_add(codebook, cells, ARRAY_COUNT(cells));
}

static void rows_add(struct codebook *codebook, const char *file,
                     const struct codebook_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct codebook_row row = rows[i];

        row.file = file;
        codebook_add(codebook, &row);
    }
}

void codebook_add_edges(struct codebook *codebook, const char *file)
{
    static const struct codebook_row ROWS[] = {
        {"", "Source", "text", N_("the organisation that reports the tie, or one end"),
         ""},
        {"", "Target", "text",
         N_("the organisation that the tie goes to, or the other "
            "end"),
         ""},
        {"", "Type", "text", N_("does the tie go one way, or both?"),
         "Directed | Undirected"},
        {"", "Weight", "number", N_("the value of the tie"), "NA = unknown"},
        {"", "Relation", "text", N_("the kind of tie, where there are several"), ""},
        {"", "Wave", "text", N_("the time, where there are several"), ""},
    };

    rows_add(codebook, file, ROWS, ARRAY_COUNT(ROWS));
}

void codebook_add_nodes(struct codebook *codebook, const char *file,
                        const struct network *network)
{
    const struct codebook_row name = {file, "name", "text",
                                      N_("the name of the organisation"), ""};

    codebook_add(codebook, &name);
    for (size_t i = 0; i < network->attribute_count; i++) {
        const struct attribute *attribute = &network->attributes[i];
        const struct codebook_row row = {
            file, attribute->name, codebook_kind(attribute->kind),
            N_("what is known of the organisation"),
            codebook_values(attribute, network->organisation_count, codebook->pool)};

        codebook_add(codebook, &row);
    }
    const struct codebook_row answered = {
        file, "answered", "yes/no",
        N_("did the organisation answer? Ties that it did not report are unknown, not "
           "absent"),
        "yes | no"};
    codebook_add(codebook, &answered);
}

void codebook_add_xml(struct codebook *codebook, const char *file)
{
    static const struct codebook_row ROWS[] = {
        {"", "name, label", "text", N_("the name of the organisation"), ""},
        {"", "answered", "yes/no",
         N_("did the organisation answer? Ties that it did not report are unknown, not "
            "absent"),
         "true | false"},
        {"", "weight", "number", N_("the value of the tie"), "1 where it is not there"},
        {"", "relation", "text", N_("the kind of tie, where there are several"), ""},
        {"", "unknown", "yes/no",
         N_("nobody knows whether this tie is there: leave it out where you count"),
         "true | false"},
        {"", "wave", "text", N_("the time, where there are several"), ""},
    };

    rows_add(codebook, file, ROWS, ARRAY_COUNT(ROWS));
}

const char *codebook_kind(enum attribute_kind kind)
{
    static const char *const KINDS[] = {[ATTRIBUTE_TEXT] = "text",
                                        [ATTRIBUTE_NUMBER] = "number",
                                        [ATTRIBUTE_YES_NO] = "yes/no"};

    return KINDS[kind];
}

static const char *range_text(const struct attribute *attribute, size_t count,
                              struct pool *pool)
{
    struct text text;
    double lowest = INFINITY;
    double highest = -INFINITY;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < count; i++) {
        lowest = fmin(lowest, attribute->numbers[i]); /* a number beats NaN */
        highest = fmax(highest, attribute->numbers[i]);
    }
    if (lowest <= highest) {
        text_add_exact(&text, lowest);
        text_add(&text, " - ");
        text_add_exact(&text, highest);
    }
    return text.bytes;
}

const char *codebook_values(const struct attribute *attribute, size_t organisation_count,
                            struct pool *pool)
{
    if (attribute->kind == ATTRIBUTE_NUMBER) {
        return range_text(attribute, organisation_count, pool);
    }
    const struct grouping grouping = grouping_make(attribute, organisation_count, pool);
    return text_join(pool, grouping.labels,
                     grouping.group_count < VALUES_LISTED ? grouping.group_count
                                                          : VALUES_LISTED,
                     " | ");
}

const char *codebook_groups(const struct grouping *grouping, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < grouping->group_count; i++) {
        text_format(&text, "%s%zu = %s", i > 0 ? " | " : "", i + 1, grouping->labels[i]);
    }
    return text.bytes;
}
