#include "web/task_list.h"

/* Who does it: who may change the object. Who may see it, sees the task. */
static const struct {
    const char *code;
    enum access_object object;
    const char *who; /* N_() */
    const char *path;
    const char *link; /* N_() */
    bool is_gentle; /* a question, never what is next */
} KINDS[] = {
    [TASK_ISSUE] = {"issue", OBJECT_ISSUE, N_("the initiating group"), "/issue",
                    N_("Write the issue"), false},
    [TASK_SOURCES] = {"sources", OBJECT_ISSUE, N_("the initiating group"), "/sources",
                      N_("Name the sources"), false},
    [TASK_RATERS] = {"raters", OBJECT_STEERING, N_("the coordinator"), "/people/invite",
                     N_("Invite somebody"), false},
    [TASK_RATERS_THIN] = {"raters_thin", OBJECT_STEERING, N_("the coordinator"),
                          "/people/invite", N_("Invite somebody"), true},
    [TASK_LIVED_EXPERIENCE] = {"lived_experience", OBJECT_STEERING, N_("the coordinator"),
                               "/people/invite", N_("Invite somebody"), true},
    [TASK_ACTORS] = {"actors", OBJECT_ARENA, N_("the initiating group"), "/arena",
                     N_("Name actors"), false},
    [TASK_ROUND_OPEN] = {"round_open", OBJECT_STEERING, N_("the coordinator"), "/arena",
                         N_("Open the first round"), false},
    [TASK_SHEET_OWN] = {"sheet_own", OBJECT_ARENA, NULL, "/arena/sheet",
                        N_("Go to your sheet"), false},
    [TASK_SHEETS] = {"sheets", OBJECT_ARENA, NULL, "/arena", N_("See who has finished"),
                     false},
    [TASK_ROUND_CLOSE] = {"round_close", OBJECT_STEERING, N_("the coordinator"), "/arena",
                          N_("Close the round"), false},
    [TASK_DIVIDED] = {"divided", OBJECT_ARENA, N_("the initiating group"),
                      "/arena/result", N_("See where"), false},
    [TASK_FORMS] = {"forms", OBJECT_ARENA, N_("the initiating group"), "/form",
                    N_("Choose the forms"), false},
    [TASK_FORMS_DUE] = {"forms_due", OBJECT_ARENA, N_("the initiating group"), "/form",
                        N_("Look at the forms again"), false},
    [TASK_CRITERIA] = {"criteria", OBJECT_ARENA, N_("the initiating group"), "/criteria",
                       N_("Write the criteria"), false},
    [TASK_CRITERIA_LOCK] = {"criteria_lock", OBJECT_STEERING, N_("the coordinator"),
                            "/criteria", N_("Lock the criteria"), false},
    [TASK_SELECTION] = {"selection", OBJECT_ARENA, N_("the initiating group"),
                        "/partners", N_("Select partners"), false},
    [TASK_GAP] = {"gap", OBJECT_ARENA, N_("the initiating group"), "/partners",
                  N_("Look at the coverage"), false},
    [TASK_TALKS] = {"talks", OBJECT_ARENA, N_("the initiating group"), "/partners/talks",
                    N_("Go to the talks"), false},
    [TASK_MEMBERS] = {"members", OBJECT_ARENA, N_("the initiating group"), "/members",
                      N_("Take them up"), false},
    [TASK_MEMBERS_AGREED] = {"members_agreed", OBJECT_ARENA, N_("the initiating group"),
                             "/members", N_("Ask, and note the day"), true},
    [TASK_OWN_ENTRY] = {"own_entry", OBJECT_OWN_ENTRY, NULL, "/own",
                        N_("Read and correct"), false},
    [TASK_SURVEY_NEW] = {"survey_new", OBJECT_SURVEY, N_("the coordinator"), "/survey",
                         N_("Prepare a survey"), false},
    [TASK_SURVEY_OPEN] = {"survey_open", OBJECT_SURVEY, N_("the coordinator"), "/survey",
                          N_("Go to the draft"), false},
    [TASK_SURVEY_OWN] = {"survey_own", OBJECT_OWN_ACCOUNT, NULL, "/survey/own",
                         N_("Go to your questions"), false},
    [TASK_SURVEY_DUE] = {"survey_due", OBJECT_SURVEY, N_("the coordinator"), "/survey",
                         N_("Remind people, or close it"), false},
    [TASK_SURVEY_CLOSE] = {"survey_close", OBJECT_SURVEY, N_("the coordinator"),
                           "/survey", N_("Close the survey"), false},
    [TASK_FINDINGS] = {"findings", OBJECT_FINDINGS, N_("the initiating group"),
                       "/findings", N_("Look at the findings"), false},
    [TASK_EXPERIENCE_NEW] = {"experience_new", OBJECT_EXPERIENCE, N_("the coordinator"),
                             "/experience", N_("See what can be asked"), true},
    [TASK_EXPERIENCE_OPEN] = {"experience_open", OBJECT_EXPERIENCE, N_("the coordinator"),
                              "/experience", N_("Go to the draft"), false},
    [TASK_EXPERIENCE_CLOSE] = {"experience_close", OBJECT_EXPERIENCE,
                               N_("the coordinator"), "/experience",
                               N_("Go to the survey"), false},
    [TASK_EXPERIENCE_LOOK] = {"experience_look", OBJECT_EXPERIENCE_FINDINGS,
                              N_("the initiating group"), "/experience",
                              N_("Look at what came out"), true},
    [TASK_OPEN_ANSWERS] = {"open_answers", OBJECT_OPEN_ANSWERS, NULL, "/experience",
                           N_("Go to the written answers"), false},
};

static void task_fill(struct visit *visit, struct value *item, enum task_code code,
                      const char *who, const char *sentence)
{
    model_set_text(item, "code", KINDS[code].code);
    model_set_text(item, "sentence", sentence);
    model_set_text(item, "who", who);
    model_set_text(
        item, "address",
        visit_may(visit, KINDS[code].object, RIGHT_CHANGE)
            ? visit_address(visit, "/networks/%s%s", visit->network_id, KINDS[code].path)
            : NULL);
    model_set_text(item, "link", say(KINDS[code].link, visit->language));
}

void task_add(struct tasks *tasks, enum task_code code, const char *who,
              const char *sentence)
{
    struct visit *visit = tasks->visit;
    const bool is_yours =
        who == NULL && visit_may(visit, KINDS[code].object, RIGHT_CHANGE);

    if (!visit_may(visit, KINDS[code].object, RIGHT_SEE)) {
        return;
    }
    if (who == NULL && KINDS[code].who != NULL) {
        who = say(KINDS[code].who, visit->language);
    }
    if (is_yours && !tasks->has_next && !KINDS[code].is_gentle) {
        tasks->has_next = true;
        task_fill(visit, model_set_object(visit->model, "next"), code, who, sentence);
        return;
    }
    task_fill(visit, model_add_object(is_yours ? tasks->yours : tasks->others), code, who,
              sentence);
}

void task_say(struct tasks *tasks, enum task_code code, const char *id)
{
    task_add(tasks, code, NULL, say(id, tasks->visit->language));
}

void task_count(struct tasks *tasks, enum task_code code, size_t count, const char *id,
                const char *plural_id)
{
    const struct message message = {
        .id = id,
        .plural_id = plural_id,
        .plural_count = count,
        .values = {{NULL, (int64_t)count}},
        .value_count = 1,
    };

    if (count > 0) {
        task_add(tasks, code, NULL,
                 say_in(tasks->visit->pool, &message, tasks->visit->language));
    }
}
