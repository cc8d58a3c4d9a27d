/* benefits_page.c - what working together was expected to bring, beside what it did
 * bring. */
#include "web/pages.h"

#include <math.h>

#include "web/answer_picture.h"
#include "web/disclosed_words.h"
#include "web/experience_findings.h"

enum benefit_side { BENEFIT_EXPECTED, BENEFIT_EXPERIENCED, BENEFIT_SIDES };
static const char *const SIDE_ITEMS[BENEFIT_SIDES] = {"expected", "experienced"};
static const char *const SIDE_NAMES[BENEFIT_SIDES] = {N_("Expected"), N_("Experienced")};

enum { BENEFITS_MAX = DISCLOSURE_LEVELS };

struct benefits {
    const struct instrument_item *item; /* whose levels are the benefits */
    const struct disclosed_item *now[BENEFIT_SIDES]; /* NULL: not asked */
    const struct disclosed_item *former[BENEFIT_SIDES];
};

static bool benefits_read(struct visit *visit, struct experience_findings *findings,
                          struct benefits *benefits_out, struct status *st)
{
    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "growth", findings,
                                  st)) {
        return false;
    }
    *benefits_out = (struct benefits){
        .item = instrument_item(findings->wave.instrument, SIDE_ITEMS[0], NULL)};
    for (size_t i = 0; i < BENEFIT_SIDES; i++) {
        benefits_out->now[i] =
            experience_findings_cell(findings, RESPONDENT_WORKERS, SIDE_ITEMS[i]);
        benefits_out->former[i] =
            experience_findings_former_cell(findings, RESPONDENT_WORKERS, SIDE_ITEMS[i]);
    }
    return true;
}

static bool has_any(const struct benefits *benefits)
{
    return benefits->item != NULL && (benefits->now[BENEFIT_EXPECTED] != NULL ||
                                      benefits->now[BENEFIT_EXPERIENCED] != NULL);
}

static const char *share_text(struct visit *visit, const struct disclosed_item *figures,
                              size_t level)
{
    if (!disclosed_is_shown(figures) || level >= figures->level_count) {
        return NULL;
    }
    return disclosed_share_text(visit, figures->shares[level],
                                disclosed_is_rounded(figures));
}

/* ---- the page ---- */

static void rows_put(struct visit *visit, const struct benefits *benefits)
{
    struct value *rows = model_set_list(visit->model, "rows");

    for (size_t level = 0; has_any(benefits) && level < benefits->item->level_count;
         level++) {
        struct value *row = model_add_object(rows);

        model_set_text(row, "name",
                       wording_in(&benefits->item->levels[level].label, visit->language));
        model_set_text(row, "code", benefits->item->levels[level].code);
        model_set_text(row, "expected",
                       share_text(visit, benefits->now[BENEFIT_EXPECTED], level));
        model_set_text(row, "experienced",
                       share_text(visit, benefits->now[BENEFIT_EXPERIENCED], level));
        model_set_text(row, "former_expected",
                       share_text(visit, benefits->former[BENEFIT_EXPECTED], level));
        model_set_text(row, "former_experienced",
                       share_text(visit, benefits->former[BENEFIT_EXPERIENCED], level));
    }
}

static void sides_put(struct visit *visit, const struct benefits *benefits)
{
    struct value *sides = model_set_list(visit->model, "sides");

    for (size_t i = 0; i < BENEFIT_SIDES; i++) {
        if (benefits->now[i] != NULL) {
            struct value *side = model_add_object(sides);
            model_set_text(side, "name", say(SIDE_NAMES[i], visit->language));
            model_set_text(side, "sentence", disclosed_sentence(visit, benefits->now[i]));
        }
    }
}

bool benefits_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct benefits benefits;

    if (!benefits_read(visit, &findings, &benefits, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    rows_put(visit, &benefits);
    sides_put(visit, &benefits);
    model_set_boolean(visit->model, "is_asked", has_any(&benefits));
    model_set_boolean(visit->model, "has_figures",
                      disclosed_is_shown(benefits.now[0]) ||
                          disclosed_is_shown(benefits.now[1]));
    model_set_boolean(visit->model, "has_former",
                      disclosed_is_shown(benefits.former[0]) ||
                          disclosed_is_shown(benefits.former[1]));
    model_set_text(visit->model, "picture",
                   experience_findings_address(visit, &findings, "/benefits.svg"));
    return true;
}

/* ---- the picture ---- */

static double percent_of(const struct disclosed_item *figures, size_t level)
{
    if (!disclosed_is_shown(figures) || level >= figures->level_count ||
        figures->shares[level].state == SHARE_HIDDEN) {
        return (double)NAN;
    }
    return figures->shares[level].percent; /* 0 and 100 of "almost" */
}

static struct answer_dot dot_of(struct visit *visit, const struct benefits *benefits,
                                size_t side, size_t level)
{
    const char *text = share_text(visit, benefits->now[side], level);

    return (struct answer_dot){say(SIDE_NAMES[side], visit->language),
                               percent_of(benefits->now[side], level),
                               percent_of(benefits->former[side], level),
                               text == NULL ? visit_say(visit, N_("not shown")) : text};
}

bool benefits_picture(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct benefits benefits;
    struct answer_dot dots[BENEFITS_MAX][BENEFIT_SIDES];
    struct answer_dot_row rows[BENEFITS_MAX];

    if (!benefits_read(visit, &findings, &benefits, st)) {
        return false;
    }
    if (!has_any(&benefits) || benefits.item->level_count > BENEFITS_MAX) {
        return status_fail(st, STATUS_NOT_FOUND, "this survey shows nothing yet");
    }
    for (size_t level = 0; level < benefits.item->level_count; level++) {
        for (size_t side = 0; side < BENEFIT_SIDES; side++) {
            dots[level][side] = dot_of(visit, &benefits, side, level);
        }
        rows[level] = (struct answer_dot_row){
            wording_in(&benefits.item->levels[level].label, visit->language), dots[level],
            BENEFIT_SIDES};
    }
    const struct answer_dots picture = {
        .title = visit_say(visit, N_("Expected and experienced benefits")),
        .description =
            visit_say(visit, N_("For each benefit a dot for how many expected it and one "
                                "for how many see it. The table says the same.")),
        .rows = rows,
        .row_count = benefits.item->level_count,
    };
    return answer_dots_picture(visit, &findings, &picture, st);
}
