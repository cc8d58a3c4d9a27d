/* test_mail_directory.c - mails become files: whole, numbered, for the owner only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/mail.h"
#include "web/mail_reader.h"

static const struct mail MAIL = {.from_address = "s@samenspel.be",
                                 .to_address = "an@oosterlinde.be",
                                 .subject = "Geïnteresseerd?",
                                 .text = "Dag\n.\nAn\n",
                                 .message_id = "k3@samenspel.be",
                                 .date = 1770282187};

struct place_for_mail {
    char directory[40];
};

static int make_directory(void **state)
{
    struct place_for_mail *place = calloc(1, sizeof *place);

    if (place == NULL) {
        return -1;
    }
    (void)snprintf(place->directory, sizeof place->directory, "/tmp/test-mail-XXXXXX");
    *state = place;
    return mkdtemp(place->directory) != NULL ? 0 : -1;
}

static const char *path_in(struct pool *pool, const char *directory, const char *name)
{
    struct text path;

    text_init(&path, pool, LIMIT_CELL_BYTES);
    text_format(&path, "%s/%s", directory, name);
    return path.bytes;
}

static size_t file_count(const char *directory)
{
    DIR *listing = opendir(directory);
    size_t count = 0;

    assert_non_null(listing);
    for (const struct dirent *entry = readdir(listing); entry != NULL;
         entry = readdir(listing)) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    (void)closedir(listing);
    return count;
}

static int remove_directory(void **state)
{
    struct place_for_mail *place = *state;
    SCOPED(pool) pool = pool_new();
    DIR *listing = opendir(place->directory);

    for (const struct dirent *entry = listing != NULL ? readdir(listing) : NULL;
         entry != NULL; entry = readdir(listing)) {
        (void)unlink(path_in(pool, place->directory, entry->d_name));
    }
    (void)closedir(listing);
    const int result = rmdir(place->directory);
    free(place);
    return result;
}

static struct mail_sender *sender_into(const char *directory)
{
    struct mail_sender *sender = NULL;
    struct status st = {0};

    assert_true(mail_sender_new(
        &(struct mail_options){.directory = directory, .from_address = "s@samenspel.be"},
        &sender, &st));
    return sender;
}

static const char *file_read(struct pool *pool, const char *path)
{
    FILE *stream = fopen(path, "rb");
    char *bytes = pool_bytes(pool, LIMIT_CELL_BYTES);

    assert_non_null(stream);
    assert_in_range(fread(bytes, 1, LIMIT_CELL_BYTES - 1, stream), 1,
                    LIMIT_CELL_BYTES - 2);
    (void)fclose(stream);
    return bytes;
}

static void touch(const char *path)
{
    const int file = open(path, O_CREAT | O_WRONLY, 0600);

    assert_true(file >= 0);
    (void)close(file);
}

static void a_file_is_the_whole_mail_for_its_owner(void **state)
{
    const struct place_for_mail *place = *state;
    SCOPED(pool) pool = pool_new();
    SCOPED(mail_sender) sender = sender_into(place->directory);
    const char *path = path_in(pool, place->directory, "0001-an@oosterlinde.be.eml");
    struct text composed;
    struct stat info;
    struct status st = {0};

    assert_true(mail_send(sender, &MAIL, &st));
    assert_true(mail_compose(&MAIL, pool, &composed, &st));
    assert_string_equal(file_read(pool, path), composed.bytes);
    assert_string_equal(mail_body(pool, composed.bytes), "Dag\r\n.\r\nAn\r\n");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(file_count(place->directory), 1);
}

/* What is there, whom the next goes to, and what it is called. */
static const struct {
    const char *label;
    const char *there;
    const char *to_address;
    const char *file;
} NAMES[] = {
    {"the first", NULL, "an@oosterlinde.be", "0001-an@oosterlinde.be.eml"},
    {"the second", NULL, "an@oosterlinde.be", "0002-an@oosterlinde.be.eml"},
    {"to another", NULL, "bo@oosterlinde.be", "0003-bo@oosterlinde.be.eml"},
    {"one behind a gap", "0041-x.eml", "an@oosterlinde.be", "0042-an@oosterlinde.be.eml"},
    {"what has no number", "note-99.eml", "an@x.be", "0043-an@x.be.eml"},
    {"a slash is no folder", NULL, "/../an@x.be", NULL},
    {"nor here", NULL, "../an@x.be", NULL},
    {"a slash in the middle", NULL, "a/../b@x.be", NULL},
    {"a slash that is allowed", NULL, "a/b@x.be", "0044-a_b@x.be.eml"},
    {"more than four digits", "12345-x.eml", "an@x.be", "12346-an@x.be.eml"},
    {"a number out of bounds", "999999999999-x.eml", "an@x.be", "12347-an@x.be.eml"},
};

static void files_are_numbered_on(void **state)
{
    const struct place_for_mail *place = *state;

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        SCOPED(pool) pool = pool_new();
        SCOPED(mail_sender) sender = sender_into(place->directory);
        struct mail mail = MAIL;
        struct status st = {0};

        print_message("%s\n", NAMES[i].label);
        if (NAMES[i].there != NULL) {
            touch(path_in(pool, place->directory, NAMES[i].there));
        }
        mail.to_address = NAMES[i].to_address;
        const size_t before = file_count(place->directory);
        assert_int_equal(mail_send(sender, &mail, &st), NAMES[i].file != NULL);
        assert_int_equal(file_count(place->directory), before + (NAMES[i].file != NULL));
        if (NAMES[i].file != NULL) {
            touch(path_in(pool, place->directory, NAMES[i].file));
            assert_int_equal(file_count(place->directory), before + 1);
        }
    }
}

static void a_refused_mail_leaves_no_file(void **state)
{
    const struct place_for_mail *place = *state;
    SCOPED(mail_sender) sender = sender_into(place->directory);
    struct mail mail = MAIL;
    struct status st = {0};

    mail.subject = "Hallo\nBcc: bo@x.be";
    assert_false(mail_send(sender, &mail, &st));
    assert_int_equal(st.code, STATUS_INVALID);
    assert_int_equal(file_count(place->directory), 0);
}

static void a_stopped_sender_writes_nothing(void **state)
{
    const struct place_for_mail *place = *state;
    SCOPED(mail_sender) sender = sender_into(place->directory);
    struct status st = {0};

    mail_sender_stop(sender);
    assert_false(mail_send(sender, &MAIL, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    assert_int_equal(file_count(place->directory), 0);
}

/* A folder without the right to write stops all but root, /proc and a file stop root. */
static void a_directory_that_cannot_be_written_is_for_later(void **state)
{
    const struct place_for_mail *place = *state;
    SCOPED(pool) pool = pool_new();
    const char *file = path_in(pool, place->directory, "file");
    const char *const directories[] = {"/proc", file,
                                       path_in(pool, place->directory, "none")};

    touch(file);
    for (size_t i = 0; i < ARRAY_COUNT(directories); i++) {
        SCOPED(mail_sender) sender = sender_into(directories[i]);
        struct status st = {0};

        print_message("'%s'\n", directories[i]);
        assert_false(mail_send(sender, &MAIL, &st));
        assert_int_equal(st.code, STATUS_FAILED);
    }
    assert_int_equal(chmod(place->directory, 0500), 0);
    SCOPED(mail_sender) sender = sender_into(place->directory);
    struct status st = {0};
    assert_int_equal(mail_send(sender, &MAIL, &st), geteuid() == 0);
    assert_int_equal(chmod(place->directory, 0700), 0);
}

static int begin(void **state)
{
    struct status st = {0};

    (void)state;
    return secret_init(&st) && mail_init(&st) ? 0 : -1;
}

#define in_a_directory(test)                                                             \
    cmocka_unit_test_setup_teardown(test, make_directory, remove_directory)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_a_directory(a_file_is_the_whole_mail_for_its_owner),
        in_a_directory(files_are_numbered_on),
        in_a_directory(a_refused_mail_leaves_no_file),
        in_a_directory(a_stopped_sender_writes_nothing),
        in_a_directory(a_directory_that_cannot_be_written_is_for_later),
    };

    return cmocka_run_group_tests(tests, begin, NULL);
}
