/* sheet_order.h - in which order the actors stand on a blind sheet: where the raters were
 * divided in the former rounds, which are closed, first. */
#pragma once

#include "store/workspace.h"

struct sheet_order {
    size_t *actors; /* by row; each of the workspace stands once */
    size_t count;
    size_t divided_count; /* of the first rows */
    bool *is_importance_divided; /* by actor */
    bool *is_replaceability_divided;
};

struct sheet_order sheet_order_make(const struct workspace *workspace, struct pool *pool);
