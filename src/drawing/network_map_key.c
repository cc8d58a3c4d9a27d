#include "drawing/network_map_key.h"

#include "drawing/flow.h"
#include "drawing/palette.h"

static const double COLUMN = 134;
static const double COLUMN_GAP = 10; /* before each */
static const double MARK_ROOM = 12;
static const double NUMBER_ROOM = 19;
static const double MARK_RADIUS = 3.3;
static const double ENTRY_GAP = 2.4;
static const struct font WORDS_FONT = {7, FONT_SANS};
static const struct font HEAD_FONT = {7, FONT_BOLD};

enum { WORDS_LINES = 4 };

static double words_indent(const struct map_key *key, const struct map_key_entry *entry)
{
    return entry->is_head ? 0 : MARK_ROOM + (key->is_numbered ? NUMBER_ROOM : 0);
}

static struct paragraph entry_paragraph(const struct map_key_entry *entry)
{
    return (struct paragraph){entry->words, entry->is_head ? HEAD_FONT : WORDS_FONT,
                              PALETTE_INK, WORDS_LINES, 0};
}

static struct flow entry_flow(const struct map_key *key, size_t i, struct point at,
                              const struct paragraph *paragraph)
{
    const double indent = words_indent(key, &key->entries[i]);

    return (struct flow){
        paragraph, 1, {at.x + indent, at.y, COLUMN - indent, 0}, SVG_START};
}

static void entry_draw(const struct map_key *key, size_t i, struct point at,
                       struct text *svg)
{
    const struct map_key_entry *const entry = &key->entries[i];
    const struct paragraph paragraph = entry_paragraph(entry);
    const struct flow flow = entry_flow(key, i, at, &paragraph);

    svg_group_begin(svg, entry->title);
    if (!entry->is_head) {
        network_mark_draw(svg, entry->mark, (struct point){at.x + 5, at.y + 4.3},
                          MARK_RADIUS, entry->is_silent);
    }
    if (entry->number[0] != '\0') {
        svg_text(svg,
                 (struct svg_words){.at = {at.x + MARK_ROOM + NUMBER_ROOM - 4,
                                           at.y + 0.96 * HEAD_FONT.size},
                                    .font = HEAD_FONT,
                                    .anchor = SVG_END,
                                    .colour = PALETTE_INK},
                 entry->number);
    }
    (void)flow_draw(&flow, svg);
    svg_group_end(svg);
}

/* Lay the entries out in columns of `room`, and draw them unless `svg` is NULL; gives how
 * many columns they take. */
static size_t key_run(const struct map_key *key, struct box room, struct text *svg)
{
    struct point at = {room.x + COLUMN_GAP, room.y};
    size_t columns = key->count > 0;

    for (size_t i = 0; i < key->count; i++) {
        const struct paragraph paragraph = entry_paragraph(&key->entries[i]);
        const struct flow flow = entry_flow(key, i, at, &paragraph);
        const double height = flow_height(&flow) + ENTRY_GAP;
        /* A head does not stand alone at the foot of a column. */
        const double needed = key->entries[i].is_head ? 3 * height : height;
        if (at.y > room.y && at.y + needed > room.y + room.height) {
            at = (struct point){at.x + COLUMN_GAP + COLUMN, room.y};
            columns++;
        }
        if (svg != NULL) {
            entry_draw(key, i, at, svg);
        }
        at.y += height;
    }
    return columns;
}

double map_key_width(const struct map_key *key, double height)
{
    return (double)key_run(key, (struct box){0, 0, 0, height}, NULL) *
           (COLUMN + COLUMN_GAP);
}

void map_key_draw(const struct map_key *key, struct box room, struct text *svg)
{
    (void)key_run(key, room, svg);
}
