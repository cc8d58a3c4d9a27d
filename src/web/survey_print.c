/* survey_print.c - the survey on paper: for one person, or for all without e-mail. */
#include "base/limits.h"
#include "drawing/survey_sheet.h"
#include "store/network.h"
#include "web/pages.h"
#include "web/print.h"
#include "web/survey_informant.h"
#include "web/survey_mail.h"

enum { SHEETS_AT_ONCE = 60, SHEET_PAGES_MAX = 600 };

/* The sheets, one after the other, while they are drawn. */
struct printing {
    struct survey_paper papers[SHEETS_AT_ONCE];
    size_t count;
};

/* ---- what stands on a sheet ---- */

static const char *const *left_out_of(struct visit *visit, const struct survey *survey,
                                      size_t *count_out)
{
    const struct instrument *instrument = survey->whole.instrument;
    const char **codes = pool_array(visit->pool, instrument->step_count, const char *);
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        if (!wave_asks(&survey->whole.wave, &instrument->steps[i])) {
            codes[count++] = instrument->steps[i].code;
        }
    }
    *count_out = count;
    return codes;
}

/* The list without the own organisation. */
static const struct survey_paper_name *names_of(struct visit *visit,
                                                const struct survey *survey,
                                                const struct informant_row *informant,
                                                size_t *count_out)
{
    struct survey_paper_name *names =
        pool_array(visit->pool, survey->whole.actor_count + 1, struct survey_paper_name);
    size_t count = 0;

    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        const struct wave_actor_row *actor = &survey->whole.actors[i];

        if (survey_is_listed(actor) && actor->id != informant->wave_actor_id) {
            names[count++] = (struct survey_paper_name){actor->name, actor->sector};
        }
    }
    *count_out = count;
    return names;
}

/* The code goes on paper only where the link is handed over anyhow. */
static void paper_make(struct visit *visit, const struct survey *survey,
                       const struct informant_row *informant, const char *network_name,
                       struct survey_paper *paper)
{
    const struct wave_row *wave = &survey->whole.wave;
    const char *code = survey_one_code(visit, informant);

    *paper = (struct survey_paper){
        .instrument = survey->whole.instrument,
        .network = network_name,
        .wave = wave->title,
        .organisation = wave_actor(&survey->whole, informant->wave_actor_id)->name,
        .informant = informant->name,
        .language = visit->language,
    };
    (void)language_find(informant->language, &paper->language);
    paper->asking = (struct survey_asking){
        .asker = wave->asker,
        .reason = wave->reason,
        .due_day = print_due_day(wave, paper->language, visit->pool),
        .keep_months = (int)wave->keep_months,
        .link =
            code == NULL ? NULL : survey_link(visit->pool, visit->site->public_url, code),
        .door = visit_address(visit, "%s/v", visit->site->public_url),
        .code = code == NULL ? "" : survey_code_shown(visit->pool, code),
    };
    paper->left_out = left_out_of(visit, survey, &paper->left_out_count);
    paper->names = names_of(visit, survey, informant, &paper->name_count);
}

/* ---- the file ---- */

static bool pages_draw(struct visit *visit, const struct printing *printing,
                       struct text *pages, size_t *count, struct status *st)
{
    for (size_t i = 0; i < printing->count; i++) {
        const size_t page_count = drawing_survey_page_count(&printing->papers[i]);

        if (*count + page_count > SHEET_PAGES_MAX) {
            return status_fail(st, STATUS_LIMIT,
                               "these sheets have more than %d pages: print them one by "
                               "one",
                               SHEET_PAGES_MAX);
        }
        for (size_t page = 0; page < page_count; page++) {
            text_init(&pages[*count], visit->pool, LIMIT_OUTPUT_BYTES);
            drawing_survey(&printing->papers[i], page, &pages[(*count)++]);
        }
    }
    return true;
}

/* Drawing takes a while, and no connection is held meanwhile. */
static bool printing_answer(struct visit *visit, struct status *st)
{
    struct text *pages = pool_array(visit->pool, SHEET_PAGES_MAX, struct text);
    size_t count = 0;

    return pages_draw(visit, visit->finishing, pages, &count, st) &&
           print_pages(visit, pages, count, visit_say(visit, N_("Survey on paper")),
                       visit_address(visit, "attachment; filename=\"survey-%s.pdf\"",
                                     visit->today),
                       st);
}

static bool print(struct visit *visit, struct printing *printing, struct status *st)
{
    if (printing->count == 0) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "there is nobody here to print a sheet for: everybody gets "
                           "the link by mail, or has answered");
    }
    visit->finish = printing_answer;
    visit->finishing = printing;
    return true;
}

bool informant_sheet(struct visit *visit, struct status *st)
{
    struct printing *printing = pool_array(visit->pool, 1, struct printing);
    struct network network;
    struct survey_one one;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st) ||
        !survey_one_read(visit, &one, st)) {
        return false;
    }
    if (survey_is_closed(&one.survey) || informant_is_withdrawn(one.informant)) {
        return status_fail(st, STATUS_CONFLICT, "this person is not asked any more");
    }
    paper_make(visit, &one.survey, one.informant, network.name, &printing->papers[0]);
    printing->count = 1;
    return print(visit, printing, st);
}

bool survey_sheets(struct visit *visit, struct status *st)
{
    struct printing *printing = pool_array(visit->pool, 1, struct printing);
    struct network network;
    struct survey survey;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st) ||
        !survey_read(visit, visit_id(visit->parts[1]), &survey, st)) {
        return false;
    }
    printing->count = 0;
    for (size_t i = 0; i < survey.whole.informant_count; i++) {
        const struct informant_row *informant = &survey.whole.informants[i];

        if (informant->email[0] != '\0' || informant_is_withdrawn(informant) ||
            informant_is_finished(informant) || survey_is_closed(&survey)) {
            continue;
        }
        if (printing->count == SHEETS_AT_ONCE) {
            return status_fail(st, STATUS_LIMIT,
                               "at most %d sheets are printed at once: print them one "
                               "by one",
                               SHEETS_AT_ONCE);
        }
        paper_make(visit, &survey, informant, network.name,
                   &printing->papers[printing->count++]);
    }
    return print(visit, printing, st);
}
