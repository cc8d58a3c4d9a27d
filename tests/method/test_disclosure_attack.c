/* test_disclosure_attack.c - somebody who has every page, file and number, and solves
 * them as equations, works out nothing about fewer people than a group.
 *
 * The attacker is given more than is published: the exact count behind each rounded
 * share. So what holds here does not rest on rounding. The same attacker breaks the naive
 * rule (hide what is small, nothing beside it) again and again: the tests can fail.
 * Several waves, and every group that is frozen: tests/analysis/test_experience_attack.c;
 * languages: tests/web/test_experience_languages.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "method/disclosure.h"
#include "method/linear_attacker.h"
#include "random.h"

enum {
    PEOPLE_MOST = 80,
    LEVELS = 5,
    ITEMS = 3,
    GROUPS_MOST = 12,
    K = 5,
    K_ORGANISATIONS = 3,
    ROUNDS = 300
};

/* ---- people who answer ---- */

static const struct item_level SCALE[LEVELS] = {{.value = 1, .code = "1"},
                                                {.value = 2, .code = "2"},
                                                {.value = 3, .code = "3"},
                                                {.value = 4, .code = "4"},
                                                {.value = 5, .code = "5"}};
static const struct instrument_item ITEM = {
    .code = "x", .kind = ITEM_LEVEL, .levels = SCALE, .level_count = LEVELS};
static const struct instrument_item *const ITEM_LIST[ITEMS] = {&ITEM, &ITEM, &ITEM};

/* A person is of one kind: of an age and an area, or of an organisation. */
struct crowd {
    size_t count;
    size_t kinds;
    size_t kind[PEOPLE_MOST];
    int32_t values[PEOPLE_MOST * ITEMS];
    int64_t organisations[PEOPLE_MOST];
    enum respondent respondents[PEOPLE_MOST];
};

/* A background: which of its groups each kind of people is in. */
struct background {
    size_t groups;
    size_t group_of[ATTACKER_KINDS]; /* `groups`: in none */
};

/* Some are of one mind, some divided; some skip, some do not know. */
static int32_t value_draw(uint64_t *seed, size_t mood)
{
    const size_t kind = random_below(seed, 8);

    if (kind == 0) {
        return random_below(seed, 2) == 0 ? REPLY_NONE : REPLY_UNKNOWN;
    }
    return (int32_t)(kind < 5 ? mood : 1 + random_below(seed, LEVELS));
}

static void crowd_make(struct crowd *crowd, uint64_t *seed, size_t kinds)
{
    const bool is_of_one_mind = random_below(seed, 3) == 0;

    memset(crowd, 0, sizeof *crowd);
    crowd->kinds = kinds;
    crowd->count = 6 + random_below(seed, PEOPLE_MOST - 6);
    for (size_t i = 0; i < crowd->count; i++) {
        const size_t widest = 1 + random_below(seed, kinds);
        crowd->kind[i] = random_below(seed, widest); /* small and large kinds */
        crowd->respondents[i] = RESPONDENT_FAMILIES;
        for (size_t item = 0; item < ITEMS; item++) {
            crowd->values[i * ITEMS + item] =
                is_of_one_mind ? (random_below(seed, 9) == 0 ? 2 : 4)
                               : value_draw(seed, 1 + (crowd->kind[i] + item) % LEVELS);
        }
    }
}

static struct replies crowd_replies(const struct crowd *crowd)
{
    return (struct replies){.items = ITEM_LIST,
                            .item_count = ITEMS,
                            .values = crowd->values,
                            .respondents = crowd->respondents,
                            .organisations = crowd->organisations,
                            .count = crowd->count};
}

/* How many of a kind gave this level; 0: any level. */
static size_t kind_count(const struct crowd *crowd, size_t kind, size_t item, int level)
{
    size_t count = 0;

    for (size_t i = 0; i < crowd->count; i++) {
        const int32_t value = crowd->values[i * ITEMS + item];
        count += crowd->kind[i] == kind && (level == 0 ? value > 0 : value == level);
    }
    return count;
}

static size_t union_count(const struct crowd *crowd, const bool *is_in, size_t item,
                          int level)
{
    size_t count = 0;

    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        count += is_in[kind] ? kind_count(crowd, kind, item, level) : 0;
    }
    return count;
}

/* ---- what is published ---- */

typedef void (*show_fn)(const struct crowd *crowd, size_t item,
                        const struct background *background,
                        const struct disclosure_rule *rest_rule, bool *is_shown_out);

/* By the module. */
static void show_by_rules(const struct crowd *crowd, size_t item,
                          const struct background *background,
                          const struct disclosure_rule *rest_rule, bool *is_shown_out)
{
    const struct replies replies = crowd_replies(crowd);
    struct disclosed_item items[GROUPS_MOST];
    size_t groups[PEOPLE_MOST];

    for (size_t i = 0; i < crowd->count; i++) {
        groups[i] = background->group_of[crowd->kind[i]];
    }
    const struct disclosure_split split = {.groups = groups,
                                           .group_count = background->groups,
                                           .rule = &DISCLOSURE_OWN,
                                           .rest_rule = rest_rule};
    disclose_split(&replies, item, &split, items);
    for (size_t group = 0; group < background->groups; group++) {
        is_shown_out[group] = items[group].state == DISCLOSED;
    }
}

/* Hide what is small, and nothing else. */
static void show_naively(const struct crowd *crowd, size_t item,
                         const struct background *background,
                         const struct disclosure_rule *rest_rule, bool *is_shown_out)
{
    (void)rest_rule;
    for (size_t group = 0; group < background->groups; group++) {
        size_t count = 0;
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            count += background->group_of[kind] == group
                         ? kind_count(crowd, kind, item, 0)
                         : 0;
        }
        is_shown_out[group] = count >= K;
    }
}

/* The total and the shown groups of each background, as sums over kinds. */
static struct published_numbers publish(const struct crowd *crowd, size_t item,
                                        const struct background *backgrounds,
                                        size_t background_count,
                                        const struct disclosure_rule *rest_rule,
                                        show_fn show)
{
    struct published_numbers published = {.kinds = crowd->kinds, .count = 1};

    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        published.numbers[0].is_in[kind] = true;
    }
    for (size_t i = 0; i < background_count; i++) {
        bool is_shown[GROUPS_MOST] = {false};
        show(crowd, item, &backgrounds[i], rest_rule, is_shown);
        for (size_t group = 0; group < backgrounds[i].groups; group++) {
            struct published_number *number = &published.numbers[published.count];
            for (size_t kind = 0; kind < crowd->kinds && is_shown[group]; kind++) {
                number->is_in[kind] = backgrounds[i].group_of[kind] == group;
            }
            published.count += is_shown[group];
        }
    }
    return published;
}

static void publish_values(struct published_numbers *published, const struct crowd *crowd,
                           size_t item, int level)
{
    for (size_t i = 0; i < published->count; i++) {
        published->numbers[i].value =
            (double)union_count(crowd, published->numbers[i].is_in, item, level);
    }
}

/* ---- what the attacker finds ---- */

struct loot {
    size_t small; /* sums over fewer people than a group */
    size_t alike; /* over people who all answered alike, where that is not shown */
    size_t cells; /* answers of a hidden group, counted */
};

/* Kinds of nobody make no difference. */
static bool is_within(const struct crowd *crowd, size_t item, const bool *part,
                      const bool *whole)
{
    for (size_t kind = 0; kind < crowd->kinds; kind++) {
        if (part[kind] && !whole[kind] && kind_count(crowd, kind, item, 0) > 0) {
            return false;
        }
    }
    return true;
}

/* Are these people put together of groups that are shown? Then nothing new is told. */
static bool is_published(const struct published_numbers *published,
                         const struct crowd *crowd, size_t item, const bool *is_in)
{
    bool is_told[ATTACKER_KINDS] = {false};

    for (size_t i = 0; i < published->count; i++) {
        const bool *shown = published->numbers[i].is_in;
        const bool is_part = is_within(crowd, item, shown, is_in);
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            is_told[kind] = is_told[kind] || (is_part && shown[kind]);
        }
    }
    return is_within(crowd, item, is_in, is_told);
}

/* Every union of kinds that follows from the numbers: how many people is it about? */
static void unions_attack(const struct published_numbers *published,
                          const struct crowd *crowd, size_t item, struct loot *loot)
{
    for (size_t choice = 1; choice < (size_t)1 << crowd->kinds; choice++) {
        bool is_in[ATTACKER_KINDS] = {false};
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            is_in[kind] = (choice >> kind & 1) != 0;
        }
        const size_t people = union_count(crowd, is_in, item, 0);
        if (people == 0 || people > 25 || is_published(published, crowd, item, is_in) ||
            !attacker_solves(published, is_in)) {
            continue;
        }
        loot->small += people < K;
        for (int level = 1; level <= LEVELS; level++) {
            loot->alike += union_count(crowd, is_in, item, level) == people;
        }
    }
}

/* Each hidden group of a background, each answer somebody in it gave: is there but one
 * number that it can be? */
static void cells_attack(const struct published_numbers *published,
                         const struct crowd *crowd, size_t item,
                         const struct background *background, struct loot *loot)
{
    struct published_numbers numbers = *published;

    for (size_t group = 0; group < background->groups; group++) {
        bool is_in[ATTACKER_KINDS] = {false};
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            is_in[kind] = background->group_of[kind] == group;
        }
        for (int level = 1;
             level <= LEVELS && !is_published(published, crowd, item, is_in); level++) {
            const size_t count = union_count(crowd, is_in, item, level);
            publish_values(&numbers, crowd, item, level);
            const struct attacker_interval range = attacker_range(&numbers, is_in);
            assert_true(range.low < (double)count + 1e-6);
            assert_true(range.high > (double)count - 1e-6);
            loot->cells += count > 0 && range.high - range.low < 0.5;
        }
    }
}

/* ---- between the total, groups and filters; items with other people missing ---- */

/* Three ages and two areas; with "not said" they make twelve kinds of people. */
static size_t backgrounds_make(struct background *backgrounds, bool is_always_said)
{
    const size_t ages = is_always_said ? 3 : 4;
    const size_t kinds = ages * (is_always_said ? 2 : 3);

    backgrounds[0].groups = 3;
    backgrounds[1].groups = 2;
    for (size_t kind = 0; kind < kinds; kind++) {
        backgrounds[0].group_of[kind] = kind % ages;
        backgrounds[1].group_of[kind] = kind / ages;
    }
    return kinds;
}

static struct loot filters_attack(show_fn show, size_t rounds, bool is_always_said)
{
    struct background backgrounds[2];
    struct loot loot = {0};
    uint64_t seed = 11;

    const size_t kinds = backgrounds_make(backgrounds, is_always_said);
    for (size_t round = 0; round < rounds; round++) {
        static struct crowd crowd;
        crowd_make(&crowd, &seed, kinds);
        for (size_t item = 0; item < ITEMS; item++) {
            const struct published_numbers published =
                publish(&crowd, item, backgrounds, 2, &DISCLOSURE_FAMILIES, show);
            if (union_count(&crowd, published.numbers[0].is_in, item, 0) < K) {
                continue; /* there is no total either */
            }
            unions_attack(&published, &crowd, item, &loot);
            cells_attack(&published, &crowd, item, &backgrounds[0], &loot);
            cells_attack(&published, &crowd, item, &backgrounds[1], &loot);
        }
    }
    return loot;
}

static void totals_groups_and_filters_give_nobody_away(void **state)
{
    (void)state;
    for (int is_always_said = 0; is_always_said < 2; is_always_said++) {
        const struct loot loot =
            filters_attack(show_by_rules, ROUNDS / 5, is_always_said != 0);
        assert_int_equal(loot.small, 0);
        assert_int_equal(loot.alike, 0);
        assert_int_equal(loot.cells, 0);
    }
}

static void hiding_only_what_is_small_gives_people_away(void **state)
{
    const struct loot loot = filters_attack(show_naively, ROUNDS / 5, true);

    (void)state;
    print_message("naive: %zu sums over too few, %zu alike, %zu cells\n", loot.small,
                  loot.alike, loot.cells);
    assert_true(loot.small > 20);
    assert_true(loot.alike > 20);
    assert_true(loot.cells > 20);
}

/* ---- between the pages of organisations and the total ---- */

static void crowd_to_workers(struct crowd *crowd)
{
    for (size_t i = 0; i < crowd->count; i++) {
        crowd->respondents[i] = RESPONDENT_WORKERS;
        crowd->organisations[i] =
            crowd->kind[i] + 1 == crowd->kinds ? 0 : 100 + (int64_t)crowd->kind[i];
    }
}

/* Organisations with an answer among these people; the last kind did not say. */
static size_t union_organisations(const struct crowd *crowd, const bool *is_in,
                                  size_t item)
{
    size_t count = 0;

    for (size_t kind = 0; kind + 1 < crowd->kinds; kind++) {
        count += is_in[kind] && kind_count(crowd, kind, item, 0) > 0;
    }
    return count;
}

/* What one organisation can work out with its own page and the total. */
static size_t pages_attack(const struct published_numbers *published,
                           const struct crowd *crowd, size_t item)
{
    size_t found = 0;

    for (size_t page = 1; page < published->count; page++) {
        bool others[ATTACKER_KINDS] = {false};
        for (size_t kind = 0; kind < crowd->kinds; kind++) {
            others[kind] = !published->numbers[page].is_in[kind];
        }
        const size_t people = union_count(crowd, others, item, 0);
        found += people > 0 && (people < K || union_organisations(crowd, others, item) <
                                                  K_ORGANISATIONS);
    }
    return found;
}

static struct loot organisations_attack(show_fn show, size_t rounds, size_t *pages_out)
{
    struct background organisations = {.groups = 7};
    struct loot loot = {0};
    uint64_t seed = 12;

    for (size_t kind = 0; kind < 8; kind++) {
        organisations.group_of[kind] = kind;
    }
    for (size_t round = 0; round < rounds; round++) {
        static struct crowd crowd;
        crowd_make(&crowd, &seed, 8);
        crowd_to_workers(&crowd);
        for (size_t item = 0; item < ITEMS; item++) {
            const struct published_numbers published =
                publish(&crowd, item, &organisations, 1, &DISCLOSURE_WORKERS, show);
            if (published.count > 1) {
                unions_attack(&published, &crowd, item, &loot);
                cells_attack(&published, &crowd, item, &organisations, &loot);
                *pages_out += pages_attack(&published, &crowd, item);
            }
        }
    }
    return loot;
}

static void pages_of_organisations_give_no_other_away(void **state)
{
    size_t pages = 0;
    const struct loot loot = organisations_attack(show_by_rules, ROUNDS, &pages);

    (void)state;
    assert_int_equal(loot.small, 0);
    assert_int_equal(loot.alike, 0);
    assert_int_equal(loot.cells, 0);
    assert_int_equal(pages, 0);
}

static void pages_of_all_large_organisations_give_others_away(void **state)
{
    size_t pages = 0;
    const struct loot loot = organisations_attack(show_naively, 60, &pages);

    (void)state;
    print_message("naive: %zu sums over too few, %zu pages\n", loot.small, pages);
    assert_true(loot.small > 20);
    assert_true(pages > 0);
}

/* ---- from what is printed alone ---- */

static bool is_same(const struct disclosed_item *one, const struct disclosed_item *other)
{
    return memcmp(one, other, sizeof *one) == 0;
}

/* All ways in which so many people can answer, one after the other. */
static bool counts_next(size_t *counts)
{
    size_t level = 0;

    while (level + 1 < LEVELS && counts[level] == 0) {
        level++;
    }
    if (level + 1 == LEVELS) {
        return false;
    }
    const size_t moved = counts[level];
    counts[level] = 0;
    counts[level + 1]++;
    counts[0] = moved - 1;

    return true;
}

static struct disclosed_item counts_disclose(const size_t *counts)
{
    static struct crowd crowd;
    struct replies replies;

    crowd.count = 0;
    for (size_t level = 0; level < LEVELS; level++) {
        for (size_t i = 0; i < counts[level]; i++) {
            crowd.values[crowd.count++ * ITEMS] = (int32_t)level + 1;
        }
    }
    replies = crowd_replies(&crowd);
    return disclose_item(&replies, 0, NULL, &DISCLOSURE_FAMILIES);
}

/* Whatever is printed when all answer alike is printed for others too, who do not. */
static void no_printed_item_says_that_all_answered_alike(void **state)
{
    (void)state;
    for (size_t people = K; people <= 12; people++) {
        for (size_t alike = 0; alike < LEVELS; alike++) {
            size_t all[LEVELS] = {0};
            size_t counts[LEVELS] = {people};
            size_t others = 0;
            all[alike] = people;
            const struct disclosed_item printed = counts_disclose(all);
            do {
                const struct disclosed_item other = counts_disclose(counts);
                others += counts[alike] != people && is_same(&other, &printed);
            } while (counts_next(counts));
            assert_true(others > 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_groups_and_filters_give_nobody_away),
        cmocka_unit_test(hiding_only_what_is_small_gives_people_away),
        cmocka_unit_test(pages_of_organisations_give_no_other_away),
        cmocka_unit_test(pages_of_all_large_organisations_give_others_away),
        cmocka_unit_test(no_printed_item_says_that_all_answered_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
