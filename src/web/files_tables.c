/* files_tables.c - a network's preparation as a workbook, or as a zip of tables. */
#include "web/files_extra.h"
#include "web/files_make.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/preparation_write.h"
#include "exchange/xlsx_write.h"
#include "exchange/zip_write.h"

enum { README_LINES = 5, README_WIDTH = 100 };

/* ---- what stands on top ---- */

/* Whose it is and for whom; the same in both. */
static void readme_make(const struct file_making *making,
                        const char *lines_out[README_LINES])
{
    struct visit *visit = making->visit;

    lines_out[0] = visit_say(visit, N_("'%s': the preparation, as it stood on %s (%s)."),
                             making->network_name, visit->today, visit->network_id);
    lines_out[1] = say(
        N_("Confidential: this says of others that they can be replaced, and who gave "
           "which mark. It is only for the group that starts the cooperation."),
        visit->language);
    lines_out[2] =
        say(N_("Marks of a round that is still open are not in it."), visit->language);
    lines_out[3] =
        say(N_("Delete it when you do not need it any more: on the site single marks are "
               "deleted in time, in your copy they are not."),
            visit->language);
    lines_out[4] =
        say(making->kind->format == FILE_XLSX
                ? N_("First comes the ranking, then each table in codes, as a program "
                     "reads it back.")
                : N_("The tables are in codes. 'samenspel arena rank FOLDER' ranks "
                     "again from them."),
            visit->language);
}

/* ---- who rated ---- */

static bool is_same_name(const char *one, const char *other, struct pool *pool)
{
    return strcmp(utf8_key(pool, one), utf8_key(pool, other)) == 0;
}

/* In a table raters are known by name alone: namesakes get a number. */
static const char *const *raters_tell_apart(const struct arena *arena, struct pool *pool)
{
    const char **names = pool_array(pool, arena->rater_count, const char *);

    for (size_t i = 0; i < arena->rater_count; i++) {
        size_t number = 1;
        struct text name;

        for (size_t k = 0; k < i; k++) {
            number += is_same_name(arena->raters[k], arena->raters[i], pool);
        }
        text_init(&name, pool, LIMIT_FIELD_BYTES);
        text_add(&name, arena->raters[i]);
        if (number > 1) {
            text_format(&name, " (%zu)", number);
        }
        names[i] = name.bytes;
    }
    return names;
}

/* ---- the two forms ---- */

static bool workbook_make(const struct file_making *making,
                          const struct preparation *preparation,
                          const char *const *readme, struct file_bytes *file_out,
                          struct status *st)
{
    struct visit *visit = making->visit;
    struct pool *pool = visit->pool;
    const struct arena_ranking ranking = arena_rank(&preparation->arena, pool);
    struct book book =
        preparation_book(preparation, &ranking, visit->language, visit->now, pool);
    struct book_sheet *sheets =
        pool_array(pool, book.sheet_count + 1 + FILES_EXTRA_COUNT, struct book_sheet);
    struct book_column *column = pool_array(pool, 1, struct book_column);

    *column = (struct book_column){readme[0], README_WIDTH};
    sheets[0] = (struct book_sheet){.name = say(N_("read first"), visit->language),
                                    .columns = column,
                                    .column_count = 1};
    for (size_t i = 1; i < README_LINES; i++) {
        book_add_text(&sheets[0], pool, readme[i]);
    }
    for (size_t i = 0; i < book.sheet_count; i++) {
        sheets[i + 1] = book.sheets[i];
    }
    files_extra_make(&making->result->workspace, pool, &sheets[book.sheet_count + 1]);
    book.sheets = sheets;
    book.sheet_count += 1 + FILES_EXTRA_COUNT;
    return xlsx_write(making->kind->name, &book, pool, file_out, st);
}

static void extra_files_make(const struct file_making *making,
                             struct file_bytes files_out[FILES_EXTRA_COUNT])
{
    struct pool *pool = making->visit->pool;
    struct book_sheet sheets[FILES_EXTRA_COUNT];

    files_extra_make(&making->result->workspace, pool, sheets);
    for (size_t i = 0; i < FILES_EXTRA_COUNT; i++) {
        size_t length = 0;
        const char *csv = files_extra_csv(&sheets[i], pool, &length);

        files_out[i] = (struct file_bytes){
            visit_address(making->visit, "%s.csv", sheets[i].name), csv, length};
    }
}

static bool zip_make(const struct file_making *making,
                     const struct preparation *preparation, const char *const *readme,
                     struct file_bytes *file_out, struct status *st)
{
    struct pool *pool = making->visit->pool;
    struct file_bytes files[1 + PREPARATION_FILE_COUNT + FILES_EXTRA_COUNT];
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (size_t i = 0; i < README_LINES; i++) {
        text_format(&text, "%s\n\n", readme[i]);
    }
    files[0] = (struct file_bytes){"README.txt", text.bytes, text.length};
    extra_files_make(making, &files[1 + PREPARATION_FILE_COUNT]);
    return preparation_write(preparation, pool, &files[1], st) &&
           zip_write(making->kind->name, files, ARRAY_COUNT(files), pool, file_out, st);
}

bool file_make_tables(const struct file_making *making, struct text *bytes_out,
                      struct status *st)
{
    struct pool *pool = making->visit->pool;
    struct preparation preparation = making->result->preparation;
    const char *readme[README_LINES];
    struct file_bytes file;

    preparation.arena.raters = raters_tell_apart(&preparation.arena, pool);
    readme_make(making, readme);
    if (!(making->kind->format == FILE_XLSX
              ? workbook_make(making, &preparation, readme, &file, st)
              : zip_make(making, &preparation, readme, &file, st))) {
        return false;
    }
    text_add_part(bytes_out, file.bytes, file.length);
    return true;
}
