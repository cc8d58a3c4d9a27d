/* tasks_survey.c - what the survey asks next: preparing a wave, opening it, answering,
 * reminding, closing, and looking at what came out. */
#include <string.h>

#include "base/day.h"
#include "web/survey_model.h"
#include "web/task_list.h"

/* With two there is one tie; a year between waves is our proposal (method 4.4). */
enum { MEMBERS_LEAST = 3, MONTHS_BETWEEN = 12 };

static bool is_year_over(const struct tasks *tasks)
{
    struct pool *pool = tasks->visit->pool;
    const int64_t now = tasks->visit->now;
    const int64_t closed_at = tasks->progress->wave_closed_at;
    const char *closed = day_of(closed_at < now ? closed_at : now, pool);

    return strcmp(day_add_months(closed, MONTHS_BETWEEN, pool), tasks->visit->today) <= 0;
}

static void new_look(struct tasks *tasks)
{
    const struct progress *progress = tasks->progress;

    if (progress->draft_wave != 0) {
        task_say(tasks, TASK_SURVEY_OPEN,
                 N_("A survey is prepared, and not open yet: say who answers, and open "
                    "it."));
    } else if (progress->closed_waves == 0 && progress->members >= MEMBERS_LEAST) {
        task_count(tasks, TASK_SURVEY_NEW, (size_t)progress->members,
                   "%zu organisation takes part, and nobody has asked yet how they work "
                   "together.",
                   "%zu organisations take part, and nobody has asked yet how they work "
                   "together.");
    } else if (progress->closed_waves > 0 && is_year_over(tasks)) {
        task_say(tasks, TASK_SURVEY_NEW,
                 N_("The last survey is a year ago: a new wave shows what changed."));
    }
}

static void findings_look(struct tasks *tasks)
{
    if (tasks->progress->closed_waves > 0 && tasks->progress->findings == 0) {
        task_say(tasks, TASK_FINDINGS,
                 N_("The answers of a survey are in: look at them together, and pin what "
                    "you want to talk about."));
    }
}

static void own_look(struct tasks *tasks, const struct survey *survey)
{
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];

        if (!informant_is_finished(informant) && survey_is_own(tasks->visit, informant)) {
            task_say(tasks, TASK_SURVEY_OWN,
                     N_("A survey is open, and you are asked to answer for your "
                        "organisation."));
            return;
        }
    }
}

static void open_look(struct tasks *tasks, const struct survey *survey)
{
    const struct survey_counts counts = survey_counts(survey);
    const char *due_day = survey->whole.wave.due_day;

    own_look(tasks, survey);
    if (counts.states[SURVEY_ANSWERED] == counts.organisations) {
        task_say(tasks, TASK_SURVEY_CLOSE,
                 N_("Every organisation has answered: the survey can be closed."));
    } else if (due_day != NULL && strcmp(due_day, tasks->visit->today) < 0) {
        task_say(tasks, TASK_SURVEY_DUE,
                 N_("The day by which answers were wished has passed, and not every "
                    "organisation has answered."));
    }
}

bool tasks_survey_look(struct tasks *tasks, struct status *st)
{
    struct survey survey;

    findings_look(tasks);
    if (tasks->progress->open_wave == 0) {
        new_look(tasks);
        return true;
    }
    if (!survey_read(tasks->visit, tasks->progress->open_wave, &survey, st)) {
        return false;
    }
    open_look(tasks, &survey);
    return true;
}
