/* arena_drawing.c - the ranking as a picture. */
#include "web/pages.h"

#include "base/day.h"
#include "base/limits.h"
#include "drawing/ranking.h"
#include "web/render.h"
#include "web/result_model.h"

bool ranking_drawing(struct visit *visit, struct status *st)
{
    const struct result *result = NULL;
    struct text svg;

    if (!result_read(visit, &result, st)) {
        return false;
    }
    if (result->is_erased) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "single marks were deleted, and the picture with them");
    }
    text_init(&svg, visit->pool, LIMIT_PAGE_BYTES);
    drawing_ranking(
        &(struct drawing_ranking_input){
            .ranking = &result->ranking,
            .language = visit->language,
            .paper = DRAWING_A4,
            .date = result->round == NULL ? ""
                                          : day_of(result->round->closed_at, visit->pool),
        },
        &svg);
    if (svg.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    render_drawing(visit, &svg);
    return true;
}
