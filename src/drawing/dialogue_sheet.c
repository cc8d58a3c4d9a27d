#include "drawing/dialogue_sheet.h"

#include "base/limits.h"
#include "drawing/flow.h"
#include "drawing/palette.h"

/* The coordinates of a page as wide as the bars, and margins. */
static const double MARGIN = 40;
static const double SHAPE = 297.0 / 210.0;
static const double A4_WIDTH_MM = 210;
static const double A3_WIDTH_MM = 297;
static const double GAP = 12;
static const double LINE_STEP = 30; /* to write on by hand */
static const double BOX_PAD = 12;
static const double FOOT_HEIGHT = 44;
static const double SCALE_STEP = 1.08;
static const double SCALE_MAX = 2.2;

enum { LINES_LEAST = 3 };

static const struct font KICKER = {13, FONT_SANS};
static const struct font TITLE = {28, FONT_SERIF};
static const struct font MEANING = {15, FONT_SANS};
static const struct font HEADING = {15, FONT_BOLD};
static const struct font WORDS = {14, FONT_SANS};
static const struct font FOOT = {11, FONT_SANS};

/* A page at one scale: how many of its own units it is wide. */
struct page {
    const struct dialogue_sheet *sheet;
    const struct dialogue_part *part;
    struct text *svg;
    double width;
    double height;
    double y;
};

static struct box column(const struct page *page)
{
    return (struct box){MARGIN, page->y, page->width - 2 * MARGIN, 0};
}

static void write(struct page *page, const char *words, struct font font,
                  const char *colour)
{
    const struct paragraph paragraph = {words, font, colour, 6, 0};
    const struct flow flow = {&paragraph, 1, column(page), SVG_START};

    page->y += flow_draw(&flow, page->svg);
}

static void head_draw(struct page *page)
{
    const struct dialogue_sheet *sheet = page->sheet;

    page->y = MARGIN;
    write(page,
          say(N_("To talk about together: families and professionals"), sheet->language),
          KICKER, PALETTE_SOFT);
    write(page, sheet->network, KICKER, PALETTE_SOFT);
    page->y += GAP / 2;
    write(page, page->part->name, TITLE, PALETTE_INK);
    write(page, page->part->meaning, MEANING, PALETTE_INK);
    page->y += GAP;
}

static void sentences_draw(struct page *page)
{
    if (page->part->sentence_count == 0) {
        return;
    }
    write(page, say(N_("Beside each other"), page->sheet->language), HEADING,
          PALETTE_INK);
    for (size_t i = 0; i < page->part->sentence_count; i++) {
        page->y += GAP / 3;
        write(page, page->part->sentences[i], WORDS, PALETTE_INK);
    }
    page->y += GAP;
}

static void questions_draw(struct page *page)
{
    if (page->part->questions[0][0] == '\0') {
        return; /* a network's own questions have none */
    }
    write(page, say(N_("Questions to talk about"), page->sheet->language), HEADING,
          PALETTE_INK);
    for (size_t i = 0; i < DIALOGUE_QUESTIONS; i++) {
        const struct paragraph paragraph = {page->part->questions[i], WORDS, PALETTE_INK,
                                            3, 0};
        struct flow flow = {&paragraph, 1, column(page), SVG_START};

        if (paragraph.words[0] == '\0') {
            continue;
        }
        page->y += GAP / 3;
        flow.room = (struct box){MARGIN + 18, page->y, page->width - 2 * MARGIN - 18, 0};
        svg_circle(page->svg, (struct point){MARGIN + 6, page->y + 9}, 3,
                   (struct svg_paint){.fill = PALETTE_INK});
        page->y += flow_draw(&flow, page->svg);
    }
    page->y += GAP;
}

/* A frame with a heading and empty lines. */
static void lines_draw(struct page *page, const char *words, struct box box)
{
    const struct paragraph paragraph = {words, HEADING, PALETTE_INK, 2, 0};
    const struct flow flow = {
        &paragraph,
        1,
        {box.x + BOX_PAD, box.y + BOX_PAD, box.width - 2 * BOX_PAD, 0},
        SVG_START};
    const double head = flow_draw(&flow, page->svg);

    svg_rectangle(page->svg, box, 6,
                  (struct svg_paint){.stroke = PALETTE_SOFT, .width = 1});
    const double first = box.y + BOX_PAD + head + LINE_STEP;
    const double room = box.y + box.height - GAP - first;
    const size_t count = room > 0 ? (size_t)(room / LINE_STEP) + 1 : 0;

    for (size_t i = 0; i < count; i++) {
        const double y = first + (double)i * LINE_STEP;

        svg_line(page->svg, (struct point){box.x + BOX_PAD, y},
                 (struct point){box.x + box.width - BOX_PAD, y},
                 (struct svg_paint){.stroke = PALETTE_GRID, .width = 1});
    }
}

static double writing_bottom(const struct page *page)
{
    return page->height - MARGIN - FOOT_HEIGHT;
}

static void writing_draw(struct page *page)
{
    const enum language language = page->sheet->language;
    const double width = (page->width - 2 * MARGIN - GAP) / 2;
    const double height = writing_bottom(page) - page->y - GAP;

    lines_draw(page, say(N_("What families say about it"), language),
               (struct box){MARGIN, page->y, width, height});
    lines_draw(page, say(N_("What we do, who, and by when"), language),
               (struct box){MARGIN + width + GAP, page->y, width, height});
}

static void foot_draw(struct page *page)
{
    const struct dialogue_sheet *sheet = page->sheet;
    const struct paragraph paragraphs[] = {
        {sheet->source, FOOT, PALETTE_SOFT, 2, 0},
        {say(N_("This is a beginning of a talk, no mark for anybody. What families say "
                "here weighs more than a bar."),
             sheet->language),
         FOOT, PALETTE_SOFT, 2, 0}};
    const struct flow flow = {paragraphs,
                              ARRAY_COUNT(paragraphs),
                              {MARGIN, writing_bottom(page), page->width - 2 * MARGIN, 0},
                              SVG_START};

    (void)flow_draw(&flow, page->svg);
}

static void page_begin(struct page *page)
{
    const struct dialogue_sheet *sheet = page->sheet;
    const double width_mm = sheet->paper == DRAWING_A3 ? A3_WIDTH_MM : A4_WIDTH_MM;
    const struct svg_page paper = {
        .width_mm = width_mm,
        .height_mm = width_mm * SHAPE,
        .width = page->width,
        .height = page->height,
        .title = page->part->name,
        .description = page->part->bars.description,
        .language = sheet->language,
    };

    svg_begin(page->svg, &paper);
    answer_bars_hatch(page->svg);
}

static void page_draw(struct page *page)
{
    struct answer_bars bars = page->part->bars;

    bars.width = page->width - 2 * MARGIN;
    page_begin(page);
    head_draw(page);
    page->y += answer_bars_draw(&bars, (struct point){MARGIN, page->y}, page->svg);
    sentences_draw(page);
    questions_draw(page);
}

static struct page page_make(const struct dialogue_sheet *sheet, size_t part,
                             double scale, struct text *svg)
{
    const double width = (ANSWER_BARS_WIDE + 2 * MARGIN) * scale;

    return (struct page){sheet, &sheet->parts[part], svg, width, width * SHAPE, MARGIN};
}

/* Is there room to write at this scale? */
static bool page_fits(const struct dialogue_sheet *sheet, size_t part, double scale)
{
    SCOPED(pool) pool = pool_new();
    struct text trial;

    text_init(&trial, pool, LIMIT_OUTPUT_BYTES);
    struct page page = page_make(sheet, part, scale, &trial);
    page_draw(&page);
    return writing_bottom(&page) - page.y > (LINES_LEAST + 2) * LINE_STEP;
}

void drawing_dialogue_sheet(const struct dialogue_sheet *sheet, size_t part,
                            struct text *svg)
{
    double scale = 1;

    while (scale < SCALE_MAX && !page_fits(sheet, part, scale)) {
        scale *= SCALE_STEP;
    }
    struct page page = page_make(sheet, part, scale, svg);
    page_draw(&page);
    writing_draw(&page);
    foot_draw(&page);
    svg_end(svg);
}
