/* test_status.c - how a function says that it failed, within its storage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

#define E_ACUTE "\xC3\xA9"
#define SMILE "\xF0\x9F\x98\x80"

static const char *said(const struct status *st, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 10 * 1000);
    status_say(st, LANGUAGE_EN, &text);
    return text.bytes;
}

static void no_failure_says_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct status st = {0};

    (void)state;
    assert_int_equal(st.code, STATUS_OK);
    assert_string_equal(said(&st, pool), "");
}

static void surroundings_go_before_the_sentence(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};

    (void)state;
    assert_false(
        status_fail(&st, STATUS_INVALID, "importance must be 1 to 4, not %d", 5));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_string_equal(said(&st, pool), "importance must be 1 to 4, not 5");
    assert_false(status_within(&st, "actor '%s'", "GGD"));
    assert_false(status_within(&st, "arena '%s'", "Jeugd"));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_string_equal(said(&st, pool),
                        "arena 'Jeugd': actor 'GGD': importance must be 1 to 4, not 5");
}

static void the_innermost_four_parts_are_kept(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};

    (void)state;
    (void)status_fail(&st, STATUS_FAILED, "%s", "disk");
    for (int i = 1; i <= 6; i++) {
        (void)status_within(&st, "part %d", i);
    }
    assert_int_equal(st.part_count, STATUS_PARTS_MAX);
    assert_string_equal(said(&st, pool), "part 3: part 2: part 1: disk");
}

static void a_new_failure_forgets_the_old_one(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};

    (void)state;
    (void)status_fail(&st, STATUS_FAILED, "no disk '%s'", "a");
    (void)status_within(&st, "file '%s'", "b");
    (void)status_fail(&st, STATUS_NOT_FOUND, "no actor '%s'", "CAW");
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_string_equal(said(&st, pool), "no actor 'CAW'");
}

static void cleared_is_empty(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};

    (void)state;
    (void)status_fail(&st, STATUS_DENIED, "'%s' may not", "A");
    status_clear(&st);
    assert_int_equal(st.code, STATUS_OK);
    assert_int_equal(st.part_count, 0);
    assert_string_equal(said(&st, pool), "");
    status_clear(&st);
    assert_int_equal(st.code, STATUS_OK);
}

static void texts_are_kept_in_the_status(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    char name[] = "CAW";

    (void)state;
    (void)status_fail(&st, STATUS_INVALID, "'%s' and '%s'", name, "");
    name[0] = 'X';
    assert_string_equal(said(&st, pool), "'CAW' and ''");
}

/* STATUS_STORAGE - 1 is what one text may have: 1023 bytes. */
static const struct {
    const char *label;
    const char *last; /* behind 1020 letters */
    size_t kept; /* bytes of all of it */
} CUT_CASES[] = {
    {"nothing behind", "", 1020},
    {"up to the last byte", "abc", 1023},
    {"a byte too many", "abcd", 1023},
    {"a character that just fits", "a" E_ACUTE, 1023},
    {"a character that would be halved is left out", "ab" E_ACUTE, 1022},
    {"a character of four bytes too", SMILE, 1020},
    {"or after some of it", "ab" SMILE, 1022},
};

static void what_does_not_fit_is_cut_between_characters(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CUT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct status st = {0};
        struct text text;

        print_message("%s\n", CUT_CASES[i].label);
        text_init(&text, pool, 2000);
        text_add_repeated(&text, 'x', 1020);
        text_add(&text, CUT_CASES[i].last);
        (void)status_fail(&st, STATUS_INVALID, "%s", text.bytes);
        const char *sentence = said(&st, pool);
        assert_int_equal(strlen(sentence), CUT_CASES[i].kept);
        assert_int_equal(strncmp(sentence, text.bytes, CUT_CASES[i].kept), 0);
        assert_true(utf8_is_valid(sentence, strlen(sentence)));
    }
}

static void a_full_status_takes_no_more_text(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    struct text text;

    (void)state;
    text_init(&text, pool, 5000);
    text_add_repeated(&text, 'x', 3000);
    (void)status_fail(&st, STATUS_INVALID, "%s", text.bytes);
    (void)status_within(&st, "arena '%s' of '%s'", "Jeugd", text.bytes);
    (void)status_within(&st, "line %d", 7);
    const char *sentence = said(&st, pool);
    assert_int_equal(strncmp(sentence, "line 7: arena '' of '': xxx", 27), 0);
    assert_int_equal(strlen(sentence), strlen("line 7: arena '' of '': ") + 1023);
}

static void two_texts_share_the_storage(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    struct text text;

    (void)state;
    text_init(&text, pool, 5000);
    text_add_repeated(&text, 'x', 1000);
    (void)status_fail(&st, STATUS_INVALID, "%s|%s", text.bytes,
                      "0123456789012345678901234567890");
    /* 1000 and a NUL, then 22 and the last NUL. */
    const char *sentence = said(&st, pool);
    assert_string_equal(sentence + 1000, "|0123456789012345678901");
}

static const struct {
    const char *label;
    enum status_code code; /* STATUS_OK: it was found */
    bool is_answered;
    bool is_there;
} ABSENT_CASES[] = {
    {"found", STATUS_OK, true, true},
    {"not found", STATUS_NOT_FOUND, true, false},
    {"trouble outside", STATUS_FAILED, false, true},
    {"what may not be seen", STATUS_DENIED, false, true},
    {"a refused name", STATUS_INVALID, false, true},
};

static void not_to_be_found_is_an_answer_and_trouble_is_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ABSENT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct status st = {0};
        const enum status_code code = ABSENT_CASES[i].code;
        bool is_there = true; /* a failure leaves it alone */

        print_message("%s\n", ABSENT_CASES[i].label);
        const bool is_found =
            code == STATUS_OK || status_fail(&st, code, "no disk '%s'", "a");
        assert_int_equal(status_absent(is_found, &is_there, &st),
                         ABSENT_CASES[i].is_answered);
        assert_int_equal(is_there, ABSENT_CASES[i].is_there);
        assert_int_equal(st.code, ABSENT_CASES[i].is_answered ? STATUS_OK : code);
        assert_string_equal(said(&st, pool),
                            ABSENT_CASES[i].is_answered ? "" : "no disk 'a'");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_failure_says_nothing),
        cmocka_unit_test(surroundings_go_before_the_sentence),
        cmocka_unit_test(the_innermost_four_parts_are_kept),
        cmocka_unit_test(a_new_failure_forgets_the_old_one),
        cmocka_unit_test(cleared_is_empty),
        cmocka_unit_test(texts_are_kept_in_the_status),
        cmocka_unit_test(what_does_not_fit_is_cut_between_characters),
        cmocka_unit_test(a_full_status_takes_no_more_text),
        cmocka_unit_test(two_texts_share_the_storage),
        cmocka_unit_test(not_to_be_found_is_an_answer_and_trouble_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
