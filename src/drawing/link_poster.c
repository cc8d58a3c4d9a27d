#include "drawing/link_poster.h"

#include "drawing/palette.h"
#include "drawing/paper_pen.h"
#include "drawing/qr.h"

static const double POSTER_QR = 260;
static const double CARD_QR = 86;
static const double CARD_PADDING = 6;

enum { CARDS_ACROSS = 2, LINES_MOST = 8 };

/* What happens with answers, in one sentence. */
static const char *promise(const struct link_poster *poster)
{
    return poster->respondent == RESPONDENT_FAMILIES
               ? say(N_("We ask no name: we count all answers together, and talk about "
                        "them with families and organisations."),
                     poster->language)
               : say(N_("Nobody asks your name: only groups of at least 5 people from at "
                        "least 3 organisations are shown, and the members talk about "
                        "them."),
                     poster->language);
}

static const char *asker_sentence(const struct link_poster *poster, struct pool *pool)
{
    const struct message message = message_make(pool, "Who asks: %s", poster->asker);

    return poster->asker[0] == '\0' ? "" : say_in(pool, &message, poster->language);
}

static const char *due_sentence(const struct link_poster *poster, struct pool *pool)
{
    const struct message message =
        message_make(pool, "You can take part until %s.", poster->due_day);

    return poster->due_day[0] == '\0' ? "" : say_in(pool, &message, poster->language);
}

static struct svg_page page_of(const struct link_poster *poster)
{
    struct svg_page size = paper_size();

    size.title = poster->title;
    size.description =
        say(N_("How to find an anonymous survey: a code to scan, an address and letters "
               "to type."),
            poster->language);
    size.language = poster->language;
    return size;
}

static double flow_at(const struct paragraph *paragraphs, size_t count, struct box room,
                      struct text *svg)
{
    const struct flow flow = {paragraphs, count, room, SVG_MIDDLE};
    return flow_draw(&flow, svg);
}

void drawing_link_poster(const struct link_poster *poster, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct svg_page size = page_of(poster);
    const enum language language = poster->language;
    const struct paragraph above[] = {
        {poster->network, {15, FONT_BOLD}, PALETTE_THREAD, 2, 0},
        {poster->title, {32, FONT_SERIF}, PALETTE_INK, 4, 14},
        {asker_sentence(poster, scratch), {14, FONT_SANS}, PALETTE_INK, 2, 16},
        {say(N_("Scan the code with your phone"), language),
         {16, FONT_BOLD},
         PALETTE_INK,
         2,
         20}};
    const struct paragraph below[] = {
        {say(N_("or go to this address and type the letters"), language),
         {14, FONT_SANS},
         PALETTE_INK,
         2,
         0},
        {poster->door, {17, FONT_BOLD}, PALETTE_INK, 2, 6},
        {poster->code, {46, FONT_BOLD}, PALETTE_INK, 1, 8},
        {promise(poster), {15, FONT_SANS}, PALETTE_INK, LINES_MOST, 20},
        {say(N_("You need not take part. You may stop at any moment."), language),
         {13, FONT_SANS},
         PALETTE_INK,
         2,
         8},
        {due_sentence(poster, scratch), {13, FONT_BOLD}, PALETTE_INK, 2, 8}};
    struct box room = paper_room();

    svg_begin(svg, &size);
    room.y += 14;
    room.y += flow_at(above, ARRAY_COUNT(above), room, svg) + 4;
    (void)qr_place(
        poster->link,
        (struct box){room.x + (room.width - POSTER_QR) / 2, room.y, POSTER_QR, POSTER_QR},
        svg);
    room.y += POSTER_QR + 6;
    (void)flow_at(below, ARRAY_COUNT(below), room, svg);
    svg_end(svg);
}

/* ---- cards to cut out -------------------------------------------------------------- */

static void card_draw(const struct link_poster *poster, struct box card, struct text *svg)
{
    const double text_width = card.width - CARD_QR - 2 * CARD_PADDING - 6;
    const struct paragraph words[] = {
        {poster->network, {7.4, FONT_BOLD}, PALETTE_THREAD, 2, 0},
        {poster->title, {11, FONT_BOLD}, PALETTE_INK, 3, 2},
        {say(N_("Scan the code, or type the letters at:"), poster->language),
         {7.4, FONT_SANS},
         PALETTE_INK,
         2,
         4},
        {poster->door, {7.4, FONT_SANS}, PALETTE_INK, 2, 1},
        {poster->code, {17, FONT_BOLD}, PALETTE_INK, 1, 3}};
    const struct paragraph below = {promise(poster), {7.4, FONT_SANS}, PALETTE_INK, 4, 0};
    const struct flow flow = {
        words,
        ARRAY_COUNT(words),
        {card.x + CARD_PADDING, card.y + CARD_PADDING, text_width, 0},
        SVG_START};
    const double height = flow_draw(&flow, svg);
    const double foot = card.y + CARD_PADDING + (height > CARD_QR ? height : CARD_QR) + 5;
    const struct flow last = {
        &below,
        1,
        {card.x + CARD_PADDING, foot, card.width - 2 * CARD_PADDING, 0},
        SVG_START};

    (void)flow_draw(&last, svg);
    (void)qr_place(poster->link,
                   (struct box){card.x + card.width - CARD_PADDING - CARD_QR,
                                card.y + CARD_PADDING, CARD_QR, CARD_QR},
                   svg);
}

void drawing_link_cards(const struct link_poster *poster, struct text *svg)
{
    const struct svg_page size = page_of(poster);
    const struct box room = {0, 0, size.width, size.height};
    const int rows = LINK_CARDS / CARDS_ACROSS;
    const struct svg_paint cut = {
        .stroke = PALETTE_SOFT, .width = 0.5, .is_dashed = true};
    struct box card = {0, 0, room.width / CARDS_ACROSS, room.height / rows};

    svg_begin(svg, &size);
    for (int i = 0; i < LINK_CARDS; i++) {
        const int row = i / CARDS_ACROSS;
        card.x = card.width * (i % CARDS_ACROSS);
        card.y = card.height * row;
        /* Within what a printer reaches. */
        card_draw(
            poster,
            (struct box){card.x + 24, card.y + 22, card.width - 48, card.height - 44},
            svg);
    }
    for (int i = 1; i < rows; i++) {
        svg_line(svg, (struct point){0, card.height * i},
                 (struct point){room.width, card.height * i}, cut);
    }
    svg_line(svg, (struct point){card.width, 0}, (struct point){card.width, room.height},
             cut);
    svg_end(svg);
}
