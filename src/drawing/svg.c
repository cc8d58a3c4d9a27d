#include "drawing/svg.h"

#include <string.h>

#include "drawing/codepoint.h"
#include "drawing/palette.h"

enum { DECIMALS = 2 };

/* XML 1.0 cannot hold the other control characters, not even escaped. */
static bool is_xml_character(uint32_t codepoint)
{
    return codepoint >= 0x20
               ? codepoint != 0xFFFE && codepoint != 0xFFFF
               : codepoint == '\t' || codepoint == '\n' || codepoint == '\r';
}

static const char *escape_of(uint32_t codepoint)
{
    switch (codepoint) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case CODEPOINT_REPLACEMENT:
        return "\uFFFD"; /* the byte itself may be no UTF-8 */
    default:
        return NULL;
    }
}

static void add_escaped(struct text *svg, const char *words)
{
    for (const char *at = words; *at != '\0';) {
        const char *const begin = at;
        const uint32_t codepoint = codepoint_next(&at);
        const char *const escape = escape_of(codepoint);
        if (escape != NULL) {
            text_add(svg, escape);
        } else if (is_xml_character(codepoint)) {
            text_add_part(svg, begin, (size_t)(at - begin));
        }
    }
}

static void add_attribute(struct text *svg, const char *name, const char *value)
{
    text_format(svg, " %s=\"", name);
    add_escaped(svg, value);
    text_add_char(svg, '"');
}

static void add_measure(struct text *svg, const char *name, double value)
{
    text_format(svg, " %s=\"", name);
    text_add_number(svg, value, DECIMALS);
    text_add_char(svg, '"');
}

static void add_element(struct text *svg, const char *name, const char *words)
{
    text_format(svg, "<%s>", name);
    add_escaped(svg, words);
    text_format(svg, "</%s>\n", name);
}

static void add_millimetres(struct text *svg, const char *name, double value)
{
    text_format(svg, " %s=\"", name);
    text_add_number(svg, value, DECIMALS);
    text_add(svg, "mm\"");
}

void svg_begin(struct text *svg, const struct svg_page *page)
{
    text_add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_millimetres(svg, "width", page->width_mm);
    add_millimetres(svg, "height", page->height_mm);
    text_add(svg, " viewBox=\"0 0 ");
    text_add_number(svg, page->width, DECIMALS);
    text_add_char(svg, ' ');
    text_add_number(svg, page->height, DECIMALS);
    text_add(svg, "\" role=\"img\"");
    add_attribute(svg, "lang", language_code(page->language));
    add_attribute(svg, "xml:lang", language_code(page->language));
    add_attribute(svg, "font-family", "DejaVu Sans, sans-serif");
    text_add(svg, ">\n");
    add_element(svg, "title", page->title);
    add_element(svg, "desc", page->description);
    svg_rectangle(svg, (struct box){0, 0, page->width, page->height}, 0,
                  (struct svg_paint){.fill = PALETTE_SHEET});
}

void svg_end(struct text *svg)
{
    text_add(svg, "</svg>\n");
}

/* The name of the hatching of a colour: equal names mean equal patterns, also where more
 * drawings stand on one page. */
static void add_hatch_name(struct text *svg, const char *colour)
{
    text_add(svg, "hatch-");
    add_escaped(svg, colour[0] == '#' ? colour + 1 : colour);
}

void svg_hatch(struct text *svg, const char *colour, double step)
{
    text_add(svg, "<defs><pattern id=\"");
    add_hatch_name(svg, colour);
    text_add(svg, "\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"");
    add_measure(svg, "width", step);
    add_measure(svg, "height", step);
    text_add(svg, ">\n");
    svg_rectangle(svg, (struct box){0, 0, step, step}, 0,
                  (struct svg_paint){.fill = PALETTE_SHEET});
    svg_rectangle(svg, (struct box){0, 0, step * 0.36, step}, 0,
                  (struct svg_paint){.fill = colour});
    text_add(svg, "</pattern></defs>\n");
}

static void add_fill(struct text *svg, struct svg_paint paint)
{
    if (paint.fill != NULL && paint.is_hatched) {
        text_add(svg, " fill=\"url(#");
        add_hatch_name(svg, paint.fill);
        text_add(svg, ")\"");
        return;
    }
    add_attribute(svg, "fill", paint.fill != NULL ? paint.fill : "none");
}

static void add_paint(struct text *svg, struct svg_paint paint)
{
    add_fill(svg, paint);
    if (paint.stroke != NULL) {
        add_attribute(svg, "stroke", paint.stroke);
        add_measure(svg, "stroke-width", paint.width);
        if (paint.is_dashed) {
            add_attribute(svg, "stroke-dasharray", "2.5 2");
        }
    }
    /* Of fill and stroke apart: "opacity" makes renderers paint a page per shape. */
    if (paint.transparency > 0 && paint.fill != NULL) {
        add_measure(svg, "fill-opacity", 1 - paint.transparency);
    }
    if (paint.transparency > 0 && paint.stroke != NULL) {
        add_measure(svg, "stroke-opacity", 1 - paint.transparency);
    }
    text_add(svg, "/>\n");
}

void svg_rectangle(struct text *svg, struct box box, double radius,
                   struct svg_paint paint)
{
    text_add(svg, "<rect");
    add_measure(svg, "x", box.x);
    add_measure(svg, "y", box.y);
    add_measure(svg, "width", box.width);
    add_measure(svg, "height", box.height);
    if (radius > 0) {
        add_measure(svg, "rx", radius);
    }
    add_paint(svg, paint);
}

void svg_line(struct text *svg, struct point from, struct point to,
              struct svg_paint paint)
{
    text_add(svg, "<line");
    add_measure(svg, "x1", from.x);
    add_measure(svg, "y1", from.y);
    add_measure(svg, "x2", to.x);
    add_measure(svg, "y2", to.y);
    add_paint(svg, paint);
}

void svg_circle(struct text *svg, struct point centre, double radius,
                struct svg_paint paint)
{
    text_add(svg, "<circle");
    add_measure(svg, "cx", centre.x);
    add_measure(svg, "cy", centre.y);
    add_measure(svg, "r", radius);
    add_paint(svg, paint);
}

void svg_path(struct text *svg, struct svg_path path, struct svg_paint paint)
{
    text_add(svg, "<path d=\"");
    for (size_t i = 0; i < path.point_count; i++) {
        text_add_char(svg, i == 0 ? 'M' : 'L');
        text_add_number(svg, path.points[i].x, DECIMALS);
        text_add_char(svg, ' ');
        text_add_number(svg, path.points[i].y, DECIMALS);
    }
    text_add(svg, path.is_closed ? "Z\"" : "\"");
    add_paint(svg, paint);
}

static void add_font(struct text *svg, struct font font)
{
    add_measure(svg, "font-size", font.size);
    if (font.face == FONT_SERIF) {
        add_attribute(svg, "font-family", "DejaVu Serif, Georgia, serif");
    }
    if (font.face != FONT_SANS) {
        add_attribute(svg, "font-weight", "bold");
    }
}

void svg_text(struct text *svg, struct svg_words how, const char *words)
{
    static const char *const ANCHORS[] = {NULL, "middle", "end"};

    text_add(svg, "<text");
    add_measure(svg, "x", how.at.x);
    add_measure(svg, "y", how.at.y);
    if (how.is_turned) {
        text_add(svg, " transform=\"rotate(-90 ");
        text_add_number(svg, how.at.x, DECIMALS);
        text_add_char(svg, ' ');
        text_add_number(svg, how.at.y, DECIMALS);
        text_add(svg, ")\"");
    }
    add_font(svg, how.font);
    if (how.anchor != SVG_START) {
        add_attribute(svg, "text-anchor", ANCHORS[how.anchor]);
    }
    add_attribute(svg, "fill", how.colour);
    text_add_char(svg, '>');
    add_escaped(svg, words);
    text_add(svg, "</text>\n");
}

static void title_add(struct text *svg, const char *title)
{
    if (title != NULL) {
        add_element(svg, "title", title);
    } else {
        text_add_char(svg, '\n');
    }
}

void svg_group_begin_of(struct text *svg, const char *title, struct svg_handle handle)
{
    text_add(svg, "<g");
    if (handle.name != NULL) {
        text_format(svg, " data-%s=\"%zu", handle.name, handle.first);
        if (handle.second != handle.first) {
            text_format(svg, " %zu", handle.second);
        }
        text_add_char(svg, '"');
    }
    text_add_char(svg, '>');
    title_add(svg, title);
}

void svg_group_begin(struct text *svg, const char *title)
{
    svg_group_begin_of(svg, title, (struct svg_handle){0});
}

void svg_group_end(struct text *svg)
{
    text_add(svg, "</g>\n");
}
