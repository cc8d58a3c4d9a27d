/* test_password.c - hashes fit their password only, and poor passwords are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/password.h"

static const char GOOD[] = "vier paarden eten soep";

/* 26 ms a hash: the rows are few. */
static const struct {
    const char *label;
    const char *given;
    bool is_let_in;
} TRIALS[] = {
    {"the password", GOOD, true},
    {"nothing", "", false},
    {"a capital", "Vier paarden eten soep", false},
    {"its beginning", "vier paarden eten soe", false},
    {"a blank behind it", "vier paarden eten soep ", false},
};

static void a_hash_fits_its_password_only(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(password_gate) gate = password_gate_new(1);
    const char *hash = NULL;
    struct status st = {0};

    assert_true(password_hash(gate, GOOD, pool, &hash, &st));
    assert_true(strlen(hash) < 128);
    assert_ptr_equal(strstr(hash, "$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    for (size_t i = 0; i < ARRAY_COUNT(TRIALS); i++) {
        print_message("%s\n", TRIALS[i].label);
        assert_int_equal(password_verify(gate, hash, TRIALS[i].given),
                         TRIALS[i].is_let_in);
    }
}

static void two_hashes_of_a_password_differ(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(password_gate) gate = password_gate_new(1);
    const char *first = NULL;
    const char *second = NULL;
    struct status st = {0};

    assert_true(password_hash(gate, GOOD, pool, &first, &st));
    assert_true(password_hash(gate, GOOD, pool, &second, &st));
    assert_string_not_equal(first, second);
}

static const struct {
    const char *label;
    const char *hash;
} NO_HASHES[] = {
    {"no account", NULL},
    {"nothing", ""},
    {"the password itself", "vier paarden eten soep"},
    {"another kind of hash", "$argon2i$v=19$m=32,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                             "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
    {"a hash that breaks off", "$argon2id$v=19$m=19456,t=2,p=1$AAAA"},
    {"only its beginning", "$argon2id$"},
};

static void no_password_fits_what_is_no_hash(void **state)
{
    (void)state;
    SCOPED(password_gate) gate = password_gate_new(1);

    for (size_t i = 0; i < ARRAY_COUNT(NO_HASHES); i++) {
        print_message("%s\n", NO_HASHES[i].label);
        assert_false(password_verify(gate, NO_HASHES[i].hash, GOOD));
    }
}

static int64_t thread_microseconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t work_of(struct password_gate *gate, const char *hash)
{
    const int64_t begin = thread_microseconds();

    (void)password_verify(gate, hash, "something else altogether");
    return thread_microseconds() - begin;
}

static int64_t less(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static bool is_alike(int64_t one, int64_t other)
{
    return one * 3 > other * 2 && other * 3 > one * 2;
}

/* The quickest of each, in turns: a busy machine only makes it take more turns. */
static void no_account_takes_the_same_work(void **state)
{
    enum { TURNS_LEAST = 3, TURNS_MOST = 30 };
    SCOPED(pool) pool = pool_new();
    SCOPED(password_gate) gate = password_gate_new(1);
    const char *hash = NULL;
    struct status st = {0};
    int64_t with = INT64_MAX;
    int64_t without = INT64_MAX;

    (void)state;
    assert_true(password_hash(gate, GOOD, pool, &hash, &st));
    for (int i = 0; i < TURNS_LEAST || (i < TURNS_MOST && !is_alike(with, without));
         i++) {
        with = less(with, work_of(gate, hash));
        without = less(without, work_of(gate, NULL));
    }
    print_message("%d and %d microseconds\n", (int)with, (int)without);
    assert_true(is_alike(with, without));
}

static const struct {
    const char *label;
    const char *hash;
    bool is_needed;
} AGES[] = {
    {"ours",
     "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
     "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
     false},
    {"less memory",
     "$argon2id$v=19$m=8192,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
     "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
     true},
    {"one pass",
     "$argon2id$v=19$m=19456,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA"
     "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
     true},
    {"nothing", "", true},
};

static void a_hash_of_other_parameters_is_made_anew(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(AGES); i++) {
        print_message("%s\n", AGES[i].label);
        assert_int_equal(password_needs_rehash(AGES[i].hash), AGES[i].is_needed);
    }
}

static void *sign_in(void *context)
{
    struct password_gate *gate = context;

    return password_verify(gate, NULL, GOOD) ? gate : NULL;
}

static void more_threads_than_places_all_get_their_turn(void **state)
{
    (void)state;
    SCOPED(password_gate) gate = password_gate_new(2);
    pthread_t threads[6];

    for (size_t i = 0; i < ARRAY_COUNT(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, sign_in, gate), 0);
    }
    for (size_t i = 0; i < ARRAY_COUNT(threads); i++) {
        void *result = gate;
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_null(result);
    }
}

static const char SHORT[] = "a password has at least 12 characters, not ";
static const char COMMON[] = "this password is one of the first that anybody would try; ";
static const char ADDRESS[] = "a password is not the e-mail address; ";
static const char EMAIL[] = "an.peeters-wouters@oosterlinde.be";

/* `sentence` NULL: it may be. */
static const struct {
    const char *label;
    const char *password;
    const char *sentence;
} CHECKS[] = {
    {"nothing", "", SHORT},
    {"eleven characters", "vier paarde", SHORT},
    {"twelve", "vier paarden", NULL},
    {"eleven of two bytes each", "ééééééééééë", SHORT},
    {"a sentence", GOOD, NULL},
    {"a sentence in capitals without digits", "VIER PAARDEN ETEN SOEP", NULL},
    {"a sentence in Greek", "τέσσερα άλογα τρώνε σούπα", NULL},
    {"random letters", "xkqjzpwmvtrb", NULL},
    {"only digits", "123456789012", COMMON},
    {"only signs", "!!!---!!!---", COMMON},
    {"a common word with digits", "Wachtwoord-2024!", COMMON},
    {"a common word in pieces", "Mot-de-passe 2024", COMMON},
    {"a common French word", "motdepasse12", COMMON},
    {"a common word again and again", "WelkomWelkom", COMMON},
    {"two common words", "admin samenspel", COMMON},
    {"digits before it", "2024azertyuiop", COMMON},
    {"a row of keys", "qwertyuiop12", COMMON},
    {"one character again and again", "zzzzzzzzzzzz", COMMON},
    {"a common word among others", "welkom in mijn tuin", NULL},
    {"an accent in it", "Wächtwoord2024", COMMON},
    {"a common word that goes on", "welkomstgeschenk", NULL},
    {"the address", "an.peeters-wouters@oosterlinde.be", ADDRESS},
    {"in capitals", "An.Peeters-Wouters@Oosterlinde.BE", ADDRESS},
    {"the name before the @", "an.peeters-wouters", ADDRESS},
    {"the name with more words", "an.peeters-wouters eet soep", NULL},
};

static void a_poor_password_is_refused_with_what_would_be_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHECKS); i++) {
        SCOPED(pool) pool = pool_new();
        struct text sentence;
        struct status st = {0};
        const bool is_fine = password_check_strength(CHECKS[i].password, EMAIL, &st);

        print_message("%s\n", CHECKS[i].label);
        assert_int_equal(is_fine, CHECKS[i].sentence == NULL);
        assert_int_equal(st.code, is_fine ? STATUS_OK : STATUS_INVALID);
        text_init(&sentence, pool, LIMIT_CELL_BYTES);
        status_say(&st, LANGUAGE_EN, &sentence);
        assert_ptr_equal(strstr(sentence.bytes, is_fine ? "" : CHECKS[i].sentence),
                         sentence.bytes);
    }
}

/* `count` characters, most of two bytes. */
static const char *password_of(struct pool *pool, size_t count)
{
    struct text password;

    text_init(&password, pool, LIMIT_CELL_BYTES);
    text_add(&password, "x");
    for (size_t i = 1; i < count; i++) {
        text_add(&password, "é");
    }
    return password.bytes;
}

static void a_password_has_at_most_200_characters(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct status st = {0};

    assert_true(password_check_strength(password_of(pool, 200), EMAIL, &st));
    assert_false(password_check_strength(password_of(pool, 201), EMAIL, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
}

static void without_an_address_there_is_none_to_be(void **state)
{
    (void)state;
    struct status st = {0};

    assert_true(password_check_strength(EMAIL, NULL, &st));
    assert_true(password_check_strength(EMAIL, "", &st));
    assert_true(password_check_strength("vier paarden", "@", &st));
}

static int begin(void **state)
{
    struct status st = {0};

    (void)state;
    return secret_init(&st) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hash_fits_its_password_only),
        cmocka_unit_test(two_hashes_of_a_password_differ),
        cmocka_unit_test(no_password_fits_what_is_no_hash),
        cmocka_unit_test(no_account_takes_the_same_work),
        cmocka_unit_test(a_hash_of_other_parameters_is_made_anew),
        cmocka_unit_test(more_threads_than_places_all_get_their_turn),
        cmocka_unit_test(a_poor_password_is_refused_with_what_would_be_right),
        cmocka_unit_test(a_password_has_at_most_200_characters),
        cmocka_unit_test(without_an_address_there_is_none_to_be),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
