#include "exchange/preparation_files.h"

#include <string.h>

#include "base/decode.h"
#include "base/limits.h"
#include "exchange/preparation_builder.h"
#include "exchange/ratings_file.h"

const char *const PREPARATION_FILE_NAMES[PREPARATION_FILE_COUNT] = {
    [PREPARATION_RATINGS] = "ratings.csv",     [PREPARATION_ISSUE] = "issue.txt",
    [PREPARATION_ACTORS] = "actors.csv",       [PREPARATION_SOURCES] = "sources.csv",
    [PREPARATION_HOLDINGS] = "holdings.csv",   [PREPARATION_CRITERIA] = "criteria.csv",
    [PREPARATION_OVERRIDES] = "overrides.csv", [PREPARATION_FORMS] = "forms.csv",
    [PREPARATION_TALKS] = "talks.csv",         [PREPARATION_PAIRS] = "pairs.csv",
    [PREPARATION_VERSIONS] = "versions.csv",   [PREPARATION_SELECTION] = "selection.csv",
};

const struct csv_cell *builder_cell(const struct preparation_builder *builder,
                                    const struct csv_row *row, size_t column)
{
    return column_cell(row, builder->positions[column]);
}

bool builder_actors(struct preparation_builder *builder, const struct csv_cell *cell,
                    struct actor_numbers *out)
{
    struct name_list list;

    if (!field_names(&builder->fields, cell, &list)) {
        return false;
    }
    if (list.count == 0) {
        return field_refuse(&builder->fields, cell, N_("the actor's name is missing"));
    }
    size_t *numbers = pool_array(builder->pool, list.count, size_t);
    for (size_t i = 0; i < list.count; i++) {
        numbers[i] = name_find(builder->actors, builder->actor_count, list.names[i]);
        if (numbers[i] == builder->actor_count) {
            return field_unknown_actor(
                &builder->fields, cell,
                &(struct name_list){builder->actors, builder->actor_count},
                list.names[i]);
        }
    }
    *out = (struct actor_numbers){numbers, list.count};
    return true;
}

bool builder_actor(struct preparation_builder *builder, const struct csv_cell *cell,
                   size_t *out)
{
    struct actor_numbers actors = {0};

    if (!builder_actors(builder, cell, &actors)) {
        return false;
    }
    if (actors.count != 1) {
        return field_refuse(&builder->fields, cell,
                            N_("one actor stands here, not '%s'"));
    }
    *out = actors.numbers[0];
    return true;
}

bool builder_word(const struct preparation_builder *builder, const struct csv_cell *cell,
                  const struct vocabulary *vocabulary, const char *wrong_id, int *out)
{
    return cell->text[0] == '\0' ||
           field_word(&builder->fields, cell, vocabulary, wrong_id, out);
}

bool builder_date(const struct preparation_builder *builder, const struct csv_cell *cell,
                  const char **out)
{
    return cell->text[0] == '\0' || field_date(&builder->fields, cell, out);
}

/* Read one table of the folder; nothing when the file is not there. */
static void table_read(struct preparation_builder *builder, const struct file_bytes *file,
                       const struct preparation_table *kind)
{
    struct csv_table *table = &builder->table;

    if (file->bytes == NULL || !csv_read(file, builder->pool, builder->report, table) ||
        !columns_find(table, kind->columns, kind->column_count, builder->positions,
                      builder->report)) {
        return;
    }
    builder->fields = (struct field_reader){table, builder->pool, builder->report};
    for (size_t i = 0; i < table->row_count; i++) {
        kind->row(builder, &table->rows[i]);
    }
}

static void issue_read(struct preparation_builder *builder, const struct file_bytes *file)
{
    if (file->bytes == NULL) {
        return;
    }
    char *issue = decode_text(file, builder->pool, builder->report);
    if (issue == NULL) {
        return;
    }
    issue += strspn(issue, " \t\r\n");
    size_t length = strlen(issue);
    while (length > 0 && strchr(" \t\r\n", issue[length - 1]) != NULL) {
        length--;
    }
    issue[length] = '\0';
    if (length > LIMIT_CELL_BYTES) {
        const struct place begin = {file->name, 1, 1};

        report_add(builder->report, REPORT_ERROR, begin,
                   "the issue is longer than %d bytes; say it in a few sentences",
                   LIMIT_CELL_BYTES);
    }
    builder->preparation->arena.issue = issue;
}

static void actors_read(struct preparation_builder *builder,
                        const struct file_bytes *file)
{
    builder->actors = pool_array(builder->pool, LIMIT_ACTORS, const char *);
    builder->sectors = pool_array(builder->pool, LIMIT_ACTORS, const char *);
    table_read(builder, file, &PREPARATION_TABLE_ACTORS);
}

/* An arena that nobody has rated yet. */
static void actors_take(struct preparation_builder *builder)
{
    struct arena *arena = &builder->preparation->arena;

    builder->arena_actors =
        pool_array(builder->pool, builder->actor_count, struct arena_actor);
    for (size_t i = 0; i < builder->actor_count; i++) {
        builder->arena_actors[i] = (struct arena_actor){
            builder->actors[i], builder->sectors[i], "", "", NULL, NULL, 0};
    }
    arena->actors = builder->arena_actors;
    arena->actor_count = builder->actor_count;
}

/* The arena from the ratings; its actors become those of the folder. */
static bool ratings_take(struct preparation_builder *builder,
                         const struct file_bytes *files,
                         struct preparation_reading reading)
{
    const struct file_bytes *file = &files[PREPARATION_RATINGS];
    const bool has_list = files[PREPARATION_ACTORS].bytes != NULL;
    const struct ratings_reading ratings = {
        .actors = has_list ? builder->actors : NULL,
        .actor_count = builder->actor_count,
        .is_alone = reading.is_alone,
        .is_one_highest = reading.is_one_highest,
    };
    const char *issue = builder->preparation->arena.issue;
    struct arena *arena = &builder->preparation->arena;
    struct csv_table table;

    if (file->bytes == NULL && reading.may_be_unrated) {
        actors_take(builder);
        return true;
    }
    if (!csv_read(file, builder->pool, builder->report, &table) ||
        !ratings_read(&table, &ratings, builder->pool, builder->report, arena)) {
        return false;
    }
    arena->issue = issue;
    builder->arena_actors =
        pool_copy(builder->pool, arena->actors, arena->actor_count, struct arena_actor);
    builder->actors = pool_array(builder->pool, arena->actor_count, const char *);
    builder->actor_count = arena->actor_count;
    for (size_t i = 0; i < arena->actor_count; i++) {
        builder->actors[i] = arena->actors[i].name;
        builder->arena_actors[i].sector = has_list ? builder->sectors[i] : "";
    }
    arena->actors = builder->arena_actors;
    return true;
}

static void sources_read(struct preparation_builder *builder,
                         const struct file_bytes *files)
{
    struct holdings *holdings = &builder->preparation->holdings;
    const struct file_bytes *file = &files[PREPARATION_SOURCES];

    builder->sources = pool_array(builder->pool, LIMIT_SOURCES, struct needed_source);
    builder->source_codes = pool_array(builder->pool, LIMIT_SOURCES, const char *);
    table_read(builder, file, &PREPARATION_TABLE_SOURCES);
    holdings->sources = builder->sources;
    holdings->actor_count = builder->actor_count;
    const size_t cells = holdings->actor_count * holdings->source_count;
    builder->holdings = pool_array(builder->pool, cells, struct holding);
    builder->holding_cells = pool_array(builder->pool, cells, const struct csv_cell *);
    holdings->cells = builder->holdings;
    if (file->bytes == NULL && files[PREPARATION_HOLDINGS].bytes != NULL) {
        const struct place begin = {files[PREPARATION_HOLDINGS].name, 1, 1};

        report_add(builder->report, REPORT_ERROR, begin,
                   "holdings.csv needs sources.csv beside it, with the needed sources");
        return;
    }
    table_read(builder, &files[PREPARATION_HOLDINGS], &PREPARATION_TABLE_HOLDINGS);
}

static void steps_read(struct preparation_builder *builder,
                       const struct file_bytes *files)
{
    struct preparation *preparation = builder->preparation;

    builder->forms = pool_array(builder->pool, builder->actor_count, struct form_choice);
    builder->choices =
        pool_array(builder->pool, builder->actor_count, struct selection_choice);
    builder->criteria = pool_array(builder->pool, LIMIT_CRITERIA, struct criterion);
    builder->talks = pool_array(builder->pool, builder->actor_count, struct talk);
    builder->pairs = pool_array(builder->pool, LIMIT_PAIRS, struct pair);
    builder->versions = pool_array(builder->pool, LIMIT_VERSIONS, struct version);
    preparation->forms = builder->forms;
    preparation->choices = builder->choices;
    preparation->criteria = builder->criteria;
    preparation->talks = builder->talks;
    preparation->pairs.pairs = builder->pairs;
    preparation->versions = builder->versions;
    table_read(builder, &files[PREPARATION_CRITERIA], &PREPARATION_TABLE_CRITERIA);
    table_read(builder, &files[PREPARATION_OVERRIDES], &PREPARATION_TABLE_OVERRIDES);
    table_read(builder, &files[PREPARATION_FORMS], &PREPARATION_TABLE_FORMS);
    table_read(builder, &files[PREPARATION_TALKS], &PREPARATION_TABLE_TALKS);
    table_read(builder, &files[PREPARATION_PAIRS], &PREPARATION_TABLE_PAIRS);
    table_read(builder, &files[PREPARATION_VERSIONS], &PREPARATION_TABLE_VERSIONS);
    table_read(builder, &files[PREPARATION_SELECTION], &PREPARATION_TABLE_SELECTION);
}

bool preparation_read(const struct file_bytes *files, struct preparation_reading reading,
                      struct pool *pool, struct report *report,
                      struct preparation *preparation_out)
{
    const size_t errors_before = report->error_count;
    struct preparation preparation = {.arena = {.issue = ""}};
    struct preparation_builder builder = {
        .pool = pool, .report = report, .preparation = &preparation};

    issue_read(&builder, &files[PREPARATION_ISSUE]);
    actors_read(&builder, &files[PREPARATION_ACTORS]);
    /* Without the right actors every other table would seem wrong. */
    if (report->error_count > errors_before || !ratings_take(&builder, files, reading)) {
        return false;
    }
    sources_read(&builder, files);
    steps_read(&builder, files);
    if (report->error_count > errors_before) {
        return false;
    }
    *preparation_out = preparation;
    return true;
}
