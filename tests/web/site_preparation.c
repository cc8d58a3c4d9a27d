/* site_preparation.c - the rows of the small preparation, and its open round. */
#include "site_preparation.h"

#include "store/workspace.h"

/* A row of any kind, as its struct. */
struct added {
    const struct record_kind *kind;
    void *row;
};

static bool change_do(struct unit *unit, const char *action, const struct added *added,
                      struct status *st)
{
    const struct change_head head = {WORLD_NETWORK, "person:1", action, world_clock(), 0};
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    for (; added->kind != NULL; added++) {
        if (added->kind->has_id ? !change_add(change, added->kind, added->row, st)
                                : !change_put_row(change, added->kind, added->row, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static bool actors_do(struct unit *unit, struct status *st)
{
    static const char *const NAMES[] = {"OCMW", "CAW", "Scholen", "Bib"};
    const struct change_head head = {WORLD_NETWORK, "person:1", "actor.add",
                                     world_clock(), 0};
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct actor_row actor = {.name = NAMES[i], .sector = "zorg"};
        if (!actor_add(change, unit, WORLD_NETWORK, &actor, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

#define ADD(record, ...)                                                                 \
    {                                                                                    \
        &record, &(__VA_ARGS__)                                                          \
    }

static bool sources_do(struct unit *unit, struct status *st)
{
    const struct added rows[] = {
        ADD(ISSUE_RECORD, (struct issue_row){"De scholen.", "income\nhousing", "Oost",
                                             "Minder armoede."}),
        ADD(SOURCE_RECORD, (struct source_row){.code = "R1",
                                               .label = "vertrouwen van gezinnen",
                                               .kind = "access_trust",
                                               .necessity = "indispensable"}),
        ADD(SOURCE_RECORD,
            (struct source_row){.code = "R2", .label = "lokalen", .necessity = "useful"}),
        {0},
    };

    return change_do(unit, "source.add", rows, st);
}

static bool arena_do(struct unit *unit, struct status *st)
{
    const struct added rows[] = {
        ADD(HOLDING_RECORD, (struct holding_row){.actor_id = 1,
                                                 .source_id = 1,
                                                 .has = "yes",
                                                 .can = "yes",
                                                 .wants = "yes",
                                                 .wants_confirmed = "partly"}),
        ADD(HOLDING_RECORD,
            (struct holding_row){.actor_id = 3, .source_id = 1, .has = "yes"}),
        ADD(HOLDING_RECORD,
            (struct holding_row){.actor_id = 3, .source_id = 2, .has = "yes"}),
        ADD(PAIR_RECORD, (struct pair_row){.first_id = 1,
                                           .second_id = 3,
                                           .source_id = 1,
                                           .relation = "competitive"}),
        ADD(ROUND_RECORD, (struct round_row){.version = 1,
                                             .state = "closed",
                                             .opened_at = world_clock(),
                                             .closed_at = world_clock()}),
        ADD(RATER_RECORD, (struct rater_row){0, 1, 1, world_clock()}),
        ADD(RATER_RECORD, (struct rater_row){0, 1, 2, world_clock()}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 1, 1, 0, 4, 4, 3, "CAW", "hart"}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 1, 2, 0, 3, 2, 0, "", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 1, 3, 0, 4, 3, 0, "", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 1, 0, 4, 3, 0, "", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 2, 1, 4, 4, 0, "", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 3, 0, 1, 1, 0, "", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 4, 0, 1, 1, 0, "", ""}),
        ADD(OVERRIDE_RECORD, (struct override_row){.actor_id = 4,
                                                   .arena_class = 2,
                                                   .reason = "leesweek",
                                                   .author = "person:1",
                                                   .at = world_clock()}),
        {0},
    };

    return change_do(unit, "round.close", rows, st);
}

static bool choices_do(struct unit *unit, struct status *st)
{
    const struct added rows[] = {
        ADD(FORM_CASE_RECORD, (struct form_case_row){.q3 = "only_together"}),
        ADD(FORM_CASE_RECORD,
            (struct form_case_row){.actor_id = 1, .form = "network", .reason = "kern"}),
        ADD(CRITERION_RECORD, (struct criterion_row){.code = "C1",
                                                     .text = "brengt een bron",
                                                     .locked_at = world_clock()}),
        ADD(CRITERION_RECORD, (struct criterion_row){.code = "C2",
                                                     .text = "bereikt gezinnen",
                                                     .locked_at = world_clock()}),
        ADD(FIT_RECORD, (struct fit_row){0, 1, 1, "yes"}),
        ADD(SELECTION_RECORD, (struct selection_row){0, 1, 1, ""}),
        ADD(SELECTION_RECORD, (struct selection_row){0, 3, 1, ""}),
        ADD(TALK_RECORD, (struct talk_row){.actor_id = 1,
                                           .by_whom = "Hilde",
                                           .with_whom = "Jan",
                                           .day = WORLD_YESTERDAY,
                                           .was_right = "partly",
                                           .interest = "armoede tegengaan",
                                           .interest_effect = "helps",
                                           .motivation = 3,
                                           .readiness = "on_conditions",
                                           .conditions = "overdag",
                                           .mandate = "reports_back",
                                           .outcome = "core"}),
        ADD(MEMBER_RECORD, (struct member_row){.actor_id = 1,
                                               .role = "core",
                                               .from_day = WORLD_YESTERDAY,
                                               .engagement_level = "lasting"}),
        ADD(VERSION_RECORD,
            (struct version_row){0, 2, world_clock(), "person:1", "wonen ontbreekt"}),
        ADD(VERSION_ACTOR_RECORD,
            (struct version_actor_row){0, 1, "OCMW", 4, 4, 3, 1, 0, 1}),
        ADD(VERSION_SOURCE_RECORD,
            (struct version_source_row){0, 1, "R1", "vertrouwen van gezinnen",
                                        "indispensable", "fragile", 1}),
        {0},
    };

    return change_do(unit, "selection.choose", rows, st);
}

static bool prepare_do(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    return sources_do(unit, st) && actors_do(unit, st) && arena_do(unit, st) &&
           choices_do(unit, st);
}

void world_prepare(struct world *world)
{
    struct status st = {0};

    expect_done(store_change(world->store, prepare_do, NULL, &st), &st);
}

static bool round_do(struct unit *unit, void *context, struct status *st)
{
    struct round_row round = {.version = 2, .opened_at = world_clock()};
    const struct change_head head = {WORLD_NETWORK, "person:1", "round.open",
                                     world_clock(), 0};
    struct change *change = NULL;

    (void)context;
    return change_begin(unit, &head, &change, st) &&
           round_open(change, unit, WORLD_NETWORK, &round, st) && change_end(change, st);
}

void world_open_round(struct world *world)
{
    struct status st = {0};

    expect_done(store_change(world->store, round_do, NULL, &st), &st);
}
