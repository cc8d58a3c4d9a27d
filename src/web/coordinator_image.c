/* coordinator_image.c - how a coordinator sees the own role, beside how the partners see
 * it: no role is the better one. */
#include "web/pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/day.h"
#include "base/lines.h"
#include "method/growth.h"
#include "web/disclosed_words.h"
#include "web/experience_findings.h"
#include "web/people_model.h"

#define INSTRUMENT "dilemmas"
#define ROLE_ITEM "coordinator_role"

/* Items of which partners and coordinator say the same, and the term behind each. */
static const struct {
    const char *item;
    size_t behaviour; /* of COORDINATOR_BEHAVIOURS; the count: it is no behaviour */
} ASPECTS[] = {{"beh1", 0},
               {"beh2", 1},
               {"beh3", 2},
               {"beh4", 3},
               {"bridge", COORDINATOR_BEHAVIOUR_COUNT}};

/* What a self-image says of an item; NULL: nothing. */
static const char *self_label(struct visit *visit, const struct instrument_item *item,
                              const struct self_image_row *image)
{
    const char *value = lines_value(image->answers, item->code, visit->pool);
    const struct item_level *level =
        value == NULL ? NULL : item_level(item, (int)strtoll(value, NULL, 10));

    return level == NULL ? NULL : wording_in(&level->label, visit->language);
}

/* "self": what each coordinator said of it. */
static void selves_put(struct visit *visit, const struct experience_findings *findings,
                       const struct people *people, const struct instrument_item *item,
                       struct value *object)
{
    struct value *list = model_set_list(object, "self");

    for (size_t i = 0; i < findings->wave.self_image_count; i++) {
        const struct self_image_row *image = &findings->wave.self_images[i];
        const char *label = self_label(visit, item, image);

        if (label != NULL) {
            struct value *self = model_add_object(list);
            model_set_text(self, "who", people_author_name(visit, people, image->author));
            model_set_text(self, "label", label);
            model_set_text(self, "day", day_of(image->at, visit->pool));
        }
    }
}

static void item_put(struct visit *visit, const struct experience_findings *findings,
                     const struct people *people, const char *code, struct value *object)
{
    const struct instrument_item *item =
        instrument_item(findings->wave.instrument, code, NULL);

    model_set_text(object, "code", code);
    model_set_text(object, "question",
                   experience_findings_question(visit, findings, code, false));
    disclosed_item_put(visit, item,
                       experience_findings_cell(findings, RESPONDENT_WORKERS, code),
                       model_set_object(object, "figures"));
    selves_put(visit, findings, people, item, object);
}

static void term_put(struct visit *visit, const struct growth_term *term,
                     struct value *object)
{
    model_set_text(object, "code", term->code);
    model_set_text(object, "name", say(term->name, visit->language));
    model_set_text(object, "meaning", say(term->meaning, visit->language));
}

static void aspects_put(struct visit *visit, const struct experience_findings *findings,
                        const struct people *people)
{
    struct value *list = model_set_list(visit->model, "aspects");
    bool has_aspects = false;

    for (size_t i = 0; i < ARRAY_COUNT(ASPECTS); i++) {
        if (!experience_findings_asks(findings, ASPECTS[i].item)) {
            continue;
        }
        has_aspects = true;
        struct value *object = model_add_object(list);
        item_put(visit, findings, people, ASPECTS[i].item, object);
        model_set_text(object, "behaviour",
                       ASPECTS[i].behaviour == COORDINATOR_BEHAVIOUR_COUNT
                           ? NULL
                           : say(COORDINATOR_BEHAVIOURS[ASPECTS[i].behaviour].name,
                                 visit->language));
    }
    model_set_boolean(visit->model, "has_aspects", has_aspects);
}

bool coordinator_image_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct people people;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st) ||
        !people_read(visit, 0, &people, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    if (experience_findings_asks(&findings, ROLE_ITEM)) {
        item_put(visit, &findings, &people, ROLE_ITEM,
                 model_set_object(visit->model, "role"));
    } else {
        model_set_null(visit->model, "role");
    }
    aspects_put(visit, &findings, &people);
    model_set_boolean(visit->model, "has_self", findings.wave.self_image_count > 0);
    model_set_text(visit->model, "self_address",
                   visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE)
                       ? experience_findings_address(visit, &findings, "/self")
                       : NULL);
    model_set_text(visit->model, "log_address",
                   visit_may(visit, OBJECT_COORDINATOR_LOG, RIGHT_SEE)
                       ? visit_address(visit, "/networks/%s/log", visit->network_id)
                       : NULL);
    struct value *roles = model_set_list(visit->model, "roles");
    for (size_t i = 0; i < COORDINATOR_ROLE_COUNT; i++) {
        term_put(visit, &COORDINATOR_ROLES[i], model_add_object(roles));
    }
    struct value *tasks = model_set_list(visit->model, "tasks");
    for (size_t i = 0; i < COORDINATOR_TASK_COUNT; i++) {
        term_put(visit, &COORDINATOR_TASKS[i], model_add_object(tasks));
    }
    return true;
}
