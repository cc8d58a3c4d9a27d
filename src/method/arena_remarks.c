#include "method/arena_remarks.h"

enum { RATERS_ADVISED = 5 };

static void raters_remark(const struct arena_ranking *ranking, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    const struct arena *arena = ranking->arena;

    if (ranking->rater_count < ARENA_RATERS_ADVISED_LEAST) {
        report_add_message(
            report, REPORT_WARNING, nowhere,
            message_make_plural(report->pool, ranking->rater_count,
                                "The ranking rests on %zu rater: fewer than three. With "
                                "five or more it rests less on one person.",
                                "The ranking rests on %zu raters: fewer than three. With "
                                "five or more it rests less on one person.",
                                ranking->rater_count));
    } else if (ranking->rater_count < RATERS_ADVISED) {
        report_add(report, REPORT_NOTE, nowhere,
                   "%zu raters is thin; five or more are advised.", ranking->rater_count);
    }
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        if (!arena_rater_has_rated(arena, rater)) {
            report_add(report, REPORT_NOTE, nowhere, "Rater %s rated nobody.",
                       arena->raters[rater]);
        }
    }
}

static void unrated_remark(const struct arena_actor *actor, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    report_add(report, REPORT_NOTE, nowhere,
               "Nobody outside its own organisation rated %s: no class, no place.",
               actor->name);
    if (actor->override != NULL) {
        report_add(report, REPORT_WARNING, nowhere,
                   "The override of %s has no effect as long as nobody outside its own "
                   "organisation rated it.",
                   actor->name);
    }
}

/* Dropping own marks costs most where one rater alone knows an actor from inside. */
static void own_marks_remark(const struct arena_ranking *ranking, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    for (size_t i = 0; i < ranking->arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        if (result->with_own.place != 0 && result->standing.place != 0 &&
            result->with_own.place < result->standing.place) {
            report_add(report, REPORT_NOTE, nowhere,
                       "%s would stand higher if its own mark counted. Own marks are "
                       "never counted; that costs most where only one rater knows an "
                       "actor from inside: invite a second one.",
                       ranking->arena->actors[result->actor].name);
        }
    }
}

void arena_remarks(const struct arena_ranking *ranking, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    const struct arena *arena = ranking->arena;

    raters_remark(ranking, report);
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        if (result->raters_counted == 0) {
            unrated_remark(&arena->actors[result->actor], report);
        }
    }
    own_marks_remark(ranking, report);
    if (arena->is_worksheet) {
        report_add(
            report, REPORT_WARNING, nowhere,
            "A paper sheet does not say which end of 1-4 is most important; it was "
            "read with 4 as very important. Check it with who filled it in (see "
            "--importance-highest).");
    }
}

void arena_scales_remark(struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    report_add(report, REPORT_NOTE, nowhere,
               "Importance: 1 = of little importance, 4 = very important. Numbers for "
               "replaceability are irreplaceability: 1 = large, 2 = rather large, 3 = "
               "rather small, 4 = small replaceability; 4 is hardest to replace.");
}
