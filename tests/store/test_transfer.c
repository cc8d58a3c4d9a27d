/* test_transfer.c - a network moves between databases byte for byte, or not at all. */
#include "base/day.h"
#include "network_random.h"
#include "random.h"
#include "store/account.h"
#include "store/doctor.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/people.h"
#include "store_fixture.h"
#include "transfer_file.h"

enum { SEEDS = 6, SEEDS_SOAK = 60, FLIPS = 200, FLIPS_SOAK = 5000 };

static void expect_healthy(struct store *store)
{
    SCOPED(reader) reader = reader_borrow(store);
    const struct doctor_call call = {"/", "2026-06-01"};
    struct status st = {0};

    expect_done(doctor_check(reader_database(reader), &call, &st), &st);
}

static size_t count_of(size_t usual, size_t soak)
{
    return getenv("SAMENSPEL_SOAK") != NULL ? soak : usual;
}

/* ---- moving ---- */

static void move_and_compare(const struct bytes *file, enum database_kind kind,
                             const char *id)
{
    SCOPED(fixture) fixture = fixture_of(kind);
    SCOPED(store) store = fixture_store(fixture);

    expect_imported(store, file);
    expect_healthy(store);
    SCOPED(bytes) again = exported(store, id);
    assert_int_equal(again->length, file->length);
    assert_memory_equal(again->bytes, file->bytes, file->length);
}

static void a_network_moves_to_the_other_database_and_back_byte_for_byte(void **state)
{
    for (uint64_t seed = 0; seed < count_of(SEEDS, SEEDS_SOAK); seed++) {
        const struct network_order order = {
            .seed = seed,
            .id = "abcdefghijkm",
            .change_count = seed == 0 ? 0 : 40 * seed % NETWORK_CHANGES_MAX,
            .is_forgetful = seed % 2 == 1,
        };
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = fixture_store(fixture);

        print_message("seed %d\n", (int)seed);
        network_random(store, &order);
        SCOPED(bytes) file = exported(store, order.id);
        move_and_compare(file, DATABASE_POSTGRES, order.id);
        move_and_compare(file, DATABASE_SQLITE, order.id);
    }
}

static struct bytes *file_small(void **state)
{
    static const struct network_order ORDER = {7, "smallnetwork", 24, true};
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);

    network_random(store, &ORDER);
    return exported(store, ORDER.id);
}

static void a_network_that_is_here_already_is_refused(void **state)
{
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};

    expect_imported(store, file);
    assert_false(imported(store, file->bytes, file->length, &result, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    SCOPED(bytes) again = exported(store, "smallnetwork");
    assert_memory_equal(again->bytes, file->bytes, file->length);
}

static void what_is_not_there_cannot_be_exported(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    SCOPED(reader) reader = reader_borrow(store);
    struct status st = {0};
    FILE *out = tmpfile();

    assert_false(transfer_export(reader_database(reader), "nobody", out, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_int_equal(ftell(out), 0);
    (void)fclose(out);
}

static void a_full_disk_is_told(void **state)
{
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct status st = {0};

    expect_imported(store, file);
    SCOPED(reader) reader = reader_borrow(store);
    FILE *out = fopen("/dev/full", "wb");
    assert_non_null(out);
    assert_false(transfer_export(reader_database(reader), "smallnetwork", out, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    (void)fclose(out);
}

/* It would hold the clock of the network there. A clock may be wrong by a day. */
static void a_change_from_the_future_is_refused(void **state)
{
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};
    int64_t last = 0;

    for (const char *at = strstr(file->bytes, "\"at\":"); at != NULL;
         at = strstr(at + 1, "\"at\":")) {
        last = strtoll(at + strlen("\"at\":"), NULL, 10);
    }
    assert_true(last > DAY_MILLISECONDS);
    assert_false(imported_at(store, file, last - DAY_MILLISECONDS - 1, &result, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    expect_empty(store);
    status_clear(&st);
    expect_done(imported_at(store, file, last - DAY_MILLISECONDS, &result, &st), &st);
}

/* ---- what an import leaves ---- */

static void an_import_leaves_one_line_with_the_installation(void **state)
{
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    SCOPED(pool) pool = pool_new();
    struct journal_list list;
    struct status st = {0};

    expect_imported(store, file);
    SCOPED(reader) reader = reader_borrow(store);
    expect_done(
        journal_whole(reader_database(reader), JOURNAL_OF_INSTALLATION, pool, &list, &st),
        &st);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.entries[0].link.action, "network.import");
    assert_string_equal(list.entries[0].link.author, "host");
    assert_int_equal(list.entries[0].link.at, IMPORTED_AT);
    assert_non_null(strstr(list.entries[0].changes, "smallnetwork"));
}

struct known_account {
    const char *label;
    const char *email;
    bool is_known;
    bool is_verified;
    const char *password_hash;
    bool is_linked;
};

static const struct known_account ACCOUNTS[] = {
    {"nobody signs in with it yet", "a@example.org", false, false, NULL, true},
    {"confirmed, with a password", "b@example.org", true, true, "x", true},
    {"confirmed, without", "c@example.org", true, true, NULL, true},
    {"made by the host", "d@example.org", true, false, NULL, true},
    {"somebody typed it in", "e@example.org", true, false, "x", false},
    {"capitals are the same", "F@Example.Org", true, true, NULL, true},
};

static bool accounts_add(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    for (size_t i = 0; i < ARRAY_COUNT(ACCOUNTS); i++) {
        const struct account account = {
            .email = account_email_key(ACCOUNTS[i].email, unit->pool),
            .name = "Known",
            .password_hash = ACCOUNTS[i].password_hash,
            .language = LANGUAGE_FR,
            .is_verified = ACCOUNTS[i].is_verified};
        int64_t id = 0;

        if (ACCOUNTS[i].is_known && !account_add(unit, &account, 1, &id, st)) {
            return false;
        }
    }
    return true;
}

static bool persons_add(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {"people", "host", "test", 1, 0};
    const struct journal_list empty = {0};
    const struct network network = {
        .name = "N", .place = "", .purpose = "", .journal_months = 24};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    (void)context;
    network_values(&network, values);
    if (!journal_adopt(unit->database, "people", &empty, st) ||
        !change_begin(unit, &head, &change, st) ||
        !change_put(change, &NETWORK_RECORD, values, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(ACCOUNTS); i++) {
        const struct person person = {(int64_t)i + 1, "Person", ACCOUNTS[i].email, 0};

        person_values(&person, values);
        if (!change_put(change, &PERSON_RECORD, values, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static void expect_linked(struct database *database, size_t i)
{
    SCOPED(pool) pool = pool_new();
    const struct sql_value *values = NULL;
    struct account account = {0};
    struct status st = {0};

    print_message("%s\n", ACCOUNTS[i].label);
    expect_done(record_find(database, &PERSON_RECORD, "people", (int64_t)i + 1, pool,
                            &values, &st),
                &st);
    expect_done(account_by_email(database, ACCOUNTS[i].email, pool, &account, &st), &st);
    assert_int_equal(person_from(values).account_id,
                     ACCOUNTS[i].is_linked ? account.id : 0);
    assert_int_equal(account.is_verified, ACCOUNTS[i].is_verified);
    assert_int_equal(account.language, ACCOUNTS[i].is_known ? LANGUAGE_FR : LANGUAGE_NL);
    assert_false(account.is_host);
    if (!ACCOUNTS[i].is_known) {
        assert_null(account.password_hash);
        assert_string_equal(account.name, "Person");
    }
}

static void persons_are_linked_to_the_accounts_that_are_theirs(void **state)
{
    SCOPED(fixture) source = fixture_new(state);
    SCOPED(store) from = fixture_store(source);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct transfer_result result = {0};
    struct status st = {0};

    expect_done(store_change(from, persons_add, NULL, &st), &st);
    expect_done(store_change(store, accounts_add, NULL, &st), &st);
    SCOPED(bytes) file = exported(from, "people");
    expect_done(imported(store, file->bytes, file->length, &result, &st), &st);
    assert_int_equal(result.person_count, ARRAY_COUNT(ACCOUNTS));
    assert_int_equal(result.account_count, 1);
    assert_int_equal(result.unlinked_count, 1);
    SCOPED(reader) reader = reader_borrow(store);
    for (size_t i = 0; i < ARRAY_COUNT(ACCOUNTS); i++) {
        expect_linked(reader_database(reader), i);
    }
    SCOPED(bytes) again = exported(store, "people");
    assert_memory_equal(again->bytes, file->bytes, file->length);
}

/* ---- files that were harmed ---- */

static void expect_refused(struct store *store, const char *bytes, size_t length,
                           const char *label)
{
    SCOPED(pool) pool = pool_new();
    struct transfer_result result = {0};
    struct status st = {0};
    struct text sentence;

    if (imported(store, bytes, length, &result, &st)) {
        fail_msg("taken in: %s", label);
    }
    text_init(&sentence, pool, LIMIT_CELL_BYTES);
    status_say(&st, LANGUAGE_EN, &sentence);
    assert_memory_equal(sentence.bytes, "n.jsonl:", strlen("n.jsonl:"));
    assert_int_equal(st.code, STATUS_INVALID);
}

/* Where each line begins; the last is the end of the file. */
static size_t lines_find(const struct bytes *file, struct pool *pool,
                         const char ***begins_out)
{
    const char **begins = pool_array(pool, file->length + 2, const char *);
    size_t count = 0;

    for (const char *at = file->bytes; at < file->bytes + file->length; count++) {
        begins[count] = at;
        at = (const char *)memchr(at, '\n', file->length) + 1;
    }
    begins[count] = file->bytes + file->length;
    *begins_out = begins;
    return count;
}

static void line_add(struct text *text, const char *const *begins, size_t line)
{
    text_add_part(text, begins[line], (size_t)(begins[line + 1] - begins[line]));
}

/* Copies: how often line `line` stands there. Swapped: it stands after the next. */
static void expect_line_needed(struct store *store, const char *const *begins,
                               size_t line_count, size_t line, size_t copies)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < line_count; i++) {
        for (size_t copy = i == line ? copies : 1; copy > 0; copy--) {
            line_add(&text, begins, i);
        }
    }
    expect_refused(store, text.bytes, text.length, copies == 0 ? "removed" : "doubled");
}

static void expect_order_needed(struct store *store, const char *const *begins,
                                size_t line_count, size_t line)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < line_count; i++) {
        line_add(&text, begins, i == line ? i + 1 : i == line + 1 ? i - 1 : i);
    }
    expect_refused(store, text.bytes, text.length, "swapped");
}

static void no_line_can_be_removed_doubled_or_swapped(void **state)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const char **begins = NULL;
    const size_t count = lines_find(file, pool, &begins);

    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        expect_line_needed(store, begins, count, i, 0);
        expect_line_needed(store, begins, count, i, 2);
        if (i + 1 < count) {
            expect_order_needed(store, begins, count, i);
        }
    }
    expect_empty(store);
    expect_imported(store, file);
}

static void no_byte_can_be_changed_and_no_end_cut_off(void **state)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(bytes) file = file_small(state);
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    uint64_t random = 11;

    for (size_t i = 0; i < count_of(FLIPS, FLIPS_SOAK); i++) {
        char *copy = pool_text_part(pool, file->bytes, file->length);
        const size_t at = random_below(&random, file->length);

        copy[at] ^= (char)(1 + random_below(&random, 255));
        expect_refused(store, copy, file->length, "changed");
        expect_refused(store, file->bytes, at, "cut");
    }
    expect_empty(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_network_moves_to_the_other_database_and_back_byte_for_byte),
        ON_BOTH(a_network_that_is_here_already_is_refused),
        ON_BOTH(what_is_not_there_cannot_be_exported),
        ON_SQLITE(a_change_from_the_future_is_refused),
        ON_SQLITE(a_full_disk_is_told),
        ON_BOTH(an_import_leaves_one_line_with_the_installation),
        ON_BOTH(persons_are_linked_to_the_accounts_that_are_theirs),
        ON_SQLITE(no_line_can_be_removed_doubled_or_swapped),
        ON_SQLITE(no_byte_can_be_changed_and_no_end_cut_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
