/* experience_items.c - what a draft asks: a usual choice, parts and single questions,
 * questions of one's own, neighbourhoods, and who decided it. */
#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

enum { AREAS_LEAST = 2, AREA_LIMIT = 60 }; /* how many, characters of one */

bool experience_load_draft(struct visit *visit, struct experience *experience,
                           struct status *st)
{
    if (!experience_load(visit, visit_id(visit->parts[1]), experience, st)) {
        return false;
    }
    return experience_is(&experience->whole.wave, "draft") ||
           status_fail(st, STATUS_CONFLICT,
                       "what is asked cannot change any more: people are answering, or "
                       "have answered");
}

/* It was sent, and refused: it comes back as it was typed. */
static bool is_again(const struct visit *visit, const struct form_plan *plan)
{
    return visit->route->form != NULL &&
           strcmp(visit->route->form->name, plan->name) == 0;
}

/* ---- showing ---- */

static void questions_put(struct visit *visit, const struct instrument_step *step,
                          const char *items_out, struct value *list)
{
    const bool is_typed = is_again(visit, &FORM_EXPERIENCE_ITEMS);

    for (size_t i = 0; i < step->item_count; i++) {
        const struct instrument_item *item = &step->items[i];
        const char *question = wording_in(&item->question, visit->language);
        struct value *object = model_add_object(list);

        model_set_text(object, "code", item->code);
        model_set_text(object, "label",
                       question[0] != '\0'
                           ? question
                           : wording_in(&step->question, visit->language));
        model_set_boolean(object, "is_text", item->kind == ITEM_TEXT);
        model_set_boolean(object, "is_chosen",
                          is_typed ? lines_have(visit_field(visit, "items"), item->code)
                                   : !lines_have(items_out, item->code));
    }
}

static void steps_put(struct visit *visit, const struct experience_whole *whole)
{
    struct value *steps = model_set_list(visit->model, "steps");
    const char *former = ""; /* many steps ask in the same words: once is enough */
    const bool is_typed = is_again(visit, &FORM_EXPERIENCE_ITEMS);

    for (size_t i = 0; i < whole->instrument->step_count; i++) {
        const struct instrument_step *step = &whole->instrument->steps[i];
        const char *question = wording_in(&step->question, visit->language);
        struct value *object = model_add_object(steps);

        model_set_text(object, "code", step->code);
        model_set_text(object, "title", wording_in(&step->title, visit->language));
        model_set_text(object, "question",
                       strcmp(question, former) == 0 ? NULL : question);
        former = question;
        model_set_boolean(object, "is_optional", step->is_optional);
        model_set_boolean(object, "is_chosen",
                          is_typed ? lines_have(visit_field(visit, "steps"), step->code)
                                   : wave_asks(&whole->wave, step));
        questions_put(visit, step, whole->choice.items_out,
                      model_set_list(object, "questions"));
    }
}

static const char *preset_now(struct visit *visit, const struct experience_whole *whole)
{
    for (size_t i = 0; i < whole->instrument->preset_count; i++) {
        const struct instrument_preset *preset = &whole->instrument->presets[i];

        if (strcmp(experience_left_out(visit, whole->instrument, preset),
                   whole->wave.left_out) == 0) {
            return preset->code;
        }
    }
    return "";
}

static void presets_put(struct visit *visit, const struct experience_whole *whole)
{
    const struct instrument *instrument = whole->instrument;
    struct choice *choices =
        pool_array(visit->pool, instrument->preset_count + 1, struct choice);
    const struct form_start values[] = {{"preset", preset_now(visit, whole)}};

    if (instrument->preset_count == 0) {
        model_set_null(visit->model, FORM_EXPERIENCE_PRESET.name);
        return;
    }
    for (size_t i = 0; i < instrument->preset_count; i++) {
        const struct instrument_preset *preset = &instrument->presets[i];

        choices[i] =
            (struct choice){preset->code, wording_in(&preset->title, visit->language),
                            wording_in(&preset->help, visit->language)};
    }
    visit_form_choices(visit, &FORM_EXPERIENCE_PRESET, "preset", choices);
    visit_form(visit, &FORM_EXPERIENCE_PRESET,
               experience_address(visit, whole->wave.id, "/items/preset"), values,
               ARRAY_COUNT(values));
}

/* Its two lists of codes stand in the page as a table of ticks; the rest as fields. */
static void choice_put(struct visit *visit, const struct experience_whole *whole)
{
    const bool has_families = whole->instrument->asked == RESPONDENT_FAMILIES;
    struct form_plan plan = FORM_EXPERIENCE_ITEMS;
    struct field *fields = pool_array(visit->pool, plan.field_count, struct field);
    size_t count = 0;
    const struct form_start values[] = {
        {"chosen_by", whole->choice.chosen_by},
        {"areas", whole->choice.areas},
        {"areas_sure", whole->choice.areas[0] == '\0' ? "" : "yes"},
    };

    for (size_t i = 0; i < plan.field_count; i++) {
        const struct field *field = &plan.fields[i];

        if (field->kind != FIELD_CHOICES &&
            (has_families || strncmp(field->name, "areas", strlen("areas")) != 0)) {
            fields[count++] = *field;
        }
    }
    plan.fields = fields;
    plan.field_count = count;
    visit_form(visit, &plan, experience_address(visit, whole->wave.id, "/items"), values,
               ARRAY_COUNT(values));
    /* Both are ticked in one list. */
    const char *error = visit_error(visit, "items");
    model_set_text(visit->model, "items_error",
                   error != NULL ? error : visit_error(visit, "steps"));
}

static void own_items_put(struct visit *visit, const struct experience_whole *whole)
{
    struct choice *choices =
        pool_array(visit->pool, whole->own_item_count + 1, struct choice);
    struct value *list = model_set_list(visit->model, "own_items");
    const struct form_start values[] = {{"kind", "level"}};

    for (size_t i = 0; i < whole->own_item_count; i++) {
        const struct own_item_row *row = &whole->own_items[i];
        const struct wording words = own_item_words(row);
        const char *text = wording_in(&words, visit->language);
        struct value *item = model_add_object(list);
        const char *code = visit_address(visit, "%" PRId64, row->id);

        model_set_text(item, "text", text);
        model_set_boolean(item, "is_text", strcmp(row->kind, "text") == 0);
        choices[i] = (struct choice){code, text, NULL};
    }
    visit_form(visit, &FORM_OWN_ITEM,
               experience_address(visit, whole->wave.id, "/items/own"), values,
               ARRAY_COUNT(values));
    if (whole->own_item_count == 0 && !is_again(visit, &FORM_OWN_ITEM_REMOVE)) {
        model_set_null(visit->model, FORM_OWN_ITEM_REMOVE.name);
        return;
    }
    visit_form_choices(visit, &FORM_OWN_ITEM_REMOVE, "own_item", choices);
    visit_form(visit, &FORM_OWN_ITEM_REMOVE,
               experience_address(visit, whole->wave.id, "/items/own/remove"), NULL, 0);
}

bool experience_items_page(struct visit *visit, struct status *st)
{
    struct experience experience;

    if (!experience_load_draft(visit, &experience, st)) {
        return false;
    }
    const struct experience_whole *whole = &experience.whole;
    experience_wave_put(visit, &whole->wave, model_set_object(visit->model, "wave"));
    experience_instrument_put(visit, whole->instrument, whole,
                              model_set_object(visit->model, "asked"));
    model_set_text(visit->model, "sheet",
                   visit_address(visit, "%s?respondent=%s&lang=%s",
                                 experience_address(visit, whole->wave.id, "/sheet.pdf"),
                                 RESPONDENT_CODES[whole->instrument->asked],
                                 language_code(visit->language)));
    steps_put(visit, whole);
    presets_put(visit, whole);
    choice_put(visit, whole);
    own_items_put(visit, whole);
    return true;
}

/* ---- changing ---- */

struct choosing {
    const char *network_id;
    struct wave_row wave;
    struct experience_row choice;
};

static bool choosing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct choosing *choosing = context;

    return experience_change(change, unit, choosing->network_id, &choosing->wave,
                             &choosing->choice, st);
}

static bool choose(struct visit *visit, const struct choosing *choosing,
                   struct status *st)
{
    struct choosing wanted = *choosing;

    if (!visit_change(visit, "experience.change", choosing_do, &wanted, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s",
                  experience_address(visit, wanted.wave.id, "/items"));
    return true;
}

bool experience_preset_post(struct visit *visit, struct status *st)
{
    const char *code = visit_field(visit, "preset");
    struct experience experience;

    if (!experience_load_draft(visit, &experience, st)) {
        return false;
    }
    const struct instrument *instrument = experience.whole.instrument;
    struct choosing choosing = {visit->network_id, experience.whole.wave,
                                experience.whole.choice};
    for (size_t i = 0; i < instrument->preset_count; i++) {
        if (strcmp(instrument->presets[i].code, code) == 0) {
            choosing.wave.left_out =
                experience_left_out(visit, instrument, &instrument->presets[i]);
            return choose(visit, &choosing, st);
        }
    }
    return visit_refuse(visit, "preset", st, "choose one of the list");
}

/* What is left out, as what was ticked says.
 * fails  STATUS_INVALID  nothing is left to ask */
static bool items_read(struct visit *visit, const struct instrument *instrument,
                       struct choosing *choosing, struct status *st)
{
    const char *steps = visit_field(visit, "steps");
    const char *items = visit_field(visit, "items");
    struct text left_out;
    struct text items_out;
    size_t count = 0;

    text_init(&left_out, visit->pool, LIMIT_FIELD_BYTES);
    text_init(&items_out, visit->pool, LIMIT_FIELD_BYTES);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        const bool is_in = !step->is_optional || lines_have(steps, step->code);

        if (!is_in) {
            lines_add(&left_out, step->code);
        }
        for (size_t q = 0; q < step->item_count; q++) {
            if (!lines_have(items, step->items[q].code)) {
                lines_add(&items_out, step->items[q].code);
            } else {
                count += is_in;
            }
        }
    }
    if (count == 0) {
        return visit_refuse(visit, "items", st, "tick at least one question");
    }
    choosing->wave.left_out = left_out.bytes;
    choosing->choice.items_out = items_out.bytes;
    return true;
}

/* The lines of a text that say something; how many. */
static const char *lines_tidy(struct visit *visit, const char *text, size_t *count_out)
{
    struct text lines;
    size_t count = 0;

    text_init(&lines, visit->pool, LIMIT_FIELD_BYTES);
    for (const char *line = NULL; (line = lines_next(&text, visit->pool)) != NULL;) {
        const size_t blank = strspn(line, " \t");
        size_t end = strlen(line);

        while (end > blank && strchr(" \t", line[end - 1]) != NULL) {
            end--;
        }
        if (blank < end) {
            lines_add(&lines, pool_text_part(visit->pool, line + blank, end - blank));
            count++;
        }
    }
    *count_out = count;
    return lines.bytes;
}

/* Each short enough for a screen and for paper, and none twice. */
static bool areas_check(struct visit *visit, const char *areas, struct status *st)
{
    for (const char *area = NULL; (area = lines_next(&areas, visit->pool)) != NULL;) {
        if (utf8_count(area) > AREA_LIMIT) {
            return visit_refuse(visit, "areas", st,
                                "this is too long: %zu characters, and %zu fit",
                                utf8_count(area), (size_t)AREA_LIMIT);
        }
        if (lines_have(areas, area)) {
            return visit_refuse(visit, "areas", st, "name each neighbourhood once");
        }
    }
    return true;
}

static bool areas_read(struct visit *visit, struct choosing *choosing, struct status *st)
{
    size_t count = 0;

    choosing->choice.areas = lines_tidy(visit, visit_field(visit, "areas"), &count);
    if (count == 0) {
        return true;
    }
    if (count < AREAS_LEAST || count > LIMIT_AREAS) {
        return visit_refuse(visit, "areas", st, "name %d to %d neighbourhoods, or none",
                            AREAS_LEAST, LIMIT_AREAS);
    }
    if (!areas_check(visit, choosing->choice.areas, st)) {
        return false;
    }
    return strcmp(visit_field(visit, "areas_sure"), "yes") == 0 ||
           visit_refuse(visit, "areas_sure", st,
                        "confirm this, or take larger neighbourhoods together: a small "
                        "one points at people");
}

bool experience_items_post(struct visit *visit, struct status *st)
{
    struct experience experience;

    if (!experience_load_draft(visit, &experience, st)) {
        return false;
    }
    struct choosing choosing = {visit->network_id, experience.whole.wave,
                                experience.whole.choice};
    choosing.choice.chosen_by = visit_field(visit, "chosen_by");
    if (!items_read(visit, experience.whole.instrument, &choosing, st)) {
        return false;
    }
    if (experience.whole.instrument->asked == RESPONDENT_FAMILIES &&
        !areas_read(visit, &choosing, st)) {
        return false;
    }
    return choose(visit, &choosing, st);
}
