/* network_gexf_waves.c - the waves of a GEXF file, told to the builder. */
#include "exchange/network_gexf_parts.h"

#include <math.h>

#include "base/limits.h"

/* One wave, at a moment. */
struct telling {
    struct gexf_reader *reader;
    size_t number;
    double time; /* NAN: there is but one wave, without a time */
    const bool *is_member; /* NULL: all are */
    const char *relation; /* of edges that name none */
};

static bool span_is_now(const struct telling *telling, const struct span *span)
{
    return isnan(telling->time) || span_holds(span, telling->time);
}

static double value_of(const struct telling *telling, const struct gexf_edge *edge)
{
    const struct gexf_value *values = telling->reader->values;

    for (size_t i = edge->value_count; i > 0; i--) {
        const struct gexf_value *value = &values[edge->value_first + i - 1];

        if (span_is_now(telling, &value->span)) {
            return value->value;
        }
    }
    return edge->value;
}

/* An edge without times is there whenever its two nodes are. */
static bool is_there(const struct telling *telling, const struct gexf_edge *edge,
                     size_t from, size_t to)
{
    if (isnan(telling->time)) {
        return true;
    }
    if (edge->spans.count == 0) {
        return telling->is_member == NULL ||
               (telling->is_member[from] && telling->is_member[to]);
    }
    return spans_hold(&telling->reader->times, &edge->spans, telling->time);
}

static void edge_tell(const struct telling *telling, struct gexf_edge *edge)
{
    struct gexf_reader *reader = telling->reader;
    const size_t from = name_index_find(&reader->ids, edge->source);
    const size_t to = name_index_find(&reader->ids, edge->target);

    if (from == NAME_INDEX_NONE || to == NAME_INDEX_NONE) {
        if (telling->number == 0) {
            report_add(reader->report, REPORT_ERROR, edge->place,
                       "this edge names the node '%s', which is not there",
                       from == NAME_INDEX_NONE ? edge->source : edge->target);
        }
        return;
    }
    if (!is_there(telling, edge, from, to)) {
        return;
    }
    edge->is_told = true;
    struct builder_tie tie = {
        .wave = telling->number,
        .relation = network_builder_relation(
            reader->builder, edge->relation != NULL ? edge->relation : telling->relation,
            edge->is_directed),
        .from = from,
        .to = to,
        .value = value_of(telling, edge),
        .place = edge->place,
    };
    network_builder_tie(reader->builder, &tie);
    if (edge->is_mutual) {
        tie.from = to;
        tie.to = from;
        network_builder_tie(reader->builder, &tie);
    }
}

static void silence_tell(const struct telling *telling)
{
    struct gexf_reader *reader = telling->reader;

    for (size_t i = 0; i < reader->silent_count; i++) {
        const struct gexf_silence *silent = &reader->silent[i];

        if (span_is_now(telling, &silent->span)) {
            network_builder_silent(reader->builder, telling->number,
                                   silent->relation != NULL
                                       ? network_builder_relation(reader->builder,
                                                                  silent->relation,
                                                                  reader->is_directed)
                                       : GROUP_NONE,
                                   silent->organisation);
        }
    }
}

static const bool *members_tell(const struct telling *telling)
{
    struct gexf_reader *reader = telling->reader;
    const size_t count = network_builder_count(reader->builder);
    bool *is_member = pool_array(reader->pool, count, bool);

    for (size_t i = 0; i < reader->node_count; i++) {
        struct gexf_node *node = &reader->nodes[i];

        if (spans_hold(&reader->times, &node->spans, telling->time) &&
            node->organisation < count) {
            is_member[node->organisation] = true;
            node->is_told = true;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_member[i]) {
            network_builder_absent(reader->builder, telling->number, i);
        }
    }
    return is_member;
}

/* One whose times lie before or between all waves. */
static void never_say(const struct gexf_reader *reader)
{
    size_t count = 0;

    for (size_t i = 0; i < reader->node_count; i++) {
        const struct gexf_node *node = &reader->nodes[i];

        if (!node->is_told && ++count <= XML_LISTED) {
            report_add(reader->report, REPORT_WARNING, node->place,
                       "this node is there in none of the waves; it is left out");
        }
    }
    for (size_t i = 0; i < reader->edge_count; i++) {
        const struct gexf_edge *edge = &reader->edges[i];

        if (!edge->is_told && ++count <= XML_LISTED) {
            report_add(reader->report, REPORT_WARNING, edge->place,
                       "this edge is there in none of the waves; it is left out");
        }
    }
    if (count > XML_LISTED) {
        report_add(reader->report, REPORT_WARNING, reader->whole,
                   "nodes and edges that are there in none of the waves, in all: %zu",
                   count);
    }
}

/* A network without any member is none. */
static bool somebody_check(const struct gexf_reader *reader, bool has_waves)
{
    bool is_somebody = !has_waves || reader->node_count == 0;

    for (size_t i = 0; i < reader->node_count; i++) {
        is_somebody |= reader->nodes[i].is_told;
    }
    if (!is_somebody) {
        report_add(reader->report, REPORT_ERROR, reader->whole,
                   "no node of this file is there in any of its waves");
    }
    return is_somebody;
}

static bool moments_check(const struct gexf_reader *reader)
{
    if (reader->times.moment_count > XML_WAVES_MAX) {
        report_add(reader->report, REPORT_ERROR, reader->whole,
                   "something begins at %zu moments in this file; each would be a wave, "
                   "and at most %d are read: round the times off, to years for instance",
                   reader->times.moment_count, XML_WAVES_MAX);
        return false;
    }
    return true;
}

static bool wave_begin(struct telling *telling, const struct moment *moment)
{
    struct gexf_reader *reader = telling->reader;

    telling->time = moment->time;
    if (network_builder_wave(reader->builder, moment->label) != telling->number) {
        report_add(reader->report, REPORT_ERROR, reader->whole,
                   "two waves of this file are called '%s'", moment->label);
        return false;
    }
    telling->is_member = members_tell(telling);
    return true;
}

bool gexf_waves_tell(struct gexf_reader *reader)
{
    const struct times *times = &reader->times;

    moments_sort(&reader->times);
    if (!moments_check(reader)) {
        return false;
    }
    const bool has_waves = times->moment_count > 1 || times->is_listed;
    const size_t wave_count = has_waves ? times->moment_count : 1;
    const char *relation =
        xml_relations_read(reader->builder, reader->relations, reader->pool);
    if (reader->relations[0] == '\0' && reader->edge_count == 0) {
        (void)network_builder_relation(reader->builder, "", reader->is_directed);
    }
    for (size_t i = 0; i < wave_count; i++) {
        struct telling telling = {reader, i, NAN, NULL, relation};

        if (has_waves && !wave_begin(&telling, &times->moments[i])) {
            return false;
        }
        for (size_t j = 0; j < reader->edge_count; j++) {
            edge_tell(&telling, &reader->edges[j]);
        }
        silence_tell(&telling);
    }
    /* Once more: what was said last of a relation without ties holds. */
    (void)xml_relations_read(reader->builder, reader->relations, reader->pool);
    if (has_waves) {
        never_say(reader);
    }
    return somebody_check(reader, has_waves);
}
