/* experience_self.c - how a coordinator sees the own role: by name, in the words in which
 * partners are asked, and shown beside what they said once the wave is closed. */
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "base/number.h"
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

/* The wave of the address, and what of it a coordinator answers.
 * fails  STATUS_NOT_FOUND  it asks a coordinator nothing */
static bool self_load(struct visit *visit, struct experience *experience,
                      struct asked_steps *asked_out, struct status *st)
{
    if (!experience_load(visit, visit_id(visit->parts[1]), experience, st)) {
        return false;
    }
    if (experience->whole.instrument->mirrored != RESPONDENT_COORDINATOR) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this survey does not ask a coordinator about the own role");
    }
    *asked_out = experience_asked(&experience->whole, RESPONDENT_COORDINATOR,
                                  visit->language, visit->pool);
    return true;
}

static const char *field_of(struct visit *visit, const struct instrument_item *item)
{
    return visit_address(visit, "s_%s", item->code);
}

/* What this visitor said before. */
static const char *answers_before(struct visit *visit,
                                  const struct experience_whole *whole)
{
    for (size_t i = 0; i < whole->self_image_count; i++) {
        if (strcmp(whole->self_images[i].author, visit_author(visit)) == 0) {
            return whole->self_images[i].answers;
        }
    }
    return "";
}

static void item_put(struct visit *visit, const struct asked_item *asked,
                     const char *answers, struct value *item)
{
    struct value *levels = model_set_list(item, "levels");
    const char *name = field_of(visit, asked->item);
    const char *before = lines_value(answers, asked->item->code, visit->pool);
    const char *chosen = visit->http->method == HTTP_POST ? visit_field(visit, name)
                         : before == NULL                 ? ""
                                                          : before;

    model_set_text(item, "name", name);
    model_set_text(item, "question", asked->question);
    model_set_text(item, "error", visit_error(visit, name));
    for (size_t i = 0; i < asked->item->level_count; i++) {
        const struct item_level *level = &asked->item->levels[i];
        struct value *object = model_add_object(levels);
        const char *value = visit_address(visit, "%d", level->value);

        model_set_text(object, "value", value);
        model_set_text(object, "label", wording_in(&level->label, visit->language));
        model_set_boolean(object, "is_chosen", strcmp(value, chosen) == 0);
    }
}

bool experience_self_page(struct visit *visit, struct status *st)
{
    struct experience experience;
    struct asked_steps asked = {0};

    if (!self_load(visit, &experience, &asked, st)) {
        return false;
    }
    const struct wave_row *wave = &experience.whole.wave;
    const char *answers = answers_before(visit, &experience.whole);
    struct value *steps = model_set_list(visit->model, "steps");
    for (size_t i = 0; i < asked.count; i++) {
        struct value *step = model_add_object(steps);
        struct value *items = model_set_list(step, "items");

        model_set_text(step, "title",
                       wording_in(&asked.steps[i].step->title, visit->language));
        for (size_t q = 0; q < asked.steps[i].item_count; q++) {
            item_put(visit, &asked.steps[i].items[q], answers, model_add_object(items));
        }
    }
    experience_wave_put(visit, wave, model_set_object(visit->model, "wave"));
    model_set_boolean(visit->model, "is_there", answers[0] != '\0');
    if (experience_is(wave, "draft")) {
        model_set_null(visit->model, FORM_SELF_IMAGE.name);
    } else {
        visit_form(visit, &FORM_SELF_IMAGE, experience_address(visit, wave->id, "/self"),
                   NULL, 0);
    }
    return true;
}

/* ---- saving ---- */

/* One item of what was sent, as a line; nothing where nothing was chosen. */
static bool item_read(struct visit *visit, const struct instrument_item *item,
                      struct text *answers, struct status *st)
{
    const char *name = field_of(visit, item);
    const char *sent = visit_field(visit, name);
    size_t value = 0;

    if (sent[0] == '\0') {
        return true;
    }
    if (!number_read(sent, INT32_MAX, &value) || item_level(item, (int)value) == NULL) {
        return visit_refuse(visit, name, st, "choose one of the list");
    }
    lines_add(answers, visit_address(visit, "%s %zu", item->code, value));
    return true;
}

struct imaging {
    const char *network_id;
    struct self_image_row image;
};

static bool imaging_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct imaging *imaging = context;
    struct self_image_row image = imaging->image;

    return self_image_put(change, unit, imaging->network_id, &image, st);
}

bool experience_self_post(struct visit *visit, struct status *st)
{
    struct experience experience;
    struct asked_steps asked = {0};
    struct text answers;

    if (!self_load(visit, &experience, &asked, st)) {
        return false;
    }
    text_init(&answers, visit->pool, LIMIT_SHEET_BYTES);
    for (size_t i = 0; i < asked.count; i++) {
        for (size_t q = 0; q < asked.steps[i].item_count; q++) {
            if (!item_read(visit, asked.steps[i].items[q].item, &answers, st)) {
                return false;
            }
        }
    }
    if (answers.length == 0) {
        return visit_refuse(visit, "", st, "answer at least one question");
    }
    struct imaging imaging = {visit->network_id,
                              {.wave_id = experience.whole.wave.id,
                               .author = visit_author(visit),
                               .answers = answers.bytes,
                               .at = visit->now}};
    if (!visit_change(visit, "self_image.put", imaging_do, &imaging, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "saved", "%s",
                  experience_address(visit, imaging.image.wave_id, ""));
    return true;
}
