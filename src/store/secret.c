#include "store/secret.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

/* After Douglas Crockford's base 32: no i, l, o, u.
 * https://www.crockford.com/base32.html */
static const char DIGITS[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum { DIGIT_BITS = 5, DIGEST_BYTES = 32, KEYED_DIGEST_BYTES = 16, KEY_LENGTH_MIN = 26 };

bool secret_init(struct status *st)
{
    if (sodium_init() < 0) {
        return status_fail(st, STATUS_FAILED,
                           "could not use the random source of this machine");
    }
    return true;
}

/* The bits of `bytes` in letters of five; what lies behind them is 0. */
static char *letters(struct pool *pool, const unsigned char *bytes, size_t size,
                     size_t length)
{
    char *text = pool_bytes(pool, length + 1);

    for (size_t i = 0; i < length; i++) {
        unsigned digit = 0;
        for (size_t bit = i * DIGIT_BITS; bit < (i + 1) * DIGIT_BITS; bit++) {
            const unsigned byte = bit / 8 < size ? bytes[bit / 8] : 0;
            digit = digit << 1 | (byte >> (7 - bit % 8) & 1);
        }
        text[i] = DIGITS[digit];
    }
    return text;
}

const char *secret_token(struct pool *pool, size_t bytes)
{
    assert(bytes > 0);
    unsigned char *random = pool_bytes(pool, bytes);

    randombytes_buf(random, bytes);
    const char *token =
        letters(pool, random, bytes, (bytes * 8 + DIGIT_BITS - 1) / DIGIT_BITS);
    sodium_memzero(random, bytes);
    return token;
}

static const char *hexadecimal(struct pool *pool, const unsigned char *bytes, size_t size)
{
    char *digits = pool_bytes(pool, size * 2 + 1);

    return sodium_bin2hex(digits, size * 2 + 1, bytes, size);
}

const char *secret_digest(struct pool *pool, const char *token)
{
    unsigned char digest[DIGEST_BYTES];

    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)token,
                             strlen(token), NULL, 0);
    return hexadecimal(pool, digest, sizeof digest);
}

static void keyed_digest(const char *key, const char *purpose, const char *text,
                         unsigned char digest[KEYED_DIGEST_BYTES])
{
    unsigned char key_bytes[DIGEST_BYTES];
    crypto_generichash_state state;

    assert(strlen(key) >= KEY_LENGTH_MIN);
    (void)crypto_generichash(key_bytes, sizeof key_bytes, (const unsigned char *)key,
                             strlen(key), NULL, 0);
    (void)crypto_generichash_init(&state, key_bytes, sizeof key_bytes,
                                  KEYED_DIGEST_BYTES);
    /* With its NUL, so that the purpose cannot run on into the text. */
    (void)crypto_generichash_update(&state, (const unsigned char *)purpose,
                                    strlen(purpose) + 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
    (void)crypto_generichash_final(&state, digest, KEYED_DIGEST_BYTES);
    sodium_memzero(key_bytes, sizeof key_bytes);
}

const char *secret_keyed_digest(struct pool *pool, const char *key, const char *purpose,
                                const char *text)
{
    unsigned char digest[KEYED_DIGEST_BYTES];

    keyed_digest(key, purpose, text, digest);
    return hexadecimal(pool, digest, sizeof digest);
}

const char *secret_keyed_code(struct pool *pool, const char *key, const char *purpose,
                              const char *text, size_t length)
{
    unsigned char digest[KEYED_DIGEST_BYTES];

    assert(length * DIGIT_BITS <= sizeof digest * 8);
    keyed_digest(key, purpose, text, digest);
    return letters(pool, digest, sizeof digest, length);
}

const char *secret_typed(struct pool *pool, const char *typed)
{
    char *token = pool_bytes(pool, strlen(typed) + 1);
    size_t length = 0;

    for (const char *at = typed; *at != '\0'; at++) {
        const char letter = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;

        if (strchr(" \t-", letter) == NULL) {
            token[length++] = letter == 'o' ? '0' : strchr("il", letter) ? '1' : letter;
        }
    }
    return token;
}

bool secret_equal(const char *a, const char *b)
{
    const size_t length = strlen(a);

    return length == strlen(b) && sodium_memcmp(a, b, length) == 0;
}
