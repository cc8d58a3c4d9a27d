#include "web/answer_picture.h"

#include <string.h>

#include "drawing/answer_bars.h"
#include "web/render.h"

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
