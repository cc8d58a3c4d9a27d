/* test_base64.c - bytes as letters and digits, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/base64.h"

static const char *written(struct pool *pool, const void *bytes, size_t length)
{
    struct text text;

    text_init(&text, pool, 1000);
    base64_add(&text, bytes, length);
    return text.bytes;
}

/* RFC 4648, 10. */
static void the_published_examples_are_written_so(void **state)
{
    static const char *const EXAMPLES[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(EXAMPLES); i++) {
        assert_string_equal(written(pool, EXAMPLES[i][0], strlen(EXAMPLES[i][0])),
                            EXAMPLES[i][1]);
    }
}

static void every_byte_comes_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    unsigned char bytes[256];
    unsigned char back[258];
    size_t length = 0;

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)(i * 7);
    }
    for (size_t count = 0; count <= sizeof bytes; count++) {
        const char *text = written(pool, bytes, count);

        assert_true(base64_room(strlen(text)) <= sizeof back);
        assert_true(base64_read(text, back, &length));
        assert_int_equal(length, count);
        assert_memory_equal(back, bytes, count);
    }
}

static void what_is_not_written_so_is_not_read(void **state)
{
    static const char *const WRONG[] = {
        "Zg",   "Zg=",   "Zg===", "Z===", "====", "Zm9v=",   "Zm9vZ", "Zg==Zg==",
        "Zm-_", "Zm 9v", "Zm\n9", "Zh==", "Zm9=", "Zm9\xC3", "=",
    };
    unsigned char bytes[16];
    size_t length = 77;

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        print_message("%s\n", WRONG[i]);
        assert_false(base64_read(WRONG[i], bytes, &length));
    }
    assert_int_equal(length, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_are_written_so),
        cmocka_unit_test(every_byte_comes_back),
        cmocka_unit_test(what_is_not_written_so_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
