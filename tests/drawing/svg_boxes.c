/* svg_boxes.c - finds the texts of an SVG and where they stand. */
#include "svg_boxes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "drawing/measure.h"

/* Of the size: how far capitals reach above the base line, and tails below it. */
static const double ASCENT = 0.74;
static const double DESCENT = 0.21;
static const double SLACK = 0.3;

size_t count_parts(const char *text, const char *part)
{
    size_t count = 0;

    while ((text = strstr(text, part)) != NULL) {
        text += strlen(part);
        count++;
    }
    return count;
}

/* The value of an attribute of the tag that begins at `tag`; NULL when it has none. */
static const char *attribute_of(const char *tag, const char *name)
{
    const size_t length = strlen(name);

    for (; *tag != '>'; tag++) {
        if (strncmp(tag, name, length) == 0) {
            return tag + length;
        }
    }
    return NULL;
}

static double number_of(const char *tag, const char *name)
{
    const char *const value = attribute_of(tag, name);

    assert_non_null(value);
    return strtod(value, NULL);
}

static const char *words_of(const char *begin, struct pool *pool)
{
    static const struct {
        const char *escape;
        char character;
    } ESCAPES[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    struct text words;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    while (*begin != '<') {
        size_t i = 0;
        while (i < ARRAY_COUNT(ESCAPES) &&
               strncmp(begin, ESCAPES[i].escape, strlen(ESCAPES[i].escape)) != 0) {
            i++;
        }
        const bool is_escape = i < ARRAY_COUNT(ESCAPES);
        text_add_char(&words, is_escape ? ESCAPES[i].character : *begin);
        begin += is_escape ? strlen(ESCAPES[i].escape) : 1;
    }
    return words.bytes;
}

static struct svg_box text_read(const char *tag, struct pool *pool)
{
    const char *const anchor = attribute_of(tag, " text-anchor=\"");
    const bool is_bold = attribute_of(tag, " font-weight=\"") != NULL;
    const bool is_serif = attribute_of(tag, "\"DejaVu Serif") != NULL;
    const struct font font = {number_of(tag, " font-size=\""), is_serif  ? FONT_SERIF
                                                               : is_bold ? FONT_BOLD
                                                                         : FONT_SANS};
    const double x = number_of(tag, " x=\"");
    const double y = number_of(tag, " y=\"");
    struct svg_box text = {.words = words_of(strchr(tag, '>') + 1, pool),
                           .is_bold = is_bold};
    const double width = measure_width(text.words, font);
    const double before = anchor == NULL                   ? 0
                          : strncmp(anchor, "end", 3) == 0 ? width
                                                           : width / 2;
    const double height = font.size * (ASCENT + DESCENT);

    text.box = (struct box){x - before, y - font.size * ASCENT, width, height};
    if (attribute_of(tag, " transform=\"rotate(-90 ") != NULL) {
        text.box =
            (struct box){x - font.size * ASCENT, y + before - width, height, width};
    }
    return text;
}

static struct box line_read(const char *tag)
{
    const double x = number_of(tag, " x1=\"");
    const double y = number_of(tag, " y1=\"");

    return (struct box){x, y, number_of(tag, " x2=\"") - x, number_of(tag, " y2=\"") - y};
}

static void lines_read(const char *svg, struct svg_boxes *boxes, struct pool *pool)
{
    struct box *lines = pool_array(pool, count_parts(svg, "<line "), struct box);

    for (const char *tag = svg; (tag = strstr(tag, "<line ")) != NULL; tag++) {
        const struct box line = line_read(tag);
        if (line.width == 0 || line.height == 0) {
            lines[boxes->line_count++] = line;
        }
    }
    boxes->lines = lines;
}

struct svg_boxes svg_boxes_read(const char *svg, struct pool *pool)
{
    struct svg_box *texts = pool_array(pool, count_parts(svg, "<text "), struct svg_box);
    struct svg_boxes boxes = {.texts = texts};
    const char *const view = attribute_of(svg, " viewBox=\"0 0 ");
    char *height = NULL;

    assert_non_null(view);
    boxes.page.width = strtod(view, &height);
    boxes.page.height = strtod(height, NULL);
    for (const char *tag = svg; (tag = strstr(tag, "<text ")) != NULL; tag++) {
        texts[boxes.text_count++] = text_read(tag, pool);
    }
    lines_read(svg, &boxes, pool);
    return boxes;
}

/* By more than a hair. */
static bool boxes_touch(struct box a, struct box b)
{
    b.x += SLACK;
    b.y += SLACK;
    b.width -= 2 * SLACK;
    b.height -= 2 * SLACK;
    return box_overlaps(a, b);
}

static void check_unstruck(const struct svg_boxes *boxes, const struct svg_box *text)
{
    for (size_t i = 0; i < boxes->line_count; i++) {
        if (boxes_touch(boxes->lines[i], text->box)) {
            fail_msg("a line runs through '%s'", text->words);
        }
    }
}

static void check_apart(const struct svg_box *texts, size_t i, size_t count)
{
    for (size_t j = i + 1; j < count; j++) {
        if (boxes_touch(texts[i].box, texts[j].box)) {
            fail_msg("'%s' overlaps '%s'", texts[i].words, texts[j].words);
        }
    }
}

void svg_boxes_check(const struct svg_boxes *boxes)
{
    for (size_t i = 0; i < boxes->text_count; i++) {
        if (!box_holds(boxes->page, boxes->texts[i].box, 0)) {
            fail_msg("outside the page: '%s'", boxes->texts[i].words);
        }
        check_unstruck(boxes, &boxes->texts[i]);
        check_apart(boxes->texts, i, boxes->text_count);
    }
}

size_t svg_boxes_count(const struct svg_boxes *boxes, const char *words)
{
    size_t count = 0;

    for (size_t i = 0; i < boxes->text_count; i++) {
        count += strcmp(boxes->texts[i].words, words) == 0;
    }
    return count;
}
