#include "drawing/render.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include "base/limits.h"
#include "base/scope.h"

/* At 72 dots an inch a dot is a point, the unit of PDF. */
static const double DOTS_PER_INCH = 72;

/* Any date would do: the same drawing must give the same bytes on every day. */
static const char CREATION_DATE[] = "2000-01-01T00:00:00Z";

/* Library handles by the names that SCOPED() asks for; the structs live on the stack. */
struct drawing {
    RsvgHandle *handle;
    double width; /* points */
    double height;
};

static void drawing_free(struct drawing *drawing)
{
    if (drawing->handle != NULL) {
        g_object_unref(drawing->handle);
    }
}
SCOPE_END(drawing)

struct canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
};

static void canvas_free(struct canvas *canvas)
{
    cairo_destroy(canvas->cairo); /* both accept NULL */
    cairo_surface_destroy(canvas->surface);
}
SCOPE_END(canvas)

static bool drawing_open(struct drawing *drawing, const char *svg, size_t length,
                         struct status *st)
{
    GError *error = NULL;

    drawing->handle = rsvg_handle_new_from_data((const guint8 *)svg, length, &error);
    if (drawing->handle == NULL) {
        status_fail(st, STATUS_INVALID, "the drawing is not valid SVG: '%s'",
                    error->message);
        g_error_free(error);
        return false;
    }
    rsvg_handle_set_dpi(drawing->handle, DOTS_PER_INCH);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(drawing->handle, &drawing->width,
                                                  &drawing->height) ||
        drawing->width <= 0 || drawing->height <= 0) {
        return status_fail(st, STATUS_INVALID, "the drawing does not say its size");
    }
    return true;
}

/* Without any font every letter would silently become a box. */
static bool fonts_check(struct status *st)
{
    const FcFontSet *fonts = FcConfigGetFonts(FcConfigGetCurrent(), FcSetSystem);

    if (fonts == NULL || fonts->nfont == 0) {
        return status_fail(st, STATUS_FAILED,
                           "cannot draw letters: no font was found; install the "
                           "package fonts-dejavu-core");
    }
    return true;
}

static bool drawing_render(struct drawing *drawing, cairo_t *cairo, struct status *st)
{
    const RsvgRectangle room = {0, 0, drawing->width, drawing->height};
    GError *error = NULL;

    if (!rsvg_handle_render_document(drawing->handle, cairo, &room, &error)) {
        status_fail(st, STATUS_FAILED, "could not draw: '%s'", error->message);
        g_error_free(error);
        return false;
    }
    return true;
}

static cairo_status_t bytes_add(void *closure, const unsigned char *bytes,
                                unsigned int length)
{
    struct text *text = closure;

    text_add_part(text, (const char *)bytes, length);
    return text->is_cut ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Hand over what was written, if all of it was. */
static bool bytes_deliver(const struct text *bytes, cairo_status_t status,
                          struct text *out, struct status *st)
{
    if (bytes->is_cut || bytes->length > out->ceiling - out->length) {
        return status_fail(st, STATUS_LIMIT, "the drawing is larger than %d bytes",
                           (int)LIMIT_OUTPUT_BYTES);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return status_fail(st, STATUS_FAILED, "could not draw: '%s'",
                           cairo_status_to_string(status));
    }
    text_add_part(out, bytes->bytes, bytes->length);
    return true;
}

static bool page_render(struct canvas *canvas, const struct text *svg, struct status *st)
{
    SCOPED(drawing) drawing = &(struct drawing){0};

    if (!drawing_open(drawing, svg->bytes, svg->length, st)) {
        return false;
    }
    cairo_pdf_surface_set_size(canvas->surface, drawing->width, drawing->height);
    if (!drawing_render(drawing, canvas->cairo, st)) {
        return false;
    }
    cairo_show_page(canvas->cairo);
    return true;
}

bool render_pdf(const struct text *pages, size_t page_count, const char *title,
                struct text *pdf, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text bytes; /* before the canvas, which writes its end when it is freed */
    SCOPED(canvas) canvas = &(struct canvas){0};

    if (!fonts_check(st)) {
        return false;
    }
    text_init(&bytes, scratch, LIMIT_OUTPUT_BYTES);
    canvas->surface = cairo_pdf_surface_create_for_stream(bytes_add, &bytes, 1, 1);
    canvas->cairo = cairo_create(canvas->surface);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   CREATION_DATE);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, title);
    for (size_t i = 0; i < page_count; i++) {
        if (!page_render(canvas, &pages[i], st)) {
            return false;
        }
    }
    cairo_surface_finish(canvas->surface);
    return bytes_deliver(&bytes, cairo_surface_status(canvas->surface), pdf, st);
}

static bool width_check(int width, double height, struct status *st)
{
    if (width < 1 || width > RENDER_WIDTH_MAX || height > RENDER_WIDTH_MAX) {
        return status_fail(st, STATUS_LIMIT,
                           "a picture must be 1 to %d pixels wide and high, not %d",
                           (int)RENDER_WIDTH_MAX, width);
    }
    return true;
}

bool render_png(const struct text *svg, int width, struct text *png, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text bytes;
    SCOPED(drawing) drawing = &(struct drawing){0};
    SCOPED(canvas) canvas = &(struct canvas){0};

    if (!fonts_check(st) || !drawing_open(drawing, svg->bytes, svg->length, st)) {
        return false;
    }
    const double scale = width / drawing->width;
    const double height = fmax(1, round(drawing->height * scale));
    if (!width_check(width, height, st)) {
        return false;
    }
    canvas->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, (int)height);
    canvas->cairo = cairo_create(canvas->surface);
    cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
    cairo_paint(canvas->cairo);
    cairo_scale(canvas->cairo, scale, scale);
    if (!drawing_render(drawing, canvas->cairo, st)) {
        return false;
    }
    text_init(&bytes, scratch, LIMIT_OUTPUT_BYTES);
    const cairo_status_t written =
        cairo_surface_write_to_png_stream(canvas->surface, bytes_add, &bytes);
    return bytes_deliver(&bytes, written, png, st);
}
