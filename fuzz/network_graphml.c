/* network_graphml.c - fuzz the reader of GraphML: what it gives keeps the rules of a
 * network, and comes back equal when it is written and read again. */
#include <stdint.h>

#include "network_xml_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct network_xml_format FORMAT = {"fuzz.graphml", network_graphml_read,
                                                     network_graphml_write};

    network_xml_fuzz(&FORMAT, bytes, length);
    return 0;
}
