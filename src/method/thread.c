#include "method/thread.h"

#include "base/attributes.h"

static const struct {
    const char *code;
    const char *name;
    const char *question;
} STEPS[THREAD_STEP_COUNT] = {
    [THREAD_ISSUE] = {"issue", N_("Issue"),
                      N_("What concerns us, and who feels appealed to?")},
    [THREAD_SOURCES] = {"sources", N_("Needed sources"),
                        N_("What power and help does it take?")},
    [THREAD_ARENA] = {"arena", N_("Arena-analysis"), N_("On whom do we depend?")},
    [THREAD_FORM] = {"form", N_("Form per actor"),
                     N_("Consultation, ad hoc or network: what fits each actor?")},
    [THREAD_PARTNERS] = {"partners", N_("Partners"),
                         N_("Whom do we choose, and what did the talks bring?")},
    [THREAD_SURVEY] = {"survey", N_("Survey"),
                       N_("How do partners, workers and families see it?")},
    [THREAD_FINDINGS] = {"findings", N_("Findings"),
                         N_("What do the answers show, and how sure is it?")},
    [THREAD_DECISIONS] = {"decisions", N_("Decisions"),
                          N_("What do we decide, so that everybody can live with it?")},
    [THREAD_ACTIONS] = {"actions", N_("Actions"),
                        N_("Who does what, and did the number move?")},
};

static const char *const STATES[] = {
    [THREAD_LATER] = "later", [THREAD_NOW] = "now", [THREAD_DONE] = "done"};

enum thread_state thread_state_of(const struct thread_facts *facts, enum thread_step step)
{
    if (facts->counts[step] > 0) {
        return THREAD_DONE;
    }
    for (int former = 0; former < (int)step; former++) {
        if (facts->counts[former] == 0) {
            return THREAD_LATER;
        }
    }
    return THREAD_NOW;
}

const char *thread_step_code(enum thread_step step)
{
    return STEPS[step].code;
}

const char *thread_state_code(enum thread_state state)
{
    return STATES[state];
}

const char *thread_step_name(enum thread_step step)
{
    return STEPS[step].name;
}

const char *thread_step_question(enum thread_step step)
{
    return STEPS[step].question;
}
