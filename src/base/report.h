/* report.h - everything there is to say about one input, with its places.
 *
 * Whoever corrects a file wants all its errors at once, each with file, line and
 * column. Warnings and notes travel the same way and stop nothing. */
#pragma once

#include "base/message.h"
#include "base/say.h"

enum report_severity { REPORT_ERROR, REPORT_WARNING, REPORT_NOTE };

/* Where in an input. Lines and columns count from 1, columns in characters;
 * 0 means: the whole file, or the whole line. `file` NULL: no place at all. */
struct place {
    const char *file;
    size_t line;
    size_t column;
};

struct report_entry {
    enum report_severity severity;
    struct place place;
    struct message message;
    struct report_entry *next;
};

/* {.pool = …} is the valid empty value. */
struct report {
    struct pool *pool; /* borrowed; the entries live there */
    struct report_entry *first;
    struct report_entry *last;
    size_t error_count; /* all errors, listed or not */
    size_t unlisted_count; /* errors past LIMIT_REPORT_ERRORS */
};

void report_add(struct report *report, enum report_severity severity, struct place place,
                const char *id, ...) PRINTF_LIKE(4, 5);

/* The next error will only be counted: not worth a search for what was meant. */
bool report_is_full(const struct report *report);

/* The same for a message that was made before. */
void report_add_message(struct report *report, enum report_severity severity,
                        struct place place, struct message message);

/* Everything of one report again in another, counts of what is not listed too. */
void report_pass(const struct report *from, struct report *report);

/* Put the entries of each file in order of line; files keep their order. */
void report_sort(struct report *report);

/* Add "file:line:column: " as far as the place is known, then the sentence. */
void report_entry_say(const struct report_entry *entry, enum language language,
                      struct text *text);

/* "error", "warning", "note": stable codes. */
const char *report_severity_code(enum report_severity severity);
