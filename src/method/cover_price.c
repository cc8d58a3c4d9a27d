#include "method/cover_price.h"

/* Prices are whole numbers, so that no proof rests on rounding; the floor keeps them
 * fine enough to steer by, the ceiling keeps every sum below far within 64 bits. */
enum { PRICE_MEAN_MIN = 1 << 9, PRICE_MAX = 1 << 20 };

/* What is asked: the sources that are left, the dearest first. */
struct demand {
    unsigned char sources[COVER_SOURCES_MAX];
    int shortage[COVER_SOURCES_MAX]; /* of sources[i]: still needed after the offer */
    size_t count;
    int64_t due;
    bool is_met; /* the offer covers */
};

/* The candidates who together pay most, within the slots and with enough cores. */
struct offer {
    struct actor_set chosen;
    int brought[COVER_SOURCES_MAX]; /* per source: by how many */
    int64_t paid;
    int32_t least_core; /* least score on a slot for a core actor */
    int32_t least_free; /* least score on a slot for anybody */
    int32_t best_absent; /* best score that was not chosen; 0 when all were */
};

static uint64_t task_sources(const struct cover_task *task)
{
    return task->one | task->two;
}

/* Sort by descending score. Insertion: the prices move little from round to round. */
static size_t candidates_sort(struct cover_node *node, const int32_t *scores)
{
    uint16_t *candidates = node->candidates;
    size_t moves = 0;

    for (size_t i = 1; i < node->candidate_count; i++) {
        const uint16_t actor = candidates[i];
        size_t place = i;
        for (; place > 0 && scores[candidates[place - 1]] < scores[actor]; place--) {
            candidates[place] = candidates[place - 1];
        }
        candidates[place] = actor;
        moves += i - place;
    }
    return moves;
}

/* False when the work runs out. */
static bool candidates_score(struct cover_node *node, struct cover_actors *actors)
{
    const uint64_t open = task_sources(&node->task);
    size_t steps = node->candidate_count;

    for (size_t i = 0; i < node->candidate_count; i++) {
        const size_t actor = node->candidates[i];
        int32_t score = 0;
        for (uint64_t rest = actors->brings[actor] & open; rest != 0; rest &= rest - 1) {
            score += node->prices[cover_source_first(rest)];
            steps++;
        }
        actors->scores[actor] = score;
    }
    steps += candidates_sort(node, actors->scores);
    return cover_actors_work(actors, steps);
}

static void offer_add(struct offer *offer, const struct cover_node *node,
                      const struct cover_actors *actors, size_t actor)
{
    uint64_t rest = actors->brings[actor] & task_sources(&node->task);

    actor_set_add(&offer->chosen, actor);
    offer->paid += actors->scores[actor];
    for (; rest != 0; rest &= rest - 1) {
        offer->brought[cover_source_first(rest)]++;
    }
}

/* The best core actors on the slots for cores, then the best of everybody else. */
static void offer_make(struct offer *offer, const struct cover_node *node,
                       const struct cover_actors *actors)
{
    size_t core_slots = node->task.cores;
    size_t free_slots = node->task.slots - core_slots;

    *offer = (struct offer){.least_core = INT32_MAX, .least_free = INT32_MAX};
    for (size_t i = 0; i < node->candidate_count; i++) {
        const size_t actor = node->candidates[i];
        const int32_t score = actors->scores[actor];
        if (core_slots > 0 && actors->is_core[actor]) {
            core_slots--;
            offer->least_core = score;
        } else if (free_slots > 0) {
            free_slots--;
            offer->least_free = score;
        } else {
            offer->best_absent = score > offer->best_absent ? score : offer->best_absent;
            continue;
        }
        offer_add(offer, node, actors, actor);
    }
}

static void demand_init(struct demand *demand, const struct cover_task *task)
{
    demand->count = 0;
    for (uint64_t rest = task_sources(task); rest != 0; rest &= rest - 1) {
        demand->sources[demand->count++] = (unsigned char)cover_source_first(rest);
    }
}

static void demand_sort(struct demand *demand, const int32_t *prices)
{
    for (size_t i = 1; i < demand->count; i++) {
        const unsigned char source = demand->sources[i];
        size_t place = i;
        for (; place > 0 && prices[demand->sources[place - 1]] < prices[source];
             place--) {
            demand->sources[place] = demand->sources[place - 1];
        }
        demand->sources[place] = source;
    }
}

/* Hold the offer against what is due. */
static void demand_weigh(struct demand *demand, const struct cover_node *node,
                         const struct offer *offer)
{
    const struct cover_task *task = &node->task;
    size_t short_count = 0;

    demand->due = 0;
    demand->is_met = true;
    demand_sort(demand, node->prices);
    for (size_t i = 0; i < demand->count; i++) {
        const size_t source = demand->sources[i];
        int needed = (task->two >> source & 1) != 0 ? 2 : 1;
        const int shortage = needed - offer->brought[source];
        short_count += shortage > 0;
        demand->is_met = demand->is_met && shortage < 2;
        needed -= i < task->missable;
        demand->shortage[i] = needed - offer->brought[source];
        demand->due += (int64_t)needed * node->prices[source];
    }
    demand->is_met = demand->is_met && short_count <= task->missable;
}

/* Take whom the offer cannot do without, drop whom it cannot afford: with the other
 * choice for that one actor, even the best offer would pay less than is due. */
static void candidates_fix(struct cover_node *node, const struct cover_actors *actors,
                           const struct offer *offer, int64_t slack)
{
    const size_t cores = node->task.cores;
    const int32_t least =
        offer->least_core < offer->least_free ? offer->least_core : offer->least_free;
    size_t kept = 0;

    for (size_t i = 0; i < node->candidate_count; i++) {
        const uint16_t actor = node->candidates[i];
        const int32_t score = actors->scores[actor];
        if (actor_set_has(&offer->chosen, actor)) {
            if (score - offer->best_absent > slack) {
                cover_node_take(node, actors, actor);
                continue;
            }
        } else {
            const bool is_for_core = actors->is_core[actor] && cores > 0;
            if ((is_for_core ? least : offer->least_free) - score > slack) {
                continue;
            }
        }
        node->candidates[kept++] = actor;
    }
    node->candidate_count = kept;
}

/* Raise the price of what the offer lacks, lower it for what is brought too often: a
 * subgradient step of Polyak's length, aimed a little below zero slack. False when no
 * price wants to move. */
static bool prices_step(struct cover_node *node, const struct demand *demand,
                        int64_t slack)
{
    int64_t squares = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < demand->count; i++) {
        if (demand->shortage[i] > 0 || node->prices[demand->sources[i]] > 0) {
            squares += (int64_t)demand->shortage[i] * demand->shortage[i];
        }
    }
    if (squares == 0) {
        return false;
    }
    for (size_t i = 0; i < demand->count; i++) {
        int32_t *price = &node->prices[demand->sources[i]];
        int64_t moved =
            *price + (slack + demand->due / 64 + 1) * demand->shortage[i] / squares;
        moved = moved > 0 ? moved : 0;
        *price = (int32_t)(moved < PRICE_MAX ? moved : PRICE_MAX);
        sum += *price;
    }
    for (size_t i = 0; i < demand->count && sum < (int64_t)demand->count * PRICE_MEAN_MIN;
         i++) {
        int32_t *price = &node->prices[demand->sources[i]];
        *price = *price < PRICE_MAX / 8 ? *price * 4 + 4 : *price;
    }
    return true;
}

enum cover_answer cover_price(struct cover_node *node, struct cover_actors *actors,
                              int rounds)
{
    const size_t before = node->candidate_count;
    struct demand demand;
    struct offer offer;

    demand_init(&demand, &node->task);
    for (int i = 0; i < rounds && node->candidate_count == before; i++) {
        if (!candidates_score(node, actors)) {
            return COVER_OPEN;
        }
        offer_make(&offer, node, actors);
        demand_weigh(&demand, node, &offer);
        if (demand.due > offer.paid) {
            return COVER_NONE;
        }
        if (demand.is_met) {
            actor_set_unite(&node->taken, &offer.chosen);
            return COVER_FOUND;
        }
        const int64_t slack = offer.paid - demand.due;
        candidates_fix(node, actors, &offer, slack);
        if (!prices_step(node, &demand, slack)) {
            return COVER_OPEN;
        }
    }
    return COVER_OPEN;
}
