/* routes.h - the map of the site: every address, who may use it, which page answers. */
#pragma once

#include "web/visit.h"

extern const struct route ROUTES[];
extern const size_t ROUTE_COUNT;

/* The route of a method and path, its {…} filled into `parts`; NULL when there is none.
 * `other_method_out` says whether the path is known for another method. */
const struct route *route_find(enum http_method method, const struct path *path,
                               const char *parts[VISIT_PARTS_MAX],
                               bool *other_method_out);

/* Where in the parts "{network}" stands; -1 when the route is of no network. */
int route_network_part(const struct route *route);
