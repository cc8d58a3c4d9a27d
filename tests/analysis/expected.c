/* expected.c - reads the real networks and what is expected of them. */
#include "expected.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/number.h"
#include "reference_folder.h"

const struct expected_case EXPECTED_SETS[EXPECTED_SET_COUNT] = {
    {"knokbur", "information"},
    {"knokbur", "money"},
    {"emon-lakepomona", "contact"},
    {"emon-hurrfrederic", "contact"},
    {"tobacco-indiana", "contact"},
    {"tobacco-indiana", "collaboration"},
    {"tobacco-indiana", "dissemination"},
    {"dhhs", "collaboration"},
    {"krackhardt-hightech", "advice"},
    {"krackhardt-hightech", "friendship"},
    {"krackhardt-hightech", "reportsto"},
    {"lazega-law", "advice"},
    {"lazega-law", "cowork"},
    {"lazega-law", "friendship"},
    {"padgett-florentine", "marriage"},
    {"padgett-florentine", "business"},
    {"campnet", "top3"},
    {"sampson", "samnpr"},
    {"sampson", "sampdes"},
    {"sampson", "sampdlk"},
    {"sampson", "sampes"},
    {"sampson", "sampin"},
    {"sampson", "samplk1"},
    {"sampson", "sampnin"},
    {"sampson", "samppr"},
    {"thurman-office", "formal"},
    {"thurman-office", "multiplex"},
    {"lhds", "communication"},
};

/* ---- files ---- */

/* False when it is not there. */
static bool file_read(const char *set, const char *name, struct pool *pool,
                      struct file_bytes *file_out)
{
    char *path = pool_bytes(pool, 1024);

    (void)snprintf(path, 1024, "%s/%s/%s", reference_folder(), set, name);
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return false;
    }
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    const long length = ftell(stream);
    assert_true(length >= 0);
    rewind(stream);
    char *bytes = pool_bytes(pool, (size_t)length + 1);
    assert_int_equal(fread(bytes, 1, (size_t)length, stream), length);
    assert_int_equal(fclose(stream), 0);
    *file_out = (struct file_bytes){path, bytes, (size_t)length};
    return true;
}

static const char *file_name(const char *begin, const char *relation, const char *end,
                             struct pool *pool)
{
    char *name = pool_bytes(pool, 256);

    (void)snprintf(name, 256, "%s-%s%s", begin, relation, end);
    return name;
}

/* ---- the expected measures: one flat JSON whose texts hold no escapes but \" ---- */

/* The text between the quotes at `at`, which moves behind them. */
static const char *json_text_read(const char **at, struct pool *pool)
{
    const char *begin = *at + 1;
    const char *end = begin;

    assert_int_equal(**at, '"');
    while (*end != '"') {
        assert_int_not_equal(*end, '\\');
        assert_int_not_equal(*end, '\0');
        end++;
    }
    *at = end + 1;
    return pool_text_part(pool, begin, (size_t)(end - begin));
}

static const char *past_blanks(const char *at)
{
    return at + strspn(at, " \n,");
}

static void names_read(struct expected *expected, struct pool *pool)
{
    static const char KEY[] = "\"nodes\":[";
    const char *at = strstr(expected->json, KEY);
    const char **names = NULL;
    size_t capacity = 0;

    assert_non_null(at);
    at = past_blanks(at + strlen(KEY));
    while (*at != ']') {
        names = pool_grow(pool, names, expected->count, &capacity, const char *);
        names[expected->count++] = json_text_read(&at, pool);
        at = past_blanks(at);
    }
    expected->names = names;
}

/* Where the value of a measure begins; NULL when it is not there. */
static const char *value_find(const struct expected *expected, const char *name)
{
    char key[256];

    (void)snprintf(key, sizeof key, "{\"name\":\"%s\",", name);
    const char *at = strstr(expected->json, key);
    if (at == NULL) {
        return NULL;
    }
    at = strstr(at, "\"value\":");
    assert_non_null(at);
    return at + strlen("\"value\":");
}

static double value_read(const char **at)
{
    char *end = NULL;

    if (strncmp(*at, "null", 4) == 0) {
        *at += 4;
        return NAN;
    }
    const double value = strtod(*at, &end);
    assert_ptr_not_equal(end, *at);
    *at = end;
    return value;
}

bool expected_figure(const struct expected *expected, const char *name, double *out)
{
    const char *at = value_find(expected, name);

    if (at != NULL) {
        *out = value_read(&at);
    }
    return at != NULL;
}

bool expected_figures(const struct expected *expected, const char *name, double *out)
{
    const char *at = value_find(expected, name);

    if (at == NULL) {
        return false;
    }
    assert_int_equal(*at, '[');
    at++;
    for (size_t i = 0; i < expected->count; i++) {
        at = past_blanks(at);
        out[i] = value_read(&at);
    }
    assert_int_equal(*at, ']');
    return true;
}

/* ---- ties ---- */

static size_t organisation_find(const struct expected *expected, const char *name)
{
    size_t i = 0;

    while (i < expected->count && strcmp(expected->names[i], name) != 0) {
        i++;
    }
    assert_true(i < expected->count);
    return i;
}

static int tie_compare(const void *a, const void *b)
{
    const struct tie *left = a;
    const struct tie *right = b;
    const int by_from = (left->from > right->from) - (left->from < right->from);

    return by_from != 0 ? by_from : (left->to > right->to) - (left->to < right->to);
}

static void table_read(const char *set, const char *name, struct pool *pool,
                       struct csv_table *table_out)
{
    struct report report = {.pool = pool};
    struct file_bytes file;

    assert_true(file_read(set, name, pool, &file));
    assert_true(csv_read(&file, pool, &report, table_out));
}

static void ties_read(struct expected *expected, struct pool *pool)
{
    struct relation *relation = &expected->relation;
    struct csv_table table;

    table_read(expected->set, file_name("edges", relation->name, ".csv", pool), pool,
               &table);
    struct tie *ties = pool_array(pool, table.row_count, struct tie);
    for (size_t i = 0; i < table.row_count; i++) {
        const struct csv_cell *cells = table.rows[i].cells;
        const size_t from = organisation_find(expected, cells[0].text);
        const size_t to = organisation_find(expected, cells[1].text);
        const bool is_turned = !relation->is_directed && from > to;
        ties[i] = is_turned ? (struct tie){to, from, 0} : (struct tie){from, to, 0};
        assert_true(number_read_decimal(cells[2].text, &ties[i].value));
    }
    qsort(ties, table.row_count, sizeof *ties, tie_compare);
    relation->ties = ties;
    relation->tie_count = table.row_count;
}

struct expected expected_load(const struct expected_case *which, struct pool *pool)
{
    struct expected expected = {.set = which->set, .relation.name = which->relation};
    struct file_bytes file;

    if (!file_read(which->set, file_name("expected", which->relation, ".json", pool),
                   pool, &file)) {
        fail_msg("%s %s is not there", which->set, which->relation);
    }
    expected.json = file.bytes;
    expected.relation.is_directed = strstr(file.bytes, "\"directed\":true") != NULL;
    names_read(&expected, pool);
    ties_read(&expected, pool);
    return expected;
}

struct graph expected_graph(const struct expected *expected, struct pool *pool)
{
    return graph_make(&expected->relation, expected->count, (struct graph_reading){0},
                      pool);
}

struct graph expected_graph_valued(const struct expected *expected, struct pool *pool)
{
    return graph_make(&expected->relation, expected->count,
                      (struct graph_reading){.is_valued = true}, pool);
}

bool expected_attribute(const struct expected *expected, size_t n, struct pool *pool,
                        struct attribute *attribute_out)
{
    struct file_bytes file;
    struct csv_table table;

    if (!file_read(expected->set, "attributes.csv", pool, &file)) {
        return false;
    }
    table_read(expected->set, "attributes.csv", pool, &table);
    if (n + 1 >= table.column_count) {
        return false;
    }
    const char **texts = pool_array(pool, expected->count, const char *);
    for (size_t i = 0; i < table.row_count; i++) {
        const struct csv_cell *cells = table.rows[i].cells;
        texts[organisation_find(expected, cells[0].text)] = cells[n + 1].text;
    }
    *attribute_out =
        (struct attribute){table.header[n + 1].text, ATTRIBUTE_TEXT, texts, NULL};
    return true;
}

void expected_assert_equal(const struct expected *expected, const char *name,
                           double value, double wanted)
{
    const double tolerance = 1e-9 * fmax(1, fabs(wanted));

    if (isnan(value) != isnan(wanted) || fabs(value - wanted) > tolerance) {
        fail_msg("%s %s: %s is %.17g, expected %.17g", expected->set,
                 expected->relation.name, name, value, wanted);
    }
}
