/* arena_explain.h - why an actor stands where it stands, in sentences as data.
 * Pure. base/say.h renders them in nl, fr or en. */
#pragma once

#include "method/arena_sensitivity.h"

/* One reason; `code` is stable: "class_core", "importance_4", "divided" … */
struct arena_reason {
    const char *code;
    struct message message;
};

enum { ARENA_REASONS_MAX = 12 };

struct arena_explanation {
    struct arena_reason reasons[ARENA_REASONS_MAX];
    size_t reason_count;
};

/* Explain one result: class and place, the two levels and who gave them, by whom it
 * could be replaced, the dependence; then what to know beside it: an override, what the
 * raters said themselves, division, how firm it is, on how many raters it rests, what
 * its own mark would have done. Texts of the messages live in `pool`. */
struct arena_explanation arena_explain(const struct arena_ranking *ranking,
                                       const struct arena_result *result,
                                       const struct arena_sensitivity *sensitivity,
                                       struct pool *pool);

/* The sentences one after the other, as one text in `pool`. */
const char *arena_explanation_say(const struct arena_explanation *explanation,
                                  enum language language, struct pool *pool);

/* A place as people write it: "1", or "2=" when it is shared. */
const char *arena_place_text(size_t place, bool is_shared, struct pool *pool);
