/* test_qr.c - a drawn QR code has the modules that libqrencode says, on white. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <qrencode.h>

#include "base/limits.h"
#include "drawing/qr.h"

enum { SIDE_MAX = 200 };

struct grid {
    bool is_black[SIDE_MAX][SIDE_MAX];
    size_t side;
};

/* "12" or "12.5"; moves on. Only halves occur. */
static double number_next(const char **at)
{
    char *end = NULL;
    const double number = strtod(*at, &end);

    assert_ptr_not_equal(end, *at);
    *at = end;
    return number;
}

/* Paint a dash of `length` that begins at x, y. */
static void dash_paint(struct grid *grid, double x, double y, double length)
{
    const size_t row = (size_t)y;

    assert_true(y - (double)row == 0.5);
    assert_true(length >= 1);
    for (size_t column = (size_t)x; column < (size_t)(x + length); column++) {
        assert_true(column < grid->side && row < grid->side);
        assert_false(grid->is_black[row][column]);
        grid->is_black[row][column] = true;
    }
}

/* Read the path as a browser does. */
static void path_read(struct grid *grid, const char *at)
{
    double x = 0;
    double y = 0;

    while (*at != '"') {
        const char command = *at++;
        const double first = number_next(&at);
        if (command == 'h') {
            dash_paint(grid, x, y, first);
            x += first;
            continue;
        }
        assert_int_equal(*at, ' ');
        const double second = number_next(&at);
        assert_true(command == 'M' || command == 'm');
        x = command == 'M' ? first : x + first;
        y = command == 'M' ? second : y + second;
    }
}

static const char *after(const char *svg, const char *words)
{
    const char *found = strstr(svg, words);

    assert_non_null(found);
    return found + strlen(words);
}

static struct grid *grid_read(struct pool *pool, const char *svg)
{
    struct grid *grid = pool_array(pool, 1, struct grid);
    const char *box = after(svg, " viewBox=\"0 0 ");
    const double width = number_next(&box);

    assert_true(number_next(&box) == width);
    grid->side = (size_t)width;
    assert_in_range(grid->side, 1, SIDE_MAX);
    path_read(grid, after(svg, " d=\""));
    return grid;
}

static bool is_module_black(const QRcode *matrix, size_t row, size_t column)
{
    const size_t width = (size_t)matrix->width;
    const size_t quiet = QR_QUIET_MODULES;

    return row >= quiet && column >= quiet && row < width + quiet &&
           column < width + quiet &&
           (matrix->data[(row - quiet) * width + column - quiet] & 1) != 0;
}

static bool draw(struct pool *pool, const char *content, const char **svg_out,
                 struct status *st)
{
    return qr_draw(&(struct qr_code){.content = content,
                                     .title = "De vragenlijst <Jeugd>",
                                     .language = LANGUAGE_NL},
                   pool, svg_out, st);
}

static const struct {
    const char *label;
    const char *content;
} CONTENTS[] = {
    {"one character", "A"},
    {"a digit", "7"},
    {"an address", "https://samenspel.oosterlinde.be/v/k3m9x2"},
    {"in capitals", "HTTPS://SAMENSPEL.OOSTERLINDE.BE/V/K3M9X2"},
    {"with a port and a question", "http://192.0.2.7:8080/v?code=k3m9x2&lang=nl"},
    {"accents", "Rencontre à l'école Émile, salle 2\u20ac"},
    {"markup", "<a href=\"x\">&amp;</a>"},
    {"a line end", "a\nb"},
};

static void modules_are_those_of_the_standard(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CONTENTS); i++) {
        SCOPED(pool) pool = pool_new();
        const char *svg = NULL;
        struct status st = {0};
        QRcode *matrix =
            QRcode_encodeString(CONTENTS[i].content, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

        print_message("%s\n", CONTENTS[i].label);
        assert_true(draw(pool, CONTENTS[i].content, &svg, &st));
        const struct grid *grid = grid_read(pool, svg);
        assert_int_equal(grid->side, matrix->width + 8);
        for (size_t row = 0; row < grid->side; row++) {
            for (size_t column = 0; column < grid->side; column++) {
                assert_int_equal(grid->is_black[row][column],
                                 is_module_black(matrix, row, column));
            }
        }
        QRcode_free(matrix);
    }
}

static void it_is_black_on_white_and_has_a_name(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *svg = NULL;
    struct status st = {0};

    assert_true(draw(pool, "https://x.be/?a=1&b=2", &svg, &st));
    assert_non_null(strstr(svg, " role=\"img\" lang=\"nl\""));
    assert_non_null(strstr(svg, "<title>De vragenlijst &lt;Jeugd&gt;</title>"));
    assert_non_null(strstr(svg, "<desc>https://x.be/?a=1&amp;b=2</desc>"));
    assert_non_null(strstr(
        svg, "<rect x=\"0\" y=\"0\" width=\"33\" height=\"33\" fill=\"#ffffff\"/>"));
    assert_non_null(strstr(svg, "stroke=\"#000000\""));
    assert_non_null(strstr(svg, "shape-rendering=\"crispEdges\""));
    assert_null(strstr(svg, "currentColor"));
    assert_null(strstr(svg, "style"));
}

static void the_same_content_gives_the_same_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *first = NULL;
    const char *second = NULL;
    const char *other = NULL;
    struct status st = {0};

    assert_true(draw(pool, "https://x.be/k3m9x2", &first, &st));
    assert_true(draw(pool, "https://x.be/k3m9x2", &second, &st));
    assert_true(draw(pool, "https://x.be/k3m9x3", &other, &st));
    assert_string_equal(first, second);
    assert_string_not_equal(strstr(first, " d=\""), strstr(other, " d=\""));
}

/* An address of 40 bytes on a page that may weigh 60 kB. */
static void an_address_takes_little(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *svg = NULL;
    struct status st = {0};

    assert_true(draw(pool, CONTENTS[2].content, &svg, &st));
    print_message("%zu bytes\n", strlen(svg));
    assert_true(strlen(svg) < 3000);
}

static const struct {
    const char *label;
    size_t length;
    enum status_code code;
} LENGTHS[] = {
    {"nothing is refused", 0, STATUS_INVALID},
    {"one byte", 1, STATUS_OK},
    {"the longest", QR_CONTENT_BYTES_MAX, STATUS_OK},
    {"one more is refused", QR_CONTENT_BYTES_MAX + 1, STATUS_LIMIT},
    {"many more are refused", 10000, STATUS_LIMIT},
};

static void content_has_a_limit(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LENGTHS); i++) {
        SCOPED(pool) pool = pool_new();
        struct text content;
        const char *svg = NULL;
        struct status st = {0};

        text_init(&content, pool, LIMIT_OUTPUT_BYTES);
        text_add_repeated(&content, '~', LENGTHS[i].length);
        print_message("%s\n", LENGTHS[i].label);
        assert_int_equal(draw(pool, content.bytes, &svg, &st),
                         LENGTHS[i].code == STATUS_OK);
        assert_int_equal(st.code, LENGTHS[i].code);
        assert_int_equal(svg != NULL, LENGTHS[i].code == STATUS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modules_are_those_of_the_standard),
        cmocka_unit_test(it_is_black_on_white_and_has_a_name),
        cmocka_unit_test(the_same_content_gives_the_same_bytes),
        cmocka_unit_test(an_address_takes_little),
        cmocka_unit_test(content_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
