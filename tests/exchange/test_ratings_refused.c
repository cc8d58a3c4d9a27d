/* test_ratings_refused.c - what is wrong with a file of ratings, where, and what would be
 * right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/ratings_file.h"

/* Read a file that stands alone; give all there is to say. */
static const char *report_of(const char *bytes, size_t length, struct pool *pool,
                             struct report *report)
{
    const struct ratings_reading reading = {.is_alone = true};
    struct arena arena = {.actor_count = 77}; /* must stay untouched */
    struct csv_table table;

    if (csv_read(&(struct file_bytes){"f.csv", bytes, length}, pool, report, &table)) {
        assert_false(ratings_read(&table, &reading, pool, report, &arena));
    }
    assert_int_equal(arena.actor_count, 77);
    assert_true(report->error_count > 0);
    report_sort(report);
    return report_lines(report, pool);
}

#define HEAD "actor,rater,importance,replaceability"
#define KNOWN                                                                            \
    "; known are: actor, rater, importance, replaceability, own, dependence, "           \
    "replaced_by, sources, note, ranking\n"
#define IMPORTANCE(wrong)                                                                \
    "importance must be 1 to 4 (4 = very important), not '" wrong "'\n"
#define REPLACEABILITY(wrong)                                                            \
    "replaceability must be large, rather large, rather small or small, or a number "    \
    "from 1 (large) to 4 (small), not '" wrong "'\n"
#define DEPENDENCE(wrong)                                                                \
    "dependence must be large, rather large or rather small (it has three values), or "  \
    "a number from 1 (rather small) to 3 (large), not '" wrong "'\n"
#define OWN(wrong)                                                                       \
    "own must be x, 1 or yes for the rater's own organisation, or empty, not '" wrong    \
    "'\n"
#define HALF(empty, filled, actor)                                                       \
    empty " of '" actor "' is empty while " filled " is filled in; fill in both, or "    \
          "neither when it was not rated\n"
#define NOBODY(name)                                                                     \
    "replaced_by names '" name "', who is not an actor of this sheet; write an actor "   \
    "as in its row (several as 'A|B'), or mark a new name with a question mark: '?" name \
    "'\n"
#define NO_ROWS                                                                          \
    "error f.csv:1:1: the file has headers but no rows; write one row per actor and "    \
    "rater\n"

/* clang-format off */
static const struct {
    const char *label;
    const char *bytes;
    const char *report;
} CASES[] = {
    {"an empty file", "", "error f.csv:1:1: the file is empty; fill it in (a table begins with a row of headers), or take it away\n"},
    {"headers alone", HEAD "\n", NO_ROWS},
    {"headers and empty rows", HEAD "\n,,,\n\n", NO_ROWS},
    {"an unknown header", HEAD ",colour\nP,A,1,1,red\n",
     "error f.csv:1:39: unknown column 'colour'" KNOWN},
    {"a missing column", "actor,rater,importance\nP,A,1\n",
     "error f.csv:1:1: column 'replaceability' is missing" KNOWN},
    {"every required column missing", "rater\nA\n",
     "error f.csv:1:1: column 'actor' is missing" KNOWN
     "error f.csv:1:1: column 'importance' is missing" KNOWN
     "error f.csv:1:1: column 'replaceability' is missing" KNOWN},
    {"a column twice, in two languages", HEAD ",belang\nP,A,1,1,1\n",
     "error f.csv:1:39: column 'belang' means 'importance', which stands in this header "
     "already; take one of them away\n"},
    {"importance 0", HEAD "\nP,A,0,1\n", "error f.csv:2:5: " IMPORTANCE("0")},
    {"importance 5", HEAD "\nP,A,5,1\n", "error f.csv:2:5: " IMPORTANCE("5")},
    {"importance between two levels", HEAD "\nP,A,\"2,5\",1\n",
     "error f.csv:2:5: " IMPORTANCE("2,5")},
    {"importance as a word", HEAD "\nP,A,klein,1\n",
     "error f.csv:2:5: " IMPORTANCE("klein")},
    {"replaceability unknown", HEAD "\nP,A,1,medium\n",
     "error f.csv:2:7: " REPLACEABILITY("medium")},
    {"replaceability outside its numbers", HEAD "\nP,A,1,0\nQ,A,1,5\n",
     "error f.csv:2:7: " REPLACEABILITY("0")
     "error f.csv:3:7: " REPLACEABILITY("5")},
    {"by whom behind the word, where raters have a column", HEAD "\nP,A,1,klein (Q)\n",
     "error f.csv:2:7: " REPLACEABILITY("klein (Q)")},
    {"dependence has no small", HEAD ",dependence\nP,A,1,1,small\n",
     "error f.csv:2:9: " DEPENDENCE("small")},
    {"nor four numbers", HEAD ",dependence\nP,A,1,1,4\n",
     "error f.csv:2:9: " DEPENDENCE("4")},
    {"own unknown", HEAD ",own\nP,A,1,1,perhaps\n", "error f.csv:2:9: " OWN("perhaps")},
    {"importance empty", HEAD "\nP,A,,klein\n",
     "error f.csv:2:5: " HALF("importance", "replaceability", "P")},
    {"replaceability empty", HEAD "\nP,A,4,\n",
     "error f.csv:2:7: " HALF("replaceability", "importance", "P")},
    {"a row that ends before replaceability", HEAD "\nP,A,4\n",
     "error f.csv:2:5: " HALF("replaceability", "importance", "P")},
    {"no actor", HEAD "\n,A,4,1\n", "error f.csv:2:1: the actor's name is missing\n"},
    {"no rater", HEAD "\nP,,4,1\n", "error f.csv:2:3: the rater's name is missing\n"},
    {"rated twice by one rater", HEAD "\nP,A,4,1\nQ,A,1,1\nP,A,4,1\n",
     "error f.csv:4:1: actor 'P' was rated by 'A' already, on line 2; keep one row\n"},
    {"the first time not rated", HEAD "\nP,A,,\nP,A,4,1\n",
     "error f.csv:3:1: actor 'P' was rated by 'A' already, on line 2; keep one row\n"},
    {"three times", HEAD "\nP,A,4,1\nP,A,3,1\nP,A,2,1\n",
     "error f.csv:3:1: actor 'P' was rated by 'A' already, on line 2; keep one row\n"
     "error f.csv:4:1: actor 'P' was rated by 'A' already, on line 2; keep one row\n"},
    {"replaced by nobody we know", HEAD ",replaced_by\nP,A,4,1,CAW\n",
     "error f.csv:2:9: " NOBODY("CAW")},
    {"one unknown among others", HEAD ",replaced_by\nP,A,4,1,Q|CAW|?X\nQ,A,1,1\n",
     "error f.csv:2:9: " NOBODY("CAW")},
    {"an actor in another case is another name", HEAD ",replaced_by\nP,A,4,1,q\nQ,A,1,1\n",
     "error f.csv:2:9: " NOBODY("q")},
    {"replaced by itself, marked as new", HEAD ",replaced_by\nP,A,4,1,?P\n",
     "error f.csv:2:9: 'P' cannot be replaced by itself; name another actor, or leave "
     "the cell empty\n"},
    {"irreplaceability is no header: its words would mean the opposite",
     "actor,rater,importance,irreplaceability\nP,A,4,1\n",
     "error f.csv:1:1: column 'replaceability' is missing" KNOWN
     "error f.csv:1:24: unknown column 'irreplaceability'" KNOWN},
    {"replaced by itself", HEAD ",replaced_by\nP,A,4,1,P\n",
     "error f.csv:2:9: 'P' cannot be replaced by itself; name another actor, or leave "
     "the cell empty\n"},
    {"a bar too many", HEAD ",replaced_by\nP,A,4,1,Q|\nQ,A,1,1\n",
     "error f.csv:2:9: 'Q|' has a bar with no name beside it; write names as 'A|B', or "
     "leave the cell empty\n"},
    {"in UTF-8 columns are characters", HEAD "\nCaf\xC3\xA9,\xC3\xA9,5,1\n",
     "error f.csv:2:8: " IMPORTANCE("5")},
    {"in Latin-1 too, with its note", HEAD "\nCaf\xE9,\xE9,5,1\n",
     "note f.csv: the file is not UTF-8; it was read as Windows-1252 (Latin-1): look "
     "whether the accents are right\n"
     "error f.csv:2:8: " IMPORTANCE("5")},
    {"behind quotes with a line end", HEAD "\n\"P\n\"\"Q\",A,5,1\n",
     "error f.csv:3:8: " IMPORTANCE("5")},
    {"all of a row at once", HEAD ",own,dependence\n,,5,medium,perhaps,small\n",
     "error f.csv:2:1: the actor's name is missing\n"
     "error f.csv:2:2: the rater's name is missing\n"
     "error f.csv:2:3: " IMPORTANCE("5")
     "error f.csv:2:5: " REPLACEABILITY("medium")
     "error f.csv:2:12: " OWN("perhaps")
     "error f.csv:2:20: " DEPENDENCE("small")},
    {"all of a file at once", HEAD "\nP,A,5,1\nQ,A,1,\nR,A,1,1\n,A,1,1\nR,A,1,1\n",
     "error f.csv:2:5: " IMPORTANCE("5")
     "error f.csv:3:7: " HALF("replaceability", "importance", "Q")
     "error f.csv:5:1: the actor's name is missing\n"
     "error f.csv:6:1: actor 'R' was rated by 'A' already, on line 4; keep one row\n"},
    {"the same actor twice, once wrongly", HEAD "\nP,A,5,1\nP,A,4,1\n",
     "error f.csv:2:5: " IMPORTANCE("5")
     "error f.csv:3:1: actor 'P' was rated by 'A' already, on line 2; keep one row\n"},
    {"a wrong level and an unknown name in one row", HEAD ",replaced_by\nP,A,5,1,CAW\n",
     "error f.csv:2:5: " IMPORTANCE("5")
     "error f.csv:2:9: " NOBODY("CAW")},
    {"a row that is too long beside other errors", HEAD "\nP,A,1,1,1\nQ,A,5,1\n",
     "error f.csv:2:9: this row has 5 cells and the header has 4; is a cell with a "
     "separator in it not quoted?\n"
     "error f.csv:3:5: " IMPORTANCE("5")},
};
/* clang-format on */

static void errors_name_the_place_and_what_would_be_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};

        print_message("%s\n", CASES[i].label);
        assert_string_equal(
            report_of(CASES[i].bytes, strlen(CASES[i].bytes), pool, &report),
            CASES[i].report);
    }
}

/* A file that rates as many actors, or has as many raters, as asked. */
static struct text numbered_rows(size_t actor_count, size_t rater_count,
                                 struct pool *pool)
{
    const size_t count = actor_count > rater_count ? actor_count : rater_count;
    struct text file;

    text_init(&file, pool, LIMIT_FILE_BYTES);
    text_add(&file, HEAD "\n");
    for (size_t i = 0; i < count; i++) {
        text_format(&file, "P%zu,R%zu,1,1\n", i % actor_count, i % rater_count);
    }
    return file;
}

static void fifty_errors_are_listed_and_the_rest_is_counted(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct text file;

    (void)state;
    text_init(&file, pool, LIMIT_FILE_BYTES);
    text_add(&file, HEAD "\n");
    for (int i = 0; i < 60; i++) {
        text_format(&file, "P%d,A,5,1\n", i);
    }
    const char *lines = report_of(file.bytes, file.length, pool, &report);
    assert_int_equal(report.error_count, 60);
    assert_int_equal(report.unlisted_count, 10);
    assert_non_null(strstr(lines, "error f.csv:51:"));
    assert_null(strstr(lines, "error f.csv:52:"));
}

static void there_is_a_limit_to_actors_and_raters(void **state)
{
    const struct ratings_reading reading = {.is_alone = true};
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    const struct text actors = numbered_rows(LIMIT_ACTORS, 1, pool);
    const struct text raters = numbered_rows(1, LIMIT_RATERS, pool);
    struct csv_table table;
    struct arena arena;

    (void)state;
    assert_true(csv_read(&(struct file_bytes){"f.csv", actors.bytes, actors.length}, pool,
                         &report, &table));
    assert_true(ratings_read(&table, &reading, pool, &report, &arena));
    assert_int_equal(arena.actor_count, LIMIT_ACTORS);
    assert_true(csv_read(&(struct file_bytes){"f.csv", raters.bytes, raters.length}, pool,
                         &report, &table));
    assert_true(ratings_read(&table, &reading, pool, &report, &arena));
    assert_int_equal(arena.rater_count, LIMIT_RATERS);

    const struct text more_actors = numbered_rows(LIMIT_ACTORS + 1, 1, pool);
    assert_string_equal(
        report_of(more_actors.bytes, more_actors.length, pool, &report),
        "error f.csv:502:1: there are more than 500 actors; take together "
        "who stands for the same\n");
    report = (struct report){.pool = pool};
    const struct text more_raters = numbered_rows(1, LIMIT_RATERS + 1, pool);
    assert_string_equal(
        report_of(more_raters.bytes, more_raters.length, pool, &report),
        "error f.csv:102:4: there are more than 100 raters; an initiating "
        "group has 3 to 9\n");
}

static void what_is_too_large_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    char *bytes = pool_bytes(pool, LIMIT_FILE_BYTES + 1);

    (void)state;
    memset(bytes, 'x', LIMIT_FILE_BYTES + 1);
    assert_string_equal(report_of(bytes, LIMIT_FILE_BYTES + 1, pool, &report),
                        "error f.csv:1:1: the file has 17 MB; at most 16 MB is read\n");
}

static void two_files_go_into_one_report(void **state)
{
    static const char FIRST[] = HEAD "\nP,A,5,1\n";
    static const char SECOND[] = HEAD "\nP,A,1,\n";
    const struct ratings_reading reading = {.is_alone = true};
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table tables[2];
    struct arena arena;

    (void)state;
    assert_true(csv_read(&(struct file_bytes){"a.csv", FIRST, strlen(FIRST)}, pool,
                         &report, &tables[0]));
    assert_true(csv_read(&(struct file_bytes){"b.csv", SECOND, strlen(SECOND)}, pool,
                         &report, &tables[1]));
    assert_false(ratings_read(&tables[0], &reading, pool, &report, &arena));
    assert_false(ratings_read(&tables[1], &reading, pool, &report, &arena));
    assert_string_equal(report_lines(&report, pool),
                        "error a.csv:2:5: " IMPORTANCE("5") "error b.csv:2:7: " HALF(
                            "replaceability", "importance", "P"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_name_the_place_and_what_would_be_right),
        cmocka_unit_test(fifty_errors_are_listed_and_the_rest_is_counted),
        cmocka_unit_test(there_is_a_limit_to_actors_and_raters),
        cmocka_unit_test(what_is_too_large_is_refused),
        cmocka_unit_test(two_files_go_into_one_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
