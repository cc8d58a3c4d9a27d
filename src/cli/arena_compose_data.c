/* arena_compose_data.c - a composition for other programs: JSON and CSV. */
#include "cli/arena_compose.h"

#include "cli/document.h"
#include "cli/record.h"

static void names_json(struct json *json, const char *name, const struct compose *compose,
                       const size_t *actors, size_t count)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < count; i++) {
        json_text(json, NULL, compose_actor_name(compose, actors[i]));
    }
    json_array_end(json);
}

static void claims_json(struct json *json, const char *name,
                        const struct compose *compose, const bool *claims)
{
    json_array_begin(json, name);
    for (size_t i = 0; claims != NULL && i < compose->question.actor_count; i++) {
        if (claims[i]) {
            json_text(json, NULL, compose_actor_name(compose, i));
        }
    }
    json_array_end(json);
}

static void sources_json(struct json *json, const char *name,
                         const struct compose *compose, uint64_t bits)
{
    json_array_begin(json, name);
    for (size_t i = 0; i < compose->question.source_count; i++) {
        if ((bits >> i & 1) != 0) {
            json_text(json, NULL, compose->sources[i]->code);
        }
    }
    json_array_end(json);
}

static void points_json(struct json *json, const struct compose *compose)
{
    json_array_begin(json, "pareto");
    for (size_t i = 0; compose->answer != NULL && i < compose->answer->point_count; i++) {
        const struct composition_point *point = &compose->answer->points[i];
        const struct field fields[] = {
            {"size", value_number((int64_t)point->size)},
            {"covered_twice", value_number((int64_t)point->covered_twice)},
            {"core_count", value_number((int64_t)point->core_count)},
        };
        json_object_begin(json, NULL);
        names_json(json, "actors", compose, point->actors, point->size);
        record_json(json, fields, ARRAY_COUNT(fields));
        json_object_end(json);
    }
    json_array_end(json);
}

/* Why an actor is in the first smallest selection: what would be missing without it. */
static void reasons_json(struct json *json, const struct compose *compose)
{
    const struct composition *answer = compose->answer;

    json_array_begin(json, "reasons");
    for (size_t i = 0; answer != NULL && i < answer->smallest_size; i++) {
        const size_t actor = answer->selections[0][i];
        json_object_begin(json, NULL);
        json_text(json, "actor", compose_actor_name(compose, actor));
        sources_json(json, "brings", compose, compose->question.brings[actor]);
        sources_json(json, "needed_for", compose,
                     composition_reason(&compose->question, answer->selections[0],
                                        answer->smallest_size, actor));
        json_object_end(json);
    }
    json_array_end(json);
}

void compose_json(const struct compose *compose, enum language language,
                  struct text *output)
{
    const struct composition *answer = compose->answer;
    struct json json;

    document_begin(&json, output, compose->input->digest);
    if (answer != NULL) {
        json_integer(&json, "smallest_size", (int64_t)answer->smallest_size);
    } else {
        json_null(&json, "smallest_size");
    }
    json_array_begin(&json, "selections");
    for (size_t i = 0; answer != NULL && i < answer->selection_count; i++) {
        names_json(&json, NULL, compose, answer->selections[i], answer->smallest_size);
    }
    json_array_end(&json);
    claims_json(&json, "always", compose, answer != NULL ? answer->always : NULL);
    claims_json(&json, "never", compose, answer != NULL ? answer->never : NULL);
    points_json(&json, compose);
    json_boolean(&json, "truncated", answer != NULL && answer->is_truncated);
    json_boolean(&json, "pareto_complete", answer == NULL || answer->is_front_complete);
    sources_json(&json, "lacking", compose, compose->lacking);
    reasons_json(&json, compose);
    json_text(&json, "advice",
              say(N_("Advice for a conversation: people choose, by the criteria they "
                     "locked before."),
                  language));
    document_notes(&json, &compose->input->report, language);
    json_object_end(&json);
}

/* One row per listed selection, then per point of the front. */
void compose_csv(const struct compose *compose, struct text *output)
{
    const struct composition *answer = compose->answer;

    text_add(output, "kind,size,covered_twice,core_count,actors\n");
    for (size_t i = 0; i < answer->selection_count; i++) {
        const struct field fields[] = {
            {"kind", value_text("smallest")},
            {"size", value_number((int64_t)answer->smallest_size)},
            {"covered_twice", value_text(NULL)},
            {"core_count", value_text(NULL)},
            {"actors",
             value_text(compose_names(compose, answer->selections[i],
                                      answer->smallest_size, "|", output->pool))},
        };
        record_csv_row(output, fields, ARRAY_COUNT(fields));
        text_add_char(output, '\n');
    }
    for (size_t i = 0; i < answer->point_count; i++) {
        const struct composition_point *point = &answer->points[i];
        const struct field fields[] = {
            {"kind", value_text("pareto")},
            {"size", value_number((int64_t)point->size)},
            {"covered_twice", value_number((int64_t)point->covered_twice)},
            {"core_count", value_number((int64_t)point->core_count)},
            {"actors", value_text(compose_names(compose, point->actors, point->size, "|",
                                                output->pool))},
        };
        record_csv_row(output, fields, ARRAY_COUNT(fields));
        text_add_char(output, '\n');
    }
}
