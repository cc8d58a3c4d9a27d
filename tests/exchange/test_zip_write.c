/* test_zip_write.c - zips that other programs open, the same bytes each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <minizip/unzip.h>

#include "base/limits.h"
#include "exchange/zip_memory.h"
#include "exchange/zip_write.h"
#include "random.h"

enum { FILES = 4, LARGE = 300 * 1000 };

/* Empty, text in a folder, not there, and bytes that do not pack. */
static void files_make(struct file_bytes files[FILES], struct pool *pool)
{
    char *noise = pool_bytes(pool, LARGE);
    uint64_t seed = 7;

    for (size_t i = 0; i < LARGE; i++) {
        noise[i] = (char)random_next(&seed);
    }
    files[0] = (struct file_bytes){"empty.txt", "", 0};
    files[1] = (struct file_bytes){"map/\xC3\xA9\xC3\xA9n.csv", "a,b\n1,2\n", 8};
    files[2] = (struct file_bytes){"absent.csv", NULL, 0};
    files[3] = (struct file_bytes){"noise", noise, LARGE};
}

static struct file_bytes zip_make(struct pool *pool)
{
    struct file_bytes files[FILES];
    struct file_bytes zip = {0};
    struct status st = {0};

    files_make(files, pool);
    assert_true(zip_write("all.zip", files, FILES, pool, &zip, &st));
    return zip;
}

static unzFile zip_open(struct zip_memory *memory)
{
    zlib_filefunc64_def functions = {.zopen64_file = zip_memory_open,
                                     .zread_file = zip_memory_read,
                                     .ztell64_file = zip_memory_tell,
                                     .zseek64_file = zip_memory_seek,
                                     .zclose_file = zip_memory_close,
                                     .zerror_file = zip_memory_close,
                                     .opaque = memory};

    return unzOpen2_64("", &functions);
}

static void every_file_comes_out_as_it_went_in(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes zip = zip_make(pool);
    struct zip_memory memory = {.bytes = zip.bytes, .length = zip.length};
    const unzFile opened = zip_open(&memory);
    char *bytes = pool_bytes(pool, LARGE + 1);
    struct file_bytes files[FILES];
    unz_global_info64 info;

    (void)state;
    files_make(files, pool);
    assert_non_null(opened);
    assert_string_equal(zip.name, "all.zip");
    assert_int_equal(unzGetGlobalInfo64(opened, &info), UNZ_OK);
    assert_int_equal(info.number_entry, FILES - 1);
    for (size_t i = 0; i < FILES; i++) {
        if (files[i].bytes == NULL) {
            assert_int_not_equal(unzLocateFile(opened, files[i].name, 1), UNZ_OK);
            continue;
        }
        assert_int_equal(unzLocateFile(opened, files[i].name, 1), UNZ_OK);
        assert_int_equal(unzOpenCurrentFile(opened), UNZ_OK);
        assert_int_equal(unzReadCurrentFile(opened, bytes, LARGE + 1), files[i].length);
        assert_memory_equal(bytes, files[i].bytes, files[i].length);
        assert_int_equal(unzCloseCurrentFile(opened), UNZ_OK);
    }
    assert_int_equal(unzClose(opened), UNZ_OK);
}

static void the_same_files_give_the_same_bytes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes first = zip_make(pool);
    const struct file_bytes second = zip_make(pool);

    (void)state;
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
}

static void every_file_is_dated_1980(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes zip = zip_make(pool);
    struct zip_memory memory = {.bytes = zip.bytes, .length = zip.length};
    const unzFile opened = zip_open(&memory);
    unz_file_info64 info;

    (void)state;
    assert_int_equal(unzGoToFirstFile(opened), UNZ_OK);
    assert_int_equal(unzGetCurrentFileInfo64(opened, &info, NULL, 0, NULL, 0, NULL, 0),
                     UNZ_OK);
    assert_int_equal(info.tmu_date.tm_year, 1980);
    assert_int_equal(info.tmu_date.tm_mon, 0);
    assert_int_equal(info.tmu_date.tm_mday, 1);
    assert_int_equal(unzClose(opened), UNZ_OK);
}

static void more_than_the_limit_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct file_bytes files[3];
    struct file_bytes zip = {"untouched", NULL, 0};
    struct status st = {0};
    const size_t length = LIMIT_OUTPUT_BYTES / 2;
    char *noise = pool_bytes(pool, length);
    uint64_t seed = 7;

    (void)state;
    for (size_t i = 0; i + sizeof seed <= length; i += sizeof seed) {
        const uint64_t number = random_next(&seed);
        memcpy(noise + i, &number, sizeof number);
    }
    files[0] = (struct file_bytes){"a", noise, length};
    files[1] = (struct file_bytes){"b", noise, length};
    files[2] = (struct file_bytes){"c", "c", 1};
    assert_false(zip_write("all.zip", files, 3, pool, &zip, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
    assert_string_equal(zip.name, "untouched");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_comes_out_as_it_went_in),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
        cmocka_unit_test(every_file_is_dated_1980),
        cmocka_unit_test(more_than_the_limit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
