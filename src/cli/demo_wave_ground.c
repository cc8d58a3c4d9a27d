#include "cli/demo_wave_ground.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "cli/demo_wave.h"
#include "cli/demo_wave_answers.h"
#include "cli/demo_wave_partners.h"
#include "store/actor.h"
#include "store/issue.h"
#include "store/network.h"
#include "store/network_make.h"
#include "store/partner.h"
#include "store/sign_in.h"

enum { BEGUN = 900, ISSUE = 890, HOUSES = 880, MEMBERS = 870 }; /* days ago */

static const char AUTHOR[] = "person:1";

int64_t demo_ground_moment(const struct demo_ground *ground, int days_ago)
{
    return ground->now - (int64_t)days_ago * DAY_MILLISECONDS;
}

const char *demo_ground_day(const struct demo_ground *ground, int days_ago)
{
    return day_of(demo_ground_moment(ground, days_ago), ground->unit->pool);
}

static bool begin(const struct demo_ground *ground, const char *action, int days_ago,
                  struct change **change_out, struct status *st)
{
    const struct change_head head = {DEMO_WAVE_NETWORK, AUTHOR, action,
                                     demo_ground_moment(ground, days_ago), 0};

    return change_begin(ground->unit, &head, change_out, st);
}

/* ---- people ---- */

/* They have an account since the first network. */
static const struct {
    const char *name;
    const char *email;
    enum access_role role;
    const char *organisation;
} PEOPLE[] = {
    {"Hilde Maes", "hilde@oosterlinde.invalid", ROLE_COORDINATOR, ""},
    {"Karim Benali", "karim@oosterlinde.invalid", ROLE_INITIATOR, "OCMW Oosterlinde"},
    {"Els Claes", "els@oosterlinde.invalid", ROLE_REPRESENTATIVE, "Basisschool De Linde"},
    {"Jan Peeters", "jan@oosterlinde.invalid", ROLE_REPRESENTATIVE, "OCMW Oosterlinde"},
    {"Fatima El Amrani", "fatima@oosterlinde.invalid", ROLE_REPRESENTATIVE,
     "Consultatiebureau"},
    {"Sofie Wouters", "sofie@oosterlinde.invalid", ROLE_REPRESENTATIVE,
     "Vereniging Samen Sterk"},
    {"Nele Jacobs", "nele@oosterlinde.invalid", ROLE_REPRESENTATIVE, "CAW De Brug"},
    {"Amina Haddad", "amina@oosterlinde.invalid", ROLE_MEMBER_FAMILY, ""},
    {"Pieter Goossens", "pieter@oosterlinde.invalid", ROLE_WORKER,
     "Kinderdagverblijf Pimpernel"},
    {"Claire Lambert", "claire@oosterlinde.invalid", ROLE_RESEARCHER, ""},
};

static bool account_of(const struct demo_ground *ground, const char *email,
                       int64_t *id_out, struct status *st)
{
    struct account account;

    if (!account_by_email(ground->unit->database, email, ground->unit->pool, &account,
                          st)) {
        return false;
    }
    *id_out = account.id;
    return true;
}

static bool network_begin(const struct demo_ground *ground, struct status *st)
{
    struct network_new network = {
        .id = DEMO_WAVE_NETWORK,
        .name = "Huis van het Kind Oosterlinde",
        .place = "Oosterlinde",
        .coordinator = {.name = PEOPLE[0].name, .email = PEOPLE[0].email},
        .author = "host",
        .today = demo_ground_day(ground, BEGUN),
        .now = demo_ground_moment(ground, BEGUN),
    };

    return account_of(ground, PEOPLE[0].email, &network.coordinator.account_id, st) &&
           network_make(ground->unit, &network, st);
}

static bool people_join(const struct demo_ground *ground, struct status *st)
{
    struct unit *unit = ground->unit;
    struct change *change = NULL;

    if (!begin(ground, "person.join", HOUSES, &change, st)) {
        return false;
    }
    for (size_t i = 1; i < ARRAY_COUNT(PEOPLE); i++) {
        struct person person = {.name = PEOPLE[i].name, .email = PEOPLE[i].email};
        struct role role = {.role = PEOPLE[i].role,
                            .from_day = demo_ground_day(ground, HOUSES)};

        if (!account_of(ground, person.email, &person.account_id, st) ||
            !organisation_ensure(change, unit, DEMO_WAVE_NETWORK, PEOPLE[i].organisation,
                                 &role.organisation_id, st) ||
            !person_ensure(change, unit, DEMO_WAVE_NETWORK, &person, &role.person_id,
                           st) ||
            !role_give(change, unit, DEMO_WAVE_NETWORK, &role, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

/* ---- issue and sources ---- */

static bool issue_write(const struct demo_ground *ground, struct status *st)
{
    static const struct issue_row ISSUE_TOLD = {
        .appeal = "Ouders, de opvang, de scholen, wie gezinnen helpt en verzorgt.",
        .domains = "family\neducation\nhealth",
        .area = "Oosterlinde en de Lindewijk",
        .added_value = "Een kind gaat van de opvang naar de kleuterklas zonder dat "
                       "iemand het onderweg verliest.",
    };
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;
    struct network network;

    if (!begin(ground, "issue.change", ISSUE, &change, st) ||
        !network_find(ground->unit->database, DEMO_WAVE_NETWORK, ground->unit->pool,
                      &network, st)) {
        return false;
    }
    network.purpose = "Gezinnen met jonge kinderen vinden in Oosterlinde één deur, en "
                      "achter die deur mensen die van elkaar weten wat ze doen.";
    network_values(&network, values);
    return change_put(change, &NETWORK_RECORD, values, st) &&
           change_put_row(change, &ISSUE_RECORD, &ISSUE_TOLD, st) &&
           change_end(change, st);
}

/* By whom: house numbers, ended by DEMO_HOUSES. */
static const struct {
    struct source_row row;
    size_t holders[5];
} SOURCES[] = {
    {{.code = "B1",
      .label = "vertrouwen van gezinnen",
      .kind = "access_trust",
      .necessity = "indispensable"},
     {3, 17, 19, DEMO_HOUSES}},
    {{.code = "B2",
      .label = "ervaring van ouders in armoede",
      .kind = "lived_experience",
      .necessity = "indispensable"},
     {17, DEMO_HOUSES}},
    {{.code = "B3",
      .label = "plaatsen in de opvang",
      .kind = "offer_places",
      .necessity = "indispensable"},
     {6, 7, 8, 9, DEMO_HOUSES}},
    {{.code = "B4",
      .label = "kleuterklassen",
      .kind = "offer_places",
      .necessity = "indispensable"},
     {10, 11, 12, DEMO_HOUSES}},
    {{.code = "B5",
      .label = "tijd om samen te brengen",
      .kind = "staff_time",
      .necessity = "indispensable"},
     {DEMO_TEAM, DEMO_HOUSES}},
    {{.code = "B6", .label = "lokalen", .kind = "rooms", .necessity = "useful"},
     {2, 20, DEMO_HOUSES}},
};

static bool source_add(struct change *change, size_t i, struct status *st)
{
    struct source_row source = SOURCES[i].row;

    source.note = "";
    if (!change_add(change, &SOURCE_RECORD, &source, st)) {
        return false;
    }
    for (const size_t *house = SOURCES[i].holders; *house != DEMO_HOUSES; house++) {
        struct holding_row holding = {.actor_id = (int64_t)*house + 1,
                                      .source_id = source.id,
                                      .has = "yes",
                                      .can = "yes",
                                      .wants = *house % 2 == 0 ? "yes" : "partly",
                                      .has_confirmed = "",
                                      .can_confirmed = "",
                                      .wants_confirmed = ""};
        if (!change_add(change, &HOLDING_RECORD, &holding, st)) {
            return false;
        }
    }
    return true;
}

/* ---- partners ---- */

static bool actor_join(const struct demo_ground *ground, struct change *change,
                       size_t house, struct status *st)
{
    struct actor_row actor = {.name = DEMO_HOUSE[house].name,
                              .sector = DEMO_HOUSE[house].sector,
                              .sources = "",
                              .note = ""};

    return actor_add(change, ground->unit, DEMO_WAVE_NETWORK, &actor, st);
}

/* Actors stand in the order of the houses, so their ids follow it. */
static bool houses_write(const struct demo_ground *ground, struct status *st)
{
    struct change *change = NULL;

    if (!begin(ground, "actor.paste", HOUSES, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < DEMO_JOINER; i++) {
        if (!actor_join(ground, change, i, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(SOURCES); i++) {
        if (!source_add(change, i, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static bool member_join(const struct demo_ground *ground, struct change *change,
                        size_t house, int days_ago, struct status *st)
{
    struct member_row member = {.actor_id = (int64_t)house + 1,
                                .role = DEMO_HOUSE[house].role,
                                .from_day = demo_ground_day(ground, days_ago),
                                .agreed_day = demo_ground_day(ground, days_ago),
                                .engagement_level = "lasting"};

    return member_begin(change, ground->unit, DEMO_WAVE_NETWORK, &member, st);
}

static bool members_write(const struct demo_ground *ground, struct status *st)
{
    struct change *change = NULL;

    if (!begin(ground, "member.add", MEMBERS, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < DEMO_JOINER; i++) {
        if (!member_join(ground, change, i, MEMBERS, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

bool demo_ground_begin(const struct demo_ground *ground, struct status *st)
{
    return network_begin(ground, st) && issue_write(ground, st) &&
           houses_write(ground, st) && people_join(ground, st) &&
           demo_partners_choose(ground, st) && members_write(ground, st);
}

bool demo_house_join(const struct demo_ground *ground, size_t house, int days_ago,
                     struct status *st)
{
    struct change *change = NULL;

    return begin(ground, "member.add", days_ago, &change, st) &&
           actor_join(ground, change, house, st) &&
           member_join(ground, change, house, days_ago, st) && change_end(change, st);
}

/* Its talk was in order of the houses too: it says now that they do not take part. */
static bool talk_end(const struct demo_ground *ground, struct change *change,
                     size_t house, struct status *st)
{
    const struct sql_value *values = NULL;
    struct talk_row talk;

    if (!record_find(ground->unit->database, &TALK_RECORD, DEMO_WAVE_NETWORK,
                     (int64_t)house + 1, ground->unit->pool, &values, st)) {
        return false;
    }
    record_read(&TALK_RECORD, values, &talk);
    talk.outcome = "no";
    return change_put_row(change, &TALK_RECORD, &talk, st);
}

bool demo_house_leave(const struct demo_ground *ground, size_t house, int days_ago,
                      struct status *st)
{
    /* Its row is as old as the actor's, and nobody's role changed. */
    const struct member_leave leave = {
        (int64_t)house + 1, demo_ground_day(ground, days_ago),
        "De afdeling is opgegaan in die van de buurgemeente."};
    struct change *change = NULL;

    return begin(ground, "member.end", days_ago, &change, st) &&
           member_end(change, ground->unit, DEMO_WAVE_NETWORK, &leave, st) &&
           talk_end(ground, change, house, st) && change_end(change, st);
}
