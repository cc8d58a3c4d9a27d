#include "drawing/dilemma_cards.h"

#include "base/attributes.h"
#include "base/limits.h"
#include "drawing/palette.h"
#include "drawing/paper_pen.h"

enum { CARDS_A_PAGE = 2, LINES_MOST = 12, LIST_MOST = 10, COLUMN_MOST = 24 };

static const double SIDE = 40;
static const double TOP = 28;
static const double GUTTER = 22;
static const double POLE_GAP = 30; /* between the poles, for the arrow */
static const double POLE_PAD = 7;
static const double SIZE_LARGEST = 9.5;
static const double SIZE_SMALLEST = 6.5;
static const double SIZE_STEP = 0.25;
static const double FOOT_SIZE = 6.5;

/* One card while it is drawn, or measured (`svg` NULL). */
struct card {
    const struct dilemma_cards *cards;
    const struct dilemma_card *words;
    const struct dilemma_card_figures *figures;
    struct box room;
    double size; /* of its letters */
    struct text *svg;
    struct pool *pool;
};

static const char *said(const struct card *card, const char *id)
{
    return say(id, card->cards->language);
}

/* ---- columns ----------------------------------------------------------------------- */

struct column {
    struct paragraph paragraphs[COLUMN_MOST];
    size_t count;
};

static void column_add(struct column *column, const char *words, struct font font,
                       double space_before)
{
    if (column->count < COLUMN_MOST) {
        column->paragraphs[column->count++] =
            (struct paragraph){words, font, PALETTE_INK, LINES_MOST, space_before};
    }
}

static void heading_add(const struct card *card, struct column *column, const char *id)
{
    column_add(column, said(card, id), (struct font){card->size, FONT_BOLD},
               column->count == 0 ? 0 : card->size);
}

static void list_add(const struct card *card, struct column *column, const char *id,
                     const char *const *lines)
{
    if (lines[0] == NULL) {
        return;
    }
    heading_add(card, column, id);
    for (size_t i = 0; i < LIST_MOST && lines[i] != NULL; i++) {
        struct text line;

        text_init(&line, card->pool, LIMIT_CELL_BYTES);
        text_format(&line, "– %s", said(card, lines[i]));
        column_add(column, line.bytes, (struct font){card->size, FONT_SANS}, 2);
    }
}

/* "Name: value", as the language writes it. */
static const char *named(const struct card *card, const char *name, const char *value)
{
    const struct message message = message_make(card->pool, "%s: %s", name, value);

    return say_in(card->pool, &message, card->cards->language);
}

/* How this network answers: the poles by name, then tension and talking. */
static void figures_add(const struct card *card, struct column *column)
{
    const char *const labels[DILEMMA_ITEM_COUNT] = {
        [DILEMMA_FIRST] = card->words->first_pole,
        [DILEMMA_SECOND] = card->words->second_pole,
        [DILEMMA_TENSION] = N_("Tension that is felt"),
        [DILEMMA_HANDLED] = N_("It can be talked about"),
    };
    const struct font font = {card->size, FONT_SANS};

    if (card->figures->state == NULL) {
        return;
    }
    heading_add(card, column, N_("How many of us agree"));
    column_add(column, named(card, card->cards->wave, card->figures->state), font, 2);
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        struct text line;

        text_init(&line, card->pool, LIMIT_CELL_BYTES);
        text_format(&line, "– %s",
                    named(card, said(card, labels[i]), card->figures->shares[i]));
        column_add(column, line.bytes, font, 2);
    }
}

static double column_run(const struct card *card, const struct column *column,
                         struct box room)
{
    const struct flow flow = {column->paragraphs, column->count, room, SVG_START};

    return card->svg == NULL ? flow_height(&flow) : flow_draw(&flow, card->svg);
}

static double columns_run(const struct card *card, double y)
{
    const double width = (card->room.width - GUTTER) / 2;
    struct column left = {.count = 0};
    struct column right = {.count = 0};

    list_add(card, &left, N_("To talk about"), card->words->questions);
    figures_add(card, &left);
    list_add(card, &right, N_("What a coordinator can do"), card->words->practices);
    list_add(card, &right, N_("What makes it heavier or lighter"), card->words->factors);
    const double left_height =
        column_run(card, &left, (struct box){card->room.x, y, width, 0});
    const double right_height = column_run(
        card, &right, (struct box){card->room.x + width + GUTTER, y, width, 0});
    return left_height > right_height ? left_height : right_height;
}

/* ---- the head ---------------------------------------------------------------------- */

static double words_run(const struct card *card, const char *words, struct font font,
                        double y)
{
    const struct paragraph paragraph = {words, font, PALETTE_INK, LINES_MOST, 0};
    const struct flow flow = {
        &paragraph, 1, {card->room.x, y, card->room.width, 0}, SVG_START};

    return card->svg == NULL ? flow_height(&flow) : flow_draw(&flow, card->svg);
}

static double pole_run(const struct card *card, const char *id, struct box box,
                       bool is_drawn)
{
    const struct paragraph paragraph = {
        said(card, id), {card->size + 0.5, FONT_BOLD}, PALETTE_INK, 4, 0};
    const struct flow flow = {
        &paragraph,
        1,
        {box.x + POLE_PAD, box.y + POLE_PAD - 1, box.width - 2 * POLE_PAD, 0},
        SVG_MIDDLE};

    if (is_drawn) {
        svg_rectangle(card->svg, box, 4,
                      (struct svg_paint){.fill = PALETTE_LEVEL[0],
                                         .stroke = PALETTE_SOFT,
                                         .width = 0.6});
        return flow_draw(&flow, card->svg);
    }
    return flow_height(&flow);
}

/* Neither pole is the better one: two equal boxes, with an arrow both ways between. */
static double poles_run(const struct card *card, double y)
{
    const double width = (card->room.width - POLE_GAP) / 2;
    struct box first = {card->room.x, y, width, 0};
    struct box second = {card->room.x + width + POLE_GAP, y, width, 0};
    const double first_height = pole_run(card, card->words->first_pole, first, false);
    const double second_height = pole_run(card, card->words->second_pole, second, false);

    first.height =
        (first_height > second_height ? first_height : second_height) + 2 * POLE_PAD - 2;
    second.height = first.height;
    if (card->svg != NULL) {
        (void)pole_run(card, card->words->first_pole, first, true);
        (void)pole_run(card, card->words->second_pole, second, true);
        svg_text(card->svg,
                 (struct svg_words){.at = {card->room.x + card->room.width / 2,
                                           y + first.height / 2 + 5},
                                    .font = {14, FONT_SANS},
                                    .anchor = SVG_MIDDLE,
                                    .colour = PALETTE_INK},
                 "↔");
    }
    return first.height;
}

static double head_run(const struct card *card)
{
    const char *kind = card->words->is_organisational ? N_("Organisational dilemma")
                                                      : N_("Professional dilemma");
    const struct font small = {FOOT_SIZE + 0.5, FONT_SANS};
    double y = card->room.y;

    y += words_run(card, said(card, kind), small, y);
    y += words_run(card, said(card, card->words->name),
                   (struct font){card->size + 8, FONT_SERIF}, y);
    y += 6;
    y += poles_run(card, y) + 7;
    y += words_run(card, said(card, card->words->definition),
                   (struct font){card->size + 0.5, FONT_SANS}, y);
    return y + 9;
}

/* ---- the foot ---------------------------------------------------------------------- */

static double foot_run(const struct card *card, double bottom)
{
    const char *not_in_slides = card->words->not_in_slides;
    const struct font font = {FOOT_SIZE, FONT_SANS};
    const struct message source =
        message_make(card->pool, "Source: %s", said(card, card->words->source));
    const struct paragraph lines[] = {
        {said(card, N_("A dilemma is not solved. It has drawbacks on every side, and "
                       "nobody is to blame for it. The questions and the limits are our "
                       "proposal; they have not been validated.")),
         font, PALETTE_SOFT, 3, 0},
        {not_in_slides == NULL ? "" : said(card, not_in_slides), font, PALETTE_SOFT, 2,
         1},
        {say_in(card->pool, &source, card->cards->language), font, PALETTE_SOFT, 2, 1},
        {card->cards->network, font, PALETTE_SOFT, 1, 1},
    };
    struct flow flow = {
        lines, ARRAY_COUNT(lines), {card->room.x, 0, card->room.width, 0}, SVG_START};
    const double height = flow_height(&flow);

    if (card->svg != NULL) {
        flow.room.y = bottom - height;
        svg_line(card->svg, (struct point){card->room.x, flow.room.y - 4},
                 (struct point){card->room.x + card->room.width, flow.room.y - 4},
                 (struct svg_paint){.stroke = PALETTE_LINE, .width = 0.6});
        (void)flow_draw(&flow, card->svg);
    }
    return height + 10;
}

/* ---- cards and pages --------------------------------------------------------------- */

/* Gives what is left below its columns; less than 0: it does not fit. */
static double card_run(const struct card *card)
{
    const double bottom = card->room.y + card->room.height;
    const double y = head_run(card);
    const double below = y + columns_run(card, y);

    return bottom - foot_run(card, bottom) - below;
}

static void card_draw(const struct dilemma_cards *cards, enum dilemma dilemma,
                      struct box room, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    struct card card = {.cards = cards,
                        .words = &DILEMMA_CARDS[dilemma],
                        .figures = &cards->figures[dilemma],
                        .room = room,
                        .size = SIZE_LARGEST,
                        .pool = scratch};

    while (card.size > SIZE_SMALLEST && card_run(&card) < 0) {
        card.size -= SIZE_STEP;
    }
    card.svg = svg;
    (void)card_run(&card);
}

size_t drawing_dilemma_cards_page_count(const struct dilemma_cards *cards)
{
    (void)cards;
    return (DILEMMA_COUNT + CARDS_A_PAGE - 1) / CARDS_A_PAGE;
}

void drawing_dilemma_cards(const struct dilemma_cards *cards, size_t page,
                           struct text *svg)
{
    struct svg_page size = paper_size();
    const double half = size.height / CARDS_A_PAGE;

    size.title = say(N_("Dilemmas: conversation cards"), cards->language);
    size.description =
        say(N_("Cards with a dilemma, its two poles, and questions to talk about."),
            cards->language);
    size.language = cards->language;
    svg_begin(svg, &size);
    svg_line(svg, (struct point){0, half}, (struct point){size.width, half},
             (struct svg_paint){.stroke = PALETTE_GRID, .width = 0.6, .is_dashed = true});
    for (size_t i = 0; i < CARDS_A_PAGE; i++) {
        const size_t dilemma = page * CARDS_A_PAGE + i;

        if (dilemma < DILEMMA_COUNT) {
            card_draw(cards, (enum dilemma)dilemma,
                      (struct box){SIDE, (double)i * half + TOP, size.width - 2 * SIDE,
                                   half - 2 * TOP},
                      svg);
        }
    }
    svg_end(svg);
}
