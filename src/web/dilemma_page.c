/* dilemma_page.c - one dilemma as a conversation card: what it is, what a coordinator can
 * do, what to ask each other, what this network answers, and what it noted itself. And
 * all eight as cards to print. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/day_say.h"
#include "base/limits.h"
#include "drawing/dilemma_cards.h"
#include "store/network.h"
#include "web/dilemma_bars.h"
#include "web/disclosed_words.h"
#include "web/print.h"

#define INSTRUMENT "dilemmas"

static void lines_put(struct visit *visit, struct value *object, const char *name,
                      const char *const *lines)
{
    struct value *list = model_set_list(object, name);

    for (size_t i = 0; lines[i] != NULL; i++) {
        model_add_text(list, say(lines[i], visit->language));
    }
}

/* What the network itself noted of this dilemma. */
static bool notes_put(struct visit *visit, enum dilemma dilemma, struct status *st)
{
    struct value *list = model_set_list(visit->model, "notes");
    struct record_list records;

    if (!record_list(visit->database, &DILEMMA_NOTE_RECORD, visit->network_id,
                     visit->pool, &records, st)) {
        return false;
    }
    const struct dilemma_note_row *rows =
        record_read_all(&DILEMMA_NOTE_RECORD, &records, visit->pool);
    for (size_t i = 0; i < records.count; i++) {
        if (strcmp(rows[i].dilemma, DILEMMA_CODES[dilemma]) == 0) {
            struct value *item = model_add_object(list);

            model_set_text(item, "title", rows[i].title);
            model_set_text(item, "address",
                           visit_address(visit, "/networks/%s/notes#n%" PRId64,
                                         visit->network_id, rows[i].id));
        }
    }
    return true;
}

static void card_put(struct visit *visit, const struct experience_findings *findings,
                     enum dilemma dilemma)
{
    const struct dilemma_card *card = &DILEMMA_CARDS[dilemma];
    const struct dilemma_figures figures = dilemma_figures(findings, dilemma);
    struct value *object = model_set_object(visit->model, "dilemma");

    dilemma_words_put(visit, dilemma, object);
    lines_put(visit, object, "factors", card->factors);
    lines_put(visit, object, "practices", card->practices);
    lines_put(visit, object, "questions", card->questions);
    model_set_boolean(object, "is_asked", dilemma_is_asked(findings, dilemma));
    dilemma_figures_put(visit, findings, &figures, object);
    dilemma_bars_put(visit, findings, &figures, object);
}

bool dilemma_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    enum dilemma dilemma = DILEMMA_COUNT;

    if (!dilemma_find(visit->parts[2], &dilemma)) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st) ||
        !notes_put(visit, dilemma, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    card_put(visit, &findings, dilemma);
    model_set_text(visit->model, "all",
                   experience_findings_address(visit, &findings, "/dilemmas"));
    model_set_text(visit->model, "cards",
                   experience_findings_address(visit, &findings, "/dilemmas/cards.pdf"));
    model_set_text(visit->model, "note_new",
                   visit_may(visit, OBJECT_EXPERIENCE_FINDINGS, RIGHT_CHANGE)
                       ? visit_address(visit, "/networks/%s/notes/new?dilemma=%s",
                                       visit->network_id, DILEMMA_CODES[dilemma])
                       : NULL);
    return true;
}

/* ---- the cards on paper ---- */

/* "Tension that is felt: about 40 % agree" … of one dilemma, for its card. */
static void card_fill(struct visit *visit, const struct experience_findings *findings,
                      enum dilemma dilemma, struct dilemma_card_figures *card)
{
    const struct dilemma_figures figures = dilemma_figures(findings, dilemma);

    *card = (struct dilemma_card_figures){.state = NULL};
    if (!dilemma_is_asked(findings, dilemma)) {
        return;
    }
    card->state = say(DILEMMA_STATE_NAMES[figures.state], visit->language);
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        const struct disclosed_item *item = figures.items[i];

        card->shares[i] = disclosed_is_shown(item)
                              ? visit_say(visit, N_("%s of %s people"),
                                          disclosed_high_text(visit, item),
                                          disclosed_number_words(visit, item->answered))
                              : disclosed_high_text(visit, item);
    }
}

static bool cards_answer(struct visit *visit, struct status *st)
{
    const struct dilemma_cards *cards = visit->finishing;
    const size_t count = drawing_dilemma_cards_page_count(cards);
    struct text *pages = pool_array(visit->pool, count, struct text);

    for (size_t i = 0; i < count; i++) {
        text_init(&pages[i], visit->pool, LIMIT_OUTPUT_BYTES);
        drawing_dilemma_cards(cards, i, &pages[i]);
    }
    return print_pages(visit, pages, count,
                       say(N_("Dilemmas: conversation cards"), cards->language),
                       "attachment; filename=\"dilemma-cards.pdf\"", st);
}

bool dilemma_cards_file(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct network network;
    struct dilemma_cards *cards = pool_array(visit->pool, 1, struct dilemma_cards);
    const char *language = visit_query(visit, "language");

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st) ||
        !network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    /* The words of the figures are said in the language of the paper too. */
    if (language != NULL) {
        (void)language_find(language, &visit->language);
    }
    const struct wave_row *wave = &findings.wave.wave;

    *cards = (struct dilemma_cards){
        .network = pool_text(visit->pool, network.name),
        .wave = visit_address(
            visit, "%s (%s)", wave->title,
            day_say(day_of(wave->closed_at, visit->pool), visit->language, visit->pool)),
        .language = visit->language};
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        card_fill(visit, &findings, (enum dilemma)i, &cards->figures[i]);
    }
    visit->finish = cards_answer;
    visit->finishing = cards;
    return true;
}
