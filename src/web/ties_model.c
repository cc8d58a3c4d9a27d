#include "web/ties_model.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "drawing/network_drawing.h"

enum { DECIMALS_KEPT = 2 };

enum wave_relation ties_relation_asked(const struct visit *visit,
                                       const struct findings *findings)
{
    const char *code = visit_query(visit, "relation");
    const enum wave_relation asked =
        code == NULL ? WAVE_RELATION_COUNT : wave_relation_find(code);

    return asked != WAVE_RELATION_COUNT && findings_has(findings, asked)
               ? asked
               : findings_first_relation(findings);
}

void ties_relations_put(struct visit *visit, const struct findings *findings,
                        enum wave_relation chosen)
{
    struct value *list = model_set_list(visit->model, "relations");

    for (int i = 0; i < WAVE_RELATION_COUNT; i++) {
        const enum wave_relation relation = (enum wave_relation)i;

        if (findings_has(findings, relation)) {
            struct value *item = model_add_object(list);
            model_set_text(item, "code", WAVE_RELATIONS[i].code);
            model_set_text(item, "label", say(WAVE_RELATIONS[i].label, visit->language));
            model_set_boolean(item, "is_here", relation == chosen);
        }
    }
    if (chosen == WAVE_RELATION_COUNT) {
        model_set_null(visit->model, "relation");
        return;
    }
    struct value *relation = model_set_object(visit->model, "relation");
    model_set_text(relation, "code", WAVE_RELATIONS[chosen].code);
    model_set_text(relation, "label", say(WAVE_RELATIONS[chosen].label, visit->language));
    model_set_text(relation, "sentence",
                   say(WAVE_RELATIONS[chosen].sentence, visit->language));
}

struct graph ties_shown(struct visit *visit, const struct findings *findings,
                        enum wave_relation relation)
{
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[relation];

    return graph_make(network_relation(&findings->shown, kind->code),
                      findings->shown.organisation_count,
                      (struct graph_reading){.is_valued = kind->is_valued}, visit->pool);
}

const char *ties_number(struct visit *visit, double number, int decimals)
{
    struct text text;

    if (!isfinite(number)) {
        return NULL;
    }
    text_init(&text, visit->pool, LIMIT_CELL_BYTES);
    text_add_number(&text, number, decimals);
    char *const point = strchr(text.bytes, '.');
    if (point != NULL && visit->language != LANGUAGE_EN) {
        *point = ',';
    }
    return text.bytes;
}

const char *ties_decimal(struct visit *visit, const char *digits)
{
    double number = 0;

    return digits != NULL && number_read_decimal(digits, &number)
               ? ties_number(visit, number, DECIMALS_KEPT)
               : NULL;
}

static const char *set_words(struct visit *visit, const struct instrument_item *item,
                             int value)
{
    struct text text;

    if (value == 0) {
        return say(N_("nothing"), visit->language);
    }
    text_init(&text, visit->pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < item->level_count; i++) {
        const struct item_level *level = &item->levels[i];

        if (level->value >= 0 && level->value < 31 &&
            ((unsigned)value >> (unsigned)level->value & 1U) != 0) {
            text_format(&text, "%s%s", text.length > 0 ? ", " : "",
                        wording_in(&level->label, visit->language));
        }
    }
    return text.bytes;
}

const char *ties_value(struct visit *visit, const struct instrument_item *item, int value)
{
    if (item == NULL) {
        return NULL;
    }
    if (item->kind == ITEM_SET) {
        return set_words(visit, item, value);
    }
    const struct item_level *level = item_level(item, value);
    return level == NULL ? NULL : wording_in(&level->label, visit->language);
}

const char *ties_level(struct visit *visit, const struct findings *findings,
                       enum wave_relation relation, double value)
{
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[relation];

    if (!kind->is_valued || !isfinite(value) || value == 0) {
        return NULL;
    }
    return ties_value(visit, instrument_item(findings->wave.instrument, kind->item, NULL),
                      (int)lround(value));
}

const char *ties_names(struct visit *visit, const struct findings *findings,
                       const size_t *numbers, size_t count)
{
    const char **names = pool_array(visit->pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        names[i] = findings->shown.names[numbers[i]];
    }
    return text_join(visit->pool, names, count, ", ");
}

const size_t *ties_order(struct visit *visit, const struct findings *findings)
{
    return network_order_by_name(&findings->shown, visit->pool);
}
