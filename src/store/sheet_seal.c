#include "store/sheet_seal.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/json_in.h"

enum { ID_BYTES = 16, BLOCK = 512, MEMBERS_MAX = 1000 };

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

/* ---- the clear text: an object, a member an item ---- */

static bool clear_write(const struct reply_sheet *sheet, struct text *text)
{
    struct value *object = model_object(text->pool);

    if (sheet->answer_count >= MEMBERS_MAX) {
        return false;
    }
    model_set_integer(object, ORGANISATION, sheet->organisation_id);
    for (size_t i = 0; i < sheet->answer_count; i++) {
        const struct reply_answer *answer = &sheet->answers[i];

        if (answer->text != NULL) {
            model_set_text(object, answer->item, answer->text);
        } else {
            model_set_integer(object, answer->item, answer->value);
        }
    }
    value_write_json_compact(object, text);
    return !text->is_cut;
}

static bool clear_read(const char *clear, size_t length, struct pool *pool,
                       struct reply_sheet *sheet_out)
{
    struct reply_answer *answers = NULL;
    struct value *object = NULL;
    struct status st = {0};
    size_t capacity = 0;

    if (!json_read(clear, length, pool, &object, &st)) {
        return false;
    }
    *sheet_out = (struct reply_sheet){0};
    for (const struct value *at = value_first(object); at != NULL; at = value_next(at)) {
        const bool is_text = value_kind(at) == VALUE_TEXT;
        const long long number = is_text ? 0 : strtoll(value_text(at), NULL, 10);

        if (strcmp(value_name(at), ORGANISATION) == 0) {
            sheet_out->organisation_id = number;
            continue;
        }
        answers = pool_grow(pool, answers, sheet_out->answer_count, &capacity,
                            struct reply_answer);
        answers[sheet_out->answer_count++] = (struct reply_answer){
            value_name(at), (int32_t)number, is_text ? value_text(at) : NULL};
    }
    sheet_out->answers = answers;
    return true;
}

/* ---- the seal: a nonce, then the box ---- */

const char *sheet_seal(struct pool *pool, const struct sheet_place *place,
                       const char *code, const struct reply_sheet *sheet)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    struct text clear;
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
    const size_t length =
        sodium_base64_encoded_len(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return sodium_bin2base64(pool_bytes(pool, length), length, sealed, size,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool sheet_open(struct pool *pool, const struct sheet_place *place, const char *code,
                const char *body, struct reply_sheet *sheet_out)
{
    const size_t before = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    unsigned char *sealed = pool_bytes(pool, strlen(body) + 1);
    unsigned char key[crypto_secretbox_KEYBYTES];
    size_t size = 0;
    size_t length = 0;

    if (sodium_base642bin(sealed, strlen(body), body, strlen(body), NULL, &size, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size <= before) {
        return false;
    }
    unsigned char *bytes = pool_bytes(pool, size);
    code_digest(place, "begun sheet key", code, key, sizeof key);
    const int is_forged =
        crypto_secretbox_open_easy(bytes, sealed + crypto_secretbox_NONCEBYTES,
                                   size - crypto_secretbox_NONCEBYTES, sealed, key);
    sodium_memzero(key, sizeof key);
    return is_forged == 0 && sodium_unpad(&length, bytes, size - before, BLOCK) == 0 &&
           clear_read((const char *)bytes, length, pool, sheet_out);
}
