#include "drawing/network_matrix_words.h"

#include <math.h>

#include "drawing/palette.h"

enum { SHADE_PLAIN = 3 };

const char *const MATRIX_SHADE_COLOURS[MATRIX_SHADES] = {"#d6ebe8", "#a9d2cd", "#6fb0aa",
                                                         "#2f827c", "#0b5a56"};

static bool is_shaded(const struct network_drawing *drawing,
                      const struct network_ties *ties)
{
    return drawing->graph->is_valued && ties->most > ties->least;
}

size_t matrix_shade(const struct network_drawing *drawing,
                    const struct network_ties *ties, double value)
{
    if (!is_shaded(drawing, ties)) {
        return SHADE_PLAIN;
    }
    const double share = (fabs(value) - ties->least) / (ties->most - ties->least);
    return (size_t)(fmin(fmax(share, 0), 1) * (MATRIX_SHADES - 1) + 0.5);
}

static void shades_add(const struct network_drawing *drawing,
                       const struct network_ties *ties, struct network_legend *legend,
                       struct pool *pool)
{
    const double values[] = {ties->least, ties->most};

    if (ties->count == 0) {
        return;
    }
    if (!is_shaded(drawing, ties)) {
        network_legend_add(
            legend, (struct legend_item){.sign = LEGEND_CELL,
                                         .words = say(N_("a tie"), drawing->language),
                                         .colour = MATRIX_SHADE_COLOURS[SHADE_PLAIN]});
        return;
    }
    network_legend_add(
        legend, (struct legend_item){.sign = LEGEND_HEAD,
                                     .words = say(N_("value"), drawing->language)});
    for (size_t i = 0; i < ARRAY_COUNT(values); i++) {
        network_legend_add(
            legend,
            (struct legend_item){
                .sign = LEGEND_CELL,
                .words = network_words_number(drawing, values[i], pool),
                .colour = MATRIX_SHADE_COLOURS[matrix_shade(drawing, ties, values[i])]});
    }
}

static void legend_make(const struct network_drawing *drawing,
                        const struct network_marks *marks,
                        const struct network_ties *ties, struct network_legend *legend,
                        struct pool *pool)
{
    legend->is_column = true;
    shades_add(drawing, ties, legend, pool);
    if (drawing->graph->unknown_count > 0) {
        network_legend_add(
            legend, (struct legend_item){.sign = LEGEND_CELL_UNKNOWN,
                                         .words = say(N_("unknown"), drawing->language),
                                         .colour = PALETTE_SOFT});
    }
    network_legend_add(legend,
                       (struct legend_item){.sign = LEGEND_CELL,
                                            .words = say(N_("itself"), drawing->language),
                                            .colour = PALETTE_LINE});
    network_legend_add_groups(legend, drawing, marks, pool);
}

const struct matrix_words *matrix_words_make(const struct network_drawing *drawing,
                                             const struct network_marks *marks,
                                             const struct network_ties *ties,
                                             struct pool *pool)
{
    struct matrix_words *words = pool_array(pool, 1, struct matrix_words);
    const enum language language = drawing->language;
    const char *const kind = drawing->graph->is_directed
                                 ? say(N_("Who names whom?"), language)
                                 : say(N_("Who is tied to whom?"), language);

    words->frame.title = network_words_title(drawing, kind);
    words->frame.kicker = words->frame.title != kind ? kind : "";
    words->frame.subtitle = network_words_subtitle(drawing, pool);
    words->frame.warning = network_words_warning(drawing, pool);
    words->description = network_words_description(
        drawing, say(N_("A table of organisations by organisations."), language), pool);
    words->foot[0] = drawing_foot_paragraph(
        drawing->graph->is_directed
            ? say(N_("A row shows whom an organisation names, a column by whom it is "
                     "named."),
                  language)
            : say(N_("A row shows with whom an organisation is tied; its column shows "
                     "the same."),
                  language));
    words->foot[1] = drawing_foot_paragraph(network_words_unknown(drawing, pool));
    words->foot[2] = drawing_foot_paragraph(network_legend_other(drawing, marks, pool));
    words->foot[3] = drawing_foot_paragraph(
        say(N_("Drawn as organisations reported it. This is no judgement: more ties are "
               "not better by themselves, and each takes time."),
            language));
    words->frame.foot = words->foot;
    words->frame.foot_count = MATRIX_FOOT;
    legend_make(drawing, marks, ties, &words->legend, pool);
    return words;
}
