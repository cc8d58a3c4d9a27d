/* task_list.h - the tasks of a network while they are gathered: which there are, to whom
 * each falls, and how one is put into the model. For web/tasks.c. */
#pragma once

#include "store/workspace.h"
#include "web/people_model.h"

enum task_code {
    TASK_ISSUE,
    TASK_SOURCES,
    TASK_RATERS,
    TASK_RATERS_THIN,
    TASK_LIVED_EXPERIENCE,
    TASK_ACTORS,
    TASK_ROUND_OPEN,
    TASK_SHEET_OWN,
    TASK_SHEETS,
    TASK_ROUND_CLOSE,
    TASK_DIVIDED,
    TASK_FORMS,
    TASK_FORMS_DUE,
    TASK_CRITERIA,
    TASK_CRITERIA_LOCK,
    TASK_SELECTION,
    TASK_GAP,
    TASK_TALKS,
    TASK_MEMBERS,
    TASK_MEMBERS_AGREED,
    TASK_OWN_ENTRY,
    TASK_SURVEY_NEW,
    TASK_SURVEY_OPEN,
    TASK_SURVEY_OWN,
    TASK_SURVEY_DUE,
    TASK_SURVEY_CLOSE,
    TASK_FINDINGS,
    TASK_EXPERIENCE_NEW,
    TASK_EXPERIENCE_OPEN,
    TASK_EXPERIENCE_CLOSE,
    TASK_EXPERIENCE_LOOK,
    TASK_OPEN_ANSWERS
};

struct tasks {
    struct visit *visit;
    const struct people *people;
    const struct progress *progress;
    struct workspace workspace; /* only for who may see the arena */
    struct value *yours;
    struct value *others;
    bool has_next;
};

/* Add a task.
 * who  names of the people it waits for; NULL: those whose part it is, perhaps the
 *      visitor */
void task_add(struct tasks *tasks, enum task_code code, const char *who,
              const char *sentence);

/* The same with a source text. */
void task_say(struct tasks *tasks, enum task_code code, const char *id);

/* The same with one that bends with a number (%zu); nothing for 0. */
void task_count(struct tasks *tasks, enum task_code code, size_t count, const char *id,
                const char *plural_id);

/* tasks_survey.c: what the survey asks next, and of whom. */
NODISCARD bool tasks_survey_look(struct tasks *tasks, struct status *st);

/* tasks_experience.c: what anonymous surveys ask next. */
NODISCARD bool tasks_experience_look(struct tasks *tasks, struct status *st);
