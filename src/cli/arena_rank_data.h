/* arena_rank_data.h - a ranking for other programs: JSON and CSV. */
#pragma once

#include "cli/arena_input.h"
#include "method/arena_explain.h"

void arena_rank_json(struct text *output, const struct arena_input *input,
                     enum language language);

/* The explanation is in `language`; everything else is codes and numbers. */
void arena_rank_csv(struct text *output, const struct arena_input *input,
                    enum language language);

/* Why result number `i` of the ranking stands where it stands. */
struct arena_explanation arena_rank_explain(const struct arena_input *input, size_t i,
                                            struct pool *pool);
