/* test_secret.c - tokens are random and readable, digests fit their key and purpose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/secret.h"

static const char KEY[] = "0123456789abcdefghjkmnpqrs";
static const char OTHER_KEY[] = "0123456789abcdefghjkmnpqrt";

static const struct {
    const char *label;
    size_t bytes;
    size_t length;
} TOKENS[] = {
    {"one byte needs two characters", 1, 2},
    {"four bytes fill the seventh", 4, 7},
    {"five bytes are eight characters", 5, 8},
    {"six begin a new one", 6, 10},
    {"a session", 20, 32},
    {"a key", 32, 52},
};

static void a_token_is_as_long_as_its_bytes_ask(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TOKENS); i++) {
        SCOPED(pool) pool = pool_new();
        const char *token = secret_token(pool, TOKENS[i].bytes);

        print_message("%s\n", TOKENS[i].label);
        assert_int_equal(strlen(token), TOKENS[i].length);
        assert_int_equal(strspn(token, "0123456789abcdefghjkmnpqrstvwxyz"),
                         TOKENS[i].length);
    }
}

/* 62.5 times each is expected, with a deviation of 7.8: the bounds are 6 away. */
static void every_character_comes_up_at_every_place(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    size_t counts[8][128] = {{0}};

    for (size_t i = 0; i < 2000; i++) {
        const char *token = secret_token(pool, 5);
        for (size_t place = 0; place < 8; place++) {
            counts[place][(unsigned char)token[place]]++;
        }
    }
    for (size_t place = 0; place < 8; place++) {
        for (const char *at = "0123456789abcdefghjkmnpqrstvwxyz"; *at != '\0'; at++) {
            assert_in_range(counts[place][(unsigned char)*at], 15, 150);
        }
    }
}

static void no_two_tokens_are_equal(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *tokens[100];

    for (size_t i = 0; i < ARRAY_COUNT(tokens); i++) {
        tokens[i] = secret_token(pool, 20);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(tokens[i], tokens[j]);
        }
    }
}

/* Reckoned by Python: hashlib.blake2b(text, digest_size=32). */
static const struct {
    const char *label;
    const char *token;
    const char *digest;
} DIGESTS[] = {
    {"nothing has a digest", "",
     "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
    {"a word", "abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
};

static void a_digest_is_blake2b(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DIGESTS); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", DIGESTS[i].label);
        assert_string_equal(secret_digest(pool, DIGESTS[i].token), DIGESTS[i].digest);
    }
}

/* Each row differs from the others in one thing. */
static const struct {
    const char *label;
    const char *key;
    const char *purpose;
    const char *text;
} KEYED[] = {
    {"as it is", KEY, "form", "abc"},
    {"another text", KEY, "form", "abd"},
    {"no text", KEY, "form", ""},
    {"another purpose", KEY, "from", "abc"},
    {"another key", OTHER_KEY, "form", "abc"},
    {"a letter moved from the text to the purpose", KEY, "forma", "bc"},
    {"and no purpose at all", KEY, "", "formabc"},
};

static void a_keyed_digest_is_of_its_key_purpose_and_text(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    for (size_t i = 0; i < ARRAY_COUNT(KEYED); i++) {
        const char *digest =
            secret_keyed_digest(pool, KEYED[i].key, KEYED[i].purpose, KEYED[i].text);

        print_message("%s\n", KEYED[i].label);
        assert_int_equal(strlen(digest), 32);
        assert_int_equal(strspn(digest, "0123456789abcdef"), 32);
        for (size_t j = 0; j < ARRAY_COUNT(KEYED); j++) {
            const char *other =
                secret_keyed_digest(pool, KEYED[j].key, KEYED[j].purpose, KEYED[j].text);
            assert_int_equal(secret_equal(digest, other), i == j);
        }
    }
}

/* The same in Python, with the BLAKE2b of the key as key, of "form\\0abc". Keys and
 * buckets live in databases: it must not change from one version to the next. */
static void a_keyed_digest_stays_what_it_is(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    assert_string_equal(secret_keyed_digest(pool, KEY, "form", "abc"),
                        "c49dc97897a3e1af66e6f0df180c1296");
}

/* The first forty bits of the digest, five by five. Codes are printed on paper. */
static void a_keyed_code_stays_what_it_is(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    assert_string_equal(secret_keyed_code(pool, KEY, "form", "abc", 8), "rjewjy4q");
    assert_int_equal(strlen(secret_keyed_code(pool, KEY, "form", "abc", 24)), 24);
    assert_string_not_equal(secret_keyed_code(pool, KEY, "form", "abd", 8),
                            secret_keyed_code(pool, KEY, "form", "abc", 8));
}

static void what_is_typed_is_read_as_a_token(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    assert_string_equal(secret_typed(pool, " ABCD-efgh\t"), "abcdefgh");
    assert_string_equal(secret_typed(pool, "OoIiLl"), "001111");
    assert_string_equal(secret_typed(pool, ""), "");
}

static const struct {
    const char *label;
    const char *a;
    const char *b;
    bool is_equal;
} PAIRS[] = {
    {"nothing is nothing", "", "", true},
    {"the same", "abcd", "abcd", true},
    {"the first differs", "abcd", "bbcd", false},
    {"the last differs", "abcd", "abce", false},
    {"a beginning is not the whole", "abc", "abcd", false},
    {"nor the other way about", "abcd", "abc", false},
    {"nothing is not something", "", "a", false},
};

static void equal_is_equal_in_every_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PAIRS); i++) {
        print_message("%s\n", PAIRS[i].label);
        assert_int_equal(secret_equal(PAIRS[i].a, PAIRS[i].b), PAIRS[i].is_equal);
    }
}

static int begin(void **state)
{
    struct status st = {0};

    (void)state;
    return secret_init(&st) && secret_init(&st) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_as_long_as_its_bytes_ask),
        cmocka_unit_test(every_character_comes_up_at_every_place),
        cmocka_unit_test(no_two_tokens_are_equal),
        cmocka_unit_test(a_digest_is_blake2b),
        cmocka_unit_test(a_keyed_digest_is_of_its_key_purpose_and_text),
        cmocka_unit_test(a_keyed_digest_stays_what_it_is),
        cmocka_unit_test(a_keyed_code_stays_what_it_is),
        cmocka_unit_test(what_is_typed_is_read_as_a_token),
        cmocka_unit_test(equal_is_equal_in_every_byte),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
