#include "drawing/qr.h"

#include <string.h>

#include <qrencode.h>

#include "base/limits.h"
#include "drawing/svg.h"

enum { IS_CASE_SENSITIVE = 1, DECIMALS = 4 };

static bool is_black(const QRcode *matrix, int x, int y)
{
    return x < matrix->width && (matrix->data[y * matrix->width + x] & 1) != 0;
}

/* The black runs of a row as dashes of a line through its middle: "M4 4.5h7m2 0h1". */
static void add_row(struct text *svg, const QRcode *matrix, int y)
{
    int gap = 0; /* since the last dash */
    int dash = 0;
    bool has_dash = false;

    for (int x = 0; x <= matrix->width; x++) {
        if (is_black(matrix, x, y)) {
            dash++;
            continue;
        }
        if (dash > 0) {
            if (has_dash) {
                text_format(svg, "m%d 0h%d", gap, dash);
            } else {
                text_format(svg, "M%d %d.5h%d", QR_QUIET_MODULES + gap,
                            QR_QUIET_MODULES + y, dash);
            }
            has_dash = true;
            gap = dash = 0;
        }
        gap++;
    }
}

/* Written here and not by svg_path(): a code of lines from point to point would be
 * three times as long, and only this drawing wants hard edges. */
static void add_modules(struct text *svg, const QRcode *matrix)
{
    text_add(svg, "<path shape-rendering=\"crispEdges\" fill=\"none\" stroke=\"#000000\" "
                  "d=\"");
    for (int y = 0; y < matrix->width; y++) {
        add_row(svg, matrix, y);
    }
    text_add(svg, "\"/>\n");
}

static QRcode *matrix_of(const char *content)
{
    return QRcode_encodeString(content, 0, QR_ECLEVEL_M, QR_MODE_8, IS_CASE_SENSITIVE);
}

static void draw(struct text *svg, const struct qr_code *code, const QRcode *matrix)
{
    const double side = matrix->width + 2 * QR_QUIET_MODULES;

    svg_begin(svg, &(struct svg_page){.width_mm = side,
                                      .height_mm = side,
                                      .width = side,
                                      .height = side,
                                      .title = code->title,
                                      .description = code->content,
                                      .language = code->language});
    add_modules(svg, matrix);
    svg_end(svg);
}
bool qr_draw(const struct qr_code *code, struct pool *pool, const char **svg_out,
             struct status *st)
{
    const size_t length = strlen(code->content);

    if (length == 0) {
        return status_fail(st, STATUS_INVALID, "a QR code cannot be made of nothing");
    }
    if (length > QR_CONTENT_BYTES_MAX) {
        return status_fail(st, STATUS_LIMIT,
                           "a QR code holds at most %d bytes here, not %zu",
                           QR_CONTENT_BYTES_MAX, length);
    }
    QRcode *matrix = matrix_of(code->content);
    if (matrix == NULL) {
        return status_fail(st, STATUS_FAILED, "could not make a QR code of '%s'",
                           code->content);
    }
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    draw(&svg, code, matrix);
    QRcode_free(matrix);
    *svg_out = svg.bytes;
    return true;
}

bool qr_place(const char *content, struct box place, struct text *svg)
{
    const size_t length = strlen(content);
    QRcode *matrix =
        length == 0 || length > QR_CONTENT_BYTES_MAX ? NULL : matrix_of(content);

    if (matrix == NULL) {
        return false;
    }
    text_add(svg, "<g transform=\"translate(");
    text_add_number(svg, place.x, DECIMALS);
    text_add_char(svg, ' ');
    text_add_number(svg, place.y, DECIMALS);
    text_add(svg, ") scale(");
    text_add_number(svg, place.width / (matrix->width + 2 * QR_QUIET_MODULES), DECIMALS);
    text_add(svg, ")\">\n");
    add_modules(svg, matrix);
    text_add(svg, "</g>\n");
    QRcode_free(matrix);
    return true;
}
