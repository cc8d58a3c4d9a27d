/* test_ratings_file.c - an arena from ratings or a paper sheet, or what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/ratings_file.h"

#define E_ACUTE "\xC3\xA9"
#define C_CEDILLA "\xC3\xA7"

static const struct ratings_reading ALONE = {.is_alone = true};
static const struct ratings_reading IN_FOLDER = {.is_alone = false};

static void rating_describe(struct text *text, const struct arena_rating *rating)
{
    if (!rating->is_rated) {
        text_add(text, rating->is_own ? "(own)" : "-");
        return;
    }
    text_format(text, "%d/%d", rating->importance, rating->irreplaceability);
    if (rating->dependence != 0) {
        text_format(text, ">%d", rating->dependence);
    }
    text_add(text, rating->is_own ? "(own)" : "");
}

/* An actor as one line: "OCMW A=4/4>3 B=- by CAW|CLB from R1 note late". */
static void actor_describe(struct text *text, const struct arena *arena, size_t number)
{
    const struct arena_actor *actor = &arena->actors[number];

    text_add(text, actor->name);
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        text_format(text, " %s=", arena->raters[rater]);
        rating_describe(text, arena_rating_of(arena, number, rater));
    }
    for (size_t i = 0; i < actor->replaced_by_count; i++) {
        text_format(text, "%s%s", i == 0 ? " by " : "|", actor->replaced_by[i]);
    }
    if (actor->sources[0] != '\0') {
        text_format(text, " from %s", actor->sources);
    }
    if (actor->note[0] != '\0') {
        text_format(text, " note %s", actor->note);
    }
    text_add(text, "\n");
    assert_string_equal(actor->sector, "");
    assert_null(actor->override);
}

/* Read a file; give its actors, a line each, then all there is to say. */
static const char *outcome_of(const char *bytes, const struct ratings_reading *reading,
                              struct pool *pool)
{
    struct report report = {.pool = pool};
    struct arena arena = {.actor_count = 77}; /* must stay untouched on failure */
    struct csv_table table;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const bool is_read = csv_read(&(struct file_bytes){"f.csv", bytes, strlen(bytes)},
                                  pool, &report, &table) &&
                         ratings_read(&table, reading, pool, &report, &arena);
    assert_true(is_read || (report.error_count > 0 && arena.actor_count == 77));
    for (size_t i = 0; is_read && i < arena.actor_count; i++) {
        actor_describe(&text, &arena, i);
    }
    if (is_read) {
        assert_string_equal(arena.issue, "");
        assert_int_equal(arena.is_worksheet,
                         strcmp(arena.raters[0], RATINGS_WORKSHEET_RATER) == 0);
    }
    report_sort(&report);
    report_lines_add(&text, &report);
    return text.bytes;
}

struct file_case {
    const char *label;
    const char *bytes;
    const char *outcome;
};

static void cases_check(const struct file_case *cases, size_t count,
                        const struct ratings_reading *reading)
{
    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", cases[i].label);
        assert_string_equal(outcome_of(cases[i].bytes, reading, pool), cases[i].outcome);
    }
}

#define HEAD "actor,rater,importance,replaceability"

static const struct file_case READ_CASES[] = {
    {"one rating", HEAD "\nOCMW,A,4,small\n", "OCMW A=4/4\n"},
    {"every word in English",
     HEAD "\nP,A,1,large\nQ,A,2,rather large\nR,A,3,rather_small\nS,A,4,small\n",
     "P A=1/1\nQ A=2/2\nR A=3/3\nS A=4/4\n"},
    {"in Dutch",
     HEAD "\nP,A,1,groot\nQ,A,2,eerder groot\nR,A,3,Eerder Klein\nS,A,4,klein\n",
     "P A=1/1\nQ A=2/2\nR A=3/3\nS A=4/4\n"},
    {"in French, of both kinds, without accents too",
     HEAD "\nP,A,1,grande\nQ,A,2,plut\xC3\xB4t grand\nR,A,3,plutot petite\nS,A,4,petit\n",
     "P A=1/1\nQ A=2/2\nR A=3/3\nS A=4/4\n"},
    {"as numbers", HEAD "\nP,A,1,1\nQ,A,2,2\nR,A,3,3\nS,A,4,4\n",
     "P A=1/1\nQ A=2/2\nR A=3/3\nS A=4/4\n"},
    {"actors and raters in order of appearance",
     HEAD "\nQ,B,1,1\nP,A,2,2\nQ,A,3,3\nP,B,4,4\n", "Q B=1/1 A=3/3\nP B=4/4 A=2/2\n"},
    {"who did not rate has no rating", HEAD "\nP,A,1,1\nQ,B,2,2\n",
     "P A=1/1 B=-\nQ A=- B=2/2\n"},
    {"both cells empty is not rated", HEAD "\nP,A,,\nQ,A,1,1\n", "P A=-\nQ A=1/1\n"},
    {"nobody rated anything", HEAD "\nP,A,,\nQ,B\n", "P A=- B=-\nQ A=- B=-\n"},
    {"own, in every way",
     HEAD ",own\nP,A,1,1,x\nQ,A,1,1,X\nR,A,1,1,1\nS,A,1,1,ja\nT,A,1,1,yes\nU,A,1,1,OUI\n",
     "P A=1/1(own)\nQ A=1/1(own)\nR A=1/1(own)\nS A=1/1(own)\nT A=1/1(own)\n"
     "U A=1/1(own)\n"},
    {"not own", HEAD ",own\nP,A,1,1,\nQ,A,1,1,0\nR,A,1,1,nee\nS,A,1,1,no\nT,A,1,1,non\n",
     "P A=1/1\nQ A=1/1\nR A=1/1\nS A=1/1\nT A=1/1\n"},
    {"own and not rated", HEAD ",own\nP,A,,,x\n", "P A=(own)\n"},
    {"dependence as words and numbers",
     HEAD ",dependence\nP,A,1,1,large\nQ,A,1,1,eerder groot\nR,A,1,1,plut\xC3\xB4t "
          "petite\nS,A,1,1,3\nT,A,1,1,\n",
     "P A=1/1>3\nQ A=1/1>2\nR A=1/1>1\nS A=1/1>3\nT A=1/1\n"},
    {"several names that replace",
     HEAD ",replaced_by\nP,A,1,1,Q | R\nQ,A,1,1,-\nR,A,1,1\n",
     "P A=1/1 by Q|R\nQ A=1/1\nR A=1/1\n"},
    {"of all raters together, each once",
     HEAD ",replaced_by\nP,A,1,1,Q\nP,B,1,1,R|Q\nQ,A,1,1\nR,A,1,1\n",
     "P A=1/1 B=1/1 by Q|R\nQ A=1/1 B=-\nR A=1/1 B=-\n"},
    {"a new name has a mark",
     HEAD ",replaced_by\nP,A,1,1,?child minders\nQ,A,1,1,? X|P\n",
     "P A=1/1 by child minders\nQ A=1/1 by X|P\n"},
    {"a mark without a name is no name", HEAD ",replaced_by\nP,A,1,1,?\n", "P A=1/1\n"},
    {"sources and note, the first that are there",
     HEAD ",sources,note\nP,A,1,1,,\nP,B,1,1,\"R1, (R2)\",late\nP,C,1,1,R3,later\n",
     "P A=1/1 B=1/1 C=1/1 from R1, (R2) note late\n"},
    {"a name may have quotes and a line end in it",
     HEAD "\n\"Huis \"\"Zon\"\"\nLeuven\",A,1,1\n", "Huis \"Zon\"\nLeuven A=1/1\n"},
    {"semicolons, and columns in another order",
     "Vervangbaarheid;Belang;Beoordelaar;Actoren\nklein;4;A;P\n", "P A=4/4\n"},
    {"names that look alike are counted apart, with a warning",
     HEAD "\nKind en Gezin,A,1,1\nkind-en-gezin,a,2,2\n",
     "Kind en Gezin A=1/1 a=-\nkind-en-gezin A=- a=2/2\n"
     "warning f.csv: 'Kind en Gezin' and 'kind-en-gezin' look like one name written in "
     "two ways; they are counted apart\n"
     "warning f.csv: 'A' and 'a' look like one name written in two ways; they are "
     "counted apart\n"},
    {"Latin-1, with a note", HEAD "\nCaf\xE9,A,1,1\n",
     "Caf" E_ACUTE " A=1/1\n"
     "note f.csv: the file is not UTF-8; it was read as Windows-1252 (Latin-1): look "
     "whether the accents are right\n"},
};

static void ratings_are_read(void **state)
{
    (void)state;
    cases_check(READ_CASES, ARRAY_COUNT(READ_CASES), &ALONE);
}

/* The same row under headers in every language. */
static const struct {
    const char *label;
    const char *header;
} HEADER_CASES[] = {
    {"English", HEAD ",own,dependence,replaced_by,sources,note"},
    {"English with spaces, capitals and plurals",
     "Actors,Raters,IMPORTANCE,Replaceability,Own organisation,Dependence relation,"
     "By whom,Power and help sources,Notes"},
    {"Dutch",
     "actor,beoordelaar,belang,vervangbaarheid,eigen,afhankelijkheid,door wie,bronnen,"
     "nota"},
    {"Dutch, longer",
     "Actoren,Beoordelaars,Belangrijkheid 1 - 4,Vervangbaarheid groot - klein,Eigen "
     "organisatie,Afhankelijkheidsrelatie,Vervangbaar door,Machts- en hulpbronnen,"
     "Opmerkingen"},
    {"French", "acteur," E_ACUTE "valuateur,importance,rempla" C_CEDILLA "abilit" E_ACUTE
               ",propre,d" E_ACUTE "pendance,par qui,sources,remarque"},
    {"French, longer",
     "Acteurs," E_ACUTE "valuatrice,Importance 1 - 4,Rempla" C_CEDILLA "abilit" E_ACUTE
     " (grande - petite),Propre organisation,Relation de d" E_ACUTE "pendance,"
     "Remplac" E_ACUTE " par,Sources de pouvoir et ressources,Remarques"},
    {"French without accents",
     "acteur,evaluateur,importance,remplacabilite,propre,dependance,remplace par,"
     "ressources,remarque"},
};

static void headers_are_known_in_three_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(HEADER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text file;

        print_message("%s\n", HEADER_CASES[i].label);
        text_init(&file, pool, LIMIT_FILE_BYTES);
        text_format(&file, "%s\nP,A,3,4,x,2,Q,R1,late\nQ,A,1,1\n",
                    HEADER_CASES[i].header);
        assert_string_equal(outcome_of(file.bytes, &ALONE, pool),
                            "P A=3/4>2(own) by Q from R1 note late\nQ A=1/1\n");
    }
}

#define PAPER                                                                            \
    "Actoren;Machts- en hulpbronnen;Belangrijkheid 1 - 4;Vervangbaarheid (groot, "       \
    "eerder "                                                                            \
    "groot, eerder klein, klein);door wie;Afhankelijkheidsrelatie;Rangorde Belangrijke " \
    "actoren\n"
#define SHEET "Actoren;Belangrijkheid 1 - 4;Vervangbaarheid\n"

static const struct file_case PAPER_CASES[] = {
    {"every column",
     PAPER "P;R1, R2;4;klein;Q;groot;1\nQ;R3;2;eerder groot;;eerder klein;2\n",
     "P worksheet=4/4>3 by Q from R1, R2\nQ worksheet=2/2>1 from R3\n"},
    {"the ranking on it is not read", PAPER "P;;4;klein;;;first?\n", "P worksheet=4/4\n"},
    {"a row that was not filled in", PAPER "P;;;;;;\n", "P worksheet=-\n"},
    {"in French",
     "Acteurs;Sources de pouvoir et ressources;Importance 1 - 4;Rempla" C_CEDILLA
     "abilit" E_ACUTE ";par qui;Relation de d" E_ACUTE "pendance;Classement des acteurs "
     "importants\nP;;3;plut\xC3\xB4t petite;;grande;1\n",
     "P worksheet=3/3>3\n"},
    {"by whom behind the word", SHEET "P;4;klein, door wie: Q\nQ;1;1\n",
     "P worksheet=4/4 by Q\nQ worksheet=1/1\n"},
    {"in brackets", SHEET "P;4;eerder klein (door Q)\nQ;1;1\n",
     "P worksheet=4/3 by Q\nQ worksheet=1/1\n"},
    {"behind a number", SHEET "P;4;4 (Q)\nQ;1;\"1, ?X\"\n",
     "P worksheet=4/4 by Q\nQ worksheet=1/1 by X\n"},
    {"several", SHEET "P;4;small, by: Q|R\nQ;1;1\nR;1;1\n",
     "P worksheet=4/4 by Q|R\nQ worksheet=1/1\nR worksheet=1/1\n"},
    {"capitals, and on lines of their own",
     SHEET "P;4;\"Klein\nDoor wie:\nQ\"\nQ;1;\"petit ;Par qui : P\"\n",
     "P worksheet=4/4 by Q\nQ worksheet=1/4 by P\n"},
    {"a name that begins like a lead", SHEET "P;4;klein, bystander\nbystander;1;1\n",
     "P worksheet=4/4 by bystander\nbystander worksheet=1/1\n"},
    {"a name with brackets",
     SHEET "P;4;klein, door wie: Q (oost)\nQ (oost);1;klein (P)\n",
     "P worksheet=4/4 by Q (oost)\nQ (oost) worksheet=1/4 by P\n"},
    {"in brackets too", SHEET "P;4;klein (Q (oost))\nQ (oost);1;1\n",
     "P worksheet=4/4 by Q (oost)\nQ (oost) worksheet=1/1\n"},
    {"by whom in both places",
     "actor,importance,replaceability,door wie\nP,4,klein; Q,R\nQ,1,1\nR,1,1\n",
     "P worksheet=4/4 by R|Q\nQ worksheet=1/1\nR worksheet=1/1\n"},
    {"nobody behind the lead", SHEET "P;4;klein, door wie:\n", "P worksheet=4/4\n"},
    {"a dash behind the lead", SHEET "P;4;klein, door wie: -\n", "P worksheet=4/4\n"},
    {"an actor twice", SHEET "P;4;klein\nQ;1;1\nP;4;klein\n",
     "error f.csv:4:1: actor 'P' stands on this sheet already, on line 2\n"},
    {"a wrong word before a name", SHEET "P;4;weinig, door Q\nQ;1;1\n",
     "error f.csv:2:5: replaceability must be large, rather large, rather small or "
     "small, or a number from 1 (large) to 4 (small), not 'weinig'\n"},
    {"nobody of the sheet behind the word", SHEET "P;4;klein, door wie: CAW\n",
     "error f.csv:2:5: replaced_by names 'CAW', who is not an actor of this sheet; write "
     "an actor as in its row (several as 'A|B'), or mark a new name with a question "
     "mark: '?CAW'\n"},
};

static void paper_sheets_are_read(void **state)
{
    (void)state;
    cases_check(PAPER_CASES, ARRAY_COUNT(PAPER_CASES), &ALONE);
}

static void one_may_be_the_highest(void **state)
{
    const struct ratings_reading reading = {.is_alone = true, .is_one_highest = true};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(
        outcome_of(HEAD "\nP,A,1,1\nQ,A,2,2\nR,A,3,3\nS,A,4,klein\n", &reading, pool),
        "P A=4/1\nQ A=3/2\nR A=2/3\nS A=1/4\n");
}

static void in_a_folder_a_new_name_may_replace(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(
        outcome_of(HEAD ",replaced_by\nP,A,1,1,CAW|?X\n", &IN_FOLDER, pool),
        "P A=1/1 by CAW|X\n");
}

static void a_list_of_actors_decides(void **state)
{
    static const char *const ACTORS[] = {"Q", "P", "Caf\xC3\xA9"};
    const struct ratings_reading reading = {.actors = ACTORS, .actor_count = 3};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(outcome_of(HEAD "\nP,A,1,1\n", &reading, pool),
                        "Q A=-\nP A=1/1\nCaf" E_ACUTE " A=-\n");
    assert_string_equal(
        outcome_of(HEAD "\nP,A,1,1\ncafe,A,1,1\nR,A,1,1\n", &reading, pool),
        "error f.csv:3:1: 'cafe' is not an actor of the list; did you mean 'Caf" E_ACUTE
        "'?\n"
        "error f.csv:4:1: 'R' is not an actor of the list; add it to the list, or write "
        "it as it stands there\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ratings_are_read),
        cmocka_unit_test(headers_are_known_in_three_languages),
        cmocka_unit_test(paper_sheets_are_read),
        cmocka_unit_test(one_may_be_the_highest),
        cmocka_unit_test(in_a_folder_a_new_name_may_replace),
        cmocka_unit_test(a_list_of_actors_decides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
