/* test_reading_level.c - can a parent read what families are asked? Counted on the texts
 * as they are compiled in; a count is no reader, so an association reads them as well.
 * What is refused stands in reading_level.h. */
#include "base/attributes.h"
#include "method/instrument.h"
#include "reading_level.h"

static void item_is_readable(const struct instrument_item *item, enum language language,
                             struct reading *all)
{
    text_is_readable(wording_in(&item->question, language), all);
    for (size_t i = 0; i < item->level_count; i++) {
        text_is_readable(wording_in(&item->levels[i].label, language), all);
    }
}

static void questions_are_readable(enum language language)
{
    const struct instrument *instrument = instrument_find("five_b", "1");
    struct reading all = {0};

    assert_non_null(instrument);
    text_is_readable(wording_in(&instrument->title, language), &all);
    text_is_readable(wording_in(&instrument->unknown, language), &all);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        text_is_readable(wording_in(&step->question, language), &all);
        text_is_readable(wording_in(&step->help, language), &all);
        text_is_readable(wording_in(&step->sight_words, language), &all);
        for (size_t j = 0; j < step->item_count; j++) {
            item_is_readable(&step->items[j], language, &all);
        }
    }
    assert_true(all.sentences > 50); /* something was read */
    reading_is_easy(&all);
}

static void opening_is_readable(enum language language)
{
    const struct instrument *instrument = instrument_find("five_b", "1");
    struct reading all = {0};

    assert_non_null(instrument);
    text_is_readable(wording_in(&instrument->opening, language), &all);
    assert_true(all.sentences > 10);
    reading_is_easy(&all);
}

static void families_can_read_the_questions_in_dutch(void **state)
{
    (void)state;
    questions_are_readable(LANGUAGE_NL);
}

static void families_can_read_the_questions_in_french(void **state)
{
    (void)state;
    questions_are_readable(LANGUAGE_FR);
}

static void families_can_read_the_opening_in_dutch(void **state)
{
    (void)state;
    opening_is_readable(LANGUAGE_NL);
}

static void families_can_read_the_opening_in_french(void **state)
{
    (void)state;
    opening_is_readable(LANGUAGE_FR);
}

/* Else the counts above would say nothing. */
static void a_text_is_counted_as_by_hand(void **state)
{
    struct reading reading = {0};
    (void)state;

    text_read("J'ai osé être honnête. Waarom? Organisaties, zei ze", &reading);
    assert_int_equal(reading.words, 8);
    assert_int_equal(reading.sentences, 3);
    assert_int_equal(reading.longest_sentence, 4);
    assert_int_equal(reading.long_words, 2);
    assert_int_equal(reading.longest_word, 12);
    assert_true(lix(&reading) > 27.6 && lix(&reading) < 27.7); /* 8/3 + 25 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_counted_as_by_hand),
        cmocka_unit_test(families_can_read_the_questions_in_dutch),
        cmocka_unit_test(families_can_read_the_questions_in_french),
        cmocka_unit_test(families_can_read_the_opening_in_dutch),
        cmocka_unit_test(families_can_read_the_opening_in_french),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
