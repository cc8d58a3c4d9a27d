#include "exchange/preparation_tables.h"

#include <string.h>

#include "base/limits.h"

typedef void (*rows_fn)(const struct preparation *preparation, struct book_sheet *sheet,
                        struct pool *pool);

/* "" for a value outside the list: the cell stays empty. */
static void code_add(struct book_sheet *sheet, struct pool *pool,
                     const struct vocabulary *vocabulary, int value)
{
    const char *code = vocabulary_code(vocabulary, value);

    book_add_text(sheet, pool, code != NULL ? code : "");
}

/* A level from 1; 0 is not said. */
static void level_add(struct book_sheet *sheet, struct pool *pool, int level)
{
    if (level == 0) {
        book_add_text(sheet, pool, "");
    } else {
        book_add_number(sheet, pool, level);
    }
}

/* ---- ratings.csv ---- */

/* A name outside the list is marked as new, so that the table can also stand alone; and
 * what might be taken for a mark, or for an empty cell, is marked too. */
static bool is_marked(const struct arena *arena, const char *name)
{
    const unsigned char first = (unsigned char)name[0];
    const bool is_letter =
        (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
        (first >= 'a' && first <= 'z') || (first >= 0xC3 && first < 0xE2);

    return !is_letter || arena_actor_find(arena, name) == arena->actor_count;
}

static const char *replaced_by_text(const struct arena *arena,
                                    const struct arena_actor *actor, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (size_t i = 0; i < actor->replaced_by_count; i++) {
        text_add(&text, i > 0 ? "|" : "");
        text_add(&text, is_marked(arena, actor->replaced_by[i]) ? "?" : "");
        text_add(&text, actor->replaced_by[i]);
    }
    return text.bytes;
}

static void rating_add(const struct arena_rating *rating, struct book_sheet *sheet,
                       struct pool *pool)
{
    level_add(sheet, pool, rating->importance);
    code_add(sheet, pool, &ARENA_REPLACEABILITY, rating->irreplaceability);
    book_add_text(sheet, pool, rating->is_own ? "yes" : "");
    code_add(sheet, pool, &ARENA_DEPENDENCE, rating->dependence);
}

/* What is said of an actor stands on its first row. */
static void actor_texts_add(const struct arena *arena, const struct arena_actor *actor,
                            struct book_sheet *sheet, struct pool *pool)
{
    book_add_text(sheet, pool, replaced_by_text(arena, actor, pool));
    book_add_text(sheet, pool, actor->sources);
    book_add_text(sheet, pool, actor->note);
}

static bool has_texts(const struct arena *arena)
{
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_actor *actor = &arena->actors[i];

        if (actor->replaced_by_count > 0 || actor->sources[0] != '\0' ||
            actor->note[0] != '\0') {
            return true;
        }
    }
    return false;
}

static const struct book_column RATINGS_COLUMNS[] = {
    {"actor", 32},          {"rater", 24},   {"importance", 12},
    {"replaceability", 16}, {"own", 6},      {"dependence", 14},
    {"replaced_by", 32},    {"sources", 32}, {"note", 40},
};

/* Every rater at every actor, so that raters and actors keep their order, and whoever did
 * not rate is there too. */
static void ratings_rows(const struct preparation *preparation, struct book_sheet *sheet,
                         struct pool *pool)
{
    const struct arena *arena = &preparation->arena;

    for (size_t i = 0; i < arena->actor_count * arena->rater_count; i++) {
        const struct arena_actor *actor = &arena->actors[i / arena->rater_count];

        book_add_text(sheet, pool, actor->name);
        book_add_text(sheet, pool, arena->raters[i % arena->rater_count]);
        rating_add(&arena->ratings[i], sheet, pool);
        if (i % arena->rater_count == 0) {
            actor_texts_add(arena, actor, sheet, pool);
            continue;
        }
        for (int j = 0; j < 3; j++) {
            book_add_text(sheet, pool, "");
        }
    }
}

static const struct book_column WORKSHEET_COLUMNS[] = {
    {"actor", 32},      {"importance", 12},  {"replaceability", 16}, {"own", 6},
    {"dependence", 14}, {"replaced_by", 32}, {"sources", 32},        {"note", 40},
};

/* The paper sheet names no raters. An arena without any has only what is said of its
 * actors. */
static void worksheet_rows(const struct preparation *preparation,
                           struct book_sheet *sheet, struct pool *pool)
{
    static const struct arena_rating NONE = {0};
    const struct arena *arena = &preparation->arena;

    if (arena->rater_count == 0 && !has_texts(arena)) {
        return;
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        book_add_text(sheet, pool, arena->actors[i].name);
        rating_add(arena->rater_count > 0 ? &arena->ratings[i] : &NONE, sheet, pool);
        actor_texts_add(arena, &arena->actors[i], sheet, pool);
    }
}

/* ---- what is known of the actors and the sources ---- */

static const struct book_column ISSUE_COLUMNS[] = {{"issue", 80}};

static void issue_rows(const struct preparation *preparation, struct book_sheet *sheet,
                       struct pool *pool)
{
    if (preparation->arena.issue[0] != '\0') {
        book_add_text(sheet, pool, preparation->arena.issue);
    }
}

static const struct book_column ACTORS_COLUMNS[] = {{"actor", 32}, {"sector", 24}};

static void actors_rows(const struct preparation *preparation, struct book_sheet *sheet,
                        struct pool *pool)
{
    const struct arena *arena = &preparation->arena;

    for (size_t i = 0; i < arena->actor_count; i++) {
        book_add_text(sheet, pool, arena->actors[i].name);
        book_add_text(sheet, pool, arena->actors[i].sector);
    }
}

static const struct book_column SOURCES_COLUMNS[] = {
    {"code", 10}, {"necessity", 14}, {"label", 48}};

static void sources_rows(const struct preparation *preparation, struct book_sheet *sheet,
                         struct pool *pool)
{
    const struct holdings *holdings = &preparation->holdings;

    for (size_t i = 0; i < holdings->source_count; i++) {
        const struct needed_source *source = &holdings->sources[i];

        book_add_text(sheet, pool, source->code);
        code_add(sheet, pool, &SOURCE_NECESSITY, source->is_indispensable ? 1 : 2);
        book_add_text(sheet, pool, source->label);
    }
}

static const struct book_column HOLDINGS_COLUMNS[] = {
    {"actor", 32}, {"source", 10},        {"has", 10},           {"can", 10},
    {"wants", 10}, {"has_confirmed", 16}, {"can_confirmed", 16}, {"wants_confirmed", 16}};

static void view_add(const struct holding_view *view, struct book_sheet *sheet,
                     struct pool *pool)
{
    code_add(sheet, pool, &HOLDING_ANSWER, (int)view->has);
    code_add(sheet, pool, &HOLDING_ANSWER, (int)view->can);
    code_add(sheet, pool, &HOLDING_ANSWER, (int)view->wants);
}

static bool view_is_empty(const struct holding_view *view)
{
    return view->has == ANSWER_NONE && view->can == ANSWER_NONE &&
           view->wants == ANSWER_NONE;
}

static void holdings_rows(const struct preparation *preparation, struct book_sheet *sheet,
                          struct pool *pool)
{
    const struct holdings *holdings = &preparation->holdings;

    for (size_t i = 0; i < holdings->actor_count * holdings->source_count; i++) {
        const struct holding *holding = &holdings->cells[i];

        if (view_is_empty(&holding->estimated) && view_is_empty(&holding->confirmed)) {
            continue;
        }
        book_add_text(sheet, pool,
                      preparation->arena.actors[i / holdings->source_count].name);
        book_add_text(sheet, pool, holdings->sources[i % holdings->source_count].code);
        view_add(&holding->estimated, sheet, pool);
        view_add(&holding->confirmed, sheet, pool);
    }
}

static const struct book_column PAIRS_COLUMNS[] = {
    {"actor", 32}, {"other", 32}, {"source", 10}, {"relation", 18}};

static void pairs_rows(const struct preparation *preparation, struct book_sheet *sheet,
                       struct pool *pool)
{
    for (size_t i = 0; i < preparation->pairs.count; i++) {
        const struct pair *pair = &preparation->pairs.pairs[i];

        book_add_text(sheet, pool, preparation->arena.actors[pair->first].name);
        book_add_text(sheet, pool, preparation->arena.actors[pair->second].name);
        book_add_text(sheet, pool, preparation->holdings.sources[pair->source].code);
        code_add(sheet, pool, &PAIR_RELATION, (int)pair->relation);
    }
}

/* ---- what people decided ---- */

static const struct book_column CRITERIA_COLUMNS[] = {
    {"code", 10}, {"text", 64}, {"locked_at", 18}};

static void criteria_rows(const struct preparation *preparation, struct book_sheet *sheet,
                          struct pool *pool)
{
    for (size_t i = 0; i < preparation->criterion_count; i++) {
        const struct criterion *criterion = &preparation->criteria[i];

        book_add_text(sheet, pool, criterion->code);
        book_add_text(sheet, pool, criterion->text);
        book_add_text(sheet, pool, criterion->locked_at);
    }
}

static const struct book_column OVERRIDES_COLUMNS[] = {{"actor", 32}, {"dependence", 14},
                                                       {"class", 16}, {"reason", 48},
                                                       {"by", 24},    {"at", 18}};

static void overrides_rows(const struct preparation *preparation,
                           struct book_sheet *sheet, struct pool *pool)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        const struct arena_override *override = preparation->arena.actors[i].override;

        if (override == NULL) {
            continue;
        }
        book_add_text(sheet, pool, preparation->arena.actors[i].name);
        code_add(sheet, pool, &ARENA_DEPENDENCE, override->dependence);
        code_add(sheet, pool, &ARENA_CLASS, override->arena_class);
        book_add_text(sheet, pool, override->reason);
        book_add_text(sheet, pool, override->by);
        book_add_text(sheet, pool, override->at);
    }
}

static const struct book_column FORMS_COLUMNS[] = {
    {"actor", 32}, {"form", 16}, {"reason", 48}};

static void forms_rows(const struct preparation *preparation, struct book_sheet *sheet,
                       struct pool *pool)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        if (preparation->forms != NULL && preparation->forms[i].is_made) {
            book_add_text(sheet, pool, preparation->arena.actors[i].name);
            code_add(sheet, pool, &FORM_FORMS, (int)preparation->forms[i].form);
            book_add_text(sheet, pool, preparation->forms[i].reason);
        }
    }
}

static const struct book_column SELECTION_COLUMNS[] = {
    {"actor", 32}, {"selected", 10}, {"reason", 48}};

static void selection_rows(const struct preparation *preparation,
                           struct book_sheet *sheet, struct pool *pool)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        if (preparation->choices != NULL && preparation->choices[i].is_made) {
            book_add_text(sheet, pool, preparation->arena.actors[i].name);
            book_add_text(sheet, pool, preparation->choices[i].is_in ? "yes" : "no");
            book_add_text(sheet, pool, preparation->choices[i].reason);
        }
    }
}

static const struct book_column TALKS_COLUMNS[] = {{"actor", 32},
                                                   {"by", 24},
                                                   {"with", 24},
                                                   {"at", 18},
                                                   {"estimate_right", 16},
                                                   {"interest", 32},
                                                   {"interest_effect", 16},
                                                   {"motivation", 12},
                                                   {"readiness", 16},
                                                   {"conditions", 32},
                                                   {"mandate", 14},
                                                   {"outcome", 14},
                                                   {"note", 40}};

static void talks_rows(const struct preparation *preparation, struct book_sheet *sheet,
                       struct pool *pool)
{
    for (size_t i = 0; i < preparation->talk_count; i++) {
        const struct talk *talk = &preparation->talks[i];

        book_add_text(sheet, pool, preparation->arena.actors[talk->actor].name);
        book_add_text(sheet, pool, talk->by);
        book_add_text(sheet, pool, talk->with);
        book_add_text(sheet, pool, talk->at);
        code_add(sheet, pool, &HOLDING_ANSWER, (int)talk->was_right);
        book_add_text(sheet, pool, talk->interest);
        code_add(sheet, pool, &TALK_INTEREST, talk->interest_effect);
        level_add(sheet, pool, talk->motivation);
        code_add(sheet, pool, &TALK_READINESS, talk->readiness);
        book_add_text(sheet, pool, talk->conditions);
        code_add(sheet, pool, &TALK_MANDATE, talk->mandate);
        code_add(sheet, pool, &TALK_OUTCOME, (int)talk->outcome);
        book_add_text(sheet, pool, talk->note);
    }
}

static const struct book_column VERSIONS_COLUMNS[] = {
    {"version", 10}, {"at", 18}, {"by", 24}, {"reason", 64}};

static void versions_rows(const struct preparation *preparation, struct book_sheet *sheet,
                          struct pool *pool)
{
    for (size_t i = 0; i < preparation->version_count; i++) {
        const struct version *version = &preparation->versions[i];

        book_add_text(sheet, pool, version->number);
        book_add_text(sheet, pool, version->at);
        book_add_text(sheet, pool, version->by);
        book_add_text(sheet, pool, version->reason);
    }
}

/* ---- all ---- */

struct table {
    const char *name;
    const struct book_column *columns;
    size_t column_count;
    rows_fn rows;
};

#define COLUMNS_OF(columns) (columns), ARRAY_COUNT(columns)

static const struct table WORKSHEET = {"ratings", COLUMNS_OF(WORKSHEET_COLUMNS),
                                       worksheet_rows};

static const struct table TABLES[PREPARATION_FILE_COUNT] = {
    [PREPARATION_RATINGS] = {"ratings", COLUMNS_OF(RATINGS_COLUMNS), ratings_rows},
    [PREPARATION_ISSUE] = {"issue", COLUMNS_OF(ISSUE_COLUMNS), issue_rows},
    [PREPARATION_ACTORS] = {"actors", COLUMNS_OF(ACTORS_COLUMNS), actors_rows},
    [PREPARATION_SOURCES] = {"sources", COLUMNS_OF(SOURCES_COLUMNS), sources_rows},
    [PREPARATION_HOLDINGS] = {"holdings", COLUMNS_OF(HOLDINGS_COLUMNS), holdings_rows},
    [PREPARATION_CRITERIA] = {"criteria", COLUMNS_OF(CRITERIA_COLUMNS), criteria_rows},
    [PREPARATION_OVERRIDES] = {"overrides", COLUMNS_OF(OVERRIDES_COLUMNS),
                               overrides_rows},
    [PREPARATION_FORMS] = {"forms", COLUMNS_OF(FORMS_COLUMNS), forms_rows},
    [PREPARATION_TALKS] = {"talks", COLUMNS_OF(TALKS_COLUMNS), talks_rows},
    [PREPARATION_PAIRS] = {"pairs", COLUMNS_OF(PAIRS_COLUMNS), pairs_rows},
    [PREPARATION_VERSIONS] = {"versions", COLUMNS_OF(VERSIONS_COLUMNS), versions_rows},
    [PREPARATION_SELECTION] = {"selection", COLUMNS_OF(SELECTION_COLUMNS),
                               selection_rows},
};

struct book_sheet preparation_table_of(const struct preparation *preparation,
                                       enum preparation_file file, struct pool *pool)
{
    const struct arena *arena = &preparation->arena;
    const bool is_worksheet =
        file == PREPARATION_RATINGS && (arena->is_worksheet || arena->rater_count == 0);
    const struct table *table = is_worksheet ? &WORKSHEET : &TABLES[file];
    struct book_sheet sheet = {.name = table->name,
                               .columns = table->columns,
                               .column_count = table->column_count};

    table->rows(preparation, &sheet, pool);
    return sheet;
}
