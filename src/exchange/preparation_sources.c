/* preparation_sources.c - rows of actors.csv, sources.csv, holdings.csv and pairs.csv. */
#include "exchange/preparation_builder.h"

#include "base/limits.h"

enum { ACTOR_NAME, ACTOR_SECTOR, ACTOR_COLUMNS };
static const struct column ACTOR_COLUMN[ACTOR_COLUMNS] = {
    [ACTOR_NAME] = {"actor", "actors|actoren|acteur|acteurs|naam|nom|name", NULL, true},
    [ACTOR_SECTOR] = {"sector", "sectoren|secteur", NULL, false},
};

static void actor_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, ACTOR_NAME);
    const char *name = NULL;

    if (!field_name(&builder->fields, cell, N_("the actor's name is missing"), &name)) {
        return;
    }
    if (name_find(builder->actors, builder->actor_count, name) < builder->actor_count) {
        (void)field_refuse(&builder->fields, cell,
                           N_("actor '%s' stands in this list already"));
        return;
    }
    if (builder->actor_count == LIMIT_ACTORS) {
        report_add(builder->report, REPORT_ERROR, csv_place(builder->fields.table, cell),
                   "there are more than %d actors; take together who stands for the same",
                   LIMIT_ACTORS);
        return;
    }
    builder->sectors[builder->actor_count] =
        builder_cell(builder, row, ACTOR_SECTOR)->text;
    builder->actors[builder->actor_count++] = name;
}

const struct preparation_table PREPARATION_TABLE_ACTORS = {ACTOR_COLUMN, ACTOR_COLUMNS,
                                                           actor_row};

enum { SOURCE_CODE, SOURCE_LABEL, SOURCE_NECESSITY_CELL, SOURCE_COLUMNS };
static const struct column SOURCE_COLUMN[SOURCE_COLUMNS] = {
    [SOURCE_CODE] = {"code", "source|bron", NULL, true},
    [SOURCE_LABEL] = {"label", "omschrijving|libellé|naam|nom|name|description", NULL,
                      false},
    [SOURCE_NECESSITY_CELL] = {"necessity", "noodzaak|nodig|nécessité", NULL, true},
};

static void source_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, SOURCE_CODE);
    const struct csv_cell *necessity = builder_cell(builder, row, SOURCE_NECESSITY_CELL);
    struct holdings *holdings = &builder->preparation->holdings;
    const char *code = NULL;
    int value = 0;

    if (!field_name(&builder->fields, cell, N_("the source's code is missing"), &code)) {
        return;
    }
    if (name_find(builder->source_codes, holdings->source_count, code) <
        holdings->source_count) {
        (void)field_refuse(&builder->fields, cell,
                           N_("source '%s' stands in this list already"));
        return;
    }
    if (holdings->source_count == LIMIT_SOURCES) {
        report_add(builder->report, REPORT_ERROR, csv_place(builder->fields.table, cell),
                   "there are more than %d sources; keep to those this issue needs",
                   LIMIT_SOURCES);
        return;
    }
    if (!field_word(&builder->fields, necessity, &SOURCE_NECESSITY,
                    N_("necessity must be indispensable or useful, not '%s'"), &value)) {
        return;
    }
    builder->source_codes[holdings->source_count] = code;
    builder->sources[holdings->source_count++] = (struct needed_source){
        code, builder_cell(builder, row, SOURCE_LABEL)->text, value == 1};
}

const struct preparation_table PREPARATION_TABLE_SOURCES = {SOURCE_COLUMN, SOURCE_COLUMNS,
                                                            source_row};

/* The sources that a cell names (several: 'A|B'), each once: pairs have room for no
 * more. False after an error. */
struct source_numbers {
    size_t *numbers;
    size_t count;
};

static void source_numbers_add(struct source_numbers *sources, size_t number)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->numbers[i] == number) {
            return;
        }
    }
    sources->numbers[sources->count++] = number;
}

static bool source_numbers_read(struct preparation_builder *builder,
                                const struct csv_cell *cell, struct source_numbers *out)
{
    const size_t source_count = builder->preparation->holdings.source_count;
    struct name_list list;

    if (!field_names(&builder->fields, cell, &list)) {
        return false;
    }
    if (list.count == 0) {
        return field_refuse(&builder->fields, cell, N_("the source's code is missing"));
    }
    struct source_numbers sources = {pool_array(builder->pool, list.count, size_t), 0};
    for (size_t i = 0; i < list.count; i++) {
        const size_t number =
            name_find(builder->source_codes, source_count, list.names[i]);
        if (number == source_count) {
            report_add(builder->report, REPORT_ERROR,
                       csv_place(builder->fields.table, cell),
                       "'%s' is not a code of sources.csv; add it there, or write the "
                       "code as it stands there",
                       list.names[i]);
            return false;
        }
        source_numbers_add(&sources, number);
    }
    *out = sources;
    return true;
}

enum {
    HOLDING_ACTOR,
    HOLDING_SOURCE,
    HOLDING_HAS,
    HOLDING_CAN,
    HOLDING_WANTS,
    HOLDING_HAS_CONFIRMED,
    HOLDING_CAN_CONFIRMED,
    HOLDING_WANTS_CONFIRMED,
    HOLDING_COLUMNS
};
static const struct column HOLDING_COLUMN[HOLDING_COLUMNS] = {
    [HOLDING_ACTOR] = {"actor", "actors|actoren|acteur|acteurs", NULL, true},
    [HOLDING_SOURCE] = {"source", "bron|code|bronnen|sources", NULL, true},
    [HOLDING_HAS] = {"has", "heeft|a", NULL, true},
    [HOLDING_CAN] = {"can", "kan|peut", NULL, true},
    [HOLDING_WANTS] = {"wants", "wil|veut", NULL, true},
    [HOLDING_HAS_CONFIRMED] = {"has_confirmed", "heeft bevestigd|a confirmé", NULL,
                               false},
    [HOLDING_CAN_CONFIRMED] = {"can_confirmed", "kan bevestigd|peut confirmé", NULL,
                               false},
    [HOLDING_WANTS_CONFIRMED] = {"wants_confirmed", "wil bevestigd|veut confirmé", NULL,
                                 false},
};

static void view_read(struct preparation_builder *builder, const struct csv_row *row,
                      size_t first_column, struct holding_view *out)
{
    static const char WRONG[] =
        N_("write yes, partly, no or unknown, or leave the cell empty, not '%s'");
    int answers[ASPECT_COUNT] = {ANSWER_NONE, ANSWER_NONE, ANSWER_NONE};

    for (size_t i = 0; i < ASPECT_COUNT; i++) {
        (void)builder_word(builder, builder_cell(builder, row, first_column + i),
                           &HOLDING_ANSWER, WRONG, &answers[i]);
    }
    *out = (struct holding_view){(enum holding_answer)answers[ASPECT_HAS],
                                 (enum holding_answer)answers[ASPECT_CAN],
                                 (enum holding_answer)answers[ASPECT_WANTS]};
}

static void holding_set(struct preparation_builder *builder, const struct csv_cell *cell,
                        size_t index, const struct holding *holding)
{
    if (builder->holding_cells[index] != NULL) {
        report_add(builder->report, REPORT_ERROR, csv_place(builder->fields.table, cell),
                   "this actor and source stand on line %zu already; keep one row",
                   builder->holding_cells[index]->line);
        return;
    }
    builder->holding_cells[index] = cell;
    builder->holdings[index] = *holding;
}

static void holding_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, HOLDING_ACTOR);
    const size_t errors_before = builder->report->error_count;
    struct actor_numbers actors = {0};
    struct source_numbers sources = {0};
    struct holding holding = {0};

    (void)builder_actors(builder, cell, &actors);
    (void)source_numbers_read(builder, builder_cell(builder, row, HOLDING_SOURCE),
                              &sources);
    view_read(builder, row, HOLDING_HAS, &holding.estimated);
    view_read(builder, row, HOLDING_HAS_CONFIRMED, &holding.confirmed);
    if (!builder_is_right(builder, errors_before)) {
        return;
    }
    for (size_t i = 0; i < actors.count; i++) {
        for (size_t j = 0; j < sources.count; j++) {
            const size_t row_begin =
                actors.numbers[i] * builder->preparation->holdings.source_count;
            holding_set(builder, cell, row_begin + sources.numbers[j], &holding);
        }
    }
}

const struct preparation_table PREPARATION_TABLE_HOLDINGS = {
    HOLDING_COLUMN, HOLDING_COLUMNS, holding_row};

enum { PAIR_FIRST, PAIR_SECOND, PAIR_SOURCE, PAIR_RELATION_CELL, PAIR_COLUMNS };
static const struct column PAIR_COLUMN[PAIR_COLUMNS] = {
    [PAIR_FIRST] = {"actor", "actor 1|actor a|acteur|acteur 1", NULL, true},
    [PAIR_SECOND] = {"other", "actor|actor 2|actor b|acteur|acteur 2|andere|autre", NULL,
                     true},
    [PAIR_SOURCE] = {"source", "bron|code|bronnen|sources", NULL, true},
    [PAIR_RELATION_CELL] = {"relation", "relatie", NULL, true},
};

static void pair_row(struct preparation_builder *builder, const struct csv_row *row)
{
    struct pair_list *pairs = &builder->preparation->pairs;
    const size_t errors_before = builder->report->error_count;
    struct source_numbers sources = {0};
    size_t first = 0;
    size_t second = 0;
    int relation = PAIR_RELATION_NONE;

    (void)builder_actor(builder, builder_cell(builder, row, PAIR_FIRST), &first);
    (void)builder_actor(builder, builder_cell(builder, row, PAIR_SECOND), &second);
    (void)source_numbers_read(builder, builder_cell(builder, row, PAIR_SOURCE), &sources);
    (void)field_word(&builder->fields, builder_cell(builder, row, PAIR_RELATION_CELL),
                     &PAIR_RELATION,
                     N_("relation must be complementary, overlapping or competitive, not "
                        "'%s'"),
                     &relation);
    if (!builder_is_right(builder, errors_before)) {
        return;
    }
    if (first == second) {
        (void)field_refuse(&builder->fields, builder_cell(builder, row, PAIR_SECOND),
                           N_("a pair needs two actors, not '%s' twice"));
        return;
    }
    for (size_t i = 0; i < sources.count; i++) {
        const struct pair pair = {.first = first < second ? first : second,
                                  .second = first < second ? second : first,
                                  .source = sources.numbers[i],
                                  .relation = (enum pair_relation)relation};
        if (pair_find(pairs, &pair) != NULL) {
            (void)field_refuse(&builder->fields, builder_cell(builder, row, PAIR_SOURCE),
                               N_("this pair stands here already for '%s'; keep one "
                                  "row"));
            return;
        }
        if (pairs->count == LIMIT_PAIRS) {
            report_add(
                builder->report, REPORT_ERROR,
                csv_place(builder->fields.table, builder_cell(builder, row, PAIR_SOURCE)),
                "there are more than %d pairs; keep those that matter", LIMIT_PAIRS);
            return;
        }
        builder->pairs[pairs->count++] = pair;
    }
}

const struct preparation_table PREPARATION_TABLE_PAIRS = {PAIR_COLUMN, PAIR_COLUMNS,
                                                          pair_row};
