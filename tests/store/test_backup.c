/* test_backup.c - a backup is whole, is made while others write, and comes back. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "network_random.h"
#include "store/backup.h"
#include "store/doctor.h"
#include "store/journal.h"
#include "store/network.h"
#include "store_fixture.h"
#include "transfer_file.h"

static const char TODAY[] = "2026-06-01";
static const struct network_order ORDER = {.id = "networkabc"};

/* ---- a folder that goes with all that lies in it ---- */

struct folder {
    struct pool *pool;
    const char *path;
};

static const char *path_in(const struct folder *folder, const char *name)
{
    struct text path;

    text_init(&path, folder->pool, LIMIT_CELL_BYTES);
    text_format(&path, "%s/%s", folder->path, name);
    return path.bytes;
}

static struct folder *folder_new(void)
{
    struct pool *pool = pool_new();
    struct folder *folder = pool_array(pool, 1, struct folder);
    char path[] = "/tmp/samenspel-test.XXXXXX";

    assert_non_null(mkdtemp(path));
    *folder = (struct folder){pool, pool_text(pool, path)};
    return folder;
}

/* How many files lie there, and the last of them. */
static size_t folder_count(const struct folder *folder, const char **last_out)
{
    size_t count = 0;
    DIR *listing = opendir(folder->path);

    assert_non_null(listing);
    for (const struct dirent *entry = readdir(listing); entry != NULL;
         entry = readdir(listing)) {
        if (entry->d_name[0] != '.') {
            *last_out = path_in(folder, entry->d_name);
            count++;
        }
    }
    (void)closedir(listing);
    return count;
}

static void folder_free(struct folder *folder)
{
    const char *last = NULL;

    while (folder_count(folder, &last) > 0) {
        assert_int_equal(unlink(last), 0);
    }
    (void)rmdir(folder->path);
    pool_free(folder->pool);
}
SCOPE_END(folder)

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

/* ---- databases ---- */

static struct store *store_at(const char *url)
{
    const struct store_options options = {url, 2, true, true};
    struct store *store = NULL;
    struct status st = {0};

    expect_done(store_open(&options, &store, &st), &st);
    return store;
}

static void network_at(const char *url, size_t change_count)
{
    SCOPED(store) store = store_at(url);

    network_few(store, &ORDER, change_count);
}

static void expect_network(const char *url, size_t change_count)
{
    SCOPED(store) store = store_at(url);
    SCOPED(reader) reader = reader_borrow(store);
    int64_t position = 0;
    struct status st = {0};

    expect_done(journal_position(reader_database(reader), ORDER.id, &position, &st), &st);
    assert_int_equal(position, change_count + 1);
}

static bool backed_up(const char *url, const char *file, bool is_forced,
                      struct status *st)
{
    const struct backup_order order = {url, file, is_forced, TODAY};

    return backup_write(&order, st);
}

static bool restored(const struct folder *folder, const char *file, bool is_forced,
                     struct status *st)
{
    const struct backup_order order = {path_in(folder, "a.db"), file, is_forced, TODAY};
    const char *kept = "";
    const bool had_one = is_there(order.url);
    const bool is_done = backup_restore(&order, folder->pool, &kept, st);

    if (is_done && had_one) {
        assert_string_equal(kept, path_in(folder, "a.db.before-restore"));
    } else if (is_done) {
        assert_null(kept);
    }
    return is_done;
}

/* ---- SQLite ---- */

static void a_backup_is_one_file_for_its_owner_alone(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    const char *last = NULL;
    struct stat info;
    struct status st = {0};

    (void)state;
    network_at(path_in(folder, "a.db"), 3);
    const size_t before = folder_count(folder, &last);
    expect_done(backed_up(path_in(folder, "a.db"), copy, false, &st), &st);
    assert_int_equal(stat(copy, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(folder_count(folder, &last) <=
                before + 1 + 2); /* a reader's -wal, -shm */
    assert_false(is_there(path_in(folder, "copy.db-wal")));
    expect_network(copy, 3);
}

struct writing {
    struct store *store;
    pthread_t thread;
    atomic_bool is_over;
    size_t change_count;
};

static bool change_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {ORDER.id, "person:1", "test", 1, 0};
    struct change *change = NULL;

    (void)context;
    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    change_note(change, "test", 1);
    return change_end(change, st);
}

static void *write_on(void *context)
{
    struct writing *writing = context;

    while (!atomic_load(&writing->is_over)) {
        struct status st = {0};
        writing->change_count += store_change(writing->store, change_do, NULL, &st);
    }
    return NULL;
}

static void backups_are_made_while_others_write(void **state)
{
    SCOPED(folder) folder = folder_new();
    SCOPED(store) store = store_at(path_in(folder, "a.db"));
    struct writing writing = {.store = store};
    struct status st = {0};

    (void)state;
    network_few(store, &ORDER, 3);
    assert_int_equal(pthread_create(&writing.thread, NULL, write_on, &writing), 0);
    for (size_t i = 0; i < 20; i++) {
        expect_done(
            backed_up(path_in(folder, "a.db"), path_in(folder, "copy.db"), i > 0, &st),
            &st);
    }
    atomic_store(&writing.is_over, true);
    assert_int_equal(pthread_join(writing.thread, NULL), 0);
    assert_true(writing.change_count > 20);
}

static void what_is_in_the_way_of_a_backup_stays(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *database = path_in(folder, "a.db");
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(database, 3);
    expect_done(backed_up(database, copy, false, &st), &st);
    network_at(path_in(folder, "other.db"), 7);
    assert_false(backed_up(path_in(folder, "other.db"), copy, false, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    expect_network(copy, 3);
    expect_done(backed_up(path_in(folder, "other.db"), copy, true, &st), &st);
    expect_network(copy, 7);
    assert_false(backed_up(database, database, true, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    expect_network(database, 3);
}

/* And leaves nothing half made. */
static void what_cannot_be_backed_up_is_told(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *last = NULL;
    struct status st = {0};

    (void)state;
    assert_false(
        backed_up(path_in(folder, "none.db"), path_in(folder, "c.db"), false, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_int_equal(folder_count(folder, &last), 0);
    network_at(path_in(folder, "a.db"), 3);
    assert_false(
        backed_up(path_in(folder, "a.db"), path_in(folder, "no/c.db"), false, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    {
        SCOPED(database) database = database_at(path_in(folder, "a.db"));
        expect_done(database_script(database, "UPDATE journal SET author = 'x'", &st),
                    &st);
    }
    assert_false(backed_up(path_in(folder, "a.db"), path_in(folder, "c.db"), false, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_false(is_there(path_in(folder, "c.db")));
}

static void a_backup_comes_back_where_there_is_no_database(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(path_in(folder, "a.db"), 3);
    expect_done(backed_up(path_in(folder, "a.db"), copy, false, &st), &st);
    assert_int_equal(unlink(path_in(folder, "a.db")), 0);
    expect_done(restored(folder, copy, false, &st), &st);
    expect_network(path_in(folder, "a.db"), 3);
    expect_network(copy, 3);
}

static void a_database_that_is_there_is_put_aside(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(copy, 3);
    network_at(path_in(folder, "a.db"), 7);
    assert_false(restored(folder, copy, false, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    expect_network(path_in(folder, "a.db"), 7);
    expect_done(restored(folder, copy, true, &st), &st);
    expect_network(path_in(folder, "a.db"), 3);
    expect_network(path_in(folder, "a.db.before-restore"), 7);
    /* What was kept once is not lost by the next time. */
    assert_false(restored(folder, copy, true, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    expect_network(path_in(folder, "a.db.before-restore"), 7);
}

/* Another process: the locks of one's own are not seen. */
static pid_t server_start(const struct folder *folder)
{
    int ends[2];
    char byte = 0;

    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        (void)alarm(60); /* should the test fail before it ends this */
        SCOPED(store) store = store_at(path_in(folder, "a.db"));
        network_few(store, &ORDER, 7);
        (void)!write(ends[1], "x", 1);
        (void)pause();
        _exit(0);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    (void)close(ends[0]);
    (void)close(ends[1]);
    return child;
}

static void a_database_in_use_is_not_replaced(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(copy, 3);
    const pid_t server = server_start(folder);
    assert_false(restored(folder, copy, true, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    assert_false(is_there(path_in(folder, "a.db.before-restore")));
    (void)kill(server, SIGKILL);
    (void)waitpid(server, NULL, 0);
    /* It was killed, so its changes stand in the -wal only: they are kept with it. */
    expect_done(restored(folder, copy, true, &st), &st);
    expect_network(path_in(folder, "a.db"), 3);
    expect_network(path_in(folder, "a.db.before-restore"), 7);
}

/* Its last changes stand in the -wal only: without it they would be lost. */
static void a_restore_that_fails_leaves_the_old_database_whole(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    const char *shared = path_in(folder, "a.db-shm");
    struct status st = {0};

    (void)state;
    network_at(copy, 3);
    const pid_t server = server_start(folder);
    (void)kill(server, SIGKILL);
    (void)waitpid(server, NULL, 0);
    assert_true(is_there(path_in(folder, "a.db-wal")));
    (void)unlink(shared);
    assert_int_equal(mkdir(shared, 0700), 0); /* is in the way */
    assert_false(restored(folder, copy, true, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    assert_true(is_there(path_in(folder, "a.db-wal")));
    assert_false(is_there(path_in(folder, "a.db.before-restore")));
    assert_int_equal(rmdir(shared), 0);
    expect_network(path_in(folder, "a.db"), 7);
}

/* One that cannot be opened is why there are backups. */
static void a_damaged_database_is_replaced(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(copy, 3);
    FILE *file = fopen(path_in(folder, "a.db"), "wb");
    assert_int_equal(fputs("no database at all", file), 1);
    (void)fclose(file);
    expect_done(restored(folder, copy, true, &st), &st);
    expect_network(path_in(folder, "a.db"), 3);
    assert_true(is_there(path_in(folder, "a.db.before-restore")));
}

/* It would be read into the new database. */
static void a_journal_left_without_its_database_is_put_aside(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.db");
    struct status st = {0};

    (void)state;
    network_at(copy, 3);
    FILE *file = fopen(path_in(folder, "a.db-wal"), "wb");
    assert_int_equal(fputs("left over", file), 1);
    (void)fclose(file);
    expect_done(restored(folder, copy, false, &st), &st);
    expect_network(path_in(folder, "a.db"), 3);
    assert_true(is_there(path_in(folder, "a.db.before-restore-wal")));
}

static void what_is_no_healthy_backup_is_refused(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *bad = path_in(folder, "bad.db");
    struct status st = {0};

    (void)state;
    network_at(path_in(folder, "other.db"), 3);
    assert_int_equal(symlink(path_in(folder, "other.db"), path_in(folder, "a.db")), 0);
    assert_false(restored(folder, path_in(folder, "other.db"), true, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    assert_int_equal(unlink(path_in(folder, "a.db")), 0);
    network_at(path_in(folder, "a.db"), 7);
    assert_false(restored(folder, path_in(folder, "none.db"), true, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    assert_false(restored(folder, path_in(folder, "a.db"), true, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    {
        SCOPED(database) other = database_at(bad); /* SQLite's, but not ours */
        expect_done(database_script(other, "CREATE TABLE x (y)", &st), &st);
    }
    assert_false(restored(folder, bad, true, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    expect_network(path_in(folder, "a.db"), 7);
    assert_false(is_there(path_in(folder, "a.db.before-restore")));
}

/* ---- PostgreSQL ---- */

/* A whole database and not a schema: that is what pg_dump takes. */
struct server {
    struct pool *pool;
    const char *url; /* of the server's own database */
};

static const char *url_of(const struct server *server, const char *name)
{
    struct text url;
    const char *options = strchr(server->url, '?');

    text_init(&url, server->pool, LIMIT_CELL_BYTES);
    text_format(&url, "postgresql://samenspel@/%s%s", name, options);
    return url.bytes;
}

static void server_do(const struct server *server, const char *words, const char *name)
{
    SCOPED(database) database = database_at(server->url);
    struct status st = {0};
    struct text script;

    text_init(&script, server->pool, LIMIT_CELL_BYTES);
    text_format(&script, "%s DATABASE %s", words, name);
    expect_done(database_script(database, script.bytes, &st), &st);
}

static void a_postgres_database_is_backed_up_and_comes_back(void **state)
{
    SCOPED(folder) folder = folder_new();
    const char *copy = path_in(folder, "copy.dump");
    const struct server server = {folder->pool, getenv("SAMENSPEL_POSTGRES")};
    const char *kept = "";
    struct stat info;
    struct status st = {0};

    (void)state;
    assert_non_null(server.url);
    server_do(&server, "CREATE", "backup_a");
    server_do(&server, "CREATE", "\"backup='b\"");
    network_at(url_of(&server, "backup_a"), 3);
    expect_done(backed_up(url_of(&server, "backup_a"), copy, false, &st), &st);
    assert_int_equal(stat(copy, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);

    const struct backup_order full = {url_of(&server, "backup_a"), copy, true, TODAY};
    assert_false(backup_restore(&full, folder->pool, &kept, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    const struct backup_order empty = {url_of(&server, "backup%3D'b"), copy, false,
                                       TODAY};
    expect_done(backup_restore(&empty, folder->pool, &kept, &st), &st);
    assert_null(kept);
    expect_network(empty.url, 3);
    server_do(&server, "DROP", "backup_a");
    server_do(&server, "DROP", "\"backup='b\"");
}

static void what_postgres_cannot_read_is_refused(void **state)
{
    SCOPED(folder) folder = folder_new();
    const struct server server = {folder->pool, getenv("SAMENSPEL_POSTGRES")};
    const char *kept = "";
    struct status st = {0};

    (void)state;
    server_do(&server, "CREATE", "backup_c");
    FILE *file = fopen(path_in(folder, "x.dump"), "wb");
    assert_int_equal(fputs("no dump", file), 1);
    (void)fclose(file);
    const struct backup_order order = {url_of(&server, "backup_c"),
                                       path_in(folder, "x.dump"), false, TODAY};
    assert_false(backup_restore(&order, folder->pool, &kept, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    server_do(&server, "DROP", "backup_c");
}

static void a_program_that_is_not_installed_is_named(void **state)
{
    SCOPED(folder) folder = folder_new();
    SCOPED(fixture) fixture = fixture_new(state);
    struct status st = {0};
    struct text sentence;

    {
        SCOPED(store) store = fixture_store(fixture);
        network_few(store, &ORDER, 3);
    }
    const char *path = pool_text(folder->pool, getenv("PATH"));
    assert_int_equal(setenv("PATH", folder->path, 1), 0);
    assert_false(backed_up(fixture->url, path_in(folder, "c.dump"), false, &st));
    assert_int_equal(setenv("PATH", path, 1), 0);
    text_init(&sentence, folder->pool, LIMIT_CELL_BYTES);
    status_say(&st, LANGUAGE_EN, &sentence);
    assert_non_null(strstr(sentence.bytes, "'pg_dump' is not installed here"));
    assert_false(is_there(path_in(folder, "c.dump")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_is_one_file_for_its_owner_alone),
        cmocka_unit_test(backups_are_made_while_others_write),
        cmocka_unit_test(what_is_in_the_way_of_a_backup_stays),
        cmocka_unit_test(what_cannot_be_backed_up_is_told),
        cmocka_unit_test(a_backup_comes_back_where_there_is_no_database),
        cmocka_unit_test(a_database_that_is_there_is_put_aside),
        cmocka_unit_test(a_database_in_use_is_not_replaced),
        cmocka_unit_test(a_restore_that_fails_leaves_the_old_database_whole),
        cmocka_unit_test(a_damaged_database_is_replaced),
        cmocka_unit_test(a_journal_left_without_its_database_is_put_aside),
        cmocka_unit_test(what_is_no_healthy_backup_is_refused),
        cmocka_unit_test(a_postgres_database_is_backed_up_and_comes_back),
        cmocka_unit_test(what_postgres_cannot_read_is_refused),
        ON_POSTGRES(a_program_that_is_not_installed_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
