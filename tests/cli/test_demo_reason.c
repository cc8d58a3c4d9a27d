/* test_demo_reason.c - can people read why the demonstration asks them? Who sets up a
 * survey begins with what stands there. */
#include "base/attributes.h"
#include "cli/demo_experience_words.h"
#include "reading_level.h"

enum { REASON_SENTENCES = 2 }; /* why, and what happens with the answers */

static void reason_read(enum demo_survey survey, enum language language,
                        struct reading *all)
{
    const struct wording reasons = demo_reasons(survey);

    text_is_readable(wording_in(&reasons, language), all);
}

static void families_can_read_why_they_are_asked(void **state)
{
    (void)state;
    for (enum language language = LANGUAGE_NL; language < LANGUAGE_COUNT; language++) {
        struct reading all = {0};

        reason_read(DEMO_FIVE_B, language, &all);
        assert_int_equal(all.sentences, REASON_SENTENCES);
        reading_is_easy(&all);
    }
}

static void workers_can_read_why_they_are_asked(void **state)
{
    (void)state;
    for (enum language language = LANGUAGE_NL; language < LANGUAGE_COUNT; language++) {
        struct reading all = {0};

        reason_read(DEMO_DILEMMAS, language, &all);
        reason_read(DEMO_GROWTH, language, &all);
        assert_int_equal(all.sentences, 2 * REASON_SENTENCES);
        reading_is_easy(&all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(families_can_read_why_they_are_asked),
        cmocka_unit_test(workers_can_read_why_they_are_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
