/* network_compare_data.c - two compared waves as JSON and as rows of CSV. */
#include "cli/network_compare.h"

#include <math.h>

#include "base/csv_write.h"
#include "base/limits.h"

/* ---- JSON ---- */

static void wave_json(struct json *json, const char *name,
                      const struct compared_wave *wave, const struct response *response)
{
    json_object_begin(json, name);
    json_text(json, "file", wave->path);
    json_text(json, "input_digest", wave->digest);
    json_text(json, "wave", wave->label);
    json_integer(json, "organisations", (int64_t)response->organisations);
    json_integer(json, "answered", (int64_t)response->answered);
    json_figure(json, "response", response->share);
    json_object_end(json);
}

static void names_json(struct json *json, const char *name,
                       const struct changed_organisation *organisations, size_t count)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < count; i++) {
        json_text(json, NULL, organisations[i].name);
    }
    json_array_end(json);
}

static void counts_json(struct json *json, const size_t *counts)
{
    for (size_t i = 0; i < PAIR_CHANGE_COUNT; i++) {
        json_integer(json, PAIR_CHANGE_CODES[i], (int64_t)counts[i]);
    }
}

static void band_json(struct json *json, const struct band *band)
{
    json_object_begin(json, "band");
    json_figure(json, "low", band->low);
    json_figure(json, "high", band->high);
    json_integer(json, "draws", (int64_t)band->draws);
    json_integer(json, "undefined", (int64_t)band->undefined_count);
    json_object_end(json);
}

static void measures_json(struct json *json, const struct comparison *comparison)
{
    SCOPED(pool) scratch = pool_new();

    json_object_begin(json, "network");
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const struct changed_measure *measure = &comparison->change.measures[i];
        if (!comparison_shows(comparison, i)) {
            continue;
        }
        json_object_begin(json, NETWORK_MEASURES[i].name);
        json_figure(json, "before", measure->before);
        json_figure(json, "after", measure->after);
        json_figure(json, "difference", measure->after - measure->before);
        json_text(json, "state",
                  MEASURE_STATE_CODES[comparison_state(comparison, i, scratch)]);
        if (measure->band.draws > 0) {
            band_json(json, &measure->band);
        }
        json_object_end(json);
    }
    json_object_end(json);
}

static void organisations_json(struct json *json, const struct change *change)
{
    json_array_begin(json, "organisations");
    for (size_t i = 0; i < change->both_count; i++) {
        json_object_begin(json, NULL);
        json_text(json, "name", change->organisations[i].name);
        counts_json(json, change->organisations[i].counts);
        json_object_end(json);
    }
    json_array_end(json);
}

static void ties_json(struct json *json, const struct change *change)
{
    json_array_begin(json, "ties");
    for (size_t i = 0; i < change->tie_count; i++) {
        const struct changed_tie *tie = &change->ties[i];
        json_object_begin(json, NULL);
        json_text(json, "from", change->organisations[tie->from].name);
        json_text(json, "to", change->organisations[tie->to].name);
        json_text(json, "change", PAIR_CHANGE_CODES[tie->change]);
        json_figure(json, "before", tie->before);
        json_figure(json, "after", tie->after);
        json_object_end(json);
    }
    json_array_end(json);
}

void network_compare_json(struct json *json, const struct comparison *comparison)
{
    const struct change *change = &comparison->change;
    const struct changed_organisation *joiners =
        change->organisations + change->both_count;

    json_object_begin(json, NULL);
    wave_json(json, "before", comparison->before, &change->response_before);
    wave_json(json, "after", comparison->after, &change->response_after);
    json_integer(json, "in_both", (int64_t)change->both_count);
    names_json(json, "joined", joiners, change->joiner_count);
    names_json(json, "left", joiners + change->joiner_count, change->leaver_count);
    json_object_begin(json, "pairs");
    counts_json(json, change->counts);
    json_object_end(json);
    json_figure(json, "jaccard", change->jaccard);
    json_integer(json, "hamming", (int64_t)change->hamming);
    json_figure(json, "hamming_share", change->hamming_share);
    json_integer(json, "dropped_organisations", (int64_t)change->dropped_count);
    measures_json(json, comparison);
    organisations_json(json, change);
    ties_json(json, change);
    json_object_end(json);
}

/* ---- CSV ---- */

/* A row that is being written, cell by cell. */
struct row {
    struct text *text;
    bool has_cell;
};

static void row_text(struct row *row, const char *value)
{
    csv_add_cell(row->text, value, !row->has_cell);
    row->has_cell = true;
}

static void row_count(struct row *row, size_t count)
{
    text_format(row->text, ",%zu", count);
}

/* An undefined figure is an empty cell. */
static void row_figure(struct row *row, double value)
{
    text_add_char(row->text, ',');
    if (!isnan(value)) {
        text_add_exact(row->text, value);
    }
}

static void row_blank(struct row *row, size_t count)
{
    text_add_repeated(row->text, ',', count);
}

static const char *wave_name(const struct compared_wave *wave)
{
    return wave->label[0] != '\0' ? wave->label : wave->path;
}

static struct row row_begin(struct text *text, const struct comparison *comparison,
                            const char *kind)
{
    struct row row = {text, false};

    row_text(&row, wave_name(comparison->before));
    row_text(&row, wave_name(comparison->after));
    row_text(&row, kind);
    return row;
}

void network_compare_csv_header(struct text *text)
{
    text_add(text, "before_wave,after_wave,kind,name,to,change,before,after,difference,"
                   "low,high,kept,new,lost,absent,unknown\n");
}

static void csv_measures(struct text *text, const struct comparison *comparison)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const struct changed_measure *measure = &comparison->change.measures[i];
        if (!comparison_shows(comparison, i)) {
            continue;
        }
        struct row row = row_begin(text, comparison, "measure");
        row_text(&row, NETWORK_MEASURES[i].name);
        row_blank(&row, 2);
        row_figure(&row, measure->before);
        row_figure(&row, measure->after);
        row_figure(&row, measure->after - measure->before);
        row_figure(&row, measure->band.low);
        row_figure(&row, measure->band.high);
        row_blank(&row, PAIR_CHANGE_COUNT);
        text_add_char(text, '\n');
    }
}

static const char *membership_code(const struct changed_organisation *organisation)
{
    if (organisation->before == GROUP_NONE) {
        return "joined";
    }
    return organisation->after == GROUP_NONE ? "left" : "stayed";
}

static void csv_organisations(struct text *text, const struct comparison *comparison)
{
    const struct change *change = &comparison->change;
    const size_t count = change->both_count + change->joiner_count + change->leaver_count;

    for (size_t i = 0; i < count; i++) {
        const struct changed_organisation *organisation = &change->organisations[i];
        struct row row = row_begin(text, comparison, "organisation");
        row_text(&row, organisation->name);
        row_blank(&row, 1);
        row_text(&row, membership_code(organisation));
        row_blank(&row, 5);
        for (size_t k = 0; k < PAIR_CHANGE_COUNT; k++) {
            if (i < change->both_count) {
                row_count(&row, organisation->counts[k]);
            } else {
                row_blank(&row, 1);
            }
        }
        text_add_char(text, '\n');
    }
}

static void csv_ties(struct text *text, const struct comparison *comparison)
{
    const struct change *change = &comparison->change;

    for (size_t i = 0; i < change->tie_count; i++) {
        const struct changed_tie *tie = &change->ties[i];
        struct row row = row_begin(text, comparison, "tie");
        row_text(&row, change->organisations[tie->from].name);
        row_text(&row, change->organisations[tie->to].name);
        row_text(&row, PAIR_CHANGE_CODES[tie->change]);
        row_figure(&row, tie->before);
        row_figure(&row, tie->after);
        row_blank(&row, 3 + PAIR_CHANGE_COUNT);
        text_add_char(text, '\n');
    }
}

void network_compare_csv(struct text *text, const struct comparison *comparison)
{
    csv_measures(text, comparison);
    csv_organisations(text, comparison);
    csv_ties(text, comparison);
}
