#include "exchange/preparation_write.h"

#include <assert.h>
#include <inttypes.h>

#include "base/limits.h"
#include "exchange/preparation_tables.h"
#include "exchange/table_write.h"
#include "method/arena_explain.h"

/* ---- the folder ---- */

static void cell_write(struct text *csv, const struct book_cell *cell, bool is_first)
{
    if (cell->text != NULL) {
        table_add_cell(csv, cell->text, is_first);
    } else {
        text_format(csv, is_first ? "%" PRId64 : ",%" PRId64, cell->number);
    }
}

static void sheet_write(struct text *csv, const struct book_sheet *sheet)
{
    assert(sheet->column_count > 0);
    for (size_t i = 0; i < sheet->column_count; i++) {
        table_add_cell(csv, sheet->columns[i].header, i == 0);
    }
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const bool is_first = i % sheet->column_count == 0;

        text_add(csv, is_first ? "\n" : "");
        cell_write(csv, &sheet->cells[i], is_first);
    }
    text_add_char(csv, '\n');
}

/* The list of actors is there even when it is empty: it gives the order. */
static struct text file_write(const struct preparation *preparation,
                              enum preparation_file file, struct pool *pool)
{
    const struct book_sheet sheet = preparation_table_of(preparation, file, pool);
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    if (file == PREPARATION_ISSUE) {
        text_add(&text, preparation->arena.issue);
    } else if (sheet.cell_count > 0 || file == PREPARATION_ACTORS) {
        sheet_write(&text, &sheet);
    }
    return text;
}

bool preparation_write(const struct preparation *preparation, struct pool *pool,
                       struct file_bytes files_out[PREPARATION_FILE_COUNT],
                       struct status *st)
{
    struct file_bytes files[PREPARATION_FILE_COUNT];

    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        const struct text text = file_write(preparation, (enum preparation_file)i, pool);

        if (text.is_cut) {
            return status_fail(st, STATUS_LIMIT, "'%s' is larger than %d MB",
                               PREPARATION_FILE_NAMES[i],
                               LIMIT_FILE_BYTES / (1024 * 1024));
        }
        files[i] = (struct file_bytes){PREPARATION_FILE_NAMES[i],
                                       text.length > 0 ? text.bytes : NULL, text.length};
    }
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        files_out[i] = files[i];
    }
    return true;
}

/* ---- the workbook ---- */

enum { RANKING_COLUMNS = 7 };

static void label_add(struct book_sheet *sheet, struct pool *pool,
                      const struct vocabulary *vocabulary, int value,
                      enum language language)
{
    const char *label = vocabulary_label(vocabulary, value);

    book_add_text(sheet, pool, label != NULL ? say(label, language) : "");
}

static void result_add(struct book_sheet *sheet, const struct arena_ranking *ranking,
                       const struct arena_result *result,
                       const struct arena_explanation *explanation,
                       enum language language, struct pool *pool)
{
    const struct arena_standing *standing = &result->standing;

    book_add_text(sheet, pool,
                  standing->place > 0
                      ? arena_place_text(standing->place, standing->is_shared, pool)
                      : "");
    book_add_text(sheet, pool, ranking->arena->actors[result->actor].name);
    label_add(sheet, pool, &ARENA_CLASS, standing->arena_class, language);
    if (result->importance.majority > 0) {
        book_add_number(sheet, pool, result->importance.majority);
    } else {
        book_add_text(sheet, pool, "");
    }
    label_add(sheet, pool, &ARENA_REPLACEABILITY, result->irreplaceability.majority,
              language);
    label_add(sheet, pool, &ARENA_DEPENDENCE, standing->dependence, language);
    book_add_text(sheet, pool, arena_explanation_say(explanation, language, pool));
}

static struct book_sheet ranking_sheet(const struct arena_ranking *ranking,
                                       enum language language, struct pool *pool)
{
    static const struct book_column COLUMNS[RANKING_COLUMNS] = {
        {N_("place"), 8},         {N_("actor"), 32},          {N_("class"), 18},
        {N_("importance"), 14},   {N_("replaceability"), 18}, {N_("dependence"), 18},
        {N_("explanation"), 100},
    };
    const struct arena_sensitivity *sensitivities = arena_sensitivities(ranking, pool);
    struct book_column *columns =
        pool_copy(pool, COLUMNS, RANKING_COLUMNS, struct book_column);
    struct book_sheet sheet = {.name = say(N_("ranking"), language),
                               .columns = columns,
                               .column_count = RANKING_COLUMNS};

    for (size_t i = 0; i < RANKING_COLUMNS; i++) {
        columns[i].header = say(COLUMNS[i].header, language);
    }
    for (size_t i = 0; i < ranking->arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        const struct arena_explanation explanation =
            arena_explain(ranking, result, &sensitivities[result->actor], pool);

        result_add(&sheet, ranking, result, &explanation, language, pool);
    }
    return sheet;
}

struct book preparation_book(const struct preparation *preparation,
                             const struct arena_ranking *ranking, enum language language,
                             int64_t created_at, struct pool *pool)
{
    struct book_sheet *sheets =
        pool_array(pool, 1 + PREPARATION_FILE_COUNT, struct book_sheet);
    size_t count = 0;

    sheets[count++] = ranking_sheet(ranking, language, pool);
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        const struct book_sheet sheet =
            preparation_table_of(preparation, (enum preparation_file)i, pool);

        if (sheet.cell_count > 0) {
            sheets[count++] = sheet;
        }
    }
    return (struct book){sheets, count, created_at};
}
