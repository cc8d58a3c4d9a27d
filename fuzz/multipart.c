/* multipart.c - fuzz what a form with a file decodes to. The first line is the boundary,
 * the rest the body. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "web/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void multipart_check(const struct multipart *multipart, const char *body,
                            size_t length)
{
    const struct file_bytes *file = &multipart->file;

    require(multipart->form.pair_count <= LIMIT_FORM_FIELDS, "fields are limited");
    for (size_t i = 0; i < multipart->form.pair_count; i++) {
        const struct form_pair *pair = &multipart->form.pairs[i];

        require(strlen(pair->name) <= LIMIT_NAME_BYTES, "a name is not too long");
        require(utf8_is_visible(pair->name, ""), "a name is visible");
        require(strlen(pair->value) <= LIMIT_FIELD_BYTES, "a value is not too long");
        require(utf8_is_visible(pair->value, "\n\t"), "a value is visible text");
    }
    if (multipart->field == NULL) {
        require(file->bytes == NULL, "no file has no bytes");
        return;
    }
    require(file->name[0] != '\0' && strpbrk(file->name, "/\\") == NULL,
            "a file has a name without folders");
    require(utf8_is_visible(file->name, ""), "that is visible");
    require(file->bytes >= body && file->bytes + file->length <= body + length,
            "a file lies within the body");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    const uint8_t *end = length > 0 ? memchr(bytes, '\n', length) : NULL;
    const size_t line = end != NULL ? (size_t)(end - bytes) : length;
    const size_t begin = end != NULL ? line + 1 : length;
    const char *body = pool_text_part(pool, (const char *)bytes + begin, length - begin);
    struct multipart multipart = {.field = NULL};
    struct status st = {0};
    struct text type;

    text_init(&type, pool, LIMIT_OUTPUT_BYTES);
    text_add(&type, "multipart/form-data; boundary=");
    text_add_part(&type, (const char *)bytes, line);
    if (!multipart_decode(type.bytes, body, length - begin, pool, &multipart, &st)) {
        require(st.code == STATUS_INVALID || st.code == STATUS_LIMIT,
                "a refusal says why");
        require(multipart.field == NULL && multipart.form.pair_count == 0,
                "and leaves nothing");
        return 0;
    }
    multipart_check(&multipart, body, length - begin);
    return 0;
}
