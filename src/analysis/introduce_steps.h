/* introduce_steps.h - distances that follow a tie that is added: what introduce_make()
 * tries its sets on. */
#pragma once

#include "analysis/introduce.h"

/* A distance of FAR or more: no way between them. Sums of two fit in an int. */
enum { FAR = 30 * 1000 };

/* All distances of U, and those without X (rows of X are FAR there). */
struct reach {
    size_t count;
    uint16_t *steps; /* row by row; 0 on the diagonal */
    uint16_t *steps_without; /* NULL: no X */
    size_t from; /* X, or GROUP_NONE */
    const double *inverse; /* of 0 .. count: 1 / steps */
};

/* O(organisations * ties); lives in `pool`. */
struct reach reach_make(const struct graph *graph, size_t from, struct pool *pool);
struct reach reach_new(const struct reach *like, struct pool *pool);
void reach_copy(const struct reach *from, struct reach *to);

/* Add the tie u - v. O(organisations + pairs that come nearer). */
void reach_add(const struct reach *reach, size_t u, size_t v);

/* How good a network is. */
struct reach_value {
    double nearness; /* sum of 1 / steps over unordered pairs */
    size_t dependent; /* pairs that depend on X */
};
struct reach_value reach_value_of(const struct reach *reach);

/* How good it would be with the tie u - v, told from how good it is. `scratch` has room
 * for reach_scratch() numbers. */
struct reach_value reach_value_with(const struct reach *reach, struct reach_value value,
                                    size_t u, size_t v, uint32_t *scratch);
size_t reach_scratch(size_t count);

struct introduce_figures reach_figures(const struct reach *reach);

/* Unordered pairs that are nearer in `after`. */
size_t reach_nearer(const struct reach *before, const struct reach *after);
