#include "web/talk_cells.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "method/issue.h"
#include "web/holding_book.h"

#define PREFIX "confirm_"

static void confirmed_set(struct holding_row *row, enum holding_aspect aspect,
                          const char *answer)
{
    switch (aspect) {
    case ASPECT_HAS:
        row->has_confirmed = answer;
        break;
    case ASPECT_CAN:
        row->can_confirmed = answer;
        break;
    case ASPECT_WANTS:
        row->wants_confirmed = answer;
        break;
    case ASPECT_COUNT: /* is none */
        break;
    }
}

static const struct holding_row NOTHING = {
    .has = "",
    .can = "",
    .wants = "",
    .has_confirmed = "",
    .can_confirmed = "",
    .wants_confirmed = "",
};

static const char *cell_name(struct pool *pool, int64_t source_id, size_t aspect)
{
    struct text name;

    text_init(&name, pool, LIMIT_NAME_BYTES);
    text_format(&name, PREFIX "%" PRId64 "_%s", source_id,
                holding_aspect_code((enum holding_aspect)aspect));
    return name.bytes;
}

void talk_word_put(struct visit *visit, struct value *object, const char *name,
                   const struct vocabulary *vocabulary, const char *code)
{
    const char *label = vocabulary_label(vocabulary, workspace_code(vocabulary, code));

    if (label == NULL) {
        model_set_null(object, name);
        return;
    }
    struct value *word = model_set_object(object, name);
    model_set_text(word, "code", code);
    model_set_text(word, "label", say(label, visit->language));
}

void talk_outcome_put(struct visit *visit, struct value *object, const char *code)
{
    const bool is_role = workspace_code(&ACTOR_ROLE, code) != ACTOR_ROLE_NONE;

    talk_word_put(visit, object, "outcome", is_role ? &ACTOR_ROLE : &TALK_OUTCOME, code);
}

/* ---- into the model ---- */

static void answers_put(struct visit *visit, struct value *cell, const char *chosen)
{
    struct value *choices = model_set_list(cell, "choices");

    for (size_t i = 0; i < HOLDING_ANSWER.word_count; i++) {
        const struct word *word = &HOLDING_ANSWER.words[i];
        struct value *choice = model_add_object(choices);

        model_set_text(choice, "code", word->code);
        model_set_text(choice, "label", say(word->label, visit->language));
        model_set_boolean(choice, "is_chosen", strcmp(word->code, chosen) == 0);
    }
}

static void cell_put(struct visit *visit, const struct talk_cells *cells,
                     const struct holding_row *holding, size_t aspect, struct value *cell)
{
    const char *name = cell_name(visit->pool, holding->source_id, aspect);
    const char *was = holding_confirmed(holding, (enum holding_aspect)aspect);
    const char *estimated = holding_estimate(holding, (enum holding_aspect)aspect);
    const char *typed =
        visit->route->form == cells->plan ? form_value(&visit->body, name) : NULL;

    model_set_text(cell, "aspect", holding_aspect_code((enum holding_aspect)aspect));
    model_set_text(
        cell, "question",
        say(holding_aspect_label((enum holding_aspect)aspect), visit->language));
    model_set_text(cell, "name", name);
    model_set_text(cell, "was_name", edit_was_name(visit->pool, name));
    model_set_text(cell, "was", was);
    model_set_text(cell, "error", visit_error(visit, name));
    talk_word_put(visit, cell, "confirmed", &HOLDING_ANSWER, was);
    talk_word_put(visit, cell, "estimated", &HOLDING_ANSWER,
                  cells->is_partner ? "" : estimated);
    model_set_boolean(cell, "is_different",
                      !cells->is_partner && was[0] != '\0' &&
                          strcmp(was, estimated) != 0);
    answers_put(visit, cell, typed == NULL ? was : typed);
}

/* Something was said of the source, as far as this reader may know. */
static bool is_known(const struct holding_row *holding, bool is_partner)
{
    bool is_said = false;

    for (size_t i = 0; i < ASPECT_COUNT; i++) {
        is_said =
            is_said || holding_confirmed(holding, (enum holding_aspect)i)[0] != '\0' ||
            (!is_partner && holding_estimate(holding, (enum holding_aspect)i)[0] != '\0');
    }
    return is_said;
}

static void source_put(struct visit *visit, const struct talk_cells *cells,
                       const struct source_row *source, struct value *item)
{
    const struct holding_row *row =
        workspace_holding(cells->workspace, cells->actor_id, source->id);
    struct holding_row holding = row == NULL ? NOTHING : *row;

    holding.source_id = source->id;
    model_set_integer(item, "id", source->id);
    model_set_text(item, "code", source->code);
    model_set_text(item, "label", source->label);
    model_set_boolean(item, "is_indispensable",
                      strcmp(source->necessity, "indispensable") == 0);
    struct value *list = model_set_list(item, "cells");
    for (size_t i = 0; i < ASPECT_COUNT; i++) {
        cell_put(visit, cells, &holding, i, model_add_object(list));
    }
}

void talk_cells_put(struct visit *visit, const struct talk_cells *cells,
                    struct value *object)
{
    const struct workspace *workspace = cells->workspace;
    struct value *known = model_set_list(object, "sources");
    struct value *others = model_set_list(object, "others");

    for (size_t i = 0; i < workspace->source_count; i++) {
        const struct source_row *source = &workspace->sources[i];
        const struct holding_row *holding =
            workspace_holding(workspace, cells->actor_id, source->id);

        source_put(visit, cells, source,
                   model_add_object(
                       holding != NULL && is_known(holding, cells->is_partner) ? known
                                                                               : others));
    }
}

void talk_correction_put(struct visit *visit, const struct workspace *workspace,
                         const struct talk_row *talk, struct value *object)
{
    if (talk == NULL || talk->corrected_by == NULL || talk->corrected_at == 0) {
        model_set_null(object, "corrected");
        return;
    }
    struct value *corrected = model_set_object(object, "corrected");
    const char *who = workspace_author_name(workspace, talk->corrected_by);
    model_set_text(corrected, "who",
                   who[0] != '\0' ? who
                                  : say(N_("somebody who is gone"), visit->language));
    model_set_text(corrected, "day", day_of(talk->corrected_at, visit->pool));
}

/* "has it: we thought yes, the talk says no" */
static const char *difference_say(struct visit *visit,
                                  const struct talk_difference *difference)
{
    static const char *const CHANGED[ASPECT_COUNT] = {
        [ASPECT_HAS] = N_("has it: we thought \"%s\", the talk says \"%s\""),
        [ASPECT_CAN] = N_("can use it: we thought \"%s\", the talk says \"%s\""),
        [ASPECT_WANTS] = N_("wants to use it: we thought \"%s\", the talk says \"%s\""),
    };
    static const char *const FOUND[ASPECT_COUNT] = {
        [ASPECT_HAS] = N_("has it: we had not thought of it, the talk says \"%s\""),
        [ASPECT_CAN] = N_("can use it: we had not thought of it, the talk says \"%s\""),
        [ASPECT_WANTS] =
            N_("wants to use it: we had not thought of it, the talk says \"%s\""),
    };
    const char *confirmed =
        say(vocabulary_label(&HOLDING_ANSWER, difference->confirmed), visit->language);
    struct message message = {.id = FOUND[difference->aspect],
                              .values = {{.text = confirmed}},
                              .value_count = 1};

    if (difference->estimated != ANSWER_NONE) {
        const char *estimated = say(
            vocabulary_label(&HOLDING_ANSWER, difference->estimated), visit->language);
        message = (struct message){.id = CHANGED[difference->aspect],
                                   .values = {{.text = estimated}, {.text = confirmed}},
                                   .value_count = 2};
    }
    return say_in(visit->pool, &message, visit->language);
}

void talk_differences_put(struct visit *visit, const struct preparation *preparation,
                          size_t actor, struct value *object)
{
    struct value *list = model_set_list(object, "differences");
    size_t count = 0;
    const struct talk_difference *differences =
        talk_differences(&preparation->holdings, actor, visit->pool, &count);

    for (size_t i = 0; i < count; i++) {
        const struct needed_source *source =
            &preparation->holdings.sources[differences[i].source];
        struct value *item = model_add_object(list);

        model_set_text(item, "source", source->code);
        model_set_text(item, "label", source->label);
        model_set_text(item, "aspect", holding_aspect_code(differences[i].aspect));
        model_set_text(item, "estimated",
                       vocabulary_code(&HOLDING_ANSWER, differences[i].estimated));
        model_set_text(item, "confirmed",
                       vocabulary_code(&HOLDING_ANSWER, differences[i].confirmed));
        model_set_text(item, "sentence", difference_say(visit, &differences[i]));
    }
}

/* ---- what was sent ---- */

bool talk_cells_check(struct visit *visit, struct status *st)
{
    bool is_right = true;

    for (size_t i = 0; i < visit->body.pair_count; i++) {
        const struct form_pair *pair = &visit->body.pairs[i];

        if (strncmp(pair->name, PREFIX, sizeof PREFIX - 1) == 0 &&
            pair->value[0] != '\0' && workspace_code(&HOLDING_ANSWER, pair->value) == 0) {
            is_right = visit_refuse(visit, pair->name, st, "choose one of the list");
        }
    }
    return is_right;
}

static bool holding_write(struct change *change, struct edit_merge *merge,
                          const struct talk_cells_owner *owner,
                          const struct holding_row *present, struct status *st)
{
    struct holding_row holding = *present;
    bool is_said = false;

    for (size_t i = 0; i < ASPECT_COUNT; i++) {
        const struct edit_cell cell = {
            &HOLDING_RECORD, holding.id, cell_name(owner->pool, holding.source_id, i),
            holding_confirmed(&holding, (enum holding_aspect)i), &HOLDING_ANSWER};
        const char *answer = edit_merge_text(merge, &cell);

        is_said = is_said || answer[0] != '\0';
        confirmed_set(&holding, (enum holding_aspect)i, answer);
    }
    if (holding.id != 0) {
        return change_put_row(change, &HOLDING_RECORD, &holding, st);
    }
    return !is_said || change_add(change, &HOLDING_RECORD, &holding, st);
}

bool talk_cells_write(struct change *change, struct unit *unit, struct edit_merge *merge,
                      const struct talk_cells_owner *owner, struct status *st)
{
    const struct sql_value *actor = NULL;
    struct record_list sources;
    struct record_list holdings;

    if (!record_find(unit->database, &ACTOR_RECORD, owner->network_id, owner->actor_id,
                     unit->pool, &actor, st) ||
        !record_list(unit->database, &SOURCE_RECORD, owner->network_id, unit->pool,
                     &sources, st) ||
        !record_list(unit->database, &HOLDING_RECORD, owner->network_id, unit->pool,
                     &holdings, st)) {
        return false;
    }
    const struct holding_row *rows =
        record_read_all(&HOLDING_RECORD, &holdings, unit->pool);
    for (size_t i = 0; i < sources.count; i++) {
        struct holding_row holding = NOTHING;

        holding.actor_id = owner->actor_id;
        holding.source_id = sources.rows[i][0].integer;
        for (size_t h = 0; h < holdings.count; h++) {
            if (rows[h].actor_id == owner->actor_id &&
                rows[h].source_id == holding.source_id) {
                holding = rows[h];
            }
        }
        if (!holding_write(change, merge, owner, &holding, st)) {
            return false;
        }
    }
    return true;
}
