/* coverage.h - which needed sources a selection of actors brings.
 * Pure. Counted is who has a source, can use it and wants to. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "method/vocabulary.h"

/* An answer to "has", "can" or "wants". */
enum holding_answer { ANSWER_NONE, ANSWER_YES, ANSWER_PARTLY, ANSWER_NO, ANSWER_UNKNOWN };
extern const struct vocabulary HOLDING_ANSWER; /* yes, partly, no, unknown */

struct holding_view {
    enum holding_answer has;
    enum holding_answer can;
    enum holding_answer wants;
};

/* What one actor has of one source: estimated before the talk, confirmed in it. */
struct holding {
    struct holding_view estimated;
    struct holding_view confirmed; /* ANSWER_NONE where the talk left it open */
};

struct needed_source {
    const char *code;
    const char *label;
    bool is_indispensable; /* otherwise useful */
};
extern const struct vocabulary SOURCE_NECESSITY; /* 1 indispensable, 2 useful */

struct holdings {
    const struct needed_source *sources;
    size_t source_count;
    size_t actor_count;
    const struct holding *cells; /* actor_count rows of source_count */
};

/* Which of the two views counts. */
enum holding_basis {
    HOLDING_ESTIMATED, /* what was thought before the talks */
    HOLDING_ACTUAL /* what the talk confirmed wins, answer by answer */
};

static inline const struct holding *holding_of(const struct holdings *holdings,
                                               size_t actor, size_t source)
{
    return &holdings->cells[actor * holdings->source_count + source];
}

/* The answers that count on a basis. */
struct holding_view holding_view_on(const struct holding *holding,
                                    enum holding_basis basis);

/* The actor brings the source: has it, and neither cannot nor will not use it. */
bool holding_brings(const struct holding *holding, enum holding_basis basis);

enum coverage_state { COVERAGE_GAP, COVERAGE_FRAGILE, COVERAGE_COVERED };
extern const struct vocabulary COVERAGE_STATE;

struct coverage {
    const struct needed_source *source; /* borrowed from the holdings */
    enum coverage_state state; /* nobody, one, two or more bring it */
    const size_t *actors; /* who brings it, in file order */
    size_t actor_count;
    bool is_estimate; /* some of them were not confirmed in a talk */
};

/* Give the coverage of every source, in order, by the actors with is_selected[actor];
 * source_count entries in `pool`. O(actors * sources). */
const struct coverage *coverage_of(const struct holdings *holdings,
                                   const bool *is_selected, enum holding_basis basis,
                                   struct pool *pool);
