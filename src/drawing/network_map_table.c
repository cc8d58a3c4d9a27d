#include "drawing/network_map_table.h"

#include <math.h>

#include "base/limits.h"

/* What an organisation has with its partners. */
struct lists {
    struct text both;
    struct text names;
    struct text named_by;
};

static bool is_named(double value)
{
    return value != 0 && !isnan(value);
}

static void partner_add(const struct network_drawing *drawing, struct text *list,
                        size_t partner, double first, double second)
{
    text_add(list, list->length > 0 ? ", " : "");
    text_add(list, drawing->network->names[partner]);
    if (!drawing->graph->is_valued) {
        return;
    }
    text_format(list, " (%s", network_words_number(drawing, first, list->pool));
    if (is_named(second) && drawing->graph->is_directed) {
        text_format(list, "; %s", network_words_number(drawing, second, list->pool));
    }
    text_add_char(list, ')');
}

/* `there`: what the organisation says of the partner, `back` what that says of it. */
static void tie_add(const struct network_drawing *drawing, struct lists *lists,
                    size_t partner, double there, double back)
{
    if (is_named(there) && is_named(back)) {
        partner_add(drawing, &lists->both, partner, there, back);
    } else if (is_named(there)) {
        partner_add(drawing, &lists->names, partner, there, 0);
    } else {
        partner_add(drawing, &lists->named_by, partner, back, 0);
    }
}

const struct map_table_row *network_map_table(const struct network_drawing *drawing,
                                              struct pool *pool)
{
    const size_t count = drawing->graph->count;
    const struct network_ties ties = network_ties_make(drawing->graph, pool);
    const size_t *const order = network_order_by_name(drawing->network, pool);
    struct map_table_row *rows = pool_array(pool, count, struct map_table_row);
    struct lists *lists = pool_array(pool, count, struct lists);

    for (size_t i = 0; i < count; i++) {
        text_init(&lists[i].both, pool, LIMIT_OUTPUT_BYTES);
        text_init(&lists[i].names, pool, LIMIT_OUTPUT_BYTES);
        text_init(&lists[i].named_by, pool, LIMIT_OUTPUT_BYTES);
    }
    for (size_t k = 0; k < ties.count; k++) {
        const struct network_tie tie = ties.ties[k];
        tie_add(drawing, &lists[tie.from], tie.to, tie.there, tie.back);
        tie_add(drawing, &lists[tie.to], tie.from, tie.back, tie.there);
    }
    for (size_t k = 0; k < count; k++) {
        const size_t i = order[k];
        rows[k] = (struct map_table_row){i, network_words_organisation(drawing, i, pool),
                                         lists[i].both.bytes, lists[i].names.bytes,
                                         lists[i].named_by.bytes};
    }
    return rows;
}

static void list_add(const struct network_drawing *drawing, const char *list,
                     struct message message, struct text *text)
{
    if (list[0] != '\0') {
        text_add(text, "  ");
        say_message(text, &message, drawing->language);
        text_add_char(text, '\n');
    }
}

static void row_add(const struct network_drawing *drawing,
                    const struct map_table_row *row, struct text *text)
{
    struct pool *const pool = text->pool;

    text_format(text, "%s\n", row->words);
    list_add(drawing, row->both,
             drawing->graph->is_directed
                 ? message_make(pool, "they name each other: %s", row->both)
                 : message_make(pool, "tied to: %s", row->both),
             text);
    list_add(drawing, row->names, message_make(pool, "names: %s", row->names), text);
    list_add(drawing, row->named_by, message_make(pool, "named by: %s", row->named_by),
             text);
    if (graph_row_length(&drawing->graph->all, row->organisation) == 0) {
        text_format(text, "  %s\n", say(N_("without a known tie"), drawing->language));
    }
}

void network_map_table_add(const struct network_drawing *drawing, struct text *text)
{
    const struct map_table_row *const rows = network_map_table(drawing, text->pool);
    const char *const title = network_words_title(drawing, "");
    const char *const unknown = network_words_unknown(drawing, text->pool);

    if (title[0] != '\0') {
        text_format(text, "%s\n", title);
    }
    text_format(text, "%s\n\n", network_words_subtitle(drawing, text->pool));
    for (size_t k = 0; k < drawing->graph->count; k++) {
        row_add(drawing, &rows[k], text);
    }
    if (unknown[0] != '\0') {
        text_format(text, "\n%s\n", unknown);
    }
}
