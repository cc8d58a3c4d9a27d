/* reference.c - the checks of reference.h. */
#include "reference.h"
#include "reference_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void reference_each(void (*check)(const struct reference *reference, struct pool *pool))
{
    reference_or_skip();
    for (size_t i = 0; i < EXPECTED_SET_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        const struct expected expected = expected_load(&EXPECTED_SETS[i], pool);
        const struct reference reference = {&expected, expected_graph(&expected, pool)};
        check(&reference, pool);
    }
}

void reference_check(const struct reference *reference, const char *name, double found)
{
    double wanted = 0;

    if (expected_figure(reference->expected, name, &wanted)) {
        expected_assert_equal(reference->expected, name, found, wanted);
    }
}

void reference_check_each(const struct reference *reference, const char *name,
                          const double *found)
{
    SCOPED(pool) pool = pool_new();
    const size_t count = reference->graph.count;
    double *wanted = pool_array(pool, count, double);

    if (!expected_figures(reference->expected, name, wanted)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        expected_assert_equal(reference->expected, name, found[i], wanted[i]);
    }
}

void reference_check_counts(const struct reference *reference, const char *name,
                            const size_t *found)
{
    SCOPED(pool) pool = pool_new();
    double *figures = pool_array(pool, reference->graph.count, double);

    for (size_t i = 0; i < reference->graph.count; i++) {
        figures[i] = (double)found[i];
    }
    reference_check_each(reference, name, figures);
}

void reference_check_list(const struct reference *reference, const char *name,
                          const size_t *found, size_t length)
{
    char head[256];

    (void)snprintf(head, sizeof head, "{\"name\":\"%s\",", name);
    const char *at = strstr(reference->expected->json, head);
    if (at == NULL) {
        return;
    }
    at = strstr(at, "\"value\":[");
    assert_non_null(at);
    at += strlen("\"value\":");
    for (size_t i = 0; i < length; i++) {
        char *end = NULL;
        expected_assert_equal(reference->expected, name, (double)found[i],
                              strtod(at + 1, &end));
        at = end;
    }
    assert_int_equal(*at, ']');
}
