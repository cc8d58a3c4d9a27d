/* network_compare_text.c - two compared waves for who reads them in a terminal. */
#include "cli/network_compare.h"

#include <math.h>

#include "base/limits.h"
#include "cli/layout.h"

enum { DECIMALS = 3, NAMES_SHOWN = 30, MEASURE_COLUMNS = 5, ORGANISATION_COLUMNS = 5 };

static const char *figure_text(double value, struct pool *pool)
{
    struct text text;

    if (isnan(value)) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

static const char *band_text(const struct band *band, struct pool *pool)
{
    struct text text;

    if (band->draws == 0 || isnan(band->low)) {
        return "";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s … %s", figure_text(band->low, pool),
                figure_text(band->high, pool));
    return text.bytes;
}

static const char *count_text(size_t count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%zu", count);
    return text.bytes;
}

static void line_add(struct text *text, struct message message, enum language language)
{
    text_add(text, "- ");
    layout_hanging_paragraph(text, say_in(text->pool, &message, language));
}

static const char *names_of(const struct changed_organisation *organisations,
                            size_t count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count && i < NAMES_SHOWN; i++) {
        text_format(&text, "%s%s", i > 0 ? ", " : "", organisations[i].name);
    }
    if (count > NAMES_SHOWN) {
        text_add(&text, ", …");
    }
    return text.bytes;
}

static void members_add(struct text *text, const struct change *change,
                        enum language language)
{
    struct pool *pool = text->pool;
    const struct changed_organisation *joiners =
        change->organisations + change->both_count;

    line_add(text,
             message_make_plural(
                 pool, change->both_count, "%zu organisation is in both waves.",
                 "%zu organisations are in both waves.", change->both_count),
             language);
    if (change->joiner_count > 0) {
        line_add(text,
                 message_make(pool, "%zu joined: %s.", change->joiner_count,
                              names_of(joiners, change->joiner_count, pool)),
                 language);
    }
    if (change->leaver_count > 0) {
        line_add(text,
                 message_make(pool, "%zu left: %s.", change->leaver_count,
                              names_of(joiners + change->joiner_count,
                                       change->leaver_count, pool)),
                 language);
    }
}

static void pairs_add(struct text *text, const struct change *change,
                      enum language language)
{
    struct pool *pool = text->pool;
    const size_t *counts = change->counts;

    line_add(text,
             message_make(pool,
                          "Among those in both: ties kept %zu, new %zu, lost %zu; pairs "
                          "of which it is unknown: %zu.",
                          counts[PAIR_KEPT], counts[PAIR_NEW], counts[PAIR_LOST],
                          counts[PAIR_UNKNOWN]),
             language);
    line_add(
        text,
        message_make(pool,
                     "Jaccard %s (of all ties of both waves, the share that was "
                     "kept); Hamming %zu (pairs that changed), %s of all known pairs.",
                     figure_text(change->jaccard, pool), change->hamming,
                     figure_text(change->hamming_share, pool)),
        language);
}

/* A mark beside what may not be leaned on, as in network_measure_text.c. */
static const char *after_text(const struct comparison *comparison, size_t measure,
                              struct pool *pool)
{
    static const char *const MARKS[] = {
        [MEASURE_FIRM] = "", [MEASURE_INCOMPLETE] = " ~", [MEASURE_GREYED] = " ??"};
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s%s",
                figure_text(comparison->change.measures[measure].after, pool),
                MARKS[comparison_state(comparison, measure, pool)]);
    return text.bytes;
}

/* Beside a difference that is undefined a band would speak of another network. */
static const char *change_band_text(const struct changed_measure *measure,
                                    struct pool *pool)
{
    const bool is_defined = !isnan(measure->after - measure->before);

    return is_defined ? band_text(&measure->band, pool) : "";
}

static bool has_doubt(const struct change *change)
{
    return change->response_before.level > RESPONSE_HIGH ||
           change->response_after.level > RESPONSE_HIGH;
}

static void measures_add(struct text *text, const struct comparison *comparison,
                         enum language language)
{
    struct pool *pool = text->pool;
    struct layout_table table;

    layout_table_init(&table, pool, MEASURE_COLUMNS);
    layout_table_cell(&table, say(N_("measure"), language));
    layout_table_cell(&table, say(N_("before"), language));
    layout_table_cell(&table, say(N_("after"), language));
    layout_table_cell(&table, say(N_("difference"), language));
    layout_table_cell(&table, say(N_("without some"), language));
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const struct changed_measure *measure = &comparison->change.measures[i];
        if (comparison_shows(comparison, i)) {
            layout_table_cell(&table, say(NETWORK_MEASURES[i].label, language));
            layout_table_cell(&table, figure_text(measure->before, pool));
            layout_table_cell(&table, after_text(comparison, i, pool));
            layout_table_cell(&table,
                              figure_text(measure->after - measure->before, pool));
            layout_table_cell(&table, change_band_text(measure, pool));
        }
    }
    layout_table_add(text, &table);
    if (comparison->has_bands && comparison->change.dropped_count > 0) {
        const struct message note = message_make_plural(
            pool, comparison->change.dropped_count,
            "without some: between these figures nine of ten differences fall when %zu "
            "organisation is left out of both waves by chance. Where 0 lies between "
            "them, the change leans on who happens to be in the network.",
            "without some: between these figures nine of ten differences fall when %zu "
            "organisations are left out of both waves by chance. Where 0 lies between "
            "them, the change leans on who happens to be in the network.",
            comparison->change.dropped_count);
        layout_paragraph(text, "", say_in(pool, &note, language));
    }
    if (has_doubt(&comparison->change)) {
        layout_paragraph(text, "",
                         say(N_("~: at least or at most so, since some is not known. ??: "
                                "too many did not answer."),
                             language));
    }
}

static void organisations_add(struct text *text, const struct change *change,
                              enum language language)
{
    struct pool *pool = text->pool;
    struct layout_table table;

    layout_table_init(&table, pool, ORGANISATION_COLUMNS);
    layout_table_cell(&table, say(N_("organisation"), language));
    layout_table_cell(&table, say(N_("ties kept"), language));
    layout_table_cell(&table, say(N_("ties new"), language));
    layout_table_cell(&table, say(N_("ties lost"), language));
    layout_table_cell(&table, say(N_("pairs unknown"), language));
    for (size_t i = 0; i < change->both_count; i++) {
        const struct changed_organisation *organisation = &change->organisations[i];
        layout_table_cell(&table, organisation->name);
        layout_table_cell(&table, count_text(organisation->counts[PAIR_KEPT], pool));
        layout_table_cell(&table, count_text(organisation->counts[PAIR_NEW], pool));
        layout_table_cell(&table, count_text(organisation->counts[PAIR_LOST], pool));
        layout_table_cell(&table, count_text(organisation->counts[PAIR_UNKNOWN], pool));
    }
    layout_table_add(text, &table);
}

void network_compare_text(struct text *text, const struct comparison *comparison,
                          enum language language)
{
    const struct compared_wave *before = comparison->before;
    const struct compared_wave *after = comparison->after;
    struct text title;

    text_init(&title, text->pool, LIMIT_OUTPUT_BYTES);
    text_format(&title, "%s%s%s -> %s%s%s", before->path,
                before->label[0] != '\0' ? ", " : "", before->label, after->path,
                after->label[0] != '\0' ? ", " : "", after->label);
    layout_paragraph(text, "", title.bytes);
    text_add_char(text, '\n');
    members_add(text, &comparison->change, language);
    pairs_add(text, &comparison->change, language);
    text_add_char(text, '\n');
    measures_add(text, comparison, language);
    text_add_char(text, '\n');
    organisations_add(text, &comparison->change, language);
}
