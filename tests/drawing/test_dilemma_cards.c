/* test_dilemma_cards.c - the dilemmas as cards to print: all there, none overlapping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/dilemma_cards.h"
#include "svg_boxes.h"

static struct dilemma_cards cards_of(enum language language, bool has_figures)
{
    struct dilemma_cards cards = {.network = "Opgroeien in Oosterlinde",
                                  .wave = "Eerste meting",
                                  .language = language};

    for (int i = 0; i < DILEMMA_COUNT && has_figures; i++) {
        cards.figures[i] = (struct dilemma_card_figures){
            "knellend",
            {"ongeveer 80 %", "bijna iedereen", "ongeveer 60 %", "niet getoond"}};
    }
    return cards;
}

/* The words of all pages, one behind the other. */
static const char *words_of(const struct dilemma_cards *cards, bool is_checked,
                            struct pool *pool)
{
    struct text words;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    for (size_t page = 0; page < drawing_dilemma_cards_page_count(cards); page++) {
        struct text svg;
        text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
        drawing_dilemma_cards(cards, page, &svg);
        const struct svg_boxes boxes = svg_boxes_read(svg.bytes, pool);
        if (is_checked) {
            svg_boxes_check(&boxes);
        }
        for (size_t i = 0; i < boxes.text_count; i++) {
            text_add(&words, boxes.texts[i].words);
            text_add(&words, " ");
        }
    }
    return words.bytes;
}

static void two_cards_stand_on_each_of_four_pages(void **state)
{
    const struct dilemma_cards cards = cards_of(LANGUAGE_EN, true);

    (void)state;
    assert_int_equal(drawing_dilemma_cards_page_count(&cards), 4);
}

static void nothing_overlaps_or_is_cut_in_any_language(void **state)
{
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        const struct dilemma_cards cards = cards_of((enum language)i, true);
        const char *words = words_of(&cards, true, pool);

        assert_null(strstr(words, "…"));
    }
}

static void every_dilemma_has_its_name_and_both_poles(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct dilemma_cards cards = cards_of(LANGUAGE_EN, false);
    const char *words = words_of(&cards, false, pool);

    (void)state;
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        assert_non_null(strstr(words, DILEMMA_CARDS[i].name));
        assert_non_null(strstr(words, DILEMMA_CARDS[i].first_pole));
        assert_non_null(strstr(words, DILEMMA_CARDS[i].second_pole));
    }
}

static void learning_and_role_say_that_the_slides_do_not_explain_them(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct dilemma_cards cards = cards_of(LANGUAGE_EN, false);
    const char *words = words_of(&cards, false, pool);

    (void)state;
    assert_int_equal(count_parts(words, "Not explained in the slides"), 2);
}

static void a_dilemma_that_was_not_asked_stands_without_figures(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct dilemma_cards cards = cards_of(LANGUAGE_EN, true);

    (void)state;
    cards.figures[DILEMMA_ROLE] = (struct dilemma_card_figures){.state = NULL};
    assert_int_equal(count_parts(words_of(&cards, false, pool), "How many of us agree"),
                     7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_cards_stand_on_each_of_four_pages),
        cmocka_unit_test(nothing_overlaps_or_is_cut_in_any_language),
        cmocka_unit_test(every_dilemma_has_its_name_and_both_poles),
        cmocka_unit_test(learning_and_role_say_that_the_slides_do_not_explain_them),
        cmocka_unit_test(a_dilemma_that_was_not_asked_stands_without_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
