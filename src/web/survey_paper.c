/* survey_paper.c - the page on which a sheet from paper is typed in, and saving it at
 * once: it counts as the informant's own, and says everywhere that it came from paper. */
#include "web/survey_paper.h"

#include <inttypes.h>
#include <string.h>

#include "web/form_token.h"
#include "web/forms.h"
#include "web/pages.h"

/* ---- the page ---- */

/* After a refusal what was typed; at first nothing of what is stored. */
static bool is_ticked(const struct visit *visit, const char *name)
{
    return strcmp(visit_field(visit, name), "yes") == 0;
}

static void option_put(struct value *options, const char *code, const char *label,
                       const char *sent)
{
    struct value *option = model_add_object(options);

    model_set_text(option, "code", code);
    model_set_text(option, "label", label);
    model_set_boolean(option, "is_chosen", strcmp(code, sent) == 0);
}

static void level_put(struct visit *visit, const struct instrument_item *item,
                      int64_t target_id, struct value *cell)
{
    const char *name = paper_field(visit, "i", item->code, target_id, 0);
    const char *sent = visit_field(visit, name);

    model_set_text(cell, "field", name);
    struct value *options = model_set_list(cell, "options");
    if (!item->has_default || item->needs != NULL) {
        option_put(options, "", "–", sent);
    }
    for (size_t i = 0; i < item->level_count; i++) {
        option_put(options, item->levels[i].code,
                   wording_in(&item->levels[i].label, visit->language), sent);
    }
    if (item->may_not_know) {
        option_put(options, PAPER_UNKNOWN, say(N_("does not know"), visit->language),
                   sent);
    }
    option_put(options, PAPER_UNREADABLE, say(N_("unreadable"), visit->language), sent);
}

static void set_put(struct visit *visit, const struct instrument_item *item,
                    int64_t target_id, struct value *cell)
{
    struct value *ticks = model_set_list(cell, "ticks");

    for (size_t i = 0; i < item->level_count; i++) {
        const struct item_level *level = &item->levels[i];
        const char *name =
            paper_field(visit, "s", item->code, target_id, level->value + 1);
        struct value *tick = model_add_object(ticks);

        model_set_text(tick, "field", name);
        model_set_text(tick, "label", wording_in(&level->label, visit->language));
        model_set_boolean(tick, "is_ticked", is_ticked(visit, name));
    }
}

static void cell_put(struct visit *visit, const struct instrument_item *item,
                     const struct wave_actor_row *actor, struct value *cell)
{
    model_set_text(cell, "about", actor->name);
    model_set_text(cell, "asked", wording_in(&item->question, visit->language));
    model_set_boolean(cell, "is_names", item->kind == ITEM_NAMES);
    model_set_boolean(cell, "is_set", item->kind == ITEM_SET);
    model_set_boolean(cell, "is_level", item->kind == ITEM_LEVEL);
    switch (item->kind) {
    case ITEM_NAMES: {
        const char *name = paper_field(visit, "p", "", actor->id, 0);
        model_set_text(cell, "field", name);
        model_set_boolean(cell, "is_ticked", is_ticked(visit, name));
        break;
    }
    case ITEM_SET:
        set_put(visit, item, actor->id, cell);
        break;
    case ITEM_LEVEL:
        level_put(visit, item, actor->id, cell);
        break;
    case ITEM_TEXT:
        break;
    }
}

static void rows_put(struct visit *visit, const struct survey_one *one,
                     const struct instrument_step *step, struct value *section)
{
    struct value *rows = model_set_list(section, "rows");

    for (size_t i = 0; i < one->survey.whole.actor_count; i++) {
        const struct wave_actor_row *actor = &one->survey.whole.actors[i];

        if (!paper_asks(one, actor)) {
            continue;
        }
        struct value *row = model_add_object(rows);
        model_set_text(row, "name", actor->name);
        model_set_boolean(row, "is_added", !survey_is_listed(actor));
        struct value *cells = model_set_list(row, "cells");
        for (size_t c = 0; c < step->item_count; c++) {
            cell_put(visit, &step->items[c], actor, model_add_object(cells));
        }
    }
}

static void step_put(struct visit *visit, const struct survey_one *one,
                     const struct instrument_step *step, struct value *section)
{
    const char *skip = visit_address(visit, "skip_%s", step->code);

    model_set_text(section, "code", step->code);
    model_set_text(section, "title", wording_in(&step->title, visit->language));
    model_set_text(section, "question", wording_in(&step->question, visit->language));
    model_set_boolean(section, "is_first", step->items[0].kind == ITEM_NAMES);
    model_set_boolean(section, "is_secret", step->sight == SIGHT_NOBODY);
    model_set_text(section, "skip", skip);
    model_set_boolean(section, "is_skipped", is_ticked(visit, skip));
    struct value *columns = model_set_list(section, "columns");
    for (size_t c = 0; c < step->item_count; c++) {
        const char *words = wording_in(&step->items[c].question, visit->language);
        model_add_text(columns, words[0] != '\0'
                                    ? words
                                    : wording_in(&step->title, visit->language));
    }
    rows_put(visit, one, step, section);
}

bool survey_paper_page(struct visit *visit, struct status *st)
{
    struct survey_one one;

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    if (!survey_is_open(&one.survey) || informant_is_withdrawn(one.informant)) {
        return status_fail(st, STATUS_CONFLICT,
                           "a sheet is typed in while the wave is open and the person "
                           "is asked");
    }
    survey_one_put(visit, &one);
    const struct instrument *instrument = one.survey.whole.instrument;
    struct value *sections = model_set_list(visit->model, "sections");
    for (size_t i = 0; i < instrument->step_count; i++) {
        if (wave_asks(&one.survey.whole.wave, &instrument->steps[i])) {
            step_put(visit, &one, &instrument->steps[i], model_add_object(sections));
        }
    }
    model_set_boolean(visit->model, "is_nobody", is_ticked(visit, "nobody"));
    visit_form(visit, &FORM_SURVEY_PAPER, survey_one_address(visit, &one, "/paper"), NULL,
               0);
    visit_form(visit, &FORM_PAPER_NAME, survey_one_address(visit, &one, "/paper/names"),
               NULL, 0);
    return true;
}

/* ---- saving ---- */

struct typing {
    const char *network_id;
    const char *author;
    int64_t wave_id;
    int64_t informant_id;
    int64_t now;
    const struct paper *paper;
};

static bool present_find(struct unit *unit, const struct typing *typing,
                         struct informant_row *row_out, struct status *st)
{
    return informant_find(unit->database, typing->network_id, typing->informant_id,
                          unit->pool, row_out, st);
}

static bool is_given(const struct paper_step *step, const struct survey_answer *answer)
{
    for (size_t i = 0; i < step->answer_count; i++) {
        if (step->answers[i].target_id == answer->target_id &&
            strcmp(step->answers[i].item, answer->item) == 0) {
            return true;
        }
    }
    return false;
}

/* What stands there of this step and is not on the sheet goes. */
static struct survey_saving saving_of(const struct typing *typing,
                                      const struct paper_step *step,
                                      const struct survey_sheet *before,
                                      struct pool *pool)
{
    struct survey_answer *answers = pool_array(
        pool, step->answer_count + before->answer_count + 1, struct survey_answer);
    size_t count = 0;

    for (size_t i = 0; i < step->answer_count; i++) {
        answers[count++] = step->answers[i];
    }
    for (size_t i = 0; i < before->answer_count; i++) {
        const struct survey_answer *answer = &before->answers[i];
        bool is_of_step = false;

        for (size_t c = 0; c < step->step->item_count; c++) {
            is_of_step =
                is_of_step || strcmp(step->step->items[c].code, answer->item) == 0;
        }
        if (is_of_step && !is_given(step, answer)) {
            answers[count++] =
                (struct survey_answer){answer->item, answer->target_id, SURVEY_NONE};
        }
    }
    return (struct survey_saving){
        .network_id = typing->network_id,
        .wave_id = typing->wave_id,
        .informant_id = typing->informant_id,
        .answers = answers,
        .answer_count = count,
        .step = step->step->code,
        .now = typing->now,
    };
}

static bool typing_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct typing *typing = context;
    struct informant_row row;
    struct survey_sheet before;

    if (!present_find(unit, typing, &row, st) ||
        !survey_sheet(unit->database, typing->network_id, &row, unit->pool, &before,
                      st)) {
        return false;
    }
    for (size_t i = 0; i < typing->paper->step_count; i++) {
        const struct survey_saving saving =
            saving_of(typing, &typing->paper->steps[i], &before, unit->pool);

        if (!survey_save(unit, &saving, st)) {
            return false;
        }
    }
    if (!present_find(unit, typing, &row, st)) {
        return false;
    }
    row.state = "finished";
    row.begun_at = row.begun_at == 0 ? typing->now : row.begun_at;
    row.finished_at = typing->now;
    row.paper_by = typing->author;
    row.paper_at = typing->now;
    return informant_put(change, &row, st);
}

bool survey_paper_post(struct visit *visit, struct status *st)
{
    struct survey_one one;
    struct paper paper;

    if (!survey_one_read(visit, &one, st) || !paper_read(visit, &one, &paper, st)) {
        return false;
    }
    struct typing typing = {
        .network_id = visit->network_id,
        .author = visit_author(visit),
        .wave_id = one.survey.whole.wave.id,
        .informant_id = one.informant->id,
        .now = visit->now,
        .paper = &paper,
    };
    if (!visit_change(visit, "informant.paper", typing_do, &typing, st)) {
        return false;
    }
    if (paper.unreadable > 0) {
        visit_go_done(visit, "paper-saved", "%s?unreadable=%zu",
                      survey_one_address(visit, &one, ""), paper.unreadable);
    } else {
        visit_go_done(visit, "paper-saved", "%s", survey_one_address(visit, &one, ""));
    }
    return true;
}

/* ---- another name that stands on it ---- */

struct naming {
    const char *network_id;
    struct wave_actor_row actor;
};

static bool naming_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct naming *naming = context;
    struct wave_actor_row actor = naming->actor;

    return wave_actor_add(change, unit, naming->network_id, &actor, st);
}

bool paper_name_post(struct visit *visit, struct status *st)
{
    struct survey_one one;

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    struct naming naming = {
        .network_id = visit->network_id,
        .actor = {.wave_id = one.survey.whole.wave.id,
                  .name = visit_field(visit, "name"),
                  .sector = "",
                  .role = "",
                  .informant_id = one.informant->id},
    };
    if (!visit_change(visit, "informant.name", naming_do, &naming, st)) {
        return st->code == STATUS_LIMIT ? visit_refuse_status(visit, "name", st) : false;
    }
    visit_go_done(visit, "paper-name", "%s", survey_one_address(visit, &one, "/paper"));
    return true;
}
