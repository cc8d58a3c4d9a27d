#include "web/experience_close.h"

#include "analysis/experience_results.h"

void experience_summary(const struct replies *replies, int64_t now, struct pool *pool,
                        struct reply_parts *parts_out)
{
    const struct experience_parts made = experience_results_make(replies, now, pool);
    struct reply_part *parts = pool_array(pool, made.count, struct reply_part);

    for (size_t i = 0; i < made.count; i++) {
        parts[i] = (struct reply_part){
            made.parts[i].name,
            experience_results_write(&made.parts[i].results, pool),
        };
    }
    *parts_out = (struct reply_parts){parts, made.count};
}
