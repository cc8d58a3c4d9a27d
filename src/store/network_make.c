#include "store/network_make.h"

#include "store/journal.h"
#include "store/network.h"
#include "store/secret.h"

const char *network_new_id(struct pool *pool)
{
    return secret_token(pool, NETWORK_ID_BYTES);
}

static bool coordinator_add(struct change *change, struct unit *unit,
                            const struct network_new *network, struct status *st)
{
    struct role role = {.role = ROLE_COORDINATOR, .from_day = network->today};

    return person_ensure(change, unit, network->id, &network->coordinator,
                         &role.person_id, st) &&
           role_give(change, unit, network->id, &role, st);
}

bool network_make(struct unit *unit, const struct network_new *network, struct status *st)
{
    const struct change_head head = {network->id, network->author, "network.make",
                                     network->now, 0};
    const struct journal_list empty = {0};
    const struct network row = {
        .name = network->name,
        .place = network->place,
        .purpose = "",
        .journal_months = NETWORK_JOURNAL_MONTHS,
        .created_at = network->now,
    };
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    network_values(&row, values);
    return journal_adopt(unit->database, network->id, &empty, st) &&
           change_begin(unit, &head, &change, st) &&
           change_put(change, &NETWORK_RECORD, values, st) &&
           coordinator_add(change, unit, network, st) && change_end(change, st);
}
