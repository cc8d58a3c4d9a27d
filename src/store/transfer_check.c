#include "store/transfer_check.h"

#include <string.h>

#include "base/day.h"
#include "base/number.h"
#include "base/utf8.h"
#include "method/access.h"
#include "store/json_in.h"
#include "store/network.h"
#include "store/partner.h"
#include "store/wave.h"

enum {
    ID_BYTES_MAX = 64,
    NAME_BYTES_MAX = 255,
    SALT_DIGITS = 32,
    DIGEST_DIGITS = 64,
    EMAIL_BYTES_MAX = 254,
    LINE_BYTES_MAX = 4 * LIMIT_NAME_BYTES, /* a character takes four at most */
    STORY_BYTES_MAX = 20 * 1000
};

/* Of the year 9999: what is later is no day any more. */
static const int64_t MOMENT_MAX = INT64_C(253402300799999);

bool transfer_id_is_valid(const char *id)
{
    const size_t length = strlen(id);

    return length > 0 && length <= ID_BYTES_MAX &&
           strspn(id,
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
               length;
}

/* The closing quote of a text; the end when it has none. */
static const char *quote_end(const char *at)
{
    while (*at != '\0' && *at != '"') {
        at += *at == '\\' && at[1] != '\0' ? 2 : 1;
    }
    return at;
}

bool transfer_names_are_short(const char *json)
{
    for (const char *at = strchr(json, '"'); at != NULL; at = strchr(at, '"')) {
        const char *end = quote_end(at + 1);

        if (*end == '\0') {
            return true; /* no JSON: the parser says so */
        }
        if (end - at > NAME_BYTES_MAX && end[1 + strspn(end + 1, " \t\r\n")] == ':') {
            return false;
        }
        at = end + 1;
    }
    return true;
}

/* ---- rows ---- */

static bool ends_in(const char *name, const char *ending)
{
    const size_t length = strlen(name);
    const size_t ending_length = strlen(ending);

    return length >= ending_length && strcmp(name + length - ending_length, ending) == 0;
}

/* What people write at length, in several lines; all others are names, codes and days. */
static bool has_lines(const struct record_column *column)
{
    static const char *const STORIES[] = {
        "purpose",      "appeal",     "domains",     "added_value", "note",
        "sources",      "agreement",  "replaced_by", "reason",      "q1_also",
        "text",         "correction", "interest",    "conditions",  "engagement",
        "leave_reason", "asker",      "left_out",    "answers",     "sentence",
        "items_out",    "areas",      "options",     "drawbacks",   "what",
        "void_reason",  "chosen_by",  "reason_nl",   "reason_fr",   "reason_en"};

    for (size_t i = 0; i < ARRAY_COUNT(STORIES); i++) {
        if (strcmp(column->name, STORIES[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What could ever be sent a mail: one @, something before and behind it, no blanks. */
static bool is_email(const char *text)
{
    const size_t length = strlen(text);
    const size_t name_length = strcspn(text, "@");

    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ' ' || (unsigned char)*at > 0x7F) {
            return false;
        }
    }
    return length <= EMAIL_BYTES_MAX && name_length > 0 && name_length + 1 < length &&
           strchr(text + name_length + 1, '@') == NULL;
}

static bool text_check(const struct record_column *column, const char *text,
                       struct status *st)
{
    const size_t limit = has_lines(column) ? STORY_BYTES_MAX : LINE_BYTES_MAX;

    if (strlen(text) > limit) {
        return status_fail(st, STATUS_LIMIT, "'%s' has at most %zu bytes, not %zu",
                           column->name, limit, strlen(text));
    }
    if (!utf8_is_visible(text, has_lines(column) ? "\n\t" : "")) {
        return status_fail(st, STATUS_INVALID,
                           "'%s' holds an invisible control character", column->name);
    }
    if (strcmp(column->name, "email") == 0 && text[0] != '\0' && !is_email(text)) {
        return status_fail(st, STATUS_INVALID, "'%s' is no e-mail address", text);
    }
    return true;
}

/* The scales, and what stands for "not said". */
static const struct {
    const char *column;
    int64_t highest;
} SCALES[] = {
    {"importance", 4},  {"irreplaceability", 4}, {"dependence", 3},
    {"arena_class", 4}, {"motivation", 4},
};

static bool scale_check(const struct record_column *column, int64_t integer,
                        struct status *st)
{
    for (size_t i = 0; i < ARRAY_COUNT(SCALES); i++) {
        if (strcmp(column->name, SCALES[i].column) == 0 &&
            (integer < 0 || integer > SCALES[i].highest)) {
            return status_fail(st, STATUS_INVALID, "'%s' is a number from %d to %d",
                               column->name, 0, (int)SCALES[i].highest);
        }
    }
    return true;
}

static bool integer_check(const struct record_column *column, int64_t integer,
                          struct status *st)
{
    if (strcmp(column->name, "journal_months") == 0 &&
        (integer < NETWORK_JOURNAL_MONTHS_LEAST || integer > NETWORK_JOURNAL_MONTHS)) {
        return status_fail(st, STATUS_INVALID, "'%s' is a number from %d to %d",
                           column->name, (int)NETWORK_JOURNAL_MONTHS_LEAST,
                           (int)NETWORK_JOURNAL_MONTHS);
    }
    if (strcmp(column->name, "keep_months") == 0 &&
        (integer < WAVE_MONTHS_LEAST || integer > WAVE_MONTHS_MOST)) {
        return status_fail(st, STATUS_INVALID, "'%s' is a number from %d to %d",
                           column->name, (int)WAVE_MONTHS_LEAST, (int)WAVE_MONTHS_MOST);
    }
    if (ends_in(column->name, "_at") && (integer < 0 || integer > MOMENT_MAX)) {
        return status_fail(st, STATUS_INVALID, "'%s' is a moment before the year 10000",
                           column->name);
    }
    return scale_check(column, integer, st);
}

/* The role of a person; that of an organisation the database checks. */
static bool is_access_role(const struct record_kind *kind,
                           const struct record_column *column)
{
    return kind != &MEMBER_RECORD && kind != &WAVE_ACTOR_RECORD &&
           strcmp(column->name, "role") == 0;
}

/* What the database cannot check by itself, told by how a column is called. */
static bool column_check(const struct record_kind *kind,
                         const struct record_column *column,
                         const struct sql_value *value, struct status *st)
{
    enum access_role role;

    if (value->kind != SQL_TEXT) {
        return value->kind == SQL_NULL || integer_check(column, value->integer, st);
    }
    if ((ends_in(column->name, "_day") || strcmp(column->name, "day") == 0) &&
        !day_is_valid(value->text)) {
        return status_fail(st, STATUS_INVALID, "'%s' takes a day as 2026-03-03, not '%s'",
                           column->name, value->text);
    }
    if (is_access_role(kind, column) &&
        (!access_role_find(value->text, &role) || !access_role_is_given(role))) {
        return status_fail(st, STATUS_INVALID, "there is no role '%s'", value->text);
    }
    return text_check(column, value->text, st);
}

/* Each column by itself, and an id that leaves room for the next ones. */
static bool values_check(const struct record_kind *kind, const struct sql_value *values,
                         struct status *st)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        if (!column_check(kind, &kind->columns[i], &values[i], st)) {
            return false;
        }
    }
    if (kind->has_id && (values[0].kind != SQL_INTEGER || values[0].integer < 1 ||
                         values[0].integer > TRANSFER_ID_MAX)) {
        return status_fail(st, STATUS_INVALID,
                           "the id of a row of '%s' is a number from 1 to %d", kind->name,
                           (int)TRANSFER_ID_MAX);
    }
    return true;
}

static size_t kind_place(const struct record_kind *kind)
{
    size_t place = 0;

    while (RECORDS[place] != kind) {
        place++;
    }
    return place;
}

static bool row_order_check(const struct transfer_row *row,
                            const struct transfer_row *former, struct status *st)
{
    if (former == NULL) {
        return row->kind == RECORDS[0] ||
               status_fail(st, STATUS_INVALID,
                           "the row of the network itself must come first");
    }
    if (former->kind != row->kind) {
        return kind_place(former->kind) < kind_place(row->kind) ||
               status_fail(st, STATUS_INVALID,
                           "a row of '%s' must not stand behind one of '%s'",
                           row->kind->name, former->kind->name);
    }
    if (!row->kind->has_id) {
        return status_fail(st, STATUS_INVALID, "there is a second row of '%s'",
                           row->kind->name);
    }
    return former->values[0].integer < row->values[0].integer ||
           status_fail(st, STATUS_INVALID, "the ids of the rows of '%s' do not go up",
                       row->kind->name);
}

bool transfer_row_check(const struct transfer_row *row, const struct transfer_row *former,
                        struct status *st)
{
    return values_check(row->kind, row->values, st) && row_order_check(row, former, st);
}

/* ---- changes ---- */

static bool is_hexadecimal(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

/* A short word without line ends: they part what is digested. */
static bool is_code(const char *text)
{
    const size_t length = strlen(text);

    if (length == 0 || length > NAME_BYTES_MAX) {
        return false;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7F) {
            return false;
        }
    }
    return true;
}

/* The row as it was before or after: taking the change back would write it. One that no
 * kind here can read is never written. */
static bool state_is_good(const struct record_kind *kind, const struct value *state,
                          int64_t id, struct pool *scratch)
{
    const struct sql_value *values = NULL;
    struct status reading = {0};

    if (kind == NULL || state == NULL ||
        !record_values(kind, state, scratch, &values, &reading)) {
        return true;
    }
    return values_check(kind, values, &reading) &&
           (!kind->has_id || values[0].integer == id);
}

static const struct value *member(const struct value *row, const char *name)
{
    return value_find(row, name, strlen(name));
}

static bool row_is_readable(const struct value *row, struct pool *scratch)
{
    const struct value *record = member(row, "record");
    const struct value *id = member(row, "id");
    size_t number = 0;

    /* The installation's own lines name what has no row by the id 0. */
    if (record == NULL || value_kind(record) != VALUE_TEXT || id == NULL ||
        value_kind(id) != VALUE_NUMBER ||
        !number_read(value_text(id), TRANSFER_ID_MAX, &number)) {
        return false;
    }
    const struct record_kind *kind = record_kind_find(value_text(record));

    return state_is_good(kind, member(row, "before"), (int64_t)number, scratch) &&
           state_is_good(kind, member(row, "after"), (int64_t)number, scratch);
}

/* Who reads the journal later relies on its form. */
static bool changes_check(const char *changes, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct status reading = {0};
    struct value *rows = NULL;
    bool is_readable = strlen(changes) <= LIMIT_CHANGE_BYTES &&
                       transfer_names_are_short(changes) &&
                       json_read(changes, strlen(changes), scratch, &rows, &reading) &&
                       value_kind(rows) == VALUE_LIST;

    for (const struct value *row = is_readable ? value_first(rows) : NULL; row != NULL;
         row = value_next(row)) {
        is_readable = is_readable && row_is_readable(row, scratch);
    }
    return is_readable ||
           status_fail(st, STATUS_INVALID, "the values of this change cannot be read");
}

bool transfer_entry_check(const struct journal_entry *entry, int64_t former_at,
                          struct status *st)
{
    const struct journal_link *link = &entry->link;

    if (!is_code(link->author) || !is_code(link->action)) {
        return status_fail(st, STATUS_INVALID,
                           "the author or the action of this change is no code");
    }
    if (link->at < former_at || link->undoes < 0 ||
        (link->undoes > 0 && link->undoes >= link->position)) {
        return status_fail(st, STATUS_INVALID,
                           "this change cannot come after the one before it");
    }
    if (!is_hexadecimal(entry->value_digest, DIGEST_DIGITS) ||
        !is_hexadecimal(entry->digest, DIGEST_DIGITS) ||
        (entry->salt != NULL && !is_hexadecimal(entry->salt, SALT_DIGITS))) {
        return status_fail(st, STATUS_INVALID, "a digest of this change is no digest");
    }
    return entry->changes == NULL || changes_check(entry->changes, st);
}

/* How many changes from the first on hold together. */
static size_t chain_length(const char *network_id, const struct journal_list *list,
                           struct pool *pool)
{
    size_t whole = 0;
    size_t broken = list->count;

    while (broken - whole > 1) {
        const struct journal_list half = {list->entries, whole + (broken - whole) / 2};
        struct status st = {0};

        if (journal_chain_verify(network_id, &half, pool, &st)) {
            whole = half.count;
        } else {
            broken = half.count;
        }
    }
    return whole;
}

bool transfer_chain_check(const struct transfer_file *file, size_t *line_out,
                          struct status *st)
{
    SCOPED(pool) scratch = pool_new();

    if (journal_chain_verify(file->network_id, &file->journal, scratch, st)) {
        return true;
    }
    /* Before the journal stand the header and the rows. */
    *line_out =
        1 + file->row_count + chain_length(file->network_id, &file->journal, scratch) + 1;
    return false;
}
