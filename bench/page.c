/* page.c - what a page costs: its model, its template, its JSON.
 *
 * A table of 150 rows of 6 values. Rendering and JSON are given beside writing the same
 * bytes piece by piece, as many pieces as the template has: the ratio says more than the
 * microseconds of one machine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "timer.h"
#include "web/mustache.h"

enum { ROWS = 150, PIECES_A_ROW = 13, RUNS_LEAST = 5 };

static const double SECONDS_LEAST = 0.4; /* for each figure */

static const char PAGE[] =
    "{{<frame}}\n"
    "{{$main}}\n"
    "<table>\n"
    "  {{#rows}}\n"
    "  <tr><td><a href=\"/actors/{{id}}\">{{name}}</a></td><td>{{role}}</td>"
    "<td class=\"number\">{{importance}}</td><td class=\"number\">{{trust}}</td>"
    "<td>{{#is_core}}{{#_}}core actor{{/_}}{{/is_core}}</td></tr>\n"
    "  {{/rows}}\n"
    "</table>\n"
    "{{/main}}\n"
    "{{/frame}}\n";

static const char FRAME[] = "<!doctype html>\n<title>{{title}}</title>\n<main>\n"
                            "{{$main}}{{/main}}\n</main>\n";

static const struct embedded_file FILES[] = {
    {"page.html", (const unsigned char *)PAGE, sizeof PAGE - 1},
    {"frame.html", (const unsigned char *)FRAME, sizeof FRAME - 1},
};

struct bench {
    const struct template *page;
    const struct value *model;
    struct text output; /* what was written last */
};

static void require(bool is_good, const char *what)
{
    if (!is_good) {
        (void)fprintf(stderr, "page: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

static struct value *model_build(struct pool *pool)
{
    static const char *const NAMES[] = {"OCMW Gent", "CAW Oost-Vlaanderen",
                                        "Kind & Gezin", "Huis van het Kind",
                                        "CLB 't Stad"};
    struct value *top = model_object(pool);

    model_set_text(top, "title", "Jeugd & gezin");
    struct value *rows = model_set_list(top, "rows");
    for (int i = 0; i < ROWS; i++) {
        struct value *row = model_add_object(rows);
        model_set_integer(row, "id", 1000 + i);
        model_set_text(row, "name", NAMES[i % 5]);
        model_set_text(row, "role", i % 3 == 0 ? "trekker" : "partner");
        model_set_integer(row, "importance", i % 4 + 1);
        model_set_decimal(row, "trust", i / 7.0, 2);
        model_set_boolean(row, "is_core", i % 2 == 0);
    }
    return top;
}

/* ---- steps ---- */

static void build_step(struct bench *bench)
{
    SCOPED(pool) pool = pool_new();

    (void)bench;
    (void)model_build(pool);
}

static void render_step(struct bench *bench)
{
    SCOPED(pool) pool = pool_new();

    text_init(&bench->output, pool, LIMIT_OUTPUT_BYTES);
    template_render(bench->page, bench->model, &bench->output, NULL);
}

static void page_step(struct bench *bench)
{
    SCOPED(pool) pool = pool_new();

    text_init(&bench->output, pool, LIMIT_OUTPUT_BYTES);
    template_render(bench->page, model_build(pool), &bench->output, NULL);
}

static void json_step(struct bench *bench)
{
    SCOPED(pool) pool = pool_new();

    text_init(&bench->output, pool, LIMIT_OUTPUT_BYTES);
    value_write_json(bench->model, &bench->output);
}

static void json_compact_step(struct bench *bench)
{
    SCOPED(pool) pool = pool_new();

    text_init(&bench->output, pool, LIMIT_OUTPUT_BYTES);
    value_write_json_compact(bench->model, &bench->output);
}

/* Copy as many bytes as were written last, in so many pieces. */
static void copy_step(struct bench *bench)
{
    static const char BYTES[4096];
    SCOPED(pool) pool = pool_new();
    const size_t length = bench->output.length;
    const size_t piece = length / ((size_t)ROWS * PIECES_A_ROW);
    struct text copy;

    text_init(&copy, pool, LIMIT_OUTPUT_BYTES);
    while (copy.length + piece <= length) {
        text_add_part(&copy, BYTES, piece);
    }
}

/* ---- the measurement ---- */

/* Microseconds of one step: the mean of many. */
static double time_of(void (*step)(struct bench *), struct bench *bench)
{
    const double begin = now_seconds();
    size_t runs = 0;

    while (runs < RUNS_LEAST || now_seconds() - begin < SECONDS_LEAST) {
        step(bench);
        runs++;
    }
    return (now_seconds() - begin) / (double)runs * 1e6;
}

int main(void)
{
    static const struct {
        const char *name;
        void (*step)(struct bench *);
        bool is_written;
    } STEPS[] = {
        {"build the model", build_step, false},        {"render it", render_step, true},
        {"build and render", page_step, true},         {"JSON", json_step, true},
        {"JSON on one line", json_compact_step, true},
    };
    SCOPED(pool) pool = pool_new();
    struct template_set *set = NULL;
    struct status st = {0};

    require(
        template_set_make(&(struct template_files){FILES, sizeof FILES / sizeof *FILES},
                          LANGUAGE_NL, pool, &set, &st),
        "the template is refused");
    struct bench bench = {.page = template_find(set, "page"), .model = model_build(pool)};
    (void)printf("page of %d rows x 6 values %8s %8s %8s\n", ROWS, "us", "bytes",
                 "ratio");
    for (size_t i = 0; i < ARRAY_COUNT(STEPS); i++) {
        const double microseconds = time_of(STEPS[i].step, &bench);
        (void)printf("  %-26s %8.1f", STEPS[i].name, microseconds);
        if (STEPS[i].is_written) {
            (void)printf(" %8zu %8.1f", bench.output.length,
                         microseconds / time_of(copy_step, &bench));
        }
        (void)printf("\n");
    }
    return EXIT_SUCCESS;
}
