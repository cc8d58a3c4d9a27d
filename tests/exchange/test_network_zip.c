/* test_network_zip.c - a zip has every format, says what is in it, and comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <minizip/unzip.h>

#include "base/csv.h"
#include "base/limits.h"
#include "exchange/network_zip.h"
#include "exchange/zip_memory.h"
#include "exchange/zip_write.h"
#include "made_network.h"

static const struct made_kind EVERYTHING = {3, 3, true, true, true, true, false};

static struct file_bytes zip_of(const struct network_series *series, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct file_bytes zip = {0};
    struct status st = {0};

    assert_true(network_zip_write("map", series, pool, &report, &zip, &st));
    return zip;
}

static bool zip_read(const struct file_bytes *zip, struct pool *pool,
                     struct report *report, struct network_series *series_out)
{
    const struct network_reading reading = {.direction = DIRECTION_FOUND};
    struct network_builder *builder =
        network_builder_new(&reading, "file.zip", pool, report);

    return network_zip_read(zip, builder, pool, report) &&
           network_builder_finish(builder, series_out);
}

/* The text of a file in the zip; NULL when it is not there. */
static const char *entry_text(const struct file_bytes *zip, const char *name,
                              struct pool *pool)
{
    struct zip_memory memory = {.bytes = zip->bytes, .length = zip->length};
    zlib_filefunc64_def functions = {.zopen64_file = zip_memory_open,
                                     .zread_file = zip_memory_read,
                                     .ztell64_file = zip_memory_tell,
                                     .zseek64_file = zip_memory_seek,
                                     .zclose_file = zip_memory_close,
                                     .zerror_file = zip_memory_close,
                                     .opaque = &memory};
    const unzFile handle = unzOpen2_64("", &functions);
    char *text = NULL;

    assert_non_null(handle);
    if (unzLocateFile(handle, name, 1) == UNZ_OK) {
        unz_file_info64 info;

        assert_int_equal(
            unzGetCurrentFileInfo64(handle, &info, NULL, 0, NULL, 0, NULL, 0), UNZ_OK);
        text = pool_bytes(pool, (size_t)info.uncompressed_size + 1);
        assert_int_equal(unzOpenCurrentFile(handle), UNZ_OK);
        assert_int_equal(
            unzReadCurrentFile(handle, text, (unsigned)info.uncompressed_size),
            (int)info.uncompressed_size);
        (void)unzCloseCurrentFile(handle);
    }
    (void)unzClose(handle);
    return text;
}

static void what_was_zipped_comes_back_equal(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        const struct network_series series = made_series(seed, EVERYTHING, pool);
        const struct file_bytes zip = zip_of(&series, pool);
        struct network_series again = {NULL, 0};

        assert_true(network_zip_is(&zip));
        if (!zip_read(&zip, pool, &report, &again)) {
            fail_msg("%s", report_text(&report, pool));
        }
        const char *difference = series_difference(&series, &again, pool);
        if (difference != NULL) {
            fail_msg("seed %zu: %s", (size_t)seed, difference);
        }
    }
}

static void every_format_is_there(void **state)
{
    static const char *const NAMES[] = {
        "map/network.graphml",
        "map/network.gexf",
        "map/edges.csv",
        "map/nodes.csv",
        "map/matrix-contact.csv",
        "map/network-contact.dl",
        "map/network-contact.net",
        "map/network.xlsx",
        "map/attribute-sector.clu",
        "map/attribute-full-time.vec",
        "map/read.R",
        "map/codebook.csv",
        "map/README.txt",
        "map/matrix-refers-sends.csv",
    };
    SCOPED(pool) pool = pool_new();
    const struct network_series series =
        made_series(3, (struct made_kind){.waves = 1, .relations = 2}, pool);
    const struct file_bytes zip = zip_of(&series, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        if (entry_text(&zip, NAMES[i], pool) == NULL) {
            fail_msg("'%s' is missing", NAMES[i]);
        }
    }
}

static void each_wave_has_its_own_tables(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = made_series(2, EVERYTHING, pool);
    const struct file_bytes zip = zip_of(&series, pool);

    (void)state;
    assert_non_null(entry_text(&zip, "map/nodes-2024-01-01.csv", pool));
    assert_non_null(entry_text(&zip, "map/matrix-contact-2026-01-01.csv", pool));
    assert_null(entry_text(&zip, "map/nodes.csv", pool));
}

static void the_codebook_is_a_table_that_names_every_attribute(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    const struct network_series series =
        made_series(3, (struct made_kind){.waves = 1, .relations = 1}, pool);
    const struct file_bytes zip = zip_of(&series, pool);
    const char *text = entry_text(&zip, "map/codebook.csv", pool);
    struct csv_table table;

    (void)state;
    assert_non_null(text);
    assert_true(csv_read(&(struct file_bytes){"codebook.csv", text, strlen(text)}, pool,
                         &report, &table));
    assert_int_equal(report.error_count, 0);
    for (size_t i = 0; i < series.waves[0].network.attribute_count; i++) {
        size_t count = 0;

        for (size_t j = 0; j < table.row_count; j++) {
            count += strcmp(table.rows[j].cells[1].text,
                            series.waves[0].network.attributes[i].name) == 0;
        }
        assert_true(count >= 2); /* in nodes.csv, and in its .clu or .vec */
    }
}

static void the_same_network_gives_the_same_bytes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network_series series = made_series(4, EVERYTHING, pool);
    const struct file_bytes first = zip_of(&series, pool);
    const struct file_bytes second = zip_of(&series, pool);

    (void)state;
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
}

static void names_of_files_that_meet_are_numbered(void **state)
{
    static const struct relation RELATIONS[] = {{.name = "a b", .is_directed = true},
                                                {.name = "a & b", .is_directed = true},
                                                {.name = "!", .is_directed = true}};
    static const char *const ORGANISATIONS[] = {"x", "y"};
    static const struct wave WAVE = {"",
                                     {.title = "",
                                      .names = ORGANISATIONS,
                                      .organisation_count = 2,
                                      .relations = RELATIONS,
                                      .relation_count = 3}};
    SCOPED(pool) pool = pool_new();
    const struct network_series series = {&WAVE, 1};
    const struct file_bytes zip = zip_of(&series, pool);

    (void)state;
    assert_non_null(entry_text(&zip, "map/matrix-a-b.csv", pool));
    assert_non_null(entry_text(&zip, "map/matrix-a-b-2.csv", pool));
    assert_non_null(entry_text(&zip, "map/matrix-x.csv", pool));
}

static void what_is_no_zip_of_ours_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const struct network_reading FOUND = {.direction = DIRECTION_FOUND};
    struct file_bytes other = {0};
    struct status st = {0};
    const struct file_bytes file = {"a.txt", "a", 1};
    const struct network_series series =
        made_series(3, (struct made_kind){.waves = 1, .relations = 1}, pool);
    const struct file_bytes zip = zip_of(&series, pool);

    (void)state;
    assert_true(zip_write("other.zip", &file, 1, pool, &other, &st));
    const struct row {
        struct file_bytes file;
        const char *said;
    } ROWS[] = {
        {{"none.zip", "PK\x05\x06xxxxxxxx", 12}, "this zip holds no 'network.graphml'"},
        {other, "this zip holds no 'network.graphml'"},
        {{"x.zip", "PK\x03\x04xxxxxxxx", 12}, "this zip holds no 'network.graphml'"},
        {{"x.zip", zip.bytes, zip.length / 2}, "this zip holds no 'network.graphml'"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        struct report report = {.pool = pool};
        struct network_series again = {NULL, 0};

        assert_false(network_zip_is(&ROWS[i].file));
        assert_false(zip_read(&ROWS[i].file, pool, &report, &again));
        assert_non_null(strstr(report_text(&report, pool), ROWS[i].said));
        report = (struct report){.pool = pool};
        assert_false(network_read(&ROWS[i].file, NULL, &FOUND, pool, &report, &again));
        assert_non_null(strstr(report_text(&report, pool), ROWS[i].said));
    }
}

static void a_zip_with_changed_bytes_is_damaged(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct network_series again = {NULL, 0};
    const struct network_series series =
        made_series(3, (struct made_kind){.waves = 1, .relations = 1}, pool);
    const struct file_bytes zip = zip_of(&series, pool);
    char *bytes = pool_text_part(pool, zip.bytes, zip.length);
    const struct file_bytes changed = {"changed.zip", bytes, zip.length};

    (void)state;
    memset(bytes + 100, 'x', 50); /* within the first file, the network */
    assert_false(zip_read(&changed, pool, &report, &again));
    assert_non_null(strstr(report_text(&report, pool), "this zip is damaged"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_zipped_comes_back_equal),
        cmocka_unit_test(every_format_is_there),
        cmocka_unit_test(each_wave_has_its_own_tables),
        cmocka_unit_test(the_codebook_is_a_table_that_names_every_attribute),
        cmocka_unit_test(the_same_network_gives_the_same_bytes),
        cmocka_unit_test(names_of_files_that_meet_are_numbered),
        cmocka_unit_test(what_is_no_zip_of_ours_is_refused),
        cmocka_unit_test(a_zip_with_changed_bytes_is_damaged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
