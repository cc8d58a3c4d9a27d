/* arena_compare.c - `samenspel arena compare`: what a correction changed. */
#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/record.h"
#include "method/arena_delta.h"

/* "listed", "selected" or NULL: what an actor was on one side. */
static const char *standing_code(bool is_listed, bool is_selected)
{
    return is_selected ? "selected" : is_listed ? "listed" : NULL;
}

static const char *state_code(bool is_listed, enum coverage_state state)
{
    return is_listed ? vocabulary_code(&COVERAGE_STATE, (int)state) : NULL;
}

enum { ACTOR_FIELDS = 5, SOURCE_FIELDS = 5 };

static void actor_fields(const struct actor_delta *actor, struct field *fields)
{
    fields[0] = (struct field){"actor", value_text(actor->name)};
    fields[1] = (struct field){
        "before", value_text(standing_code(actor->was_listed, actor->was_selected))};
    fields[2] = (struct field){
        "after", value_text(standing_code(actor->is_listed, actor->is_selected))};
    fields[3] = (struct field){"class_before", value_level((size_t)actor->class_before)};
    fields[4] = (struct field){"class_after", value_level((size_t)actor->class_after)};
}

static void source_fields(const struct source_delta *source, struct field *fields)
{
    fields[0] = (struct field){"source", value_text(source->code)};
    fields[1] = (struct field){
        "before", value_text(state_code(source->was_listed, source->before))};
    fields[2] =
        (struct field){"after", value_text(state_code(source->is_listed, source->after))};
    fields[3] =
        (struct field){"actors_before", value_number((int64_t)source->actors_before)};
    fields[4] =
        (struct field){"actors_after", value_number((int64_t)source->actors_after)};
}

static bool actor_changed(const struct actor_delta *actor)
{
    return actor->was_listed != actor->is_listed ||
           actor->was_selected != actor->is_selected ||
           actor->class_before != actor->class_after;
}

static bool source_changed(const struct source_delta *source)
{
    return source->was_listed != source->is_listed || source->before != source->after ||
           source->actors_before != source->actors_after;
}

static void delta_json(const struct arena_input *inputs, const struct arena_delta *delta,
                       enum language language, struct text *output)
{
    struct json json;
    struct field fields[ACTOR_FIELDS > SOURCE_FIELDS ? ACTOR_FIELDS : SOURCE_FIELDS];

    document_begin(&json, output, inputs[1].digest);
    json_text(&json, "input_digest_before", inputs[0].digest);
    json_text(&json, "reason", delta->reason);
    json_array_begin(&json, "actors");
    for (size_t i = 0; i < delta->actor_count; i++) {
        actor_fields(&delta->actors[i], fields);
        json_object_begin(&json, NULL);
        record_json(&json, fields, ACTOR_FIELDS);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_array_begin(&json, "sources");
    for (size_t i = 0; i < delta->source_count; i++) {
        source_fields(&delta->sources[i], fields);
        json_object_begin(&json, NULL);
        record_json(&json, fields, SOURCE_FIELDS);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &inputs[1].report, language);
    json_object_end(&json);
}

static void delta_csv(const struct arena_delta *delta, struct text *output)
{
    struct field fields[ACTOR_FIELDS > SOURCE_FIELDS ? ACTOR_FIELDS : SOURCE_FIELDS];

    text_add(output, "kind,name,before,after,figure_before,figure_after\n");
    for (size_t i = 0; i < delta->actor_count; i++) {
        actor_fields(&delta->actors[i], fields);
        text_add(output, "actor,");
        record_csv_row(output, fields, ACTOR_FIELDS);
        text_add_char(output, '\n');
    }
    for (size_t i = 0; i < delta->source_count; i++) {
        source_fields(&delta->sources[i], fields);
        text_add(output, "source,");
        record_csv_row(output, fields, SOURCE_FIELDS);
        text_add_char(output, '\n');
    }
}

static void line_add(struct text *output, struct message message, enum language language)
{
    text_add(output, "- ");
    layout_hanging_paragraph(output, say_in(output->pool, &message, language));
}

static void actor_text(const struct actor_delta *actor, enum language language,
                       struct text *output)
{
    struct pool *pool = output->pool;

    if (!actor->was_listed) {
        line_add(output, message_make(pool, "%s is new in the list.", actor->name),
                 language);
    }
    if (!actor->is_listed) {
        line_add(output, message_make(pool, "%s is no longer in the list.", actor->name),
                 language);
    }
    if (!actor->was_selected && actor->is_selected) {
        line_add(output, message_make(pool, "%s is now selected.", actor->name),
                 language);
    }
    if (actor->was_selected && !actor->is_selected) {
        line_add(output, message_make(pool, "%s is no longer selected.", actor->name),
                 language);
    }
    if (actor->was_listed && actor->is_listed &&
        actor->class_before != actor->class_after) {
        line_add(output,
                 message_make(pool, "%s: class %d, was %d.", actor->name,
                              actor->class_after, actor->class_before),
                 language);
    }
}

static void source_text(const struct source_delta *source, enum language language,
                        struct text *output)
{
    struct pool *pool = output->pool;
    const char *before = vocabulary_label(&COVERAGE_STATE, (int)source->before);
    const char *after = vocabulary_label(&COVERAGE_STATE, (int)source->after);

    if (!source->was_listed) {
        line_add(output,
                 message_make(pool, "Source %s is new: %s.", source->code,
                              say(after, language)),
                 language);
    } else if (!source->is_listed) {
        line_add(output,
                 message_make(pool, "Source %s is no longer needed.", source->code),
                 language);
    } else {
        line_add(output,
                 message_make(pool, "Source %s: %s (%zu), was %s (%zu).", source->code,
                              say(after, language), source->actors_after,
                              say(before, language), source->actors_before),
                 language);
    }
}

static void delta_text(const struct arena_delta *delta, enum language language,
                       struct text *output)
{
    bool has_change = false;

    if (delta->reason[0] != '\0') {
        const struct message reason =
            message_make(output->pool, "Reason of the new version: %s.", delta->reason);
        layout_paragraph(output, "", say_in(output->pool, &reason, language));
        text_add_char(output, '\n');
    }
    for (size_t i = 0; i < delta->actor_count; i++) {
        if (actor_changed(&delta->actors[i])) {
            actor_text(&delta->actors[i], language, output);
            has_change = true;
        }
    }
    for (size_t i = 0; i < delta->source_count; i++) {
        if (source_changed(&delta->sources[i])) {
            source_text(&delta->sources[i], language, output);
            has_change = true;
        }
    }
    if (!has_change) {
        layout_paragraph(output, "", say(N_("Nothing changed."), language));
    }
}

static enum exit_code run(const struct call *call)
{
    struct arena_input inputs[2];
    struct arena_combined versions[2];
    struct text output;

    for (size_t i = 0; i < 2; i++) {
        const enum exit_code code = arena_input_load(call, call->operands[i], &inputs[i]);
        if (code != EXIT_DONE) {
            return code;
        }
        versions[i] =
            arena_combine(&inputs[i].preparation, &inputs[i].ranking,
                          i == 0 ? arena_input_basis(call) : HOLDING_ACTUAL, call->pool);
    }
    const struct arena_delta delta = arena_delta(&versions[0], &versions[1], call->pool);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        delta_json(inputs, &delta, call->language, &output);
    } else if (call->format == OUTPUT_CSV) {
        delta_csv(&delta, &output);
        call_print_notes(call, &inputs[1].report);
    } else {
        delta_text(&delta, call->language, &output);
        text_add_char(&output, '\n');
        layout_notes(&output, &inputs[1].report, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--before-talks", NULL,
     N_("take OLD by its estimate, as it was before the talks; with the same folder "
        "twice: "
        "what the talks changed"),
     false},
    ARENA_INPUT_OPTION,
};

const struct command CLI_ARENA_COMPARE = {
    .noun = "arena",
    .verb = "compare",
    .operands = "OLD NEW",
    .operand_count = 2,
    .summary = N_("show what a new version of an arena-analysis changed"),
    .detail =
        N_("Step 6: a correction is a new version with a reason. Shown are actors in "
           "and out of the list and the selection, changed classes, and the coverage "
           "of every source before and after."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
