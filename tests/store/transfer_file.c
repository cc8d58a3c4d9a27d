/* transfer_file.c - exports and imports in memory. */
#include "transfer_file.h"

#include "store/account.h"
#include "store/journal.h"
#include "store/network.h"
#include "store_fixture.h"

void bytes_free(struct bytes *bytes)
{
    free(bytes->bytes);
    free(bytes);
}
struct bytes *exported(struct store *store, const char *id)
{
    struct bytes *bytes = calloc(1, sizeof *bytes);
    struct status st = {0};
    SCOPED(reader) reader = reader_borrow(store);

    assert_non_null(bytes);
    FILE *out = open_memstream(&bytes->bytes, &bytes->length);
    assert_non_null(out);
    expect_done(transfer_export(reader_database(reader), id, out, &st), &st);
    (void)fclose(out);
    return bytes;
}

static bool bytes_import(struct store *store, const char *bytes, size_t length,
                         int64_t now, struct transfer_result *result, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    FILE *in = length == 0 ? fopen("/dev/null", "rb")
                           : fmemopen((void *)(uintptr_t)bytes, length, "rb");
    const struct transfer_source source = {in, "n.jsonl"};

    assert_non_null(in);
    const bool is_done = transfer_import(store, &source, now, pool, result, st);
    (void)fclose(in);
    result->name = NULL; /* gone with the pool */
    return is_done;
}

bool imported(struct store *store, const char *bytes, size_t length,
              struct transfer_result *result, struct status *st)
{
    return bytes_import(store, bytes, length, IMPORTED_AT, result, st);
}

bool imported_at(struct store *store, const struct bytes *file, int64_t now,
                 struct transfer_result *result, struct status *st)
{
    return bytes_import(store, file->bytes, file->length, now, result, st);
}

void expect_imported(struct store *store, const struct bytes *file)
{
    struct transfer_result result = {0};
    struct status st = {0};

    expect_done(imported(store, file->bytes, file->length, &result, &st), &st);
}

void expect_empty(struct store *store)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(reader) reader = reader_borrow(store);
    struct database *database = reader_database(reader);
    struct network_lines networks;
    int64_t accounts = 0;
    int64_t position = 0;
    struct status st = {0};

    expect_done(network_of_host(database, pool, &networks, &st), &st);
    expect_done(account_count(database, &accounts, &st), &st);
    expect_done(journal_position(database, JOURNAL_OF_INSTALLATION, &position, &st), &st);
    assert_int_equal(networks.count, 0);
    assert_int_equal(accounts, 0);
    assert_int_equal(position, 0);
}
