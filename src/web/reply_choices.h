/* reply_choices.h - what respondents choose from beside the questions: the member
 * organisation of a worker, the neighbourhood of a family. */
#pragma once

#include "store/actor.h"
#include "web/reply_link.h"

/* Codes in answers, of no instrument. */
#define ITEM_ORGANISATION "organisation"
#define ITEM_AREA "area"

struct reply_organisations {
    const struct actor_row *rows; /* actors that take part today, by name */
    size_t count;
};

NODISCARD bool reply_organisations_read(struct visit *visit,
                                        const struct reply_link *link,
                                        struct reply_organisations *organisations_out,
                                        struct status *st);

struct reply_areas {
    const char *names[LIMIT_AREAS];
    size_t count;
};

/* Of families; of workers none. */
struct reply_areas reply_areas(const struct reply_link *link, struct pool *pool);
