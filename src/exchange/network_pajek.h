/* network_pajek.h - networks in Pajek's text formats: .net, and .clu and .vec for one
 * figure of each organisation. Pure. docs/formats.md says what of them is read and
 * written. */
#pragma once

#include "base/status.h"
#include "exchange/network_builder.h"

/* Read a .net into the builder.
 * fails  with errors in `report`, with line and column. O(bytes). */
NODISCARD bool network_pajek_read(const struct file_bytes *file,
                                  const struct network_reading *reading,
                                  struct network_builder *builder, struct pool *pool,
                                  struct report *report);

/* Write a .net: quotes in names as &#34;, and with a byte order mark when a name has more
 * than ASCII, since Pajek takes it for Latin-1 else. O(ties). */
void network_pajek_write(const struct network_series *series, struct report *report,
                         struct text *net);

/* Write an attribute as a partition: the number of its group from 1, in order of first
 * appearance; 0 where it is missing. O(organisations * groups). */
void pajek_clu_write(const struct attribute *attribute, size_t organisation_count,
                     struct text *clu);

/* Write numbers as a vector; 999999998, Pajek's missing value, where one is NaN. */
void pajek_vec_write(const double *numbers, size_t count, struct text *vec);

/* Read a .clu or .vec as the attribute with this name, of the organisations that are in
 * the builder, in their order; 999999998 is missing. Only texts that begin with *Vertices
 * are.
 * fails  with errors in `report`: another number of organisations, no number. */
NODISCARD bool pajek_values_read(const struct file_bytes *file, const char *name,
                                 struct network_builder *builder, struct report *report);

/* Does the file begin with a line of Pajek ("*Vertices")? */
bool network_pajek_is(const struct file_bytes *file);
