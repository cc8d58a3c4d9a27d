#include "analysis/simulate.h"

#include <assert.h>

#include "analysis/simulate_names.h"
#include "analysis/simulate_world.h"
#include "base/limits.h"
#include "base/text.h"

static const bool *silent_choose(struct simulated_world *world, struct pool *pool)
{
    const size_t others = world->member_count - 1;
    const size_t silent = (size_t)(world->order->silent_share * (double)others + 0.5);
    bool *is_silent = pool_array(pool, world->member_count, bool);

    if (silent == 0) {
        return NULL;
    }
    random_choice(world->random, silent, is_silent + 1, others);
    return is_silent;
}

static struct relation *relation_make(struct simulated_world *world, struct pool *pool)
{
    struct relation *relation = pool_array(pool, 1, struct relation);
    struct tie *ties = pool_array(pool, world->tie_count, struct tie);
    const bool *is_silent = silent_choose(world, pool);
    size_t count = 0;

    for (size_t i = 0; i < world->member_count; i++) {
        for (size_t j = 0; j < world->member_count; j++) {
            const uint8_t value =
                *simulated_value(world, world->members[i], world->members[j]);
            if (value != 0 && (is_silent == NULL || !is_silent[i])) {
                ties[count++] = (struct tie){i, j, value};
            }
        }
    }
    *relation = (struct relation){"contact", true, ties, count, is_silent};
    return relation;
}

/* "CAW", "CAW 2": every name of a sector once before any a second time. */
static const char *const *names_make(const struct simulated_world *world,
                                     struct pool *pool)
{
    const char **names = pool_array(pool, world->count, const char *);
    size_t used[SIMULATED_SECTORS_MOST] = {0};

    names[SIMULATED_FIRST] = SIMULATED_COORDINATOR;
    for (size_t i = 1; i < world->count; i++) {
        const size_t number = used[world->sectors[i]]++;
        const struct simulated_sector *sector = &SIMULATED_SECTORS[world->sectors[i]];
        struct text name;

        text_init(&name, pool, LIMIT_NAME_BYTES);
        text_add(&name, sector->names[number % SECTOR_NAMES]);
        if (number >= SECTOR_NAMES) {
            text_format(&name, " %zu", number / SECTOR_NAMES + 1);
        }
        names[i] = name.bytes;
    }
    return names;
}

enum { ATTRIBUTE_SECTOR, ATTRIBUTE_ROLE, ATTRIBUTE_STAFF, ATTRIBUTES };

static struct attribute *attributes_make(const struct simulated_world *world,
                                         struct pool *pool)
{
    struct attribute *attributes = pool_array(pool, ATTRIBUTES, struct attribute);
    const char **texts[ATTRIBUTES];
    double *staff = pool_array(pool, world->member_count, double);

    for (size_t k = 0; k < ATTRIBUTES; k++) {
        texts[k] = pool_array(pool, world->member_count, const char *);
    }
    for (size_t i = 0; i < world->member_count; i++) {
        const size_t member = world->members[i];
        struct text number;

        text_init(&number, pool, LIMIT_NAME_BYTES);
        text_add_number(&number, world->staff[member], 0);
        staff[i] = world->staff[member];
        texts[ATTRIBUTE_SECTOR][i] = SIMULATED_SECTORS[world->sectors[member]].label;
        texts[ATTRIBUTE_ROLE][i] = member == SIMULATED_FIRST ? "coordinator" : "partner";
        texts[ATTRIBUTE_STAFF][i] = number.bytes;
    }
    attributes[ATTRIBUTE_SECTOR] =
        (struct attribute){"sector", ATTRIBUTE_TEXT, texts[ATTRIBUTE_SECTOR], NULL};
    attributes[ATTRIBUTE_ROLE] =
        (struct attribute){"role", ATTRIBUTE_TEXT, texts[ATTRIBUTE_ROLE], NULL};
    attributes[ATTRIBUTE_STAFF] =
        (struct attribute){"staff", ATTRIBUTE_NUMBER, texts[ATTRIBUTE_STAFF], staff};
    return attributes;
}

static struct network network_of(struct simulated_world *world, const char *const *names,
                                 struct pool *pool)
{
    const char **member_names = pool_array(pool, world->member_count, const char *);

    for (size_t i = 0; i < world->member_count; i++) {
        member_names[i] = names[world->members[i]];
    }
    return (struct network){.title = "",
                            .names = member_names,
                            .organisation_count = world->member_count,
                            .attributes = attributes_make(world, pool),
                            .attribute_count = ATTRIBUTES,
                            .relations = relation_make(world, pool),
                            .relation_count = 1};
}

double simulation_density(size_t organisation_count)
{
    const double density = 6 / ((double)organisation_count - 1);

    return density < 0.3 ? density : 0.3;
}

struct network_series simulate_networks(const struct simulation_order *order,
                                        struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    SCOPED(random) random = random_new(order->seed);
    struct wave *waves = pool_array(pool, order->wave_count, struct wave);

    assert(order->organisation_count >= SIMULATED_LEAST && order->wave_count > 0 &&
           order->sector_count > 0 && order->sector_count <= SIMULATED_SECTORS_MOST);
    struct simulated_world world = simulated_world_make(order, random, scratch);
    const char *const *names = names_make(&world, pool);
    for (size_t i = 0; i < order->wave_count; i++) {
        struct text label;

        if (i > 0) {
            simulated_world_change(&world, i);
        }
        text_init(&label, pool, LIMIT_NAME_BYTES);
        if (order->wave_count > 1) {
            text_format(&label, "T%zu", i);
        }
        waves[i] = (struct wave){label.bytes, network_of(&world, names, pool)};
    }
    return (struct network_series){waves, order->wave_count};
}
