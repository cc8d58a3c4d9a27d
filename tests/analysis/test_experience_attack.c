/* test_experience_attack.c - what is frozen when an anonymous survey closes, read by
 * somebody who solves it as equations and has the exact count behind each rounded share.
 * tests/method/test_disclosure_attack.c has the same attacker on the rules themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "analysis/experience_results.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "made_replies.h"
#include "method/linear_attacker.h"
#include "random.h"

enum { K = 5, LEVELS = 5, ROUNDS = 300, ITEMS = 4, ORGANISATIONS = 7, FIRST_ACTOR = 100 };

static const int64_t NOW = 1750000000000;

/* ---- people of several kinds, and one item ---- */

struct answers {
    size_t kinds;
    size_t counts[ATTACKER_KINDS][LEVELS + 1]; /* [0]: any */
};

static size_t union_count(const struct answers *answers, const bool *is_in, size_t level)
{
    size_t count = 0;

    for (size_t kind = 0; kind < answers->kinds; kind++) {
        count += is_in[kind] ? answers->counts[kind][level] : 0;
    }
    return count;
}

static bool is_within(const struct answers *answers, const bool *part, const bool *whole)
{
    for (size_t kind = 0; kind < answers->kinds; kind++) {
        if (part[kind] && !whole[kind] && answers->counts[kind][0] > 0) {
            return false;
        }
    }
    return true;
}

/* Are these people put together of groups that are shown? */
static bool is_told(const struct published_numbers *published,
                    const struct answers *answers, const bool *is_in)
{
    bool told[ATTACKER_KINDS] = {false};

    for (size_t i = 0; i < published->count; i++) {
        const bool *shown = published->numbers[i].is_in;
        const bool is_part = is_within(answers, shown, is_in);
        for (size_t kind = 0; kind < answers->kinds; kind++) {
            told[kind] = told[kind] || (is_part && shown[kind]);
        }
    }
    return is_within(answers, is_in, told);
}

/* Sums that follow, over fewer than a group, or over people who all answered alike. */
static size_t attack(const struct published_numbers *published,
                     const struct answers *answers)
{
    size_t found = 0;

    for (size_t choice = 1; choice < (size_t)1 << answers->kinds; choice++) {
        bool is_in[ATTACKER_KINDS] = {false};
        for (size_t kind = 0; kind < answers->kinds; kind++) {
            is_in[kind] = (choice >> kind & 1) != 0;
        }
        const size_t people = union_count(answers, is_in, 0);
        if (people == 0 || is_told(published, answers, is_in) ||
            !attacker_solves(published, is_in)) {
            continue;
        }
        bool is_alike = false;
        for (size_t level = 1; level <= LEVELS; level++) {
            is_alike = is_alike || union_count(answers, is_in, level) == people;
        }
        found += people < K || is_alike;
    }
    return found;
}

static int32_t value_draw(uint64_t *seed, size_t mood)
{
    static const int32_t OTHER[] = {REPLY_NONE, REPLY_UNKNOWN};

    return random_below(seed, 6) == 0   ? OTHER[random_below(seed, 2)]
           : random_below(seed, 4) == 0 ? 1 + (int32_t)random_below(seed, LEVELS)
                                        : (int32_t)mood;
}

/* Written and read back, as the database keeps it. */
static struct experience_results kept(const struct experience_results *results,
                                      struct pool *pool)
{
    struct experience_results back;
    struct status st = {0};

    assert_true(experience_results_read(experience_results_write(results, pool), pool,
                                        &back, &st));
    return back;
}

static bool is_shown(const struct experience_results *results, const char *group,
                     const char *item)
{
    const struct disclosed_item *cell = experience_cell(results, group, item);

    return cell != NULL && cell->state == DISCLOSED;
}

static void publish_kind(struct published_numbers *published, size_t kind)
{
    published->numbers[published->count++].is_in[kind] = true;
}

/* ---- families: the total and the ages ---- */

static const char *const FAMILY_ITEMS[ITEMS] = {"bs1", "bs2", "br1", "bk2"};

static void families_draw(struct made_replies *made, uint64_t *seed,
                          struct answers answers[ITEMS])
{
    const size_t count = 6 + random_below(seed, 80);
    const size_t spread = 1 + random_below(seed, 8);

    memset(answers, 0, ITEMS * sizeof *answers);
    for (size_t i = 0; i < count; i++) {
        const size_t kind = random_below(seed, spread) % 4;
        made_replies_add(made, RESPONDENT_FAMILIES, 0);
        if (kind < 3) {
            made_replies_say(made, "child_age", (int32_t)kind + 1);
        }
        for (size_t item = 0; item < ITEMS; item++) {
            const int32_t value = value_draw(seed, kind == 0 ? 2 : 4);
            made_replies_say(made, FAMILY_ITEMS[item], value);
            answers[item].kinds = 4;
            answers[item].counts[kind][0] += value > 0;
            answers[item].counts[kind][value > 0 ? value : 0] += value > 0;
        }
    }
}

static size_t families_attack(const struct experience_results *results,
                              const struct answers answers[ITEMS])
{
    size_t found = 0;

    for (size_t item = 0; item < ITEMS; item++) {
        struct published_numbers published = {.kinds = 4};
        if (!is_shown(results, "families", FAMILY_ITEMS[item])) {
            continue;
        }
        published.count = 1;
        memset(published.numbers[0].is_in, true, 4 * sizeof(bool));
        for (size_t kind = 0; kind < 3; kind++) {
            char group[32];
            (void)snprintf(group, sizeof group, "child_age:%zu", kind + 1);
            if (is_shown(results, group, FAMILY_ITEMS[item])) {
                publish_kind(&published, kind);
            }
        }
        found += attack(&published, &answers[item]);
    }
    return found;
}

static void ages_beside_the_total_give_no_family_away(void **state)
{
    uint64_t seed = 21;
    size_t shown = 0;

    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("five_b", pool);
        struct answers answers[ITEMS];
        families_draw(&made, &seed, answers);
        const struct experience_parts parts =
            experience_results_make(&made.replies, NOW, pool);
        const struct experience_results results = kept(&parts.parts[0].results, pool);
        assert_int_equal(families_attack(&results, answers), 0);
        shown += is_shown(&results, "child_age:1", "bs1");
    }
    assert_true(shown > ROUNDS / 4); /* there was something to attack */
}

/* ---- workers: the total and the pages of organisations ---- */

static const char *const WORKER_ITEMS[ITEMS] = {"loyalty_A", "loyalty_T", "culture_T",
                                                "role_H"};

static void workers_draw(struct made_replies *made, uint64_t *seed,
                         struct answers answers[ITEMS])
{
    const size_t count = 10 + random_below(seed, 60);
    const size_t spread = 2 + random_below(seed, ORGANISATIONS);

    memset(answers, 0, ITEMS * sizeof *answers);
    for (size_t i = 0; i < count; i++) {
        const size_t kind = random_below(seed, spread) % (ORGANISATIONS + 1);
        made_replies_add(made, RESPONDENT_WORKERS,
                         kind == ORGANISATIONS ? 0 : FIRST_ACTOR + (int64_t)kind);
        for (size_t item = 0; item < ITEMS; item++) {
            const int32_t value = value_draw(seed, 1 + (kind + item) % LEVELS);
            made_replies_say(made, WORKER_ITEMS[item], value);
            answers[item].kinds = ORGANISATIONS + 1;
            answers[item].counts[kind][0] += value > 0;
            answers[item].counts[kind][value > 0 ? value : 0] += value > 0;
        }
    }
}

/* Which organisation's page a part is. */
static size_t part_kind(const struct experience_part *part)
{
    size_t kind = 0;

    assert_true(number_read(part->name + strlen("organisation:"), SIZE_MAX, &kind));
    return kind - FIRST_ACTOR;
}

static size_t pages_attack(const struct experience_parts *parts,
                           const struct answers answers[ITEMS], struct pool *pool)
{
    size_t found = 0;

    for (size_t item = 0; item < ITEMS; item++) {
        struct published_numbers published = {.kinds = ORGANISATIONS + 1};
        if (!is_shown(&parts->parts[0].results, "workers", WORKER_ITEMS[item])) {
            continue;
        }
        published.count = 1;
        memset(published.numbers[0].is_in, true, published.kinds * sizeof(bool));
        for (size_t i = 1; i < parts->count; i++) {
            const struct experience_results results =
                kept(&parts->parts[i].results, pool);
            if (is_shown(&results, parts->parts[i].name, WORKER_ITEMS[item])) {
                publish_kind(&published, part_kind(&parts->parts[i]));
            }
        }
        found += attack(&published, &answers[item]);
    }
    return found;
}

static void pages_of_all_organisations_give_no_worker_away(void **state)
{
    uint64_t seed = 22;
    size_t pages = 0;

    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("dilemmas", pool);
        struct answers answers[ITEMS];
        workers_draw(&made, &seed, answers);
        const struct experience_parts parts =
            experience_results_make(&made.replies, NOW, pool);
        assert_int_equal(pages_attack(&parts, answers, pool), 0);
        pages += parts.count - 1;
    }
    assert_true(pages > ROUNDS / 2);
}

/* ---- the whole text ---- */

static const char *json_of(const struct experience_results *results, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_RESULT_BYTES);
    value_write_json_compact(experience_results_write(results, pool), &text);
    return text.bytes;
}

/* The same people the other way round. */
static void made_turn(struct made_replies *made)
{
    const size_t width = made->replies.item_count;

    for (size_t one = 0, other = made->replies.count; one + 1 < other; one++) {
        other--;
        const enum respondent respondent = made->respondents[one];
        const int64_t organisation = made->organisations[one];
        made->respondents[one] = made->respondents[other];
        made->respondents[other] = respondent;
        made->organisations[one] = made->organisations[other];
        made->organisations[other] = organisation;
        for (size_t item = 0; item < width; item++) {
            const int32_t value = made->values[one * width + item];
            made->values[one * width + item] = made->values[other * width + item];
            made->values[other * width + item] = value;
        }
    }
}

static void the_order_of_answers_leaves_no_trace(void **state)
{
    uint64_t seed = 23;

    (void)state;
    for (size_t round = 0; round < 10; round++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("dilemmas", pool);
        struct answers answers[ITEMS];
        workers_draw(&made, &seed, answers);
        const struct experience_parts before =
            experience_results_make(&made.replies, NOW, pool);
        made_turn(&made);
        const struct experience_parts after =
            experience_results_make(&made.replies, NOW, pool);
        assert_int_equal(before.count, after.count);
        for (size_t i = 0; i < before.count; i++) {
            assert_string_equal(json_of(&before.parts[i].results, pool),
                                json_of(&after.parts[i].results, pool));
        }
    }
}

static void what_is_hidden_has_no_figures(void **state)
{
    static const struct disclosed_share NOTHING = {0};
    uint64_t seed = 24;

    (void)state;
    for (size_t round = 0; round < 10; round++) {
        SCOPED(pool) pool = pool_new();
        struct made_replies made = made_replies_begin("five_b", pool);
        struct answers answers[ITEMS];
        families_draw(&made, &seed, answers);
        const struct experience_parts parts =
            experience_results_make(&made.replies, NOW, pool);
        const struct experience_results results = kept(&parts.parts[0].results, pool);
        for (size_t i = 0; i < results.cell_count; i++) {
            const struct disclosed_item *cell = &results.cells[i].figures;
            assert_true(cell->state == DISCLOSED ? cell->answered.low >= K
                                                 : cell->answered.high == 0);
            for (size_t j = 0; cell->state != DISCLOSED && j < DISCLOSURE_LEVELS; j++) {
                assert_memory_equal(&cell->shares[j], &NOTHING, sizeof NOTHING);
            }
        }
        for (size_t i = 0; i < results.figure_count; i++) {
            assert_true(results.figures[i].state != FIGURE_GIVEN ||
                        results.figures[i].answered.low >= K);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ages_beside_the_total_give_no_family_away),
        cmocka_unit_test(pages_of_all_organisations_give_no_worker_away),
        cmocka_unit_test(the_order_of_answers_leaves_no_trace),
        cmocka_unit_test(what_is_hidden_has_no_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
