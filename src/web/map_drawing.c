/* map_drawing.c - the map and the matrix of a wave as files. */
#include "web/pages.h"

#include <pthread.h>
#include <string.h>

#include "base/limits.h"
#include "drawing/network_matrix.h"
#include "drawing/render.h"
#include "web/map_view.h"
#include "web/render.h"

enum { PICTURE_WIDTH = 2000 }; /* pixels */

/* Drawing takes a processor for itself: of those who ask at the same moment one after the
 * other gets it. */
static pthread_mutex_t DRAWING_TURN = PTHREAD_MUTEX_INITIALIZER;

static bool has_end(const struct visit *visit, const char *end)
{
    const char *path = visit->route->path;
    const size_t length = strlen(path);

    return length >= strlen(end) && strcmp(path + length - strlen(end), end) == 0;
}

/* Into the form that the address ends with. */
static bool picture_make(const struct visit *visit, const struct map_view *view,
                         struct text *bytes, const char **type_out, struct status *st)
{
    struct text svg;

    text_init(&svg, visit->pool, LIMIT_OUTPUT_BYTES);
    if (has_end(visit, "matrix.svg")) {
        network_matrix(&view->drawing, MATRIX_BY_GROUP, &svg);
    } else {
        map_view_draw(view, visit->pool, &svg);
    }
    if (svg.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    if (has_end(visit, ".pdf")) {
        *type_out = "application/pdf";
        return render_pdf(&svg, 1, view->drawing.title, bytes, st);
    }
    if (has_end(visit, ".png")) {
        *type_out = "image/png";
        return render_png(&svg, PICTURE_WIDTH, bytes, st);
    }
    *type_out = "image/svg+xml";
    *bytes = svg;
    return true;
}

static bool picture_answer(struct visit *visit, struct status *st)
{
    const char *type = NULL;
    struct text bytes;

    text_init(&bytes, visit->pool, LIMIT_OUTPUT_BYTES);
    (void)pthread_mutex_lock(&DRAWING_TURN);
    const bool is_made = picture_make(visit, visit->finishing, &bytes, &type, st);
    (void)pthread_mutex_unlock(&DRAWING_TURN);
    if (is_made) {
        render_text(visit, 200, type, &bytes);
    }
    return is_made;
}

bool map_drawing(struct visit *visit, struct status *st)
{
    static const char *const PARTS[] = {FINDINGS_PLACES, NULL};
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    struct map_view *view = pool_array(visit->pool, 1, struct map_view);
    struct map_choice choice;

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, findings, st) ||
        !map_choose(visit, findings, &choice, st) ||
        !map_view_make(visit, findings, &choice, view, st)) {
        return false;
    }
    visit->finish = picture_answer;
    visit->finishing = view;
    return true;
}
