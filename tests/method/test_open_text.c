/* test_open_text.c - what is pointed out to those who check a written answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "method/open_text.h"

/* The marked parts as "name:Fatima number:12". */
static const char *marks(const char *text, struct pool *pool)
{
    const struct open_text_parts parts = open_text_scan(text, pool);
    struct text words;

    text_init(&words, pool, LIMIT_PAGE_BYTES);
    for (size_t i = 0; i < parts.count; i++) {
        if (parts.parts[i].kind != OPEN_TEXT_PLAIN) {
            text_format(&words, "%s%s:%s", words.length > 0 ? " " : "",
                        OPEN_TEXT_CODES[parts.parts[i].kind], parts.parts[i].words);
        }
    }
    return words.bytes;
}

static const struct {
    const char *text;
    const char *marks;
} CASES[] = {
    {"", ""},
    {"we moesten lang wachten.", ""},
    {"Het was goed. Ik durfde er niet naartoe.", ""},
    {"Toen heeft Fatima ons geholpen", "name:Fatima"},
    {"Fatima heeft ons geholpen.", "name:Fatima"},
    {"bij Jan Peeters thuis", "name:Jan Peeters"},
    {"in Sint-Niklaas, of in Gent", "name:Sint-Niklaas name:Gent"},
    {"het OCMW was streng", "name:OCMW"},
    {"mijn zoon van 12 jaar", "number:12"},
    {"bel 0470/12.34.56", "number:0470 number:12.34.56"},
    {"op 3/4 of 4e leerjaar", "number:3 number:4 number:4e"},
    {"mail naar an.d@huis.be!", "address:an.d@huis.be"},
    {"zie https://huis.be/x?y=1 daar", "address:https://huis.be/x?y=1"},
    {"zie www.huis.be.", "address:www.huis.be"},
    {"in de kerkstraat", "address:kerkstraat"},
    {"de juf zei het aan meester Tom", "person:juf person:meester name:Tom"},
    {"la directrice de l'\xC3\x89"
     "cole Sainte-Marie",
     "person:directrice name:\xC3\x89"
     "cole Sainte-Marie"},
    {"\xC3\x80 l\xE2\x80\x99"
     "\xC3\xA9"
     "cole",
     ""},
    {"l\xE2\x80\x99"
     "Ardoise nous a aid\xC3\xA9s",
     "name:Ardoise"},
    {"zo'n goede hulp, 't was fijn", ""},
    {"\xC2\xAB Marie \xC2\xBB a dit", "name:Marie"},
    {"The nurse was kind. Thank you!", "person:nurse"},
    {"\xC5\x81ukasz hielp", "name:\xC5\x81ukasz"},
};

static void what_may_tell_who_it_is_is_pointed_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        assert_string_equal(marks(CASES[i].text, pool), CASES[i].marks);
    }
}

static void the_parts_together_are_the_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct open_text_parts parts = open_text_scan(CASES[i].text, pool);
        struct text whole;

        text_init(&whole, pool, LIMIT_PAGE_BYTES);
        for (size_t part = 0; part < parts.count; part++) {
            text_add(&whole, parts.parts[part].words);
        }
        assert_string_equal(whole.bytes, CASES[i].text);
    }
}

static void what_is_left_out_already_is_not_pointed_out(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    assert_int_equal(open_text_scan("toen hielp [...] ons in [...]", pool).marked, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_tell_who_it_is_is_pointed_out),
        cmocka_unit_test(the_parts_together_are_the_text),
        cmocka_unit_test(what_is_left_out_already_is_not_pointed_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
