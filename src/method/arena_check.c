#include "method/arena_check.h"

#include "method/arena_findings.h"

void checker_add(struct checker *checker, const char *code, bool is_urgent,
                 struct message message)
{
    struct finding *finding = pool_array(checker->pool, 1, struct finding);

    *finding = (struct finding){code, is_urgent, message, NULL};
    if (checker->last != NULL) {
        checker->last->next = finding;
    } else {
        checker->list.first = finding;
    }
    checker->last = finding;
    checker->list.count++;
}

const char *checker_name(const struct checker *checker, size_t actor)
{
    return checker->preparation->arena.actors[actor].name;
}

struct finding_list arena_check(const struct preparation *preparation,
                                const struct arena_ranking *ranking, struct pool *pool)
{
    const size_t actor_count = preparation->arena.actor_count;
    struct checker checker = {
        .preparation = preparation,
        .results = pool_array(pool, actor_count, const struct arena_result *),
        .selected = preparation_selection(preparation, HOLDING_ACTUAL, pool),
        .pool = pool,
    };

    for (size_t i = 0; i < actor_count; i++) {
        checker.results[ranking->results[i].actor] = &ranking->results[i];
    }
    check_sheet(&checker);
    check_sources(&checker);
    check_choice(&checker);
    check_talks(&checker);
    return checker.list;
}
