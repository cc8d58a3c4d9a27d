/* arena_findings.h - what the parts of the check share while they look.
 * Private to method/arena_check*.c. */
#pragma once

#include "method/arena_check.h"

struct checker {
    const struct preparation *preparation;
    const struct arena_result **results; /* by number of the actor */
    const bool *selected; /* selected now; NULL: nobody has chosen */
    struct pool *pool;
    struct finding_list list;
    struct finding *last;
};

/* Add a finding; its message is made with message_make(checker->pool, …). */
void checker_add(struct checker *checker, const char *code, bool is_urgent,
                 struct message message);

const char *checker_name(const struct checker *checker, size_t actor);

void check_sheet(struct checker *checker); /* steps 1 and 2 */
void check_sources(struct checker *checker); /* coverage and pairs */
void check_choice(struct checker *checker); /* steps 3 and 4 */
void check_talks(struct checker *checker); /* step 5 */
