#include "web/files_make.h"

#include <pthread.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "drawing/coverage_matrix.h"
#include "drawing/ranking.h"
#include "drawing/render.h"
#include "drawing/sheet.h"

enum { PICTURE_WIDTH = 2000 }; /* pixels */

const struct file_document FILE_DOCUMENTS[FILE_DOCUMENT_COUNT] = {
    {"worksheet_blank",
     N_("Worksheet, blank"),
     N_("To rate with a pen: the issue and the actors, nothing more. Everybody fills in "
        "a "
        "sheet alone. The QR code leads to the sheet on this site."),
     FILE_NEEDS_NOTHING,
     {{"worksheet-blank-a4.pdf", FILE_PDF, DRAWING_A4},
      {"worksheet-blank-a3.pdf", FILE_PDF, DRAWING_A3}}},
    {"worksheet_filled",
     N_("Worksheet, filled in"),
     N_("What all raters together gave, with class and place, to lay on the table."),
     FILE_NEEDS_MARKS,
     {{"worksheet-filled-a4.pdf", FILE_PDF, DRAWING_A4},
      {"worksheet-filled-a3.pdf", FILE_PDF, DRAWING_A3}}},
    {"ranking",
     N_("Picture of the ranking"),
     N_("Importance by replaceability: on whom do we depend?"),
     FILE_NEEDS_MARKS,
     {{"ranking.pdf", FILE_PDF, DRAWING_A4},
      {"ranking.svg", FILE_SVG, DRAWING_A4},
      {"ranking.png", FILE_PNG, DRAWING_A4}}},
    {"coverage",
     N_("Picture of the coverage"),
     N_("Who brings which needed source, and where there are gaps."),
     FILE_NEEDS_SOURCES,
     {{"coverage.pdf", FILE_PDF, DRAWING_A4},
      {"coverage.svg", FILE_SVG, DRAWING_A4},
      {"coverage.png", FILE_PNG, DRAWING_A4}}},
    {"workbook",
     N_("The arena-analysis as a workbook"),
     N_("The ranking with its reasons, then a sheet for each table: for Excel or "
        "LibreOffice."),
     FILE_NEEDS_NOTHING,
     {{"samenspel.xlsx", FILE_XLSX, DRAWING_A4}}},
    {"tables",
     N_("The arena-analysis as CSV tables"),
     N_("A folder in a zip. Any program can read it, and Samenspel itself ranks from it "
        "again without this site."),
     FILE_NEEDS_NOTHING,
     {{"samenspel.zip", FILE_ZIP, DRAWING_A4}}},
};

static const struct {
    const char *name;
    const char *type;
} FORMATS[FILE_FORMAT_COUNT] = {
    [FILE_PDF] = {"PDF", "application/pdf"},
    [FILE_SVG] = {"SVG", "image/svg+xml"},
    [FILE_PNG] = {"PNG", "image/png"},
    [FILE_XLSX] = {"XLSX",
                   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    [FILE_ZIP] = {"ZIP", "application/zip"},
};

const char *file_format_name(enum file_format format)
{
    return FORMATS[format].name;
}

const char *file_media_type(enum file_format format)
{
    return FORMATS[format].type;
}

/* Pictures are for the screen first: only sheets name their paper. */
const char *file_paper_name(const struct file_kind *kind)
{
    if (strncmp(kind->name, "worksheet", strlen("worksheet")) != 0) {
        return NULL;
    }
    return kind->paper == DRAWING_A3 ? "A3" : "A4";
}

bool file_find(const char *name, const struct file_document **document_out,
               const struct file_kind **kind_out)
{
    for (size_t i = 0; i < FILE_DOCUMENT_COUNT; i++) {
        const struct file_document *document = &FILE_DOCUMENTS[i];

        for (size_t k = 0; k < FILES_OF_DOCUMENT_MAX; k++) {
            if (document->files[k].name != NULL &&
                strcmp(document->files[k].name, name) == 0) {
                *document_out = document;
                *kind_out = &document->files[k];
                return true;
            }
        }
    }
    return false;
}

bool file_check(const struct file_document *document, const struct result *result,
                struct status *st)
{
    const bool needs_marks = document->need == FILE_NEEDS_MARKS;

    if (needs_marks && result->is_erased) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "single marks were deleted, and what is drawn from them with "
                           "them");
    }
    if (needs_marks &&
        (result->round == NULL || result->preparation.arena.rater_count == 0)) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "there are no marks yet: it can be made once a round is "
                           "closed");
    }
    if (document->need == FILE_NEEDS_SOURCES &&
        (result->workspace.source_count == 0 || result->workspace.actor_count == 0)) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "it can be made once there are needed sources and actors");
    }
    return true;
}

/* ---- drawing ---- */

struct file_pages {
    struct text *pages;
    size_t count;
    const char *title; /* of the document */
};

static const char *closed_day(const struct file_making *making)
{
    const struct round_row *round = making->result->round;

    return round == NULL ? "" : day_of(round->closed_at, making->visit->pool);
}

static void sheet_draw(const struct file_making *making, struct file_pages *pages)
{
    struct visit *visit = making->visit;
    const bool is_blank = making->document->need == FILE_NEEDS_NOTHING;
    const struct drawing_sheet_input input = {
        .arena = &making->result->preparation.arena,
        .ranking = is_blank ? NULL : &making->result->ranking,
        .language = visit->language,
        .paper = making->kind->paper,
        .date = is_blank ? "" : closed_day(making),
        .address = visit_address(visit, "%s/networks/%s/arena/sheet",
                                 visit->site->public_url, visit->network_id),
    };

    pages->title = say(N_("Arena-analysis"), visit->language);
    pages->count = drawing_sheet_page_count(&input);
    pages->pages = pool_array(visit->pool, pages->count, struct text);
    for (size_t i = 0; i < pages->count; i++) {
        text_init(&pages->pages[i], visit->pool, LIMIT_OUTPUT_BYTES);
        drawing_sheet(&input, i, &pages->pages[i]);
    }
}

static void picture_begin(const struct file_making *making, struct file_pages *pages)
{
    pages->count = 1;
    pages->pages = pool_array(making->visit->pool, 1, struct text);
    text_init(&pages->pages[0], making->visit->pool, LIMIT_OUTPUT_BYTES);
}

static void ranking_draw(const struct file_making *making, struct file_pages *pages)
{
    const struct drawing_ranking_input input = {
        .ranking = &making->result->ranking,
        .language = making->visit->language,
        .paper = making->kind->paper,
        .date = closed_day(making),
    };

    picture_begin(making, pages);
    pages->title = say(N_("On whom do we depend?"), input.language);
    drawing_ranking(&input, &pages->pages[0]);
}

static void coverage_draw(const struct file_making *making, struct file_pages *pages)
{
    struct visit *visit = making->visit;
    const struct preparation *preparation = &making->result->preparation;
    const struct drawing_coverage_input input = {
        .arena = &preparation->arena,
        .holdings = &preparation->holdings,
        .is_selected = preparation_selection(preparation, HOLDING_ACTUAL, visit->pool),
        .basis = HOLDING_ACTUAL,
        .language = visit->language,
        .paper = making->kind->paper,
        .date = visit->today,
    };

    picture_begin(making, pages);
    pages->title = say(N_("Coverage of needed sources"), input.language);
    drawing_coverage_matrix(&input, &pages->pages[0]);
}

static const struct {
    const char *code;
    void (*draw)(const struct file_making *making, struct file_pages *pages);
} DRAWINGS[] = {
    {"worksheet_blank", sheet_draw},
    {"worksheet_filled", sheet_draw},
    {"ranking", ranking_draw},
    {"coverage", coverage_draw},
};

/* Drawing takes a processor for itself, and some memory: a group that asks for its sheets
 * at the same moment gets them one after the other. */
static pthread_mutex_t DRAWING_TURN = PTHREAD_MUTEX_INITIALIZER;

static bool pages_render(const struct file_making *making, const struct file_pages *pages,
                         struct text *bytes_out, struct status *st)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (pages->pages[i].is_cut) {
            return status_fail(st, STATUS_LIMIT, "the drawing is too large");
        }
    }
    switch (making->kind->format) {
    case FILE_PDF:
        return render_pdf(pages->pages, pages->count, pages->title, bytes_out, st);
    case FILE_PNG:
        return render_png(&pages->pages[0], PICTURE_WIDTH, bytes_out, st);
    default:
        *bytes_out = pages->pages[0];
        return true;
    }
}

bool file_make(const struct file_making *making, struct text *bytes_out,
               struct status *st)
{
    struct file_pages pages;

    if (!file_check(making->document, making->result, st)) {
        return false;
    }
    text_init(bytes_out, making->visit->pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < ARRAY_COUNT(DRAWINGS); i++) {
        if (strcmp(DRAWINGS[i].code, making->document->code) == 0) {
            (void)pthread_mutex_lock(&DRAWING_TURN);
            DRAWINGS[i].draw(making, &pages);
            const bool is_drawn = pages_render(making, &pages, bytes_out, st);
            (void)pthread_mutex_unlock(&DRAWING_TURN);
            return is_drawn;
        }
    }
    return file_make_tables(making, bytes_out, st);
}
