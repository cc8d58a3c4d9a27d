#include "analysis/wave_network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/graph.h"

const struct wave_relation_kind WAVE_RELATIONS[WAVE_RELATION_COUNT] = {
    [WAVE_REGULAR] = {"regular", N_("contact at least monthly"),
                      N_("A line means: they had contact at least once a month in the "
                         "past year."),
                      "contact", NULL, 3, true, true},
    [WAVE_CONTACT] =
        {"contact", N_("any contact"),
         N_("A line means: they had contact at least once in the past year."), "contact",
         NULL, 1, true, true},
    [WAVE_INFO] = {"info", N_("information"),
                   N_("An arrow means: the one gives information to the other, not about "
                      "families."),
                   "info_give", "info_get", 1, false, true},
    [WAVE_REFERRAL] = {"referral", N_("referral"),
                       N_("An arrow means: the one refers families to the other."),
                       "refer_to", "refer_from", 1, false, true},
    [WAVE_ACTION] = {"action", N_("joint action"),
                     N_("A line means: they do something together."), "action", NULL, 1,
                     true, true},
    [WAVE_MEANS] = {"means", N_("shared means"),
                    N_("A line means: they share means, such as staff, a place or "
                       "knowledge."),
                    "means", NULL, 1, true, false},
};

enum wave_relation wave_relation_find(const char *code)
{
    size_t i = 0;

    while (i < WAVE_RELATION_COUNT && strcmp(WAVE_RELATIONS[i].code, code) != 0) {
        i++;
    }
    return (enum wave_relation)i;
}

/* ---- ties ---- */

/* Which answers become ties, and how they lie. */
struct gathering {
    const char *item;
    int least;
    bool is_valued;
    bool is_turned; /* who answers receives */
    bool is_paired; /* from < to */
};

struct gathered {
    struct tie *ties;
    size_t count;
};

static void ties_gather(const struct wave_answers *answers, struct gathering how,
                        struct gathered *gathered)
{
    for (size_t i = 0; i < answers->tie_count; i++) {
        const struct wave_tie_answer *answer = &answers->ties[i];
        const bool is_turned =
            how.is_turned || (how.is_paired && answer->from > answer->to);

        if (answer->value < how.least || answer->from == answer->to ||
            strcmp(answer->item, how.item) != 0) {
            continue;
        }
        gathered->ties[gathered->count++] = (struct tie){
            is_turned ? answer->to : answer->from, is_turned ? answer->from : answer->to,
            how.is_valued ? answer->value : 1};
    }
}

static int tie_order(const void *left, const void *right)
{
    const struct tie *a = left;
    const struct tie *b = right;

    if (a->from != b->from) {
        return a->from < b->from ? -1 : 1;
    }
    return (a->to > b->to) - (a->to < b->to);
}

/* In order, and of what two say the higher. */
static void ties_settle(struct gathered *gathered)
{
    size_t count = 0;

    if (gathered->count > 0) {
        qsort(gathered->ties, gathered->count, sizeof *gathered->ties, tie_order);
    }
    for (size_t i = 0; i < gathered->count; i++) {
        const struct tie *tie = &gathered->ties[i];

        if (count > 0 && tie_order(&gathered->ties[count - 1], tie) == 0) {
            gathered->ties[count - 1].value =
                fmax(gathered->ties[count - 1].value, tie->value);
        } else {
            gathered->ties[count++] = *tie;
        }
    }
    gathered->count = count;
}

/* ---- who answered ---- */

/* Its number among the items; item_count when it was not asked. */
static size_t item_find(const struct wave_answers *answers, const char *item)
{
    size_t i = 0;

    while (i < answers->item_count && strcmp(answers->items[i], item) != 0) {
        i++;
    }
    return i;
}

/* NULL when everybody answered. */
static const bool *silent_of(const struct wave_answers *answers, const char *item,
                             struct pool *pool)
{
    const size_t number = item_find(answers, item);
    bool *is_silent = pool_array(pool, answers->organisation_count, bool);
    bool has_silent = false;

    for (size_t i = 0; i < answers->organisation_count; i++) {
        is_silent[i] = number == answers->item_count ||
                       !answers->has_answered[i * answers->item_count + number];
        has_silent = has_silent || is_silent[i];
    }
    return has_silent ? is_silent : NULL;
}

/* ---- relations ---- */

/* What each said itself of one item, whoever the kind says sends. */
static struct relation relation_said(const struct wave_answers *answers,
                                     const struct wave_relation_kind *kind,
                                     const char *item, struct pool *pool)
{
    struct gathered gathered = {pool_array(pool, answers->tie_count, struct tie), 0};

    ties_gather(answers,
                (struct gathering){item, kind->least, kind->is_valued, false, false},
                &gathered);
    ties_settle(&gathered);
    return (struct relation){kind->code, true, gathered.ties, gathered.count,
                             silent_of(answers, item, pool)};
}

static struct relation relation_measured(const struct wave_answers *answers,
                                         const struct wave_relation_kind *kind,
                                         struct pool *pool)
{
    return relation_said(answers, kind, kind->item, pool);
}

static struct relation relation_shown(const struct wave_answers *answers,
                                      const struct wave_relation_kind *kind,
                                      struct pool *pool)
{
    struct gathered gathered = {pool_array(pool, 2 * answers->tie_count, struct tie), 0};

    ties_gather(answers,
                (struct gathering){kind->item, kind->least, kind->is_valued, false,
                                   kind->is_mutual},
                &gathered);
    if (kind->item_back != NULL) {
        ties_gather(answers,
                    (struct gathering){kind->item_back, kind->least, kind->is_valued,
                                       true, false},
                    &gathered);
    }
    ties_settle(&gathered);
    return (struct relation){kind->code, !kind->is_mutual, gathered.ties, gathered.count,
                             silent_of(answers, kind->item, pool)};
}

/* ---- networks ---- */

static struct network network_of(const struct wave_answers *answers, const char *title,
                                 bool is_shown, struct pool *pool)
{
    const size_t count = answers->organisation_count;
    const char **names = pool_array(pool, count, const char *);
    const char **sectors = pool_array(pool, count, const char *);
    const char **roles = pool_array(pool, count, const char *);
    struct attribute *attributes = pool_array(pool, 2, struct attribute);
    struct relation *relations = pool_array(pool, WAVE_RELATION_COUNT, struct relation);
    size_t relation_count = 0;

    for (size_t i = 0; i < count; i++) {
        names[i] = answers->organisations[i].name;
        sectors[i] = answers->organisations[i].sector;
        roles[i] = answers->organisations[i].role;
    }
    attributes[0] = (struct attribute){"sector", ATTRIBUTE_TEXT, sectors, NULL};
    attributes[1] = (struct attribute){"role", ATTRIBUTE_TEXT, roles, NULL};
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (item_find(answers, WAVE_RELATIONS[i].item) < answers->item_count) {
            relations[relation_count++] =
                is_shown ? relation_shown(answers, &WAVE_RELATIONS[i], pool)
                         : relation_measured(answers, &WAVE_RELATIONS[i], pool);
        }
    }
    return (struct network){title, names,     count,         attributes,
                            2,     relations, relation_count};
}

struct network wave_network(const struct wave_answers *answers, const char *title,
                            struct pool *pool)
{
    return network_of(answers, title, false, pool);
}

struct network wave_network_shown(const struct wave_answers *answers, const char *title,
                                  struct pool *pool)
{
    return network_of(answers, title, true, pool);
}

struct reports wave_reports(const struct wave_answers *answers,
                            enum wave_relation relation, struct pool *pool)
{
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[relation];
    const struct graph_reading reading = {.is_valued = kind->is_valued};
    const size_t count = answers->organisation_count;
    const struct relation said = relation_measured(answers, kind, pool);
    const struct graph sends = graph_make(&said, count, reading, pool);

    if (kind->item_back == NULL) {
        return reports_make(&sends, pool);
    }
    const struct relation heard = relation_said(answers, kind, kind->item_back, pool);
    const struct graph receives = graph_make(&heard, count, reading, pool);
    return reports_of_two(&sends, &receives, pool);
}
