#include "store/doctor.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "store/doctor_look.h"
#include "store/journal.h"
#include "store/migrate.h"
#include "store/sql.h"

enum { DIGITS_SHOWN = 12 };

const char *doctor_level_code(enum doctor_level level)
{
    static const char *const CODES[] = {
        [DOCTOR_GOOD] = N_("good"),
        [DOCTOR_NOTE] = N_("note"),
        [DOCTOR_WARNING] = N_("warning"),
        [DOCTOR_WRONG] = N_("wrong"),
    };

    return CODES[level];
}

void doctor_add(struct looking *looking, enum doctor_level level, const char *network_id,
                struct message message)
{
    struct doctor_finding *finding = pool_array(looking->pool, 1, struct doctor_finding);

    *finding = (struct doctor_finding){looking->check, level, NULL, message, NULL};
    if (network_id != NULL && network_id[0] != '\0') {
        finding->network_id = pool_text(looking->pool, network_id);
    }
    if (looking->last == NULL) {
        looking->findings.first = finding;
    } else {
        looking->last->next = finding;
    }
    looking->last = finding;
    looking->findings.wrong_count += level == DOCTOR_WRONG;
}

/* The innermost sentence says what is wrong. */
static void status_add(struct looking *looking, const char *network_id,
                       const struct status *st)
{
    struct message message = st->parts[0];

    message_keep(&message, looking->pool);
    doctor_add(looking, DOCTOR_WRONG, network_id, message);
}

/* ---- the checks ---- */

static bool tables_read(struct looking *looking, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct text script;
    SCOPED(query)
    tables = query_begin(looking->database, &SQL_DOCTOR_TABLE_LIST, SQL_NO_VALUES);

    text_init(&script, scratch, LIMIT_FILE_BYTES);
    while (query_next(tables)) {
        text_format(&script, "SELECT COUNT(*) FROM %s;", query_text(tables, 0, scratch));
    }
    return query_end(tables, st) &&
           (script.length == 0 || database_script(looking->database, script.bytes, st));
}

static bool integrity_look(struct looking *looking, struct status *st)
{
    size_t fault_count = 0;
    SCOPED(query)
    rows = query_begin(looking->database, &SQL_DOCTOR_INTEGRITY, SQL_NO_VALUES);

    while (query_next(rows)) {
        const char *fault = query_text(rows, 0, looking->pool);

        if (strcmp(fault, "ok") != 0) {
            fault_count++;
            doctor_add(
                looking, DOCTOR_WRONG, NULL,
                message_make(looking->pool, "the database is damaged: '%s'", fault));
        }
    }
    if (!query_end(rows, st) || !tables_read(looking, st)) {
        return false;
    }
    if (fault_count == 0) {
        doctor_add(looking, DOCTOR_GOOD, NULL,
                   message_make(looking->pool, "every table can be read"));
    }
    return true;
}

static struct message reference_message(const struct looking *looking,
                                        const struct query *row)
{
    struct pool *pool = looking->pool;
    const char *table = query_text(row, 0, pool);

    if (database_kind(looking->database) == DATABASE_SQLITE) {
        return message_make(pool, "a row of '%s' points at a row that is not there",
                            table);
    }
    return message_make(pool, "the constraint '%s' of '%s' does not hold for every row",
                        query_text(row, 1, pool), table);
}

static bool references_look(struct looking *looking, struct status *st)
{
    size_t fault_count = 0;
    SCOPED(query)
    rows = query_begin(looking->database, &SQL_DOCTOR_REFERENCES, SQL_NO_VALUES);

    while (query_next(rows)) {
        if (fault_count++ < LIMIT_REPORT_ERRORS) {
            doctor_add(looking, DOCTOR_WRONG, NULL, reference_message(looking, rows));
        }
    }
    if (!query_end(rows, st)) {
        return false;
    }
    if (fault_count == 0) {
        doctor_add(looking, DOCTOR_GOOD, NULL,
                   message_make(looking->pool, "no row points at one that is not there"));
    }
    return true;
}

static bool schema_look(struct looking *looking, struct status *st)
{
    size_t missing_count = 0;

    if (!migrate_check(looking->database, &missing_count, st)) {
        return st->code == STATUS_FAILED
                   ? status_fail(st, STATUS_FAILED,
                                 "this is no database of samenspel, or 'samenspel init' "
                                 "was never run on it")
                   : false;
    }
    if (missing_count > 0) {
        doctor_add(looking, DOCTOR_WARNING, NULL,
                   message_make(looking->pool,
                                "the schema is older than the program: 'samenspel "
                                "init' brings it up to date"));
    } else {
        doctor_add(looking, DOCTOR_GOOD, NULL,
                   message_make(looking->pool, "the schema is the program's own: %d",
                                (int)migrate_version()));
    }
    return true;
}

/* The ids of a query as findings of one kind. */
static bool networks_add(struct looking *looking, struct query *rows,
                         enum doctor_level level, const char *id, struct status *st)
{
    while (query_next(rows)) {
        doctor_add(looking, level, query_text(rows, 0, looking->pool),
                   (struct message){.id = id});
    }
    return query_end(rows, st);
}

static bool networks_without_look(struct looking *looking, struct status *st)
{
    SCOPED(query)
    without_journal =
        query_begin(looking->database, &SQL_DOCTOR_WITHOUT_JOURNAL, SQL_NO_VALUES);
    if (!networks_add(looking, without_journal, DOCTOR_WRONG,
                      N_("the journal of this network is missing"), st)) {
        return false;
    }
    SCOPED(query)
    without_network =
        query_begin(looking->database, &SQL_DOCTOR_WITHOUT_NETWORK, SQL_NO_VALUES);
    return networks_add(looking, without_network, DOCTOR_WRONG,
                        N_("this journal is left of a network that is not there"), st);
}

struct chain {
    const char *network_id;
    int64_t position;
    const char *digest;
    struct chain *next;
};

static bool chains_list(struct database *database, struct pool *pool,
                        struct chain **first_out, struct status *st)
{
    struct chain **last = first_out;
    SCOPED(query) rows = query_begin(database, &SQL_JOURNAL_HEAD_LIST, SQL_NO_VALUES);

    *last = NULL;
    while (query_next(rows)) {
        struct chain *chain = pool_array(pool, 1, struct chain);

        *chain = (struct chain){query_text(rows, 0, pool), query_integer(rows, 1),
                                query_text(rows, 2, pool), NULL};
        *last = chain;
        last = &chain->next;
    }
    return query_end(rows, st);
}

/* How the last link begins is worth writing down elsewhere, so it is said. */
static struct message chain_message(const struct chain *chain, struct pool *pool)
{
    const size_t count = (size_t)chain->position;
    char digits[DIGITS_SHOWN + 1];

    (void)snprintf(digits, sizeof digits, "%s", chain->digest);
    if (count == 0) {
        return message_make(pool, "the journal is empty");
    }
    if (chain->network_id[0] != '\0') {
        return message_make_plural(
            pool, count, "the journal holds: %zu change, its last link begins with '%s'",
            "the journal holds: %zu changes, its last link begins with '%s'", count,
            digits);
    }
    return message_make_plural(pool, count,
                               "the journal of the installation holds: %zu change, its "
                               "last link begins with '%s'",
                               "the journal of the installation holds: %zu changes, its "
                               "last link begins with '%s'",
                               count, digits);
}

static void chain_look(struct looking *looking, const struct chain *chain)
{
    struct status st = {0};

    if (journal_verify(looking->database, chain->network_id, &st)) {
        doctor_add(looking, DOCTOR_GOOD, chain->network_id,
                   chain_message(chain, looking->pool));
    } else {
        status_add(looking, chain->network_id, &st);
    }
}

static bool journal_look(struct looking *looking, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct chain *first = NULL;

    if (!chains_list(looking->database, scratch, &first, st)) {
        return false;
    }
    for (const struct chain *chain = first; chain != NULL; chain = chain->next) {
        chain_look(looking, chain);
    }
    return networks_without_look(looking, st);
}

static bool coordinator_look(struct looking *looking, struct status *st)
{
    const struct doctor_finding *former = looking->last;
    const struct sql_value today = sql_text(looking->call->today);
    SCOPED(query)
    rows = query_begin(looking->database, &SQL_DOCTOR_WITHOUT_COORDINATOR,
                       SQL_VALUES(today, today));

    if (!networks_add(looking, rows, DOCTOR_WARNING,
                      N_("this network has no coordinator today: the host can name one"),
                      st)) {
        return false;
    }
    if (looking->last == former) {
        doctor_add(looking, DOCTOR_GOOD, NULL,
                   message_make(looking->pool, "every network has a coordinator today"));
    }
    return true;
}

static const struct {
    const char *check;
    bool (*look)(struct looking *looking, struct status *st);
} CHECKS[] = {
    {"integrity", integrity_look},     {"references", references_look},
    {"schema", schema_look},           {"journal", journal_look},
    {"coordinator", coordinator_look}, {"mail", doctor_mail_look},
    {"surveys", doctor_surveys_look},  {"disk", doctor_disk_look},
};

/* Each in a unit of its own: after a failed statement the rest of its unit is refused. */
static bool check_make(struct looking *looking, size_t i, struct status *st)
{
    SCOPED(transaction)
    inner = transaction_begin(looking->database, TRANSACTION_READ, st);

    return inner != NULL && CHECKS[i].look(looking, st) && transaction_commit(inner, st);
}

/* In one picture: a journal may grow while it is looked at. */
struct doctor_findings doctor_look(struct database *database,
                                   const struct doctor_call *call, struct pool *pool)
{
    struct looking looking = {.database = database, .call = call, .pool = pool};
    struct status st = {0};
    SCOPED(transaction)
    picture = transaction_begin(database, TRANSACTION_READ, &st);

    if (picture == NULL) {
        looking.check = CHECKS[0].check;
        status_add(&looking, NULL, &st);
        return looking.findings;
    }
    for (size_t i = 0; i < ARRAY_COUNT(CHECKS); i++) {
        struct status trouble = {0};

        looking.check = CHECKS[i].check;
        if (!check_make(&looking, i, &trouble)) {
            status_add(&looking, NULL, &trouble);
            if (strcmp(CHECKS[i].check, "schema") == 0) {
                break; /* the others would only say so again */
            }
        }
    }
    return looking.findings;
}

bool doctor_check(struct database *database, const struct doctor_call *call,
                  struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const struct doctor_findings findings = doctor_look(database, call, scratch);

    for (const struct doctor_finding *finding = findings.first; finding != NULL;
         finding = finding->next) {
        if (finding->level == DOCTOR_WRONG) {
            return status_fail(st, STATUS_INVALID, "the database is not healthy: %s",
                               say_in(scratch, &finding->message, LANGUAGE_EN));
        }
    }
    return true;
}
