/* without_map.c - the map of a network without one organisation: everybody who stays
 * stands where the map of the whole network has them. */
#include "web/without_map.h"

#include "base/limits.h"
#include "drawing/network_map.h"
#include "web/pages.h"
#include "web/render.h"

/* Who stays, by their new numbers. */
struct staying {
    const bool *is_kept;
    size_t *number_of;
    size_t count;
};

static struct staying staying_make(const struct parting *parting, bool is_whole,
                                   struct pool *pool)
{
    const size_t count = parting->findings.shown.organisation_count;
    bool *is_kept = pool_array(pool, count, bool);
    struct staying staying = {is_kept, pool_array(pool, count, size_t), 0};

    for (size_t i = 0; i < count; i++) {
        is_kept[i] = is_whole || i != parting->organisation;
        staying.number_of[i] = staying.count;
        staying.count += is_kept[i];
    }
    return staying;
}

/* A network of names, sectors and one relation is all that a map shows. */
static struct network network_staying(const struct network *network,
                                      const struct relation *relation,
                                      const struct staying *staying, struct pool *pool)
{
    const struct attribute *sector = network_attribute(network, "sector");
    const char **names = pool_array(pool, staying->count, const char *);
    const char **texts = pool_array(pool, staying->count, const char *);
    bool *is_silent = pool_array(pool, staying->count, bool);
    struct tie *ties = pool_array(pool, relation->tie_count, struct tie);
    struct relation *part = pool_array(pool, 1, struct relation);
    struct attribute *attribute = pool_array(pool, 1, struct attribute);

    *part = (struct relation){relation->name, relation->is_directed, ties, 0, is_silent};
    for (size_t i = 0; i < network->organisation_count; i++) {
        if (staying->is_kept[i]) {
            const size_t number = staying->number_of[i];
            names[number] = network->names[i];
            texts[number] = sector == NULL ? "" : sector->texts[i];
            is_silent[number] = relation->is_silent != NULL && relation->is_silent[i];
        }
    }
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        if (staying->is_kept[tie->from] && staying->is_kept[tie->to]) {
            ties[part->tie_count++] = (struct tie){
                staying->number_of[tie->from], staying->number_of[tie->to], tie->value};
        }
    }
    *attribute = (struct attribute){
        .name = "sector", .kind = ATTRIBUTE_TEXT, .texts = texts, .numbers = NULL};
    return (struct network){network->title, names, staying->count, attribute, 1, part, 1};
}

/* Where they stood when the wave was computed; NULL: it was not. */
static const struct point *places_of(const struct findings *findings,
                                     const struct staying *staying, struct pool *pool)
{
    const struct wave_results *results = &findings->results;
    struct point *places = pool_array(pool, staying->count, struct point);

    if (results->place_x == NULL || results->place_y == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < findings->shown.organisation_count; i++) {
        if (staying->is_kept[i]) {
            places[staying->number_of[i]] =
                (struct point){results->place_x[i], results->place_y[i]};
        }
    }
    return places;
}

static const double *partners_of(const struct graph *graph, struct pool *pool)
{
    double *partners = pool_array(pool, graph->count, double);

    for (size_t i = 0; i < graph->count; i++) {
        partners[i] = (double)graph_row_length(&graph->all, i);
    }
    return partners;
}

/* The groups of the whole network: a sector keeps its mark in both maps, also when its
 * first organisation is the one that is taken out. */
static struct grouping groups_staying(const struct network *network,
                                      const struct staying *staying, struct pool *pool)
{
    const struct attribute *sector = network_attribute(network, "sector");
    struct grouping grouping = {0};

    if (sector == NULL) {
        return grouping;
    }
    grouping = grouping_make(sector, network->organisation_count, pool);
    size_t *group_of = pool_array(pool, staying->count, size_t);
    for (size_t i = 0; i < network->organisation_count; i++) {
        if (staying->is_kept[i]) {
            group_of[staying->number_of[i]] = grouping.group_of[i];
        }
    }
    grouping.group_of = group_of;
    return grouping;
}

static void map_draw(struct visit *visit, const struct parting *parting, bool is_whole,
                     struct text *svg)
{
    const struct findings *findings = &parting->findings;
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[parting->relation];
    struct pool *pool = visit->pool;
    const struct staying staying = staying_make(parting, is_whole, pool);
    const struct network network = network_staying(
        &findings->shown, network_relation(&findings->shown, kind->code), &staying, pool);
    const struct graph graph =
        graph_make(&network.relations[0], network.organisation_count,
                   (struct graph_reading){.is_valued = kind->is_valued}, pool);
    const struct grouping grouping = groups_staying(&findings->shown, &staying, pool);
    const char *name = findings->shown.names[parting->organisation];
    const struct network_drawing drawing = {
        .network = &network,
        .relation = &network.relations[0],
        .graph = &graph,
        .grouping = grouping.group_count > 0 ? &grouping : NULL,
        .grouping_name = say(N_("sector"), visit->language),
        .figure = partners_of(&graph, pool),
        .figure_name = say(N_("partners"), visit->language),
        .title = is_whole ? visit_say(visit, N_("The network with %s"), name)
                          : visit_say(visit, N_("The network without %s"), name),
        .date = findings->wave.wave.title,
        .language = visit->language,
        .paper = DRAWING_A4,
    };
    const struct map_layout layout =
        map_layout_make(&graph, places_of(findings, &staying, pool), pool);

    network_map(&drawing, &layout, svg, NULL);
}

bool without_drawing(struct visit *visit, struct status *st)
{
    struct parting *parting = pool_array(visit->pool, 1, struct parting);
    struct text svg;

    if (!parting_read(visit, parting, st)) {
        return false;
    }
    if (parting->relation == WAVE_RELATION_COUNT || parting->organisation == GROUP_NONE) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "there is nothing to draw: nobody is taken out");
    }
    text_init(&svg, visit->pool, LIMIT_PAGE_BYTES);
    map_draw(visit, parting, visit_query(visit, "with") != NULL, &svg);
    if (svg.is_cut) {
        return status_fail(st, STATUS_LIMIT, "this picture is too large");
    }
    render_drawing(visit, &svg);
    return true;
}
