#include "drawing/flow.h"

/* Of the size: from base line to base line, and from the top to the first one. */
static const double LEADING = 1.28;
static const double ASCENT = 0.96;

double flow_leading(struct font font)
{
    return font.size * LEADING;
}

static double anchor_x(struct box room, enum svg_anchor anchor)
{
    switch (anchor) {
    case SVG_MIDDLE:
        return room.x + room.width / 2;
    case SVG_END:
        return room.x + room.width;
    default:
        return room.x;
    }
}

static void lines_draw(struct text *svg, const struct paragraph *paragraph,
                       struct measure_lines lines, struct svg_words how)
{
    if (lines.is_cut) {
        svg_group_begin(svg, paragraph->words);
    }
    for (size_t i = 0; i < lines.line_count; i++) {
        svg_text(svg, how, lines.lines[i]);
        how.at.y += flow_leading(paragraph->font);
    }
    if (lines.is_cut) {
        svg_group_end(svg);
    }
}

/* Lay out, and draw unless `svg` is NULL. */
static double flow_run(const struct flow *flow, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    double height = 0;

    for (size_t i = 0; i < flow->paragraph_count; i++) {
        const struct paragraph *paragraph = &flow->paragraphs[i];
        const struct measure_lines lines = measure_wrap(
            paragraph->words, paragraph->font,
            (struct measure_room){flow->room.width, paragraph->line_max}, scratch);
        if (lines.line_count == 0) {
            continue;
        }
        height += height > 0 ? paragraph->space_before : 0;
        if (svg != NULL) {
            const double base = flow->room.y + height + paragraph->font.size * ASCENT;
            lines_draw(
                svg, paragraph, lines,
                (struct svg_words){.at = {anchor_x(flow->room, flow->anchor), base},
                                   .font = paragraph->font,
                                   .anchor = flow->anchor,
                                   .colour = paragraph->colour});
        }
        height += (double)lines.line_count * flow_leading(paragraph->font);
    }
    return height;
}

double flow_height(const struct flow *flow)
{
    return flow_run(flow, NULL);
}

double flow_draw(const struct flow *flow, struct text *svg)
{
    return flow_run(flow, svg);
}
