/* test_measure.c - widths of texts, and lines that fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "drawing/measure.h"

static void assert_near(double found, double expected)
{
    if (fabs(found - expected) > 1e-9) {
        fail_msg("%f is not %f", found, expected);
    }
}

/* At a size of 2048 a width is what the font's own table says, in its units. */
static const struct {
    const char *label;
    const char *text;
    enum font_face face;
    int width;
} WIDTHS[] = {
    {"nothing", "", FONT_SANS, 0},
    {"a letter", "A", FONT_SANS, 1401},
    {"a bold letter is wider", "A", FONT_BOLD, 1585},
    {"widths add up", "AA", FONT_SANS, 2802},
    {"an accent makes no difference", "\u00c9", FONT_SANS, 1294},
    {"the Latin of Central Europe", "\u0142", FONT_SANS, 582},
    {"an ellipsis", "\u2026", FONT_SANS, 2048},
    {"a line feed is drawn as a space", "\n", FONT_SANS, 651},
    {"a wide script: an em", "\u5b57", FONT_SANS, 2048},
    {"a stray byte: a replacement, an em", "\xff", FONT_SANS, 2048},
    {"a joiner takes no room", "A\u200d", FONT_SANS, 1401},
};

static void widths_are_those_of_the_font(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WIDTHS); i++) {
        const struct font font = {2048, WIDTHS[i].face};
        print_message("%s\n", WIDTHS[i].label);
        assert_near(measure_width(WIDTHS[i].text, font), WIDTHS[i].width);
    }
}

static void width_grows_with_size(void **state)
{
    (void)state;
    const double nine = measure_width("Oosterlinde", (struct font){9, FONT_SANS});
    const double twelve = measure_width("Oosterlinde", (struct font){12, FONT_SANS});

    assert_near(twelve, nine * 12 / 9);
}

/* At this size an "A" is 1401/2048 * 20.48 = 14.01 wide, a space 6.51, a hyphen 7.39 and
 * an ellipsis 20.48. */
static const struct {
    const char *label;
    const char *text;
    double width;
    size_t line_max;
    const char *lines; /* separated by '|' */
    bool is_cut;
} WRAPS[] = {
    {"nothing: no line", "", 100, 2, "", false},
    {"spaces only: no line", "  \t ", 100, 2, "", false},
    {"what fits stays one line", "AA AA", 63, 2, "AA AA", false},
    {"a break at a space", "AA AA", 62, 2, "AA|AA", false},
    {"spaces around a break vanish", "  AA   AA  ", 62, 2, "AA|AA", false},
    {"a break after a hyphen", "AA-AA", 50, 2, "AA-|AA", false},
    {"a break after a slash", "AA/AA", 50, 2, "AA/|AA", false},
    {"a hyphen between digits does not break", "AA 1-4", 63, 2, "AA|1-4", false},
    {"a word too long breaks with a hyphen", "AAAAA", 50, 3, "AAA-|AA", false},
    {"other signs break without", "(((((((", 25, 3, "(((|(((|(", false},
    {"the last line is cut", "AA AA AA", 62, 2, "AA|AA\u2026", true},
    {"an ellipsis takes its own room", "AAAAAAA", 62, 1, "AA\u2026", true},
    {"an accent stays with its letter",
     "AA\u0301"
     "AAA",
     43, 2, "AA\u0301-|AAA", false},
    {"narrower than a letter: with its accent", "A\u0301B", 1, 5, "A\u0301-|B", false},
    {"narrower than a letter: one at a time", "AB", 1, 5, "A-|B", false},
};

static const char *lines_join(struct measure_lines lines, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < lines.line_count; i++) {
        text_add(&text, i > 0 ? "|" : "");
        text_add(&text, lines.lines[i]);
    }
    return text.bytes;
}

static void lines_break_where_a_reader_would(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WRAPS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct measure_room room = {WRAPS[i].width, WRAPS[i].line_max};
        const struct measure_lines lines =
            measure_wrap(WRAPS[i].text, (struct font){20.48, FONT_SANS}, room, pool);

        print_message("%s\n", WRAPS[i].label);
        assert_string_equal(lines_join(lines, pool), WRAPS[i].lines);
        assert_int_equal(lines.is_cut, WRAPS[i].is_cut);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static const char *random_text(uint32_t *seed, struct pool *pool)
{
    static const char *const PIECES[] = {" ",  "  ", "-", "/",      "a",     "W",
                                         "zz", "é",  ".", "\u5b57", "Gezin", "e\u0301"};
    const size_t count = next_random(seed) % 30;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        text_add(&text, PIECES[next_random(seed) % ARRAY_COUNT(PIECES)]);
    }
    return text.bytes;
}

/* The letters of a text without spaces and hyphens: what wrapping may not lose. */
static const char *letters_of(const char *text, struct pool *pool)
{
    struct text letters;

    text_init(&letters, pool, LIMIT_OUTPUT_BYTES);
    for (; *text != '\0'; text++) {
        if (strchr(" -|", *text) == NULL) {
            text_add_char(&letters, *text);
        }
    }
    return letters.bytes;
}

static void no_line_is_too_wide_and_no_letter_is_lost(void **state)
{
    (void)state;
    const struct font font = {9, FONT_SANS};
    uint32_t seed = 7;

    for (size_t i = 0; i < 2000; i++) {
        SCOPED(pool) pool = pool_new();
        const char *const text = random_text(&seed, pool);
        const struct measure_room room = {20 + next_random(&seed) % 80,
                                          1 + next_random(&seed) % 40};
        const struct measure_lines lines = measure_wrap(text, font, room, pool);
        const char *const joined = lines_join(lines, pool);

        assert_true(lines.line_count <= room.line_max);
        assert_true(utf8_is_valid(joined, strlen(joined)));
        for (size_t line = 0; line < lines.line_count; line++) {
            assert_true(measure_width(lines.lines[line], font) <= room.width);
        }
        if (!lines.is_cut) {
            assert_string_equal(letters_of(joined, pool), letters_of(text, pool));
        }
    }
}

static void the_widest_word_sets_the_column(void **state)
{
    (void)state;
    const struct font font = {20.48, FONT_SANS};

    assert_near(measure_word_max("", font), 0);
    assert_near(measure_word_max("A AAA AA", font), 3 * 14.01);
    assert_near(measure_word_max("AA-A", font), 2 * 14.01 + 7.39);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_the_font),
        cmocka_unit_test(width_grows_with_size),
        cmocka_unit_test(lines_break_where_a_reader_would),
        cmocka_unit_test(no_line_is_too_wide_and_no_letter_is_lost),
        cmocka_unit_test(the_widest_word_sets_the_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
