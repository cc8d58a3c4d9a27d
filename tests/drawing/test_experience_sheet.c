/* test_experience_sheet.c - an anonymous survey on paper, and how people find it: pages,
 * boxes, faces, the poster and its cards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/experience_sheet.h"
#include "drawing/link_poster.h"
#include "svg_boxes.h"

static const char FAMILY_BOX[] = " width=\"12\" height=\"12\" ";
static const char WORKER_BOX[] = " width=\"9.5\" height=\"9.5\" ";
static const char FACE[] = " r=\"8.5\" ";

static const struct experience_paper_choice ORGANISATIONS[] = {
    {12, "OCMW Oosterlinde"},
    {13, "Centrum voor Algemeen Welzijnswerk Midden en Oost, vestiging Oosterlinde"},
    {14, "Inloopteam De Kring"}};
static const struct experience_paper_choice AREAS[] = {{1, "Centrum"}, {2, "De Linde"}};

/* All steps and items that these respondents are asked. */
static struct experience_paper paper_of(const char *code, enum respondent respondent,
                                        enum language language, struct pool *pool)
{
    const struct instrument *instrument = instrument_find(code, "1");
    struct experience_paper paper = {
        .instrument = instrument,
        .respondent = respondent,
        .network = "Huis van het Kind Oosterlinde",
        .wave = "Voorjaar",
        .asking =
            {
                .asker = "Mia Peeters",
                .reason = "Om samen te zien wat beter kan.",
                .due_day = "30 november 2026",
                .keep_months = 6,
                .link = "https://samenspel.example.org/a/abcdefgh",
                .door = "https://samenspel.example.org/v",
                .code = "abcd-efgh",
            },
        .language = language,
    };
    struct experience_paper_step *steps =
        pool_array(pool, instrument->step_count, struct experience_paper_step);

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        struct experience_paper_item *items =
            pool_array(pool, step->item_count, struct experience_paper_item);
        size_t count = 0;
        for (size_t j = 0; j < step->item_count; j++) {
            if (item_is_asked(instrument, &step->items[j], respondent)) {
                items[count++] = (struct experience_paper_item){
                    &step->items[j],
                    item_question(instrument, &step->items[j], respondent, language)};
            }
        }
        if (count > 0) {
            steps[paper.step_count++] = (struct experience_paper_step){
                step, step_question(instrument, step, respondent, language), items,
                count};
        }
    }
    paper.steps = steps;
    return paper;
}

static const char *draw(const struct experience_paper *paper, size_t page,
                        struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_experience(paper, page, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

/* All pages, each looked at: nothing overlaps, nothing leaves the page. */
static const char *draw_all(const struct experience_paper *paper, struct pool *pool)
{
    struct text all;

    text_init(&all, pool, LIMIT_OUTPUT_BYTES);
    for (size_t page = 0; page < drawing_experience_page_count(paper); page++) {
        const char *svg = draw(paper, page, pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        svg_boxes_check(&boxes);
        assert_true(boxes.text_count > 0);
        text_add(&all, svg);
    }
    return all.bytes;
}

static const char *words_of(const char *svg, struct pool *pool)
{
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);
    struct text words;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < boxes.text_count; i++) {
        text_add(&words, boxes.texts[i].words);
        text_add(&words, " ");
    }
    return words.bytes;
}

/* Boxes that the items of a paper need. */
static size_t boxes_wanted(const struct experience_paper *paper)
{
    size_t count = 0;

    for (size_t i = 0; i < paper->step_count; i++) {
        for (size_t j = 0; j < paper->steps[i].item_count; j++) {
            const struct instrument_item *item = paper->steps[i].items[j].item;
            count += item->level_count + (item->may_not_know ? 1 : 0);
        }
    }
    return count;
}

static const struct {
    const char *instrument;
    enum respondent respondent;
} SHEETS[] = {
    {"five_b", RESPONDENT_FAMILIES},
    {"five_b", RESPONDENT_WORKERS},
    {"dilemmas", RESPONDENT_WORKERS},
    {"growth", RESPONDENT_WORKERS},
};

static void every_answer_has_its_box(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHEETS); i++) {
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            SCOPED(pool) pool = pool_new();
            const bool is_family = SHEETS[i].respondent == RESPONDENT_FAMILIES;
            const struct experience_paper paper =
                paper_of(SHEETS[i].instrument, SHEETS[i].respondent, language, pool);
            print_message("%s %d %d\n", SHEETS[i].instrument, SHEETS[i].respondent,
                          language);
            assert_int_equal(
                count_parts(draw_all(&paper, pool), is_family ? FAMILY_BOX : WORKER_BOX),
                boxes_wanted(&paper));
        }
    }
}

/* By its code, small: who types the sheet in looks for nothing else. */
static void every_item_has_its_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHEETS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct experience_paper paper =
            paper_of(SHEETS[i].instrument, SHEETS[i].respondent, LANGUAGE_NL, pool);
        const char *svg = draw_all(&paper, pool);
        for (size_t j = 0; j < paper.step_count; j++) {
            for (size_t k = 0; k < paper.steps[j].item_count; k++) {
                struct text code;
                text_init(&code, pool, LIMIT_NAME_BYTES);
                text_format(&code, ">%s<", paper.steps[j].items[k].item->code);
                assert_true(count_parts(svg, code.bytes) >= 1);
            }
        }
    }
}

static void families_see_faces_with_words(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct experience_paper families =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_FR, pool);
    const struct experience_paper workers =
        paper_of("five_b", RESPONDENT_WORKERS, LANGUAGE_FR, pool);
    const char *svg = draw_all(&families, pool);
    (void)state;

    assert_true(count_parts(svg, FACE) >= 50); /* five above each of ten tables */
    assert_int_equal(count_parts(svg, FACE) % 5, 0);
    assert_non_null(strstr(words_of(draw(&families, 1, pool), pool), "plutôt oui"));
    assert_int_equal(count_parts(draw_all(&workers, pool), FACE), 0);
}

/* As on the screen, and as the method writes it; workers read from little to much. */
static void families_read_from_yes_to_no(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct experience_paper families =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_NL, pool);
    const struct experience_paper workers =
        paper_of("five_b", RESPONDENT_WORKERS, LANGUAGE_NL, pool);
    const char *page = words_of(draw(&families, 1, pool), pool);
    const char *other = words_of(draw(&workers, 1, pool), pool);
    (void)state;

    assert_true(strstr(page, "eerder wel") < strstr(page, "eerder niet"));
    assert_true(strstr(other, "eerder wel") > strstr(other, "eerder niet"));
}

static void each_block_says_who_sees_it(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct experience_paper paper =
        paper_of("dilemmas", RESPONDENT_WORKERS, LANGUAGE_EN, pool);
    (void)state;

    assert_int_equal(count_parts(draw_all(&paper, pool), "Who sees this:"),
                     paper.step_count);
}

/* The network's own questions come without words of an instrument. */
static void own_questions_say_who_sees_them_too(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct experience_paper paper =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_EN, pool);
    const struct instrument_item own = {.code = "own7", .kind = ITEM_TEXT};
    const struct instrument_step own_step = {.code = "own",
                                             .title = {{"Eigen", "Propre", "Own"}},
                                             .help = {{"", "", ""}},
                                             .sight_words = {{"", "", ""}},
                                             .items = &own,
                                             .item_count = 1};
    const struct experience_paper_item item = {&own, "What else?"};
    const struct experience_paper_step step = {&own_step, "", &item, 1};
    (void)state;

    paper.steps = &step;
    paper.step_count = 1;
    const char *words = words_of(draw_all(&paper, pool), pool);
    assert_non_null(strstr(words, "Who sees this: Two people of this network read"));
}

static void the_first_page_says_why_and_for_how_long(void **state)
{
    static const char *const PARTS[] = {"Huis van het Kind Oosterlinde",
                                        "Voorjaar",
                                        "30 november 2026",
                                        "Mia Peeters",
                                        "Om samen te zien",
                                        "We ask for no name.",
                                        "erased 6 months after",
                                        "Write no name on this sheet",
                                        "abcd-efgh"};
    SCOPED(pool) pool = pool_new();
    const struct experience_paper paper =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_EN, pool);
    const char *words = words_of(draw(&paper, 0, pool), pool);
    (void)state;

    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        print_message("%s\n", PARTS[i]);
        assert_non_null(strstr(words, PARTS[i]));
    }
}

static void there_is_no_line_for_a_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct experience_paper paper =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_EN, pool);
    const char *words = words_of(draw_all(&paper, pool), pool);
    (void)state;

    assert_null(strstr(words, "Filled in by"));
    assert_null(strstr(words, "Name:"));
}

static void a_worker_chooses_an_organisation_first(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct experience_paper paper =
        paper_of("growth", RESPONDENT_WORKERS, LANGUAGE_EN, pool);
    (void)state;

    paper.organisations = ORGANISATIONS;
    paper.organisation_count = ARRAY_COUNT(ORGANISATIONS);
    const char *svg = draw_all(&paper, pool);
    const char *words = words_of(svg, pool);
    assert_int_equal(count_parts(svg, WORKER_BOX),
                     boxes_wanted(&paper) + ARRAY_COUNT(ORGANISATIONS) + 1);
    assert_non_null(strstr(words, "I would rather not say"));
    assert_true(strstr(words, "Inloopteam De Kring") < strstr(words, "each for itself"));
}

static void a_family_may_say_where_it_lives(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct experience_paper paper =
        paper_of("five_b", RESPONDENT_FAMILIES, LANGUAGE_NL, pool);
    (void)state;

    paper.areas = AREAS;
    paper.area_count = ARRAY_COUNT(AREAS);
    const char *svg = draw_all(&paper, pool);
    assert_int_equal(count_parts(svg, FAMILY_BOX),
                     boxes_wanted(&paper) + ARRAY_COUNT(AREAS));
    assert_non_null(strstr(svg, "De Linde"));
}

static void without_a_link_there_is_no_code(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct experience_paper paper =
        paper_of("growth", RESPONDENT_WORKERS, LANGUAGE_EN, pool);
    (void)state;

    paper.asking.link = NULL;
    assert_null(strstr(draw_all(&paper, pool), "abcd-efgh"));
}

/* ---- the poster and its cards ---- */

static struct link_poster poster_of(enum language language)
{
    return (struct link_poster){
        .title = "De hulp zoals gezinnen die ervaren",
        .network = "Huis van het Kind Oosterlinde",
        .asker = "Mia Peeters",
        .due_day = "30 november 2026",
        .respondent = RESPONDENT_FAMILIES,
        .link = "https://samenspel.example.org/a/abcdefgh",
        .door = "https://samenspel.example.org/v",
        .code = "abcd-efgh",
        .language = language,
    };
}

static void a_poster_says_where_to_go_and_what_happens(void **state)
{
    static const char *const PARTS[] = {"Huis van het Kind Oosterlinde",
                                        "De hulp zoals gezinnen",
                                        "Mia Peeters",
                                        "https://samenspel.example.org/v",
                                        "abcd-efgh",
                                        "We ask no name",
                                        "30 november 2026"};
    SCOPED(pool) pool = pool_new();
    const struct link_poster poster = poster_of(LANGUAGE_EN);
    struct text svg;
    (void)state;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_link_poster(&poster, &svg);
    const struct svg_boxes boxes = svg_boxes_read(svg.bytes, pool);
    svg_boxes_check(&boxes);
    for (size_t i = 0; i < ARRAY_COUNT(PARTS); i++) {
        print_message("%s\n", PARTS[i]);
        assert_non_null(strstr(words_of(svg.bytes, pool), PARTS[i]));
    }
}

static void there_are_eight_cards_to_cut_out(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct link_poster poster = poster_of(LANGUAGE_FR);
    struct text svg;
    (void)state;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_link_cards(&poster, &svg);
    const struct svg_boxes boxes = svg_boxes_read(svg.bytes, pool);
    svg_boxes_check(&boxes);
    assert_int_equal(count_parts(svg.bytes, ">abcd-efgh<"), LINK_CARDS);
}

static void a_poster_for_workers_says_the_rule_for_workers(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct link_poster poster = poster_of(LANGUAGE_EN);
    struct text svg;
    (void)state;

    poster.respondent = RESPONDENT_WORKERS;
    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_link_poster(&poster, &svg);
    assert_non_null(strstr(words_of(svg.bytes, pool), "from at least 3 organisations"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_has_its_box),
        cmocka_unit_test(every_item_has_its_code),
        cmocka_unit_test(families_see_faces_with_words),
        cmocka_unit_test(families_read_from_yes_to_no),
        cmocka_unit_test(each_block_says_who_sees_it),
        cmocka_unit_test(own_questions_say_who_sees_them_too),
        cmocka_unit_test(the_first_page_says_why_and_for_how_long),
        cmocka_unit_test(there_is_no_line_for_a_name),
        cmocka_unit_test(a_worker_chooses_an_organisation_first),
        cmocka_unit_test(a_family_may_say_where_it_lives),
        cmocka_unit_test(without_a_link_there_is_no_code),
        cmocka_unit_test(a_poster_says_where_to_go_and_what_happens),
        cmocka_unit_test(there_are_eight_cards_to_cut_out),
        cmocka_unit_test(a_poster_for_workers_says_the_rule_for_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
