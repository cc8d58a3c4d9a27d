/* transfer.c - any bytes as the file of a network: what is read is written back alike. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/migrate.h"
#include "store/transfer_line.h"
#include "store/transfer_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static size_t line_count(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++) {
        count += bytes[i] == '\n';
    }
    return count;
}

/* The last line, right for what stands before it. */
static void end_add(struct text *text)
{
    unsigned char digest[crypto_generichash_BYTES];
    char hex[2 * sizeof digest + 1];

    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)text->bytes,
                             text->length, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    transfer_line_end(text, line_count(text->bytes, text->length), hex);
}

/* The header may be an older program's, so it is taken as it stands. */
static void file_require(const struct transfer_file *file, const char *bytes,
                         size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    text_init(&text, pool, TRANSFER_FILE_BYTES);
    text_add_part(&text, bytes, strcspn(bytes, "\n") + 1);
    for (size_t i = 0; i < file->row_count; i++) {
        transfer_line_record(&text, file->rows[i].kind, file->rows[i].values);
    }
    for (size_t i = 0; i < file->journal.count; i++) {
        transfer_line_journal(&text, &file->journal.entries[i]);
    }
    end_add(&text);
    require(text.length == length && memcmp(text.bytes, bytes, length) == 0,
            "what was read is written back byte for byte");
}

static void bytes_try(const char *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    FILE *in = fmemopen((void *)(uintptr_t)bytes, length, "rb");
    const struct transfer_source source = {in, "n.jsonl"};
    struct transfer_file file = {0};
    struct status st = {0};
    struct text sentence;

    require(in != NULL, "memory can be read");
    if (transfer_read(&source, pool, &file, &st)) {
        file_require(&file, bytes, length);
    } else {
        text_init(&sentence, pool, LIMIT_CELL_BYTES);
        status_say(&st, LANGUAGE_EN, &sentence);
        require(st.code == STATUS_INVALID || st.code == STATUS_LIMIT,
                "a refusal says why");
        require(strncmp(sentence.bytes, "n.jsonl:", 8) == 0, "and where");
    }
    (void)fclose(in);
}

/* As it is; and with a last line that is right, which no fuzzer finds. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    if (length == 0) {
        return 0;
    }
    text_init(&text, pool, TRANSFER_FILE_BYTES);
    text_add_part(&text, (const char *)bytes, length);
    bytes_try(text.bytes, length);
    end_add(&text);
    bytes_try(text.bytes, text.length);
    return 0;
}
