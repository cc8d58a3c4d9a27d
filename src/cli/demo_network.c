#include "cli/demo_network.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "cli/demo_preparation.h"
#include "cli/demo_wave.h"
#include "store/installation.h"
#include "store/network.h"
#include "store/network_make.h"
#include "store/people.h"
#include "store/secret.h"
#include "store/sign_in.h"

/* Everybody is made up. The domain is one that can never exist (RFC 2606). In order of
 * joining: ids of persons and of roles follow it. */
static const struct {
    const char *name;
    const char *email;
    enum access_role role;
    const char *organisation;
    int joined; /* days before now */
    int left; /* days before now; 0: is still there */
} PEOPLE[] = {
    {"Hilde Maes", "hilde@oosterlinde.invalid", ROLE_COORDINATOR, "", 96, 0},
    {"Karim Benali", "karim@oosterlinde.invalid", ROLE_INITIATOR, "OCMW", 90, 0},
    {"Sofie Wouters", "sofie@oosterlinde.invalid", ROLE_INITIATOR, "Vereniging", 90, 0},
    {"Els Claes", "els@oosterlinde.invalid", ROLE_REPRESENTATIVE, "Basisscholen", 61, 0},
    {"Jan Peeters", "jan@oosterlinde.invalid", ROLE_REPRESENTATIVE, "OCMW", 61, 0},
    {"Fatima El Amrani", "fatima@oosterlinde.invalid", ROLE_REPRESENTATIVE,
     "Kind en Gezin", 60, 0},
    {"Tom De Smet", "tom@oosterlinde.invalid", ROLE_REPRESENTATIVE, "CAW", 58, 17},
    {"Amina Haddad", "amina@oosterlinde.invalid", ROLE_MEMBER_FAMILY, "", 47, 0},
    {"Pieter Goossens", "pieter@oosterlinde.invalid", ROLE_WORKER, "Kinderopvang", 33, 0},
    {"Claire Lambert", "claire@oosterlinde.invalid", ROLE_RESEARCHER, "", 20, 0},
    {"Nele Jacobs", "nele@oosterlinde.invalid", ROLE_REPRESENTATIVE, "CAW", 16, 0},
};

enum { INVITED = 4 }; /* days before now */

static const char HOST_EMAIL[] = "beheer@oosterlinde.invalid";
static const char NETWORK[] = "ooster11nde7";

struct demo {
    int64_t now;
    struct pool *pool;
    struct demo_link *links;
};

static int64_t days_ago(const struct demo *demo, int days)
{
    return demo->now - (int64_t)days * DAY_MILLISECONDS;
}

static bool account_make(struct unit *unit, const struct demo *demo, const char *name,
                         const char *email, int64_t *id_out, struct status *st)
{
    const struct account account = {.email = email,
                                    .name = name,
                                    .language = LANGUAGE_NL,
                                    .is_host = strcmp(email, HOST_EMAIL) == 0,
                                    .is_verified = true};

    return account_ensure(unit, &account, demo->now, id_out, st);
}

/* ---- the network ---- */

static bool network_begin(struct unit *unit, const struct demo *demo, struct status *st)
{
    struct network_new network = {
        .id = NETWORK,
        .name = "Netwerk kinderarmoede Oosterlinde",
        .place = "Oosterlinde",
        .coordinator = {.name = PEOPLE[0].name, .email = PEOPLE[0].email},
        .author = "host",
        .today = day_of(days_ago(demo, PEOPLE[0].joined), unit->pool),
        .now = days_ago(demo, PEOPLE[0].joined),
    };

    return account_make(unit, demo, PEOPLE[0].name, PEOPLE[0].email,
                        &network.coordinator.account_id, st) &&
           network_make(unit, &network, st);
}

static bool person_join(struct unit *unit, const struct demo *demo, size_t i,
                        struct status *st)
{
    const int64_t at = days_ago(demo, PEOPLE[i].joined);
    const struct change_head head = {NETWORK, "", "person.join", at, 0};
    struct person person = {.name = PEOPLE[i].name, .email = PEOPLE[i].email};
    struct role role = {.role = PEOPLE[i].role, .from_day = day_of(at, unit->pool)};
    struct change *change = NULL;

    if (!account_make(unit, demo, person.name, person.email, &person.account_id, st) ||
        !change_begin(unit, &head, &change, st) ||
        !organisation_ensure(change, unit, NETWORK, PEOPLE[i].organisation,
                             &role.organisation_id, st) ||
        !person_ensure(change, unit, NETWORK, &person, &role.person_id, st)) {
        return false;
    }
    change_set_author(change, person_author(unit->pool, role.person_id));
    return role_give(change, unit, NETWORK, &role, st) && change_end(change, st);
}

static bool person_leave(struct unit *unit, const struct demo *demo, size_t i,
                         struct status *st)
{
    const int64_t at = days_ago(demo, PEOPLE[i].left);
    const struct change_head head = {NETWORK, "person:1", "role.end", at, 0};
    struct change *change = NULL;

    /* Nobody has two roles here, so ids of persons and of roles are the same. */
    return change_begin(unit, &head, &change, st) &&
           role_end(change, unit, NETWORK, (int64_t)i + 1, day_of(at, unit->pool), st) &&
           change_end(change, st);
}

/* Somebody is invited and has not answered yet. */
static bool invitation_make(struct unit *unit, const struct demo *demo, struct status *st)
{
    const int64_t at = days_ago(demo, INVITED);
    const struct change_head head = {NETWORK, "person:1", "person.invite", at, 0};
    struct invitation invitation = {
        .id = 1,
        .name = "Dirk Aerts",
        .email = "dirk@oosterlinde.invalid",
        .role = ROLE_REPRESENTATIVE,
        .invited_by = "person:1",
        .created_at = at,
        .expires_at = at + (int64_t)INVITATION_DAYS * DAY_MILLISECONDS,
    };
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st) ||
        !organisation_ensure(change, unit, NETWORK, "Woonmaatschappij",
                             &invitation.organisation_id, st)) {
        return false;
    }
    invitation_values(&invitation, values);
    return change_put(change, &INVITATION_RECORD, values, st) && change_end(change, st);
}

static bool people_day(struct unit *unit, const struct demo *demo, int day,
                       struct status *st)
{
    for (size_t i = 1; i < ARRAY_COUNT(PEOPLE); i++) {
        if ((PEOPLE[i].joined == day && !person_join(unit, demo, i, st)) ||
            (PEOPLE[i].left == day && !person_leave(unit, demo, i, st))) {
            return false;
        }
    }
    return day != INVITED || invitation_make(unit, demo, st);
}

/* What happened, in the order in which it did: the journal does not go back in time. */
static bool history_write(struct unit *unit, const struct demo *demo, struct status *st)
{
    struct demo_preparation preparation;

    if (!demo_preparation_read(NETWORK, demo->now, unit->pool, &preparation, st) ||
        !network_begin(unit, demo, st)) {
        return false;
    }
    for (int day = PEOPLE[0].joined; day > 0; day--) {
        if (!people_day(unit, demo, day, st) ||
            !demo_preparation_day(unit, &preparation, day, st)) {
            return false;
        }
    }
    return true;
}

/* ---- links ---- */

static bool link_add(struct unit *unit, const struct demo *demo, const char *email,
                     struct demo_link *link, struct status *st)
{
    const char *token = secret_token(unit->pool, 20);
    struct sign_in_link row = {.is_repeatable = true};
    struct account account;
    struct text path;

    if (!account_by_email(unit->database, email, unit->pool, &account, st)) {
        return false;
    }
    row.account_id = account.id;
    row.network_id = account.is_host ? NULL : NETWORK;
    text_init(&path, demo->pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "/sign-in/%s", token);
    link->path = path.bytes;
    return sign_in_link_add(unit, secret_digest(unit->pool, token), &row,
                            days_ago(demo, -3650), st);
}

/* The first person of each role that is still there, and the host. */
static bool links_add(struct unit *unit, struct demo *demo, struct status *st)
{
    unsigned seen = 0;
    size_t count = 0;

    for (size_t i = 0; i < ARRAY_COUNT(PEOPLE); i++) {
        if ((seen & access_set(PEOPLE[i].role)) != 0) {
            continue;
        }
        seen |= access_set(PEOPLE[i].role);
        demo->links[count].role = PEOPLE[i].role;
        if (!link_add(unit, demo, PEOPLE[i].email, &demo->links[count], st)) {
            return false;
        }
        count++;
    }
    demo->links[count].role = ROLE_HOST;
    return link_add(unit, demo, HOST_EMAIL, &demo->links[count], st);
}

static bool demo_do(struct unit *unit, void *context, struct status *st)
{
    struct demo *demo = context;
    struct installation installation;
    int64_t count = 0;
    int64_t host = 0;

    if (!installation_find(unit->database, unit->pool, &installation, st) ||
        !account_count(unit->database, &count, st)) {
        return false;
    }
    if (!installation.is_demonstration && count > 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this database is in use: a demonstration needs one of its "
                           "own, for example --db demo.db");
    }
    if (!installation.is_demonstration &&
        (!installation_mark_demonstration(unit, st) ||
         !account_make(unit, demo, "Beheerder", HOST_EMAIL, &host, st) ||
         !history_write(unit, demo, st) || !demo_waves(unit, demo->now, st))) {
        return false;
    }
    return links_add(unit, demo, st);
}

bool demo_make(struct store *store, int64_t now, struct pool *pool,
               struct demo_link links_out[DEMO_LINKS], struct status *st)
{
    struct demo demo = {now, pool, links_out};
    struct installation installation;

    return installation_open(store, now, pool, &installation, st) &&
           store_change(store, demo_do, &demo, st);
}
