/* hypotheses.h - what several networks say together about the questions that one network
 * cannot answer: H3, H4, H5, H7, H8 and H9 of the method (chapter 5.4). Pure.
 *
 * A record a network, of figures that may be told; no name goes in, and none comes out.
 * Networks are seen at one moment: whatever goes together, nothing here says that one
 * makes the other. Below the numbers named here nothing is tested. H1, H2 and H6 are
 * asked within a network: analysis/experience_results.h. docs/methods/hypotheses.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "method/dilemma.h"
#include "method/five_b.h"
#include "method/growth.h"

enum {
    HYPOTHESIS_GROUP_LEAST = 5, /* networks of each role, or form of governance, before
                                 * these are tested */
    HYPOTHESIS_NETWORKS_LEAST = 10, /* of H8, and of any correlation */
    HYPOTHESIS_DRAWS = 2000,
    HYPOTHESIS_COOPERATION_GOOD = 60, /* percent; [P] our proposal, as the next */
    HYPOTHESIS_QUALITY_POOR = 40
};

enum governance {
    GOVERNANCE_SHARED,
    GOVERNANCE_LEAD,
    GOVERNANCE_SEPARATE,
    GOVERNANCE_COUNT
};
extern const char *const GOVERNANCE_CODES[GOVERNANCE_COUNT]; /* "shared" … */

/* One network. Shares are percent of who answers 4 or 5; NaN: not known, or hidden. */
struct network_record {
    int role; /* of COORDINATOR_ROLES, as most partners see it; -1: not known */
    int governance; /* enum governance; -1 */
    double behaviours[COORDINATOR_BEHAVIOUR_COUNT];
    double tension[DILEMMA_COUNT];
    double handled[DILEMMA_COUNT];
    double consensus; /* agrees on the goals: pp2 */
    double trust; /* mean, 1 .. 4 */
    double quality[FIVE_B_STANDARD]; /* families; of a B the median of its items */
    double needs_covered;
};

enum hypothesis {
    HYPOTHESIS_H3, /* central coordination and tension about responsibility */
    HYPOTHESIS_H4, /* the coordinator's role and the dilemmas */
    HYPOTHESIS_H5, /* role, synthesis and consensus on goals */
    HYPOTHESIS_H7, /* good cooperation leads automatically to better help */
    HYPOTHESIS_H8, /* some dilemmas weigh more on quality */
    HYPOTHESIS_H9, /* a steering role is needed to fit offer to needs */
    HYPOTHESIS_COUNT
};

struct hypothesis_card {
    const char *code; /* "H3" */
    const char *claim; /* N_(): the question, in neither direction */
    const char *source;
    bool is_statement; /* one of the three statements for debate */
};
extern const struct hypothesis_card HYPOTHESES[HYPOTHESIS_COUNT];
extern const char *const HYPOTHESIS_CAUTION; /* N_(): goes with every result */

enum finding_kind {
    FINDING_MEDIAN, /* lower median of `measure` over the networks of `group` */
    FINDING_TEST, /* do the groups differ? Kruskal & Wallis 1952, corrected for ties:
                   * value is H, p by chi-square */
    FINDING_TAU, /* tau-b of `measure` and `against`, p by permutation */
    FINDING_COUNT /* networks: group "good", or "exceptions" among them */
};
extern const char *const FINDING_KIND_CODES[]; /* "median", "test", "tau", "count" */

enum finding_state { FINDING_GIVEN, FINDING_TOO_FEW, FINDING_UNDEFINED };
extern const char *const FINDING_STATE_CODES[]; /* "given", "too_few", "undefined" */

struct hypothesis_finding {
    enum hypothesis hypothesis;
    enum finding_kind kind;
    enum finding_state state;
    const char *measure; /* "tension.responsibility", "quality.usability" … */
    const char *against; /* of a tau; else "" */
    const char *group; /* "commissioner", "lead", "exceptions"; "" of all */
    size_t networks; /* on which it rests */
    double value; /* NaN unless given, as the next */
    double low; /* interval of 95 % of a tau, from HYPOTHESIS_NETWORKS_LEAST on */
    double high;
    double p;
};

struct hypothesis_findings {
    const struct hypothesis_finding *items; /* by hypothesis; H8 per B, the strongest
                                             * relation first */
    size_t count;
};

/* The same seed gives the same p. O(draws x networks log networks), and where no two
 * of 50 networks or fewer are alike O(networks^4) once a pair; lives in `pool`.
 *
 * H7: a network is good when the median of its shares of `handled` is at least
 * HYPOTHESIS_COOPERATION_GOOD (and trust, where known, at least 3 of 4); it is a clear
 * exception when one of the B's is below HYPOTHESIS_QUALITY_POOR all the same. One clear
 * exception refutes "automatically"; none proves nothing. */
struct hypothesis_findings hypotheses_make(const struct network_record *records,
                                           size_t count, uint64_t seed,
                                           struct pool *pool);
