#include "web/print.h"

#include "base/day_say.h"
#include "base/limits.h"
#include "drawing/qr.h"
#include "drawing/render.h"
#include "web/render.h"

bool print_pages(struct visit *visit, const struct text *pages, size_t count,
                 const char *title, const char *disposition, struct status *st)
{
    struct text bytes;

    text_init(&bytes, visit->pool, LIMIT_OUTPUT_BYTES);
    if (!render_pdf(pages, count, title, &bytes, st)) {
        return false;
    }
    http_response_header(visit->response, "Content-Disposition", disposition);
    render_text(visit, 200, "application/pdf", &bytes);
    return true;
}

bool print_link(struct visit *visit, const char *link, const char *title,
                struct status *st)
{
    const struct qr_code code = {link, title, visit->language};
    const char *svg = NULL;
    struct text text;

    if (!qr_draw(&code, visit->pool, &svg, st)) {
        return false;
    }
    text_init(&text, visit->pool, LIMIT_PAGE_BYTES);
    text_add(&text, svg);
    render_text(visit, 200, "image/svg+xml", &text);
    return true;
}

const char *print_due_day(const struct wave_row *wave, enum language language,
                          struct pool *pool)
{
    return wave->due_day == NULL ? "" : day_say(wave->due_day, language, pool);
}
