/* arena_check_sheet.c - what the sheet itself leaves open: by whom, names from outside,
 * raters who lie apart. */
#include "method/arena_findings.h"

#include <string.h>

static bool is_replaced_by(const struct arena *arena, size_t actor, const char *name)
{
    const struct arena_actor *row = &arena->actors[actor];

    for (size_t i = 0; i < row->replaced_by_count; i++) {
        if (strcmp(row->replaced_by[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void by_whom_check(struct checker *checker, size_t actor)
{
    const struct arena *arena = &checker->preparation->arena;
    const struct arena_actor *row = &arena->actors[actor];
    const int irreplaceability = checker->results[actor]->irreplaceability.majority;

    if ((irreplaceability == 1 || irreplaceability == 2) && row->replaced_by_count == 0) {
        checker_add(
            checker, "by_whom_missing", false,
            message_make(checker->pool,
                         "%s is called rather easy to replace, but nobody wrote by "
                         "whom.",
                         row->name));
    }
    for (size_t i = 0; i < row->replaced_by_count; i++) {
        if (arena_actor_find(arena, row->replaced_by[i]) == arena->actor_count) {
            checker_add(
                checker, "by_whom_outside", false,
                message_make(checker->pool,
                             "%s is said to be replaceable by %s, who is not in the "
                             "list: add this actor?",
                             row->name, row->replaced_by[i]));
        }
    }
}

/* Two that replace each other and are both left out: then nobody does it. */
static void mutual_check(struct checker *checker, size_t actor)
{
    const struct arena *arena = &checker->preparation->arena;
    const char *name = checker_name(checker, actor);

    for (size_t other = actor + 1; other < arena->actor_count; other++) {
        const char *other_name = checker_name(checker, other);
        if (checker->selected != NULL && !checker->selected[actor] &&
            !checker->selected[other] && is_replaced_by(arena, actor, other_name) &&
            is_replaced_by(arena, other, name)) {
            checker_add(
                checker, "mutual_replacement", false,
                message_make(checker->pool,
                             "%s and %s are said to replace each other, and neither "
                             "is selected.",
                             name, other_name));
        }
    }
}

static void division_check(struct checker *checker, size_t actor)
{
    const struct arena_result *result = checker->results[actor];
    const char *name = checker_name(checker, actor);

    if (result->importance.agreement >= ARENA_DIVIDED) {
        checker_add(
            checker, "divided_importance", false,
            message_make(checker->pool,
                         "The raters are divided on the importance of %s: discuss "
                         "this first.",
                         name));
    }
    if (result->irreplaceability.agreement >= ARENA_DIVIDED) {
        checker_add(checker, "divided_replaceability", false,
                    message_make(checker->pool,
                                 "The raters are divided on the replaceability of %s: "
                                 "discuss this first.",
                                 name));
    }
}

static void stated_check(struct checker *checker, size_t actor)
{
    const struct arena_result *result = checker->results[actor];
    const bool has_override = checker->preparation->arena.actors[actor].override != NULL;

    if (result->dependence_stated != 0 && !has_override &&
        result->dependence_stated != result->standing.dependence) {
        checker_add(
            checker, "stated_differs", false,
            message_make(checker->pool,
                         "For %s the raters wrote another dependence than follows "
                         "from their marks: keep the derived one, or let your own "
                         "count with a reason.",
                         checker_name(checker, actor)));
    }
}

void check_sheet(struct checker *checker)
{
    const size_t actor_count = checker->preparation->arena.actor_count;

    for (size_t actor = 0; actor < actor_count; actor++) {
        by_whom_check(checker, actor);
        mutual_check(checker, actor);
        division_check(checker, actor);
        stated_check(checker, actor);
    }
}
