#include "store/json_in.h"

#include <jansson.h>
#include <string.h>

/* What a tree is built from, while it is read. */
struct reading {
    struct pool *pool;
    size_t depth;
    bool has_figures; /* as of json_read_figures() */
};

/* A name that is longer would break a promise of base/model.h, and a large object takes
 * time in the square of its members. */
enum { DEPTH_MAX = 32, NAME_BYTES_MAX = 255, MEMBERS_MAX = 1000 };

static bool container_take(struct reading reading, struct value *container,
                           const json_t *json);

static bool member_take(struct reading reading, struct value *object, const char *key,
                        const json_t *json)
{
    const char *name = pool_text(reading.pool, key);

    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return container_take(reading, model_set_object(object, name), json);
    case JSON_ARRAY:
        return container_take(reading, model_set_list(object, name), json);
    case JSON_STRING:
        model_set_text(object, name, pool_text(reading.pool, json_string_value(json)));
        return true;
    case JSON_INTEGER:
        model_set_integer(object, name, json_integer_value(json));
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        model_set_boolean(object, name, json_is_true(json));
        return true;
    case JSON_NULL:
        model_set_null(object, name);
        return true;
    case JSON_REAL:
        model_set_figure(object, name, json_real_value(json));
        return reading.has_figures;
    default:
        return false;
    }
}

/* What lists hold of figures alone. */
static bool figure_take(struct reading reading, struct value *list, const json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_ARRAY:
        return container_take(reading, model_add_list(list), json);
    case JSON_REAL:
        model_add_figure(list, json_real_value(json));
        return true;
    case JSON_NULL:
        model_add_text(list, NULL);
        return true;
    default: /* a list of ours says yes as 1 */
        return false;
    }
}

static bool item_take(struct reading reading, struct value *list, const json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return container_take(reading, model_add_object(list), json);
    case JSON_STRING:
        model_add_text(list, pool_text(reading.pool, json_string_value(json)));
        return true;
    case JSON_INTEGER:
        model_add_integer(list, json_integer_value(json));
        return true;
    default: /* no row of ours has lists of these */
        return reading.has_figures && figure_take(reading, list, json);
    }
}

static bool container_take(struct reading reading, struct value *container,
                           const json_t *json)
{
    /* Jansson's iterators take no const. */
    json_t *object = (json_t *)(uintptr_t)json;

    if (++reading.depth > DEPTH_MAX || json_object_size(json) > MEMBERS_MAX) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(json); i++) {
        if (!item_take(reading, container, json_array_get(json, i))) {
            return false;
        }
    }
    for (void *at = json_object_iter(object); at != NULL;
         at = json_object_iter_next(object, at)) {
        const char *name = json_object_iter_key(at);

        if (strlen(name) > NAME_BYTES_MAX ||
            !member_take(reading, container, name, json_object_iter_value(at))) {
            return false;
        }
    }
    return true;
}

static bool tree_read(const char *bytes, size_t length, struct reading reading,
                      struct value **value_out, struct status *st)
{
    struct pool *pool = reading.pool;
    json_error_t error;
    json_t *json = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);

    if (json == NULL) {
        return status_fail(st, STATUS_INVALID, "this is no JSON: %s", error.text);
    }
    struct value *top = json_is_array(json) ? model_list(pool) : model_object(pool);
    const bool is_taken = container_take(reading, top, json);
    json_decref(json);
    if (!is_taken) {
        return status_fail(st, STATUS_INVALID,
                           "this JSON is too deep, or holds what nobody knows here");
    }
    *value_out = top;
    return true;
}

bool json_read(const char *bytes, size_t length, struct pool *pool,
               struct value **value_out, struct status *st)
{
    return tree_read(bytes, length, (struct reading){.pool = pool}, value_out, st);
}

bool json_read_figures(const char *bytes, size_t length, struct pool *pool,
                       struct value **value_out, struct status *st)
{
    return tree_read(bytes, length, (struct reading){.pool = pool, .has_figures = true},
                     value_out, st);
}
