#include "analysis/cug.h"

#include <math.h>

static double draw_measure(const struct cug_question *question,
                           const struct random_order *order, struct random *random)
{
    SCOPED(pool) scratch = pool_new();
    const struct relation relation = random_graph(order, random, scratch);
    const struct graph graph = graph_make(&relation, order->organisation_count,
                                          (struct graph_reading){0}, scratch);

    return question->measure(question->context, &graph, scratch);
}

struct cug cug_test(const struct cug_question *question)
{
    SCOPED(pool) scratch = pool_new();
    SCOPED(random) random = random_new(question->seed);
    const struct random_order order = random_order_like(question->graph, question->given);
    const double observed =
        question->measure(question->context, question->graph, scratch);
    double *draws = pool_array(scratch, question->draws, double);
    size_t count = 0;
    double sum = 0;

    for (size_t i = 0; i < question->draws; i++) {
        draws[count] = draw_measure(question, &order, random);
        if (!isnan(draws[count])) {
            sum += draws[count++];
        }
    }
    struct chance_count counted =
        chance_begin(observed, count > 0 ? sum / (double)count : (double)NAN);
    for (size_t i = 0; i < count; i++) {
        chance_add(&counted, draws[i]);
    }
    return (struct cug){chance_end(&counted, false), question->draws - count};
}
