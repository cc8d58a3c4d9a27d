#include "web/answer_picture.h"

#include <string.h>

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

struct answer_dots answer_dots_begin(struct visit *visit,
                                     const struct experience_findings *findings)
{
    return (struct answer_dots){
        .low = 0,
        .high = 100,
        .step = 25,
        .unit = " %",
        .now_name = visit_say(visit, N_("now: %s"), findings->wave.wave.title),
        .former_name = findings->has_former
                           ? visit_say(visit, N_("before: %s"), findings->former.title)
                           : "",
        .width = answer_picture_width(visit),
        .language = visit->language,
    };
}

bool answer_picture(struct visit *visit, const struct text *svg, struct status *st)
{
    if (svg->is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    render_drawing(visit, svg);
    return true;
}

double answer_picture_width(const struct visit *visit)
{
    const char *width = visit_query(visit, "width");

    return width != NULL && strcmp(width, "360") == 0 ? ANSWER_BARS_NARROW
                                                      : ANSWER_BARS_WIDE;
}
