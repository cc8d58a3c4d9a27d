#include "web/finding_words.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "method/issue.h"
#include "web/pin.h"

enum { DECIMALS = 2 };

static const char UNKNOWN[] = "–";

/* Dutch and French write a comma. */
static const char *number_in_language(const struct visit *visit, char *number)
{
    char *const point = strchr(number, '.');

    if (point != NULL && visit->language != LANGUAGE_EN) {
        *point = ',';
    }
    return number;
}

const char *finding_number(const struct visit *visit, double number)
{
    struct text text;

    if (!isfinite(number)) {
        return UNKNOWN;
    }
    text_init(&text, visit->pool, LIMIT_CELL_BYTES);
    text_add_number(&text, number, DECIMALS);
    return number_in_language(visit, text.bytes);
}

const char *finding_say(const struct visit *visit, const struct message *message)
{
    struct message sentence = *message;

    for (size_t i = 0; i < sentence.value_count; i++) {
        const char *text = sentence.values[i].text;
        double number = 0;

        if (text != NULL && number_read_decimal(text, &number)) {
            sentence.values[i].text =
                number_in_language(visit, pool_text(visit->pool, text));
        }
    }
    return say_in(visit->pool, &sentence, visit->language);
}

const char *finding_value(const struct visit *visit, const struct measure *measure,
                          double value)
{
    if (!isnan(value) && measure->kind == KIND_YES_NO) {
        return say(value != 0 ? N_("yes") : N_("no"), visit->language);
    }
    return finding_number(visit, value);
}

const char *finding_known_value(struct visit *visit, const struct measure *measure,
                                double value, bool has_answered)
{
    if (has_answered) {
        return finding_value(visit, measure, value);
    }
    return measure->unknown == UNKNOWN_BOUNDS && value > 0
               ? visit_say(visit, N_("at least %s"), finding_number(visit, value))
               : UNKNOWN;
}

const char *finding_range(struct visit *visit, double low, double high)
{
    return isnan(low) || isnan(high)
               ? NULL
               : visit_say(visit, N_("%s to %s"), finding_number(visit, low),
                           finding_number(visit, high));
}

const char *finding_band(struct visit *visit, const struct measure *measure,
                         const struct band *band)
{
    const bool is_count = measure->kind == KIND_COUNT; /* no half cut-points */

    if (band->draws == 0) {
        return NULL;
    }
    return finding_range(visit, is_count ? floor(band->low) : band->low,
                         is_count ? ceil(band->high) : band->high);
}

const char *finding_state_label(const struct visit *visit, const char *state)
{
    if (strcmp(state, MEASURE_STATE_CODES[MEASURE_GREYED]) == 0) {
        return say(N_("too few answers"), visit->language);
    }
    return strcmp(state, MEASURE_STATE_CODES[MEASURE_INCOMPLETE]) == 0
               ? say(N_("incomplete"), visit->language)
               : say(N_("firm"), visit->language);
}

/* Why there is no figure: "'density' is undefined: …". */
static const char *undefined_of(struct visit *visit, const struct measure *measure,
                                double value)
{
    if (!isnan(value)) {
        return NULL;
    }
    if (measure->undefined == NULL) {
        return visit_say(visit, N_("There is no figure here."));
    }
    struct message message = {.id = measure->undefined,
                              .values = {{.text = say(measure->label, visit->language)}},
                              .value_count = 1};
    return visit_sentence(visit->pool, say_in(visit->pool, &message, visit->language));
}

static void state_put(struct visit *visit, enum measure_state state, struct value *object)
{
    const char *code = MEASURE_STATE_CODES[state];

    model_set_text(object, "state", code);
    model_set_text(object, "state_label", finding_state_label(visit, code));
    model_set_boolean(object, "is_firm", state == MEASURE_FIRM);
    model_set_boolean(object, "is_greyed", state == MEASURE_GREYED);
}

void finding_measure_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation, enum network_measure number,
                         struct value *object)
{
    const struct measure *measure = &NETWORK_MEASURES[number];
    const struct relation_results *results = &findings->results.relations[relation];
    const double value = results->network[number];
    const char *label = say(measure->label, visit->language);
    const struct measure_trust trust =
        response_trust(&results->response, measure, visit->pool);
    const struct pin_which which = {.wave_id = findings->wave.wave.id,
                                    .code = "measure",
                                    .relation = WAVE_RELATIONS[relation].code,
                                    .measure = measure->name};

    model_set_text(object, "code", measure->name);
    model_set_text(object, "label", label);
    model_set_text(object, "sentence", say(measure->sentence, visit->language));
    model_set_text(object, "page", measure->page);
    if (isnan(value)) {
        model_set_null(object, "value");
    } else {
        model_set_decimal(object, "value", value, 9);
    }
    model_set_text(object, "text", finding_value(visit, measure, value));
    model_set_text(object, "band",
                   isnan(value)
                       ? NULL
                       : finding_band(visit, measure, &results->bands.dropped[number]));
    model_set_text(object, "filled_in",
                   isnan(value)
                       ? NULL
                       : finding_band(visit, measure, &results->bands.imputed[number]));
    state_put(visit, trust.state, object);
    const char *why =
        trust.why.id == NULL ? NULL : say_in(visit->pool, &trust.why, visit->language);
    const bool is_caution =
        trust.state != MEASURE_FIRM || measure->unknown == UNKNOWN_FRAGILE;
    model_set_text(object, "why", why);
    model_set_text(object, "caution", is_caution ? why : NULL);
    model_set_text(object, "undefined", undefined_of(visit, measure, value));
    if (isnan(value)) {
        model_set_null(object, "pin");
    } else {
        pin_put(visit, object, &which, label);
    }
}

void finding_sureness_put(struct visit *visit, const struct findings *findings,
                          enum wave_relation relation, struct value *object)
{
    const struct graph graph = findings_graph(visit, findings, relation);
    const struct response response = response_of(&graph);
    const struct measure_trust trust =
        response_trust(&response, &NETWORK_MEASURES[NETWORK_MEAN_DISTANCE], visit->pool);

    model_set_boolean(object, "is_greyed", trust.state == MEASURE_GREYED);
    model_set_text(object, "caution",
                   trust.state == MEASURE_FIRM
                       ? NULL
                       : say_in(visit->pool, &trust.why, visit->language));
}

/* ---- which kind of tie ---- */

void finding_relations_put(struct visit *visit, const struct findings *findings,
                           enum wave_relation present, const char *path)
{
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[present];
    struct value *relations = model_set_list(visit->model, "relations");

    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (!findings_has(findings, (enum wave_relation)i)) {
            continue;
        }
        struct value *item = model_add_object(relations);
        model_set_text(item, "code", WAVE_RELATIONS[i].code);
        model_set_text(item, "label", say(WAVE_RELATIONS[i].label, visit->language));
        model_set_text(item, "address",
                       visit_address(visit, "%s?relation=%s",
                                     finding_address(visit, findings, path),
                                     WAVE_RELATIONS[i].code));
        model_set_boolean(item, "is_present", i == (size_t)present);
    }
    struct value *relation = model_set_object(visit->model, "relation");
    model_set_text(relation, "code", kind->code);
    model_set_text(relation, "label", say(kind->label, visit->language));
    model_set_text(relation, "sentence", say(kind->sentence, visit->language));
}

bool finding_relation(struct visit *visit, const struct findings *findings,
                      enum wave_relation *relation_out, struct status *st)
{
    const char *asked = visit_query(visit, "relation");
    const enum wave_relation relation =
        asked == NULL ? findings_first_relation(findings) : wave_relation_find(asked);

    if (relation == WAVE_RELATION_COUNT || !findings_has(findings, relation)) {
        return status_fail(st, STATUS_NOT_FOUND, "this was not asked in this survey");
    }
    *relation_out = relation;
    return true;
}

const char *finding_role(const struct visit *visit, const char *code)
{
    for (size_t i = 0; i < ACTOR_ROLE.word_count; i++) {
        if (strcmp(ACTOR_ROLE.words[i].code, code) == 0) {
            return say(ACTOR_ROLE.words[i].label, visit->language);
        }
    }
    return code;
}

const char *finding_address(struct visit *visit, const struct findings *findings,
                            const char *rest)
{
    return visit_address(visit, "/networks/%s/findings/%" PRId64 "%s%s",
                         visit->network_id, findings->wave.wave.id,
                         rest[0] == '\0' ? "" : "/", rest);
}
