#include "web/changes_model.h"

#include <inttypes.h>
#include <string.h>

static const unsigned GROUPS_COMPARED =
    GROUP_BIT(GROUP_SIZE) | GROUP_BIT(GROUP_DYADS) | GROUP_BIT(GROUP_TRIADS) |
    GROUP_BIT(GROUP_CLUSTERING) | GROUP_BIT(GROUP_PATHS) | GROUP_BIT(GROUP_COMPONENTS) |
    GROUP_BIT(GROUP_CUTS);

bool wave_change_may(const struct wave_row *before, const struct wave_row *after)
{
    return strcmp(before->instrument, after->instrument) == 0 &&
           strcmp(before->instrument_version, after->instrument_version) == 0;
}

bool wave_change_has(const struct findings *before, const struct findings *after,
                     enum wave_relation relation)
{
    return findings_has(before, relation) && findings_has(after, relation);
}

/* The network with the ids of actors in the place of names. */
static struct network network_keyed(struct visit *visit, const struct findings *findings,
                                    const struct network *network)
{
    const size_t count = network->organisation_count;
    const char **names = pool_array(visit->pool, count, const char *);
    struct network keyed = *network;

    for (size_t i = 0; i < count; i++) {
        names[i] =
            visit_address(visit, "%" PRId64, findings_actor(findings, i)->actor_id);
    }
    keyed.names = names;
    return keyed;
}

struct comparing {
    struct network network;
    struct graph graph;
    struct change_side side;
};

/* Levels for the lines only: figures count ties. */
static void side_make(struct visit *visit, const struct findings *findings,
                      bool is_measured, enum wave_relation relation,
                      struct comparing *comparing)
{
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[relation];
    const struct network *network = is_measured ? &findings->measured : &findings->shown;
    const struct graph_reading reading = {.is_valued = kind->is_valued && !is_measured};

    comparing->network = network_keyed(visit, findings, network);
    comparing->graph = graph_make(network_relation(network, kind->code),
                                  network->organisation_count, reading, visit->pool);
    comparing->side = (struct change_side){&comparing->network, &comparing->graph};
}

static struct wave_change change_of(struct visit *visit, const struct comparing *before,
                                    const struct comparing *after,
                                    const struct band_order *order)
{
    struct wave_change change = {0};
    const bool is_made =
        change_make(&before->side, &after->side, order, visit->pool, &change.change);

    (void)is_made; /* nobody stops this work */
    return change;
}

struct wave_change wave_change_shown(struct visit *visit, const struct findings *before,
                                     const struct findings *after,
                                     enum wave_relation relation)
{
    struct comparing *sides = pool_array(visit->pool, 2, struct comparing);
    const struct band_order order = {0};

    side_make(visit, before, false, relation, &sides[0]);
    side_make(visit, after, false, relation, &sides[1]);
    struct wave_change change = change_of(visit, &sides[0], &sides[1], &order);
    change.before = before;
    change.after = after;
    change.relation = relation;
    return change;
}

struct wave_change wave_change_measured(struct visit *visit,
                                        const struct findings *before,
                                        const struct findings *after,
                                        enum wave_relation relation)
{
    struct comparing *sides = pool_array(visit->pool, 2, struct comparing);
    const struct band_order order = {.groups = GROUPS_COMPARED,
                                     .draws = CHANGE_DRAWS,
                                     .seed = (uint64_t)after->wave.wave.id};

    side_make(visit, before, true, relation, &sides[0]);
    side_make(visit, after, true, relation, &sides[1]);
    struct wave_change change = change_of(visit, &sides[0], &sides[1], &order);
    change.before = before;
    change.after = after;
    change.relation = relation;
    return change;
}

const char *wave_change_name(const struct wave_change *change, size_t organisation)
{
    const struct changed_organisation *row = &change->change.organisations[organisation];

    return row->after != GROUP_NONE ? change->after->shown.names[row->after]
                                    : change->before->shown.names[row->before];
}

const char *wave_change_word(struct visit *visit, enum pair_change change)
{
    static const char *const WORDS[PAIR_CHANGE_COUNT] = {
        [PAIR_KEPT] = N_("still there"),
        [PAIR_NEW] = N_("new tie"),
        [PAIR_LOST] = N_("no longer there"),
        [PAIR_ABSENT] = N_("no tie"),
        [PAIR_UNKNOWN] = N_("unknown in one of the waves"),
    };

    return say(WORDS[change], visit->language);
}
