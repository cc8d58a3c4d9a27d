/* network_round.h - networks written, read again and compared; and files read for what is
 * said of them. */
#pragma once

#include "analysis/network.h"
#include "base/report.h"
#include "exchange/network_file.h"

/* What of a made-up network a round is about. */
struct round {
    enum network_format format;
    enum network_direction direction; /* of the reading */
    bool is_undirected; /* one undirected relation; else directed ones */
    bool is_many; /* three relations, one of them empty; else one */
    bool is_nameless; /* the relation has no name */
    bool is_silent;
    bool has_unknown;
    bool has_attributes;
    bool has_title;
    bool has_nodes; /* the organisations stand in a table beside it */
};

/* Write and read made-up networks of many seeds; fails the test at the first difference.
 * */
void round_check(struct round round);

/* Read a text as a file; all messages, a line each with their severity. The series is
 * untouched when something is wrong. */
const char *read_said(const char *name, const char *text,
                      const struct network_reading *reading, struct pool *pool,
                      struct network_series *series_out);

/* The only network of a text that can be read. */
struct network read_network(const char *name, const char *text, struct pool *pool);

/* "A>B 2, B>C NA": every tie of a relation; "A-B" where it is undirected. */
const char *ties_text(const struct network *network, size_t relation, struct pool *pool);
