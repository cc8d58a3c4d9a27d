/* test_svg.c - the SVG writer is safe on whatever it is given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/svg.h"

static const struct {
    const char *label;
    const char *words;
    const char *written;
} TEXTS[] = {
    {"plain words stay", "Kind en Gezin", "Kind en Gezin"},
    {"nothing is nothing", "", ""},
    {"markup is escaped", "a<b>&c", "a&lt;b&gt;&amp;c"},
    {"an escape is escaped again", "&amp;", "&amp;amp;"},
    {"quotes are escaped", "\"De Springplank\"", "&quot;De Springplank&quot;"},
    {"accents stay", "É\u0142\u20ac", "É\u0142\u20ac"},
    {"a picture of four bytes stays", "\U0001F600", "\U0001F600"},
    {"control characters are dropped",
     "a\x01\x08\x1f"
     "b",
     "ab"},
    {"tab and line feed stay", "a\tb\nc", "a\tb\nc"},
    {"what XML cannot hold is dropped", "a\uFFFE\uFFFFb", "ab"},
    {"a stray byte is replaced",
     "a\xff"
     "b",
     "a\uFFFDb"},
    {"a half character is replaced", "a\xc3", "a\uFFFD"},
    {"a first byte twice", "\xc3\xc3\xa9", "\uFFFD\u00e9"},
    {"an overlong form is replaced", "\xc0\xbc", "\uFFFD\uFFFD"},
    {"a longer overlong form too", "\xe0\x80\xbc", "\uFFFD\uFFFD\uFFFD"},
    {"a surrogate is replaced", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
    {"past the last plane is replaced", "\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
};

static void texts_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TEXTS); i++) {
        SCOPED(pool) pool = pool_new();
        struct text svg;
        struct text expected;

        text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
        text_init(&expected, pool, LIMIT_OUTPUT_BYTES);
        svg_text(
            &svg,
            (struct svg_words){.at = {1, 2}, .font = {9, FONT_SANS}, .colour = "red"},
            TEXTS[i].words);
        text_format(&expected,
                    "<text x=\"1\" y=\"2\" font-size=\"9\" fill=\"red\">%s</text>\n",
                    TEXTS[i].written);
        print_message("%s\n", TEXTS[i].label);
        assert_string_equal(svg.bytes, expected.bytes);
    }
}

static void attributes_are_escaped(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    svg_circle(&svg, (struct point){0, 0}, 1, (struct svg_paint){.fill = "\"><script"});
    assert_string_equal(svg.bytes, "<circle cx=\"0\" cy=\"0\" r=\"1\" "
                                   "fill=\"&quot;&gt;&lt;script\"/>\n");
}

static void hatching_is_named_by_its_colour(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    svg_hatch(&svg, "#0b6b66", 4);
    svg_circle(
        &svg, (struct point){1, 2}, 3,
        (struct svg_paint){.fill = "#0b6b66", .is_hatched = true, .transparency = 0.25});
    assert_string_equal(
        svg.bytes,
        "<defs><pattern id=\"hatch-0b6b66\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\" width=\"4\" height=\"4\">\n"
        "<rect x=\"0\" y=\"0\" width=\"4\" height=\"4\" fill=\"#ffffff\"/>\n"
        "<rect x=\"0\" y=\"0\" width=\"1.44\" height=\"4\" fill=\"#0b6b66\"/>\n"
        "</pattern></defs>\n"
        "<circle cx=\"1\" cy=\"2\" r=\"3\" fill=\"url(#hatch-0b6b66)\" "
        "fill-opacity=\"0.75\"/>\n");
}

static void shapes_are_written(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct point points[] = {{0, 1.5}, {-2.25, 3}};
    const struct svg_paint pen = {.stroke = "#000", .width = 0.5, .is_dashed = true};
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    svg_rectangle(&svg, (struct box){1, 2, 3, 4.125}, 0,
                  (struct svg_paint){.fill = "#fff"});
    svg_rectangle(&svg, (struct box){1, 2, 3, 4}, 1, (struct svg_paint){0});
    svg_line(&svg, points[0], points[1], pen);
    svg_path(&svg, (struct svg_path){points, 2, true}, pen);
    assert_string_equal(
        svg.bytes,
        "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4.12\" fill=\"#fff\"/>\n"
        "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"1\" fill=\"none\"/>\n"
        "<line x1=\"0\" y1=\"1.5\" x2=\"-2.25\" y2=\"3\" fill=\"none\" stroke=\"#000\""
        " stroke-width=\"0.5\" stroke-dasharray=\"2.5 2\"/>\n"
        "<path d=\"M0 1.5L-2.25 3Z\" fill=\"none\" stroke=\"#000\" stroke-width=\"0.5\""
        " stroke-dasharray=\"2.5 2\"/>\n");
}

static void texts_have_face_anchor_and_turn(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    svg_text(
        &svg,
        (struct svg_words){
            .at = {5, 6}, .font = {8, FONT_BOLD}, .anchor = SVG_MIDDLE, .colour = "#111"},
        "a");
    svg_text(&svg,
             (struct svg_words){.at = {5, 6},
                                .font = {8, FONT_SERIF},
                                .anchor = SVG_END,
                                .colour = "#111",
                                .is_turned = true},
             "b");
    assert_string_equal(
        svg.bytes, "<text x=\"5\" y=\"6\" font-size=\"8\" font-weight=\"bold\" "
                   "text-anchor=\"middle\""
                   " fill=\"#111\">a</text>\n"
                   "<text x=\"5\" y=\"6\" transform=\"rotate(-90 5 6)\" font-size=\"8\""
                   " font-family=\"DejaVu Serif, Georgia, serif\" font-weight=\"bold\""
                   " text-anchor=\"end\" fill=\"#111\">b</text>\n");
}

static void a_page_says_what_it_is(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    svg_begin(&svg, &(struct svg_page){297, 210, 841.89, 595.28, "Jeugd & wonen",
                                       "Wie is < belangrijk", LANGUAGE_FR});
    svg_group_begin(&svg, "a>b");
    svg_group_end(&svg);
    svg_group_begin(&svg, NULL);
    svg_group_end(&svg);
    svg_end(&svg);
    assert_string_equal(
        svg.bytes,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"297mm\" height=\"210mm\""
        " viewBox=\"0 0 841.89 595.28\" role=\"img\" lang=\"fr\" xml:lang=\"fr\""
        " font-family=\"DejaVu Sans, sans-serif\">\n"
        "<title>Jeugd &amp; wonen</title>\n"
        "<desc>Wie is &lt; belangrijk</desc>\n"
        "<rect x=\"0\" y=\"0\" width=\"841.89\" height=\"595.28\" fill=\"#ffffff\"/>\n"
        "<g><title>a&gt;b</title>\n</g>\n<g>\n</g>\n</svg>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(attributes_are_escaped),
        cmocka_unit_test(hatching_is_named_by_its_colour),
        cmocka_unit_test(shapes_are_written),
        cmocka_unit_test(texts_have_face_anchor_and_turn),
        cmocka_unit_test(a_page_says_what_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
