/* disclosure_parts.h - what the files of disclosure.h share. */
#pragma once

#include "method/disclosure.h"

/* The smallest group that is shown; `count` when none is. */
size_t disclosure_smallest(const struct disclosure_group *groups, size_t count,
                           const enum disclosed_state *states);

/* Hide more groups, the smallest first, until what is left of the total is enough. */
void disclosure_hide(const struct disclosure_group *groups, size_t count,
                     const struct disclosure_group *total,
                     const struct disclosure_rule *rest_rule,
                     enum disclosed_state *states);
