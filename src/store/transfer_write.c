/* transfer_write.c - a network out of a database (store/transfer.h). */
#include "store/transfer.h"

#include <sodium.h>

#include "store/journal_read.h"
#include "store/migrate.h"
#include "store/network.h"
#include "store/sql.h"
#include "store/transfer_figures.h"
#include "store/transfer_line.h"

struct writing {
    struct database *database;
    const char *network_id;
    FILE *out;
    crypto_generichash_state digest; /* of what was written */
    size_t line_count;
    size_t byte_count;
};

static bool line_write(struct writing *writing, const struct text *line,
                       struct status *st)
{
    const unsigned char *bytes = (const unsigned char *)line->bytes;

    writing->byte_count += line->length;
    writing->line_count++;
    if (line->is_cut || writing->byte_count > TRANSFER_FILE_BYTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the network is larger than an import reads: %d MB, %d MB a "
                           "line",
                           TRANSFER_FILE_BYTES / (1024 * 1024),
                           TRANSFER_LINE_BYTES / (1024 * 1024));
    }
    (void)crypto_generichash_update(&writing->digest, bytes, line->length);
    if (fwrite(bytes, 1, line->length, writing->out) != line->length) {
        return status_fail(st, STATUS_FAILED, "could not write the network");
    }
    return true;
}

static bool header_write(struct writing *writing, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct network network;
    struct text line;

    if (!network_find(writing->database, writing->network_id, scratch, &network, st)) {
        return st->code != STATUS_NOT_FOUND
                   ? false
                   : status_fail(st, STATUS_NOT_FOUND,
                                 "there is no network '%s' in this database",
                                 writing->network_id);
    }
    text_init(&line, scratch, TRANSFER_LINE_BYTES);
    transfer_line_header(&line, writing->network_id, (int64_t)migrate_version());
    return line_write(writing, &line, st);
}

static bool record_line_write(struct writing *writing, const struct record_kind *kind,
                              const struct sql_value *values, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text line;

    text_init(&line, scratch, TRANSFER_LINE_BYTES);
    transfer_line_record(&line, kind, values);
    return line_write(writing, &line, st);
}

static bool records_write(struct writing *writing, const struct record_kind *kind,
                          struct status *st)
{
    SCOPED(pool) pool = pool_new();
    struct record_list list;

    if (!record_list(writing->database, kind, writing->network_id, pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (!record_line_write(writing, kind, list.rows[i], st)) {
            return false;
        }
    }
    return true;
}

static bool entry_write(struct writing *writing, const struct query *row,
                        struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct journal_entry entry;
    struct text line;

    journal_entry_read(row, scratch, &entry);
    text_init(&line, scratch, TRANSFER_LINE_BYTES);
    transfer_line_journal(&line, &entry);
    return line_write(writing, &line, st);
}

/* Row by row and not by journal_whole(): a long journal need not fit in memory. */
static bool journal_write(struct writing *writing, struct status *st)
{
    SCOPED(query)
    rows = query_begin(writing->database, &SQL_JOURNAL_LIST,
                       SQL_VALUES(sql_text(writing->network_id)));

    while (query_next(rows)) {
        if (!entry_write(writing, rows, st)) {
            return false;
        }
    }
    return query_end(rows, st);
}

static bool figures_write(struct writing *writing, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    struct transfer_figures_list list;

    if (!transfer_figures_list(writing->database, writing->network_id, pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        SCOPED(pool) scratch = pool_new();
        struct text line;

        text_init(&line, scratch, TRANSFER_LINE_BYTES);
        transfer_line_figures(&line, &list.rows[i]);
        if (!line_write(writing, &line, st)) {
            return false;
        }
    }
    return true;
}

static bool end_write(struct writing *writing, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    unsigned char digest[crypto_generichash_BYTES];
    char hex[2 * sizeof digest + 1];
    struct text line;

    (void)crypto_generichash_final(&writing->digest, digest, sizeof digest);
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    (void)crypto_generichash_init(&writing->digest, NULL, 0, sizeof digest);
    text_init(&line, scratch, TRANSFER_LINE_BYTES);
    transfer_line_end(&line, writing->line_count, hex);
    return line_write(writing, &line, st);
}

bool transfer_export(struct database *database, const char *network_id, FILE *out,
                     struct status *st)
{
    struct writing writing = {database, network_id, out, .line_count = 0};

    (void)crypto_generichash_init(&writing.digest, NULL, 0, crypto_generichash_BYTES);
    SCOPED(transaction) picture = transaction_begin(database, TRANSACTION_READ, st);
    if (picture == NULL || !header_write(&writing, st)) {
        return false;
    }
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        if (!records_write(&writing, RECORDS[i], st)) {
            return false;
        }
    }
    if (!journal_write(&writing, st) || !figures_write(&writing, st) ||
        !end_write(&writing, st) || !transaction_commit(picture, st)) {
        return false;
    }
    return fflush(out) == 0 ||
           status_fail(st, STATUS_FAILED, "could not write the network");
}
