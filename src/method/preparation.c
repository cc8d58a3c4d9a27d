#include "method/preparation.h"

#include <string.h>

enum criteria_lock criteria_lock_of(const struct preparation *preparation)
{
    if (preparation->criterion_count == 0) {
        return CRITERIA_MISSING;
    }
    for (size_t i = 0; i < preparation->criterion_count; i++) {
        if (preparation->criteria[i].locked_at[0] == '\0') {
            return CRITERIA_OPEN;
        }
    }
    return CRITERIA_LOCKED;
}

const char *criteria_locked_at(const struct preparation *preparation)
{
    const char *latest = "";

    if (criteria_lock_of(preparation) != CRITERIA_LOCKED) {
        return latest;
    }
    for (size_t i = 0; i < preparation->criterion_count; i++) {
        const char *locked_at = preparation->criteria[i].locked_at;
        latest = strcmp(locked_at, latest) > 0 ? locked_at : latest;
    }
    return latest;
}

const struct talk *preparation_talk(const struct preparation *preparation, size_t actor)
{
    for (size_t i = 0; i < preparation->talk_count; i++) {
        if (preparation->talks[i].actor == actor) {
            return &preparation->talks[i];
        }
    }
    return NULL;
}

const bool *preparation_everybody(const struct preparation *preparation,
                                  struct pool *pool)
{
    bool *everybody = pool_array(pool, preparation->arena.actor_count, bool);

    for (size_t actor = 0; actor < preparation->arena.actor_count; actor++) {
        everybody[actor] = true;
    }
    return everybody;
}

struct selection_choice preparation_choice(const struct preparation *preparation,
                                           size_t actor)
{
    return preparation->choices != NULL ? preparation->choices[actor]
                                        : (struct selection_choice){.reason = ""};
}

const bool *preparation_selection(const struct preparation *preparation,
                                  enum holding_basis basis, struct pool *pool)
{
    const size_t actor_count = preparation->arena.actor_count;
    bool *is_selected = pool_array(pool, actor_count, bool);
    bool has_choice = false;

    for (size_t actor = 0; actor < actor_count; actor++) {
        const struct form_choice *form = &preparation->forms[actor];
        const struct selection_choice choice = preparation_choice(preparation, actor);
        const struct talk *talk = preparation_talk(preparation, actor);

        if (form->is_made || choice.is_made) {
            is_selected[actor] =
                choice.is_made ? choice.is_in : form->form == FORM_NETWORK;
            has_choice = true;
        }
        if (basis == HOLDING_ACTUAL && talk != NULL &&
            talk->outcome != TALK_OUTCOME_NONE) {
            is_selected[actor] = talk_outcome_is_member(talk->outcome);
            has_choice = true;
        }
    }
    return has_choice ? is_selected : NULL;
}
