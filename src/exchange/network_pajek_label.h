/* network_pajek_label.h - names in Pajek's files, where "&#34;" is a quote. Pure.
 * Private to exchange/network_pajek*.c. */
#pragma once

#include "base/text.h"

/* The label with its signs by number turned into what they are; `text` itself when it has
 * none, else in `pool`. */
const char *pajek_label_read(const char *text, struct pool *pool);

/* Add a label in quotes, from which that gives it back. */
void pajek_label_add(struct text *net, const char *label);
