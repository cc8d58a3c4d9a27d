#include "cli/measure_choice.h"

#include <string.h>

#include "exchange/fields.h"

enum { CENSUS_COUNT = 2 };
static const char *const CENSUSES[CENSUS_COUNT] = {"dyad_census", "triad_census"};

static void everything_choose(struct measure_choice *choice)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        choice->network[i] = true;
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        choice->organisation[i] = true;
    }
    choice->has_dyad_census = true;
    choice->has_triad_census = true;
    choice->groups = GROUPS_ALL;
}

/* A name may stand for a figure of the network and one of each organisation. */
static bool name_choose(struct measure_choice *choice, const char *name)
{
    bool is_known = false;

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (strcmp(NETWORK_MEASURES[i].name, name) == 0) {
            choice->network[i] = is_known = true;
            choice->groups |= GROUP_BIT(NETWORK_MEASURES[i].group);
        }
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (strcmp(ORGANISATION_MEASURES[i].name, name) == 0) {
            choice->organisation[i] = is_known = true;
            choice->groups |= GROUP_BIT(ORGANISATION_MEASURES[i].group);
        }
    }
    if (strcmp(name, CENSUSES[0]) == 0) {
        choice->has_dyad_census = is_known = true;
        choice->groups |= GROUP_BIT(GROUP_DYADS);
    }
    if (strcmp(name, CENSUSES[1]) == 0) {
        choice->has_triad_census = is_known = true;
        choice->groups |= GROUP_BIT(GROUP_TRIADS);
    }
    return is_known;
}

static bool name_refuse(const char *name, struct status *st)
{
    const char *names[NETWORK_MEASURE_COUNT + ORGANISATION_MEASURE_COUNT + CENSUS_COUNT];
    size_t count = 0;

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        names[count++] = NETWORK_MEASURES[i].name;
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        names[count++] = ORGANISATION_MEASURES[i].name;
    }
    for (size_t i = 0; i < CENSUS_COUNT; i++) {
        names[count++] = CENSUSES[i];
    }
    const char *meant = name_suggest(names, count, name);
    if (meant != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "there is no measure '%s'; do you mean '%s'?", name, meant);
    }
    return status_fail(st, STATUS_INVALID,
                       "there is no measure '%s'; docs/formats.md lists them all, as "
                       "density, betweenness, triad_census",
                       name);
}

bool measure_choice_read(const struct call *call, struct measure_choice *choice_out,
                         struct status *st)
{
    const char *list = call_option(call, "--measures");
    struct measure_choice choice = {.is_named = list != NULL};

    if (list == NULL) {
        everything_choose(&choice);
    }
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, ",");
        const char *name = pool_text_part(call->pool, list, length);

        if (!name_choose(&choice, name)) {
            return name_refuse(name, st);
        }
        list += length + (list[length] == ',');
    }
    *choice_out = choice;
    return true;
}
