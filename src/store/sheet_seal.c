#include "store/sheet_seal.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/base64.h"
#include "base/limits.h"

enum { ID_BYTES = 16, BLOCK = 512 };

static const char ORGANISATION[] = "organisation";

/* ---- what is made of a code ---- */

static void code_digest(const struct sheet_place *place, const char *purpose,
                        const char *code, unsigned char *digest, size_t size)
{
    crypto_generichash_state state;
    char wave[32];
    const char *const parts[] = {purpose, place->network_id, wave, place->respondent,
                                 code};

    (void)snprintf(wave, sizeof wave, "%lld", (long long)place->wave_id);
    (void)crypto_generichash_init(&state, NULL, 0, size);
    for (size_t i = 0; i < ARRAY_COUNT(parts); i++) {
        /* With its NUL, so that no part runs on into the next. */
        (void)crypto_generichash_update(&state, (const unsigned char *)parts[i],
                                        strlen(parts[i]) + 1);
    }
    (void)crypto_generichash_final(&state, digest, size);
}

const char *sheet_id(struct pool *pool, const struct sheet_place *place, const char *code)
{
    unsigned char digest[ID_BYTES];
    char *digits = pool_bytes(pool, sizeof digest * 2 + 1);

    code_digest(place, "begun sheet id", code, digest, sizeof digest);
    return sodium_bin2hex(digits, sizeof digest * 2 + 1, digest, sizeof digest);
}

/* ---- the clear text: two texts an item, each with its NUL ---- */

/* The code of an item; and a number, or a mark and what is written. Plain, because a
 * whole sheet is opened and sealed for each screen of everybody. */
static const char WRITTEN = '"';

static void clear_add(struct text *text, const char *item, int64_t value,
                      const char *written)
{
    text_add_part(text, item, strlen(item) + 1);
    if (written != NULL) {
        text_add_char(text, WRITTEN);
        text_add(text, written);
    } else {
        text_add_integer(text, value);
    }
    text_add_char(text, '\0');
}

static bool clear_write(const struct reply_sheet *sheet, struct text *text)
{
    clear_add(text, ORGANISATION, sheet->organisation_id, NULL);
    for (size_t i = 0; i < sheet->answer_count; i++) {
        const struct reply_answer *answer = &sheet->answers[i];

        clear_add(text, answer->item, answer->value, answer->text);
    }
    return !text->is_cut;
}

/* What the seal lets through is what clear_write() wrote. */
static void clear_read(const char *clear, size_t length, struct pool *pool,
                       struct reply_sheet *sheet_out)
{
    struct reply_answer *answers = NULL;
    size_t capacity = 0;

    *sheet_out = (struct reply_sheet){0};
    for (const char *at = clear; at < clear + length;) {
        const char *item = at;
        const char *said = item + strlen(item) + 1;
        const bool is_text = said[0] == WRITTEN;
        const long long number = is_text ? 0 : strtoll(said, NULL, 10);

        at = said + strlen(said) + 1;
        if (strcmp(item, ORGANISATION) == 0) {
            sheet_out->organisation_id = number;
            continue;
        }
        answers = pool_grow(pool, answers, sheet_out->answer_count, &capacity,
                            struct reply_answer);
        answers[sheet_out->answer_count++] =
            (struct reply_answer){item, (int32_t)number, is_text ? said + 1 : NULL};
    }
    sheet_out->answers = answers;
}

/* ---- the seal: a nonce, then the box ---- */

const char *sheet_seal(struct pool *pool, const struct sheet_place *place,
                       const char *code, const struct reply_sheet *sheet)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    struct text clear;
    struct text body;
    size_t padded = 0;

    text_init(&clear, pool, LIMIT_SHEET_BYTES);
    if (!clear_write(sheet, &clear)) {
        return NULL;
    }
    const size_t room = clear.length + BLOCK;
    unsigned char *bytes = pool_bytes(pool, room);
    memcpy(bytes, clear.bytes, clear.length);
    if (sodium_pad(&padded, bytes, clear.length, BLOCK, room) != 0) {
        return NULL;
    }
    const size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + padded;
    unsigned char *sealed = pool_bytes(pool, size);
    randombytes_buf(sealed, crypto_secretbox_NONCEBYTES);
    code_digest(place, "begun sheet key", code, key, sizeof key);
    (void)crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, bytes, padded,
                                sealed, key);
    sodium_memzero(key, sizeof key);
    sodium_memzero(bytes, room);
    sodium_memzero(clear.bytes, clear.length);
    /* Four letters for three bytes, and the padding. */
    text_init(&body, pool, 2 * (size_t)LIMIT_SHEET_BYTES);
    base64_add(&body, sealed, size);
    return body.bytes;
}

bool sheet_open(struct pool *pool, const struct sheet_place *place, const char *code,
                const char *body, struct reply_sheet *sheet_out)
{
    const size_t before = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    unsigned char *sealed = pool_bytes(pool, base64_room(strlen(body)));
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t size = 0;
    size_t length = 0;

    if (!base64_read(body, sealed, &size) || size <= before) {
        return false;
    }
    unsigned char *bytes = pool_bytes(pool, size);
    code_digest(place, "begun sheet key", code, key, sizeof key);
    const int is_forged =
        crypto_secretbox_open_easy(bytes, sealed + crypto_secretbox_NONCEBYTES,
                                   size - crypto_secretbox_NONCEBYTES, sealed, key);
    sodium_memzero(key, sizeof key);
    if (is_forged != 0 || sodium_unpad(&length, bytes, size - before, BLOCK) != 0) {
        return false;
    }
    clear_read((const char *)bytes, length, pool, sheet_out);
    return true;
}
