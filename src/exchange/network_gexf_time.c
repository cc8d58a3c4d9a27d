#include "exchange/network_gexf_time.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/number.h"
#include "exchange/network_xml_words.h"

enum { DAY_LENGTH = sizeof "2026-03-01" - 1, SECONDS_A_DAY = 24 * 60 * 60 };

/* "T12:30:00" behind a day, as seconds; what is behind the seconds (".000", "Z") is let
 * be. */
static bool clock_read(const char *text, double *seconds_out)
{
    static const char FORM[] = "T00:00:00";
    static const int WEIGHTS[] = {0, 36000, 3600, 0, 600, 60, 0, 10, 1};
    int seconds = 0;

    for (size_t i = 0; FORM[i] != '\0'; i++) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';

        if (FORM[i] == '0' ? !is_digit : text[i] != FORM[i]) {
            return false;
        }
        seconds += FORM[i] == '0' ? (text[i] - '0') * WEIGHTS[i] : 0;
    }
    *seconds_out = seconds;
    return true;
}

static bool date_read(const char *text, double *time_out)
{
    char day[DAY_LENGTH + 1] = "";
    double seconds = 0;

    if (strnlen(text, DAY_LENGTH) < DAY_LENGTH) {
        return false;
    }
    memcpy(day, text, DAY_LENGTH);
    if (!day_is_valid(day) ||
        (text[DAY_LENGTH] != '\0' && !clock_read(text + DAY_LENGTH, &seconds))) {
        return false;
    }
    *time_out = (double)day_begin(day) / 1000 + seconds;
    return true;
}

bool time_read(const char *text, double *time_out)
{
    const bool is_negative = text[0] == '-';
    const char *word = text + (is_negative || text[0] == '+');

    if (xml_is_word(word, "infinity") || xml_is_word(word, "inf")) {
        *time_out = is_negative ? -INFINITY : INFINITY;
        return true;
    }
    return number_read_decimal(text, time_out) || date_read(text, time_out);
}

static bool time_take(const char *text, struct report *report, struct place place,
                      double *time)
{
    if (text == NULL || text[0] == '\0' || time_read(text, time)) {
        return true;
    }
    report_add(report, REPORT_ERROR, place, "the time '%s' is no number and no date",
               text);
    return false;
}

bool span_read(struct times *times, const char *begin, const char *end,
               struct report *report, struct place place, struct span *span_out)
{
    struct span span = {-INFINITY, INFINITY, false};

    if (!time_take(begin, report, place, &span.begin) ||
        !time_take(end, report, place, &span.end)) {
        return false;
    }
    if (!times->is_listed && isfinite(span.begin)) {
        moment_add(times, span.begin, begin);
    }
    *span_out = span;
    return true;
}

void span_add(struct times *times, struct spans *spans, struct span span)
{
    times->spans = pool_grow(times->pool, times->spans, times->span_count,
                             &times->span_capacity, struct span);
    spans->first = spans->count == 0 ? times->span_count : spans->first;
    spans->count++;
    times->spans[times->span_count++] = span;
}

void moment_add(struct times *times, double time, const char *label)
{
    /* Most begin where the one before did. */
    if (times->moment_count > 0 && !times->is_listed &&
        times->moments[times->moment_count - 1].time == time) {
        return;
    }
    times->moments = pool_grow(times->pool, times->moments, times->moment_count,
                               &times->moment_capacity, struct moment);
    times->moments[times->moment_count++] =
        (struct moment){time, pool_text(times->pool, label)};
}

static int moment_compare(const void *a, const void *b)
{
    const struct moment *first = a;
    const struct moment *second = b;

    if (first->time != second->time) {
        return first->time < second->time ? -1 : 1;
    }
    return strcmp(first->label, second->label); /* the same on every machine */
}

void moments_sort(struct times *times)
{
    size_t count = 0;

    if (times->moment_count == 0) {
        return;
    }
    qsort(times->moments, times->moment_count, sizeof *times->moments, moment_compare);
    for (size_t i = 0; i < times->moment_count; i++) {
        if (count == 0 || times->moments[i].time != times->moments[count - 1].time) {
            times->moments[count++] = times->moments[i];
        }
    }
    times->moment_count = count;
}

bool span_holds(const struct span *span, double time)
{
    return span->begin <= time &&
           (span->is_end_open ? time < span->end : time <= span->end);
}

bool spans_hold(const struct times *times, const struct spans *spans, double time)
{
    for (size_t i = 0; i < spans->count; i++) {
        if (span_holds(&times->spans[spans->first + i], time)) {
            return true;
        }
    }
    return spans->count == 0;
}
