/* answer_step_page.c - one step of an informant's survey: a question, who sees the
 * answer, and a row for each name. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "web/answer_former.h"
#include "web/answer_step.h"
#include "web/forms.h"

enum { FILTER_FROM = 100 }; /* names: from here on there is a field to find one */

struct asking {
    const struct answer_link *link;
    const struct instrument_step *step;
    struct answer_targets targets;
    bool is_again; /* what was sent stands in the form */
};

/* What stands in a cell, and what it showed at first. */
static struct answer_cell cell_of(const struct visit *visit, const struct asking *asking,
                                  const struct instrument_item *item,
                                  const struct answer_target *target)
{
    const struct wave_actor_row *actor = target->actor;
    struct answer_cell cell = {0};

    if (asking->is_again) {
        cell = answer_cell_read(visit, item, actor->id);
    }
    if (!cell.is_sent) {
        cell.value = answer_shown(asking->link, asking->step, item, actor);
        cell.was = cell.value;
    }
    return cell;
}

static bool is_chosen(const struct instrument_item *item, int64_t value, int level)
{
    if (item->kind == ITEM_SET) {
        return value > 0 && (value & (INT64_C(1) << level)) != 0;
    }
    return value == level;
}

/* One level as words; of a set all that are in it; NULL: nothing. */
static const char *value_say(struct visit *visit, const struct instrument_item *item,
                             int64_t value)
{
    const char *words[32];
    size_t count = 0;

    for (size_t i = 0; i < item->level_count && count < ARRAY_COUNT(words); i++) {
        if (is_chosen(item, value, item->levels[i].value)) {
            words[count++] = wording_in(&item->levels[i].label, visit->language);
        }
    }
    return count == 0 ? NULL : text_join(visit->pool, words, count, ", ");
}

static void level_put(struct visit *visit, struct value *levels, const char *name,
                      const char *value, const char *label, bool is_on)
{
    struct value *level = model_add_object(levels);

    model_set_text(level, "id", visit_address(visit, "%s_%s", name, value));
    model_set_text(level, "value", value);
    model_set_text(level, "label", label);
    model_set_boolean(level, "is_chosen", is_on);
}

static void item_put(struct visit *visit, const struct asking *asking,
                     const struct instrument_item *item,
                     const struct answer_target *target, struct value *object)
{
    const int64_t id = target->actor->id;
    const struct answer_cell cell = cell_of(visit, asking, item, target);
    const char *name = visit_address(visit, "c_%s_%" PRId64, item->code, id);
    const char *label = wording_in(&item->question, visit->language);

    model_set_text(object, "code", item->code);
    model_set_text(object, "field", name);
    model_set_text(object, "was_field",
                   visit_address(visit, "w_%s_%" PRId64, item->code, id));
    model_set_text(object, "was",
                   cell.was == SURVEY_NONE ? ""
                                           : visit_address(visit, "%" PRId64, cell.was));
    model_set_text(object, "label", label[0] == '\0' ? NULL : label);
    model_set_boolean(object, "is_set", item->kind == ITEM_SET);
    model_set_boolean(object, "is_chosen", cell.value == 1);
    model_set_boolean(object, "is_kept",
                      answer_is_hidden(&asking->link->sheet, asking->step) &&
                          survey_given(&asking->link->sheet, item->code, id) !=
                              SURVEY_NONE);
    struct value *levels = model_set_list(object, "levels");
    for (size_t i = 0; i < item->level_count; i++) {
        const int value = item->levels[i].value;

        level_put(visit, levels, name, visit_address(visit, "%d", value),
                  wording_in(&item->levels[i].label, visit->language),
                  is_chosen(item, cell.value, value));
    }
    if (item->may_not_know) {
        level_put(visit, levels, name, "-1", say(N_("do not know"), visit->language),
                  cell.value == SURVEY_UNKNOWN);
    }
}

/* What was said last time, and whether it still stands so. */
static void former_put(struct visit *visit, const struct asking *asking,
                       const struct instrument_item *item,
                       const struct answer_target *target, struct value *object)
{
    const int64_t former = asking->step->sight == SIGHT_NOBODY
                               ? SURVEY_NONE
                               : answer_former(asking->link, item, target->actor);
    const char *words = NULL;

    if (former != SURVEY_NONE && item->kind != ITEM_NAMES) {
        words = value_say(visit, item, former);
        words = words == NULL ? say(N_("nothing"), visit->language) : words;
    }
    model_set_text(object, "last", words);
    model_set_integer(object, "last_value", former);
    model_set_boolean(object, "was_partner", item->kind == ITEM_NAMES && former == 1);
    model_set_boolean(object, "is_same",
                      former != SURVEY_NONE &&
                          cell_of(visit, asking, item, target).value == former);
}

static void row_put(struct visit *visit, const struct asking *asking,
                    const struct answer_target *target, struct value *rows)
{
    const struct wave_actor_row *actor = target->actor;
    const struct wave_actor_row *same =
        wave_actor_resolved(&asking->link->wave, actor->id);
    struct value *row = model_add_object(rows);

    model_set_integer(row, "id", actor->id);
    model_set_text(row, "name", actor->name);
    model_set_text(row, "sector", actor->sector);
    model_set_boolean(row, "is_added", actor->informant_id != 0);
    model_set_boolean(row, "is_new",
                      answer_is_new(asking->link, actor) ||
                          answer_is_late(asking->link, &asking->targets, target));
    model_set_text(row, "same_as", same == NULL || same == actor ? NULL : same->name);
    struct value *items = model_set_list(row, "items");
    for (size_t i = 0; i < asking->step->item_count; i++) {
        const struct instrument_item *item = &asking->step->items[i];

        if (answer_item_is_asked(&asking->link->sheet, item, target)) {
            struct value *object = model_add_object(items);

            item_put(visit, asking, item, target, object);
            former_put(visit, asking, item, target, object);
        }
    }
}

static bool is_asked_of(const struct asking *asking, const struct answer_target *target)
{
    for (size_t i = 0; i < asking->step->item_count; i++) {
        if (answer_item_is_asked(&asking->link->sheet, &asking->step->items[i], target)) {
            return true;
        }
    }
    return false;
}

static void step_put(struct visit *visit, const struct asking *asking,
                     const struct answer_place *place)
{
    const struct instrument_step *step = asking->step;
    struct value *object = model_set_object(visit->model, "step");

    model_set_text(object, "code", step->code);
    model_set_text(object, "title", wording_in(&step->title, visit->language));
    model_set_text(object, "question", wording_in(&step->question, visit->language));
    model_set_text(object, "help", wording_in(&step->help, visit->language));
    model_set_text(object, "sight", wording_in(&step->sight_words, visit->language));
    model_set_integer(object, "number", (int64_t)place->number);
    model_set_integer(object, "count", (int64_t)place->count);
    model_set_boolean(object, "is_names", step->items[0].kind == ITEM_NAMES);
    model_set_boolean(object, "is_secret", step->sight == SIGHT_NOBODY);
    model_set_boolean(object, "is_hidden", answer_is_hidden(&asking->link->sheet, step));
    model_set_boolean(object, "has_several", step->item_count > 1);
    model_set_boolean(object, "has_former",
                      asking->link->former_self != NULL && step->sight != SIGHT_NOBODY);
    /* How many columns a row of levels has on a wide screen. */
    model_set_integer(object, "columns",
                      (int64_t)step->items[0].level_count + step->items[0].may_not_know);
}

/* A typed name that looks like one of the list: which one is meant? */
static void offer_put(struct visit *visit, const struct asking *asking)
{
    const char *name = asking->is_again ? visit_field(visit, "name") : "";
    const bool is_said = visit_field(visit, "same")[0] != '\0';
    struct answer_near near = {0};

    if (name[0] != '\0' && !is_said && asking->step->items[0].kind == ITEM_NAMES) {
        near = answer_near(visit->pool, &asking->targets, name);
    }
    if (near.count == 0) {
        model_set_null(visit->model, "offer");
        return;
    }
    struct value *offer = model_set_object(visit->model, "offer");
    model_set_text(offer, "name", name);
    struct value *list = model_set_list(offer, "near");
    for (size_t i = 0; i < near.count; i++) {
        struct value *item = model_add_object(list);

        model_set_integer(item, "id", near.items[i]->actor->id);
        model_set_text(item, "name", near.items[i]->actor->name);
        model_set_text(item, "sector", near.items[i]->actor->sector);
    }
}

static void asking_put(struct visit *visit, const struct asking *asking,
                       const struct answer_place *place)
{
    const char *here = visit_address(visit, "/%s", asking->step->code);
    size_t count = 0;

    answer_link_put(visit, asking->link);
    step_put(visit, asking, place);
    struct value *rows = model_set_list(visit->model, "rows");
    for (size_t i = 0; i < asking->targets.count; i++) {
        const struct answer_target *target = &asking->targets.items[i];

        if (is_asked_of(asking, target)) {
            row_put(visit, asking, target, rows);
            count++;
        }
    }
    model_set_boolean(visit->model, "has_filter", count >= FILTER_FROM);
    offer_put(visit, asking);
    visit_form(visit, &FORM_ANSWER_STEP, answer_address(visit, asking->link, here), NULL,
               0);
    const char *wrong = visit_error(visit, "name");
    model_set_text(visit->model, "name_error", wrong);
    model_set_text(visit->model, "name_typed",
                   asking->is_again ? visit_field(visit, "name") : "");
}

bool answer_step_page(struct visit *visit, struct status *st)
{
    struct answer_link link;
    struct asking asking = {.link = &link, .is_again = visit->http->method == HTTP_POST};

    if (!answer_link_read(visit, &link, st) ||
        !answer_step_find(visit, &link, &asking.step, st)) {
        return false;
    }
    asking.targets = answer_targets(&link, &link.sheet, visit->pool);
    const struct answer_place place =
        answer_place_of(&link, &link.sheet, &asking.targets, asking.step);
    const bool is_here = link.state == ANSWER_OPEN && place.number > 0 &&
                         strcmp(link.informant.state, "finished") != 0;
    /* What was sent to a wave that was closed meanwhile is shown once more. */
    if (!is_here && !asking.is_again) {
        visit_go(visit, "%s", answer_address(visit, &link, ""));
        return true;
    }
    asking_put(visit, &asking, &place);
    return true;
}
