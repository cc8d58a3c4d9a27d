#include "analysis/network.h"
#include "base/name_index.h"

#include <string.h>

size_t network_organisation_find(const struct network *network, const char *name)
{
    size_t i = 0;

    while (i < network->organisation_count && strcmp(network->names[i], name) != 0) {
        i++;
    }
    return i;
}

const struct attribute *network_attribute(const struct network *network, const char *name)
{
    for (size_t i = 0; i < network->attribute_count; i++) {
        if (strcmp(network->attributes[i].name, name) == 0) {
            return &network->attributes[i];
        }
    }
    return NULL;
}

const struct relation *network_relation(const struct network *network, const char *name)
{
    for (size_t i = 0; i < network->relation_count; i++) {
        if (strcmp(network->relations[i].name, name) == 0) {
            return &network->relations[i];
        }
    }
    return NULL;
}

struct grouping grouping_of(const struct attribute *attribute, size_t organisation_count,
                            enum missing_group missing, struct pool *pool)
{
    const char **labels = pool_array(pool, organisation_count, const char *);
    size_t *group_of = pool_array(pool, organisation_count, size_t);
    size_t group_count = 0;
    SCOPED(pool) scratch = pool_new();
    const struct name_index lookup =
        name_index_of(attribute->texts, organisation_count, scratch);

    for (size_t i = 0; i < organisation_count; i++) {
        const char *label = attribute->texts[i];
        if (label[0] == '\0' && missing == MISSING_LEFT_OUT) {
            group_of[i] = GROUP_NONE;
            continue;
        }
        const size_t first = name_index_find(&lookup, label);
        if (first == i) {
            labels[group_count++] = label;
        }
        group_of[i] = first == i ? group_count - 1 : group_of[first];
    }
    return (struct grouping){labels, group_count, group_of};
}

struct grouping grouping_make(const struct attribute *attribute,
                              size_t organisation_count, struct pool *pool)
{
    return grouping_of(attribute, organisation_count, MISSING_LEFT_OUT, pool);
}
