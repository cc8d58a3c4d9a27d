#include "drawing/sheet.h"

#include <math.h>

#include "base/limits.h"
#include "drawing/palette.h"
#include "drawing/qr.h"
#include "drawing/sheet_row.h"

static const double SCALE[] = {[DRAWING_A4] = 1, [DRAWING_A3] = 1.19}; /* of A4's room */
static const double FIELDS_HEIGHT = 30; /* a line to write on: name, organisation, date */
static const double FIELD_GAP = 14;
static const double STRETCH_MAX = 9;
static const double ASIDE_WIDTH = 150; /* of the address and its code */
static const double QR_SIDE = 62;

enum { FOOT_PARAGRAPHS = 3, ADDRESS_LINES = 4 };

/* A worksheet laid out: the frame is the same on every page. */
struct worksheet {
    const struct drawing_sheet_input *input;
    struct svg_page page;
    struct drawing_frame frame;
    struct paragraph foot[FOOT_PARAGRAPHS];
    struct box room; /* of head and rows of the table */
    struct sheet_table table;
    double empty_height; /* of an empty row */
};

/* The rows of one page. */
struct sheet_span {
    size_t first;
    size_t count;
    double height;
};

static struct sheet_row row_of(const struct worksheet *sheet, size_t i)
{
    const struct drawing_sheet_input *input = sheet->input;
    const struct arena *arena = input->arena;

    if (input->ranking == NULL) {
        return (struct sheet_row){.actor = &arena->actors[i]};
    }
    const struct arena_result *result = &input->ranking->results[i];
    return (struct sheet_row){&arena->actors[result->actor], result, arena->is_worksheet};
}

/* As many rows from `first` on as a page holds, one at least. */
static struct sheet_span span_from(const struct worksheet *sheet, size_t first)
{
    const double room = sheet->room.height - sheet_table_head_height();
    struct sheet_span span = {.first = first};

    while (first + span.count < sheet->input->arena->actor_count) {
        const struct sheet_row row = row_of(sheet, first + span.count);
        const double height = sheet_row_height(&sheet->table, &row);
        if (span.count > 0 && span.height + height > room) {
            break;
        }
        span.height += height;
        span.count++;
    }
    return span;
}

static const char *kicker(const struct drawing_sheet_input *input, size_t page,
                          size_t page_count, struct pool *pool)
{
    if (page_count < 2) {
        return say(N_("Arena-analysis: worksheet"), input->language);
    }
    const struct message message = message_make(
        pool, "Arena-analysis: worksheet, page %zu of %zu", page + 1, page_count);
    return say_in(pool, &message, input->language);
}

static const char *subtitle(const struct drawing_sheet_input *input, struct pool *pool)
{
    struct text text;

    if (input->ranking == NULL) {
        return say(N_("Fill in this sheet on your own. Only then put the sheets side by "
                      "side and talk about the differences."),
                   input->language);
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (input->arena->is_worksheet) {
        text_add(&text, say(N_("Filled in together on one worksheet."), input->language));
    } else {
        const size_t count = input->ranking->rater_count;
        const struct message message = message_make_plural(
            pool, count,
            "Rated by %zu rater. What stands here is what more than half gave at "
            "least.",
            "Rated by %zu raters. What stands here is what more than half gave at "
            "least.",
            count);
        say_message(&text, &message, input->language);
    }
    text_add(&text, input->date[0] != '\0' ? " \u00b7 " : "");
    text_add(&text, input->date);
    return text.bytes;
}

static void foot_make(struct worksheet *sheet)
{
    const enum language language = sheet->input->language;

    sheet->foot[0] = drawing_foot_paragraph(
        sheet->input->ranking == NULL
            ? say(N_("You may rate your own organisation, but it is not counted: tick it "
                     "in the second column. The ranking is made afterwards, together."),
                  language)
            : say(N_("What raters said of their own organisation is not counted. 2= is a "
                     "place that is shared."),
                  language));
    sheet->foot[1] = drawing_foot_paragraph(say(
        N_("This helps a group to talk. It is no ranking of power, no weight of votes, "
           "no list of who is invited and no judgement on quality."),
        language));
    sheet->foot[2] = drawing_foot_paragraph(
        say(N_("Confidential: this sheet says of others that they can be replaced. It is "
               "only for the group that starts the cooperation; do not leave it "
               "behind."),
            language));
    sheet->frame.foot = sheet->foot;
    sheet->frame.foot_count = FOOT_PARAGRAPHS;
}

static bool asks_issue(const struct drawing_sheet_input *input)
{
    return input->ranking == NULL && input->arena->issue[0] == '\0';
}

/* The address, in letters, below its code. */
static struct paragraph address_paragraph(const struct drawing_sheet_input *input)
{
    return (struct paragraph){
        input->address, {6, FONT_SANS}, PALETTE_SOFT, ADDRESS_LINES, 0};
}

static struct flow address_flow(const struct worksheet *sheet,
                                const struct paragraph *paragraph)
{
    const double right = sheet->page.width - PAGE_MARGIN;

    return (struct flow){paragraph,
                         1,
                         {right - ASIDE_WIDTH, PAGE_MARGIN + QR_SIDE, ASIDE_WIDTH, 0},
                         SVG_END};
}

static void aside_make(struct worksheet *sheet)
{
    const struct paragraph paragraph = address_paragraph(sheet->input);
    const struct flow flow = address_flow(sheet, &paragraph);

    sheet->frame.aside_width = ASIDE_WIDTH;
    sheet->frame.aside_height = QR_SIDE + flow_height(&flow);
}

static void aside_draw(const struct worksheet *sheet, struct text *svg)
{
    const double x = sheet->page.width - PAGE_MARGIN - QR_SIDE;
    const struct paragraph paragraph = address_paragraph(sheet->input);
    const struct flow flow = address_flow(sheet, &paragraph);

    (void)qr_place(sheet->input->address, (struct box){x, PAGE_MARGIN, QR_SIDE, QR_SIDE},
                   svg);
    (void)flow_draw(&flow, svg);
}

static void sheet_make(struct worksheet *sheet, const struct drawing_sheet_input *input,
                       struct pool *pool)
{
    const bool is_blank = input->ranking == NULL;

    *sheet = (struct worksheet){.input = input};
    sheet->page = drawing_page_size(input->paper, SCALE[input->paper]);
    sheet->frame.kicker = kicker(input, 0, 1, pool);
    sheet->frame.title = input->arena->issue;
    sheet->frame.subtitle = subtitle(input, pool);
    sheet->frame.warning = "";
    foot_make(sheet);
    if (input->address != NULL) {
        aside_make(sheet);
    }
    sheet->room = drawing_frame_room(&sheet->frame, &sheet->page);
    if (is_blank) {
        const double fields = FIELDS_HEIGHT * (asks_issue(input) ? 2 : 1);
        sheet->room.y += fields;
        sheet->room.height -= fields;
    }
    sheet->table = sheet_table_make(sheet->room, is_blank, input->language);
    sheet->empty_height = sheet_row_height(&sheet->table, &(struct sheet_row){0});
}

static size_t page_count(const struct worksheet *sheet)
{
    size_t pages = 0;
    size_t first = 0;

    do {
        first += span_from(sheet, first).count;
        pages++;
    } while (first < sheet->input->arena->actor_count);
    return pages;
}

size_t drawing_sheet_page_count(const struct drawing_sheet_input *input)
{
    SCOPED(pool) scratch = pool_new();
    struct worksheet sheet;

    sheet_make(&sheet, input, scratch);
    return page_count(&sheet);
}

/* A word and a line to write on, or what is known already. */
static void field_draw(struct box place, const char *label, const char *known,
                       struct text *svg)
{
    const struct font font = {8.5, FONT_BOLD};
    struct svg_words how = {
        .at = {place.x, place.y}, .font = font, .colour = PALETTE_INK};
    const double begin = place.x + measure_width(label, font) + 5;

    svg_text(svg, how, label);
    svg_line(svg, (struct point){begin, place.y + 2},
             (struct point){place.x + place.width, place.y + 2},
             (struct svg_paint){.stroke = PALETTE_SOFT, .width = 0.7});
    if (known[0] != '\0') {
        how.at.x = begin + 4;
        how.font.face = FONT_SANS;
        svg_text(svg, how, known);
    }
}

static void fields_draw(const struct worksheet *sheet, struct text *svg)
{
    const enum language language = sheet->input->language;
    const double width = (sheet->room.width - 2 * FIELD_GAP) / 3;
    struct box place = {sheet->room.x, sheet->room.y - 10, width, 0};

    field_draw(place, say(N_("Name"), language), "", svg);
    place.x += width + FIELD_GAP;
    field_draw(place, say(N_("Organisation"), language), "", svg);
    place.x += width + FIELD_GAP;
    field_draw(place, say(N_("Date"), language), sheet->input->date, svg);
    if (asks_issue(sheet->input)) {
        place =
            (struct box){sheet->room.x, place.y - FIELDS_HEIGHT, sheet->room.width, 0};
        field_draw(place, say(N_("Issue"), language), "", svg);
    }
}

/* The table's lines, over rows whose bottoms are given. */
static void lines_draw(const struct worksheet *sheet, double bottom, struct text *svg)
{
    const struct sheet_table *table = &sheet->table;
    const double top = sheet->room.y;
    const struct svg_paint thin = {.stroke = PALETTE_LINE, .width = 0.6};
    const struct svg_paint thick = {.stroke = PALETTE_SOFT, .width = 0.9};

    for (size_t i = 1; i < SHEET_COLUMNS; i++) {
        if (i != SHEET_BY_WHOM) { /* who replaces belongs to the replaceability */
            svg_line(svg, (struct point){table->x[i], top},
                     (struct point){table->x[i], bottom}, thin);
        }
    }
    const double below_head = top + sheet_table_head_height();
    svg_line(svg, (struct point){sheet->room.x, below_head},
             (struct point){sheet->room.x + sheet->room.width, below_head}, thick);
    svg_rectangle(svg, (struct box){sheet->room.x, top, sheet->room.width, bottom - top},
                  0, thick);
}

/* A blank sheet gets as many empty rows as there is room for; what is then left over,
 * the rows share, so that all pages end at the same height. */
static size_t rows_fill(const struct worksheet *sheet, struct sheet_span span,
                        double *stretch_out)
{
    const bool is_blank = sheet->input->ranking == NULL;
    const double left = sheet->room.height - sheet_table_head_height() - span.height;
    const size_t empty = is_blank && left > 0 ? (size_t)(left / sheet->empty_height) : 0;
    const size_t count = span.count + empty;
    const double rest = left - (double)empty * sheet->empty_height;

    *stretch_out = count > 0 && rest > 0 ? fmin(rest / (double)count, STRETCH_MAX) : 0;
    return count;
}

static void rows_draw(const struct worksheet *sheet, struct sheet_span span,
                      struct text *svg)
{
    double stretch = 0;
    const size_t count = rows_fill(sheet, span, &stretch);
    double y = sheet->room.y + sheet_table_head_height();

    for (size_t i = 0; i < count; i++) {
        const struct sheet_row row =
            i < span.count ? row_of(sheet, span.first + i) : (struct sheet_row){0};
        const double height = sheet_row_height(&sheet->table, &row);
        svg_line(svg, (struct point){sheet->room.x, y},
                 (struct point){sheet->room.x + sheet->room.width, y},
                 (struct svg_paint){.stroke = PALETTE_LINE, .width = 0.6});
        sheet_row_draw(
            &sheet->table, &row,
            (struct box){sheet->room.x, y + stretch / 2, sheet->room.width, height}, svg);
        y += height + stretch;
    }
    lines_draw(sheet, y, svg);
}

static const char *description(const struct drawing_sheet_input *input, struct pool *pool)
{
    const size_t count = input->arena->actor_count;
    const struct message message =
        input->ranking == NULL
            ? message_make_plural(pool, count,
                                  "A blank worksheet with %zu actor to rate on "
                                  "importance, replaceability and dependence.",
                                  "A blank worksheet with %zu actors to rate on "
                                  "importance, replaceability and dependence.",
                                  count)
            : message_make_plural(pool, count,
                                  "A worksheet with the ratings, the class and the "
                                  "place of %zu actor.",
                                  "A worksheet with the ratings, the class and the "
                                  "place of %zu actors.",
                                  count);
    return say_in(pool, &message, input->language);
}

void drawing_sheet(const struct drawing_sheet_input *input, size_t page, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    struct worksheet sheet;
    struct sheet_span span = {0};

    sheet_make(&sheet, input, scratch);
    for (size_t i = 0; i <= page; i++) {
        span = span_from(&sheet, span.first + span.count);
    }
    sheet.frame.kicker = kicker(input, page, page_count(&sheet), scratch);
    sheet.page.title =
        input->arena->issue[0] != '\0' ? input->arena->issue : sheet.frame.kicker;
    sheet.page.description = description(input, scratch);
    sheet.page.language = input->language;
    svg_begin(svg, &sheet.page);
    drawing_frame_draw(&sheet.frame, &sheet.page, svg);
    if (input->address != NULL) {
        aside_draw(&sheet, svg);
    }
    if (input->ranking == NULL) {
        fields_draw(&sheet, svg);
    }
    sheet_table_head_draw(&sheet.table, sheet.room.y, svg);
    rows_draw(&sheet, span, svg);
    svg_end(svg);
}
