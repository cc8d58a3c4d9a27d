/* test_survey_sheet.c - a survey on paper: its pages, tables and boxes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/survey_sheet.h"
#include "svg_boxes.h"

static const char BOX[] = " width=\"8.5\" height=\"8.5\" ";
static const char CROSSED_OUT[] = "fill=\"#20262b\" stroke=\"#20262b\"";

static const char *const TRUST[] = {"T1", "T2", "T3", "U1", "U2", "U3"};

enum { NAMES_MOST = 200, TRUST_COUNT = 6, EMPTY_ROWS = 3 };

static struct survey_paper_name names[NAMES_MOST];

/* "Nr 7", or a name as long as one may be. */
static void names_make(size_t count, bool is_long, struct pool *pool)
{
    for (size_t i = 0; i < count; i++) {
        struct text name;
        text_init(&name, pool, LIMIT_NAME_BYTES);
        text_format(&name, "Nr %zu", i + 1);
        while (is_long && name.length + 20 < LIMIT_NAME_BYTES) {
            text_add(&name, " voor kansengroepen");
        }
        names[i] = (struct survey_paper_name){name.bytes, i % 2 == 0 ? "welzijn" : ""};
    }
}

static struct survey_paper paper_of(size_t name_count, enum language language)
{
    return (struct survey_paper){
        .instrument = instrument_find("relation", "1"),
        .left_out = TRUST,
        .network = "Opgroeien in Oosterlinde",
        .wave = "Eerste meting",
        .asking =
            {
                .asker = "Mia Peeters, Huis van het Kind",
                .reason = "Om samen te zien waar gezinnen tussen twee stoelen vallen.",
                .due_day = "30 november 2026",
                .keep_months = 6,
                .link = "https://samenspel.example.org/v/abcdefgh",
                .door = "https://samenspel.example.org/v",
                .code = "abcd-efgh",
            },
        .organisation = "OCMW Oosterlinde",
        .informant = "Jan Maes",
        .names = names,
        .name_count = name_count,
        .language = language,
    };
}

static const char *draw(const struct survey_paper *paper, size_t page, struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_survey(paper, page, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

/* What stands on all pages together, each page looked at. */
struct found {
    size_t pages;
    size_t names; /* texts that begin a name */
    size_t boxes;
};

static struct found pages_check(const struct survey_paper *paper, struct pool *pool)
{
    struct found found = {.pages = drawing_survey_page_count(paper)};

    for (size_t page = 0; page < found.pages; page++) {
        const char *const svg = draw(paper, page, pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        svg_boxes_check(&boxes);
        assert_true(boxes.text_count > 0);
        for (size_t i = 0; i < boxes.text_count; i++) {
            found.names += strncmp(boxes.texts[i].words, "Nr", 2) == 0;
        }
        found.boxes += count_parts(svg, BOX);
    }
    return found;
}

/* Boxes of a row: 1 partners, 6 contact, 2 * 3 information, 2 * 4 referral, 3 warm,
 * 3 action, 6 means, and 2 * 3 * (4 + do not know) of trust and value. */
enum { BOXES_OPEN = 33, BOXES_TRUST = 30, TABLES_OPEN = 7, TABLES_TRUST = 2 };
enum { BOXES_OF_RULES = 4 };

static const struct {
    const char *label;
    size_t names;
    bool is_long;
    bool has_trust;
    enum language language;
} WISHES[] = {
    {"nobody on the list", 0, false, true, LANGUAGE_NL},
    {"one name", 1, false, true, LANGUAGE_EN},
    {"twelve in French", 12, false, true, LANGUAGE_FR},
    {"twenty-five in Dutch", 25, false, true, LANGUAGE_NL},
    {"without trust", 25, false, false, LANGUAGE_EN},
    {"long names go on in a second line", 25, true, true, LANGUAGE_FR},
    {"as many as a list may have", 200, false, true, LANGUAGE_NL},
};

static void every_table_has_every_name_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WISHES); i++) {
        SCOPED(pool) pool = pool_new();
        struct survey_paper paper = paper_of(WISHES[i].names, WISHES[i].language);
        const size_t rows = WISHES[i].names + EMPTY_ROWS;

        print_message("%s\n", WISHES[i].label);
        names_make(WISHES[i].names, WISHES[i].is_long, pool);
        paper.left_out_count = WISHES[i].has_trust ? 0 : TRUST_COUNT;
        const struct found found = pages_check(&paper, pool);
        const size_t tables = TABLES_OPEN + (WISHES[i].has_trust ? TABLES_TRUST : 0);
        const size_t boxes = BOXES_OPEN + (WISHES[i].has_trust ? BOXES_TRUST : 0);
        assert_int_equal(found.names, tables * WISHES[i].names);
        assert_int_equal(found.boxes, boxes * rows + BOXES_OF_RULES);
    }
}

/* The words of a page, one behind the other. */
static const char *page_words(const struct survey_paper *paper, size_t page,
                              struct pool *pool)
{
    const struct svg_boxes boxes = svg_boxes_read(draw(paper, page, pool), pool);
    struct text words;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < boxes.text_count; i++) {
        text_add(&words, boxes.texts[i].words);
        text_add(&words, " ");
    }
    return words.bytes;
}

static const char *all_words(const struct survey_paper *paper, struct pool *pool)
{
    struct text words;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    for (size_t page = 0; page < drawing_survey_page_count(paper); page++) {
        text_add(&words, page_words(paper, page, pool));
    }
    return words.bytes;
}

static void the_first_page_says_what_it_is_and_whose(void **state)
{
    static const char *const PARTS[] = {"Opgroeien in Oosterlinde",
                                        "Eerste meting",
                                        "30 november 2026",
                                        "OCMW Oosterlinde",
                                        "Jan Maes",
                                        "abcd-efgh",
                                        "Mia Peeters",
                                        "twee stoelen",
                                        "not a judgement of a partner",
                                        "erased 6 months after",
                                        "closed envelope"};
    SCOPED(pool) pool = pool_new();
    const struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    const char *words = page_words(&paper, 0, pool);
    (void)state;

    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        print_message("%s\n", PARTS[i]);
        assert_non_null(strstr(words, PARTS[i]));
    }
    assert_int_equal(count_parts(draw(&paper, 0, pool), CROSSED_OUT), 1);
}

static void each_table_says_who_sees_it(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    const char *words = all_words(&paper, pool);
    (void)state;

    assert_int_equal(count_parts(words, "Who sees this:"), TABLES_OPEN + TABLES_TRUST);
    assert_int_equal(count_parts(words, "Nobody sees what you say here about whom"),
                     TABLES_TRUST);
}

static void a_step_left_out_is_not_on_paper(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    (void)state;

    assert_non_null(strstr(all_words(&paper, pool), "do not know"));
    assert_non_null(strstr(all_words(&paper, pool), "keeps agreements"));
    paper.left_out_count = TRUST_COUNT;
    assert_null(strstr(all_words(&paper, pool), "keeps agreements"));
}

/* Trust has fifteen narrow columns: numbers, and what they mean. */
static void narrow_columns_have_a_legend(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct survey_paper paper = paper_of(0, LANGUAGE_NL);
    (void)state;

    assert_int_equal(count_parts(all_words(&paper, pool), "4 = helemaal"), TABLES_TRUST);
    assert_int_equal(count_parts(all_words(&paper, pool), "3 = maandelijks"), 0);
}

static void without_a_link_there_is_no_code(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    (void)state;

    paper.asking.link = NULL;
    assert_null(strstr(page_words(&paper, 0, pool), "abcd-efgh"));
    const struct svg_boxes boxes = svg_boxes_read(draw(&paper, 0, pool), pool);
    svg_boxes_check(&boxes);
}

/* A sheet for whoever comes: lines to write on. */
static void what_is_not_known_is_a_line(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    (void)state;

    const struct svg_boxes known = svg_boxes_read(draw(&paper, 0, pool), pool);
    paper.organisation = "";
    paper.informant = "";
    const struct svg_boxes asked = svg_boxes_read(draw(&paper, 0, pool), pool);
    svg_boxes_check(&asked);
    assert_int_equal(asked.line_count, known.line_count + 2);
}

static void a_page_is_standing_a4(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct survey_paper paper = paper_of(0, LANGUAGE_EN);
    (void)state;

    assert_non_null(strstr(draw(&paper, 0, pool), "width=\"210mm\" height=\"297mm\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_has_every_name_once),
        cmocka_unit_test(the_first_page_says_what_it_is_and_whose),
        cmocka_unit_test(each_table_says_who_sees_it),
        cmocka_unit_test(a_step_left_out_is_not_on_paper),
        cmocka_unit_test(narrow_columns_have_a_legend),
        cmocka_unit_test(without_a_link_there_is_no_code),
        cmocka_unit_test(what_is_not_known_is_a_line),
        cmocka_unit_test(a_page_is_standing_a4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
