/* experience_close.h - what is told of anonymous answers, as the store keeps it. */
#pragma once

#include "store/reply.h"

/* A reply_summary (store/reply.h): the parts of experience_results_make() as JSON. */
void experience_summary(const struct replies *replies, int64_t now, struct pool *pool,
                        struct reply_parts *parts_out);
