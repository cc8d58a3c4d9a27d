#include "web/files_extra.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "exchange/table_write.h"

enum { COLUMN_WIDTH = 18 };

/* The rows of one kind, as they stand in the workspace. */
struct extra {
    const char *name;
    const struct record_kind *kind;
    const void *rows;
    size_t count;
};

static bool ends_in(const char *name, const char *ending)
{
    const size_t length = strlen(name);
    const size_t tail = strlen(ending);

    return length >= tail && strcmp(name + length - tail, ending) == 0;
}

/* An id means nothing outside; what it points at is named. */
static bool is_shown(const struct record_column *column)
{
    return strcmp(column->name, "id") != 0 && !column->is_local;
}

static const char *pointed_name(const struct workspace *workspace,
                                const struct record_column *column, int64_t id)
{
    if (strcmp(column->name, "actor_id") == 0) {
        const size_t actor = workspace_actor(workspace, id);
        return actor < workspace->actor_count ? workspace->actors[actor].name : "";
    }
    for (size_t i = 0; i < workspace->criterion_count; i++) {
        if (workspace->criteria[i].id == id) {
            return workspace->criteria[i].code;
        }
    }
    return "";
}

static void cell_add(const struct workspace *workspace,
                     const struct record_column *column, const struct sql_value *value,
                     struct pool *pool, struct book_sheet *sheet)
{
    if (value->kind == SQL_NULL) {
        book_add_text(sheet, pool, "");
    } else if (value->kind == SQL_TEXT) {
        book_add_text(sheet, pool, value->text);
    } else if (ends_in(column->name, "_id")) {
        book_add_text(sheet, pool, pointed_name(workspace, column, value->integer));
    } else if (ends_in(column->name, "_at")) {
        book_add_text(sheet, pool, moment_text(value->integer, pool));
    } else {
        book_add_number(sheet, pool, value->integer);
    }
}

/* "actor_id" holds a name here: "actor". */
static const char *header_of(const struct record_column *column, struct pool *pool)
{
    const size_t length = strlen(column->name);

    return ends_in(column->name, "_id")
               ? pool_text_part(pool, column->name, length - strlen("_id"))
               : column->name;
}

static struct book_sheet sheet_make(const struct workspace *workspace,
                                    const struct extra *extra, struct pool *pool)
{
    const struct record_kind *kind = extra->kind;
    struct book_column *columns =
        pool_array(pool, kind->column_count, struct book_column);
    struct book_sheet sheet = {.name = extra->name, .columns = columns};
    struct sql_value values[RECORD_COLUMNS_MAX];

    for (size_t i = 0; i < kind->column_count; i++) {
        if (is_shown(&kind->columns[i])) {
            columns[sheet.column_count++] =
                (struct book_column){header_of(&kind->columns[i], pool), COLUMN_WIDTH};
        }
    }
    for (size_t row = 0; row < extra->count; row++) {
        record_fill(kind, (const char *)extra->rows + row * kind->row_size, values);
        for (size_t i = 0; i < kind->column_count; i++) {
            if (is_shown(&kind->columns[i])) {
                cell_add(workspace, &kind->columns[i], &values[i], pool, &sheet);
            }
        }
    }
    return sheet;
}

void files_extra_make(const struct workspace *workspace, struct pool *pool,
                      struct book_sheet sheets_out[FILES_EXTRA_COUNT])
{
    const struct extra extras[FILES_EXTRA_COUNT] = {
        {"issue_details", &ISSUE_RECORD, &workspace->issue, 1},
        {"source_details", &SOURCE_RECORD, workspace->sources, workspace->source_count},
        {"form_cases", &FORM_CASE_RECORD, workspace->form_cases,
         workspace->form_case_count},
        {"criteria_corrections", &CRITERION_RECORD, workspace->criteria,
         workspace->criterion_count},
        {"criteria_fit", &FIT_RECORD, workspace->fits, workspace->fit_count},
        {"members", &MEMBER_RECORD, workspace->members, workspace->member_count},
        {"version_actors", &VERSION_ACTOR_RECORD, workspace->version_actors,
         workspace->version_actor_count},
        {"version_sources", &VERSION_SOURCE_RECORD, workspace->version_sources,
         workspace->version_source_count},
    };

    for (size_t i = 0; i < FILES_EXTRA_COUNT; i++) {
        sheets_out[i] = sheet_make(workspace, &extras[i], pool);
    }
}

const char *files_extra_csv(const struct book_sheet *sheet, struct pool *pool,
                            size_t *length_out)
{
    struct text csv;

    text_init(&csv, pool, LIMIT_FILE_BYTES);
    for (size_t i = 0; i < sheet->column_count; i++) {
        table_add_cell(&csv, sheet->columns[i].header, i == 0);
    }
    text_add_char(&csv, '\n');
    for (size_t i = 0, column = 0; i < sheet->cell_count; i++) {
        const struct book_cell *cell = &sheet->cells[i];
        struct text number;

        text_init(&number, pool, LIMIT_NAME_BYTES);
        text_format(&number, "%" PRId64, cell->number);
        table_add_cell(&csv, cell->text != NULL ? cell->text : number.bytes, column == 0);
        column++;
        if (column == sheet->column_count) {
            text_add_char(&csv, '\n');
            column = 0;
        }
    }
    *length_out = csv.length;
    return csv.bytes;
}
