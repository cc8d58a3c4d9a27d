/* issue.h - the words around an issue: life domains, kinds of sources, criteria to begin
 * from, roles. Pure.
 *
 * The lists are ours (docs/methods/arena.md). Domains and criteria are only a start: a
 * network adds its own words. */
#pragma once

#include "method/vocabulary.h"

/* Step 1: which domains of life an issue touches. */
enum life_domain {
    DOMAIN_INCOME = 1,
    DOMAIN_HOUSING,
    DOMAIN_HEALTH,
    DOMAIN_EDUCATION,
    DOMAIN_FAMILY,
    DOMAIN_WORK,
    DOMAIN_LEISURE,
    DOMAIN_MOBILITY,
    DOMAIN_PARTICIPATION, /* and social contacts */
    DOMAIN_RIGHTS, /* and the law */
    DOMAIN_END
};
extern const struct vocabulary LIFE_DOMAIN;

/* An issue of so many domains is multidimensional. */
enum { DOMAINS_MULTIDIMENSIONAL = 3 };

/* What kind of power or help a needed source is. */
enum source_kind {
    SOURCE_AUTHORITY = 1,
    SOURCE_MONEY,
    SOURCE_STAFF_TIME,
    SOURCE_EXPERTISE,
    SOURCE_INFORMATION,
    SOURCE_ACCESS_TRUST, /* of the families */
    SOURCE_LIVED_EXPERIENCE,
    SOURCE_OFFER_PLACES,
    SOURCE_ROOMS,
    SOURCE_CONTACTS_POSITION,
    SOURCE_LEGITIMACY,
    SOURCE_BLOCKING_POWER,
    SOURCE_KIND_END
};
extern const struct vocabulary SOURCE_KIND;

/* What a word means, in one line: a source text for base/say.h; NULL for a value outside
 * the list. */
const char *life_domain_help(int domain);
const char *source_kind_help(int kind);

/* Step 4: criteria that a group may take over as they are, or change. */
struct criterion_proposal {
    const char *code; /* "brings_source" */
    const char *text; /* N_(): the criterion itself */
    const char *help; /* N_(): what to look at */
};
enum { CRITERION_LIBRARY_COUNT = 8 };
extern const struct criterion_proposal CRITERION_LIBRARY[CRITERION_LIBRARY_COUNT];

/* Does an actor meet a criterion? */
enum criterion_answer { CRITERION_YES = 1, CRITERION_NO, CRITERION_UNKNOWN };
extern const struct vocabulary CRITERION_ANSWER;

/* What an organisation is in the network. */
enum actor_role {
    ACTOR_ROLE_NONE,
    ACTOR_ROLE_CORE,
    ACTOR_ROLE_EDGE,
    ACTOR_ROLE_CONTEXT,
    ACTOR_ROLE_ANCHORING /* secures the work without joining it: no class tells so */
};
extern const struct vocabulary ACTOR_ROLE; /* without ACTOR_ROLE_NONE */

/* The role that a class 1..4 suggests: core, edge, context, or none for not relevant and
 * for 0. Never anchoring: that is for people to say. */
enum actor_role actor_role_suggested(int arena_class);

/* How far an organisation commits itself. */
enum engagement { ENGAGEMENT_NON_BINDING = 1, ENGAGEMENT_PER_ACTION, ENGAGEMENT_LASTING };
extern const struct vocabulary ENGAGEMENT;
