#include "cli/input.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

enum { MEGABYTE = 1024 * 1024 };

bool input_is_directory(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool input_exists(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0;
}

static int names_compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool input_folder_list(const char *path, struct pool *pool, const char ***paths_out,
                       size_t *count_out, struct status *st)
{
    DIR *folder = opendir(path);
    const char **paths = NULL;
    size_t count = 0;
    size_t capacity = 0;

    if (folder == NULL) {
        return status_fail(st, STATUS_FAILED, "could not open '%s'", path);
    }
    for (const struct dirent *entry = readdir(folder); entry != NULL;
         entry = readdir(folder)) {
        struct text file;

        text_init(&file, pool, LIMIT_CELL_BYTES);
        text_format(&file, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && !input_is_directory(file.bytes)) {
            paths = pool_grow(pool, paths, count, &capacity, const char *);
            paths[count++] = file.bytes;
        }
    }
    (void)closedir(folder);
    if (count == 0) {
        return status_fail(st, STATUS_INVALID, "there is no file in '%s'", path);
    }
    qsort(paths, count, sizeof *paths, names_compare);
    *paths_out = paths;
    *count_out = count;
    return true;
}

static bool size_refuse(const char *path, struct status *st)
{
    return status_fail(st, STATUS_LIMIT,
                       "%s:1:1: the file is larger than %d MB, the most that is read; "
                       "split it",
                       path, LIMIT_FILE_BYTES / MEGABYTE);
}

/* The usual reasons in the person's own language; the rest as the system says it. */
static bool open_refuse(const char *path, int reason, struct status *st)
{
    switch (reason) {
    case ENOENT:
        return status_fail(st, STATUS_FAILED, "could not open '%s': it is not there",
                           path);
    case EACCES:
        return status_fail(st, STATUS_FAILED, "could not open '%s': no permission", path);
    default:
        return status_fail(st, STATUS_FAILED, "could not open '%s': %s", path,
                           strerror(reason));
    }
}

static bool write_refuse(const char *path, int reason, struct status *st)
{
    switch (reason) {
    case ENOENT:
        return status_fail(st, STATUS_FAILED,
                           "could not write '%s': its folder is not there", path);
    case EACCES:
    case EROFS:
        return status_fail(st, STATUS_FAILED, "could not write '%s': no permission",
                           path);
    case EISDIR:
        return status_fail(st, STATUS_FAILED, "could not write '%s': it is a folder",
                           path);
    case ENOSPC:
        return status_fail(st, STATUS_FAILED, "could not write '%s': the disk is full",
                           path);
    default:
        return status_fail(st, STATUS_FAILED, "could not write '%s': %s", path,
                           strerror(reason));
    }
}

/* Stops soon after the limit, when it is known that there is more. */
static bool stream_read(FILE *stream, const char *path, struct text *text,
                        struct status *st)
{
    char block[64 * 1024];
    size_t count = 0;

    while ((count = fread(block, 1, sizeof block, stream)) > 0 && !text->is_cut) {
        text_add_part(text, block, count);
    }
    if (ferror(stream)) {
        return status_fail(st, STATUS_FAILED, "could not read '%s'", path);
    }
    return !text->is_cut || size_refuse(path, st);
}

bool input_read(const char *path, struct pool *pool, struct file_bytes *file_out,
                struct status *st)
{
    const bool is_stdin = strcmp(path, "-") == 0;
    struct stat info;
    struct text text;

    if (!is_stdin && stat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode)) {
            return status_fail(st, STATUS_FAILED,
                               "'%s' is a folder where a file is needed", path);
        }
        if (S_ISREG(info.st_mode) && info.st_size > LIMIT_FILE_BYTES) {
            return size_refuse(path, st);
        }
    }
    if (is_stdin && feof(stdin)) {
        return status_fail(
            st, STATUS_INVALID,
            "standard input can be read only once, so - can be only one of "
            "the files");
    }
    FILE *stream = is_stdin ? stdin : fopen(path, "rb");
    if (stream == NULL) {
        return open_refuse(path, errno, st);
    }
    text_init(&text, pool, LIMIT_FILE_BYTES);
    const bool is_read = stream_read(stream, path, &text, st);
    if (!is_stdin) {
        (void)fclose(stream);
    }
    if (is_read) {
        *file_out = (struct file_bytes){path, text.bytes, text.length};
    }
    return is_read;
}

static bool stream_write(const char *path, const char *bytes, size_t length)
{
    FILE *stream = fopen(path, "wb");

    if (stream == NULL) {
        return false;
    }
    const bool is_written = fwrite(bytes, 1, length, stream) == length;
    return fclose(stream) == 0 && is_written;
}

bool output_write(const char *path, const char *bytes, size_t length, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text beside;

    text_init(&beside, scratch, LIMIT_OUTPUT_BYTES);
    text_format(&beside, "%s.%ld.part", path, (long)getpid());
    if (!stream_write(beside.bytes, bytes, length) || rename(beside.bytes, path) != 0) {
        const int error = errno;

        (void)remove(beside.bytes);
        return write_refuse(path, error, st);
    }
    return true;
}
