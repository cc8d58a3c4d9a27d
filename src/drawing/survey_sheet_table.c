#include "drawing/survey_sheet_table.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "drawing/mark.h"
#include "drawing/palette.h"
#include "drawing/survey_sheet_columns.h"

static const double BOX_SIDE = 8.5;
static const double ROW_HEIGHT = 15.5;
static const double ROW_PADDING = 2.5;
static const double NUMBER_WIDTH = 20;
static const double SECTOR_WIDTH = 150;
static const double TABLE_GAP = 16;

static const struct font QUESTION_FONT = {10, FONT_BOLD};
static const struct font HELP_FONT = {8, FONT_SANS};
static const struct font SIGHT_FONT = {8, FONT_BOLD};
static const struct font NAME_FONT = {8.4, FONT_SANS};
static const struct font LABEL_FONT = {6.9, FONT_SANS};

bool survey_step_is_asked(const struct survey_paper *paper,
                          const struct instrument_step *step)
{
    for (size_t i = 0; i < paper->left_out_count; i++) {
        if (strcmp(paper->left_out[i], step->code) == 0) {
            return false;
        }
    }
    return true;
}

/* Two steps of one item each that read alike but for their question. */
static bool may_share(const struct instrument_step *a, const struct instrument_step *b)
{
    return a->item_count == 1 && b->item_count == 1 && a->sight == b->sight &&
           a->items[0].kind == ITEM_LEVEL && a->items[0].levels == b->items[0].levels &&
           a->items[0].may_not_know == b->items[0].may_not_know;
}

struct survey_table survey_table_at(const struct survey_paper *paper, size_t from,
                                    size_t number)
{
    const struct instrument *instrument = paper->instrument;
    const struct instrument_step *first = &instrument->steps[from];
    struct survey_table table = {.number = number, .steps = first, .step_count = 1};

    while (from + table.step_count < instrument->step_count &&
           table.step_count < SURVEY_GROUPS_MOST &&
           survey_step_is_asked(paper, &first[table.step_count]) &&
           may_share(first, &first[table.step_count])) {
        table.step_count++;
    }
    for (size_t i = 0; i < table.step_count; i++) {
        const struct instrument_step *step = &first[i];
        for (size_t j = 0; j < step->item_count && table.item_count < SURVEY_GROUPS_MOST;
             j++) {
            const struct wording *title =
                table.step_count > 1 ? &step->title : &step->items[j].question;
            table.titles[table.item_count] = wording_in(title, paper->language);
            table.items[table.item_count++] = &step->items[j];
        }
    }
    return table;
}

/* ---- rows -------------------------------------------------------------------------- */

void survey_box_draw(struct text *svg, struct point centre, enum survey_tick tick)
{
    const struct box box = {centre.x - BOX_SIDE / 2, centre.y - BOX_SIDE / 2, BOX_SIDE,
                            BOX_SIDE};

    svg_rectangle(svg, box, 0.8,
                  (struct svg_paint){.fill = tick == SURVEY_CROSSED_OUT ? PALETTE_INK
                                                                        : PALETTE_SHEET,
                                     .stroke = PALETTE_INK,
                                     .width = 0.8});
    if (tick == SURVEY_TICKED) {
        mark_cross(svg, centre, BOX_SIDE * 0.42, 1.4);
    }
}

/* Row `i`: after the names come empty ones, lettered. */
struct row {
    const char *number;
    const char *name; /* "": a line to write on */
    const char *sector;
};

static struct row row_at(const struct survey_paper *paper, size_t i, struct pool *pool)
{
    struct text number;

    text_init(&number, pool, LIMIT_NAME_BYTES);
    if (i >= paper->name_count) {
        text_format(&number, "%c", (int)('A' + (i - paper->name_count)));
        return (struct row){number.bytes, "", ""};
    }
    text_format(&number, "%zu", i + 1);
    return (struct row){number.bytes, paper->names[i].name, paper->names[i].sector};
}

/* Beside the names is room for the sector where there are few columns. */
static bool has_sectors(const struct columns *columns)
{
    return columns->left - paper_room().x > 2 * SECTOR_WIDTH + NUMBER_WIDTH;
}

static struct flow name_flow(const struct columns *columns,
                             const struct paragraph *paragraph, double y)
{
    const struct box room = paper_room();
    const double end = columns->left - (has_sectors(columns) ? SECTOR_WIDTH : 0);
    const struct box place = {room.x + NUMBER_WIDTH, y, end - room.x - NUMBER_WIDTH - 6,
                              0};

    return (struct flow){paragraph, 1, place, SVG_START};
}

static struct paragraph name_paragraph(const char *name)
{
    return (struct paragraph){name, NAME_FONT, PALETTE_INK, 2, 0};
}

static double row_height(const struct columns *columns, const struct row *row)
{
    const struct paragraph paragraph = name_paragraph(row->name);
    const struct flow flow = name_flow(columns, &paragraph, 0);

    return fmax(ROW_HEIGHT, flow_height(&flow) + 2 * ROW_PADDING);
}

static void name_draw(const struct columns *columns, const struct row *row, double y,
                      struct text *svg)
{
    const struct box room = paper_room();
    const double base = y + ROW_PADDING + NAME_FONT.size;
    const struct paragraph paragraph = name_paragraph(row->name);
    const struct flow flow = name_flow(columns, &paragraph, y + ROW_PADDING);

    svg_text(svg,
             (struct svg_words){.at = {room.x + NUMBER_WIDTH - 6, base},
                                .font = LABEL_FONT,
                                .anchor = SVG_END,
                                .colour = PALETTE_SOFT},
             row->number);
    if (row->name[0] == '\0') {
        svg_line(
            svg, (struct point){flow.room.x, base + 1},
            (struct point){flow.room.x + flow.room.width, base + 1},
            (struct svg_paint){.stroke = PALETTE_SOFT, .width = 0.6, .is_dashed = true});
        return;
    }
    (void)flow_draw(&flow, svg);
    if (has_sectors(columns) && row->sector[0] != '\0') {
        const struct paragraph sector = {row->sector, LABEL_FONT, PALETTE_SOFT, 1, 0};
        const struct flow beside = {
            &sector,
            1,
            {columns->left - SECTOR_WIDTH, y + ROW_PADDING + 1, SECTOR_WIDTH - 4, 0},
            SVG_START};
        (void)flow_draw(&beside, svg);
    }
}

static void row_draw(const struct columns *columns, const struct row *row,
                     struct box place, struct text *svg)
{
    name_draw(columns, row, place.y, svg);
    for (size_t i = 0; i < columns->table->item_count; i++) {
        for (size_t j = 0; j < survey_item_columns(columns->table->items[i]); j++) {
            const double x = survey_column_x(columns, i, j) + columns->width / 2;
            survey_box_draw(svg, (struct point){x, place.y + place.height / 2},
                            SURVEY_EMPTY);
        }
    }
    svg_line(svg, (struct point){place.x, place.y + place.height},
             (struct point){place.x + place.width, place.y + place.height},
             (struct svg_paint){.stroke = PALETTE_LINE, .width = 0.6});
}

/* The number of the table, above what goes on from the page before. */
static void again_write(const struct columns *columns, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct message message =
        message_make(scratch, "Table %zu, continued: %s", columns->table->number,
                     wording_in(&columns->table->steps[0].title, columns->language));
    const char *words = say_in(scratch, &message, columns->language);

    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, SIGHT_FONT, PALETTE_INK, 2, 0});
    pen->y += ROW_PADDING;
    survey_columns_write(columns, pen);
}

static void rows_write(const struct survey_paper *paper, const struct columns *columns,
                       struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = paper->name_count + SURVEY_EMPTY_ROWS;
    const struct box room = paper_room();

    for (size_t i = 0; i < count; i++) {
        const struct row row = row_at(paper, i, scratch);
        const double height = row_height(columns, &row);
        if (paper_pen_need(pen, height)) {
            again_write(columns, pen);
        }
        if (paper_pen_svg(pen) != NULL) {
            row_draw(columns, &row, (struct box){room.x, pen->y, room.width, height},
                     paper_pen_svg(pen));
        }
        pen->y += height;
    }
}

/* ---- above the rows ---------------------------------------------------------------- */

/* What the numbers above narrow columns mean. */
static const char *legend(const struct columns *columns, struct pool *pool)
{
    const struct instrument_item *item = columns->table->items[0];
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < survey_item_columns(item) && columns->is_narrow; i++) {
        text_format(&text, "%s%s = %s", i > 0 ? "  \u00b7  " : "",
                    survey_column_number(item, i, pool),
                    survey_column_label(item, i, columns->language));
    }
    return text.bytes;
}

/* The question of each step: one that shares its table begins with its title. */
static void questions_add(const struct columns *columns, struct paragraph *paragraphs,
                          struct pool *pool)
{
    const struct survey_table *table = columns->table;
    struct text text;

    for (size_t i = 0; i < table->step_count; i++) {
        text_init(&text, pool, LIMIT_CELL_BYTES);
        if (i == 0) {
            text_format(&text, "%zu. ", table->number);
        }
        text_add(&text, wording_in(&table->steps[i].question, columns->language));
        paragraphs[i] = (struct paragraph){text.bytes, QUESTION_FONT, PALETTE_INK, 4, 1};
    }
}

/* All that stands above the heads; room for it and for some rows is on one page. */
static void introduction_write(const struct columns *columns, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct instrument_step *step = &columns->table->steps[0];
    const enum language language = columns->language;
    const struct message sight = message_make(scratch, "Who sees this: %s",
                                              wording_in(&step->sight_words, language));
    struct paragraph paragraphs[SURVEY_GROUPS_MOST + 3];
    size_t count = columns->table->step_count;

    questions_add(columns, paragraphs, scratch);
    paragraphs[count++] = (struct paragraph){wording_in(&step->help, language), HELP_FONT,
                                             PALETTE_INK, 4, 2};
    paragraphs[count++] = (struct paragraph){say_in(scratch, &sight, language),
                                             SIGHT_FONT, PALETTE_INK, 4, 2};
    paragraphs[count++] =
        (struct paragraph){legend(columns, scratch), HELP_FONT, PALETTE_INK, 2, 2};
    const struct flow flow = {paragraphs, count, paper_room(), SVG_START};
    (void)paper_pen_need(pen, TABLE_GAP + flow_height(&flow) +
                                  survey_columns_height(columns) + 4 * ROW_HEIGHT);
    paragraphs[0].space_before = TABLE_GAP;
    for (size_t i = 0; i < count; i++) {
        paper_pen_write(pen, paper_room(), paragraphs[i]);
    }
    pen->y += ROW_PADDING;
}

void survey_table_write(const struct survey_paper *paper,
                        const struct survey_table *table, struct paper_pen *pen)
{
    const struct columns columns = survey_columns_make(table, paper->language);

    introduction_write(&columns, pen);
    survey_columns_write(&columns, pen);
    rows_write(paper, &columns, pen);
}
