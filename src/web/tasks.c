#include "web/tasks.h"

#include <string.h>

#include "method/arena_divided.h"
#include "web/task_list.h"

/* What the method advises of the initiating group (docs/methods/arena.md). */
enum { RATERS_LEAST = 3, RATERS_ADVISED = 5 };

/* ---- who rates ---- */

static bool person_holds(const struct tasks *tasks, int64_t person_id, unsigned roles)
{
    size_t count = 0;
    const struct role *held = people_roles_of(tasks->people, person_id, &count);

    for (size_t i = 0; i < count; i++) {
        if ((roles & access_set(held[i].role)) != 0 &&
            role_is_held(&held[i], tasks->visit->today)) {
            return true;
        }
    }
    return false;
}

static bool person_rates(const struct tasks *tasks, int64_t person_id)
{
    return person_holds(tasks, person_id,
                        access_set(ROLE_COORDINATOR) | access_set(ROLE_INITIATOR));
}

static bool person_has_finished(const struct tasks *tasks, int64_t person_id)
{
    const struct workspace *workspace = &tasks->workspace;

    for (size_t i = 0; i < workspace->rater_count; i++) {
        const struct rater_row *rater = &workspace->raters[i];

        if (rater->round_id == tasks->progress->open_round &&
            rater->person_id == person_id && rater->finished_at != 0) {
            return true;
        }
    }
    return false;
}

static void raters_look(struct tasks *tasks)
{
    const struct record_list *persons = &tasks->people->persons;
    size_t raters = 0;
    size_t families = 0;

    for (size_t i = 0; i < persons->count; i++) {
        const int64_t id = persons->rows[i][0].integer;

        if (person_rates(tasks, id)) {
            raters++;
            families += person_holds(tasks, id, access_set(ROLE_MEMBER_FAMILY));
        }
    }
    if (raters < RATERS_LEAST) {
        task_count(tasks, TASK_RATERS, raters,
                   "%zu person can rate: three is the least, and five or more are "
                   "advised, from different sectors.",
                   "%zu people can rate: three is the least, and five or more are "
                   "advised, from different sectors.");
    } else if (raters < RATERS_ADVISED) {
        task_count(tasks, TASK_RATERS_THIN, raters,
                   "%zu person can rate: with five or more the outcome rests less on "
                   "one of them.",
                   "%zu people can rate: with five or more the outcome rests less on "
                   "one of them.");
    }
    if (families == 0) {
        task_say(tasks, TASK_LIVED_EXPERIENCE,
                 N_("Is there somebody among those who rate who knows poverty from "
                    "inside, or speaks for an association of people in poverty? Our "
                    "proposal: at least one."));
    }
}

/* Who still rates, by name: for the group's own eyes, and never what they gave. */
static void sheets_look(struct tasks *tasks)
{
    const struct record_list *persons = &tasks->people->persons;
    const int64_t own_id = tasks->visit->presence.person_id;
    const char **names = pool_array(tasks->visit->pool, persons->count + 1, const char *);
    size_t count = 0;
    bool is_waiting = false;

    for (size_t i = 0; i < persons->count; i++) {
        const int64_t id = persons->rows[i][0].integer;

        if (!person_rates(tasks, id) || person_has_finished(tasks, id)) {
            continue;
        }
        is_waiting = true;
        if (id == own_id) {
            task_say(tasks, TASK_SHEET_OWN,
                     N_("A round is open: rate the actors on your own sheet. Nobody sees "
                        "your marks before the round is closed."));
        } else {
            names[count++] = people_person_name(tasks->people, id);
        }
    }
    if (count > 0) {
        task_add(tasks, TASK_SHEETS, text_join(tasks->visit->pool, names, count, ", "),
                 say(N_("The round is open, and not every sheet is finished."),
                     tasks->visit->language));
    }
    if (!is_waiting) {
        task_say(tasks, TASK_ROUND_CLOSE,
                 N_("Everybody has finished the sheet: the round can be closed."));
    }
}

/* ---- the steps ---- */

static void issue_look(struct tasks *tasks)
{
    if (!tasks->progress->has_issue) {
        task_say(
            tasks, TASK_ISSUE,
            N_("Nobody has written yet what it is about. One or two sentences that a "
               "partner and a family understand are enough: the thread begins "
               "there."));
    } else if (tasks->progress->sources == 0) {
        task_say(tasks, TASK_SOURCES,
                 N_("No source is named yet: what power and help does the issue take? "
                    "That comes before anybody is named who has it."));
    }
}

static void arena_look(struct tasks *tasks)
{
    const struct progress *progress = tasks->progress;

    if (progress->sources > 0 && progress->actors == 0) {
        task_say(tasks, TASK_ACTORS,
                 N_("Nobody stands on the sheet yet. Name actors broadly: families' "
                    "organisations, volunteers and unusual ones too."));
    }
    if (progress->open_round != 0) {
        sheets_look(tasks);
    } else if (progress->closed_rounds == 0) {
        task_count(tasks, TASK_ROUND_OPEN, (size_t)progress->actors,
                   "%zu actor stands on the sheet, and nobody has rated yet.",
                   "%zu actors stand on the sheet, and nobody has rated yet.");
    }
    if (progress->closed_rounds == 0) {
        raters_look(tasks);
    }
}

/* Where the raters lie apart, until somebody is selected. */
static void divided_look(struct tasks *tasks)
{
    const struct progress *progress = tasks->progress;
    struct pool *pool = tasks->visit->pool;

    if (progress->closed_rounds == 0 || progress->open_round != 0 ||
        progress->selected > 0) {
        return;
    }
    const struct preparation preparation =
        workspace_preparation(&tasks->workspace, 0, pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);
    task_count(tasks, TASK_DIVIDED, arena_divided(&ranking, pool).count,
               "In %zu place the raters lie far apart: discuss it first.",
               "In %zu places the raters lie far apart: discuss them first.");
}

static void choice_look(struct tasks *tasks)
{
    const struct progress *progress = tasks->progress;

    if (progress->closed_rounds == 0) {
        return;
    }
    if (progress->members == 0 && progress->forms < progress->actors) {
        task_count(tasks, TASK_FORMS, (size_t)(progress->actors - progress->forms),
                   "For %zu actor no form of cooperation was chosen yet.",
                   "For %zu actors no form of cooperation was chosen yet.");
    }
    if (progress->criteria == 0) {
        task_say(tasks, TASK_CRITERIA,
                 N_("No criterion is written yet. Write them before anybody is "
                    "selected."));
    } else if (progress->criteria_open > 0) {
        task_say(tasks, TASK_CRITERIA_LOCK,
                 N_("The criteria are written. The selection opens when they are "
                    "locked."));
    } else if (progress->selected == 0) {
        task_say(tasks, TASK_SELECTION,
                 N_("The criteria are locked, and nobody is selected yet."));
    }
}

/* Indispensable, and nobody who was selected brings it. */
static void gap_look(struct tasks *tasks)
{
    struct visit *visit = tasks->visit;
    const struct preparation preparation =
        workspace_preparation(&tasks->workspace, 0, visit->pool);
    const bool *selected =
        preparation_selection(&preparation, HOLDING_ACTUAL, visit->pool);
    const char **labels =
        pool_array(visit->pool, preparation.holdings.source_count + 1, const char *);
    size_t count = 0;

    if (selected == NULL) {
        return;
    }
    const struct coverage *coverage =
        coverage_of(&preparation.holdings, selected, HOLDING_ACTUAL, visit->pool);
    for (size_t i = 0; i < preparation.holdings.source_count; i++) {
        if (coverage[i].state == COVERAGE_GAP && coverage[i].source->is_indispensable) {
            labels[count++] = coverage[i].source->label;
        }
    }
    if (count > 0) {
        task_add(tasks, TASK_GAP, NULL,
                 visit_say(visit,
                           N_("Indispensable, and nobody who was selected brings it: "
                              "%s."),
                           text_join(visit->pool, labels, count, "; ")));
    }
}

/* Now, or from a day to come. */
static bool is_member(const struct tasks *tasks, int64_t actor_id)
{
    const struct workspace *workspace = &tasks->workspace;

    for (size_t i = 0; i < workspace->member_count; i++) {
        const struct member_row *member = &workspace->members[i];

        if (member->actor_id == actor_id &&
            (member->to_day == NULL || strcmp(tasks->visit->today, member->to_day) < 0)) {
            return true;
        }
    }
    return false;
}

static void partners_look(struct tasks *tasks)
{
    const struct workspace *workspace = &tasks->workspace;
    const char *today = tasks->visit->today;
    size_t talks = 0;
    size_t newcomers = 0;
    size_t not_agreed = 0;

    for (size_t i = 0; i < workspace->selection_count; i++) {
        const struct selection_row *row = &workspace->selections[i];
        const struct talk_row *talk = workspace_talk(workspace, row->actor_id);

        talks += row->is_in != 0 &&
                 (talk == NULL || talk->day == NULL || strcmp(talk->day, today) > 0);
    }
    for (size_t i = 0; i < workspace->talk_count; i++) {
        const struct talk_row *talk = &workspace->talks[i];
        int outcome = 0;

        newcomers += vocabulary_find(&TALK_OUTCOME, talk->outcome, &outcome) &&
                     talk_outcome_is_member((enum talk_outcome)outcome) &&
                     !is_member(tasks, talk->actor_id);
    }
    for (size_t i = 0; i < workspace->member_count; i++) {
        const struct member_row *member = &workspace->members[i];

        not_agreed += member->to_day == NULL && member->agreed_day == NULL;
    }
    task_count(tasks, TASK_TALKS, talks,
               "%zu talk with a selected actor is still to be held.",
               "%zu talks with selected actors are still to be held.");
    task_count(tasks, TASK_MEMBERS, newcomers,
               "After its talk %zu organisation would take part, and is no member "
               "yet.",
               "After their talks %zu organisations would take part, and are no "
               "members yet.");
    task_count(tasks, TASK_MEMBERS_AGREED, not_agreed,
               "Of %zu member it is not noted that its own board agreed.",
               "Of %zu members it is not noted that their own boards agreed.");
}

static void own_look(struct tasks *tasks)
{
    if (tasks->progress->own_talks > 0) {
        task_say(tasks, TASK_OWN_ENTRY,
                 N_("Read what was written about your organisation after the talk, and "
                    "correct it where it is not right."));
    }
}

bool tasks_put(struct visit *visit, const struct people *people, struct status *st)
{
    struct tasks tasks = {visit, people, &visit->progress, {0}, NULL, NULL, false};

    tasks.yours = model_set_list(visit->model, "yours");
    tasks.others = model_set_list(visit->model, "others");
    if (!visit->is_archived) {
        issue_look(&tasks);
        own_look(&tasks);
    }
    if (!visit->is_archived && visit_may(visit, OBJECT_ARENA, RIGHT_SEE)) {
        if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                            &tasks.workspace, st)) {
            return false;
        }
        arena_look(&tasks);
        divided_look(&tasks);
        choice_look(&tasks);
        if (visit->progress.selected > 0) {
            gap_look(&tasks);
        }
        partners_look(&tasks);
        task_count(&tasks, TASK_FORMS_DUE, (size_t)visit->progress.forms_due,
                   "For %zu case the day to look at the form again has come.",
                   "For %zu cases the day to look at the form again has come.");
    }
    if (!visit->is_archived &&
        (!tasks_survey_look(&tasks, st) || !tasks_experience_look(&tasks, st))) {
        return false;
    }
    if (!tasks.has_next) {
        model_set_null(visit->model, "next");
    }
    return true;
}
