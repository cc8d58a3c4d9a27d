/* dimensions_page.c - the four dimensions: what workers answered, and which of them got
 * no attention of late. */
#include "web/pages.h"

#include <string.h>

#include "web/answer_picture.h"
#include "web/answer_table.h"
#include "web/attention_model.h"
#include "web/experience_findings.h"

/* The items of one dimension, as they were asked. NULL: it was not asked. */
static const struct asked_step *step_of(const struct asked_steps *asked, const char *code)
{
    for (size_t i = 0; i < asked->count; i++) {
        if (strcmp(asked->steps[i].step->code, code) == 0 &&
            asked->steps[i].item_count > 0) {
            return &asked->steps[i];
        }
    }
    return NULL;
}

static bool is_shown_item(const struct asked_item *asked)
{
    return asked->item->kind == ITEM_LEVEL;
}

static const char *before_label(struct visit *visit,
                                const struct experience_findings *findings)
{
    return findings->has_former
               ? visit_say(visit, N_("Workers, before: %s"), findings->former.title)
               : "";
}

static void lines_put(struct visit *visit, const struct experience_findings *findings,
                      const struct asked_step *step, struct value *lines)
{
    for (size_t i = 0; i < step->item_count; i++) {
        const struct asked_item *asked = &step->items[i];

        if (is_shown_item(asked)) {
            struct value *line = answer_table_line(lines, asked->question, NULL);
            struct value *sides = model_set_list(line, "sides");

            answer_table_side(visit, sides, visit_say(visit, N_("Workers")), asked->item,
                              experience_findings_cell(findings, RESPONDENT_WORKERS,
                                                       asked->item->code));
            answer_table_side(visit, sides, before_label(visit, findings), asked->item,
                              experience_findings_former_cell(
                                  findings, RESPONDENT_WORKERS, asked->item->code));
        }
    }
}

static void card_put(struct visit *visit, const struct experience_findings *findings,
                     const struct dimension_card *card, const struct asked_step *step,
                     struct value *object)
{
    lines_put(visit, findings, step,
              answer_table_begin(visit, say(card->name, visit->language),
                                 step->items[0].item, object));
    model_set_text(object, "code", card->code);
    model_set_text(object, "content", say(card->content, visit->language));
    model_set_text(object, "where", say(card->shown, visit->language));
    model_set_boolean(object, "is_inside", card->is_inside);
    model_set_boolean(object, "is_outside", card->is_outside);
    model_set_text(
        object, "picture",
        visit_address(visit, "%s?part=%s",
                      experience_findings_address(visit, findings, "/dimensions.svg"),
                      card->code));
}

bool dimensions_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "growth", &findings,
                                  st) ||
        !attention_quarters_put(visit, visit->model, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    const struct asked_steps asked = experience_asked(&findings.wave, RESPONDENT_WORKERS,
                                                      visit->language, visit->pool);
    struct value *cards = model_set_list(visit->model, "cards");

    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        const struct asked_step *step = step_of(&asked, DIMENSION_CARDS[i].code);
        if (step != NULL) {
            card_put(visit, &findings, &DIMENSION_CARDS[i], step,
                     model_add_object(cards));
        }
    }
    model_set_text(visit->model, "attention",
                   visit_address(visit, "/networks/%s/attention", visit->network_id));
    return true;
}

/* ---- the picture ---- */

static bool step_picture(struct visit *visit, const struct experience_findings *findings,
                         const struct asked_step *step, struct status *st)
{
    struct answer_bar_group *groups =
        pool_array(visit->pool, step->item_count, struct answer_bar_group);
    struct answer_bar *bars =
        pool_array(visit->pool, 2 * step->item_count, struct answer_bar);
    struct answer_bars all = {
        .title = wording_in(&step->step->title, visit->language),
        .description = visit_say(visit, N_("A bar for each question. The same stands in "
                                           "the table under the picture.")),
        .scale = step->items[0].item,
        .groups = groups,
    };

    for (size_t i = 0; i < step->item_count; i++) {
        const struct asked_item *asked = &step->items[i];
        if (!is_shown_item(asked)) {
            continue;
        }
        struct answer_bar *own = &bars[2 * i];
        struct answer_bar_group *group = &groups[all.group_count++];
        *group = (struct answer_bar_group){.title = asked->question, .bars = own};
        answer_bar_add(
            visit, visit_say(visit, N_("Workers")),
            experience_findings_cell(findings, RESPONDENT_WORKERS, asked->item->code),
            own, &group->bar_count);
        answer_bar_add(visit, before_label(visit, findings),
                       experience_findings_former_cell(findings, RESPONDENT_WORKERS,
                                                       asked->item->code),
                       own, &group->bar_count);
    }
    return answer_bars_picture(visit, &all, drawing_answer_bars, st);
}

bool dimensions_picture(struct visit *visit, struct status *st)
{
    const char *asked_for = visit_query(visit, "part");
    const char *code = asked_for == NULL ? DIMENSION_CARDS[0].code : asked_for;
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "growth", &findings,
                                  st)) {
        return false;
    }
    const struct asked_steps asked = experience_asked(&findings.wave, RESPONDENT_WORKERS,
                                                      visit->language, visit->pool);
    const struct asked_step *step = step_of(&asked, code);
    enum dimension dimension = DIMENSION_COUNT;
    if (step == NULL || !findings.is_computed || !dimension_find(code, &dimension)) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    return step_picture(visit, &findings, step, st);
}
