/* test_preparation_steps.c - criteria, overrides, forms, talks, versions of a folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "folder.h"

#define UNKNOWN(name)                                                                    \
    "'" name "' is not an actor of the list; add it to the list, or write it as it "     \
    "stands there\n"
#define NO_DATE(written)                                                                 \
    "'" written "' is not a date; write 2026-03-03 or 2026-03-03 10:12\n"

/* clang-format off */
static const struct folder_case CRITERIA_CASES[] = {
    {"none", "code,text\n", ""},
    {"one, open", "code,text\nC1,brings a source\n", "C1 [brings a source] []\n"},
    {"locked", "criterium;tekst;vastgelegd op\nC1;a;2026-03-03 10:12\nC2;b;\n",
     "C1 [a] [2026-03-03 10:12]\nC2 [b] []\n"},
    {"no code", "code,text\n,a\n",
     "error criteria.csv:2:1: the criterion's code is missing\n"},
    {"no such day", "code,text,locked_at\nC1,a,2026-02-29\n",
     "error criteria.csv:2:6: " NO_DATE("2026-02-29")},
    {"a leap day", "code,text,locked_at\nC1,a,2028-02-29\n", "C1 [a] [2028-02-29]\n"},
    {"twice", "code,text\nC1,a\nC2,b\nC1,c\n",
     "error criteria.csv:4:1: criterion 'C1' stands in this list already\n"},
    {"a column missing", "code\nC1\n",
     "error criteria.csv:1:1: column 'text' is missing; known are: code, text, "
     "locked_at\n"},
};

static const struct folder_case OVERRIDE_CASES[] = {
    {"none", "actor,reason\n", ""},
    {"of the dependence", "actor,dependence,reason\nQ,large,we know them\n",
     "Q large - [we know them] [] []\n"},
    {"of the class, with who and when",
     "actor,class,reason,by,at\nP,2,late,group,2026-03-03T10:12\n",
     "P - context [late] [group] [2026-03-03 10:12]\n"},
    {"in Dutch and French words",
     "acteur,dependence,klasse,reden\nP,,kern,a\nQ,eerder klein,,b\nR,grande,,c\n",
     "P - core [a] [] []\nQ rather_small - [b] [] []\nR large - [c] [] []\n"},
    {"of both", "actor,dependence,class,reason\nP,large,core,a\n",
     "error overrides.csv:2:1: an override of 'P' gives either a dependence or a class\n"},
    {"of neither", "actor,dependence,class,reason\nP,,,a\n",
     "error overrides.csv:2:1: an override of 'P' gives either a dependence or a class\n"},
    {"without a reason", "actor,class,reason\nP,core,\n",
     "error overrides.csv:2:1: an override of 'P' needs a reason\n"},
    {"twice", "actor,class,reason\nP,core,a\nP,context,b\n",
     "error overrides.csv:3:1: 'P' is overridden already; keep one row\n"},
    {"of nobody we know", "actor,class,reason\nX,core,a\n",
     "error overrides.csv:2:1: " UNKNOWN("X")},
    {"of somebody written otherwise", "actor,class,reason\np,core,a\n",
     "error overrides.csv:2:1: 'p' is not an actor of the list; did you mean 'P'?\n"},
    {"of two at once", "actor,class,reason\nP|Q,core,a\n",
     "error overrides.csv:2:1: one actor stands here, not 'P|Q'\n"},
    {"of nobody", "actor,class,reason\n,core,a\n",
     "error overrides.csv:2:1: the actor's name is missing\n"},
    {"every cell of a row at once",
     "actor,dependence,class,reason,at\nP,small,kernel,a,gisteren\n",
     "error overrides.csv:2:3: dependence must be large, rather large or rather small, or "
     "a number from 1 (rather small) to 3 (large), not 'small'\n"
     "error overrides.csv:2:9: class must be core, complementary, context or not relevant, "
     "or a number from 1 (not relevant) to 4 (core), not 'kernel'\n"
     "error overrides.csv:2:18: " NO_DATE("gisteren")},
};

static const struct folder_case FORM_CASES[] = {
    {"none", "actor,form\n", ""},
    {"every form", "actor,form\nP,network\nQ,ad_hoc\nR,consultation\n",
     "P network []\nQ ad_hoc []\nR consultation []\n"},
    {"no cooperation is a choice too", "actor,form\nP,none\nQ,geen\n",
     "P none []\nQ none []\n"},
    {"in Dutch and French, with a reason",
     "actor;vorm;reden\nP;netwerk;they asked\nQ;ponctuel;\n",
     "P network [they asked]\nQ ad_hoc []\n"},
    {"several actors at once", "actor,form\nP|R,network\n", "P network []\nR network []\n"},
    {"twice", "actor,form\nP,network\nP,network\n",
     "error forms.csv:3:1: 'P' has a form already; keep one row\n"},
    {"twice in a cell", "actor,form\nP|P,network\n",
     "error forms.csv:2:1: 'P|P' has a form already; keep one row\n"},
    {"no form and no actor", "actor,form\nX,\n",
     "error forms.csv:2:1: " UNKNOWN("X")
     "error forms.csv:2:3: form must be network, ad hoc, consultation or none, not ''\n"},
    {"a bar too many", "actor,form\nP|,network\n",
     "error forms.csv:2:1: 'P|' has a bar with no name beside it; write names as 'A|B', "
     "or leave the cell empty\n"},
};

static const struct folder_case SELECTION_CASES[] = {
    {"none", "actor,selected\n", ""},
    {"in and out, with a reason", "actor,selected,reason\nP,yes,\nQ,no,too many\n",
     "P in []\nQ out [too many]\n"},
    {"in Dutch and French", "acteur;geselecteerd;reden\nP;ja;\nQ;non;x\nR;x;\n",
     "P in []\nQ out [x]\nR in []\n"},
    {"several actors at once", "actor,selected\nP|R,yes\n", "P in []\nR in []\n"},
    {"twice", "actor,selected\nP,yes\nP,no\n",
     "error selection.csv:3:1: 'P' was chosen in or out already; keep one row\n"},
    {"neither, and no actor", "actor,selected\nX,\n",
     "error selection.csv:2:1: " UNKNOWN("X")
     "error selection.csv:2:3: selected must be yes or no, not ''\n"},
    {"half in", "actor,selected\nP,partly\n",
     "error selection.csv:2:3: selected must be yes or no, not 'partly'\n"},
};

#define TALK_HEAD                                                                        \
    "actor,by,with,at,estimate_right,interest,interest_effect,motivation,readiness,"     \
    "conditions,mandate,outcome,note\n"

static const struct folder_case TALK_CASES[] = {
    {"none", "actor\n", ""},
    {"only that there was one", "actor\nQ\n", "Q [] [] [] - [] - 0 - [] - - []\n"},
    {"everything",
     TALK_HEAD "P,A,head,2026-03-10,partly,earlier reach,helps,4,on conditions,not in "
     "July,reports back,core,from September\n",
     "P [A] [head] [2026-03-10] partly [earlier reach] helps 4 on_conditions [not in July] "
     "reports_back core [from September]\n"},
    {"in Dutch",
     "Actor;Door;Met;Op;Inschatting juist;Organisatiebelang;Effect van het belang;"
     "Motivatie;Handelingsbereidheid;Voorwaarden;Mandaat;Uitkomst;Toelichting\n"
     "R;A;hoofd;2026-03-10;ja;bereik;neutraal;1;bereid;geen;beslist;rand;x\n",
     "R [A] [hoofd] [2026-03-10] yes [bereik] neutral 1 ready [geen] decides edge [x]\n"},
    {"the readiness as a number", "actor,readiness\nP,1\nQ,4\n",
     "P [] [] [] - [] - 0 none [] - - []\nQ [] [] [] - [] - 0 ready [] - - []\n"},
    {"every outcome there is, three at a time",
     "actor,outcome\nP,core\nQ,rand\nR,contextactor\n",
     "P [] [] [] - [] - 0 - [] - core []\nQ [] [] [] - [] - 0 - [] - edge []\n"
     "R [] [] [] - [] - 0 - [] - context []\n"},
    {"the next three", "actor,outcome\nP,anchoring\nQ,consultation\nR,ad hoc\n",
     "P [] [] [] - [] - 0 - [] - anchoring []\nQ [] [] [] - [] - 0 - [] - consultation []\n"
     "R [] [] [] - [] - 0 - [] - ad_hoc []\n"},
    {"the last two, in order of the file", "actor,outcome\nR,no\nP,later\n",
     "R [] [] [] - [] - 0 - [] - no []\nP [] [] [] - [] - 0 - [] - later []\n"},
    {"twice", "actor\nP\nQ\nP\n",
     "error talks.csv:4:1: the talk with 'P' stands here already; keep one row\n"},
    {"with two at once", "actor\nP|Q\n",
     "error talks.csv:2:1: one actor stands here, not 'P|Q'\n"},
    {"everything wrong at once",
     TALK_HEAD "X,A,B,10/3,maybe,,good,5,willing,,boss,inside,\n",
     "error talks.csv:2:1: " UNKNOWN("X")
     "error talks.csv:2:7: " NO_DATE("10/3")
     "error talks.csv:2:12: write yes, partly, no or unknown, or leave the cell empty, not "
     "'maybe'\n"
     "error talks.csv:2:19: interest_effect must be helps, neutral or clashes, not 'good'\n"
     "error talks.csv:2:24: motivation must be 1 to 4 (4 = strong), not '5'\n"
     "error talks.csv:2:26: readiness must be none, hesitant, on conditions or ready, or a "
     "number from 1 to 4, not 'willing'\n"
     "error talks.csv:2:35: mandate must be decides, reports back or none, not 'boss'\n"
     "error talks.csv:2:40: outcome must be core, edge, context, anchoring, consultation, "
     "ad hoc, no or later, not 'inside'\n"},
};

static const struct folder_case VERSION_CASES[] = {
    {"none", "version,reason\n", ""},
    {"two", "version,at,by,reason\n1,2026-03-03,group,first\n2,,,R4 forgotten\n",
     "1 [2026-03-03] [group] [first]\n2 [] [] [R4 forgotten]\n"},
    {"in Dutch", "versie;op;door;reden\n1;;A;eerste\n", "1 [] [A] [eerste]\n"},
    {"no number", "version,reason\n,first\n",
     "error versions.csv:2:1: the version's number is missing\n"},
    {"no reason", "version,reason\n1,\n",
     "error versions.csv:2:1: version '1' needs a reason: a correction is never silent\n"},
    {"no date", "version,at,reason\n1,March,first\n",
     "error versions.csv:2:3: " NO_DATE("March")},
};
/* clang-format on */

static void criteria_are_read(void **state)
{
    (void)state;
    folder_check(PREPARATION_CRITERIA, CRITERIA_CASES, ARRAY_COUNT(CRITERIA_CASES));
}

static void overrides_give_one_value_and_a_reason(void **state)
{
    (void)state;
    folder_check(PREPARATION_OVERRIDES, OVERRIDE_CASES, ARRAY_COUNT(OVERRIDE_CASES));
}

static void forms_are_chosen_once(void **state)
{
    (void)state;
    folder_check(PREPARATION_FORMS, FORM_CASES, ARRAY_COUNT(FORM_CASES));
}

static void actors_are_chosen_in_or_out_once(void **state)
{
    (void)state;
    folder_check(PREPARATION_SELECTION, SELECTION_CASES, ARRAY_COUNT(SELECTION_CASES));
}

static void talks_are_noted_once(void **state)
{
    (void)state;
    folder_check(PREPARATION_TALKS, TALK_CASES, ARRAY_COUNT(TALK_CASES));
}

static void versions_have_a_reason(void **state)
{
    (void)state;
    folder_check(PREPARATION_VERSIONS, VERSION_CASES, ARRAY_COUNT(VERSION_CASES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria_are_read),
        cmocka_unit_test(overrides_give_one_value_and_a_reason),
        cmocka_unit_test(forms_are_chosen_once),
        cmocka_unit_test(actors_are_chosen_in_or_out_once),
        cmocka_unit_test(talks_are_noted_once),
        cmocka_unit_test(versions_have_a_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
