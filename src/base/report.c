#include "base/report.h"

#include "base/limits.h"

bool report_is_full(const struct report *report)
{
    return report->error_count >= LIMIT_REPORT_ERRORS;
}

void report_add_message(struct report *report, enum report_severity severity,
                        struct place place, struct message message)
{
    if (severity == REPORT_ERROR && ++report->error_count > LIMIT_REPORT_ERRORS) {
        report->unlisted_count++;
        return;
    }
    struct report_entry *entry = pool_array(report->pool, 1, struct report_entry);
    *entry = (struct report_entry){severity, place, message, NULL};
    message_keep(&entry->message, report->pool);
    if (report->last != NULL) {
        report->last->next = entry;
    } else {
        report->first = entry;
    }
    report->last = entry;
}

void report_add(struct report *report, enum report_severity severity, struct place place,
                const char *id, ...)
{
    va_list arguments;

    va_start(arguments, id);
    report_add_message(report, severity, place, message_read(id, arguments));
    va_end(arguments);
}

void report_pass(const struct report *from, struct report *report)
{
    for (const struct report_entry *entry = from->first; entry != NULL;
         entry = entry->next) {
        report_add_message(report, entry->severity, entry->place, entry->message);
    }
    report->error_count += from->unlisted_count;
    report->unlisted_count += from->unlisted_count;
}

/* `entry` belongs before `other`: same file, an earlier line. */
static bool entry_is_before(const struct report_entry *entry,
                            const struct report_entry *other)
{
    return entry->place.file == other->place.file &&
           (entry->place.line < other->place.line ||
            (entry->place.line == other->place.line &&
             entry->place.column < other->place.column));
}

void report_sort(struct report *report)
{
    struct report_entry *rest = report->first;

    report->first = NULL;
    report->last = NULL;
    while (rest != NULL) {
        struct report_entry *entry = rest;
        struct report_entry **link = &report->first;

        rest = rest->next;
        while (*link != NULL && !entry_is_before(entry, *link)) {
            link = &(*link)->next;
        }
        entry->next = *link;
        *link = entry;
        report->last = entry->next == NULL ? entry : report->last;
    }
}

void report_entry_say(const struct report_entry *entry, enum language language,
                      struct text *text)
{
    const struct place *place = &entry->place;

    if (place->file != NULL) {
        text_add(text, place->file);
        if (place->line > 0) {
            text_format(text, ":%zu", place->line);
        }
        if (place->line > 0 && place->column > 0) {
            text_format(text, ":%zu", place->column);
        }
        text_add(text, ": ");
    }
    say_message(text, &entry->message, language);
}

const char *report_severity_code(enum report_severity severity)
{
    static const char *const CODES[] = {"error", "warning", "note"};

    return CODES[severity];
}
