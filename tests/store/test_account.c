/* test_account.c - accounts, sessions, links that sign in, and how often one may try. */
#include "store_fixture.h"

#include "ground.h"
#include "store/installation.h"
#include "store/sign_in.h"

enum { MINUTE = 60 * 1000 };
static const int64_t DAY = (int64_t)24 * 60 * MINUTE;
static const int64_t NOW = INT64_C(1795312800000);

static bool account_add_do(struct unit *unit, void *context, struct status *st)
{
    int64_t id = 0;

    return account_add(unit, context, NOW, &id, st);
}

static struct account account_of(struct ground *ground, int64_t id)
{
    struct account account = {0};
    struct status st = {0};

    expect_done(account_find(ground->database, id, ground->pool, &account, &st), &st);
    return account;
}

/* ---- accounts ---- */

static void an_address_is_one_account_in_any_case(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        const char *email;
        enum status_code code;
    } CASES[] = {
        {"the first", "An@X.be", STATUS_OK},
        {"the same", "An@X.be", STATUS_CONFLICT},
        {"in other case", "an@x.BE", STATUS_CONFLICT},
        {"another", "ann@x.be", STATUS_OK},
        {"letters beyond ASCII", "\u00c9lise@x.be", STATUS_OK},
        {"keep their case", "\u00e9lise@x.be", STATUS_OK},
        {"but not the others of it", "\u00c9LISE@x.be", STATUS_CONFLICT},
    };
    int64_t count = 0;
    int64_t expected = 0;
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        struct account account = {.id = 77, .email = CASES[i].email, .name = "An"};
        struct account found = {0};
        status_clear(&st);
        print_message("%s\n", CASES[i].label);
        const bool is_done = ground_try(ground, account_add_do, &account, &st);
        assert_int_equal(is_done, CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, CASES[i].code);
        assert_true(is_done || status_has(&st, CASES[i].email));
        status_clear(&st);
        expected += is_done;
        expect_done(
            account_by_email(ground->database, CASES[i].email, ground->pool, &found, &st),
            &st);
        assert_int_equal(found.id, i < 3 ? 1 : i == 3 ? 2 : i == 5 ? 4 : 3);
        expect_done(account_count(ground->database, &count, &st), &st);
        assert_int_equal(count, expected);
    }
    assert_string_equal(account_of(ground, 1).email, "An@X.be");
}

static void an_account_is_read_as_it_was_made(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct account ACCOUNTS[] = {
        {0, "a@x.be", "An", NULL, LANGUAGE_NL, false, false},
        {0, "b@x.be", "B\u00e9", "$argon2id$x", LANGUAGE_FR, true, false},
        {0, "c@x.be", "", "", LANGUAGE_EN, false, true},
    };
    struct account none = {.id = 77};
    struct status st = {0};
    int64_t id = 0;

    for (size_t i = 0; i < ARRAY_COUNT(ACCOUNTS); i++) {
        expect_done(account_add(&ground->unit, &ACCOUNTS[i], NOW, &id, &st), &st);
        const struct account found = account_of(ground, id);
        assert_int_equal(found.id, i + 1);
        assert_string_equal(found.name, ACCOUNTS[i].name);
        assert_int_equal(found.language, ACCOUNTS[i].language);
        assert_int_equal(found.is_host, ACCOUNTS[i].is_host);
        assert_int_equal(found.is_verified, ACCOUNTS[i].is_verified);
        assert_int_equal(found.password_hash == NULL, ACCOUNTS[i].password_hash == NULL);
        expect_done(account_ensure(&ground->unit, &ACCOUNTS[i], NOW, &id, &st), &st);
        assert_int_equal(id, i + 1);
    }
    const struct account another = {.email = "d@x.be", .name = "D"};
    expect_done(account_ensure(&ground->unit, &another, NOW, &id, &st), &st);
    assert_int_equal(id, 4);
    assert_false(account_find(ground->database, 5, ground->pool, &none, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_int_equal(none.id, 77);
}

static void a_profile_and_a_password_are_changed_alone(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct account profile = {
        .id = ground_account(ground, "a@x.be"), .name = "Ann", .language = LANGUAGE_FR};
    struct status st = {0};

    (void)ground_account(ground, "b@x.be");
    expect_done(account_set_password(&ground->unit, profile.id, "hash", &st), &st);
    expect_done(account_set_profile(&ground->unit, &profile, &st), &st);
    const struct account account = account_of(ground, profile.id);
    assert_string_equal(account.password_hash, "hash");
    assert_string_equal(account.name, "Ann");
    assert_int_equal(account.language, LANGUAGE_FR);
    assert_string_equal(account.email, "a@x.be");
    assert_null(account_of(ground, 2).password_hash);
    expect_done(account_set_password(&ground->unit, profile.id, NULL, &st), &st);
    assert_null(account_of(ground, profile.id).password_hash);
}

/* ---- sessions ---- */

static void session_put(struct ground *ground, const char *digest, int64_t account_id,
                        bool is_by_link, int64_t now)
{
    const struct session_start start = {digest, account_id, is_by_link};
    struct status st = {0};

    expect_done(session_add(&ground->unit, &start, now, &st), &st);
}

static void link_put(struct ground *ground, const char *digest, int64_t account_id,
                     bool is_repeatable, int64_t expires_at)
{
    const struct sign_in_link link = {account_id, NULL, is_repeatable};
    struct status st = {0};

    expect_done(sign_in_link_add(&ground->unit, digest, &link, expires_at, &st), &st);
}

static bool session_is_there(struct ground *ground, const char *digest, int64_t now,
                             struct session *session)
{
    struct status st = {0};
    const bool is_there =
        session_find(ground->database, digest, now, ground->pool, session, &st);

    assert_int_equal(st.code, is_there ? STATUS_OK : STATUS_NOT_FOUND);
    return is_there;
}

static bool link_is_there(struct ground *ground, const char *digest, int64_t now)
{
    struct sign_in_link link = {0};
    struct status st = {0};
    const bool is_there =
        sign_in_link_find(ground->database, digest, now, ground->pool, &link, &st);

    assert_int_equal(st.code, is_there ? STATUS_OK : STATUS_NOT_FOUND);
    return is_there;
}

static void a_session_ends_by_itself(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t month = SESSION_DAYS * DAY;
    const struct {
        const char *label;
        const char *digest;
        int64_t now;
        bool is_there;
        bool may_set_password;
    } cases[] = {
        {"at once", "password", NOW, true, false},
        {"in its last moment", "password", NOW + month - 1, true, false},
        {"when its time is over", "password", NOW + month, false, false},
        {"by a link", "link", NOW, true, true},
        {"in the last moment to set a password", "link", NOW + 30 * MINUTE - 1, true,
         true},
        {"and after it", "link", NOW + 30 * MINUTE, true, false},
        {"another token", "nobody", NOW, false, false},
        {"no token", "", NOW, false, false},
    };

    session_put(ground, "password", ground_account(ground, "a@x.be"), false, NOW);
    session_put(ground, "link", ground_account(ground, "b@x.be"), true, NOW);
    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        struct session session = {.seen_at = 77};
        print_message("%s\n", cases[i].label);
        assert_int_equal(
            session_is_there(ground, cases[i].digest, cases[i].now, &session),
            cases[i].is_there);
        assert_int_equal(session.may_set_password, cases[i].may_set_password);
        assert_int_equal(session.seen_at, cases[i].is_there ? NOW : 77);
        assert_null(session.account.password_hash);
        assert_true(
            !cases[i].is_there ||
            strcmp(session.account.email,
                   cases[i].may_set_password || strcmp(cases[i].digest, "link") == 0
                       ? "b@x.be"
                       : "a@x.be") == 0);
    }
}

static void a_session_that_is_used_holds_on(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t month = SESSION_DAYS * DAY;
    struct session session = {0};
    struct status st = {0};
    int64_t count = 0;

    session_put(ground, "s", ground_account(ground, "a@x.be"), true, NOW);
    expect_done(session_seen(&ground->unit, "s", NOW + DAY, &st), &st);
    assert_true(session_is_there(ground, "s", NOW + DAY + month - 1, &session));
    assert_int_equal(session.seen_at, NOW + DAY);
    assert_false(session.may_set_password); /* from its beginning, not from its use */
    assert_false(session_is_there(ground, "s", NOW + DAY + month, &session));
    session_put(ground, "t", 1, false, NOW);
    expect_done(session_count(ground->database, 1, NOW, &count, &st), &st);
    assert_int_equal(count, 2);
    expect_done(session_count(ground->database, 1, NOW + month, &count, &st), &st);
    assert_int_equal(count, 1);
    expect_done(session_end(&ground->unit, "s", &st), &st);
    expect_done(session_end(&ground->unit, "s", &st), &st);
    assert_false(session_is_there(ground, "s", NOW, &session));
    assert_true(session_is_there(ground, "t", NOW, &session));
}

static void signing_out_everywhere_ends_links_too(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t a = ground_account(ground, "a@x.be");
    const int64_t b = ground_account(ground, "b@x.be");
    struct session session = {0};
    struct status st = {0};

    session_put(ground, "here", a, false, NOW);
    session_put(ground, "there", a, false, NOW);
    session_put(ground, "other", b, false, NOW);
    link_put(ground, "once", a, false, NOW + 1);
    link_put(ground, "demo", a, true, NOW + 1);
    link_put(ground, "link of b", b, false, NOW + 1);
    expect_done(session_end_all(&ground->unit, a, "here", &st), &st);
    assert_true(session_is_there(ground, "here", NOW, &session));
    assert_false(session_is_there(ground, "there", NOW, &session));
    assert_true(session_is_there(ground, "other", NOW, &session));
    assert_false(link_is_there(ground, "once", NOW));
    assert_true(link_is_there(ground, "demo", NOW));
    assert_true(link_is_there(ground, "link of b", NOW));
    expect_done(session_end_all(&ground->unit, a, NULL, &st), &st);
    assert_false(session_is_there(ground, "here", NOW, &session));
    assert_true(session_is_there(ground, "other", NOW, &session));
}

static void only_the_first_mail_clears_a_password(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t id = ground_account(ground, "a@x.be");
    struct session session = {0};
    struct status st = {0};

    expect_done(account_set_password(&ground->unit, id, "of a stranger", &st), &st);
    session_put(ground, "stranger", id, false, NOW);
    link_put(ground, "another", id, false, NOW + 1);
    expect_done(account_verify(&ground->unit, id, &st), &st);
    assert_true(account_of(ground, id).is_verified);
    assert_null(account_of(ground, id).password_hash);
    assert_false(session_is_there(ground, "stranger", NOW, &session));
    assert_false(link_is_there(ground, "another", NOW));

    expect_done(account_set_password(&ground->unit, id, "of the owner", &st), &st);
    session_put(ground, "owner", id, false, NOW);
    expect_done(account_verify(&ground->unit, id, &st), &st);
    assert_string_equal(account_of(ground, id).password_hash, "of the owner");
    assert_true(session_is_there(ground, "owner", NOW, &session));
    assert_true(session.account.is_verified);
}

/* ---- links ---- */

struct taking {
    const char *digest;
    int64_t now;
    struct sign_in_link link;
};

static bool taking_do(struct unit *unit, void *context, struct status *st)
{
    struct taking *taking = context;

    return sign_in_link_take(unit, taking->digest, taking->now, &taking->link, st);
}

static void a_link_is_taken_once(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct sign_in_link link = {ground_account(ground, "a@x.be"), "here", false};
    static const struct {
        const char *label;
        const char *digest;
        int64_t later;
        bool is_taken;
    } CASES[] = {
        {"one that nobody knows", "x", 0, false},
        {"when its time is over", "a", 30 * MINUTE, false},
        {"in its last moment", "a", 30 * MINUTE - 1, true},
        {"a second time", "a", 0, false},
        {"one of a demonstration", "demo", 0, false},
        {"and it is still there", "demo", 0, false},
        {"another", "b", 0, true},
    };
    struct status st = {0};

    expect_done(
        sign_in_link_add(&ground->unit, "a", &link, NOW + LINK_MINUTES * MINUTE, &st),
        &st);
    expect_done(sign_in_link_add(&ground->unit, "b", &link, NOW + 1, &st), &st);
    link_put(ground, "demo", 1, true, NOW + 1);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        struct taking taking = {.digest = CASES[i].digest,
                                .now = NOW + CASES[i].later,
                                .link = {.account_id = 77}};
        print_message("%s\n", CASES[i].label);
        status_clear(&st);
        assert_int_equal(ground_try(ground, taking_do, &taking, &st), CASES[i].is_taken);
        assert_int_equal(st.code, CASES[i].is_taken ? STATUS_OK : STATUS_NOT_FOUND);
        assert_int_equal(taking.link.account_id, CASES[i].is_taken ? 1 : 77);
        assert_true(!CASES[i].is_taken || strcmp(taking.link.network_id, "here") == 0);
    }
    assert_true(link_is_there(ground, "demo", NOW));
}

/* ---- how often ---- */

struct trying {
    const char *bucket;
    int64_t now;
};

static bool trying_do(struct unit *unit, void *context, struct status *st)
{
    const struct trying *trying = context;

    return attempt_count(unit, trying->bucket, 2, 15 * MINUTE, trying->now, st);
}

static void tries_are_counted_from_the_first(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    static const struct {
        const char *label;
        const char *bucket;
        int64_t later;
        const char *refusal; /* NULL: counted */
    } CASES[] = {
        {"the first", "a", 0, NULL},
        {"the second", "a", 5 * MINUTE, NULL},
        {"the third is one too many", "a", 5 * MINUTE + 1, "in 10 minutes"},
        {"another bucket", "b", 5 * MINUTE, NULL},
        {"a minute before the end", "a", 14 * MINUTE, "in 1 minutes"},
        {"in the last moment", "a", 15 * MINUTE - 1, "in 1 minutes"},
        {"the refused do not count", "a", 15 * MINUTE, NULL},
        {"the second of the new time", "a", 16 * MINUTE, NULL},
        {"and the third", "a", 16 * MINUTE, "in 14 minutes"},
        {"a clock that jumped back begins anew", "a", -60 * MINUTE, NULL},
        {"from there", "a", -60 * MINUTE, NULL},
        {"as ever", "a", -60 * MINUTE, "in 15 minutes"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        struct trying trying = {CASES[i].bucket, NOW + CASES[i].later};
        struct status st = {0};
        print_message("%s\n", CASES[i].label);
        assert_int_equal(ground_try(ground, trying_do, &trying, &st),
                         CASES[i].refusal == NULL);
        if (CASES[i].refusal != NULL) {
            assert_int_equal(st.code, STATUS_LIMIT);
            assert_true(status_has(&st, CASES[i].refusal));
        }
    }
}

static void a_bucket_is_emptied(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct trying trying = {"a", NOW};
    struct status st = {0};

    for (size_t i = 0; i < 5; i++) {
        expect_done(ground_try(ground, trying_do, &trying, &st), &st);
        expect_done(attempt_clear(&ground->unit, "a", &st), &st);
    }
    expect_done(attempt_count(&ground->unit, "b", 1, MINUTE, NOW, &st), &st);
    assert_false(attempt_count(&ground->unit, "c", 0, MINUTE, NOW, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
}

static const struct sql ROW_COUNT = {
    "row_count",
    "SELECT (SELECT COUNT(*) FROM session) + 10 * (SELECT COUNT(*) FROM sign_in_link)"
    " + 100 * (SELECT COUNT(*) FROM attempt)",
    "SELECT (SELECT COUNT(*) FROM session) + 10 * (SELECT COUNT(*) FROM sign_in_link)"
    " + 100 * (SELECT COUNT(*) FROM attempt)"};

static void what_is_over_is_swept(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t id = ground_account(ground, "a@x.be");
    struct trying old = {"old", NOW - DAY - 1};
    struct trying young = {"young", NOW - DAY};
    struct status st = {0};

    session_put(ground, "over", id, false, NOW - SESSION_DAYS * DAY);
    session_put(ground, "open", id, false, NOW - SESSION_DAYS * DAY + 1);
    link_put(ground, "over", id, false, NOW);
    link_put(ground, "open", id, false, NOW + 1);
    expect_done(ground_try(ground, trying_do, &old, &st), &st);
    expect_done(ground_try(ground, trying_do, &young, &st), &st);
    assert_int_equal(ground_number(ground, &ROW_COUNT), 222);
    expect_done(sign_in_sweep(&ground->unit, NOW, &st), &st);
    assert_int_equal(ground_number(ground, &ROW_COUNT), 111);
    struct session session = {0};
    assert_true(session_is_there(ground, "open", NOW, &session));
    assert_true(link_is_there(ground, "open", NOW));
}

/* ---- the installation ---- */

static bool mark_do(struct unit *unit, void *context, struct status *st)
{
    return installation_mark_demonstration(unit, st) &&
           installation_set_setup(unit, context, st);
}

static void an_installation_is_begun_once(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct installation first = {0};
    struct installation again = {0};
    char digest[] = "setup";
    struct status st = {0};

    SCOPED(reader) reader = reader_borrow(store);
    assert_false(installation_find(reader_database(reader), fixture->pool, &first, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    status_clear(&st);
    expect_done(installation_open(store, NOW, fixture->pool, &first, &st), &st);
    assert_int_equal(strlen(first.secret), 32);
    assert_false(first.is_demonstration);
    assert_null(first.setup_digest);
    expect_done(store_change(store, mark_do, digest, &st), &st);
    expect_done(installation_open(store, NOW, fixture->pool, &again, &st), &st);
    assert_string_equal(again.secret, first.secret);
    assert_true(again.is_demonstration);
    assert_string_equal(again.setup_digest, "setup");
    expect_done(store_change(store, mark_do, NULL, &st), &st);
    expect_done(installation_open(store, NOW, fixture->pool, &again, &st), &st);
    assert_null(again.setup_digest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_address_is_one_account_in_any_case),
        ON_BOTH(an_account_is_read_as_it_was_made),
        ON_BOTH(a_profile_and_a_password_are_changed_alone),
        ON_BOTH(a_session_ends_by_itself),
        ON_BOTH(a_session_that_is_used_holds_on),
        ON_BOTH(signing_out_everywhere_ends_links_too),
        ON_BOTH(only_the_first_mail_clears_a_password),
        ON_BOTH(a_link_is_taken_once),
        ON_BOTH(tries_are_counted_from_the_first),
        ON_BOTH(a_bucket_is_emptied),
        ON_BOTH(what_is_over_is_swept),
        ON_BOTH(an_installation_is_begun_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
