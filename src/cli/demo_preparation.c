#include "cli/demo_preparation.h"

#include <string.h>

#include "base/day.h"
#include "base/embedded.h"
#include "base/limits.h"
#include "cli/demo_steps.h"
#include "exchange/preparation_files.h"
#include "store/people.h"

/* examples/oosterlinde, from the build. */
extern const struct embedded_file EXAMPLES[];
extern const size_t EXAMPLE_COUNT;

static const char ANSWERS[] = "form-per-actor.csv";
static const int64_t RATERS[] = {DEMO_HILDE, DEMO_KARIM, DEMO_SOFIE}; /* A, B, C */

/* ---- reading ---- */

static struct file_bytes example_of(const char *name)
{
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        if (strcmp(EXAMPLES[i].name, name) == 0) {
            return (struct file_bytes){name, (const char *)EXAMPLES[i].bytes,
                                       EXAMPLES[i].size};
        }
    }
    return (struct file_bytes){name, NULL, 0};
}

bool demo_preparation_read(const char *network_id, int64_t now, struct pool *pool,
                           struct demo_preparation *demo_out, struct status *st)
{
    struct demo_preparation demo = {.network_id = network_id, .now = now, .pool = pool};
    const struct preparation_reading reading = {0};
    const struct file_bytes answers = example_of(ANSWERS);
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct report report = {.pool = pool};
    struct csv_table table;

    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        files[i] = example_of(PREPARATION_FILE_NAMES[i]);
    }
    if (!preparation_read(files, reading, pool, &report, &demo.told) ||
        !csv_read(&answers, pool, &report, &table) ||
        !form_file_read(&table, pool, &report, &demo.answers) ||
        demo.told.arena.rater_count != ARRAY_COUNT(RATERS)) {
        return status_fail(st, STATUS_FAILED, "the example in the program is damaged");
    }
    *demo_out = demo;
    return true;
}

const char *demo_day(const struct demo_preparation *demo, int days_ago)
{
    return day_of(demo->now - (int64_t)days_ago * DAY_MILLISECONDS, demo->pool);
}

size_t demo_actor(const struct demo_preparation *demo, const char *name)
{
    return arena_actor_find(&demo->told.arena, name);
}

/* ---- the story ---- */

/* Oldest first. Round 2 stays open: one sheet is finished, one half filled in, and one
 * not begun. */
static const struct {
    int day; /* before the end */
    int64_t person_id;
    const char *action;
    demo_step_fn write;
    int which;
} STEPS[] = {
    {95, DEMO_HILDE, "issue.change", demo_issue, 0},
    {88, DEMO_KARIM, "source.add", demo_sources, 0},
    {88, DEMO_SOFIE, "source.change", demo_source_kinds, 0},
    {86, DEMO_KARIM, "actor.paste", demo_actors, 0},
    {85, DEMO_SOFIE, "holding.paste", demo_holdings, 0},
    {84, DEMO_HILDE, "round.open", demo_round_open, 1},
    {83, DEMO_KARIM, "rater.begin", demo_sheet, 1},
    {83, DEMO_KARIM, "rater.finish", demo_sheet_finish, 0},
    {82, DEMO_SOFIE, "rater.begin", demo_sheet, 2},
    {81, DEMO_HILDE, "rater.begin", demo_sheet, 0},
    {81, DEMO_HILDE, "rater.finish", demo_sheet_finish, 0},
    {80, DEMO_SOFIE, "rater.finish", demo_sheet_finish, 0},
    {80, DEMO_HILDE, "round.close", demo_round_close, 0},
    {79, DEMO_HILDE, "override.set", demo_overrides, 0},
    {75, DEMO_KARIM, "form.answer", demo_answers, 0},
    {74, DEMO_HILDE, "form.choose", demo_forms, 0},
    {72, DEMO_SOFIE, "criterion.add", demo_criteria, 0},
    {71, DEMO_HILDE, "criterion.lock", demo_criteria_lock, 0},
    {70, DEMO_KARIM, "fit.answer", demo_fits, 0},
    {69, DEMO_HILDE, "selection.choose", demo_selection, 0},
    {68, DEMO_KARIM, "pair.describe", demo_pairs, 0},
    {67, DEMO_SOFIE, "pair.describe", demo_agreement, 0},
    {66, DEMO_HILDE, "pair.describe", demo_agreement, 1},
    {63, DEMO_HILDE, "talk.write", demo_talk, 0},
    {62, DEMO_KARIM, "talk.write", demo_talk, 1},
    {59, DEMO_HILDE, "talk.write", demo_talk, 2},
    {57, DEMO_ELS, "own.correct", demo_correction, 2},
    {55, DEMO_KARIM, "talk.write", demo_talk, 3},
    {50, DEMO_HILDE, "talk.write", demo_talk, 4},
    {48, DEMO_HILDE, "member.add", demo_member, 0},
    {48, DEMO_HILDE, "member.add", demo_member, 1},
    {47, DEMO_HILDE, "member.add", demo_member, 2},
    {45, DEMO_HILDE, "member.add", demo_member, 3},
    {20, DEMO_HILDE, "version.begin", demo_version, 0},
    {12, DEMO_HILDE, "round.open", demo_round_open, 2},
    {10, DEMO_KARIM, "rater.begin", demo_sheet_again, 1},
    {9, DEMO_KARIM, "rater.finish", demo_sheet_finish, 0},
    {3, DEMO_HILDE, "rater.begin", demo_sheet_again, 0},
};

static bool step_write(struct unit *unit, struct demo_preparation *demo, size_t i,
                       struct status *st)
{
    /* Minutes later than who joined on that day, and than the step before. */
    const int64_t now = demo->now - (int64_t)STEPS[i].day * DAY_MILLISECONDS +
                        (int64_t)(i + 1) * MINUTE_MILLISECONDS;
    struct demo_step step = {
        .unit = unit,
        .demo = demo,
        .author = person_author(unit->pool, STEPS[i].person_id),
        .person_id = STEPS[i].person_id,
        .now = now,
        .which = STEPS[i].which,
    };
    const struct change_head head = {demo->network_id, step.author, STEPS[i].action, now,
                                     0};

    demo->put.author = step.author;
    demo->put.now = now;
    return change_begin(unit, &head, &step.change, st) && STEPS[i].write(&step, st) &&
           change_end(step.change, st);
}

bool demo_preparation_day(struct unit *unit, struct demo_preparation *demo, int day,
                          struct status *st)
{
    if (demo->put.preparation == NULL) {
        demo->put = preparation_put_of(demo->network_id, &demo->told, demo->pool);
        demo->put.person_ids = RATERS;
    }
    for (size_t i = 0; i < ARRAY_COUNT(STEPS); i++) {
        if (STEPS[i].day == day && !step_write(unit, demo, i, st)) {
            return false;
        }
    }
    return true;
}
