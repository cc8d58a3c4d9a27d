/* krackhardt.h - how much a network is like a chain of command. Pure. */
#pragma once

#include "analysis/graph.h"

struct krackhardt {
    double hierarchy;
    double efficiency;
    double least_upper_boundedness;
};

/* Three of the four dimensions on which a graph may differ from an out-tree, in which all
 * are 1 (Krackhardt 1994, "Graph theoretical dimensions of informal organizations", in
 * Carley & Prietula, Computational Organization Theory; connectedness is in paths.h).
 *
 *     hierarchy    of the pairs with a path one way at least, the share with a path one
 *                  way only
 *     efficiency   1 - (ties - sum(s - 1)) / (sum(s(s - 1)) - sum(s - 1)), over the weak
 *                  components with their sizes s: what is there beyond a tree, as a share
 *                  of what could be; without direction pairs are counted: s(s - 1)/2
 *     least_upper_boundedness
 *                  1 - V / sum((s - 1)(s - 2)/2), over the weak components of three or
 *                  more; V are the pairs in them without a least upper bound. The upper
 *                  bounds of a pair are those who reach both; everybody reaches itself.
 *
 * As in sna 2.7 (hierarchy "krackhardt", efficiency, lubness): those above send to those
 * below, and a pair has its bound when one of its upper bounds reaches all of them. (The
 * text, and sna before it counted in C, ask for one that all of them reach: the nearest.)
 *
 * Without direction every path goes both ways: hierarchy 0, least upper boundedness 1.
 * Works on the known ties. Undefined: hierarchy without ties; efficiency when no
 * component could hold a tie beyond a tree; least upper boundedness without a component
 * of three. O(strong components^3 / 64 + ties). */
struct krackhardt krackhardt_make(const struct graph *graph);
