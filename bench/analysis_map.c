/* analysis_map.c - how long maps and matrices of networks take: the layout, beside that
 * of Kamada and Kawai by igraph, and the drawing once the layout is there. */
#include <math.h>

#include "analysis_igraph.h"
#include "base/limits.h"
#include "drawing/network_map.h"
#include "drawing/network_matrix.h"

struct mapping {
    struct network_drawing drawing;
    struct map_layout layout;
    igraph_t pairs;
};

static void own_layout(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct mapping *mapping = context;

    (void)map_layout_make(mapping->drawing.graph, NULL, pool);
}

static void bare_layout(void *context)
{
    const struct mapping *mapping = context;
    const igraph_integer_t count = igraph_vcount(&mapping->pairs);
    igraph_matrix_t places;

    must(igraph_matrix_init(&places, 0, 0));
    must(igraph_layout_kamada_kawai(&mapping->pairs, &places, false, 50 * count, 0,
                                    (double)count, NULL, NULL, NULL, NULL, NULL));
    igraph_matrix_destroy(&places);
}

static void own_map(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct mapping *mapping = context;
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_map(&mapping->drawing, &mapping->layout, &svg, NULL);
    require(!svg.is_cut, "the map is too large");
}

static void own_matrix(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct mapping *mapping = context;
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_matrix(&mapping->drawing, MATRIX_BY_GROUP, &svg);
    require(!svg.is_cut, "the matrix is too large");
}

static void step_time(const char *what, size_t count, const struct side *sides,
                      double aim)
{
    char name[60];
    double seconds[2];

    (void)snprintf(name, sizeof name, "%zu organisations, %s", count, what);
    sides_time(sides, 2, seconds);
    table_row(name, seconds[0], seconds[1], aim);
}

static void map_time(size_t count, double aim)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = network_made(count, count, pool);
    const struct graph graph = graph_make(
        &network.relations[0], count, (struct graph_reading){.is_valued = true}, pool);
    const struct grouping grouping =
        grouping_make(network_attribute(&network, "sector"), count, pool);
    struct mapping mapping = {
        .drawing = {.network = &network,
                    .relation = &network.relations[0],
                    .graph = &graph,
                    .grouping = &grouping,
                    .grouping_name = "sector",
                    .figure_name = "",
                    .title = "",
                    .date = "2026-03-03",
                    .language = LANGUAGE_NL},
        .layout = map_layout_make(&graph, NULL, pool),
    };

    bare_graph(&graph.all, count, false, &mapping.pairs);
    step_time("layout", count,
              (struct side[]){{own_layout, &mapping}, {bare_layout, &mapping}}, 0);
    step_time("map", count, (struct side[]){{own_map, &mapping}, {NULL, NULL}}, aim);
    step_time("matrix", count, (struct side[]){{own_matrix, &mapping}, {NULL, NULL}}, 0);
    igraph_destroy(&mapping.pairs);
}

int main(void)
{
    table_head("drawings, as SVG", "igraph");
    map_time(25, 5);
    map_time(60, 0);
    map_time(200, 0);
    return EXIT_SUCCESS;
}
