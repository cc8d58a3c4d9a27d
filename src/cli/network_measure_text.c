/* network_measure_text.c - a measured network for who reads it in a terminal. */
#include "cli/network_measure.h"

#include <math.h>

#include "base/limits.h"
#include "cli/layout.h"

enum { DECIMALS = 3 };

/* What a terminal has room for; --json and --csv have everything. */
static const enum organisation_measure SHOWN[] = {
    ORGANISATION_INDEGREE,    ORGANISATION_OUTDEGREE, ORGANISATION_DEGREE,
    ORGANISATION_BETWEENNESS, ORGANISATION_CORENESS,  ORGANISATION_CUTPOINT,
};

static const char *figure_text(const struct measure *measure, double value,
                               enum language language, struct pool *pool)
{
    struct text text;

    if (isnan(value)) {
        return "-";
    }
    if (measure->kind == KIND_YES_NO) {
        return value != 0 ? say(N_("yes"), language) : say(N_("no"), language);
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

static const char *band_text(const struct measure *measure, const struct band *band,
                             enum language language, struct pool *pool)
{
    const bool is_count = measure->kind == KIND_COUNT; /* no half cut-points */
    const double low = is_count ? floor(band->low) : band->low;
    const double high = is_count ? ceil(band->high) : band->high;
    struct text text;

    if (band->draws == 0 || isnan(band->low)) {
        return "";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s - %s", figure_text(measure, low, language, pool),
                figure_text(measure, high, language, pool));
    return text.bytes;
}

/* A mark beside what may not be leaned on; the sentence stands below. */
static const char *state_mark(const struct measuring *measuring,
                              const struct measure *measure, struct pool *pool)
{
    static const char *const MARKS[] = {
        [MEASURE_FIRM] = "", [MEASURE_INCOMPLETE] = " ~", [MEASURE_GREYED] = " ??"};

    return MARKS[response_trust(&measuring->response, measure, pool).state];
}

static void network_table(struct text *text, const struct measuring *measuring,
                          enum language language)
{
    struct pool *pool = text->pool;
    struct layout_table table;

    layout_table_init(&table, pool, 4);
    layout_table_cell(&table, say(N_("measure"), language));
    layout_table_cell(&table, say(N_("figure"), language));
    layout_table_cell(&table, say(N_("without some"), language));
    layout_table_cell(&table, say(N_("unknown filled in"), language));
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const struct measure *measure = &NETWORK_MEASURES[i];
        struct text figure;

        if (!measuring_shows_network(measuring, i)) {
            continue;
        }
        text_init(&figure, pool, LIMIT_CELL_BYTES);
        text_add(&figure,
                 figure_text(measure, measuring->card.network[i], language, pool));
        text_add(&figure, state_mark(measuring, measure, pool));
        layout_table_cell(&table, say(measure->label, language));
        layout_table_cell(&table, figure.bytes);
        layout_table_cell(
            &table, band_text(measure, &measuring->bands.dropped[i], language, pool));
        layout_table_cell(
            &table, band_text(measure, &measuring->bands.imputed[i], language, pool));
    }
    layout_table_add(text, &table);
}

/* What the figures say, and how sure. */
static void reading_add(struct text *text, const struct measuring *measuring,
                        enum language language)
{
    const struct message response = response_sentence(&measuring->response, text->pool);

    if (measuring->has_bands) {
        const struct message dropped = message_make_plural(
            text->pool, measuring->bands.dropped_count,
            "without some: between these figures nine of ten draws fall in which %zu "
            "organisation is left out by chance. A network is no sample: this says how "
            "much a figure leans on who happens to be in it.",
            "without some: between these figures nine of ten draws fall in which %zu "
            "organisations are left out by chance. A network is no sample: this says how "
            "much a figure leans on who happens to be in it.",
            measuring->bands.dropped_count);
        layout_paragraph(text, "", say_in(text->pool, &dropped, language));
    }
    if (measuring->has_bands && response.id != NULL) {
        layout_paragraph(
            text, "",
            say(N_("unknown filled in: between these figures nine of ten draws fall in "
                   "which every unknown tie is there or not by chance, as often as the "
                   "known ones are. Only where that is known to help."),
                language));
    }
    if (response.id != NULL) {
        layout_paragraph(text, "", say_in(text->pool, &response, language));
        layout_paragraph(
            text, "",
            say(N_("~: counted on the ties that are known; the true figure may be "
                   "another. ??: too many did not answer."),
                language));
    }
    text_add_char(text, '\n');
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (measuring_shows_network(measuring, i)) {
            layout_hanging(text, say(NETWORK_MEASURES[i].label, language),
                           say(NETWORK_MEASURES[i].sentence, language));
        }
    }
}

static bool column_fits(const struct measuring *measuring, size_t measure)
{
    bool is_listed = measuring->choice->is_named;

    for (size_t i = 0; i < ARRAY_COUNT(SHOWN); i++) {
        is_listed |= SHOWN[i] == measure;
    }
    return is_listed && measuring_shows_organisation(measuring, measure);
}

static void organisations_table(struct text *text, const struct measuring *measuring,
                                enum language language)
{
    size_t columns[LAYOUT_COLUMNS_MAX];
    size_t column_count = 0;
    struct layout_table table;

    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (column_count + 1 < LAYOUT_COLUMNS_MAX && column_fits(measuring, i)) {
            columns[column_count++] = i;
        }
    }
    if (column_count == 0) {
        return;
    }
    layout_table_init(&table, text->pool, column_count + 1);
    layout_table_cell(&table, say(N_("organisation"), language));
    for (size_t i = 0; i < column_count; i++) {
        layout_table_cell(&table, say(ORGANISATION_MEASURES[columns[i]].label, language));
    }
    for (size_t row = 0; row < measuring->card.count; row++) {
        layout_table_cell(&table, measuring->input.network->names[row]);
        for (size_t i = 0; i < column_count; i++) {
            const size_t measure = columns[i];
            layout_table_cell(&table,
                              figure_text(&ORGANISATION_MEASURES[measure],
                                          measuring->card.organisation[measure][row],
                                          language, text->pool));
        }
    }
    text_add_char(text, '\n');
    layout_table_add(text, &table);
}

void network_measure_text(struct text *text, const struct measuring *measuring,
                          enum language language)
{
    const struct network_input *input = &measuring->input;
    struct text title;

    text_init(&title, text->pool, LIMIT_CELL_BYTES);
    text_format(&title, "%s%s%s%s%s", input->path,
                input->wave->label[0] != '\0' ? ", " : "", input->wave->label,
                input->relation->name[0] != '\0' ? ", " : "", input->relation->name);
    layout_paragraph(text, "", title.bytes);
    text_add_char(text, '\n');
    network_table(text, measuring, language);
    text_add_char(text, '\n');
    reading_add(text, measuring, language);
    organisations_table(text, measuring, language);
    text_add_char(text, '\n');
    layout_notes(text, input->report, language);
}
