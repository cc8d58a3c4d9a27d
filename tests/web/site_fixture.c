/* site_fixture.c - the world of site_fixture.h: who is in it, its clock, its state. */
#include "site_fixture.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdatomic.h>

#include "store/installation.h"
#include "store/network.h"
#include "store/network_make.h"
#include "store/people.h"
#include "store/secret.h"
#include "store/sign_in.h"
#include "web/kept.h"
#include "web/password.h"

enum { KEPT_BYTES = 1024 * 1024 };

#define IN(role) (1U << ROLE_ACCOUNT | 1U << (role))

const struct actor_facts ACTORS[ACTOR_COUNT] = {
    [ACTOR_VISITOR] = {"a visitor", NULL, 0, false, 0},
    [ACTOR_NOBODY] = {"signed in without role", "nobody" WORLD_DOMAIN, IN(ROLE_ACCOUNT),
                      false, 0},
    [ACTOR_HOST] = {"the host", "host" WORLD_DOMAIN, IN(ROLE_HOST), false, 0},
    [ACTOR_RESEARCHER] = {"a researcher", "researcher" WORLD_DOMAIN, IN(ROLE_RESEARCHER),
                          true, 6},
    [ACTOR_FAMILY] = {"a family as member", "family" WORLD_DOMAIN, IN(ROLE_MEMBER_FAMILY),
                      true, 5},
    [ACTOR_WORKER] = {"a worker", "worker" WORLD_DOMAIN, IN(ROLE_WORKER), true, 4},
    [ACTOR_REPRESENTATIVE] = {"a representative", "representative" WORLD_DOMAIN,
                              IN(ROLE_REPRESENTATIVE), true, 3},
    [ACTOR_INITIATOR] = {"of the initiating group", "initiator" WORLD_DOMAIN,
                         IN(ROLE_INITIATOR), true, 2},
    [ACTOR_COORDINATOR] = {"the coordinator", "coordinator" WORLD_DOMAIN,
                           IN(ROLE_COORDINATOR), true, 1},
    [ACTOR_ELSEWHERE] = {"the coordinator of another network", "elsewhere" WORLD_DOMAIN,
                         IN(ROLE_ACCOUNT), false, 0},
    [ACTOR_FORMER] = {"who left yesterday", "former" WORLD_DOMAIN, IN(ROLE_ACCOUNT),
                      false, 7},
};

/* ---- time ---- */

static atomic_int_least64_t moment;

int64_t world_clock(void)
{
    return atomic_load(&moment);
}

void world_wait(int64_t milliseconds)
{
    (void)atomic_fetch_add(&moment, milliseconds);
}

/* ---- the world ---- */

static const char *token_of(struct pool *pool, enum actor actor)
{
    struct text token;

    text_init(&token, pool, LIMIT_NAME_BYTES);
    text_format(&token, "session-%d", (int)actor);
    return token.bytes;
}

/* Who is in the network, in the order of their numbers there. */
static const struct {
    enum actor actor;
    enum access_role role;
    const char *organisation;
} PEOPLE[] = {
    {ACTOR_COORDINATOR, ROLE_COORDINATOR, ""},
    {ACTOR_INITIATOR, ROLE_INITIATOR, "CAW"},
    {ACTOR_REPRESENTATIVE, ROLE_REPRESENTATIVE, "OCMW"},
    {ACTOR_WORKER, ROLE_WORKER, "OCMW"},
    {ACTOR_FAMILY, ROLE_MEMBER_FAMILY, ""},
    {ACTOR_RESEARCHER, ROLE_RESEARCHER, ""},
    {ACTOR_FORMER, ROLE_REPRESENTATIVE, "CAW"},
};

static int64_t days_ago(int days)
{
    return world_clock() - (int64_t)days * DAY_MILLISECONDS;
}

static bool account_make(struct unit *unit, enum actor actor, int64_t *id_out,
                         struct status *st)
{
    const struct account account = {.email = ACTORS[actor].email,
                                    .name = ACTORS[actor].label,
                                    .language = LANGUAGE_EN,
                                    .is_host = actor == ACTOR_HOST,
                                    .is_verified = true};
    const char *digest = secret_digest(unit->pool, token_of(unit->pool, actor));

    return account_add(unit, &account, days_ago(30), id_out, st) &&
           session_add(unit, &(struct session_start){digest, *id_out, false},
                       world_clock(), st);
}

static bool network_begin(struct unit *unit, const char *id, const char *name,
                          enum actor actor, int64_t account_id, struct status *st)
{
    const struct network_new network = {
        .id = id,
        .name = name,
        .place = "Oost",
        .coordinator = {0, ACTORS[actor].label, ACTORS[actor].email, account_id},
        .author = "person:1",
        .today = day_of(days_ago(30), unit->pool),
        .now = days_ago(30),
    };

    return network_make(unit, &network, st);
}

static bool person_add(struct unit *unit, size_t i, int64_t account_id, struct status *st)
{
    const struct actor_facts *facts = &ACTORS[PEOPLE[i].actor];
    const struct change_head head = {WORLD_NETWORK, "person:1", "person.join",
                                     days_ago(20), 0};
    const struct person person = {0, facts->label, facts->email, account_id};
    struct role role = {.role = PEOPLE[i].role,
                        .from_day = day_of(days_ago(20), unit->pool)};
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st) ||
        !organisation_ensure(change, unit, WORLD_NETWORK, PEOPLE[i].organisation,
                             &role.organisation_id, st) ||
        !person_ensure(change, unit, WORLD_NETWORK, &person, &role.person_id, st)) {
        return false;
    }
    assert_int_equal(role.person_id, facts->person_id);
    return role_give(change, unit, WORLD_NETWORK, &role, st) && change_end(change, st);
}

static bool former_end(struct unit *unit, struct status *st)
{
    const struct change_head head = {WORLD_NETWORK, "person:1", "role.end", days_ago(1),
                                     0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           role_end(change, unit, WORLD_NETWORK, ACTORS[ACTOR_FORMER].person_id,
                    WORLD_YESTERDAY, st) &&
           change_end(change, st);
}

static bool links_make(struct unit *unit, const int64_t *ids, struct status *st)
{
    const struct sign_in_link link = {ids[ACTOR_NOBODY], NULL, false};

    return sign_in_link_add(unit, secret_digest(unit->pool, WORLD_LINK), &link,
                            world_clock() + (int64_t)LINK_MINUTES * MINUTES, st) &&
           installation_set_setup(unit, secret_digest(unit->pool, WORLD_SETUP), st);
}

static bool world_make(struct unit *unit, void *context, struct status *st)
{
    int64_t ids[ACTOR_COUNT] = {0};

    (void)context;
    for (int actor = ACTOR_NOBODY; actor < ACTOR_COUNT; actor++) {
        if (!account_make(unit, (enum actor)actor, &ids[actor], st)) {
            return false;
        }
    }
    if (!network_begin(unit, WORLD_NETWORK, WORLD_NAME, ACTOR_COORDINATOR,
                       ids[ACTOR_COORDINATOR], st) ||
        !network_begin(unit, WORLD_ELSEWHERE, "Elders", ACTOR_ELSEWHERE,
                       ids[ACTOR_ELSEWHERE], st)) {
        return false;
    }
    for (size_t i = 1; i < ARRAY_COUNT(PEOPLE); i++) {
        if (!person_add(unit, i, ids[PEOPLE[i].actor], st)) {
            return false;
        }
    }
    return former_end(unit, st) && links_make(unit, ids, st);
}

/* Two invitations, as the coordinator makes them: 1 to hand over, 2 by mail. */
static void invitations_make(struct world *world)
{
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    static const char INVITE[] = "/networks/" WORLD_NETWORK "/people/invite";

    assert_int_equal(
        browser_post(hilde, INVITE, "name=Dirk&role=worker&organisation=CAW"), 303);
    assert_int_equal(browser_follow(hilde), 200);
    world->invitation = pool_text(
        world->pool, browser_between(hilde, "<code>http://127.0.0.1:8080", "</code>"));
    assert_int_equal(browser_post(hilde, INVITE,
                                  "name=Mia&email=mia%40elders.invalid&role=researcher"),
                     303);
}

/* Once in a program of tests: they take as long to make as all else of a world. */
static const struct site_templates *world_templates(void)
{
    static struct site_templates templates;
    static struct pool *pool = NULL;
    struct status st = {0};

    if (pool == NULL) {
        pool = pool_new();
        expect_done(site_templates_make(pool, &templates, &st), &st);
    }
    return &templates;
}

struct world *world_of(enum database_kind kind)
{
    struct fixture *fixture = fixture_of(kind);
    struct world *world = pool_array(fixture->pool, 1, struct world);
    struct status st = {0};

    atomic_store(&moment, day_begin(WORLD_TODAY) + DAY_MILLISECONDS / 2);
    *world = (struct world){
        .fixture = fixture, .pool = fixture->pool, .gaps = {.pool = fixture->pool}};
    expect_done(secret_init(&st), &st);
    world->store = fixture_store(fixture);
    const struct site_options options = {.store = world->store,
                                         .templates = world_templates(),
                                         .public_url = "http://127.0.0.1:8080",
                                         .is_loopback = true,
                                         .answers_loopback = true,
                                         .can_mail = true,
                                         .clock = world_clock};
    expect_done(site_open(&world->site, &options, world->pool, &st), &st);
    world->site.gaps = &world->gaps;
    expect_done(store_change(world->store, world_make, NULL, &st), &st);
    invitations_make(world);
    return world;
}

struct world *world_new(void **state)
{
    return world_of(*(const enum database_kind *)*state);
}

void world_free(struct world *world)
{
    if (world != NULL) {
        site_close(&world->site);
        store_free(world->store);
        fixture_free(world->fixture);
    }
}

/* ---- what tests change and look at ---- */

struct setting {
    enum actor actor;
    const char *hash;
    const char *token;
    bool is_repeatable;
};

static bool setting_do(struct unit *unit, void *context, struct status *st)
{
    const struct setting *setting = context;
    struct account account;

    if (!account_by_email(unit->database, ACTORS[setting->actor].email, unit->pool,
                          &account, st)) {
        return false;
    }
    if (setting->hash != NULL) {
        return account_set_password(unit, account.id, setting->hash, st);
    }
    return sign_in_link_add(
        unit, secret_digest(unit->pool, setting->token),
        &(struct sign_in_link){account.id, WORLD_NETWORK, setting->is_repeatable},
        world_clock() + (int64_t)LINK_MINUTES * MINUTES, st);
}

void world_password(struct world *world, enum actor actor, const char *password)
{
    struct setting setting = {.actor = actor};
    struct status st = {0};

    expect_done(
        password_hash(world->site.passwords, password, world->pool, &setting.hash, &st) &&
            store_change(world->store, setting_do, &setting, &st),
        &st);
}

void world_link(struct world *world, enum actor actor, const char *token,
                bool is_repeatable)
{
    struct setting setting = {
        .actor = actor, .token = token, .is_repeatable = is_repeatable};
    struct status st = {0};

    expect_done(store_change(world->store, setting_do, &setting, &st), &st);
}

const char *world_text(struct world *world, const char *query_text_)
{
    /* In the world's pool: a connection knows its statements by their address. */
    struct sql *sql = pool_array(world->pool, 1, struct sql);
    struct status st = {0};
    const char *text = NULL;
    SCOPED(reader) reader = reader_borrow(world->store);

    *sql = (struct sql){"of a test", pool_text(world->pool, query_text_), NULL};
    sql->postgres = sql->sqlite;
    SCOPED(query) query = query_begin(reader_database(reader), sql, SQL_NO_VALUES);
    text = query_next(query) ? query_text(query, 0, world->pool) : NULL;
    expect_done(query_end(query, &st), &st);
    return text == NULL ? "" : text;
}

int64_t world_number(struct world *world, const char *query)
{
    return strtoll(world_text(world, query), NULL, 10);
}

static bool statement_do(struct unit *unit, void *context, struct status *st)
{
    return database_script(unit->database, context, st);
}

void world_run(struct world *world, const char *statement)
{
    struct status st = {0};

    expect_done(
        store_change(world->store, statement_do, pool_text(world->pool, statement), &st),
        &st);
    kept_free(world->site.kept); /* no change of the network tells pages of it */
    world->site.kept = kept_new(KEPT_BYTES);
}

const char *world_state(struct world *world)
{
    static const char *const QUERIES[] = {
        "SELECT COUNT(*) || ' ' || SUM(position) || MAX(digest) FROM journal_head",
        "SELECT COUNT(*) FROM journal_value",
        "SELECT COUNT(*) || ' ' || SUM(LENGTH(name)) || MAX(language) FROM account",
        "SELECT COUNT(password_hash) || COALESCE(MAX(password_hash), '') FROM account",
        "SELECT COUNT(*) || COALESCE(MAX(digest), '') FROM sign_in_link",
        "SELECT COUNT(*) FROM outbox",
        "SELECT COALESCE(setup_digest, '') FROM installation",
        "SELECT COUNT(*) FROM person",
        "SELECT COUNT(*) || ' ' || COUNT(to_day) FROM role",
        "SELECT COUNT(*) || MAX(state) || MIN(state) FROM invitation",
        "SELECT COUNT(*) || MAX(state) || MIN(name) FROM network",
        "SELECT COUNT(*) || ' ' || COALESCE(SUM(value), 0) FROM survey_answer",
        "SELECT COUNT(*) FROM survey_step",
        "SELECT COUNT(*) || ' ' || COALESCE(SUM(is_stopping), 0) FROM job",
        "SELECT COUNT(*) || ' ' || COALESCE(SUM(LENGTH(answers)), 0) FROM reply",
        "SELECT COUNT(*) || ' ' || COUNT(first_by) FROM open_answer",
        "SELECT COUNT(*) || COALESCE(MAX(body), '') FROM begun_sheet",
        "SELECT COUNT(*) || COALESCE(MAX(what), '') FROM log_entry",
        "SELECT COUNT(*) || ' ' || COALESCE(SUM(LENGTH(body)), 0) FROM wave_result",
    };
    struct text state;

    text_init(&state, world->pool, LIMIT_PAGE_BYTES);
    for (size_t i = 0; i < ARRAY_COUNT(QUERIES); i++) {
        text_format(&state, "%s\n", world_text(world, QUERIES[i]));
    }
    return state.bytes;
}

bool site_address(const struct route *route, const struct address_part *parts,
                  size_t part_count, struct text *address)
{
    for (const char *at = route->path; *at != '\0';) {
        const size_t length = strcspn(at, "}") + 1;
        size_t i = 0;

        if (*at != '{') {
            text_add_char(address, *at++);
            continue;
        }
        while (i < part_count && strncmp(parts[i].name, at, length) != 0) {
            i++;
        }
        if (i == part_count) {
            return false;
        }
        text_add(address, parts[i].value);
        at += length;
    }
    return true;
}
