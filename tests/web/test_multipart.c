/* test_multipart.c - forms with a file, as browsers send them and as they do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "web/multipart.h"

#define TYPE "multipart/form-data; boundary=AaB03x"
#define FIELD(name, value)                                                               \
    "--AaB03x\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_NAMED(name, file, bytes)                                                    \
    "--AaB03x\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file    \
    "\"\r\nContent-Type: text/csv\r\n\r\n" bytes "\r\n"
#define END "--AaB03x--\r\n"

/* The fields as [name=value], then the file as <field:name=bytes>. */
/* clang-format off */
static const struct {
    const char *label;
    const char *type;
    const char *body;
    enum status_code code;
    const char *outcome;
} CASES[] = {
    {"a field", TYPE, FIELD("a", "b") END, STATUS_OK, "[a=b]"},
    {"no line end behind all", TYPE, FIELD("a", "b") "--AaB03x--", STATUS_OK, "[a=b]"},
    {"an empty field", TYPE, FIELD("a", "") END, STATUS_OK, "[a=]"},
    {"fields in order", TYPE, FIELD("b", "1") FIELD("a", "2") FIELD("b", "3") END, STATUS_OK, "[b=1][a=2][b=3]"},
    {"lines as browsers end them", TYPE, FIELD("a", "1\r\n2\r\n") END, STATUS_OK, "[a=1\n2\n]"},
    {"nearly a boundary", TYPE, FIELD("a", "1\r\n--AaB03\r\n-") END, STATUS_OK, "[a=1\n--AaB03\n-]"},
    {"a file", TYPE, FILE_NAMED("f", "t.csv", "a,b\r\n1,2\r\n") END, STATUS_OK, "<f:t.csv=a,b\r\n1,2\r\n>"},
    {"a file among fields", TYPE, FIELD("a", "b") FILE_NAMED("f", "t.csv", "x") FIELD("c", "d") END, STATUS_OK, "[a=b][c=d]<f:t.csv=x>"},
    {"an empty file", TYPE, FILE_NAMED("f", "t.csv", "") END, STATUS_OK, "<f:t.csv=>"},
    {"no file chosen", TYPE, FILE_NAMED("f", "", "") END, STATUS_OK, ""},
    {"no file chosen, twice", TYPE, FILE_NAMED("f", "", "") FILE_NAMED("g", "", "") END, STATUS_OK, ""},
    {"a file without a name", TYPE, FILE_NAMED("f", "", "x") END, STATUS_OK, "<f:file=x>"},
    {"a name with folders", TYPE, FILE_NAMED("f", "C:\\map\\t.csv", "x") END, STATUS_OK, "<f:t.csv=x>"},
    {"a name with quotes", TYPE, FILE_NAMED("f", "%22t%22.csv", "x") END, STATUS_OK, "<f:\"t\".csv=x>"},
    {"a name that is a folder", TYPE, FILE_NAMED("f", "../../", "x") END, STATUS_OK, "<f:file=x>"},
    {"a boundary in quotes", "Multipart/Form-Data ; Boundary=\"AaB03x\"", FIELD("a", "b") END, STATUS_OK, "[a=b]"},
    {"headers in any case", TYPE, "--AaB03x\r\ncontent-disposition:form-data ;NAME=\"a\"\r\n\r\nb\r\n" END, STATUS_OK, "[a=b]"},
    {"an encoding that is none", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\nb\r\n" END, STATUS_OK, "[a=b]"},
    {"another encoding", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nYg==\r\n" END, STATUS_INVALID, ""},
    {"another type", "application/x-www-form-urlencoded", "a=b", STATUS_INVALID, ""},
    {"a longer type", "multipart/form-database; boundary=AaB03x", FIELD("a", "b") END, STATUS_INVALID, ""},
    {"no boundary", "multipart/form-data", FIELD("a", "b") END, STATUS_INVALID, ""},
    {"an empty boundary", "multipart/form-data; boundary=", "--\r\n", STATUS_INVALID, ""},
    {"a boundary and more", TYPE "; charset=utf-8", FIELD("a", "b") END, STATUS_INVALID, ""},
    {"a boundary with a line end", "multipart/form-data; boundary=\"A\r\nB\"", "--A\r\nB--", STATUS_INVALID, ""},
    {"quotes that do not close", "multipart/form-data; boundary=\"AaB03x", FIELD("a", "b") END, STATUS_INVALID, ""},
    {"a boundary of 71", "multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901", "--", STATUS_INVALID, ""},
    {"nothing", TYPE, "", STATUS_INVALID, ""},
    {"no parts", TYPE, END, STATUS_OK, ""},
    {"something before", TYPE, "x\r\n" FIELD("a", "b") END, STATUS_INVALID, ""},
    {"something behind", TYPE, FIELD("a", "b") END "x", STATUS_INVALID, ""},
    {"no end", TYPE, FIELD("a", "b"), STATUS_INVALID, ""},
    {"half an end", TYPE, FIELD("a", "b") "--AaB03x-", STATUS_INVALID, ""},
    {"a part without an end", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", STATUS_INVALID, ""},
    {"no headers", TYPE, "--AaB03x\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"headers without an end", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"", STATUS_INVALID, ""},
    {"a header without a colon", TYPE, "--AaB03x\r\nContent-Disposition\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"a header of another kind", TYPE, "--AaB03x\r\nX: y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"two names", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"two dispositions", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"no name", TYPE, "--AaB03x\r\nContent-Disposition: form-data\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"a name without quotes", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"a name in another way", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''t\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"an attachment", TYPE, "--AaB03x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"parts in a part", TYPE, "--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nb\r\n" END, STATUS_INVALID, ""},
    {"two files", TYPE, FILE_NAMED("f", "t", "x") FILE_NAMED("f", "u", "y") END, STATUS_INVALID, ""},
    {"a control character", TYPE, FIELD("a", "\x07") END, STATUS_INVALID, ""},
    {"a lone return", TYPE, FIELD("a", "1\r2") END, STATUS_INVALID, ""},
    {"Windows-1252", TYPE, FIELD("a", "\xE9") END, STATUS_INVALID, ""},
    {"a tab in a name", TYPE, FILE_NAMED("f", "a\tb", "x") END, STATUS_INVALID, ""},
    {"a control character in a name", TYPE, FILE_NAMED("f", "a\x1B", "x") END, STATUS_INVALID, ""},
};
/* clang-format on */

static const char *outcome(const struct multipart *multipart, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < multipart->form.pair_count; i++) {
        text_format(&text, "[%s=%s]", multipart->form.pairs[i].name,
                    multipart->form.pairs[i].value);
    }
    if (multipart->field != NULL) {
        text_format(&text, "<%s:%s=", multipart->field, multipart->file.name);
        text_add_part(&text, multipart->file.bytes, multipart->file.length);
        text_add(&text, ">");
    }
    return text.bytes;
}

static void forms_with_a_file_are_decoded_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct multipart multipart = {.field = NULL};
        struct status st = {0};

        print_message("%s\n", CASES[i].label);
        assert_int_equal(multipart_decode(CASES[i].type, CASES[i].body,
                                          strlen(CASES[i].body), pool, &multipart, &st),
                         CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, CASES[i].code);
        assert_string_equal(outcome(&multipart, pool), CASES[i].outcome);
    }
}

static void the_bytes_of_a_file_are_left_as_they_are(void **state)
{
    static const char BODY[] = FILE_NAMED("f", "t", "PK\x03\x04\0\r\n\r\r\n--\xFF") END;
    SCOPED(pool) pool = pool_new();
    struct multipart multipart;
    struct status st = {0};

    (void)state;
    assert_true(multipart_decode(TYPE, BODY, sizeof BODY - 1, pool, &multipart, &st));
    assert_int_equal(multipart.file.length, 13);
    assert_memory_equal(multipart.file.bytes, "PK\x03\x04\0\r\n\r\r\n--\xFF", 13);
}

static void a_zero_byte_in_a_field_is_refused(void **state)
{
    static const char BODY[] = FIELD("a", "b\0c") END;
    SCOPED(pool) pool = pool_new();
    struct multipart multipart;
    struct status st = {0};

    (void)state;
    assert_false(multipart_decode(TYPE, BODY, sizeof BODY - 1, pool, &multipart, &st));
    assert_int_equal(st.code, STATUS_INVALID);
}

/* Limits: so many of a byte is right, one more is not. */
static enum status_code code_of(const char *before, size_t count, const char *behind)
{
    SCOPED(pool) pool = pool_new();
    struct multipart multipart;
    struct status st = {0};
    struct text body;

    text_init(&body, pool, LIMIT_OUTPUT_BYTES);
    text_add(&body, before);
    text_add_repeated(&body, 'a', count);
    text_add(&body, behind);
    (void)!multipart_decode(TYPE, body.bytes, body.length, pool, &multipart, &st);
    return st.code;
}

#define OPENING "--AaB03x\r\nContent-Disposition: form-data; name=\""

static void what_is_too_long_is_refused(void **state)
{
    static const struct {
        const char *before;
        size_t most;
        const char *behind;
    } LIMITS[] = {
        {OPENING "a\"\r\n\r\n", LIMIT_FIELD_BYTES, "\r\n" END},
        {OPENING, LIMIT_NAME_BYTES, "\"\r\n\r\nb\r\n" END},
        {OPENING "f\"; filename=\"", LIMIT_NAME_BYTES, "\"\r\n\r\nb\r\n" END},
        {OPENING "f\"; filename=\"t\"\r\n\r\n", LIMIT_FILE_BYTES, "\r\n" END},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIMITS); i++) {
        assert_int_equal(code_of(LIMITS[i].before, LIMITS[i].most, LIMITS[i].behind),
                         STATUS_OK);
        assert_int_equal(code_of(LIMITS[i].before, LIMITS[i].most + 1, LIMITS[i].behind),
                         STATUS_LIMIT);
    }
    assert_int_equal(code_of(OPENING "a\"\r\nContent-Type: ", 4000, "\r\n\r\nb\r\n" END),
                     STATUS_LIMIT);
}

static void too_many_parts_are_refused(void **state)
{
    (void)state;
    for (size_t over = 0; over <= 1; over++) {
        SCOPED(pool) pool = pool_new();
        struct multipart multipart;
        struct status st = {0};
        struct text body;

        text_init(&body, pool, LIMIT_OUTPUT_BYTES);
        for (size_t i = 0; i < LIMIT_FORM_FIELDS + over; i++) {
            text_add(&body, FIELD("a", "b"));
        }
        text_add(&body, END);
        (void)!multipart_decode(TYPE, body.bytes, body.length, pool, &multipart, &st);
        assert_int_equal(st.code, over == 0 ? STATUS_OK : STATUS_LIMIT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_with_a_file_are_decoded_strictly),
        cmocka_unit_test(the_bytes_of_a_file_are_left_as_they_are),
        cmocka_unit_test(a_zero_byte_in_a_field_is_refused),
        cmocka_unit_test(what_is_too_long_is_refused),
        cmocka_unit_test(too_many_parts_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
