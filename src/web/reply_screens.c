#include "web/reply_screens.h"

#include <string.h>

#include "web/reply_choices.h"

/* ---- which ---- */

static bool is_all_text(const struct asked_step *step)
{
    size_t i = 0;

    while (i < step->item_count && step->items[i].item->kind == ITEM_TEXT) {
        i++;
    }
    return i == step->item_count;
}

static bool is_background(const struct asked_step *step)
{
    return step->item_count > 0 && step->items[0].item->is_background;
}

struct making {
    struct reply_screen *rows;
    size_t count;
    bool is_split; /* a question a screen */
};

static void step_add(struct making *making, const struct asked_step *step)
{
    const bool is_split = making->is_split && !is_all_text(step);

    if (step->item_count == 0) {
        return;
    }
    if (!is_split) {
        making->rows[making->count++] = (struct reply_screen){
            step->step->code, SCREEN_ITEMS, step->step, step->items, step->item_count};
        return;
    }
    for (size_t i = 0; i < step->item_count; i++) {
        making->rows[making->count++] = (struct reply_screen){
            step->items[i].item->code, SCREEN_ITEMS, step->step, &step->items[i], 1};
    }
}

static size_t screens_most(const struct asked_steps *steps)
{
    size_t most = 2; /* organisation, area */

    for (size_t i = 0; i < steps->count; i++) {
        most += steps->steps[i].item_count;
    }
    return most;
}

void reply_screens_make(struct visit *visit, struct reply_link *link)
{
    const struct asked_steps steps =
        experience_asked(&link->whole, link->respondent, visit->language, visit->pool);
    struct making making = {
        .rows = pool_array(visit->pool, screens_most(&steps), struct reply_screen),
        .is_split = link->respondent == RESPONDENT_FAMILIES,
    };

    if (link->respondent == RESPONDENT_WORKERS) {
        making.rows[making.count++] =
            (struct reply_screen){.code = ITEM_ORGANISATION, .kind = SCREEN_ORGANISATION};
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < steps.count; i++) {
            if (is_background(&steps.steps[i]) == (pass == 1)) {
                step_add(&making, &steps.steps[i]);
            }
        }
    }
    if (reply_areas(link, visit->pool).count > 0) {
        making.rows[making.count++] =
            (struct reply_screen){.code = ITEM_AREA, .kind = SCREEN_AREA};
    }
    link->screens = making.rows;
    link->screen_count = making.count;
}

size_t reply_screen(const struct reply_link *link, const char *code)
{
    size_t i = 0;

    while (i < link->screen_count && strcmp(link->screens[i].code, code) != 0) {
        i++;
    }
    return i;
}

/* ---- what stands there ---- */

static const struct reply_answer *answer_find(const struct reply_sheet *sheet,
                                              const char *item)
{
    for (size_t i = 0; i < sheet->answer_count; i++) {
        if (strcmp(sheet->answers[i].item, item) == 0) {
            return &sheet->answers[i];
        }
    }
    return NULL;
}

int32_t reply_given(const struct reply_sheet *sheet, const char *item)
{
    const struct reply_answer *answer = answer_find(sheet, item);

    return answer == NULL ? REPLY_NONE : answer->value;
}

const char *reply_written(const struct reply_sheet *sheet, const char *item)
{
    const struct reply_answer *answer = answer_find(sheet, item);

    return answer == NULL || answer->text == NULL ? "" : answer->text;
}

size_t reply_missing(const struct reply_sheet *sheet, const struct reply_screen *screen)
{
    size_t missing = 0;

    if (screen->kind == SCREEN_AREA) {
        return reply_given(sheet, ITEM_AREA) == REPLY_NONE;
    }
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct instrument_item *item = screen->items[i].item;

        missing +=
            item->kind != ITEM_TEXT && reply_given(sheet, item->code) == REPLY_NONE;
    }
    return missing;
}

const char *reply_screen_title(struct visit *visit, const struct reply_screen *screen)
{
    if (screen->kind == SCREEN_ORGANISATION) {
        return say(N_("Your organisation"), visit->language);
    }
    if (screen->kind == SCREEN_AREA) {
        return say(N_("Your neighbourhood"), visit->language);
    }
    return screen->item_count == 1 && screen->items[0].question[0] != '\0'
               ? screen->items[0].question
               : wording_in(&screen->step->title, visit->language);
}

const char *reply_next_address(struct visit *visit, const struct reply_link *link)
{
    size_t next = 0;

    while (next < link->screen_count &&
           reply_missing(&link->sheet, &link->screens[next]) == 0) {
        next++;
    }
    const char *code = next == link->screen_count ? "end" : link->screens[next].code;

    return reply_address(visit, link, visit_address(visit, "/%s", code));
}
