#include "exchange/ratings_file.h"

#include <string.h>

#include "base/limits.h"
#include "exchange/ratings_row.h"

enum { NEW_NAME_MARK = '?' };

/* Names in order of first appearance. */
struct name_index {
    const char **names;
    size_t count;
    size_t limit;
    size_t last; /* the one that was found last: the next is mostly it, or after it */
};

/* A row with the numbers that its names stand for. */
struct placed_row {
    struct rating_row row;
    size_t actor;
    size_t rater;
};

struct ratings_builder {
    const struct ratings_reading *reading;
    struct ratings_table ratings;
    struct placed_row *rows;
    size_t row_count;
    struct name_index actors;
    struct name_index raters;
    struct arena_actor *arena_actors;
    struct arena_rating *cells; /* actors x raters */
    const struct csv_cell **filled; /* where each was read, for the message */
};

static struct place place_of(const struct ratings_builder *builder,
                             const struct csv_cell *cell)
{
    return csv_place(builder->ratings.fields.table, cell);
}

static struct report *report_of(const struct ratings_builder *builder)
{
    return builder->ratings.fields.report;
}

static struct pool *pool_of(const struct ratings_builder *builder)
{
    return builder->ratings.fields.pool;
}

/* Number of a name, or the count. */
static size_t name_index_find(struct name_index *index, const char *name)
{
    for (size_t i = 0; i < index->count; i++) {
        const size_t number = (index->last + i) % index->count;
        if (strcmp(index->names[number], name) == 0) {
            index->last = number;
            return number;
        }
    }
    return index->count;
}

/* Number of a name, which is added when it is new; false when there are too many. */
static bool name_index_add(struct name_index *index, const char *name, size_t *number_out)
{
    const size_t number = name_index_find(index, name);

    if (number == index->limit) {
        return false;
    }
    if (number == index->count) {
        index->names[index->count++] = name;
    }
    *number_out = number;
    return true;
}

static bool actor_add(struct ratings_builder *builder, const struct csv_cell *cell,
                      size_t *number_out)
{
    const char *name = NULL;

    if (!field_name(&builder->ratings.fields, cell, N_("the actor's name is missing"),
                    &name)) {
        return false;
    }
    if (builder->reading->actors != NULL) {
        *number_out = name_index_find(&builder->actors, name);
        if (*number_out < builder->actors.count) {
            return true;
        }
        return field_unknown_actor(
            &builder->ratings.fields, cell,
            &(struct name_list){builder->actors.names, builder->actors.count}, name);
    }
    if (!name_index_add(&builder->actors, name, number_out)) {
        report_add(report_of(builder), REPORT_ERROR, place_of(builder, cell),
                   "there are more than %d actors; take together who stands for the same",
                   LIMIT_ACTORS);
        return false;
    }
    return true;
}

static bool rater_add(struct ratings_builder *builder, const struct csv_cell *cell,
                      size_t *number_out)
{
    const char *name = RATINGS_WORKSHEET_RATER;

    if (!builder->ratings.is_worksheet &&
        !field_name(&builder->ratings.fields, cell, N_("the rater's name is missing"),
                    &name)) {
        return false;
    }
    if (!name_index_add(&builder->raters, name, number_out)) {
        report_add(report_of(builder), REPORT_ERROR, place_of(builder, cell),
                   "there are more than %d raters; an initiating group has 3 to 9",
                   LIMIT_RATERS);
        return false;
    }
    return true;
}

static void rows_read(struct ratings_builder *builder)
{
    const struct csv_table *table = builder->ratings.fields.table;

    builder->rows = pool_array(pool_of(builder), table->row_count, struct placed_row);
    for (size_t i = 0; i < table->row_count; i++) {
        struct placed_row *placed = &builder->rows[builder->row_count];
        struct rating_row *row = &placed->row;
        (void)rating_row_read(&builder->ratings, &table->rows[i], row);
        const bool has_actor = actor_add(builder, row->actor, &placed->actor);
        const bool has_rater = rater_add(builder, row->rater, &placed->rater);

        /* A row with a wrong mark stays: it may also stand twice. */
        builder->row_count += has_actor && has_rater;
    }
}

static void indexes_init(struct ratings_builder *builder)
{
    const struct ratings_reading *reading = builder->reading;

    builder->raters = (struct name_index){
        pool_array(pool_of(builder), LIMIT_RATERS, const char *), 0, LIMIT_RATERS, 0};
    if (reading->actors != NULL) {
        builder->actors = (struct name_index){
            pool_items_copy(pool_of(builder), reading->actors, reading->actor_count,
                            sizeof *reading->actors),
            reading->actor_count, reading->actor_count, 0};
    } else {
        builder->actors = (struct name_index){
            pool_array(pool_of(builder), LIMIT_ACTORS, const char *), 0, LIMIT_ACTORS, 0};
    }
}

/* A name without the mark that says it is new. */
static const char *new_name_strip(const char *name)
{
    return name[0] == NEW_NAME_MARK ? name + 1 + strspn(name + 1, " ") : name;
}

/* Add to an actor the names that replace it and are not there yet. */
static void replaced_by_add(struct ratings_builder *builder, struct arena_actor *actor,
                            const struct rating_row *row)
{
    const struct name_list *list = &row->replaced_by;
    const char **names = pool_array(pool_of(builder), LIMIT_REPLACED_BY, const char *);
    size_t count = actor->replaced_by_count;

    for (size_t i = 0; i < count; i++) {
        names[i] = actor->replaced_by[i];
    }
    for (size_t i = 0; i < list->count; i++) {
        const char *name = new_name_strip(list->names[i]);
        if (name[0] == '\0' || name_find(names, count, name) < count) {
            continue;
        }
        if (count == LIMIT_REPLACED_BY) {
            report_add(report_of(builder), REPORT_ERROR,
                       place_of(builder, row->replaced_by_cell),
                       "replaced_by names more than %d actors for '%s'; keep the likely "
                       "ones",
                       LIMIT_REPLACED_BY, actor->name);
            return;
        }
        names[count++] = name;
    }
    actor->replaced_by = names;
    actor->replaced_by_count = count;
}

/* "?child minders" is a new name on purpose. Without the mark, a sheet that stands alone
 * has nobody to ask whether it is new or a slip. */
static void replaced_by_check(const struct ratings_builder *builder,
                              const struct rating_row *row)
{
    for (size_t i = 0; i < row->replaced_by.count; i++) {
        const char *name = row->replaced_by.names[i];
        const bool is_new = name[0] == NEW_NAME_MARK;
        const bool is_self = strcmp(new_name_strip(name), row->actor->text) == 0;
        const bool is_known = is_new || !builder->reading->is_alone ||
                              name_find(builder->actors.names, builder->actors.count,
                                        name) < builder->actors.count;

        if (is_self) {
            report_add(report_of(builder), REPORT_ERROR,
                       place_of(builder, row->replaced_by_cell),
                       "'%s' cannot be replaced by itself; name another actor, or leave "
                       "the cell empty",
                       row->actor->text);
        } else if (!is_known) {
            report_add(report_of(builder), REPORT_ERROR,
                       place_of(builder, row->replaced_by_cell),
                       "replaced_by names '%s', who is not an actor of this sheet; write "
                       "an actor as in its row (several as 'A|B'), or mark a new name "
                       "with a question mark: '?%s'",
                       name, name);
        }
    }
}

static void row_place(struct ratings_builder *builder, const struct placed_row *placed)
{
    const struct rating_row *row = &placed->row;
    const char *rater = builder->raters.names[placed->rater];
    const size_t cell = placed->actor * builder->raters.count + placed->rater;

    if (builder->filled[cell] != NULL && builder->ratings.is_worksheet) {
        report_add(report_of(builder), REPORT_ERROR, place_of(builder, row->actor),
                   "actor '%s' stands on this sheet already, on line %zu",
                   row->actor->text, builder->filled[cell]->line);
        return;
    }
    if (builder->filled[cell] != NULL) {
        report_add(report_of(builder), REPORT_ERROR, place_of(builder, row->actor),
                   "actor '%s' was rated by '%s' already, on line %zu; keep one row",
                   row->actor->text, rater, builder->filled[cell]->line);
        return;
    }
    builder->filled[cell] = row->actor;
    builder->cells[cell] = row->rating;
    struct arena_actor *actor = &builder->arena_actors[placed->actor];
    actor->sources = actor->sources[0] != '\0' ? actor->sources : row->sources;
    actor->note = actor->note[0] != '\0' ? actor->note : row->note;
    if (row->replaced_by.count > 0) {
        replaced_by_check(builder, row);
        replaced_by_add(builder, actor, row);
    }
}

static void arena_fill(struct ratings_builder *builder, struct arena *arena)
{
    struct pool *pool = pool_of(builder);
    const size_t cell_count = builder->actors.count * builder->raters.count;

    builder->arena_actors = pool_array(pool, builder->actors.count, struct arena_actor);
    builder->cells = pool_array(pool, cell_count, struct arena_rating);
    builder->filled = pool_array(pool, cell_count, const struct csv_cell *);
    for (size_t i = 0; i < builder->actors.count; i++) {
        builder->arena_actors[i] = (struct arena_actor){
            .name = builder->actors.names[i], .sector = "", .sources = "", .note = ""};
    }
    for (size_t i = 0; i < builder->row_count; i++) {
        row_place(builder, &builder->rows[i]);
    }
    *arena = (struct arena){
        .issue = "",
        .actors = builder->arena_actors,
        .actor_count = builder->actors.count,
        .raters = builder->raters.names,
        .rater_count = builder->raters.count,
        .ratings = builder->cells,
        .is_worksheet = builder->ratings.is_worksheet,
    };
}

/* Names that look alike are not made one: that is for people to say. */
static void alike_warn(const struct ratings_builder *builder,
                       const struct name_index *index)
{
    const struct place whole = {builder->ratings.fields.table->file, 0, 0};

    for (size_t i = 1; i < index->count; i++) {
        const char *meant = name_suggest(index->names, i, index->names[i]);
        if (meant != NULL) {
            report_add(report_of(builder), REPORT_WARNING, whole,
                       "'%s' and '%s' look like one name written in two ways; they are "
                       "counted apart",
                       meant, index->names[i]);
        }
    }
}

bool ratings_read(const struct csv_table *table, const struct ratings_reading *reading,
                  struct pool *pool, struct report *report, struct arena *arena_out)
{
    const size_t errors_before = report->error_count;
    struct arena arena;
    struct ratings_builder builder = {
        .reading = reading,
        .ratings = {.fields = {table, pool, report},
                    .is_one_highest = reading->is_one_highest}};

    if (!ratings_columns_find(&builder.ratings)) {
        return false;
    }
    if (table->row_count == 0) {
        const struct place begin = {table->file, 1, 1};

        report_add(report, REPORT_ERROR, begin,
                   "the file has headers but no rows; write one row per actor and rater");
        return false;
    }
    indexes_init(&builder);
    rows_read(&builder);
    arena_fill(&builder, &arena);
    if (report->error_count > errors_before) {
        return false;
    }
    alike_warn(&builder, &builder.actors);
    alike_warn(&builder, &builder.raters);
    *arena_out = arena;
    return true;
}
