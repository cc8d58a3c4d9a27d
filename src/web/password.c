#include "web/password.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <sys/resource.h>

#include <sodium.h>

#include "base/utf8.h"

enum { PASSES = 2, MEMORY_BYTES = 19 * 1024 * 1024 };

/* Of 32 random bytes that nobody kept, with the parameters above. */
static const char NOBODYS_HASH[] = "$argon2id$v=19$m=19456,t=2,p=1$cejn2TED9EbeYCibQv0Zvg"
                                   "$67jwYNqKhFSKqSWQp+xwGOvu2ul9NhhyV1CvatBJ494";

/* As utf8_key() writes them, a longer one before its own beginning. */
static const char *const COMMONEST[] = {
    "wachtwoord", "paswoord",   "motdepasse", "password",   "geheim",
    "secret",     "welkom",     "bienvenue",  "welcome",    "hallo",
    "bonjour",    "azertyuiop", "azerty",     "qwertyuiop", "qwerty",
    "abc",        "admin",      "letmein",    "iloveyou",   "jetaime",
    "schatje",    "soleil",     "voetbal",    "anderlecht", "samenspel",
};

struct password_gate {
    struct pool *pool; /* owned; the gate itself lives there */
    sem_t places;
};

struct password_gate *password_gate_new(size_t at_once)
{
    assert(at_once > 0 && at_once <= SEM_VALUE_MAX);
    struct pool *pool = pool_new();
    struct password_gate *gate = pool_array(pool, 1, struct password_gate);

    gate->pool = pool;
    const int refused = sem_init(&gate->places, 0, (unsigned)at_once);
    assert(refused == 0);
    (void)refused;
    return gate;
}

void password_gate_free(struct password_gate *gate)
{
    if (gate != NULL) {
        (void)sem_destroy(&gate->places);
        pool_free(gate->pool);
    }
}

static void gate_enter(struct password_gate *gate)
{
    while (sem_wait(&gate->places) != 0) {
        assert(errno == EINTR);
    }
}

static void gate_leave(struct password_gate *gate)
{
    (void)sem_post(&gate->places);
}

/* ---- hashing ---- */

enum { KINDNESS = 10 };

/* What is hashed, and what came of it. */
struct hashing {
    const char *password;
    const char *known; /* to verify by; NULL: make a new hash */
    char made[crypto_pwhash_STRBYTES];
    bool is_done;
};

static void hashing_do(struct hashing *hashing)
{
    const char *password = hashing->password;

    hashing->is_done =
        (hashing->known != NULL
             ? crypto_pwhash_str_verify(hashing->known, password, strlen(password))
             : crypto_pwhash_str(hashing->made, password, strlen(password), PASSES,
                                 MEMORY_BYTES)) == 0;
}

/* On Linux a thread has a niceness of its own, and can only raise it: so this one ends
 * after its work. */
static void *hashing_run(void *context)
{
    (void)setpriority(PRIO_PROCESS, 0, KINDNESS);
    hashing_do(context);
    return NULL;
}

/* Tens of milliseconds of a whole processor: in a thread that gives way to pages. */
static void hashing_await(struct password_gate *gate, struct hashing *hashing)
{
    pthread_t thread;

    gate_enter(gate);
    if (pthread_create(&thread, NULL, hashing_run, hashing) == 0) {
        (void)pthread_join(thread, NULL);
    } else {
        hashing_do(hashing);
    }
    gate_leave(gate);
}

bool password_hash(struct password_gate *gate, const char *password, struct pool *pool,
                   const char **hash_out, struct status *st)
{
    struct hashing hashing = {.password = password};

    hashing_await(gate, &hashing);
    if (!hashing.is_done) {
        return status_fail(st, STATUS_FAILED,
                           "could not get the memory that a password asks for");
    }
    *hash_out = pool_text(pool, hashing.made);
    return true;
}

bool password_verify(struct password_gate *gate, const char *hash, const char *password)
{
    const bool is_ours = hash != NULL && strncmp(hash, crypto_pwhash_STRPREFIX,
                                                 sizeof crypto_pwhash_STRPREFIX - 1) == 0;
    struct hashing hashing = {.password = password,
                              .known = is_ours ? hash : NOBODYS_HASH};

    hashing_await(gate, &hashing);
    return is_ours && hashing.is_done;
}

bool password_needs_rehash(const char *hash)
{
    return crypto_pwhash_str_needs_rehash(hash, PASSES, MEMORY_BYTES) != 0;
}

/* "Mot de passe" is "motdepasse". */
static const char *key_without_blanks(struct pool *pool, const char *password)
{
    const char *key = utf8_key(pool, password);
    char *dense = pool_text(pool, key);
    size_t length = 0;

    for (; *key != '\0'; key++) {
        dense[length] = *key;
        length += *key != ' ';
    }
    dense[length] = '\0';
    return dense;
}

/* The length of what begins at `at` and adds nothing: a digit or a common word. */
static size_t common_length(const char *at)
{
    if (*at >= '0' && *at <= '9') {
        return 1;
    }
    for (size_t i = 0; i < ARRAY_COUNT(COMMONEST); i++) {
        const size_t length = strlen(COMMONEST[i]);
        if (strncmp(at, COMMONEST[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

/* "Wachtwoord-2024!", "welkom welkom", "123456789012", "aaaaaaaaaaaa". */
static bool is_common(const char *password)
{
    SCOPED(pool) scratch = pool_new();
    const char *at = key_without_blanks(scratch, password);

    for (size_t length = 1; length > 0; at += length) {
        length = common_length(at);
    }
    return *at == '\0' ||
           strspn(password, (char[]){password[0], '\0'}) == strlen(password);
}

/* The password is the address, or the name before its @. */
static bool is_address(const char *password, const char *email)
{
    SCOPED(pool) scratch = pool_new();

    if (email == NULL || email[0] == '\0') {
        return false;
    }
    return utf8_same_word(scratch, password, email) ||
           utf8_same_word(scratch, password,
                          pool_text_part(scratch, email, strcspn(email, "@")));
}

bool password_check_strength(const char *password, const char *email, struct status *st)
{
    const size_t length = utf8_count(password);

    if (length < PASSWORD_LENGTH_MIN) {
        return status_fail(st, STATUS_INVALID,
                           "a password has at least %d characters, not %zu; a sentence "
                           "of four or five words is easy to remember",
                           PASSWORD_LENGTH_MIN, length);
    }
    if (length > PASSWORD_LENGTH_MAX) {
        return status_fail(st, STATUS_LIMIT,
                           "a password has at most %d characters, not %zu",
                           PASSWORD_LENGTH_MAX, length);
    }
    if (is_common(password)) {
        return status_fail(st, STATUS_INVALID,
                           "this password is one of the first that anybody would try; "
                           "take four or five words that do not belong together");
    }
    if (is_address(password, email)) {
        return status_fail(st, STATUS_INVALID,
                           "a password is not the e-mail address; take four or five "
                           "words that do not belong together");
    }
    return true;
}
