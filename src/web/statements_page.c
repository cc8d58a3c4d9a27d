/* statements_page.c - the three statements for debate: how people score them and why,
 * beside what this network's own answers show. They are no findings. */
#include "web/pages.h"

#include <string.h>

#include "base/attributes.h"
#include "method/dilemma.h"
#include "store/reply.h"
#include "web/dilemma_model.h"
#include "web/disclosed_words.h"
#include "web/hypotheses_model.h"

#define INSTRUMENT "dilemmas"

/* A statement, the reasons that people wrote, and the claim that it is. */
static const struct {
    const char *item;
    const char *why;
    enum claim claim;
} STATEMENTS[] = {{"stell1", "stell1_why", CLAIM_H7},
                  {"stell2", "stell2_why", CLAIM_H8},
                  {"stell3", "stell3_why", CLAIM_H9}};

/* Which of the four questions of each dilemma stands beside a statement; COUNT: none. */
static const enum dilemma_item BESIDE[] = {DILEMMA_HANDLED, DILEMMA_TENSION,
                                           DILEMMA_ITEM_COUNT};

static void reasons_put(const struct open_answers *answers, const char *item,
                        struct value *object)
{
    struct value *list = model_set_list(object, "reasons");

    for (size_t i = 0; i < answers->count; i++) {
        if (strcmp(answers->rows[i].item, item) == 0) {
            model_add_text(list, answers->rows[i].shown);
        }
    }
}

/* "Loyalty: about 40 %" … of one question over the dilemmas; or the role of who
 * coordinates. */
static void beside_put(struct visit *visit, const struct experience_findings *findings,
                       enum dilemma_item which, struct value *object)
{
    struct value *list = model_set_list(object, "beside");

    for (int i = 0; which < DILEMMA_ITEM_COUNT && i < DILEMMA_COUNT; i++) {
        const struct dilemma_figures figures = dilemma_figures(findings, (enum dilemma)i);
        const struct disclosed_item *item = figures.items[which];

        if (disclosed_is_shown(item)) {
            struct value *row = model_add_object(list);
            model_set_text(row, "name", say(DILEMMA_CARDS[i].name, visit->language));
            model_set_text(row, "text", disclosed_high_text(visit, item));
        }
    }
    model_set_text(
        object, "beside_title",
        which == DILEMMA_HANDLED
            ? visit_say(visit, N_("Here, who finds that it can be talked about"))
        : which == DILEMMA_TENSION ? visit_say(visit, N_("Here, who feels tension"))
                                   : NULL);
}

/* What a statement is shown with. */
struct said {
    const struct experience_findings *findings;
    const struct hypothesis_findings *across;
    const struct open_answers *answers;
};

static void statement_put(struct visit *visit, const struct said *said, size_t i,
                          struct value *object)
{
    const struct experience_findings *findings = said->findings;
    const struct instrument_item *item =
        instrument_item(findings->wave.instrument, STATEMENTS[i].item, NULL);

    model_set_text(object, "code", STATEMENTS[i].item);
    model_set_text(
        object, "question",
        experience_findings_question(visit, findings, STATEMENTS[i].item, false));
    disclosed_item_put(
        visit, item,
        experience_findings_cell(findings, RESPONDENT_WORKERS, STATEMENTS[i].item),
        model_set_object(object, "figures"));
    reasons_put(said->answers, STATEMENTS[i].why, object);
    beside_put(visit, findings, BESIDE[i], object);
    claim_put(visit, findings, said->across, STATEMENTS[i].claim,
              model_set_object(object, "hypothesis"));
}

bool statements_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct hypothesis_findings across;
    struct open_answers answers;
    int64_t waiting = 0;
    bool has_statements = false;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st) ||
        !open_answers_shown(visit->database, visit->network_id, findings.wave.wave.id,
                            visit->pool, &answers, &waiting, st) ||
        !hypotheses_across_read(visit, &findings, &across, st)) {
        return false;
    }
    const struct said said = {&findings, &across, &answers};
    experience_findings_frame_put(visit, &findings);
    struct value *list = model_set_list(visit->model, "statements");
    for (size_t i = 0; i < ARRAY_COUNT(STATEMENTS); i++) {
        if (experience_findings_asks(&findings, STATEMENTS[i].item)) {
            has_statements = true;
            statement_put(visit, &said, i, model_add_object(list));
        }
    }
    model_set_boolean(visit->model, "has_statements", has_statements);
    model_set_boolean(visit->model, "has_waiting", waiting > 0);
    return true;
}
