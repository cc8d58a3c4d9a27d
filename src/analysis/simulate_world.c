#include "analysis/simulate_world.h"

#include <math.h>

/* How ties come about, and go; shares of attempts, chances of one. */
#define SHARE_BACK 0.22
#define SHARE_CLOSED 0.3
#define SHARE_COORDINATOR 0.04
#define CHANCE_KNOWN_AT_FIRST 0.6 /* the coordinator, by each */
#define CHANCE_OTHER_SECTOR 0.16
#define CHANCE_FADE 0.24 /* a mutual tie half */
#define CHANCE_SHIFT 0.25
#define SHARE_LEAVING 0.06

enum { ATTEMPTS_MOST = 60, STAFF_STEPS = 40 };

static bool is_chance(struct simulated_world *world, double chance)
{
    return random_unit(world->random) < chance;
}

static bool has_tie(const struct simulated_world *world, size_t from, size_t to)
{
    return *simulated_value(world, from, to) != 0;
}

/* ---- ties ---- */

static size_t value_draw(struct simulated_world *world, size_t from, size_t to)
{
    const size_t back = *simulated_value(world, to, from);
    const bool is_near = world->sectors[from] == world->sectors[to] ||
                         from == SIMULATED_FIRST || to == SIMULATED_FIRST;
    size_t value = 1;

    if (back != 0 && is_chance(world, 0.6)) {
        return back; /* two reports of one contact are often alike */
    }
    for (size_t i = 1; i < SIMULATED_VALUE_MOST; i++) {
        value += is_chance(world, is_near ? 0.55 : 0.35);
    }
    return value;
}

/* True when there is one more tie. */
static bool tie_try(struct simulated_world *world, size_t from, size_t to)
{
    if (from == to || has_tie(world, from, to) || world->tie_count == world->tie_goal) {
        return false;
    }
    *simulated_value(world, from, to) = (uint8_t)value_draw(world, from, to);
    world->ties[world->tie_count++] = (struct tie){from, to, 0};
    return true;
}

static size_t member_any(struct simulated_world *world)
{
    return world->members[random_below(world->random, world->member_count)];
}

/* The large are found more often. */
static size_t member_drawn(struct simulated_world *world)
{
    size_t member = member_any(world);

    while (!is_chance(world, world->drawing[member])) {
        member = member_any(world);
    }
    return member;
}

/* Somebody to whom `from` has a tie, looked for from a random place on; or `from`. */
static size_t contact_of(struct simulated_world *world, size_t from)
{
    const size_t start = random_below(world->random, world->count);

    for (size_t i = 0; i < world->count; i++) {
        const size_t to = (start + i) % world->count;
        if (has_tie(world, from, to)) {
            return to;
        }
    }
    return from;
}

static bool tie_attempt(struct simulated_world *world)
{
    const double way = random_unit(world->random);

    if (way < SHARE_BACK + SHARE_CLOSED && world->tie_count > 0) {
        const struct tie tie = world->ties[random_below(world->random, world->tie_count)];
        return way < SHARE_BACK ? tie_try(world, tie.to, tie.from)
                                : tie_try(world, tie.from, contact_of(world, tie.to));
    }
    if (way < SHARE_BACK + SHARE_CLOSED + SHARE_COORDINATOR) {
        const size_t member = member_any(world);
        return is_chance(world, 0.5) ? tie_try(world, member, SIMULATED_FIRST)
                                     : tie_try(world, SIMULATED_FIRST, member);
    }
    const size_t from = member_drawn(world);
    const size_t to = member_drawn(world);
    return (world->sectors[from] == world->sectors[to] ||
            is_chance(world, CHANCE_OTHER_SECTOR)) &&
           tie_try(world, from, to);
}

/* Where nothing plausible is left: the first free cell from a random one on. */
static void tie_anywhere(struct simulated_world *world)
{
    const size_t cells = world->member_count * world->member_count;
    const size_t start = random_below(world->random, cells);

    for (size_t i = 0; i < cells; i++) {
        const size_t cell = (start + i) % cells;
        if (tie_try(world, world->members[cell / world->member_count],
                    world->members[cell % world->member_count])) {
            return;
        }
    }
}

static void ties_grow(struct simulated_world *world)
{
    size_t failed = 0;

    while (world->tie_count < world->tie_goal) {
        failed = tie_attempt(world) ? 0 : failed + 1;
        if (failed == ATTEMPTS_MOST) {
            tie_anywhere(world);
            failed = 0;
        }
    }
}

/* The coordinator is the first whom many know, but has at most half of all ties. */
static void coordinator_begin(struct simulated_world *world)
{
    for (size_t i = 1; i < world->member_count; i++) {
        const size_t member = world->members[i];
        if (2 * world->tie_count + 2 > world->tie_goal) {
            return;
        }
        if (is_chance(world, CHANCE_KNOWN_AT_FIRST)) {
            (void)tie_try(world, member, SIMULATED_FIRST);
        }
        if (is_chance(world, CHANCE_KNOWN_AT_FIRST)) {
            (void)tie_try(world, SIMULATED_FIRST, member);
        }
    }
}

/* ---- from wave to wave ---- */

static size_t value_shift(struct simulated_world *world, size_t value)
{
    if (!is_chance(world, CHANCE_SHIFT)) {
        return value;
    }
    if (is_chance(world, 0.5)) {
        return value < SIMULATED_VALUE_MOST ? value + 1 : value;
    }
    return value > 1 ? value - 1 : value;
}

static void ties_fade(struct simulated_world *world)
{
    size_t kept = 0;

    for (size_t i = 0; i < world->tie_count; i++) {
        const struct tie tie = world->ties[i];
        const bool is_mutual = has_tie(world, tie.to, tie.from);
        const bool is_fading =
            is_chance(world, is_mutual ? CHANCE_FADE / 2 : CHANCE_FADE);
        uint8_t *value = simulated_value(world, tie.from, tie.to);

        if (is_fading || !world->is_member[tie.from] || !world->is_member[tie.to]) {
            *value = 0;
            continue;
        }
        *value = (uint8_t)value_shift(world, *value);
        world->ties[kept++] = tie;
    }
    world->tie_count = kept;
}

static size_t leaving_count(const struct simulation_order *order)
{
    return (size_t)(SHARE_LEAVING * (double)order->organisation_count + 0.5);
}

static void members_list(struct simulated_world *world)
{
    world->member_count = 0;
    for (size_t i = 0; i < world->count; i++) {
        if (world->is_member[i]) {
            world->members[world->member_count++] = i;
        }
    }
}

static void members_change(struct simulated_world *world, size_t wave)
{
    const size_t leaving = leaving_count(world->order);
    const size_t joining = world->order->organisation_count + (wave - 1) * leaving;

    for (size_t i = 0; i < leaving; i++) {
        size_t leaver = member_any(world);
        while (leaver == SIMULATED_FIRST || !world->is_member[leaver]) {
            leaver = member_any(world);
        }
        world->is_member[leaver] = false;
    }
    for (size_t i = 0; i < leaving; i++) {
        world->is_member[joining + i] = true;
    }
    members_list(world);
}

/* ---- at first, and from wave to wave ---- */

/* Many are small: the lower of two draws. */
static void organisations_draw(struct simulated_world *world)
{
    for (size_t i = 0; i < world->count; i++) {
        const size_t one = random_below(world->random, STAFF_STEPS);
        const size_t two = random_below(world->random, STAFF_STEPS);
        const size_t step = one < two ? one : two;

        world->sectors[i] = random_below(world->random, world->order->sector_count);
        world->staff[i] = floor(2 + (double)(step * step) / 4);
        world->drawing[i] = sqrt((4 + (double)step) / (3 + STAFF_STEPS));
        world->is_member[i] = i < world->order->organisation_count;
    }
    members_list(world);
}

struct simulated_world simulated_world_make(const struct simulation_order *order,
                                            struct random *random, struct pool *pool)
{
    struct simulated_world made = {.order = order, .random = random};
    struct simulated_world *world = &made;
    const double cells =
        (double)order->organisation_count * ((double)order->organisation_count - 1);

    world->count =
        order->organisation_count + (order->wave_count - 1) * leaving_count(order);
    world->tie_goal = (size_t)(order->density * cells + 0.5);
    world->sectors = pool_array(pool, world->count, size_t);
    world->staff = pool_array(pool, world->count, double);
    world->drawing = pool_array(pool, world->count, double);
    world->is_member = pool_array(pool, world->count, bool);
    world->members = pool_array(pool, world->count, size_t);
    world->values = pool_items(pool, world->count, world->count);
    world->ties = pool_array(pool, world->tie_goal, struct tie);
    organisations_draw(world);
    coordinator_begin(world);
    ties_grow(world);
    return made;
}

void simulated_world_change(struct simulated_world *world, size_t wave)
{
    members_change(world, wave);
    ties_fade(world);
    ties_grow(world);
}
