/* transfer_import.c - a network into a database (store/transfer.h). */
#include "store/transfer.h"

#include <string.h>

#include "base/day.h"
#include "store/account.h"
#include "store/network.h"
#include "store/people.h"
#include "store/sql.h"
#include "store/transfer_read.h"
#include "store/wave.h"
#include "store/wave_result.h"

struct importing {
    const struct transfer_file *file;
    int64_t now;
    struct transfer_result result;
};

static bool absence_check(struct unit *unit, const char *network_id, struct status *st)
{
    SCOPED(query)
    head = query_begin(unit->database, &SQL_JOURNAL_HEAD_FIND,
                       SQL_VALUES(sql_text(network_id)));
    const bool is_there = query_next(head);

    if (!query_end(head, st)) {
        return false;
    }
    return !is_there || status_fail(st, STATUS_CONFLICT, "this network is here already");
}

/* The database's own rules: what a row points at, what may be empty. */
static bool row_write(struct unit *unit, const struct importing *importing,
                      const struct transfer_row *row, struct status *st)
{
    const struct transfer_file *file = importing->file;

    if (record_write(unit->database, row->kind, file->network_id, row->values, st)) {
        return true;
    }
    switch (database_trouble(unit->database)) {
    case TROUBLE_FOREIGN_KEY:
        (void)status_fail(st, STATUS_INVALID,
                          "this row of '%s' points at a row that the file does not have",
                          row->kind->name);
        break;
    case TROUBLE_OTHER:
        (void)status_within(st, "the database does not take this row of '%s'",
                            row->kind->name);
        st->code = STATUS_INVALID;
        break;
    default:
        break;
    }
    return status_within(st, "%s:%zu:%zu", file->name, row->line, (size_t)1);
}

/* The account of a person's address, made when there is none. 0: somebody signs in with
 * this address by a password, and no mail has shown that it is theirs. */
static bool account_for(struct unit *unit, struct importing *importing,
                        const struct person *person, int64_t *id_out, struct status *st)
{
    const struct account account = {
        .email = person->email, .name = person->name, .language = LANGUAGE_NL};
    struct account known = {0};
    bool is_there = false;

    if (!status_absent(
            account_by_email(unit->database, person->email, unit->pool, &known, st),
            &is_there, st)) {
        return false;
    }
    if (is_there) {
        *id_out = known.is_verified || known.password_hash == NULL ? known.id : 0;
        importing->result.unlinked_count += *id_out == 0;
        return true;
    }
    if (!account_ensure(unit, &account, importing->now, id_out, st)) {
        return false;
    }
    importing->result.account_count++;
    return true;
}

static bool person_link(struct unit *unit, struct importing *importing,
                        const struct transfer_row *row, struct status *st)
{
    const struct person person = person_from(row->values);
    int64_t account_id = 0;

    importing->result.person_count++;
    if (person.email[0] == '\0') {
        return true;
    }
    if (!account_for(unit, importing, &person, &account_id, st)) {
        return false;
    }
    return account_id == 0 ||
           database_run(unit->database, &SQL_PERSON_LINK,
                        SQL_VALUES(sql_integer(account_id),
                                   sql_text(importing->file->network_id),
                                   sql_integer(person.id)),
                        st);
}

/* Is it somebody who may still answer? Waves stand before their informants. */
static bool is_asked(const struct transfer_file *file, const struct transfer_row *row)
{
    struct informant_row informant;
    struct wave_row wave;

    record_read(&INFORMANT_RECORD, row->values, &informant);
    for (size_t i = 0; strcmp(informant.state, "withdrawn") != 0 && i < file->row_count;
         i++) {
        if (file->rows[i].kind == &WAVE_RECORD) {
            record_read(&WAVE_RECORD, file->rows[i].values, &wave);
            if (wave.id == informant.wave_id) {
                return strcmp(wave.state, "closed") != 0;
            }
        }
    }
    return false;
}

/* What was computed of a closed wave stays behind, because it follows from its rows: the
 * clerk makes it here. Not so of an anonymous one: its answers stay behind too, and what
 * was told of it goes along. */
static bool wave_compute_want(struct unit *unit, const struct importing *importing,
                              const struct transfer_row *row, struct status *st)
{
    struct job_row job = {.network_id = importing->file->network_id,
                          .kind = "wave.compute",
                          .wanted_at = importing->now};
    struct wave_row wave;

    record_read(&WAVE_RECORD, row->values, &wave);
    job.subject_id = wave.id;
    return strcmp(wave.state, "closed") != 0 || wave_is_anonymous(&wave) ||
           job_add(unit, &job, st);
}

static bool rows_write(struct unit *unit, struct importing *importing, struct status *st)
{
    const struct transfer_file *file = importing->file;

    for (size_t i = 0; i < file->row_count; i++) {
        const struct transfer_row *row = &file->rows[i];

        if (!row_write(unit, importing, row, st) ||
            (row->kind == &PERSON_RECORD && !person_link(unit, importing, row, st)) ||
            (row->kind == &WAVE_RECORD && !wave_compute_want(unit, importing, row, st))) {
            return false;
        }
        if (row->kind == &INVITATION_RECORD) {
            const struct invitation invitation = invitation_from(row->values);

            importing->result.open_invitation_count +=
                invitation.state == INVITATION_OPEN;
        }
        importing->result.asked_count +=
            row->kind == &INFORMANT_RECORD && is_asked(file, row);
    }
    return true;
}

static bool figures_put(struct unit *unit, const struct transfer_file *file,
                        struct status *st)
{
    for (size_t i = 0; i < file->figures_count; i++) {
        const struct transfer_figures *figures = &file->figures[i];

        if (!database_run(unit->database, &SQL_WAVE_RESULT_PUT,
                          SQL_VALUES(sql_text(file->network_id),
                                     sql_integer(figures->wave_id),
                                     sql_text(figures->part), sql_text(figures->body)),
                          st)) {
            return false;
        }
    }
    return true;
}

static bool import_note(struct unit *unit, const struct importing *importing,
                        struct status *st)
{
    const struct change_head head = {JOURNAL_OF_INSTALLATION, "host", "network.import",
                                     importing->now, 0};
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    change_note(change, importing->file->network_id, 0);
    return change_end(change, st);
}

static bool import_do(struct unit *unit, void *context, struct status *st)
{
    struct importing *importing = context;
    const struct transfer_file *file = importing->file;

    importing->result = (struct transfer_result){
        .network_id = file->network_id,
        .change_count = file->journal.count,
    };
    if (!absence_check(unit, file->network_id, st) ||
        !journal_adopt(unit->database, file->network_id, &file->journal, st) ||
        !rows_write(unit, importing, st) || !figures_put(unit, file, st) ||
        !import_note(unit, importing, st)) {
        return false;
    }
    /* Only now: the database has seen to it that nothing needed is missing. */
    importing->result.name = network_from(file->rows[0].values).name;
    return true;
}

/* A chain goes on from its last moment: one from the future would hold the clock of this
 * network there. A day is what a clock may be wrong by. */
static bool moments_check(const struct transfer_file *file, int64_t now,
                          struct status *st)
{
    size_t past = file->journal.count;

    while (past > 0 && file->journal.entries[past - 1].link.at > now + DAY_MILLISECONDS) {
        past--;
    }
    if (past == file->journal.count) {
        return true;
    }
    (void)status_fail(st, STATUS_INVALID,
                      "this change is from the future: is the clock of this machine "
                      "right?");
    /* Before the journal stand the header and the rows. */
    return status_within(st, "%s:%zu:%zu", file->name, 1 + file->row_count + past + 1,
                         (size_t)1);
}

bool transfer_import(struct store *store, const struct transfer_source *source,
                     int64_t now, struct pool *pool, struct transfer_result *result_out,
                     struct status *st)
{
    struct transfer_file file;
    struct importing importing = {.file = &file, .now = now};

    if (!transfer_read(source, pool, &file, st) || !moments_check(&file, now, st) ||
        !store_change(store, import_do, &importing, st)) {
        return false;
    }
    *result_out = importing.result;
    return true;
}
