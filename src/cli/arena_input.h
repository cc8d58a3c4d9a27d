/* arena_input.h - what every arena command reads: a folder, or one file of ratings. */
#pragma once

#include "cli/command.h"
#include "exchange/preparation_files.h"
#include "method/arena_sensitivity.h"

struct arena_input {
    struct preparation preparation;
    struct arena_ranking ranking;
    const struct arena_sensitivity *sensitivities; /* by number of the actor */
    struct report report; /* warnings and notes; errors have ended the command */
    const char *digest;
};

/* --importance-highest, for the commands that read ratings. */
#define ARENA_INPUT_OPTION                                                               \
    {                                                                                    \
        "--importance-highest", "4|1",                                                   \
            N_("which mark means very important on the sheet (4 when not given)"), false \
    }

/* Read and rank what the operand `path` names. When something is wrong everything is
 * said on stderr and the exit code is not EXIT_DONE; *input_out is then untouched. */
enum exit_code arena_input_load(const struct call *call, const char *path,
                                struct arena_input *input_out);

/* Which view of the holdings --before-talks asks for. */
enum holding_basis arena_input_basis(const struct call *call);

/* The actors that an option names ("A,B", or 'A|B'; the option may be repeated), as
 * claims per actor; NULL when it was not given. A name may hold a comma itself.
 * fails  STATUS_INVALID when a name is not in the list. */
NODISCARD bool arena_input_actors(const struct call *call, const char *option,
                                  const struct arena *arena, const bool **is_named_out,
                                  struct status *st);
