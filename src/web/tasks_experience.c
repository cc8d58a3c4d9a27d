/* tasks_experience.c - what anonymous surveys ask next: asking for the first time,
 * opening a draft, closing one that is open for long, looking at what came out, and
 * checking what was written in own words. */
#include <string.h>

#include "base/day.h"
#include "web/experience_model.h"
#include "web/task_list.h"

/* Answers of workers are shown from three organisations on. How long a survey stays open,
 * and how long what came out is new, is our proposal. */
enum { MEMBERS_LEAST = 3, WEEKS_OPEN = 3, WEEKS_NEW = 6, DAYS_A_WEEK = 7 };

static int64_t weeks_since(const struct tasks *tasks, int64_t moment)
{
    return (tasks->visit->now - moment) / ((int64_t)DAYS_A_WEEK * DAY_MILLISECONDS);
}

static void open_look(struct tasks *tasks, const struct wave_row *wave)
{
    const int64_t weeks = weeks_since(tasks, wave->opened_at);
    struct visit *visit = tasks->visit;

    if (wave->due_day != NULL && strcmp(wave->due_day, visit->today) < 0) {
        task_add(
            tasks, TASK_EXPERIENCE_CLOSE, NULL,
            visit_say(visit,
                      N_("The day by which answers to \"%s\" were wished has passed: "
                         "close it, so that people see what came out."),
                      wave->title));
    } else if (weeks >= WEEKS_OPEN) {
        task_add(tasks, TASK_EXPERIENCE_CLOSE, NULL,
                 visit_say(visit,
                           N_("The anonymous survey \"%s\" has been open for %zu weeks. "
                              "Nobody sees anything of it before it is closed."),
                           wave->title, (size_t)weeks));
    }
}

/* What waits for this visitor's check. It changes without a change of the network. */
static bool answers_look(struct tasks *tasks, const struct wave_list *waves,
                         struct status *st)
{
    struct visit *visit = tasks->visit;
    size_t waiting = 0;
    size_t once = 0;

    if (!visit_may(visit, OBJECT_OPEN_ANSWERS, RIGHT_CHANGE)) {
        return true;
    }
    for (size_t i = 0; i < waves->count; i++) {
        struct open_answers answers = {0};

        if (!experience_is(&waves->rows[i], "closed")) {
            continue;
        }
        if (!open_answers_to_check(visit->database, visit->network_id, waves->rows[i].id,
                                   visit_author(visit), visit->pool, &answers, st)) {
            return false;
        }
        for (size_t a = 0; a < answers.count; a++) {
            once += strcmp(answers.rows[a].state, "once") == 0;
        }
        waiting += answers.count;
        visit->is_passing = true; /* a check moves no journal */
    }
    task_count(tasks, TASK_OPEN_ANSWERS, waiting - once,
               "%zu written answer waits for a first check.",
               "%zu written answers wait for a first check.");
    task_count(tasks, TASK_OPEN_ANSWERS, once,
               "%zu written answer waits for a second check, by you.",
               "%zu written answers wait for a second check, by you.");
    return true;
}

bool tasks_experience_look(struct tasks *tasks, struct status *st)
{
    struct visit *visit = tasks->visit;
    struct wave_list waves;

    if (!visit_may(visit, OBJECT_EXPERIENCE, RIGHT_SEE)) {
        return true;
    }
    if (!experience_list(visit->database, visit->network_id, visit->pool, &waves, st)) {
        return false;
    }
    if (waves.count == 0 && tasks->progress->members >= MEMBERS_LEAST) {
        task_say(tasks, TASK_EXPERIENCE_NEW,
                 N_("Nobody has asked yet what workers and families experience. They can "
                    "say it without a name."));
    }
    for (size_t i = 0; i < waves.count; i++) {
        const struct wave_row *wave = &waves.rows[i];

        if (experience_is(wave, "draft")) {
            task_add(tasks, TASK_EXPERIENCE_OPEN, NULL,
                     visit_say(visit,
                               N_("The anonymous survey \"%s\" is prepared, and not open "
                                  "yet."),
                               wave->title));
        } else if (experience_is(wave, "open")) {
            open_look(tasks, wave);
        } else if (weeks_since(tasks, wave->closed_at) < WEEKS_NEW) {
            task_add(tasks, TASK_EXPERIENCE_LOOK, NULL,
                     visit_say(visit,
                               N_("The anonymous survey \"%s\" is closed: look at "
                                  "what came out, and talk about it."),
                               wave->title));
        }
    }
    return answers_look(tasks, &waves, st);
}
