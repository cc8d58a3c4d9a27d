#include "web/mail_directory.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"

enum {
    NUMBER_MAX = 99999999,
    ADDRESS_BYTES = 100, /* of an address in a file's name */
};

static bool directory_fail(const char *directory, int error, struct status *st)
{
    return status_fail(st, STATUS_FAILED, "could not write mail in '%s': %s", directory,
                       strerror(error));
}

/* The number of the next file: one more than the highest there is. */
static size_t next_number(const char *directory)
{
    DIR *listing = opendir(directory);
    size_t highest = 0;

    for (const struct dirent *entry = listing != NULL ? readdir(listing) : NULL;
         entry != NULL; entry = readdir(listing)) {
        SCOPED(pool) scratch = pool_new();
        const char *digits =
            pool_text_part(scratch, entry->d_name, strcspn(entry->d_name, "-"));
        size_t number = 0;
        if (number_read(digits, NUMBER_MAX, &number) && number > highest) {
            highest = number;
        }
    }
    if (listing != NULL) {
        (void)closedir(listing);
    }
    return highest + 1;
}

/* "mail/0001-an@oosterlinde.be.eml"; a slash in an address is no folder. */
static const char *file_path(struct pool *pool, const char *directory, size_t number,
                             const char *address)
{
    struct text path;

    text_init(&path, pool, LIMIT_OUTPUT_BYTES);
    text_format(&path, "%s/%04zu-", directory, number);
    for (size_t i = 0; i < ADDRESS_BYTES && address[i] != '\0'; i++) {
        text_add_char(&path, address[i] == '/' ? '_' : address[i]);
    }
    text_add(&path, ".eml");
    return path.bytes;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    for (size_t written = 0; written < length;) {
        const ssize_t more = write(file, bytes + written, length - written);
        if (more < 0 && errno != EINTR) {
            return false;
        }
        written += more > 0 ? (size_t)more : 0;
    }
    return fsync(file) == 0;
}

/* Give the whole file its name. By link() and not rename(), which would silently take the
 * place of a mail of another process that counts here too. */
static bool name_file(struct pool *pool, const char *directory, const char *temporary,
                      const char *address)
{
    size_t number = next_number(directory);

    while (link(temporary, file_path(pool, directory, number, address)) != 0) {
        if (errno != EEXIST || number > NUMBER_MAX) {
            return false;
        }
        number++;
    }
    return true;
}

bool mail_directory_add(const char *directory, const char *to_address,
                        const struct text *composed, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text temporary;

    text_init(&temporary, scratch, LIMIT_OUTPUT_BYTES);
    text_format(&temporary, "%s/.mail-XXXXXX", directory);
    const int file = mkstemp(temporary.bytes); /* only the owner may read it */
    if (file < 0) {
        return directory_fail(directory, errno, st);
    }
    bool is_done = write_all(file, composed->bytes, composed->length);
    int error = errno;
    (void)close(file);
    if (is_done) {
        is_done = name_file(scratch, directory, temporary.bytes, to_address);
        error = errno;
    }
    (void)unlink(temporary.bytes);
    return is_done || directory_fail(directory, error, st);
}
