/* changes_model.h - two closed waves beside each other. Organisations are the same by the
 * actor that they are, whatever they are called in a wave. */
#pragma once

#include "analysis/change.h"
#include "web/ties_model.h"

struct wave_change {
    const struct findings *before; /* borrowed */
    const struct findings *after;
    enum wave_relation relation;
    struct change change; /* its names are keys: wave_change_name() says who it is */
};

/* Waves are compared only when the same was asked in both. */
bool wave_change_may(const struct wave_row *before, const struct wave_row *after);

/* The relation was asked in both. */
bool wave_change_has(const struct findings *before, const struct findings *after,
                     enum wave_relation relation);

/* Compare ties as members see them: without measures. O(organisations^2). Both in the
 * visit's pool. */
struct wave_change wave_change_shown(struct visit *visit, const struct findings *before,
                                     const struct findings *after,
                                     enum wave_relation relation);

/* Compare what each said itself, with the measures of those in both and a band of
 * CHANGE_DRAWS draws: 60 organisations some 0.1 s. */
enum { CHANGE_DRAWS = 200 };
struct wave_change wave_change_measured(struct visit *visit,
                                        const struct findings *before,
                                        const struct findings *after,
                                        enum wave_relation relation);

/* What the later wave calls an organisation; the earlier one, when it has left. */
const char *wave_change_name(const struct wave_change *change, size_t organisation);

/* "new", "lost" ... as people say it of a tie. */
const char *wave_change_word(struct visit *visit, enum pair_change change);
