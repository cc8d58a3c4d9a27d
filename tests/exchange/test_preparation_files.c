/* test_preparation_files.c - a folder as one preparation: what must and may be there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "folder.h"

#define HEAD "actor,rater,importance,replaceability\n"
#define UNKNOWN(name)                                                                    \
    "'" name "' is not an actor of the list; add it to the list, or write it as it "     \
    "stands there\n"
#define NO_SOURCE(code)                                                                  \
    "'" code "' is not a code of sources.csv; add it there, or write the code as it "    \
    "stands there\n"
#define ANSWER(written)                                                                  \
    "write yes, partly, no or unknown, or leave the cell empty, not '" written "'\n"
#define TWICE "this actor and source stand on line 2 already; keep one row\n"

/* clang-format off */
static const struct folder_case ISSUE_CASES[] = {
    {"not there", NULL, "[]\n"},
    {"a sentence", "Children in poverty", "[Children in poverty]\n"},
    {"blank lines around it go", "\n \tA.\n\nB.\r\n\n", "[A.\n\nB.]\n"},
    {"a byte order mark goes", "\xEF\xBB\xBFissue\n", "[issue]\n"},
    {"only blanks", " \n", "[]\n"},
    {"empty", "", "error issue.txt:1:1: the file is empty; fill it in (a table begins with a row of headers), or take it away\n"},
    {"UTF-16", "\xFF\xFEi",
     "error issue.txt:1:1: the file is UTF-16; save it as UTF-8 (in Excel: \"CSV UTF-8\")\n"},
};

static const struct folder_case ACTOR_CASES[] = {
    {"not there: those that are rated", NULL, "P []\nQ []\nR []\n"},
    {"the list decides on the order", "actor,sector\nR,school\nQ,\nP,care\n",
     "R [school]\nQ []\nP [care]\n"},
    {"and may have more", "Naam;Sectoren\nP;\nQ;\nR;\nS;welzijn\n",
     "P []\nQ []\nR []\nS [welzijn]\n"},
    {"but not less", "actor\nP\nQ\n", "error ratings.csv:4:1: " UNKNOWN("R")},
    {"written otherwise", "actor\np\nQ\nR\n",
     "error ratings.csv:2:1: 'P' is not an actor of the list; did you mean 'p'?\n"},
    {"twice", "actor\nP\nQ\nR\nP\n",
     "error actors.csv:5:1: actor 'P' stands in this list already\n"},
    {"without a name", "actor,sector\n,care\n",
     "error actors.csv:2:1: the actor's name is missing\n"},
    {"an empty list", "actor\n",
     "error ratings.csv:2:1: " UNKNOWN("P") "error ratings.csv:3:1: " UNKNOWN("Q")
     "error ratings.csv:4:1: " UNKNOWN("R")},
};

static const struct folder_case SOURCE_CASES[] = {
    {"not there", NULL, ""},
    {"none", "code,necessity\n", ""},
    {"two", "code,label,necessity\nR1,trust,indispensable\nR2,rooms,useful\n",
     "R1 [trust] indispensable\nR2 [rooms]\n"},
    {"in Dutch and French", "bron;omschrijving;noodzaak\nR1;a;Onmisbaar\nR2;;utile\n",
     "R1 [a] indispensable\nR2 []\n"},
    {"twice", "code,necessity\nR1,useful\nR1,useful\n",
     "error sources.csv:3:1: source 'R1' stands in this list already\n"},
    {"no code", "code,necessity\n,useful\n",
     "error sources.csv:2:1: the source's code is missing\n"},
    {"no necessity", "code,necessity\nR1,\nR2,handy\n",
     "error sources.csv:2:4: necessity must be indispensable or useful, not ''\n"
     "error sources.csv:3:4: necessity must be indispensable or useful, not 'handy'\n"},
    {"no column of necessity", "code,label\nR1,a\n",
     "error sources.csv:1:1: column 'necessity' is missing; known are: code, label, "
     "necessity\n"},
};

#define HOLDING_HEAD                                                                     \
    "actor,source,has,can,wants,has_confirmed,can_confirmed,wants_confirmed\n"

static const struct folder_case HOLDING_CASES[] = {
    {"not there", NULL, ""},
    {"none", "actor,source,has,can,wants\n", ""},
    {"an estimate", "actor,source,has,can,wants\nQ,R2,yes,partly,no\n",
     "Q R2: yes partly no -> - - -\n"},
    {"a talk", HOLDING_HEAD "P,R1,unknown,,,ja,deels,non\n",
     "P R1: unknown - - -> yes partly no\n"},
    {"in Dutch", "Actoren;Bron;Heeft;Kan;Wil\nP;R1;ja;nee;onbekend\n",
     "P R1: yes no unknown -> - - -\n"},
    {"in French", "acteur;source;a;peut;veut\nP;R1;oui;non;inconnu\n",
     "P R1: yes no unknown -> - - -\n"},
    {"several actors and sources at once",
     "actor,source,has,can,wants\nP|R,R1 | R2,yes,,\n",
     "P R1: yes - - -> - - -\nP R2: yes - - -> - - -\nR R1: yes - - -> - - -\n"
     "R R2: yes - - -> - - -\n"},
    {"the same source twice in a cell is one",
     "actor,source,has,can,wants\nP,R1|R1|R1,yes,,\n", "P R1: yes - - -> - - -\n"},
    {"twice", "actor,source,has,can,wants\nP,R1,yes,,\nP,R2,,,\nP,R1,yes,,\n",
     "error holdings.csv:4:1: " TWICE},
    {"twice by several names", "actor,source,has,can,wants\nP,R1,yes,,\nQ|P,R2|R1,,,\n",
     "error holdings.csv:3:1: " TWICE},
    {"everything wrong in a row", HOLDING_HEAD "X,R9,maybe,,,,,perhaps\n",
     "error holdings.csv:2:1: " UNKNOWN("X") "error holdings.csv:2:3: " NO_SOURCE("R9")
     "error holdings.csv:2:6: " ANSWER("maybe") "error holdings.csv:2:16: " ANSWER("perhaps")},
    {"nobody and nothing", "actor,source,has,can,wants\n,-,yes,,\n",
     "error holdings.csv:2:1: the actor's name is missing\n"
     "error holdings.csv:2:2: the source's code is missing\n"},
};

#define RELATION(written)                                                                \
    "relation must be complementary, overlapping or competitive, not '" written "'\n"

static const struct folder_case PAIR_CASES[] = {
    {"not there", NULL, ""},
    {"none", "actor,other,source,relation\n", ""},
    {"two columns of the same name", "actor,actor,source,relation\nP,Q,R1,overlapping\n",
     "P+Q R1 overlapping\n"},
    {"numbered columns", "actor 2,actor 1,source,relation\nQ,R,R2,competitive\n",
     "Q+R R2 competitive\n"},
    {"in Dutch, in file order", "Actor;Andere;Bron;Relatie\nR;P;R1;aanvullend\n",
     "P+R R1 complementary\n"},
    {"of several sources", "actor,actor,source,relation\nP,Q,R2|R1,overlapping\n",
     "P+Q R2 overlapping\nP+Q R1 overlapping\n"},
    {"every pair of every source",
     "actor,actor,source,relation\n"
     "P,Q,R1|R2,overlapping\nP,R,R1|R2,overlapping\nQ,R,R1|R2,overlapping",
     "P+Q R1 overlapping\nP+Q R2 overlapping\nP+R R1 overlapping\n"
     "P+R R2 overlapping\nQ+R R1 overlapping\nQ+R R2 overlapping\n"},
    {"one source named more often than there are rows and sources",
     "actor,actor,source,relation\n"
     "P,Q,R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1|R1,overlapping\n",
     "P+Q R1 overlapping\n"},
    {"a pair of one", "actor,actor,source,relation\nP,P,R1,overlapping\n",
     "error pairs.csv:2:3: a pair needs two actors, not 'P' twice\n"},
    {"a pair twice, the other way round", "actor,actor,source,relation\n"
     "P,Q,R1,overlapping\nQ,P,R2|R1,complementary\n",
     "error pairs.csv:3:5: this pair stands here already for 'R2|R1'; keep one row\n"},
    {"three in a pair", "actor,actor,source,relation\nP,Q|R,R1,overlapping\n",
     "error pairs.csv:2:3: one actor stands here, not 'Q|R'\n"},
    {"everything wrong in a row", "actor,actor,source,relation\nX,,R1|R9,friends\n",
     "error pairs.csv:2:1: " UNKNOWN("X")
     "error pairs.csv:2:3: the actor's name is missing\n"
     "error pairs.csv:2:4: " NO_SOURCE("R9") "error pairs.csv:2:10: " RELATION("friends")},
    {"three columns of actors", "actor,actor,actor,source,relation\n",
     "error pairs.csv:1:13: column 'actor' means 'actor', which stands in this header "
     "already; take one of them away\n"},
    {"one column of actors", "actor,source,relation\n",
     "error pairs.csv:1:1: column 'other' is missing; known are: actor, other, source, "
     "relation\n"},
};
/* clang-format on */

static void the_issue_is_a_text(void **state)
{
    (void)state;
    folder_check(PREPARATION_ISSUE, ISSUE_CASES, ARRAY_COUNT(ISSUE_CASES));
}

static void the_list_of_actors_comes_first(void **state)
{
    (void)state;
    folder_check(PREPARATION_ACTORS, ACTOR_CASES, ARRAY_COUNT(ACTOR_CASES));
}

static void sources_are_read(void **state)
{
    (void)state;
    folder_check(PREPARATION_SOURCES, SOURCE_CASES, ARRAY_COUNT(SOURCE_CASES));
}

static void holdings_are_read(void **state)
{
    (void)state;
    folder_check(PREPARATION_HOLDINGS, HOLDING_CASES, ARRAY_COUNT(HOLDING_CASES));
}

static void pairs_are_read(void **state)
{
    (void)state;
    folder_check(PREPARATION_PAIRS, PAIR_CASES, ARRAY_COUNT(PAIR_CASES));
}

static const struct {
    const char *label;
    struct {
        enum preparation_file file;
        const char *bytes;
    } files[3]; /* instead of those of the small folder */
    struct preparation_reading reading;
    enum preparation_file part;
    const char *outcome;
} FOLDER_CASES[] = {
    {"ratings must be there",
     {{PREPARATION_RATINGS, NULL}},
     {0},
     PREPARATION_RATINGS,
     "error ratings.csv:1:1: the file is empty; fill it in (a table begins with a row of "
     "headers), or take it away\n"},
    {"unless the sheet is blank: then the list counts",
     {{PREPARATION_RATINGS, NULL}, {PREPARATION_ACTORS, "actor,sector\nS,care\nT,\n"}},
     {.may_be_unrated = true},
     PREPARATION_ACTORS,
     "S [care]\nT []\n"},
    {"a blank sheet without a list has nobody",
     {{PREPARATION_RATINGS, NULL}},
     {.may_be_unrated = true},
     PREPARATION_ACTORS,
     ""},
    {"and no raters",
     {{PREPARATION_RATINGS, NULL}, {PREPARATION_ACTORS, "actor\nS\n"}},
     {.may_be_unrated = true},
     PREPARATION_RATINGS,
     "0 raters\n"},
    {"steps may follow on a blank sheet",
     {{PREPARATION_RATINGS, NULL},
      {PREPARATION_ACTORS, "actor\nS\n"},
      {PREPARATION_FORMS, "actor,form\nS,network\n"}},
     {.may_be_unrated = true},
     PREPARATION_FORMS,
     "S network []\n"},
    {"ratings that are there are read all the same",
     {{PREPARATION_RATINGS, HEAD "P,A,5,1\n"}},
     {.may_be_unrated = true},
     PREPARATION_RATINGS,
     "error ratings.csv:2:5: importance must be 1 to 4 (4 = very important), not '5'\n"},
    {"in a folder a new name may replace",
     {{PREPARATION_RATINGS, "actor,rater,importance,replaceability,replaced_by\n"
                            "P,A,4,1,CAW\n"}},
     {0},
     PREPARATION_RATINGS,
     "1 raters\n"},
    {"a sheet that stands alone has to mark it",
     {{PREPARATION_RATINGS, "actor,rater,importance,replaceability,replaced_by\n"
                            "P,A,4,1,CAW\n"}},
     {.is_alone = true},
     PREPARATION_RATINGS,
     "error ratings.csv:2:9: replaced_by names 'CAW', who is not an actor of this sheet; "
     "write an actor as in its row (several as 'A|B'), or mark a new name with a "
     "question mark: '?CAW'\n"},
    {"holdings need sources",
     {{PREPARATION_SOURCES, NULL},
      {PREPARATION_HOLDINGS, "actor,source,has,can,wants\nP,R1,yes,,\n"}},
     {0},
     PREPARATION_HOLDINGS,
     "error holdings.csv:1:1: holdings.csv needs sources.csv beside it, with the needed "
     "sources\n"},
    {"so do pairs",
     {{PREPARATION_SOURCES, NULL},
      {PREPARATION_PAIRS, "actor,actor,source,relation\nP,Q,R1,overlapping\n"}},
     {0},
     PREPARATION_PAIRS,
     "error pairs.csv:2:5: " NO_SOURCE("R1")},
    {"the errors of three files at once, each in its order",
     {{PREPARATION_TALKS, "actor,motivation\nX,4\nP,0\n"},
      {PREPARATION_FORMS, "actor,form\nY,network\n"},
      {PREPARATION_CRITERIA, "code\nC1\n"}},
     {0},
     PREPARATION_TALKS,
     "error criteria.csv:1:1: column 'text' is missing; known are: code, text, "
     "locked_at\n"
     "error forms.csv:2:1: " UNKNOWN("Y") "error talks.csv:2:1: " UNKNOWN(
         "X") "error talks.csv:3:3: motivation must be 1 to 4 (4 = strong), not '0'\n"},
    {"a note of one file and an error of another",
     {{PREPARATION_ISSUE, "caf\xE9"}, {PREPARATION_FORMS, "actor,form\n\"P,network\n"}},
     {0},
     PREPARATION_FORMS,
     "note issue.txt: the file is not UTF-8; it was read as Windows-1252 (Latin-1): "
     "look whether the accents are right\n"
     "error forms.csv:2:1: the quote that opens here is never closed; close it with "
     "\"\n"},
    {"a row that is too long, and nothing else",
     {{PREPARATION_FORMS, "actor,form\nP,network,why\n"}},
     {0},
     PREPARATION_FORMS,
     "error forms.csv:2:11: this row has 3 cells and the header has 2; is a cell with a "
     "separator in it not quoted?\n"},
    {"in the ratings too",
     {{PREPARATION_RATINGS, HEAD "P,A,4,1,why\n"}},
     {0},
     PREPARATION_RATINGS,
     "error ratings.csv:2:9: this row has 5 cells and the header has 4; is a cell with a "
     "separator in it not quoted?\n"},
};

static void a_folder_is_read_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FOLDER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct file_bytes files[PREPARATION_FILE_COUNT];

        print_message("%s\n", FOLDER_CASES[i].label);
        folder_init(files);
        for (size_t j = 0; j < 3; j++) {
            const bool is_used = j == 0 || FOLDER_CASES[i].files[j].bytes != NULL;
            if (is_used) {
                folder_put(files, FOLDER_CASES[i].files[j].file,
                           FOLDER_CASES[i].files[j].bytes);
            }
        }
        assert_string_equal(
            folder_outcome(files, FOLDER_CASES[i].reading, FOLDER_CASES[i].part, pool),
            FOLDER_CASES[i].outcome);
    }
}

static const struct {
    const char *label;
    enum preparation_file file;
    const char *header;
    const char *row; /* with its number */
    size_t limit;
    const char *error;
} LIMIT_CASES[] = {
    {"actors", PREPARATION_ACTORS, "actor\nP\nQ\nR\n", "A%zu\n", LIMIT_ACTORS - 3,
     "error actors.csv:502:1: there are more than 500 actors; take together who stands "
     "for the same\n"},
    {"sources", PREPARATION_SOURCES, "code,necessity\n", "S%zu,useful\n", LIMIT_SOURCES,
     "error sources.csv:202:1: there are more than 200 sources; keep to those this issue "
     "needs\n"},
    {"criteria", PREPARATION_CRITERIA, "code,text\n", "C%zu,x\n", LIMIT_CRITERIA,
     "error criteria.csv:102:1: there are more than 100 criteria; keep those that "
     "decide\n"},
};

/* The header and `count` rows. */
static const char *rows_of(size_t number, size_t count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, LIMIT_CASES[number].header);
    for (size_t i = 0; i < count; i++) {
        const struct message row = {.id = LIMIT_CASES[number].row,
                                    .values = {{NULL, (int64_t)i}},
                                    .value_count = 1};
        say_message(&text, &row, LANGUAGE_EN);
    }
    return text.bytes;
}

static void there_are_limits(void **state)
{
    const struct preparation_reading reading = {0};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIMIT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const enum preparation_file file = LIMIT_CASES[i].file;
        const size_t limit = LIMIT_CASES[i].limit;
        struct file_bytes files[PREPARATION_FILE_COUNT];

        print_message("%s\n", LIMIT_CASES[i].label);
        folder_init(files);
        folder_put(files, file, rows_of(i, limit, pool));
        assert_string_equal(folder_outcome(files, reading, PREPARATION_ISSUE, pool),
                            "[]\n");
        folder_put(files, file, rows_of(i, limit + 1, pool));
        assert_string_equal(folder_outcome(files, reading, file, pool),
                            LIMIT_CASES[i].error);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_issue_is_a_text),
        cmocka_unit_test(the_list_of_actors_comes_first),
        cmocka_unit_test(sources_are_read),
        cmocka_unit_test(holdings_are_read),
        cmocka_unit_test(pairs_are_read),
        cmocka_unit_test(a_folder_is_read_whole),
        cmocka_unit_test(there_are_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
