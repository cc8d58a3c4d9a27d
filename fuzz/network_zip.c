/* network_zip.c - fuzz the reader of zips with a network: what it gives keeps the rules
 * of a network, and comes back when it is written and read again.
 *
 * What does not begin as a zip has two parts: the network of the zip, and what is done to
 * that zip, where its checksum would find it but the reader meets it first: from the end,
 * a distance of two bytes and the byte that comes there. */
#include "network_check.h"
#include "parts.h"

enum { PARTS = 2, CHANGE_BYTES = 3 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void zip_change(char *zip, size_t length, const struct file_bytes *changes)
{
    for (size_t i = 0; i + CHANGE_BYTES <= changes->length; i += CHANGE_BYTES) {
        const uint8_t *change = (const uint8_t *)changes->bytes + i;
        const size_t distance = ((size_t)change[1] << 8 | change[0]) + 1;

        if (distance <= length) {
            zip[length - distance] = (char)change[2];
        }
    }
}

static struct file_bytes zip_of(const uint8_t *bytes, size_t length, struct pool *pool)
{
    static const char README[] = "what is in here";
    struct file_bytes files[] = {{"net/readme.txt", README, sizeof README - 1},
                                 {"net/network.graphml", NULL, 0}};
    struct file_bytes parts[PARTS] = {{NULL, NULL, 0}};

    if (length >= 2 && memcmp(bytes, "PK", 2) == 0) {
        return (struct file_bytes){"fuzz.zip", (const char *)bytes, length};
    }
    parts_cut(bytes, length, parts, PARTS);
    files[1].bytes = parts[0].bytes;
    files[1].length = parts[0].length;
    const struct file_bytes zip =
        parts_zip("fuzz.zip", files, sizeof files / sizeof files[0], pool);
    char *changed = pool_copy(pool, zip.bytes, zip.length, char);
    zip_change(changed, zip.length, &parts[1]);
    return (struct file_bytes){zip.name, changed, zip.length};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = zip_of(bytes, length, pool);
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};

    if (network_fuzz_read(&file, pool, &series) &&
        network_fuzz_again("again.zip", FORMAT_ZIP, &series, pool, &again)) {
        network_require(again.wave_count == series.wave_count, "no wave is lost");
        for (size_t i = 0; i < series.wave_count; i++) {
            network_fuzz_compare(&series.waves[i].network, &again.waves[i].network);
        }
    }
    return 0;
}
