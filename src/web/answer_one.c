#include "web/answer_one.h"

#include <string.h>

#include "store/survey_cell.h"
#include "web/answer_former.h"
#include "web/answer_step.h"

struct answering_one {
    struct visit *visit; /* borrowed */
    struct survey_cell_key key;
    bool is_saved;
    bool is_meanwhile; /* it was changed on another screen */
};

/* The item and the target of the only cell that was sent: "w_contact_12". */
static bool key_read(struct visit *visit, struct survey_cell_key *key_out)
{
    const char *name = NULL;
    size_t count = 0;

    for (size_t i = 0; i < visit->body.pair_count; i++) {
        if (strncmp(visit->body.pairs[i].name, "w_", 2) == 0) {
            name = visit->body.pairs[i].name;
            count++;
        }
    }
    const char *target = name == NULL ? NULL : strrchr(name, '_');
    if (count != 1 || target < name + 2) {
        return false;
    }
    *key_out = (struct survey_cell_key){
        .code = answer_code_tidy(visit->pool, visit->parts[0]),
        .step = visit->parts[1],
        .item = pool_text_part(visit->pool, name + 2, (size_t)(target - name - 2)),
        .target_id = visit_id(target + 1),
    };
    return strlen(key_out->code) == INFORMANT_CODE_LENGTH && key_out->target_id != 0;
}

/* NULL: it is not asked in this step, or in this wave. */
static const struct instrument_item *item_of(const struct survey_cell *cell,
                                             const struct survey_cell_key *key,
                                             const struct instrument_step **step_out)
{
    const struct instrument_item *item =
        cell->instrument == NULL ? NULL
                                 : instrument_item(cell->instrument, key->item, step_out);
    const bool is_asked = item != NULL && strcmp((*step_out)->code, key->step) == 0 &&
                          wave_asks(&cell->wave, *step_out);

    return is_asked ? item : NULL;
}

/* What the screen would show now (answer_shown()). */
static bool shown_read(struct unit *unit, const struct answering_one *one,
                       const struct survey_cell *cell, const struct instrument_step *step,
                       const struct instrument_item *item, int64_t *shown_out,
                       struct status *st)
{
    const char *lines = NULL;
    int64_t target_id = 0;

    if (cell->given != SURVEY_NONE) {
        *shown_out = cell->given;
        return true;
    }
    if (cell->wave.former_id != 0 && answer_is_carried(step, item, cell->is_step_saved) &&
        !survey_cell_former(unit->database, cell, &one->key, unit->pool, &lines,
                            &target_id, st)) {
        return false;
    }
    *shown_out = answer_start(
        item, lines == NULL ? SURVEY_NONE : answer_former_value(lines, target_id));
    return true;
}

static bool cell_save(struct unit *unit, struct answering_one *one,
                      const struct survey_cell *cell, struct status *st)
{
    const struct instrument_step *step = NULL;
    const struct instrument_item *item = item_of(cell, &one->key, &step);
    int64_t shown = SURVEY_NONE;

    if (item == NULL || !cell->is_open || !cell->is_begun) {
        return true;
    }
    const struct answer_cell sent =
        answer_cell_read(one->visit, item, one->key.target_id);
    if (!item_takes(item, sent.value)) {
        return true;
    }
    /* What was said in trust is not told, also not by whether it was the same. */
    const bool is_hidden = step->sight == SIGHT_NOBODY;
    if (!is_hidden && !shown_read(unit, one, cell, step, item, &shown, st)) {
        return false;
    }
    one->is_meanwhile = !is_hidden && answer_is_changed_elsewhere(&sent, shown);
    const bool is_left = one->is_meanwhile && sent.value == sent.was;
    if (!is_left && !survey_cell_put(unit, cell, &one->key, sent.value, st)) {
        return false;
    }
    one->is_saved = true;
    return true;
}

static bool one_do(struct unit *unit, void *context, struct status *st)
{
    struct answering_one *one = context;
    struct survey_cell cell;
    bool is_there = false;

    one->is_saved = false;
    one->is_meanwhile = false;
    if (!answer_tries_check(one->visit, unit->database, st) ||
        !status_absent(survey_cell_read(unit->database, &one->key, unit->pool, &cell, st),
                       &is_there, st)) {
        return false;
    }
    return !is_there || cell_save(unit, one, &cell, st);
}

bool answer_one_save(struct visit *visit, bool *is_saved_out, struct status *st)
{
    struct answering_one one = {.visit = visit};

    *is_saved_out = false;
    if (strcmp(visit_field(visit, "then"), "one") != 0 ||
        visit_field(visit, "name")[0] != '\0' || !key_read(visit, &one.key)) {
        return true;
    }
    if (!visit_store(visit, one_do, &one, st)) {
        return false;
    }
    if (one.is_saved) {
        visit_go_done(visit, one.is_meanwhile ? "answer-meanwhile" : "saved", "/v/%s/%s",
                      one.key.code, one.key.step);
    }
    *is_saved_out = one.is_saved;
    return true;
}
