#include "analysis/hypotheses.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/hypotheses_parts.h"
#include "base/attributes.h"
#include "base/number.h"
#include "base/say.h"
#include "base/text.h"

const char *const GOVERNANCE_CODES[GOVERNANCE_COUNT] = {"shared", "lead", "separate"};
const char *const FINDING_KIND_CODES[] = {"median", "test", "tau", "count"};
const char *const FINDING_STATE_CODES[] = {"given", "too_few", "undefined"};

const char *const HYPOTHESIS_CAUTION =
    N_("These are networks seen at one moment. That two things go together does not say "
       "that one makes the other.");

const struct hypothesis_card HYPOTHESES[HYPOTHESIS_COUNT] = {
    {"H3",
     N_("Does tension about responsibility differ with how the network is coordinated?"),
     "S000 L76", false},
    {"H4", N_("Do the dilemmas weigh differently with another role of the coordinator?"),
     "S000 L140", false},
    {"H5",
     N_("Earlier, in three cases, networks of a commissioner or a co-producer agreed "
        "more "
        "on their goals than those of a facilitator, and bringing differences together "
        "mattered most. What do we see here?"),
     "X7", false},
    {"H7",
     N_("If social workers of different organisations cooperate well, does this "
        "automatically lead to better help for families in poverty?"),
     "S003 L126", true},
    {"H8",
     N_("Do some dilemmas have a greater impact on the quality of help than others?"),
     "S003 L126", true},
    {"H9", N_("Is a steering role needed to fit the offer to the needs?"), "S003 L126",
     true},
};

static const double TRUST_GOOD = 3;

/* ---- measures ---- */

static const char *name_of(const char *kind, const char *of, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 128);
    text_format(&text, "%s.%s", kind, of);
    return text.bytes;
}

static struct measure tension(const struct gathering *gathering, int dilemma)
{
    return hypothesis_measure(gathering,
                              name_of("tension", DILEMMA_CODES[dilemma], gathering->pool),
                              &gathering->records->tension[dilemma]);
}

static struct measure handled(const struct gathering *gathering, int dilemma)
{
    return hypothesis_measure(gathering,
                              name_of("handled", DILEMMA_CODES[dilemma], gathering->pool),
                              &gathering->records->handled[dilemma]);
}

static struct measure quality(const struct gathering *gathering, int five_b)
{
    return hypothesis_measure(
        gathering, name_of("quality", FIVE_B_CARDS[five_b].code, gathering->pool),
        &gathering->records->quality[five_b]);
}

static struct measure behaviour(const struct gathering *gathering, int which)
{
    return hypothesis_measure(
        gathering,
        name_of("behaviour", COORDINATOR_BEHAVIOURS[which].code, gathering->pool),
        &gathering->records->behaviours[which]);
}

/* ---- the hypotheses ---- */

static void roles_add(struct gathering *gathering, const struct division *roles)
{
    const struct measure consensus =
        hypothesis_measure(gathering, "consensus", &gathering->records->consensus);

    hypothesis_groups_add(gathering, HYPOTHESIS_H3,
                          tension(gathering, DILEMMA_RESPONSIBILITY), roles);
    for (int i = 0; i < COORDINATOR_BEHAVIOUR_COUNT; i++) {
        hypothesis_tau_add(gathering, HYPOTHESIS_H3, behaviour(gathering, i),
                           tension(gathering, DILEMMA_RESPONSIBILITY));
    }
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        hypothesis_groups_add(gathering, HYPOTHESIS_H4, tension(gathering, i), roles);
        hypothesis_groups_add(gathering, HYPOTHESIS_H4, handled(gathering, i), roles);
    }
    hypothesis_groups_add(gathering, HYPOTHESIS_H5, consensus, roles);
    /* Synthesis is the last of the four behaviours. */
    hypothesis_tau_add(gathering, HYPOTHESIS_H5,
                       behaviour(gathering, COORDINATOR_BEHAVIOUR_COUNT - 1), consensus);
}

/* The lower median of what is known of a record's shares; NaN: of none. */
static double median_of(const double *shares, size_t count)
{
    double known[DILEMMA_COUNT] = {0};
    size_t known_count = 0;

    for (size_t i = 0; i < count; i++) {
        if (!isnan(shares[i])) {
            known[known_count++] = shares[i];
        }
    }
    qsort(known, known_count, sizeof *known, number_compare);
    return known_count > 0 ? known[(known_count - 1) / 2] : (double)NAN;
}

/* The poorest of the B's; NaN: none is known. */
static double poorest(const struct network_record *record)
{
    double least = (double)NAN;

    for (int i = 0; i < FIVE_B_STANDARD; i++) {
        least = fmin(least, record->quality[i]);
    }
    return least;
}

static void exceptions_add(struct gathering *gathering)
{
    size_t known = 0;
    size_t good = 0;
    size_t exceptions = 0;

    for (size_t i = 0; i < gathering->count; i++) {
        const struct network_record *record = &gathering->records[i];
        const double cooperation = median_of(record->handled, DILEMMA_COUNT);
        const double least = poorest(record);
        if (isnan(cooperation) || isnan(least)) {
            continue;
        }
        const bool is_good =
            cooperation >= HYPOTHESIS_COOPERATION_GOOD && !(record->trust < TRUST_GOOD);
        known++;
        good += is_good;
        exceptions += is_good && least < HYPOTHESIS_QUALITY_POOR;
    }
    struct hypothesis_finding finding = {
        .hypothesis = HYPOTHESIS_H7,
        .kind = FINDING_COUNT,
        .state = known > 0 ? FINDING_GIVEN : FINDING_TOO_FEW,
        .measure = "cooperation",
        .against = "quality",
        .group = "good",
        .networks = known,
        .value = (double)good,
        .low = (double)NAN,
        .high = (double)NAN,
        .p = (double)NAN,
    };
    hypothesis_finding_add(gathering, finding);
    finding.group = "exceptions";
    finding.networks = good;
    finding.state = good > 0 ? FINDING_GIVEN : FINDING_TOO_FEW;
    finding.value = (double)exceptions;
    hypothesis_finding_add(gathering, finding);
}

/* The strongest relation first, in either direction; what is not given last. */
static int strength_compare(const void *a, const void *b)
{
    const struct hypothesis_finding *left = a;
    const struct hypothesis_finding *right = b;
    const double first = left->state == FINDING_GIVEN ? fabs(left->value) : -1;
    const double second = right->state == FINDING_GIVEN ? fabs(right->value) : -1;

    if (first < second || first > second) {
        return first > second ? -1 : 1;
    }
    return strcmp(left->measure, right->measure);
}

static void weights_add(struct gathering *gathering)
{
    for (int b = 0; b < FIVE_B_STANDARD; b++) {
        const size_t begin = gathering->item_count;
        for (int i = 0; i < DILEMMA_COUNT; i++) {
            hypothesis_tau_add(gathering, HYPOTHESIS_H8, tension(gathering, i),
                               quality(gathering, b));
        }
        qsort(&gathering->items[begin], gathering->item_count - begin,
              sizeof *gathering->items, strength_compare);
    }
}

static void steering_add(struct gathering *gathering, const struct division *roles,
                         const struct division *governances)
{
    const struct measure measures[] = {
        quality(gathering, FIVE_B_USABILITY),
        quality(gathering, FIVE_B_AVAILABILITY),
        hypothesis_measure(gathering, "needs_covered",
                           &gathering->records->needs_covered),
    };

    for (size_t i = 0; i < ARRAY_COUNT(measures); i++) {
        hypothesis_groups_add(gathering, HYPOTHESIS_H9, measures[i], governances);
        hypothesis_groups_add(gathering, HYPOTHESIS_H9, measures[i], roles);
    }
}

struct hypothesis_findings hypotheses_make(const struct network_record *records,
                                           size_t count, uint64_t seed, struct pool *pool)
{
    SCOPED(random) random = random_new(seed);
    struct gathering gathering = {
        .records = records, .count = count, .random = random, .pool = pool};
    const char *role_codes[COORDINATOR_ROLE_COUNT];
    int *roles = pool_array(pool, count, int);
    int *governances = pool_array(pool, count, int);

    for (int i = 0; i < COORDINATOR_ROLE_COUNT; i++) {
        role_codes[i] = COORDINATOR_ROLES[i].code;
    }
    for (size_t i = 0; i < count; i++) {
        roles[i] = records[i].role;
        governances[i] = records[i].governance;
    }
    const struct division by_role = {roles, role_codes, COORDINATOR_ROLE_COUNT};
    const struct division by_governance = {governances, GOVERNANCE_CODES,
                                           GOVERNANCE_COUNT};
    if (count > 0) {
        roles_add(&gathering, &by_role);
        exceptions_add(&gathering);
        weights_add(&gathering);
        steering_add(&gathering, &by_role, &by_governance);
    }
    return (struct hypothesis_findings){gathering.items, gathering.item_count};
}
