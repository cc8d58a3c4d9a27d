/* network_gexf.c - fuzz the reader of GEXF: what it gives keeps the rules of a
 * network, and comes back equal when it is written and read again. */
#include <stdint.h>

#include "network_xml_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct network_xml_format FORMAT = {"fuzz.gexf", network_gexf_read,
                                                     network_gexf_write};

    network_xml_fuzz(&FORMAT, bytes, length);
    return 0;
}
