/* test_decode.c - the bytes of somebody's file as UTF-8, or why not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/decode.h"
#include "base/limits.h"
#include "report_lines.h"

#define BYTES(literal) literal, sizeof(literal) - 1

#define NOTE_1252                                                                        \
    "note f.txt: the file is not UTF-8; it was read as Windows-1252 (Latin-1): look "    \
    "whether the accents are right\n"
#define NOT_A_TEXT(column)                                                               \
    "error f.txt:1:" column                                                              \
    ": this is not a text file; save it as UTF-8 text (in Excel: \"CSV "                 \
    "UTF-8\")\n"
#define CONTROL "an invisible control character stands here; remove it\n"
#define UTF_16                                                                           \
    "error f.txt:1:1: the file is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")\n"

static const struct {
    const char *label;
    const char *bytes;
    size_t length;
    const char *text; /* NULL: refused */
    const char *report;
} CASES[] = {
    {"empty", BYTES(""), NULL,
     "error f.txt:1:1: the file is empty; fill it in (a table begins with a row of "
     "headers), or take it away\n"},
    {"one letter", BYTES("a"), "a", ""},
    {"UTF-8", BYTES("r\xC3\xA9seau\r\n"), "r\xC3\xA9seau\r\n", ""},
    {"a byte order mark goes", BYTES("\xEF\xBB\xBFnaam"), "naam", ""},
    {"only a byte order mark", BYTES("\xEF\xBB\xBF"), "", ""},
    {"only the first one goes", BYTES("\xEF\xBB\xBF\xEF\xBB\xBFx"), "\xEF\xBB\xBFx", ""},
    {"half a byte order mark is Latin-1", BYTES("\xEF\xBB"), "\xC3\xAF\xC2\xBB",
     NOTE_1252},
    {"Latin-1", BYTES("r\xE9seau"), "r\xC3\xA9seau", NOTE_1252},
    {"Windows-1252", BYTES("5 \x80"), "5 \xE2\x82\xAC", NOTE_1252},
    {"one wrong byte makes all of it Latin-1", BYTES("\xC3\xA9\xE9"),
     "\xC3\x83\xC2\xA9\xC3\xA9", NOTE_1252},
    {"a byte order mark before Latin-1", BYTES("\xEF\xBB\xBF\xE9"), "\xC3\xA9",
     NOTE_1252},
    {"little-endian UTF-16", BYTES("\xFF\xFEn\0a\0"), NULL, UTF_16},
    {"big-endian UTF-16", BYTES("\xFE\xFF\0n\0a"), NULL, UTF_16},
    {"UTF-16 without its mark", BYTES("n\0a\0"), NULL, NOT_A_TEXT("2")},
    {"one NUL", BYTES("a\0"), NULL, NOT_A_TEXT("2")},
    {"a NUL in front", BYTES("\0a"), NULL, NOT_A_TEXT("1")},
    {"a spreadsheet's own format", BYTES("PK\x03\x04\x14\0\x06\0"), NULL,
     NOT_A_TEXT("6")},
    {"a control character", BYTES("a\r\nb\x01"), NULL, "error f.txt:2:2: " CONTROL},
    {"delete", BYTES("\x7F"), NULL, "error f.txt:1:1: " CONTROL},
    {"escape, behind letters with accents", BYTES("\xC3\xA9\xC3\xA9\x1B[31m"), NULL,
     "error f.txt:1:3: " CONTROL},
    {"the escape of C1",
     BYTES("a\xC2\x9B"
           "31m"),
     NULL, "error f.txt:1:2: " CONTROL},
    {"the last of C1, and the first behind it", BYTES("\xC2\xA0\xC2\x9F"), NULL,
     "error f.txt:1:2: " CONTROL},
    {"what turns the direction of writing", BYTES("\n\xE2\x80\xAE"), NULL,
     "error f.txt:2:1: " CONTROL},
    {"so do isolates", BYTES("\xE2\x81\xA6"), NULL, "error f.txt:1:1: " CONTROL},
    {"tabs, line ends and dashes are text", BYTES("\t\r\n\xE2\x80\x93\xE2\x81\xA5"),
     "\t\r\n\xE2\x80\x93\xE2\x81\xA5", ""},
};

static void bytes_become_utf8_or_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        /* Without a NUL behind them, so that a read past the end is seen. */
        const char *bytes = pool_items_copy(pool, CASES[i].bytes, CASES[i].length, 1);

        print_message("%s\n", CASES[i].label);
        const char *text = decode_text(
            &(struct file_bytes){"f.txt", bytes, CASES[i].length}, pool, &report);
        assert_int_equal(text != NULL, CASES[i].text != NULL);
        assert_string_equal(text != NULL ? text : "",
                            CASES[i].text != NULL ? CASES[i].text : "");
        assert_string_equal(report_lines(&report, pool), CASES[i].report);
    }
}

static const struct {
    const char *label;
    size_t length;
    const char *report;
} SIZE_CASES[] = {
    {"the largest", LIMIT_FILE_BYTES, ""},
    {"a byte more is in the next megabyte", LIMIT_FILE_BYTES + 1,
     "error f.txt:1:1: the file has 17 MB; at most 16 MB is read\n"},
    {"much more", (size_t)40 * 1024 * 1024,
     "error f.txt:1:1: the file has 40 MB; at most 16 MB is read\n"},
};

static void there_is_a_limit_to_the_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SIZE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        char *bytes = pool_bytes(pool, SIZE_CASES[i].length);

        print_message("%s\n", SIZE_CASES[i].label);
        memset(bytes, 'x', SIZE_CASES[i].length);
        const char *text = decode_text(
            &(struct file_bytes){"f.txt", bytes, SIZE_CASES[i].length}, pool, &report);
        assert_int_equal(text != NULL, SIZE_CASES[i].report[0] == '\0');
        assert_true(text == NULL || strlen(text) == LIMIT_FILE_BYTES);
        assert_string_equal(report_lines(&report, pool), SIZE_CASES[i].report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_utf8_or_are_refused),
        cmocka_unit_test(there_is_a_limit_to_the_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
