/* answer_step_post.c - saving what an informant answers: one answer at once, a whole
 * step, a name that was not on the list. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "web/answer_one.h"
#include "web/answer_step.h"

struct answering {
    const struct answer_link *link;
    const struct instrument_step *step;
    struct answer_targets targets;
    struct survey_answer *answers;
    size_t count;
    size_t capacity;
    bool is_whole; /* the step is answered now */
    struct survey_sheet sheet; /* once a whole step was saved */
    struct pool *pool; /* of the visit: it outlives the unit */
    bool is_meanwhile; /* something was changed on another screen */
    const char *name; /* to be put on the list; NULL: none */
    int64_t now;
};

static void answer_add(struct visit *visit, struct answering *answering, const char *item,
                       int64_t target_id, int64_t value)
{
    answering->answers = pool_grow(visit->pool, answering->answers, answering->count,
                                   &answering->capacity, struct survey_answer);
    answering->answers[answering->count++] =
        (struct survey_answer){item, target_id, value};
}

/* What the screen would show now, against what it showed. */
static void cell_take(struct visit *visit, struct answering *answering,
                      const struct instrument_item *item,
                      const struct wave_actor_row *actor)
{
    const struct answer_cell cell = answer_cell_read(visit, item, actor->id);
    const int64_t present = answer_shown(answering->link, answering->step, item, actor);

    if (!cell.is_sent || cell.value == SURVEY_NONE) {
        return;
    }
    /* What was said in trust is not told, also not by whether it was the same. */
    if (answering->step->sight == SIGHT_NOBODY) {
        answer_add(visit, answering, item->code, actor->id, cell.value);
        return;
    }
    const bool is_changed_elsewhere = answer_is_changed_elsewhere(&cell, present);
    answering->is_meanwhile = answering->is_meanwhile || is_changed_elsewhere;
    if (cell.value != cell.was || !is_changed_elsewhere) {
        answer_add(visit, answering, item->code, actor->id, cell.value);
    }
}

static void cells_take(struct visit *visit, struct answering *answering)
{
    for (size_t i = 0; i < answering->targets.count; i++) {
        for (size_t k = 0; k < answering->step->item_count; k++) {
            cell_take(visit, answering, &answering->step->items[k],
                      answering->targets.items[i].actor);
        }
    }
}

/* ---- the unit of work ---- */

static struct survey_saving saving_of(const struct answering *answering)
{
    return (struct survey_saving){
        .network_id = answering->link->network_id,
        .wave_id = answering->link->informant.wave_id,
        .informant_id = answering->link->informant.id,
        .now = answering->now,
    };
}

static bool is_chosen(const struct answer_targets *targets, int64_t target_id)
{
    for (size_t i = 0; i < targets->count; i++) {
        if (targets->items[i].actor->id == target_id) {
            return targets->items[i].is_chosen;
        }
    }
    return false;
}

/* A mistaken tick, and back, loses nothing; a step that is saved as a whole without it
 * does: who is not a partner is not spoken of. */
static bool unchosen_take(struct unit *unit, const struct answering *answering,
                          const struct survey_sheet *sheet,
                          const struct answer_targets *targets, struct status *st)
{
    const char *names =
        answer_names_step(answering->link->wave.instrument)->items[0].code;
    struct survey_answer *answers =
        pool_array(unit->pool, sheet->answer_count, struct survey_answer);
    struct survey_saving saving = saving_of(answering);

    for (size_t i = 0; i < sheet->answer_count; i++) {
        const struct survey_answer *answer = &sheet->answers[i];

        if (strcmp(answer->item, names) != 0 && !is_chosen(targets, answer->target_id)) {
            answers[saving.answer_count++] =
                (struct survey_answer){answer->item, answer->target_id, SURVEY_NONE};
        }
    }
    saving.answers = answers;
    return saving.answer_count == 0 || survey_save(unit, &saving, st);
}

/* After a whole step: steps that are asked of nobody are answered too, there is nothing
 * to say in them. */
static bool whole_end(struct unit *unit, struct answering *answering, struct status *st)
{
    const struct answer_link *link = answering->link;
    const struct instrument *instrument = link->wave.instrument;
    struct survey_sheet sheet;

    if (!survey_sheet(unit->database, link->network_id, &link->informant, answering->pool,
                      &sheet, st)) {
        return false;
    }
    const struct answer_targets targets =
        answer_targets_now(link, &answering->targets, &sheet, unit->pool);
    answering->sheet = sheet;
    if (!unchosen_take(unit, answering, &sheet, &targets, st)) {
        return false;
    }
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        struct survey_saving saving = saving_of(answering);

        saving.step = step->code;
        if (answer_step_is_void(link, &sheet, &targets, step) &&
            !survey_has_step(&sheet, step->code) && !survey_save(unit, &saving, st)) {
            return false;
        }
    }
    return true;
}

static bool informant_begin(struct change *change, struct informant_row *informant,
                            int64_t now, struct status *st)
{
    if (strcmp(informant->state, "waiting") != 0) {
        return true;
    }
    informant->state = "begun";
    informant->begun_at = now;
    return informant_put(change, informant, st);
}

/* A name that stands on no list: this informant's and the coordinator's alone. */
static bool name_add(struct change *change, struct unit *unit,
                     const struct answering *answering, int64_t *target_id_out,
                     struct status *st)
{
    struct wave_actor_row actor = {
        .wave_id = answering->link->informant.wave_id,
        .name = answering->name,
        .sector = "",
        .role = "",
        .informant_id = answering->link->informant.id,
    };

    if (!wave_actor_add(change, unit, answering->link->network_id, &actor, st)) {
        return false;
    }
    *target_id_out = actor.id;
    return true;
}

static bool answering_do(struct unit *unit, void *context, struct status *st)
{
    struct answering *answering = context;
    const struct answer_link *link = answering->link;
    struct survey_answer added = {answering->step->items[0].code, 0, 1};
    struct survey_saving saving = saving_of(answering);
    const struct change_head head = answer_head(
        unit, link, answering->name == NULL ? "informant.begin" : "informant.name",
        answering->now);
    struct informant_row informant;
    struct change *change = NULL;

    saving.answers = answering->answers;
    saving.answer_count = answering->count;
    saving.step = answering->is_whole ? answering->step->code : NULL;
    if (!answer_informant_read(unit, link, &informant, st) ||
        !change_begin(unit, &head, &change, st) ||
        !informant_begin(change, &informant, answering->now, st) ||
        (answering->name != NULL &&
         !name_add(change, unit, answering, &added.target_id, st)) ||
        !change_end(change, st) || !survey_save(unit, &saving, st)) {
        return false;
    }
    if (answering->name != NULL) {
        saving.answers = &added;
        saving.answer_count = 1;
        saving.step = NULL;
        return survey_save(unit, &saving, st);
    }
    return !answering->is_whole || whole_end(unit, answering, st);
}

/* ---- a name that was typed ---- */

enum { NAME_LIMIT = 120 };

/* As it was typed, without the blanks around it; "": none, or left out after all. */
static const char *name_typed(struct visit *visit)
{
    const bool is_left_out = strcmp(visit_field(visit, "same"), "none") == 0;
    const char *name = is_left_out ? "" : visit_field(visit, "name");

    name += strspn(name, " \t\n");
    size_t length = strlen(name);
    while (length > 0 && strchr(" \t\n", name[length - 1]) != NULL) {
        length--;
    }
    return pool_text_part(visit->pool, name, length);
}

static bool name_check(struct visit *visit, const struct answering *answering,
                       const char *name, struct status *st)
{
    if (strchr(name, '\n') != NULL) {
        return visit_refuse(visit, "name", st, "write this on one line");
    }
    if (utf8_count(name) > NAME_LIMIT) {
        return visit_refuse(visit, "name", st,
                            "this is too long: %zu characters, and %zu fit",
                            utf8_count(name), (size_t)NAME_LIMIT);
    }
    return !utf8_same_word(visit->pool, name, answering->link->organisation->name) ||
           visit_refuse(visit, "name", st,
                        "this is the organisation for which you answer: leave it out");
}

/* What becomes of it: one of the list is chosen, or it is put there; nothing while it
 * must be asked which one is meant. */
static bool name_take(struct visit *visit, struct answering *answering,
                      bool *is_asked_out, struct status *st)
{
    const char *name = name_typed(visit);
    const char *same = visit_field(visit, "same");
    const int64_t same_id = visit_id(same);

    *is_asked_out = false;
    if (name[0] == '\0' || answering->step->items[0].kind != ITEM_NAMES) {
        return true;
    }
    if (!name_check(visit, answering, name, st)) {
        return false;
    }
    for (size_t i = 0; i < answering->targets.count; i++) {
        const struct wave_actor_row *actor = answering->targets.items[i].actor;

        if (same_id == actor->id || strcmp(name, actor->name) == 0) {
            answer_add(visit, answering, answering->step->items[0].code, actor->id, 1);
            return true;
        }
    }
    *is_asked_out = strcmp(same, "new") != 0 &&
                    answer_near(visit->pool, &answering->targets, name).count > 0;
    answering->name = *is_asked_out ? NULL : name;
    return true;
}

/* ---- where to go then ---- */

static bool next_go(struct visit *visit, const struct answering *answering,
                    struct status *st)
{
    const struct answer_link *link = answering->link;
    struct survey_sheet sheet = answering->sheet;

    if (!answering->is_whole &&
        !survey_sheet(visit->database, link->network_id, &link->informant, visit->pool,
                      &sheet, st)) {
        return false;
    }
    const struct answer_targets targets =
        answer_targets_now(link, &answering->targets, &sheet, visit->pool);
    const struct answer_place place =
        answer_place_of(link, &sheet, &targets, answering->step);
    const bool is_back = strcmp(visit_field(visit, "then"), "back") == 0;
    const struct instrument_step *to = is_back ? place.before : place.after;
    visit_go(visit, "%s",
             answer_address(visit, link,
                            to != NULL ? visit_address(visit, "/%s", to->code)
                            : is_back  ? ""
                                       : "/end"));
    return true;
}

static bool go(struct visit *visit, const struct answering *answering, bool is_named,
               struct status *st)
{
    const char *then = visit_field(visit, "then");
    const char *here = answer_address(visit, answering->link,
                                      visit_address(visit, "/%s", answering->step->code));

    if (answering->is_meanwhile) {
        visit_go_done(visit, "answer-meanwhile", "%s", here);
        return true;
    }
    if (strcmp(then, "one") == 0) {
        visit_go_done(visit, "saved", "%s", here);
        return true;
    }
    if (is_named || strcmp(then, "add") == 0) {
        visit_go_done(visit, is_named ? "answer-name" : "saved", "%s", here);
        return true;
    }
    return next_go(visit, answering, st);
}

bool answer_step_post(struct visit *visit, struct status *st)
{
    struct answer_link link;
    struct answering answering = {.link = &link, .pool = visit->pool, .now = visit->now};
    bool is_asked = false;
    bool is_saved = false;
    const char *then = visit_field(visit, "then");

    if (!answer_one_save(visit, &is_saved, st)) {
        return false;
    }
    if (is_saved) {
        return true;
    }
    if (!answer_link_read_step(visit, visit->parts[1], &link, st) ||
        !answer_step_find(visit, &link, &answering.step, st)) {
        return false;
    }
    /* Who is chosen is looked at later, once all is saved. */
    answering.targets = answer_targets(&link, &link.sheet, visit->pool);
    cells_take(visit, &answering);
    if (!name_take(visit, &answering, &is_asked, st)) {
        return false;
    }
    const bool is_named = name_typed(visit)[0] != '\0';
    answering.is_whole = !is_named && (then[0] == '\0' || strcmp(then, "next") == 0);
    if (!visit_store(visit, answering_do, &answering, st)) {
        return false;
    }
    /* Without an address to go to, the page asks which one is meant. */
    return is_asked || go(visit, &answering, is_named, st);
}
