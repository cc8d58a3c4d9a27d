/* open_answers_page.c - what people wrote, once two others have checked it: by question,
 * in an order that says nothing, and never beside anything else that they answered. */
#include "web/pages.h"

#include <string.h>

#include "web/experience_findings.h"

/* What was written to one question. */
static void answers_put(const struct open_answers *answers, const char *item,
                        struct value *list)
{
    for (size_t i = 0; i < answers->count; i++) {
        if (strcmp(answers->rows[i].item, item) == 0) {
            model_add_text(list, answers->rows[i].shown);
        }
    }
}

static bool is_first_of_item(const struct open_answers *answers, size_t place)
{
    for (size_t i = 0; i < place; i++) {
        if (strcmp(answers->rows[i].item, answers->rows[place].item) == 0) {
            return false;
        }
    }
    return true;
}

/* The title of its step: of what it is, where the question does not say. */
static const char *about_of(struct visit *visit,
                            const struct experience_findings *findings, const char *item)
{
    const struct instrument_step *step = NULL;

    return instrument_item(findings->wave.instrument, item, &step) == NULL
               ? NULL
               : wording_in(&step->title, visit->language);
}

static void questions_put(struct visit *visit, const struct experience_findings *findings,
                          const struct open_answers *answers)
{
    struct value *questions = model_set_list(visit->model, "questions");

    for (size_t i = 0; i < answers->count; i++) {
        const char *item = answers->rows[i].item;

        if (is_first_of_item(answers, i)) {
            struct value *question = model_add_object(questions);
            model_set_text(question, "item", item);
            model_set_text(question, "question",
                           experience_findings_question(visit, findings, item, false));
            model_set_text(question, "about", about_of(visit, findings, item));
            answers_put(answers, item, model_set_list(question, "answers"));
        }
    }
    model_set_boolean(visit->model, "has_questions", answers->count > 0);
}

bool open_answers_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct open_answers answers;
    int64_t waiting = 0;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), NULL, &findings,
                                  st) ||
        !open_answers_shown(visit->database, visit->network_id, findings.wave.wave.id,
                            visit->pool, &answers, &waiting, st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    questions_put(visit, &findings, &answers);
    model_set_integer(visit->model, "waiting", waiting);
    model_set_boolean(visit->model, "has_waiting", waiting > 0);
    model_set_text(
        visit->model, "check",
        visit_may(visit, OBJECT_OPEN_ANSWERS, RIGHT_CHANGE)
            ? experience_findings_address(visit, &findings, "/open-answers/check")
            : NULL);
    return true;
}
