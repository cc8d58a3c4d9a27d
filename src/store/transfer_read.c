#include "store/transfer_read.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "store/json_in.h"
#include "store/migrate.h"
#include "store/transfer_check.h"
#include "store/transfer_figures.h"
#include "store/transfer_line.h"

enum { MEGABYTE = 1024 * 1024 };

struct reading {
    const struct transfer_source *source;
    struct pool *pool; /* of what is kept */
    char *line; /* the present one, with its end and a NUL behind it */
    size_t length;
    size_t line_number;
    size_t column; /* of what is wrong in it */
    size_t byte_count;
    crypto_generichash_state digest; /* of the lines before */
    bool is_ended; /* the last line was read */

    const char *network_id;
    struct transfer_row *rows;
    size_t row_count;
    size_t row_capacity;
    struct journal_entry *entries;
    size_t entry_count;
    size_t entry_capacity;
    struct transfer_figures *figures;
    size_t figures_count;
    size_t figures_capacity;
};

/* ---- bytes ---- */

/* Read one line; *has_line_out is false at the end of the file. */
static bool line_next(struct reading *reading, bool *has_line_out, struct status *st)
{
    FILE *in = reading->source->in;
    int byte = getc_unlocked(in);

    reading->line_number++;
    reading->column = 1;
    reading->length = 0;
    while (byte != EOF && reading->length < TRANSFER_LINE_BYTES) {
        reading->line[reading->length++] = (char)byte;
        if (byte == '\n') {
            break;
        }
        byte = getc_unlocked(in);
    }
    reading->line[reading->length] = '\0';
    reading->byte_count += reading->length;
    if (ferror(in)) {
        return status_fail(st, STATUS_FAILED, "could not read the file");
    }
    if (reading->byte_count > TRANSFER_FILE_BYTES) {
        return status_fail(st, STATUS_LIMIT, "the file is larger than %d MB",
                           TRANSFER_FILE_BYTES / MEGABYTE);
    }
    const bool is_whole =
        reading->length > 0 && reading->line[reading->length - 1] == '\n';
    if (reading->length == TRANSFER_LINE_BYTES && !is_whole) {
        return status_fail(st, STATUS_LIMIT, "this line is longer than %d MB",
                           TRANSFER_LINE_BYTES / MEGABYTE);
    }
    if (reading->length > 0 && !is_whole) {
        return status_fail(st, STATUS_INVALID, "the file was cut off in this line");
    }
    *has_line_out = reading->length > 0;
    return true;
}

static void digest_add(struct reading *reading)
{
    (void)crypto_generichash_update(
        &reading->digest, (const unsigned char *)reading->line, reading->length);
}

static const char *digest_hex(const struct reading *reading, struct pool *pool)
{
    crypto_generichash_state state = reading->digest;
    unsigned char digest[crypto_generichash_BYTES];
    char *hex = pool_bytes(pool, 2 * sizeof digest + 1);

    (void)crypto_generichash_final(&state, digest, sizeof digest);
    return sodium_bin2hex(hex, 2 * sizeof digest + 1, digest, sizeof digest);
}

/* ---- members ---- */

static const struct value *member(const struct value *object, const char *name)
{
    return object == NULL ? NULL : value_find(object, name, strlen(name));
}

/* NULL when it is no text. */
static const char *text_member(const struct value *object, const char *name)
{
    const struct value *value = member(object, name);

    return value != NULL && value_kind(value) == VALUE_TEXT ? value_text(value) : NULL;
}

static bool integer_member(const struct value *object, const char *name,
                           int64_t *integer_out)
{
    const struct value *value = member(object, name);

    if (value == NULL || value_kind(value) != VALUE_NUMBER) {
        return false;
    }
    *integer_out = strtoll(value_text(value), NULL, 10);
    return true;
}

/* ---- the kinds of lines ----
 *
 * Each is read, checked, and written again into `again`. */

static bool header_take(struct reading *reading, const struct value *line,
                        struct text *again, struct status *st)
{
    const char *network_id = text_member(line, "network");
    int64_t version = 0;
    int64_t migrations = 0;

    if (reading->line_number != 1 || network_id == NULL ||
        strcmp(value_text(member(line, "format")), TRANSFER_FORMAT) != 0 ||
        !integer_member(line, "version", &version) ||
        !integer_member(line, "migrations", &migrations)) {
        return status_fail(st, STATUS_INVALID,
                           "this is not how the file of a network begins");
    }
    if (version != TRANSFER_VERSION || migrations > (int64_t)migrate_version()) {
        return status_fail(st, STATUS_INVALID,
                           "a newer program wrote this file: renew this one first");
    }
    if (!transfer_id_is_valid(network_id)) {
        return status_fail(st, STATUS_INVALID, "'%s' is no id of a network", network_id);
    }
    reading->network_id = pool_text(reading->pool, network_id);
    transfer_line_header(again, network_id, migrations);
    return true;
}

static void row_keep(struct reading *reading, const struct transfer_row *row)
{
    reading->rows = pool_grow(reading->pool, reading->rows, reading->row_count,
                              &reading->row_capacity, struct transfer_row);
    reading->rows[reading->row_count++] = *row;
}

static bool record_take(struct reading *reading, const struct value *line,
                        struct text *again, struct status *st)
{
    const char *name = value_text(member(line, "record"));
    const struct value *model = member(line, "row");
    const struct transfer_row *former =
        reading->row_count == 0 ? NULL : &reading->rows[reading->row_count - 1];
    struct transfer_row row = {record_kind_find(name), NULL, reading->line_number};

    if (row.kind == NULL || model == NULL) {
        return status_fail(st, STATUS_INVALID, "'%s' is no kind of row", name);
    }
    if (reading->entry_count > 0 || reading->figures_count > 0) {
        return status_fail(st, STATUS_INVALID,
                           "a row of '%s' must not stand behind a change", name);
    }
    if (!record_values(row.kind, model, reading->pool, &row.values, st) ||
        !transfer_row_check(&row, former, st)) {
        return false;
    }
    row_keep(reading, &row);
    transfer_line_record(again, row.kind, row.values);
    return true;
}

static void entry_keep(struct reading *reading, const struct journal_entry *entry)
{
    struct pool *pool = reading->pool;

    reading->entries = pool_grow(pool, reading->entries, reading->entry_count,
                                 &reading->entry_capacity, struct journal_entry);
    struct journal_entry *kept = &reading->entries[reading->entry_count++];
    *kept = *entry;
    kept->link.author = pool_text(pool, entry->link.author);
    kept->link.action = pool_text(pool, entry->link.action);
    kept->value_digest = pool_text(pool, entry->value_digest);
    kept->digest = pool_text(pool, entry->digest);
    if (entry->changes != NULL) {
        kept->salt = pool_text(pool, entry->salt);
        kept->changes = pool_text(pool, entry->changes);
    }
}

static bool entry_read(const struct value *line, struct journal_entry *entry)
{
    const struct value *link = member(line, "journal");
    const struct value *values = member(line, "values");

    entry->link.author = text_member(link, "author");
    entry->link.action = text_member(link, "action");
    entry->value_digest = text_member(link, "value_digest");
    entry->digest = text_member(link, "digest");
    entry->salt = text_member(values, "salt");
    entry->changes = text_member(values, "changes");
    (void)integer_member(link, "undoes", &entry->link.undoes);
    return entry->link.author != NULL && entry->link.action != NULL &&
           entry->value_digest != NULL && entry->digest != NULL &&
           (entry->salt == NULL) == (entry->changes == NULL) &&
           integer_member(link, "position", &entry->link.position) &&
           integer_member(link, "at", &entry->link.at);
}

static bool journal_take(struct reading *reading, const struct value *line,
                         struct text *again, struct status *st)
{
    const int64_t former_at = reading->entry_count == 0
                                  ? 0
                                  : reading->entries[reading->entry_count - 1].link.at;
    struct journal_entry entry = {0};

    if (reading->row_count == 0) {
        return status_fail(st, STATUS_INVALID,
                           "the row of the network itself must come first");
    }
    if (!entry_read(line, &entry)) {
        return status_fail(st, STATUS_INVALID, "a part of this change is missing");
    }
    if (reading->figures_count > 0) {
        return status_fail(st, STATUS_INVALID, "a change must not stand behind figures");
    }
    if (!transfer_entry_check(&entry, former_at, st)) {
        return false;
    }
    entry_keep(reading, &entry);
    transfer_line_journal(again, &entry);
    return true;
}

static bool figures_take(struct reading *reading, const struct value *line,
                         struct text *again, struct status *st)
{
    const size_t count = reading->figures_count;
    struct transfer_figures figures;

    if (!transfer_figures_read(line, &figures)) {
        return status_fail(st, STATUS_INVALID, "a part of these figures is missing");
    }
    if (!transfer_figures_check(reading->rows, reading->row_count, &figures,
                                count == 0 ? NULL : &reading->figures[count - 1], st)) {
        return false;
    }
    reading->figures = pool_grow(reading->pool, reading->figures, count,
                                 &reading->figures_capacity, struct transfer_figures);
    reading->figures[reading->figures_count++] =
        (struct transfer_figures){figures.wave_id, pool_text(reading->pool, figures.part),
                                  pool_text(reading->pool, figures.body)};
    transfer_line_figures(again, &figures);
    return true;
}

static bool end_take(struct reading *reading, const struct value *line,
                     struct text *again, struct status *st)
{
    const char *digest = digest_hex(reading, again->pool);
    const char *written = text_member(line, "digest");
    const size_t line_count = reading->line_number - 1;
    int64_t lines = 0;

    if (reading->row_count == 0) {
        return status_fail(st, STATUS_INVALID,
                           "the row of the network itself must come first");
    }
    if (!integer_member(line, "lines", &lines) || lines != (int64_t)line_count ||
        written == NULL || strcmp(written, digest) != 0) {
        return status_fail(st, STATUS_INVALID,
                           "the file was cut or changed after it was written");
    }
    reading->is_ended = true;
    transfer_line_end(again, line_count, digest);
    return true;
}

static const struct {
    const char *member; /* that only this kind has */
    bool (*take)(struct reading *reading, const struct value *line, struct text *again,
                 struct status *st);
} LINES[] = {
    {"format", header_take},   {"record", record_take}, {"journal", journal_take},
    {"figures", figures_take}, {"end", end_take},
};

/* ---- all lines ---- */

/* What was read differently than it stands would be lost, or come out differently. */
static bool line_compare(struct reading *reading, const struct text *again,
                         struct status *st)
{
    size_t same = 0;

    while (same < reading->length && reading->line[same] == again->bytes[same]) {
        same++;
    }
    if (same == reading->length && same == again->length) {
        return true;
    }
    reading->column = utf8_count(pool_text_part(again->pool, reading->line, same)) + 1;
    return status_fail(st, STATUS_INVALID,
                       "from here on the line is not as samenspel writes it");
}

static bool line_take(struct reading *reading, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct value *line = NULL;
    struct text again;

    if (reading->is_ended) {
        return status_fail(st, STATUS_INVALID, "something stands behind the last line");
    }
    if (!transfer_names_are_short(reading->line)) {
        return status_fail(st, STATUS_INVALID, "a name in this line is too long");
    }
    if (!json_read(reading->line, reading->length, scratch, &line, st)) {
        return false;
    }
    text_init(&again, scratch, TRANSFER_LINE_BYTES);
    for (size_t i = 0; i < ARRAY_COUNT(LINES); i++) {
        if (member(line, LINES[i].member) == NULL) {
            continue;
        }
        if (reading->line_number == 1 && i > 0) {
            break;
        }
        return LINES[i].take(reading, line, &again, st) &&
               line_compare(reading, &again, st);
    }
    return reading->line_number == 1
               ? status_fail(st, STATUS_INVALID,
                             "this is not how the file of a network begins")
               : status_fail(st, STATUS_INVALID, "this line is of no known kind");
}

static bool lines_read(struct reading *reading, struct status *st)
{
    bool has_line = false;

    for (;;) {
        if (!line_next(reading, &has_line, st)) {
            return false;
        }
        if (!has_line) {
            break;
        }
        if (!line_take(reading, st)) {
            return false;
        }
        digest_add(reading);
    }
    if (reading->line_number == 1) {
        return status_fail(st, STATUS_INVALID, "the file is empty");
    }
    return reading->is_ended ||
           status_fail(st, STATUS_INVALID, "the file was cut off: its end is missing");
}

bool transfer_read(const struct transfer_source *source, struct pool *pool,
                   struct transfer_file *file_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct reading reading = {.source = source, .pool = pool, .column = 1};

    reading.line = pool_bytes(scratch, TRANSFER_LINE_BYTES + 1);
    (void)crypto_generichash_init(&reading.digest, NULL, 0, crypto_generichash_BYTES);
    bool is_read = lines_read(&reading, st);
    const struct transfer_file file = {
        .name = source->name,
        .network_id = reading.network_id,
        .rows = reading.rows,
        .row_count = reading.row_count,
        .journal = {reading.entries, reading.entry_count},
        .figures = reading.figures,
        .figures_count = reading.figures_count,
    };
    is_read = is_read && transfer_chain_check(&file, &reading.line_number, st);
    if (!is_read) {
        return status_within(st, "%s:%zu:%zu", source->name, reading.line_number,
                             reading.column);
    }
    *file_out = file;
    return true;
}
