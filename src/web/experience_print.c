/* experience_print.c - an anonymous survey to print: the QR code of a link, its poster
 * and cards, the questions on paper. */
#include <string.h>

#include "base/limits.h"
#include "drawing/experience_sheet.h"
#include "drawing/link_poster.h"
#include "store/network.h"
#include "web/experience_link.h"
#include "web/pages.h"
#include "web/print.h"
#include "web/reply_choices.h"
#include "web/survey_mail.h"

enum { SHEET_PAGES_MAX = 60 };

/* What is drawn, when no connection is held any more. */
struct printing {
    struct link_poster poster;
    struct experience_paper paper;
    bool is_cards;
};

/* The link of the address, with its letters.
 * fails  STATUS_NOT_FOUND  it opens nothing */
static bool code_read(struct visit *visit, struct survey_one_link *one,
                      const char **code_out, struct status *st)
{
    if (!survey_one_link_read(visit, one, st)) {
        return false;
    }
    *code_out = survey_one_link_code(visit, one->link);
    return *code_out != NULL ||
           status_fail(st, STATUS_NOT_FOUND, "there is no link to hand over");
}

bool survey_link_qr(struct visit *visit, struct status *st)
{
    struct survey_one_link one;
    const char *code = NULL;

    return code_read(visit, &one, &code, st) &&
           print_link(visit, survey_reply_link(visit, code),
                      visit_say(visit, N_("QR code of the link")), st);
}

static const char *file_kept(struct visit *visit, const char *name)
{
    return visit_address(visit, "attachment; filename=\"%s-%s.pdf\"", name, visit->today);
}

/* ---- poster and cards ---- */

static bool poster_answer(struct visit *visit, struct status *st)
{
    const struct printing *printing = visit->finishing;
    struct text page;

    text_init(&page, visit->pool, LIMIT_OUTPUT_BYTES);
    if (printing->is_cards) {
        drawing_link_cards(&printing->poster, &page);
    } else {
        drawing_link_poster(&printing->poster, &page);
    }
    return print_pages(visit, &page, 1, printing->poster.title,
                       file_kept(visit, printing->is_cards ? "cards" : "poster"), st);
}

bool survey_link_poster(struct visit *visit, struct status *st)
{
    struct printing *printing = pool_array(visit->pool, 1, struct printing);
    const char *as = visit_query(visit, "as");
    struct link_poster *poster = &printing->poster;
    struct survey_one_link one;
    struct network network;
    const char *code = NULL;

    if (!code_read(visit, &one, &code, st) ||
        !network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    const struct wave_row *wave = &one.experience.whole.wave;
    *printing = (struct printing){.is_cards = as != NULL && strcmp(as, "cards") == 0};
    poster->language = visit->language;
    (void)language_find(one.link->language, &poster->language);
    poster->respondent = respondent_of_code(one.link->respondent);
    poster->title = wording_in(&one.experience.whole.instrument->title, poster->language);
    poster->network = network.name;
    poster->asker = wave->asker;
    poster->due_day = print_due_day(wave, poster->language, visit->pool);
    poster->link = survey_reply_link(visit, code);
    poster->door = visit_address(visit, "%s/v", visit->site->public_url);
    poster->code = survey_code_shown(visit->pool, code);
    visit->finish = poster_answer;
    visit->finishing = printing;
    return true;
}

/* ---- the questions on paper ---- */

static void steps_put(struct visit *visit, const struct experience_whole *whole,
                      struct experience_paper *paper)
{
    const struct asked_steps asked =
        experience_asked(whole, paper->respondent, paper->language, visit->pool);
    struct experience_paper_step *steps =
        pool_array(visit->pool, asked.count, struct experience_paper_step);

    for (size_t i = 0; i < asked.count; i++) {
        const struct asked_step *step = &asked.steps[i];
        struct experience_paper_item *items =
            pool_array(visit->pool, step->item_count, struct experience_paper_item);

        for (size_t q = 0; q < step->item_count; q++) {
            items[q] = (struct experience_paper_item){step->items[q].item,
                                                      step->items[q].question};
        }
        steps[i] = (struct experience_paper_step){
            step->step,
            step_question(whole->instrument, step->step, paper->respondent,
                          paper->language),
            items, step->item_count};
    }
    paper->steps = steps;
    paper->step_count = asked.count;
}

/* Workers choose their organisation, families their neighbourhood. */
static bool choices_put(struct visit *visit, const struct experience_whole *whole,
                        struct experience_paper *paper, struct status *st)
{
    struct reply_link link = {.network_id = visit->network_id,
                              .whole = *whole,
                              .respondent = paper->respondent};
    const struct reply_areas areas = reply_areas(&link, visit->pool);
    struct experience_paper_choice *choices =
        pool_array(visit->pool, areas.count, struct experience_paper_choice);
    struct reply_organisations organisations = {0};

    for (size_t i = 0; i < areas.count; i++) {
        choices[i] = (struct experience_paper_choice){(int64_t)i + 1, areas.names[i]};
    }
    paper->areas = choices;
    paper->area_count = areas.count;
    if (paper->respondent != RESPONDENT_WORKERS) {
        return true;
    }
    if (!reply_organisations_read(visit, &link, &organisations, st)) {
        return false;
    }
    choices =
        pool_array(visit->pool, organisations.count, struct experience_paper_choice);
    for (size_t i = 0; i < organisations.count; i++) {
        choices[i] = (struct experience_paper_choice){organisations.rows[i].id,
                                                      organisations.rows[i].name};
    }
    paper->organisations = choices;
    paper->organisation_count = organisations.count;
    return true;
}

static bool paper_answer(struct visit *visit, struct status *st)
{
    const struct experience_paper *paper =
        &((const struct printing *)visit->finishing)->paper;
    const size_t count = drawing_experience_page_count(paper);
    struct text *pages = pool_array(visit->pool, SHEET_PAGES_MAX, struct text);

    if (count > SHEET_PAGES_MAX) {
        return status_fail(st, STATUS_LIMIT, "this sheet has more than %d pages",
                           SHEET_PAGES_MAX);
    }
    for (size_t page = 0; page < count; page++) {
        text_init(&pages[page], visit->pool, LIMIT_OUTPUT_BYTES);
        drawing_experience(paper, page, &pages[page]);
    }
    return print_pages(visit, pages, count,
                       wording_in(&paper->instrument->title, paper->language),
                       file_kept(visit, "questions"), st);
}

/* Whom the sheet asks: as the address says, else whom the survey is about.
 * fails  STATUS_NOT_FOUND  this survey does not ask them */
static bool respondent_read(struct visit *visit, const struct instrument *instrument,
                            enum respondent *respondent_out, struct status *st)
{
    const char *code = visit_query(visit, "respondent");
    const enum respondent respondent =
        code == NULL ? instrument->asked : respondent_of_code(code);

    if (code != NULL && !experience_asks(instrument, respondent)) {
        return status_fail(st, STATUS_NOT_FOUND, "this survey does not ask them");
    }
    *respondent_out = respondent;
    return true;
}

bool experience_sheet(struct visit *visit, struct status *st)
{
    struct printing *printing = pool_array(visit->pool, 1, struct printing);
    const char *language = visit_query(visit, "lang");
    struct experience_paper *paper = &printing->paper;
    struct experience experience;
    struct network network;

    *printing = (struct printing){.paper = {.language = visit->language}};
    if (!experience_load(visit, visit_id(visit->parts[1]), &experience, st) ||
        !network_find(visit->database, visit->network_id, visit->pool, &network, st) ||
        !respondent_read(visit, experience.whole.instrument, &paper->respondent, st)) {
        return false;
    }
    const struct experience_whole *whole = &experience.whole;
    if (language != NULL) {
        (void)language_find(language, &paper->language);
    }
    paper->instrument = whole->instrument;
    paper->network = network.name;
    paper->wave = whole->wave.title;
    paper->asking = (struct survey_asking){
        .asker = whole->wave.asker,
        .reason = experience_reason(whole, paper->language),
        .due_day = print_due_day(&whole->wave, paper->language, visit->pool),
        .keep_months = (int)whole->wave.keep_months,
        .door = "",
        .code = "",
    };
    steps_put(visit, whole, paper);
    if (!choices_put(visit, whole, paper, st)) {
        return false;
    }
    visit->finish = paper_answer;
    visit->finishing = printing;
    return true;
}
