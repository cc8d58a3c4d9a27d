#include "drawing/experience_sheet.h"

#include "base/limits.h"
#include "drawing/experience_sheet_block.h"
#include "drawing/palette.h"

/* ---- the first page ---------------------------------------------------------------- */

static struct survey_frame frame_of(const struct experience_paper *paper)
{
    const struct experience_fonts fonts = experience_fonts(paper);

    return (struct survey_frame){
        .asking = &paper->asking,
        .opening =
            instrument_opening(paper->instrument, paper->respondent, paper->language),
        .language = paper->language,
        .heading = fonts.title,
        .text = fonts.text,
        .text_space = 5,
    };
}

static void title_write(const struct experience_paper *paper,
                        const struct survey_frame *frame, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct box room = survey_frame_aside(frame, pen);
    const double bottom = room.y + room.height;
    const char *title = wording_in(&paper->instrument->title, paper->language);
    const struct paragraph lines[] = {
        {paper->network, {10, FONT_BOLD}, PALETTE_INK, 2, 0},
        {title, {18, FONT_SERIF}, PALETTE_INK, 3, 3},
        {paper->wave, {11, FONT_SANS}, PALETTE_INK, 2, 3},
        {survey_frame_due(frame, scratch), {9, FONT_BOLD}, PALETTE_INK, 2, 3}};

    for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
        paper_pen_write(pen, room, lines[i]);
    }
    pen->y = pen->y < bottom ? bottom : pen->y;
}

static void rules_write(const struct survey_frame *frame, struct paper_pen *pen)
{
    static const char *const RULES[] = {
        N_("Put a cross in the box that fits."),
        N_("A mistake? Blacken the whole box and put a cross in another."),
        N_("Write no name on this sheet, not your own and not another's."),
        N_("Put the sheet in the box or envelope yourself. Somebody types it in, and "
           "then it is destroyed."),
    };

    survey_frame_heading(frame, say(N_("How to fill it in"), frame->language), pen);
    for (size_t i = 0; i < ARRAY_COUNT(RULES); i++) {
        survey_frame_text(frame, say(RULES[i], frame->language), pen);
    }
}

/* ---- what the network adds --------------------------------------------------------- */

static void organisations_write(const struct experience_paper *paper,
                                struct paper_pen *pen)
{
    const struct experience_choices choices = {
        .title = say(N_("Your organisation"), paper->language),
        .sight_words = say(N_("Nobody sees your answer by itself; an organisation sees "
                              "its own group only from 5 people on."),
                           paper->language),
        .question = say(N_("For which organisation do you work?"), paper->language),
        .code = "organisation",
        .choices = paper->organisations,
        .choice_count = paper->organisation_count,
        .none = say(N_("I would rather not say"), paper->language)};

    if (paper->organisation_count > 0) {
        experience_choices_write(paper, &choices, pen);
    }
}

static void areas_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    const struct experience_choices choices = {
        .title = say(N_("Your neighbourhood"), paper->language),
        .sight_words = say(N_("Nobody sees your answer by itself; a neighbourhood with "
                              "too few answers is not shown."),
                           paper->language),
        .question =
            say(N_("Where do you live? You may leave this out."), paper->language),
        .code = "area",
        .choices = paper->areas,
        .choice_count = paper->area_count,
        .none = ""};

    if (paper->area_count > 0) {
        experience_choices_write(paper, &choices, pen);
    }
}

/* ---- all pages --------------------------------------------------------------------- */

/* Write everything; gives how many pages that takes. */
static size_t paper_run(const struct experience_paper *paper, struct text *svg,
                        size_t page)
{
    const struct survey_frame frame = frame_of(paper);
    struct paper_pen pen = paper_pen_make(svg, page);

    title_write(paper, &frame, &pen);
    survey_frame_opening(&frame, &pen);
    rules_write(&frame, &pen);
    organisations_write(paper, &pen);
    for (size_t i = 0; i < paper->step_count; i++) {
        experience_step_write(paper, &paper->steps[i], &pen);
    }
    areas_write(paper, &pen);
    return pen.page + 1;
}

size_t drawing_experience_page_count(const struct experience_paper *paper)
{
    return paper_run(paper, NULL, 0);
}

/* Loose pages are brought together again by it, and typed in on the right screen. */
static void foot_draw(const struct experience_paper *paper, const char *pages,
                      struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    struct text version;

    text_init(&version, scratch, LIMIT_NAME_BYTES);
    text_format(&version, "%s-%s", paper->instrument->code, paper->instrument->version);
    const char *const words[] = {paper->wave, version.bytes, pages};
    survey_frame_foot(words, SVG_MIDDLE, svg);
}

void drawing_experience(const struct experience_paper *paper, size_t page,
                        struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = drawing_experience_page_count(paper);
    const struct message pages =
        message_make(scratch, "page %zu of %zu", page + 1, count);
    struct svg_page size = paper_size();

    size.title = wording_in(&paper->instrument->title, paper->language);
    size.description =
        say(N_("An anonymous survey to fill in with a pen."), paper->language);
    size.language = paper->language;
    svg_begin(svg, &size);
    (void)paper_run(paper, svg, page);
    foot_draw(paper, say_in(scratch, &pages, paper->language), svg);
    svg_end(svg);
}
