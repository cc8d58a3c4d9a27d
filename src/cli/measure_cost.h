/* measure_cost.h - which measures are too dear for a network, and what is said of it. */
#pragma once

#include "analysis/graph.h"
#include "analysis/measure.h"
#include "base/report.h"

/* The groups without those too dear for the graph; a note for each of their measures of
 * the network, at `place`. */
unsigned measure_groups_cheap(unsigned groups, const struct graph *graph,
                              struct place place, struct report *report);
