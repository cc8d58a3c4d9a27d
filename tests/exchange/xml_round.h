/* xml_round.h - networks in an XML format: read, what is said of them, written and read
 * again. For the tests of GEXF and GraphML. */
#pragma once

#include "exchange/network_xml.h"
#include "made_network.h"

struct xml_format {
    const char *file; /* "file.gexf" */
    bool (*read)(const struct file_bytes *file, struct network_builder *builder,
                 struct pool *pool, struct report *report);
    void (*write)(const struct network_series *series, struct pool *pool,
                  struct report *report, struct text *xml);
};

bool network_from_xml(const struct xml_format *format, const char *xml, struct pool *pool,
                      struct report *report, struct network_series *series_out);

/* The first network of a file that must be readable. */
const struct network *xml_network(const struct xml_format *format, const char *xml,
                                  struct pool *pool);

/* All that is said while it is read, or refused. */
const char *xml_said(const struct xml_format *format, const char *xml, struct pool *pool);

/* The tie of the first relation between two names; 0: none. */
double network_tie_value(const struct network *network, const char *from, const char *to);

/* A made-up network comes back equal, or the test fails. */
void xml_round(const struct xml_format *format, uint64_t seed, struct made_kind kind);

/* Attributes that are called as our own words come back, and names stay as they were. */
void xml_words_round(const struct xml_format *format);
