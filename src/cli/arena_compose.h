/* arena_compose.h - a composition as it was asked for and answered, shared by the files
 * that find it, print it and write it as data. */
#pragma once

#include "cli/arena_input.h"
#include "method/composition.h"

struct compose {
    const struct arena_input *input;
    struct composition_question question;
    const struct needed_source **sources; /* the indispensable ones, by bit */
    const struct composition *answer; /* NULL: no selection covers all */
    uint64_t lacking; /* sources that too few allowed actors bring */
};

static inline const char *compose_actor_name(const struct compose *compose, size_t actor)
{
    return compose->input->preparation.arena.actors[actor].name;
}

/* The names of some actors, or the codes of some sources, as one text. */
const char *compose_names(const struct compose *compose, const size_t *actors,
                          size_t count, const char *separator, struct pool *pool);
const char *compose_codes(const struct compose *compose, uint64_t sources,
                          struct pool *pool);

void compose_text(const struct compose *compose, enum language language,
                  struct text *output);
void compose_json(const struct compose *compose, enum language language,
                  struct text *output);
void compose_csv(const struct compose *compose, struct text *output);
