/* network_builder_finish.c - the network that was read, as it goes out. */
#include <math.h>

#include "base/limits.h"
#include "exchange/network_parts.h"

/* What is made of a builder, for all waves together. */
struct finisher {
    struct network_builder *builder;
    struct pool *pool; /* of what goes out */
    struct pool *marks; /* of the flags below */
    struct pool *scratch;
    const bool *is_directed; /* per relation */
    const struct raw_tie *ties;
    size_t tie_count;
    size_t tie_at; /* those before it are taken */
    bool **silent; /* per wave and relation, NULL: none */
    bool **absent; /* per wave, NULL: none */
    const char **names;
    struct attribute *attributes;
    size_t known_count; /* ties that went out */
    size_t unknown_count; /* and those of which that is unknown */
    bool *is_silent; /* per organisation: somewhere */
    size_t lost_count; /* ties of who is no member */
};

static void flag_set(struct finisher *finisher, bool **flags, size_t organisation)
{
    if (*flags == NULL) {
        *flags = pool_array(finisher->marks, finisher->builder->organisation_count, bool);
    }
    (*flags)[organisation] = true;
}

/* Of one mark: every wave and relation that it is for. */
static void silent_set(struct finisher *finisher, const struct raw_mark *mark)
{
    const struct network_builder *builder = finisher->builder;

    for (size_t wave = 0; wave < builder->wave_count; wave++) {
        for (size_t i = 0; i < builder->relation_count; i++) {
            if ((mark->wave == wave || mark->wave == GROUP_NONE) &&
                (mark->relation == i || mark->relation == GROUP_NONE)) {
                flag_set(finisher, &finisher->silent[wave * builder->relation_count + i],
                         mark->organisation);
            }
        }
    }
}

static void marks_take(struct finisher *finisher)
{
    const struct network_builder *builder = finisher->builder;

    for (size_t i = 0; i < builder->silent.count; i++) {
        if (builder->silent.marks[i].organisation < builder->organisation_count) {
            silent_set(finisher, &builder->silent.marks[i]);
        }
    }
    for (size_t i = 0; i < builder->absent.count; i++) {
        const struct raw_mark *mark = &builder->absent.marks[i];
        if (mark->organisation < builder->organisation_count) {
            flag_set(finisher, &finisher->absent[mark->wave], mark->organisation);
        }
    }
}

/* ---- one relation of one wave ---- */

static void lost_say(struct finisher *finisher, const struct raw_tie *tie)
{
    const struct network_builder *builder = finisher->builder;

    finisher->lost_count++;
    if (finisher->lost_count <= NETWORK_LISTED) {
        const struct place place = {builder->file, tie->line, tie->column};

        report_add(builder->report, REPORT_WARNING, place,
                   "the tie from '%s' to '%s' is left out: one of them is no member of "
                   "wave '%s'",
                   builder->organisations[tie->from].name,
                   builder->organisations[tie->to].name, builder->waves[tie->wave]);
    }
}

/* A tie that goes out: not of who is no member, and not unknown of who is silent. */
static bool tie_is_kept(struct finisher *finisher, const struct raw_tie *tie)
{
    const size_t relations = finisher->builder->relation_count;
    const bool *silent = finisher->silent[tie->wave * relations + tie->relation];
    const bool *absent = finisher->absent[tie->wave];

    if (absent != NULL && (absent[tie->from] || absent[tie->to])) {
        lost_say(finisher, tie);
        return false;
    }
    return !isnan(tie->value) || silent == NULL ||
           !(silent[tie->from] ||
             (!finisher->is_directed[tie->relation] && silent[tie->to]));
}

/* The members of a wave, and where each organisation stands among them. */
struct members {
    size_t *organisations;
    size_t *position_of;
    size_t count;
};

static struct members members_of(const struct finisher *finisher, size_t wave)
{
    const size_t count = finisher->builder->organisation_count;
    const bool *absent = finisher->absent[wave];
    struct members members = {pool_array(finisher->scratch, count, size_t),
                              pool_array(finisher->scratch, count, size_t), 0};

    for (size_t i = 0; i < count; i++) {
        if (absent == NULL || !absent[i]) {
            members.position_of[i] = members.count;
            members.organisations[members.count++] = i;
        }
    }
    return members;
}

static void ties_take(struct finisher *finisher, size_t key,
                      const struct members *members, struct relation *relation)
{
    const size_t relations = finisher->builder->relation_count;
    size_t end = finisher->tie_at;

    while (end < finisher->tie_count &&
           finisher->ties[end].wave * relations + finisher->ties[end].relation == key) {
        end++;
    }
    struct tie *ties = pool_array(finisher->pool, end - finisher->tie_at, struct tie);
    size_t count = 0;
    for (; finisher->tie_at < end; finisher->tie_at++) {
        const struct raw_tie *tie = &finisher->ties[finisher->tie_at];

        if (tie_is_kept(finisher, tie)) {
            ties[count++] = (struct tie){members->position_of[tie->from],
                                         members->position_of[tie->to], tie->value};
            finisher->unknown_count += isnan(tie->value);
            finisher->known_count += !isnan(tie->value);
        }
    }
    relation->ties = ties;
    relation->tie_count = count;
}

static const bool *silent_take(struct finisher *finisher, size_t key,
                               const struct members *members)
{
    const bool *silent = finisher->silent[key];
    bool *taken = NULL;

    for (size_t i = 0; silent != NULL && i < members->count; i++) {
        if (silent[members->organisations[i]]) {
            if (taken == NULL) {
                taken = pool_array(finisher->pool, members->count, bool);
            }
            taken[i] = true;
            finisher->is_silent[members->organisations[i]] = true;
        }
    }
    return taken;
}

/* ---- one wave ---- */

static struct network network_make(struct finisher *finisher, size_t wave)
{
    const struct network_builder *builder = finisher->builder;
    const struct members members = members_of(finisher, wave);
    const size_t attribute_count = builder->attribute_count;
    struct relation *relations =
        pool_array(finisher->pool, builder->relation_count, struct relation);
    struct network network = {.title = builder->title,
                              .names = finisher->names,
                              .organisation_count = members.count,
                              .attributes = finisher->attributes,
                              .attribute_count = attribute_count,
                              .relations = relations,
                              .relation_count = builder->relation_count};

    if (members.count < builder->organisation_count) {
        const char **names = pool_array(finisher->pool, members.count, const char *);
        for (size_t i = 0; i < members.count; i++) {
            names[i] = finisher->names[members.organisations[i]];
        }
        network.names = names;
        network.attributes =
            attributes_part(finisher->attributes, attribute_count, members.organisations,
                            members.count, finisher->pool);
    }
    for (size_t i = 0; i < builder->relation_count; i++) {
        const size_t key = wave * builder->relation_count + i;

        relations[i].name = builder->relations[i].name;
        relations[i].is_directed = finisher->is_directed[i];
        ties_take(finisher, key, &members, &relations[i]);
        relations[i].is_silent = silent_take(finisher, key, &members);
    }
    return network;
}

/* ---- all ---- */

static bool size_check(const struct network_builder *builder)
{
    const struct place whole = {builder->file, 0, 0};
    const size_t wide = builder->attribute_count + builder->relation_count;

    if (builder->report->error_count > 0) {
        return false;
    }
    if (builder->organisation_count == 0) {
        report_add(builder->report, REPORT_ERROR, whole,
                   "the file names no organisation");
        return false;
    }
    if (builder->wave_count * wide >
        (size_t)LIMIT_NETWORK_CELLS / builder->organisation_count) {
        report_add(builder->report, REPORT_ERROR, whole,
                   "the network is too large: its waves, relations, attributes and "
                   "organisations together make more than %d cells; split it",
                   LIMIT_NETWORK_CELLS);
        return false;
    }
    return true;
}

/* Relations and waves only where there is more than one: else it is noise. */
static void size_say(const struct finisher *finisher)
{
    const struct network_builder *builder = finisher->builder;
    const struct place whole = {builder->file, 0, 0};
    const size_t organisations = builder->organisation_count;
    const size_t ties = finisher->known_count;
    const size_t relations = builder->relation_count;
    const size_t waves = builder->wave_count;

    if (relations > 1 && waves > 1) {
        report_add(builder->report, REPORT_NOTE, whole,
                   "organisations read: %zu; ties: %zu; relations: %zu; waves: %zu",
                   organisations, ties, relations, waves);
    } else if (relations > 1) {
        report_add(builder->report, REPORT_NOTE, whole,
                   "organisations read: %zu; ties: %zu; relations: %zu", organisations,
                   ties, relations);
    } else if (waves > 1) {
        report_add(builder->report, REPORT_NOTE, whole,
                   "organisations read: %zu; ties: %zu; waves: %zu", organisations, ties,
                   waves);
    } else {
        report_add(builder->report, REPORT_NOTE, whole,
                   "organisations read: %zu; ties: %zu", organisations, ties);
    }
}

static void result_say(const struct finisher *finisher)
{
    const struct network_builder *builder = finisher->builder;
    const struct place whole = {builder->file, 0, 0};
    size_t silent_count = 0;

    if (builder->self_count + builder->merged_count + builder->alike_count +
            finisher->lost_count >
        0) {
        report_add(builder->report, REPORT_NOTE, whole,
                   "ties that stood more than once and were merged: %zu; ties of an "
                   "organisation with itself, left out: %zu; ties of no members, left "
                   "out: %zu; names nearly the same: %zu",
                   builder->merged_count, builder->self_count, finisher->lost_count,
                   builder->alike_count);
    }
    for (size_t i = 0; i < builder->organisation_count; i++) {
        silent_count += finisher->is_silent[i];
    }
    if (silent_count + finisher->unknown_count > 0) {
        report_add(builder->report, REPORT_NOTE, whole,
                   "organisations that did not answer: %zu; other ties of which it is "
                   "unknown whether they are there: %zu",
                   silent_count, finisher->unknown_count);
    }
    if (!builder->is_quiet) {
        size_say(finisher);
    }
}

static void waves_make(struct finisher *finisher, struct network_series *series_out)
{
    const struct network_builder *builder = finisher->builder;
    struct wave *waves = pool_array(finisher->pool, builder->wave_count, struct wave);

    for (size_t i = 0; i < builder->wave_count; i++) {
        SCOPED(pool) scratch = pool_new();

        finisher->scratch = scratch;
        waves[i] = (struct wave){builder->waves[i], network_make(finisher, i)};
        finisher->scratch = NULL;
    }
    *series_out = (struct network_series){waves, builder->wave_count};
}

/* The texts of the builder, in the pool of what goes out. */
static void texts_keep(struct finisher *finisher)
{
    struct network_builder *builder = finisher->builder;
    struct pool *pool = finisher->pool;

    for (size_t i = 0; i < builder->organisation_count; i++) {
        builder->organisations[i].name = pool_text(pool, builder->organisations[i].name);
    }
    for (size_t i = 0; i < builder->relation_count; i++) {
        builder->relations[i].name = pool_text(pool, builder->relations[i].name);
    }
    for (size_t i = 0; i < builder->wave_count; i++) {
        builder->waves[i] = pool_text(pool, builder->waves[i]);
    }
    builder->title = pool_text(pool, builder->title);
    for (size_t i = 0; i < builder->attribute_count; i++) {
        struct raw_attribute *attribute = &builder->attributes[i];

        attribute->name = pool_text(pool, attribute->name);
        for (size_t j = 0; j < attribute->capacity; j++) {
            if (attribute->texts[j] != NULL) {
                attribute->texts[j] = pool_text(pool, attribute->texts[j]);
            }
        }
    }
}

bool network_builder_finish_in(struct network_builder *builder, struct pool *pool,
                               struct network_series *series_out)
{
    SCOPED(pool) scratch = pool_new();
    struct finisher finisher = {.builder = builder, .pool = pool, .marks = scratch};
    bool *is_directed = NULL;

    if (builder->relation_count == 0) {
        (void)network_builder_relation(builder, "", true);
    }
    if (!size_check(builder)) {
        return false;
    }
    if (pool != builder->pool) {
        texts_keep(&finisher);
    }
    finisher.silent =
        pool_array(scratch, builder->wave_count * builder->relation_count, bool *);
    finisher.absent = pool_array(scratch, builder->wave_count, bool *);
    finisher.is_silent = pool_array(scratch, builder->organisation_count, bool);
    marks_take(&finisher);
    finisher.ties = raw_ties_merge(builder, &is_directed, &finisher.tie_count, scratch);
    finisher.is_directed = is_directed;
    const char **names = pool_array(pool, builder->organisation_count, const char *);
    for (size_t i = 0; i < builder->organisation_count; i++) {
        names[i] = builder->organisations[i].name;
    }
    finisher.names = names;
    finisher.attributes = raw_attributes_make(builder, pool);
    waves_make(&finisher, series_out);
    result_say(&finisher);
    return true;
}

bool network_builder_finish(struct network_builder *builder,
                            struct network_series *series_out)
{
    return network_builder_finish_in(builder, builder->pool, series_out);
}
