/* answer_levels.c - a bar for each level, with the level's own words. */
#include "drawing/answer_parts.h"

#include "base/limits.h"

static const double WORDS_WIDTH = 290; /* of a level, at the left, where there is room */
static const double BAR_HEIGHT = 18;
static const double SHARE_WIDTH = 120; /* what a share says, behind its bar */
static const double ROW_GAP = 8;
static const double GROUP_GAP = 18;
static const double INNER = 5;
static const double HATCH_STEP = 5;
static const double WHOLE = 100;

struct picture {
    const struct answer_bars *bars;
    struct text *svg;
    struct pool *pool;
    double y;
};

static double row_width(const struct picture *picture)
{
    return picture->bars->width - 2 * ANSWER_MARGIN;
}

static double write_row(struct picture *picture, const char *words, struct font font,
                        const char *colour)
{
    return answer_write(picture->svg,
                        (struct box){ANSWER_MARGIN, picture->y, row_width(picture), 0},
                        answer_paragraph(words, font, colour));
}

static double length_of(struct disclosed_share share, double room)
{
    const double percent = share.state == SHARE_ALMOST_ALL ? WHOLE
                           : share.state == SHARE_GIVEN    ? share.percent
                                                           : 0;

    return percent / WHOLE * room;
}

static const char *share_words(struct picture *picture, struct disclosed_share share)
{
    const enum language language = picture->bars->language;
    const char *words = answer_share(share, language, picture->pool);

    if (words != NULL) {
        return words;
    }
    return share.state == SHARE_ALMOST_NONE ? say(N_("almost nobody"), language)
                                            : say(N_("not shown"), language);
}

/* A level: its words, its bar, its share. */
static void level_draw(struct picture *picture, const char *label,
                       struct disclosed_share share, struct svg_paint paint)
{
    const bool is_wide = answer_is_wide(picture->bars->width);
    const double words_width = is_wide ? WORDS_WIDTH : row_width(picture);
    const double label_height = answer_write(
        picture->svg,
        (struct box){ANSWER_MARGIN, picture->y, words_width - (is_wide ? ROW_GAP : 0), 0},
        answer_paragraph(label, ANSWER_WORDS, PALETTE_INK));
    const double x = ANSWER_MARGIN + (is_wide ? words_width : 0);
    const double y = picture->y + (is_wide ? 0 : label_height + 2);
    const double room = picture->bars->width - ANSWER_MARGIN - x - SHARE_WIDTH;
    const double length = length_of(share, room);

    svg_line(picture->svg, (struct point){x, y}, (struct point){x, y + BAR_HEIGHT},
             (struct svg_paint){.stroke = PALETTE_SOFT, .width = 1});
    if (length > 0) {
        svg_rectangle(picture->svg, (struct box){x, y, length, BAR_HEIGHT}, 0, paint);
    }
    svg_text(picture->svg,
             (struct svg_words){.at = {x + length + INNER, y + 13},
                                .font = ANSWER_WORDS,
                                .colour = PALETTE_INK},
             share_words(picture, share));
    const double bottom = y + BAR_HEIGHT;
    const double below = picture->y + label_height;
    picture->y = (bottom > below ? bottom : below) + ROW_GAP;
}

static void figures_draw(struct picture *picture, const struct disclosed_item *figures)
{
    const struct instrument_item *scale = picture->bars->scale;
    const bool is_ordered = scale->kind == ITEM_LEVEL && !scale->is_nominal;

    for (size_t i = 0; i < scale->level_count && i < figures->level_count; i++) {
        level_draw(picture, wording_in(&scale->levels[i].label, picture->bars->language),
                   figures->shares[i],
                   (struct svg_paint){.fill = is_ordered
                                                  ? answer_tint(i, scale->level_count)
                                                  : PALETTE_LEVEL[3],
                                      .stroke = PALETTE_SOFT,
                                      .width = 0.8});
    }
    if (length_of(figures->unknown, WHOLE) > 0) {
        level_draw(picture, say(N_("does not know"), picture->bars->language),
                   figures->unknown,
                   (struct svg_paint){.fill = PALETTE_SOFT,
                                      .stroke = PALETTE_SOFT,
                                      .width = 0.8,
                                      .is_hatched = true});
    }
}

static void bar_draw(struct picture *picture, const struct answer_bar *bar)
{
    if (bar->label[0] != '\0') {
        picture->y += write_row(picture, bar->label,
                                (struct font){ANSWER_WORDS.size, FONT_BOLD}, PALETTE_INK);
    }
    if (bar->figures == NULL || bar->figures->state != DISCLOSED) {
        picture->y += write_row(picture, bar->hidden, ANSWER_WORDS, PALETTE_SOFT);
    } else {
        picture->y += write_row(picture, bar->answered, ANSWER_SMALL, PALETTE_SOFT);
        picture->y += ROW_GAP;
        figures_draw(picture, bar->figures);
    }
    picture->y += ROW_GAP;
}

static double levels_draw(const struct answer_bars *bars, struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    struct picture picture = {bars, svg, pool, ANSWER_MARGIN};

    for (size_t group = 0; group < bars->group_count; group++) {
        const struct answer_bar_group *rows = &bars->groups[group];

        if (rows->title[0] != '\0') {
            picture.y +=
                write_row(&picture, rows->title, ANSWER_TITLE, PALETTE_INK) + ANSWER_GAP;
        }
        for (size_t i = 0; i < rows->bar_count; i++) {
            bar_draw(&picture, &rows->bars[i]);
        }
        picture.y += group + 1 < bars->group_count ? GROUP_GAP : 0;
    }
    return picture.y;
}

static double levels_height(const struct answer_bars *bars)
{
    SCOPED(pool) pool = pool_new();
    struct text trial;

    text_init(&trial, pool, LIMIT_OUTPUT_BYTES);
    return levels_draw(bars, &trial);
}

void drawing_answer_levels(const struct answer_bars *bars, struct text *svg)
{
    const struct svg_page page = answer_svg_page(
        bars->title, bars->description, bars->width, levels_height(bars), bars->language);

    svg_begin(svg, &page);
    svg_hatch(svg, PALETTE_SOFT, HATCH_STEP);
    (void)levels_draw(bars, svg);
    svg_end(svg);
}
