/* network_pajek.c - fuzz the reader of Pajek: what it gives keeps the rules of a
 * network, and comes back when it is written and read again. */
#include <stdint.h>

#include "network_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = {"fuzz.net", (const char *)bytes, length};
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};

    if (length > 0 && network_fuzz_read(&file, pool, &series) &&
        network_fuzz_again("again.net", FORMAT_PAJEK, &series, pool, &again)) {
        network_fuzz_compare(&series.waves[series.wave_count - 1].network,
                             &again.waves[0].network);
    }
    return 0;
}
