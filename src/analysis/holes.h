/* holes.h - structural holes: how little the contacts of an organisation repeat each
 * other. Pure.
 *
 * Burt, "Structural Holes" (1992), chapter 2. Tie strengths are z_ij = a_ij + a_ji,
 * with the values when the graph is valued; p_ij = z_ij / sum_k z_ik is the share of
 * i's ties that goes to j, m_jq = z_jq / max_k z_jk how strong q is among j's ties. */
#pragma once

#include "analysis/graph.h"

/* Per organisation. NaN for who has no known tie, and for all when a value is negative:
 * shares have no meaning then. Unknown cells count as no tie. */
struct holes {
    /* sum_j (1 - sum_q p_iq m_jq), q other than i and j: contacts less what repeats,
     * 1 .. contacts when not valued. */
    double *effective_size;

    double *efficiency; /* effective_size / contacts */

    /* sum_j c_ij, c_ij = (p_ij + sum_q p_iq p_qj)^2 over contacts j; p over the whole
     * network, as igraph. Above 0, may exceed 1. */
    double *constraint;

    /* The same with p_qj among i and its contacts only, as UCINET does unless told
     * otherwise; with one contact 1. */
    double *constraint_ego;

    /* Is it one contact that constrains? Coleman-Theil: sum_j r_j ln r_j / (N ln N),
     * r_j = c_ij / (C / N), of constraint C and N contacts. 0: all alike. With one
     * contact the formula is 0/0, here it is 1: all lies in one. */
    double *constraint_hierarchy;
};

/* O(sum of squared degrees). Lives in `pool`. */
struct holes holes_make(const struct graph *graph, struct pool *pool);
