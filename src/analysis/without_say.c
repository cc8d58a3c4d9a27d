/* without_say.c - the sentences about a network without somebody. */
#include <math.h>

#include "analysis/without.h"
#include "base/limits.h"

enum { NAMES_SHOWN = 12, DECIMALS = 3 };

/* What all sentences need. */
struct saying {
    const struct without *without;
    const char *const *names;
    const char *removed; /* their names */
    struct report *report;
};

static void say_note(const struct saying *saying, struct message message)
{
    const struct place nowhere = {NULL, 0, 0};

    report_add_message(saying->report, REPORT_NOTE, nowhere, message);
}

/* "A, B, C, … (14)": a long list is cut, and says how long it is. */
static const char *names_list(const char *const *names, const size_t *numbers,
                              size_t count, struct pool *pool)
{
    struct text list;

    text_init(&list, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count && i < NAMES_SHOWN; i++) {
        text_format(&list, "%s%s", i > 0 ? ", " : "", names[numbers[i]]);
    }
    if (count > NAMES_SHOWN) {
        text_format(&list, ", … (%zu)", count);
    }
    return list.bytes;
}

static const char *removed_list(const struct without *without, const char *const *names,
                                struct pool *pool)
{
    const size_t count = without->removed_count + without->stay_count;
    size_t *numbers = pool_array(pool, without->removed_count, size_t);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (without->is_removed[i]) {
            numbers[found++] = i;
        }
    }
    return names_list(names, numbers, found, pool);
}

static const char *number_text(double value, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

static void say_parts(const struct saying *saying)
{
    const struct without *without = saying->without;
    struct pool *pool = saying->report->pool;

    if (without->stay_count == 0) {
        say_note(saying,
                 message_make(pool, "Without %s nobody is left.", saying->removed));
        return;
    }
    if (without->pairs_cut == 0) {
        say_note(saying, message_make(
                             pool,
                             "Without %s nothing falls apart: who could reach each other "
                             "still can.",
                             saying->removed));
        return;
    }
    say_note(saying, message_make(
                         pool,
                         "Without %s the others fall into %zu parts, where they were in "
                         "%zu: %zu of the %zu pairs no longer reach each other, because "
                         "all ways between them ran there.",
                         saying->removed, without->after.part_count,
                         without->before.part_count, without->pairs_cut, without->pairs));
    for (size_t i = 0; i < without->part_count && i < NAMES_SHOWN; i++) {
        const struct organisation_part *part = &without->parts[i];
        if (part->member_count > 1) {
            say_note(saying, message_make(pool, "Part %zu (%zu organisations): %s.",
                                          i + 1, part->member_count,
                                          names_list(saying->names, part->members,
                                                     part->member_count, pool)));
        }
    }
}

static void say_isolated(const struct saying *saying)
{
    const struct without *without = saying->without;
    struct pool *pool = saying->report->pool;

    if (without->isolated_count == 0) {
        return;
    }
    say_note(
        saying,
        message_make_plural(
            pool, without->isolated_count,
            "%zu organisation has no tie left, because all its ties were with %s: %s.",
            "%zu organisations have no tie left, because all their ties were with %s: "
            "%s.",
            without->isolated_count, saying->removed,
            names_list(saying->names, without->isolated, without->isolated_count, pool)));
}

static void say_unsure(const struct saying *saying)
{
    const struct without *without = saying->without;
    struct pool *pool = saying->report->pool;

    if (without->unsure_count == 0) {
        return;
    }
    say_note(
        saying,
        message_make_plural(
            pool, without->unsure_count,
            "Of %zu organisation that did not answer, no tie but with %s is known; "
            "it may have others: %s.",
            "Of %zu organisations that did not answer, no tie but with %s is known; "
            "they may have others: %s.",
            without->unsure_count, saying->removed,
            names_list(saying->names, without->unsure, without->unsure_count, pool)));
}

static void say_bridges(const struct saying *saying)
{
    const struct without *without = saying->without;
    struct pool *pool = saying->report->pool;
    struct text list;

    if (without->bridges_new_count == 0) {
        return;
    }
    text_init(&list, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < without->bridges_new_count && i < NAMES_SHOWN; i++) {
        const struct tie *tie = &without->bridges_new[i];
        text_format(&list, "%s%s – %s", i > 0 ? "; " : "", saying->names[tie->from],
                    saying->names[tie->to]);
    }
    say_note(saying,
             message_make_plural(pool, without->bridges_new_count,
                                 "%zu tie becomes the only link between two parts: %s.",
                                 "%zu ties become the only link between two parts: %s.",
                                 without->bridges_new_count, list.bytes));
}

/* Distances are only spoken of where those who reach each other are the same: when pairs
 * are cut, the mean of the rest may even fall. */
static void say_distances(const struct saying *saying)
{
    const struct without_figures *before = &saying->without->before;
    const struct without_figures *after = &saying->without->after;
    struct pool *pool = saying->report->pool;

    if (isnan(before->compactness) || isnan(after->compactness)) {
        return;
    }
    if (before->compactness - after->compactness < 1e-12) {
        say_note(saying,
                 message_make(pool,
                              "No two of the others come to lie further apart: for each "
                              "way over %s there is another one as short.",
                              saying->removed));
        return;
    }
    say_note(saying,
             message_make(pool,
                          "Some of the others come to lie further apart: their "
                          "compactness goes from %s to %s (1: all are linked to all).",
                          number_text(before->compactness, pool),
                          number_text(after->compactness, pool)));
    if (before->reached == after->reached) {
        say_note(saying,
                 message_make(pool, "The mean distance between them goes from %s to %s.",
                              number_text(before->mean_distance, pool),
                              number_text(after->mean_distance, pool)));
    }
}

static void say_source(const struct saying *saying, const struct source_loss *loss)
{
    const struct needed_source *source = loss->after->source;
    struct pool *pool = saying->report->pool;

    switch (loss->after->state) {
    case COVERAGE_GAP:
        say_note(saying, message_make(pool,
                                      "Source %s (%s) is lost: of the organisations in "
                                      "the network only %s brought it.",
                                      source->code, source->label, saying->removed));
        return;
    case COVERAGE_FRAGILE:
        say_note(saying, message_make(pool,
                                      "Source %s (%s) becomes fragile: of those who "
                                      "brought it one is left.",
                                      source->code, source->label));
        return;
    case COVERAGE_COVERED:
        return;
    }
}

static void say_sources(const struct saying *saying, const struct source_losses *losses)
{
    struct pool *pool = saying->report->pool;

    if (!losses->has_removed) {
        say_note(saying,
                 message_make(pool,
                              "%s is not among the actors of the arena-analysis, so "
                              "nothing can be said of its sources.",
                              saying->removed));
        return;
    }
    for (size_t i = 0; i < losses->count; i++) {
        say_source(saying, &losses->sources[i]);
    }
    if (losses->count == 0) {
        say_note(saying,
                 message_make(pool, "No needed source goes with %s.", saying->removed));
    }
}

void without_say(const struct without *without, const char *const *names,
                 const struct source_losses *losses, struct report *report)
{
    const struct saying saying = {without, names,
                                  removed_list(without, names, report->pool), report};

    say_parts(&saying);
    say_isolated(&saying);
    say_unsure(&saying);
    if (without->stay_count > 0) {
        say_distances(&saying);
    }
    say_bridges(&saying);
    if (losses != NULL) {
        say_sources(&saying, losses);
    }
}
