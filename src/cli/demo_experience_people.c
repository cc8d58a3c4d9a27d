#include "cli/demo_experience_people.h"

#include <string.h>

#include "base/attributes.h"
#include "cli/demo_wave_answers.h"

const char *const DEMO_SURVEY_CODES[DEMO_SURVEYS] = {"dilemmas", "growth", "five_b"};

enum { DIVIDED_HOUSE = 4, STOP_AFTER = 24 };

static const double SPREAD = 1.9; /* of a single answer: the sum of two draws */
static const double TENDENCY = 0.9; /* of a person: to agree, or not to */
static const double SKIPPING = 0.03;
static const double NOT_KNOWING = 0.05;
static const double STOPPING = 0.08;

/* Workers that there are; the last house came between the two rounds. */
static const unsigned char WORKERS[DEMO_HOUSES] = {
    3, 13, 6, 6, 12, 4, 8, 3, 2, 3, 9, 4, 3, 4, 3, 1, 2, 4, 2, 4, 1, 1, 0, 2, 2};
static const size_t FAMILIES[DEMO_ROUNDS] = {45, 60};

/* Of the workers, who answers each survey. */
static const double TAKING_PART[DEMO_SURVEYS] = {0.86, 0.62, 0.37};

/* ---- drawing ---- */

static uint64_t mixed(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/* 0 <= x < 1, of who it is and of a word (splitmix64 over FNV-1a). */
double demo_person_chance(const struct demo_person *person, const char *purpose)
{
    uint64_t word = 0xcbf29ce484222325U;

    for (const char *at = purpose; *at != '\0'; at++) {
        word = (word ^ (unsigned char)*at) * 0x100000001b3U;
    }
    const uint64_t who =
        ((uint64_t)person->round * DEMO_SURVEYS + (uint64_t)person->survey) * 4 +
        (uint64_t)person->respondent;
    const uint64_t seed =
        mixed((who * 1000 + person->number + 1) * 0x9e3779b97f4a7c15U) ^ word;
    return (double)(mixed(seed + 0x9e3779b97f4a7c15U) >> 11) * 0x1p-53;
}

size_t demo_family_count(int round)
{
    return FAMILIES[round];
}

size_t demo_worker_count(int round, size_t house)
{
    return house == DEMO_LATEST && round == 0 ? 0 : WORKERS[house];
}

bool demo_takes_part(const struct demo_person *person)
{
    return demo_person_chance(person, "takes part") < TAKING_PART[person->survey];
}

bool demo_says_house(const struct demo_person *person)
{
    return demo_person_chance(person, "says house") < 0.92;
}

/* ---- what most say ---- */

/* The middle of the answers to an item in each round; of families, else of workers. */
struct middle {
    const char *item;
    double rounds[DEMO_ROUNDS];
};

static const struct middle WORKERS_SAY[] = {
    {"loyalty_A", {4.2, 4.2}},
    {"loyalty_B", {3.4, 3.6}},
    {"loyalty_T", {3.2, 3.1}},
    {"loyalty_H", {3.8, 3.9}},
    {"responsibility_A", {4.4, 4.4}},
    {"responsibility_B", {3.3, 3.5}},
    {"responsibility_T", {4.2, 3.8}},
    {"responsibility_H", {2.3, 3.8}},
    {"learning_A", {2.6, 2.6}},
    {"learning_B", {3.9, 3.9}},
    {"learning_T", {2.1, 2.2}},
    {"learning_H", {3.3, 3.6}},
    {"culture_A", {3.9, 3.9}},
    {"culture_B", {4.3, 4.3}},
    {"culture_T", {3.1, 3.1}},
    {"culture_H", {3.5, 3.8}},
    {"identity_A", {4.0, 4.0}},
    {"identity_B", {3.3, 3.5}},
    {"identity_T", {1.9, 1.9}},
    {"identity_H", {3.8, 3.8}},
    {"knowledge_A", {3.6, 3.6}},
    {"knowledge_B", {3.4, 3.4}},
    {"knowledge_T", {3.4, 3.1}},
    {"knowledge_H", {2.7, 2.8}},
    {"role_A", {3.1, 3.1}},
    {"role_B", {4.2, 4.2}},
    {"role_T", {3.5, 3.2}},
    {"role_H", {3.0, 3.5}},
    {"control_power_A", {4.1, 4.1}},
    {"control_power_B", {2.6, 2.7}},
    {"control_power_T", {4.1, 4.1}},
    {"control_power_H", {2.5, 2.5}},
    {"power_T", {3.7, 3.6}},
    {"power_H", {2.4, 2.6}},
    {"prox", {1.6, 1.8}},
    {"media", {3.2, 3.4}},
    {"media2", {2.8, 3.4}},
    {"beh1", {4.0, 4.0}},
    {"beh2", {3.2, 3.5}},
    {"beh3", {2.9, 2.9}},
    {"beh4", {3.3, 3.5}},
    {"bridge", {2.7, 2.8}},
    {"pp1", {3.6, 3.8}},
    {"pp2", {3.2, 3.5}},
    {"pp3", {3.8, 3.8}},
    {"stell1", {3.0, 2.8}},
    {"stell2", {3.9, 3.9}},
    {"stell3", {3.9, 4.0}},
    {"shared_partners", {3.9, 3.9}},
    {"shared_families", {4.2, 4.2}},
    {"interest_own", {2.9, 3.1}},
    {"interest_network", {2.6, 3.2}},
    {"objective_own", {2.8, 3.2}},
    {"objective_network", {2.9, 3.5}},
    {"decision_line_own", {2.8, 3.3}},
    {"decision_line_network", {1.9, 3.1}},
    {"sources_own", {2.5, 2.6}},
    {"sources_network", {2.3, 2.4}},
    {"commitment_own", {3.2, 3.3}},
    {"commitment_network", {2.8, 2.9}},
    {"identification_own", {2.9, 3.2}},
    {"identification_network", {2.8, 3.1}},
    {"task_1", {3.6, 3.9}},
    {"task_2", {3.0, 3.7}},
    {"relation_1", {3.8, 3.8}},
    {"relation_2", {3.1, 3.2}},
    {"growth_1", {3.3, 3.3}},
    {"growth_2", {2.6, 2.7}},
    {"profiling_1", {2.2, 2.3}},
    {"profiling_2", {2.6, 2.7}},
    {"bs1", {3.8, 3.8}},
    {"bs2", {3.8, 3.8}},
    {"br1", {3.4, 3.6}},
    {"br2", {3.6, 3.6}},
    {"br3", {3.2, 3.3}},
    {"bt1", {3.6, 3.6}},
    {"bt2", {3.0, 3.0}},
    {"bt3", {4.0, 4.0}},
    {"bk1", {3.9, 3.9}},
    {"bk2", {4.2, 4.2}},
    {"bk3", {3.9, 3.9}},
    {"bg1", {3.4, 3.4}},
    {"bg2", {3.6, 3.6}},
    {"bg3", {3.8, 3.8}},
    {"kn1", {3.0, 3.1}},
    {"kn2", {2.9, 3.0}},
    {"zs1", {3.3, 3.3}},
    {"zs2", {3.2, 3.1}},
};

static const struct middle FAMILIES_SAY[] = {
    {"bs1", {3.3, 3.5}},       {"bs2", {1.9, 2.9}}, {"br1", {3.2, 3.5}},
    {"br2", {3.7, 3.7}},       {"br3", {3.1, 3.2}}, {"bt1", {3.9, 3.9}},
    {"bt2", {2.9, 3.0}},       {"bt3", {2.0, 2.1}}, {"bk1", {3.6, 3.7}},
    {"bk2", {4.3, 4.3}},       {"bk3", {3.5, 3.6}}, {"bg1", {3.2, 3.3}},
    {"bg2", {3.1, 3.2}},       {"bg3", {3.7, 3.7}}, {"kn1", {3.1, 3.3}},
    {"kn2", {2.9, 3.0}},       {"zs1", {2.8, 2.9}}, {"zs2", {2.3, 2.4}},
    {"child_age", {1.7, 1.8}},
};

static double middle_of(const struct demo_person *person, const char *item)
{
    const bool is_family = person->respondent == RESPONDENT_FAMILIES;
    const struct middle *middles = is_family ? FAMILIES_SAY : WORKERS_SAY;
    const size_t count = is_family ? ARRAY_COUNT(FAMILIES_SAY) : ARRAY_COUNT(WORKERS_SAY);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(middles[i].item, item) == 0) {
            return middles[i].rounds[person->round];
        }
    }
    return 3.2; /* a question of the network's own */
}

/* ---- what one says ---- */

static bool ends_in(const char *item, const char *end)
{
    const size_t length = strlen(item);
    const size_t wanted = strlen(end);

    return length > wanted && strcmp(item + length - wanted, end) == 0;
}

/* Half of the house cannot speak of what pinches, and the other half does not see it. */
static double house_shift(const struct demo_person *person, const char *item)
{
    const double side = person->seat % 2 == 0 ? 1 : -0.5;

    if (person->respondent != RESPONDENT_WORKERS || person->house != DIVIDED_HOUSE) {
        return 0;
    }
    if (ends_in(item, "_T")) {
        return 1.1 * side;
    }
    return ends_in(item, "_H") || ends_in(item, "_B") || ends_in(item, "_network")
               ? -1.5 * side
               : 0;
}

static int within(double value, const struct instrument_item *item)
{
    const int first = item->levels[0].value;
    const int last = item->levels[item->level_count - 1].value;
    const int rounded = (int)(value + 0.5);

    return rounded < first ? first : rounded > last ? last : rounded;
}

static double drawn(const struct demo_person *person, const char *item)
{
    const double one = demo_person_chance(person, item);
    struct demo_person other = *person;

    other.number += 500; /* a second, independent draw */
    return (one + demo_person_chance(&other, item) - 1) * SPREAD;
}

/* Who works in the same place as others, is more at home in the network; so is who feels
 * less for the own organisation and sees others often. */
static double contact_shift(const struct demo_person *person, const char *item)
{
    if (strcmp(item, "loyalty_B") != 0) {
        return 0;
    }
    return drawn(person, "loyalty_A") > -0.6 ? 0.7 * drawn(person, "prox")
                                             : 0.7 * drawn(person, "media");
}

static int level_said(const struct demo_person *person,
                      const struct instrument_item *item)
{
    const double tendency = (demo_person_chance(person, "tendency") - 0.5) * TENDENCY *
                            (ends_in(item->code, "_T") ? -1 : 1);

    return within(middle_of(person, item->code) + drawn(person, item->code) + tendency +
                      house_shift(person, item->code) + contact_shift(person, item->code),
                  item);
}

/* Of three roles: 1 few, 2 most, 3 some. */
static int role_said(const struct demo_person *person)
{
    const double chance = demo_person_chance(person, "coordinator_role");
    return chance < 0.16 ? 1 : chance < 0.62 ? 2 : 3;
}

/* What is expected of a network, and what is noticed: less. */
static int32_t benefits_said(const struct demo_person *person,
                             const struct instrument_item *item)
{
    static const double EXPECTED[] = {0.7, 0.75, 0.5, 0.6, 0.55, 0.35, 0.4};
    static const double NOTICED[] = {0.3, 0.2, 0.8, 0.5, 0.25, 0.4, 0.1};
    const double *chances = strcmp(item->code, "expected") == 0 ? EXPECTED : NOTICED;
    int32_t bits = 0;

    for (size_t i = 0; i < item->level_count && i < ARRAY_COUNT(EXPECTED); i++) {
        const double more = chances == NOTICED && person->round == 1 ? 0.12 : 0;
        if (demo_person_chance(person, item->levels[i].code) < chances[i] + more) {
            bits |= INT32_C(1) << item->levels[i].value;
        }
    }
    return bits;
}

int32_t demo_experience_answer(const struct demo_person *person,
                               const struct instrument_item *item, size_t place)
{
    struct demo_person silent = *person;
    const double skipping = item->is_background ? 4 * SKIPPING : SKIPPING;

    silent.number += 700;
    if (item->kind == ITEM_TEXT || item->kind == ITEM_NAMES ||
        demo_person_chance(&silent, item->code) < skipping ||
        (place >= STOP_AFTER && demo_person_chance(person, "stops") < STOPPING)) {
        return REPLY_NONE;
    }
    if (item->kind == ITEM_SET) {
        return benefits_said(person, item);
    }
    silent.number += 100;
    if (item->may_not_know && demo_person_chance(&silent, item->code) < NOT_KNOWING) {
        return REPLY_UNKNOWN;
    }
    return item->is_nominal ? role_said(person) : level_said(person, item);
}
