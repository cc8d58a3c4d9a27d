/* arena_cover.c - `samenspel arena cover`: which needed sources a selection brings. */
#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/record.h"

/* Who is looked at, and what is found. */
struct cover {
    const struct arena_input *input;
    const bool *is_selected;
    const char *selected_by; /* a code: "option", "choices", "all" */
    enum holding_basis basis;
    const struct coverage *coverages;
    struct pair_list pairs;
};

static const char *actor_name(const struct cover *cover, size_t actor)
{
    return cover->input->preparation.arena.actors[actor].name;
}

static const char *coverage_names(const struct cover *cover,
                                  const struct coverage *coverage, const char *separator,
                                  struct pool *pool)
{
    const char **names = pool_array(pool, coverage->actor_count, const char *);

    for (size_t i = 0; i < coverage->actor_count; i++) {
        names[i] = actor_name(cover, coverage->actors[i]);
    }
    return text_join(pool, names, coverage->actor_count, separator);
}

static bool cover_work_out(const struct call *call, const struct arena_input *input,
                           struct cover *cover, struct status *st)
{
    const struct preparation *preparation = &input->preparation;

    *cover = (struct cover){.input = input, .selected_by = "option"};
    cover->basis = arena_input_basis(call);
    if (!arena_input_actors(call, "--select", &preparation->arena, &cover->is_selected,
                            st)) {
        return false;
    }
    if (cover->is_selected == NULL) {
        cover->is_selected = preparation_selection(preparation, cover->basis, call->pool);
        cover->selected_by = "choices";
    }
    if (cover->is_selected == NULL) {
        cover->is_selected = preparation_everybody(preparation, call->pool);
        cover->selected_by = "all";
    }
    cover->coverages =
        coverage_of(&preparation->holdings, cover->is_selected, cover->basis, call->pool);
    cover->pairs = pair_relations(&preparation->holdings, cover->is_selected,
                                  cover->basis, preparation->pairs, call->pool);
    return true;
}

/* ---- for other programs ---- */

static const char *necessity_code(const struct needed_source *source)
{
    return vocabulary_code(&SOURCE_NECESSITY, source->is_indispensable ? 1 : 2);
}

enum { COVERAGE_FIELDS = 5 };

static void coverage_fields(const struct coverage *coverage, struct field *fields)
{
    const struct needed_source *source = coverage->source;

    fields[0] = (struct field){"code", value_text(source->code)};
    fields[1] = (struct field){"label", value_text(source->label)};
    fields[2] = (struct field){"necessity", value_text(necessity_code(source))};
    fields[3] = (struct field){
        "coverage", value_text(vocabulary_code(&COVERAGE_STATE, (int)coverage->state))};
    fields[4] = (struct field){"estimate", value_claim(coverage->is_estimate)};
}

static void coverage_json(struct json *json, const struct cover *cover,
                          const struct coverage *coverage)
{
    struct field fields[COVERAGE_FIELDS];

    coverage_fields(coverage, fields);
    json_object_begin(json, NULL);
    record_json(json, fields, COVERAGE_FIELDS);
    json_array_begin(json, "actors");
    for (size_t i = 0; i < coverage->actor_count; i++) {
        json_text(json, NULL, actor_name(cover, coverage->actors[i]));
    }
    json_array_end(json);
    json_object_end(json);
}

static void pairs_json(struct json *json, const struct cover *cover)
{
    const struct holdings *holdings = &cover->input->preparation.holdings;

    json_array_begin(json, "pairs");
    for (size_t i = 0; i < cover->pairs.count; i++) {
        const struct pair *pair = &cover->pairs.pairs[i];
        const struct field fields[] = {
            {"source", value_text(holdings->sources[pair->source].code)},
            {"relation",
             value_text(vocabulary_code(&PAIR_RELATION, (int)pair->relation))},
            {"proposed", value_claim(pair->is_proposed)},
        };
        json_object_begin(json, NULL);
        json_array_begin(json, "actors");
        json_text(json, NULL, actor_name(cover, pair->first));
        json_text(json, NULL, actor_name(cover, pair->second));
        json_array_end(json);
        record_json(json, fields, ARRAY_COUNT(fields));
        json_object_end(json);
    }
    json_array_end(json);
    json_boolean(json, "pairs_cut", cover->pairs.is_cut);
}

static void cover_json(const struct call *call, const struct cover *cover,
                       struct text *output)
{
    const struct preparation *preparation = &cover->input->preparation;
    struct json json;

    document_begin(&json, output, cover->input->digest);
    json_text(&json, "basis", cover->basis == HOLDING_ESTIMATED ? "estimated" : "actual");
    json_text(&json, "selected_by", cover->selected_by);
    json_array_begin(&json, "selection");
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        if (cover->is_selected[i]) {
            json_text(&json, NULL, actor_name(cover, i));
        }
    }
    json_array_end(&json);
    json_array_begin(&json, "sources");
    for (size_t i = 0; i < preparation->holdings.source_count; i++) {
        coverage_json(&json, cover, &cover->coverages[i]);
    }
    json_array_end(&json);
    pairs_json(&json, cover);
    document_notes(&json, &cover->input->report, call->language);
    json_object_end(&json);
}

static void cover_csv(const struct cover *cover, struct text *output)
{
    text_add(output, "code,label,necessity,coverage,estimate,actors\n");
    for (size_t i = 0; i < cover->input->preparation.holdings.source_count; i++) {
        const struct coverage *coverage = &cover->coverages[i];
        const struct field actors = {
            "actors", value_text(coverage_names(cover, coverage, "|", output->pool))};
        struct field fields[COVERAGE_FIELDS];

        coverage_fields(coverage, fields);
        record_csv_row(output, fields, COVERAGE_FIELDS);
        text_add_char(output, ',');
        record_csv_row(output, &actors, 1);
        text_add_char(output, '\n');
    }
}

/* ---- for people ---- */

static const char *state_text(const struct coverage *coverage, enum language language,
                              struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add(&text,
             say(vocabulary_label(&COVERAGE_STATE, (int)coverage->state), language));
    if (coverage->is_estimate) {
        text_format(&text, " (%s)", say(N_("estimate"), language));
    }
    return text.bytes;
}

static void sources_text(const struct cover *cover, enum language language,
                         struct text *output)
{
    static const char *const HEADERS[] = {N_("source"), N_("what"), N_("necessity"),
                                          N_("coverage"), N_("brought by")};
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < cover->input->preparation.holdings.source_count; i++) {
        const struct coverage *coverage = &cover->coverages[i];
        const int necessity = coverage->source->is_indispensable ? 1 : 2;
        layout_table_cell(&table, coverage->source->code);
        layout_table_cell(&table, coverage->source->label);
        layout_table_cell(&table,
                          say(vocabulary_label(&SOURCE_NECESSITY, necessity), language));
        layout_table_cell(&table, state_text(coverage, language, output->pool));
        layout_table_cell(&table, coverage_names(cover, coverage, ", ", output->pool));
    }
    layout_table_add(output, &table);
}

static void pairs_text(const struct cover *cover, enum language language,
                       struct text *output)
{
    const struct holdings *holdings = &cover->input->preparation.holdings;

    if (cover->pairs.count > 0) {
        text_add_char(output, '\n');
        layout_paragraph(output, "", say(N_("Who brings the same:"), language));
    }
    for (size_t i = 0; i < cover->pairs.count; i++) {
        const struct pair *pair = &cover->pairs.pairs[i];
        const char *label = vocabulary_label(&PAIR_RELATION, (int)pair->relation);
        if (!pair->is_proposed) {
            text_format(output, "  %s  %s - %s: %s\n",
                        holdings->sources[pair->source].code,
                        actor_name(cover, pair->first), actor_name(cover, pair->second),
                        say(label, language));
        }
    }
    for (size_t source = 0; source < holdings->source_count; source++) {
        const size_t count = pair_open_count(&cover->coverages[source], source,
                                             &cover->input->preparation.pairs);
        const struct message message = message_make_plural(
            output->pool, count,
            "%s  %zu pair to describe (proposed: overlapping; people say what it is)",
            "%s  %zu pairs to describe (proposed: overlapping; people say what it is)",
            holdings->sources[source].code, count);
        if (count > 0) {
            layout_paragraph(output, "  ", say_in(output->pool, &message, language));
        }
    }
}

static void selection_text(const struct cover *cover, enum language language,
                           struct text *output)
{
    const size_t actor_count = cover->input->preparation.arena.actor_count;
    const char **names = pool_array(output->pool, actor_count, const char *);
    size_t count = 0;

    for (size_t i = 0; i < actor_count; i++) {
        if (cover->is_selected[i]) {
            names[count++] = actor_name(cover, i);
        }
    }
    const struct message selected = message_make(
        output->pool, "Selected: %s.", text_join(output->pool, names, count, ", "));
    layout_paragraph(output, "", say_in(output->pool, &selected, language));
    layout_paragraph(
        output, "",
        cover->basis == HOLDING_ESTIMATED
            ? say(N_("By the estimate from before the talks."), language)
            : say(N_("What a talk confirmed counts; the rest is estimated."), language));
    text_add_char(output, '\n');
}

static enum exit_code run(const struct call *call)
{
    struct arena_input input;
    struct cover cover;
    struct status st = {0};
    struct text output;
    const enum exit_code code = arena_input_load(call, call->operands[0], &input);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!cover_work_out(call, &input, &cover, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        cover_json(call, &cover, &output);
    } else if (call->format == OUTPUT_CSV) {
        cover_csv(&cover, &output);
        call_print_notes(call, &input.report);
    } else {
        selection_text(&cover, call->language, &output);
        sources_text(&cover, call->language, &output);
        pairs_text(&cover, call->language, &output);
        text_add_char(&output, '\n');
        layout_notes(&output, &input.report, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--select", "NAMES",
     N_("the actors to look at, separated by commas (or bars); may be repeated; when not "
        "given: those with form network and, after the talks, those who are in"),
     true},
    {"--before-talks", NULL, N_("by the estimate, as it was before the talks"), false},
    ARENA_INPUT_OPTION,
};

const struct command CLI_ARENA_COVER = {
    .noun = "arena",
    .verb = "cover",
    .operands = "DIR",
    .operand_count = 1,
    .summary = N_("show which needed sources a selection of actors brings"),
    .detail =
        N_("Counted is who has a source (has = yes), can use it (can is not no) and "
           "wants to (wants is not no). Nobody: a gap. One: fragile. Two or more: "
           "covered. A gap is a question, it blocks nothing."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
