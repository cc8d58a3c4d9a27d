#include "exchange/pseudonym.h"

#include <string.h>

#include "analysis/random.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/pseudonym_parts.h"

const char *const NAMING_CODES[NAMING_COUNT] = {"name", "code", "role"};

enum { CODE_DIGITS = 2 }; /* at least */

/* ---- who there is ---- */

static const struct attribute *role_attribute(const struct network *network)
{
    static const char *const NAMES[] = {"role", "rol", "r\xC3\xB4le",
                                        "Role", "Rol", "R\xC3\xB4le"};
    const struct attribute *attribute = NULL;

    for (size_t i = 0; i < ARRAY_COUNT(NAMES) && attribute == NULL; i++) {
        attribute = network_attribute(network, NAMES[i]);
    }
    return attribute;
}

static void names_take(struct hider *hider, const struct network *network)
{
    struct everybody *all = &hider->all;
    const struct attribute *role = role_attribute(network);

    for (size_t i = 0; i < network->organisation_count; i++) {
        size_t number = name_index_find(&all->index, network->names[i]);

        if (number == NAME_INDEX_NONE) {
            number = all->count++;
            all->names[number] = network->names[i];
            all->roles[number] = "";
            name_index_add(&all->index, network->names[i], number);
            const char *key = utf8_key(hider->pool, network->names[i]);
            if (name_index_find(&all->keys, key) == NAME_INDEX_NONE) {
                name_index_add(&all->keys, key, number);
            }
        }
        if (role != NULL && role->texts[i][0] != '\0') {
            all->roles[number] = role->texts[i];
        }
    }
}

static void everybody_take(struct hider *hider)
{
    struct everybody *all = &hider->all;
    size_t count = 0;

    for (size_t i = 0; i < hider->series->wave_count; i++) {
        count += hider->series->waves[i].network.organisation_count;
    }
    all->names = pool_array(hider->pool, count, const char *);
    all->roles = pool_array(hider->pool, count, const char *);
    all->index.pool = hider->pool;
    all->keys.pool = hider->pool;
    for (size_t i = 0; i < hider->series->wave_count; i++) {
        names_take(hider, &hider->series->waves[i].network);
    }
    all->order = pool_array(hider->pool, count, size_t);
    all->pseudonyms = pool_array(hider->pool, count, const char *);
    all->position_of = pool_array(hider->pool, count, size_t);
}

static void positions_take(struct everybody *all)
{
    for (size_t i = 0; i < all->count; i++) {
        all->position_of[all->order[i]] = i;
    }
}

/* ---- pseudonyms ---- */

static void codes_give(struct hider *hider)
{
    struct everybody *all = &hider->all;
    int digits = 1;

    for (size_t rest = all->count; rest >= 10; rest /= 10) {
        digits++;
    }
    digits = digits < CODE_DIGITS ? CODE_DIGITS : digits;
    for (size_t i = 0; i < all->count; i++) {
        struct text code;

        text_init(&code, hider->pool, LIMIT_NAME_BYTES);
        text_format(&code, "O%0*zu", digits, i + 1);
        all->pseudonyms[all->order[i]] = code.bytes;
    }
}

/* The shuffled order becomes one by role, roles in order of first appearance. */
static size_t *order_by_role(const struct everybody *all, struct name_index *roles,
                             size_t *role_count, struct pool *pool)
{
    size_t *sizes = pool_array(pool, all->count, size_t);
    size_t *begins = pool_array(pool, all->count + 1, size_t);
    size_t *order = pool_array(pool, all->count, size_t);

    for (size_t i = 0; i < all->count; i++) {
        size_t role = name_index_find(roles, all->roles[i]);

        if (role == NAME_INDEX_NONE) {
            role = (*role_count)++;
            name_index_add(roles, all->roles[i], role);
        }
        sizes[role]++;
    }
    for (size_t i = 0; i < *role_count; i++) {
        begins[i + 1] = begins[i] + sizes[i];
    }
    for (size_t i = 0; i < all->count; i++) {
        const size_t role = name_index_find(roles, all->roles[all->order[i]]);

        order[begins[role]++] = all->order[i];
    }
    return order;
}

/* "coordinator" when there is one, else "member 1", "member 2", ... */
static bool role_names_give(struct hider *hider, struct status *st)
{
    struct everybody *all = &hider->all;
    struct name_index given = {.pool = hider->pool};

    for (size_t i = 0, number = 1; i < all->count; i++, number++) {
        const char *role = all->roles[all->order[i]];
        const bool is_first = i == 0 || strcmp(role, all->roles[all->order[i - 1]]) != 0;
        const bool is_last =
            i + 1 == all->count || strcmp(role, all->roles[all->order[i + 1]]) != 0;
        struct text name;

        number = is_first ? 1 : number;
        text_init(&name, hider->pool, (size_t)2 * LIMIT_CELL_BYTES);
        text_add(&name, role);
        if (!is_first || !is_last) {
            text_format(&name, " %zu", number);
        }
        if (name_index_find(&given, name.bytes) != NAME_INDEX_NONE) {
            return status_fail(st, STATUS_INVALID,
                               "two organisations would both be called '%s'; change "
                               "their roles, or use codes",
                               name.bytes);
        }
        name_index_add(&given, name.bytes, i);
        all->pseudonyms[all->order[i]] = name.bytes;
    }
    return true;
}

static bool roles_give(struct hider *hider, struct status *st)
{
    struct everybody *all = &hider->all;
    struct name_index roles = {.pool = hider->pool};
    size_t role_count = 0;
    size_t missing = 0;

    for (size_t i = 0; i < all->count; i++) {
        missing += all->roles[i][0] == '\0';
    }
    if (missing == all->count) {
        return status_fail(st, STATUS_INVALID,
                           "there is no attribute 'role', so organisations cannot be "
                           "called by it; --attributes gives a table of them");
    }
    if (missing > 0) {
        return status_fail(st, STATUS_INVALID,
                           "organisations cannot be called by their role: %zu have none",
                           missing);
    }
    const struct attribute *role = role_attribute(&hider->series->waves[0].network);
    if (role != NULL && pseudonym_attribute_tells(hider, role->name)) {
        return status_fail(st, STATUS_INVALID,
                           "the attribute '%s' holds names of organisations, so it "
                           "cannot hide them",
                           role->name);
    }
    all->order = order_by_role(all, &roles, &role_count, hider->pool);
    return role_names_give(hider, st);
}

static void key_make(const struct hider *hider, struct pseudonymous *result)
{
    const struct everybody *all = &hider->all;
    const char **pseudonyms = pool_array(hider->pool, all->count, const char *);
    const char **names = pool_array(hider->pool, all->count, const char *);

    for (size_t i = 0; i < all->count; i++) {
        pseudonyms[i] = all->pseudonyms[all->order[i]];
        names[i] = all->names[all->order[i]];
    }
    result->pseudonyms = pseudonyms;
    result->names = names;
    result->count = all->count;
}

bool network_pseudonymise(const struct network_series *series, enum naming naming,
                          uint64_t seed, struct pool *pool, struct report *report,
                          struct pseudonymous *result_out, struct status *st)
{
    struct hider hider = {.series = series, .pool = pool, .report = report};
    struct pseudonymous result = {.series = *series};

    if (naming == NAMING_NAME) {
        *result_out = result;
        return true;
    }
    SCOPED(random) random = random_new(seed);
    everybody_take(&hider);
    random_permutation(random, hider.all.order, hider.all.count);
    if (naming == NAMING_CODE) {
        codes_give(&hider);
    } else if (!roles_give(&hider, st)) {
        return false;
    }
    positions_take(&hider.all);
    pseudonym_notes_hide(&hider);
    result.series = pseudonym_series_move(&hider);
    key_make(&hider, &result);
    *result_out = result;
    return true;
}

void pseudonym_key_add(const struct pseudonymous *result, struct text *csv)
{
    text_add(csv, "pseudonym,name\n");
    for (size_t i = 0; i < result->count; i++) {
        csv_add_cell(csv, result->pseudonyms[i], true);
        csv_add_cell(csv, result->names[i], false);
        text_add_char(csv, '\n');
    }
}
