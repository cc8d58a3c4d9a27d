/* network_zip_texts.h - what goes in a zipped network to read: README.txt and read.R.
 * Private to exchange/network_zip.c. */
#pragma once

#include "base/text.h"

/* A relation of a wave, and the files in which it stands. */
struct zip_part {
    const char *name; /* for lists in R */
    const char *wave; /* label, "" for the only one */
    const char *relation;
    const char *nodes; /* file names */
    const char *matrix; /* NULL: left out */
    bool is_directed;
};

/* In Dutch, French and English. */
void zip_readme_add(struct text *text);

/* A script that reads every part into igraph and sna. */
void zip_script_add(struct text *script, const struct zip_part *parts, size_t part_count);
