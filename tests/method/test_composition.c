/* test_composition.c - small questions with known answers, lists that are too long, and
 * the largest question there can be. test_composition_random.c has the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "method/composition.h"

enum { ROW_ACTORS_MAX = 8 };

/* ---- one row a question, the answer written as people would say it -------------- */

/* clang-format off */
/* Actors are letters from 'a', sources are letters from 'A'. What a row leaves out is
 * nobody, no, or no maximum. */
static const struct row {
    const char *label;
    const char *brings; /* "AB B -": an actor a word, "-" brings nothing */
    const char *cores;  /* letters of actors, as are the next two */
    const char *required;
    const char *excluded;
    size_t source_count;
    bool is_twice;
    size_t max_size;
    const char *selections;
    const char *always;
    const char *never;
    const char *points;    /* actors/covered twice/core actors */
    enum status_code code; /* when refused, with the sentence */
    const char *sentence;
} ROWS[] = {
    {.label = "nobody, and nothing to cover: one empty selection",
     .brings = "",
     .selections = "-",
     .points = "-/0/0"},
    {.label = "nothing to cover: nobody is needed, core actors are extra",
     .brings = "- -", .cores = "b",
     .selections = "-", .never = "ab",
     .points = "-/0/0 b/0/1"},
    {.label = "nothing to cover twice",
     .brings = "- -", .is_twice = true,
     .selections = "-", .never = "ab",
     .points = "-/0/0"},
    {.label = "one actor brings the one source",
     .brings = "A", .source_count = 1,
     .selections = "a", .always = "a",
     .points = "a/0/0"},
    {.label = "equals are all listed, in file order",
     .brings = "A A", .source_count = 1,
     .selections = "a b",
     .points = "a/0/0 ab/1/0"},
    {.label = "who brings both is enough, and who brings neither is never needed",
     .brings = "A AB B -", .source_count = 2,
     .selections = "b", .always = "b", .never = "acd",
     .points = "b/0/0 ab/1/0 abc/2/0"},
    {.label = "the only bringer of a source is always in",
     .brings = "A BC AB B", .source_count = 3,
     .selections = "ab bc", .always = "b", .never = "d",
     .points = "bc/1/0 abc/2/0"},
    {.label = "with equal size the front prefers core actors",
     .brings = "A A A", .cores = "c", .source_count = 1,
     .selections = "a b c",
     .points = "c/0/1 ac/1/1"},
    {.label = "safety and core actors are weighed against each other",
     .brings = "AB AB A B", .cores = "cd", .source_count = 2,
     .selections = "a b", .never = "cd",
     .points = "a/0/0 ab/2/0 ac/1/1 cd/0/2 acd/2/2"},
    {.label = "twice: two actors for every source",
     .brings = "A A B B AB", .source_count = 2, .is_twice = true,
     .selections = "ace ade bce bde", .always = "e",
     .points = "ace/2/0"},
    {.label = "twice, when all of them are needed",
     .brings = "A A", .source_count = 1, .is_twice = true,
     .selections = "ab", .always = "ab",
     .points = "ab/1/0"},
    {.label = "twice with core actors: extra ones only for the core",
     .brings = "A A A", .cores = "c", .source_count = 1, .is_twice = true,
     .selections = "ab ac bc",
     .points = "ac/1/1"},
    {.label = "a required actor who brings nothing counts in the size",
     .brings = "- A A", .required = "a", .source_count = 1,
     .selections = "ab ac", .always = "a",
     .points = "ab/0/0 abc/1/0"},
    {.label = "required actors who cover everything are the selection",
     .brings = "A B AB", .required = "ab", .source_count = 2,
     .selections = "ab", .always = "ab", .never = "c",
     .points = "ab/0/0 abc/2/0"},
    {.label = "a required core actor counts as a core actor",
     .brings = "- A A", .cores = "ac", .required = "a", .source_count = 1,
     .selections = "ab ac", .always = "a",
     .points = "ac/0/2 abc/1/2"},
    {.label = "an excluded actor is out, in the front too",
     .brings = "AB A B B", .excluded = "a", .source_count = 2,
     .selections = "bc bd", .always = "b", .never = "a",
     .points = "bc/0/0 bcd/1/0"},
    {.label = "the largest size bounds the front",
     .brings = "A A A", .cores = "abc", .source_count = 1, .max_size = 2,
     .selections = "a b c",
     .points = "a/0/1 ab/1/2"},
    {.label = "the front goes three actors further and no more",
     .brings = "A A A A A A", .cores = "bcdef", .source_count = 1,
     .selections = "a b c d e f",
     .points = "b/0/1 bc/1/2 bcd/1/3 bcde/1/4"},
    {.label = "the smallest size is allowed exactly",
     .brings = "A B", .source_count = 2, .max_size = 2,
     .selections = "ab", .always = "ab",
     .points = "ab/0/0"},
    {.label = "a maximum that is too small",
     .brings = "A B C", .source_count = 3, .max_size = 2,
     .code = STATUS_NOT_FOUND,
     .sentence = "the smallest selection needs 3 actors, at most 2 are allowed"},
    {.label = "more required actors than allowed",
     .brings = "A B", .required = "ab", .source_count = 1, .max_size = 1,
     .code = STATUS_NOT_FOUND,
     .sentence = "the smallest selection needs 2 actors, at most 1 are allowed"},
    {.label = "nobody brings a source",
     .brings = "A A", .source_count = 2,
     .code = STATUS_NOT_FOUND,
     .sentence = "no allowed selection covers every indispensable source"},
    {.label = "the only bringer is excluded",
     .brings = "A B", .excluded = "b", .source_count = 2,
     .code = STATUS_NOT_FOUND,
     .sentence = "no allowed selection covers every indispensable source"},
    {.label = "twice, with one bringer",
     .brings = "A AB", .source_count = 2, .is_twice = true,
     .code = STATUS_NOT_FOUND,
     .sentence = "no allowed selection covers every indispensable source"},
    {.label = "required and excluded at once",
     .brings = "A A", .required = "b", .excluded = "b", .source_count = 1,
     .code = STATUS_INVALID,
     .sentence = "an actor cannot be both required and excluded"},
};
/* clang-format on */

/* A question and what it borrows. */
struct sheet {
    struct composition_question question;
    uint64_t brings[ROW_ACTORS_MAX];
    bool is_core[ROW_ACTORS_MAX];
    bool is_required[ROW_ACTORS_MAX];
    bool is_excluded[ROW_ACTORS_MAX];
};

static void sheet_init(struct sheet *sheet)
{
    memset(sheet, 0, sizeof *sheet);
    sheet->question = (struct composition_question){.brings = sheet->brings,
                                                    .is_core = sheet->is_core,
                                                    .is_required = sheet->is_required,
                                                    .is_excluded = sheet->is_excluded,
                                                    .selection_limit = LIMIT_SELECTIONS};
}

static void mark(bool *marks, const char *letters)
{
    for (; letters != NULL && *letters != '\0'; letters++) {
        marks[*letters - 'a'] = true;
    }
}

static void sheet_read(struct sheet *sheet, const struct row *row)
{
    size_t actor = 0;

    sheet_init(sheet);
    for (const char *at = row->brings; *at != '\0'; at++) {
        if (*at == ' ') {
            actor++;
        } else if (*at != '-') {
            sheet->brings[actor] |= UINT64_C(1) << (*at - 'A');
        }
    }
    mark(sheet->is_core, row->cores);
    mark(sheet->is_required, row->required);
    mark(sheet->is_excluded, row->excluded);
    sheet->question.actor_count = row->brings[0] == '\0' ? 0 : actor + 1;
    sheet->question.source_count = row->source_count;
    sheet->question.times = row->is_twice ? 2 : 1;
    sheet->question.max_size = row->max_size > 0 ? row->max_size : SIZE_MAX;
}

static void say_actors(struct text *text, const size_t *actors, size_t count)
{
    if (text->length > 0) {
        text_add_char(text, ' ');
    }
    for (size_t i = 0; i < count; i++) {
        text_add_char(text, (char)('a' + actors[i]));
    }
    if (count == 0) {
        text_add_char(text, '-');
    }
}

static const char *say_marks(struct pool *pool, const bool *marks, size_t count)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (marks[i]) {
            text_add_char(&text, (char)('a' + i));
        }
    }
    return text.bytes;
}

static const char *say_selections(struct pool *pool, const struct composition *found)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < found->selection_count; i++) {
        say_actors(&text, found->selections[i], found->smallest_size);
    }
    return text.bytes;
}

static const char *say_points(struct pool *pool, const struct composition *found)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < found->point_count; i++) {
        const struct composition_point *point = &found->points[i];
        say_actors(&text, point->actors, point->size);
        text_format(&text, "/%zu/%zu", point->covered_twice, point->core_count);
    }
    return text.bytes;
}

static void row_is_refused(const struct row *row, const struct status *st,
                           struct pool *pool)
{
    struct text sentence;

    text_init(&sentence, pool, LIMIT_OUTPUT_BYTES);
    status_say(st, LANGUAGE_EN, &sentence);
    assert_int_equal(st->code, row->code);
    assert_string_equal(sentence.bytes, row->sentence);
}

static void row_is_answered(const struct row *row, size_t actor_count,
                            const struct composition *found, struct pool *pool)
{
    const char *always = row->always != NULL ? row->always : "";
    const char *never = row->never != NULL ? row->never : "";

    assert_string_equal(say_selections(pool, found), row->selections);
    assert_string_equal(say_marks(pool, found->always, actor_count), always);
    assert_string_equal(say_marks(pool, found->never, actor_count), never);
    assert_string_equal(say_points(pool, found), row->points);
    assert_false(found->is_truncated);
    assert_true(found->is_front_complete);
}

static void small_questions_have_the_answers_of_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct composition *found = NULL;
        struct status st = {0};
        struct sheet sheet;

        print_message("  %s\n", ROWS[i].label);
        sheet_read(&sheet, &ROWS[i]);
        if (composition_find(&sheet.question, pool, &found, &st)) {
            assert_int_equal(ROWS[i].code, STATUS_OK);
            row_is_answered(&ROWS[i], sheet.question.actor_count, found, pool);
        } else {
            assert_null(found);
            row_is_refused(&ROWS[i], &st, pool);
        }
    }
}

/* ---- the sources that lack somebody, and why somebody is in --------------------- */

static void lacking_are_the_sources_with_too_few_allowed_bringers(void **state)
{
    (void)state;
    const uint64_t brings[] = {1, 3, 8}; /* A, AB, D */
    const bool is_core[3] = {false};
    const bool is_excluded[] = {false, true, false};
    struct composition_question question = {.actor_count = 3,
                                            .brings = brings,
                                            .is_core = is_core,
                                            .source_count = 4,
                                            .times = 1};

    assert_int_equal(composition_lacking(&question), 4); /* C */
    question.times = 2;
    assert_int_equal(composition_lacking(&question), 14); /* B, C, D */
    question.is_excluded = is_excluded;
    assert_int_equal(composition_lacking(&question), 15);
    question.times = 1;
    assert_int_equal(composition_lacking(&question), 6); /* B, C */
    question.source_count = 1;
    assert_int_equal(composition_lacking(&question), 0); /* what is not asked */
}

static void reason_is_what_would_no_longer_be_covered(void **state)
{
    (void)state;
    const uint64_t brings[] = {3, 6, 4, 0}; /* AB, BC, C, nothing */
    const size_t actors[] = {0, 1, 2, 3};
    struct composition_question question = {
        .actor_count = 4, .brings = brings, .source_count = 3, .times = 1};

    assert_int_equal(composition_reason(&question, actors, 4, 0), 1); /* A */
    assert_int_equal(composition_reason(&question, actors, 4, 1), 0);
    assert_int_equal(composition_reason(&question, actors, 2, 1), 4); /* C */
    assert_int_equal(composition_reason(&question, actors, 4, 3), 0);
    question.times = 2;
    assert_int_equal(composition_reason(&question, actors, 4, 0), 2); /* B */
    assert_int_equal(composition_reason(&question, actors, 4, 1), 6); /* B, C */
    assert_int_equal(composition_reason(&question, actors, 2, 1), 2); /* C never was */
}

/* ---- a list that is too long ---------------------------------------------------- */

/* Pairs of equals, each pair for a source of its own; the last actor brings nothing. */
static struct composition *find_pairs(size_t pair_count, size_t limit, struct pool *pool)
{
    const size_t actor_count = 2 * pair_count + 1;
    uint64_t *brings = pool_array(pool, actor_count, uint64_t);
    const struct composition_question question = {.actor_count = actor_count,
                                                  .brings = brings,
                                                  .is_core =
                                                      pool_array(pool, actor_count, bool),
                                                  .source_count = pair_count,
                                                  .times = 1,
                                                  .max_size = SIZE_MAX,
                                                  .selection_limit = limit};
    struct composition *found = NULL;
    struct status st = {0};

    for (size_t i = 0; i < 2 * pair_count; i++) {
        brings[i] = UINT64_C(1) << i / 2;
    }
    assert_true(composition_find(&question, pool, &found, &st));
    assert_int_equal(found->smallest_size, pair_count);
    return found;
}

/* Selection number i takes the second of a pair where i has a one, the first pair
 * being the highest digit. */
static void pairs_are_counted_up(const struct composition *found, size_t pair_count)
{
    for (size_t i = 0; i < found->selection_count; i++) {
        for (size_t pair = 0; pair < pair_count; pair++) {
            const size_t second = i >> (pair_count - 1 - pair) & 1;
            assert_int_equal(found->selections[i][pair], 2 * pair + second);
        }
    }
}

static void a_list_of_many_is_whole_up_to_the_limit(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct composition *found = find_pairs(12, 4096, pool);

    assert_int_equal(found->selection_count, 4096);
    assert_false(found->is_truncated);
    pairs_are_counted_up(found, 12);
}

static void a_truncated_list_is_the_beginning_with_exact_always_and_never(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct composition *found = find_pairs(14, 10000, pool);

    assert_int_equal(found->selection_count, 10000);
    assert_true(found->is_truncated);
    pairs_are_counted_up(found, 14);
    found = find_pairs(14, 1, pool); /* what is listed says little of the rest */
    assert_int_equal(found->selection_count, 1);
    assert_true(found->is_truncated);
    for (size_t actor = 0; actor < 28; actor++) {
        assert_false(found->always[actor]);
        assert_false(found->never[actor]);
    }
    assert_false(found->always[28]);
    assert_true(found->never[28]);
    assert_true(found->is_front_complete);
}

/* ---- the largest questions there can be ----------------------------------------- */

static void the_limits_themselves_are_answered(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    uint64_t *brings = pool_array(pool, LIMIT_ACTORS, uint64_t);
    const struct composition_question question = {
        .actor_count = LIMIT_ACTORS,
        .brings = brings,
        .is_core = pool_array(pool, LIMIT_ACTORS, bool),
        .source_count = LIMIT_INDISPENSABLE,
        .times = 2,
        .max_size = SIZE_MAX,
        .selection_limit = 3};
    struct composition *found = NULL;
    struct status st = {0};

    for (size_t i = 0; i < LIMIT_ACTORS; i++) {
        brings[i] = UINT64_C(1) << i % LIMIT_INDISPENSABLE;
    }
    assert_true(composition_find(&question, pool, &found, &st));
    assert_int_equal(found->smallest_size, 2 * LIMIT_INDISPENSABLE);
    assert_true(found->is_truncated);
    for (size_t i = 0; i < found->smallest_size; i++) {
        assert_int_equal(found->selections[0][i], i);
    }
    assert_int_equal(found->point_count, 1);
    assert_int_equal(found->points[0].covered_twice, LIMIT_INDISPENSABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_questions_have_the_answers_of_the_table),
        cmocka_unit_test(lacking_are_the_sources_with_too_few_allowed_bringers),
        cmocka_unit_test(reason_is_what_would_no_longer_be_covered),
        cmocka_unit_test(a_list_of_many_is_whole_up_to_the_limit),
        cmocka_unit_test(a_truncated_list_is_the_beginning_with_exact_always_and_never),
        cmocka_unit_test(the_limits_themselves_are_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
