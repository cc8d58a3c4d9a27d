/* journal_later.c - what stands on top of a change: which later ones would be lost if it
 * were taken back. */
#include <stdlib.h>
#include <string.h>

#include "store/journal_read.h"

/* Changes read at once: each may hold LIMIT_CHANGE_BYTES. */
enum { CHANGES_AT_ONCE = 20 };

/* A row of the change that was to go. */
struct row_key {
    const char *record; /* `length` bytes count */
    size_t length;
    const char *id;
};

/* All of them, sorted. */
struct row_keys {
    const struct row_key *keys;
    size_t count;
};

static int key_compare(const void *left, const void *right)
{
    const struct row_key *a = left;
    const struct row_key *b = right;
    const int order = strcmp(a->id, b->id);

    if (order != 0 || a->length != b->length) {
        return order != 0 ? order : a->length < b->length ? -1 : 1;
    }
    return memcmp(a->record, b->record, a->length);
}

static struct row_key key_make(const char *record, size_t length, const char *id)
{
    return (struct row_key){record, length, id};
}

static struct row_key key_of(const struct value *row)
{
    const char *record = value_text(journal_member(row, "record"));

    return key_make(record, strlen(record), value_text(journal_member(row, "id")));
}

/* `rows` NULL: their values were erased. */
static struct row_keys keys_make(const struct value *rows, struct pool *pool)
{
    struct row_key *keys = NULL;
    size_t count = 0;
    size_t capacity = 0;

    for (const struct value *row = rows == NULL ? NULL : value_first(rows); row != NULL;
         row = value_next(row)) {
        keys = pool_grow(pool, keys, count, &capacity, struct row_key);
        keys[count++] = key_of(row);
    }
    if (count > 0) {
        qsort(keys, count, sizeof *keys, key_compare);
    }
    return (struct row_keys){keys, count};
}

static bool keys_have(const struct row_keys *keys, struct row_key key)
{
    return bsearch(&key, keys->keys, keys->count, sizeof *keys->keys, key_compare) !=
           NULL;
}

/* Does a member of a row hold the id of one of `keys`: "actor_id" that of an actor? Of a
 * pair both are actors. */
static bool member_points(const struct value *member, const struct row_keys *keys)
{
    static const char SUFFIX[] = "_id";
    const char *name = value_name(member);
    const size_t length = strlen(name);

    if (length < sizeof SUFFIX ||
        strcmp(name + length - (sizeof SUFFIX - 1), SUFFIX) != 0) {
        return false;
    }
    const char *id = value_text(member);
    if (strcmp(name, "first_id") == 0 || strcmp(name, "second_id") == 0) {
        return keys_have(keys, key_make("actor", strlen("actor"), id));
    }
    return keys_have(keys, key_make(name, length - (sizeof SUFFIX - 1), id));
}

/* Do the values of a row, before or after a change, when there are any? */
static bool values_point(const struct value *values, const struct row_keys *keys)
{
    if (values == NULL) {
        return false;
    }
    for (const struct value *member = value_first(values); member != NULL;
         member = value_next(member)) {
        if (member_points(member, keys)) {
            return true;
        }
    }
    return false;
}

/* Is one of its rows one of `keys`, or does it point at one? */
static bool entry_touches(const struct journal_entry *later, const struct row_keys *keys)
{
    if (later->rows == NULL) {
        return false;
    }
    for (const struct value *row = value_first(later->rows); row != NULL;
         row = value_next(row)) {
        if (keys_have(keys, key_of(row)) ||
            values_point(journal_member(row, "before"), keys) ||
            values_point(journal_member(row, "after"), keys)) {
            return true;
        }
    }
    return false;
}

/* On the way back from the newest change. */
struct search {
    const struct row_keys *keys;
    int64_t position; /* of the change that was to go */
    int64_t at; /* what is newer was looked at */
    int64_t *undone; /* taken back since, by a change that was met already */
    size_t undone_count;
    size_t undone_capacity;
    int64_t *found; /* newest first */
    size_t found_count;
    size_t limit;
};

static bool is_undone(const struct search *search, int64_t position)
{
    for (size_t i = 0; i < search->undone_count; i++) {
        if (search->undone[i] == position) {
            return true;
        }
    }
    return false;
}

static bool search_is_over(const struct search *search)
{
    return search->at == search->position + 1 || search->found_count == search->limit;
}

/* Look at the next ones; what is kept of them lives in `pool`. */
static bool part_search(struct database *database, const char *network_id,
                        struct search *search, struct pool *pool, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct journal_list part = {0};

    if (!journal_list(database, network_id, search->at, CHANGES_AT_ONCE, scratch, &part,
                      st)) {
        return false;
    }
    if (part.count == 0) {
        search->at = search->position + 1;
    }
    for (size_t i = 0; i < part.count && !search_is_over(search); i++) {
        const struct journal_link *link = &part.entries[i].link;

        search->at = link->position;
        if (link->position <= search->position) {
            search->at = search->position + 1;
        } else if (is_undone(search, link->position)) {
            continue;
        } else if (link->undoes > search->position) {
            search->undone = pool_grow(pool, search->undone, search->undone_count,
                                       &search->undone_capacity, int64_t);
            search->undone[search->undone_count++] = link->undoes;
        } else if (entry_touches(&part.entries[i], search->keys)) {
            search->found[search->found_count++] = link->position;
        }
    }
    return true;
}

bool journal_later(struct database *database, const char *network_id,
                   const struct journal_entry *entry, size_t limit, struct pool *pool,
                   struct journal_list *list_out, struct status *st)
{
    const struct row_keys keys = keys_make(entry->rows, pool);
    struct search search = {
        .keys = &keys,
        .position = entry->link.position,
        .found = pool_array(pool, limit, int64_t),
        .limit = limit,
    };

    while (keys.count > 0 && !search_is_over(&search)) {
        if (!part_search(database, network_id, &search, pool, st)) {
            return false;
        }
    }
    struct journal_entry *entries =
        pool_array(pool, search.found_count + 1, struct journal_entry);
    for (size_t i = 0; i < search.found_count; i++) {
        if (!journal_find(database, network_id, search.found[i], pool, &entries[i], st)) {
            return false;
        }
    }
    *list_out = (struct journal_list){entries, search.found_count};
    return true;
}
