/* report_lines.h - a report as text, for tests to compare. */
#pragma once

#include "base/limits.h"
#include "base/report.h"

/* Add every entry on a line of its own, "error f.csv:2:1: sentence", in English. */
static inline void report_lines_add(struct text *text, const struct report *report)
{
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        text_format(text, "%s ", report_severity_code(entry->severity));
        report_entry_say(entry, LANGUAGE_EN, text);
        text_add_char(text, '\n');
    }
}

static inline const char *report_lines(const struct report *report, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    report_lines_add(&text, report);
    return text.bytes;
}
