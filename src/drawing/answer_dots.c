/* answer_dots.c - dots on a line: who beside whom, and before beside now. */
#include "drawing/answer_parts.h"

#include <math.h>

#include "base/limits.h"

static const double LABEL_WIDTH = 170; /* at the left of a line, where there is room */
static const double TEXT_WIDTH = 170; /* behind a line, where there is room */
static const double LANE = 26;
static const double RADIUS = 6;
static const double TICK = 5;
static const double AXIS = 22;
static const double GROUP_GAP = 16;
static const double LEGEND = 22;

struct picture {
    const struct answer_dots *dots;
    struct text *svg;
    struct pool *pool;
    double y;
    double x; /* where the scale begins */
    double width; /* of the scale */
};

static double position(const struct picture *picture, double value)
{
    const struct answer_dots *dots = picture->dots;

    return picture->x + (value - dots->low) / (dots->high - dots->low) * picture->width;
}

static void ring_draw(struct text *svg, struct point centre)
{
    svg_circle(
        svg, centre, RADIUS - 1,
        (struct svg_paint){.fill = PALETTE_SHEET, .stroke = PALETTE_INK, .width = 1.5});
}

static void dot_draw(struct text *svg, struct point centre)
{
    svg_circle(svg, centre, RADIUS, (struct svg_paint){.fill = PALETTE_LEVEL[6]});
}

/* ---- the scale ---- */

static size_t steps_of(const struct answer_dots *dots)
{
    return (size_t)lround((dots->high - dots->low) / dots->step);
}

/* A tick at each step of the scale. */
static void ticks_draw(struct picture *picture, double y)
{
    const struct answer_dots *dots = picture->dots;

    for (size_t i = 0; i <= steps_of(dots); i++) {
        const double x = position(picture, dots->low + (double)i * dots->step);

        svg_line(picture->svg, (struct point){x, y - TICK}, (struct point){x, y + TICK},
                 (struct svg_paint){.stroke = PALETTE_LINE, .width = 1});
    }
}

static void axis_draw(struct picture *picture)
{
    const struct answer_dots *dots = picture->dots;

    for (size_t i = 0; i <= steps_of(dots); i++) {
        const double value = dots->low + (double)i * dots->step;
        struct text words;

        text_init(&words, picture->pool, LIMIT_CELL_BYTES);
        text_add_number(&words, value, 0);
        text_add(&words, dots->unit);
        svg_text(picture->svg,
                 (struct svg_words){.at = {position(picture, value), picture->y + 13},
                                    .font = ANSWER_SMALL,
                                    .anchor = SVG_MIDDLE,
                                    .colour = PALETTE_SOFT},
                 words.bytes);
    }
    picture->y += AXIS + ANSWER_GAP;
}

/* ---- the lines ---- */

static void marks_draw(struct picture *picture, const struct answer_dot *dot, double y)
{
    const bool has_now = !isnan(dot->now);
    const bool has_former = !isnan(dot->former);

    svg_line(picture->svg, (struct point){picture->x, y},
             (struct point){picture->x + picture->width, y},
             (struct svg_paint){.stroke = PALETTE_LINE, .width = 1});
    ticks_draw(picture, y);
    if (has_now && has_former) {
        svg_line(picture->svg, (struct point){position(picture, dot->former), y},
                 (struct point){position(picture, dot->now), y},
                 (struct svg_paint){.stroke = PALETTE_INK, .width = 1.5});
    }
    if (has_former) {
        ring_draw(picture->svg, (struct point){position(picture, dot->former), y});
    }
    if (has_now) {
        dot_draw(picture->svg, (struct point){position(picture, dot->now), y});
    }
}

/* Words at both sides of the line. */
static void wide_draw(struct picture *picture, const struct answer_dot *dot)
{
    const struct paragraph label =
        answer_paragraph(dot->label, ANSWER_WORDS, PALETTE_INK);
    const struct paragraph text = answer_paragraph(dot->text, ANSWER_SMALL, PALETTE_INK);
    const double left = answer_write(
        picture->svg,
        (struct box){ANSWER_MARGIN, picture->y + 4, LABEL_WIDTH - ANSWER_GAP, 0}, label);
    const double right = answer_write(
        picture->svg,
        (struct box){picture->x + picture->width + 2 * RADIUS + ANSWER_GAP,
                     picture->y + 4, TEXT_WIDTH - 2 * RADIUS - ANSWER_GAP, 0},
        text);
    const double height = (left > right ? left : right) + ANSWER_GAP;

    marks_draw(picture, dot, picture->y + LANE / 2 - 1);
    picture->y += height > LANE ? height : LANE;
}

/* Words above the line. */
static void narrow_draw(struct picture *picture, const struct answer_dot *dot)
{
    const struct paragraph paragraphs[] = {
        answer_paragraph(dot->label, ANSWER_WORDS, PALETTE_INK),
        answer_paragraph(dot->text, ANSWER_SMALL, PALETTE_SOFT)};
    const struct flow flow = {
        paragraphs,
        ARRAY_COUNT(paragraphs),
        {ANSWER_MARGIN, picture->y, picture->dots->width - 2 * ANSWER_MARGIN, 0},
        SVG_START};

    picture->y += flow_draw(&flow, picture->svg);
    marks_draw(picture, dot, picture->y + LANE / 2);
    picture->y += LANE;
}

static void row_draw(struct picture *picture, const struct answer_dot_row *row)
{
    if (row->title[0] != '\0') {
        picture->y +=
            answer_write(picture->svg,
                         (struct box){ANSWER_MARGIN, picture->y,
                                      picture->dots->width - 2 * ANSWER_MARGIN, 0},
                         answer_paragraph(row->title, ANSWER_TITLE, PALETTE_INK)) +
            2;
    }
    for (size_t i = 0; i < row->dot_count; i++) {
        if (answer_is_wide(picture->dots->width)) {
            wide_draw(picture, &row->dots[i]);
        } else {
            narrow_draw(picture, &row->dots[i]);
        }
    }
    picture->y += GROUP_GAP;
}

/* ---- the whole ---- */

static bool has_former(const struct answer_dots *dots)
{
    for (size_t row = 0; row < dots->row_count; row++) {
        for (size_t i = 0; i < dots->rows[row].dot_count; i++) {
            if (!isnan(dots->rows[row].dots[i].former)) {
                return true;
            }
        }
    }
    return false;
}

/* The words of one sign, from `x` on. */
static void legend_words(struct picture *picture, double x, const char *words)
{
    const struct box room = {x, picture->y + 2, picture->dots->width - ANSWER_MARGIN - x,
                             0};
    const double height = answer_write(
        picture->svg, room, answer_paragraph(words, ANSWER_SMALL, PALETTE_INK));

    picture->y += height + 6 > LEGEND ? height + 6 : LEGEND;
}

/* Beside each other, or below each other where the names of the waves are long. */
static void legend_draw(struct picture *picture)
{
    const struct answer_dots *dots = picture->dots;

    if (!has_former(dots)) {
        return;
    }
    const double first = ANSWER_MARGIN + 3 * RADIUS;
    const double second =
        first + measure_width(dots->now_name, ANSWER_SMALL) + 4 * RADIUS;
    const bool is_abreast = second + measure_width(dots->former_name, ANSWER_SMALL) <=
                            dots->width - ANSWER_MARGIN;
    const double top = picture->y;

    dot_draw(picture->svg, (struct point){first - 2 * RADIUS, picture->y + 8});
    legend_words(picture, first, dots->now_name);
    if (is_abreast) {
        picture->y = top;
    }
    const double x = is_abreast ? second : first;
    ring_draw(picture->svg, (struct point){x - 2 * RADIUS, picture->y + 8});
    legend_words(picture, x, dots->former_name);
}

static double dots_draw(const struct answer_dots *dots, struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    const bool is_wide = answer_is_wide(dots->width);
    const double aside = is_wide ? LABEL_WIDTH + TEXT_WIDTH : 4 * RADIUS;
    struct picture picture = {
        .dots = dots,
        .svg = svg,
        .pool = pool,
        .y = ANSWER_MARGIN,
        .x = ANSWER_MARGIN + (is_wide ? LABEL_WIDTH : 2 * RADIUS),
        .width = dots->width - 2 * ANSWER_MARGIN - aside,
    };

    legend_draw(&picture);
    axis_draw(&picture);
    for (size_t i = 0; i < dots->row_count; i++) {
        row_draw(&picture, &dots->rows[i]);
    }
    return picture.y;
}

static double dots_height(const struct answer_dots *dots)
{
    SCOPED(pool) pool = pool_new();
    struct text trial;

    text_init(&trial, pool, LIMIT_OUTPUT_BYTES);
    return dots_draw(dots, &trial);
}

void drawing_answer_dots(const struct answer_dots *dots, struct text *svg)
{
    const double height = dots_height(dots);
    const struct svg_page page = answer_svg_page(dots->title, dots->description,
                                                 dots->width, height, dots->language);

    svg_begin(svg, &page);
    (void)dots_draw(dots, svg);
    svg_end(svg);
}
