/* test_people.c - who is in a network on which day, in which role, and how it ends. */
#include "store_fixture.h"

#include "ground.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/people.h"

static const char HERE[] = "here";
static const char THERE[] = "there";
static const char TODAY[] = "2026-11-22";

static void put(struct ground *ground, const struct record_kind *kind,
                const char *network_id, const struct sql_value *values)
{
    struct status st = {0};

    expect_done(record_write(ground->database, kind, network_id, values, &st), &st);
}

static void person_put(struct ground *ground, const char *network_id,
                       const struct person *person)
{
    struct sql_value values[RECORD_COLUMNS_MAX];

    person_values(person, values);
    put(ground, &PERSON_RECORD, network_id, values);
}

static void role_put(struct ground *ground, const char *network_id,
                     const struct role *role)
{
    struct sql_value values[RECORD_COLUMNS_MAX];

    role_values(role, values);
    put(ground, &ROLE_RECORD, network_id, values);
}

static void organisation_put(struct ground *ground, const char *network_id,
                             const struct organisation *organisation)
{
    struct sql_value values[RECORD_COLUMNS_MAX];

    organisation_values(organisation, values);
    put(ground, &ORGANISATION_RECORD, network_id, values);
}

static struct record_list list_of(struct ground *ground, const struct record_kind *kind)
{
    struct record_list list = {0};
    struct status st = {0};

    expect_done(record_list(ground->database, kind, HERE, ground->pool, &list, &st), &st);
    return list;
}

static struct change *change_of(struct ground *ground)
{
    const struct change_head head = {HERE, "person:1", "try", 1, 0};
    struct change *change = NULL;
    struct status st = {0};

    expect_done(change_begin(&ground->unit, &head, &change, &st), &st);
    return change;
}

/* ---- on a day ---- */

static const struct {
    const char *label;
    const char *from_day;
    const char *to_day;
    bool is_held;
} HELD[] = {
    {"long since and open", "2020-01-01", NULL, true},
    {"from today", "2026-11-22", NULL, true},
    {"from tomorrow", "2026-11-23", NULL, false},
    {"until tomorrow: today is its last day", "2020-01-01", "2026-11-23", true},
    {"until today: yesterday was its last day", "2020-01-01", "2026-11-22", false},
    {"ended long since", "2020-01-01", "2021-01-01", false},
    {"for today only", "2026-11-22", "2026-11-23", true},
    {"given and ended on one day", "2026-11-22", "2026-11-22", false},
    {"later", "2027-01-01", "2028-01-01", false},
};

static void a_role_holds_from_its_first_day_to_before_its_end(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t account_id = ground_account(ground, "an@x.be");

    ground_network(ground, HERE);
    person_put(ground, HERE, &(struct person){1, "An", "an@x.be", account_id});
    for (size_t i = 0; i < ARRAY_COUNT(HELD); i++) {
        const struct role role = {1, 1, ROLE_WORKER, 0, HELD[i].from_day, HELD[i].to_day};
        struct presence presence = {99, 99, 99};
        struct network_lines lines;
        struct status st = {0};
        bool is_anywhere = !HELD[i].is_held;

        print_message("%s\n", HELD[i].label);
        role_put(ground, HERE, &role);
        assert_int_equal(role_is_held(&role, TODAY), HELD[i].is_held);
        expect_done(
            people_presence(ground->database, HERE, account_id, TODAY, &presence, &st),
            &st);
        assert_int_equal(presence.person_id, HELD[i].is_held ? 1 : 0);
        assert_int_equal(presence.roles, HELD[i].is_held ? access_set(ROLE_WORKER) : 0);
        assert_int_equal(presence.organisation_id, 0);
        expect_done(people_is_anywhere(ground->database, account_id, ROLE_WORKER, TODAY,
                                       &is_anywhere, &st),
                    &st);
        assert_int_equal(is_anywhere, HELD[i].is_held);
        expect_done(network_of_account(ground->database, account_id, TODAY, ground->pool,
                                       &lines, &st),
                    &st);
        assert_int_equal(lines.count, HELD[i].is_held ? 1 : 0);
    }
}

/* An is coordinator and representative here, a worker there; Bo is nothing anywhere. */
static void people_put(struct ground *ground, int64_t an, int64_t bo)
{
    ground_network(ground, HERE);
    ground_network(ground, THERE);
    ground_network(ground, "empty");
    organisation_put(ground, HERE, &(struct organisation){4, "OCMW"});
    organisation_put(ground, THERE, &(struct organisation){5, "CAW"});
    person_put(ground, HERE, &(struct person){1, "Cis", "cis@x.be", 0});
    person_put(ground, HERE, &(struct person){2, "An", "an@x.be", an});
    person_put(ground, HERE, &(struct person){3, "Bo", "bo@x.be", bo});
    person_put(ground, THERE, &(struct person){2, "An", "an@x.be", an});
    role_put(ground, HERE,
             &(struct role){1, 2, ROLE_REPRESENTATIVE, 4, "2020-01-01", NULL});
    role_put(ground, HERE, &(struct role){2, 2, ROLE_COORDINATOR, 0, "2020-01-01", NULL});
    role_put(ground, HERE, &(struct role){3, 1, ROLE_INITIATOR, 0, "2020-01-01", NULL});
    role_put(ground, THERE, &(struct role){1, 2, ROLE_WORKER, 5, "2020-01-01", NULL});
}

static void an_account_is_what_its_persons_are_in_each_network(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t an = ground_account(ground, "an@x.be");
    const int64_t bo = ground_account(ground, "bo@x.be");
    const unsigned both = access_set(ROLE_REPRESENTATIVE) | access_set(ROLE_COORDINATOR);
    const struct {
        const char *label;
        const char *network_id;
        int64_t account_id;
        struct presence expected;
    } cases[] = {
        {"two roles and the organisation of one", HERE, an, {2, both, 4}},
        {"another role elsewhere", THERE, an, {2, access_set(ROLE_WORKER), 5}},
        {"a person without a role", HERE, bo, {0, 0, 0}},
        {"a person whom nobody signs in as", HERE, 0, {0, 0, 0}},
        {"not in this network", "empty", an, {0, 0, 0}},
        {"no such network", "nowhere", an, {0, 0, 0}},
    };
    struct network_lines lines;
    struct status st = {0};
    bool is_anywhere = true;

    people_put(ground, an, bo);
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        struct presence presence;
        print_message("%s\n", cases[i].label);
        expect_done(people_presence(ground->database, cases[i].network_id,
                                    cases[i].account_id, TODAY, &presence, &st),
                    &st);
        assert_int_equal(presence.person_id, cases[i].expected.person_id);
        assert_int_equal(presence.roles, cases[i].expected.roles);
        assert_int_equal(presence.organisation_id, cases[i].expected.organisation_id);
    }
    expect_done(
        network_of_account(ground->database, an, TODAY, ground->pool, &lines, &st), &st);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.lines[0].id, HERE);
    assert_int_equal(lines.lines[0].roles, both);
    assert_string_equal(lines.lines[1].id, THERE);
    assert_int_equal(lines.lines[1].roles, access_set(ROLE_WORKER));
    expect_done(
        network_of_account(ground->database, bo, TODAY, ground->pool, &lines, &st), &st);
    assert_int_equal(lines.count, 0);
    expect_done(people_is_anywhere(ground->database, an, ROLE_INITIATOR, TODAY,
                                   &is_anywhere, &st),
                &st);
    assert_false(is_anywhere);
    expect_done(network_of_host(ground->database, ground->pool, &lines, &st), &st);
    assert_int_equal(lines.count, 3);
    assert_string_equal(lines.lines[0].id, "empty");
    assert_int_equal(lines.lines[1].roles, 0);
}

static void every_network_of_an_account_is_listed_once(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t an = ground_account(ground, "an@x.be");
    struct network_lines lines;
    struct status st = {0};

    for (char letter = 'a'; letter <= 'z'; letter++) {
        const char id[] = {letter, '\0'};
        ground_network(ground, id);
        person_put(ground, id, &(struct person){1, "An", "an@x.be", an});
        role_put(ground, id, &(struct role){1, 1, ROLE_WORKER, 0, "2020-01-01", NULL});
        role_put(ground, id, &(struct role){2, 1, ROLE_INITIATOR, 0, "2020-01-01", NULL});
    }
    expect_done(
        network_of_account(ground->database, an, TODAY, ground->pool, &lines, &st), &st);
    assert_int_equal(lines.count, 26);
    for (size_t i = 0; i < lines.count; i++) {
        assert_int_equal(lines.lines[i].id[0], 'a' + (int)i);
        assert_string_equal(lines.lines[i].name, lines.lines[i].id);
        assert_int_equal(lines.lines[i].roles,
                         access_set(ROLE_WORKER) | access_set(ROLE_INITIATOR));
    }
}

/* ---- organisations and persons ---- */

static void an_organisation_is_found_by_the_same_word(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        const char *name;
        int64_t id;
    } CASES[] = {
        {"none", "", 0},
        {"a new one", "Huis van het Kind", 1},
        {"the same", "Huis van het Kind", 1},
        {"other case and spaces", "  huis  VAN het-kind ", 1},
        {"another", "École Sainte-Marie", 2},
        {"without accents", "ecole sainte marie", 2},
        {"only its beginning", "Huis", 3},
    };
    struct change *change = NULL;
    struct status st = {0};

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    organisation_put(ground, THERE, &(struct organisation){7, "Huis"});
    change = change_of(ground);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        int64_t id = -1;
        print_message("%s\n", CASES[i].label);
        expect_done(
            organisation_ensure(change, &ground->unit, HERE, CASES[i].name, &id, &st),
            &st);
        assert_int_equal(id, CASES[i].id);
    }
    assert_int_equal(list_of(ground, &ORGANISATION_RECORD).count, 3);
    assert_string_equal(list_of(ground, &ORGANISATION_RECORD).rows[0][1].text,
                        "Huis van het Kind");
}

static void a_person_is_found_by_account_and_by_address(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t an = ground_account(ground, "an@x.be");
    const int64_t bo = ground_account(ground, "bo@x.be");
    const struct {
        const char *label;
        struct person given;
        struct person there; /* afterwards */
    } cases[] = {
        {"a new one", {0, "An", "An@X.be", 0}, {1, "An", "An@X.be", 0}},
        {"the same address", {0, "An P.", "an@x.BE", 0}, {1, "An", "An@X.be", 0}},
        {"now with an account", {0, "An P.", "an@x.be", an}, {1, "An", "An@X.be", an}},
        {"no account is said", {0, "An", "an@x.be", 0}, {1, "An", "An@X.be", an}},
        {"another address", {0, "An", "an@y.be", an}, {1, "An", "An@X.be", an}},
        {"somebody else", {0, "Bo", "bo@x.be", bo}, {2, "Bo", "bo@x.be", bo}},
        {"letters beyond ASCII keep their case",
         {0, "É", "\u00c9lise@x.be", 0},
         {3, "É", "\u00c9lise@x.be", 0}},
        {"and are found so",
         {0, "É", "\u00c9LISE@X.be", 0},
         {3, "É", "\u00c9lise@x.be", 0}},
        {"but not otherwise",
         {0, "é", "\u00e9lise@x.be", 0},
         {4, "é", "\u00e9lise@x.be", 0}},
        {"the id that is given does not count",
         {77, "Bo", "bo@x.be", 0},
         {2, "Bo", "bo@x.be", bo}},
    };
    struct change *change = NULL;
    struct status st = {0};

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    person_put(ground, THERE, &(struct person){9, "An", "an@x.be", an});
    change = change_of(ground);
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        int64_t id = -1;
        const struct sql_value *values = NULL;
        print_message("%s\n", cases[i].label);
        expect_done(person_ensure(change, &ground->unit, HERE, &cases[i].given, &id, &st),
                    &st);
        assert_int_equal(id, cases[i].there.id);
        expect_done(record_find(ground->database, &PERSON_RECORD, HERE, id, ground->pool,
                                &values, &st),
                    &st);
        const struct person person = person_from(values);
        assert_string_equal(person.name, cases[i].there.name);
        assert_string_equal(person.email, cases[i].there.email);
        assert_int_equal(person.account_id, cases[i].there.account_id);
    }
}

/* ---- giving and ending a role ---- */

static void a_role_is_given_once(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        struct role given;
        size_t count;
    } CASES[] = {
        {"a role", {0, 1, ROLE_WORKER, 4, "2026-11-22", NULL}, 1},
        {"the same", {0, 1, ROLE_WORKER, 4, "2026-11-22", NULL}, 1},
        {"the same a day later", {0, 1, ROLE_WORKER, 4, "2026-11-23", NULL}, 1},
        {"another role", {0, 1, ROLE_INITIATOR, 0, "2026-11-22", NULL}, 2},
        {"for another organisation", {0, 1, ROLE_WORKER, 5, "2026-11-22", NULL}, 3},
        {"another person", {0, 2, ROLE_WORKER, 4, "2026-11-22", NULL}, 4},
        {"before the first day of it", {0, 1, ROLE_WORKER, 4, "2026-11-21", NULL}, 5},
    };
    struct change *change = NULL;
    struct status st = {0};

    ground_network(ground, HERE);
    organisation_put(ground, HERE, &(struct organisation){4, "OCMW"});
    organisation_put(ground, HERE, &(struct organisation){5, "CAW"});
    person_put(ground, HERE, &(struct person){1, "An", "an@x.be", 0});
    person_put(ground, HERE, &(struct person){2, "Bo", "bo@x.be", 0});
    change = change_of(ground);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        print_message("%s\n", CASES[i].label);
        expect_done(role_give(change, &ground->unit, HERE, &CASES[i].given, &st), &st);
        assert_int_equal(list_of(ground, &ROLE_RECORD).count, CASES[i].count);
    }
    const struct role role = role_from(list_of(ground, &ROLE_RECORD).rows[0]);
    assert_int_equal(role.organisation_id, 4);
    assert_string_equal(role.from_day, TODAY);
    assert_null(role.to_day);
}

static bool role_end_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "role.end", 1, 0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           role_end(change, unit, HERE, *(const int64_t *)context, TODAY, st);
}

static void a_role_ends_but_not_the_last_coordinator_s(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        int64_t role_id;
        enum status_code code;
    } CASES[] = {
        {"one of two coordinators", 1, STATUS_OK},
        {"the same again", 1, STATUS_CONFLICT},
        {"the last coordinator", 2, STATUS_CONFLICT},
        {"another role", 3, STATUS_OK},
        {"a role that nobody knows", 9, STATUS_NOT_FOUND},
    };
    struct status st = {0};

    ground_network(ground, HERE);
    person_put(ground, HERE, &(struct person){1, "An", "an@x.be", 0});
    role_put(ground, HERE, &(struct role){1, 1, ROLE_COORDINATOR, 0, "2020-01-01", NULL});
    role_put(ground, HERE, &(struct role){2, 1, ROLE_COORDINATOR, 0, "2021-01-01", NULL});
    role_put(ground, HERE, &(struct role){3, 1, ROLE_WORKER, 0, "2020-01-01", NULL});
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        int64_t role_id = CASES[i].role_id;
        print_message("%s\n", CASES[i].label);
        status_clear(&st);
        const bool is_done = ground_try(ground, role_end_do, &role_id, &st);
        assert_int_equal(is_done, CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, CASES[i].code);
    }
    status_clear(&st);
    expect_done(role_check_coordinator(&ground->unit, HERE, TODAY, &st), &st);
    assert_false(role_check_coordinator(&ground->unit, HERE, "2019-11-21", &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    const struct role role = role_from(list_of(ground, &ROLE_RECORD).rows[0]);
    assert_string_equal(role.to_day, TODAY);
    assert_string_equal(role.from_day, "2020-01-01");
}

static void an_organisation_is_named_where_one_is_stood_for(void **state)
{
    static const bool IS_NEEDED[ROLE_COUNT] = {
        [ROLE_WORKER] = true, [ROLE_REPRESENTATIVE] = true};

    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        struct status st = {0};
        assert_int_equal(people_role_check((enum access_role)role, "", &st),
                         !IS_NEEDED[role]);
        assert_int_equal(st.code, IS_NEEDED[role] ? STATUS_INVALID : STATUS_OK);
        status_clear(&st);
        assert_int_equal(people_role_check((enum access_role)role, "OCMW", &st),
                         role != ROLE_MEMBER_FAMILY);
    }
}

/* ---- invitations ---- */

static void an_invitation_is_found_by_its_link_in_any_network(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct invitation INVITATIONS[] = {
        {1, "An", "an@x.be", ROLE_WORKER, 4, INVITATION_OPEN, "person:1", 10, 20, "aa"},
        {2, "Bo", NULL, ROLE_INITIATOR, 0, INVITATION_ACCEPTED, "person:1", 1, 2, "bb"},
        {3, "Cis", NULL, ROLE_COORDINATOR, 0, INVITATION_WITHDRAWN, "host", 1, 2, NULL},
    };
    struct sql_value values[RECORD_COLUMNS_MAX];
    const char *network_id = NULL;
    struct status st = {0};

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    organisation_put(ground, THERE, &(struct organisation){4, "OCMW"});
    static const char *const STATES[] = {"open", "accepted", "withdrawn"};
    for (size_t i = 0; i < ARRAY_COUNT(INVITATIONS); i++) {
        const struct invitation *expected = &INVITATIONS[i];
        struct invitation found = {0};
        invitation_values(expected, values);
        put(ground, &INVITATION_RECORD, THERE, values);
        found = invitation_from(values);
        assert_int_equal(found.state, expected->state);
        assert_int_equal(found.role, expected->role);
        assert_string_equal(values[5].text, STATES[expected->state]);
        if (expected->digest != NULL) {
            expect_done(invitation_by_digest(ground->database, expected->digest,
                                             ground->pool, &network_id, &found, &st),
                        &st);
            assert_string_equal(network_id, THERE);
            assert_int_equal(found.id, expected->id);
            assert_int_equal(found.organisation_id, expected->organisation_id);
            assert_int_equal(found.expires_at, expected->expires_at);
            assert_int_equal(found.email == NULL, expected->email == NULL);
        }
    }
    struct invitation none = {.id = 77};
    assert_false(invitation_by_digest(ground->database, "cc", ground->pool, &network_id,
                                      &none, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_int_equal(none.id, 77);
}

/* ---- for good ---- */

static const struct sql ROWS_LEFT = {
    "rows_left",
    "SELECT (SELECT COUNT(*) FROM network WHERE id = 'here')"
    " + (SELECT COUNT(*) FROM organisation WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM person WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM role WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal_head WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal_value WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM sign_in_link WHERE network_id = 'here')",
    "SELECT (SELECT COUNT(*) FROM network WHERE id = 'here')"
    " + (SELECT COUNT(*) FROM organisation WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM person WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM role WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal_head WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM journal_value WHERE network_id = 'here')"
    " + (SELECT COUNT(*) FROM sign_in_link WHERE network_id = 'here')"};
static const struct sql ROWS_OF_OTHERS = {
    "rows_of_others",
    "SELECT (SELECT COUNT(*) FROM network) + (SELECT COUNT(*) FROM organisation)"
    " + (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM role)"
    " + (SELECT COUNT(*) FROM sign_in_link) + (SELECT COUNT(*) FROM account)",
    "SELECT (SELECT COUNT(*) FROM network) + (SELECT COUNT(*) FROM organisation)"
    " + (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM role)"
    " + (SELECT COUNT(*) FROM sign_in_link) + (SELECT COUNT(*) FROM account)"};

static void a_network_is_destroyed_with_all_that_is_its_own(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t an = ground_account(ground, "an@x.be");
    struct change *change = NULL;
    struct journal_list list = {0};
    struct status st = {0};
    int64_t id = 0;

    people_put(ground, an, ground_account(ground, "bo@x.be"));
    change = change_of(ground);
    expect_done(organisation_ensure(change, &ground->unit, HERE, "CAW", &id, &st) &&
                    change_end(change, &st),
                &st);
    ground_script(ground, "INSERT INTO sign_in_link VALUES ('aa', 1, 'here', 0, 1);"
                          "INSERT INTO sign_in_link VALUES ('bb', 1, 'there', 0, 1);"
                          "INSERT INTO sign_in_link VALUES ('cc', 1, NULL, 0, 1);");
    assert_int_equal(ground_number(ground, &ROWS_LEFT), 1 + 2 + 3 + 3 + 1 + 1 + 1 + 1);

    assert_false(network_destroy(&ground->unit, HERE, "account:1", 500, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    status_clear(&st);
    assert_int_equal(ground_number(ground, &ROWS_LEFT), 1 + 2 + 3 + 3 + 1 + 1 + 1 + 1);

    ground_script(ground, "UPDATE network SET state = 'archived' WHERE id = 'here'");
    expect_done(network_destroy(&ground->unit, HERE, "account:1", 500, &st), &st);
    assert_int_equal(ground_number(ground, &ROWS_LEFT), 0);
    assert_int_equal(ground_number(ground, &ROWS_OF_OTHERS), 2 + 1 + 1 + 1 + 2 + 2);
    expect_done(journal_verify(ground->database, THERE, &st), &st);
    expect_done(journal_verify(ground->database, JOURNAL_OF_INSTALLATION, &st), &st);
    expect_done(journal_whole(ground->database, JOURNAL_OF_INSTALLATION, ground->pool,
                              &list, &st),
                &st);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.entries[0].link.action, "network.delete");
    assert_string_equal(list.entries[0].link.author, "account:1");
    assert_int_equal(list.entries[0].link.at, 500);
    assert_string_equal(list.entries[0].changes, "[{\"record\":\"here\",\"id\":0}]");
    assert_false(network_destroy(&ground->unit, HERE, "account:1", 600, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
}

static void a_network_is_read_as_it_was_written(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct network NETWORKS[] = {
        {"Oosterlinde", "Gent", "samen", false, NULL, NULL, 24, 7},
        {"Oud", "", "", true, "2026-01-01", "2026-04-01", 3, INT64_MAX},
        {"Bewaard", "", "", true, "2026-01-01", NULL, 3, 0},
    };

    ground_network(ground, HERE);
    for (size_t i = 0; i < ARRAY_COUNT(NETWORKS); i++) {
        struct sql_value values[RECORD_COLUMNS_MAX];
        struct network found = {0};
        struct status st = {0};
        network_values(&NETWORKS[i], values);
        put(ground, &NETWORK_RECORD, HERE, values);
        expect_done(network_find(ground->database, HERE, ground->pool, &found, &st), &st);
        assert_string_equal(found.name, NETWORKS[i].name);
        assert_string_equal(found.place, NETWORKS[i].place);
        assert_string_equal(found.purpose, NETWORKS[i].purpose);
        assert_int_equal(found.is_archived, NETWORKS[i].is_archived);
        assert_int_equal(found.archived_day == NULL, NETWORKS[i].archived_day == NULL);
        assert_int_equal(found.delete_day == NULL, NETWORKS[i].delete_day == NULL);
        assert_int_equal(found.journal_months, NETWORKS[i].journal_months);
        assert_int_equal(found.created_at, NETWORKS[i].created_at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_role_holds_from_its_first_day_to_before_its_end),
        ON_BOTH(an_account_is_what_its_persons_are_in_each_network),
        ON_BOTH(every_network_of_an_account_is_listed_once),
        ON_BOTH(an_organisation_is_found_by_the_same_word),
        ON_BOTH(a_person_is_found_by_account_and_by_address),
        ON_BOTH(a_role_is_given_once),
        ON_BOTH(a_role_ends_but_not_the_last_coordinator_s),
        cmocka_unit_test(an_organisation_is_named_where_one_is_stood_for),
        ON_BOTH(an_invitation_is_found_by_its_link_in_any_network),
        ON_BOTH(a_network_is_destroyed_with_all_that_is_its_own),
        ON_BOTH(a_network_is_read_as_it_was_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
