/* reply_step_page.c - one screen of an anonymous survey: a question or a few, and who
 * sees the answer. */
#include "web/pages.h"

#include <string.h>

#include "web/forms.h"
#include "web/reply_items.h"

static const char *question_of(struct visit *visit, const struct reply_link *link,
                               const struct reply_screen *screen)
{
    switch (screen->kind) {
    case SCREEN_ORGANISATION:
        return say(N_("In which organisation do you work?"), visit->language);
    case SCREEN_AREA:
        return say(N_("In which neighbourhood do you live?"), visit->language);
    default:
        return step_question(link->whole.instrument, screen->step, link->respondent,
                             visit->language);
    }
}

static const char *help_of(struct visit *visit, const struct reply_screen *screen)
{
    switch (screen->kind) {
    case SCREEN_ORGANISATION:
        return say(N_("Why this is asked: so that an organisation can see its own group, "
                      "from five people on, and so that no group is shown in which one "
                      "organisation stands out."),
                   visit->language);
    case SCREEN_AREA:
        return "";
    default:
        return wording_in(&screen->step->help, visit->language);
    }
}

static const char *sight_of(struct visit *visit, const struct reply_screen *screen)
{
    switch (screen->kind) {
    case SCREEN_ORGANISATION:
        return say(N_("Nobody sees what you choose here, and nobody sees who of an "
                      "organisation answered."),
                   visit->language);
    case SCREEN_AREA:
        return say(N_("Nobody sees your answer by itself: we show only groups of 5 or "
                      "more people."),
                   visit->language);
    default:
        return wording_in(&screen->step->sight_words, visit->language);
    }
}

static void screen_put(struct visit *visit, const struct reply_link *link, size_t number)
{
    const struct reply_screen *screen = &link->screens[number];
    const char *question = question_of(visit, link, screen);
    const char *help = help_of(visit, screen);
    const bool is_single = screen->item_count == 1;
    const char *own = is_single ? screen->items[0].question : "";
    struct value *object = model_set_object(visit->model, "screen");
    size_t texts = 0;

    for (size_t i = 0; i < screen->item_count; i++) {
        texts += screen->items[i].item->kind == ITEM_TEXT;
    }
    model_set_text(object, "code", screen->code);
    model_set_integer(object, "number", (int64_t)number + 1);
    model_set_integer(object, "count", (int64_t)link->screen_count);
    /* Of one question its own words are the title, and the step's lead up to it. */
    model_set_text(object, "title", own[0] != '\0' ? own : question);
    model_set_text(object, "lead",
                   own[0] != '\0' && question[0] != '\0' ? question : NULL);
    model_set_boolean(object, "is_single", is_single || screen->item_count == 0);
    model_set_text(object, "help", help[0] == '\0' ? NULL : help);
    model_set_text(object, "sight", sight_of(visit, screen));
    model_set_boolean(object, "has_back", number > 0 || !link->is_kiosk);
    model_set_boolean(object, "has_text", texts > 0);
    model_set_text(object, "next_code",
                   number + 1 < link->screen_count ? link->screens[number + 1].code
                                                   : NULL);
}

static bool items_put(struct visit *visit, const struct reply_link *link,
                      const struct reply_screen *screen, struct status *st)
{
    struct value *items = model_set_list(visit->model, "items");
    struct reply_organisations organisations;

    if (screen->kind == SCREEN_ORGANISATION) {
        if (!reply_organisations_read(visit, link, &organisations, st)) {
            return false;
        }
        reply_organisation_put(visit, link, &organisations, items);
    } else if (screen->kind == SCREEN_AREA) {
        reply_area_put(visit, link, MANNER_SCREEN, items);
    }
    for (size_t i = 0; i < screen->item_count; i++) {
        reply_item_put(visit, link, &screen->items[i], MANNER_SCREEN, items);
    }
    return true;
}

bool reply_step_page(struct visit *visit, struct status *st)
{
    struct reply_link link;
    const bool is_again = visit->http->method == HTTP_POST;

    if (!reply_link_read(visit, &link, st)) {
        return false;
    }
    const size_t number = reply_screen(&link, visit->parts[1]);
    if (number == link.screen_count) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    /* What was sent to a wave that was closed meanwhile is shown once more. */
    if ((link.state != REPLY_OPEN || !link.has_sheet) && !is_again) {
        visit_go(visit, "%s", reply_address(visit, &link, ""));
        return true;
    }
    const char *here = visit_address(visit, "/%s", link.screens[number].code);
    reply_link_put(visit, &link);
    screen_put(visit, &link, number);
    visit_form(visit, &FORM_REPLY_STEP, reply_address(visit, &link, here), NULL, 0);
    return items_put(visit, &link, &link.screens[number], st);
}
