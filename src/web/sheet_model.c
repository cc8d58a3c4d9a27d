#include "web/sheet_model.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "method/arena.h"
#include "store/people.h"
#include "web/form_plans.h"

/* ---- the columns ---- */

static const struct choice IMPORTANCE[] = {
    {"1", N_("1 – little"), NULL},
    {"2", N_("2 – some"), NULL},
    {"3", N_("3 – important"), NULL},
    {"4", N_("4 – very important"), NULL},
    {NULL, NULL, NULL},
};

/* Codes and labels of method/arena.c; a test holds the two together. */
static const struct choice REPLACEABILITY[] = {
    {"large", N_("large"), NULL},
    {"rather_large", N_("rather large"), NULL},
    {"rather_small", N_("rather small"), NULL},
    {"small", N_("small"), NULL},
    {NULL, NULL, NULL},
};
static const struct choice DEPENDENCE[] = {
    {"rather_small", N_("rather small"), NULL},
    {"rather_large", N_("rather large"), NULL},
    {"large", N_("large"), NULL},
    {NULL, NULL, NULL},
};

enum { BY_WHOM_LIMIT = 1000 };

/* clang-format off */
static const struct grid_column COLUMNS[SHEET_COLUMN_COUNT] = {
    [SHEET_OWN] = {"own", GRID_CHECK, false, false, 0, N_("My organisation"), NULL, NULL},
    [SHEET_IMPORTANCE] = {"importance", GRID_SELECT, true, false, 0, N_("Importance"), NULL, IMPORTANCE},
    [SHEET_REPLACEABILITY] = {"replaceability", GRID_SELECT, true, false, 0, N_("Replaceability"), NULL, REPLACEABILITY},
    [SHEET_REPLACED_BY] = {"replaced_by", GRID_NAMES, false, false, BY_WHOM_LIMIT, N_("By whom"), NULL, NULL},
    [SHEET_DEPENDENCE] = {"dependence", GRID_SELECT, false, false, 0, N_("Dependence (optional)"), NULL, DEPENDENCE},
    [SHEET_NOTE] = {"note", GRID_LINE, false, false, SENTENCE_LIMIT, N_("Note"), NULL, NULL},
};
/* clang-format on */

const struct grid_plan SHEET_PLAN = {
    .form = &FORM_SHEET,
    .caption = N_("Your marks for each actor"),
    .row_label = N_("Actor"),
    .columns = COLUMNS,
    .column_count = SHEET_COLUMN_COUNT,
    .paste_into = "sheet",
};

/* ---- cells ---- */

bool sheet_row_is_whole(const struct rating_row *row)
{
    return row->importance != 0 && row->irreplaceability != 0;
}

bool sheet_row_is_half(const struct rating_row *row)
{
    return (row->importance != 0) != (row->irreplaceability != 0);
}

size_t sheet_done(const struct sheet *sheet)
{
    size_t done = 0;

    for (size_t i = 0; i < sheet->actor_count; i++) {
        done += sheet_row_is_whole(&sheet->rows[i]);
    }
    return done;
}

/* The code of the value counted from 1; "" for 0. */
static const char *code_of(enum sheet_column column, int64_t value)
{
    return value == 0 ? "" : COLUMNS[column].choices[value - 1].code;
}

static int64_t value_of(enum sheet_column column, const char *code)
{
    const struct choice *choices = COLUMNS[column].choices;

    for (int64_t i = 0; choices[i].code != NULL; i++) {
        if (strcmp(choices[i].code, code) == 0) {
            return i + 1;
        }
    }
    return 0;
}

const char *sheet_value(const struct rating_row *row, enum sheet_column column)
{
    switch (column) {
    case SHEET_OWN:
        return row->is_own != 0 ? "yes" : "";
    case SHEET_IMPORTANCE:
        return code_of(column, row->importance);
    case SHEET_REPLACEABILITY:
        return code_of(column, row->irreplaceability);
    case SHEET_REPLACED_BY:
        return row->replaced_by;
    case SHEET_DEPENDENCE:
        return code_of(column, row->dependence);
    case SHEET_NOTE:
        return row->note;
    case SHEET_COLUMN_COUNT:
        break;
    }
    return "";
}

void sheet_set(struct rating_row *row, enum sheet_column column, const char *value)
{
    switch (column) {
    case SHEET_OWN:
        row->is_own = value[0] != '\0';
        break;
    case SHEET_IMPORTANCE:
        row->importance = value_of(column, value);
        break;
    case SHEET_REPLACEABILITY:
        row->irreplaceability = value_of(column, value);
        break;
    case SHEET_REPLACED_BY:
        row->replaced_by = value;
        break;
    case SHEET_DEPENDENCE:
        row->dependence = value_of(column, value);
        break;
    case SHEET_NOTE:
        row->note = value;
        break;
    case SHEET_COLUMN_COUNT:
        break;
    }
}

void sheet_names_check(struct visit *visit, struct grid_cell *cell)
{
    size_t count = 0;

    if (cell->is_wrong || cell->column != SHEET_REPLACED_BY) {
        return;
    }
    for (const char *at = cell->value; *at != '\0'; count++) {
        const size_t length = strcspn(at, "|");
        const char *name = pool_text_part(visit->pool, at, length);

        if (utf8_count(name) > NAME_LIMIT) {
            grid_refuse(visit, cell, "a name has at most %d characters", NAME_LIMIT);
            return;
        }
        at += length + (at[length] == '|');
    }
    if (count > LIMIT_REPLACED_BY) {
        grid_refuse(visit, cell, "name at most %d by whom it can be replaced",
                    LIMIT_REPLACED_BY);
    }
}

/* ---- reading ---- */

struct sheet_reader sheet_reader_of(const struct visit *visit)
{
    return (struct sheet_reader){visit->network_id, visit->presence.person_id,
                                 visit->today};
}

const char *sheet_address(struct visit *visit, const char *rest)
{
    return visit_address(visit, "/networks/%s/arena/sheet%s", visit->network_id, rest);
}

struct reading {
    struct database *database;
    const struct sheet_reader *reader;
    struct pool *pool;
    struct sheet sheet;
    const struct rating_row *ratings; /* of closed rounds, of everybody */
    size_t rating_count;
};

static const void *rows_read(const struct reading *reading,
                             const struct record_kind *kind, size_t *count_out,
                             struct status *st)
{
    struct record_list list;

    if (!record_list(reading->database, kind, reading->reader->network_id, reading->pool,
                     &list, st)) {
        return NULL;
    }
    *count_out = list.count;
    return record_read_all(kind, &list, reading->pool);
}

static size_t actor_find(const struct sheet *sheet, int64_t id)
{
    size_t i = 0;

    while (i < sheet->actor_count && sheet->actors[i].id != id) {
        i++;
    }
    return i;
}

/* What the rater says of an actor takes the place of what was said before. */
static void row_lay(struct reading *reading, const struct rating_row *row, bool is_draft)
{
    struct sheet *sheet = &reading->sheet;

    if (row->person_id != reading->reader->person_id) {
        return;
    }
    const size_t actor = actor_find(sheet, row->actor_id);
    if (actor < sheet->actor_count) {
        sheet->rows[actor] = *row;
        sheet->rows[actor].id = 0;
        sheet->is_drafted[actor] = is_draft && row->round_id == sheet->round_id;
    }
}

static bool round_lay(struct reading *reading, int64_t round_id, struct status *st)
{
    struct rating_drafts drafts;

    for (size_t i = 0; i < reading->rating_count; i++) {
        if (reading->ratings[i].round_id == round_id) {
            row_lay(reading, &reading->ratings[i], false);
        }
    }
    if (!rating_drafts(reading->database, reading->reader->network_id, round_id,
                       reading->reader->person_id, reading->pool, &drafts, st)) {
        return false;
    }
    for (size_t i = 0; i < drafts.count; i++) {
        row_lay(reading, &drafts.rows[i], true);
    }
    return true;
}

static bool rounds_lay(struct reading *reading, struct status *st)
{
    size_t count = 0;
    const struct round_row *rounds = rows_read(reading, &ROUND_RECORD, &count, st);

    if (rounds == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rounds[i].state, "open") == 0) {
            reading->sheet.round_id = rounds[i].id;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!round_lay(reading, rounds[i].id, st)) {
            return false;
        }
    }
    return true;
}

static bool finished_read(struct reading *reading, struct status *st)
{
    size_t count = 0;
    const struct rater_row *raters = rows_read(reading, &RATER_RECORD, &count, st);

    for (size_t i = 0; raters != NULL && i < count; i++) {
        if (raters[i].round_id == reading->sheet.round_id &&
            raters[i].person_id == reading->reader->person_id) {
            reading->sheet.finished_at = raters[i].finished_at;
        }
    }
    return raters != NULL;
}

/* Empty rows; the own organisation is ticked where the rater has a role for it today. */
static bool rows_begin(struct reading *reading, struct status *st)
{
    struct sheet *sheet = &reading->sheet;
    struct record_list roles;

    if (!record_list(reading->database, &ROLE_RECORD, reading->reader->network_id,
                     reading->pool, &roles, st)) {
        return false;
    }
    sheet->rows = pool_array(reading->pool, sheet->actor_count, struct rating_row);
    sheet->is_drafted = pool_array(reading->pool, sheet->actor_count, bool);
    for (size_t i = 0; i < sheet->actor_count; i++) {
        sheet->rows[i] = (struct rating_row){
            .actor_id = sheet->actors[i].id, .replaced_by = "", .note = ""};
        for (size_t r = 0; r < roles.count; r++) {
            const struct role role = role_from(roles.rows[r]);

            if (role.person_id == reading->reader->person_id &&
                role.organisation_id == sheet->actors[i].organisation_id &&
                role_is_held(&role, reading->reader->today)) {
                sheet->rows[i].is_own = 1;
            }
        }
    }
    return true;
}

bool sheet_read(struct database *database, const struct sheet_reader *reader,
                struct pool *pool, struct sheet *sheet_out, struct status *st)
{
    struct reading reading = {.database = database, .reader = reader, .pool = pool};

    reading.sheet.actors =
        rows_read(&reading, &ACTOR_RECORD, &reading.sheet.actor_count, st);
    if (reading.sheet.actors == NULL || !rows_begin(&reading, st)) {
        return false;
    }
    reading.ratings = rows_read(&reading, &RATING_RECORD, &reading.rating_count, st);
    if (reading.ratings == NULL || !rounds_lay(&reading, st) ||
        !finished_read(&reading, st)) {
        return false;
    }
    *sheet_out = reading.sheet;
    return true;
}
