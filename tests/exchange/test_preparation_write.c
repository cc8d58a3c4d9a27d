/* test_preparation_write.c - a preparation that is written is read back equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/report_lines.h"
#include "exchange/preparation_write.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_write.h"
#include "folder.h"
#include "random.h"

enum { RANDOM_RUNS = 300, ACTORS_MAX = 7, RATERS_MAX = 4, SOURCES_MAX = 5 };

/* ---- made-up preparations ---- */

static uint64_t seed;

static size_t below(size_t bound)
{
    return random_below(&seed, bound);
}

static const char *text_any(void)
{
    static const char *const TEXTS[] = {
        "",
        "a",
        "twee woorden",
        "een, twee; drie",
        "\"aangehaald\"",
        "=1+1",
        "@naam",
        "-",
        "-5",
        "+32 9",
        "regel\neen",
        "caf\xC3\xA9",
        "'tekst",
        "\n",
        "a\tb",
        "x|y",
    };

    return TEXTS[below(ARRAY_COUNT(TEXTS))];
}

static const char *text_some(void)
{
    const char *text = text_any();

    return text[0] != '\0' ? text : "iets";
}

static const char *date_any(void)
{
    static const char *const DATES[] = {"", "2026-03-03", "2026-03-03 10:12"};

    return DATES[below(ARRAY_COUNT(DATES))];
}

static const char *name_numbered(struct pool *pool, const char *begin, size_t number)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%s %zu", begin, number);
    return text.bytes;
}

static struct arena_actor actor_make(size_t number, struct pool *pool)
{
    static const char *const OTHERS[] = {"CAW 0", "buiten de lijst", "?wie", "=x", "-"};
    static const char *const BEGINS[] = {"CAW", "=SOM", "- huis", "\u00c9cole", "a, b"};
    const char **names = pool_array(pool, ARRAY_COUNT(OTHERS), const char *);
    struct arena_actor actor = {
        .name = name_numbered(pool, BEGINS[number % ARRAY_COUNT(BEGINS)], number),
        .sector = text_any(),
        .sources = text_any(),
        .note = text_any(),
        .replaced_by = names};

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        if (below(3) == 0 && strcmp(OTHERS[i], actor.name) != 0) {
            names[actor.replaced_by_count++] = OTHERS[i];
        }
    }
    if (below(3) == 0) {
        struct arena_override override = {
            .reason = text_some(), .by = text_any(), .at = date_any()};
        override.arena_class = below(2) == 0 ? (int)below(CLASS_COUNT) + 1 : 0;
        override.dependence = override.arena_class == 0 ? (int)below(3) + 1 : 0;
        actor.override = pool_copy(pool, &override, 1, struct arena_override);
    }
    return actor;
}

static void arena_make(struct arena *arena, struct pool *pool)
{
    arena->issue = text_any();
    arena->issue = arena->issue[0] == '\n' ? "" : arena->issue;
    arena->actor_count = 1 + below(ACTORS_MAX);
    arena->is_worksheet = below(4) == 0;
    arena->rater_count = arena->is_worksheet ? 1 : 1 + below(RATERS_MAX);
    struct arena_actor *actors = pool_array(pool, arena->actor_count, struct arena_actor);
    const char **raters = pool_array(pool, arena->rater_count, const char *);
    struct arena_rating *ratings =
        pool_array(pool, arena->actor_count * arena->rater_count, struct arena_rating);

    for (size_t i = 0; i < arena->actor_count; i++) {
        actors[i] = actor_make(i, pool);
    }
    for (size_t i = 0; i < arena->rater_count; i++) {
        raters[i] = arena->is_worksheet ? "worksheet" : name_numbered(pool, "@", i);
    }
    for (size_t i = 0; i < arena->actor_count * arena->rater_count; i++) {
        ratings[i].is_rated = below(4) != 0;
        ratings[i].importance = ratings[i].is_rated ? (int)below(4) + 1 : 0;
        ratings[i].irreplaceability = ratings[i].is_rated ? (int)below(4) + 1 : 0;
        ratings[i].is_own = below(5) == 0;
        ratings[i].dependence = (int)below(4);
    }
    arena->actors = actors;
    arena->raters = raters;
    arena->ratings = ratings;
}

static struct holding_view view_make(void)
{
    return (struct holding_view){(enum holding_answer)below(5),
                                 (enum holding_answer)below(5),
                                 (enum holding_answer)below(5)};
}

static void holdings_make(struct preparation *preparation, struct pool *pool)
{
    struct holdings *holdings = &preparation->holdings;
    struct needed_source *sources = pool_array(pool, SOURCES_MAX, struct needed_source);

    holdings->source_count = below(SOURCES_MAX + 1);
    holdings->actor_count = preparation->arena.actor_count;
    const size_t count = holdings->source_count * holdings->actor_count;
    struct holding *cells = pool_array(pool, count, struct holding);
    for (size_t i = 0; i < holdings->source_count; i++) {
        sources[i] = (struct needed_source){name_numbered(pool, "=B", i), text_any(),
                                            below(2) == 0};
    }
    for (size_t i = 0; i < count; i++) {
        if (below(3) != 0) {
            cells[i] = (struct holding){view_make(), view_make()};
        }
    }
    holdings->sources = sources;
    holdings->cells = cells;
}

static void choices_make(struct preparation *preparation, struct pool *pool)
{
    const size_t count = preparation->arena.actor_count;
    struct form_choice *forms = pool_array(pool, count, struct form_choice);
    struct selection_choice *choices = pool_array(pool, count, struct selection_choice);
    struct talk *talks = pool_array(pool, count, struct talk);

    for (size_t i = 0; i < count; i++) {
        if (below(2) == 0) {
            forms[i] = (struct form_choice){true, (enum form)below(4), text_any()};
        }
        if (below(2) == 0) {
            choices[i] = (struct selection_choice){true, below(2) == 0, text_any()};
        }
        if (below(2) == 0) {
            talks[preparation->talk_count++] =
                (struct talk){count - 1 - i,
                              text_any(),
                              text_any(),
                              date_any(),
                              (enum holding_answer)below(5),
                              text_any(),
                              (int)below(4),
                              (int)below(5),
                              (int)below(5),
                              text_any(),
                              (int)below(4),
                              (enum talk_outcome)below(9),
                              text_any()};
        }
    }
    preparation->forms = forms;
    preparation->choices = choices;
    preparation->talks = talks;
}

static void lists_make(struct preparation *preparation, struct pool *pool)
{
    struct criterion *criteria = pool_array(pool, 4, struct criterion);
    struct version *versions = pool_array(pool, 4, struct version);
    struct pair *pairs = pool_array(pool, SOURCES_MAX, struct pair);

    preparation->criterion_count = below(4);
    preparation->version_count = below(4);
    for (size_t i = 0; i < 4; i++) {
        criteria[i] =
            (struct criterion){name_numbered(pool, "C", i), text_any(), date_any()};
        versions[i] = (struct version){name_numbered(pool, "-", i), date_any(),
                                       text_any(), text_some()};
    }
    for (size_t i = 0; i < preparation->holdings.source_count; i++) {
        if (preparation->arena.actor_count > 1 && below(2) == 0) {
            pairs[preparation->pairs.count++] =
                (struct pair){.first = 0,
                              .second = 1 + below(preparation->arena.actor_count - 1),
                              .source = i,
                              .relation = (enum pair_relation)(1 + below(3))};
        }
    }
    preparation->criteria = criteria;
    preparation->versions = versions;
    preparation->pairs.pairs = pairs;
}

/* ---- comparing ---- */

/* All that folder.h tells of it, and the ratings with what stands beside them. */
static const char *description(const struct preparation *preparation, struct pool *pool)
{
    const struct arena *arena = &preparation->arena;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        folder_describe(&text, preparation, (enum preparation_file)i);
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_actor *actor = &arena->actors[i];
        text_format(&text, "[%s][%s]", actor->sources, actor->note);
        for (size_t j = 0; j < actor->replaced_by_count; j++) {
            text_format(&text, " <%s>", actor->replaced_by[j]);
        }
        for (size_t j = 0; j < arena->rater_count; j++) {
            const struct arena_rating *rating = arena_rating_of(arena, i, j);
            text_format(&text, "\n%s: %d %d %d %d %d", arena->raters[j], rating->is_rated,
                        rating->is_own, rating->importance, rating->irreplaceability,
                        rating->dependence);
        }
        text_add(&text, "\n");
    }
    text_format(&text, "%d\n", arena->is_worksheet);
    return text.bytes;
}

static void round_trip_check(const struct preparation *preparation, struct pool *pool)
{
    const struct preparation_reading reading = {.may_be_unrated = true};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct report report = {.pool = pool};
    struct preparation again;
    struct status st = {0};

    assert_true(preparation_write(preparation, pool, files, &st));
    if (!preparation_read(files, reading, pool, &report, &again)) {
        fail_msg("%s", report_lines(&report, pool));
    }
    assert_string_equal(description(&again, pool), description(preparation, pool));
}

static void any_preparation_is_read_back_equal(void **state)
{
    (void)state;
    for (size_t i = 0; i < RANDOM_RUNS; i++) {
        SCOPED(pool) pool = pool_new();
        struct preparation preparation = {.talk_count = 0};

        seed = i;
        arena_make(&preparation.arena, pool);
        holdings_make(&preparation, pool);
        choices_make(&preparation, pool);
        lists_make(&preparation, pool);
        round_trip_check(&preparation, pool);
    }
}

/* ---- the example ---- */

static struct preparation oosterlinde_read(struct pool *pool)
{
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct report report = {.pool = pool};
    struct preparation preparation;

    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        const char *const pieces[] = {"examples/oosterlinde/", PREPARATION_FILE_NAMES[i]};
        FILE *stream = fopen(text_join(pool, pieces, 2, ""), "rb");
        char *bytes = pool_bytes(pool, 64 * 1024);
        const size_t length = stream != NULL ? fread(bytes, 1, 64 * 1024, stream) : 0;

        files[i] = (struct file_bytes){PREPARATION_FILE_NAMES[i],
                                       stream != NULL ? bytes : NULL, length};
        if (stream != NULL) {
            (void)fclose(stream);
        }
    }
    assert_true(preparation_read(files, (struct preparation_reading){0}, pool, &report,
                                 &preparation));
    return preparation;
}

static void the_example_is_read_back_equal(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct preparation preparation = oosterlinde_read(pool);

    (void)state;
    assert_true(preparation.arena.actor_count > 10);
    round_trip_check(&preparation, pool);
}

static void an_arena_nobody_rated_keeps_its_notes(void **state)
{
    static const struct arena_actor ACTORS[] = {
        {.name = "P", .sector = "zorg", .sources = "", .note = "iets"},
        {.name = "Q", .sector = "", .sources = "", .note = ""},
    };
    SCOPED(pool) pool = pool_new();
    struct preparation preparation = {
        .arena = {.issue = "", .actors = ACTORS, .actor_count = 2}};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct status st = {0};

    (void)state;
    assert_true(preparation_write(&preparation, pool, files, &st));
    assert_string_equal(files[PREPARATION_ACTORS].bytes, "actor,sector\nP,zorg\nQ,\n");
    assert_string_equal(
        files[PREPARATION_RATINGS].bytes,
        "actor,importance,replaceability,own,dependence,replaced_by,sources,note\n"
        "P,,,,,,,iets\nQ,,,,,,,\n");
    assert_null(files[PREPARATION_ISSUE].bytes);
}

static void nothing_said_is_no_file(void **state)
{
    static const struct arena_actor ACTOR = {
        .name = "P", .sector = "", .sources = "", .note = ""};
    SCOPED(pool) pool = pool_new();
    struct preparation preparation = {
        .arena = {.issue = "", .actors = &ACTOR, .actor_count = 1}};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct status st = {0};

    (void)state;
    assert_true(preparation_write(&preparation, pool, files, &st));
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        assert_int_equal(files[i].bytes != NULL, i == PREPARATION_ACTORS);
        assert_string_equal(files[i].name, PREPARATION_FILE_NAMES[i]);
    }
}

/* No-break space: our readers drop it, no spreadsheet runs what stands behind it. */
static void a_formula_is_written_as_a_text(void **state)
{
    static const struct arena_actor ACTOR = {
        .name = "=1+1", .sector = "-5", .sources = "", .note = ""};
    SCOPED(pool) pool = pool_new();
    struct preparation preparation = {
        .arena = {.issue = "", .actors = &ACTOR, .actor_count = 1}};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct status st = {0};

    (void)state;
    assert_true(preparation_write(&preparation, pool, files, &st));
    assert_string_equal(files[PREPARATION_ACTORS].bytes,
                        "actor,sector\n\xC2\xA0=1+1,-5\n");
}

static void the_workbook_has_the_ranking_first_and_every_table(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct preparation preparation = oosterlinde_read(pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);
    const struct book book =
        preparation_book(&preparation, &ranking, LANGUAGE_NL, 0, pool);
    struct report report = {.pool = pool};
    struct file_bytes file;
    struct csv_table table;
    struct status st = {0};

    (void)state;
    assert_true(xlsx_write("o.xlsx", &book, pool, &file, &st));
    assert_true(xlsx_read(&file, NULL, pool, &report, &table));
    assert_string_equal(table.header[0].text, "plaats");
    assert_int_equal(table.row_count, preparation.arena.actor_count);
    assert_string_equal(table.rows[0].cells[1].text,
                        preparation.arena.actors[ranking.results[0].actor].name);
    assert_true(strlen(table.rows[0].cells[6].text) > 20);
    assert_true(xlsx_read(&file, "ratings", pool, &report, &table));
    assert_string_equal(table.header[0].text, "actor");
    assert_int_equal(table.row_count,
                     preparation.arena.actor_count * preparation.arena.rater_count);
    assert_true(xlsx_read(&file, "versions", pool, &report, &table));
    assert_null(report.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_preparation_is_read_back_equal),
        cmocka_unit_test(the_example_is_read_back_equal),
        cmocka_unit_test(an_arena_nobody_rated_keeps_its_notes),
        cmocka_unit_test(nothing_said_is_no_file),
        cmocka_unit_test(a_formula_is_written_as_a_text),
        cmocka_unit_test(the_workbook_has_the_ranking_first_and_every_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
