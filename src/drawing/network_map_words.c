#include "drawing/network_map_words.h"

#include <math.h>

#include "base/limits.h"

enum { UNTIED_FEW = 6 };

/* ---- by name -------------------------------------------------------------------- */

static void order_make(const struct network_drawing *drawing, struct map_words *words,
                       struct pool *pool)
{
    const size_t count = drawing->graph->count;
    const char **numbers = pool_array(pool, count, const char *);

    words->order = network_order_by_name(drawing->network, pool);
    for (size_t i = 0; i < count; i++) {
        struct text number;
        text_init(&number, pool, LIMIT_OUTPUT_BYTES);
        text_format(&number, "%zu", i + 1);
        numbers[words->order[i]] = number.bytes;
    }
    words->numbers = numbers;
}

/* ---- head and foot -------------------------------------------------------------- */

static void foot_make(const struct network_drawing *drawing,
                      const struct network_marks *marks, struct map_words *words,
                      struct pool *pool)
{
    const enum language language = drawing->language;

    words->foot[0] = drawing_foot_paragraph(
        say(N_("Who is tied stands close together, as far as a flat sheet allows. Up, "
               "down, left and right have no meaning."),
            language));
    words->foot[1] = drawing_foot_paragraph(network_words_unknown(drawing, pool));
    words->foot[2] = drawing_foot_paragraph(network_legend_other(drawing, marks, pool));
    words->foot[3] = drawing_foot_paragraph(
        say(N_("Drawn as organisations reported it. This is no judgement: more ties are "
               "not better by themselves, and each takes time."),
            language));
    words->frame.foot = words->foot;
    words->frame.foot_count = MAP_FOOT;
}

const struct map_words *map_words_make(const struct network_drawing *drawing,
                                       const struct network_marks *marks,
                                       struct pool *pool)
{
    struct map_words *words = pool_array(pool, 1, struct map_words);
    const size_t count = drawing->graph->count;
    const char *const kind = say(N_("Who is tied to whom?"), drawing->language);
    const char **titles = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        titles[i] = network_words_organisation(drawing, i, pool);
    }
    words->titles = titles;
    words->title = network_words_title(drawing, kind);
    words->description = network_words_description(
        drawing,
        say(N_("A map of organisations, with a line between those who are tied."),
            drawing->language),
        pool);
    words->frame.kicker = words->title != kind ? kind : "";
    words->frame.title = words->title;
    words->frame.subtitle = network_words_subtitle(drawing, pool);
    words->frame.warning = network_words_warning(drawing, pool);
    foot_make(drawing, marks, words, pool);
    order_make(drawing, words, pool);
    return words;
}

/* ---- legend --------------------------------------------------------------------- */

static void sizes_add(const struct network_drawing *drawing,
                      const struct map_legend_sizes *sizes, struct pool *pool,
                      struct network_legend *legend)
{
    if (isnan(sizes->figure_least)) {
        return;
    }
    network_legend_add(
        legend, (struct legend_item){.sign = LEGEND_HEAD, .words = drawing->figure_name});
    network_legend_add(
        legend, (struct legend_item){
                    .sign = LEGEND_SIZE,
                    .words = network_words_number(drawing, sizes->figure_least, pool),
                    .size = sizes->radius_least});
    if (sizes->figure_most > sizes->figure_least) {
        network_legend_add(
            legend, (struct legend_item){
                        .sign = LEGEND_SIZE,
                        .words = network_words_number(drawing, sizes->figure_most, pool),
                        .size = sizes->radius_most});
    }
}

static void widths_add(const struct network_drawing *drawing,
                       const struct network_ties *ties,
                       const struct map_legend_sizes *sizes, struct pool *pool,
                       struct network_legend *legend)
{
    if (!drawing->graph->is_valued || ties->most <= ties->least) {
        return;
    }
    network_legend_add(
        legend, (struct legend_item){.sign = LEGEND_HEAD,
                                     .words = say(N_("value"), drawing->language)});
    network_legend_add(legend, (struct legend_item){.sign = LEGEND_LINE,
                                                    .words = network_words_number(
                                                        drawing, ties->least, pool),
                                                    .size = sizes->width_least});
    network_legend_add(legend, (struct legend_item){.sign = LEGEND_LINE,
                                                    .words = network_words_number(
                                                        drawing, ties->most, pool),
                                                    .size = sizes->width_most});
}

void map_words_legend(const struct network_drawing *drawing,
                      const struct network_marks *marks, const struct network_ties *ties,
                      const struct map_legend_sizes *sizes, struct pool *pool,
                      struct network_legend *legend_out)
{
    legend_out->count = 0;
    network_legend_add_groups(legend_out, drawing, marks, pool);
    sizes_add(drawing, sizes, pool, legend_out);
    widths_add(drawing, ties, sizes, pool, legend_out);
    if (drawing->graph->is_directed && ties->count > 0) {
        network_legend_add(legend_out,
                           (struct legend_item){.sign = LEGEND_ONE_WAY,
                                                .words = say(N_("one names the other"),
                                                             drawing->language)});
        network_legend_add(legend_out,
                           (struct legend_item){.sign = LEGEND_BOTH_WAYS,
                                                .words = say(N_("they name each other"),
                                                             drawing->language)});
    }
}

/* ---- without a tie -------------------------------------------------------------- */

static bool is_tied(const struct network_drawing *drawing, size_t i)
{
    return graph_row_length(&drawing->graph->all, i) > 0;
}

/* Few, beside others: a column of their own would take room from the map. */
static bool untied_are_few(const struct network_drawing *drawing)
{
    const size_t count = drawing->graph->count;
    size_t untied = 0;

    for (size_t i = 0; i < count; i++) {
        untied += !is_tied(drawing, i);
    }
    return untied > 0 && untied <= UNTIED_FEW && untied < count;
}

void map_words_untied(const struct network_drawing *drawing,
                      const struct map_words *words, const struct network_marks *marks,
                      struct network_legend *legend_out)
{
    legend_out->count = 0;
    if (!untied_are_few(drawing)) {
        return;
    }
    network_legend_add(
        legend_out,
        (struct legend_item){.sign = LEGEND_HEAD,
                             .words = say(N_("Without a known tie"), drawing->language)});
    for (size_t k = 0; k < drawing->graph->count; k++) {
        const size_t i = words->order[k];
        if (!is_tied(drawing, i)) {
            network_legend_add(
                legend_out, (struct legend_item){.sign = graph_answers(drawing->graph, i)
                                                             ? LEGEND_MARK
                                                             : LEGEND_MARK_SILENT,
                                                 .words = drawing->network->names[i],
                                                 .mark = network_mark_of(marks, i),
                                                 .title = words->titles[i]});
        }
    }
}

/* ---- key ------------------------------------------------------------------------ */

/* Entries of those with a known tie, or without one, by name. */
static size_t entries_add(const struct network_drawing *drawing,
                          const struct map_words *words,
                          const struct network_marks *marks, bool has_tie,
                          struct map_key_entry *entries)
{
    size_t count = 0;

    for (size_t k = 0; k < drawing->graph->count; k++) {
        const size_t i = words->order[k];
        if (is_tied(drawing, i) == has_tie) {
            entries[count++] =
                (struct map_key_entry){.number = has_tie ? words->numbers[i] : "",
                                       .words = drawing->network->names[i],
                                       .mark = network_mark_of(marks, i),
                                       .is_silent = !graph_answers(drawing->graph, i),
                                       .title = words->titles[i]};
        }
    }
    return count;
}

struct map_key map_words_key(const struct network_drawing *drawing,
                             const struct map_words *words,
                             const struct network_marks *marks, bool is_numbered,
                             struct pool *pool)
{
    struct map_key_entry *entries =
        pool_array(pool, drawing->graph->count + 1, struct map_key_entry);
    struct map_key key = {.entries = entries, .is_numbered = is_numbered};

    if (is_numbered) {
        key.count = entries_add(drawing, words, marks, true, entries);
    }
    if (untied_are_few(drawing)) {
        return key;
    }
    const size_t untied =
        entries_add(drawing, words, marks, false, &entries[key.count + 1]);
    if (untied > 0) {
        entries[key.count] = (struct map_key_entry){
            .number = "",
            .words = say(N_("Without a known tie"), drawing->language),
            .is_head = true};
        key.count += untied + 1;
    }
    return key;
}
