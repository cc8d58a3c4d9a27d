/* test_message.c - a sentence as data: its arguments and its conversions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/message.h"

static const struct {
    const char *label;
    const char *format;
    const char *slots; /* kind and argument of each */
} SLOT_CASES[] = {
    {"nothing", "", ""},
    {"no conversion", "the file is empty", ""},
    {"one text", "'%s' is unknown", "s0 "},
    {"in order", "%s %d %zu", "s0 d1 z2 "},
    {"one right behind the other", "%s%s", "s0 s1 "},
    {"a percent sign takes no argument", "%d %% of %s", "d0 %1 s1 "},
    {"a percent sign at the end", "100 %%", "%0 "},
    {"a translator turns them round", "%2$s %1$s", "s1 s0 "},
    {"of every kind", "%3$zu %1$d %2$s", "z2 d0 s1 "},
    {"and uses one twice", "%1$s %1$s", "s0 s0 "},
};

/* "s0 d1 ": the conversions of a format. */
static void slots_describe(const char *format, char *out)
{
    struct message_slot slot;
    size_t taken = 0;

    for (const char *rest = format; message_next_slot(rest, &taken, &slot);
         rest = slot.end) {
        assert_int_equal(*slot.begin, '%');
        *out++ = slot.kind;
        *out++ = (char)('0' + slot.position);
        *out++ = ' ';
    }
    *out = '\0';
}

static void conversions_are_found_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SLOT_CASES); i++) {
        char slots[100];

        print_message("%s\n", SLOT_CASES[i].label);
        slots_describe(SLOT_CASES[i].format, slots);
        assert_string_equal(slots, SLOT_CASES[i].slots);
    }
}

static void a_conversion_ends_behind_its_last_letter(void **state)
{
    struct message_slot slot;
    size_t taken = 0;

    (void)state;
    assert_true(message_next_slot("a %2$zu b", &taken, &slot));
    assert_string_equal(slot.begin, "%2$zu b");
    assert_string_equal(slot.end, " b");
    assert_false(message_next_slot(slot.end, &taken, &slot));
}

static void arguments_are_kept_by_kind(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct message message =
        message_make(pool, "%s %d %% %zu %s", "CAW", -3, SIZE_MAX / 2, "");

    (void)state;
    assert_int_equal(message.value_count, 4);
    assert_string_equal(message.values[0].text, "CAW");
    assert_null(message.values[1].text);
    assert_int_equal(message.values[1].number, -3);
    assert_true(message.values[2].number == (int64_t)(SIZE_MAX / 2));
    assert_string_equal(message.values[3].text, "");
    assert_null(message.plural_id);
}

static void a_message_may_have_no_argument_or_eight(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_int_equal(message_make(pool, "nothing").value_count, 0);
    const struct message full =
        message_make(pool, "%d%d%d%d%d%d%d%s", 1, 2, 3, 4, 5, 6, 7, "8");
    assert_int_equal(full.value_count, MESSAGE_VALUES_MAX);
    assert_string_equal(full.values[7].text, "8");
}

static void texts_are_copied_into_the_pool(void **state)
{
    SCOPED(pool) pool = pool_new();
    char name[] = "CAW";
    const struct message message = message_make(pool, "'%s'", name);

    (void)state;
    name[0] = 'X';
    assert_string_equal(message.values[0].text, "CAW");
}

static void a_plural_has_both_forms_and_its_count(void **state)
{
    SCOPED(pool) pool = pool_new();
    char name[] = "CAW";
    const struct message message = message_make_plural(
        pool, 2, "%zu rater of %s", "%zu raters of %s", (size_t)2, name);

    (void)state;
    name[0] = 'X';
    assert_string_equal(message.id, "%zu rater of %s");
    assert_string_equal(message.plural_id, "%zu raters of %s");
    assert_int_equal(message.plural_count, 2);
    assert_int_equal(message.value_count, 2);
    assert_string_equal(message.values[1].text, "CAW");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conversions_are_found_in_order),
        cmocka_unit_test(a_conversion_ends_behind_its_last_letter),
        cmocka_unit_test(arguments_are_kept_by_kind),
        cmocka_unit_test(a_message_may_have_no_argument_or_eight),
        cmocka_unit_test(texts_are_copied_into_the_pool),
        cmocka_unit_test(a_plural_has_both_forms_and_its_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
