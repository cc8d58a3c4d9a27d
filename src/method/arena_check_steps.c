/* arena_check_steps.c - criteria before choice, choice against class, talks against
 * estimate. */
#include "method/arena_findings.h"

#include <string.h>

enum { NETWORK_LEAST = 3 };

static void criteria_check(struct checker *checker)
{
    switch (criteria_lock_of(checker->preparation)) {
    case CRITERIA_MISSING:
        checker_add(
            checker, "criteria_missing", true,
            message_make(checker->pool,
                         "Actors are selected, but no criteria were written: think "
                         "of them before the choice."));
        break;
    case CRITERIA_OPEN:
        checker_add(checker, "criteria_open", true,
                    message_make(checker->pool,
                                 "Actors are selected, but not all criteria are locked: "
                                 "lock them before the choice."));
        break;
    case CRITERIA_LOCKED:
        break;
    }
}

static bool is_said(const char *reason)
{
    return reason != NULL && reason[0] != '\0';
}

/* Somebody wrote why the actor is in or out: with the choice, the form or the talk. */
static bool choice_is_explained(const struct preparation *preparation, size_t actor)
{
    const struct talk *talk = preparation_talk(preparation, actor);

    return is_said(preparation_choice(preparation, actor).reason) ||
           is_said(preparation->forms[actor].reason) ||
           (talk != NULL && is_said(talk->note));
}

/* Leaving a core actor out, or taking one in that is not relevant, asks one sentence. */
static void class_check(struct checker *checker, size_t actor)
{
    const int arena_class = checker->results[actor]->standing.arena_class;
    const bool is_explained = choice_is_explained(checker->preparation, actor);

    if (arena_class == ARENA_CORE && !checker->selected[actor] && !is_explained) {
        checker_add(checker, "core_left_out", false,
                    message_make(checker->pool,
                                 "%s is a core actor and not selected: say why in one "
                                 "sentence.",
                                 checker_name(checker, actor)));
    }
    if (arena_class == ARENA_NOT_RELEVANT && checker->selected[actor] && !is_explained) {
        checker_add(checker, "not_relevant_taken_in", false,
                    message_make(checker->pool,
                                 "%s is not a relevant actor for this issue and is "
                                 "selected: say why in one sentence.",
                                 checker_name(checker, actor)));
    }
}

void check_choice(struct checker *checker)
{
    const size_t actor_count = checker->preparation->arena.actor_count;
    size_t selected_count = 0;

    if (checker->selected == NULL) {
        return;
    }
    for (size_t actor = 0; actor < actor_count; actor++) {
        selected_count += checker->selected[actor];
    }
    if (selected_count > 0) {
        criteria_check(checker);
    }
    for (size_t actor = 0; actor < actor_count; actor++) {
        class_check(checker, actor);
    }
    if (selected_count > 0 && selected_count < NETWORK_LEAST) {
        checker_add(
            checker, "too_few", true,
            message_make(checker->pool,
                         "Fewer than three organisations are selected: that is not "
                         "a network."));
    }
}

/* How much of a source an answer promises; what nobody knew counts as little. */
static int answer_weight(enum holding_answer answer)
{
    return answer == ANSWER_YES      ? 3
           : answer == ANSWER_PARTLY ? 2
           : answer == ANSWER_NO     ? 0
                                     : 1;
}

static void difference_add(struct checker *checker, const struct talk *talk,
                           const struct talk_difference *difference)
{
    static const char *const TOO_HIGH[ASPECT_COUNT] = {
        [ASPECT_HAS] = N_("%s: whether they have %s was estimated too high."),
        [ASPECT_CAN] = N_("%s: whether they can use %s was estimated too high."),
        [ASPECT_WANTS] = N_("%s: whether they want to use %s was estimated too high."),
    };
    static const char *const TOO_LOW[ASPECT_COUNT] = {
        [ASPECT_HAS] = N_("%s: whether they have %s was estimated too low."),
        [ASPECT_CAN] = N_("%s: whether they can use %s was estimated too low."),
        [ASPECT_WANTS] = N_("%s: whether they want to use %s was estimated too low."),
    };
    const int estimated = answer_weight(difference->estimated);
    const int confirmed = answer_weight(difference->confirmed);
    const bool is_too_high = estimated > confirmed;
    const struct needed_source *sources = checker->preparation->holdings.sources;
    const struct message message = {
        .id = is_too_high ? TOO_HIGH[difference->aspect] : TOO_LOW[difference->aspect],
        .values = {{.text = checker_name(checker, talk->actor)},
                   {.text = sources[difference->source].code}},
        .value_count = 2,
    };

    if (estimated != confirmed && difference->estimated != ANSWER_NONE) {
        checker_add(checker, is_too_high ? "estimate_too_high" : "estimate_too_low",
                    false, message);
    }
}

static void talk_check(struct checker *checker, const struct talk *talk)
{
    const struct preparation *preparation = checker->preparation;
    const char *locked_at = criteria_locked_at(preparation);
    size_t count = 0;
    const struct talk_difference *differences =
        talk_differences(&preparation->holdings, talk->actor, checker->pool, &count);

    /* A date without a time is the whole day: compare no more than it says. */
    if (locked_at[0] != '\0' && talk->at[0] != '\0' &&
        strncmp(talk->at, locked_at, strlen(talk->at)) < 0) {
        checker_add(checker, "talk_before_lock", true,
                    message_make(checker->pool,
                                 "The talk with %s was on %s, before the criteria were "
                                 "locked (%s).",
                                 checker_name(checker, talk->actor), talk->at,
                                 locked_at));
    }
    for (size_t i = 0; i < count; i++) {
        difference_add(checker, talk, &differences[i]);
    }
    if (talk->outcome == TALK_OUTCOME_NONE) {
        checker_add(
            checker, "outcome_missing", false,
            message_make(checker->pool,
                         "The talk with %s has no outcome yet: core, edge, context, "
                         "anchoring, consultation, ad hoc, no or later?",
                         checker_name(checker, talk->actor)));
    }
}

void check_talks(struct checker *checker)
{
    const struct preparation *preparation = checker->preparation;

    for (size_t i = 0; i < preparation->talk_count; i++) {
        talk_check(checker, &preparation->talks[i]);
    }
    for (size_t actor = 0; actor < preparation->arena.actor_count; actor++) {
        if (preparation->talk_count > 0 && checker->selected != NULL &&
            checker->selected[actor] && preparation_talk(preparation, actor) == NULL) {
            checker_add(
                checker, "talk_missing", false,
                message_make(checker->pool,
                             "Nobody has talked with %s yet: what is written of it "
                             "is an estimate.",
                             checker_name(checker, actor)));
        }
    }
}
