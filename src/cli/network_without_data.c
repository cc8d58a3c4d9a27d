/* network_without_data.c - a network without somebody as JSON, CSV and text. */
#include <math.h>

#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_without.h"

enum { DECIMALS = 3, FIGURE_COUNT = 5, COLUMNS = 3 };

/* One of the figures before and after. */
struct figure {
    const char *name;
    const char *label; /* N_() */
    double before;
    double after;
};

static void figures_of(const struct without *without, struct figure *figures)
{
    const struct without_figures *before = &without->before;
    const struct without_figures *after = &without->after;

    figures[0] =
        (struct figure){"density", N_("density"), before->density, after->density};
    figures[1] = (struct figure){"mean_distance", N_("mean distance"),
                                 before->mean_distance, after->mean_distance};
    figures[2] = (struct figure){"compactness", N_("compactness"), before->compactness,
                                 after->compactness};
    figures[3] = (struct figure){"connected", N_("share of pairs that are connected"),
                                 before->connected, after->connected};
    figures[4] = (struct figure){"parts", N_("parts"), (double)before->part_count,
                                 (double)after->part_count};
}

/* ---- JSON ---- */

static void numbers_json(struct json *json, const char *name,
                         const struct figure *figures, bool is_after)
{
    json_object_begin(json, name);
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        json_figure(json, figures[i].name,
                    is_after ? figures[i].after : figures[i].before);
    }
    json_object_end(json);
}

static void removed_json(struct json *json, const struct parting *parting)
{
    json_array_begin(json, "without");
    for (size_t i = 0; i < parting->input.graph.count; i++) {
        if (parting->without.is_removed[i]) {
            json_text(json, NULL, parting->input.network->names[i]);
        }
    }
    json_array_end(json);
}

static void names_json(struct json *json, const char *name, const char *const *names,
                       const struct organisation_part *part)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < part->member_count; i++) {
        json_text(json, NULL, names[part->members[i]]);
    }
    json_array_end(json);
}

static void parts_json(struct json *json, const struct parting *parting)
{
    const struct without *without = &parting->without;
    const char *const *names = parting->input.network->names;
    const struct organisation_part isolated = {without->isolated,
                                               without->isolated_count};
    const struct organisation_part unsure = {without->unsure, without->unsure_count};

    json_array_begin(json, "parts");
    for (size_t i = 0; i < without->part_count; i++) {
        names_json(json, NULL, names, &without->parts[i]);
    }
    json_array_end(json);
    names_json(json, "isolated", names, &isolated);
    names_json(json, "unsure", names, &unsure);
    json_integer(json, "bridges_gone", (int64_t)without->bridges_gone);
    json_array_begin(json, "bridges_new");
    for (size_t i = 0; i < without->bridges_new_count; i++) {
        json_object_begin(json, NULL);
        json_text(json, "from", names[without->bridges_new[i].from]);
        json_text(json, "to", names[without->bridges_new[i].to]);
        json_object_end(json);
    }
    json_array_end(json);
}

static const char *state_code(const struct coverage *coverage)
{
    return vocabulary_code(&COVERAGE_STATE, (int)coverage->state);
}

static void sources_json(struct json *json, const struct parting *parting)
{
    if (parting->arena_digest == NULL) {
        json_null(json, "sources");
        return;
    }
    json_text(json, "arena_digest", parting->arena_digest);
    json_array_begin(json, "sources");
    for (size_t i = 0; i < parting->losses.count; i++) {
        const struct source_loss *loss = &parting->losses.sources[i];
        json_object_begin(json, NULL);
        json_text(json, "source", loss->after->source->code);
        json_text(json, "label", loss->after->source->label);
        json_boolean(json, "indispensable", loss->after->source->is_indispensable);
        json_text(json, "before", state_code(loss->before));
        json_text(json, "after", state_code(loss->after));
        json_integer(json, "actors_before", (int64_t)loss->before->actor_count);
        json_integer(json, "actors_after", (int64_t)loss->after->actor_count);
        json_object_end(json);
    }
    json_array_end(json);
}

void network_without_json(struct json *json, const struct parting *parting,
                          enum language language)
{
    const struct without *without = &parting->without;
    struct figure figures[FIGURE_COUNT];

    figures_of(without, figures);
    removed_json(json, parting);
    json_integer(json, "organisations", (int64_t)without->stay_count);
    json_integer(json, "ties_lost", (int64_t)without->ties_lost);
    numbers_json(json, "before", figures, false);
    numbers_json(json, "after", figures, true);
    json_integer(json, "pairs", (int64_t)without->pairs);
    json_integer(json, "pairs_cut", (int64_t)without->pairs_cut);
    json_figure(json, "cut_share", without->cut_share);
    parts_json(json, parting);
    sources_json(json, parting);
    json_array_begin(json, "sentences");
    for (const struct report_entry *entry = parting->sentences.first; entry != NULL;
         entry = entry->next) {
        json_text(json, NULL, say_in(parting->sentences.pool, &entry->message, language));
    }
    json_array_end(json);
    document_notes(json, parting->input.report, language);
    json_object_end(json);
}

/* ---- CSV ---- */

static void csv_row(struct text *text, const char *kind, const char *name,
                    const char *before, const char *after)
{
    csv_add_cell(text, kind, true);
    csv_add_cell(text, name, false);
    csv_add_cell(text, before, false);
    csv_add_cell(text, after, false);
    text_add_char(text, '\n');
}

static const char *exact_text(double value, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    if (!isnan(value)) {
        text_add_exact(&text, value);
    }
    return text.bytes;
}

static void csv_parts(struct text *text, const struct parting *parting)
{
    const struct without *without = &parting->without;
    const char *const *names = parting->input.network->names;

    for (size_t i = 0; i < without->part_count; i++) {
        const char *number = exact_text((double)(i + 1), text->pool);
        for (size_t k = 0; k < without->parts[i].member_count; k++) {
            csv_row(text, "part", names[without->parts[i].members[k]], "", number);
        }
    }
    for (size_t i = 0; i < without->isolated_count; i++) {
        csv_row(text, "isolated", names[without->isolated[i]], "", "");
    }
    for (size_t i = 0; i < without->unsure_count; i++) {
        csv_row(text, "unsure", names[without->unsure[i]], "", "");
    }
    for (size_t i = 0; i < without->bridges_new_count; i++) {
        csv_row(text, "bridge", names[without->bridges_new[i].from], "",
                names[without->bridges_new[i].to]);
    }
}

void network_without_csv(struct text *text, const struct parting *parting)
{
    struct figure figures[FIGURE_COUNT];

    figures_of(&parting->without, figures);
    text_add(text, "kind,name,before,after\n");
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        csv_row(text, "measure", figures[i].name,
                exact_text(figures[i].before, text->pool),
                exact_text(figures[i].after, text->pool));
    }
    csv_parts(text, parting);
    for (size_t i = 0; i < parting->losses.count; i++) {
        const struct source_loss *loss = &parting->losses.sources[i];
        csv_row(text, "source", loss->after->source->code, state_code(loss->before),
                state_code(loss->after));
    }
}

/* ---- text ---- */

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

void network_without_text(struct text *text, const struct parting *parting,
                          enum language language)
{
    struct figure figures[FIGURE_COUNT];
    struct layout_table table;

    figures_of(&parting->without, figures);
    for (const struct report_entry *entry = parting->sentences.first; entry != NULL;
         entry = entry->next) {
        text_add(text, "- ");
        layout_hanging_paragraph(text, say_in(text->pool, &entry->message, language));
    }
    text_add_char(text, '\n');
    layout_table_init(&table, text->pool, COLUMNS);
    layout_table_cell(&table, say(N_("measure"), language));
    layout_table_cell(&table, say(N_("with"), language));
    layout_table_cell(&table, say(N_("without"), language));
    for (size_t i = 0; i < FIGURE_COUNT; i++) {
        layout_table_cell(&table, say(figures[i].label, language));
        layout_table_cell(&table, figure_text(figures[i].before, text->pool));
        layout_table_cell(&table, figure_text(figures[i].after, text->pool));
    }
    layout_table_add(text, &table);
    text_add_char(text, '\n');
    layout_notes(text, parting->input.report, language);
}
