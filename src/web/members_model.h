/* members_model.h - which organisations take part, as the pages about it know them. */
#pragma once

#include "store/workspace.h"
#include "web/people_model.h"

/* Takes part on this day. */
bool member_is_held(const struct member_row *member, const char *day);

/* Is an actor a member (core or edge) on this day, whatever row says so? Context and
 * anchoring actors surround the work. */
bool members_has(const struct workspace *workspace, int64_t actor_id, const char *day);

/* The row by which an actor takes part on this day, in any role; NULL: none. */
const struct member_row *members_find(const struct workspace *workspace, int64_t actor_id,
                                      const char *day);

/* {code, label, meaning, nl, fr} of a role: the last two as the sources call it. */
void member_role_put(struct visit *visit, struct value *object, const char *code);

/* A list "representatives" of the organisation of an actor, those who hold the role on
 * the day, and "former_representatives"; empty for who may not see people. */
void member_representatives_put(struct visit *visit, const struct people *people,
                                int64_t organisation_id, const char *day,
                                struct value *object);
