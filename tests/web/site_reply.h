/* site_reply.h - answering an anonymous survey of site_experience.h by a link: what the
 * tests of those pages share. */
#pragma once

#include "site_experience.h"

struct asked {
    struct world *world;
    int64_t wave_id;
    const char *path; /* of the link: "/a/k7mq2v9x" */
};

/* A new world with a wave of an instrument, open, and one of its links. */
struct asked asked_open(void **state, const char *instrument, const char *respondent,
                        const char *kind);

/* An address of the link: its path, and `rest`. Lives in the world. */
const char *asked_at(const struct asked *asked, const char *rest);

/* Open the link and begin: the browser stands on the first question. */
void asked_begin(struct browser *browser, const struct asked *asked);

/* Save a screen. */
void asked_save(struct browser *browser, const struct asked *asked, const char *step,
                const char *fields);

/* Rows of a table. */
int64_t asked_count(const struct asked *asked, const char *table);
