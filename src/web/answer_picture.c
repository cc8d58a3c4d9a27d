#include "web/answer_picture.h"

#include <string.h>

#include "base/limits.h"
#include "web/disclosed_words.h"
#include "web/render.h"

void answer_bar_add(struct visit *visit, const char *label,
                    const struct disclosed_item *figures, struct answer_bar *bars,
                    size_t *count)
{
    if (figures == NULL || figures->state == DISCLOSED_NOT_ASKED) {
        return;
    }
    const bool is_shown = disclosed_is_shown(figures);
    bars[(*count)++] = (struct answer_bar){
        .label = label,
        .answered = is_shown ? disclosed_sentence(visit, figures) : "",
        .figures = figures,
        .hidden = is_shown ? "" : disclosed_why_not(visit, figures->state),
    };
}

/* ---- the whole answer ---- */

static double width_wanted(const struct visit *visit)
{
    const char *width = visit_query(visit, "width");

    return width != NULL && strcmp(width, "360") == 0 ? ANSWER_BARS_NARROW
                                                      : ANSWER_BARS_WIDE;
}

static bool picture_answer(struct visit *visit, const struct text *svg, struct status *st)
{
    if (svg->is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    render_drawing(visit, svg);
    return true;
}

bool answer_bars_picture(struct visit *visit, const struct answer_bars *bars,
                         answer_bars_fn draw, struct status *st)
{
    struct answer_bars whole = *bars;
    struct text svg;

    whole.width = width_wanted(visit);
    whole.language = visit->language;
    text_init(&svg, visit->pool, LIMIT_PAGE_BYTES);
    draw(&whole, &svg);
    return picture_answer(visit, &svg, st);
}

bool answer_dots_picture(struct visit *visit, const struct experience_findings *findings,
                         const struct answer_dots *dots, struct status *st)
{
    struct answer_dots whole = *dots;
    struct text svg;

    whole.low = 0;
    whole.high = 100;
    whole.step = 25;
    whole.unit = " %";
    whole.now_name = visit_say(visit, N_("now: %s"), findings->wave.wave.title);
    whole.former_name = findings->has_former
                            ? visit_say(visit, N_("before: %s"), findings->former.title)
                            : "";
    whole.width = width_wanted(visit);
    whole.language = visit->language;
    text_init(&svg, visit->pool, LIMIT_PAGE_BYTES);
    drawing_answer_dots(&whole, &svg);
    return picture_answer(visit, &svg, st);
}
