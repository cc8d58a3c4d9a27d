#include "cli/demo_wave_answers.h"

#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "store/survey_answer.h"

#define GEZIN "gezin"
#define OPVANG "kinderopvang"
#define SCHOOL "onderwijs"
#define ZORG "gezondheid"
#define WELZIJN "welzijn"
#define ARMOEDE "armoede"
#define VRIJ "vrije tijd"

const struct demo_house DEMO_HOUSE[DEMO_HOUSES] = {
    {"Team Huis van het Kind", GEZIN, "core", "Lotte Maes", "lotte@huis.invalid", NULL,
     0},
    {"OCMW Oosterlinde", WELZIJN, "core", "Jan Peeters", "jan@oosterlinde.invalid",
     "Greet Aerts", 0},
    {"Stadsbestuur, dienst gezin", WELZIJN, "core", "Wim Jacobs", "wim@stad.invalid",
     "Leen Hermans", 0},
    {"Consultatiebureau", ZORG, "core", "Fatima El Amrani", "fatima@oosterlinde.invalid",
     NULL, 0},
    {"CAW De Brug", WELZIJN, "core", "Nele Jacobs", "nele@oosterlinde.invalid", NULL, 0},
    {"Centrum voor gezinsondersteuning", GEZIN, "core", "Bert Claeys", "bert@cgo.invalid",
     NULL, 0},
    {"Kinderdagverblijf Pimpernel", OPVANG, "core", "Pieter Goossens",
     "pieter@oosterlinde.invalid", NULL, 0},
    {"Kinderdagverblijf De Knop", OPVANG, "edge", "Sara Mertens", "sara@knop.invalid",
     NULL, 0},
    {"Onthaalouders Linde", OPVANG, "edge", "Rita De Smet", "", NULL, 1U << 2},
    {"Buitenschoolse opvang Speelboom", OPVANG, "edge", "Joke Willems",
     "joke@speelboom.invalid", NULL, 0},
    {"Basisschool De Linde", SCHOOL, "core", "Els Claes", "els@oosterlinde.invalid",
     "Dries Thys", 0},
    {"Basisschool Sint-Jozef", SCHOOL, "core", "Hans Baert", "hans@sintjozef.invalid",
     NULL, 1U << 1},
    {"Kleuterschool 't Nest", SCHOOL, "core", "An Lenaerts", "an@nest.invalid", NULL, 0},
    {"CLB Oosterlinde", SCHOOL, "edge", "Mieke Segers", "mieke@clb.invalid", NULL, 0},
    {"Wijkgezondheidscentrum", ZORG, "edge", "Koen Daems", "koen@wgc.invalid", NULL, 0},
    {"Logopedisten Oosterlinde", ZORG, "context", "Inge Vos", "inge@logo.invalid", NULL,
     1U << 0 | 1U << 1},
    {"Geestelijke gezondheidszorg jeugd", ZORG, "context", "Bart Nijs",
     "bart@ggz.invalid", NULL, 1U << 2},
    {"Vereniging Samen Sterk", ARMOEDE, "core", "Sofie Wouters",
     "sofie@oosterlinde.invalid", "Rosa Diallo", 0},
    {"Voedselhulp Oost", ARMOEDE, "edge", "Georges Pauwels", "", NULL, 1U << 1},
    {"Inloophuis De Kapstok", GEZIN, "core", "Leila Amari", "leila@kapstok.invalid", NULL,
     0},
    {"Bibliotheek", VRIJ, "edge", "Tine Smets", "tine@bib.invalid", NULL, 0},
    {"Speelpleinwerking", VRIJ, "edge", "Robbe Maas", "robbe@speelplein.invalid", NULL,
     1U << 0},
    {"Gezinsbond, afdeling Linde", GEZIN, "edge", "Marc Coppens", "marc@bond.invalid",
     NULL, 0},
    {"Integratiedienst Welkom", WELZIJN, "edge", "Yusuf Kaya", "yusuf@welkom.invalid",
     NULL, 0},
    {"Sportdienst", VRIJ, "edge", "Kim Baetens", "kim@sport.invalid", NULL, 1U << 2},
};

/* ---- how likely a tie is ---- */

/* Between two sectors, in any order: in the first wave and in the last. */
static const struct {
    const char *one;
    const char *other;
    double first;
    double last;
} CHANCES[] = {
    {OPVANG, SCHOOL, 0.15, 0.75},   {OPVANG, GEZIN, 0.35, 0.45},
    {OPVANG, ZORG, 0.10, 0.20},     {SCHOOL, WELZIJN, 0.15, 0.20},
    {SCHOOL, VRIJ, 0.06, 0.40},     {SCHOOL, GEZIN, 0.10, 0.25},
    {WELZIJN, ARMOEDE, 0.65, 0.65}, {WELZIJN, GEZIN, 0.40, 0.45},
    {ZORG, GEZIN, 0.30, 0.30},      {OPVANG, OPVANG, 0.65, 0.85},
    {SCHOOL, SCHOOL, 0.75, 0.90},   {WELZIJN, WELZIJN, 0.90, 0.90},
    {ZORG, ZORG, 0.35, 0.35},       {ARMOEDE, ARMOEDE, 0.90, 0.90},
    {GEZIN, GEZIN, 0.60, 0.65},     {VRIJ, VRIJ, 0.35, 0.60},
};
static const double ELSEWHERE = 0.03;
static const double TEAM_FIRST = 0.95;
static const double TEAM_LAST = 0.65;

/* 0 <= x < 1, of these numbers alone (splitmix64). */
static double chance_of(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    uint64_t x = 20260924 + (((a * 64 + b) * 64 + c) * 64 + d) * 0x9e3779b97f4a7c15U;

    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return (double)((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

/* What the numbers are drawn for. */
enum { FOR_TIE = 1, FOR_STRENGTH, FOR_NAMING, FOR_LEVEL, FOR_SHARING, FOR_TRUST };

static bool is_between(size_t one, size_t other, const char *a, const char *b)
{
    const char *first = DEMO_HOUSE[one].sector;
    const char *second = DEMO_HOUSE[other].sector;

    return (strcmp(first, a) == 0 && strcmp(second, b) == 0) ||
           (strcmp(first, b) == 0 && strcmp(second, a) == 0);
}

static double tie_chance(int wave, size_t one, size_t other)
{
    const double share = wave / (DEMO_WAVES - 1.0);

    if (one == DEMO_TEAM || other == DEMO_TEAM) {
        return TEAM_FIRST + share * (TEAM_LAST - TEAM_FIRST);
    }
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES); i++) {
        if (is_between(one, other, CHANCES[i].one, CHANCES[i].other)) {
            return CHANCES[i].first + share * (CHANCES[i].last - CHANCES[i].first);
        }
    }
    return ELSEWHERE;
}

/* ---- contact ---- */

/* As it is, before anybody is asked; the same for both ends. */
static int contact_there(int wave, size_t from, size_t to)
{
    const size_t one = from < to ? from : to;
    const size_t other = from < to ? to : from;
    const double strength = chance_of(one, other, FOR_STRENGTH, 0);
    int level = 2 + (strength > 0.35) + (strength > 0.7) + (strength > 0.92);

    if (chance_of(one, other, FOR_TIE, 0) >= tie_chance(wave, one, other)) {
        return 0;
    }
    if (is_between(one, other, OPVANG, SCHOOL)) {
        level += wave - 1; /* from hardly to often */
    }
    if (one == DEMO_TEAM && wave == 0) {
        level++;
    }
    return level < 1 ? 1 : level > 5 ? 5 : level;
}

int demo_contact(const struct demo_view *view)
{
    const int there = contact_there(view->wave, view->from, view->to);
    const uint64_t which = (uint64_t)view->wave * 2 + (uint64_t)view->who;
    const double naming = chance_of(view->from, view->to, FOR_NAMING, which);
    const double drawn = chance_of(view->from, view->to, FOR_LEVEL, which);

    if (there == 0) {
        return naming > 0.985 ? 1 : 0; /* somebody remembers what the other does not */
    }
    /* Weak ties are forgotten, strong ones hardly; the second informant knows fewer. */
    if (naming < (there <= 2 ? 0.16 : 0.04) + (view->who == 1 ? 0.12 : 0)) {
        return 0;
    }
    const int level = there + (drawn > 0.86) - (drawn < 0.14) - 2 * (drawn < 0.03);
    return level < 1 ? 1 : level > 5 ? 5 : level;
}

/* ---- the other items ---- */

/* How far the one end trusts the other, 1 .. 4; `item` 1 .. 3. */
static int trust_level(const struct demo_view *view, int item, bool is_value)
{
    const double drawn = chance_of(view->from, view->to, FOR_TRUST,
                                   (uint64_t)item * 2 + (uint64_t)is_value);
    int level = 2 + (drawn > 0.3) + (drawn > 0.85);

    if (drawn < 0.06) {
        return SURVEY_UNKNOWN;
    }
    if (is_between(view->from, view->to, OPVANG, SCHOOL)) {
        level += view->wave - 1;
    } else if (is_between(view->from, view->to, WELZIJN, ARMOEDE)) {
        level--; /* what was promised was not always kept */
    }
    return level < 1 ? 1 : level > 4 ? 4 : level;
}

/* What two do together, they do both. */
static double drawn_together(const struct demo_view *view)
{
    return view->from < view->to ? chance_of(view->from, view->to, FOR_SHARING, 0)
                                 : chance_of(view->to, view->from, FOR_SHARING, 0);
}

/* What goes from the one to the other: the receiver knows of it too. */
static double drawn_way(const struct demo_view *view, bool is_back)
{
    return is_back ? chance_of(view->to, view->from, FOR_SHARING, 1)
                   : chance_of(view->from, view->to, FOR_SHARING, 1);
}

static int64_t means_shared(const struct demo_view *view, int contact)
{
    const double drawn = drawn_together(view);
    const int64_t first = INT64_C(1) << (int)(drawn * 6);

    if (contact < 3) {
        return 0;
    }
    return drawn > 0.8 ? first | INT64_C(1) << 4 : first;
}

int64_t demo_answer(const struct demo_view *view, const char *item)
{
    const int contact = demo_contact(view);

    if ((item[0] == 'T' || item[0] == 'U') && item[2] == '\0') {
        return trust_level(view, item[1] - '0', item[0] == 'U');
    }
    if (strcmp(item, "works_with") == 0) {
        return 1;
    }
    if (strcmp(item, "contact") == 0) {
        return contact;
    }
    if (strcmp(item, "means") == 0) {
        return means_shared(view, contact);
    }
    if (strncmp(item, "info_", 5) == 0) {
        const double drawn = drawn_way(view, strcmp(item, "info_get") == 0);
        return contact >= 4 ? 2 : contact >= 2 && drawn > 0.2;
    }
    if (strncmp(item, "refer_", 6) == 0) {
        const double drawn = drawn_way(view, strcmp(item, "refer_from") == 0);
        return drawn > 0.5 ? (contact + 1) / 2 : 0; /* along half of the ties */
    }
    if (strcmp(item, "action") == 0) {
        const double drawn = drawn_together(view);
        return contact >= 4 && drawn > 0.3 ? 2 : contact >= 3 && drawn > 0.5;
    }
    return contact >= 4 ? 2 : drawn_way(view, false) > 0.75; /* warm */
}
