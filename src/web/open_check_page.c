/* open_check_page.c - the check of written answers by two people: one at a time, and what
 * may say who it is is pointed out. Nothing of the texts goes into the journal. */
#include "web/pages.h"

#include <string.h>

#include "method/open_text.h"
#include "web/experience_findings.h"
#include "web/forms.h"

static const char *address_of(struct visit *visit)
{
    return visit_address(visit, "/networks/%s/experience/%s/open-answers/check",
                         visit->network_id, visit->parts[1]);
}

/* The answer that is asked for, else the first one; NULL: none is left. */
static const struct open_answer *answer_choose(const struct visit *visit,
                                               const struct open_answers *answers)
{
    const char *asked = visit_query(visit, "answer");

    if (asked == NULL && visit_field(visit, "answer")[0] != '\0') {
        asked = visit_field(visit, "answer");
    }
    for (size_t i = 0; asked != NULL && i < answers->count; i++) {
        if (strcmp(answers->rows[i].id, asked) == 0) {
            return &answers->rows[i];
        }
    }
    return answers->count == 0 ? NULL : &answers->rows[0];
}

/* As the first checker left it; before that as it was written. */
static const char *proposal_of(const struct open_answer *answer)
{
    return strcmp(answer->state, "once") == 0 ? answer->shown : answer->body;
}

static void parts_put(struct visit *visit, const char *text, struct value *object)
{
    const struct open_text_parts all = open_text_scan(text, visit->pool);
    struct value *parts = model_set_list(object, "parts");

    for (size_t i = 0; i < all.count; i++) {
        const enum open_text_kind kind = all.parts[i].kind;
        struct value *part = model_add_object(parts);

        model_set_text(part, "words", all.parts[i].words);
        model_set_text(part, "kind",
                       kind == OPEN_TEXT_PLAIN ? NULL : OPEN_TEXT_CODES[kind]);
        model_set_text(part, "kind_name", say(OPEN_TEXT_NAMES[kind], visit->language));
    }
    model_set_integer(object, "marked", (int64_t)all.marked);
    model_set_boolean(object, "has_marked", all.marked > 0);
}

static void answer_put(struct visit *visit, const struct experience_findings *findings,
                       const struct open_answer *answer, struct value *object)
{
    const bool is_second = strcmp(answer->state, "once") == 0;
    const char *proposal = proposal_of(answer);
    const struct form_start starts[] = {{"answer", answer->id}, {"shown", proposal}};

    model_set_text(object, "question",
                   experience_findings_question(visit, findings, answer->item, false));
    model_set_boolean(object, "is_second", is_second);
    model_set_boolean(object, "is_kept_back", is_second && proposal[0] == '\0');
    model_set_text(object, "body", is_second ? answer->body : NULL);
    parts_put(visit, proposal[0] == '\0' ? answer->body : proposal, object);
    visit_form(visit, &FORM_OPEN_CHECK, address_of(visit), starts, ARRAY_COUNT(starts));
}

bool open_check_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct open_answers answers;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), NULL, &findings,
                                  st) ||
        !open_answers_to_check(visit->database, visit->network_id, findings.wave.wave.id,
                               visit_author(visit), visit->pool, &answers, st)) {
        return false;
    }
    const struct open_answer *answer = answer_choose(visit, &answers);
    model_set_integer(visit->model, "left", (int64_t)answers.count);
    model_set_text(visit->model, "back",
                   experience_findings_address(visit, &findings, "/open-answers"));
    if (answer == NULL || visit->is_archived) {
        model_set_null(visit->model, "answer");
        model_set_null(visit->model, FORM_OPEN_CHECK.name);
    } else {
        answer_put(visit, &findings, answer, model_set_object(visit->model, "answer"));
    }
    experience_findings_frame_put(visit, &findings);
    return true;
}

struct checking {
    const char *network_id;
    int64_t wave_id;
    struct open_answer answer;
    const char *author;
};

static bool checking_do(struct unit *unit, void *context, struct status *st)
{
    const struct checking *checking = context;

    return open_answer_check(unit, checking->network_id, checking->wave_id,
                             &checking->answer, checking->author, st);
}

bool open_check_post(struct visit *visit, struct status *st)
{
    const bool is_shown = strcmp(visit_field(visit, "decision"), "show") == 0;
    struct checking checking = {
        .network_id = visit->network_id,
        .wave_id = visit_id(visit->parts[1]),
        .answer = {.id = visit_field(visit, "answer"),
                   .shown = is_shown ? visit_field(visit, "shown") : ""},
        .author = visit_author(visit),
    };

    if (is_shown && checking.answer.shown[0] == '\0') {
        return visit_refuse(visit, "shown", st,
                            "there is nothing to read: keep it back, or leave some text");
    }
    if (!visit_store(visit, checking_do, &checking, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", address_of(visit));
    return true;
}
