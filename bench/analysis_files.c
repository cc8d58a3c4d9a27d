/* analysis_files.c - how fast networks are read and written, and ten thousand scored.
 *
 * Reading and writing stand beside igraph where it has the format and takes our file; it
 * says nothing of what it leaves out. The ten thousand run through the
 * program itself, from one list of ties with a column `network` and from a folder. */
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/graph.h"
#include "analysis/scorecard.h"
#include "analysis_igraph.h"
#include "base/limits.h"
#include "exchange/network_file.h"

/* ---- one format ---- */

struct filing {
    enum network_format format;
    const char *name;
    const struct network_series *series;
    struct file_bytes file;
    igraph_t graph; /* for igraph to write */
};

/* Notes are not what is measured; an error is. */
static void own_read(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct filing *filing = context;
    const struct network_reading reading = {.empty = EMPTY_NO_TIE};
    struct report report = {.pool = pool};
    struct network_series series;

    require(network_read(&filing->file, NULL, &reading, pool, &report, &series),
            filing->name);
}

static void own_write(void *context)
{
    SCOPED(pool) pool = pool_new();
    const struct filing *filing = context;
    struct report report = {.pool = pool};
    struct file_bytes file;
    struct status st = {0};

    require(network_write(filing->name, filing->format, filing->series, pool, &report,
                          &file, &st),
            filing->name);
}

static igraph_error_t bare_read_file(FILE *file, enum network_format format,
                                     igraph_t *graph_out)
{
    switch (format) {
    case FORMAT_GRAPHML:
        return igraph_read_graph_graphml(graph_out, file, 0);
    case FORMAT_PAJEK:
        return igraph_read_graph_pajek(graph_out, file);
    case FORMAT_DL:
        return igraph_read_graph_dl(graph_out, file, true);
    default:
        return IGRAPH_UNIMPLEMENTED;
    }
}

static bool is_bare_readable(const struct filing *filing, igraph_t *graph_out)
{
    char *bytes = malloc(filing->file.length);
    FILE *file = NULL;
    bool is_read = false;

    require(bytes != NULL, "out of memory");
    memcpy(bytes, filing->file.bytes, filing->file.length);
    file = fmemopen(bytes, filing->file.length, "r");
    is_read =
        file != NULL && bare_read_file(file, filing->format, graph_out) == IGRAPH_SUCCESS;
    if (file != NULL) {
        (void)fclose(file);
    }
    free(bytes);
    return is_read;
}

static void bare_read(void *context)
{
    igraph_t graph;

    require(is_bare_readable(context, &graph), "igraph reads no more");
    igraph_destroy(&graph);
}

static void bare_write(void *context)
{
    const struct filing *filing = context;
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);

    require(file != NULL, "out of memory");
    must(filing->format == FORMAT_GRAPHML
             ? igraph_write_graph_graphml(&filing->graph, file, true)
             : igraph_write_graph_pajek(&filing->graph, file));
    (void)fclose(file);
    free(bytes);
}

static void filing_print(const struct filing *filing, const double *seconds)
{
    const double megabytes = (double)filing->file.length / 1e6;

    (void)printf("%-10s %9.3f", NETWORK_FORMAT_CODES[filing->format], megabytes);
    for (size_t i = 0; i < 2; i++) {
        const double *pair = seconds + 2 * i;
        (void)printf(" %9.2f %8.1f", pair[0] * 1e3, megabytes / pair[0]);
        if (pair[1] > 0) {
            (void)printf(" %9.3f", pair[0] / pair[1]);
        } else {
            (void)printf(" %9s", "-");
        }
    }
    (void)printf("\n");
}

static void format_time(struct filing *filing)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct status st = {0};
    double seconds[4] = {0};

    require(network_write(filing->name, filing->format, filing->series, pool, &report,
                          &filing->file, &st),
            filing->name);
    const bool is_known = is_bare_readable(filing, &filing->graph);
    const bool is_written = is_known && filing->format != FORMAT_DL;
    const struct side readers[] = {{own_read, filing},
                                   {is_known ? bare_read : NULL, filing}};
    const struct side writers[] = {{own_write, filing},
                                   {is_written ? bare_write : NULL, filing}};

    sides_time(readers, 2, seconds);
    sides_time(writers, 2, seconds + 2);
    filing_print(filing, seconds);
    if (is_known) {
        igraph_destroy(&filing->graph);
    }
}

static void formats_time(size_t count)
{
    static const char *const NAMES[NETWORK_FORMAT_COUNT] = {
        [FORMAT_EDGES] = "b.csv", [FORMAT_MATRIX] = "b.csv",
        [FORMAT_XLSX] = "b.xlsx", [FORMAT_GRAPHML] = "b.graphml",
        [FORMAT_DL] = "b.dl",     [FORMAT_PAJEK] = "b.net",
        [FORMAT_GEXF] = "b.gexf", [FORMAT_ZIP] = "b.zip",
    };
    SCOPED(pool) pool = pool_new();
    struct wave wave = {"", network_made(count, count, pool)};
    const struct network_series series = {&wave, 1};

    (void)printf("%zu organisations, %zu ties\n", count,
                 wave.network.relations[0].tie_count);
    (void)printf("%-10s %9s %9s %8s %9s %9s %8s %9s\n", "", "MB", "read, ms", "MB/s",
                 "/ igraph", "write, ms", "MB/s", "/ igraph");
    for (int i = 0; i < NETWORK_FORMAT_COUNT; i++) {
        struct filing filing = {
            .format = (enum network_format)i, .name = NAMES[i], .series = &series};
        format_time(&filing);
    }
}

/* ---- ten thousand networks ---- */

enum { NETWORKS = 10000, MEMBERS = 25, TIES_EACH = 4 };

/* A list of the ties of networks `first` .. `end` - 1; with several, a column says of
 * which. */
static void list_write(const char *path, size_t first, size_t end)
{
    FILE *file = fopen(path, "w");
    const bool is_many = end - first > 1;

    require(file != NULL, "could not write a temporary file");
    (void)fprintf(file, "%sSource,Target\n", is_many ? "network," : "");
    for (size_t i = first; i < end; i++) {
        SCOPED(pool) pool = pool_new();
        const struct relation relation = relation_drawn(MEMBERS, TIES_EACH, i, pool);
        for (size_t k = 0; k < relation.tie_count; k++) {
            if (is_many) {
                (void)fprintf(file, "%zu,", i);
            }
            (void)fprintf(file, "%zu,%zu\n", relation.ties[k].from, relation.ties[k].to);
        }
    }
    require(fclose(file) == 0, "could not write a temporary file");
}

/* CPU seconds of the programs that were started and have ended. */
static double children_seconds(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

/* CPU seconds that the program takes; 0 when it does not give a row each. */
static double program_time(const char *path)
{
    char command[1000];
    char line[4096];
    const char *program = getenv("SAMENSPEL");
    size_t rows = 0;

    (void)snprintf(command, sizeof command,
                   "%s network measure --csv --directed %s 2>/dev/null",
                   program != NULL ? program : "build/samenspel", path);
    const double begin = children_seconds();
    FILE *stream = popen(command, "r");
    require(stream != NULL, "could not start the program");
    while (fgets(line, sizeof line, stream) != NULL) {
        rows += line[strlen(line) - 1] == '\n';
    }
    (void)pclose(stream);
    return rows == NETWORKS + 1 ? children_seconds() - begin : 0;
}

/* The same figures of some of them by bare igraph, their graphs ready, for all. */
static double bare_time(void)
{
    enum { SOME = 200 };
    double seconds = 0;

    for (size_t i = 0; i < SOME; i++) {
        SCOPED(pool) pool = pool_new();
        const struct relation relation = relation_drawn(MEMBERS, TIES_EACH, i, pool);
        const struct graph graph =
            graph_make(&relation, MEMBERS, (struct graph_reading){0}, pool);
        struct bare bare;
        bare_init(&bare, &graph);
        bare.searches = SCORECARD_RUNS;
        const double begin = cpu_seconds();
        bare_scorecard(&bare);
        seconds += cpu_seconds() - begin;
        bare_free(&bare);
    }
    return seconds / SOME * NETWORKS;
}

static void many_print(const char *name, double seconds, double bare)
{
    if (seconds > 0) {
        (void)printf("  %-30s %8.2f s %10.0f a second %8.3f of bare igraph\n", name,
                     seconds, NETWORKS / seconds, seconds / bare);
    } else {
        (void)printf("  %-30s refused\n", name);
    }
}

static void many_time(void)
{
    char folder[] = "/tmp/samenspel-many-XXXXXX";
    char path[100];

    require(mkdtemp(folder) != NULL, "could not make a temporary folder");
    const double bare = bare_time();
    (void)printf("\n%d networks of %d organisations, all measures, reading and writing "
                 "too\n",
                 NETWORKS, MEMBERS);
    (void)snprintf(path, sizeof path, "%s/all.csv", folder);
    list_write(path, 0, NETWORKS);
    many_print("one file", program_time(path), bare);
    (void)unlink(path);
    for (size_t i = 0; i < NETWORKS; i++) {
        (void)snprintf(path, sizeof path, "%s/%05zu.csv", folder, i);
        list_write(path, i, i + 1);
    }
    many_print("a folder", program_time(folder), bare);
    for (size_t i = 0; i < NETWORKS; i++) {
        (void)snprintf(path, sizeof path, "%s/%05zu.csv", folder, i);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

int main(void)
{
    (void)igraph_set_error_handler(igraph_error_handler_ignore);
    (void)igraph_set_warning_handler(igraph_warning_handler_ignore);
    (void)igraph_set_attribute_table(&igraph_cattribute_table);
    formats_time(100);
    formats_time(1000);
    many_time();
    return EXIT_SUCCESS;
}
