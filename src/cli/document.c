#include "cli/document.h"

#include <sodium.h>

#include "base/limits.h"

enum { HEX_SIZE = 2 * crypto_hash_sha256_BYTES + 1 };

static void hex_of(const char *bytes, size_t length, char *hex)
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(hash, (const unsigned char *)bytes, length);
    (void)sodium_bin2hex(hex, HEX_SIZE, hash, sizeof hash);
}

const char *digest_bytes(const char *bytes, size_t length, struct pool *pool)
{
    char hex[HEX_SIZE];
    struct text text;

    hex_of(bytes, length, hex);
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "sha256:%s", hex);
    return text.bytes;
}

static void digest_line(struct text *lines, const struct file_bytes *file,
                        const char *name)
{
    char hex[HEX_SIZE];

    hex_of(file->bytes, file->length, hex);
    text_format(lines, "%s  %s\n", hex, name);
}

const char *digest_files(const struct file_bytes *files, struct pool *pool)
{
    struct text lines;

    text_init(&lines, pool, LIMIT_CELL_BYTES);
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        if (files[i].bytes != NULL) {
            digest_line(&lines, &files[i], PREPARATION_FILE_NAMES[i]);
        }
    }
    return digest_bytes(lines.bytes, lines.length, pool);
}

const char *digest_of(const struct file_bytes *files, size_t count, struct pool *pool)
{
    struct text lines;

    if (count == 1) {
        return digest_bytes(files[0].bytes, files[0].length, pool);
    }
    text_init(&lines, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        digest_line(&lines, &files[i], files[i].name);
    }
    return digest_bytes(lines.bytes, lines.length, pool);
}

void document_begin(struct json *json, struct text *text, const char *digest)
{
    json_init(json, text);
    json_object_begin(json, NULL);
    json_text(json, "program", "samenspel");
    json_text(json, "version", SAMENSPEL_VERSION);
    json_text(json, "input_digest", digest);
}

void document_notes(struct json *json, const struct report *report,
                    enum language language)
{
    json_array_begin(json, "notes");
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        struct text sentence;

        text_init(&sentence, report->pool, LIMIT_OUTPUT_BYTES);
        report_entry_say(entry, language, &sentence);
        json_object_begin(json, NULL);
        json_text(json, "severity", report_severity_code(entry->severity));
        json_text(json, "text", sentence.bytes);
        json_object_end(json);
    }
    json_array_end(json);
}
