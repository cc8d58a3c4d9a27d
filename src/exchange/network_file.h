/* network_file.h - networks from files and to files, of every format there is. Pure:
 * bytes in, structs out.
 *
 * What is read, merged and left out is said in the report, with its line: no tie is lost
 * silently. With an error in the report nothing is given. docs/formats.md has each format
 * as we read and write it. */
#pragma once

#include "analysis/network.h"
#include "base/decode.h"
#include "base/status.h"

enum network_format {
    FORMAT_EDGES, /* .csv: Source, Target, ... */
    FORMAT_MATRIX, /* .csv: names in the first row and column */
    FORMAT_XLSX,
    FORMAT_GRAPHML,
    FORMAT_DL, /* UCINET: full matrix, edgelist1, nodelist1 */
    FORMAT_PAJEK, /* .net; .clu and .vec go in a zip beside it */
    FORMAT_GEXF,
    FORMAT_ZIP, /* all of them, with a codebook */
    NETWORK_FORMAT_COUNT
};

enum network_direction { DIRECTION_FOUND, DIRECTION_DIRECTED, DIRECTION_UNDIRECTED };
enum empty_cells { EMPTY_ASKED, EMPTY_UNKNOWN, EMPTY_NO_TIE };

/* What a person chooses about a file; {0} is what most files need. */
struct network_reading {
    enum network_direction direction; /* found: as the format says; a symmetric matrix is
                                       * undirected, anything else directed */
    enum empty_cells empty; /* of a matrix; asked: unknown, but an error where the matrix
                             * has no 0 at all, since then nobody can tell */
    bool is_merging; /* names that differ only by case, accents or spaces are one */
    const char *sheet; /* of a workbook; NULL: all that hold ties, each a relation */
};

/* Read a network; the format is known by its first bytes, then by the ending of the name.
 *
 * nodes  a table with the name in its first column and attributes in the others; NULL:
 *        none. With a list of ties it adds the organisations without ties; a name that it
 *        misses is an error. A column `answered` (also beantwoord, a répondu) says who
 *        is silent.
 * fails  with errors in `report`. O(bytes + ties log ties). */
NODISCARD bool network_read(const struct file_bytes *file, const struct file_bytes *nodes,
                            const struct network_reading *reading, struct pool *pool,
                            struct report *report, struct network_series *series_out);

/* Write a network so that network_read() gives it back equal: every name, attribute, tie
 * and value that the format can hold; what it cannot is said in `report`.
 *
 * name   of the file, for a zip the folder in it
 * fails  STATUS_INVALID  the format cannot hold a network of this size
 *        STATUS_LIMIT    larger than LIMIT_OUTPUT_BYTES. O(bytes). */
NODISCARD bool network_write(const char *name, enum network_format format,
                             const struct network_series *series, struct pool *pool,
                             struct report *report, struct file_bytes *file_out,
                             struct status *st);

/* The format that a file's name asks for (".net"; a .csv is a list of ties).
 * fails  STATUS_INVALID with the endings there are. */
NODISCARD bool network_format_of(const char *name, enum network_format *format_out,
                                 struct status *st);

/* "edges", "matrix", "graphml", ...: stable codes. */
extern const char *const NETWORK_FORMAT_CODES[NETWORK_FORMAT_COUNT];
