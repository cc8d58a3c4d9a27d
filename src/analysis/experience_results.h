/* experience_results.h - everything that is told of an anonymous survey, computed once
 * when it closes and then frozen: nothing in it is more than disclosure lets through.
 * Pure.
 *
 * Two shapes are enough for every page: a cell says how one group answered one item, a
 * figure is a number about several items. Sentences are made from them in each
 * language. */
#pragma once

#include "base/model.h"
#include "base/pool.h"
#include "base/status.h"
#include "method/disclosure.h"

/* Goes up when any figure is made otherwise, or kept in another shape. */
enum { EXPERIENCE_ENGINE = 1 };

/* Groups: "families", "workers", "child_age:1" (a background item and its level), and, in
 * parts of their own, "organisation:12" (an actor). */
struct experience_cell {
    const char *group;
    const char *item; /* code */
    struct disclosed_item figures;
};

enum figure_state {
    FIGURE_GIVEN,
    FIGURE_TOO_FEW, /* people, or networks */
    FIGURE_UNDEFINED /* no variance, say */
};
extern const char *const FIGURE_STATE_CODES[]; /* "given", "too_few", "undefined" */

/* Names are "kind.of what":
 *
 *   both_pull.DILEMMA      share A >= 4 and B >= 4, percent, of >= 10 people
 *   H1.low_low .low_high .high_low .high_high    the 2x2, A then B, percent, >= 10
 *   H1 H6_tension H6_seamless                    tau-b, >= 10
 *   H2a H2b                tau-b in the subgroup of A >= 4 (A <= 3), >= 20
 *   alpha.STEP             Cronbach, steps that are a scale; who answered all, >= 10
 *   icc.ITEM               ICC(1): share of the differences that lies between
 *                          organisations; of >= 5 organisations of >= 2, workers
 *   rwg.STEP               mean rwg(j) of the same organisations: agreement within
 *   krippendorff.A .B .T .H    ordinal, people as coders and the eight dilemmas as units:
 *                              do they put the same dilemmas high? >= 10 gave all
 *                              eight; it rests on all who gave any
 *
 * Percents are as disclose_share() gives them: in steps of five below 50 people, 0 means
 * hardly anybody and 100 nearly everybody. Other figures have two decimals below 50
 * people. "undefined" also where one person at most answered otherwise than the rest, and
 * icc, rwg and krippendorff end at .95: that all agree would tell what each said. */
struct experience_figure {
    const char *name;
    const char *group;
    enum figure_state state;
    double value; /* NaN unless given */
    double low; /* interval of 95 %; NaN: none */
    double high;
    struct disclosed_number answered; /* how many it rests on */
};

struct experience_results {
    int engine;
    int64_t computed_at; /* milliseconds */
    struct disclosed_number respondents[RESPONDENT_COUNT];
    size_t organisations; /* of which workers answered; 0 below the rule */
    const struct experience_cell *cells;
    size_t cell_count;
    const struct experience_figure *figures;
    size_t figure_count;
};

/* Compute; and of each organisation that may see its own answers. Lives in `pool`. */
struct experience_part {
    const char *name; /* "experience", "organisation:12" */
    struct experience_results results;
};
struct experience_parts {
    const struct experience_part *parts; /* "experience" first */
    size_t count;
};
struct experience_parts experience_results_make(const struct replies *replies,
                                                int64_t now, struct pool *pool);

/* To JSON and back, to the last digit.
 * fails  STATUS_INVALID  it is not of this engine's shape */
const struct value *experience_results_write(const struct experience_results *results,
                                             struct pool *pool);
NODISCARD bool experience_results_read(const struct value *value, struct pool *pool,
                                       struct experience_results *results_out,
                                       struct status *st);

/* A reply_summary: the parts of experience_results_make(), written. */
void experience_summary(const struct replies *replies, int64_t now, struct pool *pool,
                        struct reply_parts *parts_out);

/* The cell or figure; NULL when there is none: it was not asked. Of figures of this name
 * in two groups, that of those whom the survey is about. */
const struct disclosed_item *experience_cell(const struct experience_results *results,
                                             const char *group, const char *item);
const struct experience_figure *experience_figure(
    const struct experience_results *results, const char *name);
