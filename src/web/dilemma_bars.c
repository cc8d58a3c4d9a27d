#include "web/dilemma_bars.h"

#include <math.h>

#include "web/answer_picture.h"
#include "web/pages.h"

/* What is drawn: a group a question, a bar in each. */
struct dilemma_drawing {
    struct answer_bar bars[DILEMMA_ITEM_COUNT];
    struct answer_bar_group groups[DILEMMA_ITEM_COUNT];
    struct answer_bars all;
};

static void drawing_make(struct visit *visit, const struct experience_findings *findings,
                         const struct dilemma_figures *figures,
                         struct dilemma_drawing *drawing)
{
    const struct dilemma_card *card = &DILEMMA_CARDS[figures->dilemma];
    size_t count = 0;

    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        const char *code = dilemma_item_code(figures->dilemma, (enum dilemma_item)i);
        const struct disclosed_item *item = figures->items[i];

        if (item == NULL || !experience_findings_asks(findings, code)) {
            continue;
        }
        struct answer_bar_group *group = &drawing->groups[count];
        *group = (struct answer_bar_group){
            experience_findings_question(visit, findings, code, false),
            &drawing->bars[count], 0};
        answer_bar_add(visit, "", item, &drawing->bars[count], &group->bar_count);
        count++;
    }
    drawing->all = (struct answer_bars){
        .title = say(card->name, visit->language),
        .description = say(card->definition, visit->language),
        .scale =
            instrument_item(findings->wave.instrument,
                            dilemma_item_code(figures->dilemma, DILEMMA_FIRST), NULL),
        .groups = drawing->groups,
        .group_count = count,
        .language = visit->language,
    };
}

static bool is_any_shown(const struct dilemma_figures *figures)
{
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        if (disclosed_is_shown(figures->items[i])) {
            return true;
        }
    }
    return false;
}

static int64_t height_at(struct visit *visit, const struct experience_findings *findings,
                         const struct dilemma_figures *figures, double width)
{
    struct dilemma_drawing drawing;

    drawing_make(visit, findings, figures, &drawing);
    drawing.all.width = width;
    return (int64_t)lround(answer_bars_height(&drawing.all));
}

void dilemma_bars_put(struct visit *visit, const struct experience_findings *findings,
                      const struct dilemma_figures *figures, struct value *object)
{
    if (!is_any_shown(figures)) {
        model_set_null(object, "bars");
        return;
    }
    struct value *bars = model_set_object(object, "bars");
    model_set_text(
        bars, "address",
        visit_address(visit, "%s/%s/bars.svg",
                      experience_findings_address(visit, findings, "/dilemmas"),
                      DILEMMA_CODES[figures->dilemma]));
    model_set_integer(bars, "height",
                      height_at(visit, findings, figures, ANSWER_BARS_WIDE));
    model_set_integer(bars, "narrow_height",
                      height_at(visit, findings, figures, ANSWER_BARS_NARROW));
}

bool dilemma_bars_drawing(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct dilemma_drawing drawing;
    enum dilemma dilemma = DILEMMA_COUNT;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "dilemmas", &findings,
                                  st)) {
        return false;
    }
    if (!dilemma_find(visit->parts[2], &dilemma) ||
        !dilemma_is_asked(&findings, dilemma) || !findings.is_computed) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    const struct dilemma_figures figures = dilemma_figures(&findings, dilemma);
    drawing_make(visit, &findings, &figures, &drawing);
    return answer_bars_picture(visit, &drawing.all, drawing_answer_bars, st);
}
