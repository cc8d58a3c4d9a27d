/* network_xlsx.c - fuzz the reader of networks in workbooks: what it gives keeps the
 * rules of a network, and comes back when it is written and read again. */
#include "network_check.h"
#include "parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = parts_workbook(bytes, length, pool);
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};

    if (network_fuzz_read(&file, pool, &series) &&
        network_fuzz_again("again.xlsx", FORMAT_XLSX, &series, pool, &again)) {
        network_require(
            again.waves[again.wave_count - 1].network.organisation_count ==
                series.waves[series.wave_count - 1].network.organisation_count,
            "no organisation is lost");
    }
    return 0;
}
