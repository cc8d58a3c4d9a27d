/* hypotheses_page.c - the nine claims that were written down beforehand and what this
 * wave shows of them; apart from it what was only looked at. */
#include "web/pages.h"

#include "base/attributes.h"
#include "web/disclosed_words.h"
#include "web/hypotheses_model.h"

#define INSTRUMENT "dilemmas"

/* Looked at without a claim beforehand. */
static const char *const EXPLORED[] = {"shared_partners", "shared_families", "power_T",
                                       "power_H"};

static void explored_put(struct visit *visit, const struct experience_findings *findings)
{
    struct value *list = model_set_list(visit->model, "explored");
    bool has_explored = false;

    for (size_t i = 0; i < ARRAY_COUNT(EXPLORED); i++) {
        const struct instrument_step *step = NULL;
        const struct instrument_item *item =
            instrument_item(findings->wave.instrument, EXPLORED[i], &step);

        if (item == NULL || !experience_findings_asks(findings, EXPLORED[i])) {
            continue;
        }
        struct value *object = model_add_object(list);
        has_explored = true;
        model_set_text(object, "code", EXPLORED[i]);
        model_set_text(object, "title", wording_in(&step->title, visit->language));
        model_set_text(object, "question",
                       experience_findings_question(visit, findings, EXPLORED[i], false));
        disclosed_item_put(
            visit, item,
            experience_findings_cell(findings, RESPONDENT_WORKERS, EXPLORED[i]),
            model_set_object(object, "figures"));
    }
    model_set_boolean(visit->model, "has_explored", has_explored);
}

bool hypotheses_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct hypothesis_findings across;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), INSTRUMENT, &findings,
                                  st) ||
        !hypotheses_across_read(visit, &findings, &across, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    struct value *list = model_set_list(visit->model, "hypotheses");
    for (int i = 0; i < CLAIM_COUNT; i++) {
        claim_put(visit, &findings, &across, (enum claim)i, model_add_object(list));
    }
    explored_put(visit, &findings);
    return true;
}
