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

const char *secret_token(struct pool *pool, size_t bytes)
{
    assert(bytes > 0);
    unsigned char *random = pool_bytes(pool, bytes);
    const size_t length = (bytes * 8 + DIGIT_BITS - 1) / DIGIT_BITS;
    char *token = pool_bytes(pool, length + 1);

    randombytes_buf(random, bytes);
    for (size_t i = 0; i < length; i++) {
        unsigned digit = 0;
        for (size_t bit = i * DIGIT_BITS; bit < (i + 1) * DIGIT_BITS; bit++) {
            const unsigned byte = bit / 8 < bytes ? random[bit / 8] : 0;
            digit = digit << 1 | (byte >> (7 - bit % 8) & 1);
        }
        token[i] = DIGITS[digit];
    }
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

const char *secret_keyed_digest(struct pool *pool, const char *key, const char *purpose,
                                const char *text)
{
    unsigned char key_bytes[DIGEST_BYTES];
    unsigned char digest[KEYED_DIGEST_BYTES];
    crypto_generichash_state state;

    assert(strlen(key) >= KEY_LENGTH_MIN);
    (void)crypto_generichash(key_bytes, sizeof key_bytes, (const unsigned char *)key,
                             strlen(key), NULL, 0);
    (void)crypto_generichash_init(&state, key_bytes, sizeof key_bytes, sizeof digest);
    /* With its NUL, so that the purpose cannot run on into the text. */
    (void)crypto_generichash_update(&state, (const unsigned char *)purpose,
                                    strlen(purpose) + 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)text, strlen(text));
    (void)crypto_generichash_final(&state, digest, sizeof digest);
    sodium_memzero(key_bytes, sizeof key_bytes);
    return hexadecimal(pool, digest, sizeof digest);
}

bool secret_equal(const char *a, const char *b)
{
    const size_t length = strlen(a);

    return length == strlen(b) && sodium_memcmp(a, b, length) == 0;
}
