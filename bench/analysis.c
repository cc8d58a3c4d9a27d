/* analysis.c - what the figures of a network cost, beside bare igraph for the same.
 *
 * Both sides have their graphs ready, and take their turns in one run; a group of ours
 * may hold more than igraph has (analysis_igraph.h). Scorecards are timed a second time
 * by scripts in R and Python on the same network, which report their own CPU time, so
 * that starting them does not count. What is not installed is said.
 *
 * Communities are searched as often on every side; ours goes on until nothing improves,
 * igraph makes two rounds (its default elsewhere), networkx has only Louvain. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "analysis/band.h"
#include "analysis/paths.h"
#include "analysis/scorecard.h"
#include "analysis_igraph.h"
#include "base/limits.h"

static const char *const GROUP_NAMES[MEASURE_GROUP_COUNT] = {
    "size",       "dyads",  "triads",         "clustering",  "paths",
    "components", "cuts",   "cores",          "krackhardt",  "eigenvectors",
    "holes",      "mixing", "core-periphery", "communities", "multiplexity"};

/* ---- our side ---- */

struct own {
    const struct relation *relation;
    const struct graph *graph;
    struct scorecard_order order;
};

static void own_scorecard(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct own *own = context;

    (void)scorecard_make(own->graph, &own->order, pool);
}

static void own_paths(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct own *own = context;

    (void)paths_make(own->graph, pool);
}

static void own_graph(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct own *own = context;

    (void)graph_make(own->relation, own->graph->count, (struct graph_reading){0}, pool);
}

static void bare_graphs(void *context)
{
    const struct own *own = context;
    igraph_t graph;

    bare_graph(&own->graph->out, own->graph->count, true, &graph);
    igraph_destroy(&graph);
    bare_graph(&own->graph->all, own->graph->count, false, &graph);
    igraph_destroy(&graph);
}

/* ---- scripts ---- */

/* The network as the scripts read it: its size, the sectors, then a tie a line. */
static void network_save(const struct own *own, char *path)
{
    const int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;

    require(file != NULL, "could not make a temporary file");
    (void)fprintf(file, "%zu\n", own->graph->count);
    for (size_t i = 0; i < own->graph->count; i++) {
        (void)fprintf(file, "%zu\n", own->order.grouping->group_of[i]);
    }
    for (size_t i = 0; i < own->relation->tie_count; i++) {
        const struct tie *tie = &own->relation->ties[i];
        (void)fprintf(file, "%zu %zu\n", tie->from, tie->to);
    }
    require(fclose(file) == 0, "could not write the temporary file");
}

/* CPU seconds that a script reports for one scorecard; 0 when it cannot run. */
static double script_seconds(const char *interpreter, const char *script,
                             const char *path)
{
    char command[300];
    char line[100] = "";

    (void)snprintf(command, sizeof command, "%s bench/%s %s 2>/dev/null", interpreter,
                   script, path);
    FILE *stream = popen(command, "r");
    const bool is_read = stream != NULL && fgets(line, sizeof line, stream) != NULL;
    const bool is_good = stream != NULL && pclose(stream) == 0 && is_read;

    return is_good ? strtod(line, NULL) : 0;
}

static void scripts_time(const struct own *own, double ours)
{
    static const struct {
        const char *name;
        const char *script;
        const char *interpreters[2]; /* the first may be without Debian's packages */
    } SCRIPTS[] = {
        {"  python-igraph", "analysis.py igraph", {"python3", "/usr/bin/python3"}},
        {"  R, sna and igraph", "analysis.R", {"Rscript", "/usr/bin/Rscript"}},
        {"  networkx", "analysis.py networkx", {"python3", "/usr/bin/python3"}},
    };
    char path[] = "/tmp/samenspel-analysis-XXXXXX";

    network_save(own, path);
    for (size_t i = 0; i < ARRAY_COUNT(SCRIPTS); i++) {
        double theirs = 0;
        for (size_t k = 0; k < 2 && theirs <= 0; k++) {
            theirs = script_seconds(SCRIPTS[i].interpreters[k], SCRIPTS[i].script, path);
        }
        if (theirs > 0) {
            table_row(SCRIPTS[i].name, ours, theirs, 0);
        } else {
            (void)printf("%-40s %12.4f   not there: skipped\n", SCRIPTS[i].name,
                         ours * 1e3);
        }
    }
    (void)unlink(path);
}

/* ---- what is measured ---- */

/* The groups that igraph has as well. */
static unsigned groups_shared(void)
{
    unsigned groups = 0;

    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        groups |= BARE_STEPS[i] != NULL ? GROUP_BIT(i) : 0;
    }
    return groups;
}

static double row_time(const char *what, step_fn step, void *ours,
                       const struct side *theirs, double aim)
{
    const struct side sides[] = {{step, ours}, *theirs};
    double seconds[2];

    sides_time(sides, 2, seconds);
    table_row(what, seconds[0], seconds[1], aim);
    return seconds[0];
}

static void groups_time(const struct own *own, struct bare *bare)
{
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        char name[40];
        struct own one = *own;

        one.order.groups = GROUP_BIT(i);
        (void)snprintf(name, sizeof name, "    %s", GROUP_NAMES[i]);
        if (i != GROUP_MULTIPLEXITY) {
            (void)row_time(name, own_scorecard, &one, &(struct side){BARE_STEPS[i], bare},
                           0);
        }
    }
}

static void scorecard_time(size_t count, double aim)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = network_made(count, count, pool);
    const struct graph graph =
        graph_make(&network.relations[0], count, (struct graph_reading){0}, pool);
    const struct grouping grouping =
        grouping_make(network_attribute(&network, "sector"), count, pool);
    struct own own = {
        &network.relations[0],
        &graph,
        {.groups = groups_shared(), .grouping = &grouping, .seed = 1, .search_runs = 1}};
    struct bare bare;
    const struct side theirs = {bare_scorecard, &bare};
    char head[80];

    bare_init(&bare, &graph);
    for (size_t i = 0; i < count; i++) {
        VECTOR(bare.groups)[i] = (igraph_integer_t)grouping.group_of[i];
    }
    (void)snprintf(head, sizeof head, "scorecard, %zu organisations, %zu ties", count,
                   graph.tie_count);
    table_head(head, "bare igraph");
    (void)row_time("shared measures, 1 search", own_scorecard, &own, &theirs, aim);
    own.order.search_runs = bare.searches = SCORECARD_RUNS;
    (void)row_time("shared measures, 10 searches", own_scorecard, &own, &theirs, aim);
    own.order.groups = GROUPS_ALL & ~GROUP_BIT(GROUP_MULTIPLEXITY);
    const double whole =
        row_time("all of ours, 10 searches", own_scorecard, &own, &theirs, aim);
    (void)row_time("  making the graphs", own_graph, &own,
                   &(struct side){bare_graphs, &own}, 0);
    groups_time(&own, &bare);
    (void)printf("  all of ours beside all that each has, 10 searches\n");
    scripts_time(&own, whole);
    bare_free(&bare);
}

static void paths_time(size_t count, size_t each, double aim)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = relation_drawn(count, each, count, pool);
    const struct graph graph =
        graph_make(&relation, count, (struct graph_reading){0}, pool);
    struct own own = {.graph = &graph};
    struct bare bare;
    char name[40];

    bare_init(&bare, &graph);
    (void)snprintf(name, sizeof name, "%zu organisations, %zu ties", count,
                   graph.tie_count);
    (void)row_time(name, own_paths, &own, &(struct side){bare_five_paths, &bare}, aim);
    bare_free(&bare);
}

struct banding {
    const struct graph *graph;
    struct band_order order;
};

static void own_bands(void *context)
{
    const struct banding *banding = context;
    struct bands bands;

    require(bands_make(banding->graph, &banding->order, &bands), "no bands");
}

static void bands_time(size_t count, double aim)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = network_made(count, count, pool);
    const struct graph graph =
        graph_make(&network.relations[0], count, (struct graph_reading){0}, pool);
    const struct grouping grouping =
        grouping_make(network_attribute(&network, "sector"), count, pool);
    struct banding banding = {&graph,
                              {.groups = GROUPS_ALL, .grouping = &grouping, .seed = 1}};
    const struct side nobody = {NULL, NULL};
    char name[40];

    (void)snprintf(name, sizeof name, "%zu organisations, %d draws", count, BAND_DRAWS);
    (void)row_time(name, own_bands, &banding, &nobody, aim);
}

/* All groups that are not left out as too dear, as the program does it. */
static void large_time(size_t count, size_t each)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = relation_drawn(count, each, count, pool);
    const struct graph graph =
        graph_make(&relation, count, (struct graph_reading){0}, pool);
    size_t *group_of = pool_array(pool, count, size_t);
    const struct grouping grouping = {NULL, 4, group_of};
    struct own own = {&relation, &graph, {.grouping = &grouping, .seed = 1}};
    struct bare bare;
    char name[40];

    bare_init(&bare, &graph);
    bare.searches = count > SCORECARD_LARGE ? SCORECARD_RUNS_LARGE : SCORECARD_RUNS;
    for (size_t i = 0; i < count; i++) {
        group_of[i] = i % 4;
        VECTOR(bare.groups)[i] = (igraph_integer_t)(i % 4);
    }
    const struct network_size size = {count, graph.all.start[count], count};
    (void)printf("left out as too dear:");
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        const bool is_dear =
            measure_group_steps((enum measure_group)i, &size) > MEASURE_STEPS_MOST;
        own.order.groups |= is_dear ? 0 : GROUP_BIT(i);
        (void)printf("%s%s", is_dear ? " " : "", is_dear ? GROUP_NAMES[i] : "");
    }
    (void)printf("%s\n", own.order.groups == GROUPS_ALL ? " nothing" : "");
    (void)snprintf(name, sizeof name, "%zu organisations, %zu ties", count,
                   graph.tie_count);
    (void)row_time(name, own_scorecard, &own, &(struct side){bare_scorecard, &bare}, 0);
    groups_time(&own, &bare);
    bare_free(&bare);
}

int main(void)
{
    (void)printf("CPU time of one core, medians; a ratio below 1: ours is faster\n");
    scorecard_time(25, 0.5);
    scorecard_time(60, 0);
    table_head("path measures, in and out", "igraph, 5 calls");
    paths_time(25, 4, 0.15);
    paths_time(200, 5, 0.35);
    paths_time(1000, 6, 0.4);
    table_head("bands, all measures", "");
    bands_time(25, 100);
    bands_time(60, 0);
    table_head("large networks", "bare igraph");
    large_time(1000, 6);
    large_time(5000, 5);
    return EXIT_SUCCESS;
}
