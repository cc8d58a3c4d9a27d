#include "cli/arena_rank_data.h"

#include "cli/document.h"
#include "cli/record.h"

struct arena_explanation arena_rank_explain(const struct arena_input *input, size_t i,
                                            struct pool *pool)
{
    const struct arena_result *result = &input->ranking.results[i];

    return arena_explain(&input->ranking, result, &input->sensitivities[result->actor],
                         pool);
}

static struct value agreement_of(const struct arena_level *level)
{
    return value_text(vocabulary_code(&ARENA_AGREEMENT, (int)level->agreement));
}

/* Everything of one actor that is one value, in the documented order. */
enum { RANK_FIELD_COUNT = 18 };

static void fields_of(const struct arena_input *input, const struct arena_result *result,
                      struct field *fields)
{
    const struct arena_sensitivity *sensitivity = &input->sensitivities[result->actor];
    const struct arena_level *importance = &result->importance;
    const struct arena_level *irreplaceability = &result->irreplaceability;
    const struct arena_standing *standing = &result->standing;
    const struct arena_standing *possible = &result->possible;
    const bool is_rated = result->raters_counted > 0;
    const struct field all[RANK_FIELD_COUNT] = {
        {"actor", value_text(input->ranking.arena->actors[result->actor].name)},
        {"raters_counted", value_number((int64_t)result->raters_counted)},
        {"importance", value_level((size_t)importance->majority)},
        {"importance_possible", value_level((size_t)importance->possible)},
        {"irreplaceability", value_level((size_t)irreplaceability->majority)},
        {"irreplaceability_possible", value_level((size_t)irreplaceability->possible)},
        {"importance_agreement", agreement_of(importance)},
        {"irreplaceability_agreement", agreement_of(irreplaceability)},
        {"dependence", value_level((size_t)standing->dependence)},
        {"dependence_stated", value_level((size_t)result->dependence_stated)},
        {"class", value_level((size_t)standing->arena_class)},
        {"class_possible", value_level((size_t)possible->arena_class)},
        {"place", value_level(standing->place)},
        {"place_shared", value_claim(standing->is_shared)},
        {"place_possible", value_level(possible->place)},
        {"place_possible_shared", value_claim(possible->is_shared)},
        {"one_step_changes",
         is_rated ? value_number(sensitivity->one_step_changes) : value_text(NULL)},
        {"robustness",
         value_text(vocabulary_code(&ARENA_ROBUSTNESS, (int)sensitivity->robustness))},
    };

    for (size_t i = 0; i < RANK_FIELD_COUNT; i++) {
        fields[i] = all[i];
    }
}

static void spread_json(struct json *json, const struct arena_sensitivity *sensitivity)
{
    if (sensitivity->place_best == 0) {
        json_null(json, "places_over_raters");
        return;
    }
    json_array_begin(json, "places_over_raters");
    json_integer(json, NULL, (int64_t)sensitivity->place_best);
    json_integer(json, NULL, (int64_t)sensitivity->place_worst);
    json_array_end(json);
}

static void left_out_json(struct json *json, const struct arena *arena,
                          const struct arena_sensitivity *sensitivity)
{
    json_array_begin(json, "leave_one_out");
    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        const struct arena_left_out *left_out = &sensitivity->left_out[i];
        const struct field fields[] = {
            {"rater", value_text(arena->raters[left_out->rater])},
            {"class_low", value_level((size_t)left_out->class_low)},
            {"class_high", value_level((size_t)left_out->class_high)},
        };
        json_object_begin(json, NULL);
        record_json(json, fields, ARRAY_COUNT(fields));
        json_object_end(json);
    }
    json_array_end(json);
}

static void override_json(struct json *json, const struct arena_override *override)
{
    if (override == NULL) {
        return;
    }
    const struct field fields[] = {
        {"dependence", value_level((size_t) override->dependence)},
        {"class", value_level((size_t) override->arena_class)},
        {"reason", value_text(override->reason)},
        {"by", value_text(override->by[0] != '\0' ? override->by : NULL)},
        {"at", value_text(override->at[0] != '\0' ? override->at : NULL)},
    };
    json_object_begin(json, "override");
    record_json(json, fields, ARRAY_COUNT(fields));
    json_object_end(json);
}

static void result_json(struct json *json, const struct arena_input *input, size_t i)
{
    struct pool *pool = json->text->pool;
    const struct arena_result *result = &input->ranking.results[i];
    const struct arena_sensitivity *sensitivity = &input->sensitivities[result->actor];
    const struct arena *arena = input->ranking.arena;
    const struct arena_explanation explanation = arena_rank_explain(input, i, pool);
    struct field fields[RANK_FIELD_COUNT];

    fields_of(input, result, fields);
    json_object_begin(json, NULL);
    record_json(json, fields, RANK_FIELD_COUNT);
    spread_json(json, sensitivity);
    left_out_json(json, arena, sensitivity);
    override_json(json, arena->actors[result->actor].override);
    json_object_begin(json, "explanation");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        json_text(json, language_code((enum language)language),
                  arena_explanation_say(&explanation, (enum language)language, pool));
    }
    json_object_end(json);
    json_object_end(json);
}

void arena_rank_json(struct text *output, const struct arena_input *input,
                     enum language language)
{
    struct json json;

    document_begin(&json, output, input->digest);
    json_integer(&json, "raters", (int64_t)input->ranking.rater_count);
    json_array_begin(&json, "actors");
    for (size_t i = 0; i < input->ranking.arena->actor_count; i++) {
        result_json(&json, input, i);
    }
    json_array_end(&json);
    document_notes(&json, &input->report, language);
    json_object_end(&json);
}

static const char *left_out_names(const struct arena *arena,
                                  const struct arena_sensitivity *sensitivity,
                                  struct pool *pool)
{
    const char **names = pool_array(pool, sensitivity->left_out_count, const char *);

    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        names[i] = arena->raters[sensitivity->left_out[i].rater];
    }
    return text_join(pool, names, sensitivity->left_out_count, "|");
}

void arena_rank_csv(struct text *output, const struct arena_input *input,
                    enum language language)
{
    const struct arena *arena = input->ranking.arena;

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &input->ranking.results[i];
        const struct arena_sensitivity *sensitivity =
            &input->sensitivities[result->actor];
        const struct arena_explanation explanation =
            arena_rank_explain(input, i, output->pool);
        const struct arena_override *override = arena->actors[result->actor].override;
        struct field fields[RANK_FIELD_COUNT];
        const struct field rest[] = {
            {"place_best", value_level(sensitivity->place_best)},
            {"place_worst", value_level(sensitivity->place_worst)},
            {"leave_one_out",
             value_text(left_out_names(arena, sensitivity, output->pool))},
            {"override_dependence",
             value_level(override != NULL ? (size_t) override->dependence : 0)},
            {"override_class",
             value_level(override != NULL ? (size_t) override->arena_class : 0)},
            {"override_reason", value_text(override != NULL ? override->reason : NULL)},
            {"explanation",
             value_text(arena_explanation_say(&explanation, language, output->pool))},
        };

        fields_of(input, result, fields);
        if (i == 0) {
            record_csv_header(output, fields, RANK_FIELD_COUNT);
            text_add_char(output, ',');
            record_csv_header(output, rest, ARRAY_COUNT(rest));
            text_add_char(output, '\n');
        }
        record_csv_row(output, fields, RANK_FIELD_COUNT);
        text_add_char(output, ',');
        record_csv_row(output, rest, ARRAY_COUNT(rest));
        text_add_char(output, '\n');
    }
}
