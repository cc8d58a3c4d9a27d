#include "web/reply_result.h"

#include "analysis/experience_results.h"
#include "store/wave_result.h"
#include "web/disclosed_words.h"
#include "web/reply_screens.h"

static bool results_read(struct visit *visit, const struct reply_link *link,
                         struct experience_results *results_out, bool *is_there_out,
                         struct status *st)
{
    struct value *value = NULL;

    *is_there_out = false;
    if (link->state != REPLY_CLOSED || link->respondent != RESPONDENT_FAMILIES) {
        return true;
    }
    if (!status_absent(wave_result_read(visit->database, link->network_id,
                                        link->row.wave_id, "experience", visit->pool,
                                        &value, st),
                       is_there_out, st)) {
        return false;
    }
    /* What an older engine wrote is computed again by the coordinator. */
    if (*is_there_out && !experience_results_read(value, visit->pool, results_out, st)) {
        status_clear(st);
        *is_there_out = false;
    }
    return true;
}

/* What is asked about who answers, and what was written, is not shown here. */
static bool is_told(const struct instrument_item *item)
{
    return item->kind != ITEM_TEXT && !item->is_background;
}

static const struct disclosed_item *cell_of(const struct experience_results *results,
                                            const struct instrument_item *item)
{
    return experience_cell(results, "families", item->code);
}

/* Of what is asked under one title: may anything be shown? */
static bool is_step_shown(const struct experience_results *results,
                          const struct reply_link *link,
                          const struct instrument_step *step)
{
    for (size_t i = 0; i < link->screen_count; i++) {
        const struct reply_screen *screen = &link->screens[i];

        for (size_t j = 0; screen->step == step && j < screen->item_count; j++) {
            const struct instrument_item *item = screen->items[j].item;

            if (is_told(item) && disclosed_is_shown(cell_of(results, item))) {
                return true;
            }
        }
    }
    return false;
}

static void items_put(struct visit *visit, const struct experience_results *results,
                      const struct reply_screen *screen, struct value *items)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct asked_item *asked = &screen->items[i];

        if (is_told(asked->item)) {
            struct value *object = model_add_object(items);

            model_set_text(object, "question", asked->question);
            disclosed_item_put(visit, asked->item, cell_of(results, asked->item), object);
        }
    }
}

bool reply_result_put(struct visit *visit, const struct reply_link *link,
                      struct status *st)
{
    struct experience_results results;
    const struct instrument_step *step = NULL;
    struct value *items = NULL;
    bool is_there = false;

    if (!results_read(visit, link, &results, &is_there, st)) {
        return false;
    }
    if (!is_there) {
        model_set_null(visit->model, "result");
        return true;
    }
    struct value *result = model_set_object(visit->model, "result");
    struct value *parts = model_set_list(result, "parts");
    for (size_t i = 0; i < link->screen_count; i++) {
        const struct reply_screen *screen = &link->screens[i];

        if (screen->kind != SCREEN_ITEMS || !is_told(screen->items[0].item) ||
            !is_step_shown(&results, link, screen->step)) {
            continue;
        }
        if (screen->step != step) {
            struct value *part = model_add_object(parts);

            step = screen->step;
            model_set_text(part, "title", wording_in(&step->title, visit->language));
            items = model_set_list(part, "items");
        }
        items_put(visit, &results, screen, items);
    }
    model_set_boolean(result, "is_empty", items == NULL);
    return true;
}
