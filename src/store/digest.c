#include "store/digest.h"

#include <inttypes.h>

#include <sodium.h>

#include "base/limits.h"
#include "base/text.h"

enum { DIGEST_BYTES = 32, SALT_BYTES = 16 };

static const char *hexadecimal(struct pool *pool, const unsigned char *bytes, size_t size)
{
    char *text = pool_bytes(pool, 2 * size + 1);

    (void)sodium_bin2hex(text, 2 * size + 1, bytes, size);
    return text;
}

static const char *digest_of(struct pool *pool, const struct text *text)
{
    unsigned char digest[DIGEST_BYTES];

    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)text->bytes,
                             text->length, NULL, 0);
    return hexadecimal(pool, digest, sizeof digest);
}

const char *digest_salt(struct pool *pool)
{
    unsigned char salt[SALT_BYTES];

    randombytes_buf(salt, sizeof salt);
    return hexadecimal(pool, salt, sizeof salt);
}

/* A line end parts what is digested; only the last part may hold one itself. */
const char *digest_value(struct pool *pool, const char *salt, const char *changes)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s\n%s", salt, changes);
    return digest_of(pool, &text);
}

const char *digest_link(struct pool *pool, const char *former,
                        const struct journal_link *link, const char *value_digest)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s\n%" PRId64 "\n%" PRId64 "\n%s\n%s\n%" PRId64 "\n%s", former,
                link->position, link->at, link->author, link->action, link->undoes,
                value_digest);
    return digest_of(pool, &text);
}
