#include "method/disclosure.h"

#include <assert.h>
#include <math.h>

#include "base/attributes.h"
#include "method/disclosure_parts.h"

enum { ROUNDED_BELOW = 50, ROUNDED_TO = 5 };

const struct disclosure_rule DISCLOSURE_FAMILIES = {
    .least = 5, .organisations_least = 0, .rounded_below = ROUNDED_BELOW};
const struct disclosure_rule DISCLOSURE_CROSSED = {
    .least = 10, .organisations_least = 0, .rounded_below = ROUNDED_BELOW};
const struct disclosure_rule DISCLOSURE_WORKERS = {
    .least = 5, .organisations_least = 3, .rounded_below = ROUNDED_BELOW};
const struct disclosure_rule DISCLOSURE_OWN = {
    .least = 5, .organisations_least = 0, .rounded_below = SIZE_MAX};

const char *const DISCLOSED_STATE_CODES[] = {
    [DISCLOSED] = "shown",
    [DISCLOSED_TOO_FEW] = "too_few",
    [DISCLOSED_BESIDE] = "beside",
    [DISCLOSED_NOT_ASKED] = "not_asked",
};

/* ---- numbers and shares ---- */

struct disclosed_number disclose_number(size_t count, const struct disclosure_rule *rule)
{
    static const size_t TIMES[] = {2, 5, 10};
    struct disclosed_number number = {count, count};

    if (count >= rule->rounded_below) {
        return number;
    }
    /* 0, 5, then 10, 20, 50, 100, 200, 500 … */
    number = (struct disclosed_number){0, 4};
    if (count >= 5) {
        number = (struct disclosed_number){5, 9};
    }
    for (size_t unit = 10, step = 0, begin = 10; count >= begin;) {
        const size_t end = unit * TIMES[step];
        number = (struct disclosed_number){begin, end - 1};
        begin = end;
        step = (step + 1) % ARRAY_COUNT(TIMES);
        unit = step == 0 ? end : unit;
    }
    return number;
}

struct disclosed_share disclose_share(size_t part, size_t whole,
                                      const struct disclosure_rule *rule)
{
    const size_t step = whole < rule->rounded_below ? ROUNDED_TO : 1;

    assert(part <= whole);
    if (whole == 0 || whole < rule->least) {
        return (struct disclosed_share){SHARE_HIDDEN, 0};
    }
    const size_t percent = (200 * part + step * whole) / (2 * step * whole) * step;
    if (part + 1 >= whole || percent >= 100) {
        return (struct disclosed_share){SHARE_ALMOST_ALL, 100};
    }
    if (part <= 1 || percent == 0) {
        return (struct disclosed_share){SHARE_ALMOST_NONE, 0};
    }
    return (struct disclosed_share){SHARE_GIVEN, (int)percent};
}

bool disclosed_is_shown(const struct disclosed_item *item)
{
    return item != NULL && item->state == DISCLOSED;
}

double disclosed_high_percent(const struct disclosed_item *item)
{
    return disclosed_is_shown(item) && item->high.state != SHARE_HIDDEN
               ? (double)item->high.percent
               : (double)NAN;
}

int disclosed_high_points(const struct disclosed_item *item)
{
    const int almost = item->answered.low != item->answered.high ? ROUNDED_TO : 1;

    if (item->state != DISCLOSED || item->high.state == SHARE_HIDDEN) {
        return -1;
    }
    switch (item->high.state) {
    case SHARE_ALMOST_ALL:
        return 100 - almost;
    case SHARE_ALMOST_NONE:
        return almost;
    default:
        return item->high.percent;
    }
}

bool disclosed_is_comparable(const struct disclosed_item *item)
{
    return disclosed_is_shown(item) && item->answered.low >= DISCLOSURE_COMPARED_LEAST &&
           item->high.state != SHARE_HIDDEN;
}

/* ---- groups beside their total ---- */

bool disclosure_is_group(const struct disclosure_group *group,
                         const struct disclosure_rule *rule)
{
    return group->people >= rule->least &&
           group->organisations >= rule->organisations_least;
}

static size_t less(size_t whole, size_t part)
{
    return whole > part ? whole - part : 0;
}

/* Those of the total who are in no group that is shown. Organisations may be in several
 * groups: there are at least so many. */
static struct disclosure_group groups_rest(const struct disclosure_group *groups,
                                           size_t count,
                                           const struct disclosure_group *total,
                                           const enum disclosed_state *states)
{
    struct disclosure_group rest = *total;
    size_t widest = 0;

    for (size_t i = 0; i < count; i++) {
        if (states[i] == DISCLOSED) {
            rest.people = less(rest.people, groups[i].people);
            rest.organisations = less(rest.organisations, groups[i].organisations);
        } else if (groups[i].organisations > widest) {
            widest = groups[i].organisations;
        }
    }
    if (rest.organisations < widest) {
        rest.organisations = widest;
    }
    return rest;
}

/* Could what is left over be shown? When nobody is left, what each shown group leaves of
 * the total: whoever knows that group's page can take it off. */
static bool groups_leave_enough(const struct disclosure_group *groups, size_t count,
                                const struct disclosure_group *total,
                                const struct disclosure_rule *rule,
                                const enum disclosed_state *states)
{
    const struct disclosure_group rest = groups_rest(groups, count, total, states);

    if (rest.people > 0) {
        return disclosure_is_group(&rest, rule);
    }
    for (size_t i = 0; i < count; i++) {
        const struct disclosure_group others = {
            less(total->people, groups[i].people),
            less(total->organisations, groups[i].organisations)};
        if (states[i] == DISCLOSED && others.people > 0 &&
            !disclosure_is_group(&others, rule)) {
            return false;
        }
    }
    return true;
}

size_t disclosure_smallest(const struct disclosure_group *groups, size_t count,
                           const enum disclosed_state *states)
{
    size_t smallest = count;

    for (size_t i = 0; i < count; i++) {
        if (states[i] == DISCLOSED &&
            (smallest == count || groups[i].people < groups[smallest].people)) {
            smallest = i;
        }
    }
    return smallest;
}

void disclosure_hide(const struct disclosure_group *groups, size_t count,
                     const struct disclosure_group *total,
                     const struct disclosure_rule *rest_rule,
                     enum disclosed_state *states)
{
    for (size_t hidden = 0; hidden < count; hidden++) {
        if (groups_leave_enough(groups, count, total, rest_rule, states)) {
            return;
        }
        const size_t smallest = disclosure_smallest(groups, count, states);
        if (smallest == count) {
            return;
        }
        states[smallest] = DISCLOSED_BESIDE;
    }
}

void disclose_groups(const struct disclosure_group *groups, size_t group_count,
                     const struct disclosure_group *total,
                     const struct disclosure_rule *rule, enum disclosed_state *states_out)
{
    for (size_t i = 0; i < group_count; i++) {
        states_out[i] =
            disclosure_is_group(&groups[i], rule) ? DISCLOSED : DISCLOSED_TOO_FEW;
    }
    disclosure_hide(groups, group_count, total, rule, states_out);
}
