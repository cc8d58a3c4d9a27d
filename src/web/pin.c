#include "web/pin.h"

#include <inttypes.h>
#include <string.h>

#include "analysis/trust.h"
#include "base/limits.h"
#include "web/changes_model.h"

/* ---- what it is called ---- */

static const char *measure_label(const struct measure *measures, size_t count,
                                 const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(measures[i].name, name) == 0) {
            return measures[i].label;
        }
    }
    return NULL;
}

static const char *pairs_label(const char *code)
{
    for (size_t i = 0; i < TIE_STATE_COUNT; i++) {
        if (strcmp(TIE_STATE_CODES[i], code) == 0) {
            return TIE_STATE_LABELS[i];
        }
    }
    return NULL;
}

static const char *introduction_label(const char *measure)
{
    return strncmp(measure, "nearer", strlen("nearer")) == 0
               ? N_("compactness after introducing")
               : N_("pairs that depend on the coordinator after introducing");
}

static const char *trust_label(const char *scale)
{
    return strcmp(scale, TRUST_SCALE_CODES[SCALE_TRUST]) == 0
               ? N_("trust in the network")
               : N_("what partners bring, in the network");
}

/* "ties: new" */
static const char *pair_change_label(struct visit *visit, const char *code)
{
    for (size_t i = 0; i < PAIR_CHANGE_COUNT; i++) {
        if (strcmp(PAIR_CHANGE_CODES[i], code) == 0) {
            return visit_say(visit, N_("ties: %s"),
                             wave_change_word(visit, (enum pair_change)i));
        }
    }
    return NULL;
}

/* The label of a figure; the code of its measure when nobody knows it any more. */
static const char *label_of(struct visit *visit, const struct pin_which *which)
{
    const char *label = NULL;

    if (strcmp(which->code, "organisation") == 0) {
        label = measure_label(ORGANISATION_MEASURES, ORGANISATION_MEASURE_COUNT,
                              which->measure);
    } else if (strcmp(which->code, "pairs") == 0) {
        label = pairs_label(which->measure);
    } else if (strcmp(which->code, "introduction") == 0) {
        label = introduction_label(which->measure);
    } else if (strcmp(which->code, "trust") == 0) {
        label = trust_label(which->measure);
    } else if (strcmp(which->code, "without") == 0) {
        label = N_("share of pairs that fall apart without it");
    } else {
        label = measure_label(NETWORK_MEASURES, NETWORK_MEASURE_COUNT, which->measure);
    }
    return label != NULL ? say(label, visit->language)
                         : pair_change_label(visit, which->measure);
}

const char *pin_name(struct visit *visit, const struct pin_which *which,
                     const char *organisation)
{
    const enum wave_relation relation = wave_relation_find(which->relation);
    const char *found = label_of(visit, which);
    const char *label = found == NULL ? which->measure : found;

    if (strcmp(which->code, "change") == 0) {
        label = visit_say(visit, N_("change of: %s"), label);
    }
    if (organisation != NULL) {
        label = visit_say(visit, N_("%s, %s"), organisation, label);
    }
    return relation == WAVE_RELATION_COUNT
               ? label
               : visit_say(visit, N_("%s (%s)"), label,
                           say(WAVE_RELATIONS[relation].label, visit->language));
}

/* ---- the link ---- */

static void query_add(struct text *address, const char *name, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        text_format(address, "&%s=", name);
        url_add(address, value);
    }
}

static void query_add_id(struct text *address, const char *name, int64_t id)
{
    if (id != 0) {
        text_format(address, "&%s=%" PRId64, name, id);
    }
}

void pin_put(struct visit *visit, struct value *object, const struct pin_which *which,
             const char *name)
{
    struct text address;

    if (visit->is_archived || !visit_may(visit, OBJECT_FINDINGS, RIGHT_CHANGE)) {
        model_set_null(object, "pin");
        return;
    }
    text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, "/networks/%s/findings/pin?wave=%" PRId64, visit->network_id,
                which->wave_id);
    query_add_id(&address, "former", which->former_id);
    query_add(&address, "code", which->code);
    query_add(&address, "relation", which->relation);
    query_add(&address, "measure", which->measure);
    query_add_id(&address, "organisation", which->wave_actor_id);
    struct value *pin = model_set_object(object, "pin");
    model_set_text(pin, "address", address.bytes);
    model_set_text(pin, "name", name);
}
