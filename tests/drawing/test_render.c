/* test_render.c - SVG to PDF and PNG: whole, the same every time, refused when bad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arenas.h"
#include "base/limits.h"
#include "drawing/ranking.h"
#include "drawing/render.h"
#include "drawing/sheet.h"
#include "svg_boxes.h"

static struct text text_of(const char *bytes, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, bytes);
    return text;
}

static struct text empty_text(struct pool *pool)
{
    return text_of("", pool);
}

/* What `command FILE rest` says of a file with these bytes. */
static const char *ask(const char *command, const char *rest, const struct text *bytes,
                       struct pool *pool)
{
    char path[] = "/tmp/samenspel-test-XXXXXX";
    const int file = mkstemp(path);
    struct text line = empty_text(pool);
    struct text answer = empty_text(pool);
    char part[4096];

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes->bytes, bytes->length), bytes->length);
    close(file);
    text_format(&line, "%s %s%s", command, path, rest);
    FILE *output = popen(line.bytes, "r");
    assert_non_null(output);
    for (size_t got; (got = fread(part, 1, sizeof part, output)) > 0;) {
        text_add_part(&answer, part, got);
    }
    assert_int_equal(pclose(output), 0);
    unlink(path);
    return answer.bytes;
}

/* The blank worksheet of the example, over its pages. */
static size_t sheet_pages(struct text *pages, struct pool *pool)
{
    const struct arena arena = arenas_oosterlinde(pool);
    const struct drawing_sheet_input input = {&arena,     NULL, LANGUAGE_EN,
                                              DRAWING_A4, "",   ""};
    const size_t count = drawing_sheet_page_count(&input);

    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        pages[i] = empty_text(pool);
        drawing_sheet(&input, i, &pages[i]);
    }
    return count;
}

static void a_pdf_has_the_pages_the_size_and_the_text(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text pages[2];
    struct text pdf = empty_text(pool);
    struct status st = {0};
    const size_t count = sheet_pages(pages, pool);

    assert_true(render_pdf(pages, count, "Werkblad", &pdf, &st));
    assert_memory_equal(pdf.bytes, "%PDF-", 5);
    const char *const info = ask("pdfinfo", "", &pdf, pool);
    assert_non_null(strstr(info, "Pages:           2\n"));
    assert_non_null(strstr(info, "Title:           Werkblad\n"));
    assert_non_null(strstr(info, "(A4)"));
    const char *const words = ask("pdftotext -layout", " -", &pdf, pool);
    assert_non_null(strstr(words, "Woonmaatschappij"));
    assert_non_null(strstr(words, "Sportdienst"));
    const char *const fonts = ask("pdffonts", "", &pdf, pool);
    assert_non_null(strstr(fonts, "DejaVuSans"));
    assert_null(strstr(fonts, " no  ")); /* all embedded */
}

static void equal_drawings_give_equal_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text pages[2];
    struct text first = empty_text(pool);
    struct text again = empty_text(pool);
    struct status st = {0};
    const size_t count = sheet_pages(pages, pool);

    assert_true(render_pdf(pages, count, "Werkblad", &first, &st));
    assert_true(render_pdf(pages, count, "Werkblad", &again, &st));
    assert_int_equal(first.length, again.length);
    assert_memory_equal(first.bytes, again.bytes, first.length);
    assert_non_null(
        strstr(ask("TZ=UTC pdfinfo", "", &first, pool), "Jan  1 00:00:00 2000"));
}

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *at = (const unsigned char *)bytes;

    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void a_png_is_as_wide_as_asked(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct text svg = text_of("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                    "width=\"297mm\" height=\"210mm\"></svg>",
                                    pool);
    struct text png = empty_text(pool);
    struct status st = {0};

    assert_true(render_png(&svg, 297, &png, &st));
    assert_memory_equal(png.bytes, "\x89PNG\r\n", 6);
    assert_int_equal(big_endian(png.bytes + 16), 297);
    assert_int_equal(big_endian(png.bytes + 20), 210);
}

static const struct {
    const char *label;
    const char *svg;
    int width;
    enum status_code code;
    const char *words;
} REFUSED[] = {
    {"nothing at all", "", 100, STATUS_INVALID, "not valid SVG"},
    {"no markup", "Jeugd", 100, STATUS_INVALID, "not valid SVG"},
    {"a tag left open", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", 100,
     STATUS_INVALID, "not valid SVG"},
    {"no size", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 100, STATUS_INVALID,
     "size"},
    {"no width", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
     0, STATUS_LIMIT, "16000"},
    {"too wide", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
     16001, STATUS_LIMIT, "16000"},
    {"too high", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"99\"/>",
     1000, STATUS_LIMIT, "16000"},
};

static void bad_drawings_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        SCOPED(pool) pool = pool_new();
        const struct text svg = text_of(REFUSED[i].svg, pool);
        struct text out = empty_text(pool);
        struct text words = empty_text(pool);
        struct status st = {0};

        print_message("%s\n", REFUSED[i].label);
        assert_false(render_png(&svg, REFUSED[i].width, &out, &st));
        assert_int_equal(st.code, REFUSED[i].code);
        assert_int_equal(out.length, 0);
        status_say(&st, LANGUAGE_EN, &words);
        assert_non_null(strstr(words.bytes, REFUSED[i].words));
        if (st.code == STATUS_INVALID) {
            status_clear(&st);
            assert_false(render_pdf(&svg, 1, "", &out, &st));
            assert_int_equal(st.code, STATUS_INVALID);
            assert_int_equal(out.length, 0);
        }
    }
}

static void a_result_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct text pages[2];
    struct text small;
    struct status st = {0};
    const size_t count = sheet_pages(pages, pool);

    text_init(&small, pool, 100);
    assert_false(render_pdf(pages, count, "", &small, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
    assert_int_equal(small.length, 0);
}

/* fontconfig reads its settings once in a process, so the child must be the first. */
static void a_machine_without_fonts_is_told_what_to_install(void **state)
{
    (void)state;
    static const char NO_FONTS[] = "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
    char path[] = "/tmp/samenspel-test-XXXXXX";
    const int file = mkstemp(path);
    int ended = 0;

    assert_true(file >= 0);
    assert_int_equal(write(file, NO_FONTS, sizeof NO_FONTS - 1), sizeof NO_FONTS - 1);
    close(file);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        SCOPED(pool) pool = pool_new();
        struct text pages[2];
        struct text pdf = empty_text(pool);
        struct text words = empty_text(pool);
        struct status st = {0};
        setenv("FONTCONFIG_FILE", path, 1);
        const bool is_done = render_pdf(pages, sheet_pages(pages, pool), "", &pdf, &st);
        status_say(&st, LANGUAGE_EN, &words);
        _exit(!is_done && st.code == STATUS_FAILED && pdf.length == 0 &&
                      strstr(words.bytes, "fonts-dejavu-core") != NULL
                  ? 0
                  : 1);
    }
    assert_int_equal(waitpid(child, &ended, 0), child);
    unlink(path);
    assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
}

/* What our own measuring says must hold for the letters as they are drawn. */
static void drawn_letters_are_as_wide_as_measured(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        enum font_face face;
    } LINES[] = {{"HHHHHHHHHHHHHHHHHHHH", FONT_SANS},
                 {"Vereniging waar armen het woord nemen", FONT_SANS},
                 {"Huisartsenpraktijk / WGC (\u00e9\u00e8\u00eb\u0142)", FONT_BOLD},
                 {"Gezinnen met kinderen van 0 tot 6 jaar", FONT_SERIF}};

    for (size_t i = 0; i < ARRAY_COUNT(LINES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct font font = {100, LINES[i].face};
        const double measured = measure_width(LINES[i].words, font);
        struct text svg = empty_text(pool);
        struct text pdf = empty_text(pool);
        struct status st = {0};

        svg_begin(&svg,
                  &(struct svg_page){2000, 100, 5669.29, 283.46, "", "", LANGUAGE_EN});
        svg_text(&svg,
                 (struct svg_words){.at = {100, 150}, .font = font, .colour = "black"},
                 LINES[i].words);
        svg_end(&svg);
        assert_true(render_pdf(&svg, 1, "", &pdf, &st));
        const char *const words = ask("pdftotext -bbox-layout", " -", &pdf, pool);
        const char *const line = strstr(words, "<line ");
        assert_non_null(line);
        const double left = strtod(strstr(line, "xMin=\"") + 6, NULL);
        const double right = strtod(strstr(line, "xMax=\"") + 6, NULL);
        assert_true(right - left <= measured * 1.001);
        assert_true(right - left >= measured * 0.97);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_machine_without_fonts_is_told_what_to_install),
        cmocka_unit_test(a_pdf_has_the_pages_the_size_and_the_text),
        cmocka_unit_test(equal_drawings_give_equal_bytes),
        cmocka_unit_test(a_png_is_as_wide_as_asked),
        cmocka_unit_test(bad_drawings_are_refused),
        cmocka_unit_test(a_result_that_does_not_fit_is_refused),
        cmocka_unit_test(drawn_letters_are_as_wide_as_measured),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
