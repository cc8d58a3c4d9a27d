/* made_replies.h - answers to the real instruments, for tests: filled in by hand or by a
 * seed. */
#pragma once

#include "analysis/experience_results.h"

enum { MADE_REPLIES_MOST = 600 };

struct made_replies {
    struct replies replies;
    int32_t *values;
    enum respondent *respondents;
    int64_t *organisations;
};

/* The newest version of this instrument with all its items but texts, and nobody yet. */
struct made_replies made_replies_begin(const char *instrument, struct pool *pool);

/* One more person, who skipped everything. */
void made_replies_add(struct made_replies *made, enum respondent respondent,
                      int64_t organisation);

/* What the last one answered. The item must be there. */
void made_replies_say(struct made_replies *made, const char *item, int32_t value);

/* So many people who answer anything, of so many organisations (families: of none). */
void made_replies_draw(struct made_replies *made, enum respondent respondent,
                       size_t count, int64_t organisations, uint32_t seed);

/* ---- what is told of them ---- */

/* To everybody who may see the survey, and to each organisation of its own; computed at
 * a fixed moment. */
struct experience_parts made_parts(const struct made_replies *made, struct pool *pool);

/* The first of those: to everybody. */
const struct experience_results *made_results(const struct made_replies *made,
                                              struct pool *pool);

/* Whose own answers a later part is. */
int64_t part_organisation(const struct experience_part *part);

/* As the database keeps it. */
const char *results_text(const struct experience_results *results, struct pool *pool);
