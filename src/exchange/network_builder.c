#include "exchange/network_builder.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/network_parts.h"

struct network_builder *network_builder_new(const struct network_reading *reading,
                                            const char *file, struct pool *pool,
                                            struct report *report)
{
    struct network_builder *builder = pool_array(pool, 1, struct network_builder);

    builder->pool = pool;
    builder->report = report;
    builder->file = file;
    builder->reading = *reading;
    builder->title = "";
    builder->identities.pool = pool;
    builder->names.pool = pool;
    builder->keys.pool = pool;
    builder->waves =
        pool_grow(pool, builder->waves, 0, &builder->wave_capacity, const char *);
    builder->waves[0] = "";
    builder->wave_count = 1;
    return builder;
}

size_t builder_too_large(struct network_builder *builder, struct place place,
                         const char *id, int limit)
{
    if (!builder->is_too_large) {
        const struct message message = {
            .id = id, .values = {{.number = limit}}, .value_count = 1};

        report_add_message(builder->report, REPORT_ERROR, place, message);
        builder->is_too_large = true;
    }
    return 0;
}

static struct place whole(const struct network_builder *builder)
{
    return (struct place){builder->file, 0, 0};
}

void network_builder_title(struct network_builder *builder, const char *title)
{
    const char *trimmed = builder_keep(builder, title);

    if (strlen(trimmed) <= LIMIT_CELL_BYTES && utf8_is_visible(trimmed, "")) {
        builder->title = trimmed;
    }
}

void network_builder_quiet(struct network_builder *builder)
{
    builder->is_quiet = true;
}

/* ---- relations and waves ---- */

/* A label that can be shown; else an error, and "". */
static const char *label_check(struct network_builder *builder, const char *label)
{
    const char *trimmed = builder_keep(builder, label);

    if (trimmed[0] == '\0' || builder_name_check(builder, trimmed, whole(builder))) {
        return trimmed;
    }
    return "";
}

size_t network_builder_relation(struct network_builder *builder, const char *name,
                                bool is_directed)
{
    const size_t count = builder->relation_count;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(builder->relations[i].name, name) == 0) {
            builder->relations[i].is_directed = is_directed;
            return i;
        }
    }
    const char *label = label_check(builder, name);
    if (strcmp(label, name) != 0) { /* it may be there in its trimmed form */
        return network_builder_relation(builder, label, is_directed);
    }
    if (count == LIMIT_RELATIONS) {
        return builder_too_large(builder, whole(builder),
                                 N_("the network has more than %d relations"),
                                 LIMIT_RELATIONS);
    }
    builder->relations = pool_grow(builder->pool, builder->relations, count,
                                   &builder->relation_capacity, struct raw_relation);
    builder->relations[count] = (struct raw_relation){label, is_directed};
    builder->relation_count++;
    return count;
}

size_t network_builder_wave(struct network_builder *builder, const char *label)
{
    const size_t count = builder->wave_count;
    const char *kept = label_check(builder, label);

    if (!builder->is_first_used) {
        builder->is_first_used = true;
        builder->waves[0] = kept;
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(builder->waves[i], kept) == 0) {
            return i;
        }
    }
    if (count == LIMIT_WAVES) {
        return builder_too_large(builder, whole(builder),
                                 N_("the network has more than %d waves"), LIMIT_WAVES);
    }
    builder->waves = pool_grow(builder->pool, builder->waves, count,
                               &builder->wave_capacity, const char *);
    builder->waves[builder->wave_count++] = kept;
    return count;
}

/* ---- ties and what else is said ---- */

static void self_tie_say(struct network_builder *builder, const struct builder_tie *tie)
{
    if (tie->value == 0 || isnan(tie->value)) {
        return;
    }
    builder->self_count++;
    if (builder->self_count <= NETWORK_LISTED) {
        report_add(builder->report, REPORT_NOTE, tie->place,
                   "a tie of '%s' with itself is left out",
                   network_builder_name(builder, tie->from));
    }
}

void network_builder_tie(struct network_builder *builder, const struct builder_tie *tie)
{
    if (tie->from >= builder->organisation_count ||
        tie->to >= builder->organisation_count) {
        return; /* its name was an error */
    }
    if (tie->from == tie->to) {
        self_tie_say(builder, tie);
        return;
    }
    if (builder->tie_count == LIMIT_TIES) {
        (void)builder_too_large(builder, tie->place,
                                N_("the network has more than %d ties"), LIMIT_TIES);
        return;
    }
    builder->ties = pool_grow(builder->pool, builder->ties, builder->tie_count,
                              &builder->tie_capacity, struct raw_tie);
    builder->ties[builder->tie_count++] =
        (struct raw_tie){.value = isfinite(tie->value) ? tie->value : (double)NAN,
                         .from = (uint32_t)tie->from,
                         .to = (uint32_t)tie->to,
                         .line = (uint32_t)tie->place.line,
                         .column = (uint32_t)tie->place.column,
                         .wave = (uint16_t)tie->wave,
                         .relation = (uint16_t)tie->relation,
                         .is_directed = builder->relations[tie->relation].is_directed,
                         .is_half = tie->is_half};
    builder->organisations[tie->from].is_tied = true;
    builder->organisations[tie->to].is_tied = true;
}

static void mark_add(struct network_builder *builder, struct raw_marks *marks,
                     struct raw_mark mark)
{
    if (marks->count == (size_t)2 * LIMIT_TIES) {
        (void)builder_too_large(builder, whole(builder),
                                N_("the network has more than %d ties"), LIMIT_TIES);
        return;
    }
    marks->marks = pool_grow(builder->pool, marks->marks, marks->count, &marks->capacity,
                             struct raw_mark);
    marks->marks[marks->count++] = mark;
}

void network_builder_silent(struct network_builder *builder, size_t wave, size_t relation,
                            size_t organisation)
{
    mark_add(builder, &builder->silent, (struct raw_mark){wave, relation, organisation});
}

void network_builder_absent(struct network_builder *builder, size_t wave,
                            size_t organisation)
{
    mark_add(builder, &builder->absent,
             (struct raw_mark){wave, GROUP_NONE, organisation});
}

/* ---- attributes ---- */

/* The attribute with this name, added when it is new; NULL when there are too many.
 * Tables come row by row: it is probably the one after the last. */
static struct raw_attribute *attribute_of(struct network_builder *builder,
                                          const char *name)
{
    const size_t count = builder->attribute_count;

    for (size_t i = 0; i < count; i++) {
        const size_t at = (builder->attribute_last + 1 + i) % count;
        if (strcmp(builder->attributes[at].name, name) == 0) {
            builder->attribute_last = at;
            return &builder->attributes[at];
        }
    }
    if (count == LIMIT_ATTRIBUTES) {
        (void)builder_too_large(builder, whole(builder),
                                N_("the network has more than %d attributes"),
                                LIMIT_ATTRIBUTES);
        return NULL;
    }
    const char *label = label_check(builder, name);
    if (label[0] == '\0') {
        return NULL;
    }
    if (strcmp(label, name) != 0) {
        return attribute_of(builder, label);
    }
    builder->attributes = pool_grow(builder->pool, builder->attributes, count,
                                    &builder->attribute_capacity, struct raw_attribute);
    builder->attributes[count] = (struct raw_attribute){.name = label};
    builder->attribute_last = count;
    builder->attribute_count++;
    return &builder->attributes[count];
}

static bool value_check(const struct network_builder *builder, const char *name,
                        size_t organisation, const char *value)
{
    if (strlen(value) <= LIMIT_CELL_BYTES && utf8_is_visible(value, "\t\n")) {
        return true;
    }
    report_add(builder->report, REPORT_ERROR, whole(builder),
               "'%s' of '%s' is longer than %d bytes or holds an invisible control "
               "character; shorten it or remove that",
               name, network_builder_name(builder, organisation), LIMIT_CELL_BYTES);
    return false;
}

void network_builder_attribute(struct network_builder *builder, size_t organisation,
                               const char *name, const char *value)
{
    if (organisation >= builder->organisation_count || builder->is_too_large) {
        return; /* its name was an error */
    }
    struct raw_attribute *attribute = attribute_of(builder, name);
    if (attribute == NULL || !value_check(builder, name, organisation, value)) {
        return;
    }
    if (organisation >= attribute->capacity) {
        const size_t capacity = builder->organisation_capacity;
        const char **texts = pool_array(builder->pool, capacity, const char *);

        if (attribute->capacity > 0) {
            memcpy(texts, attribute->texts, attribute->capacity * sizeof *texts);
        }
        attribute->texts = texts;
        attribute->capacity = capacity;
    }
    attribute->texts[organisation] = builder_keep(builder, value);
}
