/* test_number.c - whole numbers as people write them, everything that is none, and which
 * of two stands first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/attributes.h"
#include "base/number.h"

static const struct {
    const char *label;
    const char *text;
    size_t highest;
    bool is_read;
    size_t number;
} CASES[] = {
    {"nothing is no number", "", 9, false, 0},
    {"zero", "0", 9, true, 0},
    {"one digit", "7", 9, true, 7},
    {"the highest", "4096", 4096, true, 4096},
    {"one above it", "4097", 4096, false, 0},
    {"a digit more", "40960", 4096, false, 0},
    {"leading zeros", "007", 9, true, 7},
    {"a sign", "+7", 9, false, 0},
    {"a minus", "-7", 9, false, 0},
    {"a space", " 7", 9, false, 0},
    {"a point", "7.0", 9, false, 0},
    {"a letter behind it", "7a", 99, false, 0},
    {"only zero is allowed", "0", 0, true, 0},
    {"and one is not", "1", 0, false, 0},
    {"the largest there is", "18446744073709551615", SIZE_MAX, true, SIZE_MAX},
    {"past it without wrapping", "18446744073709551616", SIZE_MAX, false, 0},
};

static void digits_and_nothing_else_are_a_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        size_t number = 12345;
        const bool is_read = number_read(CASES[i].text, CASES[i].highest, &number);

        print_message("%s\n", CASES[i].label);
        assert_int_equal(is_read, CASES[i].is_read);
        assert_int_equal(number, is_read ? CASES[i].number : 12345);
    }
}

static void the_smaller_number_stands_first(void **state)
{
    const double five = 5;
    double numbers[] = {2, -3, 0.25, 1e300, 0.5};
    const double sorted[] = {-3, 0.25, 0.5, 2, 1e300};

    (void)state;
    qsort(numbers, ARRAY_COUNT(numbers), sizeof *numbers, number_compare);
    assert_memory_equal(numbers, sorted, sizeof sorted);
    assert_int_equal(number_compare(&five, &five), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_and_nothing_else_are_a_number),
        cmocka_unit_test(the_smaller_number_stands_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
