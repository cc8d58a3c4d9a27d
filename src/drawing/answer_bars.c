#include "drawing/answer_bars.h"

#include "base/limits.h"
#include "drawing/answer_length.h"
#include "drawing/answer_parts.h"

static const double LABEL_WIDTH = 190; /* at the left of a bar, where there is room */
static const double BAR_HEIGHT = 24;
static const double UNKNOWN_HEIGHT = 9;
static const double SWATCH = 14;
static const double LEGEND_GAP = 14;
static const double GROUP_GAP = 18;
static const double INNER = 4; /* free beside letters in a part of a bar */
static const double HATCH_STEP = 5;
static const double TICK = 4;
static const double WHOLE = 100; /* percent */

/* The picture while it is drawn: the pen goes down. */
struct picture {
    const struct answer_bars *bars;
    struct text *svg;
    struct pool *pool;
    double left; /* of everything */
    double y;
    double bar_x;
    double bar_width;
    double middle_x; /* where the two halves of the scale meet */
    double scale; /* pixels a percent */
};

/* ---- the scale ---- */

static bool is_drawn(const struct answer_bar *bar)
{
    return bar->figures != NULL && bar->figures->state == DISCLOSED;
}

static bool has_unknown(const struct answer_bar *bar)
{
    return is_drawn(bar) && answer_percent(bar->figures->unknown) > 0;
}

/* One scale for all bars, so that their lengths can be compared. */
static void scale_make(struct picture *picture)
{
    struct answer_extent most = {0, 0};

    for (size_t group = 0; group < picture->bars->group_count; group++) {
        const struct answer_bar_group *rows = &picture->bars->groups[group];
        for (size_t i = 0; i < rows->bar_count; i++) {
            if (is_drawn(&rows->bars[i])) {
                const struct answer_extent its =
                    answer_extent_of(picture->bars, rows->bars[i].figures);
                most.left = its.left > most.left ? its.left : most.left;
                most.right = its.right > most.right ? its.right : most.right;
            }
        }
    }
    const double length = most.left + most.right;
    picture->scale = picture->bar_width / (length > WHOLE ? length : WHOLE);
    picture->middle_x = picture->bar_x + most.left * picture->scale;
}

/* ---- the legend ---- */

static void legend_entry(struct picture *picture, double *x, const char *words,
                         struct svg_paint paint)
{
    const double right = picture->left + picture->bars->width - 2 * ANSWER_MARGIN;
    const double room = right - picture->left - SWATCH - INNER;
    const double whole = measure_width(words, ANSWER_SMALL) + 1;
    const double width = whole < room ? whole : room;

    if (*x > picture->left && *x + SWATCH + INNER + width > right) {
        *x = picture->left;
        picture->y += SWATCH + ANSWER_GAP;
    }
    svg_rectangle(picture->svg, (struct box){*x, picture->y, SWATCH, SWATCH}, 0, paint);
    struct paragraph paragraph = answer_paragraph(words, ANSWER_SMALL, PALETTE_INK);
    paragraph.line_max = 1;
    (void)answer_write(
        picture->svg, (struct box){*x + SWATCH + INNER, picture->y, width, 0}, paragraph);
    *x += SWATCH + INNER + width + LEGEND_GAP;
}

static bool any_unknown(const struct answer_bars *bars)
{
    for (size_t group = 0; group < bars->group_count; group++) {
        for (size_t i = 0; i < bars->groups[group].bar_count; i++) {
            if (has_unknown(&bars->groups[group].bars[i])) {
                return true;
            }
        }
    }
    return false;
}

static void legend_draw(struct picture *picture)
{
    const struct answer_bars *bars = picture->bars;
    const size_t count = bars->scale->level_count;
    double x = picture->left;

    for (size_t i = 0; i < count; i++) {
        legend_entry(
            picture, &x, wording_in(&bars->scale->levels[i].label, bars->language),
            (struct svg_paint){
                .fill = answer_tint(i, count), .stroke = PALETTE_SOFT, .width = 0.8});
    }
    if (any_unknown(bars)) {
        legend_entry(picture, &x, say(N_("does not know"), bars->language),
                     (struct svg_paint){.fill = PALETTE_SOFT,
                                        .stroke = PALETTE_SOFT,
                                        .width = 0.8,
                                        .is_hatched = true});
    }
    picture->y += SWATCH + GROUP_GAP;
}

/* ---- a bar ---- */

/* What does not fit into its part stands in a line under the bar. */
static void aside_add(struct picture *picture, struct text *aside, size_t level,
                      const char *words)
{
    text_add(aside, aside->length > 0 ? " \u00b7 " : "");
    text_add(aside, wording_in(&picture->bars->scale->levels[level].label,
                               picture->bars->language));
    text_add(aside, " ");
    text_add(aside, words);
}

static void part_draw(struct picture *picture, const struct disclosed_item *figures,
                      size_t level, struct box box, struct text *aside)
{
    const struct disclosed_share share = figures->shares[level];
    const bool is_hidden = share.state == SHARE_HIDDEN;
    const size_t count = picture->bars->scale->level_count;
    const char *words =
        is_hidden ? "?" : answer_share(share, picture->bars->language, picture->pool);

    if (words == NULL) {
        return;
    }
    svg_rectangle(
        picture->svg, box, 0,
        (struct svg_paint){.fill = is_hidden ? PALETTE_SHEET : answer_tint(level, count),
                           .stroke = PALETTE_SOFT,
                           .width = 0.8,
                           .is_dashed = is_hidden});
    if (share.state == SHARE_GIVEN &&
        measure_width(words, ANSWER_SMALL) + INNER > box.width) {
        struct text digits;
        text_init(&digits, picture->pool, LIMIT_CELL_BYTES);
        text_format(&digits, "%d", share.percent);
        if (measure_width(digits.bytes, ANSWER_SMALL) + 1 > box.width) {
            aside_add(picture, aside, level, words);
            return;
        }
        words = digits.bytes;
    } else if (measure_width(words, ANSWER_SMALL) > box.width) {
        aside_add(picture, aside, level, words);
        return;
    }
    svg_text(picture->svg,
             (struct svg_words){.at = {box.x + box.width / 2, box.y + 16},
                                .font = ANSWER_SMALL,
                                .anchor = SVG_MIDDLE,
                                .colour = is_hidden ? PALETTE_INK
                                                    : answer_on_tint(level, count)},
             words);
}

static void aside_draw(struct picture *picture, const char *words)
{
    if (words[0] != '\0') {
        picture->y += TICK + 1 +
                      answer_write(picture->svg,
                                   (struct box){picture->bar_x, picture->y + TICK + 1,
                                                picture->bar_width, 0},
                                   answer_paragraph(words, ANSWER_SMALL, PALETTE_SOFT));
    }
}

static void unknown_draw(struct picture *picture, const struct answer_bar *bar)
{
    if (!has_unknown(bar)) {
        return;
    }
    const struct disclosed_share share = bar->figures->unknown;
    const char *words = answer_share(share, picture->bars->language, picture->pool);
    const double room = picture->bar_width - measure_width(words, ANSWER_SMALL) - INNER;
    const double whole = answer_percent(share) * picture->scale;
    const double width = whole < room ? whole : room;

    picture->y += TICK + 1;
    svg_rectangle(picture->svg,
                  (struct box){picture->bar_x, picture->y, width, UNKNOWN_HEIGHT}, 0,
                  (struct svg_paint){.fill = PALETTE_SOFT,
                                     .stroke = PALETTE_SOFT,
                                     .width = 0.8,
                                     .is_hatched = true});
    svg_text(picture->svg,
             (struct svg_words){
                 .at = {picture->bar_x + width + INNER, picture->y + UNKNOWN_HEIGHT},
                 .font = ANSWER_SMALL,
                 .colour = PALETTE_SOFT},
             words);
    picture->y += UNKNOWN_HEIGHT + 3;
}

/* The middle, above and under a bar: letters stand in it. */
static void tick_draw(struct picture *picture, double y)
{
    svg_line(picture->svg, (struct point){picture->middle_x, y},
             (struct point){picture->middle_x, y + TICK},
             (struct svg_paint){.stroke = PALETTE_INK, .width = 1});
}

static void stack_draw(struct picture *picture, const struct answer_bar *bar)
{
    const struct disclosed_item *figures = bar->figures;
    const struct answer_extent extent = answer_extent_of(picture->bars, figures);
    double x = picture->middle_x - extent.left * picture->scale;
    struct text aside;

    text_init(&aside, picture->pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < answer_levels_of(picture->bars, figures); i++) {
        const double width = answer_length(picture->bars, figures, i) * picture->scale;
        if (width > 0) {
            part_draw(picture, figures, i, (struct box){x, picture->y, width, BAR_HEIGHT},
                      &aside);
        }
        x += width;
    }
    tick_draw(picture, picture->y - TICK);
    tick_draw(picture, picture->y + BAR_HEIGHT);
    picture->y += BAR_HEIGHT;
    aside_draw(picture, aside.bytes);
    unknown_draw(picture, bar);
}

/* Who answered, and how many: at the left of the bar, or above it. */
static double label_draw(struct picture *picture, const struct answer_bar *bar)
{
    const bool is_wide = answer_is_wide(picture->bars->width);
    const struct paragraph paragraphs[] = {
        answer_paragraph(bar->label, ANSWER_WORDS, PALETTE_INK),
        answer_paragraph(bar->answered, ANSWER_SMALL, PALETTE_SOFT)};
    const struct flow flow = {paragraphs,
                              ARRAY_COUNT(paragraphs),
                              {picture->left, picture->y,
                               is_wide ? LABEL_WIDTH - LEGEND_GAP : picture->bar_width,
                               0},
                              SVG_START};

    return flow_draw(&flow, picture->svg);
}

static void bar_draw(struct picture *picture, const struct answer_bar *bar)
{
    const double top = picture->y;
    const double label = label_draw(picture, bar);

    if (!answer_is_wide(picture->bars->width)) {
        picture->y += label + TICK + 1;
    }
    if (is_drawn(bar)) {
        stack_draw(picture, bar);
    } else {
        picture->y += answer_write(
            picture->svg, (struct box){picture->bar_x, picture->y, picture->bar_width, 0},
            answer_paragraph(bar->hidden, ANSWER_WORDS, PALETTE_SOFT));
    }
    if (picture->y < top + label) {
        picture->y = top + label;
    }
    picture->y += ANSWER_GAP + 3;
}

static void group_draw(struct picture *picture, const struct answer_bar_group *group)
{
    if (group->title[0] != '\0') {
        picture->y +=
            answer_write(picture->svg,
                         (struct box){picture->left, picture->y,
                                      picture->bars->width - 2 * ANSWER_MARGIN, 0},
                         answer_paragraph(group->title, ANSWER_TITLE, PALETTE_INK)) +
            ANSWER_GAP;
    }
    for (size_t i = 0; i < group->bar_count; i++) {
        bar_draw(picture, &group->bars[i]);
    }
    picture->y += GROUP_GAP - ANSWER_GAP;
}

/* ---- the whole ---- */

void answer_bars_hatch(struct text *svg)
{
    svg_hatch(svg, PALETTE_SOFT, HATCH_STEP);
}

double answer_bars_draw(const struct answer_bars *bars, struct point corner,
                        struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    const double label = answer_is_wide(bars->width) ? LABEL_WIDTH : 0;
    struct picture picture = {
        .bars = bars,
        .svg = svg,
        .pool = pool,
        .left = corner.x + ANSWER_MARGIN,
        .y = corner.y + ANSWER_MARGIN,
        .bar_x = corner.x + ANSWER_MARGIN + label,
        .bar_width = bars->width - 2 * ANSWER_MARGIN - label,
    };

    scale_make(&picture);
    legend_draw(&picture);
    for (size_t i = 0; i < bars->group_count; i++) {
        group_draw(&picture, &bars->groups[i]);
    }
    return picture.y - corner.y;
}

double answer_bars_height(const struct answer_bars *bars)
{
    SCOPED(pool) pool = pool_new();
    struct text trial;

    text_init(&trial, pool, LIMIT_OUTPUT_BYTES);
    return answer_bars_draw(bars, (struct point){0, 0}, &trial);
}

void drawing_answer_bars(const struct answer_bars *bars, struct text *svg)
{
    if (bars->scale->kind == ITEM_SET || bars->scale->is_nominal) {
        drawing_answer_levels(bars, svg);
        return;
    }
    const struct svg_page page =
        answer_svg_page(bars->title, bars->description, bars->width,
                        answer_bars_height(bars), bars->language);

    svg_begin(svg, &page);
    answer_bars_hatch(svg);
    (void)answer_bars_draw(bars, (struct point){0, 0}, svg);
    svg_end(svg);
}
