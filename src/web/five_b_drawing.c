/* five_b_drawing.c - the B's as pictures, and the sheet to talk about them with. */
#include "web/pages.h"

#include <string.h>

#include "base/day.h"
#include "base/day_say.h"
#include "base/limits.h"
#include "drawing/dialogue_sheet.h"
#include "store/network.h"
#include "web/answer_picture.h"
#include "web/disclosed_words.h"
#include "web/five_b_model.h"
#include "web/print.h"

static bool is_drawable(const struct experience_findings *findings, struct status *st)
{
    return findings->is_computed ||
           status_fail(st, STATUS_NOT_FOUND, "this survey shows nothing yet");
}

bool five_b_picture(struct visit *visit, struct status *st)
{
    const char *code = visit_query(visit, "part");
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "five_b", &findings,
                                  st) ||
        !is_drawable(&findings, st)) {
        return false;
    }
    const struct five_b_findings all = five_b_findings_make(visit, &findings);
    const struct five_b_part *part =
        code == NULL ? all.parts : five_b_findings_part(&all, code);
    if (part == NULL || all.part_count == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    const struct answer_bars bars = five_b_bars(visit, &findings, part, true);
    return answer_bars_picture(visit, &bars, drawing_answer_bars, st);
}

/* ---- the dialogue sheet ---- */

/* "20 to 49 families and 63 professionals answered. Closed on 3 March 2026." */
static const char *source_of(struct visit *visit,
                             const struct experience_findings *findings,
                             const struct five_b_findings *all)
{
    const struct experience_results *results = &findings->results;
    const char *closed = day_of(findings->wave.wave.closed_at, visit->pool);
    const char *day = day_say(closed, visit->language, visit->pool);
    const char *families =
        disclosed_number_words(visit, results->respondents[RESPONDENT_FAMILIES]);
    const char *workers =
        disclosed_number_words(visit, results->respondents[RESPONDENT_WORKERS]);

    if (!all->has_workers) {
        return visit_say(visit, N_("Families who answered: %s, until %s."), families,
                         day);
    }
    if (!all->has_families) {
        return visit_say(visit, N_("Professionals who answered: %s, until %s."), workers,
                         day);
    }
    return visit_say(visit,
                     N_("Families who answered: %s. Professionals who answered as they "
                        "think families would: %s. Until %s."),
                     families, workers, day);
}

static void part_make(struct visit *visit, const struct experience_findings *findings,
                      const struct five_b_part *part, struct dialogue_part *sheet_part)
{
    const struct five_b_card *card = part->card;
    const char **sentences = pool_array(visit->pool, part->line_count, const char *);

    *sheet_part = (struct dialogue_part){
        .name = part->name,
        .meaning = card == NULL ? "" : say(card->meaning, visit->language),
        .bars = five_b_bars(visit, findings, part, false),
        .sentences = sentences,
        .questions = {"", "", ""},
    };
    for (size_t i = 0; i < part->line_count; i++) {
        if (part->lines[i].sentence != NULL) {
            sentences[sheet_part->sentence_count++] = part->lines[i].sentence;
        }
    }
    for (size_t i = 0;
         card != NULL && i < DIALOGUE_QUESTIONS && card->questions[i] != NULL; i++) {
        sheet_part->questions[i] = say(card->questions[i], visit->language);
    }
}

static const struct dialogue_sheet *sheet_make(struct visit *visit,
                                               const struct experience_findings *findings,
                                               const char *network)
{
    const struct five_b_findings all = five_b_findings_make(visit, findings);
    const char *paper = visit_query(visit, "paper");
    struct dialogue_part *parts =
        pool_array(visit->pool, all.part_count + 1, struct dialogue_part);
    struct dialogue_sheet *sheet = pool_array(visit->pool, 1, struct dialogue_sheet);

    for (size_t i = 0; i < all.part_count; i++) {
        part_make(visit, findings, &all.parts[i], &parts[i]);
    }
    *sheet = (struct dialogue_sheet){
        .network = network,
        .source = source_of(visit, findings, &all),
        .parts = parts,
        .part_count = all.part_count,
        .language = visit->language,
        .paper = paper != NULL && strcmp(paper, "a3") == 0 ? DRAWING_A3 : DRAWING_A4,
    };
    return sheet;
}

/* Drawing takes a while, and no connection is held meanwhile. */
static bool sheet_answer(struct visit *visit, struct status *st)
{
    const struct dialogue_sheet *sheet = visit->finishing;
    struct text *pages = pool_array(visit->pool, sheet->part_count, struct text);

    for (size_t i = 0; i < sheet->part_count; i++) {
        text_init(&pages[i], visit->pool, LIMIT_OUTPUT_BYTES);
        drawing_dialogue_sheet(sheet, i, &pages[i]);
    }
    return print_pages(
        visit, pages, sheet->part_count,
        visit_say(visit, N_("Dialogue sheet: families and professionals")),
        visit_address(visit, "inline; filename=\"dialogue-%s.pdf\"", visit->today), st);
}

bool five_b_dialogue(struct visit *visit, struct status *st)
{
    const char *language = visit_query(visit, "language");
    struct experience_findings *findings =
        pool_array(visit->pool, 1, struct experience_findings);
    struct network network;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st) ||
        !experience_findings_read(visit, visit_id(visit->parts[1]), "five_b", findings,
                                  st) ||
        !is_drawable(findings, st)) {
        return false;
    }
    if (language != NULL) {
        (void)language_find(language, &visit->language);
    }
    const struct dialogue_sheet *sheet = sheet_make(visit, findings, network.name);
    if (sheet->part_count == 0) {
        return status_fail(st, STATUS_NOT_FOUND, "nothing was asked that can be shown");
    }
    visit->finish = sheet_answer;
    visit->finishing = sheet;
    return true;
}
