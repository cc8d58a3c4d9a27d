#include "drawing/answer_parts.h"

static const double PIXELS_AN_INCH = 96;
static const double MILLIMETRES_AN_INCH = 25.4;

struct svg_page answer_svg_page(const char *title, const char *description, double width,
                                double height, enum language language)
{
    return (struct svg_page){
        .width_mm = width * MILLIMETRES_AN_INCH / PIXELS_AN_INCH,
        .height_mm = height * MILLIMETRES_AN_INCH / PIXELS_AN_INCH,
        .width = width,
        .height = height,
        .title = title,
        .description = description,
        .language = language,
    };
}

double answer_write(struct text *svg, struct box room, struct paragraph paragraph)
{
    const struct flow flow = {&paragraph, 1, room, SVG_START};

    return flow_draw(&flow, svg);
}

struct paragraph answer_paragraph(const char *words, struct font font, const char *colour)
{
    return (struct paragraph){words, font, colour, 6, 0};
}

const char *answer_share(struct disclosed_share share, enum language language,
                         struct pool *pool)
{
    if (share.state == SHARE_ALMOST_ALL) {
        return say(N_("almost everybody"), language);
    }
    if (share.state != SHARE_GIVEN) {
        return NULL;
    }
    const struct message message = message_make(pool, N_("%d %%"), share.percent);
    return say_in(pool, &message, language);
}

static size_t tint_of(size_t level, size_t level_count)
{
    const size_t last = level_count > 1 ? level_count - 1 : 1;

    return (level * (PALETTE_LEVELS - 1) + last / 2) / last;
}

const char *answer_tint(size_t level, size_t level_count)
{
    return PALETTE_LEVEL[tint_of(level, level_count)];
}

const char *answer_on_tint(size_t level, size_t level_count)
{
    return tint_of(level, level_count) == PALETTE_LEVELS - 1 ? PALETTE_SHEET
                                                             : PALETTE_INK;
}
