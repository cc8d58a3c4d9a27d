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

#include "base/attributes.h"
#include "made_replies.h"
#include "method/linear_attacker.h"
#include "random.h"

enum { K = 5, LEVELS = 5, ROUNDS = 300, ITEMS = 4, ORGANISATIONS = 7, FIRST_ACTOR = 100 };

/* ---- people of several kinds, and one item ---- */

struct answers {
    size_t kinds;
    size_t counts[ATTACKER_KINDS][LEVELS + 1]; /* [0]: any */
};

static void answers_begin(struct answers answers[ITEMS], size_t kinds)
{
    memset(answers, 0, ITEMS * sizeof *answers);
    for (size_t item = 0; item < ITEMS; item++) {
        answers[item].kinds = kinds;
    }
}

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

/* One of this kind answers an item: mostly as they are minded, or nothing. */
static void answer_draw(struct made_replies *made, uint64_t *seed, const char *item,
                        int32_t mood, size_t *counts)
{
    static const int32_t OTHER[] = {REPLY_NONE, REPLY_UNKNOWN};
    const int32_t value = random_below(seed, 6) == 0 ? OTHER[random_below(seed, 2)]
                          : random_below(seed, 4) == 0
                              ? 1 + (int32_t)random_below(seed, LEVELS)
                              : mood;

    made_replies_say(made, item, value);
    if (value > 0) {
        counts[0]++;
        counts[value]++;
    }
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

/* What is shown of one item: of all, and of some kinds apart. */
struct shown {
    bool total;
    bool kinds[ATTACKER_KINDS];
};

static size_t shown_attack(const struct shown *shown, const struct answers *answers)
{
    struct published_numbers published = {.kinds = answers->kinds};

    if (!shown->total) {
        return 0;
    }
    published.count = 1;
    memset(published.numbers[0].is_in, true, answers->kinds * sizeof(bool));
    for (size_t kind = 0; kind < answers->kinds; kind++) {
        if (shown->kinds[kind]) {
            published.numbers[published.count++].is_in[kind] = true;
        }
    }
    return attack(&published, answers);
}

/* ---- families: the total and the ages ---- */

enum { AGES = 3 };

static const char *const FAMILY_ITEMS[ITEMS] = {"bs1", "bs2", "br1", "bk2"};

static void families_draw(struct made_replies *made, uint64_t *seed,
                          struct answers answers[ITEMS])
{
    const size_t count = 6 + random_below(seed, 80);
    const size_t spread = 1 + random_below(seed, 8);

    for (size_t i = 0; i < count; i++) {
        const size_t kind = random_below(seed, spread) % (AGES + 1);
        made_replies_add(made, RESPONDENT_FAMILIES, 0);
        if (kind < AGES) {
            made_replies_say(made, "child_age", (int32_t)kind + 1);
        }
        for (size_t item = 0; item < ITEMS; item++) {
            answer_draw(made, seed, FAMILY_ITEMS[item], kind == 0 ? 2 : 4,
                        answers[item].counts[kind]);
        }
    }
}

static size_t families_attack(const struct experience_results *results,
                              const struct answers answers[ITEMS])
{
    size_t found = 0;

    for (size_t item = 0; item < ITEMS; item++) {
        struct shown shown = {.total = is_shown(results, "families", FAMILY_ITEMS[item])};
        for (size_t kind = 0; kind < AGES; kind++) {
            char group[32];
            (void)snprintf(group, sizeof group, "child_age:%zu", kind + 1);
            shown.kinds[kind] = is_shown(results, group, FAMILY_ITEMS[item]);
        }
        found += shown_attack(&shown, &answers[item]);
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
        answers_begin(answers, AGES + 1);
        families_draw(&made, &seed, answers);
        const struct experience_results results = kept(made_results(&made, pool), pool);
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

    for (size_t i = 0; i < count; i++) {
        const size_t kind = random_below(seed, spread) % (ORGANISATIONS + 1);
        made_replies_add(made, RESPONDENT_WORKERS,
                         kind == ORGANISATIONS ? 0 : FIRST_ACTOR + (int64_t)kind);
        for (size_t item = 0; item < ITEMS; item++) {
            answer_draw(made, seed, WORKER_ITEMS[item],
                        1 + (int32_t)((kind + item) % LEVELS),
                        answers[item].counts[kind]);
        }
    }
}

static size_t pages_attack(const struct experience_parts *parts,
                           const struct answers answers[ITEMS], struct pool *pool)
{
    struct shown shown[ITEMS] = {{false, {false}}};
    size_t found = 0;

    for (size_t i = 0; i < parts->count; i++) {
        const struct experience_results results = kept(&parts->parts[i].results, pool);
        for (size_t item = 0; item < ITEMS; item++) {
            if (i == 0) {
                shown[item].total = is_shown(&results, "workers", WORKER_ITEMS[item]);
            } else {
                shown[item].kinds[part_organisation(&parts->parts[i]) - FIRST_ACTOR] =
                    is_shown(&results, parts->parts[i].name, WORKER_ITEMS[item]);
            }
        }
    }
    for (size_t item = 0; item < ITEMS; item++) {
        found += shown_attack(&shown[item], &answers[item]);
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
        answers_begin(answers, ORGANISATIONS + 1);
        workers_draw(&made, &seed, answers);
        const struct experience_parts parts = made_parts(&made, pool);
        assert_int_equal(pages_attack(&parts, answers, pool), 0);
        pages += parts.count - 1;
    }
    assert_true(pages > ROUNDS / 2);
}

/* ---- the whole text ---- */

/* The same people the other way round. */
static struct made_replies turned(const struct made_replies *made, const char *instrument,
                                  struct pool *pool)
{
    const size_t items = made->replies.item_count;
    struct made_replies other = made_replies_begin(instrument, pool);

    for (size_t i = made->replies.count; i > 0; i--) {
        made_replies_add(&other, made->respondents[i - 1], made->organisations[i - 1]);
        memcpy(&other.values[(other.replies.count - 1) * items],
               &made->values[(i - 1) * items], items * sizeof *made->values);
    }
    return other;
}

static void the_order_of_answers_leaves_no_trace(void **state)
{
    static const char *const CODES[] = {"dilemmas", "five_b", "growth"};

    (void)state;
    for (uint32_t seed = 0; seed < 12; seed++) {
        SCOPED(pool) pool = pool_new();
        const char *code = CODES[seed % ARRAY_COUNT(CODES)];
        struct made_replies made = made_replies_begin(code, pool);
        made_replies_draw(&made, RESPONDENT_WORKERS, 70, 8, seed);
        made_replies_draw(&made, RESPONDENT_FAMILIES, 40, 0, seed + 100);
        const struct made_replies other = turned(&made, code, pool);
        const struct experience_parts before = made_parts(&made, pool);
        const struct experience_parts after = made_parts(&other, pool);
        assert_int_equal(before.count, after.count);
        for (size_t i = 0; i < before.count; i++) {
            assert_string_equal(results_text(&before.parts[i].results, pool),
                                results_text(&after.parts[i].results, pool));
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
        answers_begin(answers, AGES + 1);
        families_draw(&made, &seed, answers);
        const struct experience_results results = kept(made_results(&made, pool), pool);
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
