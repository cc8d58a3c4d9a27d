/* test_journal.c - what a change leaves in the journal, how it is taken back, what is
 * erased, and how a chain moves. */
#include "store_fixture.h"

#include "ground.h"
#include "store/journal.h"
#include "store/people.h"

static const char HERE[] = "here";
static const char THERE[] = "there";

/* A change of one organisation: a name puts it, NULL removes it. */
struct doing {
    const char *network_id;
    int64_t id;
    const char *name;
    int64_t now;
    int64_t undoes;
};

static bool organisation_put(struct change *change, int64_t id, const char *name,
                             struct status *st)
{
    const struct organisation organisation = {id, name};
    struct sql_value values[RECORD_COLUMNS_MAX];

    organisation_values(&organisation, values);
    return change_put(change, &ORGANISATION_RECORD, values, st);
}

static bool doing_do(struct unit *unit, void *context, struct status *st)
{
    const struct doing *doing = context;
    const struct change_head head = {doing->network_id, "person:1", "organisation.put",
                                     doing->now, 0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           (doing->name != NULL
                ? organisation_put(change, doing->id, doing->name, st)
                : change_remove(change, &ORGANISATION_RECORD, doing->id, st)) &&
           change_end(change, st);
}

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    const struct doing *doing = context;
    const struct change_head head = {doing->network_id, "person:2", NULL, doing->now,
                                     doing->undoes};

    return journal_undo(unit, &head, st);
}

static void put(struct ground *ground, int64_t id, const char *name, int64_t now)
{
    struct doing doing = {HERE, id, name, now, 0};
    struct status st = {0};

    expect_done(ground_try(ground, doing_do, &doing, &st), &st);
}

static void undo(struct ground *ground, int64_t position, int64_t now)
{
    struct doing doing = {.network_id = HERE, .now = now, .undoes = position};
    struct status st = {0};

    expect_done(ground_try(ground, undo_do, &doing, &st), &st);
}

static void refuse_undo(struct ground *ground, int64_t position, enum status_code code)
{
    struct doing doing = {.network_id = HERE, .now = 1, .undoes = position};

    ground_refuse(ground, undo_do, &doing, code);
}

static struct journal_list whole(struct ground *ground, const char *network_id)
{
    struct journal_list list = {0};
    struct status st = {0};

    expect_done(journal_whole(ground->database, network_id, ground->pool, &list, &st),
                &st);
    return list;
}

/* The newest `count` changes have their values, those before them have none. */
static void expect_rows(struct ground *ground, size_t count)
{
    struct journal_list list = {0};
    struct status st = {0};

    expect_done(journal_list(ground->database, HERE, 0, 100, ground->pool, &list, &st),
                &st);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.entries[i].rows != NULL, i < count);
        if (i < count) {
            assert_int_equal(value_kind(list.entries[i].rows), VALUE_LIST);
        }
    }
}

/* The names of all organisations, one after the other. */
static const char *names_of(struct ground *ground, const struct record_list *list)
{
    struct text text;

    text_init(&text, ground->pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < list->count; i++) {
        text_format(&text, "%s%s", i == 0 ? "" : " ", list->rows[i][1].text);
    }
    return text.bytes;
}

static void expect_names(struct ground *ground, const char *expected)
{
    struct record_list list = {0};
    struct status st = {0};

    expect_done(record_list(ground->database, &ORGANISATION_RECORD, HERE, ground->pool,
                            &list, &st),
                &st);
    assert_string_equal(names_of(ground, &list), expected);
}

static void expect_names_at(struct ground *ground, int64_t at, const char *expected)
{
    struct record_list list = {0};
    const struct journal_part part = {&ORGANISATION_RECORD, &list};
    struct status st = {0};

    expect_done(journal_rows_at(ground->database, HERE, at, &part, 1, ground->pool, &st),
                &st);
    assert_string_equal(names_of(ground, &list), expected);
}

static void expect_chain(struct ground *ground, size_t count)
{
    struct status st = {0};

    expect_done(journal_verify(ground->database, HERE, &st), &st);
    assert_int_equal(whole(ground, HERE).count, count);
}

/* ---- what a change leaves ---- */

static void a_change_says_who_when_and_what(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    ground_network(ground, HERE);
    put(ground, 1, "OCMW", 50);
    put(ground, 1, "CAW \"é\"", 60);
    put(ground, 1, NULL, 70);
    undo(ground, 3, 80);
    expect_chain(ground, 4);

    static const struct {
        const char *author;
        const char *action;
        int64_t at;
        int64_t undoes;
        const char *changes;
    } CASES[] = {
        {"person:1", "organisation.put", 50, 0,
         "[{\"record\":\"organisation\",\"id\":1,\"after\":{\"id\":1,\"name\":\"OCMW\"}}"
         "]"},
        {"person:1", "organisation.put", 60, 0,
         "[{\"record\":\"organisation\",\"id\":1,\"before\":{\"id\":1,\"name\":\"OCMW\"},"
         "\"after\":{\"id\":1,\"name\":\"CAW \\\"é\\\"\"}}]"},
        {"person:1", "organisation.put", 70, 0,
         "[{\"record\":\"organisation\",\"id\":1,"
         "\"before\":{\"id\":1,\"name\":\"CAW \\\"é\\\"\"}}]"},
        {"person:2", "undo", 80, 3,
         "[{\"record\":\"organisation\",\"id\":1,"
         "\"after\":{\"id\":1,\"name\":\"CAW \\\"é\\\"\"}}]"},
    };
    const struct journal_list list = whole(ground, HERE);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        const struct journal_entry *entry = &list.entries[i];
        assert_int_equal(entry->link.position, i + 1);
        assert_string_equal(entry->link.author, CASES[i].author);
        assert_string_equal(entry->link.action, CASES[i].action);
        assert_int_equal(entry->link.at, CASES[i].at);
        assert_int_equal(entry->link.undoes, CASES[i].undoes);
        assert_string_equal(entry->changes, CASES[i].changes);
        assert_null(entry->rows);
    }
    expect_rows(ground, ARRAY_COUNT(CASES));
}

static void what_changes_nothing_leaves_no_trace(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    ground_network(ground, HERE);
    put(ground, 9, NULL, 40); /* never there */
    expect_chain(ground, 0);
    put(ground, 1, "OCMW", 50);
    put(ground, 1, "OCMW", 60);
    expect_chain(ground, 1);
    put(ground, 1, "ocmw", 70);
    expect_chain(ground, 2);
}

static void a_clock_that_jumps_back_is_held(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const int64_t CLOCK[] = {1000, 400, -5, 1000, 1001, INT64_MIN};
    static const int64_t KEPT[] = {1000, 1000, 1000, 1000, 1001, 1001};

    ground_network(ground, HERE);
    for (size_t i = 0; i < ARRAY_COUNT(CLOCK); i++) {
        put(ground, (int64_t)i + 1, "x", CLOCK[i]);
        assert_int_equal(whole(ground, HERE).entries[i].link.at, KEPT[i]);
    }
    expect_chain(ground, ARRAY_COUNT(CLOCK));
}

static bool large_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "clerk", "large", 1, 0};
    const size_t *bytes = context;
    struct change *change = NULL;
    char *name = pool_bytes(unit->pool, *bytes + 1);

    memset(name, 'x', *bytes);
    return change_begin(unit, &head, &change, st) &&
           organisation_put(change, 1, name, st) && change_end(change, st);
}

static void a_change_that_is_too_large_is_refused(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    size_t bytes = LIMIT_CHANGE_BYTES;
    struct status st = {0};

    ground_network(ground, HERE);
    ground_refuse(ground, large_do, &bytes, STATUS_LIMIT);
    expect_names(ground, "");
    expect_chain(ground, 0);
    bytes -= 1000;
    expect_done(ground_try(ground, large_do, &bytes, &st), &st);
    expect_chain(ground, 1);
}

/* A note for the chain of the installation, by an author who is known late. */
static bool note_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {JOURNAL_OF_INSTALLATION, "host", "note", 7, 0};
    struct change *change = NULL;

    (void)context;
    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    change_note(change, "account", 12);
    change_set_author(change, "account:12");
    return change_end(change, st);
}

static void the_installation_has_a_chain_too(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct doing doing = {.network_id = JOURNAL_OF_INSTALLATION, .now = 9, .undoes = 1};
    struct status st = {0};

    expect_done(journal_verify(ground->database, JOURNAL_OF_INSTALLATION, &st), &st);
    expect_done(ground_try(ground, note_do, NULL, &st), &st);
    expect_done(journal_verify(ground->database, JOURNAL_OF_INSTALLATION, &st), &st);
    const struct journal_list list = whole(ground, JOURNAL_OF_INSTALLATION);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.entries[0].link.author, "account:12");
    assert_string_equal(list.entries[0].changes, "[{\"record\":\"account\",\"id\":12}]");
    ground_refuse(ground, undo_do, &doing, STATUS_CONFLICT);
    doing.network_id = "nowhere";
    ground_refuse(ground, undo_do, &doing, STATUS_NOT_FOUND);
    ground_refuse(ground, doing_do, &doing, STATUS_NOT_FOUND);
}

/* ---- reading ---- */

static void the_newest_come_first_a_page_at_a_time(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        int64_t before;
        size_t limit;
        size_t count;
        int64_t first;
    } CASES[] = {
        {"from the newest", 0, 2, 2, 5}, {"the next page", 4, 2, 2, 3},
        {"the last page", 2, 2, 1, 1},   {"past the end", 1, 2, 0, 0},
        {"all of them", 0, 100, 5, 5},   {"none at all", 0, 0, 0, 0},
    };

    ground_network(ground, HERE);
    for (int64_t i = 1; i <= 5; i++) {
        put(ground, i, "x", i);
    }
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        struct journal_list list = {0};
        struct status st = {0};
        print_message("%s\n", CASES[i].label);
        expect_done(journal_list(ground->database, HERE, CASES[i].before, CASES[i].limit,
                                 ground->pool, &list, &st),
                    &st);
        assert_int_equal(list.count, CASES[i].count);
        for (size_t j = 0; j < list.count; j++) {
            assert_int_equal(list.entries[j].link.position, CASES[i].first - (int64_t)j);
        }
    }
}

/* ---- taking back ---- */

static void a_change_is_taken_back_and_that_again(void **state)
{
    SCOPED(ground) ground = ground_new(state);

    ground_network(ground, HERE);
    put(ground, 1, "a", 10); /* change 1 */
    put(ground, 2, "b", 20);
    put(ground, 1, "c", 30);
    refuse_undo(ground, 1, STATUS_CONFLICT); /* changed again since */
    expect_names(ground, "c b");
    undo(ground, 3, 40);
    expect_names(ground, "a b");
    refuse_undo(ground, 3, STATUS_CONFLICT); /* taken back already */
    undo(ground, 4, 50); /* and the taking back */
    expect_names(ground, "c b");
    undo(ground, 2, 60);
    expect_names(ground, "c");
    refuse_undo(ground, 7, STATUS_NOT_FOUND);
    refuse_undo(ground, 0, STATUS_NOT_FOUND);
    refuse_undo(ground, -1, STATUS_NOT_FOUND);
    expect_chain(ground, 6);
    expect_names_at(ground, 35, "c b");
    expect_names_at(ground, 45, "a b");
    expect_names_at(ground, 9, "");
}

/* A person of the organisation, with an account; both in one change. */
static bool person_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "person.add", 20, 0};
    const struct person person = {1, "An", "an@x.be", *(const int64_t *)context};
    const struct role role = {1, 1, ROLE_WORKER, 1, "2026-01-01", NULL};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    person_values(&person, values);
    if (!change_put(change, &PERSON_RECORD, values, st)) {
        return false;
    }
    role_values(&role, values);
    return change_put(change, &ROLE_RECORD, values, st) && change_end(change, st);
}

static void what_others_need_is_not_taken_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    int64_t account_id = ground_account(ground, "an@x.be");
    struct doing doing = {.network_id = HERE, .now = 30, .undoes = 1};
    struct status st = {0};

    ground_network(ground, HERE);
    put(ground, 1, "OCMW", 10);
    expect_done(ground_try(ground, person_do, &account_id, &st), &st);
    assert_false(ground_try(ground, undo_do, &doing, &st)); /* the role needs it */
    assert_int_equal(st.code, STATUS_CONFLICT);
    assert_true(status_has(&st, "would lose the later change"));
    undo(ground, 2, 40); /* the role goes before the person it points at */
    undo(ground, 1, 50);
    expect_names(ground, "");
    undo(ground, 4, 60);
    undo(ground, 3, 70); /* and comes after it */
    expect_chain(ground, 6);
}

/* The account of a person is of this installation, so the journal does not have it. */
static void a_person_that_comes_back_has_its_account_again(void **state)
{
    static const struct {
        const char *label;
        const char *script; /* what happened meanwhile */
        bool is_linked;
    } CASES[] = {
        {"a confirmed account", "UPDATE account SET is_verified = 1", true},
        {"one that nobody confirmed", "UPDATE account SET is_verified = 0", false},
        {"none any more", "DELETE FROM account", false},
        {"another person has it by now",
         "UPDATE account SET is_verified = 1;"
         "INSERT INTO person VALUES ('here', 2, 'An', 'an@y.be', 1)",
         false},
    };

    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(ground) ground = ground_new(state);
        int64_t account_id = ground_account(ground, "an@x.be");
        const struct sql_value *values = NULL;
        struct status st = {0};

        print_message("%s\n", CASES[i].label);
        ground_network(ground, HERE);
        put(ground, 1, "OCMW", 10);
        expect_done(ground_try(ground, person_do, &account_id, &st), &st);
        undo(ground, 2, 40);
        ground_script(ground, CASES[i].script);
        undo(ground, 3, 50);
        expect_done(record_find(ground->database, &PERSON_RECORD, HERE, 1, ground->pool,
                                &values, &st),
                    &st);
        assert_int_equal(person_from(values).account_id,
                         CASES[i].is_linked ? account_id : 0);
    }
}

/* ---- erasing what is old ---- */

static void what_is_forgotten_cannot_be_read_or_taken_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct status st = {0};

    ground_network(ground, HERE);
    ground_network(ground, THERE);
    put(ground, 1, "a", 10);
    put(ground, 1, "b", 20);
    put(ground, 1, "c", 30);
    put(ground, 1, "d", 40);
    expect_done(journal_forget(ground->database, THERE, 1000, &st), &st);
    expect_done(journal_forget(ground->database, HERE, 10, &st), &st);
    assert_non_null(whole(ground, HERE).entries[0].changes);
    expect_done(journal_forget(ground->database, HERE, 30, &st), &st);

    expect_chain(ground, 4);
    const struct journal_list list = whole(ground, HERE);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.entries[i].changes == NULL, i < 2);
        assert_int_equal(list.entries[i].salt == NULL, i < 2);
        assert_string_equal(list.entries[i].link.action, "organisation.put");
    }
    expect_rows(ground, 2);
    refuse_undo(ground, 2, STATUS_NOT_FOUND);
    expect_names_at(ground, 39, "c");
    expect_names_at(ground, 29, "b"); /* from here on backwards: as it was then */
    expect_names_at(ground, 19, "b");
    expect_names_at(ground, 9, "b");
    undo(ground, 4, 50);
    undo(ground, 3, 60);
    expect_names(ground, "b");
    expect_done(journal_forget(ground->database, HERE, 1000, &st), &st);
    expect_chain(ground, 6);
    expect_names_at(ground, 0, "b");
}

/* ---- carrying it elsewhere ---- */

static void a_chain_moves_as_it_is(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct status st = {0};

    ground_network(ground, HERE);
    for (int64_t i = 1; i <= 4; i++) {
        put(ground, i, "x", 10 * i);
    }
    undo(ground, 4, 50);
    expect_done(journal_forget(ground->database, HERE, 20, &st), &st);
    const struct journal_list list = whole(ground, HERE);
    expect_done(journal_chain_verify(HERE, &list, ground->pool, &st), &st);
    expect_done(journal_adopt(ground->database, THERE, &list, &st), &st);
    /* Link by link it holds, but it is the chain of another network. */
    assert_false(journal_verify(ground->database, THERE, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    status_clear(&st);
    const struct journal_list there = whole(ground, THERE);
    assert_int_equal(there.count, 5);
    assert_null(there.entries[0].changes);
    assert_string_equal(there.entries[4].changes, list.entries[4].changes);
    assert_int_equal(there.entries[4].link.undoes, 4);

    const struct journal_list tail = {list.entries + 1, list.count - 1};
    assert_false(journal_chain_verify(HERE, &tail, ground->pool, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    status_clear(&st);
    const struct journal_list none = {0};
    expect_done(journal_chain_verify(HERE, &none, ground->pool, &st), &st);

    expect_done(journal_remove(ground->database, THERE, &st), &st);
    assert_int_equal(whole(ground, THERE).count, 0);
    assert_false(journal_verify(ground->database, THERE, &st)); /* it has no head */
    expect_chain(ground, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_change_says_who_when_and_what),
        ON_BOTH(what_changes_nothing_leaves_no_trace),
        ON_BOTH(a_clock_that_jumps_back_is_held),
        ON_BOTH(a_change_that_is_too_large_is_refused),
        ON_BOTH(the_installation_has_a_chain_too),
        ON_BOTH(the_newest_come_first_a_page_at_a_time),
        ON_BOTH(a_change_is_taken_back_and_that_again),
        ON_BOTH(what_others_need_is_not_taken_back),
        ON_BOTH(a_person_that_comes_back_has_its_account_again),
        ON_BOTH(what_is_forgotten_cannot_be_read_or_taken_back),
        ON_BOTH(a_chain_moves_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
