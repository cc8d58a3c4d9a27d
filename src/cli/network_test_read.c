/* network_test_read.c - the matrices of `samenspel network test qap|mrqap`. */
#include <string.h>

#include "analysis/predictors.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/network_test.h"
#include "exchange/fields.h"

enum { NAMES_SHOWN = 5 };

/* ---- the same organisations ---- */

/* The name as the file has it, also where names are hidden. */
static const char *own_name(const struct network_input *input, size_t i)
{
    const char *name = input->network->names[i];

    for (size_t k = 0; k < input->hidden.count; k++) {
        if (strcmp(input->hidden.pseudonyms[k], name) == 0) {
            return input->hidden.names[k];
        }
    }
    return name;
}

static const char *const *own_names(const struct network_input *input, struct pool *pool)
{
    const size_t count = input->network->organisation_count;
    const char **names = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        names[i] = own_name(input, i);
    }
    return names;
}

static size_t name_place(const char *const *names, size_t count, const char *name)
{
    size_t i = 0;

    while (i < count && strcmp(names[i], name) != 0) {
        i++;
    }
    return i;
}

/* Where the organisations of `wanted` stand in `there`; refuses when one does not. */
static bool names_match(const struct network_input *wanted,
                        const struct network_input *there, size_t *order,
                        struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const char *const *names = own_names(wanted, scratch);
    const char *const *others = own_names(there, scratch);
    const size_t other_count = there->network->organisation_count;
    struct text missing;
    const char *meant = NULL; /* for the first that is missing */
    size_t missing_count = 0;

    text_init(&missing, scratch, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < wanted->network->organisation_count; i++) {
        order[i] = name_place(others, other_count, names[i]);
        if (order[i] == other_count && ++missing_count <= NAMES_SHOWN) {
            text_format(&missing, "%s'%s'", missing_count > 1 ? ", " : "", names[i]);
            meant =
                missing_count == 1 ? name_suggest(others, other_count, names[i]) : meant;
        }
    }
    if (missing_count == 0) {
        return true;
    }
    if (missing_count > NAMES_SHOWN) {
        text_format(&missing, ", ... (%zu)", missing_count);
    }
    if (meant != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "both files must have the same organisations, and '%s' does "
                           "not have %s; it has '%s', so write it the same everywhere",
                           there->path, missing.bytes, meant);
    }
    return status_fail(st, STATUS_INVALID,
                       "both files must have the same organisations, and '%s' does not "
                       "have %s, which '%s' has",
                       there->path, missing.bytes, wanted->path);
}

/* ---- one operand ---- */

struct reading {
    const struct call *call;
    struct test_matrices *test;
    struct text digests;
};

static void notes_take(struct reading *reading, const struct network_input *input)
{
    const struct network_input *first = &reading->test->input;

    text_format(&reading->digests, "%s  %s\n", input->digest, input->path);
    for (const struct report_entry *entry = input->report->first;
         entry != NULL && input->report != first->report; entry = entry->next) {
        report_add_message(first->report, entry->severity, entry->place, entry->message);
    }
}

static enum exit_code file_matrix(struct reading *reading, const char *path,
                                  struct matrix *matrix_out)
{
    struct pool *pool = reading->call->pool;
    const struct network_input *first = &reading->test->input;
    size_t *order = pool_array(pool, first->network->organisation_count, size_t);
    struct network_input input;
    struct status st = {0};

    if (strcmp(path, first->path) == 0) {
        *matrix_out = matrix_of_graph(&first->graph, pool);
        return EXIT_DONE;
    }
    const enum exit_code code = network_input_load(reading->call, path, &input);
    if (code != EXIT_DONE) {
        return code;
    }
    size_t *back = pool_array(pool, input.network->organisation_count, size_t);
    if (!names_match(first, &input, order, &st) ||
        !names_match(&input, first, back, &st)) {
        return call_refuse(reading->call, &st);
    }
    notes_take(reading, &input);
    const struct matrix matrix = matrix_of_graph(&input.graph, pool);
    *matrix_out = matrix_ordered(&matrix, order, pool);
    return EXIT_DONE;
}

static bool attribute_matrix(struct reading *reading, const char *kind, const char *name,
                             struct matrix *matrix_out, struct status *st)
{
    static const struct {
        const char *kind;
        bool is_of_numbers;
        struct matrix (*make)(const struct attribute *attribute,
                              size_t organisation_count, struct pool *pool);
    } KINDS[] = {
        {"same:", false, matrix_same},
        {"absdiff:", true, matrix_difference},
        {"sender:", true, matrix_sender},
        {"receiver:", true, matrix_receiver},
    };
    const struct network *network = reading->test->input.network;
    const struct attribute *attribute = network_attribute(network, name);
    size_t i = 0;

    while (strcmp(KINDS[i].kind, kind) != 0) {
        i++;
    }
    if (attribute == NULL) {
        return status_fail(st, STATUS_INVALID,
                           "there is no attribute '%s' for '%s%s'; --attributes gives a "
                           "table of them",
                           name, kind, name);
    }
    if (KINDS[i].is_of_numbers && attribute->numbers == NULL) {
        return status_fail(st, STATUS_INVALID,
                           "'%s%s' needs numbers, and attribute '%s' has other texts",
                           kind, name, name);
    }
    *matrix_out =
        KINDS[i].make(attribute, network->organisation_count, reading->call->pool);
    return true;
}

static bool relation_matrix(const struct reading *reading, const char *name,
                            struct matrix *matrix_out, struct status *st)
{
    const struct network_input *input = &reading->test->input;
    const struct relation *relation = network_relation(input->network, name);
    const struct graph_reading how = {
        .is_undirected = call_option(reading->call, "--undirected") != NULL,
        .is_valued = input->graph.is_valued};
    struct pool *pool = reading->call->pool;

    if (relation == NULL) {
        return status_fail(st, STATUS_INVALID, "there is no relation '%s' in '%s'", name,
                           input->path);
    }
    const struct graph graph =
        graph_make(relation, input->network->organisation_count, how, pool);
    *matrix_out = matrix_of_graph(&graph, pool);
    return true;
}

enum term_kind { TERM_FILE, TERM_TURNED, TERM_BINARY, TERM_RELATION, TERM_ATTRIBUTE };

static const struct {
    const char *prefix;
    enum term_kind kind;
} TERMS[] = {
    {"t:", TERM_TURNED},           {"bin:", TERM_BINARY},
    {"relation:", TERM_RELATION},  {"same:", TERM_ATTRIBUTE},
    {"absdiff:", TERM_ATTRIBUTE},  {"sender:", TERM_ATTRIBUTE},
    {"receiver:", TERM_ATTRIBUTE},
};

static enum exit_code term_matrix(struct reading *reading, const char *term,
                                  struct matrix *matrix_out)
{
    struct pool *pool = reading->call->pool;
    const char *prefix = "";
    enum term_kind kind = TERM_FILE;
    struct matrix matrix = {0};
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(TERMS); i++) {
        if (strncmp(term, TERMS[i].prefix, strlen(TERMS[i].prefix)) == 0) {
            prefix = TERMS[i].prefix;
            kind = TERMS[i].kind;
        }
    }
    const char *rest = term + strlen(prefix);
    if (kind == TERM_ATTRIBUTE || kind == TERM_RELATION) {
        const bool is_made =
            kind == TERM_RELATION
                ? relation_matrix(reading, rest, matrix_out, &st)
                : attribute_matrix(reading, prefix, rest, matrix_out, &st);
        return is_made ? EXIT_DONE : call_refuse(reading->call, &st);
    }
    const enum exit_code code = file_matrix(reading, rest, &matrix);
    if (code == EXIT_DONE) {
        *matrix_out = kind == TERM_TURNED   ? matrix_turned(&matrix, pool)
                      : kind == TERM_BINARY ? matrix_binary(&matrix, pool)
                                            : matrix;
    }
    return code;
}

/* ---- all operands ---- */

static bool size_check(const struct network_input *input, struct status *st)
{
    return input->network->organisation_count <= LIMIT_MATRIX ||
           status_fail(st, STATUS_LIMIT,
                       "'%s' has %zu organisations; where every pair counts at most %d "
                       "can be tested",
                       input->path, input->network->organisation_count, LIMIT_MATRIX);
}

static bool direction_settle(struct reading *reading, struct status *st)
{
    struct test_matrices *test = reading->test;
    const bool is_asked = call_option(reading->call, "--undirected") != NULL;

    test->is_undirected = !test->input.graph.is_directed;
    for (size_t i = 0; i < test->count; i++) {
        const bool is_symmetric = matrix_is_symmetric(&test->matrices[i]);
        if (is_asked && !is_symmetric) {
            return status_fail(
                st, STATUS_INVALID,
                "'%s' goes one way, and --undirected asks for ties that go "
                "both ways",
                test->names[i]);
        }
        test->is_undirected = test->is_undirected && is_symmetric;
    }
    test->input.graph.is_directed = !test->is_undirected;
    return true;
}

/* The file that the first operand names, whatever stands before it. */
static const char *first_path(const char *term)
{
    return strncmp(term, "t:", 2) == 0     ? term + 2
           : strncmp(term, "bin:", 4) == 0 ? term + 4
                                           : term;
}

enum exit_code test_matrices_load(const struct call *call,
                                  struct test_matrices *matrices_out)
{
    const size_t count = call->operand_count - 1;
    struct test_matrices test = {.count = count,
                                 .names = call->operands + 1,
                                 .matrices =
                                     pool_array(call->pool, count, struct matrix)};
    struct reading reading = {.call = call, .test = &test};
    struct status st = {0};
    enum exit_code code =
        network_input_load(call, first_path(test.names[0]), &test.input);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!size_check(&test.input, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&reading.digests, call->pool, LIMIT_OUTPUT_BYTES);
    notes_take(&reading, &test.input);
    for (size_t i = 0; i < count; i++) {
        code = term_matrix(&reading, test.names[i], &test.matrices[i]);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    if (!direction_settle(&reading, &st)) {
        return call_refuse(call, &st);
    }
    test.input.digest =
        digest_bytes(reading.digests.bytes, reading.digests.length, call->pool);
    *matrices_out = test;
    return EXIT_DONE;
}
