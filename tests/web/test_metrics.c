/* test_metrics.c - what is counted, in the text format of Prometheus 0.0.4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "base/limits.h"
#include "web/metrics.h"

static const char *written(const struct metrics *metrics, struct pool *pool)
{
    static const struct metrics_present PRESENT = {
        .mail_waiting = 2, .mail_failed = 1, .accepted = 7, .refused = 5, .cut = 3};
    struct text text;

    text_init(&text, pool, LIMIT_PAGE_BYTES);
    metrics_write(metrics, &PRESENT, &text);
    return text.bytes;
}

static const struct {
    const char *label;
    int code;
    int64_t microseconds;
    const char *class;
    const char *bucket; /* the first that counts it */
} REQUESTS[] = {
    {"at once", 200, 0, "2xx", "0.001"},
    {"in a millisecond", 204, 1000, "2xx", "0.001"},
    {"in a little more", 304, 1001, "3xx", "0.005"},
    {"slowly", 404, 100000, "4xx", "0.1"},
    {"too slowly", 503, 2500001, "5xx", "+Inf"},
};

static void a_request_counts_in_its_class_and_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REQUESTS); i++) {
        SCOPED(metrics) metrics = metrics_new();
        SCOPED(pool) pool = pool_new();
        struct text line;

        print_message("%s\n", REQUESTS[i].label);
        metrics_count(metrics, REQUESTS[i].code, REQUESTS[i].microseconds);
        const char *text = written(metrics, pool);
        text_init(&line, pool, LIMIT_NAME_BYTES);
        text_format(&line, "\nsamenspel_requests_total{class=\"%s\"} 1\n",
                    REQUESTS[i].class);
        assert_non_null(strstr(text, line.bytes));
        text_init(&line, pool, LIMIT_NAME_BYTES);
        text_format(&line, "\nsamenspel_request_seconds_bucket{le=\"%s\"} 1\n",
                    REQUESTS[i].bucket);
        assert_non_null(strstr(text, line.bytes));
        const char *first = strstr(text, "\"} 1\nsamenspel_request_seconds_bucket{le=");
        assert_true(first == NULL || first < strstr(text, line.bytes) + line.length);
    }
}

static void buckets_add_up(void **state)
{
    static const int64_t TIMES[] = {500, 3000, 3000, 90000, 1000000, 9000000};
    SCOPED(metrics) metrics = metrics_new();
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TIMES); i++) {
        metrics_count(metrics, 200, TIMES[i]);
    }
    assert_non_null(strstr(written(metrics, pool),
                           "samenspel_request_seconds_bucket{le=\"0.001\"} 1\n"
                           "samenspel_request_seconds_bucket{le=\"0.005\"} 3\n"
                           "samenspel_request_seconds_bucket{le=\"0.025\"} 3\n"
                           "samenspel_request_seconds_bucket{le=\"0.1\"} 4\n"
                           "samenspel_request_seconds_bucket{le=\"0.5\"} 4\n"
                           "samenspel_request_seconds_bucket{le=\"2.5\"} 5\n"
                           "samenspel_request_seconds_bucket{le=\"+Inf\"} 6\n"
                           "samenspel_request_seconds_sum 10.096500\n"
                           "samenspel_request_seconds_count 6\n"));
}

/* Each line is a comment of its metric, or its value: nothing else, and each once. */
static void every_line_is_of_the_format(void **state)
{
    SCOPED(metrics) metrics = metrics_new();
    SCOPED(pool) pool = pool_new();
    const char *text = written(metrics, pool);
    const char *name = "";

    (void)state;
    metrics_count_cached(metrics);
    assert_non_null(strstr(written(metrics, pool), "\nsamenspel_pages_cached_total 1\n"));
    assert_non_null(strstr(text, "\nsamenspel_mail_waiting 2\n"));
    assert_non_null(strstr(text, "\nsamenspel_mail_given_up 1\n"));
    assert_non_null(strstr(text, "\nsamenspel_connections_total{fate=\"accepted\"} 7\n"
                                 "samenspel_connections_total{fate=\"refused\"} 5\n"
                                 "samenspel_connections_total{fate=\"cut\"} 3\n"));
    for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1) {
        const char *line = pool_text_part(pool, at, strcspn(at, "\n"));

        assert_int_equal(at[strlen(line)], '\n');
        if (strncmp(line, "# HELP ", 7) == 0) {
            name = pool_text_part(pool, line + 7, strcspn(line + 7, " "));
            assert_null(strstr(strstr(text, line) + 1, line));
        } else if (strncmp(line, "# TYPE ", 7) == 0) {
            assert_int_equal(strncmp(line + 7, name, strlen(name)), 0);
            assert_true(strstr(line, " counter") != NULL ||
                        strstr(line, " gauge") != NULL ||
                        strstr(line, " histogram") != NULL);
        } else {
            assert_int_equal(strncmp(line, name, strlen(name)), 0);
            const char *value = strrchr(line, ' ') + 1;
            assert_int_equal(strspn(value, "0123456789."), strlen(value));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_counts_in_its_class_and_time),
        cmocka_unit_test(buckets_add_up),
        cmocka_unit_test(every_line_is_of_the_format),
    };

    metrics_free(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
